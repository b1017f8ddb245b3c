"""Single points in time in a folded text: a day, week, month, quarter, half, season or year.

A point is read from left to right by a small grammar over known words and numbers::

    point    = [relation | year] unit [part] [year] [part]  |  year [part]  |  notation
    unit     = month [day] | day month | season | counted noun | week number | turn of the year
    year     = year word, number | number | relation, year word | year word in the genitive, part
    notation = 1.9.2026, 2026-09-01, 9/2026, Q3/2026, III/2026 ... (``date_notations``)

A point may lack its year ("1.9.", "kesäkuussa"): a range, a heading, a neighbour or the document
lends it. ``dates`` joins points into ranges and reads the words that open or close them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.finnish.date_notations import ROMAN, notation_at, part_of_year
from extractors.finnish.date_words import (
    MONTH_STEMS,
    RELATIVE,
    SEASON_MONTHS,
    Case,
    Word,
    phrases,
    word_of,
)
from extractors.finnish.point import Point, bounds, in_part, relative, valid
from models.records import Precision

_SCAN = re.compile(r"[a-z]+|\d+")
#: Letters that begin a notation: quarters (an OCR slip reads Q as O), halves, thirds, roman numbers.
_LETTERS = frozenset({"q", "o", "h", "t", "w", "vk", "vko", *ROMAN})
_GAP = re.compile(r"[.,]?[ \n]{1,2}(?:(?:of|av|i|for|den|the)\s)?|\.|\s?/\s?|\s[-']")
_YEAR_NUMBER = re.compile(
    r"(?:19|20)\d\d(?![\d~]|[,:]\d|\.\d[\d.]|/(?!20\d\d(?![\d/])|\d\d(?![\d/]))\d|[a-z])"
)
_SHORT_YEAR = re.compile(r"[2-4]\d(?![\d.,:/~]|[a-z])")
_ALSO = re.compile(r"\s?(?:,|ja|tai|seka|och|eller|and|or)\s+")
_AND = re.compile(r"\s(?:ja|tai|seka|och|and)\s")
_YEAR_TO = re.compile(r"\s?[-/]\s?(?P<y>(?:20)?\d\d)(?![\d.,/])")
_PART_BEFORE = {
    key: re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('part_before', key)})[\s-]\s*$")
    for key in ("start", "end", "middle", "first_half", "second_half")
}
_RECURRING = re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('cues', 'recurring')})\s+$")
_DAY_FINNISH = re.compile(
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?:\.(?:\s?(?:paiva[a-z]*|pna))?(?!\d)|:[a-z]{2,7}\b)"
)
_DAY_FOREIGN = re.compile(r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,(?=\s(?:19|20)\d\d)")
_WEEK_NUMBER = re.compile(r"\.?:?\s?(\d{1,2})(?![\d~]|[.,:]\d)")
_SLASH_YEAR = re.compile(r"\s?/\s?((?:19|20)\d\d)(?!\d)")
_WEEK_TO = re.compile(
    r"\s?(?:-|ja|och|and)\s?(?P<w>\d{1,2})(?![\d.])"
    r"(?:(?:\s?/\s?|\s+(?:vuonna\s+|ar\s+)?)(?P<y>(?:19|20)\d\d))?"
)
_STEM_RANGE = re.compile(
    rf"\s?-(?:\s?|\s(?:ja|tai)\s)(?:{'|'.join(MONTH_STEMS)})(?:kuu[a-z]*)?(?![a-z])"
)
_NOUN_MONTHS: dict[str, tuple[int, Precision]] = {
    "quarter": (3, "quarter"),
    "half": (6, "half"),
    "third": (4, "range"),
}
_WINDOW = 40  # signs before or after a point that can say something of it


@dataclass(frozen=True, slots=True)
class _Token:
    begin: int
    finish: int
    text: str
    word: Word | None


def find_points(folded: str, dated: str | None = None) -> list[Point]:
    """The points of a folded (and masked) text from left to right, without overlaps."""
    return _Reader(folded, dated).points()


class _Reader:
    """One text being read; every ``_x`` returns a point and the index of the next token, or None."""

    def __init__(self, folded: str, dated: str | None) -> None:
        self.folded = folded
        self.dated = dated
        self.tokens: list[_Token] = []
        for match in _SCAN.finditer(folded):
            text = match[0]
            word = None if text.isdigit() else word_of(text)
            if word is not None or text in _LETTERS or text.isdigit():
                self.tokens.append(_Token(match.start(), match.end(), text, word))

    def points(self) -> list[Point]:
        found: list[Point] = []
        index = 0
        while index < len(self.tokens):
            read = self._point(index)
            if read is None:
                index += 1
                continue
            point, index = read
            point = self._part_before(point, found[-1].finish if found else 0)
            if valid(point) and plausible(self.folded, point):
                if point.bare and found and self._also(found[-1], point):
                    point = replace(point, bare=False, named=True)
                found += self._extended(point)
                index = self._after(index, found[-1].finish)
        return found

    # --- grammar ---------------------------------------------------------------------------------

    def _point(self, index: int) -> tuple[Point, int] | None:
        return (
            self._notation(index)
            or self._phrase(index)
            or self._dated_year(index)
            or self._related(index)
            or self._dated_unit(index)
        )

    def _notation(self, index: int) -> tuple[Point, int] | None:
        point = notation_at(self.folded, self.tokens[index].begin)
        if point is None:
            return None
        following = self._after(index, point.finish)
        if point.year is None and point.day is None and point.month is not None:
            year = self._year(following, point.finish)  # "Q3 vuonna 2026", "Q4:llä 2026"
            if year is not None:
                point, following = self._lent(year[0], point), year[1]
        return self._with_part(point, following)

    def _phrase(self, index: int) -> tuple[Point, int] | None:
        """ "i fjol", "i höstas", "viimekesän": a whole relative time."""
        token = self.tokens[index]
        if self.dated is None or token.word is None:
            return None
        begin = token.begin - 2 if self.folded.startswith("i ", token.begin - 2) else token.begin
        if begin and self.folded[begin - 1].isalpha():
            return None
        told = RELATIVE.get(self.folded[begin : token.finish])
        if told is None or self._year(index + 1, token.finish) is not None:
            return None
        relation, _, unit = told.partition("_")
        span = (begin, token.finish)
        point = Point(*span, "year", None)
        if unit in SEASON_MONTHS:
            first, last = SEASON_MONTHS[unit]
            point = Point(*span, "season", None, first, last, order=first)
        point_told = relative(point, relation, self.dated)
        return None if point_told is None else (replace(point_told, related=True), index + 1)

    def _related(self, index: int) -> tuple[Point, int] | None:
        """ "ensi syksynä", "viime marraskuussa", "kuluvan kuun": counted from the document's date."""
        token = self.tokens[index]
        if self.dated is None or token.word is None or token.word.kind != "relation":
            return None
        if self._is_recurring(token.begin):
            return None  # "viiden viime vuoden aikana"
        unit, following = self._unit(index + 1, begin=token.finish), 0
        if unit is not None and unit[0].day is None:
            finish, following = unit[0].finish, unit[1]
        else:  # "tänä ja ensi vuonna": the noun is said once
            also = _AND.match(self.folded, token.finish)
            if also is None or index + 2 >= len(self.tokens) or not self._word(index + 1, "relation"):
                return None
            unit = self._unit(index + 2, begin=self.tokens[index + 1].finish)
            finish, following = token.finish, index + 1
        told = relative(unit[0], token.word.value, self.dated) if unit is not None else None
        if told is None:
            return None
        told = replace(told, begin=token.begin, finish=finish, related=True)
        return self._with_part(told, following)

    def _dated_year(self, index: int) -> tuple[Point, int] | None:
        """A year, the unit in it, and the part of it: "vuoden 2026 kesäkuun lopussa"."""
        read = self._year(index, self.tokens[index].begin)
        if read is None:
            return None
        year, following = read
        if year.precision != "year" or year.part or year.year is None:
            return read if year.part else self._with_part(year, following)
        unit = self._unit(following, begin=year.finish)
        if unit is not None and (year.named or unit[0].case != "other") and unit[0].month:
            own = self._year(unit[1], unit[0].finish)
            if own is None or own[0].year == year.year:
                point = replace(year.lend(unit[0]), begin=year.begin, in_year=True)
                return self._with_part(point, unit[1])
        if unit is not None and unit[0].week and year.named:
            return replace(year.lend(unit[0]), begin=year.begin), unit[1]
        return self._with_part(year, following)

    def _dated_unit(self, index: int) -> tuple[Point, int] | None:
        """A unit and the year after it, with a part on either side: "kesäkuun alusta 2026"."""
        read = self._unit(index, begin=None)
        if read is None or (read[0].month is None and not read[0].week):
            return None
        point, following = self._with_part(*read)
        if point.year is not None:
            return point, following
        year = self._year(following, point.finish)
        if year is None or year[0].part or year[0].precision != "year":
            return point, following
        if point.part and year[0].named and not year[0].related:
            return point, following  # "kesäkuun alusta | vuoden 2027 loppuun"
        lent = self._lent(year[0], point)
        return (lent, year[1]) if point.part else self._with_part(lent, year[1])

    def _lent(self, year: Point, unit: Point) -> Point:
        """The unit in the year after it; "talvi 2026-27", "vuodenvaihde 2026/2027" have two."""
        finish = year.finish
        twin = _YEAR_TO.match(self.folded, finish)
        number = year.year or 0
        half = self.folded[unit.begin - 1 : unit.begin] == "-"  # joulu-helmikuu 2026-2027
        if (unit.winter or unit.turn or half) and twin and int(twin["y"]) % 100 == (number + 1) % 100:
            finish = twin.end()
            number += not unit.winter
        return replace(unit.at(number), begin=unit.begin, finish=finish)

    def _year(self, index: int, begin: int) -> tuple[Point, int] | None:
        """A year beginning at the token; where ``begin`` lies before it, right after that place."""
        if index >= len(self.tokens) or not self._joined(begin, self.tokens[index].begin):
            return None
        token = self.tokens[index]
        if token.text.isdigit():
            alone = begin == token.begin
            return self._year_number(index, token.begin, "other", named=False, alone=alone)
        if token.word is None:
            return None
        if token.word.kind == "relation":
            read = self._related(index)
            return read if read is not None and read[0].precision == "year" else None
        if token.word.kind != "year":
            return None
        if index + 1 < len(self.tokens) and self._joined(
            token.finish, self.tokens[index + 1].begin
        ):
            read = self._year_number(index + 1, token.begin, token.word.case, named=True)
            if read is not None:
                if token.word.value != "school":
                    return read
                school = self._school(read[0])
                return school, self._after(index, school.finish)
        return self._own_year(index)

    def _year_number(
        self, index: int, begin: int, case: Case, named: bool, alone: bool = False
    ) -> tuple[Point, int] | None:
        token = self.tokens[index]
        before = self.folded[max(0, token.begin - 2) : token.begin]
        if _YEAR_NUMBER.match(self.folded, token.begin):
            if before[-1:] in (".", ",", "~") or re.fullmatch(r"\d[:/]" if alone else r"\d:", before):
                return None
            number = int(token.text)
        elif not alone and _SHORT_YEAR.match(self.folded, token.begin) and before in (" -", " '"):
            number = 2000 + int(token.text)  # "vuodesta -27", "elokuussa -26"
        else:
            return None
        point = Point(begin, token.finish, "year", number, case=case, named=named, bare=not named)
        return bounds(point), index + 1

    def _school(self, year: Point) -> Point:
        """ "lukuvuosi 2026-2027" is from August to July."""
        twin = _YEAR_TO.match(self.folded, year.finish)
        if twin is None or int(twin["y"]) % 100 != ((year.year or 0) + 1) % 100:
            return year
        school = replace(year, precision="range", month=8, last_month=7, finish=twin.end())
        return bounds(school)

    def _own_year(self, index: int) -> tuple[Point, int] | None:
        """ "vuoden lopussa", "vuoden alusta": of the document's own year."""
        token = self.tokens[index]
        if self.dated is None or token.text != "vuoden" or self._is_recurring(token.begin):
            return None
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or following.word is None or following.word.kind != "part":
            return None
        if not self._joined(token.finish, following.begin):
            return None
        year = Point(token.begin, token.finish, "year", int(self.dated[:4]), case="of", named=True)
        return bounds(replace(year, related=True)), index + 1

    def _unit(self, index: int, begin: int | None) -> tuple[Point, int] | None:
        """A unit at the token: with ``begin``, only where it stands right after that place."""
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        if begin is not None and not self._joined(begin, token.begin):
            return None
        if not _free_before(self.folded, token.begin):
            return None
        word = token.word
        if token.text.isdigit() and self._is_ordinal(index):
            return self._day_of_month(index) or self._counted(index)
        if word is None:
            return self._counted(index) if token.text in ROMAN else None
        span = (token.begin, token.finish)
        match word.kind:
            case "season" if token.text in MONTH_STEMS and _STEM_RANGE.match(
                self.folded, token.finish
            ):  # "kesä-heinäkuu"
                month = MONTH_STEMS[token.text]
                return Point(*span, "month", None, month, order=month, weak="stem"), index + 1
            case "month" | "stem":
                month = int(word.value)
                point = Point(*span, "month", None, month, case=word.case, weak=word.name or "")
                point = replace(point, weak="stem") if word.kind == "stem" else point
                return self._with_day(replace(point, order=month), index + 1)
            case "season":
                first, last = SEASON_MONTHS[word.value]
                half = word.value in ("early", "late")
                case = "in" if (half or word.part) and word.case == "from" else word.case
                point = Point(*span, "half" if half else "season", None, first, last, case=case)
                return replace(point, order=first, winter=word.value == "winter"), index + 1
            case "ordinal" | "relation" if word.kind == "ordinal" or word.value == "last":
                return self._counted(index)
            case "noun":
                return self._counted_after(index)
            case "turn":
                first, last = (12, 1) if word.value == "year" else (6, 7)
                point = Point(*span, "range", None, first, last, case=word.case, order=first)
                return replace(point, turn=word.value == "year"), index + 1
            case "week":
                return self._week(index)
            case "year" if begin is not None and word.value == "school":
                return Point(*span, "range", None, 8, 7, case=word.case, order=8), index + 1
            case "year" if begin is not None and word.value in ("plain", "compound"):
                return Point(*span, "year", None, case=word.case, named=True), index + 1
            case "year" if token.text == "v" and _WEEK_NUMBER.match(self.folded, token.finish):
                return self._week(index)
            case "month_word" if begin is not None:
                return Point(*span, "month", None, case=word.case), index + 1
            case "period" if begin is not None and token.text.startswith("valtuustokau"):
                return Point(*span, "range", None, case=word.case, named=True), index + 1
            case _:
                return None

    def _day_of_month(self, index: int) -> tuple[Point, int] | None:
        """ "31. joulukuuta", "1 päivänä tammikuuta", "1st of March"; the number is read."""
        day, at = self.tokens[index], index + 1
        if not 1 <= int(day.text) <= 31 or len(day.text) > 2:
            return None
        finish = day.finish
        suffix = re.match(r"(?:st|nd|rd|th|:[a-z]+)\b", self.folded[finish : finish + 8])
        if suffix is not None:
            finish += suffix.end()
            at = self._after(index, finish)
        if at < len(self.tokens) and self._word(at, "day") and self._joined(
            finish, self.tokens[at].begin
        ):
            finish, at = self.tokens[at].finish, at + 1
        month = self.tokens[at] if at < len(self.tokens) else None
        if month is None or not self._word(at, "month") or not self._joined(finish, month.begin):
            return None
        assert month.word is not None
        number = int(month.word.value)
        case = "to" if self.tokens[at - 1].text == "paivaan" else "other"
        point = Point(day.begin, month.finish, "day", None, number, day=int(day.text), case=case)
        return replace(point, order=number, weak="short" if month.word.name else ""), at + 1

    def _with_day(self, point: Point, index: int) -> tuple[Point, int]:
        """ "kesäkuun 30. päivänä", "December 31, 2026": the day after its month."""
        if index < len(self.tokens) and self._joined(point.finish, self.tokens[index].begin):
            pattern = _DAY_FOREIGN if point.weak in ("full", "short") else _DAY_FINNISH
            day = pattern.match(self.folded, self.tokens[index].begin)
            if day is not None and point.weak != "stem" and (point.weak or point.case == "of"):
                moved = replace(point, precision="day", day=int(day["d"]), finish=day.end())
                return replace(moved, case="other"), self._after(index, day.end())
        return point, index

    def _is_ordinal(self, index: int) -> bool:
        after = self.folded[self.tokens[index].finish :][:2]
        return bool(re.match(r"\.?[ \n]|\.[a-z]|:[a-z]|st|nd|rd|th", after))

    def _counted(self, index: int) -> tuple[Point, int] | None:
        """ "III neljännes", "2. tertiaali", "toisella puoliskolla": an ordinal and its noun."""
        token = self.tokens[index]
        at = index + 1
        if at >= len(self.tokens) or not self._joined(token.finish, self.tokens[at].begin):
            return None
        noun = self.tokens[at].word
        if noun is None or noun.kind != "noun":
            return None
        number = self._number(token, noun.value)
        return _counted_point(token.begin, self.tokens[at].finish, noun, number, at + 1)

    def _counted_after(self, index: int) -> tuple[Point, int] | None:
        """ "kvartaali 3", "tertiaali II": the noun before its number."""
        token = self.tokens[index]
        at = index + 1
        if at >= len(self.tokens) or not self._joined(token.finish, self.tokens[at].begin):
            return None
        if len(self.tokens[at].text) > 3 or token.word is None:
            return None
        number = self._number(self.tokens[at], token.word.value)
        return _counted_point(token.begin, self.tokens[at].finish, token.word, number, at + 1)

    def _number(self, token: _Token, noun: str) -> int:
        if token.text.isdigit():
            return int(token.text) if len(token.text) == 1 else 0
        if token.word is not None and token.word.kind in ("ordinal", "relation"):
            value = token.word.value
            return {"quarter": 4, "half": 2, "third": 3}[noun] if value == "last" else int(value)
        return ROMAN.get(token.text, 0)

    def _week(self, index: int) -> tuple[Point, int] | None:
        token = self.tokens[index]
        assert token.word is not None
        number = _WEEK_NUMBER.match(self.folded, token.finish)
        if number is None:
            if token.word.kind != "week":
                return None
            # "ensi viikolla": week 0 until the relation tells it
            point = Point(token.begin, token.finish, "week", None, week=0, case=token.word.case)
            return point, index + 1
        point = Point(token.begin, number.end(), "week", None, week=int(number[1]))
        year = _SLASH_YEAR.match(self.folded, number.end())
        many = token.word.value in ("many", "plain")
        if year is not None:
            point = bounds(replace(point, year=int(year[1]), finish=year.end()))
        return replace(point, many=many), self._after(index, point.finish)

    # --- parts -----------------------------------------------------------------------------------

    def _with_part(self, point: Point, index: int) -> tuple[Point, int]:
        """The point with the part said after it: "alussa", "loppuun", "puolivälissä"."""
        if index >= len(self.tokens) or point.precision in ("day", "week"):
            return point, index
        token = self.tokens[index]
        if (
            token.word is None
            or token.word.kind != "part"
            or not self._joined(point.finish, token.begin)
        ):
            return point, index
        if point.precision == "year" and not point.named and not point.related:
            point = replace(point, named=True, bare=False)
        moved = replace(point, finish=token.finish)
        return in_part(moved, token.word.value, token.word.case), index + 1

    def _part_before(self, point: Point, floor: int) -> Point:
        """The point with the part said before it: "i slutet av 2027", "mid-2027"."""
        window = self.folded[max(floor, point.begin - _WINDOW) : point.begin]
        if not window or point.part:
            return point
        for part, pattern in _PART_BEFORE.items():
            lead = pattern.search(window)
            if lead is not None:
                begin = point.begin - len(lead[0])
                return in_part(replace(point, begin=begin, bare=False, named=True), part, "in")
        return point

    def _also(self, before: Point, point: Point) -> bool:
        """ "vuosina 2026, 2027 ja 2028": the word before the first names them all."""
        gap = self.folded[before.finish : point.begin]
        return before.precision == "year" and before.named and bool(_ALSO.fullmatch(gap))

    def _extended(self, point: Point) -> list[Point]:
        """A second point glued to the first: "viikot 9-10/2026", "2026-29"."""
        if point.precision == "week" and (point.year is None or point.many):
            return self._more_weeks(point)
        if point.precision != "year" or point.year is None or point.part:
            return [point]
        match = _YEAR_TO.match(self.folded, point.finish)
        if match is None or len(match["y"]) == 4:
            return [point]
        number = 2000 + int(match["y"])
        later = "-" in match[0] and max(point.year % 100, 12) < int(match["y"]) <= 50
        if number != point.year + 1 and not later:
            return [point]
        second = Point(match.start("y"), match.end(), "year", number, bare=True)
        return [point, bounds(second)]

    def _more_weeks(self, point: Point) -> list[Point]:
        match = _WEEK_TO.match(self.folded, point.finish)
        if match is None or (point.year is not None and point.week is None):
            return [point]
        week = int(match["w"])
        year = int(match["y"]) if match["y"] else point.year
        last = bounds(Point(match.start("w"), match.end(), "week", year, week=week))
        first = point
        if point.year is None and year is not None:
            first = point.at(year - 1 if point.week is not None and point.week > week else year)
        return [first, last] if valid(last) else [point]

    # --- small questions -------------------------------------------------------------------------

    def _word(self, index: int, kind: str) -> bool:
        word = self.tokens[index].word
        return word is not None and word.kind == kind

    def _joined(self, finish: int, begin: int) -> bool:
        return finish == begin or _GAP.fullmatch(self.folded, finish, begin) is not None

    def _after(self, index: int, finish: int) -> int:
        while index < len(self.tokens) and self.tokens[index].begin < finish:
            index += 1
        return index

    def _is_recurring(self, begin: int) -> bool:
        return bool(_RECURRING.search(self.folded[max(0, begin - _WINDOW) : begin]))


