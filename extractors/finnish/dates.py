"""Dates and periods as Finnish, Swedish and English administration writes them.

Reading goes in steps over a folded copy of the text (small letters, no dots over letters, plain
dashes; same length, so offsets stay): mask what only looks like a date (``date_masks``), find
single points in time (``date_points``), join points into ranges, lend years to points without one,
then read the words around ("mennessä", "alkaen": ``date_limits``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.finnish.date_limits import bounded, period_begin
from extractors.finnish.date_masks import mask
from extractors.finnish.date_points import find_points
from extractors.finnish.date_words import MONTH_NAMES, MONTH_STEMS, phrases
from extractors.finnish.folding import fold
from extractors.finnish.point import Point, resolve_year
from models.records import DateSpan, Precision


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``text[start_offset:end_offset] == span.text``."""

    start_offset: int
    end_offset: int
    span: DateSpan


_DIGIT = re.compile(r"\d")
# what a time without any number may hold; the lexicon decides
_TIME_WORD = re.compile(
    r"kuu|keva|kesa|syksy|talv|syys|vuo[dnst]|viik|vaih(?:de|tee)|kau[dst]|ensi\b|fjol"
    r"|\bar(?:et|s)?\b|\ba[rt]s|skifte|sommar|somras|host|vint|\bvar|manad|termin|kvart"
    r"|spring|summer|autumn|fall\b|winter|year|quarter|month|week|veck"
    rf"|\b(?:{'|'.join([*MONTH_STEMS, *MONTH_NAMES])})\b"
)


def find_dates(text: str, *, dated: str | None = None, year: int | None = None) -> list[FoundDate]:
    """The dates that the text tells, from left to right, without overlaps.

    ``dated`` is the document's own ISO date: relative times ("ensi syksynä") and months without a
    year count from it. ``year`` is a year known from a heading or column head: it is given to
    points without one. A point without a year takes that of a date beside it in its sentence first.
    Without any of these such points are left out. A deadline has no start ("mennessä", "saakka",
    "loppuun"), a beginning no end ("alkaen", "alusta").
    """
    if _DIGIT.search(text) is None and (
        (dated is None and year is None) or _TIME_WORD.search(fold(text)) is None
    ):
        return []
    joined, places = _unbroken(text)
    folded = mask(joined)
    spans = _lend_years(folded, _join(folded, find_points(folded, dated=dated)), dated, year)
    result: list[FoundDate] = []
    for span in spans:
        told = _told(folded, span)
        if told is None or (told.start is None and told.end is None):
            continue
        if told.start and told.end and _first(told.start) > _last(told.end):
            continue
        begin, finish = _trim(joined, told.begin, told.finish)
        start, end = places[begin], places[finish - 1] + 1
        if result and start < result[-1].end_offset:
            continue
        found = DateSpan(told.start, told.end, told.precision, text[start:end])
        result.append(FoundDate(start, end, found))
    return result


_BROKEN = re.compile(r"(?<=[^\W\d_])(?:[\u00ad\ufffe]\n?|[-\u2010]\n)(?=[^\W\d_A-ZÅÄÖ])")


def _unbroken(text: str) -> tuple[str, Sequence[int]]:
    """The text with words broken at line ends made whole, and where each sign of it stood.

    "helmi-" before a line with "marraskuu" is half of a range and keeps its hyphen.
    """
    if _BROKEN.search(text) is None:
        return text, range(len(text))
    keep = [True] * len(text)
    for match in _BROKEN.finditer(text):
        front = re.search(r"\w+$", text[max(0, match.start() - 12) : match.start()])
        half = front is not None and fold(front[0]) in MONTH_STEMS
        if not (half and re.match(r"\w+kuu", text[match.end() : match.end() + 16])):
            keep[match.start() : match.end()] = [False] * len(match[0])
    places = [index for index, kept in enumerate(keep) if kept]
    return "".join(text[index] for index in places), places


# --- points to spans ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Span:
    """A point, or two that are a range; ``finish`` may lie after the last ("välisenä aikana")."""

    first: Point
    last: Point
    begin: int
    finish: int


@dataclass(frozen=True, slots=True)
class _Told:
    """A date with its bounds."""

    begin: int
    finish: int
    start: str | None
    end: str | None
    precision: Precision


_DASH = re.compile(
    r"(?:\s*(?:alkaen|lahtien))?\s*(?:->|-|→|…|\.\.\.?)\s*(?:(?:den|vuoden)\s)?"
)
_TO = re.compile(rf"\s+(?:{phrases('range', 'to')})\s+(?:den\s+|the\s+)?")
_AND = re.compile(rf"\s+(?:{phrases('range', 'and')})\s+(?:den\s+|the\s+)?")
_FROM_TO = re.compile(r"\s+(?:(?:alkaen|lahtien|aina)\s+)?(?:ja\s+)?")
_CLOSED = re.compile(r"\s+(?:saakka|asti)\b")
_BETWEEN_AFTER = re.compile(rf"\s+(?:{phrases('after', 'between')})(?![a-z])")
_BETWEEN_BEFORE = re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('before', 'between')})\s+(?:den\s+)?$")
_LONGEST_GAP = 24


