"""What is asked of boxes (x0, top, x1, bottom in points), by readers, layout and timelines."""

from __future__ import annotations

from collections.abc import Iterable

from models.records import Box


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them; ValueError without any."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def within(inner: Box, outer: Box, slack: float = 3.0) -> bool:
    """Whether ``inner`` stands out of ``outer`` by no more than ``slack`` on any side."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def rounded(box: Box) -> Box:
    """To hundredths of a point."""
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
