"""Where the lines of an ODP shape stand, likely: the file tells the shape's box alone.

A line is as tall as its font size and length ask, and never outside its shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.records import Box

_INSET = 7.2  # points: the usual margin left and right
_LETTER = 0.5  # of the font size: the mean width of a letter


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of a shape, or a part of one between its own line breaks."""

    text: str
    size: float
    bold: bool
    level: int
    bullet: bool
    align: str = "start"
    colour: str | None = None


def estimated_boxes(
    lines: Sequence[TextLine], anchor: str | None, box: Box
) -> list[tuple[Box, bool]]:
    """For each line a likely box inside the shape's box, and whether it is one printed line.

    Lines are stacked from the top, or about the ``middle`` or above the ``bottom`` of the shape.
    """
    wide = max(box[2] - box[0] - 2 * _INSET, 1.0)
    rows = []
    for line in lines:
        need = len(line.text) * line.size * _LETTER + line.level * 18
        rows.append(max(1, round(need / wide + 0.45)) if need > wide else 1)
    heights = [n * line.size * 1.2 for n, line in zip(rows, lines, strict=True)]
    total, room = sum(heights), box[3] - box[1]
    top = box[1]
    if total >= room:
        heights = [h * room / total for h in heights] if total else heights
    elif anchor == "middle":
        top += (room - total) / 2
    elif anchor == "bottom":
        top += room - total
    else:
        top += min(3.6, room - total)
    made = []
    for line, high, n in zip(lines, heights, rows, strict=True):
        left, right = box[0] + min(_INSET, wide / 4), box[2] - min(_INSET, wide / 4)
        printed = len(line.text) * line.size * _LETTER
        if n == 1 and printed < right - left:
            if line.align == "center":
                left = (left + right - printed) / 2
            elif line.align in ("end", "right"):
                left = right - printed
            else:
                left = min(left + line.level * 18, right - printed)
            right = left + printed
        made.append(((left, top, right, min(top + high, box[3])), n == 1))
        top += high
    return made
