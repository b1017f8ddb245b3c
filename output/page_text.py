"""A file page by page as it was read, for people: what ``read`` prints without ``--json``."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from models.records import Language, Page, Reading, Table
from output.terminal_lines import WIDTH, issue_lines, joined_lines
from output.texts import counted, is_slides, show_date, word

_LEADER = re.compile(r"\.{5,}")
_NARROWEST = 6  # characters a column of a table keeps


def reading_text(reading: Reading, language: Language = "fi") -> str:
    """The file page by page as it was read, its tables drawn as tables."""
    slides = is_slides(reading.media_type)
    pages = counted("slide" if slides else "page", len(reading.pages), language)
    lines = [f"{reading.file_name} · {pages} · {reading.media_type}"]
    for key, value in (("title", reading.title), ("modified", reading.modified)):
        if value:
            lines.append(f"{word(key, language)}: {show_date(value, language)}")
    for page in reading.pages:
        lines += ["", *_page_lines(page, slides, language)]
    lines += issue_lines(reading.issues, reading.media_type, language)
    return joined_lines(lines)


def _page_lines(page: Page, slides: bool, language: Language) -> Iterator[str]:
    remarks = [word(f"origin.{page.origin}", language)] if page.origin != "text" else []
    if page.hidden:
        remarks.append(word("hidden_slide", language))
    if page.section:
        remarks.append(page.section)
    title = f"{word('slide' if slides else 'page', language)} {page.number}"
    title += f" ({', '.join(remarks)})" if remarks else ""
    yield f"── {title} {'─' * max(3, WIDTH - len(title) - 4)}"
    if not page.text.strip():
        yield word("empty_page", language)
        return
    notes = len(page.text) if page.notes_start is None else page.notes_start
    position = 0
    for table in sorted(page.tables, key=_table_start):
        told = [cell for cell in table.cells if cell.start < cell.end]
        if not told or _table_start(table) < position:
            continue  # an empty table, or one inside a table that is drawn already
        yield from _text_lines(page.text, position, _table_start(table), notes, language)
        yield from table_lines(page, table)
        position = max(cell.end for cell in told)
    yield from _text_lines(page.text, position, len(page.text), notes, language)


def _table_start(table: Table) -> int:
    return min((cell.start for cell in table.cells if cell.start < cell.end), default=0)


def _text_lines(
    text: str, start: int, end: int, notes: int, language: Language
) -> Iterator[str]:
    if start < notes < end or (start == notes < end):
        yield from _text_lines(text, start, notes, len(text) + 1, language)
        yield f"{word('notes', language)}:"
        yield from _text_lines(text, notes, end, len(text) + 1, language)
        return
    for line in text[start:end].split("\n"):
        if line.strip():
            # The dots of a table of contents would fill a line each.
            shorter = _LEADER.sub("....", line.rstrip().expandtabs(4))
            yield from textwrap.wrap(shorter, WIDTH) or [""]


def table_lines(page: Page, table: Table) -> list[str]:
    """The table drawn with rules, each cell wrapped, so that it is at most WIDTH wide."""
    grid = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.row < table.rows and cell.column < table.columns:
            text = page.text[cell.start : cell.end]
            grid[cell.row][cell.column] = " ".join(text.split())
    widths = _column_widths(grid, table.columns)
    lines = [_rule(widths)]
    for number, row in enumerate(grid):
        wrapped = [
            textwrap.wrap(text, width) or [""] for text, width in zip(row, widths, strict=True)
        ]
        for height in range(max((len(cell_lines) for cell_lines in wrapped), default=0)):
            cells = [
                (cell_lines[height] if height < len(cell_lines) else "").ljust(width)
                for cell_lines, width in zip(wrapped, widths, strict=True)
            ]
            lines.append(f"| {' | '.join(cells)} |")
        if number + 1 == table.header_rows:
            lines.append(_rule(widths))
    return [*lines, _rule(widths)]


def _column_widths(grid: Sequence[Sequence[str]], columns: int) -> list[int]:
    """As wide as the text asks; the widest columns give way until the table fits."""
    widths = [max([1, *(len(row[column]) for row in grid)]) for column in range(columns)]
    room = WIDTH - 3 * columns - 1
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        second = max([_NARROWEST, *(width for width in widths if width < widths[widest])])
        widths[widest] = max(second, widths[widest] - (sum(widths) - room))
        if widths[widest] == second and sum(widths) > room:
            widths[widest] = max(_NARROWEST, second - 1)
    return widths


def _rule(widths: Iterable[int]) -> str:
    return f"+{'+'.join('-' * (width + 2) for width in widths)}+"
