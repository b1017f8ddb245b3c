"""Words that Tesseract read badly or not at all, read once more.

Two words with a narrow space between them come as one; the ink tells where it parts. Small print is
read from a picture twice as large, and taken where Tesseract is surer of it. On a colour that runs
from dark to light, writing stands out only from what is right around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean

import cv2
import numpy as np

from extractors.readers.ocr import FINNISH, Gray, PixelBox, Read, Recognisers, lines_of
from extractors.readers.second_look import framed
from extractors.readers.straighten import Picture

_DARK = 140
_AROUND = 0.34  # inches: wider than letters' strokes, narrower than what they stand on
_NOISE = 16  # grey levels
_RIM = 0.02  # inches: an area's edge is no writing
_MOST_AREAS = 30
_SPACE = 0.24  # of a word's height: letters of one word stand nearer to each other
_LEAST = 6  # letters of two words run together
_MOST_CUTS = 3  # a heading set letter by letter has more, and is one word
_UNSURE = 0.8
_SURER = 0.06
_SMALL = 26  # pixels of a line's height, below which twice the size helps
_MOST_LINES = 40  # of one page; a page with more is no print at all


def parted(
    words: Sequence[Read], writing: Gray, recognisers: Recognisers, dpi: float
) -> list[Read]:
    """The words, each that the ink parts widely read in its parts."""
    made: list[Read] = []
    for word in words:
        pieces = _pieces(word, writing)
        reads = [_alone(piece, writing, recognisers, dpi) for piece in pieces]
        found = [replace(read, line=word.line, baseline=word.baseline) for read in reads if read]
        same = "".join(read.text for read in found).casefold() == word.text.casefold()
        sure = bool(found) and min(read.confidence for read in found) >= 0.9
        whole = len(found) == len(pieces) > 1 and (same or sure)
        whole = whole and all(sum(map(str.isalpha, read.text)) > 1 for read in found)
        made += found if whole else [word]
    return made


def _pieces(word: Read, writing: Gray) -> list[PixelBox]:
    """The boxes that the word's widest gaps part; [] for a word of ordinary gaps."""
    if sum(c.isalpha() for c in word.text) < _LEAST:
        return []
    x0, top, x1, bottom = word.box
    inked = (writing[top:bottom, x0:x1] < _DARK).any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.astype(np.int8), [0]))))
    starts, ends = edges[::2], edges[1::2]
    gaps = starts[1:] - ends[:-1]
    if not len(gaps):
        return []
    wide = gaps >= max(_SPACE * (bottom - top), 1.5 * float(np.median(gaps)), 4)
    if not 0 < int(wide.sum()) <= _MOST_CUTS:
        return []
    rest = gaps[~wide]
    if len(rest) and int(gaps[wide].min()) < 1.4 * int(rest.max()):
        return []
    cuts = [0, *(int(k) + 1 for k in np.flatnonzero(wide)), len(starts)]
    return [
        (x0 + int(starts[a]), top, x0 + int(ends[b - 1]), bottom)
        for a, b in pairwise(cuts)
    ]


def _alone(box: PixelBox, writing: Gray, recognisers: Recognisers, dpi: float) -> Read | None:
    """One word read by itself, at the place given."""
    reads = recognisers.part(framed(writing, box)[0], dpi, FINNISH)
    if not reads:
        return None
    sure = min(read.confidence for read in reads)
    return Read("".join(read.text for read in reads), box, float(box[3]), sure, 0)


def enlarged(
    words: Sequence[Read], writing: Gray, recognisers: Recognisers, dpi: float
) -> list[Read]:
    """The words, lines of small print that were read badly read again at twice the size."""
    made: list[Read] = []
    tried = 0
    for line in lines_of(words):
        high = max(word.box[3] - word.box[1] for word in line)
        sure = mean(word.confidence for word in line)
        weakest = min(word.confidence for word in line)
        if high > _SMALL or weakest >= _UNSURE or tried >= _MOST_LINES:
            made += line
            continue
        tried += 1
        again = _twice(line, writing, recognisers, dpi)
        better = again and mean(word.confidence for word in again) > sure + _SURER
        made += again if better else line
    return made


