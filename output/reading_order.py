"""In which order people read changes: by growth area, wholes before their parts, major first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from models.records import Assignment, Change, Comparison, Extraction, Language, Project
from output.wording import Told, tell

SEVERITIES = ("major", "minor", "note")
KINDS = ("added", "removed", "changed", "renamed", "moved", "split", "merged")


def growth_areas_by_name(*extractions: Extraction) -> dict[str, str]:
    """Name of a project, programme or area -> its growth area. The later extraction wins."""
    areas: dict[str, str] = {}
    for extraction in extractions:
        for area in extraction.growth_areas:
            for name in (area.name, *area.aliases):
                areas[name] = area.name
        for project in extraction.projects:
            if project.growth_area:
                for name in (project.name, *project.aliases):
                    areas[name] = project.growth_area
    return areas


def told_changes(
    comparison: Comparison, language: Language = "fi", areas: Mapping[str, str] | None = None
) -> tuple[Told, ...]:
    """Every change in words, each with its growth area where that is known."""
    finder = _AreaFinder(comparison, areas or {})
    return tuple(tell(change, language, finder.area(change)) for change in comparison.changes)


class _AreaFinder:
    """Growth area of a change, from the facts the changes carry and the areas that are known."""

    def __init__(self, comparison: Comparison, known: Mapping[str, str]) -> None:
        every = (*comparison.changes, *comparison.not_mentioned, *comparison.cannot_tell)
        self._changes = {change.id: change for change in every}
        self._renamed = {
            change.before: change.after
            for change in every
            if change.kind == "renamed"
            and isinstance(change.before, str)
            and isinstance(change.after, str)
        }
        self._known = dict(known)
        for change in every:
            if change.entity_kind == "growth_area":
                self._known.setdefault(change.entity, change.entity)
            for fact in (change.fact_before, change.fact_after):
                if isinstance(fact, Project) and fact.growth_area:
                    self._known[fact.name] = fact.growth_area
            if change.kind == "moved" and isinstance(change.after, str):
                self._known[change.entity] = change.after
            for fact in (change.fact_before, change.fact_after):
                if isinstance(fact, Assignment) and fact.target_kind == "growth_area":
                    self._known.setdefault(fact.target, fact.target)
        for area in set(self._known.values()):
            self._known.setdefault(area, area)

    def area(self, change: Change) -> str | None:
        if change.entity_kind == "growth_area":
            if change.kind == "renamed" and isinstance(change.after, str):
                return change.after
            return self._now(change.entity)
        if change.kind == "moved" and isinstance(change.after, str):
            return self._now(change.after)
        names = [change.entity, self._renamed.get(change.entity)]
        names += [value for value in (change.after, change.before) if isinstance(value, str)]
        for name in names:
            if name is not None and name in self._known:
                return self._now(self._known[name])
        parent = self._changes.get(change.part_of or "")
        # A part never has parts of its own: one step up is enough, and no loop can form.
        return self.area(parent) if parent is not None and parent.part_of is None else None

    def _now(self, name: str) -> str:
        return self._renamed.get(name, name)


def families(told: Sequence[Told]) -> tuple[tuple[Told, tuple[Told, ...]], ...]:
    """Each change that stands on its own, with the changes that are part of it.

    A part whose whole is not here, or is a part itself, stands on its own: nothing is lost.
    """
    heads = {one.change.id for one in told if one.change.part_of is None}
    parts: dict[str, list[Told]] = {}
    alone: list[Told] = []
    for one in told:
        if one.change.part_of in heads:
            parts.setdefault(one.change.part_of or "", []).append(one)
        else:
            alone.append(one)
    taken: set[str] = set()
    found: list[tuple[Told, tuple[Told, ...]]] = []
    for one in alone:
        children = () if one.change.id in taken else tuple(parts.get(one.change.id, ()))
        taken.add(one.change.id)
        found.append((one, children))
    return tuple(found)


def by_severity(told: Iterable[Told]) -> list[Told]:
    """Major first; the order of the comparison otherwise."""
    return sorted(told, key=lambda one: SEVERITIES.index(one.change.severity))
