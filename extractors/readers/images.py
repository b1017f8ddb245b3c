"""PNG, JPEG, TIFF and GIF: files of their own, or parts of a slide, opened within limits."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import closing

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.readers import ocr
from extractors.readers.errors import ReadError, issue
from extractors.readers.printed import Draft, finished, mark_edges
from extractors.readers.progress import Progress
from extractors.readers.scanned import Scanner
from extractors.readers.straighten import Picture
from models.records import Issue, Page

MOST_PIXELS = 60_000_000  # an A3 sheet at 600 dots per inch has 70 million; a bomb has billions
_MOST_SHEETS = 1000
_SHEET_INCHES = 11.7  # the longer side of an A4 sheet
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


class TooManyPixels(Exception):
    """The picture claims to be larger than is opened."""


class BrokenPicture(Exception):
    """No library can open the picture."""


def opened(data: bytes) -> Image.Image:
    """A picture whose size is known and whose pixels are not read yet.

    Raises TooManyPixels and BrokenPicture.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "GIF", "BMP"))
        except Image.DecompressionBombError as error:
            raise TooManyPixels(str(error).split("(")[-1].split(" pixels")[0]) from None
        except (*_BROKEN, UnidentifiedImageError) as error:
            raise BrokenPicture(type(error).__name__) from None
    _check(image)
    return image


def _check(image: Image.Image) -> None:
    wide, high = image.size
    if wide * high > MOST_PIXELS:
        raise TooManyPixels(f"{wide} × {high}")


def pixels(image: Image.Image, wide: int | None = None, high: int | None = None) -> Picture:
    """Blue, green and red of each pixel, on white, turned as its camera tells, in the size asked.

    Raises TooManyPixels and BrokenPicture.
    """
    _check(image)
    try:
        if wide and high:
            image.draft("RGB", (wide, high))  # a JPEG is decoded smaller, many times faster
        image = ImageOps.exif_transpose(image)
        if image.mode in ("I;16", "I", "F"):
            values = np.asarray(image, dtype=np.float32)
            top = float(values.max()) or 1.0
            image = Image.fromarray((values / top * 255).astype(np.uint8))
        if "A" in image.getbands() or "transparency" in image.info:
            image = image.convert("RGBA")
            white = Image.new("RGBA", image.size, "white")
            image = Image.alpha_composite(white, image)
        shown = np.asarray(image.convert("RGB"))[:, :, ::-1]
    except (*_BROKEN, MemoryError) as error:
        raise BrokenPicture(type(error).__name__) from None
    if wide and high and shown.shape[:2] != (high, wide):
        way = cv2.INTER_AREA if wide < shown.shape[1] else cv2.INTER_CUBIC
        shown = np.asarray(cv2.resize(np.ascontiguousarray(shown), (wide, high), interpolation=way))
    return np.ascontiguousarray(shown, dtype=np.uint8)


def read_image(
    data: bytes, name: str, progress: Progress
) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    """Each sheet of the file as a scanned page; ReadError where it cannot be opened."""
    try:
        image = opened(data)
        return _read(image, progress)
    except TooManyPixels as error:
        raise ReadError("too-large", name, found=str(error)) from None
    except BrokenPicture as error:
        raise ReadError("damaged", name, found=f"{error}") from None


def _read(
    image: Image.Image, progress: Progress
) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    issues: list[Issue] = []
    sizes: list[tuple[float, float]] = []
    drafts: dict[int, Draft | None] = {}
    readable = bool(ocr.languages())
    if not readable:
        issues.append(issue("no-ocr"))
    with closing(Scanner(progress)) as scanner:
        for number, sheet in enumerate(_sheets(image), 1):
            share = 72 / _resolution(sheet)
            wide, high = sheet.size[0] * share, sheet.size[1] * share
            if sheet.getexif().get(0x0112, 1) in (5, 6, 7, 8):
                wide, high = high, wide
            sizes.append((wide, high))
            if not readable or scanner.out_of_time:
                issues.append(issue("ocr-no-time" if readable else "no-text-layer", number))
                continue
            scale = min(ocr.DPI / 72, (MOST_PIXELS / 4 / (wide * high)) ** 0.5)
            progress.begin(number)
            try:
                shown = pixels(sheet, max(1, round(wide * scale)), max(1, round(high * scale)))
            except BrokenPicture as error:
                if number == 1:
                    raise
                issues.append(issue("damaged-page", number, str(error)))
                continue
            scanner.add(number, shown, scale)
        progress.begin(0)
        drafts.update(scanner.results())
    for number, draft in drafts.items():
        if draft is None:
            issues.append(scanner.lost(number, number))
        elif not draft.content.pieces:
            issues.append(issue("empty-page", number))
    mark_edges([draft for draft in drafts.values() if draft is not None])
    pages = []
    for number, (wide, high) in enumerate(sizes, 1):
        draft = drafts.get(number)
        blank = Page(number, round(wide, 2), round(high, 2), "", origin="ocr")
        pages.append(finished(number, draft) if draft else blank)
    issues.sort(key=lambda found: found.page or 0)
    return tuple(pages), tuple(issues), {}


def _sheets(image: Image.Image) -> Iterator[Image.Image]:
    """Every sheet of a TIFF, the one picture of another file."""
    if image.format != "TIFF":
        yield image
        return
    try:
        for number, sheet in enumerate(ImageSequence.Iterator(image)):
            if number >= _MOST_SHEETS:
                return
            _check(sheet)
            yield sheet
    except _BROKEN as error:
        raise BrokenPicture(type(error).__name__) from None


def _resolution(image: Image.Image) -> float:
    """Dots per inch: as the file tells where that can be, else as such pictures have."""
    longer = max(image.size)
    told = image.info.get("dpi")
    if isinstance(told, tuple) and told and 100 <= float(told[0]) <= 1300:
        return float(told[0])
    if longer > 2400:
        return longer / _SHEET_INCHES  # a camera's picture of a sheet
    return ocr.DPI if longer > 1100 else 96.0
