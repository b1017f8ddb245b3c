"""What stands inside one paragraph of a DOCX: text, breaks, fields, drawings, notes, comments.

Inserted text of tracked changes is in, deleted text is out, hidden text is out. Of alternatives the
first is taken, so a text box that is there twice (for old and new programs) is read once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractors.readers.docx_styles import Look, Styles, W
from extractors.readers.pptx_text import node_text

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V = "{urn:schemas-microsoft-com:vml}"
# Elements that stand around runs or blocks without changing what is seen.
WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo",
                 "dir", "fldSimple")
)  # fmt: skip


@dataclass(slots=True)
class Part:
    """A paragraph, or what stands of it between two page breaks."""

    lines: list[str] = field(default_factory=lambda: [""])
    sizes: Counter[float] = field(default_factory=Counter)
    bold: bool = True
    breaks_before: bool = False  # an explicit page break
    rendered: int = 0  # page breaks that the program met when it last laid the text out
    begins_page: bool = False  # one of them before any of its text
    boxes: list[Any] = field(default_factory=list)  # w:txbxContent
    pictures: list[str] = field(default_factory=list)  # alternative texts
    parts: list[tuple[str, str]] = field(default_factory=list)  # kind, relation: charts, diagrams
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind, id: footnotes, comments
    numbers: bool = False  # holds the page's number

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def size(self) -> float | None:
        """The size that most of its letters have; None without text."""
        return self.sizes.most_common(1)[0][0] if self.sizes else None


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False  # whether what follows is its result


@dataclass(slots=True)
class ParagraphReader:
    """Reads paragraphs one after another; a field may begin in one and end in a later one."""

    styles: Styles
    lost: list[str] = field(default_factory=list)  # names of XML entities met
    page: int = 1  # shown where a field asks for the page's number
    fields: list[_Field] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    look: Look = field(default_factory=Look)
    size: float = 0.0  # of the run being read
    bold: bool = False

    def read(self, paragraph: Any, look: Look) -> list[Part]:
        """The paragraph parted at its explicit page breaks; at least one part."""
        self.look, self.size, self.bold = look, look.size, look.bold
        self.parts = [Part()]
        self._walk(paragraph)
        return self.parts

    @property
    def in_contents(self) -> bool:
        """Whether the text stands in the result of a table of contents field."""
        return any(re.match(r"\s*TOC\b", f.code) for f in self.fields)

    def _walk(self, node: Any) -> None:
        for child in node:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}fldSimple":
                if re.match(r"\s*PAGE\b", child.get(f"{W}instr", "")):
                    self._number()
                else:
                    self._walk(child)
            elif tag in WRAPPERS:
                self._walk(child)
            elif tag == f"{MC}AlternateContent":
                for branch in chosen(child):
                    self._walk(branch)
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                for text in child.iter(f"{M}t", f"{W}t"):
                    self._write(node_text(text, self.lost))

    def _run(self, run: Any) -> None:
        self.size, self.bold, hidden = self.styles.run(run.find(f"{W}rPr"), self.look)
        for child in run:
            self._piece(child, hidden)

    def _piece(self, child: Any, hidden: bool) -> None:
        tag, part = child.tag, self.parts[-1]
        if tag == f"{W}t":
            if not hidden and not self._in_code():
                self._write(node_text(child, self.lost))
        elif tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            if self.fields:
                self.fields[-1].code += child.text or ""
        elif tag in (f"{W}tab", f"{W}ptab"):
            self._write("\t")
        elif tag == f"{W}br" and child.get(f"{W}type") == "page":
            self.parts.append(Part(breaks_before=True))
        elif tag in (f"{W}br", f"{W}cr"):
            part.lines.append("")
        elif tag == f"{W}lastRenderedPageBreak":
            part.rendered += 1
            part.begins_page = part.begins_page or not part.text.strip()
        elif tag == f"{W}noBreakHyphen":
            self._write("-")
        elif tag == f"{W}sym":
            self._write(_symbol(child.get(f"{W}char", "")))
        elif tag == f"{W}pgNum":
            self._number()
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference"):
            kind = tag.removeprefix(W).removesuffix("Reference")
            part.notes.append((kind, child.get(f"{W}id", "")))
        elif tag == f"{W}ruby":
            for base in child.iterfind(f"{W}rubyBase"):
                self._walk(base)
        elif tag == f"{MC}AlternateContent":
            for branch in chosen(child):
                for inner in branch:
                    self._piece(inner, hidden)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            _drawing(child, part)

    def _write(self, text: str) -> None:
        part = self.parts[-1]
        first, *more = text.split("\n")
        part.lines[-1] += first
        part.lines.extend(more)
        if text.strip():
            part.sizes[self.size] += len(text)
            part.bold = part.bold and self.bold

    def _number(self) -> None:
        self._write(str(self.page))
        self.parts[-1].numbers = True

    def _in_code(self) -> bool:
        """Inside a field's instructions, or in a page number that was right long ago."""
        return any(not f.result or _is_page(f) for f in self.fields)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields and _is_page(self.fields.pop()):
            self._number()


def _is_page(told: _Field) -> bool:
    return bool(re.match(r"\s*PAGE\b", told.code))


def _symbol(code: str) -> str:
    """A character of a symbol font: those of the private area are a glyph, not a letter."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point) if 0x20 <= point < 0xD800 else ""


def chosen(alternatives: Any) -> list[Any]:
    """The branch to read: the first that holds anything, in a list of one or none."""
    return [branch for branch in alternatives if len(branch)][:1]


def _drawing(drawing: Any, part: Part) -> None:
    """Text boxes, alternative texts, charts and diagrams of a drawing; alternatives once."""
    told: list[str] = []
    for node in _once(drawing):
        if node.tag == f"{W}txbxContent":
            part.boxes.append(node)
        elif node.tag == f"{_WP}docPr":
            told.append(node.get("descr", ""))
        elif node.tag in (f"{_V}shape", f"{_V}rect"):
            told.append(node.get("alt", ""))
        elif node.tag == f"{_V}textpath":  # WordArt of old programs
            told.append(node.get("string", ""))
        elif node.tag == f"{_C}chart":
            part.parts.append(("chart", node.get(f"{R}id", "")))
        elif node.tag == f"{_DGM}relIds":
            part.parts.append(("diagram", node.get(f"{R}dm", "")))
    part.pictures += [text for text in dict.fromkeys(told) if text.strip()]


def _once(node: Any) -> Iterator[Any]:
    """All nodes below, of alternatives one branch, nothing inside a text box."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        if top.tag == f"{W}txbxContent":
            continue
        below = chosen(top) if top.tag == f"{MC}AlternateContent" else list(top)
        stack.extend(reversed(below))


def blocks(node: Any) -> Iterator[tuple[Any, bool]]:
    """Paragraphs, tables and section ends below a body or cell, and whether in a contents box."""
    stack = [(child, False) for child in reversed(node)]
    while stack:
        child, contents = stack.pop()
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}sectPr", f"{W}altChunk"):
            yield child, contents
        elif child.tag == f"{MC}AlternateContent":
            stack.extend((inner, contents) for b in chosen(child) for inner in reversed(b))
        elif child.tag in WRAPPERS:
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            told = gallery is not None and "Contents" in gallery.get(f"{W}val", "")
            stack.extend((inner, contents or told) for inner in reversed(child))
