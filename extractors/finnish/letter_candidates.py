"""What a word may have been before its ä and ö were lost: readings that Voikko knows.

Vowels switch between back (a o u) and front (ä ö y) at the borders of a compound's parts and in
some loans ("miljonääri"), seldom more than three times in a word; u and y kept their letters and
tell the harmony of what is around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from extractors.finnish.morphology import is_spelled

_TO_FRONT = {"a": "ä", "o": "ö", "A": "Ä", "O": "Ö"}
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
    return tuple(harmonic(word)) if word.isalpha() else ()


def harmonic(word: str) -> list[str]:
    """Readings by vowel harmony, those with few switches first; more only where none is known."""
    found = [word] if is_spelled(word) else []
    lower = word.lower()
    free = [index for index, sign in enumerate(lower) if sign in "ao"]
    if not free or len(free) > 16 or len(lower) != len(word):
        return found
    for switches, form in islice(_forms(word, lower), _MOST_FORMS):
        if switches > 1 and found:
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
