"""Records survive the way to DataFrames and back, and every table is typed also when empty."""

from __future__ import annotations

from builders import area, assignment, extraction, info, project, sha, version
from hypothesis import given, settings
from strategies import extractions

from models import tables
from models.records import Extraction


@settings(max_examples=40, deadline=None)
@given(extractions())
def test_records_survive_the_way_through_pandas(told: Extraction) -> None:
    one = version(id=told.document.sha256)
    assert tables.records(tables.frames([(one, told)])) == [(one, told)]


def test_two_versions_keep_their_own_facts() -> None:
    first = version()
    second = version(id=sha("b"), number=2, supersedes=sha("a"), file_name="kasvuohjelma_v2.pptx")
    one = extraction(projects=[project("Puupiha")])
    two = extraction(
        document=info(sha256=sha("b"), file_name="kasvuohjelma_v2.pptx"),
        projects=[project("Puupiha", "Biotalous"), project("Retkisatama")],
        growth_areas=[area("Biotalous", aliases=("Bioekonomi", "Metsä ja puu"))],
        assignments=[assignment(None, "Puupiha")],
    )
    told = tables.frames([(first, one), (second, two)])
    assert tables.records(told) == [(first, one), (second, two)]
    assert told["documents"]["title"].tolist() == ["Kasvuohjelma"]
    assert told["growth_areas"]["aliases"].tolist() == ["Bioekonomi\nMetsä ja puu"]


def test_empty_tables_have_their_columns_and_types() -> None:
    told = tables.frames([])
    assert list(told) == list(tables.COLUMNS)
    for name, table in told.items():
        assert [str(kind) for kind in table.dtypes] == list(tables.COLUMNS[name].values()), name
