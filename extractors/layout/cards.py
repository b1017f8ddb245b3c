"""What is drawn tells what belongs together: frames, heads on bodies, arrows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.boxes import area, around, within
from extractors.scopes import Scope
from models.records import Box, Line, Page


def cards(
    page: Page, order: Sequence[int], blocks: dict[int, list[Line]], tables_: Iterable[int]
) -> list[list[int]]:
    """Blocks that make one card: drawn inside one frame, or a head box right on top of its body."""
    boxes: dict[int, Box] = {}
    skip = set(tables_)
    for block in order:
        found = [line.box for line in blocks[block] if line.box]
        if found and block not in skip:
            boxes[block] = around(found)
    shape_of = {s.block: s.box for s in page.shapes if s.block is not None}
    frames = sorted(
        (s.box for s in page.shapes if s.kind not in ("connector", "line", "picture", "diamond")),
        key=area,
    )
    whole = (page.width * page.height) or 1.0
    home: dict[int, int] = {}
    for block, box in boxes.items():
        for k, frame in enumerate(frames):
            if area(frame) < 0.4 * whole and within(box, frame):
                inside = sum(within(other, frame) for other in boxes.values())
                if inside > 1:
                    home[block] = k
                    break
    groups: list[list[int]] = []
    seen: dict[int, int] = {}
    for block in order:
        if block in home and home[block] in seen:
            groups[seen[home[block]]].append(block)
            continue
        own = shape_of.get(block)
        above = next(
            (
                k
                for k, group in enumerate(groups)
                if own and (top := shape_of.get(group[-1])) and _stacked(top, own)
            ),
            None,
        )
        if above is not None:
            groups[above].append(block)
            continue
        if block in home:
            seen[home[block]] = len(groups)
        groups.append([block])
    return groups


def _stacked(top: Box, below: Box) -> bool:
    aligned = abs(top[0] - below[0]) < 4 and abs(top[2] - below[2]) < 4
    return (
        aligned and -2 <= below[1] - top[3] < 5 and (top[3] - top[1]) < (below[3] - below[1]) * 0.8
    )


def flat(scope: Scope) -> list[Scope]:
    """Lines below a card's head that do not stand out themselves are all of one rank."""
    if scope.kind == "card" and not scope.strong and scope.text is not None:
        return [replace(scope, kind="paragraph", children=()), *scope.children]
    return [scope]


def under_connectors(page: Page, scopes: list[Scope]) -> list[Scope]:
    """Boxes joined by an arrow: the lower one stands under the upper one."""
    links = [
        (s.begins, s.ends)
        for s in page.shapes
        if s.kind == "connector" and s.begins is not None and s.ends is not None
    ]
    if not links:
        return scopes
    index_of: dict[int, int] = {}
    for k, scope in enumerate(scopes):
        for _, inner in scope.walk():
            if inner.text:
                start = inner.text.offsets[0]
                for n, shape in enumerate(page.shapes):
                    if (
                        shape.start is not None
                        and shape.end is not None
                        and shape.start <= start < shape.end
                    ):
                        index_of.setdefault(n, k)
                break
    parent: dict[int, int] = {}
    for begins, ends in links:
        if begins is None or ends is None or begins not in index_of or ends not in index_of:
            continue
        upper, lower = index_of[begins], index_of[ends]
        if page.shapes[begins].box[1] > page.shapes[ends].box[1]:
            upper, lower = lower, upper
        if upper != lower and lower not in parent and not _is_above(parent, upper, lower):
            parent[lower] = upper

    def build(k: int) -> Scope:
        below = tuple(build(c) for c in range(len(scopes)) if parent.get(c) == k)
        return (
            replace(scopes[k], children=scopes[k].children + below, kind="card")
            if below
            else scopes[k]
        )

    return [build(k) for k in range(len(scopes)) if k not in parent]


def _is_above(parent: dict[int, int], node: int, ancestor: int) -> bool:
    while node in parent:
        node = parent[node]
        if node == ancestor:
            return True
    return False
