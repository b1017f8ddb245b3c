"""Ruled tables of a PDF page: pdfplumber's table finder on the lines that pdfium has read.

pdfplumber finds ruled tables best, but nine tenths of its time go into parsing the page again with
pdfminer. Its finder needs edges only, so it gets those of the paths pdfium has at hand, split as
pdfminer splits them: each subpath a line, a rectangle of four edges, or a chain of them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from extractors.boxes import around
from extractors.readers.grids import NEAR, Grid, GridCell
from extractors.readers.pdf_content import Point, View, outlines
from models.records import Box

# pdfplumber's own settings, in points: what is shorter is dropped before and after joining, and
# edges nearer than the tolerance are one.
_SHORTEST, _SHORTEST_JOINED, _TOLERANCE = 1.0, 3.0, 3.0
_LEVEL = 0.05  # points that two ends of a straight edge may differ
_MOST_EDGES = 12_000  # a map or a chart, not a table
_MOST_CROSSINGS = 20_000  # edges across times edges down


def ruled(page: ctypes.c_void_p, view: View) -> list[Grid]:
    """The tables of a page that its lines and the edges of its areas make, from the top."""
    from pdfplumber import table
    from pdfplumber.utils.geometry import filter_edges

    found: list[dict[str, Any]] = []
    for corners in outlines(page, view):
        found.extend(_drawn_edges(corners))
        if len(found) > _MOST_EDGES:
            return []
    edges = filter_edges(
        table.merge_edges(found, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE),
        min_length=_SHORTEST_JOINED,
    )
    down = sum(edge["orientation"] == "v" for edge in edges)
    if down * (len(edges) - down) > _MOST_CROSSINGS:
        return []
    crossings = table.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    tables = table.cells_to_tables(table.intersections_to_cells(crossings))
    return [grid for cells in tables if (grid := _grid(cells))]


def _drawn_edges(corners: Sequence[Point]) -> Iterator[dict[str, Any]]:
    """The level and upright edges of one subpath, as pdfplumber tells them."""
    for (x0, y0), (x1, y1) in pairwise(corners):
        across, up = abs(x1 - x0), abs(y1 - y0)
        if up <= _LEVEL and across >= _SHORTEST:
            yield _edge("h", min(x0, x1), y0, max(x0, x1), y0)
        elif across <= _LEVEL and up >= _SHORTEST:
            yield _edge("v", x0, min(y0, y1), x0, max(y0, y1))


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": orientation,
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _grid(cells: Sequence[Box]) -> Grid | None:
    boxes = [c for c in cells if c[2] - c[0] > 3 and c[3] - c[1] > 3]
    if len(boxes) < 4:
        return None
    xs, ys = _edges([(b[0], b[2]) for b in boxes]), _edges([(b[1], b[3]) for b in boxes])
    if len(xs) < 3 or len(ys) < 3:
        return None
    made = []
    for box in sorted(boxes, key=lambda b: (b[1], b[0])):
        column, row = _nearest(xs, box[0]), _nearest(ys, box[1])
        made.append(
            GridCell(
                row,
                column,
                max(1, _nearest(ys, box[3]) - row),
                max(1, _nearest(xs, box[2]) - column),
                box,
            )
        )
    return Grid(len(ys) - 1, len(xs) - 1, around(boxes), made)


def _edges(spans: Sequence[tuple[float, float]]) -> list[float]:
    found: list[float] = []
    for value in sorted(v for span in spans for v in span):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda k: abs(edges[k] - value))


