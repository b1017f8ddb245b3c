"""Rows without rules: what stands side by side, and labels with their values beside them.

Needs places; a page without boxes has no such rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.boxes import area, around, within
from extractors.cues import label_kind
from extractors.scopes import Restore, Scope, Text, text_of
from models.records import Box, Line, Page

_MIN_ROWS = 3


def label_pairs(page: Page, lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Lines that end with a colon, each with the nearest line right of it on the same level."""
    out: list[tuple[Line, Line]] = []
    taken: set[int] = set()
    for line in lines:
        text = page.text[line.start : line.end].strip()
        named = len(text) <= 50 and any(map(str.isalnum, text))  # OCR also sees lone colons
        if line.box is None or not text.endswith(":") or not named:
            continue
        beside = [
            other
            for other in lines
            if other is not line
            and other.box is not None
            and id(other) not in taken
            and other.box[0] >= line.box[2] - 2
            and _level(line.box, other.box)
            and not page.text[other.start : other.end].strip().endswith(":")
        ]
        if beside:
            value = min(beside, key=lambda o: o.box[0] if o.box else 0.0)
            taken.add(id(value))
            out.append((line, value))
    return out


def grid(page: Page, lines: Sequence[Line]) -> list[list[Line]]:
    """Rows of one-line cells whose columns are aligned, [] where there are fewer than three.

    Text in drawn boxes is left out: those are cards or an org chart, not rows. So are lines that
    follow each other at reading distance: those are columns of prose.
    """
    counts: dict[int, int] = {}
    for line in lines:
        counts[line.block] = counts.get(line.block, 0) + 1
    whole = page.width * page.height
    frames = [
        s.box
        for s in page.shapes
        if s.colour is not None
        and s.kind not in ("connector", "line", "picture")
        and area(s.box) < 0.4 * whole
    ]
    free = [
        line
        for line in lines
        if line.box is not None and not any(within(line.box, frame, 1) for frame in frames)
    ]
    bands: list[list[Line]] = []
    for line in sorted(free, key=lambda o: (o.box[1], o.box[0]) if o.box else (0.0, 0.0)):
        band = next((b for b in bands if _level(_box(b[0]), _box(line))), None)
        if band is None:
            bands.append([line])
        else:
            band.append(line)
    rows = [sorted(b, key=lambda o: _box(o)[0]) for b in bands if 2 <= len(b) <= 6]
    rows.sort(key=lambda r: _box(r[0])[1])
    best: list[list[Line]] = []
    run: list[list[Line]] = []
    for row in rows:
        if run and not _same_columns(run[-1], row):
            run = []
        run.append(row)
        if len(run) > len(best):
            best = list(run)
    if len(best) < _MIN_ROWS:
        return []
    height = sum(_box(r[0])[3] - _box(r[0])[1] for r in best) / len(best)
    steps = [_box(b[0])[1] - _box(a[0])[1] for a, b in pairwise(best)]
    single = all(counts[line.block] == 1 for row in best for line in row)
    if not single and min(steps) < 1.7 * height:
        return []
    return best


