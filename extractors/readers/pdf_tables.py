"""Ruled tables of a PDF page, by pdfplumber, and only where thin lines show a grid.

pdfplumber finds ruled tables best but parses a page a hundred times slower than pdfium, so a page
without a grid never reaches it. Its pages are closed at once: 500 open pages take half a gigabyte.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import TracebackType
from typing import Any

from extractors.boxes import around
from extractors.readers.reading_order import Part, Segment, segments
from models.records import Box

_NEAR = 2.5  # points: lines nearer than this are one
_MOST_RULES = 4000  # a map or a chart, not a table


class BrokenPage(Exception):
    """pdfplumber cannot read the page that pdfium could."""


@dataclass(slots=True)
class GridCell:
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    rows: int
    columns: int
    box: Box
    cells: list[GridCell]
    header_rows: int = 1


def shows_grid(rules: Sequence[Box]) -> bool:
    """Whether lines and edges meet as in a table: at least four T or X crossings."""
    if not 4 <= len(rules) <= _MOST_RULES:
        return False
    across = _merged(
        [(r[1] + r[3]) / 2 if r[3] - r[1] < 3 else None for r in rules],
        [(r[0], r[2]) for r in rules],
    )
    down = _merged(
        [(r[0] + r[2]) / 2 if r[2] - r[0] < 3 else None for r in rules],
        [(r[1], r[3]) for r in rules],
    )
    crossings = 0
    for y, x0, x1 in across:
        for x, y0, y1 in down:
            if x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR:
                arms = (x > x0 + 4) + (x < x1 - 4) + (y > y0 + 4) + (y < y1 - 4)
                crossings += arms >= 3
                if crossings >= 4:
                    return True
    return False


def _merged(
    places: Sequence[float | None], spans: Sequence[tuple[float, float]]
) -> list[tuple[float, float, float]]:
    """Lines on one level that touch become one: place, start, end."""
    found = sorted(
        (place, low, high)
        for place, (low, high) in zip(places, spans, strict=True)
        if place is not None and high - low > 3
    )
    levels: list[list[tuple[float, float, float]]] = []
    for line in found:
        if levels and line[0] - levels[-1][0][0] <= _NEAR:
            levels[-1].append(line)
        else:
            levels.append([line])
    merged: list[tuple[float, float, float]] = []
    for level in levels:
        for _, low, high in sorted(level, key=lambda item: item[1]):
            if merged and merged[-1][0] == level[0][0] and low <= merged[-1][2] + _NEAR:
                merged[-1] = (level[0][0], merged[-1][1], max(merged[-1][2], high))
            else:
                merged.append((level[0][0], low, high))
    return merged


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
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda k: abs(edges[k] - value))


def _crosses(word: Box, cell: Box) -> bool:
    return word[0] < cell[0] - _NEAR or word[2] > cell[2] + _NEAR


def _torn(held: dict[int, list[Part]]) -> int:
    """How many phrases a line of the grid cuts between two words: a timeline, not a table.

    In a table two cells stand apart by their padding; words of a phrase by a space.
    """
    words = sorted(
        ((k, part) for k, parts in held.items() for part in parts),
        key=lambda item: (round(item[1].box[1] / 3), item[1].box[0]),
    )
    torn = 0
    for (k, left), (n, right) in pairwise(words):
        high = left.box[3] - left.box[1]
        level = abs(left.box[1] - right.box[1]) < 0.3 * high
        torn += k != n and level and 0 <= right.box[0] - left.box[2] < 0.4 * high
    return torn


def fill(grids: Sequence[Grid], parts: Sequence[Part]) -> tuple[list[Grid], list[Part]]:
    """Put words into the cells that hold their middle; give the tables kept and the words left.

    A grid with fewer than three filled cells, filled in one column or row only, or mostly empty is
    a drawing.
    """
    kept: list[Grid] = []
    left = list(parts)
    for grid in grids:
        held: dict[int, list[Part]] = {}
        rest: list[Part] = []
        for part in left:
            x, y = (part.box[0] + part.box[2]) / 2, (part.box[1] + part.box[3]) / 2
            k = (
                next(
                    (
                        n
                        for n, c in enumerate(grid.cells)
                        if c.box[0] <= x <= c.box[2] and c.box[1] <= y <= c.box[3]
                    ),
                    None,
                )
                if grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]
                else None
            )
            if k is None:
                rest.append(part)
            else:
                held.setdefault(k, []).append(part)
        # Text never runs over a table's own lines; over a timeline's it does.
        across = sum(_crosses(part.box, grid.cells[k].box) for k, ps in held.items() for part in ps)
        rows = {grid.cells[k].row for k in held}
        columns = {grid.cells[k].column for k in held}
        if len(held) < 3 or len(rows) < 2 or len(columns) < 2 or len(rows) * 2 < grid.rows:
            continue
        if _torn(held) * 8 > len(held):
            continue
        if across * 10 > sum(map(len, held.values())) or len(held) * 10 < len(grid.cells) * 3:
            continue
        for k, words in held.items():
            lines = segments(words)
            lines.sort(key=lambda s: (round(s.box[1] / 3), s.box[0]))
            grid.cells[k].lines = lines
        kept.append(grid)
        left = rest
    return kept, left
