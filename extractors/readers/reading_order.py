"""From loose words to printed lines, from lines to blocks, from blocks to reading order.

Works on boxes alone, so every format with printed lines can use it. A *segment* is a printed line
within one column; a *block* is what a person sees as one paragraph, column or card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.boxes import area, around, within
from extractors.bullets import DASHES, ROUND
from models.records import Box

BULLET = re.compile(f"^(?:[«*{ROUND}{DASHES}]|o(?= +[A-ZÅÄÖ0-9]))(?: +|$)")
_OPENER = re.compile(f"^(?:[*{ROUND}{DASHES}]|\\d{{1,2}}[.)])$")

_LEADER = re.compile(r"(?:\.{3,}|…)$")
_PAGE = re.compile(r"(?:\d{1,4}|[ivxlc]{1,6})$")
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?$")


@dataclass(frozen=True, slots=True)
class Part:
    """A word with its place; ``order`` is its place in the file.

    ``box`` makes the order; ``ink``, where known, is what the word is shown by. ``tied``: the file
    writes it in one breath with the word before it, so no wide gap between them parts columns.
    """

    text: str
    box: Box
    order: int
    turned: bool = False
    ink: Box | None = None
    confidence: float | None = None  # of OCR
    tied: bool = False

    @property
    def place(self) -> Box:
        """The box to show: of the ink where it is known."""
        return self.ink or self.box


@dataclass(slots=True)
class Segment:
    """A printed line within one column."""

    parts: list[Part]
    box: Box
    size: float | None = None
    bold: bool = False
    colour: str | None = None
    home: int | None = None  # the drawn area that holds it

    @property
    def high(self) -> float:
        """The line's height; some fonts tell boxes that are lower than their letters."""
        return max(self.box[3] - self.box[1], self.size or 0.0)

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


def segments(parts: Sequence[Part]) -> list[Segment]:
    """Words to printed lines: neighbours in the file first, then neighbours on the page."""
    made: list[Segment] = []
    for part in parts:
        if made and _follows(made[-1], part):
            made[-1].parts.append(part)
            made[-1].box = around((made[-1].box, part.box))
        else:
            made.append(Segment([part], part.box))
    return _joined(made)


def _follows(line: Segment, part: Part) -> bool:
    last = line.parts[-1]
    if last.turned != part.turned:
        return False
    if part.turned:
        high = min(last.box[2] - last.box[0], part.box[2] - part.box[0])
        beside = min(last.box[2], part.box[2]) - max(last.box[0], part.box[0])
        apart = max(part.box[1] - last.box[3], last.box[1] - part.box[3])
        return beside > 0.5 * high and apart < 0.8 * high
    if not _same_row(line.box, part.box) or not _same_row(last.box, part.box, 0.35):
        return False
    gap = part.box[0] - last.box[2]
    high = min(last.box[3] - last.box[1], part.box[3] - part.box[1])
    # After a bullet or number comes a tab stop, after dots the page's number; words of a justified
    # line stand far apart too. Elsewhere a wide gap parts columns.
    most = 2.6 if len(line.parts) == 1 and _opens(last, part) else 0.85
    if _LEADER.search(last.text) and _PAGE.match(part.text):
        most = 60
    elif part.tied:
        most = 12
    return -0.4 * high < gap < most * high


def _opens(first: Part, after: Part) -> bool:
    """Whether a bullet or a heading's number stands before its text."""
    if _OPENER.match(first.text):
        return True
    return bool(_NUMBER.match(first.text)) and after.text[:1].isalpha()


def _same_row(a: Box, b: Box, share: float = 0.5) -> bool:
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    return overlap > share * min(a[3] - a[1], b[3] - b[1])


def _joined(lines: list[Segment]) -> list[Segment]:
    """Join lines that the file tells in pieces (a bold word, a lone bullet) but print as one."""
    lines.sort(key=lambda s: (s.box[0], s.box[1]))
    rows: list[list[Segment]] = []
    for line in sorted(lines, key=lambda s: (s.box[1] + s.box[3], s.box[0])):
        for row in rows[-8:]:
            if _same_row(row[-1].box, line.box, 0.6):
                row.append(line)
                break
        else:
            rows.append([line])
    made: list[Segment] = []
    for row in rows:
        row.sort(key=lambda s: s.box[0])
        for line in row:
            last = made[-1] if made and made[-1] in row else None
            if last is not None and not last.parts[-1].turned and not line.parts[0].turned:
                high = min(last.box[3] - last.box[1], line.box[3] - line.box[1])
                tall = max(last.box[3] - last.box[1], line.box[3] - line.box[1])
                gap = line.box[0] - last.box[2]
                lone = len(last.parts) == 1 and _opens(last.parts[0], line.parts[0])
                most = 2.2 if lone else 0.35
                if -0.2 * high < gap < most * high and (lone or tall < 1.35 * high):
                    last.parts.extend(line.parts)
                    last.box = around((last.box, line.box))
                    continue
            made.append(line)
    return _unstretched(made)


