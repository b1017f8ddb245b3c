"""The shapes of an ODP slide as plain values: place, kind, colour, what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from extractors.boxes import around
from extractors.readers.odf_styles import (
    DRAW,
    FO,
    PRESENTATION,
    SVG,
    TABLE,
    TEXT,
    Styles,
    length,
    moved,
)
from models.records import Box, LineRole, ShapeKind

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SHAPES = frozenset(
    f"{DRAW}{name}"
    for name in ("custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon",
                 "regular-polygon", "path", "connector", "measure", "caption", "control", "frame")
)  # fmt: skip
_LINES = frozenset(f"{DRAW}{name}" for name in ("line", "connector", "measure"))
_ROUND = frozenset(f"{DRAW}{name}" for name in ("ellipse", "circle"))
_CHEVRONS = frozenset(("chevron", "homeplate", "pentagon-right"))
_DIAMONDS = frozenset(("diamond", "flowchart-decision", "flowchartdecision"))
_ELLIPSES = frozenset(("ellipse", "circle", "flowchart-connector", "flowchartconnector"))
_ROLES: dict[str, LineRole] = {
    "title": "title",
    "subtitle": "subtitle",
    "footer": "footer",
    "date-time": "footer",
    "header": "header",
    "page-number": "page_number",
}
_DEEPEST = 40  # groups within groups; a deeper file is an attack
_LOW = 40  # points: a filled rectangle with text that is lower than this can be a bar

Content = Literal["none", "text", "table", "object"]


@dataclass(slots=True)
class Item:
    """One shape of a slide, in the file's order (back to front)."""

    element: Any
    box: Box
    kind: ShapeKind = "other"
    content: Content = "none"
    body: Any | None = None  # the element that holds paragraphs, or the table, or the object
    colour: str | None = None
    group: int | None = None
    role: LineRole = "body"
    family: str = "graphic"
    style: str | None = None
    outlined: bool = False
    begins_id: str | None = None
    ends_id: str | None = None

    @property
    def ids(self) -> list[str]:
        """The names by which a connector can mean this shape."""
        return [i for key in (_XML_ID, f"{DRAW}id") if (i := self.element.get(key))]

    @property
    def placeholder(self) -> str:
        """What the slide's plan calls the shape, "" where it is none of the plan's."""
        return str(self.element.get(f"{PRESENTATION}class", ""))

    def alternatives(self) -> Iterator[str]:
        """Title and description for those who do not see the shape."""
        for name in ("title", "desc"):
            for node in self.element.iterfind(f"{SVG}{name}"):
                yield node.text or ""


def items(page: Any, styles: Styles, whole: Box, models: dict[str, Box]) -> list[Item]:
    """All shapes of a slide, groups before their children.

    ``models``: the boxes of the master page's placeholders, for those without a place.
    """
    made: list[Item] = []
    _walk(page, styles, whole, models, None, made, 0)
    return made


def _walk(
    container: Any,
    styles: Styles,
    whole: Box,
    models: dict[str, Box],
    group: int | None,
    made: list[Item],
    depth: int,
) -> None:
    for element in container:
        if element.tag in (f"{DRAW}g", f"{DRAW}a"):
            if depth >= _DEEPEST:
                continue
            inside = group
            if element.tag == f"{DRAW}g":
                inside = len(made)
                made.append(Item(element, whole, "group", group=group))
            _walk(element, styles, whole, models, inside, made, depth + 1)
            if inside is not None and inside != group and len(made) > inside + 1:
                made[inside].box = around(item.box for item in made[inside + 1 :])
        elif element.tag in _SHAPES:
            item = _item(element, group)
            item.box = box_of(element) or models.get(item.placeholder) or whole
            _describe(item, styles)
            made.append(item)


