"""What changed between two versions: compare, apply, invert.

The alignment has decided which fact is which; here is what counts as a change, how it is told and
what it is a consequence of. Silent by design: another order, another spelling of a date or a name,
a name told by its alias, a role told once more, "starts" or "continues" beside a name, and a date
that only repeats the period of what it is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from models.alignment import Alignment, Pair, Parts, align, same_span, span
from models.coverage import not_covered
from models.names import name_key, same_entity, same_person
from models.periods import days
from models.reasons import reason_for
from models.records import (
    Assignment,
    Change,
    ChangeField,
    ChangeKind,
    Comparison,
    DateFact,
    Extraction,
    Fact,
    FactKind,
    GrowthArea,
    Mention,
    Page,
    Programme,
    Project,
    Severity,
    Statement,
)
from models.statements import changed_statements

Named = GrowthArea | Programme | Project

KIND_OF: dict[str, FactKind] = {
    "growth_areas": "growth_area",
    "programmes": "programme",
    "projects": "project",
    "assignments": "assignment",
    "dates": "date",
}
#: a moment told as a quarter, half or season is due by its end
_COARSE = {"quarter", "half", "season"}
#: below this the reading is in doubt, and so is any difference
LOW_CONFIDENCE = 0.3
_LONG = 90  # days: a bound that moves more is a major change


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
    missing = not_covered(changes, old_pages, new_pages)
    kept = tuple(change for change in changes if change.id not in missing)
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


# --- one change ---------------------------------------------------------------------------------


def _name(fact: Any) -> str:
    if isinstance(fact, Assignment):
        return fact.target
    if isinstance(fact, DateFact):
        return fact.about or fact.event or fact.text or "-"
    return cast(str, fact.name)


def _facts(side: Any) -> tuple[Fact, ...]:
    return side if isinstance(side, tuple) else () if side is None else (side,)


def _mentions(side: Any, field: str | None) -> tuple[Mention, ...]:
    """The places that tell the field, else the fact's own."""
    all_of_it = tuple(mention for fact in _facts(side) for mention in fact.mentions)
    return tuple(mention for mention in all_of_it if mention.field == field) or all_of_it


