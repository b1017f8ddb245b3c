"""What holds for every reading, whatever the file: used by tests and by the fuzzer."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models import contract
from models.records import Box, DocumentInfo, Page, Reading

_SCHEMA = Path(__file__).resolve().parents[2] / "shared" / "contract" / "pages.schema.json"


def check_law(reading: Reading) -> None:
    """Raise AssertionError where offsets, boxes, numbers or the JSON of a reading are wrong."""
    assert [page.number for page in reading.pages] == list(range(1, len(reading.pages) + 1))
    for page in reading.pages:
        _check_page(page)
    for issue in reading.issues:
        assert re.fullmatch("[a-z0-9-]+", issue.code), issue.code
        assert issue.message.strip() and "{" not in issue.code, issue
        assert issue.page is None or 1 <= issue.page <= len(reading.pages), issue
    size, kind = len(reading.pages), reading.media_type
    about = DocumentInfo(None, None, (), None, size, reading.file_name, kind, reading.sha256, "0")
    told = contract.pages_json(reading, about)
    text = json.dumps(told, allow_nan=False, ensure_ascii=False)
    text.encode("utf-8")  # no half of a pair
    if len(text) < 3_000_000:
        _check_schema(told)


def _check_page(page: Page) -> None:
    where = f"page {page.number}"
    assert math.isfinite(page.width) and math.isfinite(page.height), where
    spans = [(match.start(), match.end()) for match in re.finditer(r"\S+", page.text)]
    assert [(word.start, word.end) for word in page.words] == spans, f"{where}: words"
    for line in page.lines:
        assert 0 <= line.start < line.end <= len(page.text), f"{where}: {line}"
        assert line.size is None or math.isfinite(line.size), f"{where}: {line}"
        assert line.level >= 0, f"{where}: {line}"
    for table in page.tables:
        taken: set[tuple[int, int]] = set()
        for cell in table.cells:
            assert 0 <= cell.start <= cell.end <= len(page.text), f"{where}: {cell}"
            assert cell.row >= 0 and cell.row + cell.row_span <= table.rows, f"{where}: {cell}"
            assert cell.column >= 0 and cell.column + cell.column_span <= table.columns, where
            assert (cell.row, cell.column) not in taken, f"{where}: {cell} twice"
            taken.add((cell.row, cell.column))
    for k, shape in enumerate(page.shapes):
        for other in (shape.group, shape.begins, shape.ends):
            assert other is None or 0 <= other < len(page.shapes), f"{where}: shape {k}: {shape}"
        if shape.start is not None and shape.end is not None:
            assert 0 <= shape.start <= shape.end <= len(page.text), f"{where}: {shape}"
    assert page.notes_start is None or 0 <= page.notes_start <= len(page.text), where
    for box in _boxes(page):
        assert all(map(math.isfinite, box)), f"{where}: {box}"
        assert box[0] <= box[2] and box[1] <= box[3], f"{where}: {box}"


def _boxes(page: Page) -> Iterator[Box]:
    for table in page.tables:
        yield from (cell.box for cell in table.cells if cell.box)
    for one in (*page.words, *page.lines, *page.tables, *page.shapes):
        if one.box is not None:
            yield one.box


def _check_schema(told: dict[str, Any]) -> None:
    if not _SCHEMA.exists():
        return
    from jsonschema import Draft202012Validator

    Draft202012Validator(json.loads(_SCHEMA.read_text("utf-8"))).validate(told)
