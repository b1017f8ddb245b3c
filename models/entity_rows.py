"""Entities in SQL: ids that stay for ever, over versions, documents and renames.

Runs inside a transaction of the store.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import delete, insert, select, update

from models import schema, tables
from models.names import name_key
from models.records import Change

#: entities are named by this and their first name, so that two runs name them alike
_NAMESPACE = uuid.UUID("5a3c8c6e-6f0b-5d52-9d53-6a2f6f6f2b11")


def name_entities(connection: sa.Connection, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    """Give every fact the id of what it is about; new names become new entities.

    A name or alias that is known by its key is the entity it was. Aliases of one fact are one
    entity: the first of them that is known.
    """
    wanted: dict[tuple[str, str], str] = {}
    groups: list[list[tuple[str, str]]] = []

    def want(kind: str, names: Sequence[str]) -> None:
        keys = [(kind, name_key(name)) for name in names if name_key(name)]
        for pair, name in zip(keys, (n for n in names if name_key(n)), strict=True):
            wanted.setdefault(pair, name)
        groups.append(keys)

    named = ("growth_areas", "programmes", "projects")
    for table in named:
        for row in rows[table]:
            aliases = [alias for alias in row["aliases"].split("\n") if alias]
            want(tables.FACT_TABLES[table], [row["name"], *aliases])
    for row in rows["assignments"]:
        if row["person"]:
            want("person", [row["person"]])
    known: dict[tuple[str, str], str] = {}
    names = schema.entity_names
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, key in wanted:
        by_kind[kind].append(key)
    for kind, keys in by_kind.items():
        for at in range(0, len(keys), 500):  # SQLite allows 999 parameters in old builds
            found = connection.execute(
                select(names.c.key, names.c.entity).where(
                    names.c.kind == kind, names.c.key.in_(keys[at : at + 500])
                )
            )
            known |= {(kind, row.key): row.entity for row in found}
    new_entities, new_names = [], []
    for group in groups:
        entity = next((known[pair] for pair in group if pair in known), None)
        for pair in group:
            if entity is None:
                entity = str(uuid.uuid5(_NAMESPACE, f"{pair[0]}:{pair[1]}"))
                new_entities.append({"id": entity, "kind": pair[0], "name": wanted[pair]})
            if pair not in known:
                known[pair] = entity
                new_names.append(
                    {"kind": pair[0], "key": pair[1], "name": wanted[pair], "entity": entity}
                )
    if new_entities:
        connection.execute(insert(schema.entities), new_entities)
    if new_names:
        connection.execute(insert(names), new_names)

    def of(kind: str | None, name: str | None) -> str | None:
        return known.get((kind, name_key(name))) if kind and name else None

    for table in named:
        for row in rows[table]:
            row["entity"] = of(tables.FACT_TABLES[table], row["name"])
    for row in rows["assignments"]:
        row["person_entity"] = of("person", row["person"])
        row["target_entity"] = of(row["target_kind"], row["target"])
    for row in rows["dates"]:
        kinds = ("project", "programme", "growth_area")
        told = (of(kind, row["about"]) for kind in kinds)
        row["about_entity"] = next((entity for entity in told if entity), None)


_ENTITY_COLUMNS = (
    *(schema.facts[table].c.entity for table in ("growth_areas", "programmes", "projects")),
    schema.facts["assignments"].c.target_entity,
    schema.facts["dates"].c.about_entity,
)


def join_entities(connection: sa.Connection, change: Change) -> None:
    """After a rename the newer entity's names and facts go to the older one."""
    names = schema.entity_names

    def entity_of(name: str | tuple[str, ...] | None) -> str | None:
        if not isinstance(name, str):
            return None
        return connection.scalar(
            select(names.c.entity).where(
                names.c.kind == change.entity_kind, names.c.key == name_key(name)
            )
        )

    old, new = entity_of(change.before), entity_of(change.after)
    if old is None or new is None or old == new:
        return
    for column in _ENTITY_COLUMNS:
        connection.execute(update(column.table).where(column == new).values({column.name: old}))
    connection.execute(update(names).where(names.c.entity == new).values(entity=old))
    connection.execute(delete(schema.entities).where(schema.entities.c.id == new))
