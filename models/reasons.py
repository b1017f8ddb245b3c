"""Why a difference is told as a change: codes and their wording for the reviewer.

The wording is the same from either direction, apart from what was added or removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

WORDS: dict[str, str] = {
    "added": "on vain uudessa versiossa",
    "removed": "on vain vanhassa versiossa",
    "renamed": "sama asia toisella nimellä",
    "moved": "kasvualue on eri versioissa eri",
    "split": "yksi on jaettu useaksi",
    "merged": "useasta on tehty yksi",
    "filled": "avoin paikka on täytetty",
    "vacated": "paikka on avoinna",
    "person": "samassa tehtävässä on eri henkilö",
    "role": "saman henkilön rooli on eri",
    "status": "tehtävän päättyminen kerrotaan vain toisessa versiossa",
    "organisation": "tehtävästä vastaa eri taho",
    "start": "alku on eri",
    "end": "loppu on eri",
    "date": "saman asian ajankohta on eri",
    "same-leader": "sama vastuuhenkilö",
    "same-period": "sama aikataulu",
    "same-area": "sama kasvualue",
    "shared-words": "nimissä samaa",
    "shared-projects": "yhteisiä hankkeita",
    "shared-context": "yhteinen kasvualue, vastuuhenkilö tai hankkeita",
    "spelling": "vain kirjoitusasu poikkeaa",
    "reading-in-doubt": "ero voi johtua lukemisesta",
    "still-there": "sama teksti on molemmissa versioissa, ero voi johtua lukemisesta",
    "low-confidence": "tiedon tulkinta on epävarma",
}


def _code(kind: str, entity_kind: str, field: str | None, before: Any, after: Any) -> str:
    if kind != "changed":
        return kind
    if entity_kind == "date":
        return "date"
    if field == "person":
        return "filled" if before is None else "vacated" if after is None else "person"
    return field or kind


def reason_for(
    kind: str,
    entity_kind: str,
    field: str | None,
    before: Any,
    after: Any,
    evidence: Sequence[str] = (),
) -> str:
    """One line for the reviewer: what is different, then the evidence in brackets."""
    told = WORDS[_code(kind, entity_kind, field, before, after)]
    return f"{told} ({', '.join(WORDS[code] for code in evidence)})" if evidence else told
