"""How whole, well placed and fast PPTX is read: three figures of ``make benchmark-reading``.

``python -m benchmarks.reading_pptx [PATH...]`` prints them with what was missed.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from lxml import etree
from pptx import Presentation

from benchmarks.big_deck import big_deck
from extractors.readers import read_in_process
from extractors.readers.pptx import read_pptx
from models.records import Box, Page

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TOLD = re.compile(
    r"ppt/(?:slides/slide|notesSlides/notesSlide|diagrams/data|charts/chart|comments/)[^/]*\.xml"
)
_SLACK = 0.5  # points that ink may stand out of its box: half of what a screen shows
Found = tuple[str, Box]


# --- completeness ---------------------------------------------------------------------------------


def word_recall_pptx(paths: Sequence[Path]) -> float:
    """Words of all text nodes in slides, notes, diagrams, charts and comments that are read."""
    told = missed = 0
    for path in paths:
        wanted = package_words(path.read_bytes())
        told += wanted.total()
        missed += (wanted - _read_words(path)).total()
    return 1 - missed / told if told else 1.0


def _read_words(path: Path) -> Counter[str]:
    pages = read_in_process(path).pages
    return Counter(word for page in pages for word in page.text.split())


def package_words(data: bytes) -> Counter[str]:
    """All words of a package's text nodes, where a slide leads to them; of a choice, the first."""
    words: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not _TOLD.fullmatch(name):
                continue
            for paragraph in _paragraphs(etree.fromstring(package.read(name))):
                words.update(paragraph.split())
    return words


def _paragraphs(root: Any) -> Iterator[str]:
    """Texts that are read as one: a paragraph's runs, a chart's value, an old comment."""
    for fallback in list(root.iter("{*}Fallback")):
        fallback.getparent().remove(fallback)
    for node in root.iter(f"{_A}p", f"{_C}v", f"{_P}text"):
        if node.tag == f"{_A}p":
            parts = node.iter(f"{_A}t", f"{_A}br")
            yield "".join("\n" if p.tag == f"{_A}br" else p.text or "" for p in parts)
        else:
            yield node.text or ""


# --- places ---------------------------------------------------------------------------------------


def pptx_word_inside(paths: Sequence[Path]) -> float:
    """Words whose ink, as LibreOffice draws it, lies inside the box that is given for them."""
    inside = total = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            printed = export(path, Path(folder))
            pages = read_in_process(path).pages
            for found, _, fits in matched(pages, printed):
                inside += fits
                total += bool(found)
    return inside / total if total else 1.0


