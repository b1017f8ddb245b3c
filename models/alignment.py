"""Which fact of the old version is which fact of the new one.

First what has the same name, then what changed its name (told by who leads it, when it runs,
where it belongs, and the words that stay), then what was split or merged. Every score is the same
from either side and ties are broken by content, so aligning backwards gives the same pairs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from rapidfuzz import fuzz

from models.names import fold, name_key, same_any, same_entity, same_person
from models.periods import days
from models.records import (
    Assignment,
    DateFact,
    Extraction,
    GrowthArea,
    Programme,
    Project,
)

Named = GrowthArea | Programme | Project
Told = TypeVar("Told")
Group = tuple[str, str]  # kind and number, or kind and key: one thing in both versions

KINDS = ("growth_areas", "programmes", "projects")


@dataclass(frozen=True, slots=True)
class Pair:
    """One fact in both versions, or in one of them; ``evidence`` says why another name is it."""

    old: Any
    new: Any
    evidence: tuple[str, ...] = ()
    score: float = 1.0
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Parts:
    """One thing that became several, or several that became one."""

    olds: tuple[Any, ...]
    news: tuple[Any, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """All pairs, in the order of the old version and then of the new one."""

    growth_areas: tuple[Pair, ...] = ()
    programmes: tuple[Pair, ...] = ()
    projects: tuple[Pair, ...] = ()
    assignments: tuple[Pair, ...] = ()
    dates: tuple[Pair, ...] = ()
    parts: tuple[Parts, ...] = ()


def best_pairs(
    olds: Sequence[Told],
    news: Sequence[Told],
    score: Callable[[Told, Told], float],
    least: float,
    margin: float = 0.0,
) -> list[tuple[int, int, float]]:
    """One-to-one pairs by falling score, as (index of old, index of new, score).

    A pair closer than ``margin`` to another free choice of either side is left out: too close to
    call. Equal scores are settled by what the facts say, not by their order.
    """
    scored = [
        (value, i, j)
        for i, one in enumerate(olds)
        for j, other in enumerate(news)
        if (value := score(one, other)) >= least
    ]
    scored.sort(
        key=lambda hit: (-round(hit[0], 6), sorted((repr(olds[hit[1]]), repr(news[hit[2]]))))
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for value, i, j in scored:
        if i in taken_old or j in taken_new:
            continue
        if margin and any(
            other > value - margin
            and (a, b) != (i, j)
            and (a == i or b == j)
            and a not in taken_old
            and b not in taken_new
            for other, a, b in scored
        ):
            continue
        taken_old.add(i)
        taken_new.add(j)
        found.append((i, j, value))
    return found


def _names(fact: Named) -> tuple[str, ...]:
    return (fact.name, *fact.aliases)


def _edge(value: str | None, edge: int) -> object:
    return days(value)[edge] if value else None


def word_likeness(a: str, b: str) -> float:
    """How much two names share, 0..1: words with a common beginning, or letters in a row."""
    words_a, words_b = fold(name_key(a)).split(), fold(name_key(b)).split()

    def kin(x: str, y: str) -> bool:
        return x == y or (min(len(x), len(y)) >= 5 and x[:5] == y[:5])

    long_a = [word for word in words_a if len(word) > 2] or words_a
    long_b = [word for word in words_b if len(word) > 2] or words_b
    shared = sum(any(kin(x, y) for y in long_b) for x in long_a)
    shared_back = sum(any(kin(x, y) for y in long_a) for x in long_b)
    words = (shared + shared_back) / (len(long_a) + len(long_b)) if long_a and long_b else 0.0
    letters = max(0.0, (fuzz.ratio(" ".join(words_a), " ".join(words_b)) / 100 - 0.45) / 0.55)
    return max(words, letters)


def _only_numbers_differ(a: str, b: str) -> bool:
    """``Silta II`` and ``Silta III``, ``Ohjelma 2026`` and ``Ohjelma 2027``: never one thing."""
    key_a, key_b = (re.sub(r"\b(?:\d[\d.,]*|[ivx]+)\b", "#", name_key(name)) for name in (a, b))
    return key_a == key_b and name_key(a) != name_key(b)


class _Sides:
    """Guards what is known of either version while pairs are found: names, leaders, children."""

    def __init__(self, old: Extraction, new: Extraction, ocr: bool) -> None:
        self.ocr = ocr
        self.paired = 0
        self.facts = (old, new)
        self.group: tuple[dict[tuple[str, str], Group], dict[tuple[str, str], Group]] = ({}, {})
        self.leaders: tuple[dict[str, set[str]], dict[str, set[str]]] = (
            defaultdict(set), defaultdict(set),
        )  # fmt: skip
        for side, extraction in enumerate(self.facts):
            for duty in extraction.assignments:
                if duty.person and duty.status != "ends":
                    words = sorted(fold(duty.person.casefold()).replace(",", " ").split())
                    self.leaders[side][name_key(duty.target)].add(" ".join(words))

    def pair(self, kind: str, old: Named, new: Named) -> None:
        self.paired += 1
        for side, fact in enumerate((old, new)):
            for name in _names(fact):
                self.group[side].setdefault((kind, name_key(name)), (kind, str(self.paired)))

    def thing(self, side: int, name: str | None, kinds: Iterable[str] = KINDS) -> Group | None:
        """The thing that a name means in one version; a name of nothing known is a thing too."""
        if not name:
            return None
        key = name_key(name)
        for kind in kinds:
            if (kind, key) in self.group[side]:
                return self.group[side][kind, key]
        return ("", fold(key) if self.ocr else key)

    def led_by(self, side: int, fact: Named) -> set[str]:
        return set().union(*(self.leaders[side].get(name_key(n), set()) for n in _names(fact)))

    def children(self, side: int, area: Named) -> set[Group | None]:
        keys = {name_key(name) for name in _names(area)}
        return {
            self.thing(side, project.name, ("projects",))
            for project in self.facts[side].projects
            if name_key(project.growth_area or "") in keys
        }


def _rename_score(sides: _Sides, kind: str, old: Named, new: Named) -> tuple[float, list[str]]:
    """How surely a new name is the old thing, and the codes of the evidence."""
    if _only_numbers_differ(old.name, new.name):
        return 0.0, []
    score, why = 0.0, []
    if sides.led_by(0, old) & sides.led_by(1, new):
        score += 0.35
        why.append("same-leader")
    edges = [
        (_edge(old.start, 0), _edge(new.start, 0)), (_edge(old.end, 1), _edge(new.end, 1))
    ]  # fmt: skip
    same = sum(a == b for a, b in edges if a and b)
    other = sum(a != b for a, b in edges if a and b)
    # Areas and programmes of one document nearly always share their period: it proves little.
    weight = 0.13 if kind == "projects" else 0.05
    score += weight * same - 0.08 * other
    if same:
        why.append("same-period")
    likeness = word_likeness(old.name, new.name)
    score += 0.4 * likeness
    if likeness >= 0.4:
        why.append("shared-words")
    if isinstance(old, Project) and isinstance(new, Project):
        areas = (
            sides.thing(0, old.growth_area, ("growth_areas",)),
            sides.thing(1, new.growth_area, ("growth_areas",)),
        )
        if areas[0] == areas[1]:
            score += 0.15 if areas[0] else 0.08
            if areas[0]:
                why.append("same-area")
    elif isinstance(old, GrowthArea):
        mine, theirs = sides.children(0, old), sides.children(1, new)
        if mine & theirs:
            score += 0.6 * len(mine & theirs) / len(mine | theirs)
            why.append("shared-projects")
    return score, why


_RENAMED, _MARGIN = 0.45, 0.05


def _align_named(sides: _Sides, kind: str) -> tuple[list[Pair], list[Any], list[Any]]:
    """Pairs of the same name; what is left of either side."""
    olds, news = (list(getattr(extraction, kind)) for extraction in sides.facts)

    def score(old: Named, new: Named) -> float:
        if name_key(old.name) == name_key(new.name):
            return 1.0
        match same_any(_names(old), _names(new), ocr=sides.ocr):
            case "same":
                return 0.9
            case "cannot tell" if same_entity(old.name, new.name, ocr=sides.ocr) == "cannot tell":
                return 0.5 if _one_slip(old.name, new.name) else 0.0
            case _:
                return 0.0

    pairs = []
    hits = best_pairs(olds, news, score, 0.5)
    for i, j, value in hits:
        unsure = () if value > 0.5 else ("spelling",)
        pairs.append(Pair(olds[i], news[j], unsure, value, sure=value > 0.5))
    used_old, used_new = {i for i, _, _ in hits}, {j for _, j, _ in hits}
    return (
        pairs,
        [fact for i, fact in enumerate(olds) if i not in used_old],
        [fact for j, fact in enumerate(news) if j not in used_new],
    )


def _one_slip(a: str, b: str) -> bool:
    """Only diacritics or a letter apart: not a fuller name, which context has to confirm."""
    return fuzz.ratio(fold(name_key(a)), fold(name_key(b))) >= 85


def align(old: Extraction, new: Extraction, *, ocr: bool = False) -> Alignment:
    """Pair the facts of two versions; ``ocr`` if either was read by OCR: slips are forgiven."""
    sides = _Sides(old, new, ocr)
    pairs: dict[str, list[Pair]] = {}
    rest: dict[str, tuple[list[Any], list[Any]]] = {}
    for kind in KINDS:
        pairs[kind], *left = _align_named(sides, kind)
        rest[kind] = left[0], left[1]
        for pair in pairs[kind]:
            sides.pair(kind, pair.old, pair.new)
    parts: list[Parts] = []
    # Areas first: a project's area is evidence for the project, once areas are known.
    for kind in KINDS:
        olds, news = rest[kind]
        scores = {(id(a), id(b)): _rename_score(sides, kind, a, b) for a in olds for b in news}
        found = best_pairs(olds, news, _looked_up(scores), _RENAMED, _MARGIN)
        split, whole = _parts(sides, kind, olds, news)
        parts += split
        for i, j, value in found:
            if i in whole[0] or j in whole[1]:
                continue
            why = tuple(scores[id(olds[i]), id(news[j])][1])
            pairs[kind].append(Pair(olds[i], news[j], why, value))
            sides.pair(kind, olds[i], news[j])
            whole[0].add(i)
            whole[1].add(j)
        pairs[kind] += [Pair(fact, None) for i, fact in enumerate(olds) if i not in whole[0]]
        pairs[kind] += [Pair(None, fact) for j, fact in enumerate(news) if j not in whole[1]]
    areas, programmes, projects = (
        _ordered(pairs[kind], getattr(old, kind), getattr(new, kind)) for kind in KINDS
    )
    return Alignment(
        areas,
        programmes,
        projects,
        assignments=_ordered(_align_assignments(sides), old.assignments, new.assignments),
        dates=_ordered(_align_dates(sides), old.dates, new.dates),
        parts=tuple(parts),
    )


def _looked_up(
    scores: dict[tuple[int, int], tuple[float, list[str]]],
) -> Callable[[Named, Named], float]:
    return lambda old, new: scores[id(old), id(new)][0]


def _ordered(pairs: list[Pair], olds: Sequence[Any], news: Sequence[Any]) -> tuple[Pair, ...]:
    place_old = {id(fact): at for at, fact in enumerate(olds)}
    place_new = {id(fact): at for at, fact in enumerate(news)}

    def place(pair: Pair) -> tuple[int, int]:
        return (
            place_old.get(id(pair.old), len(olds)),
            place_new.get(id(pair.new), len(news)),
        )

    return tuple(sorted(pairs, key=place))


_PART_LIKENESS = 0.5
_EVEN = 0.75


def _parts(
    sides: _Sides, kind: str, olds: list[Any], news: list[Any]
) -> tuple[list[Parts], tuple[set[int], set[int]]]:
    """Splits and merges among what has no pair: shared words and a shared area, leader or projects.

    Two or more new things must each have that evidence from the same old one, and about as much
    of it: where one of them is clearly the old thing by another name, it was renamed.
    """

    def related(i: int, j: int) -> bool:
        old, new = olds[i], news[j]
        words = word_likeness(old.name, new.name) >= _PART_LIKENESS or _shares_word(old, new)
        leader = bool(sides.led_by(0, old) & sides.led_by(1, new))
        if isinstance(old, GrowthArea):
            children = bool(sides.children(0, old) & sides.children(1, new))
            return (words and (leader or children)) or (leader and children)
        if isinstance(old, Project):
            area = sides.thing(0, old.growth_area, ("growth_areas",))
            same_area = area is not None and area == sides.thing(
                1, new.growth_area, ("growth_areas",)
            )
            return words and (leader or same_area)
        return words and leader

    def score(i: int, j: int) -> float:
        return _rename_score(sides, kind, olds[i], news[j])[0]

    def even(scores: list[float]) -> bool:
        best, second = sorted(scores, reverse=True)[:2]
        return best <= 0 or second >= _EVEN * best

    links = {(i, j) for i in range(len(olds)) for j in range(len(news)) if related(i, j)}
    found: list[Parts] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for i in range(len(olds)):
        mine = [j for j in range(len(news)) if (i, j) in links]
        if len(mine) >= 2 and all(
            sum((k, j) in links for k in range(len(olds))) == 1 for j in mine
        ):
            found.append(Parts((olds[i],), tuple(news[j] for j in mine), _PART_EVIDENCE))
            used[0].add(i)
            used[1].update(mine)
    for j in range(len(news)):
        mine = [i for i in range(len(olds)) if (i, j) in links]
        if len(mine) >= 2 and all(
            sum((i, k) in links for k in range(len(news))) == 1 for i in mine
        ):
            found.append(Parts(tuple(olds[i] for i in mine), (news[j],), _PART_EVIDENCE))
            used[0].update(mine)
            used[1].add(j)
    return found, used


_PART_EVIDENCE = ("shared-words", "shared-context")


def _shares_word(old: Named, new: Named) -> bool:
    words_old, words_new = (
        {word for word in fold(name_key(fact.name)).split() if len(word) >= 5}
        for fact in (old, new)
    )
    return bool(words_old & words_new)


# --- assignments --------------------------------------------------------------------------------

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


def _align_assignments(sides: _Sides) -> list[Pair]:
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


def _target(sides: _Sides, side: int, duty: Assignment) -> Group | None:
    told = {"growth_area": "growth_areas", "programme": "programmes", "project": "projects"}
    first = told.get(duty.target_kind or "")
    kinds = [first, *(kind for kind in KINDS if kind != first)] if first else KINDS
    return sides.thing(side, duty.target, [kind for kind in kinds if kind])


def _align_group(sides: _Sides, olds: list[Assignment], news: list[Assignment]) -> list[Pair]:
    alone = len(olds) == 1 and len(news) == 1

    def same(a: Assignment, b: Assignment) -> float:
        if not a.person or not b.person or (a.status == "ends") != (b.status == "ends"):
            return 0.0
        match same_person(a.person, b.person, ocr=sides.ocr):
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
    return _edge(date.start, 0), _edge(date.end, 1)


def same_span(a: DateFact, b: DateFact) -> bool:
    """The same days; a deadline or a beginning told as its one moment is the same too."""
    (start_a, end_a), (start_b, end_b) = span(a), span(b)
    if (start_a, end_a) == (start_b, end_b) or _coarser(a, b) or _coarser(b, a):
        return True
    for one, other in ((a, b), (b, a)):
        if other.start is not None and other.start == other.end:
            if one.end is None and _edge(one.start, 0) == _edge(other.start, 0):
                return True
            if one.start is None and _edge(one.end, 1) == _edge(other.end, 1):
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


def _align_dates(sides: _Sides) -> list[Pair]:
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
        likeness = _event_likeness(a.event, b.event)
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
