"""Paragraphs, tables, diagrams and charts of a slide as plain lines with estimated places.

A slide file tells a shape's box, not where its letters fall. A line's box is an estimate: as tall
as its font size and length ask, stacked inside the shape by its anchor, never outside the shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from extractors.readers.page_text import CellText
from extractors.readers.pptx_style import (
    alignment,
    is_bullet,
    size_and_weight,
    text_colour,
)
from models.records import Box

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSET = 7.2  # points: the format's default margin left and right
_LETTER = 0.5  # of the font size: the mean width of a letter


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph, or a part of one between its own line breaks."""

    text: str
    size: float
    bold: bool
    level: int
    bullet: bool
    align: str = "l"
    colour: str | None = None


def text_lines(
    body: Any, lists: Sequence[Any], colours: dict[str, str], lost: list[str]
) -> list[TextLine]:
    """The lines of a text body; names of XML entities met are added to ``lost``."""
    scale = 1.0
    for fit in body.xpath("./a:bodyPr/a:normAutofit/@fontScale"):
        number = str(fit).removesuffix("%")
        if number.isdigit():
            scale = int(number) / (100 if str(fit).endswith("%") else 100_000)
    made = []
    for paragraph in body.iterchildren(f"{_A}p"):
        level = _level(paragraph)
        size, bold = size_and_weight(paragraph, lists, level, scale)
        bullet = is_bullet(paragraph, lists, level)
        align = alignment(paragraph, lists, level)
        colour = text_colour(paragraph, colours)
        first = True
        for text in paragraph_lines(paragraph, lost):
            if text.strip():
                made.append(TextLine(text, size, bold, level, bullet and first, align, colour))
                first = False
    return made


def _level(paragraph: Any) -> int:
    properties = paragraph.find(f"{_A}pPr")
    level = properties.get("lvl", "0") if properties is not None else "0"
    return min(int(level), 8) if level.isdigit() else 0


def paragraph_lines(paragraph: Any, lost: list[str]) -> list[str]:
    """A paragraph's text, parted at its own line breaks."""
    parts = [""]
    for child in paragraph:
        if child.tag in (f"{_A}r", f"{_A}fld"):
            for text in child.iterchildren(f"{_A}t"):
                parts[-1] += node_text(text, lost)
        elif child.tag == f"{_A}br":
            parts.append("")
        elif child.tag == f"{_MC}AlternateContent" or (
            isinstance(child.tag, str) and child.tag.endswith("}m")
        ):
            branch = child[0] if child.tag == f"{_MC}AlternateContent" and len(child) else child
            for text in branch.iter(f"{_A}t", f"{_M}t"):
                parts[-1] += node_text(text, lost)
    return [line for part in parts for line in part.replace("\x0b", "\n").split("\n")]


def node_text(node: Any, lost: list[str]) -> str:
    """All text of a node, also what stands after an XML entity, which ``.text`` would lose.

    An entity is never resolved (it may name a file): it stays as written.
    """
    text = node.text or ""
    for child in node:
        if child.tag is etree.Entity:
            lost.append(child.text)
            text += child.text
        text += child.tail or ""
    return text


def estimated_boxes(
    lines: Sequence[TextLine], body: Any | None, box: Box
) -> list[tuple[Box, bool]]:
    """For each line an estimated box inside the shape's box, and whether it is one printed line."""
    wide = max(box[2] - box[0] - 2 * _INSET, 1.0)
    rows = []
    for line in lines:
        need = len(line.text) * line.size * _LETTER + line.level * 18
        rows.append(max(1, round(need / wide + 0.45)) if need > wide else 1)
    heights = [n * line.size * 1.2 for n, line in zip(rows, lines, strict=True)]
    total, room = sum(heights), box[3] - box[1]
    anchor = "t"
    if body is not None:
        found = body.xpath("./a:bodyPr/@anchor")
        anchor = str(found[0]) if found else "t"
    top = box[1]
    if total >= room:
        heights = [h * room / total for h in heights] if total else heights
    elif anchor == "ctr":
        top += (room - total) / 2
    elif anchor == "b":
        top += room - total
    else:
        top += min(3.6, room - total)
    made = []
    for line, high, n in zip(lines, heights, rows, strict=True):
        left, right = box[0] + min(_INSET, wide / 4), box[2] - min(_INSET, wide / 4)
        printed = len(line.text) * line.size * _LETTER
        if n == 1 and printed < right - left:
            if line.align == "ctr":
                left = (left + right - printed) / 2
            elif line.align == "r":
                left = right - printed
            else:
                left = min(left + line.level * 18, right - printed)
            right = left + printed
        made.append(((left, top, right, min(top + high, box[3])), n == 1))
        top += high
    return made


