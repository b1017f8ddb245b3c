"""How the text of a slide looks: size, weight, bullet and margins, by inheritance.

A value is looked for on the run, the paragraph, the shape's list style, the layout's and the
master's placeholder, the master's text styles, and the presentation's defaults, in this order.
What layouts and masters give is looked up once for all slides that use them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.readers.pptx_colours import Colours

EMU = 12700.0  # a point
_TITLE_TYPES = ("title", "ctrTitle")
_OTHER_TYPES = ("dt", "ftr", "sldNum", "hdr")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_BULLETS = {f"{_A}{n}": n != "buNone" for n in ("buNone", "buChar", "buAutoNum", "buBlip")}
_WIDEST, _TALLEST = 132.0, 1584.0  # the most that the format allows between lines
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder's type and index; type ``obj`` where the file names none."""

    kind: str
    index: str


def placeholder_of(sp: Any) -> Placeholder | None:
    """The placeholder that a shape element fills, or None."""
    return placeholder_in(next(iter(sp), ()))


def placeholder_in(head: Any) -> Placeholder | None:
    """The same from a shape's first child, which tells its names."""
    for part in head:
        if part.tag == f"{_P}nvPr":
            for found in part:
                if found.tag == f"{_P}ph":
                    return Placeholder(found.get("type", "obj"), found.get("idx", "0"))
    return None


@dataclass(frozen=True, slots=True)
class Level:
    """What a paragraph of one level looks like; lengths are points.

    ``spacing`` is the line spacing as a share of single, or points where ``exact``; ``before`` is
    the space above as a share of the font size, ``before_points`` as points, ``after`` below.
    """

    size: float = 18.0
    bold: bool = False
    bullet: bool = False
    align: str = "l"
    margin: float = 0.0
    indent: float = 0.0
    spacing: float = 1.0
    exact: bool = False
    before: float = 0.0
    before_points: float = 0.0
    after: float = 0.0
    after_points: float = 0.0
    leftwards: bool = False  # as Arabic and Hebrew are written

    def with_properties(self, properties: Any) -> Level:
        """This look with what a paragraph's or a list level's own properties change."""
        told: dict[str, Any] = {}
        for name, value in properties.items():
            if name == "algn":
                told["align"] = value
            elif name == "marL":
                told["margin"] = whole_number(value) / EMU
            elif name == "indent":
                told["indent"] = whole_number(value) / EMU
            elif name == "rtl":
                told["leftwards"] = is_true(value)
        for child in properties:
            tag = child.tag
            if tag in _BULLETS:
                told["bullet"] = _BULLETS[tag]
            elif tag == f"{_A}defRPr":
                if size := child.get("sz"):
                    told["size"] = points(size)
                if weight := child.get("b"):
                    told["bold"] = weight in _TRUE
            elif tag == f"{_A}lnSpc":
                share, exact = _spacing(child)
                told["spacing"], told["exact"] = exact or share or 1.0, bool(exact)
            elif tag == f"{_A}spcBef":
                told["before"], told["before_points"] = _spacing(child)
            elif tag == f"{_A}spcAft":
                told["after"], told["after_points"] = _spacing(child)
        return replace(self, **told) if told else self


def _spacing(node: Any) -> tuple[float, float]:
    """A share of the font size, and points: one of them is 0."""
    for child in node:
        value = child.get("val", "")
        if child.tag == f"{_A}spcPct":
            whole = value.removesuffix("%")
            return min(whole_number(whole) / (100 if whole != value else 100_000), _WIDEST), 0.0
        if child.tag == f"{_A}spcPts":
            return 0.0, min(whole_number(value) / 100, _TALLEST)
    return 0.0, 0.0


def whole_number(value: str | None) -> float:
    """A whole number as the format writes it; 0 where it is none, or too large for any file."""
    sound = value and len(value) < 11 and value.removeprefix("-").isdecimal()
    return float(value) if value and sound else 0.0


def points(size: str) -> float:
    """A font size as the format writes it; the usual one where it is no sound number."""
    return whole_number(size) / 100 if 0 < whole_number(size) <= 400_000 else 18.0


def is_narrow(typeface: str | None) -> bool:
    """Whether a font's name says that its letters are narrow."""
    return typeface is not None and any(n in typeface for n in ("Narrow", "Condensed", " Cond"))


def is_true(value: str | None) -> bool:
    return value in _TRUE


@dataclass(frozen=True, slots=True)
class Body:
    """How a text body fills its shape: points of the margins, and the format's own words."""

    left: float = 7.2
    top: float = 3.6
    right: float = 7.2
    bottom: float = 3.6
    anchor: str = "t"
    wraps: bool = True
    upright: str = "horz"
    fit: str = "no"  # "sp": the shape grows, "norm": the text shrinks
    scale: float = 1.0  # of the font sizes, as the file tells

    def with_properties(self, properties: Any) -> Body:
        """This body with what a ``bodyPr`` changes."""
        told: dict[str, Any] = {}
        for name, value in properties.items():
            if name in _BODY_LENGTHS:
                told[_BODY_LENGTHS[name]] = whole_number(value) / EMU
            elif name == "anchor":
                told["anchor"] = value
            elif name == "wrap":
                told["wraps"] = value != "none"
            elif name == "vert":
                told["upright"] = value
        for child in properties:
            if child.tag in _FITS:
                told["fit"] = _FITS[child.tag]
                scale = child.get("fontScale", "")
                whole = scale.removesuffix("%")
                if 0 < whole_number(whole) <= 100_000:
                    told["scale"] = whole_number(whole) / (100 if whole != scale else 100_000)
        return replace(self, **told) if told else self


