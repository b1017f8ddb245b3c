"""OpenDocument: presentations (ODP) and texts (ODT), by lxml on the package's own parts.

Read as PPTX is, element by element, so that both share their text, places and limits. No entity
is resolved, no DTD loaded, nothing fetched, and no link is followed out of the package.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from extractors.readers.errors import ReadError, issue
from extractors.readers.media import XML_PART_LIMIT
from extractors.readers.odf_styles import OFFICE, TEXT, Styles
from extractors.readers.odf_text import InlineReader
from extractors.readers.odp import read_slides
from extractors.readers.odt import read_text_pages
from extractors.readers.packages import BROKEN_ZIP
from extractors.readers.xml_parts import parsed, recovered
from models.records import Issue, Page

_CHART = "{urn:oasis:names:tc:opendocument:xmlns:chart:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_PART_ERRORS = (etree.XMLSyntaxError, KeyError, *BROKEN_ZIP)


def read_opendocument(
    data: bytes, name: str
) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    """Pages, issues and properties; ReadError where the content does not open or has no page."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        if _is_encrypted(package):
            raise ReadError("encrypted", name, found="OpenDocument")
        content, issues = _content(package)
    except _PART_ERRORS as error:
        raise ReadError("damaged", name, found=_told(error)) from None
    roots = [content]
    try:
        roots.append(_part(package, "styles.xml"))
    except _PART_ERRORS as error:
        issues.append(issue("damaged-part", None, f"styles.xml: {_told(error)}"))
    styles = Styles(roots)
    reader = InlineReader(styles)

    def objects(address: str) -> tuple[list[str], list[str]]:
        try:
            return _object_texts(package, address)
        except _PART_ERRORS as error:
            issues.append(issue("damaged-part", reader.page, f"{address}: {_told(error)}"[:160]))
            return [], []

    body = content.find(f"{OFFICE}body")
    slides = body.find(f"{OFFICE}presentation") if body is not None else None
    text = body.find(f"{OFFICE}text") if body is not None else None
    if slides is not None:
        pages, more = read_slides(slides, styles, reader, objects)
    elif text is not None:
        pages, more = read_text_pages(text, styles, reader, objects)
    else:
        raise ReadError("damaged", name, found="content.xml: office:body")
    if not pages:
        raise ReadError("no-pages", name)
    if reader.lost:
        more.append(issue("damaged-part", None, "XML: " + ", ".join(dict.fromkeys(reader.lost))))
    return tuple(pages), (*issues, *more), _properties(package)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:160]


def _part(package: zipfile.ZipFile, name: str) -> Any:
    """The root of a part. Raises what zipfile and lxml raise; KeyError without such a part."""
    with package.open(name) as part:
        data = part.read(XML_PART_LIMIT + 1)
    if len(data) > XML_PART_LIMIT:
        raise ValueError(f"{name} is larger than its directory says")
    return parsed(data)


def _content(package: zipfile.ZipFile) -> tuple[Any, list[Issue]]:
    """The root of the content; of a damaged one what stands before and after the damage."""
    try:
        return _part(package, "content.xml"), []
    except etree.XMLSyntaxError as error:
        with package.open("content.xml") as part:
            data = part.read(XML_PART_LIMIT)
        root = recovered(data)
        if root is None or not any((p.text or len(p)) for p in root.iter(f"{TEXT}p", f"{TEXT}h")):
            raise
        return root, [issue("damaged-part", None, _told(error))]


def _is_encrypted(package: zipfile.ZipFile) -> bool:
    """Whether the manifest says that the content is enciphered."""
    try:
        with package.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(XML_PART_LIMIT)
    except KeyError:
        return False


def _object_texts(package: zipfile.ZipFile, address: str) -> tuple[list[str], list[str]]:
    """Titles and other texts of an object inside the package; nothing from outside it."""
    folder = address.removeprefix("./").strip("/")
    name = f"{folder}/content.xml"
    if not folder or name not in package.NameToInfo:
        return [], []
    root = _part(package, name)
    titles: list[str] = []
    names: list[str] = []
    for node in root.iter(f"{TEXT}p", f"{TEXT}h"):
        text = "".join(node.itertext()).strip()
        parent = node.getparent()
        in_title = parent is not None and parent.tag in (f"{_CHART}title", f"{_CHART}subtitle")
        (titles if in_title else names).append(text)
    return [t for t in titles if t], [t for t in dict.fromkeys(names) if t]


def _properties(package: zipfile.ZipFile) -> dict[str, str]:
    try:
        root = _part(package, "meta.xml")
    except _PART_ERRORS:
        return {}  # properties are an extra: a document without them is whole
    wanted = {
        "Title": f"{_DC}title",
        "Author": f"{_META}initial-creator",
        "ModDate": f"{_DC}date",
        "CreationDate": f"{_META}creation-date",
    }
    found = {key: next((n.text for n in root.iter(tag)), None) for key, tag in wanted.items()}
    found["Author"] = found["Author"] or next((n.text for n in root.iter(f"{_DC}creator")), None)
    return {key: text for key, text in found.items() if text}
