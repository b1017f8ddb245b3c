"""Paragraphs, lists and tables of an OpenDocument file as plain values.

White space is as the format counts it: a run of it in the file is one space, and spaces, tabs and
line breaks that count are elements. Deleted text of tracked changes is stored apart and never met.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from extractors.readers.odf_styles import (
    DRAW,
    FO,
    OFFICE,
    PRESENTATION,
    STYLE,
    TABLE,
    TEXT,
    Styles,
    is_item,
)
from extractors.readers.pptx_style import is_narrow

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_MOST_REPEATS = 200  # of a row or cell; spreadsheets repeat empty ones to the edge of the sheet
_MOST_COLUMNS = 1000
_DEEPEST = 130  # lists in lists, sections in sections; lxml reads none deeper
_SECTIONS = frozenset(
    f"{TEXT}{name}"
    for name in ("section", "index-body", "index-title", "table-of-content", "illustration-index",
                 "table-index", "object-index", "user-index", "alphabetical-index", "bibliography",
                 "numbered-paragraph")
)  # fmt: skip
_CONTENTS = f"{TEXT}table-of-content"
# Inside a paragraph, what is not part of its text.
_NO_TEXT = frozenset(
    f"{TEXT}{name}"
    for name in ("hidden-text", "script", "note-citation", "ruby-text", "number",
                 "alphabetical-index-mark", "toc-mark", "user-index-mark")
)  # fmt: skip


@dataclass(slots=True)
class Inline:
    """What stands inside one paragraph; ``sizes`` counts letters by their size of type."""

    lines: list[str] = field(default_factory=lambda: [""])
    sizes: Counter[float] = field(default_factory=Counter)
    bold: bool = True  # all of it
    any_bold: bool = False
    narrow: bool = False  # some of it by the name of its font
    colour: str | None = None
    begins_page: bool = False  # a page break that the program met, before any text
    crosses_page: bool = False  # the same, within the text
    notes: list[Any] = field(default_factory=list)  # text:note
    comments: list[Any] = field(default_factory=list)  # office:annotation
    frames: list[Any] = field(default_factory=list)  # drawn things that hang on it
    numbers: bool = False  # holds the page's number

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()

    @property
    def size(self) -> float | None:
        """The size that most of its letters have; None without text."""
        return self.sizes.most_common(1)[0][0] if self.sizes else None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or table in the order of the text."""

    node: Any
    level: int = 0  # of the list that holds it, 0 the outermost
    bullet: bool = False
    listed: bool = False  # stands in a list, as an item's first or later paragraph
    list_name: str | None = None
    starts: int | None = None  # the item's number, where the file gives one
    list_node: Any | None = None  # the outermost list that holds it
    contents: bool = False  # stands in a table of contents


def blocks(container: Any, styles: Styles, list_name: str | None = None) -> Iterator[Block]:
    """Paragraphs and tables below, lists and sections resolved; page breaks between as they are."""
    yield from _blocks(container, styles, Block(None, -1, list_name=list_name), 0)


def _blocks(container: Any, styles: Styles, place: Block, depth: int) -> Iterator[Block]:
    if depth > _DEEPEST:
        return
    first = True
    for node in container:
        tag = node.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            name = place.list_name or styles.own(
                "paragraph", node.get(f"{TEXT}style-name"), f"{STYLE}list-style-name"
            )
            shown = place.listed and first and is_item(styles.list_level(name, place.level))
            yield Block(
                node,
                max(place.level, 0),
                shown and place.bullet,
                place.listed,
                name,
                place.starts if first else None,
                place.list_node,
                place.contents,
            )
            first = False
        elif tag == f"{TEXT}list":
            name = node.get(f"{TEXT}style-name") or place.list_name
            top = node if place.list_node is None else place.list_node
            for item in node:
                if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                    continue
                start = item.get(f"{TEXT}start-value", "")
                inner = Block(
                    None,
                    place.level + 1,
                    item.tag == f"{TEXT}list-item",
                    True,
                    item.get(f"{TEXT}style-override") or name,
                    int(start) if start.isdecimal() and len(start) < 6 else None,
                    top,
                    place.contents,
                )
                yield from _blocks(item, styles, inner, depth + 1)
        elif tag in _SECTIONS:
            if node.get(f"{TEXT}display") == "none":
                continue
            inner = Block(
                None,
                place.level,
                place.bullet,
                place.listed,
                place.list_name,
                None,
                place.list_node,
                place.contents or tag == _CONTENTS,
            )
            yield from _blocks(node, styles, inner, depth + 1)
        elif tag in (f"{TABLE}table", f"{TEXT}soft-page-break") or (
            isinstance(tag, str) and tag.startswith((DRAW, f"{OFFICE}annotation"))
        ):
            yield Block(node, max(place.level, 0), listed=place.listed, contents=place.contents)


