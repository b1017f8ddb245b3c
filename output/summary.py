"""What the commands print for people: plain text, at most a hundred columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from models.records import (
    Assignment,
    Change,
    Comparison,
    Extraction,
    Fact,
    Language,
    Project,
)
from output.page_text import reading_text
from output.reading_order import (
    SEVERITIES,
    by_severity,
    families,
)
from output.terminal_lines import WIDTH, heading, issue_lines, item, joined_lines, short, wrapped
from output.texts import (
    capital,
    counted,
    is_slides,
    page_label,
    show_confidence,
    show_date,
    show_span,
    word,
)
from output.wording import (
    document_name,
    tell,
    tell_not_mentioned,
)

__all__ = [
    "Counts", "FileRun", "RunSummary", "assignment_text", "changes_line", "comparison_text",
    "counts_of", "counts_text", "extraction_text", "reading_text", "run_summary",
]

_FIRST_CHANGES = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts of each kind a document tells; ``vacant`` of its ``assignments``."""

    growth_areas: int = 0
    programmes: int = 0
    projects: int = 0
    assignments: int = 0
    vacant: int = 0
    dates: int = 0


@dataclass(frozen=True, slots=True)
class FileRun:
    """What became of one file in a run of the flow."""

    file_name: str
    state: Literal["read", "known", "rendition", "failed"]
    document: str | None = None  # the document's title
    version: int | None = None  # its number in the chain, from 1
    pages: int | None = None
    media_type: str = ""
    counts: Counts | None = None
    comparison: Comparison | None = None  # None: nothing to compare with
    report: Path | None = None
    message: str | None = None  # why it failed, in the user's language


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What one run did: the input of ``run_summary``."""

    files: tuple[FileRun, ...] = ()
    flow_run_name: str | None = None
    flow_run_state: str | None = None
    home: Path | None = None
    dataset: str | None = None
    tables: tuple[Path, ...] = field(default=())


def counts_of(extraction: Extraction) -> Counts:
    """The numbers of one document."""
    return Counts(
        growth_areas=len(extraction.growth_areas),
        programmes=len(extraction.programmes),
        projects=len(extraction.projects),
        assignments=len(extraction.assignments),
        vacant=sum(assignment.vacant for assignment in extraction.assignments),
        dates=len(extraction.dates),
    )


def counts_text(counts: Counts, language: Language = "fi") -> str:
    """``5 kasvualuetta, 2 ohjelmaa, 3 hanketta, 9 vastuuta (3 avointa), 4 päivämäärää``."""
    assignments = counted("assignment", counts.assignments, language)
    if counts.vacant:
        assignments += f" ({counted('vacant', counts.vacant, language)})"
    return ", ".join((
        counted("growth_area", counts.growth_areas, language),
        counted("programme", counts.programmes, language),
        counted("project", counts.projects, language),
        assignments,
        counted("date", counts.dates, language),
    ))


# --- extract --------------------------------------------------------------------------------------


def extraction_text(extraction: Extraction, language: Language = "fi") -> str:
    """What one document says: areas, projects by area with their leaders, vacancies, dates."""
    document = extraction.document
    media = document.media_type
    pages = counted("slide" if is_slides(media) else "page", document.pages, language)
    dated = show_date(document.dated, language) if document.dated else word("undated", language)
    lines = [
        document_name(document),
        f"{document.file_name} · {pages} · {word('dated', language).lower()}: {dated}",
        capital(counts_text(counts_of(extraction), language)),
    ]

    def told(fact: Fact, text: str) -> str:
        where = ", ".join(page_label(page, media, language) for page in fact.pages)
        sure = show_confidence(fact.confidence, language)
        return f"{text}  [{where + '; ' if where else ''}{sure}]"

    def assigned(names: Iterable[str], indent: int) -> list[str]:
        wanted = {name.casefold() for name in names}
        return [
            line
            for assignment in extraction.assignments
            if assignment.target.casefold() in wanted
            for line in item(told(assignment, assignment_text(assignment, language)), indent)
        ]

    shown: set[str] = set()
    for key, entities in (
        ("growth_areas", extraction.growth_areas), ("programmes", extraction.programmes),
    ):
        lines += heading(word(key, language), len(entities), language)
        for entity in entities:
            names = (entity.name, *entity.aliases)
            shown.update(name.casefold() for name in names)
            period = show_span(entity.start, entity.end, language)
            lines += item(told(entity, f"{entity.name}{', ' + period if period else ''}"), 1)
            lines += assigned(names, 2)
    lines += heading(word("projects", language), len(extraction.projects), language)
    for area, projects in _by_area(extraction.projects):
        lines.append(f"  {area or capital(word('no_area', language))}:")
        for project in projects:
            names = (project.name, *project.aliases)
            shown.update(name.casefold() for name in names)
            traits = [
                show_span(project.start, project.end, language),
                word(f"status.{project.status}", language) if project.status else "",
                project.programme or "",
            ]
            text = ", ".join([project.name, *(trait for trait in traits if trait)])
            lines += item(told(project, text), 2)
            lines += assigned(names, 3)
    others = [one for one in extraction.assignments if one.target.casefold() not in shown]
    if others:
        lines += heading(word("assignments", language), len(others), language)
        for assignment in others:
            text = f"{assignment.target}: {assignment_text(assignment, language)}"
            lines += item(told(assignment, text), 1)
    vacancies = [one for one in extraction.assignments if one.vacant]
    lines += heading(word("vacancies", language), len(vacancies), language)
    for vacancy in vacancies:
        lines += item(told(vacancy, _joined(vacancy.target, vacancy.role)), 1)
    lines += heading(word("dates", language), len(extraction.dates), language)
    for date in extraction.dates:
        when = show_span(date.start, date.end, language)
        what = ", ".join(part for part in (date.about, date.event) if part)
        lines += item(told(date, f"{when}: {what or date.text}"), 1)
    lines += issue_lines(extraction.issues, media, language)
    return joined_lines(lines)


def assignment_text(assignment: Assignment, language: Language = "fi") -> str:
    """``projektijohtaja Helka Mäntyranta (jatkaa)``, ``projektijohtaja: avoin``."""
    if assignment.vacant:
        vacant = word("vacant", language)
        return f"{assignment.role}: {vacant}" if assignment.role else vacant
    who = [part for part in (assignment.person, assignment.organisation) if part]
    text = " ".join(part for part in (assignment.role, ", ".join(who)) if part)
    if assignment.status:
        text += f" ({word(f'status.{assignment.status}', language)})"
    return text or word("not_told", language)


def _by_area(projects: Sequence[Project]) -> list[tuple[str | None, list[Project]]]:
    areas: dict[str | None, list[Project]] = {}
    for project in projects:
        areas.setdefault(project.growth_area, []).append(project)
    return sorted(areas.items(), key=lambda item: item[0] is None)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


# --- compare --------------------------------------------------------------------------------------


def comparison_text(comparison: Comparison, language: Language = "fi") -> str:
    """What changed between two files: every change in words with its pages."""
    lines = [
        document_name(comparison.new),
        f"{comparison.old.file_name} → {comparison.new.file_name}",
        changes_line(comparison, language),
    ]
    if any(issue.severity == "error" for issue in comparison.issues):
        lines += textwrap.wrap(word("not_all_read", language), WIDTH)
    for key, changes in (
        ("changes", comparison.changes), ("not_mentioned", comparison.not_mentioned),
        ("cannot_tell", comparison.cannot_tell),
    ):
        if changes:
            lines += heading(word(key, language), len(changes), language)
            lines += _change_lines(changes, comparison, language)
    if comparison.statements:
        lines += heading(word("statements", language), len(comparison.statements), language)
        for statement in comparison.statements:
            sides = [side for side in (statement.before, statement.after) if side]
            text = " → ".join(short(side) for side in sides)
            lines += item(f"{word(f'kind.{statement.kind}', language)}: {text}", 1)
    lines += issue_lines(comparison.issues, comparison.new.media_type, language)
    return joined_lines(lines)


def changes_line(comparison: Comparison, language: Language = "fi") -> str:
    """``3 muutosta: 1 merkittävä, 2 vähäistä; 1 tulkinnanvarainen``, or that nothing changed."""
    changes = comparison.changes
    text = word("no_changes", language).rstrip(".")
    if changes:
        counts = [
            counted(f"severity.{severity}", number, language)
            for severity in SEVERITIES
            if (number := sum(change.severity == severity for change in changes))
        ]
        text = f"{counted('change', len(changes), language)}: {', '.join(counts)}"
    for key, number in (
        ("not_mentioned", len(comparison.not_mentioned)),
        ("cannot_tell", len(comparison.cannot_tell)),
        ("statement", len(comparison.statements)),
    ):
        if number:
            text += f"; {counted(key, number, language)}"
    return text


def _change_lines(
    changes: Sequence[Change], comparison: Comparison, language: Language, most: int | None = None
) -> list[str]:
    say = tell_not_mentioned if changes is comparison.not_mentioned else tell
    told = by_severity([say(change, language) for change in changes])
    in_order = [
        (one, depth)
        for first, parts in families(told)
        for one, depth in ((first, 1), *((part, 2) for part in parts))
    ]
    lines: list[str] = []
    for one, depth in in_order[:most]:
        pages = []
        for mentions, document in (
            (one.change.before_mentions, comparison.old),
            (one.change.after_mentions, comparison.new),
        ):
            numbers = list(dict.fromkeys(mention.page for mention in mentions))[:3]
            pages.append(", ".join(
                page_label(number, document.media_type, language) for number in numbers
            ))
        where = " → ".join(page for page in pages if page)
        sure = "" if one.grade == "high" else one.confidence
        aside = "; ".join(part for part in (where, sure) if part)
        lines += item(f"{one.sentence}{f'  [{aside}]' if aside else ''}", depth)
    return lines


# --- a run ----------------------------------------------------------------------------------------


def run_summary(run: RunSummary, language: Language = "fi") -> str:
    """The end of a run: what was read, the numbers, what changed, the flow run, the reports."""
    lines = [capital(f"{word('read', language).lower()}: ")
             + counted("file", sum(one.state != "failed" for one in run.files), language)]
    for one in run.files:
        lines += item(_file_line(one, language), 1)
        if one.counts is not None:
            lines += wrapped(counts_text(one.counts, language), 6)
        if one.message:
            lines += wrapped(one.message, 6)
    compared = [one for one in run.files if one.comparison is not None]
    if compared:
        lines += ["", word("what_changed", language)]
    for one in compared:
        comparison = one.comparison
        if comparison is None:
            continue
        lines += ["", f"  {one.document or document_name(comparison.new)}"]
        lines += wrapped(f"{comparison.old.file_name} → {comparison.new.file_name}", 4)
        lines += wrapped(changes_line(comparison, language), 4)
        lines += [
            f"  {line}"
            for line in _change_lines(comparison.changes, comparison, language, _FIRST_CHANGES)
        ]
        rest = len(comparison.changes) - _FIRST_CHANGES
        if rest > 0:
            lines.append(f"    … {rest} {word('more_in_report', language)}")
    lines.append("")
    if run.flow_run_name:
        state = run.flow_run_state or word("not_told", language)
        lines.append(
            f"{word('flow_run', language)}: {run.flow_run_name}, {word('state', language)} {state}"
        )
    reports = [one.report for one in run.files if one.report is not None]
    for key, paths in (("reports", reports), ("columns.tables", run.tables)):
        if paths:
            lines.append(f"{word(key, language)}:")
            lines += [f"  {path}" for path in dict.fromkeys(paths)]
    if run.dataset:
        lines.append(f"{word('dataset', language)}: {run.dataset}")
    if run.home is not None:
        lines.append(f"{word('home', language)}: {run.home}")
    return joined_lines(lines, wide=True)


def _file_line(one: FileRun, language: Language) -> str:
    parts = [one.file_name]
    if one.document:
        version = f", {word('version', language)} {one.version}" if one.version else ""
        parts.append(f"{one.document}{version}")
    if one.pages is not None:
        parts.append(counted("slide" if is_slides(one.media_type) else "page", one.pages, language))
    if one.state != "read":
        parts.append(word(one.state, language))
    elif one.comparison is None:
        parts.append(word("first_version", language))
    return " · ".join(parts)
