"""Writes a page's text while keeping every line, word and cell at its offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from models.records import Box, Cell, Line, LineRole, Page, Shape, Table, Word

_Placed = TypeVar("_Placed", Word, Line, Cell)
_WORD = re.compile(r"\S+")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """The same length, without characters that no text file or JSON may hold."""
    return _UNFIT.sub(lambda m: "\ufffd" if m[0] > "\x7f" else " ", text)


@dataclass(frozen=True, slots=True)
class CellText:
    """A table cell before it has offsets."""

    row: int
    column: int
    lines: tuple[tuple[str, tuple[Box | None, ...]], ...]  # text; a box a word, or none at all
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    confidences: tuple[tuple[float | None, ...], ...] = ()  # of OCR: for each line, each word


@dataclass(slots=True)
class PageWriter:
    """Guards one page's text: lines of one block are parted by a line break, blocks by two.

    Nothing is changed once written, so an offset that it has given stays right.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    blocks: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def new_block(self) -> int:
        """Open the next block and give its number."""
        self.blocks += 1
        return self.blocks - 1

    def line(
        self,
        text: str,
        *,
        block: int,
        box: Box | None = None,
        word_boxes: Sequence[Box | None] | None = None,
        confidences: Sequence[float | None] = (),
        size: float | None = None,
        bold: bool = False,
        level: int = 0,
        bullet: bool = False,
        role: LineRole = "body",
        colour: str | None = None,
    ) -> Line | None:
        """Write one line; None (and nothing written) where it holds only white space.

        ``word_boxes`` gives a box for every white-space-free word of the text; without it words are
        interpolated inside ``box`` by their share of the line's characters (an estimate).
        ``confidences`` are OCR's, for the same words.
        """
        text = clean(text).strip()
        if not text:
            return None
        text = " ".join(text.splitlines())
        if self.lines or self.tables:
            same = bool(self.lines) and self.lines[-1].block == block
            self._write("\n" if same else "\n\n")
        start = self.length
        self._words(text, box, word_boxes, confidences)
        self._write(text)
        made = Line(start, self.length, box, size, bold, level, bullet, role, block, colour)
        self.lines.append(made)
        return made

    def table(
        self,
        rows: int,
        columns: int,
        cells: Sequence[CellText],
        *,
        block: int,
        box: Box | None,
        header_rows: int = 1,
        role: LineRole = "cell",
    ) -> Table:
        """Write a table: cells parted by tabs, rows and a cell's own lines by line breaks."""
        if self.lines or self.tables:
            self._write("\n\n")
        made: list[Cell] = []
        row, first = 0, True
        for cell in sorted(cells, key=lambda c: (c.row, c.column)):
            if not first:
                self._write("\n" if cell.row != row else "\t")
            row, first = cell.row, False
            start = self.length
            for k, (text, boxes) in enumerate(cell.lines):
                text = clean(text)
                if k:
                    self._write("\n")
                sure = cell.confidences[k] if k < len(cell.confidences) else ()
                self._words(text, cell.box, boxes or None, sure)
                self._write(text)
            end = self.length
            made.append(
                Cell(cell.row, cell.column, start, end, cell.row_span, cell.column_span, cell.box)
            )
            if end > start:
                self.lines.append(
                    Line(start, end, cell.box, cell.size, cell.bold, role=role, block=block)
                )
        table = Table(rows, columns, tuple(made), header_rows, box, block)
        self.tables.append(table)
        return table

    def append(self, page: Page, corner: tuple[float, float]) -> list[Shape]:
        """Write all of another page (a picture on this one) in blocks of its own.

        ``corner`` is where it stands, in points. Gives its shapes, which have no groups or ends.
        """
        if self.lines or self.tables:
            self._write("\n\n")
        shift, block = self.length, self.blocks
        dx, dy = corner

        def placed(box: Box | None) -> Box | None:
            return box and (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy)

        def moved(item: _Placed) -> _Placed:
            start, end = item.start + shift, item.end + shift
            return replace(item, start=start, end=end, box=placed(item.box))

        self._write(page.text)
        self.words += [moved(word) for word in page.words]
        self.lines += [replace(moved(line), block=line.block + block) for line in page.lines]
        for table in page.tables:
            cells = tuple(moved(cell) for cell in table.cells)
            number = table.block + block
            self.tables.append(replace(table, cells=cells, box=placed(table.box), block=number))
        held = [line.block for line in page.lines] + [table.block for table in page.tables]
        self.blocks = block + max(held, default=-1) + 1
        made: list[Shape] = []
        for shape in page.shapes:
            x0, top, x1, bottom = shape.box
            made.append(
                replace(
                    shape,
                    box=(x0 + dx, top + dy, x1 + dx, bottom + dy),
                    start=None if shape.start is None else shape.start + shift,
                    end=None if shape.end is None else shape.end + shift,
                    block=None if shape.block is None else shape.block + block,
                )
            )
        return made

    def _words(
        self,
        text: str,
        box: Box | None,
        word_boxes: Sequence[Box | None] | None,
        confidences: Sequence[float | None],
    ) -> None:
        at, told = self.length, 0 if word_boxes is None else len(word_boxes)
        for k, match in enumerate(_WORD.finditer(text)):
            start, end = match.span()
            place: Box | None = None
            if word_boxes is not None and k < told:
                place = word_boxes[k]
            elif box is not None:
                place = part_of(box, start / len(text), end / len(text))
            sure = confidences[k] if k < len(confidences) else None
            self.words.append(Word(at + start, at + end, place, sure))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def part_of(box: Box, first: float, last: float) -> Box:
    """The share of a box between two fractions of its width."""
    width = box[2] - box[0]
    return (box[0] + width * first, box[1], box[0] + width * last, box[3])
