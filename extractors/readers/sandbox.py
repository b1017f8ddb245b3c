"""Reads a file in a child process that has a time and a memory limit of its own.

The child is a fresh interpreter, not a fork: the parent may hold threads (a flow, a web server),
and a fork of those can hang. It imports the readers only, so it starts in a fraction of a second.

Time is wall-clock, kept by the parent. The child knows a deadline before it, so that a long
document ends in the pages read by then rather than in nothing.

Memory is what the child and its own children hold in RAM, and the parent looks at it while it
waits. Address space would be the wrong measure: a child that has OpenCV and Tesseract at work in
two threads holds 175 MB and maps 760. A look comes too late for a bomb that grows by gigabytes in a
second, so the kernel also limits the private memory that a process may map at all (RLIMIT_DATA), to
the limit and what such libraries map without using.

What dies on a page (pdfium aborts on some) is read again without that page, within the same time.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import pickle
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from extractors.readers.conversion import read_converted
from extractors.readers.errors import ReadError, _again
from extractors.readers.formats import printable_name, read_in_process
from extractors.readers.media import DOC, MEGABYTE, PPT, checked_media_type
from extractors.readers.progress import Progress, page_in_work
from models import records
from models.records import Reading


@dataclass(frozen=True, slots=True)
class Limits:
    """For one file: wall-clock seconds, and MiB of memory held by the process that reads it."""

    seconds: float = 60.0
    megabytes: int = 1536


_DEFAULT_LIMITS = Limits()
_CHILD = "import sys; from extractors.readers.sandbox import child; sys.exit(child(*sys.argv[1:]))"
_OUT_OF_MEMORY = 77  # the child's exit code when memory ran out
_TRIES = 4  # a document is read anew when a page kills the child, so many times at most
_STUCK = 1 / 3  # of the time: a page that takes longer is passed by
_DEADLINE = 0.9  # of the time: by then the child should have sent what it has
_LOOK = 0.25  # seconds between two looks at memory and page
_MAPPED = 512  # MiB that libraries map and hardly use: OpenBLAS and thread arenas, measured 300
_MAPPED_A_CORE = 64
_TAIL = 4096  # bytes kept of what the child's libraries print


@dataclass(slots=True)
class _Try:
    """One child and what became of it."""

    code: int | None = None  # exit code; None: ended by a limit
    limit: str = ""  # the code of the refusal when a limit ended it
    page: int = 0  # in work at the end; 0: none in particular
    answer: io.BytesIO = field(default_factory=io.BytesIO)
    said: bytes = b""  # the last of standard error

    def died_of(self, limits: Limits) -> tuple[str, str]:
        """The refusal's code and what was found."""
        if self.limit == "too-slow":
            return "too-slow", f"> {limits.seconds:g} s"
        too_much = self.code == _OUT_OF_MEMORY or b"MemoryError" in self.said[-400:]
        if self.limit or too_much:
            return "out-of-memory", f"> {limits.megabytes} MB"
        return "crashed", _how_it_ended(self.code or 0, self.said)


def read_file(path: Path, *, limits: Limits = _DEFAULT_LIMITS) -> Reading:
    """Read one file in a child process. Raises ReadError for whatever stops it, and only that.

    A page that kills the child is passed by with an issue, where the reader tells its pages.
    """
    name = printable_name(path)
    media = checked_media_type(path, name)  # cheap refusals need no child
    if media in (DOC, PPT):  # from here, for the child's memory limit is none for LibreOffice
        return read_converted(
            path,
            media,
            name,
            limits.seconds,
            limits.megabytes,
            lambda new, left: read_file(new, limits=replace(limits, seconds=left)),
        )
    began = time.monotonic()
    passed_by: dict[int, str] = {}
    first: ReadError | None = None  # why the whole file was not read at once
    cut: int | None = None
    for attempt in range(1, _TRIES + 1):
        left = limits.seconds - (time.monotonic() - began)
        done = _read_once(path, limits, left, {"passed_by": passed_by, "cut": cut})
        if done.code == 0:
            break
        code, found = done.died_of(limits)
        again = done.page > 0 and done.page not in passed_by
        if not again or attempt == _TRIES or time.monotonic() - began > 0.8 * limits.seconds:
            raise first or ReadError(code, name, found=found)
        first = first or ReadError(code, name, page=done.page, found=found)
        passed_by[done.page] = found
        if attempt == _TRIES - 1:
            cut = done.page  # one page after the other kills it: keep what stands before this one
    result = _loaded(done.answer, name)
    if isinstance(result, ReadError):
        raise first or result
    return result


def _loaded(answer: io.BytesIO, name: str) -> Reading | ReadError:
    answer.seek(0)
    try:
        result = _Records(answer).load()
        if isinstance(result, Reading):
            pages = [_Records(answer).load() for _ in range(_Records(answer).load())]
            if not all(isinstance(page, records.Page) for page in pages):
                raise TypeError("no page")
            result = replace(result, pages=tuple(pages))
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError) as error:
        return ReadError("crashed", name, found=f"answer: {type(error).__name__}")
    if isinstance(result, Reading | ReadError):
        return result
    return ReadError("crashed", name, found=type(result).__name__)