def _make(
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
    entity = _name(_facts(old if new is None or kind == "split" else new)[0])
    told = _facts(new if new is not None else old)[0]
    duty = told if isinstance(told, Assignment) else None
    date = told if isinstance(told, DateFact) else None
    before_mentions, after_mentions = _mentions(old, field), _mentions(new, field)
    confidence = min((fact.confidence for side in (old, new) for fact in _facts(side)), default=1.0)
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


# --- all changes --------------------------------------------------------------------------------


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
            kind: _other_names(getattr(pairs, kind))
            for kind in ("growth_areas", "programmes", "projects")
        }

    def changes(self) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        """Changes, and differences that may be the reading's."""
        for parts in self.pairs.parts:
            self._parts(parts)
        for kind in ("growth_areas", "programmes", "projects"):
            for pair in getattr(self.pairs, kind):
                self._named(KIND_OF[kind], pair)
        # What moved comes before what came or went: a second telling of it is then known.
        for pair in sorted(self.pairs.assignments, key=_is_one_sided):
            self._assignment(pair)
        for pair in sorted(self.pairs.dates, key=_is_one_sided):
            self._date(pair)
        return tuple(self._told.values()), tuple(self._doubtful.values())

    def statuses(self) -> list[Statement]:
        """A project's status is kept in the dataset; that it changed is told below the facts."""
        return [
            Statement(
                "changed" if old and new else "added" if new else "removed",
                f"{pair.old.name}: {old}" if old else None,
                f"{pair.new.name}: {new}" if new else None,
                _mentions(pair.old, "status") if old else (),
                _mentions(pair.new, "status") if new else (),
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
            for fact in _facts(side)
        )
        if doubt or low:
            code = "reading-in-doubt" if doubt else "low-confidence"
            change = replace(
                change,
                reason=reason_for(
                    change.kind, change.entity_kind, change.field, change.before, change.after,
                    (*change.evidence, code),
                ),
            )  # fmt: skip
            return self._doubtful.setdefault(change.id, change)
        return self._told.setdefault(change.id, change)

    def _parts(self, parts: Parts) -> None:
        split = len(parts.olds) == 1
        old: Any = parts.olds[0] if split else parts.olds
        new: Any = parts.news if split else parts.news[0]
        names = tuple(fact.name for fact in (parts.news if split else parts.olds))
        kind = _kind_of(parts.olds[0])
        change = self._add(
            _make(
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
                _make(
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
        if not slip and not _one_name(old, new):
            self._add(
                _make(
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
            if _day(before, edge) != _day(after, edge):
                self._add(
                    _make("changed", kind, field, old, new, before, after),
                    doubt=self.ocr and _digit_slip(before, after),
                )

    def _move(self, old: Project, new: Project) -> None:
        before, after = old.growth_area, new.growth_area
        if self._is_same("growth_areas", before, after):
            return
        part_of = self._cause_of_split(before, after)
        self._add(
            _make("moved", "project", "growth_area", old, new, before, after, part_of=part_of)
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
            and same_person(before, after, ocr=self.ocr) == "same"
        )
        if not same:
            gone, come = self._left.get(id(new), ()), self._left.get(id(old), ())
            self._add(
                _make(
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
                _make(
                    "changed", "assignment", "organisation", old, new,
                    old.organisation, new.organisation, part_of=part_of,
                )
            )  # fmt: skip
        # A role that only one version tells is a fuller telling, not another role.
        if old.role and new.role and not self._same_words(old.role, new.role):
            self._add(
                _make(
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
                    and _same_text(duty.target, here.target)
                    and there.person is not None
                    and same_person(duty.person, there.person, ocr=self.ocr) == "same"
                ):
                    taken.add(id(duty))
                    found[id(here)] = (*found.get(id(here), ()), duty)
        return found, taken

    def _same_words(self, a: str, b: str) -> bool:
        return _same_text(a, b) or (self.ocr and same_entity(a, b, ocr=True) == "same")

    def _again(self, side: int, row: Any) -> bool:
        """Whether the same row of one version has been told already; told it is from now on."""
        if any(_same_row(row, told) for told in self._rows_told[side]):
            return True
        self._rows_told[side].append(row)
        return False

    def _status(self, old: Assignment | None, new: Assignment | None, part_of: str | None) -> None:
        self._add(
            _make(
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
                duty.role is None or other.role is None or _same_text(duty.role, other.role)
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
            _make(
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
            before, after = _edge_of(old, field), _edge_of(new, field)
            part_of = self._part_of(1, new.about) or self._part_of(0, old.about)
            self._add(
                _make("changed", "date", field, old, new, before, after, part_of=part_of),
                doubt=self.ocr and _digit_slip(before, after),
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
            _make(
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


def _is_one_sided(pair: Pair) -> bool:
    return pair.old is None or pair.new is None


def _same_row(a: Any, b: Any) -> bool:
    """Two rows of one version that tell the same duty, or the same days of the same thing."""
    if isinstance(a, DateFact) and isinstance(b, DateFact):
        return _same_text(a.about or "", b.about or "") and same_span(a, b)
    if isinstance(a, Assignment) and isinstance(b, Assignment):
        return (
            _same_text(a.target, b.target)
            and (a.person, a.organisation, a.status == "ends")
            == (b.person, b.organisation, b.status == "ends")
            and _same_text(a.role or "", b.role or "")
        )
    return bool(a == b)


def _kind_of(fact: Named) -> FactKind:
    if isinstance(fact, Project):
        return "project"
    return "growth_area" if isinstance(fact, GrowthArea) else "programme"


def _other_names(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Key of an old name or alias -> keys of all names of the same thing in the new version."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        news = {name_key(name) for name in (pair.new.name, *pair.new.aliases)}
        for name in (pair.old.name, *pair.old.aliases):
            found.setdefault(name_key(name), set()).update(news)
    return found


def _one_name(old: Named, new: Named) -> bool:
    """The same name, or two names that both versions know: languages turned round, say.

    An old name that the new version only keeps as an alias was given up: that is a rename. An
    abbreviation beside the full name is not.
    """
    key_old, key_new = name_key(old.name), name_key(new.name)
    if key_old == key_new:
        return True
    old_known = key_old in {name_key(alias) for alias in new.aliases}
    new_known = key_new in {name_key(alias) for alias in old.aliases}
    if old_known and new_known:
        return True
    return (old_known or new_known) and (_is_short(old.name) or _is_short(new.name))


def _is_short(name: str) -> bool:
    """An abbreviation: one word, most of it capitals."""
    return " " not in name and sum(letter.isupper() for letter in name) >= max(2, len(name) / 2)


def _same_text(a: str, b: str) -> bool:
    return name_key(a) == name_key(b)


def _day(value: str | None, edge: int) -> object:
    return days(value)[edge] if value else None


def _edge_of(date: DateFact, field: ChangeField) -> str:
    """A date is told by its start, else its end; where only the end moved, by its end."""
    first, second = (date.start, date.end) if field == "start" else (date.end, date.start)
    return first or second or date.text


_LIKE_DIGITS = ({"1", "7"}, {"3", "8"}, {"0", "8"}, {"5", "6"}, {"0", "9"}, {"5", "8"}, {"1", "4"})


def _digit_slip(before: str | None, after: str | None) -> bool:
    """One digit taken for its like: in a scan that may be the reading, not the author."""
    if not before or not after or len(before) != len(after):
        return False
    apart = [{a, b} for a, b in zip(before, after, strict=True) if a != b]
    return len(apart) == 1 and apart[0] in _LIKE_DIGITS


def repeats_period(date: DateFact, extraction: Extraction) -> bool:
    """Whether a date only tells again when the thing that it is about starts or ends."""
    if not date.about:
        return False
    key = name_key(date.about)
    for group in (extraction.projects, extraction.programmes, extraction.growth_areas):
        for fact in group:
            if key not in {name_key(name) for name in (fact.name, *fact.aliases)}:
                continue
            first, last = _day(fact.start, 0), _day(fact.end, 1)
            starts, ends = _day(date.start, 0), _day(date.end, 1)
            if date.precision == "range" and date.start and date.end and date.start != date.end:
                if (starts, ends) == (first, last):
                    return True
            elif (starts is not None and starts == first) or (ends is not None and ends == last):
                return True
    return False


# --- apply and invert ---------------------------------------------------------------------------


def apply(changes: Iterable[Change], old: Extraction) -> Extraction:
    """The newer version's facts, made from the older one's and the changes between them.

    Needs changes with their facts, as ``compare`` gives them; raises ValueError for changes that
    came from JSON or the store. What ``compare`` is silent on (order, spelling, a date that
    repeats a period) stays as the older version has it.
    """
    lists: dict[FactKind, list[tuple[Any, Any]]] = {
        kind: [(fact, fact) for fact in getattr(old, name)] for name, kind in KIND_OF.items()
    }
    renamed: dict[tuple[str, str], str] = {}
    for change in changes:
        before, after = _facts(change.fact_before), _facts(change.fact_after)
        if not before and not after:
            raise ValueError(f"change {change.id} carries no facts to apply")
        rows = lists[change.entity_kind]
        if change.kind == "renamed":
            renamed[change.entity_kind, name_key(before[0].name)] = after[0].name  # type: ignore[attr-defined]
        if change.kind in ("changed", "renamed", "moved") and before and after:
            # Beside the first fact of a side stand only rows of those who left the post.
            lists[change.entity_kind] = [
                (origin, _with(fact, after[0], change.field)) if _same_row(origin, before[0])
                else (origin, fact)
                for origin, fact in rows
                if not any(_same_row(origin, row) for row in before[1:])
            ] + [(None, fact) for fact in after[1:]]  # fmt: skip
        else:
            kept = [row for row in rows if not any(_same_row(row[0], fact) for fact in before)]
            lists[change.entity_kind] = kept + [(None, fact) for fact in after]
    made = {
        name: tuple(_with_new_names(fact, renamed) for _, fact in lists[kind])
        for name, kind in KIND_OF.items()
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
            kinds = [fact.target_kind] if fact.target_kind else list(KIND_OF.values())
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
        turned = _make(
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
