"""ODT: headings, paragraphs, lists and tables in the order of the text.

Pages are those that the program has noted (soft page breaks) and those that styles ask for. Nothing
has a box; a footnote stands after the paragraph that refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.readers.docx_styles import formatted
from extractors.readers.flowing import FlowingText, Paragraph
from extractors.readers.flowing_tables import FlowingTable
from extractors.readers.odf_styles import (
    DRAW,
    FO,
    OFFICE,
    STYLE,
    SVG,
    TABLE,
    TEXT,
    XLINK,
    Styles,
    level_of,
    number_format,
    page_size,
)
from extractors.readers.odf_text import Block, Inline, InlineReader, blocks, grid
from extractors.readers.page_text import CellText
from models.records import Issue, LineRole, Page

_A4 = (595.3, 841.9)
_LEVELS = 10
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_TITLE = re.compile(r"title|otsikko|rubrik", re.I)
ObjectTexts = Callable[[str], tuple[list[str], list[str]]]


def read_text_pages(
    body: Any, styles: Styles, reader: InlineReader, objects: ObjectTexts
) -> tuple[list[Page], list[Issue]]:
    """The pages of an ``office:text`` element and their issues; at least one page."""
    document = _Text(styles, reader, objects)
    document.flow.on_begin, document.flow.on_end = document.begin_page, document.end_page
    first = next(iter(styles.masters), "")
    document.master = "Standard" if "Standard" in styles.masters else first
    document.write(body)
    document.finish()
    return document.flow.pages, document.flow.issues


@dataclass(slots=True)
class _Counter:
    """How far the lists and headings of a document have counted."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    last_list: dict[str, Any] = field(default_factory=dict)

    def number(
        self, key: str, style: Callable[[int], Any | None], level: int, start: int | None
    ) -> str:
        """The number that the next paragraph at this level shows, "" where it shows none."""
        told = style(level)
        form = number_format(told)
        if told is None or form is None:
            return ""
        counts = self.counts.setdefault(key, [0] * _LEVELS)
        for k in range(level):
            counts[k] = counts[k] or _start(style(k))
        counts[level] = start if start is not None else (counts[level] or _start(told) - 1) + 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        shown = told.get(f"{TEXT}display-levels", "1")
        first = level + 1 - min(int(shown) if shown in "123456789" else 1, level + 1)
        parts = [
            formatted(counts[k], form_k)
            for k in range(first, level + 1)
            if (form_k := number_format(style(k)))
        ]
        prefix = told.get(f"{STYLE}num-prefix", "")
        return f"{prefix}{'.'.join(parts)}{told.get(f'{STYLE}num-suffix', '')}".strip()


def _start(level: Any | None) -> int:
    told = level.get(f"{TEXT}start-value", "1") if level is not None else "1"
    return int(told) if told.isdecimal() and len(told) < 6 else 1


