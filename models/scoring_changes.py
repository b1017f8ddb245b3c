"""Told changes against the gold's changes: what changed counts, not which kind it was called.

A change is found when thing, field and new value agree. A name that changed, and the gold's
aliases, are the same thing under either name. Entries of kind ``any`` are consequences that may
be told in any way, and ``accept`` lists other ways of telling one change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from models.measures import (
    Leniency,
    Measure,
    Row,
    Variant,
    first_day,
    last_day,
    match,
    once,
    required,
)


class _Things:
    """Which names are one thing: guards a disjoint-set forest of name keys."""

    def __init__(self, how: Leniency) -> None:
        self.how = how
        self._parent: dict[str | None, str | None] = {}

    def of(self, name: object) -> str | None:
        key = self.how.key(name)
        while key in self._parent:
            key = self._parent[key]
        return key

    def join(self, one: object, other: object) -> None:
        a, b = self.of(one), self.of(other)
        if a != b:
            self._parent[b] = a


def _field(change: Row) -> str:
    """An added or removed thing is told by its name, an assignment by its person."""
    told = change.get("field")
    if change.get("entity_kind") == "assignment" and told in (None, "", "name"):
        return "person"
    return str(told or "name")


def score_changes(
    pred: Row | Sequence[Row],
    gold: Sequence[Row],
    variant: Variant = "pptx",
    aliases: Iterable[Sequence[str]] = (),
    *,
    fuzzy: bool = False,
    near: bool = False,
) -> Measure:
    """The changes of a comparison (its JSON, or its list of changes) against the gold's.

    ``aliases`` are groups of names of one thing. In a text dump a change marked ``gantt`` is
    optional: only a drawing tells it.
    """
    told: Sequence[Row] = pred if isinstance(pred, Sequence) else pred.get("changes", [])
    judge = _Judge(gold, aliases, Leniency(fuzzy, near))
    how = judge.how
    measure = match(
        [
            (row, required(row, variant) and not (variant == "ocr" and bool(row.get("gantt"))))
            for row in gold
        ],
        once(
            told,
            lambda row: json.dumps(
                [
                    row.get("kind"),
                    row.get("entity_kind"),
                    how.key(row.get("entity")),
                    row.get("field"),
                    row.get("before"),
                    row.get("after"),
                ]
            ),
        ),
        judge.accepts,
    )
    wrong = [row for row in measure.wrong if not judge.is_consequence(row)]
    return Measure(
        measure.tp, measure.fp - len(measure.wrong) + len(wrong), measure.fn, measure.missed, wrong
    )


class _Judge:
    """Decides whether a told change is the gold's one, under the gold's names."""

    def __init__(
        self, gold: Sequence[Row], aliases: Iterable[Sequence[str]], how: Leniency
    ) -> None:
        self.gold = gold
        self.how = how
        self.things = _Things(how)
        for names in aliases:
            for name in names[1:]:
                self.things.join(names[0], name)
        for row in gold:
            if row["kind"] == "renamed":
                self.things.join(row["before"], row["after"])

    def accepts(self, gold: Row, told: Row) -> bool:
        if gold["kind"] == "any":
            return self._touches(gold, told)
        accepted = [
            dict(other, entity_aliases=gold.get("entity_aliases", []))
            for other in gold.get("accept", [])
        ]
        return any(self._is(row, told) for row in [gold, *accepted])

    def is_consequence(self, told: Row) -> bool:
        """ "A -> B" also told as "A removed": not counted."""
        return (
            _field(told) == "person"
            and told.get("after") is None
            and any(
                row["entity_kind"] == "assignment"
                and _field(row) == "person"
                and bool(row.get("before"))
                and self.things.of(told.get("entity")) == self.things.of(row["entity"])
                and self.how.person(told.get("before")) == self.how.person(row["before"])
                for row in self.gold
            )
        )

    def _is(self, gold: Row, told: Row) -> bool:
        same = self._same_thing(gold, told)
        if gold["entity_kind"] == "date":
            return self._same_date(gold, told, same)
        if not same or _field(gold) != _field(told):
            return False
        after = told.get("after")
        if _field(told) == "name" and told.get("kind") == "added" and after is None:
            after = told.get("entity")
        return self._same_value(_field(gold), gold.get("after"), after)

    def _same_thing(self, gold: Row, told: Row) -> bool:
        key, of = self.how.key, self.things.of
        return (
            key(told.get("entity")) in [key(name) for name in gold.get("entity_aliases", [])]
            or of(told.get("target") or told.get("entity")) == of(gold["entity"])
            or of(told.get("entity")) == of(gold["entity"])
        )

    def _same_date(self, gold: Row, told: Row, same_thing: bool) -> bool:
        """Any told date fits by its days: what it is about is measured with the facts."""
        key = self.how.key
        before, after = told.get("before"), told.get("after")
        if not (
            same_thing
            or told.get("entity_kind") == "date"
            or key(told.get("entity")) in (key(gold.get("about")), key(gold["entity"]))
        ):
            return False
        if gold["kind"] == "removed":
            return after is None and before is not None and _days(before) == _days(gold["before"])
        return after is not None and (
            last_day(after) == last_day(gold["after"])
            or first_day(after) == first_day(gold["after"])
        )

    def _same_value(self, field: str, gold: Any, told: Any) -> bool:
        match field:
            case "start" | "end":
                if gold is None or told is None:
                    return gold is None and told is None
                edge = last_day if field == "end" else first_day
                return edge(gold) == edge(told) or _days(gold) == _days(told)
            case "person":
                return self.how.person(gold) == self.how.person(told)
            case "growth_area":
                return self.things.of(gold or None) == self.things.of(told or None)
            case _:
                return self.how.key(gold) == self.how.key(told)

    def _touches(self, gold: Row, told: Row) -> bool:
        """A consequence: the same thing, and the person, role or an edge of the date named."""
        if told.get("entity_kind") != gold["entity_kind"]:
            return False
        if self.things.of(told.get("entity")) != self.things.of(gold["entity"]):
            return False
        sides = [told.get("before"), told.get("after")]
        if gold["entity_kind"] == "assignment":
            values = [self.how.key(value) for value in [*sides, told.get("person")]]
            return (
                self.how.key(gold.get("person")) in values
                or self.how.key(gold.get("role")) in values
                or (gold.get("person") is None and told.get("field") == "person")
            )
        if gold["entity_kind"] == "date":
            edges = {day for edge in ("start", "end") for day in _days(gold.get(edge))} - {None}
            named = {day for value in sides if value for day in _days(value)}
            return not named or bool(edges & named)
        return True


def _days(value: Any) -> tuple[Any, Any]:
    return first_day(value), last_day(value)
