"""Drawn bars become dates, cut to the axis's own precision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.timelines import bars
from models.records import Box, Line, Page, Shape


def chart(axis: list[str], *drawn: tuple[str, float, float, str], axis_top: float = 100.0) -> Page:
    """A slide with an axis of 100-point columns from x = 200, and bars at column places.

    A bar is (name, first column, last column, where its name stands: "in", "left" or "right").
    """
    text, lines, shapes = "", [], []

    def write(words: str, box: Box) -> tuple[int, int]:
        nonlocal text
        start = len(text)
        text += words + "\n"
        lines.append(Line(start, start + len(words), box, 10.0, block=len(lines)))
        return start, start + len(words)

    for k, label in enumerate(axis):
        box = (200.0 + 100 * k, axis_top, 300.0 + 100 * k, axis_top + 20)
        start, end = write(label, box)
        shapes.append(Shape("bar", box, start, end, "#cccccc", block=len(lines) - 1))
    for row, (name, first, last, place) in enumerate(drawn):
        top = 150.0 + 40 * row
        box = (200 + 100 * first, top, 200 + 100 * last, top + 20)
        at = {
            "in": (box[0] + 2, top + 4, box[2] - 2, top + 16),
            "left": (20.0, top + 4, 150.0, top + 16),
            "right": (box[2] + 5, top + 4, box[2] + 100, top + 16),
        }[place]
        start, end = write(name, at)
        inside = (start, end) if place == "in" else (None, None)
        shapes.append(
            Shape("bar", box, *inside, "#336699", block=len(lines) - 1 if inside[0] else None)
        )
    return Page(1, 960, 540, text, lines=tuple(lines), shapes=tuple(shapes))


YEARS = ["2025", "2026", "2027", "2028"]


@pytest.mark.parametrize(
    ("axis", "bar", "expected"),
    [
        (YEARS, ("Satamahubi", 0, 2, "in"), ("2025", "2026")),
        (YEARS, ("Satamahubi", 1, 4, "left"), ("2026", "2028")),
        (YEARS, ("Satamahubi", 1, 2, "right"), ("2026", "2026")),
        (YEARS, ("Satamahubi", 0.5, 1.5, "in"), ("2025", "2026")),  # begins within 2025
        (YEARS, ("Satamahubi", 0.95, 2.05, "in"), ("2026", "2026")),  # a hair over its edges
        (YEARS, ("Satamahubi", -0.8, 2, "in"), (None, "2026")),  # began before the axis does
        (
            ["Q1/2026", "Q2/2026", "Q3/2026", "Q4/2026"],
            ("Satamahubi", 1, 3, "in"),
            ("2026-04", "2026-09"),
        ),
        (["H1 2026", "H2 2026", "H1 2027"], ("Satamahubi", 1, 3, "in"), ("2026-07", "2027-06")),
    ],
)
def test_where_a_bar_begins_and_ends(
    axis: list[str], bar: tuple[str, float, float, str], expected: tuple[str | None, str | None]
) -> None:
    (found,) = bars(chart(axis, bar))
    assert (found.name.text, (found.start, found.end)) == ("Satamahubi", expected)


def test_the_axis_may_stand_below_the_bars() -> None:
    (found,) = bars(chart(YEARS, ("Satamahubi", 0, 2, "in"), axis_top=400.0))
    assert (found.start, found.end) == ("2025", "2026")


def test_months_without_a_year_take_it_from_the_title() -> None:
    page = chart(["tammi", "helmi", "maalis"], ("Satamahubi", 1, 3, "in"))
    titled = "Vuosi 2026 kuukausittain\n"
    moved = [
        Line(
            line.start + len(titled), line.end + len(titled), line.box, line.size, block=line.block
        )
        for line in page.lines
    ]
    shapes = [
        Shape(s.kind, s.box, s.start + len(titled), s.end + len(titled), s.colour, block=s.block)
        for s in page.shapes
        if s.start is not None and s.end is not None
    ]
    title = Line(0, len(titled) - 1, (20, 10, 400, 40), 24.0, role="title", block=99)
    (found,) = bars(
        Page(1, 960, 540, titled + page.text, lines=(title, *moved), shapes=tuple(shapes))
    )
    assert (found.start, found.end) == ("2026-02", "2026-03")


@pytest.mark.parametrize("axis", [["2025", "2026"], ["1", "2", "3"], ["2027", "2026", "2025"]])
def test_without_an_axis_there_are_no_bars(axis: list[str]) -> None:
    """Two years are no scale; numbers and falling years are none either."""
    assert bars(chart(axis, ("Satamahubi", 0, 1, "in"))) == []


def test_labels_at_their_columns_left_are_placed_by_the_grid() -> None:
    """Without boxes around them labels tell no column; the upright lines between columns do."""
    page = chart(["2026", "2027", "2028"], ("Satamahubi", 1, 2, "left"))
    narrow = tuple(
        replace(line, box=(line.box[0] + 6, line.box[1], line.box[0] + 34, line.box[3]))
        if k < 3 and line.box
        else line
        for k, line in enumerate(page.lines)
    )
    lines = tuple(Shape("line", (x, 90.0, x, 400.0)) for x in (200.0, 300.0, 400.0, 500.0))
    bare = replace(page, lines=narrow, shapes=page.shapes[3:])
    (without,) = bars(bare)
    (with_grid,) = bars(replace(bare, shapes=(*page.shapes[3:], *lines)))
    assert (with_grid.start, with_grid.end) == ("2027", "2027")
    assert (without.start, without.end) != ("2027", "2027")