def _unstretched(lines: list[Segment]) -> list[Segment]:
    """Join the words of justified lines whose spaces are stretched wider than a column's gap.

    Such a line has even gaps between its words and begins and ends where a line near it does.
    """
    whole = [s for s in lines if len(s.parts) > 2]
    made: list[Segment] = []
    k = 0
    while k < len(lines):
        size = 1
        while k + size < len(lines) and _next_word(lines[k + size - 1], lines[k + size]):
            size += 1
        while size > 1:
            parts = [p for s in lines[k : k + size] for p in s.parts]
            box = around([p.box for p in parts])
            if _evenly_spaced(parts) and any(_same_margins(box, s) for s in whole):
                break
            size -= 1
        if size > 1:
            made.append(Segment(parts, box))
            whole.append(made[-1])
        else:
            made.append(lines[k])
        k += size
    return made


def _evenly_spaced(parts: Sequence[Part]) -> bool:
    """Equal gaps between all words; after a sentence's end some typesetters leave up to thrice."""
    gaps = [(a.text[-1] in ".?!:", b.box[0] - a.box[2]) for a, b in pairwise(parts)]
    plain = [gap for ends, gap in gaps if not ends]
    if not plain:
        return False
    usual = max(plain)
    return usual < 1.4 * min(plain) + 1 and all(gap < 3.5 * usual + 2 for _, gap in gaps)


def _next_word(line: Segment, other: Segment) -> bool:
    high = min(line.box[3] - line.box[1], other.box[3] - other.box[1])
    return (
        other.parts[0].order == line.parts[-1].order + 1
        and _same_row(line.box, other.box, 0.8)
        and 0 < other.box[0] - line.box[2] < 4 * high
    )


def _same_margins(box: Box, line: Segment) -> bool:
    high = box[3] - box[1]
    apart = max(line.box[1] - box[3], box[1] - line.box[3])
    return abs(line.box[0] - box[0]) < 3 and abs(line.box[2] - box[2]) < 3 and apart < 1.5 * high


def give_homes(lines: Sequence[Segment], areas: Sequence[Box]) -> None:
    """Set each line's ``home`` to the smallest drawn area that holds it."""
    by_size = sorted(range(len(areas)), key=lambda k: area(areas[k]))
    for line in lines:
        x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
        for k in by_size:
            a = areas[k]
            if a[0] - 1 <= x <= a[2] + 1 and a[1] - 1 <= y <= a[3] + 1 and line.box[0] > a[0] - 6:
                line.home = k
                break


def blocks(lines: Sequence[Segment]) -> list[list[Segment]]:
    """Lines that belong together: one column of one paragraph run, or one card."""
    ordered = sorted(lines, key=lambda s: (s.box[1], s.box[0]))
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for k, line in enumerate(ordered):
        over = [n for n in range(k) if _is_over(ordered[n], line)]
        # only the nearest row above counts
        if over:
            lowest = max(ordered[n].box[3] for n in over)
            high = line.box[3] - line.box[1]
            above[k] = [n for n in over if ordered[n].box[3] > lowest - 0.5 * high]
            for n in above[k]:
                below.setdefault(n, []).append(k)
    group = list(range(len(ordered)))

    def root(k: int) -> int:
        while group[k] != k:
            k = group[k]
        return k

    for k, over in above.items():
        n = over[0]
        side_by_side = len(over) > 1 or any(
            _same_row(ordered[a].box, ordered[b].box) for a in below[n] for b in below[n] if a < b
        )
        if not side_by_side and _goes_on(ordered[n], ordered[k]):
            group[root(k)] = root(n)
    found: dict[int, list[Segment]] = {}
    for k, line in enumerate(ordered):
        found.setdefault(root(k), []).append(line)
    return list(found.values())


