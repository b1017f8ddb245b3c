"""``evaluate``: what is read from a folder of series, measured against its gold.

A gold folder has ``docs/`` (files), ``gold/<series>_v<n>.json`` and ``changes/<series>.json``, and
may have ``gold_scan/`` (gold for scans and text dumps that hold only the first pages).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from extractors.readers import Limits, ReadError, read_file
from models.measures import Measure, Variant, total
from models.records import Language
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


@dataclass(frozen=True, slots=True)
class Case:
    """One series in one variant: its gold, and its files by version number."""

    folder: Path
    series: Series
    variant: Variant
    files: Mapping[int, Path]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What one case measured, and the files that could not be read, each with its reason."""

    folder: Path
    series: str
    variant: Variant
    measures: Mapping[str, Measure]
    unread: tuple[tuple[str, str], ...] = ()


def cases_in(folder: Path) -> list[Case]:
    """The series of a gold folder in every variant that has all its versions as files.

    Raises FileNotFoundError where ``docs/`` or ``gold/`` is missing.
    """
    docs = folder / "docs"
    if not docs.is_dir() or not (folder / "gold").is_dir():
        raise FileNotFoundError(folder)
    cases: list[Case] = []
    for series in read_series(folder):
        for variant in VARIANTS:
            files = {
                number: path
                for number in series.gold
                if (path := _first_file(docs, f"{series.name}_v{number}", variant)) is not None
            }
            if len(files) == len(series.gold):
                cases.append(Case(folder, series, variant, files))
    return cases


def _first_file(docs: Path, stem: str, variant: Variant) -> Path | None:
    paths = (docs / f"{stem}{ending}" for ending in _ENDINGS[variant])
    return next((path for path in paths if path.exists()), None)


def measure_case(case: Case, limits: Limits, language: Language = "fi") -> CaseResult:
    """Read, extract and compare the files of a case, and score them against its gold.

    A case with a file that cannot be read, or of which no page could be, measures nothing: the
    file is named in ``unread``.
    """
    from extractors.extract import extract
    from models.changes import compare
    from models.contract import comparison_json, extraction_json

    readings, unread = {}, []
    for number, path in case.files.items():
        try:
            reading = read_file(path, limits=limits)
        except ReadError as error:
            unread.append((path.name, error.message(language)))
            continue
        if any(page.text.strip() for page in reading.pages):
            readings[number] = reading
        else:
            unread.append((path.name, next((i.message for i in reading.issues), "")))
    where = case.folder, case.series.name, case.variant
    if unread:
        return CaseResult(*where, {}, tuple(unread))
    extractions = {number: extract(reading) for number, reading in sorted(readings.items())}
    changes = None
    if len(extractions) == 2:
        (old, before), (new, after) = extractions.items()
        changes = comparison_json(
            compare(before, after, old_pages=readings[old].pages, new_pages=readings[new].pages)
        )
    told = {number: extraction_json(extraction) for number, extraction in extractions.items()}
    measures = score_series(case.series, told, changes, case.variant)
    if not (case.folder / "changes" / f"{case.series.name}.json").exists():
        del measures["changes"]
    return CaseResult(*where, measures)


def measure_cases(
    cases: Sequence[Case], limits: Limits, jobs: int = 2, language: Language = "fi"
) -> list[CaseResult]:
    """Measure all cases, in ``jobs`` processes; results in the order of the cases.

    Each process loads the Finnish pipeline once (about 4 s, 1 GB), so more processes than cores
    only cost memory. Spawned, not forked: Voikko's handle does not live through a fork.
    """
    measure = partial(measure_case, limits=limits, language=language)
    if jobs <= 1 or len(cases) < 2:
        return [measure(case) for case in cases]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(measure, cases))


def unread_files(results: Iterable[CaseResult]) -> list[tuple[str, str]]:
    """The files that could not be read, with their reasons, in order of name."""
    return sorted(pair for result in results for pair in result.unread)


def evaluation_text(results: Sequence[CaseResult]) -> tuple[str, dict[str, float]]:
    """The tables, a folder and variant at a time, and the numbers by name.

    The names: ``facts_<field>_<variant>`` is an F1, ``changes_precision_<variant>`` and
    ``changes_recall_<variant>`` what they say, ``facts_f1_<variant>`` the F1 over all fields of
    facts together. Those of the project's own samples begin with ``samples_``.
    """
    tables: list[str] = []
    numbers: dict[str, float] = {}
    for folder in dict.fromkeys(result.folder for result in results):
        prefix = "samples_" if folder.name == "samples" else ""
        inside = [result for result in results if result.folder == folder]
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
    return "\n\n".join(tables), numbers


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
