"""Tesseract, asked politely: one open recogniser a thread, words with boxes and confidence.

Finnish is read first. Its model knows no å, é, q, Q or @, so words that look as if they held one
are read again in Swedish or English where those models are installed (``second_look``).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.records import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]
else:  # NumPy loads when the first picture comes
    Gray = object
PixelBox = tuple[int, int, int, int]  # x0, top, x1, bottom

DPI = 150.0  # what pages and pictures are read at
_MOST_PIXELS = 12_000_000  # of one picture: a poster is read smaller
_WIDE, _HIGH = 80.0, 24.0  # points: a smaller picture is a logo or an icon
FINNISH, SWEDISH, ENGLISH = "fin", "swe", "eng"
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
_WHOLE_PAGE, _ONE_BLOCK, _ONE_LINE = 3, 6, 7  # Tesseract's page segmentation modes


@dataclass(frozen=True, slots=True)
class Read:
    """A word as Tesseract tells it, in pixels; ``baseline`` is where its letters stand."""

    text: str
    box: PixelBox
    baseline: float
    confidence: float  # 0 to 1
    line: int


@cache
def data_folder() -> Path | None:
    """The folder of Tesseract's models, ``TESSDATA_PREFIX`` first; None without Finnish there."""
    given = os.environ.get("TESSDATA_PREFIX")
    places = [Path(given), Path(given, "tessdata")] if given else []
    places += map(Path, _PLACES)
    return next((p for p in places if (p / f"{FINNISH}.traineddata").is_file()), None)


@cache
def languages() -> tuple[str, ...]:
    """The models that can be used, () where no picture can be read."""
    folder = data_folder()
    # Tesseract's own threads cost twelve times what they give; read when the library is loaded.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        import tesserocr  # noqa: F401
    except ImportError:
        return ()
    wanted = (FINNISH, SWEDISH, ENGLISH)
    return tuple(n for n in wanted if folder and (folder / f"{n}.traineddata").is_file())


def is_large(box: Box) -> bool:
    """Whether a picture of this box, in points, has room for writing."""
    return box[2] - box[0] > _WIDE and box[3] - box[1] > _HIGH


def scale_for(box: Box) -> float:
    """Pixels per point that a picture of this box, in points, is read at."""
    size = max(1.0, (box[2] - box[0]) * (box[3] - box[1]))
    return float(min(DPI / 72, (_MOST_PIXELS / size) ** 0.5))


class Recognisers:
    """Guards Tesseract's open models, one of each language for each thread that asks."""

    def __init__(self) -> None:
        self._mine = threading.local()
        self._opened: list[Any] = []

    def close(self) -> None:
        """Let the models go."""
        for api in self._opened:
            api.End()
        self._opened.clear()

    def _api(self, language: str) -> Any:
        own = self._mine.__dict__.setdefault("apis", {})
        if language not in own:
            import tesserocr

            own[language] = tesserocr.PyTessBaseAPI(
                path=f"{data_folder()}/",
                lang=language,
                psm=_WHOLE_PAGE,
                oem=tesserocr.OEM.LSTM_ONLY,
            )
            self._opened.append(own[language])
        return own[language]

    def page(
        self, image: Gray, dpi: float, seconds: float | None = None, language: str = FINNISH
    ) -> list[Read] | None:
        """All words of a picture; None where ``seconds`` ran out before it was read."""
        api = self._api(language)
        api.SetPageSegMode(_WHOLE_PAGE)
        _give(api, image, dpi)
        if not api.Recognize(0 if seconds is None else max(1, int(seconds * 1000))):
            return None
        words = list(_words(api))
        api.Clear()
        return words

    def part(self, image: Gray, dpi: float, language: str, *, block: bool = False) -> list[Read]:
        """The words of a picture of one line, or one ``block``; [] where the model is missing."""
        if language not in languages():
            return []
        api = self._api(language)
        api.SetPageSegMode(_ONE_BLOCK if block else _ONE_LINE)
        _give(api, image, dpi)
        words = list(_words(api)) if api.Recognize() else []
        api.Clear()
        return words


def _give(api: Any, image: Gray, dpi: float) -> None:
    high, wide = image.shape
    api.SetImageBytes(image.tobytes(), wide, high, 1, wide)
    api.SetSourceResolution(round(dpi))


def _words(api: Any) -> Iterator[Read]:
    from tesserocr import RIL, iterate_level

    found = api.GetIterator()
    if found is None:
        return
    line = -1
    for word in iterate_level(found, RIL.WORD):
        if word.IsAtBeginningOf(RIL.TEXTLINE):
            line += 1
        box = word.BoundingBox(RIL.WORD)
        if box is None:
            continue
        text = (word.GetUTF8Text(RIL.WORD) or "").strip()
        if not text:
            continue
        low = word.Baseline(RIL.WORD)
        baseline = (low[0][1] + low[1][1]) / 2 if low else float(box[3])
        yield Read(text, box, baseline, round(word.Confidence(RIL.WORD) / 100, 3), line)


def lines_of(words: Sequence[Read]) -> list[list[Read]]:
    """The words by the line that Tesseract saw them in."""
    found: dict[int, list[Read]] = {}
    for word in words:
        found.setdefault(word.line, []).append(word)
    return list(found.values())
