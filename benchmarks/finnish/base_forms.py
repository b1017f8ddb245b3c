"""``base_forms``: names of many words, put into five cases, found again in nominative.

The names stand in municipal/ (headings, chosen by eye) and in the gold of decks/; the committed
table points at them and holds none of their text. ``base_forms_met``: the same headings as the
texts themselves inflect them. Every figure is of ``base_form(form, inflected=True)``: so calls the
product where a sentence demands a case; the note tells the figure without that knowledge, and those
of the two halves (dev: errors were read; test: they were not).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.finnish.inflect import CASES, inflected
from benchmarks.finnish.measures import DATA, Measure
from extractors.finnish.base_forms import base_form

_TABLES = Path(__file__).parent / "tables"
_TAILS = ("-hankkeen", "-hankkeessa", "-hankkeesta", "-hankkeeseen", "-hanketta")


@dataclass(frozen=True, slots=True)
class Row:
    """A name in nominative and one inflected form of it; ``test`` where its half is held back."""

    name: str
    form: str
    test: bool


def measure(errors: bool) -> list[Measure]:
    """The measures ``base_forms`` and ``base_forms_met``; None where the data are absent."""
    if not (DATA / "municipal").is_dir() or not (DATA / "decks").is_dir():
        return [
            Measure("base_forms", None, ".98"),
            Measure("base_forms_met", None, ".98"),
        ]
    return [
        _scored("base_forms", list(generated()), errors),
        _scored("base_forms_met", list(met()), errors),
    ]


def _scored(name: str, rows: list[Row], errors: bool) -> Measure:
    right: Counter[tuple[bool, bool]] = Counter()
    for row in rows:
        for known in (True, False):
            found = base_form(row.form, inflected=True if known else None)
            right[known, row.test] += found == row.name
            if errors and found != row.name and not row.test:
                print(f"{name} {'demanded' if known else 'unasked'}: {row.form} -> {found}"
                      f" (not {row.name})")  # fmt: skip
    halves = Counter(row.test for row in rows)

    def share(known: bool, test: bool) -> str:
        return f"{right[known, test] / halves[test]:.3f}" if halves[test] else "-"

    value = (right[True, True] + right[True, False]) / len(rows) if rows else None
    unasked = (right[False, True] + right[False, False]) / len(rows) if rows else 0.0
    note = (
        f"{len({row.name for row in rows})} names, {len(rows)} forms;"
        f" dev {share(True, False)}, test {share(True, True)};"
        f" with no case demanded {unasked:.3f} (test {share(False, True)})"
    )
    return Measure(name, value, ".98", note)


def generated() -> Iterator[Row]:
    """Every name of the table in five cases; those that end in an adverb by "-hanke"."""
    counts = words_met()
    for name, declines in names():
        sign = zlib.crc32(name.encode())
        for index, cases in enumerate(CASES):
            case = cases[(sign >> 8) % len(cases)]
            form = inflected(name, case, counts) if declines else f"{name} {_TAILS[index]}"
            if form is not None:
                yield Row(name, form, bool(sign & 1))


def met() -> Iterator[Row]:
    yield from ()


def names() -> Iterator[tuple[str, bool]]:
    """(name, whether it declines itself) of the table, read where the pointers point.

    Raises ValueError where the data are not those that the table was made from.
    """
    for file, offset, length, crc, how in _pointers("base_form_names.tsv"):
        name = _text(DATA / file)[int(offset) : int(offset) + int(length)]
        if zlib.crc32(name.encode()) != int(crc):
            raise ValueError(f"{file} is not the file that base_form_names.tsv points into")
        yield name, how == "declines"


def _pointers(table: str) -> Iterator[list[str]]:
    lines = (_TABLES / table).read_text("utf-8").splitlines()
    yield from (line.split("\t") for line in lines if not line.startswith(("#", "file\t")))


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def words_met() -> Counter[str]:
    """How often each word stands in the municipal texts, in small letters."""
    counts: Counter[str] = Counter()
    for path in sorted((DATA / "municipal").glob("*/*.txt")):
        counts.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _text(path).casefold()))
    return counts
