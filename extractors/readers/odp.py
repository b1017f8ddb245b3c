"""ODP: slides with shapes in their places, tables, notes, comments, hidden slides and footers.

Boxes of lines and words are estimates inside their shape, as in a PPTX; notes and comments have
none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.boxes import rounded
from extractors.readers.errors import issue
from extractors.readers.odf_styles import (
    DRAW,
    OFFICE,
    PRESENTATION,
    STYLE,
    TEXT,
    XLINK,
    Styles,
    length,
    page_size,
)
from extractors.readers.odf_text import Inline, InlineReader, blocks, grid
from extractors.readers.odp_places import body_of, geometry_of, look_of
from extractors.readers.odp_shapes import Item, box_of, items
from extractors.readers.page_text import CellText, PageWriter, clean
from extractors.readers.pptx_places import letter_widths, needed_height, row_tops, word_places
from extractors.readers.pptx_style import Body
from extractors.readers.pptx_text import TextLine, write_lines
from extractors.readers.reading_order import Unit
from extractors.readers.slide_order import slide_order
from extractors.readers.slide_roles import with_roles
from models.records import Box, Issue, LineRole, Page, Shape

_WIDE_SCREEN = (960.0, 540.0)
# What a slide shows of its master page, and the switch of its style that says so.
_FROM_MASTER = {
    "footer": "display-footer",
    "page-number": "display-page-number",
    "date-time": "display-date-time",
    "header": "display-header",
}
#: Gives the titles and the other texts of an embedded object by its address in the package.
ObjectTexts = Callable[[str], tuple[list[str], list[str]]]


@dataclass(slots=True)
class _Slide:
    """What is needed while one slide is written."""

    number: int
    styles: Styles
    reader: InlineReader
    items: list[Item]
    objects: ObjectTexts
    writer: PageWriter = field(default_factory=PageWriter)
    comments: list[Any] = field(default_factory=list)
    ranges: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # item: start, end, block


def read_slides(
    body: Any, styles: Styles, reader: InlineReader, objects: ObjectTexts
) -> tuple[list[Page], list[Issue]]:
    """The slides of an ``office:presentation`` element, hidden ones too, and their issues."""
    declared = {
        (kind, node.get(f"{PRESENTATION}name", "")): "".join(node.itertext())
        for kind in ("footer", "header", "date-time")
        for node in body.iter(f"{PRESENTATION}{kind}-decl")
    }
    pages: list[Page] = []
    issues: list[Issue] = []
    for number, node in enumerate(body.iterfind(f"{DRAW}page"), 1):
        reader.page = number
        reader.fields = {
            kind: declared.get((kind, node.get(f"{PRESENTATION}use-{kind}-name", "")), "")
            for kind in ("footer", "header", "date-time")
        }
        pages.append(_page(node, number, styles, reader, objects, issues))
    return with_roles(pages), issues


def _page(
    node: Any,
    number: int,
    styles: Styles,
    reader: InlineReader,
    objects: ObjectTexts,
    issues: list[Issue],
) -> Page:
    master = styles.masters.get(node.get(f"{DRAW}master-page-name", ""))
    wide, high = page_size(styles, master) or _WIDE_SCREEN
    whole = (0.0, 0.0, wide, high)
    models: dict[str, Box] = {}
    for frame in master if master is not None else ():
        place = box_of(frame) if isinstance(frame.tag, str) else None
        if place and frame.get(f"{PRESENTATION}class"):
            models.setdefault(frame.get(f"{PRESENTATION}class"), place)
    found = items(node, styles, whole, models)
    found += _from_master(node, master, styles, whole, found)
    slide = _Slide(number, styles, reader, found, objects)
    for k in _order(slide):
        _write(slide, k)
    for item in found:
        for text in dict.fromkeys(item.alternatives()):
            slide.writer.line(text, block=slide.writer.new_block(), box=item.box, role="alt")
    _write_apart(slide, [*node.iterfind(f"{OFFICE}annotation"), *slide.comments], "comment")
    notes_start = len(slide.writer.text)
    notes = node.find(f"{PRESENTATION}notes")
    told = [
        text_box
        for frame in (notes.iter(f"{DRAW}frame") if notes is not None else ())
        if frame.get(f"{PRESENTATION}class", "notes") == "notes"
        for text_box in frame.iterfind(f"{DRAW}text-box")
    ]
    written = _write_apart(slide, told, "notes")
    writer = slide.writer
    if not writer.text:
        picture = any(item.kind == "picture" for item in found)
        issues.append(issue("no-text-layer" if picture else "empty-page", number))
    style = node.get(f"{DRAW}style-name")
    shown = styles.value("drawing-page", style, "drawing-page", f"{PRESENTATION}visibility")
    if shown == "hidden":
        issues.append(issue("hidden-slide", number))
    return Page(
        number,
        wide,
        high,
        writer.text,
        tuple(writer.words),
        tuple(writer.lines),
        tuple(writer.tables),
        _shapes(slide),
        hidden=shown == "hidden",
        notes_start=written if notes_start < len(writer.text) else None,
    )


def _from_master(
    node: Any, master: Any | None, styles: Styles, whole: Box, own: Sequence[Item]
) -> list[Item]:
    """The footer, date and number that a slide shows without having them itself."""
    if master is None:
        return []
    style = node.get(f"{DRAW}style-name")
    has = {item.placeholder for item in own}

    def is_shown(item: Item) -> bool:
        switch = _FROM_MASTER.get(item.placeholder)
        if switch is None or item.placeholder in has:
            return False
        told = styles.value("drawing-page", style, "drawing-page", f"{PRESENTATION}{switch}")
        return told == "true"

    found = [item for item in items(master, styles, whole, {}) if is_shown(item)]
    return [replace(item, group=None) for item in found]


def _order(slide: _Slide) -> list[int]:
    found = slide.items
    roles = {k: item.role for k, item in enumerate(found) if item.content != "none"}

    def unit(k: int) -> Unit:
        lines = sum(1 for _ in found[k].element.iter(f"{TEXT}p", f"{TEXT}h")) or 1
        x0, top, x1, bottom = found[k].box
        box = (x0, top, max(x1, x0 + 1), max(bottom, top + 1))  # flat ones can grow with text
        return Unit(box, lines, k)

    return slide_order(found, roles, unit)


# --- writing -------------------------------------------------------------------------------------


def _write(slide: _Slide, k: int) -> None:
    item, writer = slide.items[k], slide.writer
    block = writer.new_block()
    before = len(writer.lines)
    if item.content == "text":
        _write_text(slide, item, block)
    elif item.content == "table":
        _write_table(slide, item, block)
    elif item.content == "object" and item.body is not None:
        titles, names = slide.objects(item.body.get(f"{XLINK}href", ""))
        for text in titles:
            writer.line(text, block=block, box=item.box)
        for text in names:  # labels of numbers: kept, but nothing that the deck states
            writer.line(text, block=block, box=item.box, role="alt")
    written = writer.lines[before:]
    if written:
        slide.ranges[k] = (written[0].start, written[-1].end, block)


def _write_text(slide: _Slide, item: Item, block: int) -> None:
    lines = _lines(slide, item.body, item)
    body = body_of(slide.styles, item.family, item.style, item.element)
    words = word_places(lines, body, item.box, item.box, geometry_of(item.element))
    write_lines(slide.writer, lines, words, body, item.box, block=block, role=item.role)


def _lines(slide: _Slide, container: Any, item: Item) -> list[TextLine]:
    """The lines of a shape's text, parted at line breaks as paragraphs are; empty ones too, as
    they take room.
    """
    styles = slide.styles
    made: list[TextLine] = []
    text_style = item.element.get(f"{DRAW}text-style-name")
    shape_list = styles.own(item.family, item.style, f"{STYLE}list-style-name")
    for block in blocks(container, styles, shape_list):
        if block.node.tag not in (f"{TEXT}p", f"{TEXT}h"):
            continue
        name = block.node.get(f"{TEXT}style-name")
        shape = item.family, _outline_style(styles, item, block.level)
        looks = [("paragraph", name), ("paragraph", text_style), shape]
        inline = slide.reader.read(block.node, looks)
        slide.comments += inline.comments
        size = inline.size or styles.size(looks)
        low, high = min(inline.sizes, default=size), max(inline.sizes, default=size)
        look = look_of(styles, block, looks, size, inline.any_bold)
        widths = letter_widths(low, high, inline.any_bold, inline.narrow)
        level, bullet, first = min(block.level, 8), block.bullet, True
        for told in inline.lines:
            text = clean(told).strip()
            made.append(
                TextLine(
                    text, size, look, first, low, high, *widths, inline.bold, level,
                    bullet and bool(text), inline.colour,
                )
            )  # fmt: skip
            bullet, first = bullet and not text, False
    return made


def _outline_style(styles: Styles, item: Item, level: int) -> str | None:
    """The style of an outline's deeper level, which its paragraphs have without naming it."""
    if item.placeholder == "outline" and level:
        for style in styles.chain(item.family, item.style):
            name = str(style.get(f"{STYLE}name", ""))
            if name.endswith("-outline1"):
                return f"{name[:-1]}{min(level + 1, 9)}"
    return item.style


