"""What a new version does not cover: a fact that is gone because its place is gone, not the fact.

A deck without its speaker notes, or the first six pages of a report, says nothing against what
stood in the notes or on page nine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.names import fold
from models.one_change import facts_in
from models.records import Change, Mention, Page

#: a new version with fewer pages than this share of the old one may be a part of it
_PART = 0.7
#: a page whose words are found to this share on one new page is covered by it
_COVERED = 0.4


def not_covered(
    changes: Sequence[Change], old_pages: Sequence[Page], new_pages: Sequence[Page]
) -> set[str]:
    """Ids of removals whose every place lies where the new version has no such place."""
    if not old_pages or not new_pages:
        return set()
    pages = {page.number: page for page in old_pages}
    no_notes = not any(page.notes_start is not None for page in new_pages)
    no_hidden = not any(page.hidden for page in new_pages)
    gone = _pages_gone(old_pages, new_pages)
    missing = set()
    for change in changes:
        # A vacated post is told by the new version: only what has no new side can be out of scope.
        if change.fact_after is not None or not change.before_mentions:
            continue
        if all(
            _out_of_scope(mention, pages.get(mention.page), no_notes, no_hidden, gone)
            for fact in facts_in(change.fact_before)
            for mention in fact.mentions
        ):
            missing.add(change.id)
    return missing


def _out_of_scope(
    mention: Mention, page: Page | None, no_notes: bool, no_hidden: bool, gone: set[int]
) -> bool:
    if page is None:
        return False
    in_notes = page.notes_start is not None and mention.start >= page.notes_start
    return (no_notes and in_notes) or (no_hidden and page.hidden) or page.number in gone


def _words(page: Page) -> set[str]:
    return set(re.findall(r"\w{4,}", fold(page.text.casefold())))


def _pages_gone(old_pages: Sequence[Page], new_pages: Sequence[Page]) -> set[int]:
    """Numbers of old pages with no like in a new version that is only a part of the old one."""
    if len(new_pages) >= _PART * len(old_pages):
        return set()
    new_words = [_words(page) for page in new_pages]
    gone = set()
    for page in old_pages:
        mine = _words(page)
        if mine and all(len(mine & theirs) < _COVERED * len(mine) for theirs in new_words):
            gone.add(page.number)
    return gone
