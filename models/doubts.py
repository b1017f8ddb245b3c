"""Differences that are the reading's: what is "gone" although its words still stand there.

A failed reading must never be shown as the author's removal. Where the other version names a thing
as before, or has the very line, yet no fact was read from it, nobody can tell without looking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.names import fold
from models.one_change import facts_in
from models.records import Assignment, Change, DateFact, Mention, Page

#: a thing that is named less than half as often as before is only remembered, not carried on
_STILL = 0.5
_SHORTEST = 4  # letters: shorter names stand inside too much else


def read_differently(
    changes: Sequence[Change], old_pages: Sequence[Page], new_pages: Sequence[Page]
) -> set[str]:
    """Ids of additions and removals whose words stand in both versions, with what follows of them.

    Things are told by their name, people by theirs (unless they got another duty), dates by the
    line that they stand on. Empty where the pages of either version are not given.
    """
    if not old_pages or not new_pages:
        return set()
    texts = _text(old_pages), _text(new_pages)
    lines = _lines(old_pages), _lines(new_pages)
    busy = {
        (side, fold(duty.person.casefold()))
        for change in changes
        for side, facts in enumerate((change.fact_before, change.fact_after))
        for duty in facts_in(facts)
        if isinstance(duty, Assignment) and duty.person
    }
    doubtful: set[str] = set()
    for change in changes:
        if change.kind == "changed" and change.field in ("start", "end"):
            # A bound that only one version tells, on a line that both have.
            if change.before is None and _lines_at(change.after_mentions, new_pages) <= lines[0]:
                doubtful.add(change.id)
            continue
        if change.kind not in ("added", "removed"):
            continue
        own = 0 if change.kind == "removed" else 1
        for fact in facts_in(change.fact_before if own == 0 else change.fact_after):
            if isinstance(fact, DateFact):
                pages = (old_pages, new_pages)[own]
                still = _lines_at(fact.mentions, pages) <= lines[1 - own]
            elif isinstance(fact, Assignment):
                person = fold((fact.person or "").casefold())
                elsewhere = (1 - own, person) in busy
                still = not elsewhere and _named_still(person, texts[own], texts[1 - own], 1.0)
            else:
                name = fold(str(getattr(fact, "name", "")).casefold())
                still = _named_still(name, texts[own], texts[1 - own], _STILL)
            if still:
                doubtful.add(change.id)
    # What follows of something doubtful is no surer.
    return doubtful | {change.id for change in changes if change.part_of in doubtful}


def _text(pages: Sequence[Page]) -> str:
    return " ".join(_plain(page.text) for page in pages)


def _plain(text: str) -> str:
    whole = re.sub(r"[-\ufffe]\s*\n\s*", "", text).replace("\u00ad", "")
    return " ".join(fold(whole.casefold()).split())


def _named_still(name: str, own: str, other: str, share: float) -> bool:
    """Whether the other version names it at least once and ``share`` times as often as its own."""
    if len(name) < _SHORTEST:
        return False
    whole_word = re.compile(rf"\b{re.escape(name)}")
    there = len(whole_word.findall(other))
    return there >= 1 and there >= share * len(whole_word.findall(own))


def _lines(pages: Sequence[Page]) -> set[str]:
    return {_plain(page.text[line.start : line.end]) for page in pages for line in page.lines}


def _lines_at(mentions: Sequence[Mention], pages: Sequence[Page]) -> set[str]:
    """The lines on which mentions stand; an empty one for mentions that stand on none."""
    numbered = {page.number: page for page in pages}
    return {
        _plain(page.text[line.start : line.end])
        for mention in mentions
        if (page := numbered.get(mention.page)) is not None
        for line in page.lines
        if line.start <= mention.start < line.end
    } or {""}