def _read_once(path: Path, limits: Limits, seconds: float, plan: dict[str, object]) -> _Try:
    began = time.monotonic()
    told = json.dumps({**plan, "deadline": began + _DEADLINE * seconds, "seconds": seconds})
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(p or os.getcwd() for p in sys.path)}
    with tempfile.TemporaryFile() as pages:
        command = [sys.executable, "-c", _CHILD, os.fspath(path.absolute())]
        child = subprocess.Popen(
            [*command, str(limits.megabytes), str(pages.fileno()), told],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
            pass_fds=(pages.fileno(),),
        )
        with _ended(child):
            return _followed(child, limits, began + seconds, pages)


@contextlib.contextmanager
def _ended(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """However it goes: the child and what it has started are killed, waited for and closed."""
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)  # its session: grandchildren too
        child.wait()
        for pipe in (child.stdout, child.stderr):
            if pipe:
                pipe.close()


def _followed(
    child: subprocess.Popen[bytes], limits: Limits, end: float, pages: BinaryIO
) -> _Try:
    """Take in what the child sends until it is done or goes over a limit."""
    done = _Try()
    began = since = time.monotonic()
    stuck = _STUCK * (end - began)
    looked = began + _LOOK
    with selectors.DefaultSelector() as selector:
        for pipe in (child.stdout, child.stderr):
            if pipe:
                selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select(_LOOK):
                chunk = os.read(key.fd, 1 << 20)
                if not chunk:
                    selector.unregister(key.fileobj)
                elif key.fileobj is child.stdout:
                    done.answer.write(chunk)
                else:
                    done.said = (done.said + chunk)[-_TAIL:]
            now = time.monotonic()
            if now >= end:
                done.limit = "too-slow"
            if now >= looked and not done.limit:
                looked = now + _LOOK
                page = page_in_work(pages.fileno())
                if page != done.page:
                    done.page, since = page, now
                if page and now - since > stuck:
                    done.limit = "too-slow"
                held = _held(child.pid) + done.answer.tell()
                if held > limits.megabytes * MEGABYTE:
                    done.limit = "out-of-memory"
                if child.poll() is not None:
                    break  # dead, but something that it started holds its pipes
            if done.limit:
                done.page = page_in_work(pages.fileno())
                return done
    try:
        done.code = child.wait(max(0.0, end - time.monotonic()))
    except subprocess.TimeoutExpired:
        done.limit = "too-slow"  # it has closed its pipes and lives on
    done.page = page_in_work(pages.fileno())
    return done


def _held(pid: int) -> int:
    """Bytes in RAM of a process and all that it has started."""
    import psutil

    held = 0
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                held += int(one.memory_info().rss)
    return held


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


# --- inside the child ----------------------------------------------------------------------------


def _limit(megabytes: int, seconds: float) -> None:
    try:
        import resource
    except ImportError:  # no such limits here; those that the parent keeps still hold
        return
    cores = os.cpu_count() or 1
    data = (megabytes + _MAPPED + _MAPPED_A_CORE * cores) * MEGABYTE
    # Should the parent die, nobody stops a loop but this.
    processor = int(seconds * cores) + 2
    for kind, most in (
        (resource.RLIMIT_DATA, data),
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(kind, (most, hard))


def child(path: str, megabytes: str, descriptor: str, plan: str) -> int:
    """The child's whole life: read one file, send the pickled Reading or ReadError, give 0."""
    # Libraries print where they please; the answer goes out on a copy of standard output.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    told = json.loads(plan)
    # Readers make millions of small records and hardly a cycle: looking for cycles at Python's own
    # pace takes a fifth of a long document's time.
    gc.set_threshold(50_000, 20, 50)
    _limit(int(megabytes), told["seconds"])
    progress = Progress(
        told["deadline"],
        {int(page): why for page, why in told["passed_by"].items()},
        told["cut"],
        int(descriptor),
    )
    result: Reading | ReadError
    try:
        result = read_in_process(Path(path), progress=progress)
        progress.begin(0)
    except ReadError as error:
        result = error
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except RecursionError:
        result = ReadError("damaged", printable_name(Path(path)), found="RecursionError")
    with answer:
        _send(result, answer)
    return 0


def _send(result: Reading | ReadError, answer: BinaryIO) -> None:
    """Pickle a reading page by page: what is pickled at once is also remembered at once."""
    parts: tuple[object, ...] = (result,)
    if isinstance(result, Reading):
        parts = (replace(result, pages=()), len(result.pages), *result.pages)
    for part in parts:
        pickler = pickle.Pickler(answer, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = {records.Word: _as_call}
        pickler.dump(part)


_values_of = attrgetter(*(field.name for field in fields(records.Word)))


def _as_call(word: records.Word) -> tuple[type[records.Word], tuple[object, ...]]:
    """A word as it is made: four times faster to pickle than a record's state, and most by far."""
    return records.Word, _values_of(word)
