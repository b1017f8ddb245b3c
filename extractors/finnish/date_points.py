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
from dataclasses import replace

from extractors.finnish.date_notations import notation_at
from extractors.finnish.date_units import Units
from extractors.finnish.date_weak import is_recurring, plausible
from extractors.finnish.date_words import RELATIVE, SEASON_MONTHS, Case, phrases
from extractors.finnish.point import Point, bounds, in_part, relative, valid

_TOUCHING = re.compile(r"[ \n]{1,2}")
_NO_PARTS = frozenset({"loput", "alut", "lopun"})  # "the rest": no end of a time
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
_WINDOW = 40  # signs before or after a point that can say something of it


def find_points(folded: str, dated: str | None = None) -> list[Point]:
    """The points of a folded (and masked) text from left to right, without overlaps."""
    return _Reader(folded, dated).points()


class _Reader(Units):
    """One text being read with the document's own date."""

    def __init__(self, folded: str, dated: str | None) -> None:
        super().__init__(folded)
        self.dated = dated

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
        """ "ensi syksynä", "viime marraskuussa", "kuluvan kuun": from the document's date."""
        token = self.tokens[index]
        if self.dated is None or token.word is None or token.word.kind != "relation":
            return None
        if is_recurring(self.folded, token.begin):
            return None  # "viiden viime vuoden aikana"
        unit, following = self._unit(index + 1, begin=token.finish), 0
        if unit is not None and unit[0].day is None:
            finish, following = unit[0].finish, unit[1]
        else:  # "tänä ja ensi vuonna": the noun is said once
            also = _AND.match(self.folded, token.finish)
            if also is None or index + 2 >= len(self.tokens):
                return None
            if not self._word(index + 1, "relation"):
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
        double = unit.winter or unit.turn or half
        if double and twin and int(twin["y"]) % 100 == (number + 1) % 100:
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
                if token.word.value == "compound" and token.word.case == "other":
                    # "Rakennusvuodet 2024-2025": a heading, no part of the date
                    return replace(read[0], begin=self.tokens[index + 1].begin), read[1]
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
            inside = re.fullmatch(r"\d[:/]" if alone else r"\d:", before)
            if inside or before[-1:] in (".", ",", "~"):
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
        if self.dated is None or token.text != "vuoden" or is_recurring(self.folded, token.begin):
            return None
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or following.word is None or following.word.kind != "part":
            return None
        if following.word.value == "turn":
            return None
        if not self._joined(token.finish, following.begin):
            return None
        year = Point(token.begin, token.finish, "year", int(self.dated[:4]), case="of", named=True)
        return bounds(replace(year, related=True)), index + 1

    # --- parts -----------------------------------------------------------------------------------

    def _with_part(self, point: Point, index: int) -> tuple[Point, int]:
        """The point with the part said after it: "alussa", "loppuun", "puolivälissä"."""
        if index >= len(self.tokens) or point.precision in ("day", "week"):
            return point, index
        token = self.tokens[index]
        if token.word is None or token.word.kind != "part" or token.text in _NO_PARTS:
            return point, index
        if not _TOUCHING.fullmatch(self.folded, point.finish, token.begin):
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
