"""Which duty is which and which date is which, once the things that they belong to are paired."""

from __future__ import annotations

import re
from collections import defaultdict

from rapidfuzz import fuzz

from models.names import fold, name_key, same_person, same_person_among
from models.pairing import KINDS, Group, Pair, Sides, best_pairs
from models.periods import day_of, days
from models.records import Assignment, DateFact

_SUBSTITUTE = re.compile(r"^(?:vs|vt|va)\.?\s+|^(?:virkaa tekevä|sijainen)\s+")


def _same_role(a: str | None, b: str | None) -> float:
    """1 the same, 0.8 one is its substitute's, 0.6 one is not told, 0 another role."""
    if a is None or b is None:
        return 1.0 if a == b else 0.6
    key_a, key_b = name_key(a), name_key(b)
    if key_a == key_b:
        return 1.0
    plain = _SUBSTITUTE.sub("", a.casefold()), _SUBSTITUTE.sub("", b.casefold())
    return 0.8 if name_key(plain[0]) == name_key(plain[1]) else 0.0


def align_assignments(sides: Sides) -> list[Pair]:
    """Within one target: the same person first, then the same post held by another or by nobody.

    Someone whose duty ends stands beside the one who follows: leavers are paired only with what
    is left, so that the post itself tells who held it before and after.
    """
    groups: dict[Group | None, tuple[list[Assignment], list[Assignment]]] = defaultdict(
        lambda: ([], [])
    )
    for side, extraction in enumerate(sides.facts):
        for duty in extraction.assignments:
            groups[_target(sides, side, duty)][side].append(duty)
    pairs: list[Pair] = []
    for olds, news in groups.values():
        pairs += _align_group(sides, olds, news)
    return pairs


def _target(sides: Sides, side: int, duty: Assignment) -> Group | None:
    told = {"growth_area": "growth_areas", "programme": "programmes", "project": "projects"}
    first = told.get(duty.target_kind or "")
    kinds = [first, *(kind for kind in KINDS if kind != first)] if first else KINDS
    return sides.thing(side, duty.target, [kind for kind in kinds if kind])


def _align_group(sides: Sides, olds: list[Assignment], news: list[Assignment]) -> list[Pair]:
    alone = len(olds) == 1 and len(news) == 1

    def same(a: Assignment, b: Assignment) -> float:
        if not a.person or not b.person or (a.status == "ends") != (b.status == "ends"):
            return 0.0
        match same_person_among(a.person, b.person, *sides.people, ocr=sides.ocr):
            case "same":
                return 2 + _same_role(a.role, b.role)
            case "cannot tell":
                return 1 + 0.9 * _same_role(a.role, b.role)
            case _:
                return 0.0

    def same_post(a: Assignment, b: Assignment) -> float:
        if "ends" in (a.status, b.status):
            return 0.0
        if (
            not a.person
            and not b.person
            and name_key(a.organisation or "") == name_key(b.organisation or "")
        ):
            return 2 + _same_role(a.role, b.role)
        role = _same_role(a.role, b.role)
        return 1 + role if role >= 0.6 or alone else 0.0

    def left(a: Assignment, b: Assignment) -> float:
        if not a.person or not b.person or (a.status == "ends") == (b.status == "ends"):
            return 0.0
        return float(same_person(a.person, b.person, ocr=sides.ocr) == "same")

    pairs: list[Pair] = []
    rest_old, rest_new = olds, news
    for score in (same, same_post, left):
        hits = best_pairs(rest_old, rest_new, score, 0.5)
        pairs += [
            Pair(rest_old[i], rest_new[j], score=value, sure=score is not same or value >= 2)
            for i, j, value in hits
        ]
        used_old, used_new = {i for i, _, _ in hits}, {j for _, j, _ in hits}
        rest_old = [duty for i, duty in enumerate(rest_old) if i not in used_old]
        rest_new = [duty for j, duty in enumerate(rest_new) if j not in used_new]
    return pairs + [Pair(a, None) for a in rest_old] + [Pair(None, b) for b in rest_new]


# --- dates --------------------------------------------------------------------------------------


def span(date: DateFact) -> tuple[object, object]:
    """First and last day, None where an edge is open."""
    return day_of(date.start, 0), day_of(date.end, 1)


def same_span(a: DateFact, b: DateFact) -> bool:
    """The same days; a deadline or a beginning told as its one moment is the same too."""
    (start_a, end_a), (start_b, end_b) = span(a), span(b)
    if (start_a, end_a) == (start_b, end_b) or _coarser(a, b) or _coarser(b, a):
        return True
    for one, other in ((a, b), (b, a)):
        if other.start is not None and other.start == other.end:
            if one.end is None and day_of(one.start, 0) == day_of(other.start, 0):
                return True
            if one.start is None and day_of(one.end, 1) == day_of(other.end, 1):
                return True
    return False


def _coarser(a: DateFact, b: DateFact) -> bool:
    """Two periods of which one tells the other's days by their months or years."""
    if None in (a.start, a.end, b.start, b.end) or a.start == a.end or b.start == b.end:
        return False
    edges = ((a.start, b.start), (a.end, b.end))
    return all(str(fine).startswith(str(coarse)) for coarse, fine in edges)


def _event_likeness(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    one, other = fold(name_key(a)), fold(name_key(b))
    return max(fuzz.ratio(one, other), 0.95 * fuzz.token_sort_ratio(one, other)) / 100


def align_dates(sides: Sides) -> list[Pair]:
    """The same days first (about the same thing, or anything), then the same event moved."""
    olds, news = (list(extraction.dates) for extraction in sides.facts)
    about: dict[int, Group | None] = {}
    for side, dates in enumerate((olds, news)):
        for date in dates:
            about[id(date)] = sides.thing(
                side, date.about, ("projects", "programmes", "growth_areas")
            )

    def same_days(a: DateFact, b: DateFact) -> float:
        if not same_span(a, b):
            return 0.0
        told = about[id(a)], about[id(b)]
        # Two dates without an event are nearer than one with and one without.
        likeness = _event_likeness(a.event, b.event) if a.event or b.event else 0.5
        if told[0] == told[1]:
            return 2 + likeness
        return 1 + likeness if None in told or likeness > 0.6 else 0.0

    def same_event(a: DateFact, b: DateFact) -> float:
        likeness = _event_likeness(a.event, b.event)
        told = about[id(a)], about[id(b)]
        if told[0] != told[1]:
            return 0.0
        near = _nearness(a, b)
        if told[0] is None:
            return likeness + near if likeness >= 0.8 else 0.0
        if likeness >= 0.6:
            return likeness + near
        return 0.5 + near if not a.event and not b.event and a.precision == b.precision else 0.0

    pairs: list[Pair] = []
    rest_old, rest_new = olds, news
    for score in (same_days, same_event):
        hits = best_pairs(rest_old, rest_new, score, 0.5)
        pairs += [Pair(rest_old[i], rest_new[j], score=value) for i, j, value in hits]
        used_old, used_new = {i for i, _, _ in hits}, {j for _, j, _ in hits}
        rest_old = [date for i, date in enumerate(rest_old) if i not in used_old]
        rest_new = [date for j, date in enumerate(rest_new) if j not in used_new]
    return pairs + [Pair(a, None) for a in rest_old] + [Pair(None, b) for b in rest_new]


def _nearness(a: DateFact, b: DateFact) -> float:
    """Up to 0.2 for dates that are near in time: the likelier of two moves is the shorter one."""
    day_a, day_b = (days(date.start or date.end or "")[0] for date in (a, b))
    return 0.2 / (1 + abs((day_a - day_b).days) / 180)
