"""Opens a DOCX package; of a damaged one, what is whole in it.

python-docx refuses a whole document for one part that is missing or no XML. Then the package is
opened again without those parts and the relations that lead to them, and with what the text part
holds before and after its damage.
"""

from __future__ import annotations

import io
import posixpath
from typing import Any
from urllib.parse import unquote

from docx.exceptions import PythonDocxError
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.package import Package
from lxml import etree

from extractors.readers.office_package import DAMAGE
from extractors.readers.packages import CONTENT_TYPES, every_part, listed, packed
from extractors.readers.xml_parts import parsed, recovered

PACKAGE_ERRORS = (PythonDocxError, OpcError, RuntimeError, *DAMAGE)
_MAIN = "word/document.xml"
_ROOT_RELATIONS = "_rels/.rels"
_PR = "http://schemas.openxmlformats.org/package/2006/relationships"
_CT = "http://schemas.openxmlformats.org/package/2006/content-types"


def opened(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """The package and the names of parts that were damaged or missing.

    Raises one of PACKAGE_ERRORS where nothing can be made of it.
    """
    try:
        package = Package.open(io.BytesIO(data))
        _ = package.main_document_part.rels
    except PACKAGE_ERRORS:
        mended, lost = _mended(data)
        return Package.open(io.BytesIO(mended)), lost
    return package, ()


def _mended(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    lost: list[str] = []
    parts = listed(data, every_part, lost)
    for name in [n for n in parts if n.endswith((".xml", ".rels"))]:
        try:
            parsed(parts[name])
        except etree.XMLSyntaxError:
            lost.append(name)
            damaged = parts.pop(name)
            whole = recovered(damaged) if name == _MAIN else None
            if whole is not None:
                parts[name] = bytes(etree.tostring(whole))
    if _MAIN in parts:
        parts[_ROOT_RELATIONS] = _leading_to_text(parts.get(_ROOT_RELATIONS), lost)
    for name in [n for n in parts if n.endswith(".rels")]:
        parts[name] = _leading_somewhere(name, parts, lost)
    if CONTENT_TYPES not in parts:
        lost.append(CONTENT_TYPES)
        parts[CONTENT_TYPES] = f'<Types xmlns="{_CT}"/>'.encode()
    parts[CONTENT_TYPES] = _complete(parts[CONTENT_TYPES], parts)
    return packed(parts), tuple(dict.fromkeys(lost))


def _leading_to_text(relations: bytes | None, lost: list[str]) -> bytes:
    """The package's own relations, with the one to the text at its usual place if it is missing."""
    root = parsed(relations) if relations else etree.Element(f"{{{_PR}}}Relationships")
    if not any(str(node.get("Type", "")).endswith("/officeDocument") for node in root):
        lost.append(_ROOT_RELATIONS)
        told = {"Id": "rIdText", "Type": RT.OFFICE_DOCUMENT, "Target": _MAIN}
        etree.SubElement(root, f"{{{_PR}}}Relationship", told)
    return bytes(etree.tostring(root))


def _leading_somewhere(name: str, parts: dict[str, bytes], lost: list[str]) -> bytes:
    """The relations of a part without those to parts that are not there."""
    root = parsed(parts[name])
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(root):
        if relation.get("TargetMode") == "External" or not isinstance(relation.tag, str):
            continue
        target = unquote(relation.get("Target", ""))
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        path = posixpath.normpath(path)
        if path not in parts or not relation.get("Id") or not relation.get("Type"):
            lost.append(path)
            root.remove(relation)
    return bytes(etree.tostring(root))


def _complete(types: bytes, parts: dict[str, bytes]) -> bytes:
    """The list of types with an entry for each part that it says nothing of."""
    root = parsed(types)
    told = {str(node.get("PartName", "")).lstrip("/").lower() for node in root}
    endings = {str(node.get("Extension", "")).lower() for node in root}
    for name in parts:
        ending = posixpath.splitext(name)[1].lstrip(".").lower()
        if name.lower() in told or name == CONTENT_TYPES:
            continue
        if name == _MAIN or ending not in endings:
            kind = CT.WML_DOCUMENT_MAIN if name == _MAIN else "application/octet-stream"
            kind = CT.OPC_RELATIONSHIPS if ending == "rels" else kind
            attributes = {"PartName": f"/{name}", "ContentType": kind}
            etree.SubElement(root, f"{{{_CT}}}Override", attributes)
    return bytes(etree.tostring(root))
