"""The frozen records: what a document says, where it says so, and how two versions differ.

Conventions. Boxes are ``(x0, top, x1, bottom)`` in points, origin top left. Pages count from 1.
Offsets are in Unicode code points of ``Page.text``. Dates are ISO strings cut to the precision
known: ``"2027"``, ``"2026-06"``, ``"2025-12-31"``. This module imports nothing of ours.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

Box = tuple[float, float, float, float]
Precision = Literal["day", "week", "month", "quarter", "half", "season", "year", "range"]
Origin = Literal["text", "ocr", "mixed"]
LineRole = Literal[
    "title", "subtitle", "body", "cell", "notes", "comment", "header", "footer", "page_number",
    "footnote", "alt",
]  # fmt: skip
ShapeKind = Literal[
    "text", "bar", "chevron", "diamond", "ellipse", "line", "connector", "picture", "chart",
    "group", "other",
]  # fmt: skip
EntityKind = Literal["growth_area", "programme", "project"]
FactKind = Literal["growth_area", "programme", "project", "assignment", "date"]
TargetKind = Literal["growth_area", "programme", "project", "organisation"]
AssignmentStatus = Literal["starts", "continues", "ends"]
ChangeKind = Literal["added", "removed", "changed", "renamed", "moved", "split", "merged"]
ChangeField = Literal[
    "name", "growth_area", "start", "end", "status", "person", "role", "organisation"
]
Severity = Literal["major", "minor", "note"]
IssueSeverity = Literal["info", "warning", "error"]
Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def check_iso(value: str | None) -> None:
    """Raise ValueError unless value is None or an ISO date cut to year, month or day."""
    if value is not None and not _ISO.fullmatch(value):
        raise ValueError(f"not an ISO date cut to year, month or day: {value!r}")


# --- what a reader gives -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: ``text[start:end]``, with its place where the format has one."""

    start: int
    end: int
    box: Box | None = None
    confidence: float | None = None  # of OCR, 0..1


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line (PDF, text dump) or a paragraph (PPTX), in reading order.

    ``block`` numbers the container on the page (a text frame, a column block, a table): lines of
    one block belong together. A bullet glyph that stands in the text is part of the line.
    """

    start: int
    end: int
    box: Box | None = None
    size: float | None = None  # font size in points
    bold: bool = False
    level: int = 0  # nesting of a bullet, 0 the outermost
    bullet: bool = False
    role: LineRole = "body"
    block: int = 0
    colour: str | None = None  # of the text, "#rrggbb"


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell, its text ``text[start:end]`` (empty where start == end)."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its cells in reading order; merged cells stand once, with their spans."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 1
    box: Box | None = None
    block: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn: a bar, a box behind text, a connector, a picture.

    ``group``, ``begins`` and ``ends`` are indexes into the page's shapes (an enclosing group; the
    two ends of a connector). ``start``/``end`` are offsets of the text inside, where there is any.
    """

    kind: ShapeKind
    box: Box
    start: int | None = None
    end: int | None = None
    colour: str | None = None  # fill, "#rrggbb"
    group: int | None = None
    begins: int | None = None
    ends: int | None = None
    block: int | None = None  # the block its lines carry


@dataclass(frozen=True, slots=True)
class Page:
    """One page or slide as a person sees it. Every format gives this same record."""

    number: int
    width: float
    height: float
    text: str
    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    shapes: tuple[Shape, ...] = ()
    origin: Origin = "text"
    hidden: bool = False
    notes_start: int | None = None  # offset where speaker notes begin
    section: str | None = None  # the deck's own section name

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes of ``text[start:end]``, one for each printed line; empty without places."""
        merged: list[Box] = []
        for word in self.words:
            if word.end <= start or word.start >= end or word.box is None:
                continue
            box = word.box
            if merged and _same_line(merged[-1], box):
                last = merged[-1]
                merged[-1] = (
                    min(last[0], box[0]),
                    min(last[1], box[1]),
                    max(last[2], box[2]),
                    max(last[3], box[3]),
                )
            else:
                merged.append(box)
        return tuple(merged)


def _same_line(a: Box, b: Box) -> bool:
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    return overlap > 0.5 * min(a[3] - a[1], b[3] - b[1]) or a == b


@dataclass(frozen=True, slots=True)
class Issue:
    """What could not be read or decided: reported, never swallowed."""

    code: str
    severity: IssueSeverity
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader got from one file."""

    file_name: str
    media_type: str
    sha256: str
    pages: tuple[Page, ...]
    title: str | None = None  # from the file's properties
    author: str | None = None  # metadata only, never an assignment
    modified: str | None = None  # ISO date
    issues: tuple[Issue, ...] = ()


