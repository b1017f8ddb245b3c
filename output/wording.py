"""A change in words: what the report, the workbook and the terminal all say about it.

Here a code becomes a word, an ISO date a date, None "avoin" or "ei kerrottu", and a mention a
page label with the line its quote stands on. How that looks is each writer's own business.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.records import (
    Assignment,
    Change,
    DateFact,
    DocumentInfo,
    GrowthArea,
    Language,
    Mention,
    Page,
    Programme,
    Project,
)
from output.texts import (
    capital,
    confidence_grade,
    listed,
    page_label,
    show_confidence,
    show_date,
    show_span,
    word,
)

_CONTEXT = 140  # characters of the line kept on either side of a quote


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text; ``marked`` where it is the quote itself."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One provenance as people read it: ``s. 3``, remarks on the page, the line with its quotes."""

    label: str
    remarks: str
    pieces: tuple[Piece, ...]

    @property
    def quotes(self) -> tuple[str, ...]:
        return tuple(piece.text for piece in self.pieces if piece.marked)


@dataclass(frozen=True, slots=True)
class Told:
    """One change in the words of a language. All strings are plain text, nothing is escaped."""

    change: Change
    kind: str
    severity: str
    fact: str
    subject: str
    field: str  # empty where the whole thing was added or removed
    detail: str  # whose role, which date, which period: what the subject alone does not tell
    before: str
    after: str
    sentence: str
    confidence: str
    grade: str  # of confidence: high, fair, low, very_low
    area: str | None


def tell(change: Change, language: Language = "fi", area: str | None = None) -> Told:
    """Put one change into words."""
    before = _shown(change, "before", language)
    after = _shown(change, "after", language)
    return Told(
        change=change,
        kind=word(f"kind.{change.kind}", language),
        severity=word(f"severity.{change.severity}", language),
        fact=word(f"fact.{change.entity_kind}", language),
        subject=change.entity,
        field=_field(change, language),
        detail=_detail(change, language),
        before=before,
        after=after,
        sentence=_sentence(change, before, after, language),
        confidence=show_confidence(change.confidence, language),
        grade=confidence_grade(change.confidence),
        area=area,
    )


def tell_not_mentioned(change: Change, language: Language = "fi") -> Told:
    """Put a fact that the new version does not cover into words: nothing says it is removed."""
    told = tell(change, language)
    detail, value = told.detail, told.before
    if change.entity_kind in ("assignment", "date"):
        sentence = f"{change.entity}: {_with_value(change, detail, value)}"
    else:
        sentence = f"{capital(told.fact)}: {value}" + (detail and f" ({detail})")
    return dataclasses.replace(told, kind=word("kind.not_mentioned", language), sentence=sentence)


def _field(change: Change, language: Language) -> str:
    if change.field is None or change.kind in ("added", "removed"):
        return ""
    if change.entity_kind == "date" and change.field in ("start", "end"):
        return word(f"field.date.{change.field}", language)
    return word(f"field.{change.field}", language)


def _shown(change: Change, side: str, language: Language) -> str:
    value = change.before if side == "before" else change.after
    fact = change.fact_before if side == "before" else change.fact_after
    if value is None:
        return _absent(change, side, fact, language)
    if not isinstance(value, str):
        return listed(list(value), language)
    if change.entity_kind == "date" and change.field in (None, "start", "end"):
        if change.kind in ("added", "removed") and isinstance(fact, DateFact):
            return show_span(fact.start, fact.end, language)
        return show_date(value, language)
    if change.field in ("start", "end"):
        return show_date(value, language)
    if change.field == "status":
        return _status(value, language)
    return value


def _absent(change: Change, side: str, fact: object, language: Language) -> str:
    """What None means: nothing there, a vacant post, or something that is not told."""
    if (change.kind == "added" and side == "before") or (
        change.kind == "removed" and side == "after"
    ):
        return word("nothing", language)
    if change.entity_kind == "assignment" and change.field in (None, "person"):
        if isinstance(fact, Assignment) and fact.organisation:
            return fact.organisation
        return word("vacant", language)
    if change.field == "growth_area":
        return word("no_area", language)
    return word("not_told", language)


def _status(value: str, language: Language) -> str:
    known = ("starts", "continues", "ends", "planned", "running", "ended", "paused", "cancelled")
    return word(f"status.{value}", language) if value in known else value


def _detail(change: Change, language: Language) -> str:
    parts: list[str] = []
    if change.entity_kind == "assignment":
        # The role is told beside a change of person, the person beside a change of role.
        if change.role and change.field != "role":
            parts.append(change.role)
        if change.person and change.field != "person":
            parts.append(change.person)
    elif change.about and change.about != change.entity:
        parts.append(change.about)
    if change.kind in ("added", "removed"):
        fact = change.fact_after if change.kind == "added" else change.fact_before
        parts += _traits(fact, language)
    return ", ".join(parts)


