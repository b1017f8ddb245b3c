"""What pdfium finds on a PDF page: words with boxes, and what is drawn.

One call gives the text of the whole page, one regular expression splits it, the first and last
letter of a word are asked for the line's height, and the word as a range for the box of its ink:
fifteen times faster than building letters. All boxes are turned to points from the top left corner
of the page as it is shown.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from extractors.readers.printed import Content, Drawn, Piece
from models.records import Box, ShapeKind

# pdfium marks a hyphen that breaks a word over two lines as U+FFFE (older releases: U+0002) and
# writes no line break after it.
_PIECE = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_HYPHENS = {0xFFFE: "-", 0x02: "-", 0x2010: "-", 0x2011: "-"}  # one letter for one
_MARKS = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301"}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_AFTER = re.compile("[AaEeOoUu][¨´](?![AaEeOoUu])|[Aa]˚(?![Aa])")
_LATE = re.compile("([AaEeOoUu])([¨´˚])")
_APART = re.compile("([¨´](?=[AaEeOoUu])|˚(?=[Aa]))(.)")
_TO_MEND = re.compile("[\ufffe\x02\u2010\u2011¨˚´\u0300-\u036f\ufb00-\ufb06]")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK_AFTER = re.compile(r"(?<=[^\d\s(/-])\d{1,2}$")
_MARK_BEFORE = re.compile(r"\d{1,2}(?=[^\W\d_])")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.I)
_THIN = 3.0  # points: thinner is a rule, not a shape
_THICK = 8.0  # points: a stroked line's bounds are up to four times as wide as the line
_MAX_OBJECTS = 20_000  # of one page; a form that calls itself is cut here
_MAX_DEPTH = 12
_MOST_STEPS = 5_000  # of one path; a coastline goes on for ever

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class View:
    """From PDF space to points from the shown page's top left corner."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int  # quarter turns clockwise

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self.turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turn == 3:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