def _is_over(upper: Segment, lower: Segment) -> bool:
    high = lower.box[3] - lower.box[1]
    if upper.box[3] > lower.box[1] + 0.55 * high or upper.box[1] >= lower.box[1]:
        return False
    if lower.box[1] - upper.box[3] > 4 * lower.high:
        return False
    return min(upper.box[2], lower.box[2]) - max(upper.box[0], lower.box[0]) > 1


def _goes_on(upper: Segment, lower: Segment) -> bool:
    if upper.parts[0].turned or lower.parts[0].turned or upper.home != lower.home:
        return False
    a, b = upper.box, lower.box
    high, tall = sorted((upper.high, lower.high))
    gap = b[1] - a[3]
    if upper.home is not None:
        return gap < 2.2 * high  # one card
    same = tall < 1.12 * high and upper.bold == lower.bold
    left, centre = abs(a[0] - b[0]), abs((a[0] + a[2]) - (b[0] + b[2])) / 2
    if BULLET.match(lower.text) and tall < 1.6 * high:
        most = 1.6  # a list keeps together, however airy it is
    elif same:
        most = 1.4 if left < 2 else 0.95
    else:
        most = 0.6
    if gap > most * tall or tall > 1.9 * high:
        return False
    return left < 3.2 * high or centre < 0.7 * high or abs(a[2] - b[2]) < 0.5 * high


@dataclass(frozen=True, slots=True)
class Unit:
    """What is read without interruption: a block or a table."""

    box: Box
    lines: int
    index: int
    first: int = 0  # the places in the file of its first and last word
    last: int = 0


def reading_order(units: Sequence[Unit]) -> list[int]:
    """The units' indexes as a person reads them: cut the page at its white gaps, again and again.

    A gap that the file's own order agrees with comes first: all on its one side was written before
    all on the other. Then a gap from side to side is preferred; a gap from top to bottom wins where
    both its sides are text columns that start at the same height and stand further apart than
    their paragraphs.
    """
    if len(units) <= 1:
        return [unit.index for unit in units]
    if parts := _as_written(units):
        return reading_order(parts[0]) + reading_order(parts[1])
    across = _widest_gap([(u.box[1], u.box[3]) for u in units])
    down = _widest_gap([(u.box[0], u.box[2]) for u in units])
    if down and across and not _columns(units, down[1], down[0], across[0]):
        down = None
    x = _before_fan(units) if len(units) > 3 else None
    if down or x is not None:
        x = down[1] if x is None and down else x
        left = [u for u in units if u.box[0] + u.box[2] < 2 * (x or 0)]
        right = [u for u in units if u.box[0] + u.box[2] >= 2 * (x or 0)]
        if left and right:
            return reading_order(left) + reading_order(right)
    if across:
        upper = [u for u in units if (u.box[1] + u.box[3]) / 2 < across[1]]
        lower = [u for u in units if (u.box[1] + u.box[3]) / 2 >= across[1]]
        if upper and lower:
            return reading_order(upper) + reading_order(lower)
    # Nothing parts them (they overlap): the upper first, in one row the left first.
    first = min(units, key=lambda u: (u.box[1], u.box[0]))
    level = first.box[1] + min(12.0, (first.box[3] - first.box[1]) / 2)
    row = [u for u in units if u.box[1] < level]
    head = min(row, key=lambda u: u.box[0])
    return [head.index, *reading_order([u for u in units if u is not head])]


def _as_written(units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]] | None:
    """What a gap parts, where the file wrote all on its left or upper side first; else None."""
    for low, high in ((1, 3), (0, 2)):
        ordered = sorted(units, key=lambda u: u.box[low])
        end, last = ordered[0].box[high], ordered[0].last
        best: tuple[float, int] | None = None
        for k, unit in enumerate(ordered[1:], 1):
            gap = unit.box[low] - end
            if gap > -1.5 and last < min(u.first for u in ordered[k:]):
                best = max(best or (gap, k), (gap, k))
            end, last = max(end, unit.box[high]), max(last, unit.last)
        if best is None:
            continue
        parts = ordered[: best[1]], ordered[best[1] :]
        prose = any(unit.lines > 2 for unit in units)  # not labels with their values beside them
        if low or prose or not _pairs(*parts):
            return parts
    return None


