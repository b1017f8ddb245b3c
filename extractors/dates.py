"""Dates told by the document: where they stand and what happens then; linking says of what.

Years on the axis of a timeline and the cover's own date are no facts; a period, a deadline or an
event is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.cues import label_kind, speaks_of
from extractors.finnish.dates import find_dates
from extractors.linking import sentence_of
from extractors.scopes import Scope, Unit
from extractors.timelines import tick_of
from extractors.vocabulary import load
from models.records import DateSpan

#: What a date does to the thing it is about: its beginning, its end, its whole period, or neither.
#: ``line`` and ``cell`` are a period only where the name before, or in the next cell, is bare.
Effect = Literal["start", "end", "period", "line", "cell", "none"]

_AXIS_TEXT = re.compile(r"^\W*(?:(?:Q[1-4]\s?/?\s?)?20\d\d\W+){2,}(?:Q[1-4]\s?/?\s?)?20\d\d\W*$")


_COVER_WORDS = 25  # of a cover's lines that were taken for one text
_YEAR_MONTHS = 12  # a tick without a year counts from 0


@dataclass(frozen=True, slots=True)
class Told:
    """One date at ``unit.text.text[start:end]``."""

    unit: Unit
    start: int
    end: int
    sentence: tuple[int, int]
    span: DateSpan
    event: str | None
    effect: Effect


def find(units: Sequence[Unit], dated: str | None) -> list[Told]:
    """Every date over the document but axes, contents and the cover's own date."""
    axes = _axis_units(units)
    out: list[Told] = []
    for unit in units:
        text = unit.text.text
        if unit.label is not None and label_kind(unit.label.text) == "money":
            continue
        if id(unit.scope) in axes or _AXIS_TEXT.match(text):
            continue
        if any(s.text is not None and speaks_of(s.text.text, "contacts") for s in unit.path):
            continue
        for found in find_dates(text, dated=dated, year=_year_around(unit)):
            if (
                unit.page == 1
                and found.span.start == dated == found.span.end
                and _is_cover(_printed_line(unit, found.start_offset))
            ):
                continue
            if _part_of_name(text, found.start_offset, found.end_offset):
                continue
            sentence = sentence_of(text, found.start_offset)
            event = _event(unit, found.start_offset, found.end_offset, sentence)
            out.append(
                Told(
                    unit,
                    found.start_offset,
                    found.end_offset,
                    sentence,
                    found.span,
                    event,
                    _effect(unit, found.start_offset, found.end_offset, sentence, found.span),
                )
            )
    return out


def own_date(units: Sequence[Unit]) -> str | None:
    """The document's own date: a full date that stands by itself on the first page."""
    for unit in units:
        if unit.page > 1:
            break
        for found in find_dates(unit.text.text):
            text = _printed_line(unit, found.start_offset)
            lone = len(text.split()) <= 9 and not _verb_beside(text)
            if lone and found.span.precision == "day" and found.span.start == found.span.end:
                return found.span.start
    return None


@lru_cache(maxsize=8)
def _words(kind: str) -> re.Pattern[str]:
    words = sorted(load("events")[kind]["words"], key=len, reverse=True)
    front = r"(?<![\w-])[\w-]*?" if kind == "event" else r"(?<![\w-])"  # "väliraportti" is a report
    return re.compile(front + "(?:" + "|".join(words) + r")(?![\w-])", re.I)


def _verb_beside(text: str) -> bool:
    return any(_words(kind).search(text) for kind in ("start", "end"))


def _is_cover(text: str) -> bool:
    return len(text.split()) <= 12 and not _verb_beside(text)


def _printed_line(unit: Unit, at: int) -> str:
    """The printed line that holds a place of the text: a cover's lines may look like one text.

    Prose, and a text dump, whose lines break anywhere, are told whole.
    """
    if unit.text.page.width == 0 or len(unit.text.text.split()) > _COVER_WORDS:
        return unit.text.text
    page, place = unit.text.page.text, unit.text.offsets[at]
    start = page.rfind("\n", 0, place) + 1
    end = page.find("\n", place)
    return page[start : end if end >= 0 else len(page)]


def _part_of_name(text: str, start: int, end: int) -> bool:
    """*Kylätalot 2030*: a lone year right after capitalised words, with nothing else around."""
    lone = re.fullmatch(r"(19|20)\d\d", text[start:end].strip())
    if not lone:
        return False
    before, after = text[:start].rstrip(), text[end:]
    return (
        bool(re.search(r"[^\W\d_]$", before))
        and bool(re.match(r"\s*[-–:]?[a-zåäö]|\s+-\w|$", after))
        and not re.search(
            r"(?i)(vuo[ns]\w*|kev[aä]\w*|kes[aä]\w*|syksy\w*|talv\w*|\w+kuu\w*|åre?t?|year|hösten|våren|sommaren|vintern)$",
            before,
        )
        and bool(re.match(r"[A-ZÅÄÖ]", before))
        and len(before.split()) <= 4
    )


def _year_around(unit: Unit) -> int | None:
    """The year that a title, head or column tells for dates without one."""
    heads = [s.text.text for s in unit.path if s.text is not None]
    if unit.label is not None:
        heads.append(unit.label.text)
    for head in reversed(heads):
        years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", head))
        if len(years) == 1:
            return int(years.pop())
    return None


