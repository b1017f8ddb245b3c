"""Whole documents: the user's own first input in full, the samples' golden records, and the laws."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from documents import reading, said
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.readers import read_in_process
from models.contract import extraction_json
from models.records import Extraction, Line, Page, Reading
from models.scoring import score

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "data" / "seed"
# The deck's PDF export and the scans have a test of their own (test_renditions).
SAMPLES = [
    path
    for path in sorted((ROOT / "samples" / "docs").iterdir())
    if not path.stem.endswith("_scan")
    and not (path.suffix == ".pdf" and path.with_suffix(".pptx").exists())
]
GOLDEN = Path(__file__).parent / "golden"


@cache
def read(path: Path) -> tuple[Reading, Extraction]:
    found = read_in_process(path)
    return found, extract(found)


@pytest.mark.skipif(
    not SEED.is_dir(), reason="the user's own document (../shared/data/seed) is not here"
)
def test_the_first_input_is_right_in_full() -> None:
    """Every measure at 1.000 as written, and not one period, status or person more than the gold."""
    (path,) = SEED.glob("*.txt")
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    found = extraction_json(read(path)[1])
    for name, measure in score(found, gold, "ocr").items():
        if name != "dates_with_about":
            assert (measure.fp, measure.fn) == (0, 0), (name, measure.missed, measure.wrong)

    def records(told: dict[str, list[dict[str, object]]], kind: str, *fields: str) -> set[object]:
        rows = [row for row in told[kind] if not row.get("optional")]
        return {tuple(row.get(f) for f in fields) for row in rows}

    for kind in ("growth_areas", "programmes"):
        wanted = records(gold, kind, "name", "start", "end")
        assert records(found, kind, "name", "start", "end") == wanted
    fields = ("name", "growth_area", "start", "end", "status")
    assert records(found, "projects", *fields) == records(gold, "projects", *fields)
    fields = ("person", "role", "target", "target_kind", "status")
    assert records(found, "assignments", *fields) == records(gold, "assignments", *fields)
    assert not any(a["organisation"] for a in found["assignments"])
    assert records(found, "dates", "start", "end") == records(gold, "dates", "start", "end")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_the_samples_say_what_they_said(path: Path) -> None:
    """Golden records: a change here is a change of reading, to be looked at and then written down.

    ``python tests/test_extract.py`` writes them anew.
    """
    golden = json.loads((GOLDEN / f"{path.name}.json").read_text(encoding="utf-8"))
    assert facts(read(path)[1]) == golden


def facts(found: Extraction) -> dict[str, list[str]]:
    """The facts in short lines that a reviewer of a change can read."""
    return {
        "growth_areas": [f"{a.name} | {a.start}..{a.end}" for a in found.growth_areas],
        "programmes": [f"{p.name} | {p.start}..{p.end}" for p in found.programmes],
        "projects": [
            f"{p.name} | {p.growth_area} | {p.start}..{p.end} | {p.status}" for p in found.projects
        ],
        "assignments": [
            f"{a.person or '(avoin)'} | {a.role} | {a.target} | {a.status}"
            for a in found.assignments
        ],
        "dates": [f"{d.text} | {d.start}..{d.end} | {d.about}" for d in found.dates],
    }


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_quote_stands_at_its_offsets(path: Path) -> None:
    """Law: ``page.text[start:end] == quote``, for every mention of every fact."""
    found, extraction = read(path)
    pages = {page.number: page for page in found.pages}
    told = (
        *extraction.growth_areas,
        *extraction.programmes,
        *extraction.projects,
        *extraction.assignments,
        *extraction.dates,
    )
    assert told
    for fact in told:
        assert fact.mentions and fact.reason and 0 <= fact.confidence <= 1
        assert set(fact.pages) == {m.page for m in fact.mentions}
        for mention in fact.mentions:
            assert pages[mention.page].text[mention.start : mention.end] == mention.quote


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="aäoöA NVetäjä:•-.12026\n", max_size=80), min_size=1, max_size=3))
def test_any_text_is_read_and_the_same_twice(pages: list[str]) -> None:
    """Law: whatever stands on the pages, extraction ends, is pure, and quotes what is there."""
    pages = ["Alku", *pages]  # a file without a word is refused by its reader
    once, twice = said(*pages), said(*pages)
    assert once == twice
    texts = {p.number: p.text for p in reading(*pages).pages}
    for assignment in once.assignments:
        for m in assignment.mentions:
            assert texts[m.page][m.start : m.end] == m.quote


def test_a_document_with_nothing_to_tell_says_nothing() -> None:
    found = said("Kiitos!")
    assert (found.growth_areas, found.projects, found.assignments, found.dates) == ((), (), (), ())


def test_the_documents_own_date_is_no_fact() -> None:
    found = said(
        "Rannikon kasvuohjelma\n\nAluehallitus 3.9.2026", "Tausta\n\nOhjelma alkaa 1.1.2027."
    )
    assert found.document.dated == "2026-09-03"
    assert [d.start for d in found.dates] == ["2027-01-01"]


def test_a_cover_whose_lines_look_like_one_text_still_has_its_date() -> None:
    """Three printed lines of one size: only the middle one holds the date."""
    lines = ("Tammivirran kehittämiskuntayhtymä", "Yhtymähallitus 4.9.2025", "Esittelee Jemina Palokas")
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    cover = Page(
        1, 960, 540, text,
        lines=tuple(
            Line(start, start + len(line), (50, 100 + 22.0 * k, 500, 120 + 22.0 * k), 22.0)
            for k, (start, line) in enumerate(zip(starts, lines, strict=True))
        ),
    )  # fmt: skip
    found = extract(Reading("kansi.pdf", "application/pdf", "0" * 64, (cover,)))
    assert found.document.dated == "2025-09-04" and found.dates == ()


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for sample in SAMPLES:
        told = json.dumps(facts(read(sample)[1]), ensure_ascii=False, indent=1)
        (GOLDEN / f"{sample.name}.json").write_text(told + "\n", encoding="utf-8")