def _counted_point(
    begin: int, finish: int, noun: Word, number: int, following: int
) -> tuple[Point, int] | None:
    point = part_of_year((begin, finish), *_NOUN_MONTHS[noun.value], number)
    return (replace(point, case=noun.case), following) if point is not None else None


def _free_before(folded: str, at: int) -> bool:
    """Whether a word or number may begin here: not inside a number, a code or a compound."""
    before = folded[at - 1 : at] if at else ""
    if before == "-":
        return not folded[at - 2 : at - 1].isalpha() or folded[at : at + 1].isalpha()
    return not (before and (before.isalnum() or before in ".,/~"))


# --- weak forms -----------------------------------------------------------------------------------

_DAY_AFTER = re.compile(r"\s*(?:-|klo\b|asti\b|saakka|menness?a|alkaen|lahtien)")
_DAY_BEFORE = re.compile(rf"(?:-\s?|(?:^|(?<![a-z]))(?:{phrases('cues', 'day')})\s+)$")
_MONTH_BEFORE = re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('cues', 'month')})\s+$")
_SEASON_BEFORE = re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('cues', 'season')})\s+$")


def plausible(folded: str, point: Point) -> bool:
    """Weak forms count only where they cannot be another word or number."""
    if point.year is not None:
        return True
    word = folded[point.begin : point.finish]
    before = folded[max(0, point.begin - _WINDOW) : point.begin]
    after = folded[point.finish : point.finish + _WINDOW]
    alone = line_around(folded, point.begin, point.finish).strip(" ().:") == word.strip(".")
    if _RECURRING.search(before):
        return False
    if point.precision == "month" and point.weak == "stem":
        # "elo", "touko": a column head of its own, or the front of "helmi-maaliskuu"
        if re.match(r"\s?-(?:\s?|\s(?:ja|tai)\s)[a-z]+kuu", after):
            return True
        line = line_around(folded, point.begin, point.finish)
        return all(part in MONTH_STEMS for part in re.split(r"[\s|-]+", line.strip()) if part)
    if point.precision == "month" and point.weak:
        ranged = re.match(r"\s?-\s?[a-z]+\.?\s+(?:19|20)\d\d", after) is not None
        return ranged or (point.weak == "full" and bool(_MONTH_BEFORE.search(before)))
    if point.precision == "season":
        # "two winters": only "in the winter", a half of a range, or a head of its own
        return bool(
            point.case == "in"
            or alone
            or re.match(r"\s?-|\s+(?:aikana|kuluessa|loppu|alku|alusta|lopu)", after)
            or (point.case != "to" and word.endswith(("en", "spring", "autumn", "summer", "winter")) and _SEASON_BEFORE.search(before))
        )
    if point.precision == "half" and point.month is not None:
        return True
    if point.precision == "day" and point.month is not None:
        # "3.1." numbers a chapter more often than it tells a day
        return bool(
            re.search(r"[a-z]", word)
            or alone
            or ((point.day or 0) > 12 and _at_edge(folded, point))
            or _DAY_AFTER.match(after)
            or _DAY_BEFORE.search(before)
        )
    return True


def _at_edge(folded: str, point: Point) -> bool:
    """Whether the point begins or ends its line or cell."""
    before, after = folded[: point.begin].rstrip(" (-"), folded[point.finish :].lstrip(" ).")
    return before[-1:] in ("", "\n", "\t", ":") or after[:1] in ("", "\n", "\t")


def line_around(folded: str, begin: int, finish: int) -> str:
    """The line, or the cell of a row, that the stretch stands in."""
    start = max(folded.rfind("\n", 0, begin), folded.rfind("\t", 0, begin)) + 1
    ends = [at for at in (folded.find("\n", finish), folded.find("\t", finish)) if at >= 0]
    return folded[start : min(ends, default=len(folded))]