def _axis_units(units: Sequence[Unit]) -> set[int]:
    """Ids of the scopes that are an axis: three or more lone ticks, those of one length rising.

    Years and their halves or quarters may stand in two rows or take turns.
    """
    out: set[int] = set()
    run: list[tuple[int, int, int]] = []
    before: tuple[int, int] = (0, 0)
    for unit in (*units, None):
        tick = _tick(unit) if unit is not None else None
        place = (unit.page, id(unit.path[-1]) if unit.path else 0) if unit is not None else (0, 0)
        goes_on = (
            tick is not None
            and bool(run)
            and place == before
            and _rises(run, tick)
        )
        if not goes_on:
            if len(run) >= 3:
                out |= {scope for _, _, scope in run}
            run = []
        if tick is not None:
            run.append(tick)
        before = place
    return out


def _rises(run: Sequence[tuple[int, int, int]], tick: tuple[int, int, int]) -> bool:
    """Whether a tick is later than the last of its length; H1 and H2 under years return."""
    same = [months for length, months, _ in run if length == tick[0]]
    return not same or tick[1] > same[-1] or tick[1] < _YEAR_MONTHS


def _tick(unit: Unit) -> tuple[int, int, int] | None:
    """(length in months, months since year 0, id of the scope) of a text that is only a tick."""
    if unit.label is not None or (unit.path and unit.path[-1].kind == "row"):
        return None
    found = tick_of(unit.text.text)
    if found is None:
        return None
    year, first, months = found
    return months, (year or 0) * 12 + first, id(unit.scope)


def _event(unit: Unit, start: int, end: int, sentence: tuple[int, int]) -> str | None:
    """What happens then, in the document's words: label, short line's rest, cue word."""
    if unit.label is not None:
        return unit.label.text
    text = unit.text.text
    said = (
        text[sentence[0] : start].strip(" ,:;–—-(")
        + " "
        + text[end : sentence[1]].strip(" ,:;–—-)")
    )
    said = re.sub(r"\s+", " ", said).strip(" .,:;()–—-")
    if said and len(said) <= 80:
        return said
    sibling = _cell_beside(unit)
    if not said and sibling is not None and sibling.text is not None:
        return sibling.text.text[:80]
    for kind in ("start", "end", "period", "event"):
        window = text[max(sentence[0], start - 60) : min(sentence[1], end + 60)]
        if match := _words(kind).search(window):
            return match[0]
    return None


def _cell_beside(unit: Unit) -> Scope | None:
    if not unit.path or unit.path[-1].kind != "row":
        return None
    return next(
        (c for c in unit.path[-1].children if c is not unit.scope and c.text is not None), None
    )


def _effect(unit: Unit, start: int, end: int, sentence: tuple[int, int], span: DateSpan) -> Effect:
    """Whether a date begins or ends what it is about, is its period, or only an event of it."""
    text = unit.text.text
    kind = label_kind(unit.label.text) if unit.label is not None else None
    if kind == "schedule":
        return "period"
    if kind == "start" or kind == "end":
        return kind
    if unit.label is not None and kind is not None and kind not in ("project", "area", "programme"):
        return "none"
    ranged = span.precision == "range" and span.start is not None and span.end is not None
    left = text[max(sentence[0], start - 70) : start]
    right = text[end : min(sentence[1], end + 45)]
    left = re.split(r"[;(]|,\s|\s[–—]\s|\b(?:ja|och|and)\b", left)[-1] if not ranged else left
    right = re.split(r"[;)]|,\s|\b(?:ja|och|and)\b", right)[0]
    near = left + " | " + right
    if _words("event").search(near):
        return "none"
    alone = len((text[:start] + text[end:]).strip(" .,:;()–—-")) <= 2
    if alone and unit.label is None and unit.path and unit.path[-1].kind == "row":
        return "cell"
    bracketed = _bracketed(text, start, end)
    lasting = bool(_words("period").search(near) or _words("period").match(text[start:end]))
    if ranged:
        if alone or bracketed or lasting or _words("lead").search(near):
            return "period"
        if _heads_line(text, start):
            return "line"
        both = _words("start").search(near) and _words("end").search(near)
        return "period" if both else "start" if _words("start").search(near) else "none"
    if span.start is None:
        return "end" if _words("end").search(near) or alone or lasting else "none"
    if span.end is None:
        opened = _words("start").search(near) or _words("start").match(span.text)
        begins = opened or alone or bracketed or lasting
        return "start" if begins else "none"
    if _words("start").search(near):
        return "start"
    if _words("end").search(near):
        return "end"
    return "period" if (alone or lasting) and span.precision not in ("day", "week") else "none"


def _bracketed(text: str, start: int, end: int) -> bool:
    return (text[:start].rstrip().endswith("(") and text[end:].lstrip().startswith(")")) or text[
        start:end
    ].startswith("(")


def _heads_line(text: str, start: int) -> bool:
    """*Nimi 2026–2028: ...* or *Nimi, 1.1.2026–31.12.2028, ...*: the period follows the name."""
    before = text[:start].rstrip(" ,(–-")
    return (
        0 < len(before.split()) <= 6
        and not re.search(r"[.!?]", before)
        and before[:1].isupper()
        and not re.search(r"\b(on|oli|ovat)\b", before)
    )
