"""Reads a file in a child process that has a time and a memory limit of its own.

The child is a fresh interpreter, not a fork: the parent may hold threads (a flow, a web server),
and a fork of those can hang. It imports the readers only, so it starts in a fraction of a second.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from extractors.readers.errors import ReadError, _again
from extractors.readers.formats import printable_name, read_in_process
from extractors.readers.media import checked_media_type
from models import records
from models.records import Reading


@dataclass(frozen=True, slots=True)
class Limits:
    """Wall-clock seconds for one file, and address space in MiB above the child's own start."""

    seconds: float = 120.0
    megabytes: int = 4096


_DEFAULT_LIMITS = Limits()
_CHILD = "import sys; from extractors.readers.sandbox import child; sys.exit(child(*sys.argv[1:]))"
_OUT_OF_MEMORY = 77  # the child's exit code when memory ran out


def read_file(path: Path, *, limits: Limits = _DEFAULT_LIMITS) -> Reading:
    """Read one file in a child process. Raises ReadError for whatever stops it, and only that."""
    name = printable_name(path)
    checked_media_type(path, name)  # cheap refusals need no child
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(p or os.getcwd() for p in sys.path)}
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, os.fspath(path.absolute()), str(limits.megabytes)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        out, err = child.communicate(timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise ReadError("too-slow", name, found=f"> {limits.seconds:g} s") from None
    except BaseException:
        child.kill()
        child.wait()
        raise
    if child.returncode == _OUT_OF_MEMORY or b"MemoryError" in err[-400:]:
        raise ReadError("too-large", name, found=f"> {limits.megabytes} Mt RAM")
    if child.returncode != 0:
        raise ReadError("crashed", name, found=_how_it_ended(child.returncode, err))
    result = _Records(io.BytesIO(out)).load()
    if isinstance(result, ReadError):
        raise result
    if not isinstance(result, Reading):
        raise ReadError("crashed", name, found=type(result).__name__)
    return result


def _how_it_ended(code: int, err: bytes) -> str:
    if code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    last = err.decode("utf-8", "replace").strip().splitlines()
    return last[-1][:200] if last else f"exit {code}"


class _Records(pickle.Unpickler):
    """Loads our records and ReadError, nothing else: a child that was taken over sends no code."""

    def find_class(self, module: str, name: str) -> object:
        if module == records.__name__ and name in {
            "Reading",
            "Page",
            "Word",
            "Line",
            "Cell",
            "Table",
            "Shape",
            "Issue",
        }:
            return getattr(records, name)
        if module == "extractors.readers.errors" and name == "_again":
            return _again
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds
        return
    try:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        used = 1 << 30  # no /proc: the interpreter and its libraries stay below this
    most = used + megabytes * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def child(path: str, megabytes: str) -> int:
    """The child's whole life: read one file, send the pickled Reading or ReadError, give 0."""
    # Libraries print where they please; the answer goes out on a copy of standard output.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory(int(megabytes))
    result: Reading | ReadError
    try:
        result = read_in_process(Path(path))
    except ReadError as error:
        result = error
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except RecursionError:
        result = ReadError("damaged", printable_name(Path(path)), found="RecursionError")
    with answer:
        pickle.dump(result, answer, protocol=pickle.HIGHEST_PROTOCOL)
    return 0
