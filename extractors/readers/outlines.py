"""The kind of a drawn area by its outline in a picture."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.records import ShapeKind


def kind_of(contour: NDArray[np.int32]) -> ShapeKind | None:
    """Bar, chevron, diamond, ellipse or other; None where it is no area but torn stuff."""
    _, _, wide, high = cv2.boundingRect(contour)
    box, filled = float(wide * high), float(cv2.contourArea(contour))
    hull = float(cv2.contourArea(cv2.convexHull(contour)))
    # The contour runs through the middle of the outermost pixels.
    filled += 0.5 * cv2.arcLength(contour, True)
    hull += 0.5 * cv2.arcLength(contour, True)
    if box <= 0 or filled < 0.4 * box:
        return None
    found = cv2.approxPolyDP(contour, 0.12 * min(wide, high), True)
    corners = np.asarray(found[:, 0, :], dtype=np.int32)
    x, y = cv2.boundingRect(contour)[:2]
    if _is_diamond(corners, x, y, wide, high, filled / box):
        return "diamond"
    if filled > 0.93 * box and not _is_pointed(corners, x, y, wide, high):
        return "bar"
    if _is_pointed(corners, x, y, wide, high):
        return "chevron"
    if 0.74 < filled / box < 0.84 and filled > 0.96 * hull and len(corners) >= 6:
        return "ellipse"
    if filled > 0.85 * box:
        return "bar"
    return "other" if filled > 0.6 * hull else None


def _is_diamond(
    corners: NDArray[np.int32], x: int, y: int, wide: int, high: int, share: float
) -> bool:
    if not 0.42 < share < 0.66 or not 0.6 < wide / high < 1.7:
        return False
    near = 0.2 * min(wide, high) + 1
    tips = (
        (x + wide / 2, y),
        (x + wide, y + high / 2),
        (x + wide / 2, y + high),
        (x, y + high / 2),
    )
    return all(
        any(abs(px - tx) < near and abs(py - ty) < near for px, py in corners) for tx, ty in tips
    )


def _is_pointed(corners: NDArray[np.int32], x: int, y: int, wide: int, high: int) -> bool:
    """A tip in the middle of the right side, and shoulders left of it above and below."""
    if not 5 <= len(corners) <= 7 or wide < 0.8 * high:
        return False
    near = max(2.0, 0.12 * high)
    right = [(px, py) for px, py in corners if px > x + wide - 1 - near]
    if len(right) != 1 or abs(right[0][1] - (y + high / 2)) > 0.2 * high + 1:
        return False
    above = [px for px, py in corners if py < y + near]
    below = [px for px, py in corners if py > y + high - 1 - near]
    return len(above) >= 2 and len(below) >= 2