class PageText:
    """An open text page; guards the handle and answers questions about single letters."""

    def __init__(self, page: ctypes.c_void_p) -> None:
        self._handle = pdfium.FPDFText_LoadPage(page)
        if not self._handle:
            raise ValueError("no text page")
        self._rect = pdfium.FS_RECTF()  # made once: it is filled half a million times in a book

    def close(self) -> None:
        pdfium.FPDFText_ClosePage(self._handle)

    def pieces(self, view: View, width: float, height: float) -> Iterator[Piece]:
        """The page's words in the file's order, their boxes cut at the page's edge.

        A range of letters gives one tight box for each run of one style, so most words give one.
        """
        text, index = self._text()
        as_is = not _TO_MEND.search(text)
        handle, rect = self._handle, self._rect
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        count_rects, get_rect = pdfium.FPDFText_CountRects, pdfium.FPDFText_GetRect
        get_loose, isfinite = pdfium.FPDFText_GetLooseCharBox, math.isfinite
        line: Box = (0.0, 0.0, 0.0, 0.0)
        for match in _PIECE.finditer(text):
            first, last = match.start(), match.end() - 1
            if index is not None:
                first, last = index[first], index[last]
            box: Box | None = None
            for letter in (first, last) if last != first else (first,):
                if get_loose(handle, letter, rect):
                    edges = rect.left, rect.bottom, rect.right, rect.top
                    if edges[2] > edges[0] or edges[3] > edges[1]:
                        box = _union(box, edges) if box else edges
            if box is None:
                continue
            ink: Box | None = None
            for run in range(count_rects(handle, first, last - first + 1)):
                if get_rect(handle, run, left, top, right, bottom):
                    edges = left.value, bottom.value, right.value, top.value
                    ink = _union(ink, edges) if ink else edges
            shown = view.box(*box)
            if not (isfinite(shown[0] + shown[1] + shown[2] + shown[3])):
                continue
            shown = _clipped(shown, width, height)
            if shown[1] == line[1] and shown[3] == line[3]:
                shown = shown[0], line[1], shown[2], line[3]  # shared: 12 MB less for 500 pages
            line = shown
            word = match[0] if as_is else _plain(match[0])
            yield Piece(word, shown, first, _ink(ink, view, width, height))

    def _text(self) -> tuple[str, list[int] | None]:
        """The text, and the letter number of each of its characters where they differ."""
        count = pdfium.FPDFText_CountChars(self._handle)
        if count <= 0:
            return "", None
        buffer = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self._handle, 0, count, buffer) - 1
        if got != count:  # letters without Unicode are left out: ask one by one
            codes = [pdfium.FPDFText_GetUnicode(self._handle, k) for k in range(count)]
            return "".join(chr(c) if 0 < c < 0x110000 else " " for c in codes), None
        text = bytes(buffer)[: 2 * got].decode("utf-16-le", "replace")
        if len(text) == got:
            return text, None
        index, unit = [], 0
        for char in text:  # outside the basic plane a character takes two places
            index.append(unit)
            unit += 2 if char > "\uffff" else 1
        return text, index

    def size(self, index: int) -> float | None:
        """The font size in points as shown."""
        size = float(pdfium.FPDFText_GetFontSize(self._handle, index))
        matrix = pdfium.FS_MATRIX()
        if pdfium.FPDFText_GetMatrix(self._handle, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        return round(size, 2) if math.isfinite(size) and 0 < size < 2000 else None

    def bold(self, index: int) -> bool:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._handle, index, name, 128, flags)
        if name.value:
            return bool(_BOLD.search(name.value)) or bool(flags.value & (1 << 18))
        return int(pdfium.FPDFText_GetFontWeight(self._handle, index)) >= 600

    def colour(self, index: int) -> str | None:
        r, g, b, a = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFText_GetFillColor(self._handle, index, r, g, b, a):
            return None
        return _hex(r, g, b)

    def is_one_run(self, first: int, second: int) -> bool:
        """Whether one text-showing command of the file writes both letters."""
        one, other = (pdfium.FPDFText_GetTextObject(self._handle, k) for k in (first, second))
        if not one or not other:
            return False
        return ctypes.addressof(one.contents) == ctypes.addressof(other.contents)

    def raised(self, index: int, base: int) -> bool:
        """Whether the letter is smaller than the letter ``base`` and stands above its line."""
        size, usual = self.size(index), self.size(base)
        if not size or not usual or size > 0.85 * usual:
            return False
        x, y, base_y = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
        known = pdfium.FPDFText_GetCharOrigin(self._handle, index, x, y)
        known = known and pdfium.FPDFText_GetCharOrigin(self._handle, base, x, base_y)
        return bool(known) and y.value > base_y.value + 0.1 * usual

    def turned(self, index: int) -> bool:
        """Whether the letter stands on its side or head."""
        angle = float(pdfium.FPDFText_GetCharAngle(self._handle, index))
        return math.isfinite(angle) and 0.35 < angle % (2 * math.pi) < 2 * math.pi - 0.35


def view_of(page: ctypes.c_void_p) -> tuple[View, float, float]:
    """How the page is shown, its width and height in points."""
    rect = pdfium.FS_RECTF()
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    turn = max(0, pdfium.FPDFPage_GetRotation(page)) % 4
    if pdfium.FPDF_GetPageBoundingBox(page, rect):
        return View(rect.left, rect.bottom, rect.right, rect.top, turn), width, height
    across, up = (height, width) if turn % 2 else (width, height)
    return View(0.0, 0.0, across, up, turn), width, height


def read_drawings(page: ctypes.c_void_p, view: View, content: Content) -> None:
    """Add areas, pictures and rules of the page, forms included, to ``content``."""
    for kind, item, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(item, matrix, view, content)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            content.has_image = True
            box = _bounds(item, matrix, view)
            if box and box[2] - box[0] > 8 and box[3] - box[1] > 8:
                content.drawn.append(Drawn("picture", box, None))


def outlines(page: ctypes.c_void_p, view: View) -> Iterator[list[Point]]:
    """The corners, as shown, of every subpath that is filled or stroked; of curves the ends."""
    for kind, item, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH and _painting(item) is not None:
            yield from _subpaths(item, matrix, view)


def _subpaths(item: ctypes.c_void_p, matrix: Matrix, view: View) -> Iterator[list[Point]]:
    own = pdfium.FS_MATRIX()
    if pdfium.FPDFPageObj_GetMatrix(item, own):
        matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    a, b, c, d, e, f = matrix
    corners: list[Point] = []
    curve = 0
    for step, x, y in _segments(item):
        if step == pdfium.FPDF_SEGMENT_MOVETO and corners:
            yield corners
            corners, curve = [], 0
        if step == pdfium.FPDF_SEGMENT_BEZIERTO:
            curve += 1
            if curve % 3:
                continue  # two points that steer, then the one where the curve ends
        x, y = a * x + c * y + e, b * x + d * y + f
        corners.append(view.box(x, y, x, y)[:2])
    if corners:
        yield corners


