"""What an inflected surname may be the form of: endings off, gradation undone.

Rules of declension: Iso suomen kielioppi 41-80 (gradation), 55 (-nen), 93-94 (names that end in a
consonant take an -i- before the ending). Which of the hypotheses it is, ``surnames`` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.finnish.morphology import Case

_VOWELS = "aeiouyäöåéíóáü"
#: ending, case, whether the stem before it is in weak grade
_ENDINGS: tuple[tuple[str, Case, bool], ...] = (
    ("n", "genitive", True),
    ("lle", "allative", True),
    ("lla", "adessive", True),
    ("llä", "adessive", True),
    ("lta", "ablative", True),
    ("ltä", "ablative", True),
    ("sta", "elative", True),
    ("stä", "elative", True),
    ("ssa", "inessive", True),
    ("ssä", "inessive", True),
    ("ksi", "translative", True),
    ("na", "essive", False),
    ("nä", "essive", False),
)
_WEAK_STRONG = (
    ("ng", "nk"),
    ("mm", "mp"),
    ("nn", "nt"),
    ("ll", "lt"),
    ("rr", "rt"),
    ("hd", "ht"),
)
_FOREIGN = re.compile("[bcfgqwxzåéšž]")
_QUANTITY = re.compile(rf"(?:kk|pp|tt)[{_VOWELS}]$")
_QUALITY = re.compile(rf"(?:nk|mp|nt|lt|rt|ht|[{_VOWELS}][ptk]|[lr][pk])[{_VOWELS}]$")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """``name``, in lower case, may stand in that case; ``cost`` grows with what is odd in that."""

    name: str
    case: Case
    cost: float


@lru_cache(maxsize=20_000)
def hypotheses(word: str) -> tuple[Hypothesis, ...]:
    """Every nominative that the word may be a form of, itself first."""
    lower = word.casefold()
    found = [Hypothesis(lower, "nominative", 0.0)]
    for ending, case, weak in _ENDINGS:
        stem = lower[: -len(ending)]
        if lower.endswith(ending) and len(stem) > 1 and stem[-1] in _VOWELS:
            found += [Hypothesis(name, case, cost) for name, cost in _of_stem(stem, weak)]
    if lower.endswith("s") and len(lower) > 5 and lower[-2] not in _VOWELS + "s":
        found.append(Hypothesis(lower[:-1], "genitive", 2.0))  # Swedish: "Sundells förslag"
    found += [Hypothesis(name, "partitive", cost) for name, cost in _of_partitive(lower)]
    found += [Hypothesis(name, "illative", cost) for name, cost in _of_illative(lower)]
    return tuple(one for one in found if len(one.name) > 1)


def _of_stem(stem: str, weak: bool) -> list[tuple[str, float]]:
    """Nominatives of a vowel stem: *ahlströmi-*, *virtase-*, *kankaa-*, *lahde-*, *mäe-*."""
    found = [(stem, _ungraded(stem) if weak else 0.0)]
    if weak:
        found += [(strong, 0.0) for strong in _strengthened(stem)]
    body = stem[:-1]
    if stem.endswith("i") and body[-1:] not in _VOWELS:
        found.append((body, 0.0))
        if _FOREIGN.search(stem):  # a foreign name ends in its consonant: no "Walkeri"
            found = [(name, cost + 2.0 * name.endswith("i")) for name, cost in found]
    if stem.endswith("se"):
        found.append((stem[:-2] + "nen", 0.0))
    if stem.endswith("kse"):
        found.append((stem[:-3] + "s", 0.0))
    if stem.endswith(("aa", "ää", "ii", "uu", "yy", "ee")):
        found += [(name + "s", 0.5) for name in _weakened(body)]
    if stem.endswith("ee"):
        found += [(name, 0.0) for name in _weakened(body)]
    elif stem.endswith("e"):
        if weak:
            found += [(strong[:-1] + "i", 0.0) for strong in _strengthened(stem)]
        found.append((body + "i", _ungraded(body + "i") if weak else 0.0))
        if stem.endswith("de" if weak else "te"):
            found.append((stem[:-2] + "si", 1.0))
        if stem.endswith(("re", "le", "ne")):
            found += [(name[:-1], 2.0) for name in _weakened(stem)]
    return found


def _ungraded(stem: str) -> float:
    """What it costs that a stem shows no gradation where it could."""
    if _QUANTITY.search(stem):
        return 12.0
    return 5.0 if _QUALITY.search(stem) else 0.0


def _strengthened(stem: str) -> list[str]:
    """Strong grades of a stem in weak grade: *ranna-* ranta, *mäe-* mäke-, *lepikö-* lepikkö."""
    body, vowel = stem[:-1], stem[-1]
    found = [
        body[: -len(weak)] + strong + vowel for weak, strong in _WEAK_STRONG if body.endswith(weak)
    ]
    last, before = body[-1:], body[-2:-1]
    if last in "kpt" and (before in _VOWELS or before in "lrnmh") and len(body) > 1:
        found.append(body + last + vowel)
    if last == "d" and before in _VOWELS:
        found.append(body[:-1] + "t" + vowel)
    if last == "v" and (before in _VOWELS or before in "lr"):
        found.append(body[:-1] + "p" + vowel)
        if stem.endswith(("uvu", "yvy")):
            found.append(body[:-1] + "k" + vowel)
    if last == "j" and before in "lrh" and vowel == "e":
        found.append(body[:-1] + "k" + vowel)
    if last in _VOWELS or last in "lrh":
        found.append(body + "k" + vowel)
    return found


def _weakened(stem: str) -> list[str]:
    """The stem itself and its weak grade: *kanka-* kanga-, *rinte-* rinne-."""
    body, vowel = stem[:-1], stem[-1]
    found = [
        body[: -len(strong)] + weak + vowel
        for weak, strong in _WEAK_STRONG
        if body.endswith(strong)
    ]
    if body.endswith(("kk", "pp", "tt")):
        found.append(body[:-1] + vowel)
    return [*found, stem]


def _of_partitive(lower: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    if lower[-1:] not in "aä" or len(lower) < 4:
        return found
    stem = lower[:-1]
    if stem[-1] in _VOWELS:
        found.append((stem, 0.0))
        if stem.endswith("i") and stem[-2] not in _VOWELS:
            found.append((stem[:-1], 0.0))
        if stem.endswith("e"):
            found.append((stem[:-1] + "i", 0.0))
    if stem.endswith("st"):
        found += [(stem[:-2] + "nen", 0.0), (stem[:-1], 0.0)]
    elif stem.endswith("tt"):
        found.append((stem[:-2] + "si", 4.0))
        if stem[-3] == "e" and len(stem) > 4:
            found.append((stem[:-2], 0.0))
    elif stem.endswith("t"):
        bare = stem[:-1]
        found.append((bare if bare[-1] in _VOWELS else bare + "i", 0.0))
        if bare.endswith("n"):
            found.append((bare[:-1] + "mi", 1.0))
    return found


def _of_illative(lower: str) -> list[tuple[str, float]]:
    if lower.endswith("seen") and lower[-5] in _VOWELS:
        stems = [lower[:-4], lower[:-2]]
    elif re.search(rf"([{_VOWELS}])h\1n$", lower):
        stems = [lower[:-3]]
    elif len(lower) > 4 and lower[-1] == "n" and lower[-2] == lower[-3] and lower[-2] in _VOWELS:
        stems = [lower[:-2]]
    else:
        return []
    return [found for stem in stems if len(stem) > 2 for found in _of_stem(stem, weak=False)]
