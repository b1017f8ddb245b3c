"""Paragraphs and tables of a slide as plain lines with their looks and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from extractors.readers.page_text import CellText, PageWriter, clean
from extractors.readers.pptx_colours import Colours
from extractors.readers.pptx_places import (
    PlacedLine,
    letter_widths,
    needed_height,
    row_tops,
    word_places,
)
from extractors.readers.pptx_style import (
    EMU,
    Body,
    TextStyle,
    is_narrow,
    is_true,
    points,
    whole_number,
)
from models.records import Box, LineRole

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_T, _P, _PPR, _RPR = f"{_A}t", f"{_A}p", f"{_A}pPr", f"{_A}rPr"
_RUNS = (f"{_A}r", f"{_A}fld")
_TRUE = ("1", "true", "on")
_INSET = 7.2  # points: the format's default margin left and right
_LETTER = 0.5  # of the font size: the mean width of a letter
_NO_NUMBERS = ("‹#›", "<#>", "<number>")  # what programs write before they know the slide's


@dataclass(slots=True)
class TextLine(PlacedLine):
    """A paragraph, or a part of one between its own line breaks; empty where nothing is told."""

    bold: bool = False
    level: int = 0
    bullet: bool = False
    colour: str | None = None


def text_lines(
    body: Any,
    style: TextStyle,
    colours: Colours,
    lost: list[str],
    number: int = 0,
    heavy: bool = False,
) -> list[TextLine]:
    """The lines of a text body, empty ones too, as they take room.

    Names of XML entities met are added to ``lost``; ``number`` is the slide's, for its fields;
    ``heavy`` text may be drawn bold though its runs do not say so.
    """
    made: list[TextLine] = []
    scale = style.body.scale
    for paragraph in body.iterchildren(_P):
        level = 0
        look = None
        parts = [""]
        sizes: dict[str | None, int] = {}
        end: str | None = None  # the font size of its end mark: of an empty paragraph
        bold, any_bold, any_run, narrow = True, heavy, False, style.narrow
        colour: str | None = None
        for child in paragraph:
            tag = child.tag
            if tag in _RUNS:
                text, size, weight = "", None, None
                for part in child:
                    if part.tag == _T:
                        text += node_text(part, lost) if len(part) else part.text or ""
                    elif part.tag == _RPR:
                        size, weight = part.get("sz"), part.get("b")
                        for detail in part:
                            if detail.tag == f"{_A}latin":
                                narrow = narrow or is_narrow(detail.get("typeface"))
                            elif detail.tag == f"{_A}solidFill" and colour is None:
                                colour = colours.first_in(detail)
                if not text:
                    continue
                if number and text in _NO_NUMBERS and child.get("type") == "slidenum":
                    text = str(number)
                parts[-1] += text
                if look is None:
                    look = style.level(level)
                any_run = True
                sizes[size] = sizes.get(size, 0) + len(text)
                strong = weight in _TRUE if weight else look.bold
                bold, any_bold = bold and strong, any_bold or strong
            elif tag == f"{_A}endParaRPr":
                end = child.get("sz")
            elif tag == _PPR:
                level = _level(child)
                look = style.level(level)
                if len(child) or len(child.attrib) > ("lvl" in child.attrib):
                    look = look.with_properties(child)
            else:
                _other_text(child, parts, lost)
        if look is None:
            look = style.level(level)
        told = {_points(s, look.size): n for s, n in (sizes or {end: 1}).items()}
        if len(told) == 1:
            size = low = high = next(iter(told))
        else:
            size, low, high = max(told, key=lambda s: told[s]), min(told), max(told)
        if not any_run and end is None and made:
            high = max(high, made[-1].high)  # an empty paragraph: some go on as the one above
        least, most = letter_widths(low, high, any_bold, narrow)
        first = True
        for text in _parted(parts):
            blank = not text or text.isspace()
            made.append(
                TextLine(
                    "" if blank else clean(text), round(size * scale, 2), look, first, low,
                    high, least, most, bold and any_run, level,
                    look.bullet and first and not blank, colour,
                )
            )  # fmt: skip
            first = first and blank
    return made


def _level(properties: Any) -> int:
    return min(max(int(whole_number(properties.get("lvl"))), 0), 8)


def _points(size: str | None, inherited: float) -> float:
    return inherited if size is None else points(size)


def paragraph_lines(paragraph: Any, lost: list[str]) -> list[str]:
    """A paragraph's text, parted at its own line breaks."""
    parts = [""]
    for child in paragraph:
        if child.tag in _RUNS:
            for text in child.iterchildren(_T):
                parts[-1] += node_text(text, lost)
        else:
            _other_text(child, parts, lost)
    return _parted(parts)


