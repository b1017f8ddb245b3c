"""A picture of a page made straight before it is read, and places taken back to it as it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.records import Box

Picture = NDArray[np.uint8]  # rows, columns, blue-green-red

_MOST = 6.0  # degrees: a page that leans more was laid so on purpose
_LEAST = 0.08
_SMALL = 700  # pixels of the longer side where the slope is looked for


@dataclass(frozen=True, slots=True)
class Straight:
    """The straightened picture, and how its places lie on the page as it is."""

    image: Picture
    degrees: float  # counter-clockwise, that the picture was turned by

    def on_page(self, box: Box) -> Box:
        """A box of the straight picture as the box around it on the page as it is, in pixels."""
        if not self.degrees:
            return box
        high, wide = self.image.shape[:2]
        turned = cv2.invertAffineTransform(_turn(wide, high, self.degrees))
        x0, top, x1, bottom = box
        corners = np.array([[[x, y] for x in (x0, x1) for y in (top, bottom)]], dtype=np.float64)
        places = cv2.transform(corners, turned)[0]
        (left, upper), (right, lower) = places.min(axis=0), places.max(axis=0)
        # The corners of letters are seldom inked: the box around the turned box is a little wide.
        slack = 0.35 * abs(math.sin(math.radians(self.degrees)))
        dx, dy = slack * (bottom - top), slack * (x1 - x0)
        return (
            max(0.0, float(left + dx)),
            max(0.0, float(upper + dy)),
            min(float(wide), float(right - dx)),
            min(float(high), float(lower - dy)),
        )


def straightened(image: Picture) -> Straight:
    """The picture turned so that its lines of text and rules lie level."""
    degrees = _slope(image)
    if abs(degrees) < _LEAST:
        return Straight(image, 0.0)
    high, wide = image.shape[:2]
    turn = _turn(wide, high, degrees)
    flat = cv2.warpAffine(
        image, turn, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return Straight(np.asarray(flat, dtype=np.uint8), degrees)


def _turn(wide: int, high: int, degrees: float) -> NDArray[np.float64]:
    return np.asarray(cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0))


def _slope(image: Picture) -> float:
    """Degrees to turn by: where rows of text are parted best by white, the profile is sharpest."""
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    share = _SMALL / max(gray.shape)
    if share < 1:
        gray = cv2.resize(gray, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    edges = np.abs(cv2.Sobel(gray, cv2.CV_32F, 0, 1, ksize=3))
    rim = max(4, round(0.03 * min(gray.shape)))  # a scanner's dark rim lies at its own slope
    edges = edges[rim:-rim, rim:-rim]
    edges[edges < 40] = 0
    ys, xs = np.nonzero(edges)
    if len(ys) < 50:
        return 0.0
    weights = np.minimum(edges[ys, xs], 400.0)
    across = xs - edges.shape[1] / 2
    # Pixels stand on whole rows: spread within them, or no slope would look as sharp as none.
    down = ys + (np.arange(len(ys)) * 0.618034) % 1.0 + edges.shape[0]

    def sharpness(degrees: float) -> float:
        rows = down - across * math.tan(math.radians(degrees))
        profile = np.bincount((rows * 2).astype(np.int64), weights=weights)
        return float((profile * profile).sum())

    best = max(np.arange(-_MOST, _MOST + 0.1, 0.5), key=sharpness)
    for step in (0.1, 0.025):
        best = max(best + step * np.arange(-6, 7), key=sharpness)
    level = sharpness(0.0)
    return float(best) if sharpness(float(best)) > 1.02 * level else 0.0
