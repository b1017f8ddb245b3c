"""One file from the inbox into the dataset: plain functions, no Prefect.

Each step leaves things so that a run killed after it goes on from there: bytes first, then the
version in one transaction, then the comparison, then the reports, and the move last of all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Literal

from extractors.extract import RELEASE, extract
from extractors.readers import Limits, ReadError, read_file
from extractors.readers.errors import notice_codes
from flows.inbox import (
    StillChanging,
    hash_file,
    keep_bytes,
    look_at,
    move_file,
    place_for,
    shown_name,
    write_reason,
)
from flows.messages import say, say_all
from flows.settings import Settings
from models.changes import compare
from models.identity import match_document, profile_of
from models.records import Comparison, Document, Extraction, Reading, Version
from models.store import Store
from output.change_report import write_html
from output.reading_order import growth_areas_by_name
from output.summary import FileRun, counts_of, counts_text
from output.workbook import write_changes

_TITLE = 200  # characters of the longest title


class NothingToRead(Exception):
    """A file that opens but has no text on any page; the argument is its name.

    Kept as a version it would say nothing, and a report would call everything removed.
    """


def may_pass(error: BaseException) -> bool:
    """True for errors that can go away by themselves: a lock, a full disk, a lost share.

    Of the database's errors these are the OperationalErrors; told by name, since only the store
    knows which library speaks SQL.
    """
    names = {kind.__name__ for kind in type(error).__mro__}
    return isinstance(error, OSError) or "OperationalError" in names


def ingest_file(path: Path, settings: Settings, store: Store) -> FileRun:
    """Bytes kept, read, extracted, matched, saved, compared, reported; then moved to ``done/``.

    Raises ReadError or NothingToRead for what cannot be read, StillChanging for a file that is
    being written, OSError for the disk: the file then still stands in the inbox.
    """
    look = look_at(path)
    sha256 = keep_bytes(path, settings.versions)
    version = store.version(sha256)
    state: Literal["known", "read", "rendition"] = "known"
    doubt: str | None = None
    if version is None:
        limits = Limits(seconds=settings.read_seconds, megabytes=settings.read_megabytes)
        reading = read_file(path, limits=limits)
        if reading.sha256 != sha256:
            raise StillChanging(f"{reading.file_name} changed while it was read")
        if not any(page.text.strip() for page in reading.pages):
            raise NothingToRead(reading.file_name)
        version, doubt = save_reading(reading, store)
        state = "read" if version.rendition_of is None else "rendition"
    document = next(one for one in store.documents() if one.id == version.document)
    written = write_reports(document, settings, store)
    own = next((one for one in written if version.id in one[:2]), None)
    name = _name(path, settings)
    if look_at(path) == look:
        move_file(path, place_for(path, settings.inbox, settings.done))
    # Else new bytes came under the same name: they stay, for the next run.
    store.log_event(name, state, sha256=sha256)
    return FileRun(
        name,
        state,
        document=document.title,
        version=version.number,
        pages=version.pages,
        media_type=version.media_type,
        counts=counts_of(store.load_extraction(version.id)),
        comparison=own[2] if own else None,
        report=own[3] if own else None,
        message=doubt,
    )


def take_known(paths: Sequence[Path], settings: Settings, store: Store) -> list[FileRun]:
    """Move away the files whose bytes were read before; the others, and what vanished, stay."""
    known: list[FileRun] = []
    for path in paths:
        try:
            if store.has_version(hash_file(path)):
                known.append(ingest_file(path, settings, store))
        except OSError:
            continue  # the flow tells about it
    return known


def save_reading(reading: Reading, store: Store) -> tuple[Version, str | None]:
    """Extract what a document says, find whose version it is, and save it.

    The version as saved, with its number in the chain, and what was in doubt where it looked like
    a version of another document but not surely: it is then the first of a document of its own.
    """
    extraction = extract(reading)
    info = extraction.document
    document = _new_document(extraction)
    version = Version(
        id=reading.sha256,
        document=document.id,
        number=1,
        file_name=reading.file_name,
        media_type=reading.media_type,
        pages=len(reading.pages),
        received=datetime.now(UTC),
        dated=info.dated,
    )
    match = match_document(profile_of(version, extraction, reading.pages), store.profiles())
    if match.document_id is not None:
        document = next(one for one in store.documents() if one.id == match.document_id)
        version = replace(version, document=document.id, rendition_of=match.rendition_of)
    store.save_version(version, document, reading.pages, extraction)
    saved = store.version(version.id)
    assert saved is not None  # it was saved in the line above
    return saved, match.reason if match.uncertain else None


def _new_document(extraction: Extraction) -> Document:
    """A document named after its first version, so that a repeated run names it alike."""
    info = extraction.document
    title = " ".join((info.title or Path(info.file_name).stem).split())
    # A text without line breaks is one long first line: no name that a list could show.
    if len(title) > _TITLE:
        title = title[: _TITLE - 1] + "…"
    return Document(info.sha256[:16], title)


_Written = tuple[str, str, Comparison, Path]


def write_reports(document: Document, settings: Settings, store: Store) -> list[_Written]:
    """Compare neighbours in the document's chain where that was not done, and report each.

    A version that came late has two new neighbours; a run that was killed left a pair undone.
    Returns (old sha256, new sha256, comparison, HTML report) of each pair done now.
    """
    written: list[_Written] = []
    chain = [version for version in store.versions(document.id) if version.rendition_of is None]
    for old, new in pairwise(chain):
        report = settings.reports / report_name(document, old, new)
        comparison = store.load_comparison(old.id, new.id)
        if comparison is not None and report.exists() and report.with_suffix(".xlsx").exists():
            continue
        if comparison is None:
            for version in (old, new):
                _bring_up_to_date(version, document, store)
        old_pages, new_pages = store.load_pages(old.id), store.load_pages(new.id)
        before, after = store.load_extraction(old.id), store.load_extraction(new.id)
        if comparison is None:
            comparison = compare(before, after, old_pages=old_pages, new_pages=new_pages)
            store.save_comparison(old.id, new.id, comparison)
        areas = growth_areas_by_name(before, after)
        write_changes(comparison, report.with_suffix(".xlsx"), settings.language, areas=areas)
        write_html(
            comparison,
            report,
            old_pages=old_pages,
            new_pages=new_pages,
            language=settings.language,
            areas=areas,
        )
        written.append((old.id, new.id, comparison, report))
    return written


def _bring_up_to_date(version: Version, document: Document, store: Store) -> None:
    """Extract a version again where another release or other words read it.

    Else what they found more or less would be reported as the author's change. From the stored
    pages, so that nothing is read or recognised again.
    """
    if store.extraction_release(version.id) == RELEASE:
        return
    pages, said = store.load_pages(version.id), store.load_extraction(version.id)
    reading = Reading(
        file_name=version.file_name,
        media_type=version.media_type,
        sha256=version.id,
        pages=pages,
        title=said.document.title,
        modified=said.document.dated,
        issues=tuple(issue for issue in said.issues if issue.code in notice_codes()),
    )
    store.save_version(version, document, pages, extract(reading))


def report_name(document: Document, old: Version, new: Version) -> str:
    """``hallaharjun-elinvoimaohjelma_v1-v2_1a2b3c-4d5e6f.html``.

    Numbers are for people; they shift when a version comes late, the hashes do not.
    """
    plain = unicodedata.normalize("NFKD", document.title.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    title = "-".join(words)[:60].strip("-") or "asiakirja"
    return f"{title}_v{old.number}-v{new.number}_{old.id[:6]}-{new.id[:6]}.html"


def _name(path: Path, settings: Settings) -> str:
    """How a file of the inbox is called: its path inside it."""
    return shown_name(path, settings.inbox)


def fail_file(path: Path, settings: Settings, error: BaseException) -> FileRun:
    """Move a file to ``failed/`` with the reason beside it.

    A ReadError has words for its owner; anything else is our own fault and says so.
    """
    name = _name(path, settings)
    if isinstance(error, ReadError):
        reasons = [error.message("fi"), error.message("en")]
        message = error.message(settings.language)
    elif isinstance(error, NothingToRead):
        reasons = say_all("no_text", name=error)
        message = say("no_text", settings.language, name=error)
    else:
        told = f"{type(error).__name__}: {error}"
        reasons = say_all("inner_error", name=name, error=told)
        message = say("inner_error", settings.language, name=name, error=told)
    place = place_for(path, settings.inbox, settings.failed)
    reason = write_reason(place, reasons)  # first, so that no file stands there without
    try:
        move_file(path, place)
    except OSError:
        reason.unlink(missing_ok=True)
        raise
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