def _objects(page: ctypes.c_void_p) -> Iterator[tuple[int, ctypes.c_void_p, Matrix]]:
    """The page's paths and pictures, those in forms too, with what turns them to page space."""
    left = [_MAX_OBJECTS]
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, k) for k in range(count))
    return _unpacked(objects, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), left, 0)


def _unpacked(
    objects: Iterator[ctypes.c_void_p], matrix: Matrix, left: list[int], depth: int
) -> Iterator[tuple[int, ctypes.c_void_p, Matrix]]:
    for item in objects:
        left[0] -= 1
        if left[0] < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield kind, item, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            own = pdfium.FS_MATRIX()
            inner = matrix
            if pdfium.FPDFPageObj_GetMatrix(item, own):
                inner = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            count = pdfium.FPDFFormObj_CountObjects(item)
            parts = (pdfium.FPDFFormObj_GetObject(item, k) for k in range(max(0, count)))
            yield from _unpacked(parts, inner, left, depth + 1)


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _bounds(item: ctypes.c_void_p, m: Matrix, view: View) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    x0, y0, x1, y1 = (float(e.value) for e in edges)
    points = [
        (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]) for x in (x0, x1) for y in (y0, y1)
    ]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = view.box(min(xs), min(ys), max(xs), max(ys))
    return box if all(map(math.isfinite, box)) else None


def _path(item: ctypes.c_void_p, matrix: Matrix, view: View, content: Content) -> None:
    filled = _painting(item)
    if filled is None:
        return
    box = _bounds(item, matrix, view)
    if box is None:
        return
    right, bottom = min(box[2], content.width), min(box[3], content.height)
    box = (max(box[0], 0.0), max(box[1], 0.0), right, bottom)
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide < 0 or high < 0:
        return
    if min(wide, high) < _THIN:
        if max(wide, high) > 6:
            content.rules.append(box)
        return
    if wide * high > 0.85 * content.width * content.height:
        return  # the page's background
    colour = _fill_colour(item) if filled else None
    kind = _kind(item)
    if kind == "line":  # else a slanting line or an open curve
        if min(wide, high) < _THICK and max(wide, high) > 3 * _THICK:
            content.rules.append(_middle(box, upright=wide < high))
        return
    if kind == "bar":
        content.rules.extend(
            (
                (box[0], box[1], box[2], box[1]),
                (box[0], box[3], box[2], box[3]),
                (box[0], box[1], box[0], box[3]),
                (box[2], box[1], box[2], box[3]),
            )
        )
        if colour is None:
            kind = "other"
    elif not filled:  # a whole grid may be one path
        for corners in _subpaths(item, matrix, view):
            (x0, y0), (x1, y1) = corners[0], corners[-1]
            if len(corners) == 2 and min(abs(x1 - x0), abs(y1 - y0)) < _THIN:
                content.rules.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    if wide >= 4 and high >= 4:
        content.drawn.append(Drawn(kind, box, colour))


def _middle(box: Box, upright: bool) -> Box:
    """A line's own place in the middle of bounds that leave room for its stroke."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (x, box[1], x, box[3]) if upright else (box[0], y, box[2], y)


def _painting(item: ctypes.c_void_p) -> bool | None:
    """Whether a path is filled, False where it is stroked only, None where it shows nothing."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
        return None
    return bool(fill.value) if fill.value or stroke.value else None


def _fill_colour(item: ctypes.c_void_p) -> str | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, r, g, b, a) or a.value == 0:
        return None
    return _hex(r, g, b)


def _hex(r: ctypes.c_uint, g: ctypes.c_uint, b: ctypes.c_uint) -> str:
    return f"#{r.value & 255:02x}{g.value & 255:02x}{b.value & 255:02x}"