def _traits(fact: object, language: Language) -> list[str]:
    """What an added or removed thing says of itself: its period, state and area."""
    parts: list[str] = []
    if isinstance(fact, GrowthArea | Programme | Project):
        parts.append(show_span(fact.start, fact.end, language))
    if isinstance(fact, Project):
        parts.append(_status(fact.status, language) if fact.status else "")
        if fact.growth_area:
            parts.append(f"{word('growth_area', language).lower()} {fact.growth_area}")
    if isinstance(fact, Assignment):
        parts.append(_status(fact.status, language) if fact.status else "")
    return [part for part in parts if part]


def _sentence(change: Change, before: str, after: str, language: Language) -> str:
    detail = _detail(change, language)
    fact = word(f"fact.{change.entity_kind}", language)
    kind = word(f"kind.{change.kind}", language)
    if change.entity_kind in ("assignment", "date") and change.kind in ("added", "removed"):
        value = after if change.kind == "added" else before
        told = _with_value(change, detail, value)
        if change.kind == "added":
            return f"{change.entity}: {word('new', language)} {fact}: {told}"
        return f"{change.entity}: {fact} {kind}: {told}"
    if change.kind == "added":
        return f"{capital(word('new', language))} {fact}: {after}" + (detail and f" ({detail})")
    if change.kind == "removed":
        return f"{capital(fact)} {kind}: {before}" + (detail and f" ({detail})")
    if change.kind in ("renamed", "split", "merged"):
        return f"{capital(fact)}, {kind}: {before} → {after}"
    if change.kind == "moved":
        return f"{change.entity}, {kind}: {before} → {after}"
    # The value names itself where a person follows a person or a date follows a date.
    plain = change.field == "person" or change.entity_kind == "date"
    label = "" if plain else _field(change, language)
    told = " ".join(part for part in (detail + ("," if detail and label else ""), label) if part)
    return f"{change.entity}: {told + ' ' if told else ''}{before} → {after}"


def _with_value(change: Change, detail: str, value: str) -> str:
    """``projektijohtaja Helka Mäntyranta, aloittaa``; ``ohjausryhmän kokous, 22.1.2026``."""
    if change.entity_kind == "assignment" and change.role and detail.startswith(change.role):
        return f"{change.role} {value}{detail.removeprefix(change.role)}"
    return ", ".join(part for part in (detail, value) if part)


# --- where it is told -----------------------------------------------------------------------------


def places(
    mentions: Sequence[Mention],
    media_type: str,
    pages: Mapping[int, Page],
    language: Language = "fi",
    field: str | None = None,
) -> tuple[Place, ...]:
    """The mentions as people read them, those of ``field`` first, one place for each line.

    With the pages (by number), a quote stands on its own line with the words around it; mentions
    on the same line share it. A quote that does not stand at its offsets is shown alone, never
    marked in a text it does not fit.
    """
    ordered = sorted(mentions, key=lambda mention: field is not None and mention.field != field)
    lines: dict[tuple[int, int, int], list[Mention]] = {}
    for mention in ordered:
        page = pages.get(mention.page)
        fits = page is not None and page.text[mention.start : mention.end] == mention.quote
        start, end = mention.start, mention.end
        if page is not None and fits:
            start = page.text.rfind("\n", 0, mention.start) + 1
            following = page.text.find("\n", mention.end)
            end = len(page.text) if following < 0 else following
        kept = lines.setdefault((mention.page, start, end), [])
        if mention not in kept:
            kept.append(mention)
    found: list[Place] = []
    for (number, start, end), held in lines.items():
        page = pages.get(number)
        pieces = _pieces(page, start, end, held)
        place = Place(page_label(number, media_type, language), _remarks(page, held, language),
                      pieces)
        if place not in found:
            found.append(place)
    return tuple(found)


def _pieces(page: Page | None, start: int, end: int, held: list[Mention]) -> tuple[Piece, ...]:
    marks = _joined((mention.start, mention.end) for mention in held)
    if page is None or any(
        page.text[mention.start : mention.end] != mention.quote for mention in held
    ):
        return (Piece(held[0].quote, True),)
    pieces: list[Piece] = []
    left, right = marks[0][0], marks[-1][1]
    head, tail = page.text[start:left].lstrip(), page.text[right:end].rstrip()
    if head:
        pieces.append(Piece(head if len(head) <= _CONTEXT else "… " + head[-_CONTEXT:], False))
    for number, (first, last) in enumerate(marks):
        if number and marks[number - 1][1] < first:
            pieces.append(Piece(page.text[marks[number - 1][1] : first], False))
        pieces.append(Piece(page.text[first:last], True))
    if tail:
        pieces.append(Piece(tail if len(tail) <= _CONTEXT else tail[:_CONTEXT] + " …", False))
    return tuple(pieces)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _remarks(page: Page | None, held: list[Mention], language: Language) -> str:
    if page is None:
        return ""
    remarks: list[str] = []
    if page.hidden:
        remarks.append(word("hidden_slide", language))
    if page.notes_start is not None and held[0].start >= page.notes_start:
        remarks.append(word("notes.in", language))
    if page.origin != "text":
        remarks.append(word(f"origin.{page.origin}", language))
    return ", ".join(remarks)


def document_name(document: DocumentInfo) -> str:
    """The document's title, else its file's name."""
    return document.title or document.file_name
