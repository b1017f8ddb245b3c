"""The dataset in SQL: SQLite by default, PostgreSQL by URL. Only this module
and ``entity_rows`` speak SQL.

Each save is one transaction. A version is known by the sha256 of its bytes, so saving the same
one again changes nothing; a new release of the extractor replaces what the older one said.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from sqlalchemy import delete, event, func, insert, select, update

from models import contract, identity, page_bytes, schema, tables
from models.entity_rows import join_entities, name_entities
from models.identity import Profile
from models.records import (
    Change,
    Comparison,
    Document,
    Entity,
    Extraction,
    Judgement,
    Page,
    Version,
)

if TYPE_CHECKING:
    from pandas import DataFrame

_BUSY_MILLISECONDS = 30_000


@dataclass(frozen=True, slots=True)
class FileEvent:
    """What happened to one file of the inbox; ``state`` is the flow's word for it."""

    name: str
    sha256: str | None
    state: str
    reason: str | None
    time: datetime


class StoreError(Exception):
    """The dataset cannot be used as it is; the message says what would help."""


def _utc(time: datetime) -> datetime:
    """SQLite keeps no zone: what is stored is UTC."""
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


class Store:
    """Guards the database: connections, transactions, the version of its tables."""

    def __init__(self, url: str) -> None:
        """Open a dataset by SQLAlchemy URL (``sqlite:///data/dataset.sqlite``), made if absent.

        Raises StoreError where it cannot be opened, or its tables are of a newer version than this
        program knows.
        """
        self.url = url
        try:
            self._engine = sa.create_engine(url)
        except (sa.exc.ArgumentError, ImportError) as error:  # no such URL, or its driver is absent
            raise StoreError(str(error)) from error
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        self._writer = self._engine.execution_options(writes=True)
        try:
            self._make_tables()
        except sa.exc.DBAPIError as error:  # no database, no right to write, no room on the disk
            self.close()
            raise StoreError(str(error.orig)) from error

    def _make_tables(self) -> None:
        with self._writer.begin() as connection:
            schema.metadata.create_all(connection)
            found = connection.scalar(
                select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")
            )
            if found is None:
                row = {"key": "schema_version", "value": str(schema.SCHEMA_VERSION)}
                connection.execute(insert(schema.meta), row)
            elif int(found) > schema.SCHEMA_VERSION:
                raise StoreError(
                    f"the dataset has tables of version {found}, this program knows "
                    f"{schema.SCHEMA_VERSION}: use a newer program"
                )

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._engine.connect() as connection:
            yield connection

    # --- what is there --------------------------------------------------------------------------

    def has_version(self, sha256: str) -> bool:
        return self.extraction_release(sha256) is not None

    def extraction_release(self, sha256: str) -> str | None:
        """The extractor's release that read this version, None for a version that is not there."""
        with self._reading() as connection:
            table = schema.extractions
            return connection.scalar(select(table.c.extractor).where(table.c.version == sha256))

    def documents(self) -> list[Document]:
        with self._reading() as connection:
            table = schema.documents
            rows = connection.execute(select(table).order_by(table.c.title, table.c.id))
            return [Document(row.id, row.title, row.publisher) for row in rows]

    def versions(self, document_id: str) -> list[Version]:
        """The chain oldest first, then renditions."""
        with self._reading() as connection:
            return _versions(connection, document_id)

    def version(self, sha256: str) -> Version | None:
        with self._reading() as connection:
            table = schema.versions
            rows = _rows(connection, select(table).where(table.c.id == sha256))
            return tables.version_from_row(rows[0]) if rows else None

    def latest(self, document_id: str) -> Version | None:
        """The newest version of the chain."""
        chain = [v for v in self.versions(document_id) if v.rendition_of is None]
        return chain[-1] if chain else None

    def profiles(self) -> list[Profile]:
        """What ``identity.match_document`` needs of every version."""
        with self._reading() as connection:
            table = schema.versions
            rows = connection.execute(
                select(table.c.document, table.c.profile).order_by(table.c.received, table.c.id)
            )
            return [_profile(row.document, row.profile) for row in rows]

    def counts(self) -> dict[str, int]:
        """Rows of every table, by its name."""
        with self._reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in schema.metadata.sorted_tables
            }

    def entities(self, kind: str | None = None) -> list[Entity]:
        """Growth areas, programmes, projects and people, each with the other names it has had."""
        with self._reading() as connection:
            entity, name = schema.entities, schema.entity_names
            query = (
                select(entity.c.id, entity.c.kind, entity.c.name, name.c.name.label("alias"))
                .join(name, name.c.entity == entity.c.id)
                .order_by(entity.c.kind, entity.c.name, entity.c.id, name.c.key)
            )
            if kind is not None:
                query = query.where(entity.c.kind == kind)
            found: dict[str, tuple[str, str, list[str]]] = {}
            for row in connection.execute(query):
                aliases = found.setdefault(row.id, (row.kind, row.name, []))[2]
                if row.alias != row.name:
                    aliases.append(row.alias)
            return [
                Entity(key, kind_, name_, tuple(aliases))
                for key, (kind_, name_, aliases) in found.items()
            ]

    # --- versions -------------------------------------------------------------------------------

    def save_version(
        self,
        version: Version,
        document: Document,
        reading_pages: Sequence[Page],
        extraction: Extraction,
    ) -> bool:
        """Keep one version with its pages and facts, in one transaction; True if anything changed.

        The same bytes read by the same release change nothing; a new release replaces pages and
        facts. Numbers and links of the whole chain are set anew, so ``version.number`` is only a
        wish. Raises ValueError where version, document and extraction do not belong together.
        """
        if version.document != document.id or extraction.document.sha256 != version.id:
            raise ValueError(f"version {version.id} does not belong with its document or facts")
        for attempt in (1, 2):
            try:
                with self._writer.begin() as connection:
                    return self._save(connection, version, document, reading_pages, extraction)
            except sa.exc.IntegrityError:
                # On PostgreSQL another process may have saved the same bytes, or named the same
                # entity, between our look and our write: look again, once.
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")

    def _save(
        self,
        connection: sa.Connection,
        version: Version,
        document: Document,
        pages: Sequence[Page],
        extraction: Extraction,
    ) -> bool:
        sha, release = version.id, extraction.document.extractor
        known = connection.scalar(
            select(schema.extractions.c.extractor).where(schema.extractions.c.version == sha)
        )
        if known == release:
            return False
        profile = asdict(identity.profile_of(version, extraction, pages))
        packed = json.dumps(profile, ensure_ascii=False, separators=(",", ":"))
        if known is None:
            if not _exists(connection, schema.documents.c.id, document.id):
                connection.execute(insert(schema.documents), asdict(document))
            row = {key: getattr(version, key) for key in _VERSION_COLUMNS}
            row |= {"received": _utc(version.received), "profile": packed}
            connection.execute(insert(schema.versions), row)
        else:
            for table in (*_OF_A_VERSION, schema.extractions):
                connection.execute(delete(table).where(table.c.version == sha))
            connection.execute(
                update(schema.versions)
                .where(schema.versions.c.id == sha)
                .values(profile=packed, dated=version.dated, pages=version.pages)
            )
        connection.execute(
            insert(schema.extractions),
            {
                "version": sha,
                "extractor": release,
                "created": datetime.now(UTC),
                "document": _json(contract.document_json(extraction.document)),
            },
        )
        page_rows = [
            {
                "version": sha,
                "number": page.number,
                "text": page.text,
                "body": page_bytes.pack(page),
            }
            for page in pages
        ]
        rows = tables.fact_rows(sha, extraction)
        name_entities(connection, rows)
        for table, batch in (
            (schema.pages, page_rows),
            *((schema.facts[name], rows[name]) for name in tables.FACT_TABLES),
            (schema.mentions, rows["mentions"]),
            (schema.issues, rows["issues"]),
        ):
            if batch:
                connection.execute(insert(table), batch)
        _renumber(connection, document.id if known is None else _document_of(connection, sha))
        return True

    def load_extraction(self, sha256: str) -> Extraction:
        """What was saved of one version, equal to it. Raises KeyError for an unknown one."""
        with self._reading() as connection:
            table = schema.extractions
            info = connection.scalar(select(table.c.document).where(table.c.version == sha256))
            if info is None:
                raise KeyError(f"no version {sha256} in the dataset")
            rows = {
                table.name: _rows(connection, select(table).where(table.c.version == sha256))
                for table in (*schema.facts.values(), schema.mentions, schema.issues)
            }
        return tables.extraction_from_rows(contract.document_from_json(json.loads(info)), rows)

    def load_pages(self, sha256: str) -> tuple[Page, ...]:
        """The pages of one version; empty for an unknown one."""
        with self._reading() as connection:
            table = schema.pages
            bodies = connection.scalars(
                select(table.c.body).where(table.c.version == sha256).order_by(table.c.number)
            )
            return tuple(page_bytes.unpack(body) for body in bodies)

    # --- comparisons ----------------------------------------------------------------------------

    def save_comparison(self, old_sha: str, new_sha: str, comparison: Comparison) -> None:
        """Keep what changed between two stored versions, in place of an earlier comparison.

        A rename joins the two names: from then on both mean the older entity.
        """
        body = {
            "old": contract.document_json(comparison.old),
            "new": contract.document_json(comparison.new),
            "statements": [contract.statement_json(s) for s in comparison.statements],
            "issues": [contract.issue_json(issue) for issue in comparison.issues],
        }
        with self._writer.begin() as connection:
            for table in (schema.changes, schema.comparisons):
                connection.execute(
                    delete(table).where(table.c.old == old_sha, table.c.new == new_sha)
                )
            connection.execute(
                insert(schema.comparisons),
                {"old": old_sha, "new": new_sha, "created": datetime.now(UTC), "body": _json(body)},
            )
            rows = tables.change_rows(old_sha, new_sha, comparison)
            if rows:
                connection.execute(insert(schema.changes), rows)
            for change in comparison.changes:
                if change.kind == "renamed":
                    join_entities(connection, change)

    def load_comparison(self, old_sha: str, new_sha: str) -> Comparison | None:
        """A stored comparison, without the facts that its changes were made of."""
        with self._reading() as connection:
            table, changes = schema.comparisons, schema.changes
            body = connection.scalar(
                select(table.c.body).where(table.c.old == old_sha, table.c.new == new_sha)
            )
            if body is None:
                return None
            lists: dict[str, list[Change]] = defaultdict(list)
            query = select(changes).where(changes.c.old == old_sha, changes.c.new == new_sha)
            for row in _rows(connection, query.order_by(changes.c.n)):
                lists[row["verdict"]].append(tables.change_from_row(row))
        data = json.loads(body)
        return Comparison(
            old=contract.document_from_json(data["old"]),
            new=contract.document_from_json(data["new"]),
            changes=tuple(lists["changes"]),
            not_mentioned=tuple(lists["not_mentioned"]),
            cannot_tell=tuple(lists["cannot_tell"]),
            statements=tuple(contract.statement_from_json(s) for s in data["statements"]),
            issues=tuple(contract.issue_from_json(issue) for issue in data["issues"]),
        )

    # --- tables, judgements, the log ------------------------------------------------------------

    def frames(self, document: str | None = None) -> dict[str, DataFrame]:
        """All tables of ``tables.COLUMNS`` as DataFrames, of one document or of all."""
        versions, changes = schema.versions, schema.changes
        wanted = select(versions.c.id)
        if document is not None:
            wanted = wanted.where(versions.c.document == document)
        with self._reading() as connection:
            infos = {
                row.version: json.loads(row.document)
                for row in connection.execute(
                    select(schema.extractions).where(schema.extractions.c.version.in_(wanted))
                )
            }
            query = select(schema.documents).order_by(schema.documents.c.id)
            if document is not None:
                query = query.where(schema.documents.c.id == document)
            told = {"documents": tables.frame("documents", _rows(connection, query))}
            query = select(versions).where(versions.c.id.in_(wanted))
            rows = _rows(connection, query.order_by(versions.c.document, versions.c.number))
            told["versions"] = tables.frame(
                "versions",
                [
                    tables.version_row(
                        tables.version_from_row(row),
                        contract.document_from_json(infos[row["id"]]),
                    )
                    for row in rows
                ],
            )
            for table in (*schema.facts.values(), schema.mentions, schema.issues):
                keys = list(table.primary_key.columns)
                query = select(table).where(table.c.version.in_(wanted)).order_by(*keys)
                told[table.name] = tables.frame(table.name, _rows(connection, query))
            query = select(changes).where(changes.c.new.in_(wanted))
            query = query.order_by(changes.c.old, changes.c.new, changes.c.n)
            told["changes"] = tables.frame("changes", _rows(connection, query))
        return {name: told[name] for name in tables.COLUMNS}

    def add_judgement(self, judgement: Judgement) -> None:
        with self._writer.begin() as connection:
            row = asdict(judgement) | {"time": _utc(judgement.time)}
            connection.execute(insert(schema.judgements), row)

    def judgements(self, subject: str | None = None) -> list[Judgement]:
        """Every reviewer's word, oldest first, about one change or value or about all."""
        table = schema.judgements
        query = select(table).order_by(table.c.number)
        if subject is not None:
            query = query.where(table.c.subject == subject)
        with self._reading() as connection:
            return [
                Judgement(
                    row["subject"], row["verdict"], row["reviewer"], _utc(row["time"]),
                    row["note"], row["correction"],
                )
                for row in _rows(connection, query)
            ]  # fmt: skip

    def log_event(
        self,
        name: str,
        state: str,
        *,
        sha256: str | None = None,
        reason: str | None = None,
        time: datetime | None = None,
    ) -> None:
        """Write down what happened to a file of the inbox: append-only."""
        row = FileEvent(name, sha256, state, reason, _utc(time or datetime.now(UTC)))
        with self._writer.begin() as connection:
            connection.execute(insert(schema.file_events), asdict(row))

    def events(self, name: str | None = None) -> list[FileEvent]:
        """The log of the inbox, oldest first."""
        table = schema.file_events
        query = select(table).order_by(table.c.number)
        if name is not None:
            query = query.where(table.c.name == name)
        with self._reading() as connection:
            return [
                FileEvent(
                    row["name"], row["sha256"], row["state"], row["reason"], _utc(row["time"])
                )
                for row in _rows(connection, query)
            ]


