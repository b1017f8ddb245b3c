"""The names of people in Finland, from the DVV name statistics (CC BY 4.0), by their bearers.

``names.tsv.gz`` is made by ``benchmarks/finnish/make_names.py``: four names in five of those that
at least five (given names) or twenty (surnames) people bear.
"""

from __future__ import annotations

import gzip
from collections import Counter
from functools import cache, lru_cache
from importlib import resources

from extractors.finnish.folding import fold

_LONGEST_TAIL = 8


@cache
def _listed() -> dict[str, tuple[int, int]]:
    """Case-folded name -> binary magnitudes of its bearers as a given name and as a surname."""
    source = resources.files("extractors.finnish").joinpath("names.tsv.gz")
    rows = gzip.decompress(source.read_bytes()).decode().splitlines()
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        name, given, surname = row.split("\t")
        found[name.casefold()] = (int(given), int(surname))
    return found


@cache
def _without_marks() -> dict[str, str]:
    """Folded name -> the one listed name that loses ä, ö or å so; "" where two do."""
    found: dict[str, str] = {}
    for name in _listed():
        plain = fold(name)
        if plain != name:
            found[plain] = "" if plain in found else name
    return found


def bearers(name: str) -> tuple[int, int]:
    """Bearers as a given name and as a surname, each as ``int.bit_length``; (0, 0): unlisted."""
    return _listed().get(name.casefold(), (0, 0))


def with_marks(name: str) -> str | None:
    """The listed name that ``name`` is with its ä, ö, å lost, case-folded; None: none, or two."""
    plain = name.casefold()
    if plain in _listed() or not plain.isascii():
        return None
    return _without_marks().get(plain) or None


@cache
def _tails(surname: bool) -> Counter[str]:
    """How many listed names end so."""
    found: Counter[str] = Counter()
    for name, borne in _listed().items():
        if borne[surname]:
            whole = name.rpartition("-")[2].rpartition(" ")[2]
            found.update(whole[-length:] for length in range(1, min(_LONGEST_TAIL, len(whole)) + 1))
    return found


@lru_cache(maxsize=50_000)
def names_ending(tail: str, *, surname: bool = True) -> int:
    """How many listed surnames (or given names) end in the letters: lower case, at most eight."""
    return _tails(surname)[tail]
