"""PPTX: slides by python-pptx, and XPath on its element trees for what its objects do not offer.

Text frames, tables, groups, SmartArt, charts, speaker notes, hidden slides and the deck's sections.
Hidden slides keep their number and are marked. Boxes of lines and words are estimates inside their
shape (see ``pptx_text``); notes have none.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.package import Package

from extractors.boxes import around, rounded
from extractors.readers import pptx_text
from extractors.readers.errors import ReadError, issue
from extractors.readers.page_edges import PrintedLine, edge_roles
from extractors.readers.page_text import PageWriter
from extractors.readers.pptx_shapes import EMU, Item, items
from extractors.readers.pptx_style import Styles, theme_colours
from extractors.readers.reading_order import Unit, framed_order
from models.records import Box, Issue, Line, LineRole, Page, Shape

_PACKAGE_ERRORS = (
    PythonPptxError,
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    NotImplementedError,
    AssertionError,
)  # all that python-pptx was seen to raise on damaged packages, wherever it looks at them
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
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_LAST: tuple[LineRole, ...] = ("header", "footer", "page_number")


@dataclass(slots=True)
class _Slide:
    """What is needed while one slide is written."""

    part: Any
    items: list[Item]
    styles: Styles
    writer: PageWriter
    number: int
    issues: list[Issue]
    lost: list[str] = field(default_factory=list)
    ranges: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # item: start, end, block


def read_pptx(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    """Pages, issues and properties; ReadError where the package does not open or has no slide."""
    try:
        package = Package.open(io.BytesIO(data))
        main = package.main_document_part
        root = main._element
        entries = list(root.xpath("./p:sldIdLst/p:sldId"))
        size = root.find(root.tag.split("}")[0] + "}sldSz")
        wide = int(size.get("cx", "9144000")) / EMU if size is not None else 720.0
        high = int(size.get("cy", "6858000")) / EMU if size is not None else 540.0
    except _PACKAGE_ERRORS as error:
        raise ReadError("damaged", name, found=f"PPTX: {_told(error)}") from None
    if not entries:
        raise ReadError("no-pages", name)
    sections = _sections(root)
    pages: list[Page] = []
    issues: list[Issue] = []
    for number, entry in enumerate(entries, 1):
        section = sections.get(entry.get("id", ""))
        try:
            part = main.related_part(entry.get(f"{_R}id"))
            pages.append(_page(part, root, number, (0.0, 0.0, wide, high), section, issues))
        except _PACKAGE_ERRORS as error:
            issues.append(issue("damaged-page", number, _told(error)))
            pages.append(Page(number, wide, high, "", section=section))
    damaged = [i.message for i in issues if i.code == "damaged-page"]
    if damaged and all(not page.text for page in pages):
        raise ReadError("damaged", name, found=damaged[0])
    return tuple(_with_roles(pages)), tuple(issues), _properties(package)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:160]


def _properties(package: Any) -> dict[str, str]:
    try:
        core = package.core_properties
        found = {"Title": core.title, "Author": core.author}
        when = core.modified or core.created
    except _PACKAGE_ERRORS:
        return {}  # properties are an extra: a deck without them is whole
    if when is not None:
        found["ModDate"] = when.strftime("%Y-%m-%d")
    return {key: value for key, value in found.items() if value}


def _sections(root: Any) -> dict[str, str]:
    """Slide id -> the name of the section that holds it."""
    found: dict[str, str] = {}
    for node in root.iter("{*}section"):
        for entry in node.iter("{*}sldId"):
            if node.get("name"):
                found[entry.get("id", "")] = node.get("name")
    return found


def _styles(part: Any, presentation: Any) -> Styles:
    """What a slide inherits from. A missing layout or master means less style, not less text."""
    layout = _related(part, RT.SLIDE_LAYOUT)
    master = _related(layout, RT.SLIDE_MASTER) if layout is not None else None
    theme = _related(master, RT.THEME) if master is not None else None
    theme_root = None
    if theme is not None:
        try:
            theme_root = pptx_text.parsed(theme.blob)
        except etree.XMLSyntaxError:
            theme_root = None
    layout_root = getattr(layout, "_element", None)
    master_root = getattr(master, "_element", None)
    return Styles(layout_root, master_root, presentation, theme_colours(theme_root, master_root))


def _related(part: Any, kind: str) -> Any | None:
    try:
        return part.part_related_by(kind)
    except (KeyError, ValueError, AttributeError):
        return None


def _page(
    part: Any, presentation: Any, number: int, whole: Box, section: str | None, issues: list[Issue]
) -> Page:
    root = part._element
    styles = _styles(part, presentation)
    trees = root.xpath("./p:cSld/p:spTree")
    found = items(trees[0], styles, whole) if trees else []
    slide = _Slide(part, found, styles, PageWriter(), number, issues)
    for k in _order(slide):
        _write(slide, k)
    notes_start = _write_notes(slide)
    writer = slide.writer
    if slide.lost:
        issues.append(issue("damaged-part", number, "XML: " + ", ".join(dict.fromkeys(slide.lost))))
    if not writer.text:
        picture = any(item.kind == "picture" for item in found)
        issues.append(issue("no-text-layer" if picture else "empty-page", number))
    hidden = root.get("show") in ("0", "false")
    if hidden:
        issues.append(issue("hidden-slide", number))
    return Page(
        number,
        whole[2],
        whole[3],
        writer.text,
        tuple(writer.words),
        tuple(writer.lines),
        tuple(writer.tables),
        _shapes(slide),
        hidden=hidden,
        notes_start=notes_start,
        section=section,
    )


# --- reading order -------------------------------------------------------------------------------


def _role(item: Item) -> LineRole:
    return _ROLES.get(item.placeholder.kind, "body") if item.placeholder else "body"


def _order(slide: _Slide) -> list[int]:
    """Titles first, then shapes by their boxes, a group's children together, footers last."""
    found = slide.items
    told = [k for k, item in enumerate(found) if item.content != "none" and _has_text(item)]
    titles = [k for k in told if _role(found[k]) == "title"]
    last = [k for k in told if _role(found[k]) in _LAST]
    rest = set(told) - set(titles) - set(last)
    return [*titles, *_order_in(slide, None, rest), *last]


