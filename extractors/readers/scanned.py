"""From the picture of a page to a ``Draft``: made straight, drawings found, writing read, laid out.

``Scanner`` does so for many pages at once: OpenCV and Tesseract let go of the interpreter while
they work, so threads share the processors, and no more pictures wait than there are threads.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from statistics import median
from threading import BoundedSemaphore

import cv2
import numpy as np

from extractors.boxes import area, within
from extractors.readers import (
    gradient_areas,
    hard_words,
    lettering,
    ocr,
    picture_shapes,
    second_look,
)
from extractors.readers.errors import issue
from extractors.readers.grids import fill, shows_grid
from extractors.readers.lettering import Run
from extractors.readers.ocr import Gray, Read, Recognisers
from extractors.readers.picture_shapes import Drawings
from extractors.readers.printed import Content, Draft, Drawn, Piece
from extractors.readers.progress import Progress
from extractors.readers.reading_order import Part, Segment, segments
from extractors.readers.ruled_grids import grids_of, with_rows_apart
from extractors.readers.straighten import Picture, straightened
from models.records import Box, Issue

_MOST_THREADS = 4
_FAILURES = (cv2.error, ValueError, IndexError, RuntimeError)  # of OpenCV, NumPy and Tesseract
_RESERVE = 2.0  # seconds that laying out and handing over what was read may take
_SCRAPS, _CERTAIN = 3, 0.9  # so few words, and none of them certain, are no writing
_FEW = 24  # letters of a line that are too few to measure it by


class Scanner:
    """Guards threads and open models; gives a draft for each picture added.

    What was not read in the time that ``progress`` has comes back as None.
    """

    def __init__(self, progress: Progress) -> None:
        self._until: float | None = None
        if progress.deadline is not None:
            whole = progress.deadline - progress.began
            self._until = progress.deadline - max(_RESERVE, 0.15 * whole)
        self._recognisers = Recognisers()
        count = min(_MOST_THREADS, _cores())
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="ocr")
        self._free = BoundedSemaphore(count + 1)
        self._work: dict[int, Future[Draft | None]] = {}
        self.failed: dict[int, str] = {}  # by key: what a library said of a picture

    def close(self) -> None:
        """Pictures whose turn has not come stay unread."""
        self._threads.shutdown(cancel_futures=True)
        self._recognisers.close()

    @property
    def out_of_time(self) -> bool:
        return self._until is not None and time.monotonic() >= self._until

    def add(
        self, key: int, image: Picture, scale: float, corner: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        """Have a picture read; waits while all threads are busy. ``scale``: its pixels per point.

        ``corner`` is where it stands on its page, in points.
        """
        self._free.acquire()
        self._work[key] = self._threads.submit(self._read, image, scale, corner)

    def results(self) -> Iterator[tuple[int, Draft | None]]:
        """Each key with its draft, in the order added; None where the time ran out or it failed."""
        for key, work in self._work.items():
            try:
                yield key, work.result()
            except _FAILURES as error:  # one picture is lost, the rest of the document is not
                self.failed[key] = f"OCR: {type(error).__name__}"
                yield key, None

    def lost(self, key: int, page: int) -> Issue:
        """Why a key came back as None, told of its page."""
        if why := self.failed.get(key):
            return issue("damaged-page", page, why)
        return issue("ocr-no-time", page)

    def _read(self, image: Picture, scale: float, corner: tuple[float, float]) -> Draft | None:
        try:
            seconds = None if self._until is None else self._until - time.monotonic()
            if seconds is not None and seconds <= 0:
                return None
            return draft_of(image, scale, self._recognisers, seconds, corner)
        finally:
            self._free.release()


def may_hold_writing(image: Picture) -> bool:
    """Whether there is anything in rows, as letters are: cheap, and right about most photos."""
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    edges = cv2.morphologyEx(gray, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    _, sharp = cv2.threshold(edges, 60, 1, cv2.THRESH_BINARY)
    rows = cv2.morphologyEx(sharp, cv2.MORPH_CLOSE, np.ones((1, 13), np.uint8))
    rows = cv2.morphologyEx(rows, cv2.MORPH_OPEN, np.ones((5, 9), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(rows)
    found = 0
    for k in range(1, count):
        _x, _y, wide, high, size = (int(v) for v in stats[k])
        found += 8 <= high <= 90 and wide > 1.5 * high and size > 0.5 * wide * high
    return found >= 1


def taken_in(draft: Draft, found: Draft) -> None:
    """Put what was read in a picture of a page into the page's own draft.

    Words that the page has itself are left out: they were printed over the picture.
    """
    own = draft.content
    known = [piece.box for piece in own.pieces]

    def is_new(part: Part) -> bool:
        x, y = (part.place[0] + part.place[2]) / 2, (part.place[1] + part.place[3]) / 2
        return not any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in known)

    lines = [line for line in found.lines if all(map(is_new, line.parts))]
    tables = [
        t for t in found.tables if all(is_new(p) for c in t.cells for s in c.lines for p in s.parts)
    ]
    if not lines and not tables:
        return
    first = len(own.pieces)
    own.pieces += found.content.pieces
    for line in [*lines, *(s for t in tables for c in t.cells for s in c.lines)]:
        line.parts = [replace(part, order=part.order + first) for part in line.parts]
    draft.lines += lines
    draft.tables += tables
    own.drawn += found.content.drawn
    own.origin = "mixed"


def draft_of(
    image: Picture,
    scale: float,
    recognisers: Recognisers,
    seconds: float | None = None,
    corner: tuple[float, float] = (0.0, 0.0),
) -> Draft | None:
    """The picture as a draft in points; None where ``seconds`` ran out.

    A piece's ``box`` lies on the straightened page, where lines are level and order can be made;
    its ``ink`` lies on the page as it is.
    """
    straight = straightened(image)
    drawings, writing = picture_shapes.find(straight.image, scale)
    words = _read(writing, drawings.leaders, 72 * scale, recognisers, seconds)
    if words is None:
        return None
    drawings.areas = gradient_areas.joined(drawings.areas, straight.image, scale)
    areas = [area.box for area in drawings.areas]
    words = hard_words.in_areas(
        words, straight.image, writing, areas, drawings.frames, recognisers, 72 * scale
    )
    runs = lettering.runs_of([*words, *drawings.leaders], writing, straight.image)
    runs = [run for run in runs if not _is_edge(run, areas, scale)]
    read = [word for run in runs for word in run.words]
    if len(read) <= _SCRAPS and all(word.confidence < _CERTAIN for word in read):
        runs = []  # what a photograph looks like to a reader of letters
    high, wide = image.shape[:2]
    content = Content(wide / scale, high / scale, origin="ocr", has_image=True)
    dx, dy = corner

    def points(box: Sequence[float]) -> Box:
        x0, top, x1, bottom = box
        return x0 / scale + dx, top / scale + dy, x1 / scale + dx, bottom / scale + dy

    _draw(content, drawings, runs, points, scale)
    parts: list[Part] = []
    for run in runs:
        run.words = _side_by_side(run.words)
        for word in run.words:
            ink = points(straight.on_page(word.box))
            n = len(content.pieces)
            line = points((word.box[0], run.top, word.box[2], run.bottom))
            content.pieces.append(Piece(word.text, line, n, ink, word.confidence))
            tied = word is not run.words[0]
            parts.append(Part(word.text, line, n, False, ink, word.confidence, tied))
    draft = Draft(content)
    if shows_grid(content.rules):
        found = grids_of(content.rules, [part.box for part in parts])
        draft.tables, parts = fill(found, parts)
        draft.tables = [with_rows_apart(grid) for grid in draft.tables]
    draft.lines = segments(parts)
    style = [run for run in runs for _ in run.words]
    cells = [line for t in draft.tables for c in t.cells for line in c.lines]
    for printed in [*draft.lines, *cells]:
        own = [style[p.order] for p in printed.parts]
        printed.size = round(median(r.size for r in own) / scale, 1)
        printed.bold = sum(r.bold for r in own) * 2 > len(own)
        printed.colour = own[0].colour
    _level_paragraphs(draft.lines)
    return draft


def _level_paragraphs(lines: Sequence[Segment]) -> None:
    """A short line that goes on in small letters has the size and weight of the line above it.

    A line with hardly a high letter tells its size badly: "avajaisissa" looks a third smaller.
    """
    for line in lines:
        if not line.text[:1].islower() or len(line.text) > _FEW or not line.size:
            continue
        x0, top = line.box[:2]
        above = [
            other
            for other in lines
            if other.size
            and abs(other.box[0] - x0) < 0.8 * other.size
            and -0.5 * other.size < top - other.box[3] < 0.8 * other.size
            and 0.7 < line.size / other.size < 1.43
        ]
        if above:
            nearest = max(above, key=lambda other: other.box[3])
            line.size, line.bold = nearest.size, nearest.bold


def _is_edge(run: Run, areas: Sequence[Box], scale: float) -> bool:
    """One sign by itself across the edge of a drawn area: its shadow or its rim."""
    if len(run.words) != 1 or len(run.words[0].text) > 2:
        return False
    x0, top, x1, bottom = run.words[0].box
    out, inside = 3 * scale, 2 * scale
    for a, b, c, d in areas:
        beyond = x1 < a - out or x0 > c + out or bottom < b - out or top > d + out
        within_ = x0 > a + inside and x1 < c - inside and top > b + inside and bottom < d - inside
        if not beyond and not within_:
            return True
    return False


def _cores() -> int:
    """Processors that this process may use; where the system does not say, all there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _side_by_side(words: Sequence[Read]) -> list[Read]:
    """Words of one line, none over the next: Tesseract's boxes may reach into their neighbour."""
    made = []
    for word, after in zip(words, [*words, None][1:], strict=True):
        x0, top, x1, bottom = word.box
        if after is not None and x0 < after.box[0] < x1:
            word = replace(word, box=(x0, top, after.box[0], bottom))
        made.append(word)
    return made


