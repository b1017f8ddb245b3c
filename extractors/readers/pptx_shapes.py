"""Walks a slide's shape tree: groups, frames, tables and connectors as plain values.

Boxes are points from the slide's top left corner, with every group's transform composed:
python-pptx gives a box inside its group only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from extractors.boxes import area
from extractors.readers.pptx_style import (
    EMU,
    Placeholder,
    Styles,
    is_true,
    placeholder_in,
    whole_number,
)
from models.records import Box, ShapeKind

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_T = f"{_A}t"
_SHAPES = {f"{_P}{n}": n for n in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic")}
_LINES = ("line", "straightConnector1", "bentConnector3", "curvedConnector3")
_DEEPEST = 40  # groups within groups; a deeper file is an attack
_FARTHEST = 1e12  # EMU: a thousand kilometres; no number of a sound file is as large
_MOST_GROWN = 1e4  # times that a group of a sound file enlarges what it holds
_MOST_LINES = 500  # of a slide; more are a drawing, and looking at what they touch takes long
_TOUCH = 2.0  # points between a line's end and the edge that it is seen to touch
# A picture's description that a program made out of the file's name.
_FILE_NAME = re.compile(r".*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)", re.I)

Content = Literal["none", "text", "table", "chart", "diagram", "picture", "other"]
Point = tuple[float, float]


@dataclass(slots=True)
class Item:
    """One shape of a slide, in the tree's order (back to front).

    ``frame`` is its box before it is turned by ``angle`` degrees about its middle; ``box`` holds
    the turned one.
    """

    element: Any
    box: Box
    frame: Box
    kind: ShapeKind = "other"
    content: Content = "none"
    angle: float = 0.0
    colour: str | None = None
    group: int | None = None
    placeholder: Placeholder | None = None
    body: Any = None  # its text body
    geometry: str = ""
    has_text: bool = False
    described: str = ""  # its alternative text
    shape_id: str = ""
    begins_id: str | None = None
    ends_id: str | None = None
    points: tuple[Point, Point] | None = None  # of a line: where it begins and ends
    outlined: bool = False
    paragraphs: int = 1


@dataclass(frozen=True, slots=True)
class Transform:
    """From a group's own space to points on the slide: ``x' = ax + cy + e``, ``y' = bx + dy + f``.

    ``wide`` and ``high`` are what lengths grow by, ``angle`` what shapes turn by; ``mirrored``
    turns them the other way.
    """

    matrix: tuple[float, float, float, float, float, float] = (1 / EMU, 0, 0, 1 / EMU, 0, 0)
    wide: float = 1 / EMU
    high: float = 1 / EMU
    angle: float = 0.0
    mirrored: bool = False

    def point(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def frame(self, x: float, y: float, wide: float, high: float) -> Box:
        """Where a box of this space stands, before it is turned."""
        if not self.angle and not self.mirrored:
            x0, top = self.point(x, y)
            return x0, top, x0 + wide * self.wide, top + high * self.high
        across, up = self.point(x + wide / 2, y + high / 2)
        half_wide, half_high = wide * self.wide / 2, high * self.high / 2
        return across - half_wide, up - half_high, across + half_wide, up + half_high

    def turned(self, own: float) -> float:
        """What a shape of this space that is turned by ``own`` degrees is turned by in all."""
        return (self.angle - own if self.mirrored else self.angle + own) % 360

    def inside(self, xfrm: Any | None) -> Transform:
        """The transform for a group's children; this one where the group has none of its own."""
        if xfrm is None:
            return self
        told = _told_places(xfrm)
        if len(told) < 4:
            return self
        off, ext, child_off, child_ext = (told[n] for n in ("off", "ext", "chOff", "chExt"))
        ratio_x = ext[0] / child_ext[0] if child_ext[0] else 1.0
        ratio_y = ext[1] / child_ext[1] if child_ext[1] else 1.0
        if max(abs(ratio_x), abs(ratio_y)) > _MOST_GROWN:
            return self
        own, flip_x, flip_y = _placing(xfrm)
        # Child to group, then flipped and turned about the group's middle, then to the slide.
        middle = (off[0] + ext[0] / 2, off[1] + ext[1] / 2)
        k, m = (-ratio_x if flip_x else ratio_x), (-ratio_y if flip_y else ratio_y)
        x = off[0] - child_off[0] * ratio_x - middle[0]
        y = off[1] - child_off[1] * ratio_y - middle[1]
        x, y = (-x if flip_x else x), (-y if flip_y else y)
        cos, sin = math.cos(math.radians(own)), math.sin(math.radians(own))
        a, b, c, d, _, _ = self.matrix
        e, f = self.point(middle[0] + cos * x - sin * y, middle[1] + sin * x + cos * y)
        matrix = (
            k * (a * cos + c * sin), k * (b * cos + d * sin),
            m * (c * cos - a * sin), m * (d * cos - b * sin), e, f,
        )  # fmt: skip
        return Transform(
            matrix,
            self.wide * abs(ratio_x),
            self.high * abs(ratio_y),
            self.turned(own),
            self.mirrored ^ flip_x ^ flip_y,
        )


