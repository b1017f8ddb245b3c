"""Picks the reader that fits a file's content and gathers what it gives into a Reading."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from extractors.readers.errors import ReadError, issue
from extractors.readers.media import (
    DOC,
    DOCX,
    ODP,
    ODT,
    PDF,
    PICTURES,
    PPT,
    PPTX,
    checked_media_type,
    mislabelled,
)
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
    """Read a file of any kind that is read, here and now; ReadError where it cannot be read.

    Keeps no limits but the deadline of ``progress``: a hostile file can take the process with it.
    ``read_file`` is the safe way, and the only one for old PPT and DOC files, which another program
    has to convert first.
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

        pages, issues, found = read_pptx(data, name, progress)
    elif media == DOCX:
        from extractors.readers.docx import read_docx

        pages, issues, found = _from_package(read_docx, data, name)
    elif media in (ODP, ODT):
        from extractors.readers.opendocument import read_opendocument

        pages, issues, found = _from_package(read_opendocument, data, name)
    elif media in PICTURES:
        from extractors.readers.images import read_image

        pages, issues, found = read_image(data, name, progress)
    elif media in (PPT, DOC):
        raise ReadError("old-format", name, found=path.suffix)
    else:
        from extractors.readers.text import read_text

        pages, issues = read_text(data, name)
        found = {}
    if other := mislabelled(name, media):
        issues = (*issues, issue("mislabelled", None, other))
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


_Read = tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]


def _from_package(read: Callable[[bytes, str], _Read], data: bytes, name: str) -> _Read:
    """What a reader of a ZIP package gives; of a damaged one what its sound parts give."""
    from extractors.readers.packages import lightened, rescued

    data = lightened(data)
    try:
        return read(data, name)
    except ReadError as error:
        # Only now, for looking at every part of a sound package would cost as much as reading it.
        mended = rescued(data) if error.code == "damaged" else None
        if mended is None:
            if not zipfile.is_zipfile(io.BytesIO(data)):
                raise ReadError("truncated", name, found="ZIP") from None
            raise
    sound, lost = mended
    pages, issues, found = read(sound, name)
    told = [issue("damaged-part", None, part) for part in lost[:20]] or [issue("truncated")]
    return pages, (*issues, *told), found


def _tidy(value: str | None) -> str | None:
    value = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", value or "").strip()
    return None if value.casefold() in _NO_TITLES else value


def iso_date(value: str | None) -> str | None:
    """``D:20260310...`` or ``2026-03-10T...`` as ``2026-03-10``; None where it is neither."""
    match = re.match(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})", value or "")
    if not match or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return "-".join(match.groups())
