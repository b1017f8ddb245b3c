"""Tables of a DOCX: merged cells with their spans, head rows, and where a page break parts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.readers.docx_styles import W, count, is_on, value
from extractors.readers.docx_text import WRAPPERS, Part
from extractors.readers.page_text import CellText

_MOST_COLUMNS = 1000  # a wider table is no table
# Dates, phone numbers and addresses stand in rows, not over them.
_NO_HEAD = re.compile(r"@|\d{3}[\s\d]{3}|\d\.\d|\d{4}\s*[–-]\s*\d{4}")


@dataclass(frozen=True, slots=True)
class Piece:
    """The rows of a table that stand on one page."""

    rows: int
    cells: list[CellText]
    header_rows: int
    parts: list[Part]  # the paragraphs, for what hangs on them


@dataclass(slots=True)
class Rows:
    """A whole table: cells with their spans, and the rows before which a new page begins."""

    rows: int
    columns: int
    cells: list[CellText]
    parts: list[tuple[int, Part]]
    header_rows: int
    repeated: bool  # the head stands on every page
    breaks: list[int] = field(default_factory=list)
    breaks_unsplit: int = 0  # pages that the table goes on over without being parted

    def pieces(self) -> Iterator[Piece]:
        """The table page by page; the head again on each where the file says so."""
        edges = [0, *self.breaks, self.rows]
        head = [cell for cell in self.cells if cell.row < self.header_rows]
        for k in range(len(edges) - 1):
            first, last = edges[k], edges[k + 1]
            again = self.header_rows if k and self.repeated else 0
            moved = first - again
            own = [
                replace(cell, row=cell.row - moved) for cell in self.cells if first <= cell.row < last
            ]
            parts = [part for row, part in self.parts if first <= row < last]
            cells = [*head, *own] if again else own
            yield Piece(last - moved, cells, again if k else self.header_rows, parts)


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


def read(table: Any, parts_of: Callable[[Any], list[Part]]) -> Rows:
    """The table's cells; ``parts_of`` reads a cell's paragraphs. Deleted rows are left out."""
    cells: list[CellText] = []
    parts: list[tuple[int, Part]] = []
    open_above: dict[int, int] = {}  # column -> index of the cell that goes on downwards
    breaks: list[int] = []
    breaks_met = columns = headers = r = 0
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
            breaks_met += 1
            edge = r if begins else r + 1
            if edge and edge not in breaks:
                breaks.append(edge)
        columns = max(columns, c)
        r += 1
    header_rows = headers or _guessed_head(cells, r)
    made = Rows(r, columns, cells, parts, header_rows, headers > 0)
    whole = [edge for edge in breaks if headers < edge < r and not _crossed(cells, edge)]
    if headers:
        made.breaks = whole
    made.breaks_unsplit = breaks_met - len(made.breaks)
    return made


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


def _guessed_head(cells: Sequence[CellText], rows: int) -> int:
    """1 where the first row can be a head: no table names its columns by dates or addresses."""
    first = [" ".join(text for text, _ in cell.lines) for cell in cells if cell.row == 0]
    return 0 if rows < 2 or any(_NO_HEAD.search(text) for text in first) else 1


def _crossed(cells: Sequence[CellText], edge: int) -> bool:
    return any(cell.row < edge < cell.row + cell.row_span for cell in cells)
