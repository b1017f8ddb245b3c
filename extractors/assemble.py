"""Facts from linked mentions: one record a thing, with every place that tells it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypedDict

from extractors.assignments import GENERIC_ROLES, Duty
from extractors.cues import label_kind, speaks_of
from extractors.dates import Told
from extractors.entities import Named
from extractors.finnish.dates import find_dates
from extractors.growth_areas import announces
from extractors.linking import Topics
from extractors.scopes import Unit
from extractors.timelines import Bar
from extractors.vocabulary import load
from models.records import (
    Assignment,
    DateFact,
    DocumentInfo,
    Extraction,
    GrowthArea,
    Issue,
    Mention,
    Programme,
    Project,
)

Basis = Literal["text", "table", "drawing"]
Status = Literal["planned", "running", "ended", "paused", "cancelled"]
_STATUSES: tuple[Status, ...] = ("planned", "running", "ended", "paused", "cancelled")


@dataclass(slots=True)
class _Bounds:
    """Beginning and end of a thing, each from the surest place that tells it."""

    start: str | None = None
    end: str | None = None
    start_rank: int = 0
    end_rank: int = 0
    start_basis: Basis | None = None
    end_basis: Basis | None = None
    mentions: list[Mention] = field(default_factory=list)

    def tell(self, start: str | None, end: str | None, rank: int, basis: Basis) -> None:
        """Keep the surer of two tellings; of equally sure ones the more exact, then the first."""
        if start and (rank, len(start)) > (self.start_rank, len(self.start or "")):
            self.start, self.start_rank, self.start_basis = start, rank, basis
        if end and (rank, len(end)) > (self.end_rank, len(self.end or "")):
            self.end, self.end_rank, self.end_basis = end, rank, basis


def extraction(
    info: DocumentInfo,
    issues: Sequence[Issue],
    units: Sequence[Unit],
    entities: Sequence[Named],
    topics: Topics,
    duties: Sequence[Duty],
    told: Sequence[Told],
    drawn: Sequence[Bar],
) -> Extraction:
    """The whole document's facts; ``issues`` grow by what was too close to call."""
    found_issues = list(issues)
    mentions = _mentions(units, topics, entities)
    bounds: dict[int, _Bounds] = defaultdict(_Bounds)
    dates = _dates(told, topics, bounds)
    _area_periods(units, entities, bounds)
    _bars(drawn, topics, bounds)
    assignments = _assignments(duties, topics, found_issues)
    statuses = _statuses(units, topics)
    return Extraction(
        document=info,
        growth_areas=tuple(
            GrowthArea(
                name=e.name,
                aliases=_aliases(e),
                start=bounds[id(e)].start,
                end=bounds[id(e)].end,
                **_told(e, mentions),
            )
            for e in entities
            if e.kind == "growth_area"
        ),
        programmes=tuple(
            Programme(
                name=e.name,
                aliases=_aliases(e),
                start=bounds[id(e)].start,
                end=bounds[id(e)].end,
                **_told(e, mentions),
            )
            for e in entities
            if e.kind == "programme"
        ),
        projects=tuple(
            _project(e, entities, units, topics, bounds[id(e)], statuses.get(id(e)), mentions)
            for e in entities
            if e.kind == "project"
        ),
        assignments=tuple(assignments),
        dates=tuple(dates),
        issues=tuple(found_issues),
    )


def _aliases(entity: Named) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for a in entity.aliases if a != entity.name))


class _Told(TypedDict):
    pages: tuple[int, ...]
    confidence: float
    reason: str
    mentions: tuple[Mention, ...]


def _told(entity: Named, mentions: dict[int, list[Mention]]) -> _Told:
    where = mentions[id(entity)]
    return {
        "pages": tuple(sorted({m.page for m in where})),
        "confidence": entity.confidence,
        "reason": entity.best.reason,
        "mentions": tuple(where),
    }


def _mentions(
    units: Sequence[Unit], topics: Topics, entities: Iterable[Named]
) -> dict[int, list[Mention]]:
    """Per entity every place that names it, each once, in reading order."""
    places: dict[int, dict[tuple[int, int, int], Mention]] = defaultdict(dict)
    for entity in entities:
        for candidate in entity.candidates:
            mention = candidate.text.mention(field="name")
            places[id(entity)][mention.page, mention.start, mention.end] = mention
    for unit in units:
        for found in topics.found(unit):
            mention = unit.text.mention(found.start, found.end, "name")
            places[id(found.entity)].setdefault((mention.page, mention.start, mention.end), mention)
    return {key: [m for _, m in sorted(where.items())] for key, where in places.items()}


# --- dates and periods ---------------------------------------------------------------------------


