"""Tables without rules: rows of short texts that line up in columns.

A form with labels left and values right, names beside roles, a list set in columns: read column by
column, who has which duty would be lost. Two columns of prose or bullets also line up, so a run of
rows counts as a table only where something besides its places says so (see ``_says_table``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.boxes import around
from extractors.readers.grids import Grid, GridCell
from extractors.readers.reading_order import BULLET, Segment
from models.records import Box

_Row = list[list[Segment]]  # a row's cells, each with its printed lines
_LABELLED = re.compile(r"^[^\W\d][^:]{1,30}:\s+\S")
_LEAST_ROWS = 3


def find(lines: Sequence[Segment], rules: Sequence[Box]) -> tuple[list[Grid], list[Segment]]:
    """The tables among printed lines, and the lines that stand in none."""
    rows = _rows([s for s in lines if not s.parts[0].turned])
    grids: list[Grid] = []
    run: list[_Row] = []
    lead: _Row | None = None  # a row above the run with fewer cells: perhaps its heads
    group: _Row | None = None  # a lone bold text that may name the rows below it
    rows.reverse()
    while rows:
        row = rows.pop()
        if run and (whole := _around_middle(run, row, rows)) is not None:
            row = whole
        if run and _joins(run, row):
            run += [row] if group is None else [group, row]
            group = None
            continue
        if run and group is None and _hangs_below(run[-1], row):
            continue
        if run and group is None and _may_head(run, row):
            group = row
            continue
        group = None
        grids += _grids(run, rules, lead)
        lead = run[0] if len(run) == 1 and len(run[0]) < len(row) else None
        run = [row] if len(row) > 1 else []
    grids += _grids(run, rules, lead)
    used = {id(s) for grid in grids for cell in grid.cells for s in cell.lines}
    return grids, [s for s in lines if id(s) not in used]


def _rows(lines: Sequence[Segment]) -> list[_Row]:
    rows: list[list[Segment]] = []
    for line in sorted(lines, key=lambda s: (s.box[1] + s.box[3], s.box[0])):
        if rows and _beside(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [[[s] for s in sorted(row, key=lambda s: s.box[0])] for row in rows]


def _beside(row: Sequence[Segment], line: Segment) -> bool:
    for other in row:
        overlap = min(other.box[3], line.box[3]) - max(other.box[1], line.box[1])
        low = min(other.box[3] - other.box[1], line.box[3] - line.box[1])
        across = min(other.box[2], line.box[2]) - max(other.box[0], line.box[0])
        if overlap < 0.6 * low or across > 0:
            return False
    return True


def _cell_box(cell: Sequence[Segment]) -> Box:
    return around([s.box for s in cell])


def _columns(run: Sequence[_Row]) -> list[tuple[float, float]]:
    """Left and right of each column of the run's first row, as wide as its cells so far."""
    spans = [(_cell_box(c)[0], _cell_box(c)[2]) for c in run[0]]
    for row in run[1:]:
        for cell in row if len(row) > 1 else ():
            box = _cell_box(cell)
            over = [min(high, box[2]) - max(low, box[0]) for low, high in spans]
            k = over.index(max(over))
            spans[k] = (min(spans[k][0], box[0]), max(spans[k][1], box[2]))
    return spans


def _joins(run: Sequence[_Row], row: _Row) -> bool:
    """Whether the row goes on below the run: every cell in one column of its own."""
    if not 2 <= len(row) <= len(run[0]):
        return False
    above = around([_cell_box(c) for c in run[-1]])
    here = around([_cell_box(c) for c in row])
    high = max(s.high for c in row for s in c)
    if here[1] - above[3] > 4 * high:
        return False
    return _places(_columns(run), row) is not None


