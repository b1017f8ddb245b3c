"""Printed lines joined to paragraphs and bullets, lists joined over blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extractors.boxes import area, around, within
from extractors.bullets import DASHES, ROUND
from extractors.finnish.dates import find_dates
from extractors.finnish.roles import find_roles
from extractors.scopes import LABEL, Restore, Text, text_of
from models.records import Box, Line, Page

BULLET = re.compile(
    rf"^\s*(?:[«¢°*+~{ROUND}{DASHES}]{{1,2}}|[eo](?=\s+[A-ZÅÄÖ0-9]))\s+"
)
NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[^\W\d_]|\d[A-ZÅÄÖ])")
CONTENTS = re.compile(r"(?:\.{3,}|(?:\s\.){3,}|…)\s*\S{0,4}\s*$")
CONTENTS_TITLE = re.compile(
    r"^(sis[äa]llys(luettelo)?|sis[äa]lt[öo6]|inneh[åa]ll(sf[öo]rteckning)?|"
    r"(table of )?contents)\b",
    re.I,
)


_OPEN = re.compile(r"(?:[–—,(/-]|\b(?:ja|tai|sekä|och|till|and|to|klo))\s*$")  # more must follow
_SHORT = 60  # letters of the longest line of a card, a list or a label; prose is set wider


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, bullet or heading: printed lines joined."""

    text: Text
    line: Line  # the first line: size, weight, level, block
    bullet: bool
    box: Box | None


