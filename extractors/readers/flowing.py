"""Text that flows: paragraphs of a document without places, written page by page.

What a layout would show by the space between lines is told by the order of paragraphs here: a list
stays with what leads it, short lines stay with each other, and all else is a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractors.readers.errors import issue
from extractors.readers.flowing_tables import FlowingTable, Inside
from extractors.readers.page_text import CellText, PageWriter
from models.records import Issue, LineRole, Page

# The tab before a page number in a table of contents: shown as dots.
_NUMBER_OF_PAGE = re.compile(r"\t(?=(?:\d{1,4}|[ivxlc]{1,6})$)")
_ENDS_A_LEAD = re.compile(r"[\w)\"”’]$")
_SHORT = 90  # characters: a line of a card or form, not of prose
_LEAD = 60
_EDGES = ("header", "footer", "page_number")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what its style tells; ``lines`` are parted by its own line breaks.

    ``leader``: a tab before a page number is dots, as in a table of contents.
    """

    lines: Sequence[str]
    size: float | None = None
    bold: bool = False
    level: int = 0
    bullet: bool = False
    number: str = ""  # of a numbered heading or item, as shown
    role: LineRole = "body"
    leader: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()

    def shown(self) -> list[str]:
        """The lines as they are read on the page, with the number and the dots."""
        lines = [line.rstrip() for line in self.lines]
        if self.leader:
            lines = [_NUMBER_OF_PAGE.sub(" ..... ", line) for line in lines]
        first = next((k for k, line in enumerate(lines) if line.strip()), None)
        if self.number and first is not None:
            lines[first] = f"{self.number} {lines[first].strip()}"
        return lines


def _nothing() -> None:
    return None


@dataclass(slots=True)
class FlowingText:
    """The pages written so far and the one being written.

    ``on_begin`` writes a page's header before its first text, ``on_end`` what stands at its foot.
    """

    width: float
    height: float
    on_begin: Callable[[], None] = _nothing
    on_end: Callable[[], None] = _nothing
    pages: list[Page] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    writer: PageWriter = field(default_factory=PageWriter)
    begun: bool = False
    block: int | None = None  # still open for paragraphs that belong with the last one
    last: Paragraph | None = None

    @property
    def number(self) -> int:
        """Of the page being written, from 1."""
        return len(self.pages) + 1

    def begin(self) -> None:
        """Called before anything is written: the page's header comes first, once."""
        if not self.begun:
            self.begun = True
            self.on_begin()

    def new_page(self, *, even_if_empty: bool = False) -> None:
        """Go on to the next page; where nothing stands on this one yet, only if asked to."""
        if self.begun or even_if_empty:
            self.close_page()

    def close_page(self) -> None:
        """End the page being written; it counts even with nothing on it."""
        self.begin()
        self.on_end()
        writer = self.writer
        if all(line.role in _EDGES for line in writer.lines):
            self.issues.append(issue("empty-page", self.number))
        self.pages.append(
            Page(
                self.number,
                self.width,
                self.height,
                writer.text,
                tuple(writer.words),
                tuple(writer.lines),
                tuple(writer.tables),
            )
        )
        self.writer, self.begun = PageWriter(), False
        self.end_block()

    def end_block(self) -> None:
        """What comes next does not belong with what stands above."""
        self.block, self.last = None, None

    def paragraph(self, told: Paragraph) -> None:
        """Write one paragraph into the block that it belongs to; an empty one parts blocks."""
        if not told.text:
            self.end_block()
            return
        self.begin()
        heading = told.role in ("title", "subtitle")
        if heading or not self._belongs(told):
            self.end_block()
        if self.block is None:
            self.block = self.writer.new_block()
        self.write(told, self.block)
        self.last = told
        if heading:
            self.end_block()

    def apart(self, paragraphs: Sequence[Paragraph]) -> None:
        """Write paragraphs as one block of their own: a text box, a note."""
        self.begin()
        self.end_block()
        block = self.writer.new_block()
        for told in paragraphs:
            self.write(told, block)

    def write(self, told: Paragraph, block: int) -> None:
        """Write the lines of a paragraph into a block."""
        bullet = told.bullet
        for text in told.shown():
            line = self.writer.line(
                text,
                block=block,
                size=told.size,
                bold=told.bold,
                level=told.level,
                bullet=bullet,
                role=told.role,
            )
            bullet = bullet and line is None

    def table(
        self, rows: int, columns: int, cells: Sequence[CellText], header_rows: int
    ) -> None:
        """Write a table, unless all of it is empty."""
        if any(cell.lines for cell in cells):
            self.begin()
            self.end_block()
            self.writer.table(
                rows,
                columns,
                cells,
                block=self.writer.new_block(),
                box=None,
                header_rows=header_rows,
            )
        self.end_block()

    def table_by_pages(
        self, table: FlowingTable[Inside], write_inside: Callable[[Inside], None]
    ) -> None:
        """Write a table page by page; ``write_inside`` writes what hangs on its cells."""
        for k, piece in enumerate(table.pieces()):
            if k:
                self.new_page()
            self.table(piece.rows, table.columns, piece.cells, piece.header_rows)
            for inside in piece.inside:
                write_inside(inside)
        for _ in range(table.unsplit):
            self.new_page(even_if_empty=True)

    def _belongs(self, told: Paragraph) -> bool:
        above = self.last
        if above is None or self.block is None:
            return False
        if told.bullet:
            text = above.text
            leads = len(text) <= _LEAD and bool(_ENDS_A_LEAD.search(text))
            return above.bullet or text.endswith(":") or leads
        if above.bullet:
            return told.level > 0  # a second paragraph of the same item
        stands_out = (told.bold and not above.bold) or (told.size or 0) > (above.size or 0)
        return not stands_out and len(told.text) <= _SHORT and len(above.text) <= _SHORT
