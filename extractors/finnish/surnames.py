"""What a surname and a first name look like, and a surname's nominative."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from extractors.finnish.folding import fold
from extractors.finnish.morphology import Analysis, Case, analyse
from extractors.finnish.name_list import bearers, names_ending, with_marks
from extractors.finnish.surname_forms import Hypothesis, hypotheses
from extractors.vocabulary import load

_LISTS = load("names")
#: First names that Voikko's dictionary lacks: Swedish, short and international ones in Finland.
_FIRST = frozenset(fold(name) for name in _LISTS["first_names"])
_FIRST_PARTS = frozenset(fold(name) for name in _LISTS["first_name_parts"])
_TAILS = (*_LISTS["swedish_surname_tails"], *_LISTS["finnish_surname_tails"])
_NO_NAMES = frozenset({"adjective", "noun_adjective", "verb", "adverb", "pronoun", "numeral"})
_LONG_TAILS = tuple(tail for tail in _TAILS if len(tail) > 2)
# first halves of double surnames that are no names by themselves
_FRONTS = frozenset(_LISTS["surname_fronts"])
#: Of a word that means something else too ("Valo", "Into"): from 512 bearers on a given name.
_COMMON_GIVEN = 10
_UNCOMMON_GIVEN = 6  # of a word that the dictionary lacks: "Blue" is borne by a few, and English
#: What a case costs against the nominative: decks say who, less often whose or to whom.
_CASE_COST: dict[Case, float] = {
    "nominative": 0.0,
    "genitive": 1.0,
    "allative": 2.0,
    "adessive": 2.0,
    "partitive": 2.5,
    "ablative": 3.0,
    "elative": 5.5,
    "translative": 5.0,
    "essive": 5.0,
    "illative": 5.0,
    "inessive": 6.0,
}
_UNLISTED = 9.0  # a surname that is in no list, whose ending says it is one, as of 512 bearers
_IN_DICTIONARY = 14.0
#: Where the name stands: alone in its cell, where a name hardly bends; before a stop or a comma,
#: where no genitive belongs; before other words.
Place = Literal["alone", "closed", "open"]


@lru_cache(maxsize=20_000)
def is_first_name(word: str, any_case: bool = False, rare: bool = False) -> bool:
    """Whether the word is a given name in nominative (``any_case``: in any case).

    A double name is one when each half is ("Niina-Kaisa"), a capitals-only name as well. ``rare``:
    also a name of few people, which may mean something else ("Vadelma", "Blue").
    """
    if word.endswith("."):
        return False
    if "-" in word:
        parts = [part for part in word.split("-") if part]
        return len(parts) == 2 and all(
            is_first_name(part, any_case and part == parts[-1], rare=True)
            or fold(part) in _FIRST_PARTS
            for part in parts
        )
    if not word[:1].isupper():
        return False
    if fold(word) in _FIRST:
        return True
    proper = word.capitalize() if word.isupper() else word
    readings = analyse(proper)
    if any(
        reading.word_class == "first_name"
        and not reading.clitic
        and not reading.possessive  # "Toimimme" is no form of the name Toimi
        and (any_case or reading.case == "nominative")
        for reading in readings
    ):
        return True
    given, surname = bearers(with_marks(word) or word)
    if not given or surname > given + 2:
        return False
    return rare or given >= (_COMMON_GIVEN if readings else _UNCOMMON_GIVEN)


@lru_cache(maxsize=20_000)
def looks_like_first_name(word: str) -> bool:
    """An unknown word that ends as many given names do: "Catarina", "Abdirahman"."""
    lower = word.lower()
    return (
        len(lower) > 4
        and not analyse(word.capitalize() if word.isupper() else word)
        and names_ending(lower[-4:], surname=False) >= 8
    )


@lru_cache(maxsize=20_000)
def looks_like_surname(word: str) -> Literal["known", "shape"] | None:
    """ "known" by Voikko or the list in any case, "shape" by its ending ("-blad", "-niemi").

    A listed name that is a common word or a place as well is "shape" only; None for all else.
    """
    proper = "-".join(p.capitalize() for p in word.split("-")) if word.isupper() else word
    if not proper[:1].isupper() or len(proper) < 2:
        return None
    readings = analyse(proper)
    if any(r.word_class == "last_name" and not r.from_last_part for r in readings):
        return "known"
    if "-" in proper:
        if bearers(proper)[1]:
            return "known"
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
    base = nominative_surname(proper)
    if bearers(base)[1]:
        return "shape" if readings else "known"
    if readings and all(r.word_class in _NO_NAMES for r in readings):
        return None
    tails = [base] if readings else [base, proper]
    return "shape" if any(map(_has_surname_tail, tails)) else None


def _has_surname_tail(name: str) -> bool:
    """Ends as surnames do, with something before the ending: *Strand-blad*, *Leppä-niemi*."""
    lower = name.lower()
    if len(lower) < 5 or not lower.endswith(_TAILS):
        return False
    # "-by", "-mo", "-ö" end many a word: then usual surnames end in one letter more
    return lower.endswith(_LONG_TAILS) or names_ending(lower[-4:]) > 8


@lru_cache(maxsize=20_000)
def nominative_surname(word: str, place: Place = "open") -> str:
    """The surname in nominative: Korpihallan -> Korpihalla, Strandbladin -> Strandblad.

    Of all that the word may be a form of, the likeliest name: by its bearers, by the dictionary,
    else by how listed surnames end ("-sella": none; "-nen": thousands).
    """
    if "-" in word:
        front, _, last = word.rpartition("-")
        changed = nominative_surname(last if last[:1].isupper() else last.capitalize(), place)
        return f"{front}-{changed if last[:1].isupper() else changed.lower()}"
    readings = tuple(r for r in analyse(word) if not r.clitic and not r.possessive)
    tried = hypotheses(word)
    likely = _by_ending(tuple(dict.fromkeys(one.name for one in tried)))
    best = max(tried, key=lambda one: _weight(one, likely[one.name], readings, place))
    if best.case == "nominative":
        return word
    kept = _shared([best.name, word.lower()])
    return word[:kept] + best.name[kept:]


def _weight(one: Hypothesis, by_ending: float, readings: Sequence[Analysis], place: Place) -> float:
    """In bits: how many bear the name, less what the form costs in this place."""
    _, borne = bearers(one.name)
    weight = float(borne) if borne else _UNLISTED + by_ending
    fitting = [
        reading
        for reading in readings
        if reading.case == one.case
        and reading.number != "plural"
        and reading.base.casefold() == one.name
    ]
    if any(reading.word_class == "last_name" for reading in fitting):
        weight = max(weight, _IN_DICTIONARY)
    elif fitting:
        weight += 3.0
    elif one.case != "nominative" and analyse(one.name.capitalize()):
        weight -= 6.0  # the dictionary bends the name otherwise: no "Järvistä" of Järvi
    cost = one.cost + _CASE_COST[one.case] + (4.0 if len(one.name) < 3 else 0.0)
    if one.case != "nominative" and place == "alone":
        cost += 5.0
    if one.case == "genitive" and place == "closed":
        cost += 9.0
    return weight - cost


def _by_ending(names: tuple[str, ...]) -> dict[str, float]:
    """Log2 of how likely each name is among them, by the endings of listed surnames.

    Endings are counted from up to four of the letters that all the names begin with; a longer
    ending that few names have is smoothed by the shorter one (Witten and Bell).
    """
    likely = dict.fromkeys(names, 1 / len(names))
    at = _shared(names)
    for length in range(min(4, at) + 1):
        counts = {name: names_ending(name[at - length :]) for name in names}
        total = sum(counts.values())
        likely = {name: (counts[name] + 2 * likely[name]) / (total + 2) for name in names}
    return {name: math.log2(share) for name, share in likely.items()}


def _shared(names: Sequence[str]) -> int:
    """How many letters at the beginning are the same in all."""
    low, high = min(names), max(names)
    return next((at for at, sign in enumerate(low) if high[at : at + 1] != sign), len(low))
