"""What a surname and a first name look like, and a surname's nominative."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extractors.finnish.folding import fold
from extractors.finnish.morphology import NOMINAL, analyse
from extractors.vocabulary import load

_LISTS = load("names")
#: First names that Voikko's dictionary lacks: Swedish, short and international ones in Finland.
_FIRST = frozenset(fold(name) for name in _LISTS["first_names"])
_FIRST_PARTS = frozenset(fold(name) for name in _LISTS["first_name_parts"])
_SWEDISH_TAILS = tuple(_LISTS["swedish_surname_tails"])
_FINNISH_TAILS = tuple(_LISTS["finnish_surname_tails"])
_BARE_TAILS = tuple(_LISTS["nominative_tails"])
# first halves of double surnames that are no names by themselves
_FRONTS = frozenset(_LISTS["surname_fronts"])
# Oblique endings on a foreign surname: Ekbladin, Ekbladille, Strandholmista
_ENDING = re.compile(r"(?:in|ille|ill[aä]|ilt[aä]|ist[aä]|iss[aä]|i[aä]|iin|iksi)$")
_VOWEL_ENDING = re.compile(r"(?<=[aeiouyäöåé])(?:n|lle|ll[aä]|lt[aä]|st[aä]|ss[aä])$")


@lru_cache(maxsize=20_000)
def is_first_name(word: str, any_case: bool = False) -> bool:
    """Whether the word is a given name in nominative (``any_case``: in any case).

    A double name is one when each half is ("Niina-Kaisa"), a capitals-only name as well.
    """
    if word.endswith("."):
        return False
    if "-" in word:
        parts = [part for part in word.split("-") if part]
        return len(parts) == 2 and all(
            is_first_name(part, any_case and part == parts[-1]) or fold(part) in _FIRST_PARTS
            for part in parts
        )
    if not word[:1].isupper():
        return False
    if fold(word) in _FIRST:
        return True
    proper = word.capitalize() if word.isupper() else word
    return any(
        reading.word_class == "first_name"
        and not reading.clitic
        and (any_case or reading.case == "nominative")
        for reading in analyse(proper)
    )


@lru_cache(maxsize=20_000)
def looks_like_surname(word: str) -> Literal["known", "shape"] | None:
    """ "known" by Voikko in any case, "shape" by its ending ("-blad", "-niemi"), else None."""
    proper = "-".join(p.capitalize() for p in word.split("-")) if word.isupper() else word
    if not proper[:1].isupper() or len(proper) < 2:
        return None
    readings = analyse(proper)
    if any(r.word_class == "last_name" and not r.from_last_part for r in readings):
        return "known"
    if "-" in proper:
        parts = [part for part in proper.split("-") if part]
        if (
            len(parts) == 2
            and parts[1][:1].isupper()
            and (
                parts[0] in _FRONTS
                or looks_like_surname(parts[1]) is not None
                or looks_like_surname(parts[0]) is not None
            )
        ):
            return "shape"
        return "shape" if len(parts) == 2 and looks_like_surname(parts[1].capitalize()) else None
    for base in {nominative_surname(proper), proper}:
        lower = base.lower()
        if lower.endswith(_SWEDISH_TAILS) and len(lower) > 4:
            return "shape"
        if lower.endswith(_FINNISH_TAILS) and len(lower) > 5:
            return "shape"
    return None


def _is_compound_swedish(stem: str) -> bool:
    """Two parts ("strand-blad"), so that "-in" is an ending; "Wallin" is a name of its own."""
    return any(
        stem.endswith(tail) and len(stem) >= len(tail) + 3 and len(tail) > 2
        for tail in _SWEDISH_TAILS
    )


@lru_cache(maxsize=20_000)
def nominative_surname(word: str) -> str:
    """The surname in nominative: Korpihallan -> Korpihalla, Strandbladin -> Strandblad.

    A form that may be a nominative stays. Unknown names lose a case ending only by rule, where
    what is left ends as surnames end.
    """
    if "-" in word:
        front, _, last = word.rpartition("-")
        changed = nominative_surname(last if last[:1].isupper() else last.capitalize())
        return f"{front}-{changed if last[:1].isupper() else changed.lower()}"
    readings = analyse(word)
    names = [reading for reading in readings if reading.word_class == "last_name"]
    shaped = word.lower().endswith(_FINNISH_TAILS) and not word.lower().endswith(("lla", "llä"))
    if not names and shaped and len(word) > 5:
        return word  # "Leppoja" ends as a name; Voikko would read a case of *leppä*
    pool = names or [
        r for r in readings if r.word_class in NOMINAL and not r.possessive and not r.clitic
    ]
    if readings and not pool and any(r.clitic or r.possessive for r in readings):
        return word  # "Syksyko" may be a name, not "autumn?"
    if pool:
        if any(reading.case == "nominative" for reading in pool):
            return word
        best = min(pool, key=lambda reading: (reading.number == "plural", len(reading.parts)))
        base = best.base
        if best.case is None or base.casefold()[:2] != word.casefold()[:2]:
            return word
        return base[:1].upper() + base[1:]
    lower = word.lower()
    match = _ENDING.search(word)
    if len(lower) < 5 or (
        lower.endswith(_BARE_TAILS)
        and not (match is not None and _is_compound_swedish(lower[: match.start()]))
    ):
        return word
    if match is not None and len(word[: match.start()]) > 2:
        stem = word[: match.start()]
        if stem.lower().endswith(_SWEDISH_TAILS):
            return stem
        if match[0] not in {"ia", "iä"} and not re.search("[aeiouyäöåé]$", stem):
            return stem if re.search("[bcdfgqwxzåé]", stem.lower()) else stem + "i"
    vowel = _VOWEL_ENDING.search(word)
    if vowel is not None and vowel.start() > 2:
        return word[: vowel.start()]
    return word
