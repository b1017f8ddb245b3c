"""``base_forms``: names of many words, put into five cases, found again in nominative.

The names stand in municipal/ (headings, chosen by eye) and in the gold of decks/; the committed
table points at them and holds none of their text. ``base_forms_met``: the same headings as the
texts themselves inflect them. Every figure is of ``base_form(form, inflected=True)``: so calls the
product where a sentence demands a case; the note tells the figure without that knowledge, and those
of the two halves (dev: errors were read; test: they were not). With no case demanded a name in
partitive stays on purpose ("Kestävää elinvoimaa" is a name), and counts as wrong here.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.finnish.inflect import CASES, inflected
from benchmarks.finnish.measures import DATA, Measure
from extractors.finnish.base_forms import base_form
from extractors.finnish.morphology import Analysis, analyse

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
    """The names of the table as the municipal texts inflect them: each form once.

    A form is of a name where each word is the name's own, or a nominative of it in the case of the
    last word: "asunnon kunnon" is none of *Asuntojen kunto*.
    """
    by_first: dict[str, list[tuple[str, list[str]]]] = {}
    for name, declines in names():
        words = name.casefold().split()
        if declines and re.fullmatch(r"[^\W\d]+(?:-[^\W\d]+)*", words[-1]):
            by_first.setdefault(words[0][:2], []).append((name, words))
    seen: set[tuple[str, str]] = set()
    for path in sorted((DATA / "municipal").glob("*/*.txt")):
        tokens = re.findall(r"[^\s,.;:()!?\"”•]+|[,.;:()!?\"”•]|\n\s*\n", _text(path))
        for at, token in enumerate(tokens):
            for name, words in by_first.get(token[:2].casefold(), ()):
                here = tokens[at : at + len(words)]
                key = (name, " ".join(here).casefold())
                if key not in seen and len(here) == len(words) and _is_form(here, words):
                    seen.add(key)
                    form = " ".join(here)
                    lower = name[:1] if form[:1].isupper() else name[:1].lower()
                    yield Row(lower + name[1:], form, bool(zlib.crc32(name.encode()) & 1))


def _is_form(here: Sequence[str], words: Sequence[str]) -> bool:
    said = [word.casefold() for word in here]
    if said[-1].endswith(("pa", "pä")):
        return False  # an emphatic -pa is no case: "luovutustapa"
    if said[-1] == words[-1] or any(a[:2] != b[:2] for a, b in zip(said, words, strict=True)):
        return False
    bases = {(r.base.casefold(), r.number) for r in analyse(words[-1]) if r.case == "nominative"}
    cases = {
        r.case
        for r in analyse(said[-1])
        if (r.base.casefold(), r.number) in bases and not r.possessive and not r.clitic
    } - {"nominative", None}
    return any(
        all(
            one == name or any(r.case == case for r in analyse(one) if _nominative(r, name))
            for one, name in zip(said, words, strict=True)
        )
        and not any(
            one == name and _must_agree(name)
            for one, name in zip(said[:-1], words[:-1], strict=True)
        )
        for case in cases
    )


def _nominative(reading: Analysis, name: str) -> bool:
    """Whether the name's word is the nominative of what is read."""
    return not reading.possessive and any(
        r.case == "nominative"
        and (r.base, r.number, r.comparison) == (reading.base, reading.number, reading.comparison)
        for r in analyse(name)
    )


def _must_agree(name: str) -> bool:
    """Whether a word that stands as in the name should have turned with the head."""
    readings = analyse(name)
    return bool(readings) and all(
        r.case == "nominative" and r.word_class in ("adjective", "pronoun") for r in readings
    )


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
