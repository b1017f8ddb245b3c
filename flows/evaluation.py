"""``evaluate``: what is read from a folder of series, measured against its gold.

A gold folder has ``docs/`` (files), ``gold/<series>_v<n>.json`` and ``changes/<series>.json``, and
may have ``gold_scan/`` (gold for scans and text dumps that hold only the first pages).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from extractors.readers import Limits, ReadError, read_file
from models.agreement import agreement, differences, printed_facts
from models.measures import Measure, Row, Variant, total
from models.records import Language, Reading
from models.scoring import Series, read_series, score_series
from output.score_report import table

VARIANTS: tuple[Variant, ...] = ("pptx", "pdf", "ocr", "scan")
# What a variant's file is called after the series' name and version; the first that exists counts.
_ENDINGS: Mapping[Variant, tuple[str, ...]] = {
    "pptx": (".pptx", ".docx", ".odp", ".odt"),
    "pdf": (".pdf",),
    "ocr": ("_ocr.txt",),
    "scan": ("_scan.pdf",),
}


# The pairs of formats that should tell the same: how a scan was read is held to the clean PDF.
_PAIRS: tuple[tuple[Variant, Variant], ...] = (("pptx", "pdf"), ("pdf", "scan"))


@dataclass(frozen=True, slots=True)
class Case:
    """One series: its gold, and for every format that has all its versions, the files."""

    folder: Path
    series: Series
    files: Mapping[Variant, Mapping[int, Path]]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What one series measured in one format, and its unread files, each with the reason."""

    folder: Path
    series: str
    variant: Variant
    measures: Mapping[str, Measure]
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the second format of a series' version tells the facts of the first."""

    folder: Path
    document: str
    first: Variant
    second: Variant
    measures: Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured."""

    scores: tuple[CaseResult, ...]
    agreements: tuple[Agreement, ...]


def cases_in(folder: Path, variants: Sequence[Variant] = VARIANTS) -> list[Case]:
    """The series of a gold folder, in each of ``variants`` that has all versions as files.

    Raises FileNotFoundError where ``docs/`` or ``gold/`` is missing.
    """
    docs = folder / "docs"
    if not docs.is_dir() or not (folder / "gold").is_dir():
        raise FileNotFoundError(folder)
    cases: list[Case] = []
    for series in read_series(folder):
        files: dict[Variant, dict[int, Path]] = {}
        for variant in variants:
            found = {
                number: path
                for number in series.gold
                if (path := _first_file(docs, f"{series.name}_v{number}", variant)) is not None
            }
            if len(found) == len(series.gold):
                files[variant] = found
        if files:
            cases.append(Case(folder, series, files))
    return cases


def _first_file(docs: Path, stem: str, variant: Variant) -> Path | None:
    paths = (docs / f"{stem}{ending}" for ending in _ENDINGS[variant])
    return next((path for path in paths if path.exists()), None)


def measure_case(case: Case, limits: Limits, language: Language = "fi") -> Results:
    """Read, extract and compare a series in every format, and score it against its gold.

    A format with a file that cannot be read, or of which no page could be, measures nothing: the
    file is named in ``unread``.
    """
    from extractors.extract import extract
    from models.changes import compare
    from models.contract import comparison_json, extraction_json

    scores: list[CaseResult] = []
    read: dict[Variant, dict[int, Reading]] = {}
    told: dict[Variant, dict[int, Row]] = {}
    for variant, files in case.files.items():
        readings, unread = _read(files, limits, language)
        where = case.folder, case.series.name, variant
        if unread:
            scores.append(CaseResult(*where, {}, tuple(unread)))
            continue
        extractions = {number: extract(reading) for number, reading in sorted(readings.items())}
        changes = None
        if len(extractions) == 2:
            (old, before), (new, after) = extractions.items()
            changes = comparison_json(
                compare(before, after, old_pages=readings[old].pages, new_pages=readings[new].pages)
            )
        read[variant] = readings
        told[variant] = {number: extraction_json(e) for number, e in extractions.items()}
        measures = score_series(case.series, told[variant], changes, variant)
        if not (case.folder / "changes" / f"{case.series.name}.json").exists():
            del measures["changes"]
        scores.append(CaseResult(*where, measures))
    return Results(tuple(scores), tuple(_agreements(case, read, told)))


def _read(
    files: Mapping[int, Path], limits: Limits, language: Language
) -> tuple[dict[int, Reading], list[tuple[str, str]]]:
    readings, unread = {}, []
    for number, path in files.items():
        try:
            reading = read_file(path, limits=limits)
        except ReadError as error:
            unread.append((path.name, error.message(language)))
            continue
        if any(page.text.strip() for page in reading.pages):
            readings[number] = reading
        else:
            unread.append((path.name, next((i.message for i in reading.issues), "")))
    return readings, unread


def _agreements(
    case: Case,
    read: Mapping[Variant, Mapping[int, Reading]],
    told: Mapping[Variant, Mapping[int, Row]],
) -> Iterator[Agreement]:
    from extractors.extract import extract
    from models.contract import extraction_json

    for first, second in _PAIRS:
        for number in case.series.gold:
            if first not in told or second not in told:
                continue
            base, other = read[first][number], read[second][number]
            facts = told[first][number]
            if second == "scan" and len(other.pages) < len(base.pages):
                # Only a report's first pages were scanned: what the rest says is not asked for.
                base = replace(base, pages=base.pages[: len(other.pages)])
                facts = extraction_json(extract(base))
            measures = agreement(
                printed_facts(facts, base.pages),
                printed_facts(told[second][number], other.pages),
            )
            name = f"{case.series.name}_v{number}"
            yield Agreement(case.folder, name, first, second, measures)


def measure_cases(
    cases: Sequence[Case], limits: Limits, jobs: int = 2, language: Language = "fi"
) -> Results:
    """Measure all cases, in ``jobs`` processes; results in the order of the cases.

    Each process loads the Finnish pipeline once (about 4 s, 1 GB), so more processes than cores
    only cost memory. Spawned, not forked: Voikko's handle does not live through a fork.
    """
    measure = partial(measure_case, limits=limits, language=language)
    if jobs <= 1 or len(cases) < 2:
        parts = [measure(case) for case in cases]
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            parts = list(pool.map(measure, cases))
    return Results(
        tuple(score for part in parts for score in part.scores),
        tuple(found for part in parts for found in part.agreements),
    )


def unread_files(results: Iterable[CaseResult]) -> list[tuple[str, str]]:
    """The files that could not be read, with their reasons, in order of name."""
    return sorted(pair for result in results for pair in result.unread)


def evaluation_text(results: Results) -> tuple[str, dict[str, float]]:
    """The tables, a folder and variant at a time, and the numbers by name.

    The names: ``facts_<field>_<variant>`` is an F1, ``changes_precision_<variant>`` and
    ``changes_recall_<variant>`` what they say, ``facts_f1_<variant>`` the F1 over all fields of
    facts together. ``same_facts_<variant>`` tells how far the facts of a PDF are those of the deck
    it was exported from, and those of a scan are the PDF's (F1 over all fields); each difference
    is listed. Those of the project's own samples begin with ``samples_``.
    """
    tables: list[str] = []
    numbers: dict[str, float] = {}
    for folder in dict.fromkeys(result.folder for result in results.scores):
        prefix = "samples_" if folder.name == "samples" else ""
        inside = [result for result in results.scores if result.folder == folder]
        for variant in VARIANTS:
            measured = [r for r in inside if r.variant == variant and r.measures]
            if not measured:
                continue
            sums = total(result.measures for result in measured)
            names = ", ".join(result.series for result in measured)
            tables.append(table(sums, f"{folder.name}, {variant} ({len(measured)}): {names}"))
            numbers |= _numbers(sums, prefix, variant)
        everything = total(result.measures for result in inside)
        if everything:
            tables.append(table(everything, f"{folder.name}, all variants"))
        for first, second in _PAIRS:
            pairs = [a for a in results.agreements if a.folder == folder and a.second == second]
            if pairs:
                sums = total(pair.measures for pair in pairs)
                title = f"{folder.name}, same document: {second} against {first} ({len(pairs)})"
                listed = [line for pair in pairs for line in _differing(pair)]
                tables.append("\n".join((table(sums, title), *listed)))
                numbers[f"{prefix}same_facts_{second}"] = sum(
                    sums.values(), start=Measure()
                ).f1
    return "\n\n".join(tables), numbers


def _differing(pair: Agreement) -> list[str]:
    lines = differences(pair.measures)
    return [f"  {pair.document}: {len(lines)} differ", *(f"    {line}" for line in lines)]


def _numbers(sums: Mapping[str, Measure], prefix: str, variant: str) -> dict[str, float]:
    numbers: dict[str, float] = {}
    facts: Measure | None = None
    for name, measure in sums.items():
        if name == "changes":
            numbers[f"{prefix}changes_precision_{variant}"] = measure.precision
            numbers[f"{prefix}changes_recall_{variant}"] = measure.recall
        else:
            numbers[f"{prefix}facts_{name}_{variant}"] = measure.f1
            facts = measure if facts is None else facts + measure
    if facts is not None:
        numbers[f"{prefix}facts_f1_{variant}"] = facts.f1
    return numbers
