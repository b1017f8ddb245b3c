"""Marks that Tesseract's models do not know, told by their ink: bullets, dashes, middle dots.

The Finnish model has no bullet, en dash or middle dot: it gives `e`, `*`, `«`, `—` or nothing.
How wide a mark is, how high it stands and how solid it is leaves one reading only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.readers.ocr import Gray, PixelBox, Read

_DASHES = re.compile("[-–—]")
_RANGE = re.compile(r"(?<=\d)-(?=\d)|(?<=20\d\d)-(?=\W*$)")  # hardly ever a hyphen
_DIGITS = re.compile(r"\d{4,7}[.,;:]?")
_EN_DASH = 0.31  # of the font size: the ink of hyphens is narrower, of en dashes wider


class Ink:
    """The connected pieces of ink of a page, to be asked for by place."""

    def __init__(self, writing: Gray) -> None:
        # What a rule or an edge leaves behind is paler than letters.
        dark = (writing < 125).astype(np.uint8)
        count, _labels, stats, _middles = cv2.connectedComponentsWithStats(dark)
        boxes = stats[1:count].astype(np.int64)
        boxes = boxes[boxes[:, 4] >= 3]
        self._left, self._top, self._wide, self._high, self._size = boxes.T
        self._x = self._left + self._wide / 2
        self._y = self._top + self._high / 2

    def within(self, box: Sequence[float], least: float = 0.0) -> list[tuple[PixelBox, int]]:
        """Box and number of dark pixels of each piece with its middle in ``box``, left first."""
        x0, top, x1, bottom = box
        found = np.nonzero(
            (self._x >= x0)
            & (self._x <= x1)
            & (self._y >= top)
            & (self._y <= bottom)
            & (np.maximum(self._wide, self._high) >= least)
        )[0]
        made = []
        for k in found[np.argsort(self._left[found])]:
            x, y = int(self._left[k]), int(self._top[k])
            right, low = x + int(self._wide[k]), y + int(self._high[k])
            made.append(((x, y, right, low), int(self._size[k])))
        return made

    def highest(self, box: Sequence[float]) -> int:
        """The height of the highest piece that ``box`` holds, 0 without any."""
        x0, top, x1, bottom = box
        held = (
            (self._left >= x0 - 1)
            & (self._left + self._wide <= x1 + 1)
            & (self._top >= top - 1)
            & (self._top + self._high <= bottom + 1)
        )
        return int(self._high[held].max()) if held.any() else 0


def put_right(words: Sequence[Read], ink: Ink, baseline: float, size: float) -> list[Read]:
    """The words with their marks as printed; a number's parts stand apart as printed."""
    made: list[Read] = []
    for n, word in enumerate(words):
        alone = len(word.text) == 1 or not any(c.isalnum() for c in word.text)
        mark = _lone_mark(word, ink, baseline, size, first=n == 0) if alone else None
        if mark is not None:
            made.append(replace(word, text=mark))
        elif _DIGITS.fullmatch(word.text):
            made += _thousands(word, ink, size)
        elif _DASHES.search(word.text):
            made.append(replace(word, text=_dashed(word, ink, baseline, size)))
        else:
            made.append(word)
    return made


def only_marks(words: Sequence[Read], ink: Ink, baseline: float, size: float) -> list[Read]:
    """Those of the words that are marks by their ink too, as what they are."""
    told = ((word, _lone_mark(word, ink, baseline, size, first=True)) for word in words)
    return [replace(word, text=mark) for word, mark in told if mark is not None]


