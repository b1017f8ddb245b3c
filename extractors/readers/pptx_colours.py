"""Fills of a slide's shapes as ``#rrggbb``: theme, lightness changes, styles, placeholders."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from typing import Any

from PIL import ImageColor

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FILLS = (f"{_A}solidFill", f"{_A}gradFill", f"{_A}pattFill")
_COLOURS = {f"{_A}{n}Clr" for n in ("srgb", "scheme", "sys", "prst", "scrgb")}
_PAIRS = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_SHORT = {"dk": "dark", "lt": "light", "med": "medium"}


class Colours:
    """Theme colours by the names that slides use (``accent1``, ``tx1``, ``bg1`` ...)."""

    def __init__(self, theme: Any | None, master: Any | None) -> None:
        self._named: dict[str, str] = {}
        self._made: dict[tuple[object, ...], str | None] = {}
        scheme = next(theme.iter(f"{_A}clrScheme"), None) if theme is not None else None
        for entry in scheme if scheme is not None else ():
            for value in entry:
                code = value.get("val") if value.tag == f"{_A}srgbClr" else value.get("lastClr")
                if code and len(code) == 6:
                    self._named[entry.tag.removeprefix(_A)] = code
        mapping = master.find(f"{_P}clrMap") if master is not None else None
        pairs = mapping.attrib if mapping is not None else _PAIRS
        self._named |= {k: self._named[v] for k, v in pairs.items() if v in self._named}

    def fill(self, properties: Iterable[Any], style: Any | None, around: str | None) -> str | None:
        """A shape's fill, by its own properties, its models' and its style's, nearest first.

        ``around`` is the fill of the group that holds it. None where nothing is filled.
        """
        for node in properties:
            for child in node:
                tag = child.tag
                if tag in _FILLS:
                    return self.first_in(child)
                if tag == f"{_A}noFill":
                    return None
                if tag == f"{_A}grpFill":
                    return around
        reference = style.find(f"{_A}fillRef") if style is not None else None
        if reference is not None and reference.get("idx", "0") != "0":
            return self.first_in(reference)
        return None

    def first_in(self, element: Any) -> str | None:
        """The first colour below ``element``, with its lightness changes."""
        for node in element.iter():
            if node.tag not in _COLOURS:
                continue
            changes = tuple((change.tag, change.get("val", "")) for change in node)
            key = (node.tag, *node.attrib.items(), changes)
            if key not in self._made:
                self._made[key] = self._colour(node, changes)
            return self._made[key]
        return None

    def _colour(self, node: Any, changes: Iterable[tuple[Any, str]]) -> str | None:
        rgb = self._told(node)
        if rgb is None:
            return None
        hue, light, full = colorsys.rgb_to_hls(*rgb)
        for tag, amount in changes:
            sound = amount.removeprefix("-").isdecimal() and len(amount) < 15
            share = float(amount) / 100_000 if sound else 1.0
            if tag in (f"{_A}lumMod", f"{_A}shade"):
                light *= share
            elif tag == f"{_A}lumOff":
                light += share
            elif tag == f"{_A}tint":
                light = 1 - (1 - light) * share
            elif tag == f"{_A}satMod":
                full = min(full * share, 1.0)
        rgb = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
        return "#" + "".join(f"{round(c * 255):02x}" for c in rgb)

    def _told(self, node: Any) -> tuple[float, float, float] | None:
        """Red, green and blue, 0..1, before any change; None where the colour is not known."""
        name = node.tag.removeprefix(_A)
        try:
            if name == "scrgbClr":
                red, green, blue = (int(node.get(c, "0")) / 100_000 for c in "rgb")
                return red, green, blue
            code = node.get("lastClr" if name == "sysClr" else "val") or ""
            if name == "schemeClr":
                code = self._named.get(code, "")
            if name == "prstClr":
                for short, long in _SHORT.items():
                    if code.startswith(short) and code[len(short) :][:1].isupper():
                        code = long + code[len(short) :]
            elif len(code) != 6:
                return None
            red, green, blue = ImageColor.getrgb(code if name == "prstClr" else f"#{code}")[:3]
        except ValueError:
            return None
        return red / 255, green / 255, blue / 255
