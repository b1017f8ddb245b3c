"""How well names of people are known that stand in no list: ``names_known``.

Given names and surnames of the DVV statistics that the shipped list leaves out
(``make_names.held_back``) are paired by their bearers, and each pair is put in every carrier
sentence. It is known there when ``find_persons`` gives exactly that person, given name first and in
nominative; the caller's cue is what the product would tell.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.finnish.make_names import SOURCE, first_names, held_back, surnames
from benchmarks.finnish.measures import Measure
from benchmarks.finnish.name_forms import inflected
from extractors.cues import label_kind
from extractors.finnish.persons import find_persons
from extractors.finnish.roles import find_roles
from extractors.finnish.vacancies import find_vacancies
from extractors.people import spoken_of
from extractors.scopes import LABEL

_PAIRS = 1000
_HERE = Path(__file__).parent
_VOIKKO = {"nom": "nominative", "gen": "genitive", "par": "partitive", "ade": "adessive",
           "abl": "ablative", "all": "allative", "ela": "elative", "ess": "essive",
           "tra": "translative", "ill": "illative", "ine": "inessive"}  # fmt: skip

_IN_CASE = re.compile(r"\{surname\.(\w+)\}")


@dataclass(frozen=True, slots=True)
class Carrier:
    """A sentence with one place for a name: ``{nom}`` ... (cases), ``{turned}``, ``{CAPITALS}``.

    ``cell``: it is a cell or a line where the product expects a person.
    """

    text: str
    cell: bool = False

    def with_name(self, given: str, surname: str) -> str:
        """The sentence with the person in it."""
        out = self.text
        out = out.replace("{turned}", f"{surname} {given}")
        out = out.replace("{CAPITALS}", f"{given} {surname}".upper())
        out = out.replace("{SURNAME}", f"{surname.upper()} {given}")
        if "{given}" in out:
            out = out.replace("{given}", given).replace("{surname}", surname)
            return _IN_CASE.sub(lambda found: inflected(surname, found[1]), out)
        for short, case in _VOIKKO.items():
            if f"{{{short}}}" in out:
                out = out.replace(f"{{{short}}}", f"{given} {inflected(surname, case)}")
        return out


#: Our own; each says what it adds.
CARRIERS = (
    Carrier("Kasvualueen vetäjänä toimii {nom}."),  # a role in the sentence
    Carrier("Hanketta johtaa {nom}, ja työ alkaa keväällä."),  # only a verb
    Carrier("Työ tehdään {gen} johdolla."),  # genitive
    Carrier("Tehtävä siirtyy {all} syyskuun alussa."),  # allative
    Carrier("projektipäällikkö {nom}"),  # a title right in front
    Carrier("{nom}", cell=True),  # a cell
    Carrier("{turned}", cell=True),  # a cell with the surname first
    Carrier("{SURNAME}", cell=True),  # the surname in capitals
    Carrier("Vastuu palvelujen uudistamisesta on {ade}."),  # adessive
    Carrier("Ryhmään kuuluvat {nom}, Maija Laine ja Pekka Salo."),  # a list
    Carrier("Sihteeriksi valittiin {nom} ja puheenjohtajaksi Liisa Aalto."),  # roles far off
    Carrier("Ohjausryhmän puheenjohtaja on kiittänyt {par} pitkästä työstä."),  # partitive
    Carrier("Ohjaus siirtyy {abl} Teemu Saarelle."),  # ablative, another person next to it
    Carrier("Projektijohtaja: {nom} (50 %)"),  # a colon, a bracket
    Carrier("{nom} jatkaa hankkeen vetäjänä vuoden 2027 loppuun."),  # opens the sentence
    Carrier("FT, dosentti {nom}, kaupungin strategiayksikkö"),  # titles in front
    Carrier("Yhteyshenkilö ........ {nom}"),  # dots leader
    Carrier("{CAPITALS}", cell=True),  # capitals only
    Carrier("Projektledare för helheten är {nom}."),  # Swedish
    Carrier("Kokouksessa kuultiin {gen} esitys hankkeen vaiheista."),  # genitive, no duty
)


def blind_carriers() -> tuple[Carrier, ...]:
    """The carriers of ``tables/carriers.toml``, written by other hands; () where it is absent."""
    return tuple(Carrier(row["text"]) for row in _rows("carriers"))


def _rows(table: str) -> list[dict[str, Any]]:
    """The rows of ``tables/*.toml``, by other hands; [] where the file is absent."""
    path = _HERE / "tables" / f"{table}.toml"
    if not path.is_file():
        return []
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["row"]
    return rows


def pairs(count: int, seed: int = 5) -> list[tuple[str, str]]:
    """Held-back (given name, surname) pairs, each drawn by its bearers."""
    draw = random.Random(seed)
    given, surname = _held(first_names()), _held(surnames())
    return list(
        zip(
            draw.choices(list(given), list(given.values()), k=count),
            draw.choices(list(surname), list(surname.values()), k=count),
            strict=True,
        )
    )


def _held(bearers: Counter[str]) -> Counter[str]:
    return Counter(
        {name: count for name, count in bearers.items() if held_back(name) and "." not in name}
    )


def known(carriers: tuple[Carrier, ...], drawn: list[tuple[str, str]], errors: bool) -> float:
    """Share of pairs times carriers where the person is found under its right name."""
    right, misses = 0, Counter[str]()
    for given, surname in drawn:
        for carrier in carriers:
            text = carrier.with_name(given, surname)
            cue = carrier.cell or bool(find_roles(text))
            found = [person.name for person in find_persons(text, cue=cue)]
            if f"{given} {surname}" in found:
                right += 1
                continue
            misses[carrier.text] += 1
            if errors:
                print(f"names_known: {text!r} should have {given} {surname}, found {found}")
    for text, count in misses.most_common():
        print(f"names_known: {count / len(drawn):.3f} missed in {text!r}")
    return right / (len(drawn) * len(carriers))


def persons_right(errors: bool) -> Measure:
    """Share of the rows of ``tables/persons.toml`` with just their people, in nominative."""
    rows, right = _rows("persons"), 0
    for row in rows:
        text = row["text"]
        found = [person.name for person in find_persons(text, cue=bool(find_roles(text)))]
        right += sorted(found) == sorted(row["people"])
        if errors and sorted(found) != sorted(row["people"]):
            print(f"persons_right: {text!r} has {row['people']}, found {found} ({row['why']})")
    return _share("persons_right", right, len(rows), ".97", "rows")


def people_resolved(errors: bool) -> Measure:
    """Share of the documents of ``tables/documents.toml`` where each line has its people.

    "?" are the lines whose bare surname or initials fit two.
    """
    rows, right = _rows("documents"), 0
    for row in rows:
        told: dict[str, set[int]] = defaultdict(set)
        for spoken in spoken_of(row["lines"]):
            told["?" if spoken.rivals else spoken.name].add(spoken.text)
        wanted = {name: set(lines) for name, lines in row["people"].items()}
        right += told == wanted
        if errors and told != wanted:
            print(f"people_resolved: {row['why']}: {row['lines']}")
            for name in sorted({*told, *wanted}):
                lines, found = sorted(wanted.get(name, ())), sorted(told.get(name, ()))
                if lines != found:
                    print(f"    {name}: {lines}, found {found}")
    return _share("people_resolved", right, len(rows), ".97", "documents wholly right")


def vacancies_right(errors: bool) -> Measure:
    """Share of the rows of ``tables/vacancies.toml`` read as vacant, or as not, as they are.

    As the product does, a label of another kind (money, a schedule) says that nobody is meant.
    """
    rows, right = _rows("vacancies"), 0
    for row in rows:
        label, text = row.get("label", ""), row["text"]
        field = LABEL.match(text)
        if not label and field is not None and label_kind(field["label"]) == "role":
            label, text = field["label"], field["value"]
        kind = label_kind(label) if label else None
        found = find_vacancies(text, cue=kind == "role") if kind in {None, "role"} else []
        right += bool(found) == row["vacant"]
        if errors and bool(found) != row["vacant"]:
            told = [text[span.start : span.end] for span in found]
            print(f"vacancies_right: {label!r} {row['text']!r}: found {told} ({row['why']})")
    return _share("vacancies_right", right, len(rows), ".97", "rows, three languages")


def _share(name: str, right: int, of: int, goal: str, what: str) -> Measure:
    return Measure(name, right / of if of else None, goal, f"{right} of {of} {what}")


def measure(errors: bool) -> list[Measure]:
    """``names_known`` on the carriers of other hands where they are, else on our own."""
    out: list[Measure] = []
    carriers = blind_carriers()
    told = f"{_PAIRS} pairs by bearers, held back from the list, "
    if not SOURCE.is_dir():
        return [Measure("names_known", None, ".97")]
    drawn = pairs(_PAIRS)
    own = known(CARRIERS, drawn, errors)
    if carriers:
        share = known(carriers, drawn, errors)
        out.append(
            Measure(
                "names_known", share, ".97", f"{told}in {len(carriers)} carriers of other hands"
            )
        )
    out.append(
        Measure(
            "names_known_own_carriers" if carriers else "names_known",
            own,
            ".97",
            f"{told}in {len(CARRIERS)} carriers of our own",
        )
    )
    return [*out, persons_right(errors), people_resolved(errors), vacancies_right(errors)]
