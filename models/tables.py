"""Records as flat rows and pandas tables, and back: the only place that lists their columns.

One row is one thing; ``version`` and ``position`` (from 0, in the order of the extraction) name a
fact, and its mentions carry the same two with the fact's ``kind``. Lists stand in one cell: pages
as ``1, 2``, aliases one to a line, boxes as JSON. Everything survives the way back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from models.records import (
    Assignment,
    Box,
    Change,
    Comparison,
    DateFact,
    Document,
    DocumentInfo,
    Extraction,
    Fact,
    FactKind,
    GrowthArea,
    Issue,
    Mention,
    Programme,
    Project,
    Version,
)

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]

_TEXT, _NUMBER, _REAL, _FLAG, _TIME = "string", "Int64", "Float64", "boolean", "datetime64[us, UTC]"
_KEY = {"version": _TEXT, "position": _NUMBER}
_TOLD = {"pages": _TEXT, "confidence": _REAL, "reason": _TEXT}
_NAMED = {"entity": _TEXT, "name": _TEXT, "aliases": _TEXT}
_PERIOD = {"start": _TEXT, "end": _TEXT}

#: table -> column -> pandas type; the SQL tables are made from these too
COLUMNS: dict[str, dict[str, str]] = {
    "documents": {"id": _TEXT, "title": _TEXT, "publisher": _TEXT},
    "versions": {
        "id": _TEXT,
        "document": _TEXT,
        "number": _NUMBER,
        "file_name": _TEXT,
        "media_type": _TEXT,
        "pages": _NUMBER,
        "dated": _TEXT,
        "received": _TIME,
        "supersedes": _TEXT,
        "rendition_of": _TEXT,
        "title": _TEXT,
        "language": _TEXT,
        "languages": _TEXT,
        "extractor": _TEXT,
    },
    "growth_areas": _KEY | _NAMED | _PERIOD | _TOLD,
    "programmes": _KEY | _NAMED | _PERIOD | _TOLD,
    "projects": _KEY
    | _NAMED
    | {"growth_area": _TEXT, "programme": _TEXT}
    | _PERIOD
    | {"start_basis": _TEXT, "end_basis": _TEXT, "status": _TEXT}
    | _TOLD,
    "assignments": _KEY
    | {
        "person_entity": _TEXT,
        "target_entity": _TEXT,
        "person": _TEXT,
        "organisation": _TEXT,
        "vacant": _FLAG,
        "role": _TEXT,
        "target": _TEXT,
        "target_kind": _TEXT,
        "status": _TEXT,
    }
    | _TOLD,
    "dates": _KEY
    | {"about_entity": _TEXT, "text": _TEXT}
    | _PERIOD
    | {"precision": _TEXT, "about": _TEXT, "event": _TEXT}
    | _TOLD,
    "mentions": {
        "version": _TEXT,
        "kind": _TEXT,
        "position": _NUMBER,
        "n": _NUMBER,
        "page": _NUMBER,
        "start": _NUMBER,
        "end": _NUMBER,
        "quote": _TEXT,
        "field": _TEXT,
        "boxes": _TEXT,
    },
    "issues": {
        "version": _TEXT,
        "n": _NUMBER,
        "code": _TEXT,
        "severity": _TEXT,
        "page": _NUMBER,
        "message": _TEXT,
    },
    "changes": {
        "old": _TEXT,
        "new": _TEXT,
        "n": _NUMBER,
        "verdict": _TEXT,
        "id": _TEXT,
        "kind": _TEXT,
        "entity_kind": _TEXT,
        "entity": _TEXT,
        "field": _TEXT,
        "before": _TEXT,
        "after": _TEXT,
        "person": _TEXT,
        "role": _TEXT,
        "about": _TEXT,
        "severity": _TEXT,
        "confidence": _REAL,
        "reason": _TEXT,
        "part_of": _TEXT,
        "before_mentions": _TEXT,
        "after_mentions": _TEXT,
    },
}

FACT_TABLES: dict[str, FactKind] = {
    "growth_areas": "growth_area",
    "programmes": "programme",
    "projects": "project",
    "assignments": "assignment",
    "dates": "date",
}
_CLASSES: dict[str, type[Fact]] = {
    "growth_areas": GrowthArea,
    "programmes": Programme,
    "projects": Project,
    "assignments": Assignment,
    "dates": DateFact,
}
#: columns of a fact table that are not fields of the record
_OF_THE_TABLE = {"version", "position", "entity", "person_entity", "target_entity", "about_entity"}
#: what the three lists of a comparison are called in ``changes.verdict``
VERDICTS = ("changes", "not_mentioned", "cannot_tell")


# --- cells that hold a list ---------------------------------------------------------------------


def _boxes_cell(boxes: Sequence[Box]) -> str | None:
    return json.dumps(boxes, separators=(",", ":")) if boxes else None


def _boxes(cell: str | None) -> tuple[Box, ...]:
    return tuple((a, b, c, d) for a, b, c, d in json.loads(cell)) if cell else ()


def _mentions_cell(mentions: Sequence[Mention]) -> str:
    return json.dumps(
        [[m.page, m.start, m.end, m.quote, m.boxes, m.field] for m in mentions],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _mentions(cell: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(page, start, end, quote, tuple((a, b, c, d) for a, b, c, d in boxes), field)
        for page, start, end, quote, boxes, field in json.loads(cell)
    )


def _side_cell(value: str | tuple[str, ...] | None) -> str | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value


# --- records to rows ----------------------------------------------------------------------------


def fact_rows(version: str, extraction: Extraction) -> dict[str, list[Row]]:
    """Rows of the five fact tables, ``mentions`` and ``issues``; entity columns are None."""
    rows: dict[str, list[Row]] = {table: [] for table in (*FACT_TABLES, "mentions", "issues")}
    for table, kind in FACT_TABLES.items():
        columns = COLUMNS[table]
        for position, fact in enumerate(getattr(extraction, table)):
            row: Row = {name: getattr(fact, name, None) for name in columns}
            row |= {"version": version, "position": position}
            row["pages"] = ", ".join(map(str, fact.pages))
            if "aliases" in columns:
                row["aliases"] = "\n".join(fact.aliases)
            rows[table].append(row)
            rows["mentions"] += [
                {
                    "version": version,
                    "kind": kind,
                    "position": position,
                    "n": n,
                    "page": mention.page,
                    "start": mention.start,
                    "end": mention.end,
                    "quote": mention.quote,
                    "field": mention.field,
                    "boxes": _boxes_cell(mention.boxes),
                }
                for n, mention in enumerate(fact.mentions)
            ]
    rows["issues"] = [
        {
            "version": version,
            "n": n,
            "code": issue.code,
            "severity": issue.severity,
            "page": issue.page,
            "message": issue.message,
        }
        for n, issue in enumerate(extraction.issues)
    ]
    return rows


def version_row(version: Version, info: DocumentInfo) -> Row:
    return {
        "id": version.id,
        "document": version.document,
        "number": version.number,
        "file_name": version.file_name,
        "media_type": version.media_type,
        "pages": version.pages,
        "dated": version.dated,
        "received": version.received,
        "supersedes": version.supersedes,
        "rendition_of": version.rendition_of,
        "title": info.title,
        "language": info.language,
        "languages": " ".join(info.languages),
        "extractor": info.extractor,
    }


def change_rows(old: str, new: str, comparison: Comparison) -> list[Row]:
    """Rows of ``changes``: all three lists of a comparison, told apart by ``verdict``."""
    rows: list[Row] = []
    for verdict in VERDICTS:
        for change in getattr(comparison, verdict):
            row: Row = {name: getattr(change, name, None) for name in COLUMNS["changes"]}
            row |= {"old": old, "new": new, "n": len(rows), "verdict": verdict}
            row["before"], row["after"] = _side_cell(change.before), _side_cell(change.after)
            row["before_mentions"] = _mentions_cell(change.before_mentions)
            row["after_mentions"] = _mentions_cell(change.after_mentions)
            rows.append(row)
    return rows


# --- rows to records ----------------------------------------------------------------------------


def extraction_from_rows(
    info: DocumentInfo, rows: Mapping[str, Iterable[Mapping[str, Any]]]
) -> Extraction:
    """The extraction whose ``fact_rows`` these are; rows may come in any order."""
    mentions: dict[tuple[str, int], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows.get("mentions", ()):
        mentions[row["kind"], row["position"]].append(row)
    facts: dict[str, Any] = {}
    for table, kind in FACT_TABLES.items():
        told = sorted(rows.get(table, ()), key=lambda row: cast(int, row["position"]))
        facts[table] = tuple(_fact(table, row, mentions[kind, row["position"]]) for row in told)
    issues = sorted(rows.get("issues", ()), key=lambda row: cast(int, row["n"]))
    return Extraction(
        document=info,
        issues=tuple(
            Issue(row["code"], row["severity"], row["message"], row["page"]) for row in issues
        ),
        **facts,
    )


def _fact(table: str, row: Mapping[str, Any], mentions: list[Mapping[str, Any]]) -> Fact:
    values = {name: row[name] for name in COLUMNS[table] if name not in _OF_THE_TABLE}
    values["pages"] = tuple(int(page) for page in (row["pages"] or "").split(",") if page)
    if "aliases" in values:
        values["aliases"] = tuple((row["aliases"] or "").split("\n")) if row["aliases"] else ()
    values["mentions"] = tuple(
        Mention(
            mention["page"],
            mention["start"],
            mention["end"],
            mention["quote"],
            _boxes(mention["boxes"]),
            mention["field"],
        )
        for mention in sorted(mentions, key=lambda mention: cast(int, mention["n"]))
    )
    return _CLASSES[table](**values)


def change_from_row(row: Mapping[str, Any]) -> Change:
    """A change as stored; the facts it was made of are not in the row and stay None."""
    values = {
        name: row[name]
        for name in COLUMNS["changes"]
        if name not in ("old", "new", "n", "verdict", "before_mentions", "after_mentions")
    }
    for side in ("before", "after"):
        if row["kind"] in ("split", "merged") and str(row[side] or "").startswith("["):
            values[side] = tuple(json.loads(row[side]))
    return Change(
        **values,
        before_mentions=_mentions(row["before_mentions"]),
        after_mentions=_mentions(row["after_mentions"]),
    )


def version_from_row(row: Mapping[str, Any]) -> Version:
    received = row["received"]
    if isinstance(received, datetime) and received.tzinfo is None:  # SQLite keeps no zone
        received = received.replace(tzinfo=UTC)
    return Version(
        id=row["id"],
        document=row["document"],
        number=row["number"],
        file_name=row["file_name"],
        media_type=row["media_type"],
        pages=row["pages"],
        received=received.astimezone(UTC),
        dated=row["dated"],
        supersedes=row["supersedes"],
        rendition_of=row["rendition_of"],
    )


# --- pandas -------------------------------------------------------------------------------------


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> DataFrame:
    """Rows of one table as a typed DataFrame; all columns are there when there are no rows."""
    import pandas as pd

    rows = list(rows)
    return pd.DataFrame(
        {
            column: pd.Series([row[column] for row in rows], dtype=cast(Any, kind))
            for column, kind in COLUMNS[table].items()
        }
    )


def frames(
    extractions: Sequence[tuple[Version, Extraction]],
    *,
    documents: Sequence[Document] = (),
    comparisons: Sequence[tuple[str, str, Comparison]] = (),
) -> dict[str, DataFrame]:
    """All tables of COLUMNS from records.

    ``comparisons`` are (old sha256, new sha256, comparison). Documents that are not given are made
    up from their versions: the first title that one of them has.
    """
    rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    titles = {document.id: (document.title, document.publisher) for document in documents}
    for version, extraction in extractions:
        info = extraction.document
        titles.setdefault(version.document, (info.title or version.file_name, None))
        rows["versions"].append(version_row(version, info))
        for table, more in fact_rows(version.id, extraction).items():
            rows[table] += more
    rows["documents"] = [
        {"id": document, "title": title, "publisher": publisher}
        for document, (title, publisher) in titles.items()
    ]
    for old, new, comparison in comparisons:
        rows["changes"] += change_rows(old, new, comparison)
    return {table: frame(table, rows[table]) for table in COLUMNS}


def rows_of(table: DataFrame) -> list[Row]:
    """The rows of a DataFrame as plain values: None for what is missing, datetimes for times."""
    plain = table.astype(object).where(table.notna(), None)
    return cast("list[Row]", plain.to_dict("records"))


def records(tables: Mapping[str, DataFrame]) -> list[tuple[Version, Extraction]]:
    """The versions and extractions whose ``frames`` these are, in the order of ``versions``."""
    by_version: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table in (*FACT_TABLES, "mentions", "issues"):
        for row in rows_of(tables[table]):
            by_version[row["version"]][table].append(row)
    told = []
    for row in rows_of(tables["versions"]):
        row["received"] = row["received"].to_pydatetime()
        version = version_from_row(row)
        info = DocumentInfo(
            title=row["title"],
            language=row["language"],
            languages=cast(Any, tuple((row["languages"] or "").split())),
            dated=version.dated,
            pages=version.pages,
            file_name=version.file_name,
            media_type=version.media_type,
            sha256=version.id,
            extractor=row["extractor"],
        )
        told.append((version, extraction_from_rows(info, by_version[version.id])))
    return told
