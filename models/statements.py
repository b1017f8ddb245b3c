"""Sentences that changed, below the facts: what was said, by its words and not by its place.

Order, style, spaces and hyphens at line ends do not count. A sentence that tells a change of the
facts is left out: that change shows it already.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from models.names import fold
from models.records import Change, Line, Mention, Page, Statement

_ALIKE = 60.0  # per cent of letters in order: less is another sentence
_LEAST_WORDS = 4
_MOST = 2_000  # sentences of either side that are paired by likeness: the square of it is the cost
_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÅÄÖ0-9\"”–-])")
#: lines that are not the author's sentences
_OUTSIDE = {"header", "footer", "page_number", "alt", "comment"}
_NO_END = re.compile(r"\b(?:esim|ym|jne|mm|ks|vrt|n|vs|vt|va|klo|s|nro|\d{1,2})\.$")


def changed_statements(
    old_pages: Sequence[Page], new_pages: Sequence[Page], changes: Sequence[Change]
) -> list[Statement]:
    """Added, removed and changed sentences; changed ones are paired by likeness, best first."""
    if not old_pages or not new_pages:
        return []
    olds, news = _by_key(old_pages), _by_key(new_pages)
    told_old = _places(mention for change in changes for mention in change.before_mentions)
    told_new = _places(mention for change in changes for mention in change.after_mentions)
    gone = [places[0] for key, places in olds.items() if key not in news]
    come = [places[0] for key, places in news.items() if key not in olds]
    pairs = _pair(gone, come)
    paired_new = {id(new) for _, new in pairs if new is not None}
    rows = [*pairs, *((None, new) for new in come if id(new) not in paired_new)]
    statements = []
    for old, new in rows:
        if (old and _overlaps(old, told_old)) or (new and _overlaps(new, told_new)):
            continue
        statements.append(
            Statement(
                "changed" if old and new else "removed" if old else "added",
                _shown(old) if old else None,
                _shown(new) if new else None,
                (old,) if old else (),
                (new,) if new else (),
            )
        )
    return statements


def _by_key(pages: Sequence[Page]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for page in pages:
        for start, end in _sentences(page):
            quote = page.text[start:end]
            words = sorted(_key(quote).split())  # a name turned round is no change
            if len(words) >= _LEAST_WORDS:
                found[" ".join(words)].append(
                    Mention(page.number, start, end, quote, page.boxes(start, end))
                )
    return found


def _key(quote: str) -> str:
    whole = re.sub(r"[-\u00ad\ufffe]\s*\n\s*", "", quote).replace("\u00ad", "")
    return " ".join(re.findall(r"\w+", fold(whole.casefold())))


def _shown(mention: Mention) -> str:
    return " ".join(mention.quote.split())


def _sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences: lines of one block run on, a bullet, title or cell stands alone."""
    runs: list[tuple[int, int]] = []
    last: Line | None = None
    for line in page.lines:
        if line.role in _OUTSIDE:
            last = None
            continue
        joins = (
            last is not None
            and last.role == line.role == "body"
            and last.block == line.block
            and not line.bullet
            and last.level == line.level
            and not page.text[last.start : last.end].rstrip().endswith((".", "!", "?", ":"))
            and page.text[last.end : line.start].strip() == ""
            and line.start >= last.end
        )
        if joins:
            runs[-1] = runs[-1][0], line.end
        else:
            runs.append((line.start, line.end))
        last = line
    for start, end in runs:
        yield from _split(page.text, start, end)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _END.finditer(text, start, end):
        if _NO_END.search(text[at : gap.start()]):
            continue
        yield from _trimmed(text, at, gap.start())
        at = gap.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _pair(gone: list[Mention], come: list[Mention]) -> list[tuple[Mention | None, Mention | None]]:
    """Each sentence that is gone with the likest one that came, or with None."""
    keys_gone = [_key(mention.quote) for mention in gone[:_MOST]]
    keys_come = [_key(mention.quote) for mention in come[:_MOST]]
    scored = [
        (score, i, j)
        for i, one in enumerate(keys_gone)
        for j, other in enumerate(keys_come)
        if (score := fuzz.ratio(one, other, score_cutoff=_ALIKE)) >= _ALIKE
    ]
    scored.sort(key=lambda hit: (-hit[0], sorted((keys_gone[hit[1]], keys_come[hit[2]]))))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return [(old, come[partner[i]] if i in partner else None) for i, old in enumerate(gone)]


def _places(mentions: Iterator[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.page].append(mention)
    return found


def _overlaps(sentence: Mention, told: dict[int, list[Mention]]) -> bool:
    return any(
        mention.start < sentence.end and sentence.start < mention.end
        for mention in told.get(sentence.page, ())
    )
