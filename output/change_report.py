"""The change report: one HTML file that needs nothing else, for reading, mailing and printing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import jinja2

from models.records import (
    Comparison,
    DocumentInfo,
    Issue,
    Language,
    Mention,
    Page,
    Statement,
)
from output.reading_order import (
    KINDS,
    SEVERITIES,
    by_severity,
    families,
    told_changes,
)
from output.texts import (
    capital,
    counted,
    is_slides,
    page_label,
    show_date,
    show_percent,
    showable,
    word,
)
from output.whole_files import write_whole
from output.wording import (
    Place,
    Told,
    document_name,
    places,
    tell,
    tell_not_mentioned,
)


@dataclass(frozen=True, slots=True)
class _Card:
    """One change as the template lays it out."""

    told: Told
    percent: str
    old_places: tuple[Place, ...]
    new_places: tuple[Place, ...]
    parts: tuple[_Card, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """The changes of one growth area (None: of none), counted by severity."""

    area: str | None
    cards: tuple[_Card, ...]
    counts: tuple[int, ...]  # as SEVERITIES
    total: int


@dataclass(frozen=True, slots=True)
class _TextChange:
    statement: Statement
    kind: str
    old_places: tuple[Place, ...]
    new_places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both documents with their pages by number: what turns a mention into a place."""

    comparison: Comparison
    old_pages: Mapping[int, Page]
    new_pages: Mapping[int, Page]
    language: Language

    def old(self, mentions: tuple[Mention, ...], field: str | None = None) -> tuple[Place, ...]:
        kind = self.comparison.old.media_type
        return places(mentions, kind, self.old_pages, self.language, field)

    def new(self, mentions: tuple[Mention, ...], field: str | None = None) -> tuple[Place, ...]:
        kind = self.comparison.new.media_type
        return places(mentions, kind, self.new_pages, self.language, field)


def write_html(
    comparison: Comparison,
    path: Path,
    *,
    old_pages: Sequence[Page] = (),
    new_pages: Sequence[Page] = (),
    language: Language = "fi",
    areas: Mapping[str, str] | None = None,
) -> None:
    """Write the change report to ``path``, whole or not at all. Raises OSError as writing does.

    With the pages, each quote is shown on its own line with the words around it. ``areas`` maps
    names of projects to growth areas (``reading_order.growth_areas_by_name`` makes it); without
    it the area of an assignment is known only where the changes themselves tell it.
    """
    text = html(
        comparison, old_pages=old_pages, new_pages=new_pages, language=language, areas=areas
    )
    write_whole(path, text)


def html(
    comparison: Comparison,
    *,
    old_pages: Sequence[Page] = (),
    new_pages: Sequence[Page] = (),
    language: Language = "fi",
    areas: Mapping[str, str] | None = None,
) -> str:
    """The change report as text; the same comparison gives the same bytes."""
    sides = _Sides(
        comparison,
        {page.number: page for page in old_pages},
        {page.number: page for page in new_pages},
        language,
    )
    told = told_changes(comparison, language, areas)
    page = _environment().get_template("change_report.html").render(
        language=language,
        word=partial(word, language=language),
        counted=partial(counted, language=language),
        date=partial(show_date, language=language),
        name=document_name(comparison.new),
        documents=(
            ("old_version", comparison.old, _pages_of(comparison.old, language)),
            ("new_version", comparison.new, _pages_of(comparison.new, language)),
        ),
        same_bytes=comparison.old.sha256 == comparison.new.sha256,
        kinds=_kind_table(told),
        severities=SEVERITIES,
        totals=tuple(_count(told, severity) for severity in SEVERITIES),
        total=len(told),
        groups=_groups(told, sides),
        not_mentioned=_cards(
            [tell_not_mentioned(change, language) for change in comparison.not_mentioned], sides
        ),
        cannot_tell=_cards([tell(change, language) for change in comparison.cannot_tell], sides),
        statements=tuple(
            _TextChange(
                statement,
                word(f"kind.{statement.kind}", language),
                sides.old(statement.before_mentions),
                sides.new(statement.after_mentions),
            )
            for statement in comparison.statements
        ),
        issues=_issues(comparison.issues, comparison, language),
        unread=any(issue.severity == "error" for issue in comparison.issues),
    )
    return showable(page)


def _pages_of(document: DocumentInfo, language: Language) -> str:
    return counted("slide" if is_slides(document.media_type) else "page", document.pages, language)


def _card(told: Told, sides: _Sides, parts: tuple[_Card, ...] = ()) -> _Card:
    change = told.change
    return _Card(
        told=told,
        percent=show_percent(change.confidence, sides.language),
        old_places=sides.old(change.before_mentions, change.field),
        new_places=sides.new(change.after_mentions, change.field),
        parts=parts,
    )


def _cards(told: Sequence[Told], sides: _Sides) -> tuple[_Card, ...]:
    return tuple(
        _card(head, sides, tuple(_card(part, sides) for part in parts))
        for head, parts in families(by_severity(told))
    )


def _groups(told: tuple[Told, ...], sides: _Sides) -> tuple[_Group, ...]:
    """Growth areas in the order of their most severe change; what has no area comes last.

    A part is counted where it is shown: in the area of the change it is part of.
    """
    groups: dict[str | None, list[_Card]] = {}
    for card in _cards(told, sides):
        groups.setdefault(card.told.area, []).append(card)
    found: list[_Group] = []
    for area, cards in groups.items():
        every = [one.told for card in cards for one in (card, *card.parts)]
        counts = tuple(_count(every, severity) for severity in SEVERITIES)
        found.append(_Group(area, tuple(cards), counts, len(every)))
    return tuple(sorted(found, key=lambda group: group.area is None))


def _count(told: Sequence[Told], severity: str, kind: str | None = None) -> int:
    return sum(
        one.change.severity == severity and kind in (None, one.change.kind) for one in told
    )


def _kind_table(told: Sequence[Told]) -> tuple[tuple[str, tuple[int, ...], int], ...]:
    """Each kind that occurs: its code, counts as SEVERITIES, and their sum."""
    rows = []
    for kind in KINDS:
        counts = tuple(_count(told, severity, kind) for severity in SEVERITIES)
        if sum(counts):
            rows.append((kind, counts, sum(counts)))
    return tuple(rows)


def _issues(
    issues: tuple[Issue, ...], comparison: Comparison, language: Language
) -> tuple[tuple[Issue, str], ...]:
    kind = comparison.new.media_type
    return tuple(
        (issue, "" if issue.page is None else page_label(issue.page, kind, language))
        for issue in issues
    )


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("output", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = capital
    return environment
