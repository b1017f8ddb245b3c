"""A printed page, whatever read it (a text layer, OCR): words with places become a ``Page``.

A reader gathers words and what is drawn into a ``Content``, makes printed lines with their style
and ruled tables of it (a ``Draft``), marks what returns on many pages, and gets finished pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.boxes import area, around, rounded, within
from extractors.readers import aligned
from extractors.readers.grids import Grid
from extractors.readers.page_edges import PrintedLine, edge_roles, footnotes
from extractors.readers.page_text import CellText, PageWriter
from extractors.readers.reading_order import (
    BULLET,
    Segment,
    Unit,
    blocks,
    framed_order,
    give_homes,
)
from models.records import Box, LineRole, Origin, Page, Shape, ShapeKind, Table

_EDGE_ROLES = ("header", "footer", "page_number")
_THIN = 3.0  # points: thinner is a line, not an area
_LONG = 60.0  # points: what a line of a timeline's grid reaches at least
_SHEET = 1.2  # times as wide as it is high: two upright pages side by side, or a slide
_GUTTER = 4.0  # points
_NUMBER = re.compile(r"\d+")
_MOST_LINES = 100  # a map or a chart has more, and tells nothing by them


@dataclass(frozen=True, slots=True)
class Piece:
    """One word as printed; ``index`` is its first letter's number on the page.

    ``box`` is what order is made by: as high as the line, whatever letters stand in it. ``ink``
    fits the letters themselves, where the reader knows it; ``confidence`` is OCR's, 0 to 1.
    """

    text: str
    box: Box
    index: int
    ink: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A filled or framed area, or a picture."""

    kind: ShapeKind
    box: Box
    colour: str | None


@dataclass(slots=True)
class Content:
    """All of one page, before any order is made."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)  # thin lines and edges that could make a table
    has_image: bool = False
    origin: Origin = "text"


@dataclass(slots=True)
class Draft:
    """A page before roles are known. A line's parts tell their piece by ``order``."""

    content: Content
    lines: list[Segment] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)
    roles: dict[int, LineRole] = field(default_factory=dict)  # by id of the segment
    spread: bool = False  # two printed pages on one sheet


# --- headers, footers, titles --------------------------------------------------------------------


def mark_edges(drafts: Sequence[Draft]) -> None:
    """Mark lines that stand at the same place of several pages, page numbers, footnotes."""
    every = [(page, draft, line) for page, draft in enumerate(drafts) for line in draft.lines]
    printed = [
        PrintedLine(page, line.text, line.box, line.size, line.parts[0].turned)
        for page, _, line in every
    ]
    roles = edge_roles(printed, [(d.content.width, d.content.height) for d in drafts])
    for (_, draft, line), role in zip(every, roles, strict=True):
        if role is not None:
            draft.roles[id(line)] = role
    for draft in drafts:
        draft.spread = _is_spread(draft)
    _mark_footnotes(drafts)


def _mark_footnotes(drafts: Sequence[Draft]) -> None:
    before = ""  # marks of the page before, and of this page's tables
    for draft in drafts:
        free = [s for s in draft.lines if id(s) not in draft.roles and not s.parts[0].turned]
        cells = " ".join(s.text for t in draft.tables for c in t.cells for s in c.lines)
        printed = [PrintedLine(0, s.text, s.box, s.size) for s in free]
        for line, is_note in zip(free, footnotes(printed, f"{before} {cells}"), strict=True):
            if is_note:
                draft.roles[id(line)] = "footnote"
        before = " ".join([cells, *(s.text for s in free)])


def _mark_title(draft: Draft) -> None:
    """The largest text in the upper part of the page, where it stands out from the rest."""
    free = [s for s in draft.lines if id(s) not in draft.roles and s.size and not s.parts[0].turned]
    if not free:
        return
    sizes: Counter[float] = Counter()
    for line in free:
        sizes[line.size or 0] += len(line.text)
    for grid in draft.tables:
        for cell in grid.cells:
            for line in cell.lines:
                sizes[line.size or 0] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    height = draft.content.height
    for part in (0.3, 0.7):
        upper = [s for s in free if s.box[1] < part * height and any(c.isalpha() for c in s.text)]
        if not upper:
            continue
        largest = max(s.size or 0 for s in upper)
        top = [s for s in upper if (s.size or 0) > largest - 0.3]
        top.sort(key=lambda s: (s.box[1], s.box[0]))
        beside = [s for s in free if s is not top[0] and _in_one_row(s, top[0])]
        if any((s.size or 0) > largest - 0.3 for s in beside):
            continue  # the heads of cards side by side
        bold_only = part == 0.3 and len(sizes) == 1 and top[0].bold and not top[-1].bold
        alone_bold = bold_only and not beside
        if largest < 1.15 * usual and not alone_bold:
            continue
        draft.roles[id(top[0])] = "title"
        last = top[0]
        for line in top[1:]:
            high = line.box[3] - line.box[1]
            below = 0.5 * high < line.box[1] - last.box[1] < 1.8 * high
            if below and min(line.box[2], last.box[2]) > max(line.box[0], last.box[0]):
                draft.roles[id(line)] = "title"
                last = line
        return


