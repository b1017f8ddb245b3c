"""One change between two facts, with all that follows from its two sides.

Made the same way from either direction, so that a change and its inverse tell the same story.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, cast

from models.periods import days
from models.reasons import reason_for
from models.records import (
    Assignment,
    Change,
    ChangeField,
    ChangeKind,
    DateFact,
    Fact,
    FactKind,
    Mention,
    Severity,
)

_LONG = 90  # days: a bound that moves more is a major change


def name_of(fact: Any) -> str:
    if isinstance(fact, Assignment):
        return fact.target
    if isinstance(fact, DateFact):
        return fact.about or fact.event or fact.text or "-"
    return cast(str, fact.name)


def facts_in(side: Any) -> tuple[Fact, ...]:
    return side if isinstance(side, tuple) else () if side is None else (side,)


def mentions_of(side: Any, field: str | None) -> tuple[Mention, ...]:
    """The places that tell the field, else the fact's own."""
    all_of_it = tuple(mention for fact in facts_in(side) for mention in fact.mentions)
    return tuple(mention for mention in all_of_it if mention.field == field) or all_of_it


def make_change(
    kind: ChangeKind,
    entity_kind: FactKind,
    field: ChangeField | None,
    old: Any,
    new: Any,
    before: str | tuple[str, ...] | None,
    after: str | tuple[str, ...] | None,
    *,
    evidence: Sequence[str] = (),
    score: float = 1.0,
    part_of: str | None = None,
) -> Change:
    """A change with all that follows from its two sides, the same from either direction."""
    # The name in the new version; what is gone or was split has none there.
    entity = name_of(facts_in(old if new is None or kind == "split" else new)[0])
    told = facts_in(new if new is not None else old)[0]
    duty = told if isinstance(told, Assignment) else None
    date = told if isinstance(told, DateFact) else None
    before_mentions, after_mentions = mentions_of(old, field), mentions_of(new, field)
    confidence = min(
        (fact.confidence for side in (old, new) for fact in facts_in(side)), default=1.0
    )
    content = (
        kind, entity_kind, entity, field, before, after,
        duty and (duty.person, duty.role), date and (date.start, date.end, date.event),
        [(m.page, m.start) for m in before_mentions], [(m.page, m.start) for m in after_mentions],
    )  # fmt: skip
    return Change(
        id=hashlib.sha256(repr(content).encode()).hexdigest()[:16],
        kind=kind,
        entity_kind=entity_kind,
        entity=entity,
        field=field,
        before=before,
        after=after,
        person=duty.person if duty else None,
        role=duty.role if duty else None,
        about=(date.event or date.about) if date else None,
        severity=_severity(kind, entity_kind, field, before, after, part_of),
        confidence=round(min(1.0, confidence * min(1.0, score)), 4),
        reason=reason_for(kind, entity_kind, field, before, after, evidence),
        part_of=part_of,
        before_mentions=before_mentions,
        after_mentions=after_mentions,
        fact_before=old,
        fact_after=new,
        evidence=tuple(evidence),
    )


def _severity(
    kind: str, entity_kind: str, field: str | None, before: Any, after: Any, part_of: str | None
) -> Severity:
    """What a reviewer should see first: people, things that come and go, bounds that move far."""
    if part_of is not None:
        return "note"
    if entity_kind == "date":
        return "minor" if kind == "changed" else "note"
    if field in ("start", "end"):
        edge = 0 if field == "start" else 1
        if before and after and abs((days(after)[edge] - days(before)[edge]).days) < _LONG:
            return "minor"
        return "major" if before and after else "minor"
    if field in ("role", "status", "organisation"):
        return "minor"
    return "major"
