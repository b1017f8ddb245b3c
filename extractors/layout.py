"""From lines and shapes to the tree of scopes: the only module that looks at coordinates.

A *scope* names something and says things about it: a section, a slide, a card, an org-chart box
with the boxes below it, a table row, a labelled field, a bullet with its children, a paragraph.
Finders and linking see scopes, their texts and their labels, never places or file formats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extractors import rows, tables
from extractors.cues import label_kind
from extractors.scopes import (
    LABEL,
    Restore,
    Scope,
    ScopeKind,
    Text,
    split_fields,
    split_label,
    text_of,
)
from models.records import Box, Line, Page, Reading

BULLET = re.compile(
    r"^\s*(?:[•●○◦▪■□▸►‣»«⁃∙·¤¢°\uf0b7\uf0a7\uf0d8*+~–—−-]{1,2}|[eo](?=\s+[A-ZÅÄÖ0-9]))\s+"
)
_NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[^\W\d_]|\d[A-ZÅÄÖ])")
_CONTENTS = re.compile(r"(?:\.{3,}|(?:\s\.){3,}|…)\s*\S{0,4}\s*$")
_CONTENTS_TITLE = re.compile(
    r"^(sis[äa]llys(luettelo)?|sis[äa]lt[öo6]|inneh[åa]ll(sf[öo]rteckning)?|(table of )?contents)\b",
    re.I,
)


def tree(reading: Reading, restore: Restore = str) -> Scope:
    """The scope tree of a whole document; ``restore`` puts lost letters back, length unchanged."""
    wrapped = "presentation" not in reading.media_type
    body_size = _body_size(reading.pages)
    is_report = bool(reading.pages) and sum(
        p.height > p.width > 0 for p in reading.pages
    ) * 2 > len(reading.pages)
    numbered = sum(
        bool(_NUMBERED.match(p.text[line.start : line.end]))
        for p in reading.pages
        for line in p.lines
        if not _CONTENTS.search(p.text[line.start : line.end])
    )
    flow = is_report or (all(p.width == 0 for p in reading.pages) and numbered > len(reading.pages))
    furniture = _furniture(reading.pages)
    pages = [
        _page_scope(_without(page, furniture), wrapped, body_size, restore, flow)
        for page in reading.pages
    ]
    if flow:
        pages = _sections(pages)
    return Scope(kind="document", page=1, children=tuple(pages))


def _furniture(pages: Sequence[Page]) -> frozenset[str]:
    """Running heads and feet of a text dump: first or last lines that come back page after page.

    Formats with places are told by their readers; a dump has only the words, some misread, so
    lines are compared by their letters.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        if page.width or len(pages) < 4:
            continue
        lines = [line for line in page.lines if line.end > line.start]
        seen.update({_letters(page, line) for line in (*lines[:1], *lines[-2:])})
    common = [key for key, n in seen.items() if n >= 3 and n * 5 >= len(pages) * 2 and len(key) > 5]
    return frozenset(
        key for key in seen if any(key == c or fuzz.ratio(key, c) >= 80 for c in common)
    )


def _letters(page: Page, line: Line) -> str:
    return re.sub(r"[\W\d_]+", "", page.text[line.start : line.end]).casefold()


def _without(page: Page, furniture: frozenset[str]) -> Page:
    if page.width or not furniture:
        return page
    lines = [line for line in page.lines if line.end > line.start]
    edge = {id(line) for line in (*lines[:1], *lines[-2:])}
    kept = tuple(
        line for line in page.lines if id(line) not in edge or _letters(page, line) not in furniture
    )
    return replace(page, lines=kept)


