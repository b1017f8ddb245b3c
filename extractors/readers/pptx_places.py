"""Where the words of a text body can stand: boxes that hold their ink whatever font draws them.

A slide file tells a shape's box, not where its letters fall, and each program draws with the fonts
that it has. So every body is set twice, narrow and tight and then wide and loose, and a word's box
holds both: one printed line high where the wrapping is sure, more where it is not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from extractors.boxes import around
from extractors.readers.pptx_style import Body, Level
from models.records import Box

# Widths of letters in ems: Arial's, which is about the middle of what decks are drawn with.
_EMS = {
    **dict.fromkeys("abdeghnopquåäöéü0123456789_+<>=", 0.556),
    **dict.fromkeys("ckšsvxyzž", 0.5),
    **dict.fromkeys("iljI.,:;/!'|", 0.27),
    **dict.fromkeys("frt()[]-·•›‹”“", 0.32),
    **dict.fromkeys("ABEKPSVXYÅÄ&", 0.667),
    **dict.fromkeys("CDHNRUÜw", 0.722),
    **dict.fromkeys("GOQÖ", 0.778),
    **dict.fromkeys("FTZLJ", 0.6),
    **dict.fromkeys("MWm%@—…", 0.9),
}
_EM = 0.58  # of any other letter
_SPACE = 0.278
# Narrow and wide fonts beside Arial, and the heights of a line as shares of the font size.
_NARROW, _NARROWEST, _WIDE, _BOLD_WIDE = 0.84, 0.72, 1.2, 1.34
_TIGHT, _LOOSE = 1.1, 1.28
_EDGE = 1.5  # points that letters lean or round out of their place
# What a geometry's own text rectangle leaves out, as a share of its width and height on each side.
_ROOM = {
    "ellipse": (0.15, 0.15), "flowChartConnector": (0.15, 0.15), "diamond": (0.25, 0.25),
    "flowChartDecision": (0.25, 0.25), "chevron": (0.25, 0.0), "homePlate": (0.12, 0.0),
    "hexagon": (0.12, 0.12), "octagon": (0.1, 0.1), "triangle": (0.25, 0.25), "cloud": (0.15, 0.15),
    "parallelogram": (0.2, 0.1), "trapezoid": (0.15, 0.15), "roundRect": (0.03, 0.03),
    "rightArrow": (0.12, 0.25), "leftArrow": (0.12, 0.25), "foldedCorner": (0.0, 0.08),
}  # fmt: skip
_SQUARE = ("", "rect", "roundRect", "foldedCorner", "flowChartProcess")


@dataclass(slots=True)
class PlacedLine:
    """What is known of a line's looks; ``first`` of its paragraph, sizes in points.

    ``low`` and ``high`` are its smallest and largest font size, ``least`` and ``most`` the width of
    an em as narrow and as wide fonts draw it.
    """

    text: str
    size: float
    look: Level
    first: bool
    low: float
    high: float
    least: float
    most: float


@dataclass(slots=True)
class _Set:
    """A line as it is set one way: its top, the height of a row, and each row's first word."""

    top: float
    row: float
    starts: list[int]


def letter_widths(low: float, high: float, bold: bool, narrow: bool) -> tuple[float, float]:
    """The least and the greatest width of an em between these font sizes, in points."""
    return low * (_NARROWEST if narrow else _NARROW), high * (_BOLD_WIDE if bold else _WIDE)


@lru_cache(maxsize=1 << 16)
def _em(word: str) -> float:
    return sum(_EMS.get(letter, _EM) for letter in word)


