"""Which fact of the old version is which fact of the new one.

First what has the same name, then what changed its name (told by who leads it, when it runs,
where it belongs, and the words that stay), then what was split or merged. Every score is the same
from either side and ties are broken by content, so aligning backwards gives the same pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from models.aligned_rows import align_assignments, align_dates
from models.names import fold, name_key, same_any, same_entity
from models.pairing import (
    KINDS,
    Named,
    Pair,
    Parts,
    Sides,
    best_pairs,
    names_of,
    only_numbers_differ,
    word_likeness,
)
from models.periods import day_of
from models.records import Extraction, GrowthArea, Project

__all__ = ["Alignment", "Pair", "Parts", "align"]


@dataclass(frozen=True, slots=True)
class Alignment:
    """All pairs, in the order of the old version and then of the new one."""

    growth_areas: tuple[Pair, ...] = ()
    programmes: tuple[Pair, ...] = ()
    projects: tuple[Pair, ...] = ()
    assignments: tuple[Pair, ...] = ()
    dates: tuple[Pair, ...] = ()
    parts: tuple[Parts, ...] = ()


def _rename_score(sides: Sides, kind: str, old: Named, new: Named) -> tuple[float, list[str]]:
    """How surely a new name is the old thing, and the codes of the evidence."""
    if only_numbers_differ(old.name, new.name):
        return 0.0, []
    score, why = 0.0, []
    if sides.led_by(0, old) & sides.led_by(1, new):
        score += 0.35
        why.append("same-leader")
    edges = [
        (day_of(old.start, 0), day_of(new.start, 0)), (day_of(old.end, 1), day_of(new.end, 1))
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


def _align_named(sides: Sides, kind: str) -> tuple[list[Pair], list[Any], list[Any]]:
    """Pairs of the same name; what is left of either side."""
    olds, news = (list(getattr(extraction, kind)) for extraction in sides.facts)

    def score(old: Named, new: Named) -> float:
        if name_key(old.name) == name_key(new.name):
            return 1.0
        match same_any(names_of(old), names_of(new), ocr=sides.ocr):
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
    sides = Sides(old, new, ocr)
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
        split, whole = _parts(sides, olds, news)
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
        assignments=_ordered(align_assignments(sides), old.assignments, new.assignments),
        dates=_ordered(align_dates(sides), old.dates, new.dates),
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


def _parts(
    sides: Sides, olds: list[Any], news: list[Any]
) -> tuple[list[Parts], tuple[set[int], set[int]]]:
    """Splits and merges among what has no pair: shared words and a shared area, leader or projects.

    Two or more new things must each have that evidence from the same old one and from no other,
    or the other way round.
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
