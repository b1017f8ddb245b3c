"""A page as compressed bytes for the store, and back: nothing of it is lost."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from operator import attrgetter
from typing import Any

from models.records import Box, Cell, Line, Page, Shape, Table, Word

_WORD, _LINE, _CELL, _TABLE, _SHAPE, _PAGE = (
    tuple(field.name for field in fields(record))
    for record in (Word, Line, Cell, Table, Shape, Page)
)
_NESTED = ("words", "lines", "tables", "shapes")
_FORMAT = 1


def pack(page: Page) -> bytes:
    """JSON of plain lists in the order of the records' fields, deflated."""
    word, line, cell, shape = (attrgetter(*names) for names in (_WORD, _LINE, _CELL, _SHAPE))
    body = {name: getattr(page, name) for name in _PAGE if name not in _NESTED}
    body["words"] = [word(item) for item in page.words]
    body["lines"] = [line(item) for item in page.lines]
    body["shapes"] = [shape(item) for item in page.shapes]
    body["tables"] = [
        [
            [cell(item) for item in table.cells] if name == "cells" else getattr(table, name)
            for name in _TABLE
        ]
        for table in page.tables
    ]
    # Box values are kept whole: a rounded box would not be equal to the one that was read.
    text = json.dumps([_FORMAT, body], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"), 6)


def _boxed(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    row = dict(zip(names, values, strict=True))
    if row["box"] is not None:
        a, b, c, d = row["box"]
        box: Box = (a, b, c, d)
        row["box"] = box
    return row


def unpack(data: bytes) -> Page:
    """The page that was packed. Raises ValueError for bytes of another format."""
    number, body = json.loads(zlib.decompress(data))
    if number != _FORMAT:
        raise ValueError(f"a stored page of format {number}, this program reads {_FORMAT}")
    tables = []
    for values in body["tables"]:
        row = _boxed(_TABLE, values)
        row["cells"] = tuple(Cell(**_boxed(_CELL, cell)) for cell in row["cells"])
        tables.append(Table(**row))
    body["words"] = tuple(Word(**_boxed(_WORD, word)) for word in body["words"])
    body["lines"] = tuple(Line(**_boxed(_LINE, line)) for line in body["lines"])
    body["shapes"] = tuple(Shape(**_boxed(_SHAPE, shape)) for shape in body["shapes"])
    body["tables"] = tuple(tables)
    return Page(**body)