# --- inside a transaction -----------------------------------------------------------------------

_VERSION_COLUMNS = tuple(column.name for column in schema.versions.c if column.name != "profile")
_OF_A_VERSION = (schema.pages, *schema.facts.values(), schema.mentions, schema.issues)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rows(connection: sa.Connection, query: sa.Select[Any]) -> Sequence[Mapping[str, Any]]:
    return cast("Sequence[Mapping[str, Any]]", connection.execute(query).mappings().all())


def _exists(connection: sa.Connection, column: sa.Column[Any], value: str) -> bool:
    return connection.scalar(select(column).where(column == value)) is not None


def _document_of(connection: sa.Connection, sha: str) -> str:
    document = connection.scalar(
        select(schema.versions.c.document).where(schema.versions.c.id == sha)
    )
    assert isinstance(document, str)  # the version was found a moment ago, in this transaction
    return document


def _profile(document: str, packed: str) -> Profile:
    values = json.loads(packed)
    for name in ("names", "facts", "sketch"):
        values[name] = tuple(values[name])
    return Profile(**values | {"document": document})


def _versions(connection: sa.Connection, document: str) -> list[Version]:
    table = schema.versions
    rows = _rows(connection, select(table).where(table.c.document == document))
    # A chain is numbered 1, 2, 3 ...; its renditions share the number of what they tell.
    found = sorted(map(tables.version_from_row, rows), key=lambda v: (v.number, v.received, v.id))
    return [v for v in found if v.rendition_of is None] + [v for v in found if v.rendition_of]


def _renumber(connection: sa.Connection, document: str) -> None:
    """A version that comes late slots in where it belongs, and the others move."""
    before = {version.id: version for version in _versions(connection, document)}
    table = schema.versions
    packed = connection.execute(
        select(table.c.id, table.c.profile).where(table.c.document == document)
    )
    scanned = {row.id for row in packed if _profile(document, row.profile).scanned}
    for version in identity.order_versions(list(before.values()), scanned):
        if version != before[version.id]:
            connection.execute(
                update(table)
                .where(table.c.id == version.id)
                .values(
                    number=version.number,
                    supersedes=version.supersedes,
                    rendition_of=version.rendition_of,
                )
            )


# --- SQLite -------------------------------------------------------------------------------------


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """Readers are never blocked (WAL), writers wait, and references are held."""
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    """A writer takes its lock at once: two that look first and write later would both fail."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
