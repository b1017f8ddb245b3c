"""One document, any format: its facts are the same, and each difference stands here by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pictures import needs_finnish

from extractors.extract import extract
from extractors.readers import read_in_process
from models.agreement import agreement, differences, printed_facts
from models.contract import extraction_json

DOCS = Path(__file__).parent.parent / "samples" / "docs"
GOLDEN = Path(__file__).parent / "golden"


@cache
def printed(name: str) -> dict[str, object]:
    reading = read_in_process(DOCS / name)
    return dict(printed_facts(extraction_json(extract(reading)), reading.pages))


@pytest.mark.parametrize("name", ["kuntayhtyma_kasvu_v1", "kuntayhtyma_kasvu_v2"])
def test_a_deck_and_its_pdf_export_say_the_same(name: str) -> None:
    """All but the notes and the hidden slide, which a PDF does not have."""
    assert differences(agreement(printed(f"{name}.pptx"), printed(f"{name}.pdf"))) == []


# What OCR makes of a scan differs a little from processor to processor.
_OTHER_MACHINE = 4


@needs_finnish
@pytest.mark.parametrize("name", ["kuntayhtyma_kasvu_v1", "kaskiniemi_raportti_v1"])
def test_a_scan_says_what_its_pdf_says_but_for_what_was_misread(name: str) -> None:
    """Each difference is listed beside, in ``golden/NAME_scan.txt``: looked at, and known.

    ``python tests/test_renditions.py`` lists them anew.
    """
    known = (GOLDEN / f"{name}_scan.txt").read_text("utf-8").splitlines()
    measures = agreement(printed(f"{name}.pdf"), printed(f"{name}_scan.pdf"))
    unknown = [line for line in differences(measures) if line not in known]
    assert len(unknown) <= _OTHER_MACHINE, unknown
    for field in ("growth_areas", "projects", "assign_person_target", "dates"):
        assert measures[field].f1 >= 0.85, field


if __name__ == "__main__":
    for stem in ("kuntayhtyma_kasvu_v1", "kaskiniemi_raportti_v1"):
        found = differences(agreement(printed(f"{stem}.pdf"), printed(f"{stem}_scan.pdf")))
        (GOLDEN / f"{stem}_scan.txt").write_text("\n".join(found) + "\n", "utf-8")