def stacks(page: Page, lines: Sequence[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Columns of two: a row of three or more short heads, and what stands right below each.

    A line of dates (most heads have a digit) over what happens then: cards side by side name
    things, and say more below.
    """
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        if line.box is not None:
            blocks.setdefault(line.block, []).append(line)
    boxes = {b: around(_box(line) for line in members) for b, members in blocks.items()}
    bands: list[list[int]] = []
    for block in sorted(boxes, key=lambda b: (boxes[b][1], boxes[b][0])):
        band = next((g for g in bands if abs(boxes[g[0]][1] - boxes[block][1]) < 6), None)
        if band is None:
            bands.append([block])
        else:
            band.append(block)
    for upper, lower in pairwise(bands):
        heads = [blocks[b] for b in upper]
        if not 3 <= len(upper) == len(lower) or any(len(h) > 1 for h in heads):
            continue
        texts = [page.text[h[0].start : h[0].end] for h in heads]
        if any(len(t) > 25 for t in texts) or sum(any(c.isdigit() for c in t) for t in texts) < 3:
            continue
        pairs = list(
            zip(
                sorted(upper, key=lambda b: boxes[b][0]),
                sorted(lower, key=lambda b: boxes[b][0]),
                strict=True,
            )
        )
        width = max(boxes[b][2] - boxes[b][0] for b in (*upper, *lower))
        # Some fonts tell boxes that are lower than their letters.
        height = max(boxes[upper[0]][3] - boxes[upper[0]][1], heads[0][0].size or 0.0)
        near = all(boxes[b][1] - boxes[a][3] < 3 * height + 12 for a, b in pairs)
        centred = all(
            abs(boxes[a][0] + boxes[a][2] - boxes[b][0] - boxes[b][2]) / 2 < width * 0.3
            for a, b in pairs
        )
        if near and centred:
            return [(blocks[a], blocks[b]) for a, b in pairs]
    return []


def _same_columns(a: Sequence[Line], b: Sequence[Line]) -> bool:
    return len(a) == len(b) and all(
        abs(_box(x)[0] - _box(y)[0]) < 6 or abs(_box(x)[2] - _box(y)[2]) < 6
        for x, y in zip(a, b, strict=True)
    )


def _box(line: Line) -> Box:
    assert line.box is not None
    return line.box


def _level(a: Box, b: Box) -> bool:
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    return overlap > 0.6 * min(a[3] - a[1], b[3] - b[1]) and (a[2] <= b[0] + 2 or b[2] <= a[0] + 2)


def labelled_and_aligned(
    page: Page, lines: Sequence[Line], restore: Restore
) -> list[tuple[frozenset[int], Scope]]:
    """Labels with the value beside them, and rows of aligned lines, each with the lines it took."""
    out: list[tuple[frozenset[int], Scope]] = []
    pairs = label_pairs(page, lines)
    for label, value in pairs:
        name = text_of(page, label.start, label.end, restore)
        scope = Scope(
            kind="field",
            page=page.number,
            label=name.slice(0, len(name.text.rstrip(" :"))),
            text=text_of(page, value.start, value.end, restore),
        )
        out.append((frozenset({label.start, value.start}), scope))
    taken = {start for starts, _ in out for start in starts}
    rest = [line for line in lines if line.start not in taken and not line.bullet]
    for head, below in stacks(page, rest):
        parts = [head, below]
        cells = tuple(
            Scope(
                kind="field",
                page=page.number,
                text=text_of(page, part[0].start, part[-1].end, restore),
            )
            for part in parts
        )
        starts = frozenset(line.start for part in parts for line in part)
        out.append((starts, Scope(kind="row", page=page.number, children=cells)))
        taken |= starts
    rest = [line for line in rest if line.start not in taken]
    aligned = grid(page, rest)
    heads: list[Text | None] = []
    if aligned and _is_head_row(page, aligned):
        heads = [text_of(page, line.start, line.end, restore) for line in aligned[0]]
        out.append((frozenset(line.start for line in aligned[0]), NOTHING))
    for row in aligned[1:] if heads else aligned:
        cells = tuple(
            Scope(
                kind="field",
                page=page.number,
                text=text_of(page, line.start, line.end, restore),
                label=heads[k] if k < len(heads) else None,
                strong=line.bold,
            )
            for k, line in enumerate(row)
        )
        scope = Scope(kind="row", page=page.number, children=cells)
        out.append((frozenset(line.start for line in row), scope))
    return out


NOTHING = Scope(kind="row", page=1)  # a head row: its words are labels of the rows below


def _is_head_row(page: Page, aligned: Sequence[Sequence[Line]]) -> bool:
    """Heads of the columns: bold over rows that are not, or labels by their words."""
    first = aligned[0]
    if all(line.bold for line in first) and not any(
        all(line.bold for line in row) for row in aligned[1:]
    ):
        return True
    known = sum(label_kind(page.text[line.start : line.end]) is not None for line in first)
    return known * 2 > len(first)


def under_group_lines(scopes: Sequence[Scope]) -> list[Scope]:
    """A short line of its own right over labelled rows names the group of those rows."""
    out: list[Scope] = []
    open_group = False
    for scope in scopes:
        labelled = scope.kind == "row" and any(c.label is not None for c in scope.children)
        above = out[-1] if out else None
        if labelled and open_group and above is not None:
            out[-1] = replace(above, kind="card", children=(*above.children, scope), strong=True)
            continue
        open_group = (
            scope.kind == "paragraph"
            and not scope.children
            and scope.text is not None
            and len(scope.text.text.split()) <= 6
        )
        out.append(scope)
    return out


def in_order(scopes: list[Scope], more: Sequence[Scope]) -> list[Scope]:
    """``more`` put among ``scopes`` where its text stands on the page."""
    if not more:
        return scopes
    return sorted([*scopes, *more], key=_first_offset)


def _first_offset(scope: Scope) -> int:
    starts = [s.text.offsets[0] for _, s in scope.walk() if s.text is not None and s.text.offsets]
    starts += [scope.label.offsets[0]] if scope.label is not None else []
    return min(starts, default=0)