def table_cells(
    frame: Any, box: Box, lists: Sequence[Any], colours: dict[str, str], lost: list[str]
) -> tuple[int, int, list[CellText]]:
    """Rows, columns and cells of a table; a merged cell stands once, with its spans."""
    table = frame.xpath("./a:graphic/a:graphicData/a:tbl")[0]
    widths = [_number(c.get("w")) for c in table.xpath("./a:tblGrid/a:gridCol")]
    rows = table.xpath("./a:tr")
    heights = [_number(r.get("h")) for r in rows]
    columns = max([len(widths), *(len(r.xpath("./a:tc")) for r in rows)], default=0)
    xs = _edges(widths + [0.0] * (columns - len(widths)), box[0], box[2])
    ys = _edges(heights, box[1], box[3])
    cells = []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.xpath("./a:tc")):
            if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                continue
            down = min(_span(cell.get("rowSpan")), len(rows) - r)
            across = min(_span(cell.get("gridSpan")), columns - c)
            place = (xs[c], ys[r], xs[c + across], ys[r + down])
            bodies = cell.xpath("./a:txBody")
            lines = text_lines(bodies[0], lists, colours, lost) if bodies else []
            cells.append(
                CellText(
                    r,
                    c,
                    tuple((line.text.strip(), ()) for line in lines),
                    down,
                    across,
                    place,
                    lines[0].size if lines else None,
                    bool(lines) and all(line.bold for line in lines),
                )
            )
    return len(rows), columns, cells


def _number(value: str | None) -> float:
    return float(value) if value and value.lstrip("-").isdigit() else 0.0


def _span(value: str | None) -> int:
    return max(1, int(value)) if value and value.isdigit() else 1


def _edges(sizes: Sequence[float], start: float, end: float) -> list[float]:
    """Edges between columns or rows, stretched to the frame where the file's sums differ."""
    total = sum(sizes)
    edges = [start]
    for size in sizes:
        share = size / total if total else 1 / len(sizes)
        edges.append(edges[-1] + share * (end - start))
    return edges


def diagram_lines(data: bytes) -> Iterator[tuple[str, int]]:
    """SmartArt: each node's text with its depth, in the diagram's own order.

    Raises lxml's XMLSyntaxError where the part is no XML.
    """
    root = parsed(data)
    texts: dict[str, str] = {}
    tops: list[str] = []
    for point in root.iter(f"{_DGM}pt"):
        name = point.get("modelId", "")
        if point.get("type", "node") in ("node", "asst"):
            paragraphs = point.findall(f"{_DGM}t/{_A}p")
            texts[name] = " ".join(
                " ".join(paragraph_lines(p, [])).strip() for p in paragraphs
            ).strip()
        elif point.get("type") == "doc":
            tops.append(name)
    below: dict[str, list[tuple[int, str]]] = {}
    for link in root.iter(f"{_DGM}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            below.setdefault(link.get("srcId", ""), []).append(
                (int(order) if order.isdigit() else 0, link.get("destId", ""))
            )
    done: set[str] = set()
    stack = [(name, -1) for name in reversed(tops)]
    while stack:
        name, depth = stack.pop()
        if name in done:
            continue  # a diagram that holds itself
        done.add(name)
        if texts.get(name):
            yield texts[name], max(depth, 0)
        stack.extend((child, depth + 1) for _, child in sorted(below.get(name, []), reverse=True))
    for name, text in texts.items():
        if name not in done and text:
            yield text, 0


def chart_lines(root: Any) -> tuple[list[str], list[str]]:
    """A chart's titles, and the names of its series and categories."""
    titles = [
        "".join(t.text or "" for t in title.iter(f"{_A}t")) for title in root.iter(f"{_C}title")
    ]
    names: list[str] = []
    for kind in ("tx", "cat"):
        for node in root.iter(f"{_C}{kind}"):
            names.extend(v.text or "" for v in node.iter(f"{_C}v"))
    names.extend(t.text or "" for label in root.iter(f"{_C}dLbl") for t in label.iter(f"{_A}t"))
    return [t for t in titles if t.strip()], [n for n in dict.fromkeys(names) if n.strip()]


def parsed(data: bytes) -> Any:
    """The root of a part that python-pptx does not parse; entities and DTDs are never fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)