_PLACES = {f"{_A}{name}": name for name in ("off", "ext", "chOff", "chExt")}


def _told_places(xfrm: Any) -> dict[str, Point]:
    """Places and sizes that a transform tells as numbers, by their names in the format."""
    told: dict[str, Point] = {}
    for node in xfrm:
        name = _PLACES.get(node.tag)
        if name is None:
            continue
        first, second = ("cx", "cy") if name in ("ext", "chExt") else ("x", "y")
        try:
            x, y = float(node.get(first, "")), float(node.get(second, ""))
        except ValueError:
            continue  # as if it were not told
        if abs(x) < _FARTHEST and abs(y) < _FARTHEST:
            told[name] = x, y
    return told


def _placing(xfrm: Any) -> tuple[float, bool, bool]:
    """Degrees that a shape is turned by, and whether it is flipped from side to side, upside."""
    return (
        whole_number(xfrm.get("rot")) / 60000,
        is_true(xfrm.get("flipH")),
        is_true(xfrm.get("flipV")),
    )


@dataclass(slots=True)
class _Walk:
    styles: Styles
    slide: Box
    made: list[Item] = field(default_factory=list)

    def through(
        self, tree: Any, transform: Transform, group: int | None, fill: str | None, depth: int
    ) -> None:
        for element, name in _children(tree):
            head = next(iter(element), ())
            seen = next(iter(head), None)
            if seen is not None and is_true(seen.get("hidden")):
                continue
            if name == "grpSp":
                properties = element.find(f"{_P}grpSpPr")
                xfrm = properties.find(f"{_A}xfrm") if properties is not None else None
                item = Item(element, self.slide, self.slide, "group", group=group)
                self._place(item, xfrm, transform)
                self.made.append(item)
                if depth < _DEEPEST:
                    own = self.styles.colours.fill(
                        () if properties is None else (properties,), None, fill
                    )
                    inner = transform.inside(xfrm)
                    self.through(element, inner, len(self.made) - 1, own, depth + 1)
                continue
            # A shape without a place anywhere is kept with the whole slide for its box.
            item = Item(element, self.slide, self.slide, group=group)
            if seen is not None:
                item.shape_id = seen.get("id", "")
                item.described = _description(seen)
            if name == "sp":
                self._shape(item, head, transform, fill)
            elif name == "graphicFrame":
                self._place_like(item, head, element.find(f"{_P}xfrm"), transform)
                _describe_frame(item)
            else:
                self._drawn(item, head, name, transform)
            self.made.append(item)

    def _place(self, item: Item, xfrm: Any | None, transform: Transform) -> bool:
        told = {} if xfrm is None else _told_places(xfrm)
        off, ext = told.get("off"), told.get("ext")
        if xfrm is None or off is None or ext is None:
            return False
        own, flip_x, flip_y = _placing(xfrm) if len(xfrm.attrib) else (0.0, False, False)
        item.frame = transform.frame(*off, *ext)
        item.angle = transform.turned(own) if own or transform.angle else 0.0
        item.box = turned(item.frame, item.angle, middle_of(item.frame))
        if item.element.tag == f"{_P}cxnSp" or item.geometry in _LINES:
            item.points = _ends(off, ext, own, flip_x, flip_y, transform)
        return True

    def _shape(self, item: Item, head: Any, transform: Transform, fill: str | None) -> None:
        own = style = xfrm = None
        for child in item.element:
            tag = child.tag
            if tag == f"{_P}spPr":
                own = child
            elif tag == f"{_P}style":
                style = child
            elif tag == f"{_P}txBody":
                item.body = child
        for child in () if own is None else own:
            tag = child.tag
            if tag == f"{_A}xfrm":
                xfrm = child
            elif tag == f"{_A}prstGeom":
                item.geometry = child.get("prst", "")
            elif tag == f"{_A}ln":
                item.outlined = any(True for _ in child.iterchildren(f"{_A}solidFill"))
        given = self._place_like(item, head, xfrm, transform)
        told = given if own is None else (own, *given)
        item.colour = self.styles.colours.fill(told, style, fill)
        blank = True
        if item.body is not None:
            for text in item.body.iter(_T):
                if text.text or len(text):
                    item.has_text = True
                    blank = blank and bool(text.text) and text.text.isspace()
            if item.has_text:
                item.content = "text"
                item.paragraphs = sum(1 for _ in item.body.iterchildren(f"{_A}p"))
        item.kind = _kind(item, not blank)

    def _place_like(
        self, item: Item, head: Any, xfrm: Any | None, transform: Transform
    ) -> list[Any]:
        """Place a shape by its own transform, else by what its placeholder copies.

        Gives the shape properties that the placeholder copies, nearest first.
        """
        item.placeholder = placeholder_in(head)
        if item.placeholder is None:
            self._place(item, xfrm, transform)
            return []
        models = self.styles.models(item.placeholder)
        given = [properties for sp in models for properties in sp.iterchildren(f"{_P}spPr")]
        if not self._place(item, xfrm, transform):
            for model in given:
                if self._place(item, model.find(f"{_A}xfrm"), Transform()):
                    break
        return given

    def _drawn(self, item: Item, head: Any, name: str, transform: Transform) -> None:
        """A picture or a connector."""
        properties = item.element.find(f"{_P}spPr")
        xfrm = properties.find(f"{_A}xfrm") if properties is not None else None
        self._place_like(item, head, xfrm, transform)
        if name == "pic":
            item.kind = "picture"
            if item.described:
                item.content, item.has_text = "picture", True
            return
        item.kind = "connector"
        for node in item.element.iter(f"{_A}stCxn", f"{_A}endCxn"):
            if node.tag == f"{_A}stCxn":
                item.begins_id = node.get("id")
            else:
                item.ends_id = node.get("id")


