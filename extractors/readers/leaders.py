"""Dot leaders of a table of contents: OCR makes noise of them, their ink tells them surely."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.readers.ocr import Gray, PixelBox, Read

_LEAST = 8  # dots in a row
_DOT = 1.7  # points: larger is no leader's dot
_STEP = 5.0  # points between two dots of a leader, at most


def taken_out(writing: Gray, scale: float) -> list[Read]:
    """Each leader as a word of dots; their ink is wiped off ``writing``."""
    dark = (writing < 150).astype(np.uint8)
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark)
    most = _DOT * scale
    dots = [
        k
        for k in range(1, count)
        if stats[k][2] <= most and stats[k][3] <= most and stats[k][4] >= 2
    ]
    bottoms: dict[int, list[int]] = {}
    for k in dots:
        bottoms.setdefault(int(stats[k][1] + stats[k][3]), []).append(k)
    used: set[int] = set()
    found: list[tuple[PixelBox, float]] = []  # with the step between two dots
    for bottom in sorted(bottoms, key=lambda b: -len(bottoms[b])):
        row = [k for b in (bottom - 1, bottom, bottom + 1) for k in bottoms.get(b, ())]
        row = sorted((k for k in row if k not in used), key=lambda k: stats[k][0])
        for chain in _chains(row, stats, _STEP * scale):
            used.update(chain)
            first, last = stats[chain[0]], stats[chain[-1]]
            top = min(int(stats[k][1]) for k in chain)
            box = (int(first[0]), top, int(last[0] + last[2]), bottom)
            found.append((box, (last[0] - first[0]) / (len(chain) - 1)))
    if used:
        gone = np.zeros(count, np.bool_)
        gone[list(used)] = True
        writing[gone[labels]] = 255
    return [
        Read("." * (round((box[2] - box[0] - 1) / step) + 1), box, float(box[3]), 0.9, -1 - n)
        for n, (box, step) in enumerate(_joined(found))
    ]


def _joined(rows: list[tuple[PixelBox, float]]) -> list[tuple[PixelBox, float]]:
    """Pieces of one leader, some of whose dots were lost, as one."""
    made: list[tuple[PixelBox, float]] = []
    for box, step in sorted(rows):
        for n, (other, usual) in enumerate(made):
            level = abs(other[3] - box[3]) <= 2
            if level and box[0] - other[2] < 25 * usual and abs(step - usual) < 0.15 * usual:
                low = max(other[3], box[3])
                made[n] = ((other[0], min(other[1], box[1]), max(other[2], box[2]), low), usual)
                break
        else:
            made.append((box, step))
    return made


def _chains(row: list[int], stats: np.ndarray, step: float) -> list[list[int]]:
    """Runs of dots whose steps are even."""
    chains: list[list[int]] = []
    chain: list[int] = []
    usual = 0.0
    for k in row:
        if chain:
            apart = float(stats[k][0] - stats[chain[-1]][0])
            even = apart < step if len(chain) < 3 else abs(apart - usual) < 0.4 * usual + 1
            if not even or apart < 2:
                if len(chain) >= _LEAST:
                    chains.append(chain)
                chain = []
            elif len(chain) < 6:
                usual = float(stats[k][0] - stats[chain[0]][0]) / len(chain)
        chain.append(k)
    if len(chain) >= _LEAST:
        chains.append(chain)
    return chains
