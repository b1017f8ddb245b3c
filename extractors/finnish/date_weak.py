"""Forms that may be another word or number: where they count as a time all the same."""

from __future__ import annotations

import re

from extractors.finnish.date_words import MONTH_STEMS, phrases
from extractors.finnish.point import Point

_WINDOW = 40  # signs before or after a point that can say something of it
_RECURRING = re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('cues', 'recurring')})\s+$")
_DAY_AFTER = re.compile(r"\s*(?:-|klo\b|asti\b|saakka|menness?a|alkaen|lahtien)")
_DAY_BEFORE = re.compile(rf"(?:-\s?|(?:^|(?<![a-z]))(?:{phrases('cues', 'day')})\s+)$")
_MONTH_BEFORE = re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('cues', 'month')})\s+$")
_PART_AFTER = re.compile(r"\s?-|\s+(?:aikana|kuluessa|loppu|alku|alusta|lopu|menness)")
_FOREIGN = ("en", "spring", "autumn", "summer", "winter")  # "hösten", "the autumn"
_SEASON_BEFORE = re.compile(rf"(?:^|(?<![a-z]))(?:{phrases('cues', 'season')})\s+$")


def plausible(folded: str, point: Point) -> bool:
    """Weak forms count only where they cannot be another word or number."""
    if point.year is not None:
        return True
    word = folded[point.begin : point.finish]
    before = folded[max(0, point.begin - _WINDOW) : point.begin]
    after = folded[point.finish : point.finish + _WINDOW]
    alone = line_around(folded, point.begin, point.finish).strip(" ().:") == word.strip(".")
    if is_recurring(folded, point.begin):
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
        foreign = point.case != "to" and word.endswith(_FOREIGN)
        return bool(
            point.case == "in"
            or alone
            or _PART_AFTER.match(after)
            or (foreign and _SEASON_BEFORE.search(before))
        )
    if point.precision == "half" and " " not in word and word[0] in "al":
        return point.case == "in" or bool(_PART_AFTER.match(after))
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


def is_recurring(folded: str, begin: int) -> bool:
    """Whether the words before speak of every year, or of a length: "joka", "viiden viime"."""
    return bool(_RECURRING.search(folded[max(0, begin - _WINDOW) : begin]))
