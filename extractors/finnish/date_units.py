"""Units of time in a folded text: a month, its day, a season, a counted part of a year, a week.

A unit lacks its year, but for a week with a slash; ``date_points`` finds the year beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.finnish.date_notations import ROMAN, part_of_year
from extractors.finnish.date_words import MONTH_STEMS, SEASON_MONTHS, Word, word_of
from extractors.finnish.point import Point, bounds, valid
from models.records import Precision

_SCAN = re.compile(r"[a-z]+|\d+")
#: Letters that begin a notation: quarters (an OCR slip reads Q as O), halves, thirds, romans.
_LETTERS = frozenset({"q", "o", "h", "t", "w", "vk", "vko", *ROMAN})
_GAP = re.compile(r"[.,]?[ \n]{1,2}(?:(?:of|av|i|for|den|the)\s)?|\.|\s?/\s?|\s[-']")
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


@dataclass(frozen=True, slots=True)
class Token:
    begin: int
    finish: int
    text: str
    word: Word | None


class Units:
    """The known words and numbers of one text, and its units.

    Every method that reads returns a point and the index of the next token, or None.
    """

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.tokens: list[Token] = []
        for match in _SCAN.finditer(folded):
            text = match[0]
            word = None if text.isdigit() else word_of(text)
            if word is not None or text in _LETTERS or text.isdigit():
                self.tokens.append(Token(match.start(), match.end(), text, word))

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
            case "season" if token.text in MONTH_STEMS and (
                _STEM_RANGE.match(self.folded, token.finish) or self.folded.strip() == token.text
            ):  # "kesä-heinäkuu", or the head of a column of months
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
            case "year" if token.text == "vuoden" and self._is_turn(index):
                end = self.tokens[index + 1]  # "vuoden vaihteessa"
                assert end.word is not None
                point = Point(token.begin, end.finish, "range", None, 12, 1, case=end.word.case)
                return replace(point, order=12, turn=True), index + 2
            case "year" if begin is not None and word.case == "other" and token.text[-1] == "t":
                return None  # "viime vuodet"
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

    def _is_turn(self, index: int) -> bool:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        word = following.word if following is not None else None
        return word is not None and word.kind == "part" and word.value == "turn"

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
        if token.word.case != "other" and self.folded[self.tokens[at].finish :][:1] != "/":
            return None  # "viime vuosineljänneksellä 3 prosenttia"
        number = self._number(self.tokens[at], token.word.value)
        return _counted_point(token.begin, self.tokens[at].finish, token.word, number, at + 1)

    def _number(self, token: Token, noun: str) -> int:
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
