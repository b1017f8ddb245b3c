"""ZIP packages as a library can take them: without heavy media, and what is whole in a damaged one.

Libraries unpack every part, films too, and refuse the whole deck for one wrong byte in a picture. A
copy that stopped short lacks the directory, which stands last, though every part before it may be
there. Each part has a header of its own, so it can be found and checked without the directory.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from extractors.readers.media import MEGABYTE

_PART = re.compile(rb"PK\x03\x04")
_HEADER = struct.Struct("<4s5H3L2H")
_CONTENT_TYPES = "[Content_Types].xml"
_TOLD = re.compile(rb'PartName="/([^"]+)"')
_MOST = 400 * MEGABYTE  # of all parts together
_LARGEST = 100 * MEGABYTE
_MANY = 20_000  # parts
_HEAVY = 24 * MEGABYTE  # unpacked: a picture to look at is smaller, a film is larger


def lightened(data: bytes) -> bytes:
    """The package with its heavy media emptied: nobody reads a film; as it is without such."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            heavy = {i.filename for i in infos if i.file_size > _HEAVY and _is_media(i.filename)}
            if not heavy:
                return data
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as light:
                for info in infos:
                    content = b"" if info.filename in heavy else archive.read(info)
                    light.writestr(info.filename, content)
            return made.getvalue()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError):
        return data  # a damaged package is another matter


def _is_media(name: str) -> bool:
    return not name.endswith((".xml", ".rels", ".vml"))


def rescued(data: bytes) -> tuple[bytes, tuple[str, ...]] | None:
    """The sound parts as a new package, and the names of the parts that are lost; no name where
    the end of the file is lost, with the directory alone.

    None where nothing is lost (the fault is not the ZIP's), where nothing is whole, or where the
    file was cut off before its content ended: half of a document is no document.
    """
    whole: dict[str, bytes] = {}
    lost: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _from_directory(archive, whole, lost)
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, OSError, ValueError):
        whole = dict(_from_headers(data))
        told = [name.decode("utf-8", "replace") for name in _TOLD.findall(_types(whole))]
        if not told or any(name.endswith(".xml") and name not in whole for name in told):
            return None
    else:
        if not lost or not whole:
            return None
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in whole.items():
            archive.writestr(name, content)
    return made.getvalue(), tuple(lost)


def _types(whole: dict[str, bytes]) -> bytes:
    return whole.get(_CONTENT_TYPES, b"")


def _from_directory(archive: zipfile.ZipFile, whole: dict[str, bytes], lost: list[str]) -> None:
    left = _MOST
    for info in archive.infolist()[:_MANY]:
        try:
            with archive.open(info) as part:
                content = part.read(min(left, _LARGEST) + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError):
            lost.append(info.filename)
            continue
        if len(content) > min(left, _LARGEST):
            lost.append(info.filename)
            continue
        left -= len(content)
        whole[info.filename] = content


def _from_headers(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each part that is whole by its own header."""
    left, at = _MOST, 0
    for _ in range(_MANY):
        found = _PART.search(data, at)
        if found is None or found.start() + _HEADER.size > len(data):
            return
        fields = _HEADER.unpack_from(data, found.start())
        flags, method, told, packed, size = fields[2], fields[3], fields[6], fields[7], fields[8]
        name_end = found.start() + _HEADER.size + fields[9]
        start = name_end + fields[10]
        at = found.end()
        if flags & 1 or method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            continue
        most = min(left, _LARGEST)
        if method == zipfile.ZIP_STORED:
            content, end = data[start : start + packed], start + packed
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
        left -= len(content)
        at = max(at, end)
        yield data[found.start() + _HEADER.size : name_end].decode("utf-8", "replace"), content


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
