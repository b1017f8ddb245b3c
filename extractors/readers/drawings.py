"""Drawn areas as a person sees them: a gradient is one area, however many strips print it.

Exports draw a colour gradient as dozens of strips, each a little lighter than the one before:
side by side, or each upon the last with three edges in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.boxes import around, within
from extractors.readers.printed import Content, Drawn
from models.records import Box

_NEAR = 1.0  # points: edges nearer than this are one
_STEP = 48  # of 3 x 255: how far the colours of two neighbouring strips may be apart
_LEAST = 5  # strips; fewer are shapes of their own


def merge_gradients(content: Content) -> None:
    """Put one area in place of each gradient's strips, in ``drawn`` and in ``rules``."""
    kept: list[Drawn] = []
    areas: list[Box] = []
    run: list[Drawn] = []
    for drawn in [*content.drawn, None]:
        if run and drawn is not None and _goes_on(run[-1], drawn):
            run.append(drawn)
            continue
        if len(run) >= _LEAST:
            area = around([strip.box for strip in run])
            areas.append(area)
            kept.append(Drawn(run[0].kind, area, run[len(run) // 2].colour))
        else:
            kept += run
        run = [drawn] if drawn is not None else []
    if not areas:
        return
    content.drawn = kept
    content.rules = [r for r in content.rules if not any(within(r, area) for area in areas)]
    for x0, top, x1, bottom in areas:
        content.rules += [
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ]


def _goes_on(strip: Drawn, other: Drawn) -> bool:
    apart = _apart(strip.colour, other.colour)
    return apart is not None and 0 < apart <= _STEP and _in_line(strip.box, other.box)


def _in_line(a: Box, b: Box) -> bool:
    """Whether two strips share a pair of opposite edges and touch or lie upon each other."""
    same = [abs(p - q) < _NEAR for p, q in zip(a, b, strict=True)]
    if same[0] and same[2]:
        return max(a[1], b[1]) - min(a[3], b[3]) < _NEAR
    if same[1] and same[3]:
        return max(a[0], b[0]) - min(a[2], b[2]) < _NEAR
    return False


def _apart(one: str | None, other: str | None) -> int | None:
    """The distance of two colours, summed over red, green and blue; None without a colour."""
    if one is None or other is None:
        return None
    return sum(abs(a - b) for a, b in zip(_parts(one), _parts(other), strict=True))


def _parts(colour: str) -> Sequence[int]:
    return bytes.fromhex(colour[1:])
