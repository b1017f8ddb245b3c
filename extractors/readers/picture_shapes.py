"""What is drawn in a picture of a page: flat colour areas, outlines and thin rules, by OpenCV.

Works on the straightened picture. Areas are found by colour: the picture's own few flat colours
are gathered first, then what hangs together in each of them is an area. Text never is: it is thin.
All boxes are in pixels of the picture given.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.boxes import area as area_of
from extractors.boxes import within
from extractors.readers import leaders
from extractors.readers.ocr import Read
from extractors.readers.outlines import kind_of
from extractors.readers.straighten import Picture
from models.records import Box, ShapeKind

_NEAR = 10  # grey levels: what differs less is one colour, with a scanner's noise smoothed away
_MOST_COLOURS = 16
_PAPER = 236  # the level that the page's own colour is brought to
_LEAST_AREA = 6.0  # points: a drawn area is at least as wide and as high
_THIN = 2.6  # points: thinner is a rule
_LONG = 18.0  # points: shorter is a letter's stroke, not a rule
_PALE = 80  # grey levels: writing stands out more from what lies behind it
_ROUGH = 26  # grey levels that noise moves a pixel of a flat area
_FLAT = 0.45  # of an area's pixels have its colour; the rest may be writing
_WEAKEST = 80  # grey levels: writing that differs less from what lies behind it stays pale
_SLENDER = 0.07  # of a rule's length; letters' stems are thicker
_FAINT = 7  # grey levels that a long line differs from what lies beside it
_COARSE = 2  # areas are looked for at half the size: four times faster, and noise is halved


@dataclass(frozen=True, slots=True)
class Area:
    """A flat colour area; ``outline`` is its contour in pixels."""

    kind: ShapeKind
    box: Box
    colour: str
    outline: NDArray[np.int32]


@dataclass(slots=True)
class Drawings:
    """All that is drawn, and the picture of the writing alone: dark on white."""

    areas: list[Area] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    leaders: list[Read] = field(default_factory=list)


def find(image: Picture, scale: float) -> tuple[Drawings, NDArray[np.uint8]]:
    """Drawings and the writing (dark on white) of a picture; ``scale`` is its pixels per point."""
    small = cv2.resize(image, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    smooth = np.asarray(cv2.medianBlur(small, 5), dtype=np.uint8)
    paper = _paper(smooth)
    areas = [
        a for a in _areas(smooth, paper, scale) if _is_flat(a, np.asarray(small, np.uint8), scale)
    ]
    writing = _writing(image, paper, areas, scale)
    # Leaders first: many dots in a row look like a rule.
    drawings = Drawings(areas, leaders=leaders.taken_out(writing, scale))
    drawings.rules, lines = _rules(writing, scale)
    drawings.frames = _frames(writing, scale)
    writing[lines] = 255
    _wipe_stains(writing, scale)
    return drawings, writing


# --- paper and colours ---------------------------------------------------------------------------


def _paper(small: Picture) -> Picture:
    """The page's own colour at every place: the commonest colour, as unevenly lit as it is."""
    usual = _commonest(small.reshape(-1, 3))
    high, wide = small.shape[:2]
    step = max(1, min(high, wide) // 120)
    ys, xs = np.mgrid[0:high:step, 0:wide:step]
    picked = small[::step, ::step].reshape(-1, 3).astype(np.float64)
    near = (np.abs(picked - usual) <= 14).all(axis=1)
    x, y = xs.ravel() / wide - 0.5, ys.ravel() / high - 0.5
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=1)
    if near.sum() < 60:
        return np.broadcast_to(usual, small.shape).astype(np.uint8)
    factors, *_ = np.linalg.lstsq(terms[near], picked[near], rcond=None)
    yy, xx = np.mgrid[0:high, 0:wide].astype(np.float32)
    xx, yy = xx / wide - 0.5, yy / high - 0.5
    paper = np.empty(small.shape, dtype=np.float32)
    for k in range(3):
        a, b, c, d, e, f = (float(v) for v in factors[:, k])
        paper[:, :, k] = a + b * xx + c * yy + d * xx * yy + e * xx * xx + f * yy * yy
    low, top = usual - 18, usual + 18
    return np.clip(paper, low, np.minimum(top, 255)).astype(np.uint8)


def _commonest(colours: NDArray[np.uint8]) -> NDArray[np.float64]:
    top = int(np.bincount(_keys(colours), minlength=1 << 15).argmax())
    middle = np.array([(top >> 10) & 31, (top >> 5) & 31, top & 31]) * 8 + 4
    near = (np.abs(colours.astype(np.int16) - middle) <= 9).all(axis=1)
    return np.asarray(np.median(colours[near], axis=0), dtype=np.float64)


