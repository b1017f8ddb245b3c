"""What changed between two versions: compare, apply, invert.

The alignment has decided which fact is which; here is what counts as a change, how it is told and
what it is a consequence of. Silent by design: another order, another spelling of a date or a name,
a name told by its alias, a role told once more, "starts" or "continues" beside a name, and a date
that only repeats the period of what it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from models.aligned_rows import same_span, span
from models.alignment import Alignment, align
from models.applying import apply, invert
from models.coverage import not_covered
from models.doubts import read_differently
from models.names import name_key, same_entity, same_person
from models.one_change import facts_in, make_change, mentions_of
from models.pairing import KINDS, Named, Pair, Parts
from models.periods import day_of
from models.reasons import reason_for
from models.records import (
    Assignment,
    Change,
    ChangeField,
    ChangeKind,
    Comparison,
    DateFact,
    Extraction,
    FactKind,
    Page,
    Project,
    Statement,
)
from models.same_facts import (
    digit_slip,
    edge_of,
    is_one_sided,
    kind_of,
    one_name,
    other_names,
    repeats_period,
    same_role,
    same_row,
    same_text,
)
from models.statements import changed_statements
from models.tables import FACT_TABLES

__all__ = ["apply", "compare", "invert", "repeats_period"]

#: a moment told as a quarter, half or season is due by its end
_COARSE = {"quarter", "half", "season"}
#: below this the reading is in doubt, and so is any difference
LOW_CONFIDENCE = 0.3


def compare(
    old: Extraction,
    new: Extraction,
    *,
    old_pages: Sequence[Page] = (),
    new_pages: Sequence[Page] = (),
) -> Comparison:
    """What changed from ``old`` to ``new``.

    With the pages also what the new version does not cover (``not_mentioned``), which differences
    may be the reading's (``cannot_tell``), and the sentences that changed below the facts.
    """
    ocr = any(page.origin != "text" for page in (*old_pages, *new_pages))
    told = _Telling(old, new, align(old, new, ocr=ocr), ocr)
    changes, doubtful = told.changes()
    missing = not_covered(changes, old_pages, new_pages) | {
        change.id for change in changes if change.kind == "changed" and _bound_untold(change)
    }
    unread = read_differently(changes, old_pages, new_pages) - missing
    kept = tuple(change for change in changes if change.id not in missing | unread)
    doubtful += tuple(
        _with_evidence(change, "still-there") for change in changes if change.id in unread
    )
    return Comparison(
        old=old.document,
        new=new.document,
        changes=kept,
        not_mentioned=tuple(change for change in changes if change.id in missing),
        cannot_tell=doubtful,
        statements=(
            *told.statuses(),
            *changed_statements(old_pages, new_pages, (*kept, *doubtful)),
        ),
    )


def _with_evidence(change: Change, code: str) -> Change:
    evidence = (*change.evidence, code)
    reason = reason_for(
        change.kind, change.entity_kind, change.field, change.before, change.after, evidence
    )
    return replace(change, evidence=evidence, reason=reason)


def _bound_untold(change: Change) -> bool:
    """A bound that the new version does not tell: silence about a date is not another date."""
    return change.entity_kind != "date" and change.field in ("start", "end") and not change.after


class _Telling:
    """Guards one comparison while its changes are collected: ids of causes, doubts, doubles."""

    def __init__(self, old: Extraction, new: Extraction, pairs: Alignment, ocr: bool) -> None:
        self.sides = (old, new)
        self.pairs = pairs
        self.ocr = ocr
        self._told: dict[str, Change] = {}
        self._doubtful: dict[str, Change] = {}
        self._rows_told: tuple[list[Any], list[Any]] = ([], [])
        self._left, self._attached = self._leavers()
        self._cause: tuple[dict[str, str], dict[str, str]] = ({}, {})
        # What each name is in the other version, to tell a move from a rename.
        self._same: dict[str, dict[str, set[str]]] = {
            kind: other_names(getattr(pairs, kind))
            for kind in KINDS
        }

    def changes(self) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        """Changes, and differences that may be the reading's."""
        for parts in self.pairs.parts:
            self._parts(parts)
        for kind in KINDS:
            for pair in getattr(self.pairs, kind):
                self._named(FACT_TABLES[kind], pair)
        # What moved comes before what came or went: a second telling of it is then known.
        for pair in sorted(self.pairs.assignments, key=is_one_sided):
            self._assignment(pair)
        for pair in sorted(self.pairs.dates, key=is_one_sided):
            self._date(pair)
        return tuple(self._told.values()), tuple(self._doubtful.values())

    def statuses(self) -> list[Statement]:
        """A project's status is kept in the dataset; that it changed is told below the facts."""
        return [
            Statement(
                "changed" if old and new else "added" if new else "removed",
                f"{pair.old.name}: {old}" if old else None,
                f"{pair.new.name}: {new}" if new else None,
                mentions_of(pair.old, "status") if old else (),
                mentions_of(pair.new, "status") if new else (),
            )
            for pair in self.pairs.projects
            if pair.old is not None and pair.new is not None
            for old, new in [(pair.old.status, pair.new.status)]
            if old != new
        ]

    def _add(self, change: Change, *, doubt: bool = False) -> Change:
        """A repeated telling of the same change (equal id) is told once."""
        low = any(
            fact.confidence < LOW_CONFIDENCE
            for side in (change.fact_before, change.fact_after)
            for fact in facts_in(side)
        )
        if doubt or low:
            code = "reading-in-doubt" if doubt else "low-confidence"
            change = _with_evidence(change, code)
            return self._doubtful.setdefault(change.id, change)
        return self._told.setdefault(change.id, change)

    def _parts(self, parts: Parts) -> None:
        split = len(parts.olds) == 1
        old: Any = parts.olds[0] if split else parts.olds
        new: Any = parts.news if split else parts.news[0]
        names = tuple(fact.name for fact in (parts.news if split else parts.olds))
        kind = kind_of(parts.olds[0])
        change = self._add(
            make_change(
                "split" if split else "merged",
                kind,
                None,
                old,
                new,
                old.name if split else names,
                names if split else new.name,
                evidence=parts.evidence,
                score=0.8,
            )
        )
        for side, facts in enumerate((parts.olds, parts.news)):
            for fact in facts:
                self._blame(side, fact, change)

    def _blame(self, side: int, fact: Named, change: Change) -> None:
        for name in (fact.name, *fact.aliases):
            self._cause[side].setdefault(name_key(name), change.id)

    def _named(self, kind: FactKind, pair: Pair) -> None:
        old, new = pair.old, pair.new
        if old is None or new is None:
            gone = new is None
            fact = old if gone else new
            change = self._add(
                make_change(
                    "removed" if gone else "added",
                    kind,
                    None,
                    old,
                    new,
                    fact.name if gone else None,
                    None if gone else fact.name,
                )
            )
            self._blame(0 if gone else 1, fact, change)
            return
        slip = self.ocr and same_entity(old.name, new.name, ocr=True) == "same"
        if not slip and not one_name(old, new):
            self._add(
                make_change(
                    "renamed", kind, "name", old, new, old.name, new.name,
                    evidence=pair.evidence, score=max(0.5, pair.score),
                ),
                doubt=not pair.sure,
            )  # fmt: skip
        if isinstance(old, Project) and isinstance(new, Project):
            self._move(old, new)
        bounds: tuple[tuple[ChangeField, int], ...] = (("start", 0), ("end", 1))
        for field, edge in bounds:
            before, after = getattr(old, field), getattr(new, field)
            if day_of(before, edge) != day_of(after, edge):
                self._add(
                    make_change("changed", kind, field, old, new, before, after),
                    doubt=self.ocr and digit_slip(before, after),
                )

    def _move(self, old: Project, new: Project) -> None:
        before, after = old.growth_area, new.growth_area
        if self._is_same("growth_areas", before, after):
            return
        part_of = self._cause_of_split(before, after)
        self._add(
            make_change("moved", "project", "growth_area", old, new, before, after, part_of=part_of)
        )

    def _cause_of_split(self, before: str | None, after: str | None) -> str | None:
        """A project that goes along with a split or merged area is moved by that."""
        one = self._cause[0].get(name_key(before)) if before else None
        other = self._cause[1].get(name_key(after)) if after else None
        return one if one is not None and one == other else None

    def _is_same(self, kind: str, before: str | None, after: str | None) -> bool:
        if not before or not after:
            return not before and not after
        key = name_key(after)
        return key == name_key(before) or key in self._same[kind].get(name_key(before), set())

    def _part_of(self, side: int, name: str | None) -> str | None:
        return self._cause[side].get(name_key(name)) if name else None

    # --- assignments ---

    def _assignment(self, pair: Pair) -> None:
        old, new = cast("Assignment | None", pair.old), cast("Assignment | None", pair.new)
        if old is None or new is None:
            self._one_sided(old, new)
            return
        part_of = self._part_of(1, new.target) or self._part_of(0, old.target)
        before, after = old.person, new.person
        same = before == after or (
            before is not None
            and after is not None
            and pair.sure  # initials that fit two people are no proof
            and same_person(before, after, ocr=self.ocr) == "same"
        )
        if not same:
            gone, come = self._left.get(id(new), ()), self._left.get(id(old), ())
            self._add(
                make_change(
                    "changed",
                    "assignment",
                    "person",
                    (old, *come) if come else old,
                    (new, *gone) if gone else new,
                    before,
                    after,
                    part_of=part_of,
                ),
                doubt=not pair.sure,
            )
        unit = name_key(old.organisation or "") != name_key(new.organisation or "")
        if unit:
            self._add(
                make_change(
                    "changed", "assignment", "organisation", old, new,
                    old.organisation, new.organisation, part_of=part_of,
                )
            )  # fmt: skip
        # A role that only one version tells is a fuller telling, not another role.
        if old.role and new.role and not self._same_words(old.role, new.role):
            self._add(
                make_change(
                    "changed", "assignment", "role", old, new, old.role, new.role, part_of=part_of
                )
            )
        if (old.status == "ends") != (new.status == "ends"):
            self._status(old, new, part_of)

    def _leavers(self) -> tuple[dict[int, tuple[Assignment, ...]], set[int]]:
        """Rows that only say that somebody's duty ends, by the row of who holds the post then.

        "A -> B" tells that A left: the row goes along with that change and is none of its own.
        """
        alone = [
            (side, duty)
            for pair in self.pairs.assignments
            for side, duty in enumerate((pair.old, pair.new))
            if duty is not None and (pair.new if side == 0 else pair.old) is None
            if duty.status == "ends" and duty.person
        ]
        found: dict[int, tuple[Assignment, ...]] = {}
        taken: set[int] = set()
        for pair in self.pairs.assignments:
            if pair.old is None or pair.new is None or pair.old.person == pair.new.person:
                continue
            for side, duty in alone:
                here, there = (pair.old, pair.new) if side == 0 else (pair.new, pair.old)
                if (
                    id(duty) not in taken
                    and same_text(duty.target, here.target)
                    and there.person is not None
                    and same_person(duty.person, there.person, ocr=self.ocr) == "same"
                ):
                    taken.add(id(duty))
                    found[id(here)] = (*found.get(id(here), ()), duty)
        return found, taken

    def _same_words(self, a: str, b: str) -> bool:
        return same_role(a, b) or (self.ocr and same_entity(a, b, ocr=True) == "same")

    def _again(self, side: int, row: Any) -> bool:
        """Whether the same row of one version has been told already; told it is from now on."""
        if any(same_row(row, told) for told in self._rows_told[side]):
            return True
        self._rows_told[side].append(row)
        return False

    def _status(self, old: Assignment | None, new: Assignment | None, part_of: str | None) -> None:
        self._add(
            make_change(
                "changed", "assignment", "status", old, new,
                "ends" if old and old.status == "ends" else None,
                "ends" if new and new.status == "ends" else None,
                part_of=part_of,
            )
        )  # fmt: skip

    def _one_sided(self, old: Assignment | None, new: Assignment | None) -> None:
        duty, side = (old, 0) if old is not None else (cast(Assignment, new), 1)
        others = self.sides[1 - side].assignments
        for other in others:
            names = (duty.target, other.target) if side == 0 else (other.target, duty.target)
            if not self._same_target(*names) or duty.person != other.person:
                continue
            if (duty.status == "ends") == (other.status == "ends") and (
                duty.role is None or other.role is None or same_text(duty.role, other.role)
            ):
                return  # told once more in one version
        part_of = self._part_of(side, duty.target)
        if id(duty) in self._attached or self._again(side, duty):
            return
        if duty.status == "ends":
            # The post itself tells who held it before: this row says only that the duty ends.
            self._status(old, new, part_of)
            return
        kind: ChangeKind = "removed" if side == 0 else "added"
        told = duty.person or duty.organisation
        field: ChangeField = "organisation" if duty.organisation and not duty.person else "person"
        self._add(
            make_change(
                kind, "assignment", field, old, new,
                told if side == 0 else None, told if side == 1 else None, part_of=part_of,
            )
        )  # fmt: skip

    def _same_target(self, before: str, after: str) -> bool:
        return any(self._is_same(kind, before, after) for kind in self._same)

    # --- dates ---

    def _date(self, pair: Pair) -> None:
        old, new = cast("DateFact | None", pair.old), cast("DateFact | None", pair.new)
        if old is not None and new is not None:
            if same_span(old, new):
                # Another telling of these days, in either version, is no news either.
                self._again(0, old)
                self._again(1, new)
                return
            if self._repeats(0, old) and self._repeats(1, new):
                return
            if self._own_date(0, old) and self._own_date(1, new):
                return
            again = [self._again(0, old), self._again(1, new)]
            if all(again):
                return
            (start_a, _), (start_b, _) = span(old), span(new)
            field: ChangeField = "start" if start_a != start_b else "end"
            if {old.precision, new.precision} <= _COARSE and old.end and new.end:
                field = "end"
            before, after = edge_of(old, field), edge_of(new, field)
            part_of = self._part_of(1, new.about) or self._part_of(0, old.about)
            self._add(
                make_change("changed", "date", field, old, new, before, after, part_of=part_of),
                doubt=self.ocr and digit_slip(before, after),
            )
            return
        date, side = (old, 0) if old is not None else (cast(DateFact, new), 1)
        if self._repeats(side, date) or self._own_date(side, date):
            return
        for other in self.sides[1 - side].dates:
            told = (date.about, other.about) if side == 0 else (other.about, date.about)
            about = any(self._is_same(kind, *told) for kind in self._same)
            if same_span(date, other) and (about or None in told):
                return  # told once more in one version
        if self._again(side, date):
            return
        value = date.start or date.end
        field = "start" if date.start else "end"
        self._add(
            make_change(
                "removed" if side == 0 else "added", "date", field, old, new,
                value if side == 0 else None, value if side == 1 else None,
                part_of=self._part_of(side, date.about),
            )
        )  # fmt: skip

    def _own_date(self, side: int, date: DateFact) -> bool:
        """The date on the cover is the document's own: of course it changes."""
        dated = self.sides[side].document.dated
        return bool(dated) and date.start == date.end == dated

    def _repeats(self, side: int, date: DateFact) -> bool:
        return repeats_period(date, self.sides[side])
