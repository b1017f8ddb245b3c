"""Drawn timelines: an axis of years, halves, quarters or months, and bars under it.

With ``layout`` the only reader of coordinates: it turns a bar's place into dates, cut to the
axis's own precision, so that finders see *name, start, end* and never a box.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, floor

from extractors.boxes import within
from extractors.scopes import Restore, Text, text_of
from extractors.vocabulary import load
from models.records import Box, Line, Page

_HAIR = 0.15  # of a column: how far a bar may stand over its edge by drawing
_YEAR = re.compile(r"^\W*(20\d\d)\W*$")
_QUARTER = re.compile(r"^\W*(?:Q([1-4])\s?/?\s?(20\d\d)?|(20\d\d)\s?/?\s?Q([1-4]))\W*$", re.I)
_ROMAN = re.compile(r"^\W*(I{1,3}|IV)\s?/\s?(20\d\d)\W*$")
_HALF = re.compile(r"^\W*(?:H([12])\s?/?\s?(20\d\d)?|(20\d\d)\s?/?\s?H([12]))\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn bar with the text that names it; dates are ISO months or years."""

    page: int
    name: Text
    start: str | None
    end: str | None


def bars(page: Page, restore: Restore = str) -> list[Bar]:
    """The named bars of a page, [] where it has no axis or no bar."""
    axis = _axis(page)
    if axis is None:
        return []
    origin, step, unit, top, left, right = axis
    out: list[Bar] = []
    labels = [
        line
        for line in page.lines
        if line.box and line.role in ("body", "cell") and line.end > line.start
    ]
    drawn = [
        s
        for s in page.shapes
        if (s.kind in ("bar", "chevron") or (s.kind == "text" and s.colour and s.start is not None))
        and not any(t.box and within(s.box, t.box, 1) for t in page.tables)  # shaded cells
        and not top - 60 < s.box[1] < top - 4 < s.box[3]  # the axis row itself
        and s.box[2] - s.box[0] > (s.box[3] - s.box[1]) * 0.8
        and s.box[3] - s.box[1] < page.height * 0.12
        and s.box[2] > left - step * 12
        and s.box[0] < right + step * 3
        and not (s.start is not None and s.end is not None and tick_of(page.text[s.start : s.end]))
    ]
    for shape in drawn:
        name = _name(
            page,
            shape.box,
            labels,
            shape.start,
            shape.end,
            restore,
            drawn_boxes=[d.box for d in drawn],
        )
        if name is None:
            continue
        # A bar that begins or ends within a column belongs to it, but for a hair over its edge.
        first = origin + floor((shape.box[0] - left) / step / unit + _HAIR) * unit
        last = origin + ceil((shape.box[2] - left) / step / unit - _HAIR) * unit
        if last <= first:
            continue
        # A bar that runs out of the axis tells no date at that end.
        start = _iso(first, unit) if shape.box[0] > left - step * unit * 0.3 else None
        end = _iso(last - 1, unit) if shape.box[2] < right + step * unit * 0.3 else None
        if start or end:
            out.append(Bar(page.number, name, start, end))
    return out


def _iso(month: int, unit: int) -> str:
    year, index = divmod(month, 12)
    return f"{year:04d}" if unit == 12 else f"{year:04d}-{index + 1:02d}"


def tick_of(text: str) -> tuple[int | None, int, int] | None:
    """(year or None, first month 0..11, length in months) of an axis label, None for other text."""
    text = text.strip()
    if match := _YEAR.match(text):
        return int(match[1]), 0, 12
    if match := _QUARTER.match(text):
        year = match[2] or match[3]
        return (int(year) if year else None), 3 * (int(match[1] or match[4]) - 1), 3
    if match := _ROMAN.match(text):
        return int(match[2]), 3 * ("I", "II", "III", "IV").index(match[1]), 3
    if match := _HALF.match(text):
        year = match[2] or match[3]
        return (int(year) if year else None), 6 * (int(match[1] or match[4]) - 1), 6
    return (None, month, 1) if (month := _month(text)) is not None else None


def _month(text: str) -> int | None:
    folded = text.casefold().strip(" .")
    return _month_names().get(folded) if 3 <= len(folded) <= 12 else None


@cache
def _month_names() -> dict[str, int]:
    """Month names of every language, case folded, long and short, as 0..11."""
    months = load("months")
    return {
        form: number
        for names in (
            months["fi"]["stems"],
            months["sv"]["names"],
            months["sv"]["short"],
            months["en"]["names"],
            months["en"]["short"],
        )
        for number, name in enumerate(names)
        for form in (name.casefold(), name.casefold() + "kuu")
    }


