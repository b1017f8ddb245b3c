"""Dates and periods as Finnish, Swedish and English administration writes them.

Reading goes in steps over a folded copy of the text (small letters, no dots over letters, plain
dashes; same length, so offsets stay): mask what only looks like a date, find single points in time
(``date_points``), join points into ranges, then widen by the words around ("mennessä", "alusta").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.finnish.date_masks import mask
from extractors.finnish.date_points import (
    MONTH_STEMS,
    SEASON_FORMS,
    Point,
    find_points,
    line_around,
    resolve_year,
)
from extractors.finnish.folding import fold
from models.records import DateSpan, Precision


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``text[start_offset:end_offset] == span.text``."""

    start_offset: int
    end_offset: int
    span: DateSpan


def find_dates(text: str, *, dated: str | None = None, year: int | None = None) -> list[FoundDate]:
    """The dates that the text tells, from left to right, without overlaps.

    ``dated`` is the document's own ISO date: relative times ("ensi syksynä") and months without a
    year count from it. ``year`` is a year known from a heading or column head: it is given to
    points without one. Without either such points are left out. A deadline has no start
    ("mennessä", "saakka", "loppuun"), a beginning no end ("alkaen", "alusta").
    """
    joined, places = _unbroken(text)
    folded = mask(joined)
    points = find_points(folded, dated=dated)
    spans = [
        widened
        for found in _join(folded, points)
        if (widened := _widen(folded, found, dated, year)) is not None
    ]
    result: list[FoundDate] = []
    for found in spans:
        begin, finish = _trim(joined, found.begin, found.finish)
        start, end = places[begin], places[finish - 1] + 1
        if result and start < result[-1].end_offset:
            continue
        if found.start is None and found.end is None:
            continue
        if found.start and found.end and _first(found.start) > _last(found.end):
            continue
        span = DateSpan(found.start, found.end, found.precision, text[start:end])
        result.append(FoundDate(start, end, span))
    return result


_BROKEN = re.compile(r"(?<=[^\W\d_])(?:[\u00ad\ufffe]\n?|[-\u2010]\n)(?=[^\W\d_A-ZÅÄÖ])")


def _unbroken(text: str) -> tuple[str, list[int]]:
    """The text with words broken at line ends made whole, and where each sign of it stood.

    "helmi-" before a line with "marraskuu" is half of a range and keeps its hyphen.
    """
    keep = [True] * len(text)
    for match in _BROKEN.finditer(text):
        front = re.search(r"\w+$", text[: match.start()])
        half = front is not None and fold(front[0]) in MONTH_STEMS
        if not (half and re.match(r"\w+kuu", text[match.end() :])):
            keep[match.start() : match.end()] = [False] * len(match[0])
    places = [index for index, kept in enumerate(keep) if kept]
    return "".join(text[index] for index in places), places


# --- points to spans ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Span:
    """A date under way: offsets, bounds, and the two points that it came from."""

    begin: int
    finish: int
    first: Point
    last: Point
    start: str | None = None
    end: str | None = None
    precision: Precision = "range"


_TO = re.compile(r"\s*(?:alkaen|lahtien|alusta)?\s*-\s*|\s+till\s+|\s+to\s+|\s+until\s+")
_AND = re.compile(r"\s+(?:ja|och|and)\s+")
_BETWEEN = re.compile(r"\s+(?:valilla|valisena\s+aikana|valiseksi\s+ajaksi|valinen\s+aika)")
_FROM_TO = re.compile(r"\s+(?:(?:alusta|alkaen|lahtien)\s+)*(?:vuoteen\s+|vuoden\s+)?")


def _join(folded: str, points: list[Point]) -> list[_Span]:
    spans: list[_Span] = []
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        if following is not None:
            joined = _pair(folded, point, following)
            if joined is not None:
                spans.append(joined)
                index += 2
                continue
        spans.append(_Span(point.begin, point.finish, point, point))
        index += 1
    return spans


def _pair(folded: str, a: Point, b: Point) -> _Span | None:
    gap = folded[a.finish : b.begin]
    if len(gap) > 24 or "\t" in gap or "\n\n" in gap:
        return None
    span = _Span(a.begin, b.finish, a, b)
    if gap == "/" and a.precision == b.precision == "year":
        return span  # 2026/27
    if _TO.fullmatch(gap):
        return span
    if _AND.fullmatch(gap):
        after = _BETWEEN.match(folded, b.finish)
        return replace(span, finish=after.end()) if after else None
    between = re.match(r"(?:between|mellan)\s", folded[max(0, a.begin - 8) : a.begin])
    if between and re.fullmatch(r"\s+(?:and|och)\s+", gap):
        return span
    if (
        a.case == "from"
        and re.fullmatch(r"\s+vuoden\s+", gap)
        and re.match(r"\s*(?:loppuun|kesa|kevaa|syksy|talve)", folded[b.finish :])
    ):
        return span
    starts = a.case == "from" or "alusta" in gap or "alkaen" in gap or "lahtien" in gap
    ends = b.case == "to" or re.match(r"\s*(?:loppuun|asti|saakka)", folded[b.finish :])
    if starts and ends and _FROM_TO.fullmatch(gap):
        return span
    return None