@dataclass(slots=True)
class _Text:
    """What is needed while the text is written page by page."""

    styles: Styles
    reader: InlineReader
    objects: ObjectTexts
    flow: FlowingText = field(default_factory=lambda: FlowingText(*_A4))
    counter: _Counter = field(default_factory=_Counter)
    master: str = ""  # the page style of the page being written
    next_master: str | None = None
    comments: list[Any] = field(default_factory=list)
    endnotes: list[Any] = field(default_factory=list)

    # --- pages -----------------------------------------------------------------------------------

    def begin_page(self) -> None:
        """Before the page's first text: its size and its header."""
        if self.next_master is not None:
            self.master, self.next_master = self.next_master, None
        sheet = self.styles.masters.get(self.master)
        self.flow.width, self.flow.height = page_size(self.styles, sheet) or _A4
        self._write_edge("header")

    def end_page(self) -> None:
        """What stands at the page's foot; the next page may have another style."""
        noted, self.comments = self.comments, []
        for node in noted:
            inside = [told for _, told in self._inside(node)]
            self.flow.apart([replace(told, role="comment", bullet=False) for told in inside])
        self._write_edge("footer")
        sheet = self.styles.masters.get(self.master)
        follower = sheet.get(f"{STYLE}next-style-name") if sheet is not None else None
        if follower and self.next_master is None:
            self.next_master = follower

    def finish(self) -> None:
        """After all text: endnotes, and the last page's foot."""
        for node in self.endnotes:
            self._write_note(node)
        if self.flow.begun or not self.flow.pages:
            self.flow.close_page()

    def _write_edge(self, kind: LineRole) -> None:
        sheet = self.styles.masters.get(self.master)
        if sheet is None:
            return
        number = self.flow.number
        names = ["first"] if number == 1 else ["left"] if number % 2 == 0 else []
        found = [sheet.find(f"{STYLE}{kind}-{name}") for name in names] + [
            sheet.find(f"{STYLE}{kind}")
        ]
        edge = next((node for node in found if node is not None), None)
        if edge is None or edge.get(f"{STYLE}display") == "false":
            return
        self.reader.page = number
        block = self.flow.writer.new_block()
        for inline, told in self._inside(edge):
            alone = inline.numbers and not re.search(r"[^\W\d_]", inline.text)
            role: LineRole = "page_number" if alone else kind
            self.flow.write(replace(told, role=role, bullet=False, number=""), block)

    # --- blocks ----------------------------------------------------------------------------------

    def write(self, container: Any) -> None:
        """All paragraphs, tables and drawn things of the body."""
        for block in blocks(container, self.styles):
            tag = block.node.tag
            if tag in _PARAGRAPHS:
                self._paragraph(block)
            elif tag == f"{TABLE}table":
                self._break_before("table", block.node.get(f"{TABLE}style-name"), "table")
                self._table(block.node)
            elif tag == f"{TEXT}soft-page-break":
                self.flow.new_page()
            elif tag == f"{OFFICE}annotation":
                self.comments.append(block.node)
            else:
                self._drawn(block.node)

    def _break_before(self, family: str, name: str | None, kind: str) -> None:
        """Go on to a new page where the style asks for one, or for another kind of page."""
        master = self.styles.own(family, name, f"{STYLE}master-page-name")
        if self.styles.value(family, name, kind, f"{FO}break-before") == "page" or master:
            self.flow.new_page()
        if master:
            self.next_master = master

    def _paragraph(self, block: Block) -> None:
        name = block.node.get(f"{TEXT}style-name")
        if self.styles.value("paragraph", name, "text", f"{TEXT}display") == "none":
            return
        self._break_before("paragraph", name, "paragraph")
        inline, told = self._told(block)
        if inline.begins_page:
            self.flow.new_page()
        self.flow.paragraph(told)
        self._write_extras(inline)
        after = self.styles.value("paragraph", name, "paragraph", f"{FO}break-after") == "page"
        if inline.crosses_page or after:
            self.flow.new_page()

    def _told(self, block: Block) -> tuple[Inline, Paragraph]:
        node = block.node
        name = node.get(f"{TEXT}style-name")
        self.reader.page = self.flow.number
        inline = self.reader.read(node, [("paragraph", name)])
        role: LineRole = "body"
        number = ""
        level, bullet = min(block.level, 8), block.bullet
        if node.tag == f"{TEXT}h":
            told = node.get(f"{TEXT}outline-level", "1")
            role, bullet = "subtitle", False
            level = int(told) - 1 if told in ("1", "2", "3", "4", "5", "6", "7", "8", "9") else 0
            if inline.text and node.get(f"{TEXT}is-list-header") != "true":
                number = self._heading_number(block, level)
        elif bullet and inline.text:
            number = self._item_number(block)
        elif self._is_title(name):
            role = "title"
        paragraph = Paragraph(
            inline.lines,
            inline.size,
            inline.bold,
            level if block.listed or role == "subtitle" else 0,
            bullet,
            number,
            role,
            block.contents or ("\t" in inline.text and self.styles.has_leader(name)),
        )
        return inline, paragraph

    def _is_title(self, name: str | None) -> bool:
        names = [str(s.get(f"{STYLE}name", "")) for s in self.styles.chain("paragraph", name)]
        return any(_TITLE.fullmatch(n) for n in names)

    def _heading_number(self, block: Block, level: int) -> str:
        if block.list_node is not None:
            return self._item_number(block)

        def style(k: int) -> Any | None:
            return level_of(self.styles.outline, k)

        return self.counter.number("", style, level, None)

    def _item_number(self, block: Block) -> str:
        name = block.list_name or ""
        node = block.list_node
        key = f"list {name}"
        if node is not None and self.counter.last_list.get(key) is not node:
            goes_on = node.get(f"{TEXT}continue-numbering") == "true" or node.get(
                f"{TEXT}continue-list"
            )
            if not goes_on:
                self.counter.counts.pop(key, None)
            self.counter.last_list[key] = node

        def style(k: int) -> Any | None:
            return self.styles.list_level(name, k)

        return self.counter.number(key, style, min(block.level, _LEVELS - 1), block.starts)

    def _inside(self, container: Any) -> Iterator[tuple[Inline, Paragraph]]:
        """Paragraphs of a box, note or cell; those of tables inside come as lines of their own."""
        for block in blocks(container, self.styles):
            if block.node.tag == f"{TABLE}table":
                for cell in grid(block.node).cells:
                    yield from self._inside(cell.node)
            elif block.node.tag in _PARAGRAPHS:
                inline, told = self._told(block)
                yield inline, replace(told, role="body") if told.role != "body" else told
            elif block.node.tag.startswith(DRAW):
                yield Inline(frames=[block.node]), Paragraph([])

    def _write_extras(self, inline: Inline) -> None:
        """What hangs on a paragraph: drawn things, footnotes, comments."""
        for frame in inline.frames:
            self._drawn(frame)
        for note in inline.notes:
            if note.get(f"{TEXT}note-class") == "endnote":
                self.endnotes.append(note)
            else:
                self._write_note(note)
        self.comments += inline.comments

    def _write_note(self, note: Any) -> None:
        for body in note.iterfind(f"{TEXT}note-body"):
            self.flow.apart([told for _, told in self._inside(body)])

    def _drawn(self, node: Any) -> None:
        """A text box, shape, picture, chart or group of them."""
        if node.tag in (f"{DRAW}g", f"{DRAW}a"):
            for child in node:
                if isinstance(child.tag, str) and child.tag.startswith(DRAW):
                    self._drawn(child)
            return
        told = [n.text or "" for name in ("title", "desc") for n in node.iterfind(f"{SVG}{name}")]
        for text in dict.fromkeys(text for text in told if text.strip()):
            self.flow.apart([Paragraph([text], role="alt")])
        for child in node if node.tag == f"{DRAW}frame" else (node,):
            if child.tag == f"{DRAW}object":
                titles, names = self.objects(child.get(f"{XLINK}href", ""))
                labels = [Paragraph([text], role="alt") for text in names]
                self.flow.apart([*(Paragraph([text]) for text in titles), *labels])
                return
            if child.tag == f"{DRAW}text-box" or child is node:
                inside = list(self._inside(child))
                self.flow.apart([told for _, told in inside])
                for inline, _ in inside:
                    self._write_extras(inline)
                return

    def _table(self, node: Any) -> None:
        told = grid(node)
        cells: list[CellText] = []
        inside: list[tuple[int, Inline]] = []
        breaks = list(told.breaks)
        for cell in told.cells:
            paragraphs = list(self._inside(cell.node))
            filled = [(inline, p) for inline, p in paragraphs if p.text]
            inside += [(cell.row, inline) for inline, _ in paragraphs]
            if any(inline.crosses_page or inline.begins_page for inline, _ in paragraphs):
                breaks.append(cell.row + 1)
            lines = [line.strip() for _, p in filled for line in p.shown() if line.strip()]
            cells.append(
                CellText(
                    cell.row,
                    cell.column,
                    tuple((line, ()) for line in lines),
                    cell.row_span,
                    cell.column_span,
                    None,
                    filled[0][0].size if filled else None,
                    bool(filled) and all(inline.bold for inline, _ in filled),
                )
            )
        breaks = sorted(set(breaks))
        table = FlowingTable(told.rows, told.columns, cells, inside, told.header_rows, breaks)
        self.flow.table_by_pages(table, self._write_extras)
