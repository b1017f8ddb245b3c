"""Words that Tesseract read badly, read once more: run together, or in small print.

Two words with a narrow space between them come as one; the ink tells where it parts. Small print is
read from a picture twice as large, and taken where Tesseract is surer of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean

import cv2
import numpy as np

from extractors.readers.ocr import FINNISH, Gray, PixelBox, Read, Recognisers, lines_of

_DARK = 140
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
    reads = recognisers.line(_framed(writing, box)[0], dpi, FINNISH)
    if not reads:
        return None
    sure = min(read.confidence for read in reads)
    return Read("".join(read.text for read in reads), box, float(box[3]), sure, 0)


def _framed(writing: Gray, box: PixelBox) -> tuple[Gray, int, int]:
    """A part of the picture with a white rim; where its left top corner lies on the picture."""
    x0, top, x1, bottom = box
    rim = max(6, (bottom - top) // 2)
    left, upper = max(0, x0 - 2), max(0, top - 2)
    part = writing[upper : bottom + 2, left : x1 + 2]
    made = cv2.copyMakeBorder(part, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(made, dtype=np.uint8), left - rim, upper - rim


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
    part, left, upper = _framed(writing, (box[0], box[1], box[2], box[3]))
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
        for read in recognisers.line(np.asarray(large, dtype=np.uint8), 2 * dpi, FINNISH)
    ]
