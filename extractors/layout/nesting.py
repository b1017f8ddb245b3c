"""Which paragraph stands under which: bullets, lines of a card, headings and their levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.layout.paragraphs import CONTENTS, NUMBERED, Piece
from extractors.scopes import LABEL, Scope, ScopeKind, split_fields, split_label
from models.records import Line, Page


def nest(
    pieces: Sequence[Piece], page: Page, body_size: float | None, flow: bool
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
    piece: Piece
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
            level=_heading_level(text.text, node.piece.line),
        )
    is_label = text.text.endswith(":") and len(text.text) <= 50 and not node.piece.bullet
    if is_label and len(children) == 1 and not children[0].children and children[0].text:
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
    pieces: Sequence[Piece], page: Page, body_size: float | None, flow: bool
) -> list[tuple[int, bool]]:
    bullets = any(p.bullet for p in pieces)
    sizes = [p.line.size for p in pieces if p.line.size]
    smallest = min(sizes) if sizes else None
    lead_bold = pieces[0].line.bold and not all(p.line.bold for p in pieces)
    out: list[tuple[int, bool]] = []
    for k, piece in enumerate(pieces):
        short = len(piece.text.text) <= 90 and not re.search(r"[.;]$", piece.text.text)
        bigger = bool(piece.line.size and smallest and piece.line.size > smallest * 1.1)
        numbered = bool(re.match(r"\d{1,2}\.\d{1,2}\.?\s+[A-ZÅÄÖ0-9]", piece.text.text))
        headed = flow or (numbered and piece.line.bold)
        looks = headed and short and not piece.bullet and _is_heading(piece, body_size)
        if looks or _is_told_heading(piece.line, flow):
            out.append((-10 + _heading_level(piece.text.text, piece.line), True))
            continue
        if piece.bullet or (bullets and piece.line.level):
            out.append((10 + piece.line.level, piece.line.bold or bigger))
            continue
        leads_list = (
            bullets
            and k + 1 < len(pieces)
            and pieces[k + 1].bullet
            and not LABEL.match(piece.text.text)
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


def _is_heading(piece: Piece, body_size: float | None) -> bool:
    size, text = piece.line.size, piece.text.text
    if CONTENTS.search(text) or len(text.split()) > 10:
        return False
    if re.match(
        r"(taulukko|kuvio|kuva|lähde|liite|tabell|figur|table|figure)\s*\d*\s*[.:]", text, re.I
    ):
        return False
    numbered = bool(NUMBERED.match(text)) and not re.match(
        r"\d{1,2}\.\d{1,2}\.?\s*[-–]|\d{1,2}\.\s*[a-zåäö]", text
    )
    if size is None or body_size is None:
        return (
            numbered
            and not re.search(r"[.,;]$", text)
            and (text[-1:].isalnum() or text[-1:] == ")")
        )
    return size > body_size * 1.12 or (piece.line.bold and (numbered or size >= body_size * 1.02))


def _is_told_heading(line: Line, flow: bool) -> bool:
    """A heading by its style, in a format that has styles."""
    return flow and line.role == "subtitle"


def _heading_level(text: str, line: Line) -> int:
    """1 for the outermost: by the heading's own number or style, else by its size."""
    if match := NUMBERED.match(text):
        return min(match["number"].count(".") + 1, 4)
    if line.role == "subtitle":
        return line.level + 1
    size = line.size
    if size is None:
        return 2
    return 1 if size >= 15.5 else 2 if size >= 12.5 else 3


def _inside_shape(page: Page, block: int) -> bool:
    return any(
        shape.block == block and (shape.colour or shape.kind != "other") for shape in page.shapes
    )


# --- documents that flow over pages ---


def gathered(children: Sequence[Scope]) -> list[Scope]:
    """What follows a numbered heading on a slide stands under it, up to the next heading."""
    if not any(scope.kind == "section" for scope in children):
        return list(children)
    stack = [_Section(None, 0, [])]
    for scope in children:
        _place(scope, stack)
    return list(stack[0].freeze().children)


def sections(pages: Sequence[Scope]) -> list[Scope]:
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
