"""Letters as printed: size, weight and colour of a run of words, and the marks OCR misreads.

The Finnish model knows no bullet, en dash or middle dot, and no å, é, q, Q or @. Bullets, dots and
dashes are told by their ink (how wide, how high, how far above the baseline); words that may hold
a letter it does not know are read again in Swedish and English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr import Gray, Read, Recognisers, lines_of

# Heights above the baseline, in shares of the font size, as most printed faces have them.
_ACCENTED = frozenset("ÄÖÅÉ")
_TALL = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklij0123456789ß(/)!?€%&"”')
_MIDDLING = frozenset("t")
_DOTTED = frozenset("äöåé")
_LOW = frozenset("acegmnopqrsuvwxyz")
_HANGING = frozenset("gjpqy,;()/QÅ[]")
_ASCENT, _DESCENT = 0.905, 0.212


@dataclass(slots=True)
class Run:
    """Words of one printed line and one style; ``top`` and ``bottom`` as high as the font."""

    words: list[Read]
    baseline: float
    size: float = 0.0  # pixels
    bold: bool = False
    colour: str | None = None

    @property
    def top(self) -> float:
        return self.baseline - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + _DESCENT * self.size


def height_share(text: str) -> float | None:
    """How high the ink of a word stands over the baseline in shares of its font size."""
    letters = set(text)
    if letters & _ACCENTED:
        return 0.92
    if letters & _TALL:
        return 0.725
    if letters & _DOTTED:
        return 0.71
    if letters & _MIDDLING:
        return 0.66
    return 0.535 if letters & _LOW else None


def _size(word: Read) -> float | None:
    share = height_share(word.text)
    if share is None:
        return None
    hangs = bool(set(word.text) & _HANGING)
    low = word.baseline if hangs else float(word.box[3])
    return (low - word.box[1]) / share


def runs_of(
    words: Sequence[Read],
    writing: Gray,
    image: NDArray[np.uint8],
    recognisers: Recognisers,
    scale: float,
) -> list[Run]:
    """Runs of one style, misread marks put right, junk left out."""
    runs: list[Run] = []
    for line in lines_of(words):
        for part in _apart(line):
            run = _run(part)
            if run is not None:
                runs.append(run)
    _level_sizes(runs)
    return runs


def _apart(line: Sequence[Read]) -> Iterator[list[Read]]:
    """The words of a line parted at gaps wider than words have."""
    part: list[Read] = []
    for word in line:
        if part:
            high = max(word.box[3] - word.box[1], part[-1].box[3] - part[-1].box[1])
            if word.box[0] - part[-1].box[2] > 1.5 * high:
                yield part
                part = []
        part.append(word)
    if part:
        yield part


def _run(words: list[Read]) -> Run | None:
    sizes = [(s, len(w.text)) for w in words if (s := _size(w))]
    if not sizes:
        return None
    every = sorted(s for s, n in sizes for _ in range(n))
    size = every[len(every) // 2]
    baseline = median(w.baseline for w in words)
    return Run(words, baseline, size)


def _level_sizes(runs: Sequence[Run]) -> None:
    """Sizes that differ by less than measuring can tell become one."""
    ordered = sorted(runs, key=lambda r: r.size)
    group: list[Run] = []
    for run in ordered:
        if group and run.size > 1.06 * group[0].size + 0.5:
            _as_one(group)
            group = []
        group.append(run)
    _as_one(group)


def _as_one(group: Sequence[Run]) -> None:
    if group:
        every = sorted(r.size for r in group for _ in r.words)
        for run in group:
            run.size = every[len(every) // 2]
