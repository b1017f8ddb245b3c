"""Records to the JSON of the contract and back: ``read``, ``extract`` and ``compare`` print these.

Keys stand in the order of the schemas, so that equal records give equal bytes. Reading back is
tolerant: a gold file written by hand leaves most keys out, and tells a bound as ``2026-Q2``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from models import periods
from models.records import (
    Assignment,
    Change,
    Comparison,
    DateFact,
    DocumentInfo,
    Extraction,
    Fact,
    GrowthArea,
    Issue,
    Mention,
    Page,
    Programme,
    Project,
    Reading,
    Statement,
)

CONTRACT = 1
Json = dict[str, Any]

#: what stands where a finder gave no reason: the schema wants words, and a lie is worse than this
NO_REASON = "perustetta ei kirjattu"
NO_FILE = "0" * 64


def _number(value: float) -> float:
    """Two decimals of a point are far below what anyone can see, and keep the JSON short."""
    return round(value, 2)


def document_json(info: DocumentInfo) -> Json:
    return {
        "title": info.title,
        "language": info.language,
        "languages": list(info.languages),
        "dated": info.dated,
        "pages": info.pages,
        "file_name": info.file_name,
        "media_type": info.media_type,
        "sha256": info.sha256,
        "extractor": info.extractor,
    }


def issue_json(issue: Issue) -> Json:
    return {
        "code": issue.code,
        "severity": issue.severity,
        "page": issue.page,
        "message": issue.message,
    }


def mention_json(mention: Mention) -> Json:
    return {
        "page": mention.page,
        "start": mention.start,
        "end": mention.end,
        "boxes": [[_number(edge) for edge in box] for box in mention.boxes],
        "quote": mention.quote,
        "field": mention.field,
    }


def _told(fact: Fact) -> Json:
    return {
        "pages": list(fact.pages),
        "confidence": round(fact.confidence, 4),
        "reason": fact.reason or NO_REASON,
        "mentions": [mention_json(mention) for mention in fact.mentions],
    }


def fact_json(fact: Fact) -> Json:
    """One fact as the schema of ``extract`` has it. Raises TypeError for a bare Fact."""
    match fact:
        case GrowthArea() | Programme():
            own: Json = {
                "name": fact.name,
                "aliases": list(fact.aliases),
                "start": fact.start,
                "end": fact.end,
            }
        case Project():
            own = {
                "name": fact.name,
                "aliases": list(fact.aliases),
                "growth_area": fact.growth_area,
                "programme": fact.programme,
                "start": fact.start,
                "end": fact.end,
                "start_basis": fact.start_basis,
                "end_basis": fact.end_basis,
                "status": fact.status,
            }
        case Assignment():
            own = {
                "person": fact.person,
                "organisation": fact.organisation,
                "vacant": fact.vacant,
                "role": fact.role,
                "target": fact.target,
                "target_kind": fact.target_kind,
                "status": fact.status,
            }
        case DateFact():
            own = {
                "text": fact.text,
                "start": fact.start,
                "end": fact.end,
                "precision": fact.precision,
                "about": fact.about,
                "event": fact.event,
            }
        case _:
            raise TypeError(f"not a fact that the contract knows: {type(fact).__name__}")
    return own | _told(fact)


def page_json(page: Page) -> Json:
    return {
        "number": page.number,
        "width": _number(page.width),
        "height": _number(page.height),
        "text": page.text,
        "origin": page.origin,
        "hidden": page.hidden,
        "words": [
            [word.start, word.end, [_number(edge) for edge in word.box] if word.box else None]
            for word in page.words
        ],
    }


def pages_json(reading: Reading, info: DocumentInfo) -> Json:
    """What ``read --json`` prints: the pages as read, every word with its box."""
    return {
        "contract": CONTRACT,
        "document": document_json(info),
        "pages": [page_json(page) for page in reading.pages],
        "issues": [issue_json(issue) for issue in reading.issues],
    }


def extraction_json(extraction: Extraction) -> Json:
    """What ``extract --json`` prints: all that one document says."""
    return {
        "contract": CONTRACT,
        "document": document_json(extraction.document),
        "growth_areas": [fact_json(fact) for fact in extraction.growth_areas],
        "programmes": [fact_json(fact) for fact in extraction.programmes],
        "projects": [fact_json(fact) for fact in extraction.projects],
        "assignments": [fact_json(fact) for fact in extraction.assignments],
        "dates": [fact_json(fact) for fact in extraction.dates],
        "issues": [issue_json(issue) for issue in extraction.issues],
    }


def _side(value: str | tuple[str, ...] | None) -> str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value


def change_json(change: Change) -> Json:
    """One change; the whole facts that it carries inside stay out of the JSON."""
    return {
        "id": change.id,
        "kind": change.kind,
        "entity_kind": change.entity_kind,
        "entity": change.entity,
        "field": change.field,
        "before": _side(change.before),
        "after": _side(change.after),
        "person": change.person,
        "role": change.role,
        "about": change.about,
        "severity": change.severity,
        "confidence": round(change.confidence, 4),
        "reason": change.reason or NO_REASON,
        "part_of": change.part_of,
        "before_mentions": [mention_json(mention) for mention in change.before_mentions],
        "after_mentions": [mention_json(mention) for mention in change.after_mentions],
    }


def statement_json(statement: Statement) -> Json:
    return {
        "kind": statement.kind,
        "before": statement.before,
        "after": statement.after,
        "before_mentions": [mention_json(mention) for mention in statement.before_mentions],
        "after_mentions": [mention_json(mention) for mention in statement.after_mentions],
    }


def comparison_json(comparison: Comparison) -> Json:
    """What ``compare --json`` prints."""
    return {
        "contract": CONTRACT,
        "old": document_json(comparison.old),
        "new": document_json(comparison.new),
        "changes": [change_json(change) for change in comparison.changes],
        "not_mentioned": [change_json(change) for change in comparison.not_mentioned],
        "cannot_tell": [change_json(change) for change in comparison.cannot_tell],
        "statements": [statement_json(statement) for statement in comparison.statements],
        "issues": [issue_json(issue) for issue in comparison.issues],
    }


# --- back again ---------------------------------------------------------------------------------


def _list(data: Mapping[str, Any], key: str) -> Sequence[Any]:
    return cast("Sequence[Any]", data.get(key) or ())


def mention_from_json(data: Mapping[str, Any]) -> Mention:
    return Mention(
        page=data["page"],
        start=data["start"],
        end=data["end"],
        quote=data["quote"],
        boxes=tuple((box[0], box[1], box[2], box[3]) for box in _list(data, "boxes")),
        field=data.get("field"),
    )


def issue_from_json(data: Mapping[str, Any]) -> Issue:
    return Issue(
        code=data["code"],
        severity=data["severity"],
        message=data["message"],
        page=data.get("page"),
    )


def _told_from(data: Mapping[str, Any]) -> Json:
    reason = data.get("reason") or ""
    return {
        "pages": tuple(_list(data, "pages")),
        "confidence": data.get("confidence", 1.0),
        "reason": "" if reason == NO_REASON else reason,
        "mentions": tuple(mention_from_json(mention) for mention in _list(data, "mentions")),
    }


def _period_from(data: Mapping[str, Any]) -> Json:
    return {
        "start": periods.start_of(data.get("start")),
        "end": periods.end_of(data.get("end")),
    }


def _basis(value: str | None) -> str | None:
    """Gold written before the contract calls a drawn bar ``gantt``."""
    return "drawing" if value == "gantt" else value


def growth_area_from_json(data: Mapping[str, Any]) -> GrowthArea:
    return GrowthArea(
        name=data["name"],
        aliases=tuple(_list(data, "aliases")),
        **_period_from(data),
        **_told_from(data),
    )


def programme_from_json(data: Mapping[str, Any]) -> Programme:
    return Programme(
        name=data["name"],
        aliases=tuple(_list(data, "aliases")),
        **_period_from(data),
        **_told_from(data),
    )


def project_from_json(data: Mapping[str, Any]) -> Project:
    return Project(
        name=data["name"],
        aliases=tuple(_list(data, "aliases")),
        growth_area=data.get("growth_area"),
        programme=data.get("programme"),
        start_basis=cast(Any, _basis(data.get("start_basis"))),
        end_basis=cast(Any, _basis(data.get("end_basis"))),
        status=data.get("status"),
        **_period_from(data),
        **_told_from(data),
    )


def assignment_from_json(data: Mapping[str, Any]) -> Assignment:
    """A gold file has no ``vacant``: there a post with nobody named is vacant."""
    person, organisation = data.get("person"), data.get("organisation")
    return Assignment(
        target=data["target"],
        target_kind=data.get("target_kind"),
        person=person,
        organisation=organisation,
        vacant=data.get("vacant", not person and not organisation),
        role=data.get("role"),
        status=data.get("status"),
        **_told_from(data),
    )


def date_from_json(data: Mapping[str, Any]) -> DateFact:
    return DateFact(
        text=data.get("text") or "",
        precision=data.get("precision") or "range",
        about=data.get("about"),
        event=data.get("event"),
        **_period_from(data),
        **_told_from(data),
    )


def document_from_json(data: Mapping[str, Any]) -> DocumentInfo:
    language = data.get("language")
    return DocumentInfo(
        title=data.get("title"),
        language=language,
        languages=tuple(_list(data, "languages")) or ((language,) if language else ()),
        dated=data.get("dated"),
        pages=data.get("pages") or 0,
        file_name=data.get("file_name") or "-",
        media_type=data.get("media_type") or "application/json",
        sha256=data.get("sha256") or NO_FILE,
        extractor=data.get("extractor") or "gold",
    )


def extraction_from_json(data: Mapping[str, Any]) -> Extraction:
    """An extraction from ``extract --json`` or from a gold file.

    A gold file has no ``document``: language and date then stand at the top, pages are counted
    from the facts. Raises KeyError where a fact has no name (an assignment: no target).
    """
    document = data.get("document")
    if document is None:
        told = [
            page
            for kind in ("growth_areas", "programmes", "projects", "assignments", "dates")
            for fact in _list(data, kind)
            for page in _list(fact, "pages")
        ]
        document = {key: data.get(key) for key in ("title", "language", "languages", "dated")}
        document["pages"] = max(told, default=0)
    return Extraction(
        document=document_from_json(document),
        growth_areas=tuple(growth_area_from_json(fact) for fact in _list(data, "growth_areas")),
        programmes=tuple(programme_from_json(fact) for fact in _list(data, "programmes")),
        projects=tuple(project_from_json(fact) for fact in _list(data, "projects")),
        assignments=tuple(assignment_from_json(fact) for fact in _list(data, "assignments")),
        dates=tuple(date_from_json(fact) for fact in _list(data, "dates")),
        issues=tuple(issue_from_json(issue) for issue in _list(data, "issues")),
    )


def change_from_json(data: Mapping[str, Any]) -> Change:
    """A change as printed; the facts it was made of are not in the JSON and stay None."""

    def side(value: Any) -> str | tuple[str, ...] | None:
        return tuple(value) if isinstance(value, list) else value

    reason = data.get("reason") or ""
    return Change(
        id=data["id"],
        kind=data["kind"],
        entity_kind=data["entity_kind"],
        entity=data["entity"],
        field=data.get("field"),
        before=side(data.get("before")),
        after=side(data.get("after")),
        person=data.get("person"),
        role=data.get("role"),
        about=data.get("about"),
        severity=data.get("severity", "minor"),
        confidence=data.get("confidence", 1.0),
        reason="" if reason == NO_REASON else reason,
        part_of=data.get("part_of"),
        before_mentions=tuple(mention_from_json(m) for m in _list(data, "before_mentions")),
        after_mentions=tuple(mention_from_json(m) for m in _list(data, "after_mentions")),
    )


def statement_from_json(data: Mapping[str, Any]) -> Statement:
    return Statement(
        kind=data["kind"],
        before=data.get("before"),
        after=data.get("after"),
        before_mentions=tuple(mention_from_json(m) for m in _list(data, "before_mentions")),
        after_mentions=tuple(mention_from_json(m) for m in _list(data, "after_mentions")),
    )


def comparison_from_json(data: Mapping[str, Any]) -> Comparison:
    """A comparison from ``compare --json``."""
    return Comparison(
        old=document_from_json(data["old"]),
        new=document_from_json(data["new"]),
        changes=tuple(change_from_json(change) for change in _list(data, "changes")),
        not_mentioned=tuple(change_from_json(change) for change in _list(data, "not_mentioned")),
        cannot_tell=tuple(change_from_json(change) for change in _list(data, "cannot_tell")),
        statements=tuple(statement_from_json(s) for s in _list(data, "statements")),
        issues=tuple(issue_from_json(issue) for issue in _list(data, "issues")),
    )
