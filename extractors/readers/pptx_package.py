"""Opens the package of a deck by python-pptx, also where parts of it are damaged or missing.

A package that opens is opened as it is, but for what is never read (films, sounds, fonts, embedded
files), which may be larger than memory. One that does not is put together anew from the parts that
are left: a cut-off directory, a missing list of slides, a part that is not well-formed.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.package import Package

from extractors.readers.media import MEGABYTE
from extractors.readers.office_package import DAMAGE
from extractors.readers.packages import (
    BROKEN_ZIP,
    CONTENT_TYPES,
    lightened,
    listed,
    packed,
    unlisted,
)
from extractors.readers.xml_parts import parsed, recovered

PACKAGE_ERRORS = (PythonPptxError, struct.error, ArithmeticError, *DAMAGE)
_PICTURE_LIMIT = 50 * MEGABYTE
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")
_XML = (".xml", ".rels")
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_LISTED = re.compile(rb'PartName="/([^"]+)"')
_TARGETS = re.compile(rb'Target="(?:/ppt/)?(slides/slide\d+\.xml)"')
_PRESENTATION = "ppt/presentation.xml"
_PRESENTATION_RELS = "ppt/_rels/presentation.xml.rels"
_TYPES = {
    "slides/slide": CT.PML_SLIDE,
    "notesSlides/notesSlide": CT.PML_NOTES_SLIDE,
    "charts/chart": CT.DML_CHART,
    "slideLayouts/slideLayout": CT.PML_SLIDE_LAYOUT,
    "slideMasters/slideMaster": CT.PML_SLIDE_MASTER,
    "presentation": CT.PML_PRESENTATION_MAIN,
    "theme/theme": CT.OFC_THEME,
}
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MODES = ("Internal", "External")
_NEEDED = {"Id", "Type", "Target"}  # of each relation
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"


class CutOff(ValueError):
    """Most of the package is gone."""


def opened(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """The package and the names of parts that were damaged or missing.

    Raises one of ``PACKAGE_ERRORS`` where no slide is left to read, CutOff among them.
    """
    package = None
    try:
        package = Package.open(io.BytesIO(lightened(data, _is_read, emptied=False)))
        if not _dangling(package):
            return package, ()
    except PACKAGE_ERRORS:
        package = None  # what is wrong is found part by part
    lost: list[str] = []
    parts = _salvaged(data, lost)
    if package is None and _mostly_gone(parts):
        raise CutOff("ZIP")
    lost += _mend(parts)
    return Package.open(io.BytesIO(packed(parts))), tuple(dict.fromkeys(lost))


def _dangling(package: Any) -> list[str]:
    """Relations to slides that the presentation lists and that lead nowhere."""
    main = package.main_document_part
    entries = main._element.findall(f"{{{_P}}}sldIdLst/{{{_P}}}sldId")
    names = [entry.get(f"{{{_R}}}id", "") for entry in entries]
    return [name for name in names if name not in main.rels]


def _is_read(name: str, size: int) -> bool:
    name = name.lower()
    return name.endswith(_XML) or (name.endswith(_PICTURES) and size <= _PICTURE_LIMIT)


# --- putting together anew ------------------------------------------------------------------------


def _salvaged(data: bytes, lost: list[str]) -> dict[str, bytes]:
    """All parts that can be unpacked, by the directory where there is one, else by their headers.

    Those that cannot are named in ``lost``.
    """
    try:
        return listed(data, _is_read, lost)
    except BROKEN_ZIP:
        lost.append("ZIP")
        return unlisted(data, _is_read)


def _mostly_gone(parts: Mapping[str, bytes]) -> bool:
    """Whether most slides, or most parts at all, are missing of those that the package lists.

    A file that was cut off says itself how much it held.
    """
    listed = set(_LISTED.findall(parts.get(CONTENT_TYPES, b"")))
    slides = {name for name in listed if b"slides/slide" in name}
    slides |= {b"ppt/" + name for name in _TARGETS.findall(parts.get(_PRESENTATION_RELS, b""))}
    left = {name.encode() for name in parts}
    return any(len(told & left) * 2 < len(told) for told in (slides, listed))


def _mend(parts: dict[str, bytes]) -> list[str]:
    """Replace, in place, what is missing or no XML; the names of those parts.

    ValueError where no slide is left.
    """
    lost: list[str] = []
    for name, part in list(parts.items()):
        if not name.lower().endswith(_XML) or _is_sound(name, part):
            continue
        lost.append(name)
        root = recovered(part)
        if root is not None and name.endswith(".rels"):
            root = _whole_relations(root)
        mended = b"" if root is None else bytes(etree.tostring(root))
        if _is_sound(name, mended):
            parts[name] = mended
        else:
            del parts[name]
    slides = sorted((int(m[1]), name) for name in parts if (m := _SLIDE.fullmatch(name)))
    if not slides:
        raise ValueError("no slide is left")
    if CONTENT_TYPES not in parts:
        lost.append(CONTENT_TYPES)
        parts[CONTENT_TYPES] = _content_types(parts)
    if not _leads_to_presentation(parts.get("_rels/.rels")):
        lost.append("_rels/.rels")
        parts["_rels/.rels"] = _relations({"rId1": (RT.OFFICE_DOCUMENT, _PRESENTATION)})
    if _PRESENTATION not in parts or _PRESENTATION_RELS not in parts:
        # Nothing tells the order any more: by number, as programs first write them.
        lost += [n for n in (_PRESENTATION, _PRESENTATION_RELS) if n not in parts]
        names = {f"rId{k}": name for k, (_, name) in enumerate(slides, 1)}
        relations = {k: (RT.SLIDE, name.removeprefix("ppt/")) for k, name in names.items()}
        parts[_PRESENTATION_RELS] = _relations(relations)
        parts[_PRESENTATION] = _presentation(names, parts.get(_PRESENTATION))
        if b"/ppt/presentation.xml" not in parts[CONTENT_TYPES]:
            parts[CONTENT_TYPES] = _content_types(parts)
    else:
        _lead_to_slides(parts, [name for _, name in slides], lost)
    return lost


def _lead_to_slides(parts: dict[str, bytes], slides: Sequence[str], lost: list[str]) -> None:
    """Where as many listed slides lead nowhere as slides are led to by nothing, join them."""
    relations = parsed(parts[_PRESENTATION_RELS])
    root = parsed(parts[_PRESENTATION])
    entries = root.findall(f"{{{_P}}}sldIdLst/{{{_P}}}sldId")
    targets = {r.get("Id"): "ppt/" + r.get("Target", "").removeprefix("/ppt/") for r in relations}
    listed = [entry.get(f"{{{_R}}}id", "") for entry in entries]
    gone = [name for name in listed if targets.get(name) not in parts]
    orphans = [slide for slide in slides if slide not in {targets.get(name) for name in listed}]
    if not gone or len(gone) != len(orphans):
        return
    lost.append(_PRESENTATION_RELS)
    for relation in list(relations):
        if relation.get("Id") in gone:
            relations.remove(relation)
    for name, slide in zip(gone, orphans, strict=True):
        told = {"Id": name, "Type": RT.SLIDE, "Target": slide.removeprefix("ppt/")}
        etree.SubElement(relations, f"{{{_RELS}}}Relationship", told)
    parts[_PRESENTATION_RELS] = bytes(etree.tostring(relations))


def _leads_to_presentation(part: bytes | None) -> bool:
    relations = () if part is None else parsed(part)
    return any(
        r.get("Type") == RT.OFFICE_DOCUMENT and r.get("Target", "").lstrip("/") == _PRESENTATION
        for r in relations
    )


def _is_sound(name: str, part: bytes) -> bool:
    """Whether a part is XML, and of its kind where the others could not be reached without it."""
    try:
        root = parsed(part)
    except etree.XMLSyntaxError:
        return False
    if name.endswith(".rels"):
        return bool(root.tag == f"{{{_RELS}}}Relationships") and all(
            isinstance(r.tag, str)
            and set(r.attrib) >= _NEEDED
            and r.get("TargetMode", "Internal") in _MODES
            for r in root
        )
    kinds = {_PRESENTATION: f"{{{_P}}}presentation", CONTENT_TYPES: f"{{{_CONTENT}}}Types"}
    return bool(root.tag == kinds.get(name, root.tag))


def _whole_relations(damaged: Any) -> Any:
    """The relations that are told whole, whatever stands between them."""
    told = {}
    for relation in damaged.iter():
        if isinstance(relation.tag, str) and set(relation.attrib) >= _NEEDED:
            told[relation.get("Id")] = relation
    root = etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
    for relation in told.values():
        made = etree.SubElement(root, f"{{{_RELS}}}Relationship", dict(relation.attrib))
        if made.get("TargetMode", "Internal") not in _MODES:
            made.set("TargetMode", "External")  # which is never followed
    return root


def _relations(told: Mapping[str, tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
    for name, (kind, target) in told.items():
        etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=name, Type=kind, Target=target)
    return bytes(etree.tostring(root))


def _presentation(names: Mapping[str, str], old: bytes | None) -> bytes:
    """A presentation with these slides, of the old one's size where there is an old one."""
    root = etree.Element(f"{{{_P}}}presentation", nsmap={"p": _P, "r": _R})
    entries = etree.SubElement(root, f"{{{_P}}}sldIdLst")
    for k, name in enumerate(names):
        entry = etree.SubElement(entries, f"{{{_P}}}sldId", id=str(256 + k))
        entry.set(f"{{{_R}}}id", name)
    if old is not None:
        for size in parsed(old).iterfind(f"{{{_P}}}sldSz"):
            etree.SubElement(root, f"{{{_P}}}sldSz", dict(size.attrib))
    return bytes(etree.tostring(root))


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    root = etree.Element(f"{{{_CONTENT}}}Types", nsmap={None: _CONTENT})
    for extension, kind in (
        ("xml", CT.XML), ("rels", CT.OPC_RELATIONSHIPS), ("png", CT.PNG), ("jpg", CT.JPEG),
        ("jpeg", CT.JPEG), ("gif", CT.GIF), ("bmp", CT.BMP), ("tif", CT.TIFF), ("tiff", CT.TIFF),
        ("emf", CT.X_EMF), ("wmf", CT.X_WMF), ("svg", "image/svg+xml"),
    ):  # fmt: skip
        etree.SubElement(root, f"{{{_CONTENT}}}Default", Extension=extension, ContentType=kind)
    for name in parts:
        for folder, kind in _TYPES.items():
            if re.fullmatch(rf"ppt/{folder}\d*\.xml", name):
                part = {"PartName": f"/{name}", "ContentType": kind}
                etree.SubElement(root, f"{{{_CONTENT}}}Override", part)
    return bytes(etree.tostring(root))