# --- one page -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """One paragraph, bullet or heading: printed lines joined."""

    text: Text
    line: Line  # the first line: size, weight, level, block
    bullet: bool
    box: Box | None


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
        if line.role in ("header", "footer", "page_number", "alt") or line.start == line.end:
            continue
        if line.role in ("notes", "comment"):
            notes.append(_leaf("paragraph", text_of(page, line.start, line.end, restore)))
            continue
        if line.role == "title" and not flow:
            part = text_of(page, line.start, line.end, restore)
            title = part if title is None else text_of(page, title.offsets[0], line.end, restore)
            continue
        if line.block not in blocks:
            order.append(line.block)
        blocks.setdefault(line.block, []).append(line)
    if title is None and not flow and order and order[0] not in table_of:
        title, blocks[order[0]] = _first_line_as_title(page, blocks[order[0]], restore)
    plain = [line for block in order if block not in table_of for line in blocks[block]]
    fields = _labelled_and_aligned(page, plain, restore)
    if fields:
        used = {start for scope_starts, _ in fields for start in scope_starts}
        for block in order:
            blocks[block] = [line for line in blocks[block] if line.start not in used]
    order, blocks = _whole_lists(page, order, blocks, table_of.keys(), wrapped)
    scopes: dict[int, list[Scope]] = {}
    for block in order:
        if not blocks[block]:
            scopes[block] = []
        elif block in table_of:
            scopes[block] = [tables.scope(page, table_of[block], restore, wrapped)]
        else:
            pieces = _pieces(page, blocks[block], wrapped, restore)
            scopes[block] = _nest(pieces, page, block, body_size, flow)
    for group in _cards(page, order, blocks, table_of.keys()):
        parts = [scope for block in group for scope in scopes[block]]
        if (
            len(group) > 1
            and len(parts) > 1
            and parts[0].text is not None
            and not parts[0].children
        ):
            inner = [p for part in parts[1:] for p in _flat(part)]
            children.append(replace(parts[0], kind="card", children=tuple(inner), strong=True))
        else:
            children.extend(parts)
    children = _in_order(children, [scope for _, scope in fields if scope is not _NOTHING])
    children = _under_group_lines(children)
    children = _under_connectors(page, children)
    contents = is_contents(title, children)
    if notes:
        children.append(Scope(kind="notes", page=page.number, children=tuple(notes)))
    if contents:
        children = []
    return Scope(kind="page", page=page.number, text=title, children=tuple(children), strong=True)


def _flat(scope: Scope) -> list[Scope]:
    """Lines below a card's head that do not stand out themselves are all of one rank."""
    if scope.kind == "card" and not scope.strong and scope.text is not None:
        return [replace(scope, kind="paragraph", children=()), *scope.children]
    return [scope]


def _labelled_and_aligned(
    page: Page, lines: Sequence[Line], restore: Restore
) -> list[tuple[frozenset[int], Scope]]:
    """Labels with the value beside them, and rows of aligned lines, each with the lines it took."""
    out: list[tuple[frozenset[int], Scope]] = []
    pairs = rows.label_pairs(page, lines)
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
    for head, below in rows.stacks(page, rest):
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
    aligned = rows.grid(page, rest)
    heads: list[Text | None] = []
    if aligned and _is_head_row(page, aligned):
        heads = [text_of(page, line.start, line.end, restore) for line in aligned[0]]
        out.append((frozenset(line.start for line in aligned[0]), _NOTHING))
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


_NOTHING = Scope(kind="row", page=1)


def _is_head_row(page: Page, aligned: Sequence[Sequence[Line]]) -> bool:
    """Heads of the columns: bold over rows that are not, or labels by their words."""
    first = aligned[0]
    if all(line.bold for line in first) and not any(
        all(line.bold for line in row) for row in aligned[1:]
    ):
        return True
    known = sum(label_kind(page.text[line.start : line.end]) is not None for line in first)
    return known * 2 > len(first)


def _under_group_lines(scopes: Sequence[Scope]) -> list[Scope]:
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


def _in_order(scopes: list[Scope], more: Sequence[Scope]) -> list[Scope]:
    """``more`` put among ``scopes`` where its text stands on the page."""
    if not more:
        return scopes
    return sorted([*scopes, *more], key=_first_offset)