# --- words around -------------------------------------------------------------------------------

_PERIOD = re.compile(
    r"\b(?:valtuustokau|ohjelmakau|strategiakau|rahoituskau|toimikau|hankekau|kau|sopimuskau"
    r"|suunnittelukau|lukuvuo|talousarviovuo|toimintavuo)[a-z]*\s+$"
)
_YEARS = re.compile(
    r"\b(?:v\.|vuosi(?:en|na|lle|ksi|sta|in|a)?|vuote(?:en|na)|vuode(?:n|sta|lle|lla|ksi)|vuonna|vuotta"
    r"|aren|ar|years?)\s+$"
)
_UNTIL_BEFORE = re.compile(
    r"\b(?:viimeistaan|senast|till slutet av|t\.?\s?o\.?\s?m\.?"
    r"|till och med|by|until|no later than)\s+"
    r"(?:the\s+end\s+of\s+|(?:den|vuoden|slutet\s+av|utgangen\s+av)\s+)?$"
)
_BEFORE_WORD = re.compile(r"\b(?:ennen|fore|before)\s+(?:vuotta\s+)?$")
_FROM_BEFORE = re.compile(
    r"\b(?:alkaen|fr\.?\s?o\.?\s?m\.?|fran och med|fran|from|since"
    r"|sedan|starting)\s+(?:den\s+|vuodesta\s+)?$"
)
_UNTIL = re.compile(
    r"\s+(?:loppuun\s+)?(?:mennessa|saakka|asti)\b|\s+loppuun\b(?:\s+(?:mennessa|saakka|asti)\b)?"
    r"|\s+(?:menness?a|saakk?a)\b"
)
_FROM_AFTER = re.compile(
    r"\s+(?:alusta|alkaen|lahtien)(?:\s+(?:alkaen|lahtien))?\b|\s+eteenpain\b"
    r"|\s+onwards\b|\s+framat\b"
)
_AT_START = re.compile(r"\s+(?:alussa|alkupuolella|alkuun)\b")
_AT_END = re.compile(r"\s+(?:lopussa|lopulla|loppupuolella)\b")
_MIDDLE = re.compile(r"\s+(?:puolivaliin|puolivalissa|puolessa\s+valissa)\b(?:\s+mennessa\b)?")
_DURING = re.compile(r"\s+(?:aikana|kuluessa)\b")
_SEASON_AFTER = re.compile(rf"\s+({'|'.join(SEASON_FORMS)})\b")


def _widen(folded: str, span: _Span, dated: str | None, year: int | None) -> _Span | None:
    pair = span.first is not span.last
    a, b = _share(span.first, span.last) if pair else (span.first, span.last)
    first = resolve_year(a, dated, year)
    last = resolve_year(b, dated, year) if pair else first
    if first is None or last is None:
        return None
    begin, finish = span.begin, span.finish
    before, after = folded[:begin], folded[finish:]
    for pattern in (_PERIOD, _YEARS):
        lead = pattern.search(before[-40:])
        if lead is not None:
            begin -= len(lead[0])
            before = folded[:begin]
            break
    if pair:
        tail = re.match(r"\s+(?:loppuun(?:\s+(?:saakka|asti))?|saakka|asti)\b", after)
        if tail:
            finish += tail.end()
        return replace(
            span,
            begin=begin,
            finish=finish,
            start=first.start,
            end=last.end,
            precision=_pair_precision(first, last),
        )
    named = lead is not None
    return _single(folded, replace(span, begin=begin, finish=finish), first, named)


def _share(a: Point, b: Point) -> tuple[Point, Point]:
    """The points of a range, the one without a year (or month) dated by the other."""
    if a.year is None and b.year is not None:
        taken = b.year
        if a.order and b.order and a.order > b.order:
            taken -= 1  # marras–helmikuu 2027: from the year before
        a = a.at(taken, b.month if a.month is None else None)
    elif b.year is None and a.year is not None:
        taken = a.year
        if a.order and b.order and a.order > b.order:
            taken += 1
        b = b.at(taken, None)
    return a, b


def _pair_precision(a: Point, b: Point) -> Precision:
    if a.precision == b.precision == "season":
        return "season"
    return "range"


