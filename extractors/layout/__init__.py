"""From lines and shapes to the tree of scopes: the only package that looks at coordinates.

A *scope* names something and says things about it: a section, a slide, a card, an org-chart box
with the boxes below it, a table row, a labelled field, a bullet with its children, a paragraph.
Finders and linking see scopes, their texts and their labels, never places or file formats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import tables
from extractors.layout.cards import cards, flat, under_connectors
from extractors.layout.nesting import gathered, nest, sections
from extractors.layout.paragraphs import (
    CONTENTS,
    CONTENTS_TITLE,
    NUMBERED,
    first_line_as_title,
    furniture,
    pieces,
    whole_lists,
    without,
)
from extractors.layout.rows import NOTHING, in_order, labelled_and_aligned, under_group_lines
from extractors.scopes import Restore, Scope, Text, text_of
from models.records import Line, Page, Reading

# By media type: formats whose lines are paragraphs, not printed lines; and text that flows.
_TEXT_DOCUMENTS = ("wordprocessing", "opendocument.text", "msword")
_WHOLE_PARAGRAPHS = (*_TEXT_DOCUMENTS, "presentation", "powerpoint")


def tree(reading: Reading, restore: Restore = str) -> Scope:
    """The scope tree of a whole document; ``restore`` puts lost letters back, length unchanged."""
    wrapped = not any(word in reading.media_type for word in _WHOLE_PARAGRAPHS)
    body_size = _body_size(reading.pages)
    is_report = bool(reading.pages) and sum(
        p.height > p.width > 0 for p in reading.pages
    ) * 2 > len(reading.pages)
    numbered = sum(
        bool(NUMBERED.match(p.text[line.start : line.end]))
        for p in reading.pages
        for line in p.lines
        if not CONTENTS.search(p.text[line.start : line.end])
    )
    is_report = is_report or any(word in reading.media_type for word in _TEXT_DOCUMENTS)
    flow = is_report or (all(p.width == 0 for p in reading.pages) and numbered > len(reading.pages))
    heads_and_feet = furniture(reading.pages)
    pages = [
        _page_scope(without(page, heads_and_feet), wrapped, body_size, restore, flow)
        for page in reading.pages
    ]
    if flow:
        pages = sections(pages)
    return Scope(kind="document", page=1, children=tuple(pages))


def _body_size(pages: Sequence[Page]) -> float | None:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line.size and line.role in ("body", "cell"):
                sizes[round(line.size, 1)] += line.end - line.start
    return sizes.most_common(1)[0][0] if sizes else None


def _page_scope(
    page: Page, wrapped: bool, body_size: float | None, restore: Restore, flow: bool
) -> Scope:
    title: Text | None = None
    children: list[Scope] = []
    notes: list[Scope] = []
    blocks: dict[int, list[Line]] = {}
    order: list[int] = []
    table_of = {table.block: table for table in page.tables}
    for line in page.lines:
        # What reviewers remark and pictures are described by is read, but nothing the deck states.
        apart = line.role in ("header", "footer", "page_number", "alt", "comment")
        if apart or line.start == line.end:
            continue
        if line.role == "notes":
            part = text_of(page, line.start, line.end, restore)
            notes.append(Scope(kind="paragraph", page=page.number, text=part))
            continue
        if line.role == "title" and not flow:
            part = text_of(page, line.start, line.end, restore)
            title = part if title is None else text_of(page, title.offsets[0], line.end, restore)
            continue
        if line.block not in blocks:
            order.append(line.block)
        blocks.setdefault(line.block, []).append(line)
    if title is None and not flow and order and order[0] not in table_of:
        title, blocks[order[0]] = first_line_as_title(page, blocks[order[0]], restore)
    plain = [line for block in order if block not in table_of for line in blocks[block]]
    fields = labelled_and_aligned(page, plain, restore)
    if fields:
        used = {start for scope_starts, _ in fields for start in scope_starts}
        for block in order:
            blocks[block] = [line for line in blocks[block] if line.start not in used]
    order, blocks = whole_lists(page, order, blocks, table_of.keys(), wrapped)
    scopes: dict[int, list[Scope]] = {}
    for block in order:
        if not blocks[block]:
            scopes[block] = []
        elif block in table_of:
            scopes[block] = [tables.scope(page, table_of[block], restore, wrapped)]
        else:
            paragraphs = pieces(page, blocks[block], wrapped, restore)
            scopes[block] = nest(paragraphs, page, body_size, flow)
    for group in cards(page, order, blocks, table_of.keys()):
        parts = [scope for block in group for scope in scopes[block]]
        if (
            len(group) > 1
            and len(parts) > 1
            and parts[0].text is not None
            and not parts[0].children
        ):
            inner = [p for part in parts[1:] for p in flat(part)]
            children.append(replace(parts[0], kind="card", children=tuple(inner), strong=True))
        else:
            children.extend(parts)
    children = in_order(children, [scope for _, scope in fields if scope is not NOTHING])
    children = under_group_lines(children)
    children = under_connectors(page, children)
    if not flow:
        children = gathered(children)
    contents = is_contents(title, children)
    if notes:
        children.append(Scope(kind="notes", page=page.number, children=tuple(notes)))
    if contents:
        children = []
    return Scope(kind="page", page=page.number, text=title, children=tuple(children), strong=True)


def is_contents(title: Text | None, scopes: Sequence[Scope]) -> bool:
    """A table of contents: by its title, or most lines ending in dots and a page number."""
    texts = [s.text.text for top in scopes for _, s in top.walk() if s.text]
    if title and CONTENTS_TITLE.match(title.text):
        return True
    if texts and CONTENTS_TITLE.match(texts[0]):
        return True
    dotted = sum(bool(CONTENTS.search(t)) for t in texts)
    return dotted >= 3 and dotted * 2 > len(texts)