def word_places(
    lines: Sequence[PlacedLine], body: Body, tight: Box, loose: Box, geometry: str = ""
) -> list[list[Box]]:
    """For each line a box for each of its words.

    ``tight`` and ``loose`` are the shape's box when it is drawn tightly and loosely (a table's
    rows move); for most shapes they are the same.
    """
    if body.upright != "horz":
        return [[around((tight, loose))] * len(line.text.split()) for line in lines]
    shrink_x, shrink_y = _ROOM.get(geometry, (0.0, 0.0))
    side, edge = shrink_x * (loose[2] - loose[0]), shrink_y * (loose[3] - loose[1])
    left, right = tight[0] + body.left, tight[2] - body.right
    wide = max(right - left, 1.0)
    right = left + wide  # margins may be wider than a narrow shape
    words = [line.text.split() for line in lines]
    ends = [list(accumulate(_em(word) + _SPACE for word in row)) for row in words]
    high_sets, high = _typeset(lines, ends, max(wide - 2 * side, wide / 4), True, body.wraps)
    room = loose[3] - loose[1] - body.top - body.bottom - 2 * edge
    share = 1.0
    if body.fit == "norm":  # shrunk as the file tells, until it fits, or not at all
        share = min(body.scale, max(room / high, 0.25) if high > room > 0 else 1.0)
    low_sets, low = _typeset(lines, ends, wide, False, body.wraps, share)
    starts_low = _starts(body, tight, low, 0.0)
    starts_high = _starts(body, loose, high, edge)
    if body.anchor != "t" and any(
        len(a.starts) != len(b.starts) for a, b in zip(low_sets, high_sets, strict=True)
    ):  # fewer rows begin lower: what is between the two ways can stand out of both
        starts = (*starts_low, *starts_high)
        starts_low = starts_high = (min(starts), max(starts))
    made: list[list[Box]] = []
    square = geometry in _SQUARE
    for line, row, edges, small, large in zip(lines, words, ends, low_sets, high_sets, strict=True):
        if not row:
            made.append([])
            continue
        told = square and "\t" not in line.text and not line.look.leftwards
        if told and len(large.starts) == 1 and body.wraps:
            top = min(starts_low) + small.top
            bottom = max(starts_high) + large.top + large.row
            top = min(top, min(starts_high) + large.top)
            bottom = max(bottom, max(starts_low) + small.top + small.row)
            made.append(_in_row(line, share, edges, left, right, top - _EDGE, bottom + _EDGE))
            continue
        margin = min(line.look.margin, line.look.margin + line.look.indent, wide / 2)
        x0, x1 = left + max(margin, 0.0) - _EDGE, right + _EDGE
        if not body.wraps:
            x0, x1 = _unwrapped(line, edges[-1], left, right)
        made.append(_in_rows(len(row), small, large, x0, x1, starts_low, starts_high))
    return made


def _typeset(
    lines: Sequence[PlacedLine],
    ends: Sequence[list[float]],
    wide: float,
    loosely: bool,
    wraps: bool,
    share: float = 1.0,
) -> tuple[list[_Set], float]:
    """All lines set one way, and the height of them all."""
    made: list[_Set] = []
    top = 0.0
    after = (0.0, 0.0)
    for line, edges in zip(lines, ends, strict=True):
        look = line.look
        if loosely:
            size = line.high
            width = line.most
            row = look.spacing if look.exact else size * _LOOSE * max(look.spacing, 0.7)
        else:
            size = line.low * share
            width = line.least * share
            row = (
                look.spacing * share
                if look.exact
                else size * _TIGHT * look.spacing * (0.8 if share < 1 else 1)
            )
        if line.first and made:
            top += (after[1] + look.before_points) * share + (after[0] + look.before) * size
        starts = [0]
        free = max(wide - max(look.margin, 0.0), wide / 4)
        if wraps and edges and edges[-1] * width > free:
            starts = _wrapped(edges, free / width if width else 1e9)
        made.append(_Set(top, row, starts))
        top += row * len(starts)
        after = look.after, look.after_points
    return made, top


def _wrapped(edges: list[float], wide: float) -> list[int]:
    """The first word of each row when words of these right edges are set in rows of a width.

    A word that is wider than a row is broken: it takes as many rows as it needs.
    """
    starts = [0]
    begin = 0.0
    while begin + wide < edges[-1] - _SPACE and len(starts) < 1000:
        n = bisect_right(edges, begin + wide + _SPACE)
        if n > starts[-1] and edges[n - 1] > begin:
            starts.append(n)
            begin = edges[n - 1]
        else:
            starts.append(starts[-1])
            begin += wide
    return starts


def _starts(body: Body, box: Box, high: float, edge: float) -> tuple[float, float]:
    """The least and the greatest place where a body's first line can begin."""
    top, bottom = box[1] + body.top + edge, box[3] - body.bottom - edge
    if body.anchor == "ctr":
        at = (top + bottom - high) / 2
    elif body.anchor == "b":
        at = bottom - high
    else:
        return top, top
    # A shape that grows with its text keeps its top in one program and its middle in another.
    return (min(at, top), max(at, top)) if body.fit == "sp" else (at, at)


