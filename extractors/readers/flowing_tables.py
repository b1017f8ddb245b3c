"""Tables of text that flows: merged cells with their spans, and where a page break parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from extractors.readers.page_text import CellText

# Dates, phone numbers and addresses stand in rows, not over them.
_NO_HEAD = re.compile(r"@|\d{3}[\s\d]{3}|\d\.\d|\d{4}\s*[–-]\s*\d{4}")
Inside = TypeVar("Inside")


@dataclass(frozen=True, slots=True)
class Piece(Generic[Inside]):
    """The rows of a table that stand on one page; ``inside``: what is in its cells."""

    rows: int
    cells: list[CellText]
    header_rows: int
    inside: list[Inside]


@dataclass(slots=True)
class FlowingTable(Generic[Inside]):
    """A whole table. ``head``: how many rows the file says are its head, seen on every page."""

    rows: int
    columns: int
    cells: list[CellText]
    inside: list[tuple[int, Inside]]  # row, what is in a cell of it
    head: int
    breaks: list[int] = field(default_factory=list)  # rows before which a page begins

    @property
    def unsplit(self) -> int:
        """How many page breaks the table goes on over without being parted."""
        return len(self.breaks) - len(self._edges())

    def pieces(self) -> Iterator[Piece[Inside]]:
        """The table page by page, its head again on each; whole where it has no such head.

        A cell that is merged over a page break keeps the table whole there: its rows belong to it.
        """
        edges = [0, *self._edges(), self.rows]
        head = [cell for cell in self.cells if cell.row < self.head]
        header_rows = self.head or self._guessed_head()
        for k in range(len(edges) - 1):
            first, last = edges[k], edges[k + 1]
            again = self.head if k else 0
            own = [c for c in self.cells if first <= c.row < last]
            if again:
                own = head + [replace(cell, row=cell.row - first + again) for cell in own]
            inside = [thing for row, thing in self.inside if first <= row < last]
            yield Piece(last - first + again, own, header_rows, inside)

    def _edges(self) -> Sequence[int]:
        if not self.head:
            return []
        found = sorted({edge for edge in self.breaks if self.head < edge < self.rows})
        return [
            edge
            for edge in found
            if not any(cell.row < edge < cell.row + cell.row_span for cell in self.cells)
        ]

    def _guessed_head(self) -> int:
        """1 where the first row can be a head: no table names its columns by dates or phones."""
        first = [" ".join(text for text, _ in cell.lines) for cell in self.cells if cell.row == 0]
        return 0 if self.rows < 2 or any(_NO_HEAD.search(text) for text in first) else 1
