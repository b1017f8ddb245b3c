"""Single points in time in a folded text: a day, week, month, quarter, half, season or year.

A point may lack its year ("1.9.", "kesäkuussa"): a range, a heading or the document lends it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.finnish.folding import fold
from extractors.vocabulary import load
from models.records import Precision


@dataclass(frozen=True, slots=True)
class Point:
    """One point: offsets, bounds (ISO, None while the year is missing) and what is known of it.

    ``case``: "from" (elative), "to" (illative) or None. ``order`` is its place in a year (month
    number), to see which of two points in a range comes first. ``bare`` marks a lone year.
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
    case: str | None = None
    bare: bool = False
    order: int = 0

    def at(self, year: int, month: int | None = None) -> Point:
        """The point in that year (and month, for a bare day)."""
        moved = replace(self, year=year, month=self.month if month is None else month)
        if moved.last_month is None and month is not None:
            moved = replace(moved, last_month=month)
        return _bounds(moved)


def _bounds(point: Point) -> Point:
    """Start and end in ISO from year, month, day and week; unchanged where the year is missing."""
    year = point.year
    if year is None:
        return point
    if point.week is not None:
        monday = date.fromisocalendar(year, point.week, 1)
        return replace(
            point,
            start=monday.isoformat(),
            end=(monday + timedelta(days=6)).isoformat(),
            order=monday.month,
        )
    if point.month is None:
        return replace(point, start=f"{year:04d}", end=f"{year:04d}")
    if point.day is not None:
        iso = f"{year:04d}-{point.month:02d}-{point.day:02d}"
        return replace(point, start=iso, end=iso, order=point.month)
    last = point.last_month or point.month
    end_year = year + 1 if last < point.month else year
    return replace(
        point,
        start=f"{year:04d}-{point.month:02d}",
        end=f"{end_year:04d}-{last:02d}",
        order=point.month,
    )


