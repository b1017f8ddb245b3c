"""Letters as printed: runs of words of one line and one style, with size, weight and colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.readers import marks
from extractors.readers.marks import Ink
from extractors.readers.ocr import Gray, Read, lines_of
from extractors.readers.straighten import Picture

# Heights above the baseline, in shares of the font size, as most printed faces have them.
_ACCENTED = frozenset("ÄÖÅÉ")
_TALL = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklij0123456789ß(/)!?€%&"”')
_MIDDLING = frozenset("t")
_DOTTED = frozenset("äöåé")
_LOW = frozenset("acegmnopqrsuvwxyz")
_HANGING = frozenset("gjpqy,;()/QÅ[]|")
_FENCES = frozenset("()[]|")
_HIGHEST = (_TALL | frozenset("gjpqy")) - frozenset('i%"”()/')
_ASCENT, _DESCENT = 0.905, 0.212
_BOLD = 0.106  # a stroke's share of the font size; regular faces lie at 0.09
_SURE = 0.35  # what Tesseract is less sure of, and stands alone, is a stain or a picture
_LOOSE = re.compile(r"[^\w•–—%€§&)+]{1,2}")
_UPRIGHT = frozenset("|[]!{}")
_STICKS = frozenset("ijlI")  # what an upright line is read as; no Finnish line begins so


@dataclass(slots=True)
class Run:
    """Words of one printed line and one style; ``top`` and ``bottom`` as high as the font."""

    words: list[Read]
    baseline: float
    size: float  # pixels
    bold: bool = False
    colour: str | None = None

    @property
    def top(self) -> float:
        return self.baseline - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + _DESCENT * self.size


def runs_of(words: Sequence[Read], writing: Gray, image: Picture) -> list[Run]:
    """Runs of one style with misread marks put right; stains read as letters are left out."""
    ink = Ink(writing)
    parts = [part for line in lines_of(words) for part in _apart(line)]
    runs = [run for part in parts if (run := _run(part, ink)) is not None]
    _level_sizes(runs)
    for run in runs:
        run.words = _without_rules(run, marks.put_right(run.words, ink, run.baseline, run.size))
    runs = [run for run in runs if not _is_stain(run)]
    runs = [run for run in runs if not _is_lost(run, runs)]
    for part in parts:
        if all(_size(word, ink) is None for word in part):
            _add_marks(part, runs, ink)
    _join_leaders(runs)
    for run in runs:
        if (bullet := marks.bullet_before(run.words[0], ink, run.baseline, run.size)) is not None:
            run.words.insert(0, bullet)
        run.bold = _stroke(run, writing) > _BOLD
        run.colour = _colour(run, writing, image)
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


def _size(word: Read, ink: Ink) -> float | None:
    """The font size in pixels by how high the ink of these letters stands."""
    letters = set(word.text)
    if letters & _ACCENTED:
        share = 0.92
    elif letters & _TALL:
        share = 0.725
    elif letters & _DOTTED:
        share = 0.71
    elif letters & _MIDDLING:
        share = 0.66
    elif letters & _LOW:
        share = 0.535
    else:
        return None
    low = word.baseline if letters & _HANGING else float(word.box[3])
    size = (low - word.box[1]) / share
    # The box may hold a stain or a line above; the highest single letter seldom does.
    highest = ink.highest(word.box)
    if highest:
        if letters & _FENCES:
            share = 0.93
        elif letters & _HIGHEST:
            share = 0.73
        else:
            share = 0.66 if letters & _MIDDLING else 0.535
        size = min(size, highest / share)
    return max(1.0, size)


def _run(words: list[Read], ink: Ink) -> Run | None:
    sizes = sorted(s for w in words if (s := _size(w, ink)) for _ in w.text)
    if not sizes:
        return None
    return Run(words, median(w.baseline for w in words), sizes[len(sizes) // 2])


def _level_sizes(runs: Sequence[Run]) -> None:
    """Sizes that differ by less than can be measured become one."""
    group: list[Run] = []
    for run in sorted(runs, key=lambda r: r.size):
        if group and run.size > 1.06 * group[0].size + 0.5:
            _as_one(group)
            group = []
        group.append(run)
    _as_one(group)


def _as_one(group: Sequence[Run]) -> None:
    every = sorted(run.size for run in group for word in run.words for _ in word.text)
    for run in group:
        run.size = every[len(every) // 2]


def _without_rules(run: Run, words: list[Read]) -> list[Read]:
    """Without upright lines that were read as a sign: they are higher than letters are.

    And without signs at either end that their ink does not bear out.
    """
    while words and _LOOSE.fullmatch(words[0].text):
        words = words[1:]
    while words and _LOOSE.fullmatch(words[-1].text):
        words = words[:-1]
    if len(words) > 1 and words[0].text in _STICKS and not words[1].text[:1].islower():
        words = words[1:]  # a table's line beside its cell
    kept = [
        word
        for n, word in enumerate(words)
        if word.text not in _UPRIGHT
        or (
            0 < n < len(words) - 1
            and word.confidence > 0.6
            and word.box[3] - word.box[1] < 1.25 * run.size
        )
    ]
    return kept


def _is_stain(run: Run) -> bool:
    text = "".join(word.text for word in run.words)
    if not run.words:
        return True
    sure = median(word.confidence for word in run.words)
    letters = sum(c.isalnum() for c in text)
    if not letters:
        return True
    high = median(word.box[3] - word.box[1] for word in run.words)
    if high > 2.2 * run.size or run.size < 7:
        return True
    return sure < (0.8 if letters < 3 and not text.isdigit() else _SURE)


def _is_lost(run: Run, runs: Sequence[Run]) -> bool:
    """One or two letters by themselves, no word right beside them: the edge of something drawn."""
    text = "".join(word.text for word in run.words)
    if len(text) > 2 or any(c.isdigit() for c in text):
        return False
    if len(text) == 2 and min(word.confidence for word in run.words) > 0.8:
        return False
    x0, x1 = run.words[0].box[0], run.words[-1].box[2]
    for other in runs:
        if other is run or len(other.words) + len(other.words[0].text) < 3:
            continue
        level = other.top < (run.top + run.bottom) / 2 < other.bottom
        gap = max(other.words[0].box[0] - x1, x0 - other.words[-1].box[2])
        if level and gap < 0.9 * other.size and 0.7 < run.size / other.size < 1.4:
            return False
    return True


def _add_marks(part: Sequence[Read], runs: Sequence[Run], ink: Ink) -> None:
    """Bullets and dashes that Tesseract saw as lines of their own join the words beside them."""
    x0, x1 = part[0].box[0], part[-1].box[2]
    middle = (part[0].box[1] + part[0].box[3]) / 2
    for run in runs:
        if not run.top < middle < run.bottom:
            continue
        gap = run.words[0].box[0] - x1
        after = x0 - run.words[-1].box[2]
        if 0 < gap < 3.5 * run.size and len(part[0].text) < 4:
            run.words[:0] = marks.only_marks(part, ink, run.baseline, run.size)
            return
        if -2 < after < (2.5 if len(part[0].text) > 3 else 1.2) * run.size:
            leader = len(part[0].text) > 3
            run.words += part if leader else marks.only_marks(part, ink, run.baseline, run.size)
            return


def _join_leaders(runs: list[Run]) -> None:
    """Dots that are printed right after a word, or right before a page number, are one with it."""
    for run in list(runs):
        if not run.words:
            continue  # it went into a leader before it
        last = run.words[-1]
        if len(last.text) < 4 or set(last.text) != {"."}:
            continue
        near = (last.box[2] - last.box[0]) / len(last.text)
        for other in runs:
            first = other.words[0]
            level = run.top < other.baseline - 0.2 * other.size < run.bottom
            if other is not run and level and -2 < first.box[0] - last.box[2] < near:
                last = _one_word(last, first)
                run.words[-1] = last
                del other.words[0]
                if not other.words:
                    runs.remove(other)
                break
        if len(run.words) > 1 and last.box[0] - run.words[-2].box[2] < near:
            run.words[-2:] = [_one_word(run.words[-2], last)]


def _one_word(a: Read, b: Read) -> Read:
    box = (a.box[0], min(a.box[1], b.box[1]), b.box[2], max(a.box[3], b.box[3]))
    sure = min(a.confidence, b.confidence)
    return Read(a.text + b.text, box, a.baseline, sure, a.line)


def _worded(run: Run) -> tuple[int, int, int, int]:
    boxes = [w.box for w in run.words if any(c.isalnum() for c in w.text)] or [run.words[0].box]
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def _stroke(run: Run, writing: Gray) -> float:
    """How thick the strokes are, in shares of the font size: ink by the length of its edges."""
    x0, top, x1, bottom = _worded(run)
    dark = 255.0 - writing[top:bottom, x0:x1].astype(np.float32)
    if dark.size < 16:
        return 0.0
    full = float(np.percentile(dark, 97)) or 1.0
    dark = np.clip(dark / full, 0.0, 1.0)
    dark[dark < 0.15] = 0.0
    edges = float(np.abs(np.diff(dark, axis=0)).sum() + np.abs(np.diff(dark, axis=1)).sum())
    return 2 * 1.2 * float(dark.sum()) / edges / run.size if edges else 0.0


def _colour(run: Run, writing: Gray, image: NDArray[np.uint8]) -> str | None:
    x0, top, x1, bottom = _worded(run)
    shade = writing[top:bottom, x0:x1]
    if not shade.size:
        return None
    darkest = shade <= np.percentile(shade, 12)
    b, g, r = (round(float(v)) for v in np.median(image[top:bottom, x0:x1][darkest], axis=0))
    return f"#{r:02x}{g:02x}{b:02x}"
