"""Walks a slide's shape tree: groups, frames, tables and connectors as plain values.

Boxes are points from the slide's top left corner, with every group's transform composed:
python-pptx gives a box inside its group only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from extractors.readers.pptx_style import Placeholder, Styles, fill_colour, placeholder_of
from models.records import Box, ShapeKind

EMU = 12700.0  # a point
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 40  # groups within groups; a deeper file is an attack

Content = Literal["none", "text", "table", "chart", "diagram"]


@dataclass(slots=True)
class Item:
    """One shape of a slide, in the tree's order (back to front)."""

    element: Any
    box: Box
    kind: ShapeKind
    content: Content = "none"
    colour: str | None = None
    group: int | None = None
    placeholder: Placeholder | None = None
    models: list[Any] = field(default_factory=list)
    shape_id: str = ""
    begins_id: str | None = None
    ends_id: str | None = None
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Transform:
    """From a group's own space to points on the slide."""

    scale_x: float = 1 / EMU
    scale_y: float = 1 / EMU
    move_x: float = 0.0
    move_y: float = 0.0

    def box(self, x: float, y: float, wide: float, high: float) -> Box:
        x0, top = x * self.scale_x + self.move_x, y * self.scale_y + self.move_y
        return x0, top, x0 + wide * self.scale_x, top + high * self.scale_y

    def inside(self, group: Any) -> Transform:
        """The transform for a group's children; this one where the group has none of its own."""
        found = group.xpath("./p:grpSpPr/a:xfrm")
        if not found:
            return self
        numbers = [_numbers(found[0], name) for name in ("off", "ext", "chOff", "chExt")]
        if any(n is None for n in numbers):
            return self
        off, ext, child_off, child_ext = (n or (0.0, 0.0) for n in numbers)
        ratio_x = ext[0] / child_ext[0] if child_ext[0] else 1.0
        ratio_y = ext[1] / child_ext[1] if child_ext[1] else 1.0
        return Transform(
            self.scale_x * ratio_x,
            self.scale_y * ratio_y,
            self.move_x + self.scale_x * (off[0] - child_off[0] * ratio_x),
            self.move_y + self.scale_y * (off[1] - child_off[1] * ratio_y),
        )


def _numbers(xfrm: Any, name: str) -> tuple[float, float] | None:
    node = xfrm.find(f"{_A}{name}")
    if node is None:
        return None
    first, second = ("cx", "cy") if name in ("ext", "chExt") else ("x", "y")
    try:
        return float(node.get(first, "")), float(node.get(second, ""))
    except ValueError:
        return None


def items(tree: Any, styles: Styles, slide: Box) -> list[Item]:
    """All shapes of a slide's tree, groups before their children."""
    made: list[Item] = []
    _walk(tree, Transform(), None, styles, slide, made, 0)
    return made


def _walk(
    tree: Any,
    transform: Transform,
    group: int | None,
    styles: Styles,
    slide: Box,
    made: list[Item],
    depth: int,
) -> None:
    for element in _children(tree):
        name = element.tag.removeprefix(_P)
        if element.xpath("./*[1]/p:cNvPr[@hidden='1' or @hidden='true']"):
            continue
        if name == "grpSp":
            inner = transform.inside(element)
            frame = _box(element, transform, []) or slide
            made.append(Item(element, frame, "group", group=group))
            if depth < _DEEPEST:
                _walk(element, inner, len(made) - 1, styles, slide, made, depth + 1)
            continue
        place = placeholder_of(element)
        models = styles.models(place)
        # A shape without a place anywhere is kept with the whole slide for its box.
        place_box = _box(element, transform, models) or slide
        item = Item(element, place_box, "other", group=group, placeholder=place, models=models)
        ids = element.xpath("./*[1]/p:cNvPr/@id")
        item.shape_id = str(ids[0]) if ids else ""
        _describe(item, name, styles)
        made.append(item)


def _children(tree: Any) -> Iterator[Any]:
    names = {f"{_P}{n}" for n in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic")}
    for child in tree:
        if child.tag in names:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            # The first choice is what today's program shows; the fallback is often a picture of it.
            for branch in child:
                found = [c for c in branch if c.tag in names]
                if found:
                    yield from found
                    break


def _box(element: Any, transform: Transform, models: list[Any]) -> Box | None:
    for source, way in ((element, transform), *((m, Transform()) for m in models)):
        for xfrm in source.xpath("./p:spPr/a:xfrm|./p:grpSpPr/a:xfrm|./p:xfrm"):
            off, ext = _numbers(xfrm, "off"), _numbers(xfrm, "ext")
            if off and ext:
                turn = xfrm.get("rot", "0")
                angle = int(turn) / 60000 if turn.lstrip("-").isdigit() else 0.0
                return _turned(way.box(*off, *ext), angle)
    return None


def _turned(box: Box, angle: float) -> Box:
    """The box around a box that is turned by degrees about its middle."""
    if abs(angle % 180) < 0.5:
        return box
    across, up = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    cos, sin = abs(math.cos(math.radians(angle))), abs(math.sin(math.radians(angle)))
    wide, high = across * cos + up * sin, across * sin + up * cos
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return x - wide, y - high, x + wide, y + high


def _describe(item: Item, name: str, styles: Styles) -> None:
    element = item.element
    if name == "pic":
        item.kind = "picture"
    elif name == "cxnSp":
        item.kind = "connector"
        starts = element.xpath(".//a:stCxn/@id")
        ends = element.xpath(".//a:endCxn/@id")
        item.begins_id = str(starts[0]) if starts else None
        item.ends_id = str(ends[0]) if ends else None
    elif name == "graphicFrame":
        if element.xpath("./a:graphic/a:graphicData/a:tbl"):
            item.content = "table"
        elif element.xpath("./a:graphic/a:graphicData[contains(@uri,'/chart')]"):
            item.content, item.kind = "chart", "chart"
        elif element.xpath("./a:graphic/a:graphicData[contains(@uri,'/diagram')]"):
            item.content = "diagram"
    else:
        item.colour = fill_colour(element, styles.colours)
        item.outlined = bool(element.xpath("./p:spPr/a:ln/a:solidFill"))
        if element.find(f"{_P}txBody") is not None:
            item.content = "text"
        has_text = bool(element.xpath("./p:txBody//a:t[normalize-space()]"))
        item.kind = _kind(item, has_text)


def _kind(item: Item, has_text: bool) -> ShapeKind:
    geometry = item.element.xpath("./p:spPr/a:prstGeom/@prst")
    name = str(geometry[0]) if geometry else ""
    if name in ("line", "straightConnector1", "bentConnector3", "curvedConnector3"):
        return "connector"
    if name in ("chevron", "homePlate") or name.endswith("Arrow"):
        return "chevron"
    if name in ("diamond", "flowChartDecision"):
        return "diamond"
    if name in ("ellipse", "flowChartConnector"):
        return "ellipse"
    if item.placeholder is not None:
        return "text"
    rectangle = name == "rect" or name.startswith(("round", "snip")) or name == "flowChartProcess"
    if rectangle and item.colour and (not has_text or item.box[3] - item.box[1] < 40):
        return "bar"
    return "text" if has_text else "other"
