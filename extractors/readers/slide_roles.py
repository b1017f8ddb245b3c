"""Roles of a slide's lines that no placeholder tells: footers that are plain text boxes, titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.page_edges import PrintedLine, edge_roles
from models.records import Box, Line, Page

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def with_roles(pages: Sequence[Page]) -> list[Page]:
    """Mark footers and numbers that are plain text boxes, and titles of slides without one."""
    free = [
        (k, line)
        for k, page in enumerate(pages)
        for line in page.lines
        if line.role == "body" and line.box is not None
    ]
    printed = [
        PrintedLine(k, pages[k].text[line.start : line.end], line.box or _NOWHERE, line.size)
        for k, line in free
    ]
    roles = edge_roles(printed, [(page.width, page.height) for page in pages])
    told = {(k, line.start): role for (k, line), role in zip(free, roles, strict=True) if role}
    made = []
    for k, page in enumerate(pages):
        lines = [
            replace(line, role=role) if (role := told.get((k, line.start))) else line
            for line in page.lines
        ]
        lines = _titled(page, lines)
        changed = any(a is not b for a, b in zip(lines, page.lines, strict=True))
        made.append(replace(page, lines=tuple(lines)) if changed else page)
    return made


def _titled(page: Page, lines: list[Line]) -> list[Line]:
    """Without a title placeholder the largest text of the upper part is the title."""
    body = [line for line in lines if line.role == "body" and line.size and line.box]
    if any(line.role == "title" for line in lines) or not body:
        return lines
    largest = max(line.size or 0 for line in body)
    rest = [line.size or 0 for line in body if (line.size or 0) < largest]
    tops = [line for line in body if line.size == largest]
    high = tops[0].box[1] if tops[0].box else 0.0
    if len({line.block for line in tops}) > 1 or high > 0.6 * page.height:
        return lines
    if not rest or largest < 1.2 * max(rest):
        return lines
    return [replace(line, role="title", bullet=False) if line in tops else line for line in lines]
