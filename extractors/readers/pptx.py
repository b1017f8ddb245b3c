"""PPTX: slides by python-pptx, and XPath on its element trees for what its objects do not offer.

Text frames, tables, groups, SmartArt, charts, speaker notes, comments, hidden slides and the deck's
sections. Hidden slides keep their number and are marked. Boxes of lines are estimates inside their
shape (see ``pptx_text``), those of words hold their ink (see ``pptx_places``); notes have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from extractors.boxes import rounded
from extractors.readers.errors import ReadError, issue
from extractors.readers.office_package import properties
from extractors.readers.page_text import PageWriter
from extractors.readers.pptx_colours import Colours
from extractors.readers.pptx_package import PACKAGE_ERRORS, CutOff, opened
from extractors.readers.pptx_shapes import Item, items, joined
from extractors.readers.pptx_style import EMU, Styles, is_narrow, whole_number
from extractors.readers.pptx_writing import (
    Slide,
    in_short,
    role_of,
    write,
    write_remarks,
    write_text,
)
from extractors.readers.progress import Progress
from extractors.readers.reading_order import Unit
from extractors.readers.slide_order import slide_order
from extractors.readers.slide_pictures import SlidePictures
from extractors.readers.slide_roles import with_roles
from extractors.readers.xml_parts import parsed
from models.records import Box, Issue, LineRole, Page, Shape

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TREE = f"{_P}cSld/{_P}spTree"


@dataclass(slots=True)
class _Deck:
    """What the slides of one deck share."""

    root: Any
    whole: Box  # a slide, in points
    issues: list[Issue] = field(default_factory=list)
    styles: dict[Any, Styles] = field(default_factory=dict)  # by layout part
    pictures: SlidePictures | None = None
    fixtures: dict[Any, list[Item]] = field(default_factory=dict)  # by layout or master part


def read_pptx(
    data: bytes, name: str, progress: Progress | None = None
) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    """Pages, issues and properties; ReadError where the package does not open or has no slide."""
    try:
        package, damaged_parts = opened(data)
        main = package.main_document_part
        root = main._element
        entries = root.findall(f"{_P}sldIdLst/{_P}sldId")
    except CutOff as error:
        raise ReadError("truncated", name, found=str(error)) from None
    except PACKAGE_ERRORS as error:
        raise ReadError("damaged", name, found=f"PPTX: {in_short(error)}") from None
    if not entries:
        raise ReadError("no-pages", name)
    wide, high = _size(root)
    deck = _Deck(root, (0.0, 0.0, wide, high))
    deck.pictures = SlidePictures(progress or Progress(), deck.issues)
    if damaged_parts:
        deck.issues.append(issue("damaged-part", None, ", ".join(damaged_parts)[:200]))
    sections = _sections(root)
    pages: list[Page] = []
    for number, entry in enumerate(entries, 1):
        section = sections.get(entry.get("id", ""))
        try:
            part = main.related_part(entry.get(f"{_R}id"))
            pages.append(_page(deck, part, number, section))
        except PACKAGE_ERRORS as error:
            deck.issues.append(issue("damaged-page", number, in_short(error)))
            pages.append(Page(number, wide, high, "", section=section))
    damaged = [i.message for i in deck.issues if i.code == "damaged-page"]
    if damaged and all(not page.text for page in pages):
        raise ReadError("damaged", name, found=damaged[0])
    return tuple(with_roles(pages)), tuple(deck.issues), properties(package, PACKAGE_ERRORS)


def _size(root: Any) -> tuple[float, float]:
    """Width and height of the slides in points; the format's usual ones where none are told."""
    size = root.find(f"{_P}sldSz")
    told = {} if size is None else size.attrib
    return whole_number(told.get("cx")) / EMU or 720.0, whole_number(told.get("cy")) / EMU or 540.0


def _sections(root: Any) -> dict[str, str]:
    """Slide id -> the name of the section that holds it."""
    found: dict[str, str] = {}
    for node in root.iter("{*}section"):
        for entry in node.iter("{*}sldId"):
            if node.get("name"):
                found[entry.get("id", "")] = node.get("name")
    return found