def _valid(point: Point) -> bool:
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

    A month may lie up to three months before the document's date: decks tell what was just done.
    """
    if point.year is not None:
        return point if _valid(point) and point.start else None
    if point.month is None and point.week is None:
        return None
    resolved: Point | None = None
    if year is not None:
        resolved = point.at(year)
    elif dated is not None and len(dated) >= 4:
        own_year = int(dated[:4])
        own_month = int(dated[5:7]) if len(dated) >= 7 else 1
        order = point.order or point.month or (point.week or 1) * 12 // 53 + 1
        resolved = point.at(own_year + 1 if order < own_month - 3 else own_year)
    return resolved if resolved is not None and _valid(resolved) else None


# --- patterns -----------------------------------------------------------------------------------

_MONTHS = load("months")
_FI = {fold(stem): number for number, stem in enumerate(_MONTHS["fi"]["stems"], 1)}
_NAMES: dict[str, int] = {}
for _language in ("sv", "en"):
    for _list in ("names", "short"):
        for _number, _name in enumerate(_MONTHS[_language][_list], 1):
            _NAMES[fold(_name)] = _number
_SEASON: dict[str, str] = {
    fold(form): season for season, forms in load("dates")["season_words"].items() for form in forms
}
_SEASON_MONTHS: dict[str, list[int]] = load("dates")["seasons"]

Y = r"(?P<y>(?:19|20)\d\d)"
_FIM = "(?:" + "|".join(_FI) + ")"
_FIW = rf"(?P<m>{_FIM})kuu(?P<c>[a-z]{{0,5}})"
_OTHER = "(?:" + "|".join(sorted(_NAMES, key=len, reverse=True)) + ")"
#: The stems of Finnish month names and the forms of season names, folded.
MONTH_STEMS = frozenset(_FI)
SEASON_FORMS = tuple(sorted(_SEASON, key=len, reverse=True))
_SEASONS = "(?:" + "|".join(sorted(_SEASON, key=len, reverse=True)) + ")"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINAL = {
    "ensimmai": 1,
    "toi": 2,
    "kolma": 3,
    "kolman": 3,
    "nelja": 4,
    "viimei": 4,
    "forsta": 1,
    "andra": 2,
    "tredje": 3,
    "fjarde": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
}
_ORD = r"(?P<o>ensimmai[a-z]+|toi(?:nen|sen|sella|sesta|seen)|kolma[a-z]+|nelja[a-z]+|viimei[a-z]+"
_ORD += r"|forsta|andra|tredje|fjarde|first|second|third|fourth|[1-4]\.|i{1,3}|iv)"

_Builder = Callable[[re.Match[str], str], Point | None]


def _number_in(match: re.Match[str], group: str) -> int | None:
    value = match.groupdict().get(group)
    return int(value) if value else None


def _case_of(ending: str) -> str | None:
    if ending.endswith("sta"):
        return "from"
    return "to" if ending.endswith("hun") else None


def _day(match: re.Match[str], _: str) -> Point:
    year = match.groupdict().get("y")
    full = int(year) if year and len(year) == 4 else 2000 + int(year) if year else None
    return Point(
        *match.span(), "day", full, int(match["m"]), day=int(match["d"]), order=int(match["m"])
    )


def _only_day(match: re.Match[str], _: str) -> Point:
    return Point(*match.span(), "day", None, day=int(match["d"]))


def _day_named(match: re.Match[str], _: str) -> Point:
    name = match["m"]
    month = _FI.get(name) or _NAMES[name]
    year = _number_in(match, "y")
    return Point(*match.span(), "day", year, month, day=int(match["d"]), order=month)


def _month(match: re.Match[str], _: str) -> Point:
    month = int(match["m"])
    return Point(*match.span(), "month", int(match["y"]), month, order=month)


def _month_named(match: re.Match[str], _: str) -> Point:
    name = match["m"]
    month = _FI.get(name) or _NAMES[name]
    ending = match.groupdict().get("c") or ""
    place = match.groupdict().get("p")
    if place is not None:
        ending = {"alusta": "sta", "alkaen": "sta", "loppuun": "hun"}.get(place, "")
    return Point(
        *match.span(), "month", _number_in(match, "y"), month, order=month, case=_case_of(ending)
    )


def _only_month(match: re.Match[str], _: str) -> Point:
    month = int(match["m"])
    return Point(*match.span(), "month", None, month, order=month)


def _part(length: int, precision: Precision) -> _Builder:
    def build(match: re.Match[str], _: str) -> Point | None:
        text = match["o"]
        number = (
            int(text[0])
            if text[0].isdigit()
            else _ROMAN.get(text)
            or next((value for stem, value in _ORDINAL.items() if text.startswith(stem)), 0)
        )
        if not 1 <= number <= 12 // length:
            return None
        first = (number - 1) * length + 1
        return Point(
            *match.span(), precision, _number_in(match, "y"), first, first + length - 1, order=first
        )

    return build


def _half_word(match: re.Match[str], _: str) -> Point:
    early = match["h"].startswith(("alku", "ensi", "forsta"))
    first = 1 if early else 7
    return Point(*match.span(), "half", _number_in(match, "y"), first, first + 5, order=first)


def _season(match: re.Match[str], _: str) -> Point:
    name = _SEASON[match["s"]]
    first, last = _SEASON_MONTHS[name]
    word = match["s"]
    case = (
        "from" if word.endswith("sta") else ("to" if word.endswith(("een", "aan", "yyn")) else None)
    )
    year = _number_in(match, "y")
    return Point(*match.span(), "season", year, first, last, order=first, case=case)


def _week(match: re.Match[str], _: str) -> Point:
    return Point(*match.span(), "week", _number_in(match, "y"), week=int(match["w"]))


def _year(match: re.Match[str], folded: str) -> Point:
    lead = folded[max(0, match.start() - 10) : match.start()]
    case = (
        "from"
        if re.search(r"vuodesta\s+$", lead)
        else ("to" if re.search(r"vuoteen\s+$", lead) else None)
    )
    return Point(*match.span(), "year", int(match["y"]), bare=case is None, case=case)


_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_END = r"(?![\d~]|[,/]\d|\.\d[\d.])"  # one digit after a full stop is a footnote mark
_PRE = r"(?<![\d.,/~a-z])"
_PATTERNS: tuple[tuple[re.Pattern[str], _Builder], ...] = tuple(
    (re.compile(pattern), builder)
    for pattern, builder in (
        (rf"{_PRE}(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d){_END}", _day),
        (rf"{_PRE}{_D}\.\s?{_M}\.\s?{Y}{_END}", _day),
        (rf"{_PRE}{_D}\.{_M}\.(?P<y>[12]\d|3[0-5]){_END}(?!\.)", _day),
        (rf"{_PRE}{_D}\.?\s+{_FIW}(?:\s+{Y})?{_END}", _day_named),
        (rf"{_PRE}{_FIW}\s+{_D}\.(?:\s*(?:paiva[a-z]*|pna))?(?:\s+{Y})?{_END}", _day_named),
        (
            rf"{_PRE}(?:den\s+)?{_D}\.?(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_OTHER})\.?,?\s+{Y}{_END}",
            _day_named,
        ),
        (rf"{_PRE}(?P<m>{_OTHER})\.?\s+{_D}(?:st|nd|rd|th)?,\s+{Y}{_END}", _day_named),
        (
            rf"{_PRE}(?:viikko|viikolla|viikon|viikot|viikoilla|viikosta|viikolle|vko|vkot|vk|vkolla"
            rf"|vecka|veckan|veckorna|v\.|week|weeks)\.?\s*(?P<w>\d{{1,2}})(?:(?:\s?/\s?|\s+){Y})?{_END}",
            _week,
        ),
        (rf"{_PRE}[qo]\s?(?P<o>[1-4])\s?[/ ]?\s?{Y}{_END}", _part(3, "quarter")),
        (rf"{_PRE}{Y}\s?[/ ]?\s?q(?P<o>[1-4]){_END}", _part(3, "quarter")),
        (rf"{_PRE}q(?P<o>[1-4])(?![\w])", _part(3, "quarter")),
        (rf"{_PRE}(?P<o>i{{1,3}}|iv)\s?/\s?{Y}{_END}", _part(3, "quarter")),
        (
            rf"{_PRE}{_ORD}\s?(?:vuosi)?(?:nelj[a-z]*nne[a-z]*|kvartaal[a-z]*|kvartti[a-z]*|kvartalet"
            rf"|quarter(?:\s+of)?)[a-z]*\s*/?\s*{Y}{_END}",
            _part(3, "quarter"),
        ),
        (
            rf"{_PRE}(?:vuoden\s+)?{Y}\s+{_ORD}\s+(?:vuosi)?(?:nelj[a-z]*nne[a-z]*|kvartaal[a-z]*)",
            _part(3, "quarter"),
        ),
        (rf"{_PRE}h(?P<o>[12])\s?[/ ]?\s?{Y}{_END}", _part(6, "half")),
        (rf"{_PRE}{Y}\s?[/ ]?\s?h(?P<o>[12]){_END}", _part(6, "half")),
        (rf"{_PRE}h(?P<o>[12])(?![\w])", _part(6, "half")),
        (
            rf"{_PRE}(?P<o>[12]\.|i{{1,2}}|ensimmai[a-z]+|toi[a-z]+|forsta|andra|first|second)\s+"
            rf"(?:vuosipuolisko[a-z]*|puolivuo[a-z]*|vuosipuoli[a-z]*|halvaret|half(?:\s+of)?)\s+{Y}{_END}",
            _part(6, "half"),
        ),
        (rf"{_PRE}(?P<h>alkuvuo|loppuvuo|alkusyks|loppusyks)[a-z]*\s+{Y}{_END}", _half_word),
        (
            rf"{_PRE}vuoden\s+{Y}\s+(?P<h>alkupuolis|alkupuoli|jalkipuolis|loppupuolis|loppupuole|alkupuole"
            rf"|ensimmaisella\s+puolis|jalkimmaisella\s+puolis)[a-z]*",
            _half_word,
        ),
        (
            rf"{_PRE}{_FIW}\s+(?P<p>alkaen|alusta|alussa|lopusta|lopussa|loppuun|alkuun)\s+{Y}{_END}",
            _month_named,
        ),
        (rf"{_PRE}{_FIW}\s*/?\s*{Y}{_END}", _month_named),
        (rf"{_PRE}(?P<m>{_OTHER})\.?\s+{Y}{_END}", _month_named),
        (rf"{_PRE}(?P<s>{_SEASONS})\s*/?\s*{Y}(?:\s?-\s?\d\d(?!\d))?{_END}", _season),
        (rf"{_PRE}{_M}\s?/\s?{Y}{_END}", _month),
        (rf"{_PRE}{_D}\.\s?{_M}\.(?!\s?\d)", _day),
        (rf"{_PRE}{_FIW}(?![a-z])", _month_named),
        (rf"{_PRE}(?P<m>{_FIM})(?=\s?-\s?(?:{_FIM}))", _month_named),
        (rf"{_PRE}(?P<m>{_FIM})(?![a-z])", _month_named),
        (rf"{_PRE}(?P<s>{_SEASONS})(?![a-z])", _season),
        (
            rf"{_PRE}(?P<m>0?[1-9]|1[0-2])(?=\s?-\s?(?:0?[1-9]|1[0-2])\s?/\s?(?:19|20)\d\d)",
            _only_month,
        ),
        (rf"{_PRE}{_D}\.(?=\s?-\s?(?:0?[1-9]|[12]\d|3[01])\.)", _only_day),
        (rf"(?<![\d.,/~]){Y}(?![\d~]|[.,:]\d|/\d(?!\d(?!\d))|[a-z])", _year),
    )
)
_WEEK_TO = re.compile(rf"\s?-\s?(?P<w>\d{{1,2}})(?:\s?/\s?|\s+){Y}")
_YEAR_TO = re.compile(r"\s?[-/]\s?(?P<y>\d\d)(?![\d.,/])")


def find_points(folded: str, dated: str | None = None) -> list[Point]:
    """The points of a folded (and masked) text from left to right, without overlaps.

    Where patterns overlap, the earlier in the table wins: it is the more telling one.
    """
    taken = bytearray(len(folded))
    points: list[Point] = []
    if dated is not None:
        for told in _relative(folded, dated):
            taken[told.begin : told.finish] = b"\1" * (told.finish - told.begin)
            points.append(told)
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(folded):
            begin, finish = match.span()
            if any(taken[begin:finish]):
                continue
            point = build(match, folded)
            if point is None or not _valid(point) or not _plausible(folded, point):
                continue
            for found in _extended(folded, _bounds(point)):
                taken[found.begin : found.finish] = b"\1" * (found.finish - found.begin)
                points.append(found)
    return sorted(points, key=lambda point: point.begin)


def _plausible(folded: str, point: Point) -> bool:
    """Weak forms count only where they cannot be another word or number."""
    word = folded[point.begin : point.finish]
    if point.precision == "month" and point.year is None and word in _FI:
        # "elo", "touko": a column head of its own, or the front of "helmi-maaliskuu"
        after = folded[point.finish : point.finish + 16]
        if re.match(r"\s?-\s?[a-z]+kuu", after):
            return True
        line = line_around(folded, point.begin, point.finish)
        return all(part in _FI for part in re.split(r"[\s|-]+", line.strip()) if part)
    if point.precision == "season" and point.year is None:
        # "two winters": only "in the winter", a half of a range, or a head of its own
        return bool(
            word.endswith(("lla", "na"))
            or line_around(folded, point.begin, point.finish).strip() == word
            or re.match(r"\s?-|\s+(?:aikana|loppu)", folded[point.finish :])
        )
    if point.precision == "day" and point.month is not None and point.year is None:
        # "3.1." numbers a chapter more often than it tells a day
        return bool(
            re.search(r"[a-z]$", word)
            or line_around(folded, point.begin, point.finish).strip(" ()") == word
            or _DAY_AFTER.match(folded, point.finish)
            or _DAY_BEFORE.search(folded[max(0, point.begin - 24) : point.begin])
        )
    return True


_DAY_AFTER = re.compile(r"\s*(?:-|klo\b|asti\b|saakka|menness?a|alkaen|lahtien)")
_DAY_BEFORE = re.compile(
    r"(?:-\s?|\b(?:ma|ti|ke|to|pe|la|su|[a-z]+tai(?:na)?|keskiviikkona|viimeistaan|pidetaan|kokous"
    r"|jarjestetaan|alkaa|alkaen|paattyy|paivitetty|ajalla|den)\s+)$"
)


def line_around(folded: str, begin: int, finish: int) -> str:
    """The line, or the cell of a row, that the stretch stands in."""
    start = max(folded.rfind("\n", 0, begin), folded.rfind("\t", 0, begin)) + 1
    ends = [at for at in (folded.find("\n", finish), folded.find("\t", finish)) if at >= 0]
    return folded[start : min(ends, default=len(folded))]


def _extended(folded: str, point: Point) -> Iterator[Point]:
    """A second point glued to the first: "viikot 9-10/2026", "2026-29", "talvi 2026-27"."""
    if point.precision == "week":
        match = _WEEK_TO.match(folded, point.finish)
        if match is not None and point.year is None:
            year = int(match["y"])
            yield _bounds(replace(point, year=year))
            yield _bounds(Point(match.start("w"), match.end(), "week", year, week=int(match["w"])))
            return
    if point.precision == "year" and point.year is not None:
        match = _YEAR_TO.match(folded, point.finish)
        if match is not None and (
            int(match["y"]) == (point.year % 100) + 1
            or ("-" in match[0] and max(point.year % 100, 12) < int(match["y"]) <= 50)
        ):
            second = 2000 + int(match["y"])
            yield point
            yield _bounds(Point(match.start("y"), match.end(), "year", second, bare=True))
            return
    yield point


_RELATIVE = (
    (re.compile(r"\bensi\s+vuo(?:den|nna|desta|teen)"), 1),
    (re.compile(r"\btana\s+vuonna"), 0),
    (re.compile(r"\b(?:taman|kuluvan)\s+vuoden|\bkuluvana\s+vuonna"), 0),
    (re.compile(r"\bviime\s+vuo(?:den|nna|desta)"), -1),
    (re.compile(r"\bnasta\s+ar|\bnext\s+year"), 1),
    (re.compile(r"\bi\s+ar\b|\bthis\s+year"), 0),
)
_RELATIVE_SEASON = re.compile(
    r"\b(?P<w>ensi|tana|taman|kuluvan|tulevana|viime)\s+(?P<s>kevaana|kesana|syksyna|talvena|kevaan"
    r"|kesan|syksyn|talven)\b"
)


def _relative(folded: str, dated: str) -> Iterator[Point]:
    own = int(dated[:4])
    own_month = int(dated[5:7]) if len(dated) >= 7 else 1
    for pattern, step in _RELATIVE:
        for match in pattern.finditer(folded):
            season = re.match(r"\s+(?:kevaalla|kesalla|syksylla|talvella)", folded[match.end() :])
            if season is not None:
                name = season[0].strip()
                first, last = _SEASON_MONTHS[_SEASON[name]]
                yield _bounds(
                    Point(
                        match.start(),
                        match.end() + season.end(),
                        "season",
                        own + step,
                        first,
                        last,
                        order=first,
                    )
                )
                continue
            if re.match(r"\s+(?:alussa|alkuun)", folded[match.end() :]):
                yield _bounds(Point(*match.span(), "month", own + step, 1, order=1))
                continue
            yield _bounds(Point(*match.span(), "year", own + step))
    for match in _RELATIVE_SEASON.finditer(folded):
        first, last = _SEASON_MONTHS[_SEASON[match["s"]]]
        step = 0
        if match["w"] in {"ensi", "tulevana"} and first <= own_month:
            step = 1
        if match["w"] == "viime" and first > own_month:
            step = -1
        yield _bounds(Point(*match.span(), "season", own + step, first, last, order=first))