def _first_offset(scope: Scope) -> int:
    starts = [s.text.offsets[0] for _, s in scope.walk() if s.text is not None and s.text.offsets]
    starts += [scope.label.offsets[0]] if scope.label is not None else []
    return min(starts, default=0)


def _whole_lists(
    page: Page,
    order: Sequence[int],
    blocks: dict[int, list[Line]],
    tables_: Iterable[int],
    wrapped: bool,
) -> tuple[list[int], dict[int, list[Line]]]:
    """Blocks that go on with the list of the block above, made one; levels by indent over all.

    A list with space between its items comes as many blocks from formats that know only places.
    """
    if not wrapped:
        return list(order), blocks
    skip = set(tables_)
    merged: dict[int, list[Line]] = {}
    kept: list[int] = []
    for block in order:
        lines = blocks[block]
        if not lines:
            continue
        if kept and block not in skip and kept[-1] not in skip:
            above = merged[kept[-1]]
            if _goes_on(page, above, lines):
                merged[kept[-1]] = [*above, *lines]
                continue
        kept.append(block)
        merged[block] = list(lines)
    for block in kept:
        if block not in skip:
            merged[block] = _levelled(page, merged[block])
    return kept, merged


def _goes_on(page: Page, above: Sequence[Line], lines: Sequence[Line]) -> bool:
    first, last = lines[0], above[-1]
    text = page.text[last.start : last.end].rstrip()
    if text.endswith("-") and re.match(r"[a-zåäö]", page.text[first.start : first.end]):
        return True
    if not first.bullet and not BULLET.match(page.text[first.start : first.end]):
        return False
    if not any(line.bullet for line in above) and not text.endswith(":"):
        return False
    if first.box is None or last.box is None or above[0].box is None:
        return True
    left = min(line.box[0] for line in above if line.box)
    right = max(line.box[2] for line in above if line.box)
    below = first.box[1] >= last.box[1] - 2
    return below and left - 20 <= first.box[0] <= right and not _framed_apart(page, last, first)


def _framed_apart(page: Page, a: Line, b: Line) -> bool:
    """Whether the two lines stand in different drawn boxes."""
    if a.box is None or b.box is None:
        return False
    limit = 0.5 * page.width * page.height
    for shape in page.shapes:
        box = shape.box
        if shape.kind in ("connector", "line") or (box[2] - box[0]) * (box[3] - box[1]) > limit:
            continue
        if _within(a.box, box) != _within(b.box, box):
            return True
    return False


def _levelled(page: Page, lines: Sequence[Line]) -> list[Line]:
    lefts = sorted({round(line.box[0]) for line in lines if line.bullet and line.box})
    steps: list[int] = []
    for left in lefts:
        if not steps or left - steps[-1] > 4:
            steps.append(left)
    if len(steps) < 2:
        return list(lines)
    return [
        replace(line, level=max(k for k, step in enumerate(steps) if line.box[0] >= step - 4))
        if line.bullet and line.box
        else line
        for line in lines
    ]


def is_contents(title: Text | None, scopes: Sequence[Scope]) -> bool:
    """A table of contents: by its title, or most lines ending in dots and a page number."""
    texts = [s.text.text for top in scopes for _, s in top.walk() if s.text]
    if title and _CONTENTS_TITLE.match(title.text) and not _NUMBERED.match(title.text):
        return True
    if texts and _CONTENTS_TITLE.match(texts[0]):
        return True
    dotted = sum(bool(_CONTENTS.search(t)) for t in texts)
    return dotted >= 3 and dotted * 2 > len(texts)


def _leaf(kind: ScopeKind, text: Text) -> Scope:
    return Scope(kind=kind, page=text.page.number, text=text)


