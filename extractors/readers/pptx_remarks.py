"""Speaker notes and comments: what is told about a slide and not on it. None of it has a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractors.readers.page_text import PageWriter
from extractors.readers.pptx_colours import Colours
from extractors.readers.pptx_style import TextStyle, placeholder_of
from extractors.readers.pptx_text import node_text, plain_lines, text_lines
from models.records import LineRole

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_PLAIN = TextStyle()
_COLOURLESS = Colours(None, None)
# Furniture of the printed notes page; the slide's own picture has no text.
_FURNITURE: dict[str, LineRole] = {
    "hdr": "header",
    "ftr": "footer",
    "dt": "footer",
    "sldNum": "page_number",
}


def write_notes(root: Any, writer: PageWriter, lost: list[str]) -> int | None:
    """Write the notes page's text; where the notes begin, None without any."""
    start: int | None = None
    furniture: list[tuple[LineRole, Any]] = []
    for shape in root.iterfind(f"{_P}cSld/{_P}spTree//{_P}sp"):
        body = shape.find(f"{_P}txBody")
        place = placeholder_of(shape)
        if body is None:
            continue
        if place is not None and place.kind in _FURNITURE:
            furniture.append((_FURNITURE[place.kind], body))
            continue
        block = writer.new_block()
        for line in text_lines(body, _PLAIN, _COLOURLESS, lost):
            written = writer.line(
                line.text, block=block, level=line.level, bullet=line.bullet, role="notes"
            )
            if written and start is None:
                start = written.start
    for role, body in furniture:
        block = writer.new_block()
        for line in text_lines(body, _PLAIN, _COLOURLESS, lost):
            writer.line(line.text, block=block, role=role)
    return start


def write_comments(root: Any, writer: PageWriter, lost: list[str]) -> int | None:
    """Write a comments part, replies one level below what they answer; where it begins."""
    start: int | None = None
    block = writer.new_block()
    for text, level in _comments(root, lost):
        written = writer.line(text, block=block, level=level, role="comment")
        if written and start is None:
            start = written.start
    return start


def _comments(root: Any, lost: list[str]) -> Iterator[tuple[str, int]]:
    for comment in root:
        if not isinstance(comment.tag, str):
            continue
        threaded = any(True for _ in comment.iter("{*}parentCm"))
        for child in comment:
            if child.tag == f"{_P}text":
                yield node_text(child, lost), int(threaded)
        for body in comment.iterchildren("{*}txBody"):
            yield from ((line, 0) for line in plain_lines(body, lost))
        for reply in comment.iterfind("{*}replyLst/{*}reply"):
            for body in reply.iterchildren("{*}txBody"):
                yield from ((line, 1) for line in plain_lines(body, lost))
