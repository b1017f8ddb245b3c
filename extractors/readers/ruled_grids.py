"""Tables from loose rules: where lines cross, which cells they wall in, which cells are merged."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.boxes import around
from extractors.readers.grids import NEAR, Grid, GridCell, merged_rules
from models.records import Box

_Line = tuple[float, float, float]  # place, start, end
_LEAST = 5.0  # points: no row of text is lower, no column narrower


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """The grids that thin lines and edges make; a cell without a wall to the next is one with it.

    An outer wall may be missing: many tables have none at their sides.
    """
    across, down = merged_rules(rules)
    return [g for rows, columns in _meshes(across, down) if (g := _grid(rows, columns))]


def _meshes(
    across: Sequence[_Line], down: Sequence[_Line]
) -> list[tuple[list[_Line], list[_Line]]]:
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
    found: dict[int, tuple[list[_Line], list[_Line]]] = {}
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
