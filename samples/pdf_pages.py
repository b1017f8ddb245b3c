"""Pages of the sample report: prose, columns, footnotes, a ruled table, a drawn timeline.

Lengths are points, y counted from the bottom. The same calls give the same bytes (`invariant`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportlab.lib import colors  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import Table, TableStyle  # type: ignore[import-untyped]

WIDTH, HEIGHT = A4
LEFT, RIGHT = 62.0, WIDTH - 62.0
PAGES = 7
SOFT = "¬"
"""Marks where a word may be broken at a line end."""


@dataclass(frozen=True)
class Look:
    """Typography and furniture: changes between versions and must not be flagged."""

    font: str
    bold: str
    colour: colors.Color
    header: str
    footer: str
    header_at_right: bool


@dataclass(frozen=True)
class Row:
    """A project in the table; an empty area continues the one above."""

    area: str
    project: str
    person: str
    time: str
    funding: str


@dataclass(frozen=True)
class Bar:
    """A bar of the timeline; months counted from January 2025, `last` included."""

    label: str
    first: int
    last: int


def wrap(text: str, font: str, size: float, width: float) -> Iterator[str]:
    """Lines of at most `width` points; words break only at soft hyphens, with a real one."""
    line = ""
    for word in text.split(" "):
        parts = word.split(SOFT)
        lead = f"{line} " if line else ""
        for kept in range(len(parts), -1, -1):
            tail = "-" if 0 < kept < len(parts) else ""
            tried = lead + "".join(parts[:kept]) + tail
            if kept and stringWidth(tried, font, size) <= width:
                line = tried
                break
        else:
            kept = 0
        if kept < len(parts):
            yield line
            line = "".join(parts[kept:])
    yield line


class Report:
    """A page being filled from the top; guards the pen's height and the page number."""

    def __init__(self, path: Path, title: str, look: Look) -> None:
        self.look = look
        self.canvas: Any = Canvas(str(path), pagesize=A4, invariant=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("Kaskiniemen kaupunki")
        self.number = 1
        self.y = HEIGHT - 90

    def line(self, text: str, x: float, y: float, size: float, *, bold: bool = False) -> None:
        """One line of text; `^1` at its end becomes a raised footnote mark."""
        font = self.look.bold if bold else self.look.font
        body, _, mark = text.partition("^")
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, body)
        if mark:
            number, rest = mark[0], mark[1:]
            x += stringWidth(body, font, size)
            self.canvas.setFont(font, size * 0.6)
            self.canvas.drawString(x, y + size * 0.35, number)
            x += stringWidth(number, font, size * 0.6)
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, rest)

    def heading(self, text: str, level: int = 1) -> None:
        """A section heading; level 1 in colour and large."""
        self.y -= 8 if level == 1 else 6
        self.canvas.setFillColor(self.look.colour)
        self.line(text, LEFT, self.y, 18 if level == 1 else 13, bold=True)
        self.canvas.setFillColor(colors.black)
        self.y -= 26 if level == 1 else 18

    def prose(self, text: str, x: float = LEFT, width: float = RIGHT - LEFT) -> None:
        """A paragraph of running text."""
        for line in wrap(text, self.look.font, 11, width):
            self.line(line, x, self.y, 11)
            self.y -= 15.5
        self.y -= 7

    def bullets(self, items: Sequence[str]) -> None:
        """A flat list."""
        for item in items:
            self.line(f"•  {item}", LEFT + 14, self.y, 11)
            self.y -= 16
        self.y -= 7

    def footnotes(self, notes: Sequence[str]) -> None:
        """Small print over the footer, under a short rule."""
        y = 78.0 + 11 * (len(notes) - 1)
        self.canvas.line(LEFT, y + 14, LEFT + 120, y + 14)
        for number, note in enumerate(notes, 1):
            self.line(f"{number} {note}", LEFT, y, 8)
            y -= 11

    def columns(self, columns: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> None:
        """Two columns of (subheading, paragraphs), each set from the same height."""
        top, width = self.y, (RIGHT - LEFT - 26) / 2
        for number, column in enumerate(columns):
            self.y = top
            x = LEFT + number * (width + 26)
            for subheading, paragraphs in column:
                self.line(subheading, x, self.y, 11, bold=True)
                self.y -= 17
                for paragraph in paragraphs:
                    self.prose(paragraph, x, width)

    def table(self, header: Row, rows: Sequence[Row]) -> None:
        """A ruled table; the area's cell spans its projects."""
        data = [[r.area, r.project, r.person, r.time, r.funding] for r in (header, *rows)]
        style: list[tuple[Any, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
            ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.9, 0.9, 0.9)),
            ("FONT", (0, 0), (-1, -1), self.look.font, 8.5),
            ("FONT", (0, 0), (-1, 0), self.look.bold, 8.5),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
        starts = [i for i, row in enumerate(data) if row[0]] + [len(data)]
        style += [
            ("SPAN", (0, a), (0, b - 1))
            for a, b in pairwise(starts) if b - a > 1
        ]
        table = Table(data, colWidths=(112, 128, 102, 92, 38), rowHeights=25)
        table.setStyle(TableStyle(style))
        _, height = table.wrapOn(self.canvas, RIGHT - LEFT, HEIGHT)
        table.drawOn(self.canvas, LEFT, self.y - height)
        self.y -= height + 22

    def timeline(self, bars: Sequence[Bar]) -> None:
        """Bars over the years 2025 to 2029; one year is 70 points."""
        chart = LEFT + 132
        for year in range(5):
            self.line(str(2025 + year), chart + 70 * year + 22, self.y, 9, bold=True)
        bottom = self.y - 14 - 21 * len(bars)
        self.canvas.setStrokeColor(colors.lightgrey)
        for year in range(6):
            self.canvas.line(chart + 70 * year, self.y - 6, chart + 70 * year, bottom)
        self.canvas.setStrokeColor(colors.black)
        for bar in bars:
            self.y -= 21
            self.line(bar.label, LEFT, self.y, 9)
            self.canvas.setFillColor(self.look.colour)
            self.canvas.rect(
                chart + 70 * bar.first / 12, self.y - 3, 70 * (bar.last - bar.first + 1) / 12, 12,
                stroke=0, fill=1,
            )
            self.canvas.setFillColor(colors.black)
        self.y = bottom - 24

    def contents(self, entries: Sequence[tuple[str, int]]) -> None:
        """Contents with dotted leaders."""
        dot = stringWidth(".", self.look.font, 11)
        for text, page in entries:
            room = RIGHT - LEFT - 20 - stringWidth(text, self.look.font, 11)
            self.line(f"{text} {'.' * int(room / dot)}", LEFT, self.y, 11)
            self.canvas.drawRightString(RIGHT, self.y, str(page))
            self.y -= 21

    def next_page(self) -> None:
        """Ends the page; every page but the cover carries header and footer."""
        if self.number > 1:
            self.canvas.setFont(self.look.font, 8)
            if self.look.header_at_right:
                self.canvas.drawRightString(RIGHT, HEIGHT - 45, self.look.header)
            else:
                self.canvas.drawString(LEFT, HEIGHT - 45, self.look.header)
            number = self.look.footer.format(number=self.number, pages=PAGES)
            self.canvas.drawCentredString(WIDTH / 2, 40, number)
        self.canvas.showPage()
        self.number += 1
        self.y = HEIGHT - 90

    def cover(self, lines: Sequence[tuple[str, float]], small: Sequence[str]) -> None:
        """Title page: large lines in the upper half, credits at the bottom."""
        self.y = HEIGHT - 230
        for text, size in lines:
            self.line(text, LEFT, self.y, size, bold=size > 16)
            self.y -= size * 1.7
        for number, text in enumerate(small):
            self.line(text, LEFT, 90 - 12 * number, 8)
        self.next_page()