def export(path: Path, folder: Path) -> Path:
    """The deck as PDF; CalledProcessError where LibreOffice fails."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(path)],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / f"{path.stem}.pdf"


def matched(pages: Sequence[Page], printed: Path) -> Iterator[tuple[str, Box, bool]]:
    """Each printed word that was read with a place: text, ink and whether the place holds it.

    The PDF leaves hidden slides out. A word that returns on a page is matched by place.
    """
    shown = [page for page in pages if not page.hidden]
    with pdfium.PdfDocument(printed) as document:
        for k, page in enumerate(shown[: len(document)]):
            end = len(page.text) if page.notes_start is None else page.notes_start
            given: dict[str, list[Box]] = {}
            for word in page.words:
                if word.box is not None and word.start < end:
                    given.setdefault(page.text[word.start : word.end], []).append(word.box)
            inks: dict[str, list[Box]] = {}
            for text, ink in _ink(document[k], page):
                inks.setdefault(text, []).append(ink)
            for text, boxes in given.items():
                found = inks.get(text, [])[: len(boxes)]  # drawn bullets and numbers are no words
                if len(inks.get(text, [])) > len(boxes):
                    found = sorted(inks[text], key=lambda ink: min(_outside(ink, b) for b in boxes))
                    found = found[: len(boxes)]
                held = _held(found, boxes)
                for n, ink in enumerate(found):
                    yield text, ink, n in held


def _held(inks: Sequence[Box], boxes: Sequence[Box]) -> set[int]:
    """The most inks that can lie each in a box of its own (matching by augmenting paths)."""
    taken: dict[int, int] = {}  # box: ink

    def placed(n: int, tried: set[int]) -> bool:
        for m, box in enumerate(boxes):
            if m in tried or _outside(inks[n], box) > _SLACK:
                continue
            tried.add(m)
            if m not in taken or placed(taken[m], tried):
                taken[m] = n
                return True
        return False

    for n in range(len(inks)):
        placed(n, set())
    return set(taken.values())


def _outside(ink: Box, box: Box) -> float:
    return max(box[0] - ink[0], box[1] - ink[1], ink[2] - box[2], ink[3] - box[3], 0.0)


def _ink(sheet: Any, page: Page) -> list[Found]:
    """The words of a PDF page with the box of their letters' ink, scaled to the slide."""
    text = sheet.get_textpage()
    wide, high = sheet.get_size()
    across, up = page.width / wide, page.height / high
    raw = text.get_text_range()
    found: list[Found] = []
    for match in re.finditer(r"[^\s\ufffe\u200b]+", raw):
        boxes = []
        for k in range(match.start(), match.end()):
            if pdfium_c.FPDFText_GetUnicode(text, k):
                left, bottom, right, top = text.get_charbox(k)
                if right > left and top > bottom:
                    boxes.append((left, high - top, right, high - bottom))
        if boxes:
            x0, y0, x1, y1 = zip(*boxes, strict=True)
            ink = (min(x0) * across, min(y0) * up, max(x1) * across, max(y1) * up)
            found.append((match[0], ink))
    return found


# --- speed ----------------------------------------------------------------------------------------


def pptx_ratio() -> float:
    """CPU seconds to read 200 slides with everything / to walk their plain text by python-pptx."""
    ours, walk = pptx_seconds()
    return ours / walk


@cache
def pptx_seconds(slides: int = 200, times: int = 5) -> tuple[float, float]:
    """The best of several turns, taken by turns: our reader's seconds, and the plain walk's."""
    stream = io.BytesIO()
    big_deck(slides).save(stream)
    data = stream.getvalue()
    ours, walk = [], []
    for _ in range(times):
        start = time.process_time()
        plain_walk(data)
        walk.append(time.process_time() - start)
        start = time.process_time()
        read_pptx(data, "big.pptx")
        ours.append(time.process_time() - start)
    return min(ours), min(walk)


def plain_walk(data: bytes) -> str:
    """What python-pptx alone gives: text frames, table cells and notes, without places."""
    told: list[str] = []

    def walk(shapes: Any) -> None:
        for shape in shapes:
            if shape.shape_type == 6:  # a group
                walk(shape.shapes)
            elif shape.has_text_frame:
                told.append(shape.text_frame.text)
            elif getattr(shape, "has_table", False):
                for row in shape.table.rows:
                    told.extend(cell.text_frame.text for cell in row.cells)

    for slide in Presentation(io.BytesIO(data)).slides:
        walk(slide.shapes)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            told.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(told)


def _main(paths: Sequence[Path]) -> None:
    for path in paths:
        missed = package_words(path.read_bytes()) - _read_words(path)
        print(f"{path.name}: missed {missed.total()} {dict(missed.most_common(12))}")
    print(f"word_recall_pptx {word_recall_pptx(paths):.4f}")
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            printed = export(path, Path(folder))
            found = list(matched(read_in_process(path).pages, printed))
            inside = sum(fits for _, _, fits in found)
            print(f"{path.name}: {inside} of {len(found)} words inside")
    ours, walk = pptx_seconds()
    print(f"pptx_ratio {ours / walk:.2f} ({ours:.3f} s / {walk:.3f} s)")


if __name__ == "__main__":
    _main([Path(name) for name in sys.argv[1:]])
