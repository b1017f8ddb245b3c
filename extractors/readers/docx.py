"""DOCX: paragraphs, lists and tables in the order of the text, by python-docx's package and parts.

A DOCX flows: it tells no places, and its pages only where the program that saved it has noted its
own page breaks, or where the author has put one. So pages are those, lines and words carry no box,
and a footnote stands after the paragraph that refers to it. A paragraph that goes on over a page
break that nobody asked for stays whole on the page where it begins; a table is parted there only
where its head is repeated.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.package import Package
from lxml import etree

from extractors.readers import docx_tables
from extractors.readers.docx_styles import Lists, Look, Styles, W, count, has_leader, is_on, value
from extractors.readers.docx_text import R, ParagraphReader, Part, blocks
from extractors.readers.errors import ReadError, issue
from extractors.readers.page_text import PageWriter
from extractors.readers.pptx_text import chart_lines, diagram_lines, parsed
from models.records import Issue, LineRole, Page

_PACKAGE_ERRORS = (
    PythonDocxError,
    OpcError,
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    NotImplementedError,
    AssertionError,
)  # what python-docx was seen to raise on damaged packages, as python-pptx does
_A4 = (595.3, 841.9)
_TWIP = 20  # a point
_NUMBER_OF_PAGE = re.compile(r"\t(?=(?:\d{1,4}|[ivxlc]{1,6})$)")
_ENDS_A_LEAD = re.compile(r"[\w)\"”’]$")

_Which = Literal["default", "first", "even"]


def read_docx(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    """Pages, issues and properties; ReadError where the package does not open or has no text part.

    Text alone counts as a page: a document is never refused for holding nothing.
    """
    try:
        package = Package.open(io.BytesIO(data))
        main = package.main_document_part
        root = _root(main)
        body = root.find(f"{W}body")
    except _PACKAGE_ERRORS as error:
        raise ReadError("damaged", name, found=f"DOCX: {told(error)}") from None
    if body is None:
        raise ReadError("damaged", name, found="DOCX: w:body")
    document = _Document(main, _sections(body))
    document.styles = Styles(document.part_root(RT.STYLES, "styles"))
    document.lists = Lists(document.part_root(RT.NUMBERING, "numbering"))
    document.reader = ParagraphReader(document.styles)
    settings = document.part_root(RT.SETTINGS, "settings")
    document.even_pages = bool(is_on(settings, "evenAndOddHeaders"))
    try:
        document.write(body)
    except _PACKAGE_ERRORS as error:
        document.issues.append(issue("damaged-part", document.number, told(error)))
    document.close_page(last=True)
    if document.reader.lost:
        lost = ", ".join(dict.fromkeys(document.reader.lost))
        document.issues.append(issue("damaged-part", None, f"XML: {lost}"))
    return tuple(document.pages), tuple(document.issues), _properties(package)


def told(error: Exception) -> str:
    """An error of a library, short enough for a message."""
    return f"{type(error).__name__}: {error}"[:160]


def _root(part: Any) -> Any:
    """The part's element tree, parsed with no entity resolved and nothing fetched."""
    own = getattr(part, "_element", None)  # python-docx parses the parts that it has classes for
    return parsed(part.blob) if own is None else own


def _properties(package: Any) -> dict[str, str]:
    try:
        core = package.core_properties
        found = {"Title": core.title, "Author": core.author}
        when = core.modified or core.created
    except _PACKAGE_ERRORS:
        return {}  # properties are an extra: a document without them is whole
    if when is not None:
        found["ModDate"] = when.strftime("%Y-%m-%d")
    return {key: text for key, text in found.items() if text}


@dataclass(frozen=True, slots=True)
class _Section:
    """A section's page and its running heads and feet: (kind, which) -> relation."""

    width: float
    height: float
    new_page: bool
    title_page: bool
    edges: dict[tuple[str, str], str]


def _sections(body: Any) -> list[_Section]:
    found = [p.find(f"{W}pPr/{W}sectPr") for p in body.iter(f"{W}p")]
    found = [s for s in found if s is not None] + body.findall(f"{W}sectPr")[-1:]
    made: list[_Section] = []
    edges: dict[tuple[str, str], str] = {}
    for node in found:
        edges = dict(edges)  # what a section does not name goes on from the one before
        for kind in ("header", "footer"):
            for reference in node.iterfind(f"{W}{kind}Reference"):
                which = reference.get(f"{W}type", "default")
                edges[kind, which] = reference.get(f"{R}id", "")
        size = node.find(f"{W}pgSz")
        wide = count(size.get(f"{W}w", ""), 0) / _TWIP if size is not None else 0.0
        high = count(size.get(f"{W}h", ""), 0) / _TWIP if size is not None else 0.0
        same = value(node, "type", "nextPage") in ("continuous", "nextColumn")
        made.append(
            _Section(wide or _A4[0], high or _A4[1], not same, bool(is_on(node, "titlePg")), edges)
        )
    return made or [_Section(*_A4, True, False, {})]


