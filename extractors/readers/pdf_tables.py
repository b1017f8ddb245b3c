"""Ruled tables of a PDF page, by pdfplumber, and only where thin lines show a grid.

pdfplumber finds ruled tables best but parses a page a hundred times slower than pdfium, so a page
without a grid never reaches it. Its pages are closed at once: 500 open pages take half a gigabyte.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from extractors.boxes import around
from extractors.readers.grids import NEAR, Grid, GridCell


class BrokenPage(Exception):
    """pdfplumber cannot read the page that pdfium could."""


class Finder:
    """Guards the one open pdfplumber document; opens it when the first page with a grid comes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def __enter__(self) -> Finder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._document is not None:
            self._document.close()

    def grids(self, index: int) -> list[Grid]:
        """The tables of page ``index`` (from 0); BrokenPage where pdfplumber cannot read it."""
        import pdfplumber
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException

        try:
            if self._document is None:
                self._document = pdfplumber.open(io.BytesIO(self._data))
            page = self._document.pages[index]
            try:
                return [g for table in page.find_tables() if (g := _grid(table, page))]
            finally:
                page.close()
        except (
            PdfminerException,
            PDFException,
            PSException,
            IndexError,
            KeyError,
            TypeError,
            ValueError,
            AttributeError,
            RecursionError,
            OverflowError,
            ZeroDivisionError,
        ) as error:  # what pdfminer is known to raise on odd files; pdfium's words are kept
            raise BrokenPage(f"pdfplumber: {type(error).__name__}") from None


def _grid(table: Any, page: Any) -> Grid | None:
    dx, dy = page.cropbox[0], page.cropbox[1]
    boxes = [
        (c[0] - dx, c[1] - dy, c[2] - dx, c[3] - dy)
        for c in table.cells
        if c[2] - c[0] > 3 and c[3] - c[1] > 3
    ]
    if len(boxes) < 4:
        return None
    xs, ys = _edges([(b[0], b[2]) for b in boxes]), _edges([(b[1], b[3]) for b in boxes])
    if len(xs) < 3 or len(ys) < 3:
        return None
    cells = []
    for box in sorted(boxes, key=lambda b: (b[1], b[0])):
        column, row = _nearest(xs, box[0]), _nearest(ys, box[1])
        cells.append(
            GridCell(
                row,
                column,
                max(1, _nearest(ys, box[3]) - row),
                max(1, _nearest(xs, box[2]) - column),
                box,
            )
        )
    return Grid(len(ys) - 1, len(xs) - 1, around(boxes), cells)


def _edges(spans: Sequence[tuple[float, float]]) -> list[float]:
    found: list[float] = []
    for value in sorted(v for span in spans for v in span):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda k: abs(edges[k] - value))