def _first_line_as_title(
    page: Page, lines: list[Line], restore: Restore
) -> tuple[Text | None, list[Line]]:
    """Without places and sizes (a text dump) the first lines of a page are its title."""
    take = 0
    for k, line in enumerate(lines):
        raw = page.text[line.start : line.end]
        if line.bullet or BULLET.match(raw) or k >= 3 or len(raw) > 90:
            break
        if k and not re.match(r"\s*[a-zåäö]", raw):
            break
        take = k + 1
    if not take or any(line.size for line in lines):
        return None, lines
    return text_of(page, lines[0].start, lines[take - 1].end, restore), lines[take:]


def _pieces(page: Page, lines: Sequence[Line], wrapped: bool, restore: Restore) -> list[_Piece]:
    """Printed lines of one block joined to paragraphs and bullets."""
    groups: list[list[Line]] = []
    right = max((line.box[2] for line in lines if line.box), default=None)
    left = min((line.box[0] for line in lines if line.box), default=None)
    longest = max((line.end - line.start for line in lines), default=0)
    for line in lines:
        if groups and wrapped and _continues(page, groups[-1], line, left, right, longest):
            groups[-1].append(line)
        else:
            groups.append([line])
    pieces = []
    for group in groups:
        first, last = group[0], group[-1]
        raw = page.text[first.start : first.end]
        glyph = BULLET.match(raw)
        start = first.start + (glyph.end() if glyph else 0)
        text = text_of(page, start, last.end, restore)
        if not re.search(r"\w", text.text):  # debris of OCR, lone bullets
            continue
        boxes = [line.box for line in group if line.box]
        box = _around(boxes) if boxes else None
        pieces.append(_Piece(text, first, bool(glyph) or first.bullet, box))
    return pieces


def _continues(
    page: Page,
    group: Sequence[Line],
    line: Line,
    left: float | None,
    right: float | None,
    longest: int,
) -> bool:
    previous = group[-1]
    before, here = (
        page.text[previous.start : previous.end].rstrip(),
        page.text[line.start : line.end],
    )
    if line.bullet or BULLET.match(here):
        return False
    same = previous.bold == line.bold and abs((previous.size or 0) - (line.size or 0)) < 0.6
    if not same or not before or _CONTENTS.search(before):
        return False
    if re.search(r"[\w]-$|[\u00ad\ufffe]$", before) and re.match(r"\s*[a-zåäö]", here):
        return True
    if LABEL.match(here) or re.match(r"\s*\d{1,2}(\.\d{1,2})+\s", here):
        return False
    lower = bool(re.match(r"\s*[(\"”]?[a-zåäö]", here)) and not re.match(
        r"\s*(vs|vt|ma|pp)\.", here
    )
    if line.box and previous.box and right is not None and left is not None:
        size = line.size or (line.box[3] - line.box[1])
        if line.box[1] - previous.box[3] > size * 0.9:
            return False
        first_word = len(here.split(None, 1)[0]) * size * 0.5 if here.split() else 0
        room = right - previous.box[2]
        if line.box[0] < group[0].box[0] - 2 if group[0].box else False:
            return lower
        full = room < first_word + size * 0.3
        return (
            full
            and (lower or not re.search(r"[.!?:]$", before) or len(group) > 1 or longest > 60)
            or (lower and not re.search(r"[.!?:]$", before))
        )
    if lower:
        return not re.search(r"[.!?:]$", before)
    return len(before) > 0.8 * longest and longest > 50 and not re.search(r"[.!?:]$", before)


def _around(boxes: Iterable[Box]) -> Box:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def _nest(
    pieces: Sequence[_Piece], page: Page, block: int, body_size: float | None, flow: bool
) -> list[Scope]:
    """Bullets under what leads them, lines of a card under its first line, values under labels."""
    if not pieces:
        return []
    depths = _depths(pieces, page, body_size, flow)
    roots: list[_Node] = []
    stack: list[_Node] = []
    for piece, (depth, strong) in zip(pieces, depths, strict=True):
        node = _Node(piece, strong, depth, [])
        while stack and stack[-1].depth >= depth:
            stack.pop()
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return [_frozen(node) for node in roots]


