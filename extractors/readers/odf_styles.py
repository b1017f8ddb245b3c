"""Styles of an OpenDocument file: what a name stands for, by inheritance.

A property is looked for in the style itself, the styles that it is based on, and the defaults of
its family. Lengths are points, sizes of type too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.records import Box

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
# LibreOffice keeps what the standard has no place for (a table cell's anchor) under its own name.
_EXTRA = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_DEEPEST = 20  # styles based on styles; a longer chain is a loop
_LENGTH = re.compile(r"(-?\d{0,9}(?:\.\d{1,20})?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_USUAL_SIZE = 12.0
_NUMBER_FORMATS = {"i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}


def length(text: str | None) -> float | None:
    """``2.54cm`` as 72.0 points; None where it is no length."""
    match = _LENGTH.fullmatch(text or "")
    if not match or match[1] in ("", "-"):
        return None
    return float(match[1]) * _POINTS[match[2]]


def page_size(styles: Styles, master: Any | None) -> tuple[float, float] | None:
    """Width and height of a master page's sheet, None where they are not told."""
    name = master.get(f"{STYLE}page-layout-name", "") if master is not None else ""
    layout = styles.layouts.get(name)
    if layout is None:
        return None
    for properties in layout.iter(f"{STYLE}page-layout-properties"):
        wide = length(properties.get(f"{FO}page-width"))
        high = length(properties.get(f"{FO}page-height"))
        if wide and high:
            return wide, high
    return None


@dataclass(slots=True)
class Styles:
    """All styles of the two parts that hold them; what ``content.xml`` says goes first."""

    roots: Sequence[Any] = ()
    layouts: dict[str, Any] = field(default_factory=dict)
    masters: dict[str, Any] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], Any] = field(default_factory=dict)
    _defaults: dict[str, Any] = field(default_factory=dict)
    _lists: dict[str, Any] = field(default_factory=dict)
    _gradients: dict[str, str] = field(default_factory=dict)
    _found: dict[tuple[str, str, str, str], str | None] = field(default_factory=dict)
    outline: Any | None = None  # how headings are numbered

    def __post_init__(self) -> None:
        for root in self.roots:
            for node in root.iter(
                f"{STYLE}style", f"{STYLE}default-style", f"{TEXT}list-style", f"{DRAW}gradient",
                f"{STYLE}page-layout", f"{STYLE}master-page", f"{TEXT}outline-style",
            ):  # fmt: skip
                self._keep(node)

    def _keep(self, node: Any) -> None:
        name = node.get(f"{STYLE}name", "")
        family = node.get(f"{STYLE}family", "")
        if node.tag == f"{STYLE}style":
            self._by_name.setdefault((family, name), node)
        elif node.tag == f"{STYLE}default-style":
            self._defaults.setdefault(family, node)
        elif node.tag == f"{TEXT}list-style":
            self._lists.setdefault(name, node)
        elif node.tag == f"{STYLE}page-layout":
            self.layouts.setdefault(name, node)
        elif node.tag == f"{STYLE}master-page":
            self.masters.setdefault(name, node)
        elif node.tag == f"{TEXT}outline-style":
            self.outline = node
        else:
            colour = node.get(f"{DRAW}start-color", "")
            self._gradients.setdefault(node.get(f"{DRAW}name", ""), colour)

    def chain(self, family: str, name: str | None) -> Iterator[Any]:
        """The style and those that it is based on, nearest first."""
        for _ in range(_DEEPEST):
            style = self._by_name.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name")

    def value(self, family: str, name: str | None, kind: str, attribute: str) -> str | None:
        """A property, such as ``graphic``, ``draw:fill``, of a style; None where nobody tells."""
        key = family, name or "", kind, attribute
        if key not in self._found:
            self._found[key] = self._value(family, name, kind, attribute)
        return self._found[key]

    def _value(self, family: str, name: str | None, kind: str, attribute: str) -> str | None:
        for style in [*self.chain(family, name), self._defaults.get(family)]:
            if style is None:
                continue
            for space in (STYLE, _EXTRA):
                for properties in style.iterfind(f"{space}{kind}-properties"):
                    told: str | None = properties.get(attribute)
                    if told is not None:
                        return told
        return None

    def own(self, family: str, name: str | None, attribute: str) -> str | None:
        """An attribute of the style element itself, or of those that it is based on."""
        return next(
            (told for s in self.chain(family, name) if (told := s.get(attribute)) is not None), None
        )

    def has_leader(self, name: str | None) -> bool:
        """Whether a paragraph style has a tab stop with dots before it."""
        for style in self.chain("paragraph", name):
            for stop in style.iter(f"{STYLE}tab-stop"):
                if stop.get(f"{STYLE}leader-style", "none") != "none":
                    return True
        return False

    def size(self, looks: Sequence[tuple[str, str | None]]) -> float:
        """The size of type by these (family, name), nearest first; percentages are multiplied."""
        share = 1.0
        for family, name in looks:
            for style in self.chain(family, name):
                for properties in style.iterfind(f"{STYLE}text-properties"):
                    told = properties.get(f"{FO}font-size", "")
                    points = length(told)
                    if points:
                        return points * share
                    if re.fullmatch(r"\d{1,4}(\.\d+)?%", told):
                        share *= float(told[:-1]) / 100
        for family in dict.fromkeys(family for family, _ in looks):
            points = length(self.value(family, "", "text", f"{FO}font-size"))
            if points:
                return points * share
        return _USUAL_SIZE * share

    def is_bold(self, looks: Sequence[tuple[str, str | None]]) -> bool:
        """Whether the text is bold by these (family, name), nearest first."""
        for family, name in looks:
            told = self.value(family, name, "text", f"{FO}font-weight")
            if told is not None:
                return told == "bold" or (told.isdecimal() and len(told) < 5 and int(told) >= 600)
        return False

    def fill(self, family: str, name: str | None) -> str | None:
        """The colour that a shape is filled with, ``#rrggbb``; None without a fill."""
        kind = self.value(family, name, "graphic", f"{DRAW}fill")
        if kind == "solid":
            colour = self.value(family, name, "graphic", f"{DRAW}fill-color")
        elif kind == "gradient":
            gradient = self.value(family, name, "graphic", f"{DRAW}fill-gradient-name")
            colour = self._gradients.get(gradient or "")
        else:
            return None
        return colour.lower() if colour and _COLOUR.fullmatch(colour) else None

    def list_level(self, name: str | None, level: int) -> Any | None:
        """The element that describes a list's level (from 0); None where it is not told."""
        return level_of(self._lists.get(name or ""), level)

    def has_list(self, name: str | None) -> bool:
        """Whether there is a list style of this name."""
        return (name or "") in self._lists


