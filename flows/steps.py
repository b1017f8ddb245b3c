"""One file from the inbox into the dataset: plain functions, no Prefect.

Each step leaves things so that a run killed after it goes on from there: bytes first, then the
version in one transaction, then the comparison, then the reports, and the move last of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractors.readers import ReadError
from flows.inbox import (
    move_file,
    write_reason,
)
from flows.messages import say, say_all
from flows.settings import Settings
from models.store import Store
from output.summary import FileRun, counts_text


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The dataset of a home, closed on the way out."""
    store = Store(settings.database_url)
    try:
        yield store
    finally:
        store.close()


def may_pass(error: BaseException) -> bool:
    """True for errors that can go away by themselves: a lock, a full disk, a lost share."""
    return isinstance(error, OSError)


def _name(path: Path, settings: Settings) -> str:
    """How a file of the inbox is called: its path inside it."""
    return str(path.relative_to(settings.inbox))


def fail_file(path: Path, settings: Settings, error: BaseException) -> FileRun:
    """Move a file to ``failed/`` with the reason beside it.

    A ReadError has words for its owner; anything else is our own fault and says so.
    """
    name = _name(path, settings)
    if isinstance(error, ReadError):
        reasons = [error.message("fi"), error.message("en")]
        message = error.message(settings.language)
    else:
        told = f"{type(error).__name__}: {error}"
        reasons = say_all("inner_error", name=name, error=told)
        message = say("inner_error", settings.language, name=name, error=told)
    place = move_file(path, settings.inbox, settings.failed)
    write_reason(place, reasons)
    return FileRun(name, "failed", message=message)


def left_waiting(path: Path, settings: Settings, error: BaseException) -> FileRun:
    """A file that stays in the inbox for the next run, and why."""
    name = _name(path, settings)
    message = say("waiting", settings.language, name=name, reason=error)
    return FileRun(name, "failed", message=message)


def left_changing(path: Path, settings: Settings) -> FileRun:
    """A file that is still being written and stays in the inbox."""
    name = _name(path, settings)
    return FileRun(name, "failed", message=say("changing", settings.language, name=name))


def run_markdown(files: Sequence[FileRun], settings: Settings) -> str:
    """A run as Markdown, for Prefect's artifact: a row a file, reports as links."""
    rows = ["| Tiedosto | Tila | Asiakirja | Sisältö | Raportti |", "|---|---|---|---|---|"]
    for file in files:
        document = f"{file.document}, v{file.version}" if file.document else ""
        counts = counts_text(file.counts, settings.language) if file.counts else file.message or ""
        report = f"[{file.report.name}]({file.report.as_uri()})" if file.report else ""
        cells = (file.file_name, file.state, document, counts, report)
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(rows) + "\n"
