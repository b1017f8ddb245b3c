"""Old office files: which of them an OLE container is, and whether a password protects it.

The container's directory is a table of 128-byte entries, each beginning with a stream's name in
UTF-16. The names of the streams tell PowerPoint from Word; the file's own name may lie.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path, PurePath

from extractors.readers.errors import ReadError

PPT = "application/vnd.ms-powerpoint"
DOC = "application/msword"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_WORD_MAGIC = b"\xec\xa5"
_MODERN = re.compile(r"\.(?:ppt|pps|pot|doc|dot)[xm]")
# The atom of the current user, with the mark that stands for an encrypted presentation.
_LOCKED_SLIDES = re.compile(rb"\xf6\x0f.{4}\x14\x00\x00\x00\xdf\xc4\xd1\xf3", re.S)


def old_media_type(path: Path, name: str) -> str:
    """PPT or DOC by the container's streams.

    ReadError: ``encrypted`` for a protected file, new ones too, ``damaged`` where the directory is
    lost, ``unknown-type`` for another kind of container (a workbook, a message).
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if _entry(data, "EncryptedPackage") is not None:
            raise ReadError("encrypted", name, found="OLE")
        slides = _entry(data, "PowerPoint Document")
        text = _entry(data, "WordDocument")
        if slides is not None:
            if _LOCKED_SLIDES.search(data):
                raise ReadError("encrypted", name, found="PPT")
            return PPT
        if text is not None:
            if _is_locked_text(data, text):
                raise ReadError("encrypted", name, found="DOC")
            return DOC
        if _MODERN.fullmatch(PurePath(name).suffix.lower()):
            raise ReadError("encrypted", name, found="OLE")  # nothing else is kept in one
        if _entry(data, "Root Entry") is None:
            raise ReadError("damaged", name, found="OLE")
    raise ReadError("unknown-type", name, found=f"OLE {PurePath(name).suffix}".strip())


def _entry(data: mmap.mmap, stream: str) -> int | None:
    """Where the stream's entry stands in the file, None where it has no such stream."""
    wanted = (stream + "\0").encode("utf-16-le")
    at = data.find(wanted)
    while at >= 0:
        told = data[at + 64 : at + 66]  # the entry tells the length of its name
        if at % _ENTRY == 0 and int.from_bytes(told, "little") == len(wanted):
            return at
        at = data.find(wanted, at + 1)
    return None


def _is_locked_text(data: mmap.mmap, entry: int) -> bool:
    """Whether the first bytes of the Word stream carry the mark of encryption."""
    shift = int.from_bytes(data[30:32], "little")
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    start = (sector + 1) << min(shift, 16)
    head = data[start : start + 12]
    return head.startswith(_WORD_MAGIC) and len(head) == 12 and bool(head[11] & 1)
