"""How the text of an ODP shape is laid out, in the terms by which a PPTX's words are placed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from extractors.readers.odf_styles import DRAW, FO, STYLE, TEXT, Styles, length
from extractors.readers.odf_text import Block
from extractors.readers.pptx_style import Body, Level

# Points: what programs take where no style tells a padding.
_PADDING = {"left": 7.2, "right": 7.2, "top": 3.6, "bottom": 3.6}
_ANCHORS = {"middle": "ctr", "bottom": "b"}
_ALIGN = {"center": "ctr", "end": "r", "right": "r"}
# The names of this format for geometries whose text keeps off their edges.
_GEOMETRIES = {
    "rectangle": "rect",
    "round-rectangle": "roundRect",
    "pentagon-right": "homePlate",
    "right-arrow": "rightArrow",
    "left-arrow": "leftArrow",
    "flowchart-decision": "flowChartDecision",
    "flowchart-process": "flowChartProcess",
    "flowchart-connector": "flowChartConnector",
}


def body_of(styles: Styles, family: str, style: str | None, element: Any) -> Body:
    """How a shape's or cell's body holds its text, by its graphic style."""

    def told(attribute: str) -> str | None:
        for kind in ("graphic", "table-cell", "paragraph"):
            value = styles.value(family, style, kind, attribute)
            if value is not None:
                return value
        return None

    def padding(side: str) -> float:
        own = length(told(f"{FO}padding-{side}"))
        every = length(told(f"{FO}padding"))
        return own if own is not None else every if every is not None else _PADDING[side]

    grows = told(f"{DRAW}auto-grow-height") == "true"
    shrinks = "shrink-to-fit" in (told(f"{DRAW}fit-to-size"), told(f"{STYLE}shrink-to-fit"))
    anchor = told(f"{DRAW}textarea-vertical-align") or told(f"{STYLE}vertical-align") or "top"
    turned = "rotate" in element.get(f"{DRAW}transform", "")
    upright = told(f"{STYLE}writing-mode") in (None, "lr-tb", "lr", "page")
    return Body(
        padding("left"),
        padding("top"),
        padding("right"),
        padding("bottom"),
        _ANCHORS.get(anchor, "t"),
        told(f"{FO}wrap-option") != "no-wrap" or family == "table-cell",
        "horz" if upright and not turned else "vert",
        "norm" if shrinks else "sp" if grows else "no",
    )


def look_of(
    styles: Styles, block: Block, looks: Sequence[tuple[str, str | None]], size: float, bold: bool
) -> Level:
    """How a paragraph is set, by its styles (family, name), nearest first."""

    def told(attribute: str) -> str | None:
        for family, name in looks:
            value = styles.value(family, name, "paragraph", attribute)
            if value is not None:
                return value
        return None

    spacing, exact = 1.0, False
    high = told(f"{FO}line-height") or ""
    if re.fullmatch(r"\d{1,3}(\.\d+)?%", high):
        spacing = float(high[:-1]) / 100
    elif points := length(high):
        spacing, exact = points, True
    margin = length(told(f"{FO}margin-left")) or 0.0
    indent = length(told(f"{FO}text-indent")) or 0.0
    if block.listed:
        inner, hanging = _list_margin(styles.list_level(block.list_name, block.level))
        margin, indent = margin + inner, indent + hanging
    return Level(
        size,
        bold,
        block.bullet,
        _ALIGN.get(told(f"{FO}text-align") or "", "l"),
        margin,
        indent,
        spacing,
        exact,
        before_points=length(told(f"{FO}margin-top")) or 0.0,
        after_points=length(told(f"{FO}margin-bottom")) or 0.0,
    )


def _list_margin(level: Any | None) -> tuple[float, float]:
    """Where a list level's text begins, and how far its bullet stands before that."""
    for told in level.iter(f"{STYLE}list-level-properties") if level is not None else ():
        for label in told.iter(f"{STYLE}list-level-label-alignment"):
            margin = length(label.get(f"{FO}margin-left")) or 0.0
            return margin, length(label.get(f"{FO}text-indent")) or 0.0
        before = length(told.get(f"{TEXT}space-before")) or 0.0
        width = length(told.get(f"{TEXT}min-label-width")) or 0.0
        return before + width, -width
    return 0.0, 0.0


def geometry_of(element: Any) -> str:
    """The name of a shape's geometry as PPTX calls it, "" for a plain box."""
    geometry = element.find(f"{DRAW}enhanced-geometry")
    if geometry is not None:
        name = str(geometry.get(f"{DRAW}type", "non-primitive")).removeprefix("ooxml-")
        return _GEOMETRIES.get(name, name)
    return "ellipse" if element.tag in (f"{DRAW}ellipse", f"{DRAW}circle") else ""