def _has_text(item: Item) -> bool:
    return item.content in ("chart", "diagram") or bool(
        item.element.xpath(".//a:t[normalize-space() or node()]")
    )


def _order_in(slide: _Slide, group: int | None, told: set[int]) -> list[int]:
    units: list[Unit] = []
    inner: dict[int, list[int]] = {}
    frames: list[Box] = []
    page = slide.items
    for k, item in enumerate(page):
        if item.group != group:
            continue
        if item.kind == "group":
            inner[k] = _order_in(slide, k, told)
            if inner[k]:
                boxes = [page[n].box for n in inner[k]]
                units.append(Unit(around(boxes), len(inner[k]), k))
        elif k in told:
            lines = len(item.element.xpath(".//a:p")) or 1
            units.append(Unit(item.box, lines, k))
        if item.colour or item.outlined:
            frames.append(item.box)
    return [n for k in framed_order(units, frames) for n in inner.get(k, [k])]


# --- writing -------------------------------------------------------------------------------------


def _write(slide: _Slide, k: int) -> None:
    item, writer = slide.items[k], slide.writer
    block = writer.new_block()
    before = len(writer.lines)
    if item.content == "text":
        _write_text(slide, item, block)
    elif item.content == "table":
        lists = slide.styles.lists(item.element, [], None)
        rows, columns, cells = pptx_text.table_cells(
            item.element, item.box, lists, slide.styles.colours, slide.lost
        )
        if cells:
            writer.table(rows, columns, cells, block=block, box=item.box)
    elif item.content == "diagram":
        _write_diagram(slide, item, block)
    elif item.content == "chart":
        _write_chart(slide, item, block)
    written = writer.lines[before:]
    if written:
        slide.ranges[k] = (written[0].start, written[-1].end, block)


def _write_text(slide: _Slide, item: Item, block: int) -> None:
    body = item.element.xpath("./p:txBody")[0]
    lists = slide.styles.lists(item.element, item.models, item.placeholder)
    lines = pptx_text.text_lines(body, lists, slide.styles.colours, slide.lost)
    places = pptx_text.estimated_boxes(lines, body, item.box)
    role = _role(item)
    for line, (box, single) in zip(lines, places, strict=True):
        words = None if single else [box] * len(line.text.split())
        slide.writer.line(
            line.text,
            block=block,
            box=box,
            word_boxes=words,
            size=line.size,
            bold=line.bold,
            level=line.level,
            bullet=line.bullet and role == "body",
            role=role,
            colour=line.colour,
        )