@dataclass(slots=True)
class InlineReader:
    """Reads what stands inside paragraphs.

    ``fields``: what the fields of headers and footers show; ``page``: the page's number.
    """

    styles: Styles
    lost: list[str] = field(default_factory=list)  # names of XML entities met
    page: int | None = None
    fields: dict[str, str] = field(default_factory=dict)

    def read(self, paragraph: Any, looks: Sequence[tuple[str, str | None]]) -> Inline:
        """``looks``: the styles (family, name) that the paragraph has, nearest first."""
        made = Inline()
        self._walk(paragraph, tuple(looks), made, 0)
        made.lines = [line.strip(" ") for line in made.lines]
        if not made.sizes:
            made.bold = False
        return made

    def _walk(
        self, node: Any, looks: tuple[tuple[str, str | None], ...], made: Inline, depth: int
    ) -> None:
        self._write(node.text, looks, made)
        for child in node:
            self._child(child, looks, made, depth)
            self._write(child.tail, looks, made)

    def _child(
        self, child: Any, looks: tuple[tuple[str, str | None], ...], made: Inline, depth: int
    ) -> None:
        tag = child.tag
        if tag is etree.Entity:
            self.lost.append(child.text)
            self._write(child.text, looks, made)
        elif not isinstance(tag, str) or tag in _NO_TEXT or depth > _DEEPEST:
            return
        elif tag == f"{TEXT}s":
            times = child.get(f"{TEXT}c", "1")
            many = int(times) if times.isdecimal() and len(times) < 6 else 1
            made.lines[-1] += " " * min(many, _MOST_SPACES)
        elif tag == f"{TEXT}tab":
            made.lines[-1] += "\t"
        elif tag == f"{TEXT}line-break":
            made.lines.append("")
        elif tag == f"{TEXT}soft-page-break":
            made.begins_page = made.begins_page or not made.text
            made.crosses_page = made.crosses_page or bool(made.text)
        elif tag == f"{TEXT}note":
            made.notes.append(child)
        elif tag == f"{OFFICE}annotation":
            made.comments.append(child)
        elif tag == f"{TEXT}page-number" and self.page is not None:
            self._write(str(self.page), looks, made)
            made.numbers = True
        elif tag.startswith(PRESENTATION):
            self._write(self.fields.get(tag.removeprefix(PRESENTATION), ""), looks, made)
        elif tag.startswith(DRAW) and tag != f"{DRAW}a":
            made.frames.append(child)
        else:
            name = child.get(f"{TEXT}style-name")
            if tag == f"{TEXT}span" and name:
                if self.styles.value("text", name, "text", f"{TEXT}display") == "none":
                    return
                looks = (("text", name), *looks)
            self._walk(child, looks, made, depth + 1)

    def _write(
        self, text: str | None, looks: tuple[tuple[str, str | None], ...], made: Inline
    ) -> None:
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if made.lines[-1].endswith(" ") or not made.lines[-1]:
            text = text.removeprefix(" ")
        made.lines[-1] += text
        letters = len(text.strip())
        if letters:
            if not made.sizes:
                made.colour = self._colour(looks)
            made.sizes[round(self.styles.size(looks), 1)] += letters
            strong = self.styles.is_bold(looks)
            made.bold, made.any_bold = made.bold and strong, made.any_bold or strong
            made.narrow = made.narrow or is_narrow(self._font(looks))

    def _font(self, looks: Sequence[tuple[str, str | None]]) -> str | None:
        told = (self.styles.value(*look, "text", f"{STYLE}font-name") for look in looks)
        return next((name for name in told if name is not None), None)

    def _colour(self, looks: Sequence[tuple[str, str | None]]) -> str | None:
        for family, name in looks:
            told = self.styles.value(family, name, "text", f"{FO}color")
            if told is not None:
                return told if re.fullmatch(r"#[0-9a-f]{6}", told) else None
        return None


