"""A colour that runs from dark to light is one area, though flat colours find only its two ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.readers.picture_shapes import Area
from extractors.readers.straighten import Picture
from models.records import Box

_EDGE = 2.0  # points: how far the ends' sides may be apart
_BETWEEN = 14  # grey levels that noise adds


def joined(areas: Sequence[Area], image: Picture, scale: float) -> list[Area]:
    """The areas, ends of one gradient made one; ``image`` is what they were found in.

    Two areas are its ends where they stand upon each other, as wide as each other, and what lies
    between them has colours between theirs.
    """
    made: list[Area] = []
    for area in sorted(areas, key=lambda a: (a.box[0], a.box[1])):
        for k, above in enumerate(made):
            if _is_one(above, area, image, scale):
                box = _around(above.box, area.box)
                largest = max((above, area), key=lambda a: (a.box[3] - a.box[1]))
                x0, top, x1, bottom = (round(v) for v in box)
                corners = [[[x0, top]], [[x1, top]], [[x1, bottom]], [[x0, bottom]]]
                outline = np.array(corners, dtype=np.int32)
                made[k] = replace(largest, kind="bar", box=box, outline=outline)
                break
        else:
            made.append(area)
    return made


def _around(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _is_one(upper: Area, lower: Area, image: Picture, scale: float) -> bool:
    a, b = upper.box, lower.box
    near = _EDGE * scale
    if abs(a[0] - b[0]) > near or abs(a[2] - b[2]) > near:
        return False
    first, last = round(a[3] + near), round(b[1] - near)
    if not 0 < last - first < 1.5 * max(a[3] - a[1], b[3] - b[1]):
        return False
    between = image[first:last, round(a[0] + near) : round(a[2] - near)]
    if not between.size:
        return False
    usual = np.median(between, axis=1)  # of each row: writing is the smaller part of it
    ends = np.array([_colour(upper), _colour(lower)])
    low, high = ends.min(axis=0) - _BETWEEN, ends.max(axis=0) + _BETWEEN
    return float(((usual >= low) & (usual <= high)).all(axis=1).mean()) > 0.9


def _colour(area: Area) -> list[int]:
    """Blue, green and red, as OpenCV has them."""
    return [int(area.colour[k : k + 2], 16) for k in (5, 3, 1)]