def _write_table(slide: _Slide, item: Item, block: int) -> None:
    styles = slide.styles
    told = grid(item.body)
    widths = [
        length(styles.value("table-column", name, "table-column", f"{STYLE}column-width"))
        for name in told.column_styles
    ]
    heights = [
        length(styles.value("table-row", name, "table-row", f"{STYLE}row-height"))
        for name in told.row_styles
    ]
    xs = _edges(widths, told.columns, item.box[0], item.box[2])
    ys = _edges(heights, told.rows, item.box[1], item.box[3])
    entries: list[tuple[CellText, list[TextLine], Body]] = []
    needs: list[list[tuple[float, float]]] = [[] for _ in range(told.rows)]
    for cell in told.cells:
        first, last = cell.row, cell.row + cell.row_span
        box = (xs[cell.column], ys[first], xs[cell.column + cell.column_span], ys[last])
        owner = replace(item, family="table-cell", style=cell.style, element=cell.node)
        lines = _lines(slide, cell.node, owner)
        body = body_of(styles, "table-cell", cell.style, cell.node)
        if cell.row_span == 1:
            needs[first].append(needed_height(lines, body, box[2] - box[0]))
        shown = [line for line in lines if line.text]
        bold = bool(shown) and all(line.bold for line in shown)
        size = shown[0].size if shown else None
        spans = cell.row_span, cell.column_span
        entries.append((CellText(first, cell.column, (), *spans, box, size, bold), lines, body))
    lows, highs = row_tops(ys, [height or 0.0 for height in heights], needs)
    cells = [_placed(*entry, lows, highs) for entry in entries]
    if cells:
        slide.writer.table(
            told.rows,
            told.columns,
            cells,
            block=block,
            box=item.box,
            header_rows=told.header_rows or 1,
        )


