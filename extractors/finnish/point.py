"""A point in time: what is known of it, its bounds, the part of it, and its year when lent."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.records import Precision

#: Councils are elected every fourth year (Election Act 714/1998); the term is told by its years.
_COUNCIL_TERM, _COUNCIL_FIRST = 4, 2025
_RECENT = 2  # months back that a time without a year may lie: decks tell what was just done


@dataclass(frozen=True, slots=True)
class Point:
    """One point: offsets, bounds (ISO, None while the year is missing) and what is known of it.

    ``case``: what its Finnish case says ("from", "to", "in", "of", "other"). ``order`` is its place
    in a year (month number), to see which of two points comes first. ``bare`` marks a lone year,
    ``named`` a year with its word, ``in_year`` a unit after its year ("vuoden 2029 kesään"),
    ``related`` one counted from the document's date. ``weak`` marks what may be another word: a
    month's stem, a short or a foreign name. ``part`` is the part of it that is meant.
    """

    begin: int
    finish: int
    precision: Precision
    year: int | None
    month: int | None = None
    last_month: int | None = None
    day: int | None = None
    week: int | None = None
    start: str | None = None
    end: str | None = None
    case: str = "other"
    order: int = 0
    bare: bool = False
    named: bool = False
    in_year: bool = False
    related: bool = False
    weak: str = ""
    part: str = ""
    winter: bool = False
    turn: bool = False
    many: bool = False

    def at(self, year: int, month: int | None = None) -> Point:
        """The point in that year (and month, for a bare day); a turn of the year leads into it."""
        moved = replace(
            self,
            year=year - 1 if self.turn else year,
            month=self.month if month is None else month,
            start=None,
            end=None,
        )
        told = bounds(moved)
        return in_part(told, self.part, self.case) if self.part else told

    def lend(self, unit: Point) -> Point:
        """That unit in the year of this point."""
        assert self.year is not None
        return unit.at(self.year)


def bounds(point: Point) -> Point:
    """Start and end in ISO from year, month, day and week; unchanged where the year is missing."""
    year = point.year
    if year is None or not valid(point):
        return point
    if point.week is not None:
        monday = date.fromisocalendar(year, point.week, 1)
        sunday = monday + timedelta(days=6)
        iso = (monday.isoformat(), sunday.isoformat())
        return replace(point, start=iso[0], end=iso[1], order=monday.month)
    if point.month is None:
        return replace(point, start=f"{year:04d}", end=f"{year:04d}")
    if point.day is not None:
        day = f"{year:04d}-{point.month:02d}-{point.day:02d}"
        return replace(point, start=day, end=day, order=point.month)
    last = point.last_month or point.month
    end_year = year + 1 if last < point.month else year
    start, end = f"{year:04d}-{point.month:02d}", f"{end_year:04d}-{last:02d}"
    return replace(point, start=start, end=end, order=point.month)


def in_part(point: Point, part: str, case: str) -> Point:
    """The beginning, middle, end or half of a point, in the case of the part ("lopusta").

    "Vuoden 2027 lopussa" is by its end; a month's or a season's part is the month or season, its
    middle the 15th; "alusta" opens a period, "loppuun" closes one: the case says so.
    """
    told = replace(point, part=part, case=case)
    year = point.year
    if point.precision == "year" and year is not None:
        if part in ("first_half", "second_half"):
            first = 1 if part == "first_half" else 7
            half = replace(told, precision="half", month=first, last_month=first + 5, order=first)
            return replace(bounds(half), bare=False)
        if part == "middle":
            return replace(told, precision="month", start=f"{year}-06", end=f"{year}-07", order=6)
        if part == "start" and case in ("in", "to"):
            return replace(told, precision="month", start=f"{year}-01", end=f"{year}-01", order=1)
        if part == "end" and case == "from":
            return replace(told, start=f"{year}-12")
    elif point.precision == "month" and part == "middle" and point.start:
        middle = f"{point.start[:7]}-15"
        return replace(told, precision="day", start=middle, end=middle)
    return told


def valid(point: Point) -> bool:
    """Whether such a day, week or month can be: 29 February only in its years, week 53 too."""
    if point.month is not None and not 1 <= point.month <= 12:
        return False
    if point.year is not None and not 1900 <= point.year <= 2100:
        return False
    if point.week is not None and not 1 <= point.week <= 53:
        return False
    if point.week == 53 and point.year is not None:
        return date(point.year, 12, 28).isocalendar().week == 53
    if point.day is not None and point.month is not None:
        days = calendar.monthrange(point.year or 2028, point.month)[1]
        return 1 <= point.day <= days
    return point.day is None or 1 <= point.day <= 31


def resolve_year(point: Point, dated: str | None, year: int | None) -> Point | None:
    """The point with its year: from ``year``, else the nearest to come after ``dated``; else None.

    A month may lie up to two months before the document's date: decks tell what was just done.
    """
    if point.year is not None:
        return point if valid(point) and (point.start or point.end) else None
    if point.month is None and point.week is None:
        return None
    resolved: Point | None = None
    if year is not None:
        resolved = point.at(year)
    elif dated is not None:
        own_year, own_month = _year_month(dated)
        order = point.order or point.month or ((point.week or 1) - 1) * 12 // 53 + 1
        late = order < own_month - _RECENT
        resolved = point.at(own_year + (late or point.turn))
    return resolved if resolved is not None and valid(resolved) else None


def _year_month(dated: str) -> tuple[int, int]:
    return int(dated[:4]), int(dated[5:7]) if len(dated) >= 7 else 1


def relative(point: Point, relation: str, dated: str) -> Point | None:
    """The next, this or last such year, season, month or week from the document's date.

    "Ensi" is the first that has not begun, "viime" the last that is over, "tänä" the one that goes
    on, else the one of the same calendar year. None where the date is not told closely enough.
    """
    step = {"next": 1, "this": 0, "last": -1}[relation]
    own_year, own_month = _year_month(dated)
    if point.precision == "year":
        return bounds(replace(point, year=own_year + step))
    if point.precision == "week":
        if len(dated) < 10:
            return None
        week = (date.fromisoformat(dated) + timedelta(weeks=step)).isocalendar()
        return bounds(replace(point, year=week.year, week=week.week))
    if point.precision == "range" and point.month is None:
        since = (own_year - _COUNCIL_FIRST) // _COUNCIL_TERM * _COUNCIL_TERM + _COUNCIL_FIRST
        if own_year == since and own_month < 6:  # the term begins in June
            since -= _COUNCIL_TERM
        since += step * _COUNCIL_TERM
        return replace(point, year=since, start=str(since), end=str(since + _COUNCIL_TERM))
    if point.month is None:
        if len(dated) < 7:
            return None
        year, month = divmod(own_year * 12 + own_month - 1 + step, 12)
        return bounds(replace(point, year=year, month=month + 1))
    own = f"{own_year:04d}-{own_month:02d}"
    around = list(_around(point, own_year))
    if relation == "next":
        return next((p for p in around if p.start is not None and p.start > own), None)
    if relation == "last":
        return next((p for p in reversed(around) if p.end is not None and p.end < own), None)
    now = [p for p in around if p.start and p.end and p.start <= own <= p.end]
    return now[0] if now else point.at(own_year)


def _around(point: Point, year: int) -> Iterator[Point]:
    for shift in (-2, -1, 0, 1, 2):
        yield point.at(year + shift)
