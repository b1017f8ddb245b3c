"""What words are read with: the home's own vocabulary put in use, and whether Voikko is there.

Nothing heavy: every command comes through here before the finders are imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors import vocabulary
from extractors.vocabulary import VocabularyError, VocabularyInUse
from extractors.vocabulary.additions import BY_MONTH
from extractors.vocabulary.findings import Finding
from flows.messages import say
from models.records import Language

README = "LUE_MINUT.txt"
_HEAD = """\
OMA SANASTO

Tämän kansion TOML-tiedostoilla lisätään ohjelman sanastoon omia sanoja. Tiedostolla on sama nimi
ja samat taulukot kuin ohjelman omalla (luettelo alla). Sanat lisätään; taulukon [remove] sanat
otetaan pois. Lukuluettelo (vuodenajan ensimmäinen ja viimeinen kuukausi) korvaa ohjelman oman.
Esimerkki, tiedosto roles.toml:

    [fi]
    titles = ["kyläluotsi", "vetovastaava"]     # tehtävänimikkeitä, perusmuodossa

    [remove.fi]
    titles = ["kummi"]                          # tätä ei enää pidetä tehtävänimikkeenä

Tiedosto vacancy.toml, jossa luettelot ovat ilman taulukkoa:

    phrases = ["tekijä hakusessa"]              # näin sanotaan, että tehtävä on avoin

Tallenna UTF-8-muodossa. Sanat tarkistetaan joka ajon alussa: jos jokin on pielessä, mitään ei
lueta, ja viesti kertoo tiedoston ja rivin. Muutos koskee siitä lähtien luettavia versioita; kun
vanhaa ja uutta versiota verrataan, molemmat tulkitaan samoilla sanoilla.

EGET ORDFÖRRÅD

TOML-filerna i denna mapp lägger egna ord till programmets. En fil har samma namn och tabeller som
programmets egen (listan nedan). Orden läggs till; orden under [remove] tas bort. En lista med tal
ersätter programmets. Spara som UTF-8. Orden kontrolleras när en körning börjar: är något fel läses
inget, och meddelandet anger fil och rad.

YOUR OWN VOCABULARY

The TOML files in this folder add words to the program's own. A file has the same name and tables
as the program's (list below). Words are added; words below [remove] are taken out. A list of
numbers takes the place of ours. Save as UTF-8. The words are checked when a run begins: where
anything is wrong nothing is read, and the message names the file and the line.

TIEDOSTOT JA LUETTELOT / FILER OCH LISTOR / FILES AND LISTS (esim. / t.ex. / e.g.)
"""
_EXAMPLES = 3


def readme_text() -> str:
    """The folder's guide: how words are added, and every list with a few of its words."""
    lines = [_HEAD]
    for name in vocabulary.names():
        if name in BY_MONTH:  # the year has twelve
            continue
        lines.append(f"{name}.toml")
        lines += [f"    {path} = {shown}" for path, shown in _lists(vocabulary.own(name))]
        lines.append("")
    return "\n".join(lines)


def _lists(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from _lists(value, here)
        elif isinstance(value, str):
            yield here, f'"{value}"'
        else:
            few = [f'"{v}"' if isinstance(v, str) else str(v) for v in value[:_EXAMPLES]]
            yield here, f"[{', '.join(few)}{' ...' if len(value) > _EXAMPLES else ''}]"


def make_vocabulary(folder: Path) -> None:
    """Make the folder with its guide; a guide that is there is left alone. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    guide = folder / README
    if not guide.exists():
        guide.write_text(readme_text(), "utf-8")


def use_vocabulary(folder: Path) -> tuple[Finding, ...]:
    """Put a home's words in use, here and in child processes; what is needless in them.

    Raises VocabularyError, also where this process already reads with other words or the folder
    may not be looked into.
    """
    try:
        return vocabulary.use(folder)
    except VocabularyInUse as error:
        raise VocabularyError([Finding("in-use", folder, None)]) from error
    except PermissionError as error:
        told = Finding("unreadable", folder, None, error.strerror or "")
        raise VocabularyError([told]) from error


def without_voikko(language: Language) -> str | None:
    """What a run must say where simplemma serves in Voikko's place; None where Voikko is there."""
    from extractors.finnish.morphology import voikko_available

    return None if voikko_available() else say("without_voikko", language)
