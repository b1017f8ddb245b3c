"""The dataset in five formats: what goes in comes out, and nothing runs or is overwritten."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from output.exports import FORMATS, ExportError, Format, export

QUOTE = '=HYPERLINK("x";"y")\n"lainaus"; ja ä'


def frames() -> dict[str, pd.DataFrame]:
    received = pd.Series([datetime(2026, 3, 2, 7, 30, tzinfo=UTC), pd.NaT])
    return {
        "documents": pd.DataFrame({"id": ["d1"], "title": ["Elinvoiman kärjet"]}),
        "versions": pd.DataFrame({
            "id": ["aa", "bb"], "document": ["d1", "d1"], "number": [1, 2],
            "dated": ["2026-03-02", "2026"], "received": received, "supersedes": [None, "aa"],
        }),
        "projects": pd.DataFrame({
            "version": ["bb", "bb"], "name": ["Siltatori", "-Hanke"],
            "aliases": [("Silta", "Tori"), ()], "start": [None, "2026-06-01"],
            "end": ["2027", "2026-06-30"], "pages": [(3, 5), (4,)], "confidence": [0.91, 1.0],
        }),
        "mentions": pd.DataFrame({
            "version": ["bb", "bb"], "page": [3.0, None], "start": [0, 10], "end": [5, 19],
            "quote": [QUOTE, "@vetäjä"], "boxes": [((1.0, 2.0, 3.5, 4.0),), ()],
        }),
        "changes": pd.DataFrame({
            "id": ["c1", "c2"], "before": ["Hanke", ("A", "B")], "after": ["Helka", "C"],
            "part_of": [None, "c1"], "vacant": [True, False],
        }),
        "issues": pd.DataFrame({"version": [], "message": []}),
    }


def written(tmp_path: Path, format: Format) -> Path:
    out = tmp_path / format
    paths = export(frames(), out, format)
    assert sorted(paths) == sorted(out.iterdir())
    readme = (out / "README.txt").read_text("utf-8")
    assert all(name in readme for name in frames())
    assert "lainaus" in readme.casefold() and "quote" in readme
    return out


def test_excel_has_a_sheet_a_table_with_real_dates(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path, "xlsx") / "strategiavahti.xlsx")
    assert book.sheetnames == [
        "Asiakirjat", "Versiot", "Hankkeet", "Maininnat", "Muutokset", "Lukuhuomautukset",
        "Sarakkeet",
    ]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert not [one for row in sheet.iter_rows() for one in row if one.data_type == "f"]
    versions = list(book["Versiot"].values)
    assert versions[0][3:5] == ("Päivätty", "Saapunut")
    assert versions[1][3:5] == (datetime(2026, 3, 2), datetime(2026, 3, 2, 7, 30))
    assert versions[2][3:5] == ("2026", None)
    assert book["Maininnat"]["C2"].value == 0  # an offset is no date
    assert book["Maininnat"]["E2"].value == QUOTE and book["Maininnat"]["E2"].quotePrefix
    assert book["Hankkeet"]["C2"].value == "Silta; Tori"
    assert book["Hankkeet"].auto_filter.ref == "A1:G3"


def test_a_path_that_ends_in_xlsx_is_the_workbook_itself(tmp_path: Path) -> None:
    path = tmp_path / "omat" / "taulut.xlsx"
    assert export(frames(), path, "xlsx", "en") == [path]
    assert load_workbook(path).sheetnames[0] == "Documents"
    assert [file.name for file in path.parent.iterdir()] == ["taulut.xlsx"]


def test_csv_opens_in_a_finnish_excel_and_runs_nothing(tmp_path: Path) -> None:
    out = written(tmp_path, "csv")
    assert (out / "mentions.csv").read_bytes().startswith("\ufeff".encode())
    read = pd.read_csv(out / "mentions.csv", sep=";", encoding="utf-8-sig")
    assert list(read.columns) == list(frames()["mentions"].columns)
    assert list(read["quote"]) == [f"'{QUOTE}", "'@vetäjä"]
    assert (out / "mentions.csv").read_text("utf-8-sig").split("\n")[1].startswith("bb;3;0;5;")
    projects = pd.read_csv(out / "projects.csv", sep=";", encoding="utf-8-sig", dtype=str)
    assert list(projects["name"]) == ["Siltatori", "'-Hanke"]
    assert list(projects["pages"]) == ["3; 5", "4"]


def test_parquet_keeps_lists_times_and_every_letter(tmp_path: Path) -> None:
    out = written(tmp_path, "parquet")
    projects = pd.read_parquet(out / "projects.parquet")
    assert [list(value) for value in projects["aliases"]] == [["Silta", "Tori"], []]
    assert [list(value) for value in projects["pages"]] == [[3, 5], [4]]
    assert list(pd.read_parquet(out / "mentions.parquet")["quote"]) == [QUOTE, "@vetäjä"]
    versions = pd.read_parquet(out / "versions.parquet")
    assert str(versions["received"].dt.tz) == "UTC"
    changes = pd.read_parquet(out / "changes.parquet")
    assert changes["before"][0] == "Hanke" and json.loads(changes["before"][1]) == ["A", "B"]


def test_json_lines_hold_every_letter(tmp_path: Path) -> None:
    out = written(tmp_path, "jsonl")
    lines = (out / "mentions.jsonl").read_text("utf-8").splitlines()
    first, second = (json.loads(line) for line in lines)
    assert (first["quote"], first["page"], first["boxes"]) == (QUOTE, 3, [[1.0, 2.0, 3.5, 4.0]])
    assert second["page"] is None
    assert "kärjet" in (out / "documents.jsonl").read_text("utf-8")
    assert (out / "issues.jsonl").read_text("utf-8").strip() == ""


def test_the_data_package_types_its_columns_and_ties_its_tables(tmp_path: Path) -> None:
    out = written(tmp_path, "datapackage")
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    resources: dict[str, Any] = {one["name"]: one for one in package["resources"]}
    for one in resources.values():
        read = pd.read_csv(out / one["path"], dtype=str, keep_default_na=False)
        assert list(read.columns) == [field["name"] for field in one["schema"]["fields"]]
    types = {
        field["name"]: field["type"] for field in resources["projects"]["schema"]["fields"]
    }
    assert types == {
        "version": "string", "name": "string", "aliases": "array", "start": "string",
        "end": "string", "pages": "array", "confidence": "number",
    }
    versions = resources["versions"]["schema"]
    assert versions["primaryKey"] == ["id"]
    assert {"fields": ["document"], "reference": {"resource": "documents", "fields": ["id"]}} in (
        versions["foreignKeys"]
    )
    assert {"fields": ["supersedes"], "reference": {"resource": "", "fields": ["id"]}} in (
        versions["foreignKeys"]
    )
    mentions = pd.read_csv(out / "mentions.csv", dtype=str, keep_default_na=False)
    assert list(mentions["quote"]) == [QUOTE, "@vetäjä"]  # for programs: letter for letter
    assert json.loads(mentions["boxes"][0]) == [[1.0, 2.0, 3.5, 4.0]]
    received = pd.read_csv(out / "versions.csv", dtype=str)["received"]
    assert received[0] == "2026-03-02T07:30:00Z"


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_replaces_its_own_files_and_no_others(tmp_path: Path, format: Format) -> None:
    out = written(tmp_path, format)
    assert export(frames(), out, format)  # again, into the same folder
    foreign = tmp_path / "omat"
    foreign.mkdir()
    victim = next(path for path in out.iterdir() if path.name != "README.txt")
    (foreign / victim.name).write_text("tärkeä")
    with pytest.raises(ExportError, match="muita tiedostoja samalla nimellä"):
        export(frames(), foreign, format)
    assert (foreign / victim.name).read_text() == "tärkeä"


def test_wrong_use_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown format 'ods'"):
        export(frames(), tmp_path / "x", "ods")  # type: ignore[arg-type]
    (tmp_path / "tiedosto").write_text("x")
    with pytest.raises(ExportError, match="anna kansio"):
        export(frames(), tmp_path / "tiedosto", "csv")
