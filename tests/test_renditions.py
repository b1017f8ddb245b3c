"""One document, any format: its facts are the same, and each difference stands here by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.readers import read_in_process
from models.agreement import agreement, differences, printed_facts
from models.contract import extraction_json

DOCS = Path(__file__).parent.parent / "samples" / "docs"


@cache
def printed(name: str) -> dict[str, object]:
    reading = read_in_process(DOCS / name)
    return dict(printed_facts(extraction_json(extract(reading)), reading.pages))


# Set in type the cover's three lines could be one paragraph, so its date is no longer a lone one.
EXPORTED = {
    "kuntayhtyma_kasvu_v1": ["+ dates: Kasvun suunta · 2025-09-04 · 2025-09-04"],
    "kuntayhtyma_kasvu_v2": [],
}


@pytest.mark.parametrize("name", EXPORTED)
def test_a_deck_and_its_pdf_export_say_the_same(name: str) -> None:
    """All but the notes and the hidden slide, which a PDF does not have."""
    assert differences(agreement(printed(f"{name}.pptx"), printed(f"{name}.pdf"))) == EXPORTED[name]
