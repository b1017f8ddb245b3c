"""What each command does. Each imports what it needs when it runs, so that none pays for all."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.vocabulary import check as check_vocabulary
from flows.inbox import HomeBusy, candidates, failed_files, home_lock, shown_name
from flows.messages import say
from flows.settings import Settings
from flows.words import without_voikko

if TYPE_CHECKING:
    from extractors.readers import Limits
    from models.records import Reading
    from output.summary import RunSummary

Options = argparse.Namespace
# Where the series of the project and, beside the project, the shared ones stand.
_PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = _PROJECT / "samples"
SHARED_DECKS = _PROJECT.parent / "shared" / "data" / "decks"


def ingest(options: Options, settings: Settings) -> int:
    """Everything settled in the inbox into the dataset. 0 done, 1 some file was not read."""
    if not _make_home(settings):
        return 2
    with home_lock(settings.home):  # told at once, not after Prefect has started
        known = _take_known(settings)
    for name in known:
        print(say("known", settings.language, name=name))
    if not candidates(settings.inbox):
        print(say("nothing_new", settings.language))
        return 0
    _tell_what_is_missing(settings)
    from flows.running import run_ingest
    from output.summary import run_summary

    summary = run_ingest(settings, verbose=options.verbose)
    print(run_summary(summary, settings.language))
    return _ingest_code(summary)


def _take_known(settings: Settings) -> list[str]:
    """Names of the files that held nothing new and were moved away: no flow run is worth them."""
    from flows.dataset import has_dataset, open_store

    paths = candidates(settings.inbox)
    if not paths or not has_dataset(settings):
        return []
    from flows.steps import take_known

    with open_store(settings) as store:
        return [file.file_name for file in take_known(paths, settings, store)]


def _ingest_code(summary: RunSummary) -> int:
    return 1 if any(file.state == "failed" for file in summary.files) else 0


def serve(options: Options, settings: Settings) -> int:
    """The scheduled flow until stopped."""
    if not _make_home(settings):
        return 2
    _tell_what_is_missing(settings)
    from flows.running import prepare_prefect

    prepare_prefect(settings, verbose=options.verbose)
    import asyncio

    from flows.schedule import serve as serve_flow

    asyncio.run(serve_flow(settings))
    print(say("served", settings.language))
    return 0


def read(options: Options, settings: Settings) -> int:
    """The pages of one file as read."""
    return _with_readings(
        [options.file], settings, lambda found: _show_pages(options, settings, *found)
    )


def extract(options: Options, settings: Settings) -> int:
    """What one document says."""
    return _with_readings(
        [options.file], settings, lambda found: _show_extraction(options, settings, *found)
    )


def compare(options: Options, settings: Settings) -> int:
    """What changed between two files. 0 the same, 1 changed."""
    return _with_readings(
        [options.old, options.new],
        settings,
        lambda found: _show_comparison(options, settings, *found),
    )


def _show_pages(options: Options, settings: Settings, reading: Reading) -> int:
    from extractors.extract import describe
    from models.contract import pages_json
    from output.summary import reading_text

    if options.json:
        _print_json(pages_json(reading, describe(reading)))
    else:
        print(reading_text(reading, settings.language))
    return 0


def _show_extraction(options: Options, settings: Settings, reading: Reading) -> int:
    from extractors.extract import extract
    from models.contract import extraction_json
    from output.summary import extraction_text

    extraction = extract(reading)
    if options.json:
        _print_json(extraction_json(extraction))
    else:
        print(extraction_text(extraction, settings.language))
    return 0


def _show_comparison(options: Options, settings: Settings, old: Reading, new: Reading) -> int:
    from extractors.extract import extract
    from models.changes import compare
    from models.contract import comparison_json
    from output.change_report import write_html
    from output.reading_order import growth_areas_by_name
    from output.summary import comparison_text
    from output.workbook import write_changes

    language = settings.language
    before, after = extract(old), extract(new)
    comparison = compare(before, after, old_pages=old.pages, new_pages=new.pages)
    areas = growth_areas_by_name(before, after)
    path = options.html
    try:
        if path:
            write_html(
                comparison, Path(path),
                old_pages=old.pages, new_pages=new.pages, language=language, areas=areas,
            )
            print(say("exported", language, path=path), file=sys.stderr)
        if path := options.xlsx:
            write_changes(comparison, Path(path), language, areas=areas)
            print(say("exported", language, path=path), file=sys.stderr)
    except OSError as error:
        print(say("os_error", language, name=path, error=error), file=sys.stderr)
        return 2
    if options.json:
        _print_json(comparison_json(comparison))
    elif not (options.html or options.xlsx):
        print(comparison_text(comparison, language))
    return 1 if comparison.changes else 0


def export(options: Options, settings: Settings) -> int:
    """The dataset as tables."""
    from flows.dataset import dataset_frames
    from output.exports import ExportError
    from output.exports import export as write

    frames = dataset_frames(settings)
    if frames is None:
        print(say("empty_dataset", settings.language), file=sys.stderr)
        return 2
    out = Path(options.out) if options.out else settings.home / "export"
    try:
        paths = write(frames, out, options.format, settings.language)
    except ExportError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(say("os_error", settings.language, name=out, error=error), file=sys.stderr)
        return 2
    for path in paths:
        print(say("exported", settings.language, path=path))
    return 0


def evaluate(options: Options, settings: Settings) -> int:
    """The table of measures, gains and losses, and one line a measure."""
    from flows.evaluation import (
        VARIANTS,
        cases_in,
        evaluation_text,
        measure_cases,
        unread_files,
    )
    from output.score_report import gains_and_losses, measure_lines

    folders = [Path(options.gold)] if options.gold else [SAMPLES, SHARED_DECKS]
    cases = []
    for folder in folders:
        try:
            cases += cases_in(folder, options.variant or VARIANTS)
        except FileNotFoundError:
            if folder != SHARED_DECKS:
                print(say("no_gold", settings.language, path=folder), file=sys.stderr)
                return 2
    _tell_what_is_missing(settings)
    results = measure_cases(cases, _limits(settings), options.jobs, settings.language)
    text, numbers = evaluation_text(results)
    print(text)
    if unread := unread_files(results.scores):
        print("\n" + say("not_read", settings.language))
        for name, reason in unread:
            print(f"  {name}: {reason.removeprefix(name + ': ')}")
    last = settings.home / "evaluate_last.json"
    key = " ".join([*map(str, folders), *(options.variant or ())])
    earlier: dict[str, dict[str, float]] = {}
    if last.exists():
        earlier = json.loads(last.read_text("utf-8"))
    print("\n" + gains_and_losses(earlier.get(key, {}), numbers))
    print("\n" + measure_lines(numbers))
    settings.home.mkdir(parents=True, exist_ok=True)
    last.write_text(json.dumps({**earlier, key: numbers}, indent=1), "utf-8")
    return 0


def status(options: Options, settings: Settings) -> int:
    """What waits, what was read, what failed and why, and the last run."""
    from flows.dataset import count_dataset
    from flows.last_run import last_run

    language = settings.language
    print(say("status_home", language, home=settings.home))
    waiting = candidates(settings.inbox)
    print(say("status_waiting", language, count=len(waiting)))
    for path in waiting:
        print(f"  {shown_name(path, settings.inbox)}")
    documents, versions = count_dataset(settings)
    print(say("status_read", language, documents=documents, versions=versions))
    failed = failed_files(settings.failed)
    print(say("status_failed", language, count=len(failed)))
    for path, reason in failed:
        name = shown_name(path, settings.failed)
        print(f"  {name}: {reason.removeprefix(Path(name).name + ': ')}")
    run = last_run(settings)
    print(say("status_never", language) if run is None else say("status_last", language, **run))
    if notice := without_voikko(language):
        print(notice)
    for finding in check_vocabulary(settings.vocabulary).findings:
        print(finding.message(language))
    if settings.home.is_dir():
        try:
            with home_lock(settings.home):
                pass
        except HomeBusy:
            print(say("status_busy", language))
        except OSError:
            pass  # a home that may only be looked at has no lock to try
    return 0


def demo(options: Options, settings: Settings) -> int:
    """The sample series through the flow into a fresh home."""
    from flows.demo import drop_samples

    try:
        names = drop_samples(SAMPLES / "docs", settings)
    except FileNotFoundError as error:
        print(say("no_samples", settings.language, path=error), file=sys.stderr)
        return 2
    except FileExistsError as error:
        print(say("not_a_demo", settings.language, home=error), file=sys.stderr)
        return 2
    print(say("dropped", settings.language, names=", ".join(names)), flush=True)
    _tell_what_is_missing(settings)
    from flows.dataset import dataset_frames
    from flows.running import run_ingest
    from output.exports import export as write
    from output.summary import run_summary

    summary = run_ingest(settings, verbose=options.verbose)
    frames = dataset_frames(settings) or {}
    tables = write(frames, settings.home / "export", "xlsx", settings.language)
    print(run_summary(replace(summary, tables=tuple(tables)), settings.language))
    return _ingest_code(summary)


def _with_readings(
    names: list[str], settings: Settings, then: Callable[[list[Reading]], int]
) -> int:
    """Read the files and go on with them; 2 with a message for people where one cannot be read."""
    from extractors.readers import ReadError, read_file

    _tell_what_is_missing(settings)
    limits = _limits(settings)
    readings: list[Reading] = []
    for name in names:
        try:
            readings.append(read_file(Path(name), limits=limits))
        except ReadError as error:
            print(error.message(settings.language), file=sys.stderr)
            return 2
    return then(readings)


def _tell_what_is_missing(settings: Settings) -> None:
    """Once a command, on standard error: JSON stays JSON."""
    if notice := without_voikko(settings.language):
        print(notice, file=sys.stderr, flush=True)


def _limits(settings: Settings) -> Limits:
    from extractors.readers import Limits

    return Limits(seconds=settings.read_seconds, megabytes=settings.read_megabytes)


def _make_home(settings: Settings) -> bool:
    try:
        settings.make_home()
    except OSError as error:
        text = say("no_home_write", settings.language, home=settings.home, error=error.strerror)
        print(text, file=sys.stderr)
        return False
    return True


def _print_json(value: dict[str, Any]) -> None:
    # Where standard output cannot hold every letter, JSON's own escapes can.
    plain = (sys.stdout.encoding or "utf-8").lower().replace("-", "") != "utf8"
    json.dump(value, sys.stdout, ensure_ascii=plain, indent=1)
    sys.stdout.write("\n")