def _lone_mark(word: Read, ink: Ink, baseline: float, size: float, first: bool) -> str | None:
    """The mark that a word of one sign is; None where it is a letter or a digit."""
    x0, top, x1, bottom = word.box
    pieces = ink.within(word.box, 0.06 * size)
    if not pieces and not first and max(x1 - x0, bottom - top) < 0.25 * size:
        return "·" if baseline - bottom > 0.06 * size else None  # too pale to be seen as ink
    if len(pieces) != 1:
        return None
    (x0, top, x1, bottom), dark = pieces[0]
    wide, high = x1 - x0, bottom - top
    hangs = baseline - bottom > 0.06 * size  # letters and digits stand on the baseline
    if max(wide, high) < 0.17 * size:
        return "·" if hangs and not first else None
    if wide > 2 * high and high < 0.2 * size:
        return _dash(wide / size)
    compact = 0.6 < wide / high < 1.7 and dark > 0.6 * wide * high
    if not hangs or not compact or top < baseline - 0.8 * size:
        return None
    if max(wide, high) < 0.2 * size and not first:
        return "·"
    return "•" if max(wide, high) < 0.62 * size else None


def bullet_before(word: Read, ink: Ink, baseline: float, size: float) -> Read | None:
    """A bullet, dash or angle before a line's first word that Tesseract has passed by."""
    if not any(c.isalnum() for c in word.text):
        return None
    left = word.box[0]
    near = (left - 2.6 * size, baseline - 0.62 * size, left - 0.2 * size, baseline - 0.1 * size)
    pieces = ink.within(near, 0.12 * size)
    if len(pieces) != 1:
        return None
    box, dark = pieces[0]
    wide, high = box[2] - box[0], box[3] - box[1]
    full = dark / (wide * high)
    if 0.7 < wide / high < 1.45 and full > 0.62 and 0.14 < max(wide, high) / size < 0.55:
        mark = "•"
    elif wide > 2.5 * high and high < 0.2 * size and 0.3 < wide / size < 1.1:
        mark = "–"
    elif 0.3 < wide / high < 0.85 and 0.2 < full < 0.62 and 0.22 < high / size < 0.6:
        mark = "›"
    else:
        return None
    if baseline - box[3] < 0.06 * size or left - box[2] < 0.25 * size:
        return None
    return replace(word, text=mark, box=box, confidence=min(word.confidence, 0.9))


def _dash(share: float) -> str:
    return "-" if share < _EN_DASH else "–" if share < 0.85 else "—"


def _dashed(word: Read, ink: Ink, baseline: float, size: float) -> str:
    """The word with each dash as wide as it is printed."""
    x0, _, x1, _ = word.box
    band = (x0, baseline - 0.55 * size, x1, baseline - 0.1 * size)
    printed = [
        box
        for box, _ in ink.within(band, 0.15 * size)
        if box[3] - box[1] < 0.2 * size and box[2] - box[0] > 1.6 * (box[3] - box[1])
    ]
    text = word.text.replace("—-", "—").replace("--", "—")
    if len(printed) != len(_DASHES.findall(text)):
        return _RANGE.sub("–", text.replace("—", "–"))
    widths = iter([(box[2] - box[0]) / size for box in printed])
    return _DASHES.sub(lambda _: _dash(next(widths)), text)


def _thousands(word: Read, ink: Ink, size: float) -> list[Read]:
    """``1200`` as ``1 200`` where it is printed so."""
    digits = [box for box, _ in ink.within(word.box, 0.4 * size)]
    count = len(word.text.rstrip(".,;:"))
    if len(digits) != count:
        return [word]
    cuts = [k for k in range(count - 3, 0, -3) if digits[k][0] - digits[k - 1][2] > 0.2 * size]
    ends = [0, *sorted(cuts), len(word.text)]
    if len(ends) == 2:
        return [word]
    x0, top, x1, bottom = word.box
    edges = [x0, *(digits[k][0] for k in sorted(cuts)), x1]
    made = []
    for n in range(len(ends) - 1):
        last = n == len(ends) - 2
        right = x1 if last else digits[ends[n + 1] - 1][2]
        text = word.text[ends[n] : ends[n + 1]]
        made.append(replace(word, text=text, box=(edges[n], top, right, bottom)))
    return made
