"""Picks the reader that fits a file's content and gathers what it gives into a Reading."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from extractors.readers.errors import ReadError
from extractors.readers.media import PDF, PPTX, checked_media_type
from extractors.readers.progress import Progress
from models.records import Issue, Page, Reading

# What programs put there when nobody has named the document.
_NO_TITLES = frozenset(
    (
        "",
        "untitled",
        "powerpoint presentation",
        "powerpoint-esitys",
        "(anonymous)",
        "(unspecified)",
        "anonymous",
        "unspecified",
        "unknown",
    )
)


def printable_name(path: Path) -> str:
    """The file's name in characters that JSON and a terminal can hold, on one line."""
    name = os.fsencode(path.name).decode("utf-8", "replace") or "."
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", "\ufffd", name)


def read_in_process(path: Path, *, progress: Progress | None = None) -> Reading:
    """Read a PPTX, PDF or text file here and now; ReadError where it cannot be read.

    Keeps no limits but the deadline of ``progress``: a hostile file can take the process with it.
    ``read_file`` is the safe way.
    """
    progress = progress or Progress()
    name = printable_name(path)
    media = checked_media_type(path, name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable", name, found=error.strerror or type(error).__name__) from None
    pages: tuple[Page, ...]
    issues: tuple[Issue, ...]
    # Each reader is imported when its first file comes: a text dump needs none of the libraries.
    if media == PDF:
        from extractors.readers.pdf import read_pdf

        pages, issues, found = read_pdf(data, name, progress)
    elif media == PPTX:
        from extractors.readers.pptx import read_pptx

        pages, issues, found = read_pptx(data, name)
    else:
        from extractors.readers.text import read_text

        pages, issues = read_text(data, name)
        found = {}
    return Reading(
        name,
        media,
        hashlib.sha256(data).hexdigest(),
        pages,
        title=_tidy(found.get("Title")),
        author=_tidy(found.get("Author")),
        modified=iso_date(found.get("ModDate") or found.get("CreationDate")),
        issues=issues,
    )


def _tidy(value: str | None) -> str | None:
    value = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", value or "").strip()
    return None if value.casefold() in _NO_TITLES else value


def iso_date(value: str | None) -> str | None:
    """``D:20260310...`` or ``2026-03-10T...`` as ``2026-03-10``; None where it is neither."""
    match = re.match(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})", value or "")
    if not match or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return "-".join(match.groups())