def _dates(
    told: Sequence[Told], topics: Topics, bounds: dict[int, _Bounds]
) -> list[DateFact]:
    facts: dict[tuple[str | None, str | None, str | None], DateFact] = {}
    for date in told:
        link = topics.link(date.unit, date.start, date.end, date.sentence, about_date=True)
        target = link.target
        mention = date.unit.text.mention(date.start, date.end)
        in_table = bool(date.unit.path) and date.unit.path[-1].kind == "row"
        effect = date.effect
        if effect == "line":  # "Nimi 2026-2028: ...": the period of the thing that opens the line
            opening = topics.find(date.unit.text.text[: date.start])
            effect = "period" if opening and opening[-1].entity is target else "none"
        if effect == "cell":
            effect = "period" if target is not None and _bare_cells(date, topics) else "none"
        if target is not None and target.kind == "growth_area" and not _is_area_row(date):
            effect = "none"
        if target is not None and effect != "none":
            rank = (3 if effect in ("start", "end") else 2) + (date.unit.label is not None)
            basis: Basis = "table" if in_table else "text"
            span = date.span
            if effect == "start":
                bounds[id(target)].tell(span.start or span.end, None, rank, basis)
            elif effect == "end":
                bounds[id(target)].tell(None, span.end or span.start, rank, basis)
            else:
                bounds[id(target)].tell(span.start, span.end, rank, basis)
        about = target.name if target else None
        key = (date.span.start, date.span.end, about)
        fact = DateFact(
            text=date.span.text,
            start=date.span.start,
            end=date.span.end,
            precision=date.span.precision,
            about=about,
            event=date.event,
            pages=(mention.page,),
            confidence=0.9 if target else 0.7,
            reason="päivämäärä tekstissä"
            if date.unit.label is None
            else f"kentässä ”{date.unit.label.text}”",
            mentions=(mention,),
        )
        known = facts.get(key)
        if known is not None:
            fact = _joined(known, fact)
        facts[key] = fact
    return list(facts.values())


def _bare_cells(date: Told, topics: Topics) -> bool:
    """Whether no other cell of the row says more of the thing than its name: no event of it."""
    others = [c for c in date.unit.path[-1].children if c is not date.unit.scope]
    return all(
        c.text is None or not topics.find(c.text.text) or topics.named(c.text.text) is not None
        for c in others
    )


def _is_area_row(date: Told) -> bool:
    """Whether a row or form gives the period of an area itself, not of a project in it."""
    if date.unit.label is None or not date.unit.path:
        return False
    labels = [label_kind(c.label.text) for c in date.unit.path[-1].children if c.label is not None]
    return label_kind(date.unit.label.text) == "schedule" and "project" not in labels


def _joined(first: DateFact, second: DateFact) -> DateFact:
    return replace(
        first,
        event=first.event or second.event,
        pages=tuple(sorted({*first.pages, *second.pages})),
        mentions=first.mentions + second.mentions,
    )


def _area_periods(
    units: Sequence[Unit], entities: Sequence[Named], bounds: dict[int, _Bounds]
) -> None:
    """*Kasvualueet 2025–2029* over a list of areas is the period of each."""
    areas = [e for e in entities if e.kind == "growth_area"]
    for unit in units:
        if unit.scope.kind not in ("page", "section", "card") or not announces(unit.text.text):
            continue
        for found in find_dates(unit.text.text):
            if found.span.precision != "range" or len(unit.text.text.split()) > 10:
                continue
            for area in areas:
                bounds[id(area)].tell(found.span.start, found.span.end, 1, "text")


def _bars(drawn: Sequence[Bar], topics: Topics, bounds: dict[int, _Bounds]) -> None:
    for bar in drawn:
        entity = topics.named(bar.name.text)
        if entity is not None and entity.kind in ("project", "programme"):
            bounds[id(entity)].tell(bar.start, bar.end, 1, "drawing")


# --- projects ------------------------------------------------------------------------------------


def _project(
    entity: Named,
    entities: Sequence[Named],
    units: Sequence[Unit],
    topics: Topics,
    bounds: _Bounds,
    status: Status | None,
    mentions: dict[int, list[Mention]],
) -> Project:
    areas = {e.name: e for e in entities if e.kind == "growth_area"}
    return Project(
        name=entity.name,
        aliases=_aliases(entity),
        growth_area=_area(entity, areas, units, topics),
        start=bounds.start,
        end=bounds.end,
        start_basis=bounds.start_basis,
        end_basis=bounds.end_basis,
        status=status,
        **_told(entity, mentions),
    )


