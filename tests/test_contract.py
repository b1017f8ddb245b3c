"""The JSON is valid by the schemas, says the same each time, and can be read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders import extraction, info, mention, page, project, sha
from hypothesis import given, settings
from strategies import extractions

from models import contract
from models.records import Change, Comparison, Extraction, Issue, Page, Reading, Statement

SCHEMAS = Path(__file__).resolve().parents[2] / "shared" / "contract"
needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason="../shared/contract is absent")


def check(data: dict[str, Any], name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(data)))


COMPARISON = Comparison(
    info(),
    info(sha256=sha("b")),
    changes=(
        Change(id="1", kind="split", entity_kind="project", entity="Silta", before="Silta",
               after=("Silta I", "Silta II"), reason="jaettu", severity="major",
               before_mentions=(mention("Silta", boxes=((1.0, 2.0, 3.0, 4.0),)),)),
        Change(id="2", kind="changed", entity_kind="assignment", entity="Puupiha", field="person",
               before=None, after="Aino Esimerkki", person="Aino Esimerkki", part_of="1"),
    ),
    cannot_tell=(
        Change(id="3", kind="changed", entity_kind="date", entity="Puupiha", field="end",
               before="2026", after="2027", reason="epäselvä", about="päättyy"),
    ),
    statements=(Statement("added", None, "Uusi lause.", (), (mention("Uusi lause."),)),),
    issues=(Issue("page-empty", "warning", "Sivulla 2 ei ole tekstiä.", 2),),
)  # fmt: skip


@needs_schemas
@settings(max_examples=25, deadline=None)
@given(extractions())
def test_extractions_are_valid(said: Extraction) -> None:
    check(contract.extraction_json(said), "extraction")


@needs_schemas
def test_pages_and_comparisons_are_valid() -> None:
    pages = (page("Puupiha 2026\nAino Esimerkki"), Page(2, 960, 540, "", origin="ocr", hidden=True))
    reading = Reading("a.pdf", "application/pdf", sha("a"), pages, issues=COMPARISON.issues)
    check(contract.pages_json(reading, info()), "pages")
    check(contract.comparison_json(COMPARISON), "comparison")


@settings(max_examples=25, deadline=None)
@given(extractions())
def test_equal_records_give_equal_bytes_and_come_back(said: Extraction) -> None:
    told = json.dumps(contract.extraction_json(said))
    assert json.dumps(contract.extraction_json(said)) == told
    back = contract.extraction_from_json(json.loads(told))
    # Boxes and confidence are rounded on the way out: after that nothing moves.
    assert contract.extraction_json(back) == json.loads(told)


def test_a_comparison_comes_back() -> None:
    told = json.loads(json.dumps(contract.comparison_json(COMPARISON)))
    assert contract.comparison_from_json(told) == COMPARISON


def test_every_schema_key_is_there_in_order() -> None:
    told = contract.extraction_json(extraction(projects=[project("Puupiha")]))
    assert list(told) == ["contract", "document", "growth_areas", "programmes", "projects",
                          "assignments", "dates", "issues"]  # fmt: skip
    assert told["contract"] == 1
    assert list(told["projects"][0])[-4:] == ["pages", "confidence", "reason", "mentions"]


def test_a_gold_file_is_read() -> None:
    gold = {
        "language": "fi",
        "dated": "2026-03",
        "growth_areas": [{"name": "Biotalous", "start": "2025", "end": None, "pages": [2]}],
        "programmes": [],
        "projects": [
            {"name": "Puupiha", "growth_area": "Biotalous", "start": "2026-Q2", "end": "2026-W48",
             "start_basis": "gantt", "pages": [3, 7], "start_alt": ["2026"]},
            {"name": "Silta", "growth_area": None, "start": "2026-H2", "end": "2027-H1"},
        ],
        "assignments": [{"person": None, "role": "vetäjä", "target": "Puupiha", "pages": [3]}],
        "dates": [{"text": "Q2/2026", "start": "2026-04", "end": "2026-06",
                   "precision": "quarter", "about": None, "event": None, "alt": []}],
    }  # fmt: skip
    said = contract.extraction_from_json(gold)
    first, second = said.projects
    assert (first.start, first.end, first.start_basis) == ("2026-04", "2026-11-29", "drawing")
    assert (second.start, second.end) == ("2026-07", "2027-06")
    assert said.assignments[0].vacant and said.document.pages == 7
    assert said.document.languages == ("fi",) and said.document.dated == "2026-03"