def _styles(deck: _Deck, part: Any) -> Styles:
    """What a slide inherits from. A missing layout or master means less style, not less text."""
    layout = _related(part, RT.SLIDE_LAYOUT)
    if layout in deck.styles:
        return deck.styles[layout]
    master = _related(layout, RT.SLIDE_MASTER) if layout is not None else None
    theme = _related(master, RT.THEME) if master is not None else None
    theme_root = None
    if theme is not None:
        try:
            theme_root = parsed(theme.blob)
        except etree.XMLSyntaxError:
            theme_root = None
    layout_root, master_root = (getattr(p, "_element", None) for p in (layout, master))
    colours = Colours(theme_root, master_root)
    fonts = () if theme_root is None else theme_root.iter(f"{_A}latin")
    narrow = any(is_narrow(font.get("typeface")) for font in fonts)
    made = deck.styles[layout] = Styles(layout_root, master_root, deck.root, colours, narrow)
    return made


def _related(part: Any, kind: str) -> Any | None:
    try:
        return part.part_related_by(kind)
    except (KeyError, ValueError, AttributeError):
        return None


def _page(deck: _Deck, part: Any, number: int, section: str | None) -> Page:
    root = part._element
    styles = _styles(deck, part)
    tree = root.find(_TREE)
    found = items(tree, styles, deck.whole) if tree is not None else []
    slide = Slide(part, found, styles, PageWriter(), number, deck.issues)
    for k in _order(slide):
        write(slide, k)
    drawn = deck.pictures.write(slide.writer, number, _pictures(slide)) if deck.pictures else []
    for item in _fixtures(deck, styles, root):
        role: LineRole = "header" if item.box[3] < deck.whole[3] / 2 else "footer"
        write_text(slide, item, slide.writer.new_block(), role, number)
    seen = bool(drawn) or any(found[k].content != "picture" for k in slide.ranges)
    notes_start = write_remarks(slide)
    writer = slide.writer
    if slide.lost:
        told = "XML: " + ", ".join(dict.fromkeys(slide.lost))
        deck.issues.append(issue("damaged-part", number, told))
    if not seen and notes_start is None:
        picture = any(item.kind == "picture" for item in found)
        deck.issues.append(issue("no-text-layer" if picture else "empty-page", number))
    hidden = root.get("show") in ("0", "false")
    if hidden:
        deck.issues.append(issue("hidden-slide", number))
    return Page(
        number,
        deck.whole[2],
        deck.whole[3],
        writer.text,
        tuple(writer.words),
        tuple(writer.lines),
        tuple(writer.tables),
        (*_shapes(slide), *drawn),
        "mixed" if any(word.confidence is not None for word in writer.words) else "text",
        hidden=hidden,
        notes_start=notes_start,
        section=section,
    )


def _pictures(slide: Slide) -> Iterator[tuple[Box, Callable[[], bytes]]]:
    """Box of each upright picture of a slide, and what gives its bytes."""
    for item in slide.items:
        blip = item.element.find(f".//{_A}blip") if item.kind == "picture" else None
        part = slide.part.rels.get(blip.get(f"{_R}embed")) if blip is not None else None
        if part is not None and not part.is_external and not item.angle % 360:
            yield item.box, partial(getattr, part.target_part, "blob")


def _fixtures(deck: _Deck, styles: Styles, root: Any) -> Iterator[Item]:
    """Text that the slide's layout and master show on it; their placeholders are prompts."""
    if root.get("showMasterSp") in ("0", "false"):
        return
    for source in (styles.layout, styles.master):
        if source is None:
            continue
        if source not in deck.fixtures:
            tree = source.find(_TREE)
            found = items(tree, styles, deck.whole) if tree is not None else []
            deck.fixtures[source] = [
                item for item in found if item.content == "text" and item.placeholder is None
            ]
        yield from deck.fixtures[source]
        if source.get("showMasterSp") in ("0", "false"):
            return


def _order(slide: Slide) -> list[int]:
    found = slide.items
    told = [k for k, item in enumerate(found) if item.content != "none" and item.has_text]
    roles = {k: role_of(found[k]) for k in told}
    return slide_order(found, roles, lambda k: Unit(found[k].box, found[k].paragraphs, k))


def _shapes(slide: Slide) -> tuple[Shape, ...]:
    """All drawn things, indexes as in the slide's tree, with their text's offsets."""
    links = joined(slide.items)
    made = []
    for k, item in enumerate(slide.items):
        start, end, block = slide.ranges.get(k, (None, None, None))
        begins, ends = links.get(k, (None, None))
        box = rounded(item.box)
        made.append(Shape(item.kind, box, start, end, item.colour, item.group, begins, ends, block))
    return tuple(made)