def _other_text(child: Any, parts: list[str], lost: list[str]) -> None:
    """What stands in a paragraph beside its runs: line breaks, formulas, alternatives."""
    tag = child.tag
    if tag == f"{_A}br":
        parts.append("")
    elif tag == f"{_MC}AlternateContent" or (isinstance(tag, str) and tag.endswith("}m")):
        branch = child[0] if tag == f"{_MC}AlternateContent" and len(child) else child
        for text in branch.iter(_T, f"{_M}t"):
            parts[-1] += node_text(text, lost)


def _parted(parts: list[str]) -> list[str]:
    if len(parts) == 1 and "\n" not in parts[0] and "\x0b" not in parts[0]:
        return parts
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


def write_lines(
    writer: PageWriter,
    lines: Sequence[TextLine],
    words: Sequence[Sequence[Box]],
    body: Body,
    box: Box,
    *,
    block: int,
    role: LineRole,
) -> None:
    """Write a shape's lines into a block; ``words``: the boxes of each line's words."""
    shown = [line for line in lines if line.text]
    places = estimated_boxes(shown, body, box)
    for line, place, boxes in zip(shown, places, (w for w in words if w), strict=True):
        writer.line(
            line.text,
            block=block,
            box=place,
            word_boxes=boxes,
            size=line.size,
            bold=line.bold,
            level=line.level,
            bullet=line.bullet and role == "body",
            role=role,
            colour=line.colour,
        )


def estimated_boxes(lines: Sequence[TextLine], body: Body, box: Box) -> list[Box]:
    """For each line the likeliest box inside the shape's box: where the layout looks for it.

    As tall as its font size and length ask, stacked by the body's anchor, never outside the shape.
    """
    wide = max(box[2] - box[0] - 2 * _INSET, 1.0)
    inset = min(_INSET, wide / 4, (box[2] - box[0]) / 4)
    rows = []
    for line in lines:
        need = len(line.text) * line.size * _LETTER + line.level * 18
        rows.append(max(1, round(need / wide + 0.45)) if need > wide else 1)
    heights = [n * line.size * 1.2 for n, line in zip(rows, lines, strict=True)]
    total, room = sum(heights), box[3] - box[1]
    top = box[1]
    if total >= room:
        heights = [h * room / total for h in heights] if total else heights
    elif body.anchor == "ctr":
        top += (room - total) / 2
    elif body.anchor == "b":
        top += room - total
    else:
        top += min(3.6, room - total)
    made = []
    for line, high, n in zip(lines, heights, rows, strict=True):
        left, right = box[0] + inset, box[2] - inset
        printed = len(line.text) * line.size * _LETTER
        if n == 1 and printed < right - left:
            if line.look.align == "ctr":
                left = (left + right - printed) / 2
            elif line.look.align == "r":
                left = right - printed
            else:
                left = min(left + line.level * 18, right - printed)
            right = left + printed
        made.append((left, top, right, min(top + high, box[3])))
        top += high
    return made


# --- tables ---------------------------------------------------------------------------------------