# --- what a document says -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a value stands: page, offsets, boxes, quote. Law: ``page.text[start:end] == quote``."""

    page: int
    start: int
    end: int
    quote: str
    boxes: tuple[Box, ...] = ()
    field: str | None = None

    def __post_init__(self) -> None:
        fits = self.end - self.start == len(self.quote)
        if not fits or not self.quote or self.page < 1 or self.start < 0:
            raise ValueError(f"a mention whose offsets do not fit its quote: {self!r}")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A time told in words. Either end may be open (None); ``text`` is the wording."""

    start: str | None
    end: str | None
    precision: Precision
    text: str

    def __post_init__(self) -> None:
        check_iso(self.start)
        check_iso(self.end)
        if self.start is None and self.end is None:
            raise ValueError("a date span needs a start or an end")


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the JSON calls ``document``: one file, described."""

    title: str | None
    language: Language | None
    languages: tuple[Language, ...]
    dated: str | None
    pages: int
    file_name: str
    media_type: str
    sha256: str
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has: where it is told, how sure we are, and which cue told it."""

    pages: tuple[int, ...] = ()
    confidence: float = 1.0
    reason: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthArea(Fact):
    name: str
    aliases: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Fact):
    name: str
    aliases: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    name: str
    aliases: tuple[str, ...] = ()
    growth_area: str | None = None
    programme: str | None = None
    start: str | None = None
    end: str | None = None
    start_basis: Literal["text", "table", "drawing"] | None = None
    end_basis: Literal["text", "table", "drawing"] | None = None
    status: Literal["planned", "running", "ended", "paused", "cancelled"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Fact):
    """Who (a person, an organisation, or nobody yet) has which role in what."""

    target: str
    target_kind: TargetKind | None = None
    person: str | None = None
    organisation: str | None = None
    vacant: bool = False
    role: str | None = None
    status: AssignmentStatus | None = None

    def __post_init__(self) -> None:
        if self.vacant and (self.person or self.organisation):
            raise ValueError("a vacant assignment has neither person nor organisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact(Fact):
    """A date that the document tells, what it is about and what happens then."""

    text: str
    start: str | None
    end: str | None
    precision: Precision
    about: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one run said of one file."""

    document: DocumentInfo
    growth_areas: tuple[GrowthArea, ...] = ()
    programmes: tuple[Programme, ...] = ()
    projects: tuple[Project, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    dates: tuple[DateFact, ...] = ()
    issues: tuple[Issue, ...] = ()


# --- documents, versions, changes, judgements ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One work that has versions."""

    id: str
    title: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One file. ``id`` is the sha256 of its bytes.

    A rendition tells the same version in another format, outside the chain of versions.
    """

    id: str
    document: str
    number: int
    file_name: str
    media_type: str
    pages: int
    received: datetime  # aware, UTC
    dated: str | None = None
    supersedes: str | None = None
    rendition_of: str | None = None

    def __post_init__(self) -> None:
        check_iso(self.dated)
        if self.received.tzinfo is None:
            raise ValueError("received must be an aware time (UTC)")


@dataclass(frozen=True, slots=True)
class Entity:
    """A growth area, programme, project, person or organisation: its id is stable for ever."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two versions, with the whole facts it is made of.

    ``fact_before``/``fact_after`` let ``apply`` rebuild the newer version; JSON leaves them out.
    """

    id: str
    kind: ChangeKind
    entity_kind: FactKind
    entity: str
    field: ChangeField | None = None
    before: str | tuple[str, ...] | None = None
    after: str | tuple[str, ...] | None = None
    person: str | None = None
    role: str | None = None
    about: str | None = None
    severity: Severity = "minor"
    confidence: float = 1.0
    reason: str = ""
    part_of: str | None = None
    before_mentions: tuple[Mention, ...] = ()
    after_mentions: tuple[Mention, ...] = ()
    fact_before: Any = dataclasses.field(default=None, compare=False)
    fact_after: Any = dataclasses.field(default=None, compare=False)
    evidence: tuple[str, ...] = dataclasses.field(default=(), compare=False)  # codes, see reasons


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that changed, below the facts."""

    kind: Literal["added", "removed", "changed"]
    before: str | None
    after: str | None
    before_mentions: tuple[Mention, ...] = ()
    after_mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from ``old`` to ``new``; what is not mentioned or cannot be told is apart."""

    old: DocumentInfo
    new: DocumentInfo
    changes: tuple[Change, ...] = ()
    not_mentioned: tuple[Change, ...] = ()
    cannot_tell: tuple[Change, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's word on a change or value. Append-only; machine output is never overwritten."""

    subject: str
    verdict: Literal["accepted", "rejected", "corrected", "unsure"]
    reviewer: str
    time: datetime
    note: str | None = None
    correction: str | None = None