@dataclass(slots=True)
class _Node:
    piece: _Piece
    strong: bool
    depth: int
    children: list[_Node]


def _frozen(node: _Node) -> Scope:
    text = node.piece.text
    children = tuple(_frozen(child) for child in node.children)
    kind: ScopeKind = "item" if node.piece.bullet else "paragraph"
    if children and not node.piece.bullet:
        kind = "card"
    if node.strong and node.depth < 0:
        return Scope(
            kind="section",
            page=text.page.number,
            text=text,
            children=children,
            strong=True,
            level=_heading_level(text.text, node.piece.line.size),
        )
    if text.text.endswith(":") and len(children) == 1 and not children[0].children:
        if not node.piece.bullet and children[0].text is not None and len(text.text) <= 50:
            return Scope(
                kind="field",
                page=text.page.number,
                text=children[0].text,
                label=text.slice(0, len(text.text) - 1),
            )
    if not children and len(fields := split_fields(text)) > 1:
        return Scope(
            kind="card",
            page=text.page.number,
            children=tuple(
                Scope(kind="field", page=text.page.number, label=name, text=value)
                for name, value in fields
            ),
        )
    label, value = split_label(text)
    return Scope(
        kind="field" if label is not None and not children else kind,
        page=text.page.number,
        text=value,
        label=label,
        children=children,
        strong=node.strong,
    )


def _depths(
    pieces: Sequence[_Piece], page: Page, body_size: float | None, flow: bool
) -> list[tuple[int, bool]]:
    bullets = any(p.bullet for p in pieces)
    sizes = [p.line.size for p in pieces if p.line.size]
    smallest = min(sizes) if sizes else None
    lead_bold = pieces[0].line.bold and not all(p.line.bold for p in pieces)
    out: list[tuple[int, bool]] = []
    for k, piece in enumerate(pieces):
        short = len(piece.text.text) <= 90 and not re.search(r"[.;]$", piece.text.text)
        bigger = bool(piece.line.size and smallest and piece.line.size > smallest * 1.1)
        if flow and short and not piece.bullet and _is_heading(piece, body_size):
            out.append((-10 + _heading_level(piece.text.text, piece.line.size), True))
            continue
        if piece.bullet:
            out.append((10 + piece.line.level, piece.line.bold or bigger))
            continue
        leads_list = (
            bullets
            and k + 1 < len(pieces)
            and pieces[k + 1].bullet
            and (short or piece.text.text.endswith(":"))
        )
        strong = short and (
            (piece.line.bold and lead_bold) or (bigger and len(pieces) > 1) or leads_list
        )
        card = (
            not bullets
            and k == 0
            and len(pieces) > 1
            and short
            and all(len(p.text.text) <= 90 for p in pieces)
            and (strong or _inside_shape(page, piece.line.block) or not sizes)
            and not LABEL.match(piece.text.text)
        )
        if card or (strong and (k + 1 < len(pieces))):
            out.append((2, strong))
        elif bullets and k and not strong and out[-1][0] >= 10:
            out.append((1, False))
        else:
            out.append((5, strong))
    return out


def _is_heading(piece: _Piece, body_size: float | None) -> bool:
    size, text = piece.line.size, piece.text.text
    if _CONTENTS.search(text) or len(text.split()) > 10:
        return False
    if re.match(
        r"(taulukko|kuvio|kuva|lähde|liite|tabell|figur|table|figure)\s*\d*\s*[.:]", text, re.I
    ):
        return False
    numbered = bool(_NUMBERED.match(text)) and not re.match(
        r"\d{1,2}\.\d{1,2}\.?\s*[-–]|\d{1,2}\.\s*[a-zåäö]", text
    )
    if size is None or body_size is None:
        return numbered and not re.search(r"[.,;]$", text) and text[-1:].isalnum()
    return size > body_size * 1.12 or (piece.line.bold and (numbered or size >= body_size * 1.02))