def box_of(element: Any) -> Box | None:
    """The box of a shape in points; None where it has no place of its own."""
    if element.tag in _LINES:
        ends = [length(element.get(f"{SVG}{name}")) for name in ("x1", "y1", "x2", "y2")]
        if any(n is None for n in ends):
            return None
        x1, y1, x2, y2 = (n or 0.0 for n in ends)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    wide, high = (length(element.get(f"{SVG}{name}")) for name in ("width", "height"))
    if wide is None:
        return None
    if high is None:
        high = length(element.get(f"{FO}min-height")) or 0.0
    wide, high = max(wide, 0.0), max(high, 0.0)
    if transform := element.get(f"{DRAW}transform"):
        return moved(transform, wide, high)
    x, y = (length(element.get(f"{SVG}{name}")) for name in ("x", "y"))
    if x is None or y is None:
        return None
    return x, y, x + wide, y + high


def _item(element: Any, group: int | None) -> Item:
    item = Item(element, (0.0, 0.0, 0.0, 0.0), group=group)
    item.style = element.get(f"{DRAW}style-name")
    if element.get(f"{PRESENTATION}style-name"):
        item.family, item.style = "presentation", element.get(f"{PRESENTATION}style-name")
    item.role = _ROLES.get(item.placeholder, "body")
    return item


def _describe(item: Item, styles: Styles) -> None:
    element = item.element
    if element.tag == f"{DRAW}connector":
        item.kind = "connector"
        item.begins_id = element.get(f"{DRAW}start-shape")
        item.ends_id = element.get(f"{DRAW}end-shape")
    item.colour = styles.fill(item.family, item.style)
    stroke = styles.value(item.family, item.style, "graphic", f"{DRAW}stroke")
    item.outlined = stroke not in (None, "none")
    item.body = element
    if element.tag == f"{DRAW}frame":
        _look_into_frame(item)
    elif _told(element):
        item.content = "text"
    if item.kind == "other":
        item.kind = _kind(item)


def _told(element: Any) -> bool:
    """Whether there is any text, or a field that will show some."""
    return any(
        len(p) or (p.text or "").strip() for p in element.iter(f"{TEXT}p", f"{TEXT}h")
    ) and bool("".join(element.itertext()).strip() or element.findall(f".//{PRESENTATION}*"))


def _look_into_frame(item: Item) -> None:
    """The first that can be shown of what a frame offers."""
    for child in item.element:
        if child.tag == f"{DRAW}text-box":
            item.content, item.body = "text" if _told(child) else "none", child
        elif child.tag == f"{TABLE}table":
            item.content, item.body = "table", child
        elif child.tag in (f"{DRAW}object", f"{DRAW}object-ole"):
            item.content, item.body, item.kind = "object", child, "chart"
        elif child.tag == f"{DRAW}image":
            item.kind = "picture"
        else:
            continue
        return


def _kind(item: Item) -> ShapeKind:
    element = item.element
    if element.tag in _LINES:
        return "connector"
    geometry = element.find(f"{DRAW}enhanced-geometry")
    told = geometry.get(f"{DRAW}type", "") if geometry is not None else ""
    name = told.removeprefix("ooxml-").lower()
    if name in ("line", "straightconnector1", "bentconnector3", "curvedconnector3"):
        return "connector"
    if name in _CHEVRONS or name.endswith("arrow"):
        return "chevron"
    if name in _DIAMONDS:
        return "diamond"
    if name in _ELLIPSES or element.tag in _ROUND:
        return "ellipse"
    if item.placeholder:
        return "text"
    has_text = item.content == "text"
    rectangle = element.tag in (f"{DRAW}rect", f"{DRAW}frame") or name.startswith(
        ("rect", "round", "snip", "flowchart-process", "flowchartprocess")
    )
    wide, high = item.box[2] - item.box[0], item.box[3] - item.box[1]
    # A drawn bar may be a path of its own, as rounded ones are when they come from old formats.
    free = not has_text and wide > 2 * high and high < _LOW
    if item.colour and (free or (rectangle and (not has_text or high < _LOW))):
        return "bar"
    return "text" if has_text else "other"