def items(tree: Any, styles: Styles, slide: Box) -> list[Item]:
    """All shapes of a slide's tree, groups before their children."""
    walk = _Walk(styles, slide)
    walk.through(tree, Transform(), None, None, 0)
    return walk.made


def _children(tree: Any) -> Iterator[tuple[Any, str]]:
    for child in tree:
        tag = child.tag
        if tag in _SHAPES:
            yield child, _SHAPES[tag]
        elif tag == f"{_MC}AlternateContent":
            # The first choice is what today's program shows; the fallback is often a picture of it.
            for branch in child:
                found = [(c, _SHAPES[c.tag]) for c in branch if c.tag in _SHAPES]
                if found:
                    yield from found
                    break


def _description(seen: Any) -> str:
    told = " ".join((seen.get("descr") or "").split())
    return "" if _FILE_NAME.fullmatch(told) else told


def turned(box: Box, angle: float, middle: Point) -> Box:
    """The box around a box that is turned by degrees about a point."""
    if abs((angle + 180) % 360 - 180) < 0.5:
        return box
    x, y = (box[0] + box[2]) / 2 - middle[0], (box[1] + box[3]) / 2 - middle[1]
    across, up = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    wide, high = across * abs(cos) + up * abs(sin), across * abs(sin) + up * abs(cos)
    x, y = middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos
    return x - wide, y - high, x + wide, y + high


