"""Text dumps of scanned decks: pages parted by form feeds, or by clearly longer blank runs.

A dump has no places: words and lines carry no boxes, and indentation and bullet glyphs are all that
tells levels. Bullets come through OCR as whatever the engine saw: "•" as ``*``, ``«``, ``+``, ``e``
or ``¢``, "–" as ``—`` or ``~``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.bullets import DASHES, ROUND
from extractors.readers.errors import ReadError, issue
from extractors.readers.page_text import PageWriter, clean
from models.records import Issue, LineRole, Origin, Page

_SURE = ROUND.replace("»", "") + "*"
_DASH = DASHES + "~"
# What OCR makes of a round bullet. Read as a bullet only before a space at the line's start, and
# letters only where the page's other lines have such glyphs too.
_LIKELY = "«»¢°©@+®"
_GLYPH = re.compile(
    rf"^(\s*)([{re.escape(_SURE + _DASH + _LIKELY)}]{{1,3}}|[eo0](?=\s+[A-ZÅÄÖ]))(\s+)(?=\S)"
)
_PAGE_NUMBER = re.compile(r"\s*[–-]?\s*\d{1,3}(\s*/\s*\d{1,3})?\s*[–-]?\s*")
_DEBRIS = re.compile(r"(?<=[a-zåäö])[6€](?=[a-zåäö]?)|\|[a-zåäö]|^[|\]\[~¢«]\s|[«¢]\s", re.M)


def read_text(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Issue, ...]]:
    """Pages and issues of a text dump; ReadError where there is no text in it."""
    text, encoding, certain = decode(data, name)
    if not text.strip():
        raise ReadError("no-pages", name)
    issues = [] if certain else [issue("encoding-guessed", None, encoding)]
    origin = origin_of(text)
    pages: list[Page] = []
    for number, raw in enumerate(split_pages(text), 1):
        if not raw.strip():
            issues.append(issue("empty-page", number))
        pages.append(_page(number, raw, origin))
    return tuple(pages), tuple(issues)


def decode(data: bytes, name: str = "") -> tuple[str, str, bool]:
    """The text, its encoding, and whether the file itself told it; ReadError for binary data."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return _newlines(data.decode(encoding)), encoding, True
            except UnicodeDecodeError as error:
                raise ReadError("damaged", name, found=f"{encoding}: {error.reason}") from None
    try:
        return _newlines(data.decode("utf-8")), "utf-8", True
    except UnicodeDecodeError:
        pass
    # cp1252 leaves five bytes undefined; latin-1 none, so nothing is lost without a word.
    try:
        return _newlines(data.decode("cp1252")), "cp1252", False
    except UnicodeDecodeError:
        return _newlines(data.decode("latin-1")), "latin-1", False


def _newlines(text: str) -> str:
    return re.sub("\r\n?|\x85|\u2028|\u2029|\x0b", "\n", text)


def split_pages(text: str) -> list[str]:
    """The pages of a dump: between form feeds, else between blank runs clearly longer than usual.

    The usual run is the most frequent one (paragraph gap). A run of two more blank lines than that
    parts slides, and never fewer than three, so a dump with double paragraph gaps stays whole.
    """
    if "\f" in text:
        pages = text.split("\f")
        if not pages[-1].strip():
            pages.pop()  # engines write a form feed after the last page too
        return pages
    lines = text.split("\n")
    runs: list[tuple[int, int]] = []  # first blank line, count
    k = 0
    while k < len(lines):
        if lines[k].strip():
            k += 1
            continue
        first = k
        while k < len(lines) and not lines[k].strip():
            k += 1
        if first > 0 and k < len(lines):
            runs.append((first, k - first))
    if not runs:
        return [text]
    counts = Counter(length for _, length in runs)
    usual = max(counts, key=lambda n: (counts[n], -n))
    least = max(3, usual + 2) if usual < 3 else usual + 2 if len(counts) > 1 else 3
    pages, start = [], 0
    for first, length in runs:
        if length >= least:
            pages.append("\n".join(lines[start:first]))
            start = first + length
    pages.append("\n".join(lines[start:]))
    return [page for page in pages if page.strip()] or [text]


def origin_of(text: str) -> Origin:
    """``ocr`` where Finnish letters are lost or scanner debris stands in the text, else ``text``.

    Finnish prose has an ä or ö in one letter of eighteen; a text with hardly any has lost them.
    """
    letters = [c for c in text.casefold() if c.isalpha()]
    if not letters:
        return "ocr"
    dotted = sum(c in "äö" for c in letters)
    vowels = sum(c in "aou" for c in letters)
    debris = len(_DEBRIS.findall(text))
    lossy = len(letters) > 200 and dotted * 200 < len(letters) and vowels * 5 > len(letters)
    return "ocr" if lossy or debris * 400 > len(letters) else "text"


def _page(number: int, raw: str, origin: Origin) -> Page:
    writer = PageWriter()
    lines = clean(raw.expandtabs(4)).split("\n")
    glyphs = Counter(m[2] for line in lines if (m := _GLYPH.match(line)))
    bullets = [_bullet(line, glyphs) for line in lines]
    levels = _levels(lines, bullets)
    last = max((k for k, line in enumerate(lines) if line.strip()), default=-1)
    block = -1
    gap = True
    for k, (line, bullet, level) in enumerate(zip(lines, bullets, levels, strict=True)):
        if not line.strip():
            gap = True
            continue
        if gap:
            block, gap = writer.new_block(), False
        numbers = k == last and _PAGE_NUMBER.fullmatch(line)
        role: LineRole = "page_number" if numbers else "body"
        writer.line(line, block=block, bullet=bullet is not None, level=level, role=role)
    return Page(
        number, 0.0, 0.0, writer.text, tuple(writer.words), tuple(writer.lines), origin=origin
    )


def _bullet(line: str, glyphs: Counter[str]) -> str | None:
    match = _GLYPH.match(line)
    if not match:
        return None
    glyph = match[2]
    if glyph[0].isalnum() and sum(glyphs.values()) - glyphs[glyph] < 1 and glyphs[glyph] < 2:
        return None
    return glyph


def _levels(lines: Sequence[str], bullets: Sequence[str | None]) -> list[int]:
    """0 for the outermost; a dash stands below a round bullet, an indented bullet below the other.

    Only where a page has both kinds: a page with dashes alone has them at its outermost level.
    """
    indents = [len(line) - len(line.lstrip()) for line in lines]
    used = [i for i, b in zip(indents, bullets, strict=True) if b is not None]
    steps = sorted(set(used))
    ranks: dict[int, int] = {}
    rank, last = 0, None
    for step in steps:
        if last is not None and step - last >= 2:
            rank += 1
        ranks[step], last = rank, step
    has_round = any(b is not None and b[0] not in _DASH for b in bullets)
    levels = []
    for indent, bullet in zip(indents, bullets, strict=True):
        if bullet is None:
            levels.append(0)
            continue
        below = 1 if has_round and bullet[0] in _DASH else 0
        levels.append(max(ranks[indent], below))
    return levels
