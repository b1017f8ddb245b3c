"""Tables of a DOCX: merged cells with their spans, head rows, and where a page break parts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors.readers.docx_styles import W, count, is_on, value
from extractors.readers.docx_text import WRAPPERS, Part
from extractors.readers.flowing_tables import FlowingTable
from extractors.readers.page_text import CellText

_MOST_COLUMNS = 1000  # a wider table is no table


def cell_elements(table: Any) -> Iterator[Any]:
    """All cells of a table in order, merged-away ones too."""
    for row in _below(table, f"{W}tr"):
        yield from _below(row, f"{W}tc")


def _below(node: Any, name: str) -> Iterator[Any]:
    """Children of one name, also inside content controls and tracked insertions."""
    for child in node:
        if child.tag == name:
            yield child
        elif child.tag in WRAPPERS:
            yield from _below(child, name)


def read(table: Any, parts_of: Callable[[Any], list[Part]]) -> FlowingTable[Part]:
    """The table's cells; ``parts_of`` reads a cell's paragraphs. Deleted rows are left out."""
    cells: list[CellText] = []
    parts: list[tuple[int, Part]] = []
    open_above: dict[int, int] = {}  # column -> index of the cell that goes on downwards
    breaks: list[int] = []
    columns = headers = r = 0
    in_head = True
    for row in _below(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        in_head = in_head and bool(is_on(properties, "tblHeader"))
        headers += in_head
        c = count(value(properties, "gridBefore"), 0)
        begins = ends = False
        for cell in _below(row, f"{W}tc"):
            told = cell.find(f"{W}tcPr")
            across = min(max(1, count(value(told, "gridSpan"), 1)), _MOST_COLUMNS)
            merge = told.find(f"{W}vMerge") if told is not None else None
            found = parts_of(cell)
            begins = begins or any(p.begins_page or p.breaks_before for p in found)
            met = sum(p.rendered + p.breaks_before for p in found)
            ends = ends or met > 0
            parts += [(r, part) for part in found]
            if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                above = open_above.get(c)
                if above is not None and not any(p.text.strip() for p in found):
                    cells[above] = replace(cells[above], row_span=r - cells[above].row + 1)
                    c += across
                    continue
            open_above.pop(c, None)
            if merge is not None:
                open_above[c] = len(cells)
            cells.append(_cell(r, c, across, found))
            c += across
            if c > _MOST_COLUMNS:
                break
        if ends:
            breaks.append(r if begins else r + 1)
        columns = max(columns, c)
        r += 1
    return FlowingTable(r, columns, cells, parts, headers, breaks)


def _cell(row: int, column: int, across: int, parts: Sequence[Part]) -> CellText:
    told = [part for part in parts if part.text.strip()]
    lines = [line.strip() for part in told for line in part.lines if line.strip()]
    return CellText(
        row,
        column,
        tuple((line, ()) for line in lines),
        1,
        across,
        None,
        told[0].size if told else None,
        bool(told) and all(part.bold for part in told),
    )