def _axis(page: Page) -> tuple[int, float, int, float, float, float] | None:
    """(month at the left edge, points a month, smallest unit in months, bottom, left, right)."""
    ticks: list[tuple[int | None, int, int, Box]] = []
    told: list[tuple[int, int]] = []  # offsets of the lines that are ticks
    holders = {s.block: s.box for s in page.shapes if s.block is not None}
    cells = {(c.start, c.end): c.box for t in page.tables for c in t.cells if c.box}
    for line in page.lines:
        found = tick_of(page.text[line.start : line.end])
        box = cells.get((line.start, line.end)) or line.box
        if found and box:
            ticks.append((*found, holders.get(line.block, box)))
            told.append((line.start, line.end))
    for word in page.words:  # an axis in one line: "2025 2026 2027"
        found = tick_of(page.text[word.start : word.end])
        # By its offsets, for on a page that was scanned askew words lie beside their lines.
        own = any(start <= word.start and word.end <= end for start, end in told)
        if found and word.box and not own and not any(within(word.box, t[3], 1) for t in ticks):
            ticks.append((*found, word.box))
    rows: dict[int, list[tuple[int | None, int, int, Box]]] = {}
    for tick in ticks:
        middle = (tick[3][1] + tick[3][3]) / 2
        key = next((k for k in rows if abs(k - middle) < 8), round(middle))
        rows.setdefault(key, []).append(tick)
    best: tuple[int, float, int, float, float, float] | None = None
    grid = [
        (s.box[0] + s.box[2]) / 2
        for s in page.shapes
        if s.kind in ("line", "connector") and s.box[2] - s.box[0] < 3 < s.box[3] - s.box[1]
    ]
    in_order = sorted(rows.values(), key=lambda row: all(t[0] is None for t in row))
    for row in in_order:  # rows that tell years first: they date the halves and quarters under them
        row.sort(key=lambda t: t[3][0])
        if best is not None and best[2] == 12 and all(t[0] is None for t in row):
            row = [(_year_at(best, t[3]), *t[1:]) for t in row]
        fitted = _fit(row, _title_year(page), grid)
        if fitted is not None and (best is None or fitted[2] < best[2]):
            best = fitted
    return best


def _year_at(axis: tuple[int, float, int, float, float, float], box: Box) -> int:
    """The year of an axis of years at the middle of a box."""
    origin, step, _, _, left, _ = axis
    return (origin + floor(((box[0] + box[2]) / 2 - left) / step)) // 12


def _title_year(page: Page) -> int | None:
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", page.text))
    title = next(
        (page.text[line.start : line.end] for line in page.lines if line.role == "title"), ""
    )
    in_title = set(re.findall(r"(?<!\d)20\d\d(?!\d)", title))
    for found in (in_title, years):
        if len(found) == 1:
            return int(found.pop())
    return None


def _fit(
    row: Sequence[tuple[int | None, int, int, Box]], year: int | None, grid: Sequence[float]
) -> tuple[int, float, int, float, float, float] | None:
    if len(row) < 3:
        return None
    months: list[int] = []
    current = next((t[0] for t in row if t[0] is not None), year)
    if current is None:
        return None
    for told, first, _, _ in row:
        value = (told if told is not None else current) * 12 + first
        if told is None and months and value <= months[-1]:
            current += 1
            value += 12
        elif told is not None:
            current = told
        months.append(value)
    if any(b <= a for a, b in pairwise(months)):
        return None
    boxes = [t[3] for t in row]
    unit = row[0][2]
    centres = [(b[0] + b[2]) / 2 for b in boxes]
    step = (centres[-1] - centres[0]) / (months[-1] - months[0])
    if step <= 0:
        return None
    if any(
        abs(centres[0] + (m - months[0]) * step - c) > step * unit * 0.2
        for m, c in zip(months, centres, strict=True)
    ):
        return None
    tiled = all(abs(a[2] - b[0]) < step * unit * 0.12 for a, b in pairwise(boxes))
    left = boxes[0][0] if tiled else _column_start(centres, step * unit, grid)
    right = left + step * (months[-1] - months[0] + unit)
    return months[0], step, unit, max(b[3] for b in boxes), left, right


def _column_start(centres: Sequence[float], wide: float, grid: Sequence[float]) -> float:
    """Where the first column begins: at the upright line before its label, where all have one.

    Without lines a label is taken to stand in the middle of its column.
    """
    before = [max((x for x in grid if x < c - 0.05 * wide), default=None) for c in centres]
    if all(x is not None and c - x < 0.95 * wide for x, c in zip(before, centres, strict=True)):
        apart = [c - (x or 0.0) for x, c in zip(before, centres, strict=True)]
        if max(apart) - min(apart) < 0.1 * wide:
            return centres[0] - sum(apart) / len(apart)
    return centres[0] - wide / 2


def _name(
    page: Page,
    box: Box,
    labels: Sequence[Line],
    start: int | None,
    end: int | None,
    restore: Restore,
    drawn_boxes: Sequence[Box],
) -> Text | None:
    """The text in the bar, else on its row: left of all bars first, then right beside it."""
    if start is not None and end is not None and end > start:
        return text_of(page, start, end, restore)
    middle = (box[1] + box[3]) / 2
    on_row: list[tuple[float, Line]] = []
    for line in labels:
        assert line.box is not None
        if not line.box[1] - 3 <= middle <= line.box[3] + 3 or tick_of(
            page.text[line.start : line.end]
        ):
            continue
        if within(line.box, (box[0] - 2, box[1] - 3, box[2] + 2, box[3] + 3), 1):
            return text_of(page, line.start, line.end, restore)
        between = min(line.box[0], box[0]), max(line.box[2], box[2])
        crossed = sum(
            1
            for other in drawn_boxes
            if other != box
            and other[1] <= middle <= other[3]
            and between[0] < other[0]
            and other[2] < between[1]
        )
        gap = max(box[0] - line.box[2], line.box[0] - box[2])
        on_row.append((gap + 1000 * crossed, line))
    if not on_row:
        return None
    _, line = min(on_row, key=lambda pair: pair[0])
    return text_of(page, line.start, line.end, restore)
