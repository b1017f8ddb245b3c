"""How a word by itself reads: as a given name, a thing, a place, a common word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extractors.finnish.folding import fold
from extractors.finnish.morphology import analyse, is_english
from extractors.finnish.name_list import bearers, with_marks
from extractors.finnish.roles import is_role
from extractors.finnish.surnames import (
    is_first_name,
    looks_like_first_name,
    looks_like_surname,
    nominative_surname,
)
from extractors.vocabulary import load

#: How a word reads as a given name: known; one of few people; unknown to all; a word of its own.
Given = Literal["sure", "rare", "unknown", "word"]
_THINGS = tuple(load("names")["things"])
_NAMESAKES = tuple(load("names")["namesakes"])
_FOREIGN_THINGS = frozenset(fold(thing) for thing in load("names")["foreign_things"])
_TITLES = frozenset(fold(title) for title in load("names")["titles"])
_NAMES = frozenset({"first_name", "last_name", "place", "name"})
_USUAL = 9  # bearers as int.bit_length: 256 at least


@lru_cache(maxsize=20_000)
def given_reading(word: str) -> Given | None:
    """How the word reads as a given name; None for a form, a place or a compound."""
    if is_first_name(word):
        return "sure"
    likely = looks_like_first_name(word) and not is_no_name(word)
    if (is_first_name(word, rare=True) or likely) and not is_english(word):
        return "rare"
    name = proper(word)
    if not name[1:].replace("-", "").isalpha() or len(name) < 2 or is_no_name(word):
        return None
    readings = analyse(name)
    if not readings:
        if is_english(name):
            return None
        return "unknown" if re.fullmatch(r"(?:.['’])?\w[^\W\d_A-ZÅÄÖ]+(?:-.+)?", name) else None
    plain = [r for r in readings if r.case == "nominative" and len(r.parts) < 2 and not r.clitic]
    return "word" if plain and looks_like_surname(word) != "known" else None


def is_surname_too(word: str) -> bool:
    """A given name that at least a thousand people bear as a surname: Olli, Heikki."""
    return bearers(word)[1] > 10


@lru_cache(maxsize=20_000)
def is_namesake(word: str) -> bool:
    forms = {word.lower(), *(reading.base.lower() for reading in analyse(word.lower()))}
    return any(form.endswith(_NAMESAKES) for form in forms)


def is_word(word: str) -> bool:
    return any(r.word_class not in _NAMES for r in analyse(proper(word)))


def is_common_unlisted(word: str) -> bool:
    """A common word that no list knows as a surname: after "A." it opens a chapter."""
    return bool(analyse(proper(word))) and not bearers(nominative_surname(proper(word)))[1]


@lru_cache(maxsize=20_000)
def is_title(word: str) -> bool:
    return fold(word).rstrip(".") in _TITLES


@lru_cache(maxsize=20_000)
def is_no_name(word: str) -> bool:
    """A role, a title, a thing, or a stand-in for a name that nobody has yet."""
    if fold(word).rstrip(".") in {"nn", "tba", "tbd"}:
        return True
    return is_role(word) or is_title(word) or is_thing(word) or word.lower() in _THINGS


@lru_cache(maxsize=20_000)
def is_thing(word: str) -> bool:
    """Whether the word, in any case, is an organisation, a place of work or the like.

    Usual surnames are not.
    """
    if fold(word) in _FOREIGN_THINGS:
        return True
    readings = analyse(word)
    if any(reading.word_class in {"last_name", "first_name"} for reading in readings):
        return False
    if bearers(word)[1] > 8:
        return False
    return any(reading.base.lower().endswith(_THINGS) for reading in readings)


@lru_cache(maxsize=20_000)
def is_place(word: str) -> bool:
    readings = analyse(proper(word))
    return bool(readings) and all(reading.word_class == "place" for reading in readings)


def is_attribute(word: str) -> bool:
    """A genitive, or an adjective: it says more of the word that follows."""
    return any(r.case == "genitive" or r.word_class == "adjective" for r in analyse(word))


def is_oblique_place(word: str) -> bool:
    return is_place(word) and all(reading.case != "nominative" for reading in analyse(word))


def is_common(word: str) -> bool:
    """A common word that a capital makes look like a name."""
    readings = analyse(word)
    if any(reading.word_class in {"first_name", "last_name"} for reading in readings):
        return False
    return (
        any(
            reading.word_class not in {"first_name", "last_name", "place", "name"}
            for reading in readings
        )
        and looks_like_surname(word) is None
    )


@lru_cache(maxsize=20_000)
def with_letters(name: str) -> str:
    """The name with its ä, ö, å put back, where it is no name without them and a usual one with."""
    pieces = []
    for piece in name.split("-"):
        marked = with_marks(piece)
        unknown = marked is not None and not analyse(piece)
        usual = marked is not None and max(bearers(marked)) >= _USUAL
        pieces.append(marked.capitalize() if marked and unknown and usual else piece)
    return "-".join(pieces)


def proper(word: str) -> str:
    """LAINE -> Laine, YLI-HONKA -> Yli-Honka; mixed case stays."""
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) > 2 and all(sign.isupper() for sign in letters):
        return "-".join(piece.capitalize() for piece in word.split("-"))
    return word
