"""DOCX: paragraphs, lists and tables in the order of the text, by python-docx's package and parts.

A DOCX flows: it tells no places, and its pages only where the program that saved it has noted its
own page breaks, or where the author has put one. So pages are those, lines and words carry no box,
and a footnote stands after the paragraph that refers to it. A paragraph that goes on over a page
break that nobody asked for stays whole on the page where it begins; a table is parted there only
where its head is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from extractors.readers import docx_tables
from extractors.readers.docx_package import PACKAGE_ERRORS, opened
from extractors.readers.docx_styles import Lists, Styles, W, count, has_leader, is_on, value
from extractors.readers.docx_text import ParagraphReader, Part, R, blocks
from extractors.readers.errors import ReadError, issue
from extractors.readers.flowing import FlowingText, Paragraph
from extractors.readers.office_package import properties
from extractors.readers.pptx_graphics import chart_lines, diagram_nodes
from extractors.readers.xml_parts import parsed
from models.records import Issue, LineRole, Page

_A4 = (595.3, 841.9)
_TWIP = 20  # a point
_Which = Literal["default", "first", "even"]


def read_docx(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    """Pages, issues and properties; ReadError where the package does not open or has no text part.

    Text alone counts as a page: a document is never refused for holding nothing.
    """
    try:
        package, lost = opened(data)
        main = package.main_document_part
        root = _root(main)
        body = root.find(f"{W}body")
    except PACKAGE_ERRORS as error:
        found = f"DOCX: {type(error).__name__}: {error}"[:160]
        raise ReadError("damaged", name, found=found) from None
    if body is None:
        raise ReadError("damaged", name, found="DOCX: w:body")
    document = _Document(main, _sections(body))
    flow = document.flow
    flow.on_begin, flow.on_end = document.begin_page, document.end_page
    document.styles = Styles(document.part_root(RT.STYLES, "styles"))
    document.lists = Lists(document.part_root(RT.NUMBERING, "numbering"))
    document.reader = ParagraphReader(document.styles)
    settings = document.part_root(RT.SETTINGS, "settings")
    document.even_pages = bool(is_on(settings, "evenAndOddHeaders"))
    document.write(body)
    document.finish()
    flow.issues += [issue("damaged-part", None, name) for name in lost[:20]]
    if names := dict.fromkeys(document.reader.lost):
        flow.issues.append(issue("damaged-part", None, "XML: " + ", ".join(names)))
    return tuple(flow.pages), tuple(flow.issues), properties(package, PACKAGE_ERRORS)


def _root(part: Any) -> Any:
    """The part's element tree, parsed with no entity resolved and nothing fetched."""
    own = getattr(part, "_element", None)  # python-docx parses the parts that it has classes for
    return parsed(part.blob) if own is None else own


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
    flow: FlowingText = field(default_factory=lambda: FlowingText(*_A4))
    styles: Styles = field(default_factory=Styles)
    lists: Lists = field(default_factory=Lists)
    reader: ParagraphReader = field(default_factory=lambda: ParagraphReader(Styles()))
    even_pages: bool = False  # have headers and footers of their own
    section: int = 0
    page_section: int = 0  # the section that the page began in
    first_of_section: bool = True
    seen: set[int] = field(default_factory=set)  # sections that have a page
    comments: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    noted: dict[str, dict[str, Any]] = field(default_factory=dict)  # kind -> id -> note
    edges: dict[str, Any] = field(default_factory=dict)  # relation -> header or footer

    def part_root(self, kind: str, name: str) -> Any | None:
        """The tree of the part that this kind of relation leads to; a damaged one is an issue."""
        for relation in self.main.rels.values():
            if relation.reltype == kind and not relation.is_external:
                try:
                    return _root(relation.target_part)
                except PACKAGE_ERRORS as error:
                    self.damaged(name, error)
        return None

    def damaged(self, what: str, error: Exception) -> None:
        """Note that a part was not read."""
        text = f"{what}: {type(error).__name__}: {error}"[:160]
        self.flow.issues.append(issue("damaged-part", self.flow.number, text))

    # --- pages -----------------------------------------------------------------------------------

    def begin_page(self) -> None:
        """Before the page's first text: its size and its header, by the section it begins in."""
        self.page_section = self.section
        self.first_of_section = self.section not in self.seen
        self.seen.add(self.section)
        section = self.sections[self.section]
        self.flow.width, self.flow.height = section.width, section.height
        self._write_edge("header")

    def end_page(self) -> None:
        """What stands at the page's foot."""
        noted, self.comments = list(dict.fromkeys(self.comments)), []
        self._write_notes("comment", noted)
        self._write_edge("footer")

    def finish(self) -> None:
        """After all text: endnotes, and the last page's foot."""
        self._write_notes("endnote", list(dict.fromkeys(self.endnotes)))
        if self.flow.begun or not self.flow.pages:  # a page break at the very end begins no page
            self.flow.close_page()

    def _end_section(self) -> None:
        self.section = min(self.section + 1, len(self.sections) - 1)
        if self.sections[self.section].new_page:
            self.flow.new_page()
        self.flow.end_block()

    # --- blocks ----------------------------------------------------------------------------------

    def write(self, container: Any) -> None:
        """All paragraphs and tables of the body."""
        for node, contents in blocks(container):
            if node.tag == f"{W}p":
                self._paragraph(node, contents)
            elif node.tag == f"{W}tbl":
                self._table(node)
            elif node.tag == f"{W}altChunk":
                self.flow.issues.append(issue("damaged-part", self.flow.number, "altChunk"))

    def _paragraph(self, node: Any, contents: bool) -> None:
        properties = node.find(f"{W}pPr")
        if is_on(properties, "pageBreakBefore"):
            self.flow.new_page()
        for part, told in self._told(node, contents):
            if part.breaks_before:
                self.flow.new_page(even_if_empty=True)
            elif part.begins_page:
                self.flow.new_page()
            self.flow.paragraph(told)
            self._write_extras(part)
            if part.rendered > part.begins_page:
                self.flow.new_page()
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._end_section()

    def _told(self, node: Any, contents: bool = False) -> Iterator[tuple[Part, Paragraph]]:
        """The parts of a paragraph between its page breaks, and how each is written."""
        properties = node.find(f"{W}pPr")
        look = self.styles.look(value(properties, "pStyle"))
        contents = contents or look.contents or self.reader.in_contents
        self.reader.page = self.flow.number
        parts = self.reader.read(node, look)
        contents = contents or self.reader.in_contents
        own = properties.find(f"{W}numPr") if properties is not None else None
        level = min(count(value(own, "ilvl"), look.list_level), 8)
        listed, number = False, ""
        if any(part.text.strip() for part in parts):
            listed, number = self.lists.next_number(value(own, "numId") or look.list_id, level)
        role: LineRole = "body"
        if look.heading is not None:
            role, level, listed = "subtitle", look.heading, False
        elif look.title:
            role = "title"
        leader = contents or look.leader or has_leader(properties)
        for part in parts:
            yield part, Paragraph(
                part.lines,
                part.size,
                part.bold,
                level if listed or role == "subtitle" else 0,
                listed,
                number,
                role,
                leader,
            )
            if part.text.strip():
                listed, number = False, ""

    def _inside(self, container: Any) -> Iterator[tuple[Part, Paragraph]]:
        """Paragraphs of a box, note or cell; those of tables inside come as lines of their own."""
        for node, contents in blocks(container):
            if node.tag == f"{W}tbl":
                for cell in docx_tables.cell_elements(node):
                    yield from self._inside(cell)
            elif node.tag == f"{W}p":
                yield from self._told(node, contents)

    def _write_extras(self, part: Part) -> None:
        """What hangs on a paragraph: text boxes, pictures, charts, footnotes, comments."""
        for box in part.boxes:
            inside = list(self._inside(box))
            self.flow.apart([_plain(told) for _, told in inside])
            for inner, _ in inside:
                self._write_extras(inner)
        for text in part.pictures:
            self.flow.apart([Paragraph([text], role="alt")])
        for kind, relation in part.parts:
            self._write_object(kind, relation)
        self._write_notes("footnote", [i for kind, i in part.notes if kind == "footnote"])
        self.endnotes += [i for kind, i in part.notes if kind == "endnote"]
        self.comments += [i for kind, i in part.notes if kind == "comment"]

    def _write_object(self, kind: str, relation: str) -> None:
        try:
            data = self.main.related_parts[relation].blob
            if kind == "diagram":
                nodes = [
                    Paragraph([node.text], level=max(node.depth - 1, 0), bullet=node.depth > 0)
                    for node in diagram_nodes(parsed(data), [])
                ]
            else:
                titles, names = chart_lines(parsed(data), [])
                nodes = [Paragraph([text]) for text in titles]
                # Labels of numbers: kept, but nothing that the document states.
                nodes += [Paragraph([text], role="alt") for text in names]
        except PACKAGE_ERRORS as error:
            self.damaged(kind, error)
            return
        self.flow.apart(nodes)

    def _table(self, node: Any) -> None:
        def parts_of(cell: Any) -> list[Part]:
            return [_numbered(part, told) for part, told in self._inside(cell)]

        self.flow.table_by_pages(docx_tables.read(node, parts_of), self._write_extras)

    # --- notes, comments, running heads and feet -------------------------------------------------

    def _notes(self, kind: str) -> dict[str, Any]:
        if kind not in self.noted:
            relation = {"footnote": RT.FOOTNOTES, "endnote": RT.ENDNOTES, "comment": RT.COMMENTS}
            root = self.part_root(relation[kind], f"{kind}s")
            found = root.iterfind(f"{W}{kind}") if root is not None else ()
            self.noted[kind] = {note.get(f"{W}id", ""): note for note in found}
        return self.noted[kind]

    def _write_notes(self, kind: str, ids: Sequence[str]) -> None:
        for note in (self._notes(kind).get(i) for i in ids):
            if note is None:
                continue
            fields, self.reader.fields = self.reader.fields, []
            inside = [_plain(told) for _, told in self._inside(note)]
            self.reader.fields = fields
            if kind == "comment":
                inside = [replace(told, role="comment", bullet=False) for told in inside]
            self.flow.apart(inside)

    def _write_edge(self, kind: Literal["header", "footer"]) -> None:
        """The header or footer that the page has, by its section and its place in it."""
        section = self.sections[self.page_section]
        which: _Which = "default"
        if section.title_page and self.first_of_section:
            which = "first"
        elif self.even_pages and self.flow.number % 2 == 0:
            which = "even"
        root = self._edge(section.edges.get((kind, which), ""))
        if root is None:
            return
        fields, self.reader.fields = self.reader.fields, []
        told = list(self._inside(root))
        boxed = [inner for part, _ in told for box in part.boxes for inner in self._inside(box)]
        self.reader.fields = fields
        block = self.flow.writer.new_block()
        for part, paragraph in [*told, *boxed]:
            alone = part.numbers and not re.search(r"[^\W\d_]", part.text)
            role: LineRole = "page_number" if alone else kind
            self.flow.write(replace(paragraph, role=role, bullet=False), block)

    def _edge(self, relation: str) -> Any | None:
        if relation and relation not in self.edges:
            try:
                self.edges[relation] = _root(self.main.related_parts[relation])
            except PACKAGE_ERRORS as error:
                self.damaged("header", error)
                self.edges[relation] = None
        return self.edges.get(relation)


def _plain(told: Paragraph) -> Paragraph:
    """As a line of a box or note: no heading of the document."""
    return replace(told, role="body") if told.role in ("title", "subtitle") else told


def _numbered(part: Part, told: Paragraph) -> Part:
    """The part of a cell with its number in its text."""
    part.lines = told.shown()
    return part
