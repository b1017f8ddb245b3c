"""Which names are the same thing.

Plain strings only: names come in their base form. No threshold of likeness tells names apart
(the same name inflected scored 54 to 95, different projects 90 to 97), so names are the same when
their keys are equal, and a number, roman numeral or year that differs is a veto. Slips of OCR are
forgiven only where a side was read by OCR.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

Sameness = Literal["same", "different", "cannot tell"]

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_TAIL = re.compile(
    r"[\s-]+(?:hanke|projekti|kehittämishanke|kehityshanke)$|-(?:ohjelma|kasvualue)$"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"\b(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})\b")
_AND = {"&": "ja", "+": "ja", "och": "ja", "and": "ja"}
#: letters that OCR takes for one another
_CONFUSED = [
    frozenset(group) for group in ("il1j|t", "o0öcd", "aäåo", "e•c", "uvü", "s5", "b8", "nmh", "rf")
]


def plain(name: str) -> str:
    """One kind of dash, no quotes, no soft hyphens."""
    name = unicodedata.normalize("NFC", name).replace("\u00ad", "").replace("\u00a0", " ")
    return re.sub("[\"'“”„‘’«»]", "", name.translate(_DASHES))


def fold(text: str) -> str:
    """Without diacritics: what a text looks like after OCR in the wrong language."""
    apart = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("æ", "a"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """What a name in base form is compared by: case, dashes, quotes, ``-hanke`` do not count."""
    key = re.sub(r"\s*-\s*", "-", plain(name).casefold()).strip(" .,;:")
    key = _TAIL.sub("", key) or key
    words = re.split(r"[\s-]+", key)
    return " ".join(_AND.get(word, word) for word in words if word)


@lru_cache(maxsize=20_000)
def _numbers(name: str) -> tuple[str, ...]:
    """Numbers, years and roman numerals of a name, as written and in order."""
    told = plain(name)
    return (*_NUMBER.findall(told), *(mark for mark in _ROMAN.findall(told) if mark))


def same_entity(a: str, b: str, *, ocr: bool = False) -> Sameness:
    """Whether two names in base form mean one thing; ``ocr`` if either was read by OCR.

    Vetoes first: another number, year or roman numeral is another thing. A longer word is another
    thing (Ruoka, Ruokaketju); more words may be the full name of the same one.
    """
    key_a, key_b = name_key(a), name_key(b)
    if key_a == key_b:
        return "same"
    if _numbers(a) != _numbers(b):
        # OCR reads I as 1 or l, so a lone numeral on one side only is no proof then.
        return "cannot tell" if ocr and fold(key_a) == fold(key_b) else "different"
    fold_a, fold_b = fold(key_a), fold(key_b)
    if fold_a == fold_b:
        return "same" if ocr else "cannot tell"
    if ocr:
        slips = _slips(fold_a, fold_b)
        if slips is not None:
            return slips
    words_a, words_b = set(key_a.split()), set(key_b.split())
    if min(len(words_a), len(words_b)) >= 2 and (words_a < words_b or words_b < words_a):
        return "cannot tell"
    return "different"


def _slips(a: str, b: str) -> Sameness | None:
    """Few edits apart: the same if each is a letter taken for its like, else cannot tell."""
    allowed = max(1, max(len(a), len(b)) // 8)
    if min(len(a), len(b)) < 5 or Levenshtein.distance(a, b, score_cutoff=allowed) > allowed:
        return None
    for edit in Levenshtein.editops(a, b):
        pair = {a[edit.src_pos : edit.src_pos + 1], b[edit.dest_pos : edit.dest_pos + 1]}
        if edit.tag != "replace" or not any(pair <= group for group in _CONFUSED):
            return "cannot tell"
    return "same"


def same_person(a: str, b: str, *, ocr: bool = False) -> Sameness:
    """Whether two names of people are one person: order does not count, an initial may stand.

    ``V. Uusi-Korpi`` and ``Veera Uusi-Korpi`` are the same, Matti and Martti are not.
    """
    words_a, words_b = _name_words(a), _name_words(b)
    if sorted(words_a) == sorted(words_b):
        return "same"
    if len(words_a) >= 2 and len(words_b) >= 2 and words_a[-1] == words_b[-1]:
        pairs = list(zip(words_a[:-1], words_b[:-1], strict=False))
        initials = any(len(x) == 1 or len(y) == 1 for x, y in pairs)
        if initials and all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in pairs):
            return "same"
        shared = set(words_a) < set(words_b) or set(words_b) < set(words_a)
        if shared:  # a second first name told only once
            return "cannot tell"
    folded = fold(" ".join(sorted(words_a))), fold(" ".join(sorted(words_b)))
    if folded[0] == folded[1]:
        return "same" if ocr else "cannot tell"
    if ocr:
        slips = _slips(fold(" ".join(words_a)), fold(" ".join(words_b)))
        return slips or "different"
    return "different"


def same_person_among(
    a: str, b: str, people_a: Collection[str], people_b: Collection[str], *, ocr: bool = False
) -> Sameness:
    """``same_person`` where either side has more people: initials that fit two are no proof.

    ``M. Virtanen`` is Matti Virtanen where no other M. Virtanen is told; beside a Martti Virtanen
    it may be either.
    """
    told = same_person(a, b, ocr=ocr)
    if told != "same" or sorted(_name_words(a)) == sorted(_name_words(b)):
        return told
    for name, people in ((a, people_b), (b, people_a)):
        fits = {
            tuple(sorted(_name_words(one)))
            for one in people
            if same_person(name, one, ocr=ocr) == "same"
        }
        if len(fits) > 1:
            return "cannot tell"
    return told


@lru_cache(maxsize=20_000)
def _name_words(name: str) -> tuple[str, ...]:
    told = plain(name).casefold().replace(".", ". ")
    return tuple(word.strip(".,") for word in told.split() if word.strip(".,"))


def same_any(a: Sequence[str], b: Sequence[str], *, ocr: bool = False) -> Sameness:
    """``same_entity`` over all names and aliases of two things: one same pair is enough."""
    found: Sameness = "different"
    for one in a:
        for other in b:
            match same_entity(one, other, ocr=ocr):
                case "same":
                    return "same"
                case "cannot tell":
                    found = "cannot tell"
                case _:
                    pass
    return found
