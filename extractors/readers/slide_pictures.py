"""Writing in the pictures of a slide: timelines, tables and screenshots pasted as images."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from extractors.readers import ocr
from extractors.readers.errors import issue
from extractors.readers.page_text import PageWriter
from extractors.readers.progress import Progress
from models.records import Box, Issue, Page, Shape


@dataclass(slots=True)
class SlidePictures:
    """Reads the pictures of one deck's slides; one that stands on several is read once."""

    progress: Progress
    issues: list[Issue]
    known: dict[tuple[bytes, int, int], Page | None] = field(default_factory=dict)

    def write(
        self, writer: PageWriter, number: int, pictures: Iterator[tuple[Box, Callable[[], bytes]]]
    ) -> list[Shape]:
        """Write what the pictures of a slide say, each in blocks of its own, and give its shapes.

        ``pictures``: the box of each on the slide, and what gives its bytes.
        """
        shapes: list[Shape] = []
        for box, data in pictures:
            page = self._read(data(), box, number) if ocr.is_large(box) else None
            if page is not None and page.text:
                shapes += writer.append(page, (box[0], box[1]))
        return shapes

    def _read(self, data: bytes, box: Box, number: int) -> Page | None:
        wide, high = round(box[2] - box[0]), round(box[3] - box[1])
        key = (hashlib.sha256(data).digest(), wide, high)
        if key not in self.known:
            self.known[key] = self._picture(data, box, number)
        return self.known[key]

    def _picture(self, data: bytes, box: Box, number: int) -> Page | None:
        # OpenCV and Pillow load only for a deck that has a large picture.
        from extractors.readers import images
        from extractors.readers.printed import finished
        from extractors.readers.scanned import Scanner, may_hold_writing

        scale = ocr.scale_for(box)
        try:
            image = images.opened(data)
            if min(image.size) < 24 or max(image.size) < 100:
                return None
            wide, high = box[2] - box[0], box[3] - box[1]
            shown = images.pixels(image, round(wide * scale), round(high * scale))
        except (images.BrokenPicture, images.TooManyPixels):
            return None  # a drawing in a format of its own, or nothing that can be shown
        if not may_hold_writing(shown):
            return None
        if not ocr.languages():
            if all(told.code != "no-ocr" for told in self.issues):
                self.issues.append(issue("no-ocr"))
            return None
        with closing(Scanner(self.progress)) as scanner:
            if scanner.out_of_time:
                self.issues.append(issue("ocr-no-time", number))
                return None
            scanner.add(0, shown, scale)
            draft = dict(scanner.results())[0]
        if draft is None:
            self.issues.append(scanner.lost(0, number))
            return None
        page = finished(number, draft)
        return replace(page, shapes=tuple(s for s in page.shapes if s.kind != "picture"))