@dataclass(slots=True)
class _Document:
    """What is needed while the text is written page by page."""

    main: Any
    sections: list[_Section]
    styles: Styles = field(default_factory=Styles)
    lists: Lists = field(default_factory=Lists)
    reader: ParagraphReader = field(default_factory=lambda: ParagraphReader(Styles()))
    even_pages: bool = False
    pages: list[Page] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    writer: PageWriter = field(default_factory=PageWriter)
    section: int = 0
    page_section: int = 0  # the section that the page began in
    first_of_section: bool = True
    seen: set[int] = field(default_factory=set)  # sections that have a page
    begun: bool = False  # the page has its header
    comments: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    noted: dict[str, dict[str, Any]] = field(default_factory=dict)  # kind -> id -> note
    block: int | None = None  # open for paragraphs that belong together
    last: Part | None = None  # the paragraph that was written into it
    edge_roots: dict[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Of the page being written."""
        return len(self.pages) + 1

    def part_root(self, kind: str, name: str) -> Any | None:
        """The tree of the part that this kind of relation leads to; a damaged one is an issue."""
        for relation in self.main.rels.values():
            if relation.reltype == kind and not relation.is_external:
                try:
                    return _root(relation.target_part)
                except _PACKAGE_ERRORS as error:
                    self.issues.append(issue("damaged-part", None, f"{name}: {told(error)}"))
        return None

    # --- pages -----------------------------------------------------------------------------------

    def new_page(self, *, even_if_empty: bool) -> None:
        """Go on to the next page; where nothing stands on this one yet only if asked to."""
        if self.begun or even_if_empty:
            self.close_page()

    def close_page(self, *, last: bool = False) -> None:
        if last and not self.begun and self.pages and not self.endnotes:
            return  # a page break at the very end begins no page
        self._begin()
        self._write_comments()
        if last:
            self._write_notes("endnote", self.endnotes)
        self._write_edge("footer")
        section = self.sections[self.page_section]
        writer = self.writer
        if not any(line.role not in ("header", "footer", "page_number") for line in writer.lines):
            self.issues.append(issue("empty-page", self.number))
        self.pages.append(
            Page(
                self.number,
                section.width,
                section.height,
                writer.text,
                tuple(writer.words),
                tuple(writer.lines),
                tuple(writer.tables),
            )
        )
        self.writer, self.block, self.last, self.begun = PageWriter(), None, None, False
        self.reader.page = self.number

    def _begin(self) -> None:
        """Before the page's first text: its header, once."""
        if not self.begun:
            self.begun = True
            self.page_section = self.section
            self.first_of_section = self.section not in self.seen
            self.seen.add(self.section)
            self._write_edge("header")

    def _end_section(self) -> None:
        self.section = min(self.section + 1, len(self.sections) - 1)
        if self.sections[self.section].new_page:
            self.new_page(even_if_empty=False)
        self.block = None

    # --- blocks ----------------------------------------------------------------------------------

    def write(self, container: Any) -> None:
        """All paragraphs and tables of the body."""
        for node, contents in blocks(container):
            if node.tag == f"{W}p":
                self._paragraph(node, contents)
            elif node.tag == f"{W}tbl":
                self._table(node)
            elif node.tag == f"{W}altChunk":
                self.issues.append(issue("damaged-part", self.number, "altChunk"))

    def _paragraph(self, node: Any, contents: bool) -> None:
        properties = node.find(f"{W}pPr")
        look = self.styles.look(value(properties, "pStyle"))
        if is_on(properties, "pageBreakBefore"):
            self.new_page(even_if_empty=False)
        contents = contents or look.contents or self.reader.in_contents
        parts = self.reader.read(node, look)
        contents = contents or self.reader.in_contents
        listed, prefix = self._list_item(properties, look, parts)
        for part in parts:
            if part.breaks_before:
                self.new_page(even_if_empty=True)
            elif part.begins_page:
                self.new_page(even_if_empty=False)
            leader = contents or look.leader or has_leader(properties)
            self._write_part(part, look, listed, prefix, _level(properties, look), leader)
            prefix, listed = "", None
            if part.rendered > part.begins_page:
                self.new_page(even_if_empty=False)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._end_section()

    def _list_item(
        self, properties: Any, look: Look, parts: Sequence[Part]
    ) -> tuple[bool | None, str]:
        """Whether the paragraph is a list's item (None: it goes on), and its number."""
        if not any(part.text.strip() for part in parts):
            return False, ""
        own = properties.find(f"{W}numPr") if properties is not None else None
        list_id = value(own, "numId") or look.list_id
        level = _level(properties, look)
        return self.lists.next_number(list_id, min(level, 8))

    def _write_part(
        self, part: Part, look: Look, listed: bool | None, prefix: str, level: int, leader: bool
    ) -> None:
        if part.text.strip():
            self._begin()
            heading = look.heading is not None
            bullet = bool(listed) and not heading
            self._open_block(part, bullet, heading)
            role: LineRole = "subtitle" if heading or look.subtitle else "body"
            if look.title and not heading:
                role = "title"
            if heading:
                level = look.heading or 0
            for k, line in enumerate(part.lines):
                text = _NUMBER_OF_PAGE.sub(" ..... ", line.rstrip()) if leader else line
                if k == 0 and prefix and text.strip():
                    text = f"{prefix} {text.strip()}"
                self.writer.line(
                    text,
                    block=self._block(),
                    size=part.size,
                    bold=part.bold,
                    level=level if bullet or heading else 0,
                    bullet=bullet and k == 0,
                    role=role,
                )
            self.last = part if not heading else None
            if heading:
                self.block = None
        else:
            self.block = None  # an empty line parts blocks
        self._write_extras(part)

    def _block(self) -> int:
        if self.block is None:
            self.block = self.writer.new_block()
        return self.block

    def _open_block(self, part: Part, bullet: bool, heading: bool) -> None:
        """A list stays with what leads it, short lines with each other; all else is a block."""
        above = self.last
        if self.block is None or above is None or heading:
            self.block = None
            return
        lines = self.writer.lines
        listed = bool(lines) and any(
            line.bullet for line in lines[-20:] if line.block == self.block
        )
        if bullet:
            text = above.text.strip()
            leads = text.endswith(":") or (len(text) <= 60 and bool(_ENDS_A_LEAD.search(text)))
            stays = listed or leads
        else:
            stands_out = (part.bold and not above.bold) or (part.size or 0) > (above.size or 0)
            short = len(part.text) <= 90 and len(above.text) <= 90
            stays = short and not listed and not stands_out
        if not stays:
            self.block = None

    def _write_extras(self, part: Part) -> None:
        """What hangs on a paragraph: text boxes, pictures, charts, footnotes, comments."""
        if not (part.boxes or part.pictures or part.parts or part.notes):
            return
        self._begin()
        if part.boxes or part.parts:
            self.block = None
        for box in part.boxes:
            self._write_box(box)
        for text in part.pictures:
            self.writer.line(text, block=self.writer.new_block(), role="alt")
        for kind, relation in part.parts:
            self._write_object(kind, relation)
        self._write_notes("footnote", [i for kind, i in part.notes if kind == "footnote"])
        self.endnotes += [i for kind, i in part.notes if kind == "endnote"]
        self.comments += [i for kind, i in part.notes if kind == "comment"]

    def _write_box(self, box: Any) -> None:
        """A text box: its paragraphs are one block, its page breaks are nobody's."""
        block = self.writer.new_block()
        for part, look, bullet, level in self._paragraphs(box):
            heading = look.heading is not None
            for k, line in enumerate(part.lines):
                self.writer.line(
                    line,
                    block=block,
                    size=part.size,
                    bold=part.bold,
                    level=level if bullet else 0,
                    bullet=bullet and k == 0 and not heading,
                )
            self._write_extras(part)

    def _paragraphs(self, container: Any) -> Iterator[tuple[Part, Look, bool, int]]:
        """Paragraphs of a box, note or cell; those of tables inside come as lines of their own."""
        for node, _ in blocks(container):
            if node.tag == f"{W}tbl":
                for cell in docx_tables.cell_elements(node):
                    yield from self._paragraphs(cell)
            elif node.tag == f"{W}p":
                properties = node.find(f"{W}pPr")
                look = self.styles.look(value(properties, "pStyle"))
                parts = self.reader.read(node, look)
                listed, prefix = self._list_item(properties, look, parts)
                for part in parts:
                    if prefix and part.text.strip():
                        part.lines[0] = f"{prefix} {part.lines[0].strip()}"
                        prefix = ""
                    yield part, look, bool(listed), _level(properties, look)

    def _write_object(self, kind: str, relation: str) -> None:
        try:
            root = self.main.related_parts[relation].blob
            if kind == "diagram":
                block = self.writer.new_block()
                for text, depth in diagram_lines(root):
                    level = max(depth - 1, 0)
                    self.writer.line(text, block=block, level=level, bullet=depth > 0)
                return
            titles, names = chart_lines(parsed(root))
        except _PACKAGE_ERRORS as error:
            self.issues.append(issue("damaged-part", self.number, f"{kind}: {told(error)}"))
            return
        block = self.writer.new_block()
        for text in titles:
            self.writer.line(text, block=block)
        for text in names:  # labels of numbers: kept, but nothing that the document states
            self.writer.line(text, block=block, role="alt")

    def _table(self, node: Any) -> None:
        rows = docx_tables.read(node, self._cell_parts)
        if not rows.rows:
            return
        self._begin()
        for k, piece in enumerate(rows.pieces()):
            if k:
                self.new_page(even_if_empty=False)
                self._begin()
            header = piece.header_rows
            if any(cell.lines for cell in piece.cells):
                self.writer.table(
                    piece.rows,
                    rows.columns,
                    piece.cells,
                    block=self.writer.new_block(),
                    box=None,
                    header_rows=header,
                )
            for part in piece.parts:
                self._write_extras(part)
        self.block = None
        for _ in range(rows.breaks_unsplit):
            self.new_page(even_if_empty=False)

    def _cell_parts(self, cell: Any) -> list[Part]:
        return [part for part, _, _, _ in self._paragraphs(cell)]

    # --- notes, comments, running heads and feet -------------------------------------------------

    def _notes(self, kind: str) -> dict[str, Any]:
        if kind not in self.noted:
            relation = {"footnote": RT.FOOTNOTES, "endnote": RT.ENDNOTES, "comment": RT.COMMENTS}
            root = self.part_root(relation[kind], f"{kind}s")
            found = root.iterfind(f"{W}{kind}") if root is not None else ()
            self.noted[kind] = {note.get(f"{W}id", ""): note for note in found}
        return self.noted[kind]

    def _write_notes(self, kind: str, ids: Sequence[str], role: LineRole = "body") -> None:
        fields, self.reader.fields = self.reader.fields, []
        for note in (self._notes(kind).get(i) for i in ids):
            if note is None:
                continue
            block = self.writer.new_block()
            for part, _, bullet, level in self._paragraphs(note):
                for k, line in enumerate(part.lines):
                    self.writer.line(
                        line,
                        block=block,
                        size=part.size,
                        level=level if bullet else 0,
                        bullet=bullet and k == 0,
                        role=role,
                    )
        self.reader.fields = fields
        if ids:
            self.block = None

    def _write_comments(self) -> None:
        told_once, self.comments = list(dict.fromkeys(self.comments)), []
        self._write_notes("comment", told_once, "comment")

    def _write_edge(self, kind: Literal["header", "footer"]) -> None:
        """The header or footer that the page has, by its section and its place in it."""
        section = self.sections[self.page_section]
        which: _Which = "default"
        if section.title_page and self.first_of_section:
            which = "first"
        elif self.even_pages and self.number % 2 == 0:
            which = "even"
        relation = section.edges.get((kind, which), "")
        root = self._edge_root(relation) if relation else None
        if root is None:
            return
        fields, self.reader.fields = self.reader.fields, []
        self.reader.page = self.number
        block = self.writer.new_block()
        for part, _, _, _ in self._paragraphs(root):
            alone = part.numbers and not re.search(r"[^\W\d]", part.text)
            for line in part.lines:
                self.writer.line(
                    line, block=block, size=part.size, role="page_number" if alone else kind
                )
            for box in part.boxes:
                for inner, _, _, _ in self._paragraphs(box):
                    alone = inner.numbers and not re.search(r"[^\W\d]", inner.text)
                    for line in inner.lines:
                        self.writer.line(line, block=block, role="page_number" if alone else kind)
        self.reader.fields = fields

    def _edge_root(self, relation: str) -> Any | None:
        if relation not in self.edge_roots:
            try:
                self.edge_roots[relation] = _root(self.main.related_parts[relation])
            except _PACKAGE_ERRORS as error:
                self.issues.append(issue("damaged-part", self.number, told(error)))
                self.edge_roots[relation] = None
        return self.edge_roots[relation]


def _level(properties: Any, look: Look) -> int:
    own = properties.find(f"{W}numPr") if properties is not None else None
    return min(count(value(own, "ilvl"), look.list_level), 8)