def _write_diagram(slide: _Slide, item: Item, block: int) -> None:
    """SmartArt keeps its text in a part of its own; its nodes share the frame's box."""
    for name in item.element.xpath("./a:graphic/a:graphicData/*/@*[local-name()='dm']"):
        try:
            nodes = list(pptx_text.diagram_lines(slide.part.related_part(str(name)).blob))
        except _PACKAGE_ERRORS as error:
            slide.issues.append(issue("damaged-part", slide.number, f"SmartArt: {_told(error)}"))
            continue
        for k, (text, depth) in enumerate(nodes):
            high = (item.box[3] - item.box[1]) / len(nodes)
            top = item.box[1] + k * high
            box = (item.box[0], top, item.box[2], top + high)
            slide.writer.line(text, block=block, box=box, level=max(depth - 1, 0), bullet=depth > 0)


def _write_chart(slide: _Slide, item: Item, block: int) -> None:
    for name in item.element.xpath("./a:graphic/a:graphicData/*/@*[local-name()='id']"):
        try:
            chart = slide.part.related_part(str(name))
            root = getattr(chart, "_element", None)
            if root is None:
                root = pptx_text.parsed(chart.blob)
            titles, names = pptx_text.chart_lines(root)
        except _PACKAGE_ERRORS as error:
            slide.issues.append(issue("damaged-part", slide.number, f"chart: {_told(error)}"))
            continue
        for text in titles:
            slide.writer.line(text, block=block, box=item.box)
        for text in names:  # labels of numbers: kept, but nothing that the deck states
            slide.writer.line(text, block=block, box=item.box, role="alt")


def _write_notes(slide: _Slide) -> int | None:
    """Speaker notes after the slide's own text, without places; where they begin."""
    notes = _related(slide.part, RT.NOTES_SLIDE)
    root = getattr(notes, "_element", None)
    if root is None:
        return None
    start: int | None = None
    shapes = root.xpath("./p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph[@type='body']]")
    for shape in shapes or root.xpath("./p:cSld/p:spTree/p:sp[not(p:nvSpPr/p:nvPr/p:ph)]"):
        block = slide.writer.new_block()
        for body in shape.xpath("./p:txBody"):
            for line in pptx_text.text_lines(body, [], {}, slide.lost):
                written = slide.writer.line(
                    line.text, block=block, level=line.level, bullet=line.bullet, role="notes"
                )
                if written and start is None:
                    start = written.start
    return start


def _shapes(slide: _Slide) -> tuple[Shape, ...]:
    """All drawn things, indexes as in the slide's tree, with their text's offsets."""
    by_id: dict[str, int] = {}
    for k, item in enumerate(slide.items):
        by_id.setdefault(item.shape_id, k)
    return tuple(_shape(item, slide.ranges.get(k), by_id) for k, item in enumerate(slide.items))


def _shape(item: Item, told: tuple[int, int, int] | None, by_id: dict[str, int]) -> Shape:
    start, end, block = told or (None, None, None)
    return Shape(
        item.kind,
        rounded(item.box),
        start,
        end,
        item.colour,
        item.group,
        by_id.get(item.begins_id) if item.begins_id else None,
        by_id.get(item.ends_id) if item.ends_id else None,
        block,
    )


# --- roles that no placeholder tells -------------------------------------------------------------


def _with_roles(pages: Sequence[Page]) -> list[Page]:
    """Mark footers and numbers that are plain text boxes, and titles of slides without one."""
    free = [
        (k, line)
        for k, page in enumerate(pages)
        for line in page.lines
        if line.role == "body" and line.box is not None
    ]
    printed = [
        PrintedLine(k, pages[k].text[line.start : line.end], line.box or _NOWHERE, line.size)
        for k, line in free
    ]
    roles = edge_roles(printed, [(page.width, page.height) for page in pages])
    told = {(k, line.start): role for (k, line), role in zip(free, roles, strict=True) if role}
    made = []
    for k, page in enumerate(pages):
        lines = [replace(line, role=told.get((k, line.start), line.role)) for line in page.lines]
        made.append(replace(page, lines=tuple(_titled(page, lines))))
    return made


def _titled(page: Page, lines: list[Line]) -> list[Line]:
    """Without a title placeholder the largest text of the upper part is the title."""
    body = [line for line in lines if line.role == "body" and line.size and line.box]
    if any(line.role == "title" for line in lines) or not body:
        return lines
    largest = max(line.size or 0 for line in body)
    rest = [line.size or 0 for line in body if (line.size or 0) < largest]
    tops = [line for line in body if line.size == largest]
    high = tops[0].box[1] if tops[0].box else 0.0
    if len({line.block for line in tops}) > 1 or high > 0.6 * page.height:
        return lines
    if not rest or largest < 1.2 * max(rest):
        return lines
    return [replace(line, role="title", bullet=False) if line in tops else line for line in lines]
