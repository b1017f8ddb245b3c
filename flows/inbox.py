"""The inbox folder: what is new and whole, bytes made safe, files moved to where they belong.

Nothing heavy is imported, so that a look at an idle inbox costs next to nothing. Content decides,
never the clock or the name: a version is the sha256 of its bytes.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.readers.formats import printable_name

# Lock files of office programs, and copies and downloads under way. Compared in lower case.
_PREFIXES = ("~$", ".", "#")
_SUFFIXES = (".part", ".partial", ".tmp", ".crdownload", ".download", "~")
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
REASON_SUFFIX = ".syy.txt"
_NAME_BYTES = 255  # the longest name of a file on Linux, macOS and Windows
_CHUNK = 1 << 20
# Where one version lies in several formats, the one that reads best comes first.
_FORMATS = (".pptx", ".docx", ".odp", ".odt", ".ppt", ".doc", ".pdf")


class HomeBusy(Exception):
    """Another run holds the home."""

    def __init__(self, home: Path, holder: str) -> None:
        super().__init__(home, holder)
        self.home, self.holder = home, holder

    def __str__(self) -> str:
        return f"{self.home}: held by process {self.holder or '?'}"


class StillChanging(OSError):
    """A file changed while it was read: it was still being written."""


@contextmanager
def home_lock(home: Path) -> Iterator[None]:
    """Hold the home alone. Raises HomeBusy at once if another process has it.

    The kernel drops the lock when its process dies, so a killed run never blocks the next.
    """
    home.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(home / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            raise HomeBusy(home, holder) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)


def is_left_alone(name: str) -> bool:
    """True for names that are never taken: lock files, partial copies, hidden and system files."""
    lower = name.casefold()
    return (
        lower.startswith(_PREFIXES) or lower.endswith(_SUFFIXES) or lower in _SYSTEM_FILES
    )


def candidates(inbox: Path) -> list[Path]:
    """The files that could be taken, older versions first; links are not followed.

    An inbox that does not exist is empty.
    """
    found: list[Path] = []
    for folder, folders, files in os.walk(inbox):
        folders[:] = [name for name in folders if not is_left_alone(name)]
        for name in files:
            path = Path(folder, name)
            if not is_left_alone(name) and path.is_file() and not path.is_symlink():
                found.append(path)
    return older_first(found)


def older_first(paths: Iterable[Path]) -> list[Path]:
    """Sort so that version 1 comes before 2 and 9 before 10, where the names tell.

    Of one version in several formats the one that reads best comes first: it will stand for the
    version. Finnish dates (``3.11.2025``) count as year, month, day.
    """
    return sorted(paths, key=_age_key)


def _age_key(path: Path) -> tuple[list[tuple[int, int, str]], int, str]:
    stem, suffix = path.stem.casefold(), path.suffix.casefold()
    rank = _FORMATS.index(suffix) if suffix in _FORMATS else len(_FORMATS)
    # What tells the format and not the version.
    plain = re.sub(r"[ _-]*(ocr|scan|skannattu)$", "", stem)
    if plain != stem:
        rank += len(_FORMATS)
    plain = re.sub(
        r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)",
        lambda match: f"{match[3]}{int(match[2]):02}{int(match[1]):02}",
        plain,
    )
    parts = [part for part in re.split(r"(\d+)|[\s._-]+", plain) if part]
    numbers = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
    return numbers, rank, str(path)


def settled(
    paths: Iterable[Path], seconds: float, *, sleep: Callable[[float], None] = time.sleep
) -> tuple[list[Path], list[Path]]:
    """``(whole, changing)``: what stood still over two looks, ``seconds`` apart, and what did not.

    One pause serves all files; without files there is none. A file that went away is in neither.
    """
    first = {path: look for path in paths if (look := look_at(path)) is not None}
    if not first:
        return [], []
    sleep(seconds)
    whole: list[Path] = []
    changing: list[Path] = []
    for path, look in first.items():
        again = look_at(path)
        if again is not None:
            (whole if again == look else changing).append(path)
    return whole, changing


def look_at(path: Path) -> tuple[int, int, int] | None:
    """``(size, modified in ns, inode)``; None where there is no such file any more."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def hash_file(path: Path) -> str:
    """The sha256 of the bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def keep_bytes(path: Path, versions: Path) -> str:
    """Copy a file to ``versions/<sha256>``, flushed to the disk, and return the sha256.

    The file stands under its hash only when it is whole: a run killed halfway leaves a hidden
    temporary file, which the next copy of the same name replaces. Raises StillChanging where the
    source changed under way, OSError where the disk is full or cannot be written.
    """
    versions.mkdir(parents=True, exist_ok=True)
    before = look_at(path)
    temporary = versions / f".{hashlib.sha256(os.fsencode(path)).hexdigest()[:16]}.part"
    digest = hashlib.sha256()
    try:
        with path.open("rb") as source, temporary.open("wb") as target:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        if look_at(path) != before:
            raise StillChanging(f"{printable_name(path)} changed while it was copied")
        sha256 = digest.hexdigest()
        os.replace(temporary, versions / sha256)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(versions)
    return sha256


def shown_name(path: Path, folder: Path) -> str:
    """The path inside a folder, in characters that a terminal, JSON and the dataset can hold."""
    return "/".join(printable_name(Path(part)) for part in path.relative_to(folder).parts)


def place_for(path: Path, inbox: Path, target: Path) -> Path:
    """Where a file of the inbox goes under ``target``, sub-folders kept; its folder is made.

    Nothing is overwritten: a second ``name.pptx`` becomes ``name (2).pptx``, and a folder whose
    name a file has taken ``name.pptx (2)``.
    """
    folder = target
    *folders, name = path.relative_to(inbox).parts
    for part in folders:
        folder = _first_place(folder / part, lambda place: place.is_dir() or is_free(place))
    folder.mkdir(parents=True, exist_ok=True)
    return free_name(folder / name)


def move_file(path: Path, place: Path) -> None:
    """Move a file to a free place in a folder that exists."""
    shutil.move(path, place)  # copies first where the folders stand on different disks
    _sync_folder(place.parent)


def is_free(place: Path) -> bool:
    """True where nothing stands, not even a link that leads nowhere."""
    return not place.exists() and not place.is_symlink()


def free_name(path: Path) -> Path:
    """The path itself, or the first of ``name (2).x``, ``name (3).x`` ... that is free."""
    return _first_place(path, is_free)


def _first_place(path: Path, fits: Callable[[Path], bool]) -> Path:
    place, number = path, 1
    while not fits(place):
        number += 1
        place = path.with_name(_with_tail(path.stem, f" ({number}){path.suffix}"))
    return place


def _with_tail(stem: str, tail: str) -> str:
    """A file name that the file system takes: of a long stem the end goes, the tail stays."""
    room = _NAME_BYTES - len(os.fsencode(tail))
    return os.fsdecode(os.fsencode(stem)[:room]) + tail


def reason_of(failed: Path) -> Path:
    """Where the reason of a failed file stands: beside it, its own name with a suffix."""
    name = failed.name + REASON_SUFFIX
    if len(os.fsencode(name)) > _NAME_BYTES:  # names alike at their start must not share a reason
        mark = hashlib.sha256(os.fsencode(failed.name)).hexdigest()[:8]
        name = _with_tail(failed.name, f"~{mark}{REASON_SUFFIX}")
    return failed.with_name(name)


def write_reason(failed: Path, reasons: Iterable[str]) -> Path:
    """Write why a file failed beside it, one paragraph a language; the path of the reason."""
    place = reason_of(failed)
    text = "\n\n".join(reasons) + "\n"
    place.write_text(text, encoding="utf-8", errors="backslashreplace")
    return place


def failed_files(failed: Path) -> list[tuple[Path, str]]:
    """The failed files, each with the first paragraph of its reason ("" where none was kept)."""
    found: list[tuple[Path, str]] = []
    for folder, _, files in os.walk(failed):
        for name in files:
            if name.endswith(REASON_SUFFIX):
                continue
            path = Path(folder, name)
            try:
                reason = reason_of(path).read_text("utf-8")
            except FileNotFoundError:
                reason = ""
            found.append((path, reason.split("\n\n", 1)[0].strip()))
    return sorted(found)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
