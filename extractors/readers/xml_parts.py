"""XML of a package's parts by lxml: no entity is resolved, no DTD loaded, nothing fetched."""

from __future__ import annotations

from typing import Any

from lxml import etree

_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_LENIENT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)


def parsed(data: bytes) -> Any:
    """The root of a part. Raises XMLSyntaxError where it is not well-formed."""
    return etree.fromstring(data, _STRICT)


def recovered(data: bytes) -> Any | None:
    """The root of what stands before and after the damage of a part; None where nothing does."""
    try:
        return etree.fromstring(data, _LENIENT)
    except etree.XMLSyntaxError:
        return None
