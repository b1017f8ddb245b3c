"""What a project is called: the name that a head begins with, and what is no name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.cues import bases, is_finite, is_term, label_kind, says, speaks_of, terms, verbs_in
from extractors.finnish.dates import find_dates
from extractors.finnish.morphology import analyse
from extractors.finnish.persons import find_persons
from extractors.finnish.roles import find_roles
from extractors.finnish.vacancies import find_vacancies
from extractors.scopes import Text
from extractors.two_names import split_languages
from extractors.vocabulary import load

_ABBREVIATION = re.compile(r"\s*\((?P<short>[A-ZÅÄÖ][\wÅÄÖåäö-]{1,11})\)\s*$")
_KICKER = re.compile(
    r"^(?:toimenpide|hanke|projekti|kärkihanke|osahanke|åtgärd|projekt|project|measure)\s+\d{1,3}\s*[.:–-]\s*",
    re.I,
)
_NOT_NAMES = re.compile(
    r"^(?:(?:toteutus|kaavoitus|rakentaminen|rakennettiin|kokeilu|pilotti|urakka|hankekausi|rahoitus\w*|"
    r"käynnissä|käynnisty\w+|päättyy|alkaa|suunnitteluaika|toiminta-aika|toteutusaika|aikataulu|mukana|"
    r"budjetti|tavoite|tavoitteet|tila|tilanne|rekrytointi\w*|haku|tontti|loppuraportti|väliraportti|"
    r"valmistelu\w*|päätös|hankeaika|kesto|yhteensä|lisätiedot|ensimmäi\w+|projekti\w*|"
    r"på svenska|in english|suomeksi|sammanfattning|abstract|tiivistelmä|tietolaatikko|"
    r"kuva|kuvat|kuvio|taulukko|lähde|kestää|mitä|ketkä|kuka|miksi|miten|milloin|missä|muut|muiden|edelli\w+|seuraava\w*|aiem\w+|toimintaympäristö|"
    r"rakennetaan|kaikki|tausta|hanke|hankkeen|hanketta|ohjelma\w*|ohjausryhmä\w*|huom\w*)(?=\s|$))",
    re.I,
)


def says_project(word: str) -> bool:
    """*hankkeen*, *X-hankkeessa* inside a text: it speaks of a project, it is no name."""
    return any(
        form in ("hanke", "projekti") or form.endswith(("-hanke", "-projekti"))
        for form in bases(word)
    )


def name_of(text: Text) -> tuple[Text | None, list[str]]:
    """The project name that a head begins with, and its abbreviation or other-language name.

    Cut at a dash with spaces, a comma, a colon, a bracketed period, or a date.
    """
    aliases: list[str] = []
    start, end = 0, len(text.text)
    if match := re.match(
        r"\d{1,2}(?:\.\d{1,2})+\.?\s+|\d{1,2}[.)]\s+(?=[A-ZÅÄÖ])|\d\s+(?=[A-ZÅÄÖ][a-zåäö])",
        text.text,
    ):
        start = match.end()
    if kicker := _KICKER.match(text.text):
        start = kicker.end()
        stop = re.search(r"\.(?=\s|$)", text.text[start:])
        end = start + stop.start() if stop else end
    for date in find_dates(text.text):
        at = date.start_offset
        apart = start < at < end and re.search(r"[\s(,]$", text.text[:at])
        if apart and not _year_in_name(text.text, at, date.end_offset):
            # "Kalastuksen kausi 2026-2027": the word before the years belongs to the name
            noun = re.match(r"kausi\s+", date.span.text)
            end = at + (noun.end() if noun else 0)
    if cut := re.search(
        r"\s+[–—-]\s+|\s*[:;]\s|\s*:$|,\s|[\"”](?=\s)|\s+(?=\(\s*\d)|\s+(?=\([a-zåäö])|\s\($",
        text.text[start:end],
    ):
        end = start + cut.start()
    for role in find_roles(text.text):
        if start < role.start < end:
            end = role.start
    if re.match(r",\s+(?:joka|jonka|jota|jossa|jotka|jolla|kun|mutta)\b", text.text[end:]):
        return None, []
    former = re.search(
        r"\s*\((?:ent\.|entinen|aiemmin|aik\.|ennen|f\.d\.|tidigare|formerly)\s+(?P<alias>[^)]{3,50})\)",
        text.text[start:end] + text.text[end : end + 60],
    )
    if former:
        aliases.append(former["alias"])
        end = min(end, start + former.start())
    if inner := re.search(r"\s+\((?P<alias>[A-ZÅÄÖ][^)\d]{2,30})\)\s+\S", text.text[start:end]):
        aliases.append(inner["alias"])
        end = start + inner.start()
    name = text.slice(start, end)
    name = name.slice(0, len(name.text.rstrip(" ,;:–—-(•·*¹²³]|[")))
    if name.text[:1] in "\"”“»'’":
        name = name.slice(1, len(name.text.rstrip("\"”“»'’")))
    if match := _ABBREVIATION.search(name.text):
        aliases.append(match["short"])
        name = name.slice(0, match.start())
    name, other = split_languages(name)
    aliases += other
    if match := re.search(r"\s?[-–](hanke|projekti|projekt|projektet)$", name.text, re.I):
        name = name.slice(0, match.start())
    if match := re.match(
        r"(?:the\s.+?(?=\s(?:pilot\s)?project$)|projektet(?=\s+[A-ZÅÄÖ0-9\"”“]))", name.text, re.I
    ):
        name = (
            name.slice(match.end(), len(name.text))
            if match[0].casefold() == "projektet"
            else name.slice(4, match.end())
        )
    whole = len(name.text) >= len(text.text.strip(" .:")) - 1
    return (name, aliases) if is_project_name(name.text, whole) else (None, [])


def _is_surname(word: str) -> bool:
    readings = analyse(word)
    return bool(readings) and all(a.word_class in ("last_name", "first_name") for a in readings)


def _subject_first(words: Sequence[str]) -> bool:
    """*Satama elää*: two words, a thing and what it does, can be a name."""
    return len(words) == 2 and any(
        a.case == "nominative" and a.word_class != "pronoun" for a in analyse(words[0])
    )


@lru_cache(maxsize=1)
def _events() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load("events")["event"]["words"]) + ")$", re.I)


def is_event(word: str) -> bool:
    """*... väliraportti*, *... kokous*: something that happens in a project, not the project."""
    return bool(_events().match(word))


def _year_in_name(text: str, start: int, end: int) -> bool:
    """*Uudet pihat 2027*: a lone year that closes a short name is part of it."""
    lone = bool(re.fullmatch(r"\d{4}", text[start:end].strip()))
    return lone and (end == len(text) or not text[end:].strip(" .")) and "(" not in text[:start]


def is_project_name(name: str, whole: bool = False) -> bool:
    """Short, begins with a capital or a digit; no sentence, person, role, date or vacancy.

    ``whole``: the name is all that its head says, so that a verb may be part of it (*Satama elää*).
    """
    words = name.split()
    if any(says_project(word) for word in words[:-1]) or _NOT_NAMES.match(name):
        return False
    if not 1 <= len(words) <= 8 or not re.match(r"[A-ZÅÄÖ]|\d+[A-ZÅÄÖ]", name) or len(name) < 3:
        return False
    if re.search(r"[.!?€%@]$|[@€]|^\d+$", name) or find_vacancies(name):
        return False
    if any(r.start <= 1 and not re.match(r"\s+\d", name[r.end :]) for r in find_roles(name)):
        return False
    first = analyse(words[0])
    if first and all(a.word_class == "verb" and not a.participle for a in first):
        return False  # "Kehitämme palveluja"
    if is_term(words[-1], "programme") or "oma" in words:
        return False  # a programme; somebody's own
    if is_term(words[0], "programme") and not analyse(words[0]):
        return False  # "Programmet för hållbar kust"
    sentence = is_finite(name) and not (whole and _subject_first(words))
    if sentence or says(" ".join(verbs_in(name)), "duty"):
        return False
    if (
        speaks_of(name, "not_an_area")
        or speaks_of(name, "other_projects")
        or speaks_of(name, "contacts")
    ):
        return False
    if len(words) <= 2 and (is_term(words[-1], "project") or is_term(words[-1], "growth_area")):
        bare = {*terms("project"), *terms("growth_area")}
        if bases(words[-1]) & bare or len(words[-1]) < 9:
            return False
    if len(words) == 1 and _is_surname(name):
        return False
    if any(
        p.start == 0 and p.confidence >= (0.5 if p.end == len(name) else 0.75)
        for p in find_persons(name)
    ):
        return False
    if any(d.start_offset == 0 for d in find_dates(name)) or is_event(words[-1]):
        return False
    return label_kind(name) is None