def _areas(small: Picture, paper: Picture, scale: float) -> list[Area]:
    least = _LEAST_AREA * scale / _COARSE
    size = round(least)
    # Uneven light is taken away, so that one fill is one colour from edge to edge.
    level = small.astype(np.int16) - paper.astype(np.int16) + _PAPER
    keys = _keys(np.clip(level, 0, 255).astype(np.uint8))
    colours, table = _palette(keys, least * least)
    labels = np.take(table, keys)
    # Each place takes the colour of most pixels around it: noise and thin strokes give way.
    reach = (2 * (size // 2) + 3,) * 2
    most = np.zeros(keys.shape, np.uint8)
    label = np.zeros(keys.shape, np.uint8)
    for k in range(len(colours)):
        votes = cv2.blur((labels == k).astype(np.uint8) * 255, reach)
        more = votes > most
        label[more] = k
        most = np.maximum(most, votes)
    found: list[Area] = []
    for k in range(1, len(colours)):
        solid = (label == k).astype(np.uint8)
        solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((size, size), np.uint8))
        contours, _tree = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for found_contour in contours:
            contour = np.asarray(found_contour, dtype=np.int32)
            if _is_lettering(contour, labels == k, labels != label, size):
                continue
            area = _area(contour, small, least)
            if area is not None:
                found.append(area)
    return _without_doubles(found)


def _keys(colours: NDArray[np.uint8]) -> NDArray[np.int32]:
    """One number for a colour, of its upper five bits a channel."""
    coarse = (colours >> 3).astype(np.int32)
    return np.asarray((coarse[..., 0] << 10) | (coarse[..., 1] << 5) | coarse[..., 2])


def _palette(
    keys: NDArray[np.int32], least: float
) -> tuple[list[NDArray[np.float64]], NDArray[np.int8]]:
    """The picture's flat colours, the paper's first, and which of them each key stands for."""
    counts = np.bincount(keys.ravel(), minlength=1 << 15)
    used = np.nonzero(counts)[0]
    places = np.stack([(used >> 10) & 31, (used >> 5) & 31, used & 31], axis=1) * 8.0 + 4
    weights = counts[used].astype(np.float64)
    colours = [np.full(3, float(_PAPER))]
    weights[np.abs(places - _PAPER).max(axis=1) <= _NEAR] = 0
    while len(colours) < _MOST_COLOURS:
        # Noise spreads a colour over its neighbours too.
        top = int(weights.argmax())
        near = np.abs(places - places[top]).max(axis=1) <= _NEAR
        total = float(weights[near].sum())
        if total < least:
            break
        colours.append((places[near] * weights[near, None]).sum(axis=0) / total)
        weights[near] = 0
    apart = np.stack([np.abs(places - colour).max(axis=1) for colour in colours])
    nearest = apart.argmin(axis=0)
    nearest[apart.min(axis=0) > 2 * _NEAR] = -1
    table = np.full(1 << 15, -1, np.int8)
    table[used] = nearest
    return colours, table


def _area(contour: NDArray[np.int32], small: Picture, least: float) -> Area | None:
    x, y, wide, high = cv2.boundingRect(contour)
    if min(wide, high) < least or wide * high > 0.85 * small.shape[0] * small.shape[1]:
        return None
    inside = np.zeros((high, wide), np.uint8)
    cv2.drawContours(inside, [contour - (x, y)], -1, 1, cv2.FILLED)
    colours = small[y : y + high, x : x + wide][inside > 0]
    usual = _commonest(colours)
    contour = _sharp(contour, usual, small)
    kind = kind_of(contour)
    if kind is None:
        return None
    x, y, wide, high = cv2.boundingRect(contour)
    b, g, r = (round(float(v)) for v in usual)
    edges = [float(v * _COARSE) for v in (x, y, x + wide, y + high)]
    outline = np.asarray(contour * _COARSE, dtype=np.int32)
    return Area(kind, (edges[0], edges[1], edges[2], edges[3]), f"#{r:02x}{g:02x}{b:02x}", outline)


def _sharp(
    contour: NDArray[np.int32], colour: NDArray[np.float64], small: Picture
) -> NDArray[np.int32]:
    """The outline with its corners: votes have rounded them. The same where noise tore it."""
    x, y, wide, high = cv2.boundingRect(contour)
    left, top = max(0, x - 4), max(0, y - 4)
    part = small[top : y + high + 4, left : x + wide + 4]
    near = (np.abs(part.astype(np.int16) - colour).max(axis=2) <= _ROUGH).astype(np.uint8)
    near = np.asarray(cv2.morphologyEx(near, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    near = np.asarray(cv2.morphologyEx(near, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    found, _tree = cv2.findContours(near, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(found, key=cv2.contourArea, default=None)
    if largest is None:
        return contour
    a, b, c, d = cv2.boundingRect(largest)
    grown = max(abs(c - wide), abs(d - high), abs(a + left - x), abs(b + top - y))
    if grown > 4 or not 0.8 < cv2.contourArea(largest) / max(1.0, cv2.contourArea(contour)) < 1.5:
        return contour
    return np.asarray(largest + np.array([left, top]), dtype=np.int32)


def _is_lettering(
    contour: NDArray[np.int32],
    same: NDArray[np.bool_],
    torn: NDArray[np.bool_],
    size: int,
) -> bool:
    """Whether a small area is a piece of a letter, or the blur between letters.

    ``same``: pixels of its own colour, ``torn``: pixels of another colour than most near them.
    """
    x, y, wide, high = cv2.boundingRect(contour)
    small = min(wide, high) <= 2.5 * size
    reach = 6 if small else 0
    left, top = max(0, x - reach), max(0, y - reach)
    part = np.s_[top : y + high + reach, left : x + wide + reach]
    inside = np.zeros(same[part].shape, np.uint8)
    cv2.drawContours(inside, [contour - (left, top)], -1, 1, cv2.FILLED)
    if same[part][inside > 0].mean() < (0.7 if small else 0.4):
        return True
    if not small:
        return False
    near = cv2.dilate(inside, np.ones((5, 5), np.uint8))
    beyond = cv2.dilate(near, np.ones((7, 7), np.uint8)) > near
    return bool(beyond.any() and (same | torn)[part][beyond].mean() > 0.15)


def _without_doubles(areas: list[Area]) -> list[Area]:
    """Without the blurred rim of an area, and without patches of its own colour inside it."""
    kept: list[Area] = []
    for area in sorted(areas, key=lambda a: -area_of(a.box)):
        for other in kept:
            same = max(abs(p - q) for p, q in zip(area.box, other.box, strict=True)) < 8
            if same or (_alike(area, other) and within(area.box, other.box, 6)):
                break
        else:
            kept.append(area)
    return kept


def _is_flat(area: Area, small: Picture, scale: float) -> bool:
    """Whether the picture, not smoothed, shows one colour there: dense text blurs into grey."""
    outline = area.outline // _COARSE
    x, y, wide, high = cv2.boundingRect(outline)
    part = small[y : y + high, x : x + wide]
    inside = np.zeros(part.shape[:2], np.uint8)
    cv2.drawContours(inside, [outline - (x, y)], -1, 1, cv2.FILLED)
    colour = [int(area.colour[k : k + 2], 16) for k in (5, 3, 1)]
    near = np.abs(part.astype(np.int16) - colour).max(axis=2) <= _ROUGH
    share = float(near[inside > 0].mean())
    low, long = sorted((wide * _COARSE / scale, high * _COARSE / scale))
    if low > 34 or (low > 14 and long > 26 and area.kind != "other"):
        return share > _FLAT
    # As small as letters are, or as a word in bold; one as small as a single letter least of all.
    return share > (0.75 if area.kind == "other" or long < 26 else 0.58)


def _alike(a: Area, b: Area) -> bool:
    pairs = ((int(a.colour[k : k + 2], 16), int(b.colour[k : k + 2], 16)) for k in (1, 3, 5))
    return max(abs(p - q) for p, q in pairs) <= 2 * _NEAR


# --- writing -------------------------------------------------------------------------------------


def _writing(image: Picture, paper: Picture, areas: list[Area], scale: float) -> NDArray[np.uint8]:
    """How much each pixel differs from what lies behind it, as dark on white."""
    high, wide = image.shape[:2]
    behind = cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR)
    rim = np.zeros((high, wide), np.uint8)
    for area in areas:
        colour = tuple(int(area.colour[k : k + 2], 16) for k in (5, 3, 1))
        cv2.drawContours(behind, [area.outline], -1, colour, cv2.FILLED)
        cv2.drawContours(rim, [area.outline], -1, 255, max(3, round(1.6 * scale)))
    differs = cv2.absdiff(image, np.asarray(behind, dtype=np.uint8)).max(axis=2)
    differs[rim > 0] = 0
    # Grey words stand beside black ones: each is made as dark as the darkest near it.
    reach = round(12 * scale)
    most = cv2.blur(cv2.dilate(differs, np.ones((reach, reach), np.uint8)), (reach, reach))
    share = differs.astype(np.float32) / np.maximum(most, _WEAKEST)
    return np.asarray(255 - np.minimum(share * 255, 255), dtype=np.uint8)


def _wipe_stains(writing: NDArray[np.uint8], scale: float) -> None:
    """Without specks, and without the dark that comes in from the picture's edge.

    A full stop is hardly larger than a speck, but stands by its word.
    """
    dark = (writing < 170).astype(np.uint8)
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark)
    wide, high, size = stats[:, 2], stats[:, 3], stats[:, 4]
    gone = np.zeros(len(stats), np.bool_)
    gone[np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))] = True
    dot = 1.3 * scale
    small = (wide <= dot) & (high <= dot) & (size <= 0.8 * dot * dot)
    letters = (~small & ~gone)[labels].astype(np.uint8)
    letters[dark == 0] = 0
    reach = 2 * round(1.6 * scale) + 1
    near = cv2.dilate(letters, np.ones((reach, reach), np.uint8))
    kept = np.bincount(labels.ravel(), weights=near.ravel(), minlength=len(stats)) > 0
    gone |= small & (~kept | (size <= 2))
    gone[0] = False
    writing[gone[labels]] = 255


def _rules(writing: NDArray[np.uint8], scale: float) -> tuple[list[Box], NDArray[np.bool_]]:
    """Level and upright lines, and where they are drawn: to be wiped off the writing."""
    found: list[Box] = []
    wiped = np.zeros(writing.shape, np.bool_)
    differs = 255 - writing
    for turned in (False, True):
        side = np.ascontiguousarray(differs.T if turned else differs)
        where = wiped.T if turned else wiped
        for x0, x1, top, bottom in _level_lines(side, scale):
            strip = side[max(0, top - 2) : bottom + 2, x0:x1]
            usual = np.median(strip.max(axis=0))
            # Letters that cross the line are darker than it, and stay.
            where[max(0, top - 2) : bottom + 2, x0:x1] |= strip <= 1.3 * usual + 6
            y = (top + bottom) / 2
            found.append((y, x0, y, x1) if turned else (x0, y, x1, y))
    return found, wiped


def _level_lines(differs: NDArray[np.uint8], scale: float) -> list[tuple[int, int, int, int]]:
    """Left, right, top and bottom of each level line; a faint one counts, since it is long."""
    long, thick = round(_LONG * scale), 2 * round(_THIN * scale / 2) + 1
    along = cv2.blur(differs, (long, 1))
    beside = cv2.morphologyEx(along, cv2.MORPH_OPEN, np.ones((thick + 2, 1), np.uint8))
    thin = (cv2.subtract(along, beside) > _FAINT).astype(np.uint8)
    # A line that is not quite level goes on in the next row of pixels.
    run = cv2.dilate(thin, np.ones((3, 1), np.uint8))
    run = cv2.morphologyEx(run, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(run)
    found: list[tuple[int, int, int, int]] = []
    for k in range(1, count):
        x, y, w, h, _size = (int(v) for v in stats[k])
        if h - 2 > 2 * thick:
            continue
        rows = cv2.blur(differs[y : y + h, x : x + w], (5, 1)).astype(np.float32)
        best = int(rows.mean(axis=1).argmax())
        strength = rows[max(0, best - 1) : best + 2].max(axis=0)
        usual = float(np.median(strength))
        full = strength > max(0.45 * usual, _FAINT)
        columns = np.nonzero(full)[0]
        if usual < _FAINT or len(columns) < 0.8 * long:
            continue
        first, last = int(columns[0]), int(columns[-1]) + 1
        if last - first < 0.9 * long:
            continue
        full = full[first:last]
        # A pale line is torn by noise and by what crosses it; a dark one with gaps is letters.
        pale = float(np.median(strength[first:last])) < _PALE
        whole, gap = (0.87, max(thick, 0.05 * len(full))) if pale else (0.95, thick)
        if full.mean() < whole or _longest_gap(full) > gap:
            continue  # dashes, or a row of letters
        over = differs[max(0, y - 4) : max(0, y - 1), x + first : x + last]
        under = differs[y + h + 1 : y + h + 4, x + first : x + last]
        if any(
            side.size and (side.mean(axis=0) > 0.4 * usual).mean() > 0.35 for side in (over, under)
        ):
            continue  # strokes stand on it or hang from it: letters
        means = rows[:, first:last].mean(axis=1)
        if int((means > 0.5 * means[best]).sum()) > max(2.0, _SLENDER * (last - first)):
            continue  # a letter's stem
        found.append((x + first, x + last, y + 1, y + h - 1))
    return found


def _longest_gap(full: NDArray[np.bool_]) -> int:
    places = np.nonzero(full)[0]
    return int(np.diff(places).max() - 1) if len(places) > 1 else len(full)


def _frames(writing: NDArray[np.uint8], scale: float) -> list[Box]:
    """Boxes that a thin outline closes, its corners sharp or round."""
    dark = cv2.dilate((writing < 215).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, tree = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return []
    found: list[Box] = []
    for contour, (_next, _before, _child, parent) in zip(contours, tree[0], strict=True):
        if parent < 0:
            continue
        x, y, wide, high = cv2.boundingRect(contour)
        large = wide > 30 * scale and high > 12 * scale
        if large and cv2.contourArea(contour) > 0.85 * wide * high:
            found.append((float(x), float(y), float(x + wide), float(y + high)))
    return found
