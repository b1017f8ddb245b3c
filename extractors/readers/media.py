"""What kind of file it is: by its first bytes, and only then by its name."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePath

from extractors.readers import ole
from extractors.readers.errors import ReadError

PDF = "application/pdf"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODP = "application/vnd.oasis.opendocument.presentation"
ODT = "application/vnd.oasis.opendocument.text"
PPT = ole.PPT
DOC = ole.DOC
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
GIF = "image/gif"
TEXT = "text/plain"
OLE = "application/x-ole-storage"
ZIP = "application/zip"
UNKNOWN = "application/octet-stream"

_BY_ENDING = {
    ".pdf": PDF,
    ".txt": TEXT,
    ".pptx": PPTX,
    ".pptm": PPTX,
    ".ppsx": PPTX,
    ".ppsm": PPTX,
    ".potx": PPTX,
    ".docx": DOCX,
    ".docm": DOCX,
    ".dotx": DOCX,
    ".dotm": DOCX,
    ".xlsx": XLSX,
    ".odp": ODP,
    ".otp": ODP,
    ".odt": ODT,
    ".ott": ODT,
    ".ppt": PPT,
    ".pps": PPT,
    ".pot": PPT,
    ".doc": DOC,
    ".dot": DOC,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".tif": TIFF,
    ".tiff": TIFF,
    ".gif": GIF,
}
# What is read, text aside, and the ending that its name should have.
_ENDING_OF = {
    PDF: ".pdf",
    PPTX: ".pptx",
    DOCX: ".docx",
    ODP: ".odp",
    ODT: ".odt",
    PPT: ".ppt",
    DOC: ".doc",
    PNG: ".png",
    JPEG: ".jpg",
    TIFF: ".tif",
    GIF: ".gif",
}
PICTURES = frozenset((PNG, JPEG, TIFF, GIF))
_ZIPPED = frozenset((ZIP, PPTX, DOCX, XLSX, ODP, ODT))
_SHORT = {XLSX: "XLSX", ZIP: "ZIP"}
# Stands in every PDF: a text that has it is a PDF whose beginning was lost.
_PDF_OBJECT = re.compile(rb"\b\d+ \d+ obj\b")
_PICTURE_MAGIC = {
    b"\x89PNG": PNG,
    b"\xff\xd8\xff": JPEG,
    b"GIF8": GIF,
    b"II*\x00": TIFF,
    b"MM\x00*": TIFF,
}
HEAD_BYTES = 65536
MEGABYTE = 1024 * 1024
_FILE_LIMIT = 500 * MEGABYTE
# Ten thousand pages of plain text; finding facts in more takes hours, and no strategy is longer.
_TEXT_LIMIT = 20 * MEGABYTE
# A deck of a thousand slides with videos stays far below; a bomb of zeros grows a thousandfold.
_UNPACKED_LIMIT = 1500 * MEGABYTE
XML_PART_LIMIT = 100 * MEGABYTE


def media_type_of(head: bytes, name: str) -> str:
    """The media type by content first (``head``: the file's first bytes), by name second.

    A ZIP container is told by the part names that stand in its head; where they tell nothing, the
    name decides between the formats that are ZIP files.
    """
    by_name = _BY_ENDING.get(PurePath(name).suffix.lower())
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(ole.OLE_MAGIC):
        return OLE
    if head.startswith(b"PK"):
        for mark, media in (
            (b"mimetypeapplication/vnd.oasis.opendocument.presentation", ODP),
            (b"mimetypeapplication/vnd.oasis.opendocument.text", ODT),
            (b"ppt/", PPTX),
            (b"word/", DOCX),
            (b"xl/", XLSX),
        ):
            if mark in head:
                return media
        return by_name if by_name in _ZIPPED else ZIP
    for magic, media in _PICTURE_MAGIC.items():
        if head.startswith(magic):
            return media
    if _looks_like_text(head):
        return TEXT
    return UNKNOWN


def _looks_like_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    control = sum(byte < 32 and byte not in (9, 10, 11, 12, 13) for byte in head)
    return b"\x00" not in head and control <= len(head) // 200


def checked_media_type(path: Path, name: str) -> str:
    """The media type of a file that is worth opening; ReadError for any other.

    Looks at size, magic, name and a ZIP's directory only, so no library meets a bomb unwarned.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for its writer for ever
            raise ReadError("not-a-file", name, found=_kind_of(status.st_mode))
        size = status.st_size
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except (FileNotFoundError, ValueError):  # ValueError: a NUL byte, which no name can hold
        raise ReadError("not-found", name) from None
    except OSError as error:
        raise ReadError("unreadable", name, found=error.strerror or type(error).__name__) from None
    if size == 0:
        raise ReadError("empty", name)
    if size > _FILE_LIMIT:
        most = _FILE_LIMIT // MEGABYTE
        raise ReadError("too-large", name, found=f"{size // MEGABYTE} MB > {most} MB")
    media = media_type_of(head, name)
    ending = PurePath(name).suffix.lower()
    by_name = _BY_ENDING.get(ending)
    if media == OLE:
        media = ole.old_media_type(path, name)
    if media in _ZIPPED:
        media = _zip_media(path, name, by_name, media) or media
    if by_name is None and media not in (TEXT, UNKNOWN, ZIP):
        by_name = media  # a name without an ending tells nothing wrong
    if by_name in _ENDING_OF and media == TEXT and not _PDF_OBJECT.search(head):
        raise ReadError("mislabelled", name, found=f"{ending} -> .txt")
    if by_name is not None and media != by_name:
        if media in _ENDING_OF:
            return media  # read as what it is; the reading tells that the name is wrong
        if by_name in _ENDING_OF and media in (UNKNOWN, ZIP, TEXT):
            raise ReadError("damaged", name, found=f"{_first_bytes(head)} != {ending}")
    if media not in _ENDING_OF and media != TEXT:
        found = _first_bytes(head) if media == UNKNOWN else _SHORT.get(media, media)
        raise ReadError("unknown-type", name, found=found)
    if media == TEXT and by_name != TEXT and ending:
        raise ReadError("unknown-type", name, found=ending)
    if media == TEXT and size > _TEXT_LIMIT:
        most = _TEXT_LIMIT // MEGABYTE
        raise ReadError("too-large", name, found=f"{size // MEGABYTE} MB > {most} MB")
    return media


def mislabelled(name: str, media: str) -> str:
    """The name's ending and the one that would fit the content; empty where it fits."""
    ending = PurePath(name).suffix.lower()
    by_name = _BY_ENDING.get(ending)
    if by_name in (None, media) or media not in _ENDING_OF:
        return ""
    return f"{ending} -> {_ENDING_OF[media]}"


def _kind_of(mode: int) -> str:
    for is_kind, kind in ((stat.S_ISDIR, "directory"), (stat.S_ISFIFO, "pipe")):
        if is_kind(mode):
            return kind
    return "device"


def _first_bytes(head: bytes) -> str:
    return "".join(chr(b) if 32 < b < 127 else "." for b in head[:8])


def _zip_media(path: Path, name: str, by_name: str | None, media: str) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            mimetype = _mimetype(archive)
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError) as error:
        if media in _ENDING_OF:
            return None  # the parts have headers of their own: the reader looks what is left
        raise ReadError("truncated", name, found=f"ZIP: {error}") from None
    except OSError as error:
        raise ReadError("unreadable", name, found=error.strerror or type(error).__name__) from None
    names = {info.filename for info in infos}
    parts = [info for info in infos if info.filename.endswith((".xml", ".rels"))]
    unpacked = sum(part.file_size for part in parts)
    largest = max(parts, key=lambda part: part.file_size, default=None)
    if largest and (unpacked > _UNPACKED_LIMIT or largest.file_size > XML_PART_LIMIT):
        raise ReadError("too-large", name, found=f"{largest.filename}: {unpacked // MEGABYTE} MB")
    if any(i.flag_bits & 1 for i in infos):
        raise ReadError("encrypted", name, found="ZIP")
    for folder, kind in (("ppt/", PPTX), ("word/", DOCX), ("xl/", XLSX)):
        if any(part.startswith(folder) for part in names):
            return kind
    if "content.xml" in names:
        return _open_document(mimetype, by_name)
    return None


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    """The beginning of the part that says what an OpenDocument package is, b"" without one."""
    try:
        with archive.open("mimetype") as part:
            return part.read(100).strip()
    except (KeyError, RuntimeError, zlib.error, EOFError):  # RuntimeError: it is encrypted
        return b""


def _open_document(mimetype: bytes, by_name: str | None) -> str | None:
    """By what the package calls itself (a template too); by its name where it says nothing."""
    for media in (ODP, ODT):
        if mimetype.startswith(media.encode("ascii")):
            return media
    return by_name if by_name in (ODP, ODT) and not mimetype else None