def _in_one_row(a: Segment, b: Segment) -> bool:
    return min(a.box[3], b.box[3]) - max(a.box[1], b.box[1]) > 0.5 * (b.box[3] - b.box[1])


# --- the page ------------------------------------------------------------------------------------


def finished(number: int, draft: Draft) -> Page:
    """The draft as a page: tables, blocks, titles and reading order found, all text written."""
    content = draft.content
    _mark_title(draft)
    whole = content.width * content.height
    frames = [
        k
        for k, d in enumerate(content.drawn)
        if d.kind not in ("picture", "diamond")
        and d.box[3] - d.box[1] > 9
        and area(d.box) < 0.45 * whole
    ]
    frame_boxes = [content.drawn[k].box for k in frames]
    title = [s for s in draft.lines if draft.roles.get(id(s)) == "title"]
    edges = [s for s in draft.lines if draft.roles.get(id(s)) in _EDGE_ROLES]
    notes = [s for s in draft.lines if draft.roles.get(id(s)) == "footnote"]
    special = {id(s) for s in (*title, *notes, *edges)}
    body = [s for s in draft.lines if id(s) not in special]
    give_homes(body, frame_boxes)
    tables = list(draft.tables)
    groups: list[list[Segment]] = []
    for half in _halves(draft, body):
        grids, rest = aligned.find(half, content.rules)
        tables += grids
        groups += blocks(rest)
    if title:
        groups.append(title)
    boxes = [around([s.box for s in g]) for g in groups]
    units = [
        Unit(_own_frame(g, k, boxes, frame_boxes), len(g), k, *_written(g))
        for k, g in enumerate(groups)
    ]
    for n, table in enumerate(tables, len(groups)):
        inside = [line for cell in table.cells for line in cell.lines]
        units.append(Unit(table.box, table.rows * 2, n, *_written(inside)))
    writer = PageWriter()
    homes: dict[int, list[tuple[int, int, int]]] = {}
    for index in _order(draft, units, frame_boxes):
        block = writer.new_block()
        if index >= len(groups):
            _write_table(writer, tables[index - len(groups)], block)
            continue
        for start, end, home in _write_block(writer, groups[index], block, draft):
            if home is not None:
                homes.setdefault(frames[home], []).append((block, start, end))
    if notes:
        block = writer.new_block()
        for line in sorted(notes, key=lambda s: s.parts[0].order):
            _write_block(writer, [line], block, draft)
    for line in sorted(edges, key=lambda s: (s.box[1], s.box[0])):
        _write_block(writer, [line], writer.new_block(), draft)
    return Page(
        number,
        round(content.width, 2),
        round(content.height, 2),
        writer.text,
        tuple(writer.words),
        tuple(writer.lines),
        tuple(writer.tables),
        (*_shapes(content, homes), *_long_lines(content, writer.tables)),
        content.origin,
    )


def _written(lines: Sequence[Segment]) -> tuple[int, int]:
    """Where the file writes the first and the last word of the lines."""
    orders = [part.order for line in lines for part in line.parts]
    return min(orders), max(orders)


def _order(draft: Draft, units: Sequence[Unit], frames: Sequence[Box]) -> list[int]:
    """Reading order; of two printed pages on one sheet the left one is read first, whole."""
    if not draft.spread:
        return framed_order(units, frames)
    middle = draft.content.width / 2
    left = [unit for unit in units if unit.box[0] + unit.box[2] < 2 * middle]
    right = [unit for unit in units if unit not in left]
    return [*framed_order(left, frames), *framed_order(right, frames)]


def _halves(draft: Draft, lines: list[Segment]) -> list[list[Segment]]:
    """The lines of each printed page on the sheet."""
    if not draft.spread:
        return [lines]
    middle = draft.content.width
    left = [line for line in lines if line.box[0] + line.box[2] < middle]
    return [left, [line for line in lines if line.box[0] + line.box[2] >= middle]]


