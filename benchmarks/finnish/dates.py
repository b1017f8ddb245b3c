"""``dates_right`` and ``date_traps``: dates as administration writes them, and what only looks so.

The tables are ``tables/dates.toml`` and ``tables/date_traps.toml``; their heads tell the fields.
"""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.finnish.measures import Measure
from extractors.finnish.dates import FoundDate, find_dates

_TABLES = Path(__file__).parent / "tables"


def measure(errors: bool) -> list[Measure]:
    """Share of rows whose dates are all read right with nothing beside; traps read as dates."""
    rows = _rows("dates")
    wrong = [(row, read) for row in rows if not _is_right(row, read := _read(row))]
    traps = _rows("date_traps")
    caught = [(row, read) for row in traps if _strays(row, read := _read(row))]
    if errors:
        for name, missed in (("date", wrong), ("trap", caught)):
            for row, read in missed:
                told = [(f.span.text, f.span.start, f.span.end) for f in read]
                gold = list(zip(*_gold(row), strict=True)) if row.get("found") else "none"
                print(f"{name}: {row['text']!r}\n    gold {gold} | {row['why']}\n    read {told}")
    right = 1 - len(wrong) / len(rows)
    return [
        Measure("dates_right", right, ">= .99", f"{len(rows)} rows"),
        Measure("date_traps", len(caught), "0", f"{len(traps)} rows"),
    ]


def _rows(name: str) -> list[dict[str, Any]]:
    with (_TABLES / f"{name}.toml").open("rb") as source:
        rows: list[dict[str, Any]] = tomllib.load(source)["row"]
    return rows


def _read(row: dict[str, Any]) -> list[FoundDate]:
    return find_dates(row["text"], dated=row.get("dated"), year=row.get("year"))


def _gold(row: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
    found = row["found"]
    if isinstance(found, str):
        return [found], [row.get("start", "")], [row.get("end", "")]
    empty = [""] * len(found)
    return found, row.get("start", empty), row.get("end", empty)


def _is_right(row: dict[str, Any], read: list[FoundDate]) -> bool:
    """As many dates as the row has, each where its wording stands, with its bounds."""
    wordings, starts, ends = _gold(row)
    if len(read) != len(wordings):
        return False
    at = 0
    for index, (found, wording) in enumerate(zip(read, wordings, strict=True)):
        begin = row["text"].index(wording, at)
        at = begin + len(wording)
        if found.end_offset <= begin or found.start_offset >= at:
            return False
        fits = {
            (_first(start), _last(end))
            for start in _with_alternatives(row, "start", index, starts)
            for end in _with_alternatives(row, "end", index, ends)
        }
        if (_first(found.span.start or ""), _last(found.span.end or "")) not in fits:
            return False
    return True


def _with_alternatives(
    row: dict[str, Any], bound: str, index: int, told: list[str]
) -> Iterator[str]:
    yield told[index]
    other = row.get(f"{bound}_alt", [])
    other = [other] if isinstance(other, str) else other
    if isinstance(row["found"], list) and len(other) == len(told):
        other = other[index]
    yield from [other] if isinstance(other, str) else other


def _first(iso: str) -> str:
    """The first day of a year, month or day; "" where it is open."""
    return iso + "-01-01"[len(iso) - 4 :] if 0 < len(iso) < 10 else iso


def _last(iso: str) -> str:
    if len(iso) == 7:
        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso + "-12-31" if len(iso) == 4 else iso


def _strays(row: dict[str, Any], read: list[FoundDate]) -> bool:
    """Whether anything was read but the dates that the row tells (``found``)."""
    allowed = [row["found"]] if isinstance(row.get("found"), str) else row.get("found", [])
    spans = [(row["text"].index(w), row["text"].index(w) + len(w)) for w in allowed]
    return any(
        not any(f.start_offset < end and start < f.end_offset for start, end in spans)
        for f in read
    )