def _read(
    writing: Gray,
    leaders: Sequence[Read],
    dpi: float,
    recognisers: Recognisers,
    seconds: float | None,
) -> list[Read] | None:
    began = time.monotonic()
    words = recognisers.page(writing, dpi, seconds)
    if words is None:
        return None
    language = second_look.other_language(words)
    if language in ocr.languages():
        left = None if seconds is None else seconds - (time.monotonic() - began)
        if left is None or left > 0:
            words = recognisers.page(writing, dpi, left, language) or words
    words = second_look.page_numbers(leaders, words, writing, recognisers, dpi)
    words = [*words, *second_look.passed_by(words, writing, recognisers, dpi)]
    words = hard_words.enlarged(words, writing, recognisers, dpi)
    words = hard_words.parted(words, writing, recognisers, dpi)
    return second_look.looked_at_again(words, writing, recognisers, dpi)


def _draw(
    content: Content,
    drawings: Drawings,
    runs: Sequence[Run],
    points: Callable[[Sequence[float]], Box],
    scale: float,
) -> None:
    """Put areas, frames and rules into ``content``, without what is letters after all."""
    words = [word.box for run in runs for word in run.words]
    for found in drawings.areas:
        if _is_lettering(found.box, words, scale):
            continue
        box = points(found.box)
        content.drawn.append(Drawn(found.kind, box, found.colour))
        if found.kind == "bar":
            x0, top, x1, bottom = box
            content.rules += [
                (x0, top, x1, top),
                (x0, bottom, x1, bottom),
                (x0, top, x0, bottom),
                (x1, top, x1, bottom),
            ]
    content.rules += [points(rule) for rule in drawings.rules]
    areas = [drawn.box for drawn in content.drawn]
    for frame in map(points, drawings.frames):
        if not any(within(frame, a, 4) and within(a, frame, 4) for a in areas):
            content.drawn.append(Drawn("other", frame, None))


def _is_lettering(box: Box, words: Sequence[tuple[int, int, int, int]], scale: float) -> bool:
    """A thick stroke of a letter: small, and in the box of a word."""
    small = min(box[2] - box[0], box[3] - box[1]) < 12 * scale
    for word in words if small else ():
        across = min(box[2], word[2]) - max(box[0], word[0])
        down = min(box[3], word[3]) - max(box[1], word[1])
        if across > 0 and down > 0 and across * down > 0.5 * area(box):
            return True
    return False