def _in_row(
    line: PlacedLine,
    share: float,
    edges: list[float],
    left: float,
    right: float,
    top: float,
    bottom: float,
) -> list[Box]:
    """The words of a line that is one printed line: each from its least to its greatest place."""
    look = line.look
    least, most = line.least * share, line.most
    made = []
    total = edges[-1] - _SPACE
    if look.align in ("ctr", "r"):
        part = 0.5 if look.align == "ctr" else 1.0
        margin = max(look.margin, 0.0) * (1 - part)
        at = left + (right - left) * part + margin
        begin = -total * part
        start = begin
        for edge in edges:
            end = begin + edge - _SPACE
            x0 = at + start * (most if start < 0 else least)
            x1 = at + end * (most if end > 0 else least)
            made.append((x0 - _EDGE - margin, top, x1 + _EDGE, bottom))
            start = begin + edge
        return made
    first = left + max(min(look.margin, look.margin + look.indent), 0.0)
    second = left + max(look.margin, look.margin + look.indent, 0.0)
    start = 0.0
    for edge in edges:
        x1 = second + (edge - _SPACE) * most
        made.append((first + start * least - _EDGE, top, x1 + _EDGE, bottom))
        start = edge
    return made


def _unwrapped(line: PlacedLine, total: float, left: float, right: float) -> tuple[float, float]:
    """From where to where a line goes that is not wrapped: from its edge, or about its middle."""
    long = total * line.most
    middle = (left + right) / 2
    x0, x1 = min(left, middle - long / 2), max(right, middle + long / 2)
    if line.look.align == "r":
        return min(x0, right - long) - _EDGE, x1 + _EDGE
    if line.look.align != "ctr":
        x1 = max(x1, left + long)
    return x0 - _EDGE, x1 + _EDGE


def _in_rows(
    count: int,
    small: _Set,
    large: _Set,
    x0: float,
    x1: float,
    starts_low: tuple[float, float],
    starts_high: tuple[float, float],
) -> list[Box]:
    """The words of a line that may wrap: as wide as the body, as high as their rows may be."""
    made: list[Box] = []
    cuts = sorted({*small.starts, *large.starts, count})
    for first, after in pairwise(cuts):
        # The rows that hold these words; a broken word reaches over several.
        upper = bisect_right(small.starts, first) - 1
        while upper > 0 and small.starts[upper - 1] == small.starts[upper]:
            upper -= 1
        lower = bisect_right(large.starts, after - 1) - 1
        other_upper = bisect_right(large.starts, first) - 1
        other_lower = bisect_right(small.starts, after - 1) - 1
        top = min(
            starts_low[0] + small.top + upper * small.row,
            starts_high[0] + large.top + other_upper * large.row,
        )
        bottom = max(
            starts_high[1] + large.top + (lower + 1) * large.row,
            starts_low[1] + small.top + (other_lower + 1) * small.row,
        )
        made.extend([(x0, top - _EDGE, x1, bottom + _EDGE)] * (after - first))
    return made


# --- tables ---------------------------------------------------------------------------------------


def needed_height(lines: Sequence[PlacedLine], body: Body, wide: float) -> tuple[float, float]:
    """The least and the greatest height that a cell's text and margins need."""
    inner = max(wide - body.left - body.right, 1.0)
    ends = [list(accumulate(_em(word) + _SPACE for word in line.text.split())) for line in lines]
    margins = body.top + body.bottom
    low = _typeset(lines, ends, inner, False, True)[1]
    return low + margins, _typeset(lines, ends, inner, True, True)[1] + margins


def row_tops(
    told: Sequence[float], heights: Sequence[float], needs: Sequence[Sequence[tuple[float, float]]]
) -> tuple[list[float], list[float]]:
    """The least and the greatest edges between rows, which grow where their cells' text needs it.

    ``told`` are the edges as the frame tells them, ``heights`` the rows' own.
    """
    low, high = [told[0]], [told[0]]
    for k, height in enumerate(heights):
        stretched = told[k + 1] - told[k]
        least = max((need[0] for need in needs[k]), default=0.0)
        most = max((need[1] for need in needs[k]), default=0.0)
        low.append(low[-1] + max(min(height, stretched), least))
        high.append(high[-1] + max(height, stretched, most))
    return low, high
