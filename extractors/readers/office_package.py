"""What python-docx and python-pptx packages have in common: how they fail, and their properties."""

from __future__ import annotations

import zipfile
import zlib
from typing import Any

from lxml import etree

#: what both were seen to raise on damaged packages, wherever they look at them;
#: NotImplementedError comes from zipfile, for a way of packing that it does not know
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    NotImplementedError,
    AssertionError,
)


def properties(package: Any, errors: tuple[type[Exception], ...]) -> dict[str, str]:
    """Title, Author and ModDate (ISO) where told; ``errors``: what its library raises."""
    try:
        core = package.core_properties
        found = {"Title": core.title, "Author": core.author}
        when = core.modified or core.created
    except errors:
        return {}  # properties are an extra: a document without them is whole
    if when is not None:
        found["ModDate"] = when.strftime("%Y-%m-%d")
    return {key: value for key, value in found.items() if value}