def _join(folded: str, points: Sequence[Point]) -> list[_Span]:
    spans: list[_Span] = []
    index = 0
    while index < len(points):
        joined = _pair(folded, *points[index : index + 2]) if index + 1 < len(points) else None
        point = points[index]
        spans.append(joined or _Span(point, point, point.begin, point.finish))
        index += 1 if joined is None else 2
    return spans


def _pair(folded: str, a: Point, b: Point) -> _Span | None:
    """The range that two points are, by what stands between them and by their cases."""
    gap = folded[a.finish : b.begin]
    if len(gap) > _LONGEST_GAP or "\t" in gap or "\n\n" in gap:
        return None
    span = _Span(a, b, a.begin, b.finish)
    if gap == "/" and a.precision == b.precision == "year":
        return span  # 2026/27
    if _DASH.fullmatch(gap) or _TO.fullmatch(gap):
        return span
    if _AND.fullmatch(gap):
        after = _BETWEEN_AFTER.match(folded, b.finish)
        if after is not None:
            return replace(span, finish=after.end())
        before = _BETWEEN_BEFORE.search(folded[max(0, a.begin - 16) : a.begin])
        return span if before is not None else None
    from_it = a.case in ("from", "off") or "alkaen" in gap or "lahtien" in gap
    to_it = b.case in ("to", "onto") or _CLOSED.match(folded, b.finish)
    return span if from_it and to_it and _FROM_TO.fullmatch(gap) else None


# --- years ----------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?]\s+(?=\S)|\n\n")


def _lend_years(
    folded: str, spans: Sequence[_Span], dated: str | None, year: int | None
) -> list[_Span]:
    """Every span with its years; those that no one can lend a year are left out.

    A year comes from the other end of a range, from the date before in the sentence (the year
    after, where the months run back), from the one after in it ("touko- ja elokuussa 2026"), from
    the heading, from the date in the sentence before, and last from the document's date.
    """
    shared = [_shared(span) for span in spans]
    out: list[_Span] = []
    for index, span in enumerate(shared):
        lent = year
        if span.first.year is None and span.last.year is None:
            lent = _neighbour(folded, out, shared[index + 1 :], span, year)
        first = resolve_year(span.first, dated, lent)
        same = span.last is span.first
        if first is not None and not same and span.last.year is None:
            pair = _shared(replace(span, first=first))
            last = resolve_year(pair.last, dated, lent)
        else:
            last = first if same else resolve_year(span.last, dated, lent)
        if first is not None and last is not None:
            out.append(replace(span, first=first, last=last))
    return out


def _shared(span: _Span) -> _Span:
    """The points of a range, the one without a year (or month) dated by the other."""
    a, b = span.first, span.last
    if a is b:
        return span
    back = a.order and b.order and a.order > b.order
    if a.year is None and b.year is not None:
        # marras-helmikuu 2027 begins in the year before
        a = a.at(b.year - 1 if back else b.year, b.month if a.month is None else None)
    elif b.year is None and a.year is not None:
        b = b.at(a.year + 1 if back else a.year, None)
    elif a.month is None and a.day is not None and b.month is not None:
        a = replace(a, month=b.month, order=b.order)
    return replace(span, first=a, last=b)


def _neighbour(
    folded: str, before: Sequence[_Span], after: Sequence[_Span], span: _Span, head: int | None
) -> int | None:
    here = span.first
    if before:
        near = before[-1].last
        single = before[-1].first.year == near.year
        between = folded[before[-1].finish : span.begin]
        apart = len(_SENTENCE_END.findall(between))
        if single and near.year is not None and (apart == 0 or (apart == 1 and head is None)):
            back = bool(near.order and here.order and here.order < near.order)
            return near.year + back
    for far in (other.first for other in after) if head is None else ():
        if far.year is None:
            continue
        if _SENTENCE_END.search(folded[span.finish : far.begin]) is None:
            return far.year if far.order >= here.order > 0 else None
        break
    return head


# --- bounds ---------------------------------------------------------------------------------------

_TAIL = re.compile(r"\s+(?:saakka|asti|mennessa)\b")


def _told(folded: str, span: _Span) -> _Told | None:
    a, b = span.first, span.last
    if a is b:
        one = bounded(folded, a)
        if one is None:
            return None
        precision: Precision = "range" if one.ranged else a.precision
        return _Told(one.begin, max(one.finish, span.finish), one.start, one.end, precision)
    tail = _TAIL.match(folded, span.finish)
    finish = tail.end() if tail is not None else span.finish
    precision = "season" if a.precision == b.precision == "season" else "range"
    return _Told(period_begin(folded, a), finish, a.start, b.end, precision)


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
