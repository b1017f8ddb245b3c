"""Spreadsheet cells: typed values, and text that never runs as a formula.

A deck is written by others. A quote that begins with ``=`` would be run by Excel on the desk of
whoever opens the file, so text is written as text, whatever it begins with.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from output.texts import showable

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST: Final = 32_767  # characters in a cell, Excel's own limit
_HEAD_FONT: Final = Font(bold=True, color="FFFFFF")
_HEAD_FILL: Final = PatternFill("solid", fgColor="12324A")
_TOP: Final = Alignment(vertical="top", wrap_text=True)

DAY_FORMAT: Final = "d.m.yyyy"
TIME_FORMAT: Final = "d.m.yyyy h:mm"


def risky(text: str) -> bool:
    """True where a spreadsheet program may take the text for a formula."""
    return text.startswith(_RISKY)


def plain_value(value: Any) -> Any:
    """A cell's value as None, bool, int, float, datetime, date or str.

    Lists of plain values become ``a; b``, anything deeper JSON. Not-a-number becomes None.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if isinstance(value, datetime):  # pandas' NaT is one too, and is not equal to itself
        return None if value != value else value
    if isinstance(value, date):
        return value
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=_listed)
    listed = _listed(value)
    if isinstance(listed, list):
        if all(isinstance(item, str | int | float) for item in listed):
            return "; ".join(str(item) for item in listed)
        return json.dumps(listed, ensure_ascii=False, default=_listed)
    if not isinstance(listed, str) and listed is not value:
        return plain_value(listed)
    return None if str(value) in ("<NA>", "NaT", "nan") else str(value)


def _listed(value: Any) -> Any:
    """Tuples, sets and numpy arrays as lists; numpy scalars as Python's; times as ISO."""
    if isinstance(value, tuple | list | set | frozenset):
        return list(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if hasattr(value, "tolist"):
        return value.tolist()
    return str(value)


def cell(sheet: Worksheet, value: Any, *, day: bool = False, bold: bool = False) -> Cell:
    """A cell for ``sheet.append``. With ``day``, an ISO day becomes a real date.

    Months and years stay text: 2027 is not 1.1.2027.
    """
    value = plain_value(value)
    kind: str | None = None
    if day and isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            value, kind = date.fromisoformat(value), DAY_FORMAT
        except ValueError:
            kind = None  # 2026-02-30: written as it was told
    if isinstance(value, datetime):
        # Excel knows no time zones; the column says UTC.
        value = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        kind = TIME_FORMAT
    elif isinstance(value, date):
        kind = DAY_FORMAT
    text = isinstance(value, str)
    if text:
        value = showable(value)
        if len(value) > _LONGEST:
            value = value[: _LONGEST - 1] + "…"
    made = WriteOnlyCell(sheet, value=value)
    made.alignment = _TOP
    if bold:
        made.font = Font(bold=True)
    if kind:
        made.number_format = kind
    if text:
        made.data_type = "s"  # openpyxl takes a leading = for a formula otherwise
        if risky(value):
            made.quotePrefix = True  # and so does Excel when the cell is edited
    return made


def head(
    sheet: Worksheet, names: Sequence[str], widths: Iterable[float] | None = None
) -> list[Cell]:
    """Cells of a head row; freezes it and sets the widths (characters). Append it first."""
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths or [], start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    cells: list[Cell] = []
    for name in names:
        made = cell(sheet, name)
        made.font = _HEAD_FONT
        made.fill = _HEAD_FILL
        cells.append(made)
    return cells


def filtered(sheet: Worksheet, columns: int, rows: int) -> None:
    """Put filters on a table of so many columns and rows (the head not counted)."""
    if columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows + 1}"