def pieces(page: Page, lines: Sequence[Line], wrapped: bool, restore: Restore) -> list[Piece]:
    """Printed lines of one block joined to paragraphs and bullets."""
    groups: list[list[Line]] = []
    left, right = _column(page, lines)
    longest = max((line.end - line.start for line in lines), default=0)
    for line in lines:
        names = len(groups) == 1 and len(groups[0]) == 1 and _names_whom(page, groups[0][0], line)
        if (
            groups
            and wrapped
            and not names
            and _continues(page, groups[-1], line, left, right, longest)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    pieces = []
    for group in groups:
        first, last = group[0], group[-1]
        raw = page.text[first.start : first.end]
        glyph = BULLET.match(raw)
        start = first.start + (glyph.end() if glyph else 0)
        start += len(re.match(r"[|\[\]_\s]*", page.text[start : first.end])[0])  # type: ignore[index]
        text = text_of(page, start, last.end, restore)
        if not re.search(r"\w", text.text):  # debris of OCR, lone bullets
            continue
        boxes = [line.box for line in group if line.box]
        box = around(boxes) if boxes else None
        pieces.append(Piece(text, first, bool(glyph) or first.bullet, box))
    return pieces


def _column(page: Page, lines: Sequence[Line]) -> tuple[float | None, float | None]:
    """Left and right end of the room that the lines had: of the box drawn around them, if any."""
    boxes = [line.box for line in lines if line.box]
    if not boxes:
        return None, None
    outer = around(boxes)
    frames = [
        s.box
        for s in page.shapes
        if s.kind not in ("connector", "line", "picture")
        and within(outer, s.box)
        and area(s.box) < 0.4 * page.width * page.height
    ]
    if not frames:
        return outer[0], outer[2]
    frame = min(frames, key=area)
    pad = min(max(outer[0] - frame[0], 0.0), 10.0)
    return frame[0] + pad, frame[2] - pad


def _continues(
    page: Page,
    group: Sequence[Line],
    line: Line,
    left: float | None,
    right: float | None,
    longest: int,
) -> bool:
    previous = group[-1]
    before, here = (
        page.text[previous.start : previous.end].rstrip(),
        page.text[line.start : line.end],
    )
    if line.bullet or BULLET.match(here):
        return False
    same = previous.bold == line.bold and abs((previous.size or 0) - (line.size or 0)) < 0.6
    if not same or not before or CONTENTS.search(before):
        return False
    if re.search(r"[\w]-$|[\u00ad\ufffe]$", before) and re.match(r"\s*[a-zåäö]", here):
        return True
    if LABEL.match(here) or re.match(r"\s*\d{1,2}(\.\d{1,2})+\s", here):
        return False
    lower = bool(re.match(r"\s*[(\"”]?[a-zåäö]", here)) and not re.match(
        r"\s*(vs|vt|ma|pp|v?pj)\.", here
    )
    if line.box and previous.box and right is not None and left is not None:
        size = line.size or (line.box[3] - line.box[1])
        if line.box[1] - previous.box[3] > size * 0.9:
            return False
        first_word = len(here.split(None, 1)[0]) * size * 0.5 if here.split() else 0
        room = (right - left) - (previous.box[2] - previous.box[0])
        if previous.box[0] - left < 12:  # not centred: what is left of the line
            room = right - previous.box[2]
        if line.box[0] < group[0].box[0] - 2 if group[0].box else False:
            return lower
        if longest <= _SHORT and not _OPEN.search(before) and _says_its_own(here):
            return False  # lines of a card: what it is, who leads it, from when to when
        full = room < first_word + size * 0.3
        return (
            full and (lower or not re.search(r"[.!?:]$", before) or len(group) > 1 or longest > 60)
        ) or (lower and not re.search(r"[.!?:]$", before))
    if lower and len(before) < 40 and _begins_with_role(here):
        return False  # "Saaristo" over "vetäjä Minna Salo": a head and who leads it
    if lower:
        return not re.search(r"[.!?:]$", before)
    if re.search(r"[.!?:€%\d]$", before):
        return False  # a sentence, a label or a table's row ended
    return len(before) > 0.8 * longest and longest > 50


def _begins_with_role(text: str) -> bool:
    return any(role.start == 0 for role in find_roles(text.strip()[:40]))


def _names_whom(page: Page, first: Line, line: Line) -> bool:
    """A block's first line is a head, the next who leads it: "Saaristo", "vetäjä Minna Salo"."""
    head = page.text[first.start : first.end].split()
    below = page.text[line.start : line.end].strip()
    named = len(head) <= 3 and head[0][:1].isupper() and below[:1].islower()
    return named and _begins_with_role(below)


def _says_its_own(text: str) -> bool:
    """A line that begins with a capital role title or holds a time and nothing else."""
    text = text.strip()
    if text[:1].isupper() and _begins_with_role(text):
        return True
    if sum(c.isdigit() for c in text) <= 4:
        return False  # a bare year may end what the line above begins: "syksyllä | 2026"
    dates = find_dates(text)
    return len(dates) == 1 and not re.search(
        r"\w", text[: dates[0].start_offset] + text[dates[0].end_offset :]
    )


def first_line_as_title(
    page: Page, lines: list[Line], restore: Restore
) -> tuple[Text | None, list[Line]]:
    """Without places and sizes (a text dump) the first lines of a page are its title."""
    take = 0
    for k, line in enumerate(lines):
        raw = page.text[line.start : line.end]
        if line.bullet or BULLET.match(raw) or k >= 3 or len(raw) > 90:
            break
        if k and not re.match(r"\s*[a-zåäö]", raw):
            break
        take = k + 1
    if not take or any(line.size for line in lines):
        return None, lines
    return text_of(page, lines[0].start, lines[take - 1].end, restore), lines[take:]


def whole_lists(
    page: Page,
    order: Sequence[int],
    blocks: dict[int, list[Line]],
    tables_: Iterable[int],
    wrapped: bool,
) -> tuple[list[int], dict[int, list[Line]]]:
    """Blocks that go on with the list of the block above, made one; levels by indent over all.

    A list with space between its items comes as many blocks from formats that know only places.
    """
    skip = set(tables_)
    if not wrapped:
        typed = {b: lines if b in skip else _by_glyph(page, lines) for b, lines in blocks.items()}
        return list(order), typed
    merged: dict[int, list[Line]] = {}
    kept: list[int] = []
    for block in order:
        lines = blocks[block]
        if not lines:
            continue
        if kept and block not in skip and kept[-1] not in skip:
            above = merged[kept[-1]]
            if _goes_on(page, above, lines):
                merged[kept[-1]] = [*above, *lines]
                continue
        kept.append(block)
        merged[block] = list(lines)
    for block in kept:
        if block not in skip:
            merged[block] = _levelled(merged[block])
    return kept, merged


def _goes_on(page: Page, above: Sequence[Line], lines: Sequence[Line]) -> bool:
    first, last = lines[0], above[-1]
    text = page.text[last.start : last.end].rstrip()
    if text.endswith("-") and re.match(r"[a-zåäö]", page.text[first.start : first.end]):
        return True
    if not first.bullet and not BULLET.match(page.text[first.start : first.end]):
        return False
    heads = not page.width and len(above) == 1 and len(text) <= 60 and text[-1:].isalnum()
    if not any(line.bullet for line in above) and not text.endswith(":") and not heads:
        return False
    if first.box is None or last.box is None or above[0].box is None:
        return True
    left = min(line.box[0] for line in above if line.box)
    right = max(line.box[2] for line in above if line.box)
    below = first.box[1] >= last.box[1] - 2
    return below and left - 20 <= first.box[0] <= right and not _framed_apart(page, last, first)


def _framed_apart(page: Page, a: Line, b: Line) -> bool:
    """Whether the two lines stand in different drawn boxes."""
    if a.box is None or b.box is None:
        return False
    limit = 0.5 * page.width * page.height
    for shape in page.shapes:
        box = shape.box
        if shape.kind in ("connector", "line") or area(box) > limit:
            continue
        if within(a.box, box) != within(b.box, box):
            return True
    return False


def _levelled(lines: Sequence[Line]) -> list[Line]:
    lefts = sorted({round(line.box[0]) for line in lines if line.bullet and line.box})
    steps: list[int] = []
    for left in lefts:
        if not steps or left - steps[-1] > 4:
            steps.append(left)
    if len(steps) < 2:
        return list(lines)
    return [
        replace(line, level=max(k for k, step in enumerate(steps) if line.box[0] >= step - 4))
        if line.bullet and line.box
        else line
        for line in lines
    ]


def _by_glyph(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Bullets that someone typed, where no list tells levels: each new glyph is a level below."""
    if any(line.level or line.bullet for line in lines):
        return list(lines)
    found = [BULLET.match(page.text[line.start : line.end]) for line in lines]
    glyphs = [m[0].strip() if m else "" for m in found]
    ranks = {glyph: k for k, glyph in enumerate(dict.fromkeys(g for g in glyphs if g))}
    if len(ranks) < 2:
        return list(lines)
    pairs = zip(lines, glyphs, strict=True)
    return [replace(line, level=ranks[glyph]) if glyph else line for line, glyph in pairs]


def furniture(pages: Sequence[Page]) -> frozenset[str]:
    """Running heads and feet of a text dump: first or last lines that come back page after page.

    Formats with places are told by their readers; a dump has only the words, some misread, so
    lines are compared by their letters.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        if page.width or len(pages) < 4:
            continue
        lines = [line for line in page.lines if line.end > line.start]
        seen.update({_letters(page, line) for line in (*lines[:1], *lines[-2:])})
    common = [key for key, n in seen.items() if n >= 3 and n * 5 >= len(pages) * 2 and len(key) > 5]
    return frozenset(
        key for key in seen if any(key == c or fuzz.ratio(key, c) >= 80 for c in common)
    )


def _letters(page: Page, line: Line) -> str:
    return re.sub(r"[\W\d_]+", "", page.text[line.start : line.end]).casefold()


def without(page: Page, furniture: frozenset[str]) -> Page:
    if page.width or not furniture:
        return page
    lines = [line for line in page.lines if line.end > line.start]
    edge = {id(line) for line in (*lines[:1], *lines[-2:])}
    kept = tuple(
        line for line in page.lines if id(line) not in edge or _letters(page, line) not in furniture
    )
    return replace(page, lines=kept)
