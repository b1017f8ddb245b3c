"""The change report as an Excel workbook: for filtering, sorting and passing on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.records import Change, Comparison, DocumentInfo, Language, Mention
from output.cells import cell, filtered, head
from output.reading_order import (
    KINDS,
    SEVERITIES,
    families,
    told_changes,
)
from output.texts import capital, page_label, word
from output.whole_files import whole_file
from output.wording import (
    Told,
    tell,
    tell_not_mentioned,
)

_WIDTHS = (16, 13, 15, 30, 15, 28, 26, 26, 60, 26, 10, 44, 10, 44, 15, 9, 36, 10, 12)


def write_changes(
    comparison: Comparison,
    path: Path,
    language: Language = "fi",
    *,
    areas: Mapping[str, str] | None = None,
) -> None:
    """Write the comparison as XLSX to ``path``, whole or not at all. Raises OSError as writing.

    Sheets: summary, changes, not mentioned, cannot tell, other texts, reading notes. Dates known
    to the day are real dates, others text as told. No text can run as a formula.
    """
    book = Workbook()
    summary = book.active
    assert isinstance(summary, Worksheet)  # a new workbook has one
    summary.title = word("summary", language)
    told = told_changes(comparison, language, areas)
    _summary(summary, comparison, told, language)
    _changes(book.create_sheet(word("changes", language)), told, comparison, language)
    sheet = book.create_sheet(word("not_mentioned.sheet", language))
    silent = [tell_not_mentioned(change, language) for change in comparison.not_mentioned]
    _changes(sheet, silent, comparison, language)
    sheet = book.create_sheet(word("cannot_tell", language))
    unsure = [tell(change, language) for change in comparison.cannot_tell]
    _changes(sheet, unsure, comparison, language)
    _statements(book.create_sheet(word("statements.sheet", language)), comparison, language)
    _issues(book.create_sheet(word("issues", language)), comparison, language)
    for sheet in book.worksheets:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.properties.creator = "strategiavahti"
    book.properties.title = f"{word('report', language)}: {comparison.new.file_name}"
    with whole_file(path) as temporary:
        book.save(temporary)


def _summary(
    sheet: Worksheet, comparison: Comparison, told: Sequence[Told], language: Language
) -> None:
    def row(*values: object, bold: bool = False, day: bool = False) -> None:
        sheet.append([cell(sheet, value, bold=bold, day=day) for value in values])

    for column, width in zip("ABCDEFG", (34, 34, 34, 12, 12, 12, 12), strict=True):
        sheet.column_dimensions[column].width = width
    row(word("report", language), bold=True)
    row("", word("old_version", language), word("new_version", language), bold=True)
    for key, values in _documents(comparison.old, comparison.new):
        row(word(key, language), *values, day=key == "dated")
    row()
    if not told:
        row(word("no_changes", language), bold=True)
    else:
        names = [capital(word(f"severity.{severity}", language)) for severity in SEVERITIES]
        row(word("kind", language), *names, word("all", language), bold=True)
        for kind in KINDS:
            counts = [
                sum(one.change.kind == kind and one.change.severity == severity for one in told)
                for severity in SEVERITIES
            ]
            if sum(counts):
                row(capital(word(f"kind.{kind}", language)), *counts, sum(counts))
        totals = [sum(one.change.severity == severity for one in told) for severity in SEVERITIES]
        row(word("all", language), *totals, len(told), bold=True)
        row()
        row(word("growth_area", language), word("changes", language), bold=True)
        # As in the HTML report: a part counts in the area of the change it is part of.
        areas: dict[str | None, int] = {}
        for one, parts in families(told):
            areas[one.area] = areas.get(one.area, 0) + 1 + len(parts)
        for area, count in sorted(areas.items(), key=lambda item: item[0] is None):
            row(area or word("no_area_group", language), count)
    row()
    for key, number in (
        ("not_mentioned", len(comparison.not_mentioned)),
        ("cannot_tell", len(comparison.cannot_tell)),
        ("statements", len(comparison.statements)),
        ("issues", len(comparison.issues)),
    ):
        row(word(key, language), number)


def _documents(old: DocumentInfo, new: DocumentInfo) -> list[tuple[str, tuple[object, object]]]:
    return [
        ("file", (old.file_name, new.file_name)),
        ("title", (old.title, new.title)),
        ("dated", (old.dated, new.dated)),
        ("extent", (old.pages, new.pages)),
        ("checksum", (old.sha256, new.sha256)),
        ("extractor", (old.extractor, new.extractor)),
    ]


def _changes(
    sheet: Worksheet, told: Sequence[Told], comparison: Comparison, language: Language
) -> None:
    names = [
        capital(word(key, language))
        for key in (
            "kind", "severity", "fact", "what", "field", "about", "before", "after", "in_words",
            "growth_area", "page.before", "quote.before", "page.after", "quote.after",
            "confidence", "confidence", "reason", "id", "part_of",
        )
    ]
    names[15] = f"{names[15]} 0–1"
    sheet.append(head(sheet, names, _WIDTHS))
    for one in told:
        change = one.change
        before = _date_or(change.before, one.before, change)
        after = _date_or(change.after, one.after, change)
        values: list[tuple[object, bool]] = [
            (one.kind, False), (one.severity, False), (one.fact, False), (one.subject, False),
            (one.field, False), (one.detail, False), (before, True), (after, True),
            (one.sentence, False), (one.area, False),
            (_pages(change.before_mentions, comparison.old, language), False),
            (_quotes(change.before_mentions), False),
            (_pages(change.after_mentions, comparison.new, language), False),
            (_quotes(change.after_mentions), False),
            (one.confidence, False), (round(change.confidence, 3), False),
            (change.reason, False), (change.id, False), (change.part_of, False),
        ]
        sheet.append([cell(sheet, value, day=day) for value, day in values])
    filtered(sheet, len(names), len(told))


def _date_or(value: object, shown: str, change: Change) -> str:
    """The ISO day itself, which becomes a real date in its cell; all else in words."""
    is_date = change.field in ("start", "end") or (
        change.entity_kind == "date" and change.field is None
    )
    if is_date and isinstance(value, str) and len(value) == len("2025-12-31"):
        return value
    return shown


def _pages(mentions: tuple[Mention, ...], document: DocumentInfo, language: Language) -> str:
    numbers = list(dict.fromkeys(mention.page for mention in mentions))
    return ", ".join(page_label(number, document.media_type, language) for number in numbers)


def _quotes(mentions: tuple[Mention, ...]) -> str:
    return "\n".join(dict.fromkeys(mention.quote for mention in mentions))


def _statements(sheet: Worksheet, comparison: Comparison, language: Language) -> None:
    names = [
        word(key, language) for key in ("kind", "before", "after", "page.before", "page.after")
    ]
    sheet.append(head(sheet, names, (14, 70, 70, 14, 14)))
    for one in comparison.statements:
        values = (
            word(f"kind.{one.kind}", language), one.before, one.after,
            _pages(one.before_mentions, comparison.old, language),
            _pages(one.after_mentions, comparison.new, language),
        )
        sheet.append([cell(sheet, value) for value in values])
    filtered(sheet, len(names), len(comparison.statements))


def _issues(sheet: Worksheet, comparison: Comparison, language: Language) -> None:
    names = [word(key, language) for key in ("severity", "page", "message", "code")]
    sheet.append(head(sheet, names, (14, 10, 90, 26)))
    for issue in comparison.issues:
        values = (word(f"issue.{issue.severity}", language), issue.page, issue.message, issue.code)
        sheet.append([cell(sheet, value) for value in values])
    filtered(sheet, len(names), len(comparison.issues))
