"""How a paragraph of a slide looks: size, weight, bullet and colour, by inheritance.

A value is looked for on the run, the paragraph, the shape's list style, the layout's and the
master's placeholder, the master's text styles, and the presentation's defaults, in this order.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_TITLE_TYPES = ("title", "ctrTitle")
_OTHER_TYPES = ("dt", "ftr", "sldNum", "hdr")
_BULLETS = ("buNone", "buChar", "buAutoNum", "buBlip")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder's type and index; type ``obj`` where the file names none."""

    kind: str
    index: str


def placeholder_of(sp: Any) -> Placeholder | None:
    """The placeholder that a shape element fills, or None."""
    found = sp.xpath("./*[1]/p:nvPr/p:ph")
    if not found:
        return None
    return Placeholder(found[0].get("type", "obj"), found[0].get("idx", "0"))


@dataclass(frozen=True, slots=True)
class Styles:
    """What a slide inherits from: trees of layout, master and presentation, theme colours."""

    layout: Any | None
    master: Any | None
    presentation: Any | None
    colours: dict[str, str]

    def models(self, place: Placeholder | None) -> list[Any]:
        """The layout's and the master's shapes that a placeholder copies, nearest first."""
        if place is None:
            return []
        found: list[Any] = []
        kind = place.kind
        if self.layout is not None:
            own = [
                sp
                for sp in self.layout.xpath("./p:cSld/p:spTree/p:sp")
                if (ph := placeholder_of(sp)) and _same_place(ph, place)
            ]
            if own:
                found.append(own[0])
                inherited = placeholder_of(own[0])
                if inherited and inherited.kind != "obj":
                    kind = inherited.kind
        if self.master is not None:
            basic = _master_kind(kind)
            found.extend(
                [
                    sp
                    for sp in self.master.xpath("./p:cSld/p:spTree/p:sp")
                    if (ph := placeholder_of(sp)) and _master_kind(ph.kind) == basic
                ][:1]
            )
        return found

    def lists(self, sp: Any, models: Sequence[Any], place: Placeholder | None) -> list[Any]:
        """All list styles that a shape's paragraphs inherit from, nearest first."""
        found = [style for shape in (sp, *models) for style in shape.xpath("./p:txBody/a:lstStyle")]
        if self.master is not None:
            kind = _style_name(place)
            found += self.master.xpath(f"./p:txStyles/p:{kind}")
        if self.presentation is not None and place is None:
            found += self.presentation.xpath("./p:defaultTextStyle")
        return found


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


def _levels(paragraph: Any, lists: Sequence[Any], level: int) -> Iterator[Any]:
    """Paragraph properties, nearest first."""
    own = paragraph.find(f"{_A}pPr")
    if own is not None:
        yield own
    for style in lists:
        for name in (f"lvl{level + 1}pPr", "defPPr"):
            found = style.find(f"{_A}{name}")
            if found is not None:
                yield found
                break


def size_and_weight(
    paragraph: Any, lists: Sequence[Any], level: int, scale: float
) -> tuple[float, bool]:
    """Font size in points (largest share of the text) and whether all of the text is bold."""
    runs = [
        (r.find(f"{_A}rPr"), len("".join(r.itertext())))
        for r in paragraph.iterchildren(f"{_A}r", f"{_A}fld")
    ]
    inherited = list(_levels(paragraph, lists, level))
    defaults = [d for p in inherited if (d := p.find(f"{_A}defRPr")) is not None]
    base_size = next((s for d in defaults if (s := d.get("sz"))), "1800")
    base_bold = next((b for d in defaults if (b := d.get("b"))), "0")
    sizes: dict[str, int] = {}
    bold, any_run = True, False
    for properties, length in runs:
        if not length:
            continue
        any_run = True
        size = properties.get("sz") if properties is not None else None
        weight = properties.get("b") if properties is not None else None
        sizes[size or base_size] = sizes.get(size or base_size, 0) + length
        bold = bold and (weight or base_bold) in ("1", "true", "on")
    size = max(sizes, key=lambda s: sizes[s]) if sizes else base_size
    points = int(size) / 100 if size.isdigit() else 18.0
    return round(points * scale, 2), bold and any_run


def is_bullet(paragraph: Any, lists: Sequence[Any], level: int) -> bool:
    """Whether a bullet or a number is drawn before the paragraph."""
    for properties in _levels(paragraph, lists, level):
        for name in _BULLETS:
            if properties.find(f"{_A}{name}") is not None:
                return name != "buNone"
    return False


def alignment(paragraph: Any, lists: Sequence[Any], level: int) -> str:
    """``l``, ``ctr``, ``r`` or another of the format's words."""
    for properties in _levels(paragraph, lists, level):
        if align := properties.get("algn"):
            return str(align)
    return "l"


def theme_colours(theme: Any | None, master: Any | None) -> dict[str, str]:
    """Theme colours by the names that slides use (``accent1``, ``tx1``, ``bg1`` ...)."""
    colours: dict[str, str] = {}
    if theme is not None:
        for scheme in theme.iter(f"{_A}clrScheme"):
            for entry in scheme:
                for value in entry:
                    code = value.get("val") if value.tag == f"{_A}srgbClr" else value.get("lastClr")
                    if code and len(code) == 6:
                        colours[entry.tag.removeprefix(_A)] = code
            break
    mapping = master.find(f"{_P}clrMap") if master is not None else None
    if mapping is not None:
        colours |= {k: colours[v] for k, v in mapping.attrib.items() if v in colours}
    else:
        pairs = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
        colours |= {k: colours[v] for k, v in pairs.items() if v in colours}
    return colours


def fill_colour(shape: Any, colours: dict[str, str]) -> str | None:
    """A shape's own fill as ``#rrggbb``, else its style's; None where it has none."""
    for properties in shape.xpath("./p:spPr"):
        for child in properties:
            name = child.tag.removeprefix(_A) if isinstance(child.tag, str) else ""
            if name == "noFill":
                return None
            if name in ("solidFill", "gradFill", "pattFill"):
                return colour_in(child, colours)
    for reference in shape.xpath("./p:style/a:fillRef"):
        if reference.get("idx", "0") != "0":
            return colour_in(reference, colours)
    return None


def text_colour(paragraph: Any, colours: dict[str, str]) -> str | None:
    """The first run's own colour; inherited ones are not looked up."""
    for fill in paragraph.xpath("./a:r/a:rPr/a:solidFill"):
        return colour_in(fill, colours)
    return None


def colour_in(element: Any, colours: dict[str, str]) -> str | None:
    """The first colour below ``element``, with its lightness changes, as ``#rrggbb``."""
    for node in element.iter(f"{_A}srgbClr", f"{_A}schemeClr", f"{_A}sysClr"):
        value = node.get("lastClr") if node.tag == f"{_A}sysClr" else node.get("val", "")
        code = colours.get(value or "", "") if node.tag == f"{_A}schemeClr" else value
        if not code or len(code) != 6:
            return None
        try:
            red, green, blue = (int(code[k : k + 2], 16) / 255 for k in (0, 2, 4))
        except ValueError:
            return None
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        for change in node:
            amount = change.get("val", "")
            share = int(amount) / 100_000 if amount.lstrip("-").isdigit() else 1.0
            if change.tag == f"{_A}lumMod":
                light *= share
            elif change.tag == f"{_A}lumOff":
                light += share
        rgb = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full)
        return "#" + "".join(f"{round(c * 255):02x}" for c in rgb)
    return None