def _area(
    entity: Named, areas: dict[str, Named], units: Sequence[Unit], topics: Topics
) -> str | None:
    """The area that most places tell, a table's own column counting most; None where *others*."""
    votes: Counter[str] = Counter()
    none = 0.0
    for candidate in entity.candidates:
        if candidate.no_area:
            none += 2
        elif candidate.area in areas:
            votes[candidate.area] += 2
    for unit in units:
        found = [f for f in topics.found(unit) if f.entity is entity]
        if not found:
            continue
        for scope in reversed(unit.path):
            if scope.kind == "row":
                for cell in scope.children:
                    if (
                        cell.label is not None
                        and cell.text is not None
                        and label_kind(cell.label.text) in (None, "area")
                    ):
                        hits = [
                            f.entity
                            for f in topics.find(cell.text.text)
                            if f.entity.kind == "growth_area"
                        ]
                        votes.update({h.name: 3 for h in hits[:1]})
            if scope.text is not None and speaks_of(scope.text.text, "other_projects"):
                none += 2
                break
            subject = topics.subject(scope)
            if subject is not None and subject.kind == "growth_area":
                votes[subject.name] += 1
                break
    if not votes or none > votes.most_common(1)[0][1]:
        return None
    ranked = votes.most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _statuses(units: Sequence[Unit], topics: Topics) -> dict[int, Status]:
    """Per thing its status from a cell or field labelled so; the words stand in ``kinds.toml``."""
    words = load("kinds")["status"]
    out: dict[int, Status] = {}
    for unit in units:
        if unit.label is None or label_kind(unit.label.text) != "status":
            continue
        whole = (0, len(unit.text.text))
        target = topics.link(unit, *whole, whole).target
        if target is None or id(target) in out:
            continue
        folded = unit.text.text.casefold()
        for status in _STATUSES:
            if any(
                re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in words[status]
            ):
                out[id(target)] = status
                break
    return out


# --- assignments ---------------------------------------------------------------------------------


def _assignments(duties: Sequence[Duty], topics: Topics, issues: list[Issue]) -> list[Assignment]:
    groups: dict[tuple[str | None, str, str | None], list[tuple[Duty, Named]]] = defaultdict(list)
    for duty in duties:
        link = topics.link(
            duty.unit, duty.start, duty.end, duty.sentence, role=duty.role, role_at=duty.role_at
        )
        if link.target is None:
            if link.rivals:
                who = duty.person or "avoin tehtävä"
                issues.append(
                    Issue(
                        "target-unclear",
                        "warning",
                        f"Ei selviä, mihin kuuluu {who}: ehdolla {', '.join(link.rivals)}.",
                        duty.unit.page,
                    )
                )
            continue
        person = duty.person
        if duty.rivals and person is not None:
            how = "pelkkä sukunimi" if " " not in person else "nimikirjain"
            issues.append(
                Issue(
                    "person-unclear",
                    "warning",
                    f"Ei selviä, kuka on {person} ({link.target.name}): {how} sopii useaan,"
                    f" ehdolla {', '.join(duty.rivals)}.",
                    duty.unit.page,
                )
            )
            if " " not in person:
                continue  # nobody rather than one of the two
        groups[person, link.target.name, None if person else "vacant"].append((duty, link.target))
    out: list[Assignment] = []
    for (person, target, _), rows in groups.items():
        kind = rows[0][1].kind
        told = [duty for duty, _ in rows]
        best = max(told, key=lambda duty: duty.confidence)
        mentions = [mention for duty in told for mention in _duty_mentions(duty)]
        out.append(
            Assignment(
                person=person,
                vacant=person is None,
                role=_role(told),
                target=target,
                target_kind=kind,
                status=next((duty.status for duty in told if duty.status), None),
                pages=tuple(sorted({mention.page for mention in mentions})),
                confidence=best.confidence,
                reason=best.reason,
                mentions=tuple(mentions),
            )
        )
    filled = {a.target for a in out if a.person}
    return [a for a in out if not (a.vacant and a.role is None and a.target in filled)]


def _duty_mentions(duty: Duty) -> list[Mention]:
    out = [duty.unit.text.mention(duty.start, duty.end, "person")]
    if duty.role_at is not None:
        out.append(duty.unit.text.mention(*duty.role_at, "role"))
    return out


def _role(duties: Sequence[Duty]) -> str | None:
    """The role of one person in one thing: the surest that says most."""
    counts: Counter[str] = Counter()
    best: dict[str, float] = {}
    for duty in duties:
        if duty.role:
            counts[duty.role] += 1
            best[duty.role] = max(best.get(duty.role, 0), duty.confidence)
    specific = [r for r in counts if r not in GENERIC_ROLES] or list(counts)
    if not specific:
        return None
    return max(specific, key=lambda r: (best[r], counts[r]))
