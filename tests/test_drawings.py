"""What an export draws in pieces is one area, as a person sees it."""

from __future__ import annotations

import pytest

from extractors.readers import drawings
from extractors.readers.printed import Content, Drawn
from models.records import Box

WHOLE: Box = (100.0, 100.0, 300.0, 160.0)


def strips(count: int, *, upon: bool, step: int = 4) -> list[Drawn]:
    """A gradient from top to bottom: strips side by side, or each upon the last, its top kept."""
    x0, top, x1, bottom = WHOLE
    made = []
    for k in range(count):
        first = top if upon else top + (bottom - top) * k / count
        last = bottom - (bottom - top) * k / count if upon else top + (bottom - top) * (k + 1) / count
        made.append(Drawn("bar", (x0, first, x1, last), f"#{40 + step * k:02x}80c0"))
    return made


def merged(*drawn: Drawn, rules: tuple[Box, ...] = ()) -> Content:
    content = Content(960, 540, drawn=list(drawn), rules=list(rules))
    drawings.merge(content)
    return content


@pytest.mark.parametrize("upon", [False, True])
def test_a_gradient_is_one_area(upon: bool) -> None:
    inside = (100.0, 130.0, 300.0, 130.0)
    content = merged(*strips(20, upon=upon), rules=(inside, (0.0, 500.0, 900.0, 500.0)))
    assert [(d.kind, d.box) for d in content.drawn] == [("bar", WHOLE)]
    assert inside not in content.rules and (0.0, 500.0, 900.0, 500.0) in content.rules
    assert (100.0, 100.0, 100.0, 160.0) in content.rules  # its own edges may make a table


@pytest.mark.parametrize(
    "drawn",
    [
        strips(4, upon=False),  # too few for a gradient: rows of a table
        strips(8, upon=False, step=0),  # one colour: cells
        strips(8, upon=False, step=30)[::2],  # far apart: a legend
    ],
    ids=["few", "one colour", "far apart"],
)
def test_cells_stay_cells(drawn: list[Drawn]) -> None:
    assert merged(*drawn).drawn == drawn


def test_an_outline_gives_its_form_to_its_fill_and_a_shadow_goes() -> None:
    fill = Drawn("bar", WHOLE, "#336699")
    outline = Drawn("diamond", (99.0, 99.0, 301.0, 161.0), None)
    shadow = Drawn("picture", (97.0, 98.0, 304.0, 166.0), None)
    assert merged(shadow, fill, outline).drawn == [Drawn("diamond", WHOLE, "#336699")]


def test_a_picture_and_a_frame_of_its_own_stay() -> None:
    photo = Drawn("picture", (400.0, 100.0, 900.0, 400.0), None)
    frame = Drawn("other", (380.0, 80.0, 920.0, 420.0), None)
    fill = Drawn("bar", WHOLE, "#336699")
    assert merged(photo, fill, frame).drawn == [photo, fill, frame]