def _widest_gap(spans: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Width and middle of the widest empty gap between the spans; None without one."""
    ordered = sorted(spans)
    end = ordered[0][1]
    best: tuple[float, float] | None = None
    for low, high in ordered[1:]:
        if low - end > -1.5 and (best is None or low - end > best[0]):
            best = (low - end, (low + end) / 2)
        end = max(end, high)
    return best


def _before_fan(units: Sequence[Unit]) -> float | None:
    """Where a tree that grows to the right fans out: a row left, a column of siblings right of it.

    The row stands at the middle of the siblings' height: it leads them and is read before them.
    """
    ordered = sorted(units, key=lambda u: u.box[2])
    for k in range(1, len(ordered) - 2):
        left, right = ordered[:k], ordered[k:]
        edge, start = left[-1].box[2], min(u.box[0] for u in right)
        if edge >= start:
            continue
        low, high = max(u.box[1] for u in left), min(u.box[3] for u in left)
        siblings = [u for u in right if u.box[0] < start + 60 and _aligned(u, right, start)]
        if low >= high or len(siblings) < 3:
            continue
        top, bottom = min(u.box[1] for u in right), max(u.box[3] for u in right)
        middle = abs((low + high) / 2 - (top + bottom) / 2) < 0.12 * (bottom - top)
        if middle and top < min(u.box[1] for u in left) and bottom > max(u.box[3] for u in left):
            return (edge + start) / 2
    return None


def _aligned(unit: Unit, others: Sequence[Unit], start: float) -> bool:
    """Whether the unit lines up, by left edge or middle, with the leftmost of the others."""
    first = min(others, key=lambda u: u.box[0])
    middle = abs(sum(first.box[::2]) - sum(unit.box[::2])) / 2
    return abs(unit.box[0] - start) < 4 or middle < 4


def _columns(units: Sequence[Unit], x: float, wide: float, high: float) -> bool:
    sides = (
        [u for u in units if (u.box[0] + u.box[2]) / 2 < x],
        [u for u in units if (u.box[0] + u.box[2]) / 2 >= x],
    )
    if not all(sides):
        return False
    if _pairs(*sides):
        return False  # rows: a name and what stands beside it
    tops = [min(u.box[1] for u in side) for side in sides]
    line = min((u.box[3] - u.box[1]) / max(u.lines, 1) for u in units)
    enough = all(sum(u.lines for u in side) >= 3 for side in sides)
    return enough and abs(tops[0] - tops[1]) < 2.5 * line and wide > max(high, 0.6 * line)


def _pairs(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether each unit of one side has one of the other side at its own height.

    Not where the left side is a parent with indented children: that is a column of its own.
    """
    edges = ([u.box[0] for u in left], [(u.box[0] + u.box[2]) / 2 for u in left])
    if min(max(edge) - min(edge) for edge in edges) > 4:
        return False
    few, many = sorted((left, right), key=len)
    if len(few) < 2 or len(many) > 2 * len(few):
        return False
    heights = [(u.box[1] + u.box[3]) / 2 for u in many]
    return all(min(abs((u.box[1] + u.box[3]) / 2 - h) for h in heights) < 3 for u in few)


def framed_order(units: Sequence[Unit], frames: Sequence[Box]) -> list[int]:
    """``reading_order``, but what one drawn frame holds is read together (a card with parts)."""
    order_in: dict[int, list[int]] = {}
    current = list(units)
    spare = -1
    for frame in sorted([*frames, *_stacks(frames)], key=area):
        held = [u for u in current if within(u.box, frame)]
        if not 1 < len(held) < len(current):
            continue
        order_in[spare] = reading_order(held)
        box = around([*(u.box for u in held), frame])
        current = [u for u in current if u not in held]
        first, last = min(u.first for u in held), max(u.last for u in held)
        current.append(Unit(box, sum(u.lines for u in held), spare, first, last))
        spare -= 1

    def flat(indexes: Sequence[int]) -> list[int]:
        return [m for k in indexes for m in (flat(order_in[k]) if k < 0 else [k])]

    return flat(reading_order(current))


def _stacks(frames: Sequence[Box]) -> list[Box]:
    """Frames around two frames that stand right upon each other: a card's head and its body."""
    found = []
    for upper in frames:
        for lower in frames:
            aligned = abs(upper[0] - lower[0]) < 4 and abs(upper[2] - lower[2]) < 4
            if (
                aligned
                and -3 < lower[1] - upper[3] < 6
                and upper[3] - upper[1] < 0.7 * (lower[3] - lower[1])
            ):
                found.append(around((upper, lower)))
    return found
