"""Pairs by falling score, and what is known of two versions while their facts are paired."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from rapidfuzz import fuzz

from models.names import fold, name_key
from models.records import Extraction, GrowthArea, Programme, Project

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


def names_of(fact: Named) -> tuple[str, ...]:
    return (fact.name, *fact.aliases)


@lru_cache(maxsize=20_000)
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


def only_numbers_differ(a: str, b: str) -> bool:
    """``Silta II`` and ``Silta III``, ``Ohjelma 2026`` and ``Ohjelma 2027``: never one thing."""
    key_a, key_b = (re.sub(r"\b(?:\d[\d.,]*|[ivx]+)\b", "#", name_key(name)) for name in (a, b))
    return key_a == key_b and name_key(a) != name_key(b)


class Sides:
    """Guards what is known of either version while pairs are found: names, leaders, children."""

    def __init__(self, old: Extraction, new: Extraction, ocr: bool) -> None:
        self.ocr = ocr
        self.paired = 0
        self.facts = (old, new)
        self.group: tuple[dict[tuple[str, str], Group], dict[tuple[str, str], Group]] = ({}, {})
        self.leaders: tuple[dict[str, set[str]], dict[str, set[str]]] = (
            defaultdict(set), defaultdict(set),
        )  # fmt: skip
        self.people = tuple(
            frozenset(duty.person for duty in extraction.assignments if duty.person)
            for extraction in self.facts
        )
        for side, extraction in enumerate(self.facts):
            for duty in extraction.assignments:
                if duty.person and duty.status != "ends":
                    words = sorted(fold(duty.person.casefold()).replace(",", " ").split())
                    self.leaders[side][name_key(duty.target)].add(" ".join(words))

    def pair(self, kind: str, old: Named, new: Named) -> None:
        self.paired += 1
        for side, fact in enumerate((old, new)):
            for name in names_of(fact):
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
        return set().union(*(self.leaders[side].get(name_key(n), set()) for n in names_of(fact)))

    def children(self, side: int, area: Named) -> set[Group | None]:
        keys = {name_key(name) for name in names_of(area)}
        return {
            self.thing(side, project.name, ("projects",))
            for project in self.facts[side].projects
            if name_key(project.growth_area or "") in keys
        }
