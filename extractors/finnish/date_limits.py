"""The words around a point that open it, close it or widen it: "mennessä", "alkaen", "ennen"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from extractors.finnish.date_weak import line_around
from extractors.finnish.date_words import phrases, word_of
from extractors.finnish.point import Point

Limit = Literal["until", "from", "before", "past", "during"]
_WINDOW = 48  # signs

_AFTER: tuple[tuple[Limit, re.Pattern[str]], ...] = tuple(
    (limit, re.compile(rf"\s+(?:{phrases('after', limit)})(?![a-z])"))
    for limit in ("until", "from", "past", "during")
)
_ARTICLES = rf"(?:(?:{phrases('before', 'articles')})\s+)?"
_BEFORE: tuple[tuple[Limit, re.Pattern[str]], ...] = tuple(
    (limit, re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('before', limit)})\s+{_ARTICLES}$"))
    for limit in ("before", "past", "until", "from")
)
_LAST_WORD = re.compile(r"([a-z]+)\s+$")
_LASTING = re.compile(rf"(?<![a-z])(?:{phrases('verbs', 'lasting')})[a-z]*\s+(?:[a-z]+\s+)?$")
_MOVED = re.compile(rf"(?<![a-z])(?:{phrases('verbs', 'moved')})[a-z]*\s+(?:[a-z]+\s+)?$")
_OPENED = re.compile(r"\s?-(?=\s*(?:[)\],;.]|$|\t|\n))")
_SHUT = re.compile(r"(?:^|[\s(])(-\s?)$")
_YEAR_CUE = re.compile(rf"(?:(?:^|(?<![a-z]))(?:{phrases('cues', 'year')})[:\s]*|[:|]\s*)$")
_ONLY_YEARS = re.compile(r"[\s(•*.,;:|~-]*(?:(?:19|20)\d\d[\s|,;-]*)+\)?[.]?")
_DASHED = frozenset({"year", "month", "day", "quarter", "half", "season"})


@dataclass(frozen=True, slots=True)
class Bounded:
    """A point with the words around: offsets and bounds; ``ranged`` where a dash opens it."""

    begin: int
    finish: int
    start: str | None
    end: str | None
    ranged: bool = False


def bounded(folded: str, point: Point) -> Bounded | None:
    """What a point with its year means in its place; None for a bare year in running text."""
    begin = _period_word(folded, point)
    named = point.named or begin < point.begin
    before = folded[max(0, begin - _WINDOW) : begin]
    after = folded[point.finish : point.finish + _WINDOW]
    for limit, pattern in _AFTER:
        match = pattern.match(after)
        if match is not None:
            return _limited(point, limit, begin, point.finish + match.end())
    for limit, pattern in _BEFORE:
        match = pattern.search(before)
        if match is not None:
            return _limited(point, limit, begin - len(match[0]), point.finish)
    dashed = _dashed(folded, point, begin, before, after)
    if dashed is not None:
        return dashed
    whole = Bounded(begin, point.finish, point.start, point.end)
    if point.case == "to" and not _MOVED.search(before):
        # "siirtyy kesään 2026" moves to a season, "jatkuu kesään 2027" goes on until it
        closes = point.precision in ("year", "month", "day") or point.in_year or point.part
        if closes or _LASTING.search(before):
            return Bounded(begin, point.finish, None, point.end)
    if point.case == "from":
        return Bounded(begin, point.finish, point.start, None)
    if point.precision == "year" and point.part == "end":
        return Bounded(begin, point.finish, None, point.end)
    if point.weak == "short year" and not _short_year_context(folded, begin, point.finish):
        return None
    if point.bare and not named and not _year_context(folded, begin, point.finish):
        return None
    return whole


def _limited(point: Point, limit: Limit, begin: int, finish: int) -> Bounded | None:
    start, end = point.start, point.end
    if point.turn and start and end:  # by the end of one year, from the beginning of the next
        start, end = (start, start) if limit == "until" else (end[:4], end[:4])
        limit = "from" if limit == "past" else limit
    match limit:
        case "until":
            return Bounded(begin, finish, None, end)
        case "from":
            return Bounded(begin, finish, start, None)
        case "during":
            return Bounded(begin, finish, start, end)
        case "before":
            if point.part == "end":  # "ennen vuoden 2027 loppua" is within the year
                return Bounded(begin, finish, None, end)
            return Bounded(begin, finish, None, _step(start, -1)) if start else None
        case "past":
            return Bounded(begin, finish, _step(end, 1), None) if end else None


def _period_word(folded: str, point: Point) -> int:
    """Where the span begins: "valtuustokaudella 2025-2029" with its period, "den 1 mars" so."""
    if point.precision == "day" and folded.endswith(" den ", 0, point.begin):
        return point.begin - 4
    if point.precision == "day" and folded[: point.begin] == "den ":
        return 0
    if point.precision != "year" or point.named:
        return point.begin
    match = _LAST_WORD.search(folded[max(0, point.begin - _WINDOW) : point.begin])
    word = word_of(match[1]) if match else None
    if match is not None and word is not None and word.kind == "period":
        return point.begin - len(match[0])
    return point.begin


def period_begin(folded: str, point: Point) -> int:
    """Where a range that begins with the point begins: with its period word, if it has one."""
    return _period_word(folded, point)


def _dashed(folded: str, point: Point, begin: int, before: str, after: str) -> Bounded | None:
    """Open ranges: "2025-", "(2024-)", "-2027", "-12/2027"."""
    if point.precision not in _DASHED:
        return None
    opened = _OPENED.match(after)
    if opened is not None:
        closed = re.match(r"\s?-\s*\)", after)
        if before.endswith("(") and closed is not None:
            end = point.finish + closed.end()
            return Bounded(begin - 1, end, point.start, None, ranged=True)
        return Bounded(begin, point.finish + opened.end(), point.start, None, ranged=True)
    shut = _SHUT.search(before)
    if shut is None or _is_bullet(folded, begin - len(shut[1])):
        return None
    rest = before.rstrip("- ")
    if rest == "" or rest[-1] in "(:,;\t\n" or shut[1] == "-":
        return Bounded(begin - len(shut[1]), point.finish, None, point.end, ranged=True)
    return None


def _is_bullet(folded: str, dash: int) -> bool:
    """A dash at a line's start with a space after it is a bullet."""
    at_line_start = dash == 0 or folded[dash - 1] == "\n"
    return at_line_start and folded[dash + 1 : dash + 2] == " "


def _year_context(folded: str, begin: int, finish: int) -> bool:
    """Whether a bare year tells a time: alone in its line or cell, in a row, or after a cue."""
    if _ONLY_YEARS.fullmatch(line_around(folded, begin, finish)):
        return True
    return bool(_YEAR_CUE.search(folded[max(0, begin - 24) : begin]))


def _short_year_context(folded: str, begin: int, finish: int) -> bool:
    """Whether "3/27" is a month and no share: alone in its line or cell, or after a cue."""
    alone = line_around(folded, begin, finish).strip(" ()-") == folded[begin:finish]
    return alone or bool(_YEAR_CUE.search(folded[max(0, begin - 24) : begin]))


def _step(iso: str, by: int) -> str:
    """The year, month or day after or before one."""
    if len(iso) == 4:
        return str(int(iso) + by)
    if len(iso) == 7:
        year, month = divmod(int(iso[:4]) * 12 + int(iso[5:]) - 1 + by, 12)
        return f"{year}-{month + 1:02d}"
    return (date.fromisoformat(iso) + timedelta(days=by)).isoformat()