def table_cells(
    frame: Any, box: Box, style: TextStyle, colours: Colours, lost: list[str]
) -> tuple[int, int, list[CellText]]:
    """Rows, columns and cells of a table; a merged cell stands once, with its spans.

    A cell's box is what the file tells; rows grow with their text when they are drawn, so a word's
    box reaches from where its row may begin to where it may end.
    """
    table = frame.find(f"{_A}graphic/{_A}graphicData/{_A}tbl")
    widths = [whole_number(c.get("w")) for c in table.findall(f"{_A}tblGrid/{_A}gridCol")]
    rows = [(row, row.findall(f"{_A}tc")) for row in table.findall(f"{_A}tr")]
    heights = [whole_number(row.get("h")) for row, _ in rows]
    columns = max([len(widths), *(len(cells) for _, cells in rows)], default=0)
    xs = _edges(widths + [0.0] * (columns - len(widths)), box[0], box[2])
    ys = _edges(heights, box[1], box[3])
    told: list[tuple[CellText, list[TextLine], Body]] = []
    needs: list[list[tuple[float, float]]] = [[] for _ in rows]
    for r, (_, cells) in enumerate(rows):
        for c, cell in enumerate(cells):
            attributes = cell.attrib
            if is_true(attributes.get("hMerge")) or is_true(attributes.get("vMerge")):
                continue
            down = min(_span(attributes.get("rowSpan")), len(rows) - r)
            across = min(_span(attributes.get("gridSpan")), columns - c)
            place = (xs[c], ys[r], xs[c + across], ys[r + down])
            text = cell.find(f"{_A}txBody")
            heavy = r == 0 or c == 0  # as table styles draw heads
            lines = text_lines(text, style, colours, lost, 0, heavy) if text is not None else []
            body = _cell_body(cell)
            if down == 1:
                needs[r].append(needed_height(lines, body, place[2] - place[0]))
            shown = [line for line in lines if line.text]
            bold = bool(shown) and all(line.bold for line in shown)
            size = shown[0].size if shown else None
            written = tuple((line.text.strip(), ()) for line in shown)
            told.append((CellText(r, c, written, down, across, place, size, bold), lines, body))
    lows, highs = row_tops(ys, [h / EMU for h in heights], needs)
    return len(rows), columns, [_placed(*entry, lows, highs) for entry in told]


def _placed(
    cell: CellText, lines: list[TextLine], body: Body, lows: list[float], highs: list[float]
) -> CellText:
    if cell.box is None or not cell.lines:
        return cell
    first, last = cell.row, cell.row + cell.row_span
    tight = (cell.box[0], lows[first], cell.box[2], lows[last])
    loose = (cell.box[0], highs[first], cell.box[2], highs[last])
    places = word_places(lines, body, tight, loose)
    written = tuple(
        (line.text.strip(), tuple(boxes))
        for line, boxes in zip(lines, places, strict=True)
        if line.text
    )
    return replace(cell, lines=written)


def _cell_body(cell: Any) -> Body:
    properties = cell.find(f"{_A}tcPr")
    if properties is None or not properties.attrib:
        return Body()
    get = properties.get
    left, top, right, bottom = (
        default if (told := get(name)) is None else whole_number(told) / EMU
        for name, default in (("marL", 7.2), ("marT", 3.6), ("marR", 7.2), ("marB", 3.6))
    )
    return Body(left, top, right, bottom, get("anchor", "t"), upright=get("vert", "horz"))


def _span(value: str | None) -> int:
    return max(1, int(whole_number(value)))


def _edges(sizes: Sequence[float], start: float, end: float) -> list[float]:
    """Edges between columns or rows, stretched to the frame where the file's sums differ."""
    total = sum(sizes)
    edges = [start]
    for size in sizes:
        share = size / total if total else 1 / len(sizes)
        edges.append(edges[-1] + share * (end - start))
    return edges


def plain_lines(element: Any, lost: list[str]) -> Iterator[str]:
    """The text of all paragraphs below an element, wherever they stand."""
    for paragraph in element.iter(_P):
        yield from paragraph_lines(paragraph, lost)
