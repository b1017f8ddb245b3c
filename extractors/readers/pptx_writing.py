"""Writes what one slide shows and what is told about it onto its page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from extractors.readers import pptx_graphics, pptx_text
from extractors.readers.errors import issue
from extractors.readers.page_text import PageWriter
from extractors.readers.pptx_package import PACKAGE_ERRORS
from extractors.readers.pptx_places import word_places
from extractors.readers.pptx_remarks import write_comments, write_notes
from extractors.readers.pptx_shapes import Item, middle_of, turned
from extractors.readers.pptx_style import Styles
from extractors.readers.xml_parts import parsed
from models.records import Box, Issue, LineRole

_ROLES: dict[str, LineRole] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "ftr": "footer",
    "dt": "footer",
    "hdr": "header",
    "sldNum": "page_number",
}
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DATA = f"{_A}graphic/{_A}graphicData"
# Text that is turned by these degrees: the format's words for it.
_UPRIGHT = {"vert": 90.0, "eaVert": 90.0, "vert270": 270.0}


@dataclass(slots=True)
class Slide:
    """What is needed while one slide is written."""

    part: Any
    items: list[Item]
    styles: Styles
    writer: PageWriter
    number: int
    issues: list[Issue]
    lost: list[str] = field(default_factory=list)
    ranges: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # item: start, end, block


def in_short(error: Exception) -> str:
    """An error in one short line."""
    return f"{type(error).__name__}: {error}"[:160]


def role_of(item: Item) -> LineRole:
    """What a shape's placeholder says that its text is."""
    return _ROLES.get(item.placeholder.kind, "body") if item.placeholder else "body"


def write(slide: Slide, k: int) -> None:
    """Write one of the slide's shapes."""
    item, writer = slide.items[k], slide.writer
    block = writer.new_block()
    before = len(writer.lines)
    if item.content == "text":
        write_text(slide, item, block, role_of(item))
    elif item.content == "table":
        rows, columns, cells = pptx_text.table_cells(
            item.element, item.box, slide.styles.table(), slide.styles.colours, slide.lost
        )
        if cells:
            writer.table(rows, columns, cells, block=block, box=item.box)
    elif item.content == "diagram":
        _write_diagram(slide, item, block)
    elif item.content == "chart":
        _write_chart(slide, item, block)
    elif item.content == "picture":
        writer.line(item.described, block=block, box=item.box, role="alt")
    elif item.content == "other":
        for text in pptx_text.plain_lines(item.element, slide.lost):
            boxes = [item.box] * len(text.split())
            writer.line(text, block=block, box=item.box, word_boxes=boxes)
    written = writer.lines[before:]
    if written:
        slide.ranges[k] = (written[0].start, written[-1].end, block)


def write_text(slide: Slide, item: Item, block: int, role: LineRole, number: int = 0) -> None:
    """``number``: the slide's, where its fields cannot know it: on a layout or master."""
    styles = slide.styles
    style = styles.text(item.body, item.placeholder)
    lines = pptx_text.text_lines(item.body, style, styles.colours, slide.lost, number)
    frame, angle = item.frame, item.angle
    body = style.body
    if body.upright in _UPRIGHT:
        angle += _UPRIGHT[body.upright]
        frame = turned(frame, 90, middle_of(frame))
        body = replace(body, upright="horz")
    words = word_places(lines, body, frame, frame, item.geometry)
    if angle:
        middle = middle_of(frame)
        words = [[turned(box, angle, middle) for box in boxes] for boxes in words]
    pptx_text.write_lines(
        slide.writer, lines, words, style.body, item.box, block=block, role=role
    )


def _write_diagram(slide: Slide, item: Item, block: int) -> None:
    """SmartArt keeps its text in a part of its own, and what it drew of it in another."""
    for relations in item.element.iterfind(f"{_DATA}/*"):
        name = relations.get(f"{_R}dm")
        try:
            root = parsed(slide.part.related_part(name).blob)
            nodes = list(pptx_graphics.diagram_nodes(root, slide.lost))
        except PACKAGE_ERRORS as error:
            slide.issues.append(issue("damaged-part", slide.number, f"SmartArt: {in_short(error)}"))
            continue
        drawn = _drawn_boxes(slide, root, item.box)
        for k, node in enumerate(nodes):
            high = (item.box[3] - item.box[1]) / len(nodes)
            top = item.box[1] + k * high
            slice_of_frame = (item.box[0], top, item.box[2], top + high)
            place = next((drawn[n] for n in node.drawn if n in drawn), None)
            slide.writer.line(
                node.text,
                block=block,
                box=place or slice_of_frame,
                word_boxes=[place or item.box] * len(node.text.split()),
                level=max(node.depth - 1, 0),
                bullet=node.depth > 0,
            )


def _drawn_boxes(slide: Slide, root: Any, frame: Box) -> dict[str, Box]:
    """Where a diagram's nodes are drawn; nothing where its drawing is not there or damaged."""
    name = pptx_graphics.drawing_name(root)
    if name is None:
        return {}
    try:
        drawing = parsed(slide.part.related_part(name).blob)
    except PACKAGE_ERRORS:
        return {}  # any program can draw it anew from its data
    return pptx_graphics.drawn_boxes(drawing, frame)


def _write_chart(slide: Slide, item: Item, block: int) -> None:
    for relations in item.element.iterfind(f"{_DATA}/*"):
        try:
            chart = slide.part.related_part(relations.get(f"{_R}id"))
            root = getattr(chart, "_element", None)
            if root is None:
                root = parsed(chart.blob)
            titles, figures = pptx_graphics.chart_lines(root, slide.lost)
        except PACKAGE_ERRORS as error:
            slide.issues.append(issue("damaged-part", slide.number, f"chart: {in_short(error)}"))
            continue
        for text in titles:
            boxes = [item.box] * len(text.split())
            slide.writer.line(text, block=block, box=item.box, word_boxes=boxes)
        for text in figures:  # numbers and their labels: kept, but nothing that the deck states
            boxes = [item.box] * len(text.split())
            slide.writer.line(text, block=block, box=item.box, word_boxes=boxes, role="alt")


def write_remarks(slide: Slide) -> int | None:
    """Speaker notes and then comments, after the slide's own text; where they begin."""
    starts: list[int | None] = []
    comments: list[Any] = []
    for relation in slide.part.rels.values():
        if relation.is_external:
            continue
        if relation.reltype == RT.NOTES_SLIDE:
            root = getattr(relation.target_part, "_element", None)
            if root is not None:
                starts.append(write_notes(root, slide.writer, slide.lost))
        elif relation.reltype.endswith("/comments"):
            comments.append(relation.target_part)
    for part in comments:
        try:
            root = parsed(part.blob)
        except etree.XMLSyntaxError as error:
            slide.issues.append(issue("damaged-part", slide.number, f"comment: {in_short(error)}"))
            continue
        starts.append(write_comments(root, slide.writer, slide.lost))
    return min((start for start in starts if start is not None), default=None)
