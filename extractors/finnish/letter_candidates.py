"""What a word may have been before its ä and ö were lost: readings that Voikko knows.

Vowels switch between back (a o u) and front (ä ö y) at the borders of a compound's parts and in
some loans ("miljonääri"), seldom more than three times in a word; u and y kept their letters and
tell the harmony of what is around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from extractors.finnish.morphology import analyse, is_spelled

_TO_FRONT = {"a": "ä", "o": "ö", "A": "Ä", "O": "Ö"}
#: What an OCR of the wrong language made of ä and ö besides a and o, and of other letters.
_SLIPS: dict[str, str] = {
    "é": "öä",
    "è": "äö",
    "6": "ö",
    "4": "ä",
    "É": "ÖÄ",
    "d": "ö",
    "G": "Ö",
    "Q": "OÖ",
    "0": "oö",
    "1": "l",
    "|": "l",
}
_MOST_SWITCHES = 4
_MOST_FORMS = 120
_MARKS = str.maketrans("äöåÄÖÅ", "aoaAOA")
_CAMEL = re.compile("[a-zåäö][A-ZÅÄÖ]|[A-ZÅÄÖ]{2}[a-zåäö]")


def strip_marks(text: str) -> str:
    """The text as it is once its ä, ö and å are lost; the same length."""
    return text.translate(_MARKS)


@lru_cache(maxsize=100_000)
def candidates(word: str) -> tuple[str, ...]:
    """Every reading of the word that Voikko knows, the word itself first when it is one."""
    if len(word) < 2 or len(word) > 40 or word.isdigit():
        return ()
    if _CAMEL.search(word):
        return ()  # an acronym with an ending, or a brand
    found = harmonic(word) if word.isalpha() else []
    if not found and len(word) >= 3:
        found = _slips(word)
    return tuple(dict.fromkeys(found))


def harmonic(word: str) -> list[str]:
    """Readings by vowel harmony, those with few switches first; more only where none is known."""
    found = [word] if is_spelled(word) else []
    lower = word.lower()
    free = [index for index, sign in enumerate(lower) if sign in "ao"]
    if not free or len(free) > 16:
        return found
    tried = 0
    for switches, form in _forms(word, lower):
        if switches > 1 and found:
            break
        tried += 1
        if tried > _MOST_FORMS:
            break
        if form != word and is_spelled(form):
            found.append(form)
    return found


def _forms(word: str, lower: str) -> Iterator[tuple[int, str]]:
    """Forms with their number of switches, fewest first."""
    anchors = [index for index, sign in enumerate(lower) if sign in "aouyäö"]
    for switches in range(min(_MOST_SWITCHES, len(anchors) - 1) + 1):
        for fronts in _harmonies(tuple(lower[index] for index in anchors), switches):
            form = list(word)
            for index, front in zip(anchors, fronts, strict=True):
                if front and word[index] in _TO_FRONT:
                    form[index] = _TO_FRONT[word[index]]
            yield switches, "".join(form)


@lru_cache(maxsize=20_000)
def _harmonies(vowels: tuple[str, ...], switches: int) -> tuple[tuple[bool, ...], ...]:
    """Every way to read vowels as front (True) or back with exactly that many switches.

    y, ä and ö are front and u is back as they stand.
    """
    rows: list[tuple[tuple[bool, ...], int]] = [((), 0)]
    for number, vowel in enumerate(vowels):
        options = (True,) if vowel in "yäö" else (False,) if vowel == "u" else (False, True)
        grown = []
        for row, done in rows:
            for front in options:
                now = done + (bool(row) and row[-1] != front)
                if now <= switches <= now + len(vowels) - number - 1:
                    grown.append(((*row, front), now))
        rows = grown
    return tuple(row for row, done in rows if done == switches)


def _slips(word: str) -> list[str]:
    """Readings with é, 6 and the like mended, only where exactly one is known."""
    places = [index for index, sign in enumerate(word) if sign in _SLIPS]
    inner = [index for index in places if _may_slip(word, index)]
    if not inner or len(inner) > 4:
        return []
    found: list[str] = []
    options = [(word[index], *_SLIPS[word[index]]) for index in inner]
    for choice in product(*options):
        form = list(word)
        for index, sign in zip(inner, choice, strict=True):
            form[index] = sign
        mended = "".join(form)
        if mended == word or not mended.isalpha():
            continue
        found += harmonic(mended)
        if len(set(found)) > 6:
            break
    unique = list(dict.fromkeys(found))
    return unique if len(unique) == 1 else _sure(unique)


def _sure(forms: list[str]) -> list[str]:
    """Of several mended readings the one with the fewest parts; none on a tie."""
    if not forms:
        return []
    ranked = sorted((min(len(r.parts) for r in analyse(form)), form) for form in forms)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return []
    return [ranked[0][1]]


def _may_slip(word: str, index: int) -> bool:
    sign = word[index]
    if sign in "GQ":
        return index == 0 and len(word) > 3
    if sign == "d":
        return 0 < index < len(word) - 1 and (word[index - 1] in "yd" or word[index + 1] in "yd")
    if sign.isdigit():
        letters = sum(other.isalpha() for other in word)
        return letters >= 2 and letters > len(word) / 2 - 0.5
    return True