def _is_spread(draft: Draft) -> bool:
    """Whether the sheet shows two printed pages: a number on each half, the right one the next.

    And nothing runs over the middle: a slide in two columns has one number or none.
    """
    content = draft.content
    if content.width < _SHEET * content.height:
        return False
    middle = content.width / 2
    numbers: tuple[set[int], set[int]] = (set(), set())
    for line in draft.lines:
        if draft.roles.get(id(line)) == "page_number" and (found := _NUMBER.search(line.text)):
            numbers[line.box[0] > middle].add(int(found[0]))
        elif line.box[0] < middle - _GUTTER and line.box[2] > middle + _GUTTER:
            return False
    return any(number + 1 in numbers[1] for number in numbers[0])


def _own_frame(
    group: Sequence[Segment], k: int, boxes: Sequence[Box], frames: Sequence[Box]
) -> Box:
    """The drawn area around a block where it holds nothing else, else the block's own box."""
    home = group[0].home
    if home is None or any(s.home != home for s in group):
        return boxes[k]
    x0, top, x1, bottom = frames[home]
    for n, (a, b, c, d) in enumerate(boxes):
        if n != k and x0 < (a + c) / 2 < x1 and top < (b + d) / 2 < bottom:
            return boxes[k]
    return around([boxes[k], frames[home]])


def _write_block(
    writer: PageWriter, group: Sequence[Segment], block: int, draft: Draft
) -> list[tuple[int, int, int | None]]:
    """Start, end and home of each line that was written."""
    done: list[tuple[int, int, int | None]] = []
    lefts: list[float] = []
    for left in sorted(s.box[0] for s in group if BULLET.match(s.text)):
        if not lefts or left - lefts[-1] > 4:
            lefts.append(left)
    for line in group:
        bullet = bool(BULLET.match(line.text)) and len(line.parts) > 1
        level = sum(left < line.box[0] - 4 for left in lefts) if bullet else 0
        written = writer.line(
            line.text,
            block=block,
            box=line.box,
            word_boxes=[p.place for p in line.parts],
            confidences=[p.confidence for p in line.parts],
            size=line.size,
            bold=line.bold,
            level=level,
            bullet=bullet,
            role=draft.roles.get(id(line), "body"),
            colour=line.colour,
        )
        if written:
            done.append((written.start, written.end, line.home))
    return done


def _write_table(writer: PageWriter, grid: Grid, block: int) -> None:
    cells = []
    for cell in grid.cells:
        lines = tuple((s.text, tuple(p.place for p in s.parts)) for s in cell.lines)
        sure = tuple(tuple(p.confidence for p in s.parts) for s in cell.lines)
        sizes = [s.size for s in cell.lines if s.size]
        cells.append(
            CellText(
                cell.row,
                cell.column,
                lines,
                cell.row_span,
                cell.column_span,
                cell.box,
                sizes[0] if sizes else None,
                bool(cell.lines) and all(s.bold for s in cell.lines),
                sure,
            )
        )
    writer.table(
        grid.rows, grid.columns, cells, block=block, box=grid.box, header_rows=grid.header_rows
    )


def _shapes(content: Content, homes: dict[int, list[tuple[int, int, int]]]) -> Iterator[Shape]:
    for k, drawn in enumerate(content.drawn):
        inside = homes.get(k, [])
        kind = drawn.kind
        if kind == "bar" and inside and drawn.box[3] - drawn.box[1] >= 40:
            kind = "text"
        numbers = {block for block, _, _ in inside}
        yield Shape(
            kind,
            rounded(drawn.box),
            min((start for _, start, _ in inside), default=None),
            max((end for _, _, end in inside), default=None),
            drawn.colour,
            block=numbers.pop() if len(numbers) == 1 else None,
        )


def _long_lines(content: Content, tables: Sequence[Table]) -> Iterator[Shape]:
    """Upright lines outside tables: they part a timeline's years, or columns."""
    told = {
        _place((x, d.box[1], x, d.box[3])) for d in content.drawn for x in (d.box[0], d.box[2])
    }  # an area's own edges are no lines
    left = _MOST_LINES
    for rule in content.rules:
        upright = rule[2] - rule[0] < _THIN and rule[3] - rule[1] > _LONG
        if not upright or _place(rule) in told or not left:
            continue
        if not any(t.box and within(rule, t.box, _THIN) for t in tables):
            told.add(_place(rule))
            left -= 1
            yield Shape("line", rounded(rule))


def _place(rule: Box) -> tuple[int, int, int]:
    return round(rule[0] / 2), round(rule[1] / 8), round(rule[3] / 8)