def _heading_level(text: str, size: float | None) -> int:
    """1 for the outermost: by the heading's own number, else by its size."""
    if match := _NUMBERED.match(text):
        return min(match["number"].count(".") + 1, 4)
    if size is None:
        return 2
    return 1 if size >= 15.5 else 2 if size >= 12.5 else 3


def _inside_shape(page: Page, block: int) -> bool:
    return any(shape.block == block and shape.colour for shape in page.shapes) or any(
        shape.block == block and shape.kind != "other" for shape in page.shapes
    )


def _cards(
    page: Page, order: Sequence[int], blocks: dict[int, list[Line]], tables_: Iterable[int]
) -> list[list[int]]:
    """Blocks that make one card: drawn inside one frame, or a head box right on top of its body."""
    boxes: dict[int, Box] = {}
    skip = set(tables_)
    for block in order:
        found = [line.box for line in blocks[block] if line.box]
        if found and block not in skip:
            boxes[block] = _around(found)
    shape_of = {s.block: s.box for s in page.shapes if s.block is not None}
    frames = sorted(
        (s.box for s in page.shapes if s.kind not in ("connector", "line", "picture", "diamond")),
        key=lambda b: (b[2] - b[0]) * (b[3] - b[1]),
    )
    area = (page.width * page.height) or 1.0
    home: dict[int, int] = {}
    for block, box in boxes.items():
        for k, frame in enumerate(frames):
            size = (frame[2] - frame[0]) * (frame[3] - frame[1])
            if 0.4 * area > size and _within(box, frame):
                inside = sum(_within(other, frame) for other in boxes.values())
                if inside > 1:
                    home[block] = k
                    break
    groups: list[list[int]] = []
    seen: dict[int, int] = {}
    for block in order:
        if block in home and home[block] in seen:
            groups[seen[home[block]]].append(block)
            continue
        box = shape_of.get(block)
        above = next(
            (
                k
                for k, group in enumerate(groups)
                if box and (top := shape_of.get(group[-1])) and _stacked(top, box)
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


def _within(inner: Box, outer: Box, slack: float = 3.0) -> bool:
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def _stacked(top: Box, below: Box) -> bool:
    aligned = abs(top[0] - below[0]) < 4 and abs(top[2] - below[2]) < 4
    return (
        aligned and -2 <= below[1] - top[3] < 5 and (top[3] - top[1]) < (below[3] - below[1]) * 0.8
    )


def _under_connectors(page: Page, scopes: list[Scope]) -> list[Scope]:
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


# --- documents that flow over pages --------------------------------------------------------------


def _sections(pages: Sequence[Scope]) -> list[Scope]:
    """Headings open sections that go on over pages; what stands before the first is the cover's."""
    root: list[_Section] = [_Section(None, 0, [])]
    stack = [root[0]]
    for page in pages:
        for scope in page.children:
            _place(scope, stack)
    return list(root[0].freeze().children)


@dataclass(slots=True)
class _Section:
    head: Scope | None
    level: int
    parts: list[Scope | _Section]

    def freeze(self) -> Scope:
        children = tuple(p.freeze() if isinstance(p, _Section) else p for p in self.parts)
        if self.head is None:
            return Scope(kind="document", page=1, children=children)
        return replace(self.head, children=children)


def _place(scope: Scope, stack: list[_Section]) -> None:
    if scope.kind != "section":
        stack[-1].parts.append(scope)
        return
    while stack[-1].head is not None and stack[-1].level >= scope.level:
        stack.pop()
    section = _Section(replace(scope, children=()), scope.level, [])
    stack[-1].parts.append(section)
    stack.append(section)
    for child in scope.children:
        _place(child, stack)