def level_of(style: Any | None, level: int) -> Any | None:
    """The element that describes one level (from 0) of a list or outline style."""
    for node in style if style is not None else ():
        if isinstance(node.tag, str) and node.get(f"{TEXT}level") == str(level + 1):
            return node
    return None


def is_item(level: Any | None) -> bool:
    """Whether a list level shows a bullet, picture or number before its text."""
    if level is None:
        return True
    if level.tag.endswith("-bullet"):
        return bool(level.get(f"{TEXT}bullet-char", "").strip("\u200b "))
    return level.tag.endswith("-image") or bool(level.get(f"{STYLE}num-format"))


def number_format(level: Any | None) -> str | None:
    """How a level's numbers are written, by the names of ``docx_styles.formatted``."""
    told = level.get(f"{STYLE}num-format", "") if level is not None else ""
    if not told or level is None or level.tag.endswith("-bullet"):
        return None
    return _NUMBER_FORMATS.get(told[:1], "decimal")


def moved(transform: str, wide: float, high: float) -> Box | None:
    """The box around a shape that stands by ``draw:transform`` and has no place of its own."""
    a, b, c, d, e, f = 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", transform)[:20]:
        parts = re.split(r"[\s,]+", inside.strip())
        numbers = [n if (n := length(part)) is not None else _number(part) for part in parts]
        if any(n is None for n in numbers):
            return None
        told = [n or 0.0 for n in numbers]
        step = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        if name == "rotate":
            cos, sin = math.cos(told[0]), math.sin(told[0])
            step = (cos, -sin, sin, cos, 0.0, 0.0)  # against the clock, y goes down
        elif name == "translate":
            step = (1.0, 0.0, 0.0, 1.0, told[0], told[1] if len(told) > 1 else 0.0)
        elif name == "scale":
            step = (told[0], 0.0, 0.0, told[-1], 0.0, 0.0)
        elif name == "skewX":
            step = (1.0, 0.0, math.tan(told[0]), 1.0, 0.0, 0.0)
        elif name == "matrix" and len(told) == 6:
            step = (told[0], told[1], told[2], told[3], told[4], told[5])
        sa, sb, sc, sd, se, sf = step
        a, b = sa * a + sc * b, sb * a + sd * b
        c, d = sa * c + sc * d, sb * c + sd * d
        e, f = sa * e + sc * f + se, sb * e + sd * f + sf
    corners = [(0.0, 0.0), (wide, 0.0), (0.0, high), (wide, high)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _number(text: str) -> float | None:
    match = re.fullmatch(r"-?\d{0,9}(?:\.\d{1,20})?(?:e-?\d{1,2})?", text, re.I)
    try:
        return float(text) if match else None
    except ValueError:
        return None
