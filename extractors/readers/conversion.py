"""Old PPT and DOC files made PPTX and DOCX by LibreOffice, which is not part of this program.

It runs with a profile folder of its own, so that a LibreOffice that is open on the desk neither
answers for it nor is disturbed; with macros off and links to elsewhere blocked; in a process group
of its own, which is killed whole when its time is up.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from extractors.readers.errors import ReadError, issue
from extractors.readers.media import DOC, MEGABYTE, PPT, mislabelled
from models.records import Reading

_PROGRAMS = ("soffice", "libreoffice")
_NEW = {PPT: ("ppt", "pptx"), DOC: ("doc", "docx")}
_SHARE = 0.75  # of the time: what is left is for reading the new file
_MAPPED = 1024  # MiB that LibreOffice maps and hardly uses
_CHUNK = 1 << 20
# Nothing runs, nothing is fetched: where the file comes from is not to be trusted.
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + _SETTING.format("MacroSecurityLevel", "3")
    + _SETTING.format("DisableMacrosExecution", "true")
    + _SETTING.format("BlockUntrustedRefererLinks", "true")
    + "</oor:items>"
)
_NOWHERE = "http://127.0.0.1:9"  # a proxy that answers nobody


def program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def read_converted(
    path: Path,
    media: str,
    name: str,
    seconds: float,
    megabytes: int,
    read: Callable[[Path, float], Reading],
) -> Reading:
    """The reading of an old file, under its own name, type and sha256.

    ``media`` is PPT or DOC; ``read`` gets the new file and the seconds that are left for it.
    ReadError: ``old-format`` where LibreOffice is not installed, ``conversion-failed`` where it
    makes nothing of the file, ``too-slow``, and what ``read`` raises.
    """
    began = time.monotonic()
    office = program()
    if office is None:
        raise ReadError("old-format", name, found=PurePath(name).suffix or _NEW[media][0])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"old.{_NEW[media][0]}")
        try:
            sha256 = _copied(path, source)
        except OSError as error:
            found = error.strerror or type(error).__name__
            raise ReadError("unreadable", name, found=found) from None
        new = _converted(office, source, media, name, _SHARE * seconds, megabytes)
        try:
            reading = read(new, max(seconds - (time.monotonic() - began), 1.0))
        except ReadError as error:  # tells of a file that the person has never seen
            raise ReadError(error.code, name, page=error.page, found=error.found) from None
    issues = reading.issues
    if other := mislabelled(name, media):
        issues = (*issues, issue("mislabelled", None, other))
    return replace(reading, file_name=name, media_type=media, sha256=sha256, issues=issues)


def _copied(path: Path, to: Path) -> str:
    """Copy the file under a name that fits its content; the sha256 of its bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as old, to.open("wb") as new:
        while chunk := old.read(_CHUNK):
            digest.update(chunk)
            new.write(chunk)
    return digest.hexdigest()


def _converted(
    office: str, source: Path, media: str, name: str, seconds: float, megabytes: int
) -> Path:
    folder = source.parent
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    kind = _NEW[media][1]
    child = subprocess.Popen(
        [
            office,
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nologo",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            str(folder / "new"),
            str(source),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ
        | {"HOME": str(folder), "http_proxy": _NOWHERE, "https_proxy": _NOWHERE, "no_proxy": ""},
        start_new_session=True,
    )
    try:
        _limit_memory(child.pid, megabytes)
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ReadError("too-slow", name, found=f"LibreOffice > {seconds:g} s") from None
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)  # it starts others: all of its session
        child.wait()
    new = folder / "new" / f"{source.stem}.{kind}"
    if not new.is_file() or not new.stat().st_size:
        raise ReadError("conversion-failed", name, found=f"LibreOffice {child.returncode}")
    return new


def _limit_memory(pid: int, megabytes: int) -> None:
    """Private memory of the child and of what it starts, where the system has such a limit."""
    try:
        from resource import RLIMIT_DATA, prlimit
    except ImportError:
        return
    most = (megabytes + _MAPPED) * MEGABYTE
    with contextlib.suppress(ProcessLookupError, PermissionError, ValueError):
        prlimit(pid, RLIMIT_DATA, (most, most))
