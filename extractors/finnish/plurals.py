"""The plural nominative of a Finnish word, made by rule and proved by Voikko.

Voikko analyses and does not generate: every plausible form is made, and the one that it reads back
as the plural nominative of the same word is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.finnish.morphology import analyse, lemma_by_list, voikko_available

# Strong grade at the end of a stem -> weak grade, longest first.
_WEAK: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kk", ("k",)),
    ("pp", ("p",)),
    ("tt", ("t",)),
    ("nk", ("ng",)),
    ("nt", ("nn",)),
    ("mp", ("mm",)),
    ("lt", ("ll",)),
    ("rt", ("rr",)),
    ("ht", ("hd",)),
    ("lk", ("l", "lj")),
    ("rk", ("r", "rj")),
    ("hk", ("h", "hj")),
    ("k", ("", "v", "j")),
    ("p", ("v",)),
    ("t", ("d",)),
)
_STRONG: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ng", ("nk",)),
    ("nn", ("nt",)),
    ("mm", ("mp",)),
    ("ll", ("lt",)),
    ("rr", ("rt",)),
    ("hd", ("ht",)),
    ("lj", ("lk",)),
    ("rj", ("rk",)),
    ("hj", ("hk",)),
    ("k", ("kk",)),
    ("p", ("pp",)),
    ("t", ("tt",)),
    ("v", ("p",)),
    ("d", ("t",)),
)
_VOWELS = "aeiouyäöå"


@lru_cache(maxsize=20_000)
def plural_nominative(base: str) -> str | None:
    """The plural (hanke -> hankkeet); None when no form is proved, by Voikko or by
    simplemma's list where it is not installed."""
    candidates = list(dict.fromkeys(_candidates(base)))
    if not voikko_available():
        return next((form for form in candidates if lemma_by_list(form) == base.casefold()), None)
    for form in candidates:
        for reading in analyse(form):
            if reading.base == base and reading.case == "nominative" and reading.number == "plural":
                return form
    return None


def _candidates(base: str) -> Iterator[str]:
    back = (
        not re.search("[äöy]", re.split("-", base)[-1].lower())
        or re.search("[aou]", base.lower()[-4:]) is not None
    )
    a = "a" if back else "ä"
    if base.endswith("nen"):
        yield base[:-3] + "set"
    if base.endswith(("uus", "yys")):
        yield base[:-1] + "det"
    if base.endswith("s"):
        stem = base[:-1]
        yield stem + "kset"
        if stem[-1:] in _VOWELS:
            for strong in _grades(stem[:-1], _STRONG):
                yield strong + stem[-1] + stem[-1] + "t"
        yield stem + "det"
        yield stem + "het"
    if base.endswith("e"):
        for strong in _grades(base[:-1], _STRONG):
            yield strong + "eet"
    if base.endswith("i"):
        for weak in _grades(base[:-1], _WEAK):
            yield weak + "it"
        for weak in _grades(base[:-1], _WEAK):
            yield weak + "et"
        if base.endswith("si"):
            yield base[:-2] + "det"
    if base.endswith("in"):
        yield base[:-1] + "met"
    if base.endswith(("ton", "tön")):
        yield base[:-2] + ("tomat" if back else "tömät")
        yield base[:-1] + ("mat" if back else "mät")
    if base.endswith(("ut", "yt")):
        yield base[:-1] + "et"
        yield base[:-2] + "eet"
        yield base[:-2] + ("ueet" if back else "yeet")
    if base.endswith("n"):
        yield base[:-1] + "met"
        yield base + "it"
    if base[-1:] in _VOWELS:
        for weak in _grades(base[:-1], _WEAK):
            yield weak + base[-1] + "t"
    if base[-1:] not in _VOWELS:
        yield base + "it"
        yield base + "et"
        for strong in _grades(base[:-2], _STRONG):
            yield strong + base[-2:] + "et"
    yield base + a + "t"


def _grades(stem: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    """The stem in its other grade where it has one, then as it is."""
    for ending, others in table:
        if stem.endswith(ending):
            for other in others:
                yield stem[: len(stem) - len(ending)] + other
            break
    yield stem