_BODY_LENGTHS = {"lIns": "left", "tIns": "top", "rIns": "right", "bIns": "bottom"}
_FITS = {f"{_A}noAutofit": "no", f"{_A}spAutoFit": "sp", f"{_A}normAutofit": "norm"}
DEFAULT_BODY = Body()


@dataclass(slots=True)
class TextStyle:
    """What the text of one kind of shape inherits: list styles, nearest first, and its body's."""

    lists: tuple[Any, ...] = ()
    body: Body = DEFAULT_BODY
    narrow: bool = False
    _levels: dict[int, Level] = field(default_factory=dict)

    def level(self, number: int) -> Level:
        """The look of a nesting level, 0 the outermost."""
        found = self._levels.get(number)
        if found is None:
            found = Level()
            for style in reversed(self.lists):
                for name in (f"lvl{number + 1}pPr", "defPPr"):
                    properties = style.find(f"{_A}{name}")
                    if properties is not None:
                        found = found.with_properties(properties)
                        break
            self._levels[number] = found
        return found


@dataclass(slots=True)
class Styles:
    """What slides inherit from: trees of layout, master and presentation, theme colours."""

    layout: Any | None
    master: Any | None
    presentation: Any | None
    colours: Colours
    narrow: bool = False  # whether the theme's fonts are
    _models: dict[Placeholder, list[Any]] = field(default_factory=dict)
    _texts: dict[Placeholder | None, TextStyle] = field(default_factory=dict)
    _bodies: dict[tuple[object, ...], Body] = field(default_factory=dict)
    _table: TextStyle | None = None

    def models(self, place: Placeholder | None) -> list[Any]:
        """The layout's and the master's shapes that a placeholder copies, nearest first."""
        if place is None:
            return []
        found = self._models.get(place)
        if found is None:
            found = self._models[place] = self._found_models(place)
        return found

    def _found_models(self, place: Placeholder) -> list[Any]:
        found: list[Any] = []
        kind = place.kind
        for sp, ph in _placeholders(self.layout):
            if _same_place(ph, place):
                found.append(sp)
                if ph.kind != "obj":
                    kind = ph.kind
                break
        basic = _master_kind(kind)
        for sp, ph in _placeholders(self.master):
            if _master_kind(ph.kind) == basic:
                found.append(sp)
                break
        return found

    def text(self, body: Any, place: Placeholder | None) -> TextStyle:
        """What the paragraphs of a shape's text body inherit."""
        inherited = self._texts.get(place)
        if inherited is None:
            inherited = self._texts[place] = self._inherited(place)
        own = properties = None
        for child in body:
            if child.tag == f"{_A}bodyPr":
                properties = child
            elif child.tag == f"{_A}lstStyle":
                own = child
            else:
                break
        has_list = own is not None and len(own) > 0
        if properties is not None and not len(properties) and not properties.attrib:
            properties = None
        if not has_list and properties is None:
            return inherited
        lists = (own, *inherited.lists) if has_list else inherited.lists
        levels = {} if has_list else inherited._levels
        made = inherited.body
        if properties is not None:
            # Most shapes of a deck tell one of a few: an automatic fit has details of its own.
            details = tuple((child.tag, child.get("fontScale")) for child in properties)
            key = (place, *properties.items(), *details)
            if key not in self._bodies:
                self._bodies[key] = made.with_properties(properties)
            made = self._bodies[key]
        return TextStyle(lists, made, self.narrow, levels)

    def table(self) -> TextStyle:
        """What the text of table cells inherits."""
        if self._table is None:
            self._table = TextStyle(tuple(self._text_styles(None)), narrow=self.narrow)
        return self._table

    def _inherited(self, place: Placeholder | None) -> TextStyle:
        models = self.models(place)
        lists = [s for m in models for s in m.findall(f"{_P}txBody/{_A}lstStyle")]
        body = DEFAULT_BODY
        for model in reversed(models):
            properties = model.find(f"{_P}txBody/{_A}bodyPr")
            if properties is not None:
                body = body.with_properties(properties)
        return TextStyle((*lists, *self._text_styles(place)), body, self.narrow)

    def _text_styles(self, place: Placeholder | None) -> list[Any]:
        found: list[Any] = []
        if self.master is not None:
            found += self.master.findall(f"{_P}txStyles/{_P}{_style_name(place)}")
        if self.presentation is not None and place is None:
            found += self.presentation.findall(f"{_P}defaultTextStyle")
        return found


def _placeholders(root: Any | None) -> Sequence[tuple[Any, Placeholder]]:
    if root is None:
        return []
    shapes = root.findall(f"{_P}cSld/{_P}spTree/{_P}sp")
    return [(sp, ph) for sp in shapes if (ph := placeholder_of(sp))]


def _same_place(model: Placeholder, place: Placeholder) -> bool:
    if place.kind in (*_TITLE_TYPES, *_OTHER_TYPES):
        return _master_kind(model.kind) == _master_kind(place.kind)
    return model.index == place.index


def _master_kind(kind: str) -> str:
    if kind in _TITLE_TYPES:
        return "title"
    return kind if kind in _OTHER_TYPES else "body"


def _style_name(place: Placeholder | None) -> str:
    if place is None or place.kind in _OTHER_TYPES:
        return "otherStyle"
    return "titleStyle" if place.kind in _TITLE_TYPES else "bodyStyle"