def middle_of(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _ends(
    off: Point, ext: Point, own: float, flip_x: bool, flip_y: bool, transform: Transform
) -> tuple[Point, Point]:
    """Where a line begins and ends: two corners of its box, flipped and turned."""
    cos, sin = math.cos(math.radians(own)), math.sin(math.radians(own))
    across, up = ext[0] / (-2 if flip_x else 2), ext[1] / (-2 if flip_y else 2)
    x, y = off[0] + ext[0] / 2, off[1] + ext[1] / 2
    begins, ends = (
        transform.point(x + s * (across * cos - up * sin), y + s * (across * sin + up * cos))
        for s in (-1, 1)
    )
    return begins, ends


def _describe_frame(item: Item) -> None:
    data = item.element.find(f"{_A}graphic/{_A}graphicData")
    if data is None:
        return
    uri = data.get("uri", "")
    if data.find(f"{_A}tbl") is not None:
        item.content = "table"
        item.paragraphs = sum(1 for _ in data.iter(f"{_A}p"))
        item.has_text = any(t.text or len(t) for t in data.iter(_T))
    elif "/chart" in uri:
        item.content, item.kind, item.has_text = "chart", "chart", True
    elif "/diagram" in uri:
        item.content, item.has_text = "diagram", True
    else:
        item.has_text = any(t.text or len(t) for t in data.iter(_T))
        item.content = "other" if item.has_text else "none"


def _kind(item: Item, has_text: bool) -> ShapeKind:
    name = item.geometry
    if name in _LINES:
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
    wide, high = item.box[2] - item.box[0], item.box[3] - item.box[1]
    # A drawn bar may be a path of its own, as rounded ones are when they come from old formats.
    free = not name and not has_text and wide > 2 * high and high < 40
    if item.colour and (free or (rectangle and (not has_text or high < 40))):
        return "bar"
    return "text" if has_text else "other"


# --- what a connector joins -----------------------------------------------------------------------


def joined(found: Sequence[Item]) -> dict[int, tuple[int | None, int | None]]:
    """For each connector's index the shapes it begins and ends at: as told, else as touched."""
    by_id: dict[str, int] = {}
    for k, item in enumerate(found):
        if item.shape_id:
            by_id.setdefault(item.shape_id, k)
    made: dict[int, tuple[int | None, int | None]] = {}
    for k, item in enumerate(found):
        if item.kind != "connector":
            continue
        begins = by_id.get(item.begins_id) if item.begins_id else None
        ends = by_id.get(item.ends_id) if item.ends_id else None
        few = len(made) < _MOST_LINES
        if few and item.points is not None and (begins is None or ends is None):
            first = begins if begins is not None else _touched(found, item.points[0])
            second = ends if ends is not None else _touched(found, item.points[1])
            # A rule under a heading touches one box with both ends, or nothing with one.
            if first is not None and second is not None and first != second:
                begins, ends = first, second
        made[k] = (begins, ends)
    return made


def _touched(found: Sequence[Item], point: Point) -> int | None:
    """The smallest shape with text whose edge is at a point."""
    x, y = point
    best: int | None = None
    for k, item in enumerate(found):
        x0, top, x1, bottom = item.box
        if not item.has_text or not x0 - _TOUCH <= x <= x1 + _TOUCH:
            continue
        if not top - _TOUCH <= y <= bottom + _TOUCH:
            continue
        near = min(abs(x - x0), abs(x - x1), abs(y - top), abs(y - bottom)) <= _TOUCH
        if near and (best is None or area(item.box) < area(found[best].box)):
            best = k
    return best