def _single(folded: str, span: _Span, point: Point, named: bool) -> _Span | None:
    begin, finish = span.begin, span.finish
    before, after = folded[max(0, begin - 40) : begin], folded[finish : finish + 60]

    def done(
        start: str | None,
        end: str | None,
        b: int = begin,
        f: int = finish,
        precision: Precision = point.precision,
    ) -> _Span:
        return replace(span, begin=b, finish=f, start=start, end=end, precision=precision)

    # "vuoden 2028 kesään", "vuoden 2026 keväällä"
    if point.precision == "year":
        season = _SEASON_AFTER.match(after)
        if season is not None and named:
            inner = find_points(f"{season[1]} {point.year}")
            if inner:
                end = finish + season.end()
                tail = _UNTIL.match(folded, end)
                to_it = tail is not None or season[1].endswith(("een", "aan", "yyn"))
                return done(
                    None if to_it else inner[0].start,
                    inner[0].end,
                    f=tail.end() if tail else end,
                    precision="season",
                )
    ends = _UNTIL.match(after)
    if ends is not None:
        return done(None, point.end, f=finish + ends.end())
    middle = _MIDDLE.match(after)
    if middle is not None and point.precision == "month" and point.start:
        day = f"{point.start}-15"
        return done(day, day, f=finish + middle.end(), precision="day")
    starts = _FROM_AFTER.match(after)
    if starts is not None:
        return done(point.start, None, f=finish + starts.end())
    at_start = _AT_START.match(after)
    if at_start is not None:
        return done(point.start, point.end, f=finish + at_start.end())
    at_end = _AT_END.match(after)
    if at_end is not None:
        begun = None if point.precision == "year" else point.start
        return done(begun, point.end, f=finish + at_end.end())
    during = _DURING.match(after)
    if during is not None:
        return done(point.start, point.end, f=finish + during.end())
    until = _UNTIL_BEFORE.search(before)
    if until is not None:
        return done(None, point.end, b=begin - len(until[0]))
    earlier = _BEFORE_WORD.search(before)
    if earlier is not None and point.start:
        return done(None, _day_before(point.start), b=begin - len(earlier[0]))
    since = _FROM_BEFORE.search(before)
    if since is not None:
        return done(point.start, None, b=begin - len(since[0]))
    # open ranges: "2025-", "(2024-)", "-2027", "-12/2027"
    opened = re.match(r"\s?-(?=\s*(?:[)\],;.]|$|\t|\n))", after)
    if opened is not None and point.precision in {"year", "month", "day", "quarter"}:
        closed = re.match(r"\s?-\s*\)", after)
        if before.endswith("(") and closed is not None:
            return done(point.start, None, b=begin - 1, f=finish + closed.end(), precision="range")
        return done(point.start, None, f=finish + opened.end(), precision="range")
    shut = re.search(r"(?:^|[\s(])(-\s?)$", before)
    if (
        shut is not None
        and point.precision in {"year", "month", "day", "quarter"}
        and (before.rstrip("- ") == "" or before.rstrip("- ")[-1] in "(:,;\t\n" or shut[1] == "-")
        and not _is_bullet(folded, begin - len(shut[1]))
    ):
        return done(None, point.end, b=begin - len(shut[1]), precision="range")
    # "siirtyy kesään 2026" moves to a season: no deadline
    if point.case == "to" and point.precision in {"month", "year"} and not point.bare:
        return done(None, point.end)
    if point.case == "from" and point.precision in {"month", "year", "season"}:
        return done(point.start, None)
    if point.bare and not named and not _year_context(folded, begin, finish):
        return None
    return done(point.start, point.end)


def _is_bullet(folded: str, dash: int) -> bool:
    """A dash at a line's start with a space after it is a bullet."""
    at_line_start = dash == 0 or folded[dash - 1] == "\n"
    return at_line_start and folded[dash + 1 : dash + 2] == " "


_CONTEXT_BEFORE = re.compile(
    r"(?:\b(?:in|by|during|since|until|ar|under|alkaa|alkaen|kaynnistyy|paattyy|paattyen"
    r"|valmistuu|valmis|avataan|tavoitevuosi|kausi|aikataulu|toteutus|ajankohta|kesto|alku|loppu|aloitus|paatos"
    r"|start|slut|viimeistaan|till|fran)\b[:\s]*|[:|]\s*)$"
)
_CONTEXT_AFTER = re.compile(
    r"\s*(?:menness?a|loppuun|alkaen|lahtien|aikana|alussa|lopussa|saakka|asti)\b"
)


def _year_context(folded: str, begin: int, finish: int) -> bool:
    """Whether a bare year tells a time: alone in its line or cell, in a row, or after a cue."""
    line = line_around(folded, begin, finish)
    if re.fullmatch(r"[\s(•*.,;:|~-]*(?:(?:19|20)\d\d[\s|,;-]*)+\)?[.]?", line):
        return True
    if _CONTEXT_AFTER.match(folded, finish):
        return True
    return bool(_CONTEXT_BEFORE.search(folded[max(0, begin - 24) : begin]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _first(iso: str) -> str:
    return iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso


def _last(iso: str) -> str:
    return iso + {4: "-12-31", 7: "-31"}.get(len(iso), "")


def _day_before(iso: str) -> str:
    if len(iso) == 4:
        return str(int(iso) - 1)
    if len(iso) == 7:
        year, month = int(iso[:4]), int(iso[5:])
        return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02d}"
    from datetime import date, timedelta

    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()
