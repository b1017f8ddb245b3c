"""How well word boxes fit the ink: share of words whose box covers it with IoU 0.7 or more.

The ink is measured, not taken from a font: a page is rendered large twice, as it is and with its
text made invisible, and what differs is the ink of text, whatever lies behind it. Each connected
piece of ink (a letter, the dot of an i) belongs to the word whose box holds its middle, or is
nearest to it within a third of the word's height; the box around all of a word's pieces is what
the word's box is held against. So neighbours do not mix and a box that is too small, too large or
beside its word loses. Words of punctuation alone and words that stand on their side count as all
others do. A word with no ink of text (white on white, drawn over, in a picture) cannot be judged:
it is left out and counted. Ink that no word's box is near is told as a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers import read_in_process
from models.records import Box

SCALE = 6.0  # pixels a point: a comma is then some ten pixels wide
FITS = 0.7
_CONTRAST = 40  # of 255: paler than this is the smoothed edge of a letter
_NEAR = 0.35  # of the word's lower side: accents stand this far from letters


@dataclass(frozen=True, slots=True)
class Fit:
    """How the words of some pages fit: ``ious`` of those with ink, the rest counted."""

    ious: tuple[float, ...]
    unseen: int = 0
    ink: int = 0  # pixels of text
    unclaimed: int = 0  # of these, near no word

    @property
    def share(self) -> float:
        """Share of words whose box fits; nan where there are none."""
        if not self.ious:
            return float("nan")
        return sum(iou >= FITS for iou in self.ious) / len(self.ious)


def overlap(a: Box, b: Box) -> float:
    """Area of both over area of either: intersection over union."""
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    both = wide * high
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def fit(mask: npt.NDArray[np.bool_], boxes: Sequence[Box], scale: float) -> Fit:
    """Hold boxes (points) against ink (a page of pixels, ``scale`` of them a point)."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    pieces = stats[1:count].astype(float)
    ink = int(pieces[:, 4].sum())
    if not boxes or not len(pieces):
        return Fit((), len(boxes), ink, ink)
    x0, y0 = pieces[:, 0] / scale, pieces[:, 1] / scale
    x1, y1 = x0 + pieces[:, 2] / scale, y0 + pieces[:, 3] / scale
    words = np.array(boxes)
    middle_x, middle_y = ((x0 + x1) / 2)[:, None], ((y0 + y1) / 2)[:, None]
    beside = np.maximum(0, np.maximum(words[:, 0] - middle_x, middle_x - words[:, 2]))
    above = np.maximum(0, np.maximum(words[:, 1] - middle_y, middle_y - words[:, 3]))
    away = np.hypot(beside, above)
    # Where boxes overlap (one line's descenders in the next), the word whose middle is nearer.
    centre = np.hypot(
        (words[:, 0] + words[:, 2]) / 2 - middle_x, (words[:, 1] + words[:, 3]) / 2 - middle_y
    )
    owner = np.argmin(away + 1e-4 * centre, axis=1)
    low = np.minimum(words[:, 2] - words[:, 0], words[:, 3] - words[:, 1])
    claimed = away[np.arange(len(owner)), owner] <= _NEAR * np.maximum(low[owner], 2.0)
    ious, unseen = [], 0
    for k, box in enumerate(boxes):
        own = claimed & (owner == k)
        if not own.any():
            unseen += 1
            continue
        around = (x0[own].min(), y0[own].min(), x1[own].max(), y1[own].max())
        ious.append(float(overlap(box, around)))
    return Fit(tuple(ious), unseen, ink, int(pieces[~claimed, 4].sum()))


def text_ink(document: Any, index: int, scale: float = SCALE) -> npt.NDArray[np.bool_]:
    """Where page ``index`` (from 0) of an open pypdfium2 document shows text, as pixels."""
    page = document[index]
    try:
        shown = page.render(scale=scale, may_draw_forms=False).to_numpy().copy()
        for item in _texts(page.raw):
            pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
        bare = page.render(scale=scale, may_draw_forms=False).to_numpy()
        different: npt.NDArray[np.bool_] = cv2.absdiff(shown, bare).max(axis=2) > _CONTRAST
        return different
    finally:
        page.close()


def _texts(page: Any) -> Iterable[Any]:
    waiting = [
        pdfium.FPDFPage_GetObject(page, k) for k in range(pdfium.FPDFPage_CountObjects(page))
    ]
    while waiting:
        item = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            waiting += [
                pdfium.FPDFFormObj_GetObject(item, k)
                for k in range(max(0, pdfium.FPDFFormObj_CountObjects(item)))
            ]


def some_pages(count: int, most: int) -> list[int]:
    """At most so many page indexes, spread evenly over a document."""
    if count <= most:
        return list(range(count))
    return sorted({round(k * (count - 1) / (most - 1)) for k in range(most)})


def joined(fits: Iterable[Fit]) -> Fit:
    """The fits of many pages as one."""
    every = list(fits)
    return Fit(
        tuple(iou for one in every for iou in one.ious),
        sum(one.unseen for one in every),
        sum(one.ink for one in every),
        sum(one.unclaimed for one in every),
    )


def word_box_iou(paths: Iterable[Path], most_pages: int = 4) -> Fit:
    """The fit of the product's own word boxes on some pages of each PDF."""
    fits = []
    for path in paths:
        pages = read_in_process(path).pages
        document = pypdfium2.PdfDocument(path)
        try:
            for index in some_pages(len(document), most_pages):
                boxes = [w.box for w in pages[index].words if w.box is not None]
                fits.append(fit(text_ink(document, index), boxes, SCALE))
        finally:
            document.close()
    return joined(fits)
