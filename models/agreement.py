"""The same document read from two formats: which facts are the same, and which differ.

One extraction stands as the gold of the other, so the measures are those of ``scoring``. What a
printed page does not have (speaker notes, comments, alternative texts, hidden slides) is left out
first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from models.measures import Measure, Row
from models.records import Page
from models.scoring import score

_UNPRINTED = frozenset({"notes", "comment", "alt"})
_KINDS = ("growth_areas", "programmes", "projects", "assignments", "dates")
# What a fact may also say; a value that only notes tell is not on the printed page.
_VALUES = ("start", "end", "growth_area", "role", "status")


def printed_facts(extraction: Row, pages: Sequence[Page]) -> dict[str, list[dict[str, Any]]]:
    """The facts of an extraction's JSON that its printed pages tell, by kind."""
    by_number = {page.number: page for page in pages}

    def printed(mention: Row) -> bool:
        page = by_number.get(mention["page"])
        if page is None or page.hidden:
            return False
        return not any(
            line.role in _UNPRINTED and line.start <= mention["start"] < line.end
            for line in page.lines
        )

    return {
        kind: [
            _printed_values(row, printed)
            for row in extraction.get(kind) or []
            if not row["mentions"] or any(map(printed, row["mentions"]))
        ]
        for kind in _KINDS
    }


def _printed_values(row: Row, printed: Callable[[Row], bool]) -> dict[str, Any]:
    kept = dict(row)
    for name in _VALUES:
        places = [mention for mention in row["mentions"] if mention.get("field") == name]
        if places and not any(map(printed, places)):
            kept[name] = None
    return kept


def agreement(first: Row, second: Row) -> dict[str, Measure]:
    """Measures of the second format's facts, with the first's as gold: both from printed_facts.

    ``missed`` of a measure are facts that only the first tells, ``wrong`` only the second.
    """
    return score(second, first, "pdf")


def differences(measures: Mapping[str, Measure]) -> list[str]:
    """Each fact that one format tells and the other does not, one line each.

    ``-`` stands before what only the first tells, ``+`` before what only the second tells. A fact
    that fails in two measures (a date, and what it is about) is listed once.
    """
    lines: dict[tuple[str, str], str] = {}
    for name, measure in measures.items():
        for sign, items in (("-", measure.missed), ("+", measure.wrong)):
            for told in sorted({_told(name, item) for item in items}):
                lines.setdefault((sign, told), f"{sign} {name}: {told}")
    return list(lines.values())


def _told(measure: str, item: Any) -> str:
    if isinstance(item, tuple | list):
        return " · ".join(str(part) for part in item)
    edge = measure.removeprefix("project_")
    if edge in ("start", "end"):
        names: tuple[str, ...] = ("name", edge)
    else:
        names = ("name", "person", "role", "target", "status", "about", "start", "end")
    return " · ".join(str(item[name]) for name in names if item.get(name))
