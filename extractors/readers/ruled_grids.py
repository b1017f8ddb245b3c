"""Tables from loose rules: where lines cross, which cells they wall in, which cells are merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.boxes import around
from extractors.readers.grids import NEAR, Grid, GridCell, merged_rules
from extractors.readers.reading_order import Segment
from models.records import Box

_Line = tuple[float, float, float]  # place, start, end
_Mesh = tuple[list[_Line], list[_Line]]  # level lines, upright lines
_LEAST = 6.5  # points: no row of text is lower, no column narrower


def grids_of(rules: Sequence[Box], words: Sequence[Box]) -> list[Grid]:
    """The grids that thin lines and edges make; a cell without a wall to the next is one with it.

    An outer wall may be missing: many tables have none at their sides. A wall that stands in a good
    part of its column stands in the rest too, where no word lies across it: a scan loses pale ones.
    """
    across, down = merged_rules(rules)
    found = []
    for rows, columns in _stacked(_meshes(across, down)):
        grid = _grid(rows, _completed(rows, columns, words))
        if grid is not None:
            found.append(grid)
    return found


def _stacked(meshes: Sequence[_Mesh]) -> list[_Mesh]:
    """Meshes upon each other with the same columns are one: rows between them have pale rules."""
    made: list[_Mesh] = []
    for rows, columns in sorted(meshes, key=lambda mesh: min(c[1] for c in mesh[1])):
        for n, (upper, uprights) in enumerate(made):
            above, below = _levels([c[0] for c in uprights]), _levels([c[0] for c in columns])
            low, high = max(c[2] for c in uprights), min(c[1] for c in columns)
            alike = len(above) == len(below) > 3 and all(
                abs(a - b) <= 4 for a, b in zip(above, below, strict=True)
            )
            if alike and -_LEAST < high - low < 1.5 * (max(c[2] for c in columns) - high) + 60:
                joints = [(x, low, high) for x in above]
                made[n] = ([*upper, *rows], [*uprights, *columns, *joints])
                break
        else:
            made.append((list(rows), list(columns)))
    return made


def _completed(
    rows: Sequence[_Line], columns: Sequence[_Line], words: Sequence[Box]
) -> list[_Line]:
    top, bottom = min(c[1] for c in columns), max(c[2] for c in columns)
    levels = _levels([top, bottom, *(r[0] for r in rows if top <= r[0] <= bottom)])
    made = list(columns)
    for x in _levels([c[0] for c in columns]):
        own = [c for c in columns if abs(c[0] - x) <= _LEAST]
        if sum(high - low for _, low, high in own) < 0.35 * (bottom - top):
            continue
        for low, high in pairwise(levels):
            crossed = any(
                box[0] < x - NEAR < x + NEAR < box[2] and low < (box[1] + box[3]) / 2 < high
                for box in words
            )
            if not crossed:
                made.append((x, low, high))
    return made


def _meshes(across: Sequence[_Line], down: Sequence[_Line]) -> list[_Mesh]:
    """Groups of lines that cross each other, each with its level and its upright ones."""
    group = list(range(len(across) + len(down)))

    def root(k: int) -> int:
        while group[k] != k:
            k = group[k]
        return k

    for n, (y, x0, x1) in enumerate(across):
        for m, (x, y0, y1) in enumerate(down, len(across)):
            if x0 - NEAR <= x <= x1 + NEAR and y0 - NEAR <= y <= y1 + NEAR:
                group[root(m)] = root(n)
    found: dict[int, _Mesh] = {}
    for k in range(len(group)):
        rows, columns = found.setdefault(root(k), ([], []))
        if k < len(across):
            rows.append(across[k])
        else:
            columns.append(down[k - len(across)])
    return [mesh for mesh in found.values() if len(mesh[0]) >= 2 and len(mesh[1]) >= 1]


def _grid(rows: Sequence[_Line], columns: Sequence[_Line]) -> Grid | None:
    left, right = min(r[1] for r in rows), max(r[2] for r in rows)
    top, bottom = min(c[1] for c in columns), max(c[2] for c in columns)
    xs = _levels([left, right, *(c[0] for c in columns)])
    ys = _levels([top, bottom, *(r[0] for r in rows)])
    high, wide = len(ys) - 1, len(xs) - 1
    if high < 2 or wide < 2:
        return None
    cells = [(r, c) for r in range(high) for c in range(wide)]
    group = {cell: cell for cell in cells}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while group[cell] != cell:
            cell = group[cell]
        return cell

    for r, c in cells:
        across, down = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
        if c + 1 < wide and not _stands(columns, xs[c + 1], down):
            group[root((r, c + 1))] = root((r, c))
        if r + 1 < high and not _stands(rows, ys[r + 1], across):
            group[root((r + 1, c))] = root((r, c))
    made: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in cells:
        made.setdefault(root(cell), []).append(cell)
    found: list[GridCell] = []
    for held in made.values():
        r0, r1 = min(r for r, _ in held), max(r for r, _ in held)
        c0, c1 = min(c for _, c in held), max(c for _, c in held)
        if (r1 - r0 + 1) * (c1 - c0 + 1) != len(held):
            return None  # walls that end in the open: a drawing
        box = (xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1])
        found.append(GridCell(r0, c0, r1 - r0 + 1, c1 - c0 + 1, box))
    if len(found) < 4:
        return None
    found.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(high, wide, around([c.box for c in found]), found)


def _levels(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _LEAST:
            found.append(place)
    return found


def _stands(lines: Sequence[_Line], place: float, along: float) -> bool:
    return any(abs(p - place) <= _LEAST and a - NEAR <= along <= b + NEAR for p, a, b in lines)


def with_rows_apart(grid: Grid) -> Grid:
    """The table with a row for each printed row, where the rules between some are not seen.

    Printed rows show in cells side by side that hold as many lines at the same heights, set wider
    apart than the lines of one text.
    """
    rows = 0
    cells: list[GridCell] = []
    held = [[c for c in grid.cells if c.row == r] for r in range(grid.rows)]
    counts = [_printed_rows([c for c in own if c.row_span == 1 and c.lines]) for own in held]
    for r, own in enumerate(held):
        count = counts[r]
        for cell in own:
            if cell.row_span > 1 or count == 1 or len(cell.lines) != count:
                span = sum(counts[r : r + cell.row_span])
                cells.append(replace(cell, row=rows, row_span=span))
                continue
            edges = [cell.box[1], *_between(cell.lines), cell.box[3]]
            for k, line in enumerate(cell.lines):
                box = (cell.box[0], edges[k], cell.box[2], edges[k + 1])
                cells.append(GridCell(rows + k, cell.column, 1, cell.column_span, box, [line]))
        rows += count
    return Grid(rows, grid.columns, grid.box, cells, grid.header_rows)


def _printed_rows(cells: Sequence[GridCell]) -> int:
    """How many printed rows stand in one row of the grid."""
    most = max((len(c.lines) for c in cells), default=1)
    full = [c for c in cells if len(c.lines) == most]
    if most < 2 or len(full) < 2 or any(1 < len(c.lines) < most for c in cells):
        return 1
    first = full[0].lines
    for cell in full:
        for line, other in zip(cell.lines, first, strict=True):
            high = line.box[3] - line.box[1]
            if abs(line.box[3] - other.box[3]) > 0.35 * high:
                return 1
        for upper, lower in pairwise(cell.lines):
            high = upper.box[3] - upper.box[1]
            if lower.box[1] - upper.box[1] < 1.5 * high:
                return 1
    return most


def _between(lines: Sequence[Segment]) -> list[float]:
    return [(upper.box[3] + lower.box[1]) / 2 for upper, lower in pairwise(lines)]
