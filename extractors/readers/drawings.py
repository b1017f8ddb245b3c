"""Drawn areas as a person sees them, however many pieces print them.

Exports draw a colour gradient as dozens of strips, each a little lighter than the one before: side
by side, or each upon the last with three edges in common. They draw an area's outline apart from
its fill, and its shadow as a picture under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.boxes import around, within
from extractors.readers.printed import Content, Drawn
from models.records import Box

_NEAR = 1.0  # points: edges nearer than this are one
_STEP = 48  # of 3 x 255: how far the colours of two neighbouring strips may be apart
_LEAST = 5  # strips; fewer are shapes of their own
_LINE = 2.5  # points: how much an outline is wider than its fill, on each side
_SHADOW = 9.0  # points: how much a shadow is wider than what throws it, on each side


def merge(content: Content) -> None:
    """Put one area in place of the pieces that print it, in ``drawn`` and in ``rules``."""
    _merge_gradients(content)
    content.drawn = _without_shadows(_without_outlines(content.drawn))


def _without_outlines(drawn: Sequence[Drawn]) -> list[Drawn]:
    """A fill and the outline drawn after it become one; the outline's form tells more."""
    made: list[Drawn] = []
    for one in drawn:
        last = made[-1] if made else None
        outline = last is not None and one.colour is None and last.colour is not None
        if outline and last is not None and _around(one.box, last.box, _LINE):
            kind = one.kind if one.kind not in ("other", "picture") else last.kind
            made[-1] = replace(last, kind=kind)
        else:
            made.append(one)
    return made


def _without_shadows(drawn: Sequence[Drawn]) -> list[Drawn]:
    kept = []
    for one, after in zip(drawn, [*drawn, None][1:], strict=True):
        shadow = one.kind == "picture" and after is not None and after.kind != "picture"
        if not (shadow and after is not None and _around(one.box, after.box, _SHADOW)):
            kept.append(one)
    return kept


def _around(outer: Box, inner: Box, most: float) -> bool:
    return within(inner, outer, 0.5) and within(outer, inner, most)


def _merge_gradients(content: Content) -> None:
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
