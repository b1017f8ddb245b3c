"""The Excel workbook of changes: typed, filtered, and with no formula in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from models.records import Change, Comparison, DocumentInfo, Issue, Language, Mention, Statement
from output.cells import cell
from output.workbook import write_changes

PDF = "application/pdf"


def document(name: str) -> DocumentInfo:
    return DocumentInfo(None, "fi", ("fi",), "2026-03-02", 9, name, PDF, "ab" * 32, "0.1.0")


def mention(quote: str, page: int) -> Mention:
    return Mention(page, 0, len(quote), quote)


COMPARISON = Comparison(
    old=document("vanha.pdf"),
    new=document("=uusi.pdf"),
    changes=(
        Change(
            id="c1", kind="changed", entity_kind="project", entity="Siltatori", field="end",
            before="2026-06-30", after="2027", reason="päättyy-virke",
            before_mentions=(mention("päättyy 30.6.2026", 3),),
            after_mentions=(mention("=HYPERLINK(\"x\")", 4), mention("vuonna 2027", 5)),
        ),
        Change(
            id="c2", kind="changed", entity_kind="assignment", entity="+358 Hanke",
            field="person", before=None, after="@Helka Mäntyranta", severity="major",
        ),
        Change(
            id="c3", kind="changed", entity_kind="assignment", entity="-10 %", field="role",
            before="=1+1", after="\tvetäjä",
        ),
    ),
    not_mentioned=(
        Change(id="n1", kind="removed", entity_kind="project", entity="Äänimaisema",
               before="Äänimaisema"),
    ),
    statements=(Statement("changed", "=A1", "-B2\x07"),),
    issues=(Issue("picture-only", "warning", "=vain kuva", 7),),
)


def test_the_sheets_reopen_with_filters_and_frozen_heads(tmp_path: Path) -> None:
    write_changes(COMPARISON, tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")
    assert book.sheetnames == [
        "Yhteenveto", "Muutokset", "Ei mainita", "Tulkinnanvaraiset", "Muut tekstit",
        "Lukuhuomautukset",
    ]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    rows = list(book["Muutokset"].iter_rows(values_only=True))
    heads = [str(value) for value in rows[0]]
    assert len(heads) == len(set(heads))
    first = dict(zip(heads, rows[1], strict=True))
    assert first["Ennen"] == datetime(2026, 6, 30)  # known to the day: a real date
    assert first["Nyt"] == "2027"  # a year is no day
    assert first["Sivu nyt"] == "s. 4, s. 5"
    assert first["Lainaus nyt"] == '=HYPERLINK("x")\nvuonna 2027'
    assert first["Sanoin"] == "Siltatori: päättyy 30.6.2026 → 2027"
    assert dict(zip(heads, rows[2], strict=True))["Ennen"] == "avoin"
    silent = list(book["Ei mainita"].iter_rows(values_only=True))[1]
    assert silent[0] == "ei mainita"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_changes(COMPARISON, tmp_path / "m.xlsx")
    risky = 0
    for sheet in load_workbook(tmp_path / "m.xlsx").worksheets:
        for row in sheet.iter_rows():
            for one in row:
                assert one.data_type != "f", one.coordinate
                if isinstance(one.value, str) and one.value[:1] in "=+-@\t" and one.value:
                    assert one.quotePrefix, one.coordinate
                    risky += 1
    assert risky >= 8


@given(st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_any_text_becomes_text(text: str) -> None:
    """Law: whatever a deck holds is written as a string, never as a formula or an error."""
    sheet = Workbook().active
    assert sheet is not None
    made = cell(sheet, text)  # type: ignore[arg-type]
    assert made.data_type in ("s", "n")  # n: an empty cell
    assert not text or made.value


@pytest.mark.parametrize(
    ("language", "sheets"),
    [("sv", ("Sammanfattning", "Ändringar")), ("en", ("Summary", "Changes"))],
)
def test_the_workbook_speaks_the_language(
    language: Language, sheets: tuple[str, str], tmp_path: Path
) -> None:
    write_changes(COMPARISON, tmp_path / "m.xlsx", language)
    assert tuple(load_workbook(tmp_path / "m.xlsx").sheetnames[:2]) == sheets


def test_nothing_changed_is_said_plainly(tmp_path: Path) -> None:
    write_changes(Comparison(document("a.pdf"), document("b.pdf")), tmp_path / "m.xlsx")
    values = [row[0] for row in load_workbook(tmp_path / "m.xlsx")["Yhteenveto"].values]
    assert "Tiedoissa ei ole muutoksia." in values
