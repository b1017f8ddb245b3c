"""Dates in numbers and signs: 1.9.2026, 2026-09-01, 9/2026, Q3/2026, H1 2026, T2/2026, III/2026.

One row of ``_NOTATIONS`` is one notation; the first that fits at a place wins.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.finnish.point import Point, bounds, valid
from models.records import Precision

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_Y = r"(?P<y>(?:19|20)\d\d)"
_YY = r"(?P<y>(?:19|20)\d\d|[1-4]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_END = r"(?![\d~]|[,/]\d|\.\d[\d.])"  # one digit after a full stop is a footnote mark
_R = r"(?P<o>i{1,3}|iv)"

# months of one such part of the year, and its precision
_LETTER: dict[str, tuple[int, Precision]] = {
    "q": (3, "quarter"),
    "o": (3, "quarter"),  # an OCR slip
    "h": (6, "half"),
    "t": (4, "range"),
}

_NOTATIONS = tuple(
    re.compile(pattern)
    for pattern in (
        # days
        rf"{_Y}-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d){_END}",
        rf"{_D} ?\. ?{_M} ?\. ?{_Y}{_END}",
        rf"{_D}/{_M}/{_Y}{_END}",
        rf"{_D}\.{_M}\.(?P<y>[12]\d|3[0-5]){_END}(?!\.)",
        # 1.1.-31.12.2026, 1.1-31.12.2026
        rf"{_D}\. ?{_M}\.?(?=\s?-\s?{_DAY}\s?\.\s?{_MONTH}\s?\.\s?\d)",
        rf"{_D}\. ?{_M}\.(?!\s?\d)",
        rf"{_D}\.?(?=\s?-\s?{_DAY}\.\s?{_MONTH}\.)",  # 1.-15.3.2026, 1-15.3.2026
        rf"{_D}\.(?=\s?-\s?{_DAY}\.)",  # 1.-15. kesäkuuta
        rf"{_D}(?=\s?-\s?{_DAY}\s[a-z])",  # 1-15 juni: kept only where a month follows
        # quarters, halves, thirds, and roman quarters
        rf"(?P<k>[qoht])\s?(?P<o>[1-4])(?:\s?/\s?{_YY}|'(?P<y2>\d\d)|[\s-]?(?P<y3>(?:19|20)\d\d)){_END}",
        rf"{_Y}\s?[/ -]?\s?(?P<k>[qht])(?P<o>[1-4])(?![\w])",
        rf"(?P<o>[1-4])(?P<k>[qh])\s?/?\s?{_Y}{_END}",
        r"(?P<k>[qh])(?P<o>[1-4])(?::[a-z]{1,4})?(?![\w/])",
        r"(?P<k>t)(?P<o>[1-3])(?=\s?-\s?t[1-3]\s?[/ ]\s?(?:19|20)\d\d)",
        rf"{_R}\s?/\s?{_Y}{_END}",
        rf"{_R}(?=\s?-\s?(?:i{{1,3}}|iv)\s?/\s?(?:19|20)\d\d)",
        # weeks
        rf"{_Y}-?w(?P<w>\d{{2}})(?!\w)",
        rf"w(?P<w>\d{{2}})(?:\s?/\s?{_Y}|(?!\w))",
        # months
        rf"{_M}\s?/\s?{_Y}{_END}",
        rf"{_Y}-(?P<m>0[1-9]|1[0-2])(?![\d~/-])",
        rf"{_M}(?=\s?-\s?{_MONTH}\s?/\s?(?:19|20)\d\d)",
        rf"{_M}/(?P<y>[2-4]\d)(?=\s?-\s?{_MONTH}/[2-4]\d(?!\d))",
        rf"(?<=\d/\d\d-){_M}/(?P<y>[2-4]\d)(?![\d/])",
        rf"{_M}/(?P<y>2[4-9]|3[0-5])(?![\d/.,~])",  # kept only after a cue
    )
)


def notation_at(folded: str, at: int) -> Point | None:
    """The date in numbers that begins at a place of a folded and masked text."""
    before = folded[at - 1 : at] if at else ""
    if before and (before.isalnum() or before in ".,/~"):
        return None
    for pattern in _NOTATIONS:
        match = pattern.match(folded, at)
        if match is not None:
            point = _point(match)
            if point is not None and valid(point):
                return bounds(point)
    return None


def _point(match: re.Match[str]) -> Point | None:
    got = match.groupdict()
    told = next((got[k] for k in ("y", "y2", "y3") if got.get(k)), None)
    year = None if told is None else int(told) if len(told) == 4 else 2000 + int(told)
    span = match.span()
    month = int(got["m"]) if got.get("m") else None
    if got.get("d"):
        return Point(*span, "day", year, month, day=int(got["d"]), order=month or 0)
    if got.get("w"):
        return Point(*span, "week", year, week=int(got["w"]))
    if got.get("o"):
        number = ROMAN.get(got["o"]) or int(got["o"])
        return part_of_year(span, *_LETTER[got.get("k") or "q"], number, year)
    if year is not None and len(told or "") == 4 and match[0].startswith(str(year)):
        if year % 100 < 13 and (month or 0) > year % 100:
            return None  # "2009-10" are two years
        return Point(*span, "month", year, month, order=month or 0)
    weak = "short year" if told is not None and len(told) == 2 else ""
    return Point(*span, "month", year, month, order=month or 0, weak=weak)


def part_of_year(
    span: tuple[int, int], length: int, precision: Precision, number: int, year: int | None = None
) -> Point | None:
    """The ``number``-th part of a year of ``length`` months; None where there is no such part."""
    if not 1 <= number <= 12 // length:
        return None
    first = (number - 1) * length + 1
    point = Point(*span, precision, None, first, first + length - 1, order=first)
    return point if year is None else replace(point, year=year)
