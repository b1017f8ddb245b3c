"""Dates cut to the precision known, as the days they span: ``"2026-06"`` is 1 to 30 June 2026."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[date, date]

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?")
_QUARTER = re.compile(r"(\d{4})-?[Qq](\d)|[Qq](\d)/(\d{4})")
_HALF = re.compile(r"(\d{4})-?[Hh](\d)")
_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


@lru_cache(maxsize=4096)  # a comparison asks for the same few dates thousands of times
def days(value: str) -> Days:
    """The first and the last day of a year, half, quarter, month, ISO week or day.

    Reads ``2026``, ``2026-06``, ``2026-06-05`` (a time after it is dropped), ``2026-Q2``,
    ``Q2/2026``, ``2026-H1`` and ``2026-W23``. Raises ValueError for anything else.
    """
    value = value.strip()
    if _YEAR.fullmatch(value):
        return _months(int(value), 1, 12)
    if found := _MONTH.fullmatch(value):
        month = int(found[2])
        date(int(found[1]), month, 1)  # raises for month 13 before monthrange can
        return _months(int(found[1]), month, month)
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _QUARTER.fullmatch(value):
        year, quarter = int(found[1] or found[4]), int(found[2] or found[3])
        date(year, 3 * quarter, 1) if quarter else date(year, 0, 1)
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if found := _HALF.fullmatch(value):
        year, half = int(found[1]), int(found[2])
        date(year, 6 * half, 1) if half else date(year, 0, 1)
        return _months(year, 6 * half - 5, 6 * half)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=6)
    raise ValueError(f"not a date, month, quarter, half, week or year: {value!r}")


def _cut(value: str, edge: int) -> str | None:
    """An ISO date of the contract for one edge of a period written as a gold file may write it."""
    if _QUARTER.fullmatch(value) or _HALF.fullmatch(value):
        return days(value)[edge].isoformat()[:7]
    if _WEEK.fullmatch(value):
        return days(value)[edge].isoformat()
    return value


def start_of(value: str | None) -> str | None:
    """The contract's start for a bound that may be a quarter, half or week: 2026-Q2 -> 2026-04."""
    return _cut(value, 0) if value else None


def end_of(value: str | None) -> str | None:
    """The contract's end for a bound that may be a quarter, half or week: 2026-Q2 -> 2026-06."""
    return _cut(value, 1) if value else None


def day_of(value: str | None, edge: int) -> date | None:
    """The first (``edge`` 0) or the last (1) day of a bound, None where it is open."""
    return days(value)[edge] if value else None