def _around_middle(run: Sequence[_Row], row: _Row, rest: list[_Row]) -> _Row | None:
    """A row whose tall cell stands around the others' middle, its parts taken from ``rest``.

    Its upper line comes first (``row``), then the row of the other cells, then its lower line.
    ``rest`` is in reverse order.
    """
    if len(row) != 1 or not rest or len(rest[-1]) < 2:
        return None
    middle = rest[-1]
    cell = [*row[0]]
    lower = rest[-2] if len(rest) > 1 and len(rest[-2]) == 1 else None
    high = cell[0].high
    middle_box = around([_cell_box(c) for c in middle])
    if not -0.9 * high < middle_box[1] - cell[0].box[3] < 0.5 * high:
        return None
    left = cell[0].box[0]
    if lower is not None:
        box = lower[0][0].box
        if abs(box[0] - left) < 6 and -0.9 * high < box[1] - middle_box[3] < 0.5 * high:
            cell.append(lower[0][0])
    if len(cell) < 2:
        return None
    whole = sorted([cell, *middle], key=lambda c: _cell_box(c)[0])
    if not _joins(run, whole):
        return None
    del rest[-2:]
    return whole


def _places(spans: Sequence[tuple[float, float]], row: _Row) -> list[int] | None:
    """The column of each cell; None where one lies across two columns or two share one."""
    found: list[int] = []
    for cell in row:
        x0, _, x1, _ = _cell_box(cell)
        over = [k for k, (low, high) in enumerate(spans) if min(high, x1) - max(low, x0) > 1]
        if len(over) != 1:
            return None
        found.append(over[0])
    return found if len(set(found)) == len(found) else None


def _may_head(run: Sequence[_Row], row: _Row) -> bool:
    """A lone bold text at the left edge of the run, right below it."""
    if len(row) != 1 or not row[0][0].bold or len(row[0][0].text) > 60:
        return False
    box, first = row[0][0].box, _cell_box(run[0][0])
    below = box[1] - max(_cell_box(c)[3] for c in run[-1])
    return abs(box[0] - first[0]) < 6 and below < 2 * row[0][0].high


def _hangs_below(row: _Row, more: _Row) -> bool:
    """Second lines of cells: each right below a cell. They are added to it."""
    homes: list[tuple[int, Segment]] = []
    for cell in more:
        line = cell[0]
        high = line.high
        for k, upper in enumerate(row):
            last = upper[-1].box
            near = -0.3 * high < line.box[1] - last[3] < 0.5 * high
            left = abs(last[0] - line.box[0]) < 3 or abs(sum(last[::2]) - sum(line.box[::2])) < 6
            if near and left and upper[-1].home == line.home:
                homes.append((k, line))
                break
        else:
            return False
    for k, line in homes:
        row[k].append(line)
    return True


def _grids(run: Sequence[_Row], rules: Sequence[Box], lead: _Row | None) -> list[Grid]:
    if sum(len(row) > 1 for row in run) < _LEAST_ROWS:
        return []
    spans = _columns(run)
    if lead and all(c[0].bold for c in lead) and _places(spans, lead):
        run = [lead, *run]
    places = [_places(spans, row) if len(row) > 1 else [0] for row in run]
    if any(p is None for p in places):
        return []
    columns: list[list[list[Segment]]] = [[] for _ in spans]
    at: dict[int, tuple[int, int]] = {}  # row and column of each cell, by its first line
    for r, (row, place) in enumerate(zip(run, places, strict=True)):
        for cell, k in zip(row, place or (), strict=True):
            if len(row) > 1:
                columns[k].append(cell)
            at[id(cell[0])] = (r, k)
    if not all(_lines_up(column) for column in columns) or _is_cards(columns, at):
        return []
    if not _says_table([row for row in run if len(row) > 1], columns, rules):
        return []
    cells = [
        GridCell(r, k, 1, 1 if len(row) > 1 else len(spans), _cell_box(cell), cell)
        for r, (row, place) in enumerate(zip(run, places, strict=True))
        for cell, k in zip(row, place or (), strict=True)
    ]
    bold = [all(c[0].bold for c in row) for row in run if len(row) > 1]
    header = 1 if (bold[0] and not any(bold[1:])) or _in_a_band(columns) else 0
    return [Grid(len(run), len(spans), around([c.box for c in cells]), cells, header)]


def _in_a_band(columns: Sequence[Sequence[list[Segment]]]) -> bool:
    """The first row stands in one drawn area, and no other row in that one: a band of heads."""
    first = {column[0][0].home for column in columns}
    below = {cell[0].home for column in columns for cell in column[1:]}
    return len(first) == 1 and None not in first and not first & below