# --- tables --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell's element with its place in the table; ``style`` is its own, the row's or column's."""

    node: Any
    row: int
    column: int
    row_span: int
    column_span: int
    style: str | None = None


@dataclass(slots=True)
class Grid:
    """A table's cells, merged ones once; ``breaks``: rows before which a page begins."""

    cells: list[CellPlace] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    header_rows: int = 0
    breaks: list[int] = field(default_factory=list)
    column_styles: list[str | None] = field(default_factory=list)
    cell_styles: list[str | None] = field(default_factory=list)  # of cells that name none, a column
    row_styles: list[str | None] = field(default_factory=list)


def grid(table: Any) -> Grid:
    """Rows and cells of a table, repeated ones as often as they stand there."""
    made = Grid()
    _columns(table, made)
    _rows(table, made, False, 0)
    made.columns = max([len(made.column_styles), *(c.column + c.column_span for c in made.cells)])
    cells = []
    for cell in made.cells:
        down = min(cell.row_span, made.rows - cell.row)
        across = min(cell.column_span, made.columns - cell.column)
        cells.append(replace(cell, row_span=max(down, 1), column_span=max(across, 1)))
    made.cells = cells
    return made


def _columns(node: Any, made: Grid) -> None:
    for child in node:
        if child.tag == f"{TABLE}table-column":
            many = _count(child, "number-columns-repeated", _MOST_COLUMNS)
            room = _MOST_COLUMNS - len(made.column_styles)
            many = min(many, room)
            made.column_styles += [child.get(f"{TABLE}style-name")] * many
            made.cell_styles += [child.get(f"{TABLE}default-cell-style-name")] * many
        elif isinstance(child.tag, str) and child.tag.startswith(f"{TABLE}table-") and (
            child.tag.endswith(("-columns", "-column-group"))
        ):
            _columns(child, made)


def _rows(node: Any, made: Grid, head: bool, depth: int) -> None:
    for child in node:
        tag = child.tag
        if tag == f"{TABLE}table-row":
            filled = any(True for _ in child.iter(f"{TEXT}p", f"{TEXT}h"))
            many = _count(child, "number-rows-repeated", _MOST_REPEATS if filled else 1)
            for _ in range(many):
                _row(child, made)
                made.header_rows += head
        elif tag == f"{TEXT}soft-page-break":
            made.breaks.append(made.rows)
        elif depth < _DEEPEST and tag in (
            f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"
        ):  # fmt: skip
            _rows(child, made, head or tag.endswith("header-rows"), depth + 1)


def _row(row: Any, made: Grid) -> None:
    column = 0
    of_row = row.get(f"{TABLE}default-cell-style-name")
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        filled = any(True for _ in cell.iter(f"{TEXT}p", f"{TEXT}h"))
        many = _count(cell, "number-columns-repeated", _MOST_REPEATS if filled else _MOST_COLUMNS)
        for _ in range(min(many, _MOST_COLUMNS - column)):
            if cell.tag == f"{TABLE}table-cell":
                down = _count(cell, "number-rows-spanned", 1_000_000)
                across = _count(cell, "number-columns-spanned", _MOST_COLUMNS)
                usual = made.cell_styles[column] if column < len(made.cell_styles) else None
                style = cell.get(f"{TABLE}style-name") or of_row or usual
                made.cells.append(CellPlace(cell, made.rows, column, down, across, style))
            column += 1
    made.rows += 1
    made.row_styles.append(row.get(f"{TABLE}style-name"))


def _count(node: Any, name: str, most: int) -> int:
    told = node.get(f"{TABLE}{name}", "1")
    return min(max(int(told), 1), most) if told.isdecimal() and len(told) < 9 else 1
