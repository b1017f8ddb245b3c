"""Pages and pictures of a PDF that hold writing but no text: rendered by pdfium and read by OCR.

All rendering is done in one thread, as pdfium asks; reading is done beside it, in others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2

from extractors.boxes import area
from extractors.readers import ocr
from extractors.readers.errors import issue
from extractors.readers.printed import Content, Draft
from extractors.readers.progress import Progress
from models.records import Box, Issue

if TYPE_CHECKING:
    from extractors.readers.straighten import Picture

_COMMON = 3  # pages that a picture stands on at one place: it belongs to the template


def wants_ocr(content: Content) -> bool:
    """Whether a page without usable words shows something that could be writing."""
    drawn = content.has_image or bool(content.drawn) or bool(content.rules)
    return drawn or content.origin == "ocr"


def read_pictures(
    document: pypdfium2.PdfDocument,
    drafts: list[Draft | None],
    unread: Sequence[int],
    progress: Progress,
) -> list[Issue]:
    """Read the pages ``unread`` (from 0) and the large pictures of all others into ``drafts``."""
    pictures = _pictures(drafts, set(unread))
    if not unread and not pictures:
        return []
    # OpenCV loads only for a document that has something to be looked at.
    from extractors.readers.scanned import Scanner, may_hold_writing, taken_in

    if not ocr.languages():
        lost = [issue("no-text-layer", k + 1) for k in unread]
        return [issue("no-ocr"), *lost] if unread else []
    issues = _missing_languages() if unread else []
    with closing(Scanner(progress)) as scanner:
        work: dict[int, tuple[int, Box | None]] = {}
        late: list[int] = []
        for k, box in [*((k, None) for k in unread), *pictures]:
            draft = drafts[k]
            if draft is None:
                continue
            if scanner.out_of_time:
                late.append(k)
                continue
            progress.begin(k + 1)
            image, scale = _rendered(document, k, draft.content, box)
            if box is not None and not may_hold_writing(_without_words(image, scale, box, draft)):
                continue
            work[len(work)] = (k, box)
            corner = (0.0, 0.0) if box is None else (box[0], box[1])
            scanner.add(len(work) - 1, image, scale, corner)
        progress.begin(0)
        for key, found in scanner.results():
            k, box = work[key]
            draft = drafts[k]
            if found is None:
                issues.append(scanner.lost(key, k + 1))
            elif draft is not None and box is None:
                drafts[k] = _whole(draft, found)
                if not found.content.pieces:
                    issues.append(issue("empty-page", k + 1))
            elif draft is not None:
                taken_in(draft, found)
    return issues + [issue("ocr-no-time", k + 1) for k in sorted(set(late))]


def _missing_languages() -> list[Issue]:
    lost = [name for name in (ocr.SWEDISH, ocr.ENGLISH) if name not in ocr.languages()]
    return [issue("ocr-language", None, ", ".join(lost))] if lost else []


def _pictures(drafts: Sequence[Draft | None], unread: set[int]) -> list[tuple[int, Box]]:
    """Page and box of each picture that could hold writing, template pictures left out."""
    found: list[tuple[int, Box]] = []
    for k, draft in enumerate(drafts):
        if draft is None or k in unread:
            continue
        for drawn in draft.content.drawn:
            x0, top, x1, bottom = drawn.box
            box = (
                max(0.0, x0),
                max(0.0, top),
                min(draft.content.width, x1),
                min(draft.content.height, bottom),
            )
            if drawn.kind == "picture" and ocr.is_large(box):
                found.append((k, box))
    places = Counter(_place(box) for _, box in found)
    return [(k, box) for k, box in found if places[_place(box)] < _COMMON]


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(edge) for edge in box)


def _rendered(
    document: pypdfium2.PdfDocument, k: int, content: Content, box: Box | None
) -> tuple[Picture, float]:
    """A page or a part of it as a picture, and its pixels per point."""
    import numpy as np

    box = box or (0.0, 0.0, content.width, content.height)
    x0, top, x1, bottom = box
    scale = ocr.scale_for(box)
    page = document[k]
    try:
        crop = (x0, content.height - bottom, content.width - x1, top)
        bitmap = page.render(
            scale=scale, crop=crop, may_draw_forms=False, rev_byteorder=False, prefer_bgrx=True
        )
        try:
            return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]), scale
        finally:
            bitmap.close()
    finally:
        page.close()


def _without_words(image: Picture, scale: float, box: Box, draft: Draft) -> Picture:
    """The picture with the page's own words painted over."""
    import numpy as np

    bare = image.copy()
    usual = np.median(image.reshape(-1, 3), axis=0).astype(np.uint8)
    for piece in draft.content.pieces:
        x0, top, x1, bottom = (
            round((edge - box[n % 2]) * scale) for n, edge in enumerate(piece.box)
        )
        if x1 > 0 and bottom > 0:
            bare[max(0, top) : bottom, max(0, x0) : x1] = usual
    return bare


def _whole(draft: Draft, found: Draft) -> Draft:
    """What OCR found, with what the PDF itself draws where the page is not one picture."""
    own = draft.content
    pictures = sum(area(d.box) for d in own.drawn if d.kind == "picture")
    if pictures < 0.5 * own.width * own.height and own.drawn:
        found.content.drawn = own.drawn
    found.content.width, found.content.height = own.width, own.height
    return found
