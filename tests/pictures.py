"""Pictures of pages drawn by the tests themselves, as a scanner or a camera would give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers import ocr

PIXELS = 150 / 72  # of a point
_FACES = ("LiberationSans-Regular.ttf", "DejaVuSans.ttf", "Arial.ttf", "NotoSans-Regular.ttf")
_BOLD = ("LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf", "Arialbd.ttf", "NotoSans-Bold.ttf")


def _face(names: tuple[str, ...], size: float) -> ImageFont.FreeTypeFont:
    for name in names:
        try:
            return ImageFont.truetype(name, round(size * PIXELS))
        except OSError:
            continue
    pytest.skip("no outline font to draw with")


needs_finnish = pytest.mark.skipif(
    ocr.FINNISH not in ocr.languages(), reason="tesseract-ocr-fin is not installed"
)
needs_swedish = pytest.mark.skipif(
    ocr.SWEDISH not in ocr.languages(), reason="tesseract-ocr-swe is not installed"
)


@dataclass(slots=True)
class Sheet:
    """A white sheet drawn on in points from the top left corner."""

    wide: float = 480.0
    high: float = 270.0
    image: Image.Image = field(init=False)
    draw: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self._px(self.wide), self._px(self.high)), "white")
        self.draw = ImageDraw.Draw(self.image)

    def _px(self, points: float) -> int:
        return round(points * PIXELS)

    def text(
        self,
        x: float,
        baseline: float,
        words: str,
        size: float = 12,
        colour: str = "black",
        bold: bool = False,
    ) -> None:
        face = _face(_BOLD if bold else _FACES, size)
        self.draw.text((self._px(x), self._px(baseline)), words, colour, face, anchor="ls")

    def bar(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        self.draw.rectangle([self._px(v) for v in (x0, top, x1, bottom)], fill=colour)

    def polygon(self, points: list[tuple[float, float]], colour: str) -> None:
        self.draw.polygon([(self._px(x), self._px(y)) for x, y in points], fill=colour)

    def rule(self, x0: float, y0: float, x1: float, y1: float, colour: str = "#808080") -> None:
        self.draw.line([self._px(v) for v in (x0, y0, x1, y1)], fill=colour, width=2)

    def turned(self, degrees: float) -> Sheet:
        self.image = self.image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
        return self

    def save(self, path: Path) -> Path:
        self.image.save(path, dpi=(150, 150))
        return path
