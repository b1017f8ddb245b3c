"""ZIP packages as a library can take them: without what is never read, and of a damaged one what
is whole in it.

Libraries unpack every part, films too, and refuse the whole document for one wrong byte in a
picture. A copy that stopped short lacks the directory, which stands last, though every part before
it may be there. Each part has a header of its own, so it can be found and checked without the
directory.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

from extractors.readers.media import MEGABYTE, XML_PART_LIMIT

CONTENT_TYPES = "[Content_Types].xml"
#: what zipfile raises on a damaged package; NotImplementedError stands for a way of packing, or a
#: version of ZIP, that it does not know, and RuntimeError for a part that needs a password
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    UnicodeDecodeError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)
_HEADER = struct.Struct("<4s5H3L2H")
_HEADER_MARK = b"PK\x03\x04"
_TOLD = re.compile(rb'PartName="/([^"]+)"')
_ALL_LIMIT = 400 * MEGABYTE  # of a package that is put together anew: in memory, three times over
_MANY = 20_000  # parts
_UNREAD_LIMIT = 64 * MEGABYTE  # of parts that are never read; below, sorting them out costs more

#: Whether a part is read at all, by its name and its size unpacked.
IsRead = Callable[[str, int], bool]


def is_markup(name: str, size: int) -> bool:
    """What holds text and what joins it; pictures, films, sounds and fonts do not."""
    return name.lower().endswith((".xml", ".rels", ".vml"))


def every_part(name: str, size: int) -> bool:
    """Nothing is left out."""
    return True


def lightened(data: bytes, is_read: IsRead = is_markup, *, emptied: bool = True) -> bytes:
    """The package without the parts that are never read, where they are large; else as it is.

    Such parts may be larger than memory, and libraries unpack them all. ``emptied``: they keep
    their names, for a library that refuses relations to nothing.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            infos = source.infolist()
            unread = {i.filename for i in infos if not is_read(i.filename, i.file_size)}
            if sum(i.file_size for i in infos if i.filename in unread) < _UNREAD_LIMIT:
                return data
            names = dict.fromkeys(i.filename for i in infos if emptied or i.filename not in unread)
            return packed({n: b"" if n in unread else source.read(n) for n in names})
    except BROKEN_ZIP:
        return data  # a damaged package is another matter


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, not compressed: it is opened at once and thrown away."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return made.getvalue()


def listed(data: bytes, is_read: IsRead, lost: list[str]) -> dict[str, bytes]:
    """The sound parts by the package's directory; those that are not are named in ``lost``.

    Raises one of BROKEN_ZIP where there is no directory.
    """
    whole: dict[str, bytes] = {}
    room = _ALL_LIMIT
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist()[:_MANY]:
            if not is_read(info.filename, info.file_size):
                continue
            if info.file_size > min(room, XML_PART_LIMIT):
                lost.append(info.filename)  # too large to read
                continue
            try:
                whole[info.filename] = archive.read(info)
            except BROKEN_ZIP:
                lost.append(info.filename)
            else:
                room -= info.file_size
    return whole


def unlisted(data: bytes, is_read: IsRead) -> dict[str, bytes]:
    """The parts that are whole by their own headers, for a package without a directory."""
    return {name: part for name, part in _by_headers(data) if is_read(name, len(part))}


def rescued(data: bytes) -> tuple[bytes, tuple[str, ...]] | None:
    """The sound parts as a new package, and the names of the parts that are lost; no name where
    the end of the file is lost, with the directory alone.

    None where nothing is lost (the fault is not the ZIP's), where nothing is whole, or where the
    file was cut off before its content ended: half of a document is no document.
    """
    lost: list[str] = []
    try:
        whole = listed(data, every_part, lost)
    except BROKEN_ZIP:
        whole = unlisted(data, every_part)
        told = [n.decode("utf-8", "replace") for n in _TOLD.findall(whole.get(CONTENT_TYPES, b""))]
        if not told or any(name.endswith(".xml") and name not in whole for name in told):
            return None
    else:
        if not lost or not whole:
            return None
    return packed(whole), tuple(lost)


def _by_headers(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each part that is whole by its own header."""
    room, at = _ALL_LIMIT, 0
    for _ in range(_MANY):
        at = data.find(_HEADER_MARK, at)
        if not 0 <= at <= len(data) - _HEADER.size:
            return
        fields = _HEADER.unpack_from(data, at)
        flags, method, told, size_packed, size = (fields[k] for k in (2, 3, 6, 7, 8))
        name_end = at + _HEADER.size + fields[9]
        name = data[at + _HEADER.size : name_end].decode("utf-8", "replace")
        start = name_end + fields[10]
        at += len(_HEADER_MARK)
        if flags & 1 or method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            continue
        most = min(room, XML_PART_LIMIT)
        if method == zipfile.ZIP_STORED:
            content, end = data[start : start + size_packed], start + size_packed
            if len(content) != size or size > most:
                continue
        else:
            unpacked = _inflated(data, start, most)
            if unpacked is None:
                continue
            content, end = unpacked
        # With flag 3 the checksum stands after the content instead.
        if not flags & 8 and zlib.crc32(content) != told:
            continue
        room -= len(content)
        at = max(at, end)
        yield name, content


def _inflated(data: bytes, start: int, most: int) -> tuple[bytes, int] | None:
    """The content and where its packed form ends; None where it is broken, cut or too large."""
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    size, at = 0, start
    try:
        while not machine.eof:
            chunk = machine.unconsumed_tail
            if not chunk:
                chunk = data[at : at + 65536]
                at += len(chunk)
            if not chunk:
                return None
            parts.append(machine.decompress(chunk, MEGABYTE))
            size += len(parts[-1])
            if size > most:
                return None
    except zlib.error:
        return None
    return b"".join(parts), at - len(machine.unused_data)
