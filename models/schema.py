"""The SQL tables. The columns of the dataset come from ``tables.COLUMNS``, keys are added here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from models.tables import COLUMNS, FACT_TABLES

#: raised with every change of the tables; a store with a newer one is refused
SCHEMA_VERSION = 1

metadata = MetaData()
_SQL_TYPES: dict[str, Any] = {
    "string": Text,
    "Int64": Integer,
    "Float64": Float,
    "boolean": Boolean,
    "datetime64[us, UTC]": DateTime(timezone=True),
}
_SHA = String(64)


def _version_key(**more: Any) -> ForeignKey:
    return ForeignKey("versions.id", ondelete="CASCADE", **more)


def _columns(
    table: str, keys: tuple[str, ...] = (), required: tuple[str, ...] = ()
) -> list[Column[Any]]:
    """The columns of COLUMNS; keys and required ones are never null, ``version`` is a reference."""
    made: list[Column[Any]] = []
    for name, kind in COLUMNS[table].items():
        sql_type = _SQL_TYPES[kind]
        reference = [_version_key()] if name in ("version", "old", "new") else []
        nullable = name not in keys and name not in required and not reference
        made.append(
            Column(
                name,
                _SHA if reference else sql_type,
                *reference,
                primary_key=name in keys,
                nullable=nullable,
                autoincrement=False,
            )
        )
    return made


meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text))
documents = Table("documents", metadata, *_columns("documents", ("id",), ("title",)))
versions = Table(
    "versions",
    metadata,
    Column("id", _SHA, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("dated", String(10)),
    Column("received", DateTime(timezone=True), nullable=False),
    Column("supersedes", _SHA),
    Column("rendition_of", _SHA),
    Column("profile", Text, nullable=False),  # what matching needs, as JSON
)
extractions = Table(
    "extractions",
    metadata,
    Column("version", _SHA, _version_key(), primary_key=True),
    Column("extractor", Text, nullable=False),  # release
    Column("created", DateTime(timezone=True), nullable=False),
    Column("document", Text, nullable=False),  # the DocumentInfo, as JSON
)
pages = Table(
    "pages",
    metadata,
    Column("version", _SHA, _version_key(), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # the whole page, see page_bytes
)
entities = Table(
    "entities",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
)
#: every name that an entity has been told by, as its comparison key
entity_names = Table(
    "entity_names",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("entity", ForeignKey("entities.id", ondelete="CASCADE"), nullable=False, index=True),
)
facts = {
    table: Table(table, metadata, *_columns(table, ("version", "position")))
    for table in FACT_TABLES
}
mentions = Table(
    "mentions",
    metadata,
    *_columns("mentions", ("version", "kind", "position", "n"), ("page", "start", "end", "quote")),
)
issues = Table(
    "issues", metadata, *_columns("issues", ("version", "n"), ("code", "severity", "message"))
)
comparisons = Table(
    "comparisons",
    metadata,
    Column("old", _SHA, _version_key(), primary_key=True),
    Column("new", _SHA, _version_key(), primary_key=True),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("body", Text, nullable=False),  # documents, statements and issues, as JSON
)
changes = Table("changes", metadata, *_columns("changes", ("old", "new", "n"), ("id", "kind")))
#: append-only: a reviewer's word is never overwritten
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("subject", Text, nullable=False, index=True),
    Column("verdict", String(12), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("time", DateTime(timezone=True), nullable=False),
    Column("note", Text),
    Column("correction", Text),
)
#: append-only: what happened to each file of the inbox
file_events = Table(
    "file_events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", _SHA, index=True),
    Column("state", String(20), nullable=False),
    Column("reason", Text),
    Column("time", DateTime(timezone=True), nullable=False),
)
Index("ix_assignments_person_entity", facts["assignments"].c.person_entity)
Index("ix_projects_entity", facts["projects"].c.entity)