def _placed(
    cell: CellText, lines: list[TextLine], body: Body, lows: list[float], highs: list[float]
) -> CellText:
    """The cell with its lines: a word's box reaches from where its row may begin to its end."""
    if cell.box is None:
        return cell
    first, last = cell.row, cell.row + cell.row_span
    tight = (cell.box[0], lows[first], cell.box[2], lows[last])
    loose = (cell.box[0], highs[first], cell.box[2], highs[last])
    places = word_places(lines, body, tight, loose)
    pairs = zip(lines, places, strict=True)
    shown = tuple((line.text, tuple(boxes)) for line, boxes in pairs if line.text)
    return replace(cell, lines=shown)


def _edges(sizes: Sequence[float | None], count: int, start: float, end: float) -> list[float]:
    """Edges between columns or rows, stretched to the frame where the file's sums differ."""
    known = [n for n in sizes if n]
    usual = sum(known) / len(known) if known else 1.0
    told = [(sizes[k] if k < len(sizes) else None) or usual for k in range(count)]
    edges = [start]
    for size in told:
        edges.append(edges[-1] + size / sum(told) * (end - start))
    return edges


def _write_apart(slide: _Slide, containers: Sequence[Any], role: LineRole) -> int | None:
    """Notes and comments, without places; where the first of them begins."""
    start: int | None = None
    for container in containers:
        block = slide.writer.new_block()
        for told in blocks(container, slide.styles):
            if told.node.tag not in (f"{TEXT}p", f"{TEXT}h"):
                continue
            inline: Inline = slide.reader.read(told.node, [])
            bullet = told.bullet
            for text in inline.lines:
                line = slide.writer.line(
                    re.sub(r"^\s+", "", text),
                    block=block,
                    level=min(told.level, 8),
                    bullet=bullet and role == "notes",
                    role=role,
                )
                bullet = bullet and line is None
                if line is not None and start is None:
                    start = line.start
    return start


def _shapes(slide: _Slide) -> tuple[Shape, ...]:
    """All drawn things, indexes as in the slide's tree, with their text's offsets."""
    by_id: dict[str, int] = {}
    for k, item in enumerate(slide.items):
        for name in item.ids:
            by_id.setdefault(name, k)
    made = []
    for k, item in enumerate(slide.items):
        start, end, block = slide.ranges.get(k) or (None, None, None)
        begins = by_id.get(item.begins_id) if item.begins_id else None
        ends = by_id.get(item.ends_id) if item.ends_id else None
        made.append(
            Shape(
                item.kind,
                rounded(item.box),
                start,
                end,
                item.colour,
                item.group,
                begins,
                ends,
                block,
            )
        )
    return tuple(made)
