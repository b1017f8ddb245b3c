"""From a table to scopes: rows that name something, each cell with the head of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.cues import label_kind
from extractors.scopes import Restore, Scope, Text, split_label, text_of
from models.records import Cell, Page, Table


def scope(page: Page, table: Table, restore: Restore, wrapped: bool = True) -> Scope:
    """A table as a scope: a form's rows are labelled fields, any other row holds its cells.

    ``wrapped``: the lines of a cell are printed lines, not paragraphs of their own. A row with
    one filled cell names the group of the rows below it; a cell merged over rows
    belongs to each of them.
    """
    grid = _grid(table)
    texts = {id(c): text_of(page, c.start, c.end, restore) for c in table.cells if c.end > c.start}
    if _is_form(table, grid, texts):
        return Scope(
            kind="card", page=page.number, children=tuple(_form_fields(page, grid, texts))
        )
    header_rows = table.header_rows or _labelled_first_row(grid, texts)
    heads = _heads(header_rows, grid, texts)
    rows: list[Scope] = []
    group: Scope | None = None
    members: list[Scope] = []
    for r in range(header_rows if heads else 0, table.rows):
        cells = [cell for cell in dict.fromkeys(grid[r]) if cell and id(cell) in texts]
        own = [cell for cell in cells if cell.row == r]
        if not cells:
            continue
        if len(cells) == 1 and len(own) == 1 and table.columns > 1 and own[0].column == 0:
            if group is not None:
                rows.append(_group(group, members))
            else:
                rows.extend(members)
            group, members = (
                Scope(kind="card", page=page.number, text=texts[id(own[0])], strong=True),
                [],
            )
            continue
        fields = []
        for cell in cells:
            label = heads.get(cell.column)
            fields.append(_field(page, table, cell, texts[id(cell)], label, restore, wrapped))
        members.append(Scope(kind="row", page=page.number, children=tuple(fields)))
    rows.extend([_group(group, members)] if group is not None else members)
    return Scope(kind="table", page=page.number, children=tuple(rows))


def _group(head: Scope, members: Sequence[Scope]) -> Scope:
    return Scope(kind="card", page=head.page, text=head.text, strong=True, children=tuple(members))


def _grid(table: Table) -> list[list[Cell | None]]:
    grid: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for r in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for c in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                grid[r][c] = cell
    return grid


def _labelled_first_row(grid: Sequence[Sequence[Cell | None]], texts: dict[int, Text]) -> int:
    """1 where most words of the first row are labels: heads that no weight or line sets off."""
    row = grid[0] if grid else ()
    first = [texts[id(cell)].text for cell in row if cell and id(cell) in texts]
    known = sum(label_kind(text) is not None for text in first)
    return int(len(first) > 1 and known * 2 > len(first))


def _heads(
    header_rows: int, grid: Sequence[Sequence[Cell | None]], texts: dict[int, Text]
) -> dict[int, Text]:
    heads: dict[int, Text] = {}
    for row in grid[:header_rows]:
        for column, cell in enumerate(row):
            if cell is not None and id(cell) in texts:
                heads[column] = texts[id(cell)]
    return heads


def _is_form(table: Table, grid: Sequence[Sequence[Cell | None]], texts: dict[int, Text]) -> bool:
    """Labels with a colon in front of their values, or inside each cell."""
    filled = [texts[id(c)].text for c in table.cells if id(c) in texts]
    if not filled:
        return False
    if sum(bool(re.match(r"[^:]{2,40}:\s+\S", t)) for t in filled) * 3 > len(filled) * 2:
        return True
    first = [
        texts[id(row[0])].text for row in grid if row and row[0] is not None and id(row[0]) in texts
    ]
    return (
        table.columns in (2, 4)
        and bool(first)
        and sum(t.endswith(":") for t in first) * 3 > len(first) * 2
    )


def _form_fields(
    page: Page, grid: Sequence[Sequence[Cell | None]], texts: dict[int, Text]
) -> list[Scope]:
    fields = []
    for row in grid:
        label: Text | None = None
        for cell in dict.fromkeys(row):
            if cell is None or id(cell) not in texts:
                continue
            text = texts[id(cell)]
            if text.text.endswith(":"):
                label = text.slice(0, len(text.text) - 1)
                continue
            inner, value = split_label(text)
            fields.append(Scope(kind="field", page=page.number, text=value, label=inner or label))
            label = None
    return fields


def _field(
    page: Page,
    table: Table,
    cell: Cell,
    text: Text,
    label: Text | None,
    restore: Restore,
    wrapped: bool,
) -> Scope:
    """One cell; a cell that lists several things holds each as an item of its own."""
    lines = [
        line
        for line in page.lines
        if line.block == table.block and cell.start <= line.start and line.end <= cell.end
    ]
    if len(lines) > 1 and (any(line.bullet for line in lines)):
        items = tuple(
            Scope(kind="field", page=page.number, label=label, text=item)
            for line in lines
            if (item := text_of(page, line.start, line.end, restore)).text
        )
        return Scope(kind="card", page=page.number, label=label, children=items)
    if len(lines) > 1 and not wrapped:
        first, *more = (text_of(page, line.start, line.end, restore) for line in lines)
        below = tuple(Scope(kind="paragraph", page=page.number, text=t) for t in more if t.text)
        return Scope(kind="field", page=page.number, text=first, label=label, children=below)
    return Scope(kind="field", page=page.number, text=text, label=label)
