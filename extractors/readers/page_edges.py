"""Headers, footers and page numbers: small text that returns at the same place of many pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.records import Box, LineRole

_PAGE_NUMBER = re.compile(
    r"(?:(?:sivu|sida|page|s\.|p\.)\s*)?[–-]?\s*\d{1,4}(?:\s*[/|(]\s*\d{1,4}\)?)?\s*[–-]?", re.I
)
_EDGE = 0.12  # of the page's height: where headers and footers stand
_DEEP = 0.19  # the same for small print at the foot: a slide printed on a taller sheet
_SIDE = 0.08  # of its width: where text set on its side runs along the margin


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """What is known of one line for this question; ``page`` counts from 0."""

    page: int
    text: str
    box: Box
    size: float | None
    turned: bool = False


def edge_roles(
    lines: Sequence[PrintedLine], sizes: Sequence[tuple[float, float]]
) -> list[LineRole | None]:
    """For each line ``header``, ``footer``, ``page_number`` or None; ``sizes``: of each page.

    A line counts as repeated when it stands on at least three pages (two of a short document) at
    the same height. Titles, which may repeat too, are larger than the body text and stay.
    """
    weight: Counter[float] = Counter()
    for line in lines:
        weight[round(line.size or 0, 1)] += len(line.text)
    body = weight.most_common(1)[0][0] if weight else 0.0
    seen: Counter[tuple[str, int]] = Counter()
    at: list[tuple[str, int, LineRole] | None] = []
    for line in lines:
        role = _zone(line, *sizes[line.page], body)
        if role is None:
            at.append(None)
            continue
        # At the top, numbers tell apart ("Kasvualue 1", "Kasvualue 2"); at the foot they count.
        key = line.text if role == "header" else re.sub(r"\d+", "#", line.text)
        at.append((key, round(line.box[1] / 4), role))
        seen[key, round(line.box[1] / 4)] += 1
    least = 2 if len(sizes) <= 4 else 3
    found: list[LineRole | None] = []
    for line, place in zip(lines, at, strict=True):
        if place is None:
            found.append(None)
            continue
        key, row, role = place
        times = seen[key, row] + seen[key, row - 1] + seen[key, row + 1]
        small = not body or (line.size or 0) <= body * 1.15
        if small and _PAGE_NUMBER.fullmatch(line.text) and _counts(line, len(sizes)):
            found.append("page_number")
        elif times >= least and (small or role == "footer"):
            found.append(role)
        else:
            found.append(None)
    return found


def _zone(line: PrintedLine, width: float, height: float, body: float) -> LineRole | None:
    if line.turned and (line.box[2] < _SIDE * width or line.box[0] > (1 - _SIDE) * width):
        return "header"
    if line.box[3] < _EDGE * height:
        return "header"
    deep = _DEEP if line.size and line.size < 0.85 * body else _EDGE
    return "footer" if line.box[1] > (1 - deep) * height else None


def _counts(line: PrintedLine, pages: int) -> bool:
    """Whether the number can be this page's: a year at the foot of a timeline is none."""
    number = int(re.findall(r"\d+", line.text)[0])
    return number <= max(pages * 2, 300)
