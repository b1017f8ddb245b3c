"""Changes applied to the older version, and told backwards: what proves that they say it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from models.names import name_key
from models.one_change import facts_in, make_change
from models.records import (
    Assignment,
    Change,
    ChangeKind,
    DateFact,
    Extraction,
    FactKind,
    Project,
)
from models.same_facts import repeats_period, same_row
from models.tables import FACT_TABLES


def apply(changes: Iterable[Change], old: Extraction) -> Extraction:
    """The newer version's facts, made from the older one's and the changes between them.

    Needs changes with their facts, as ``compare`` gives them; raises ValueError for changes that
    came from JSON or the store. What ``compare`` is silent on (order, spelling, a date that
    repeats a period) stays as the older version has it.
    """
    lists: dict[FactKind, list[tuple[Any, Any]]] = {
        kind: [(fact, fact) for fact in getattr(old, name)] for name, kind in FACT_TABLES.items()
    }
    renamed: dict[tuple[str, str], str] = {}
    for change in changes:
        before, after = facts_in(change.fact_before), facts_in(change.fact_after)
        if not before and not after:
            raise ValueError(f"change {change.id} carries no facts to apply")
        rows = lists[change.entity_kind]
        if change.kind == "renamed":
            renamed[change.entity_kind, name_key(before[0].name)] = after[0].name  # type: ignore[attr-defined]
        if change.kind in ("changed", "renamed", "moved") and before and after:
            # Beside the first fact of a side stand only rows of those who left the post.
            lists[change.entity_kind] = [
                (origin, _with(fact, after[0], change.field)) if same_row(origin, before[0])
                else (origin, fact)
                for origin, fact in rows
                if not any(same_row(origin, row) for row in before[1:])
            ] + [(None, fact) for fact in after[1:]]  # fmt: skip
        else:
            kept = [row for row in rows if not any(same_row(row[0], fact) for fact in before)]
            lists[change.entity_kind] = kept + [(None, fact) for fact in after]
    made = {
        name: tuple(_with_new_names(fact, renamed) for _, fact in lists[kind])
        for name, kind in FACT_TABLES.items()
    }
    result = replace(old, **cast(Any, made))
    # A date that repeated a period which has moved since is told by the period itself.
    stale = {
        id(fact)
        for (origin, _), fact in zip(lists["date"], result.dates, strict=True)
        if origin is not None and repeats_period(origin, old) and not repeats_period(fact, result)
    }
    return replace(result, dates=tuple(date for date in result.dates if id(date) not in stale))


def _with(fact: Any, newer: Any, field: str | None) -> Any:
    """The fact with the changed field as the newer one has it."""
    match field:
        case _ if isinstance(fact, Assignment | DateFact):
            return newer
        case "name":
            return replace(fact, name=newer.name, aliases=newer.aliases)
        case "start" | "end" if isinstance(fact, Project):
            basis = f"{field}_basis"
            return replace(fact, **{field: getattr(newer, field), basis: getattr(newer, basis)})
        case _:
            return replace(fact, **{str(field): getattr(newer, str(field))})


def _with_new_names(fact: Any, renamed: dict[tuple[str, str], str]) -> Any:
    """References follow a rename."""

    def now(name: str | None, *kinds: str) -> str | None:
        key = name_key(name) if name else ""
        return next((renamed[kind, key] for kind in kinds if (kind, key) in renamed), name)

    match fact:
        case Project():
            area = now(fact.growth_area, "growth_area")
            return replace(fact, growth_area=area, programme=now(fact.programme, "programme"))
        case Assignment():
            kinds = [fact.target_kind] if fact.target_kind else list(FACT_TABLES.values())
            return replace(fact, target=now(fact.target, *kinds) or fact.target)
        case DateFact():
            return replace(fact, about=now(fact.about, "project", "programme", "growth_area"))
        case _:
            return fact


_OTHER_WAY: dict[ChangeKind, ChangeKind] = {
    "added": "removed",
    "removed": "added",
    "split": "merged",
    "merged": "split",
}


def invert(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The same changes told from the newer version back to the older one.

    Needs changes with their facts; raises ValueError for those from JSON or the store.
    """
    back: list[Change] = []
    ids: dict[str, str] = {}
    changes = tuple(changes)
    causes = sorted(changes, key=lambda change: change.part_of is not None)
    for change in causes:
        if change.fact_before is None and change.fact_after is None:
            raise ValueError(f"change {change.id} carries no facts to invert")
        score = change.confidence
        turned = make_change(
            _OTHER_WAY.get(change.kind, change.kind),
            change.entity_kind,
            change.field,
            change.fact_after,
            change.fact_before,
            change.after,
            change.before,
            evidence=change.evidence,
            part_of=ids.get(change.part_of or ""),
        )
        ids[change.id] = turned.id
        back.append(replace(turned, confidence=score))
    turned_by_id = {change.id: turned for change, turned in zip(causes, back, strict=True)}
    return tuple(turned_by_id[change.id] for change in changes)
