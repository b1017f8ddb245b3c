"""Slides that tell one list twice, in two languages: which of their things are the same.

Nothing but what is told of them can say so: the same people, the same days, the same names within
the names. Where that is strong and points to one, they are joined; where it only hints, they stay
two and a reviewer is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.languages import guess
from extractors.two_names import Pair
from models.records import (
    EntityKind,
    Extraction,
    GrowthArea,
    Issue,
    Language,
    Mention,
    Page,
    Programme,
    Project,
)

STRONG = 3.0  # evidence that joins two things: a person and a bound, or two exact bounds and a page
HINT = 2.0
MARGIN = 1.0  # how much more evidence than for any other


@dataclass(frozen=True, slots=True)
class _Thing:
    kind: EntityKind
    name: str
    area: str | None
    bounds: tuple[str | None, str | None]
    people: frozenset[str]
    dates: frozenset[tuple[str | None, str | None]]
    pages: frozenset[int]


def find(found: Extraction, pages: Sequence[Page]) -> tuple[list[Pair], list[Issue]]:
    """Pairs of names that are one thing told in two languages, and issues where it is doubtful."""
    main = found.document.language
    if main is None or len(found.document.languages) < 2:
        return [], []
    by_number = {page.number: page for page in pages}
    pairs: list[Pair] = []
    issues: list[Issue] = []
    for language in found.document.languages[1:]:
        same: dict[str, str] = {}  # an area's name in the other language -> in the main one
        for kind in ("growth_area", "programme", "project"):
            ours, theirs = _apart(found, kind, main, language, by_number)
            joined, doubtful = _match(ours, theirs, same)
            same.update({two.name: one.name for one, two in joined})
            pairs += [Pair(one.name, two.name, True) for one, two in joined]
            issues += [_issue(one, two) for one, two in doubtful]
    return pairs, issues


def _issue(one: _Thing, two: _Thing) -> Issue:
    message = f"Ei selviä, ovatko ”{one.name}” ja ”{two.name}” sama asia kahdella kielellä."
    return Issue("names-unclear", "warning", message, min(two.pages))


def _apart(
    found: Extraction, kind: EntityKind, main: Language, other: Language, pages: Mapping[int, Page]
) -> tuple[list[_Thing], list[_Thing]]:
    """The things named in the main language, and those told in the other but not in it."""
    told: dict[EntityKind, Sequence[GrowthArea | Programme | Project]] = {
        "growth_area": found.growth_areas,
        "programme": found.programmes,
        "project": found.projects,
    }
    ours, theirs = [], []
    for fact in told[kind]:
        passages = {_passage(mention, pages[mention.page]) for mention in fact.mentions}
        named = {guess(name) for name in (fact.name, *fact.aliases)}
        if other in passages and main not in passages | named:
            theirs.append(_thing(found, fact, kind))
        elif main in passages | named and other not in passages | named:
            ours.append(_thing(found, fact, kind))
    return ours, theirs


def _passage(mention: Mention, page: Page) -> Language | None:
    """The language of the line around a name, or of its page where the line is but the name."""
    text = page.text
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    rest = text[start : mention.start] + " " + text[mention.end : end if end >= 0 else len(text)]
    return guess(rest) or guess(text)


def _thing(
    found: Extraction, fact: GrowthArea | Programme | Project, kind: EntityKind
) -> _Thing:
    area = fact.growth_area if isinstance(fact, Project) else None
    inside = {fact.name}
    if kind == "growth_area":
        inside |= {p.name for p in found.projects if p.growth_area == fact.name}
    return _Thing(
        kind,
        fact.name,
        area,
        (fact.start, fact.end),
        frozenset(a.person for a in found.assignments if a.person and a.target in inside),
        frozenset((d.start, d.end) for d in found.dates if d.about in inside),
        frozenset(fact.pages),
    )


def _match(
    ours: Sequence[_Thing], theirs: Sequence[_Thing], same: Mapping[str, str]
) -> tuple[list[tuple[_Thing, _Thing]], list[tuple[_Thing, _Thing]]]:
    """Pairs that are one thing, and pairs that may be."""
    scores = {
        (i, j): score
        for i, one in enumerate(ours)
        for j, two in enumerate(theirs)
        if (score := _evidence(one, two, same)) is not None
    }
    joined: dict[int, int] = {}
    for (i, j), score in scores.items():
        rivals = [s for (a, b), s in scores.items() if (a == i) != (b == j)]
        if score >= STRONG and all(score - rival >= MARGIN for rival in rivals):
            joined[i] = j
    placed = _in_order(ours, theirs, scores, joined)
    if placed and sum(score >= 1 for score in placed) * 2 > len(placed):
        joined = {k: k for k in range(len(ours))}
    doubtful = [
        (i, j)
        for (i, j), score in scores.items()
        if (score >= HINT or (placed and i == j)) and i not in joined and j not in joined.values()
    ]
    return (
        [(ours[i], theirs[j]) for i, j in joined.items()],
        [(ours[i], theirs[j]) for i, j in doubtful],
    )


def _in_order(
    ours: Sequence[_Thing],
    theirs: Sequence[_Thing],
    scores: Mapping[tuple[int, int], float],
    joined: Mapping[int, int],
) -> list[float]:
    """The evidence for each pair in its place, where two lists have as many and nothing against it.

    Order alone proves nothing: it takes something for most of them. [] for other lists.
    """
    size = len(ours)
    if size < 2 or size != len(theirs) or any(i != j for i, j in joined.items()):
        return []
    placed = [scores[k, k] for k in range(size) if (k, k) in scores]
    return placed if len(placed) == size else []


def _evidence(one: _Thing, two: _Thing, same: Mapping[str, str]) -> float | None:
    """How much speaks for two things being one; None where something speaks against it."""
    area = same.get(two.area or "")
    if area and one.area and area != one.area:
        return None
    score = 0.5 if area and area == one.area else 0.0
    if one.people and two.people:
        if not one.people & two.people:
            return None
        score += 2.0
    for a, b in zip(one.bounds, two.bounds, strict=True):
        if a and b:
            if not (a.startswith(b) or b.startswith(a)):
                return None
            score += 1.0 if a == b else 0.5
            score += 0.5 if a == b and len(a) > len("2026") else 0.0
    score += min(len(one.dates & two.dates), 2) * 0.5
    score += 1.0 * bool(_marks(one.name) & _marks(two.name))
    return score + 0.5 * bool(one.pages & two.pages)


@lru_cache(maxsize=5_000)
def _marks(name: str) -> frozenset[str]:
    """What a name keeps in every language: numbers, acronyms, names within it."""
    words = re.findall(r"[^\W_]+", name)
    return frozenset(
        word.casefold()
        for k, word in enumerate(words)
        if re.search(r"\d", word) or word.isupper() or (k and word[:1].isupper())
    )
