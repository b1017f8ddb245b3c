"""What stands at a page's edges: headers, footers, page numbers, footnotes.

Headers and footers are small text that returns at the same place of many pages; a footnote is
small text at the foot of a page or column whose mark stands in the text above.
"""

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
_NOTE = re.compile(r"(?P<mark>\d{1,2}|[⁰¹²³⁴-⁹]{1,2}|[*†‡§]{1,3})[.)]?\s*(?=[^\W\d_]|[\"”(])")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
    on_pages: set[tuple[str, int, int]] = set()
    at: list[tuple[str, int, LineRole] | None] = []
    for line in lines:
        role = _zone(line, *sizes[line.page], body)
        if role is None:
            at.append(None)
            continue
        # At the top, numbers tell apart ("Kasvualue 1", "Kasvualue 2"); at the foot they count.
        key = line.text if role == "header" else re.sub(r"\d+", "#", line.text)
        at.append((key, round(line.box[1] / 4), role))
        on_pages.add((key, round(line.box[1] / 4), line.page))
    seen = Counter((key, row) for key, row, _ in on_pages)  # four years on one page return nowhere
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


def footnotes(lines: Sequence[PrintedLine], before: str = "") -> list[bool]:
    """Whether each line of a page is part of a footnote; ``before``: text that may hold marks too.

    A note opens with its mark, has nothing but notes below it, and its mark hangs on a word of the
    text (a long note may slip to the next page). It is smaller than the text, or of its size where
    the mark is raised and the note stands apart.
    """
    weight: Counter[float] = Counter()
    for line in lines:
        weight[round(line.size or 0, 1)] += len(line.text)
    body = weight.most_common(1)[0][0] if weight else 0.0
    text = before + " " + " ".join(line.text for line in lines)
    found = [False] * len(lines)
    rows = sorted(range(len(lines)), key=lambda k: (-lines[k].box[1], lines[k].box[0]))
    open_: list[int] = []  # lines at the foot, lowest first, that may end a note
    for k in rows:
        line = lines[k]
        below = [n for n, other in enumerate(lines) if _is_below(other.box, line.box)]
        if not (line.size or 0) <= body or not all(found[n] or n in open_ for n in below):
            continue
        small = bool(line.size) and (line.size or 0) < 0.92 * body
        opens = _NOTE.match(line.text)
        apart = small or _stands_apart(line, lines)
        if opens and apart and _is_marked(text, opens["mark"], small):
            found[k] = True
            for n in open_:
                found[n] = found[n] or _is_below(lines[n].box, line.box)
        elif not opens:
            open_.append(k)
    return found


def _stands_apart(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """Whether the line has room above it, or another line that opens with a mark."""
    high = line.box[3] - line.box[1]
    over = [other for other in lines if _is_below(line.box, other.box)]
    last = max(over, key=lambda other: other.box[3], default=None)
    return last is None or line.box[1] - last.box[3] > high or bool(_NOTE.match(last.text))


def _is_below(box: Box, line: Box) -> bool:
    return box[1] > line[1] + 1 and min(box[2], line[2]) > max(box[0], line[0])


def _is_marked(text: str, mark: str, small: bool) -> bool:
    """Whether the mark hangs on a word or on what ends a sentence: raised, or below small print."""
    if re.search(rf"\S{re.escape(mark.translate(_SUPERSCRIPT))}(?![\w⁰¹²³⁴-⁹])", text):
        return True
    return small and bool(re.search(rf"[^\W\d_][.,;:!?)”\"]?{re.escape(mark)}(?![\w-])", text))
