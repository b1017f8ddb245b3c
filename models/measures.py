"""What a measure is, when two values count as the same, and how predictions meet gold."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar

from models.names import fold, plain
from models.periods import days

Row = Mapping[str, Any]
Item = TypeVar("Item")
Variant = Literal["pptx", "pdf", "scan", "ocr"]
Edge = date | str | None

VACANT = "<vacant>"
ENTITY_KINDS = ("growth_areas", "programmes", "projects")
#: the lines of the table, in the order in which they are shown
FIELDS = (
    "growth_areas", "area_period", "programmes", "programme_period", "projects",
    "project_growth_area", "project_start", "project_end", "assign_person_target",
    "assign_person_role_target", "vacancies", "assign_status_of_matched", "dates",
    "dates_with_about", "changes",
)  # fmt: skip

_NOBODY = {None, "", "nn", "n.n", "vacant", "avoin", "tba"}
SEASON_SLACK = 31  # days: where winter ends is a matter of taste


@dataclass
class Measure:
    """Hits, false alarms and misses of one field, with the items behind them."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    missed: list[Any] = field(default_factory=list)
    wrong: list[Any] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.tp + other.tp,
            self.fp + other.fp,
            self.fn + other.fn,
            self.missed + other.missed,
            self.wrong + other.wrong,
        )


def total(parts: Iterable[Mapping[str, Measure]]) -> dict[str, Measure]:
    """The micro sum of several documents' measures, in the order of FIELDS."""
    summed: dict[str, Measure] = {}
    for part in parts:
        for name, measure in part.items():
            summed[name] = summed[name] + measure if name in summed else measure
    return {name: summed[name] for name in FIELDS if name in summed}


@dataclass(frozen=True)
class Leniency:
    """How alike two texts must be: ``fuzzy`` forgives lost diacritics, ``near`` OCR slips."""

    fuzzy: bool = False
    near: bool = False

    def key(self, text: object) -> str | None:
        """What a text is compared by: case, dashes, quotes and spaces do not count."""
        if text is None:
            return None
        key = re.sub(r"\s*-\s*", "-", plain(str(text)).casefold())
        key = re.sub(r"\s+", " ", key).strip(" .,;:")
        return fold(key) if self.fuzzy else key

    def person(self, name: object) -> str:
        key = self.key(name)
        return VACANT if key is None or key in _NOBODY else key

    def alike(self, a: str | None, b: str | None) -> bool:
        """Equal keys; with ``near`` also one edit for every eight letters, from five letters on."""
        if a == b:
            return True
        if a is None or b is None or not self.near or VACANT in (a, b):
            return False
        if min(len(a), len(b)) < 5:
            return False
        from rapidfuzz.distance import Levenshtein

        allowed = max(1, max(len(a), len(b)) // 8)
        return Levenshtein.distance(a, b, score_cutoff=allowed) <= allowed


# --- dates --------------------------------------------------------------------------------------


def _bounds(value: object) -> tuple[Edge, Edge]:
    """First and last day; what cannot be read is equal only to itself."""
    if value is None or value == "":
        return None, None
    text = str(value).strip()
    try:
        return days(text)
    except ValueError:
        return "?" + text, "?" + text


def first_day(value: object) -> Edge:
    return _bounds(value)[0]


def last_day(value: object) -> Edge:
    return _bounds(value)[1]


def within(a: Edge, b: Edge, slack: int) -> bool:
    if isinstance(a, date) and isinstance(b, date):
        return abs((a - b).days) <= slack
    return a == b


def span_fits(gold: Row, start: object, end: object) -> bool:
    """A told span against a date of the gold or one of its accepted alternatives (``alt``).

    A deadline (start null) may be told as an end, or as a start only; "from then on" (end null)
    must be told as a start, with an end not beyond it.
    """
    start, end = start or None, end or None
    if start is None and end is None:
        return False
    slack = SEASON_SLACK if gold.get("precision") == "season" else 0
    spans = [(gold.get("start"), gold.get("end")), *gold.get("alt", [])]
    return any(_one_span_fits(a, b, start, end, slack) for a, b in spans)


def _one_span_fits(gold_start: Any, gold_end: Any, start: Any, end: Any, slack: int) -> bool:
    starts = start is not None and within(first_day(start), first_day(gold_start), slack)
    ends = end is not None and within(last_day(end), last_day(gold_end), slack)
    if gold_start is None and gold_end is None:
        return False
    if gold_start is None:
        if ends and _not_before(first_day(start), first_day(gold_end)):
            return True
        return end is None and within(last_day(start), last_day(gold_end), slack)
    if gold_end is None:
        return starts and _not_before(last_day(gold_start), last_day(end))
    if starts and ends:
        return True
    return gold_start == gold_end and ((starts and end is None) or (ends and start is None))


def _not_before(later: Edge, earlier: Edge) -> bool:
    """True also where one side is open or unreadable: there is nothing to hold against it."""
    if isinstance(later, date) and isinstance(earlier, date):
        return later >= earlier
    return True


# --- matching -----------------------------------------------------------------------------------


def match(
    golds: Sequence[tuple[Item, bool]],
    predictions: Sequence[Any],
    fits: Callable[[Item, Any], bool],
    *,
    repeats_are_wrong: bool = False,
    fits_best: Callable[[Item, Any], bool] | None = None,
) -> Measure:
    """Pair each prediction with the first free gold that fits; golds come with "it counts".

    ``fits_best`` is tried on all predictions first. What fits only something already taken is
    wrong for entities (``repeats_are_wrong``); what fits something optional never is.
    """
    measure = Measure()
    taken: set[int] = set()
    rest = list(predictions)
    for test in (fits_best, fits):
        if test is None:
            continue
        left = []
        for prediction in rest:
            hit = next(
                (
                    number
                    for number, (gold, counts) in enumerate(golds)
                    if counts and number not in taken and test(gold, prediction)
                ),
                None,
            )
            if hit is None:
                left.append(prediction)
            else:
                taken.add(hit)
                measure.tp += 1
        rest = left
    for prediction in rest:
        kinds = {counts for gold, counts in golds if fits(gold, prediction)}
        if False in kinds or (True in kinds and not repeats_are_wrong):
            continue
        measure.fp += 1
        measure.wrong.append(prediction)
    for number, (gold, counts) in enumerate(golds):
        if counts and number not in taken:
            measure.fn += 1
            measure.missed.append(gold)
    return measure


def required(row: Row, variant: str) -> bool:
    return not row.get("optional") and not (row.get("pptx_only") and variant != "pptx")


def once(items: Iterable[Item], key: Callable[[Item], Hashable]) -> list[Item]:
    """The first item of each key, in order."""
    kept: dict[Hashable, Item] = {}
    for item in items:
        kept.setdefault(key(item), item)
    return list(kept.values())