def _twice(
    line: Sequence[Read], writing: Gray, recognisers: Recognisers, dpi: float
) -> list[Read]:
    boxes = np.array([word.box for word in line])
    box = (*(int(v) for v in boxes[:, :2].min(axis=0)), *(int(v) for v in boxes[:, 2:].max(axis=0)))
    part, left, upper = framed(writing, (box[0], box[1], box[2], box[3]))
    large = cv2.resize(part, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return [
        replace(
            read,
            box=(
                left + read.box[0] // 2,
                upper + read.box[1] // 2,
                left + (read.box[2] + 1) // 2,
                upper + (read.box[3] + 1) // 2,
            ),
            baseline=upper + read.baseline / 2,
            line=line[0].line,
        )
        for read in recognisers.part(np.asarray(large, dtype=np.uint8), 2 * dpi, FINNISH)
    ]


def in_areas(
    words: Sequence[Read],
    image: Picture,
    writing: Gray,
    areas: Sequence[Sequence[float]],
    frames: Sequence[Sequence[float]],
    recognisers: Recognisers,
    dpi: float,
) -> list[Read]:
    """The words, with what areas and frames (boxes in pixels) hold and the first reading missed.

    An area is read again where no sure word stands in it, a frame (a table's cell) where no word
    does; scraps that were read there go where something better is found. ``writing`` gets the ink,
    for whoever measures letters by it.
    """
    unread = [
        area for area in areas if not any(_is_sure(w) for w in words if _holds(area, w.box))
    ]
    likely = [word for word in words if word.confidence > 0.5]
    bare = [frame for frame in frames if not any(_holds(frame, word.box) for word in likely)]
    if not unread and not bare:
        return list(words)
    standing = _standing_out(image, dpi)
    unread += [frame for frame in bare if _is_inked(frame, standing)]
    kept = list(words)
    done: list[Sequence[float]] = []
    for area in sorted(unread, key=lambda a: (a[0] - a[2]) * (a[3] - a[1]))[:_MOST_AREAS]:
        middle = (round(area[0]), round(area[1]), round(area[2]), round(area[3]))
        if any(_holds(other, middle) for other in done):
            continue
        found = _inside(middle, standing, recognisers, dpi)
        if not found:
            continue
        done.append(area)
        kept = [word for word in kept if not _holds(area, word.box)]
        first = max((word.line for word in kept), default=-1) + 1
        for word in found:
            x0, top, x1, bottom = word.box
            writing[top:bottom, x0:x1] = standing[top:bottom, x0:x1]
            kept.append(replace(word, line=first + word.line))
    return kept


def _standing_out(image: Picture, dpi: float) -> Gray:
    """How much each pixel differs from what is right around it, as dark on white."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    apart = cv2.absdiff(grey, cv2.medianBlur(grey, round(_AROUND * dpi) | 1)).astype(np.float32)
    apart[apart < _NOISE] = 0
    strongest = max(60.0, float(np.percentile(apart, 99.7)))
    return np.asarray(255 - np.clip(apart * (255 / strongest), 0, 255), dtype=np.uint8)


def _inside(area: PixelBox, standing: Gray, recognisers: Recognisers, dpi: float) -> list[Read]:
    """The words of one area; [] where most of what is read there is no sure word."""
    rim = round(_RIM * dpi)
    box = (area[0] + rim, area[1] + rim, area[2] - rim, area[3] - rim)
    if box[2] - box[0] < 3 * rim or box[3] - box[1] < 3 * rim:
        return []
    part, left, upper = framed(standing, box)
    reads = recognisers.part(part, dpi, FINNISH, block=True)
    sure = [read for read in reads if _is_sure(read)]
    if 2 * sum(len(r.text) for r in sure) < sum(len(r.text) for r in reads) or not sure:
        return []
    return [
        replace(
            read,
            box=(read.box[0] + left, read.box[1] + upper, read.box[2] + left, read.box[3] + upper),
            baseline=read.baseline + upper,
        )
        for read in reads
        if read.confidence > _UNSURE and sum(map(str.isalnum, read.text)) > 1
    ]


def _is_inked(frame: Sequence[float], writing: Gray) -> bool:
    x0, top, x1, bottom = (round(v) for v in frame)
    edge = 6
    inside = writing[top + edge : bottom - edge, x0 + edge : x1 - edge]
    return bool(inside.size) and float((inside < _DARK).mean()) > 0.01


def _is_sure(word: Read) -> bool:
    return word.confidence > _UNSURE and sum(map(str.isalpha, word.text)) > 2


def _holds(area: Sequence[float], box: PixelBox) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] < x < area[2] and area[1] < y < area[3]
