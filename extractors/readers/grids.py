"""Tables with rules: where lines show a grid, and which words stand in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.readers.reading_order import Part, Segment, segments
from models.records import Box

NEAR = 2.5  # points: lines nearer than this are one
_MOST_RULES = 4000  # a map or a chart, not a table


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
    across, down = merged_rules(rules)
    crossings = 0
    for y, x0, x1 in across:
        for x, y0, y1 in down:
            if x0 - NEAR <= x <= x1 + NEAR and y0 - NEAR <= y <= y1 + NEAR:
                arms = (x > x0 + 4) + (x < x1 - 4) + (y > y0 + 4) + (y < y1 - 4)
                crossings += arms >= 3
                if crossings >= 4:
                    return True
    return False


def merged_rules(
    rules: Sequence[Box],
) -> tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]:
    """Level lines and upright ones, each as place, start and end; what touches is one."""
    across = _merged(
        [(r[1] + r[3]) / 2 if r[3] - r[1] < 3 else None for r in rules],
        [(r[0], r[2]) for r in rules],
    )
    down = _merged(
        [(r[0] + r[2]) / 2 if r[2] - r[0] < 3 else None for r in rules],
        [(r[1], r[3]) for r in rules],
    )
    return across, down


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
        if levels and line[0] - levels[-1][0][0] <= NEAR:
            levels[-1].append(line)
        else:
            levels.append([line])
    merged: list[tuple[float, float, float]] = []
    for level in levels:
        for _, low, high in sorted(level, key=lambda item: item[1]):
            if merged and merged[-1][0] == level[0][0] and low <= merged[-1][2] + NEAR:
                merged[-1] = (level[0][0], merged[-1][1], max(merged[-1][2], high))
            else:
                merged.append((level[0][0], low, high))
    return merged


def _crosses(word: Box, cell: Box) -> bool:
    return word[0] < cell[0] - NEAR or word[2] > cell[2] + NEAR


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