def _lines_up(column: Sequence[Sequence[Segment]]) -> bool:
    """Whether the cells share their left edge, right edge or middle; one in five may stick out."""
    boxes = [_cell_box(cell) for cell in column]
    edges = ([b[0] for b in boxes], [b[2] for b in boxes], [(b[0] + b[2]) / 2 for b in boxes])
    for edge in edges:
        usual = median(edge)
        if sum(abs(place - usual) >= 6 for place in edge) * 5 <= len(edge):
            return True
    return False


def _says_table(
    run: Sequence[_Row], columns: Sequence[Sequence[list[Segment]]], rules: Sequence[Box]
) -> bool:
    texts = [[" ".join(s.text for s in cell) for cell in column] for column in columns]
    every = [t for column in texts for t in column]
    if len(texts) == 2 and _is_calendar(*texts):
        return True
    run_on = sum(_runs_on(a, b) for column in texts for a, b in pairwise(column))
    if run_on * 4 > len(every):
        return False  # columns of prose
    bullets = sum(bool(BULLET.match(t)) for t in every)
    for column in texts[1:]:
        if sum(bool(BULLET.match(t)) for t in column) * 3 > len(column):
            return False
    if bullets * 3 > len(every) or any(
        sum(t[:1].islower() for t in column) * 3 > len(column) for column in texts[:1]
    ):
        return False
    if len(texts) == 2 and all(re.fullmatch(r"[\d.]{1,5}", t) for t in texts[1]):
        return False  # a table of contents
    labelled = sum(bool(_LABELLED.match(t)) for t in every)
    if labelled * 5 > 2 * len(every):
        return False
    body = run[1:]
    if sum(t.rstrip().endswith(":") for t in texts[0]) * 2 > len(texts[0]):
        return True
    first = [cell[0] for cell in columns[0]]
    others = [cell[0] for column in columns[1:] for cell in column]
    if all(s.bold for s in first) and sum(s.bold for s in others) * 3 <= len(others):
        return True
    if all(s.home is not None for s in first) and len({s.home for s in first}) == len(first):
        return True
    head = all(cell[0].bold for cell in run[0])
    if head and not any(all(c[0].bold for c in row) for row in body) and len(body) >= 3:
        return True
    outer = around([s.box for s in [*first, *others]])
    ruled = [
        r
        for r in rules
        if r[3] - r[1] < 3
        and r[2] - r[0] > 0.6 * (outer[2] - outer[0])
        and outer[1] - 6 < r[1] < outer[3] + 6
    ]
    if len({round(r[1] / 3) for r in ruled}) >= 2:
        return True
    mean = sum(map(len, every)) / len(every)
    return len(columns) >= 3 and len(run) >= 4 and mean <= 25


def _is_calendar(days: Sequence[str], events: Sequence[str]) -> bool:
    """Days left, what happens then right: short texts with a digit, beside texts of words."""
    dated = all(len(t) <= 25 and any(map(str.isdigit, t)) and not BULLET.match(t) for t in days)
    return dated and all(len(re.findall(r"[^\W\d_]{3,}", t)) > 1 for t in events)


def _runs_on(text: str, below: str) -> bool:
    """Whether a printed line goes on below: a hyphen, or a long line and a small letter."""
    if text.rstrip().endswith("-"):
        return True
    return len(text) > 25 and below[:1].islower() and text.rstrip()[-1:] not in ".:;!?"


def _is_cards(columns: Sequence[Sequence[list[Segment]]], at: dict[int, tuple[int, int]]) -> bool:
    """One drawn area holds several rows of some columns, but not of all: cards side by side."""
    rows_in: dict[int, set[int]] = {}
    columns_in: dict[int, set[int]] = {}
    for column in columns:
        for cell in column:
            if cell[0].home is not None:
                row, k = at[id(cell[0])]
                rows_in.setdefault(cell[0].home, set()).add(row)
                columns_in.setdefault(cell[0].home, set()).add(k)
    return any(
        len(rows) > 1 and len(columns_in[home]) < len(columns) for home, rows in rows_in.items()
    )