def _kind(item: ctypes.c_void_p) -> ShapeKind:
    """The kind by the outline: its corners in the path's own space tell."""
    if pdfium.FPDFPath_CountSegments(item) > 60:
        return "other"
    points: list[tuple[float, float]] = []
    curves = lines = 0
    for kind, x, y in _segments(item):
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curves += 1
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            lines += 1
        point = (round(x, 1), round(y, 1))
        if not points or points[-1] != point:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    if len(points) < 3:
        return "line"
    if curves:
        return "ellipse" if lines == 0 and curves <= 12 * 3 else "bar" if lines >= 2 else "other"
    return _polygon(points)


def _segments(item: ctypes.c_void_p) -> Iterator[tuple[int, float, float]]:
    """Each step of a path: its kind and where it leads, in the path's own space."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for k in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_STEPS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, k)
        if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            yield pdfium.FPDFPathSegment_GetType(segment), x.value, y.value


def _polygon(points: list[tuple[float, float]]) -> ShapeKind:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    # An arrow's point is as deep as the bar is high, however long the bar.
    near_x, near_y = min(x1 - x0, y1 - y0) * 0.08 + 0.2, (y1 - y0) * 0.08 + 0.2

    def middle(point: tuple[float, float]) -> bool:
        return abs(point[1] - (y0 + y1) / 2) < near_y

    if len(points) == 4:
        turned = sum(abs(x - (x0 + x1) / 2) < near_x or middle((x, y)) for x, y in points)
        return "diamond" if turned == 4 else "bar"
    if len(points) in (5, 6, 7):
        tips = [p for p in points if abs(p[0] - x1) < near_x]
        if len(tips) == 1 and middle(tips[0]):
            return "chevron"
    axis = all(
        abs(a[0] - b[0]) < 0.3 or abs(a[1] - b[1]) < 0.3
        for a, b in zip(points, points[1:] + points[:1], strict=True)
    )
    return "bar" if axis and len(points) <= 8 else "other"


def _plain(word: str) -> str:
    """The word with plain hyphens, ligatures as letters, and dots printed apart on their letter."""
    word = word.translate(_HYPHENS)
    if word.isascii():
        return word
    word = _LIGATURE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), word)
    if _AFTER.search(word):  # the mark comes after its letter in the whole word
        word = _LATE.sub(lambda m: m[1] + _MARKS[m[2]], word)
    word = _APART.sub(lambda m: m[2] + _MARKS[m[1]], word)
    return unicodedata.normalize("NFC", word)


def _ink(box: Box | None, view: View, width: float, height: float) -> Box | None:
    """The ink's box as shown; None where the font tells none, or one that misses the page."""
    if box is None:
        return None
    x0, top, x1, bottom = view.box(*box)
    if not (x0 < x1 and top < bottom):
        return None
    x0, top = x0 if x0 > 0.0 else 0.0, top if top > 0.0 else 0.0
    x1, bottom = x1 if x1 < width else width, bottom if bottom < height else height
    return (x0, top, x1, bottom) if x0 < x1 and top < bottom else None


def raise_marks(pieces: list[Piece], text: PageText) -> None:
    """Raised digits (a note's mark, a square metre) become the superscripts that they are."""
    for k, piece in enumerate(pieces):
        if match := _MARK_AFTER.search(piece.text):
            first, base = piece.index + match.start(), piece.index
        elif match := _MARK_BEFORE.match(piece.text):
            first, base = piece.index, piece.index + match.end()
        elif k and piece.text.isdecimal() and _is_lower(piece.box, pieces[k - 1].box):
            match = re.match(r"\d+", piece.text)
            first, base = piece.index, pieces[k - 1].index
        if match and text.raised(first, base):
            mark = match[0].translate(_SUPERSCRIPTS)
            written = piece.text[: match.start()] + mark + piece.text[match.end() :]
            pieces[k] = replace(piece, text=written)


def _is_lower(box: Box, than: Box) -> bool:
    near = -1 < box[0] - than[2] < 0.5 * (than[3] - than[1]) and than[1] - 3 < box[1] < than[3]
    return near and box[3] - box[1] < 0.85 * (than[3] - than[1])


def _clipped(box: Box, width: float, height: float) -> Box:
    if box[0] >= 0.0 and box[1] >= 0.0 and box[2] <= width and box[3] <= height:
        return box
    inside = max(box[0], 0.0), max(box[1], 0.0), min(box[2], width), min(box[3], height)
    return inside if inside[0] < inside[2] and inside[1] < inside[3] else box


def _union(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
