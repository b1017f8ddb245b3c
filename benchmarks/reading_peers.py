"""What others read of a file, and what we do, each in a process of its own.

``python -m benchmarks.reading_peers PEER WORK FILE`` prints one JSON object. WORK is ``time`` (CPU
seconds of the reading, imports not counted, and the process's peak memory) or ``told`` (what was
read, in one form for all: see ``Told``). Runs in the product's environment or in the peers' own:
each peer is imported only when its turn comes.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Place = tuple[str, int, list[float]]  # text, page from 1, box in points from the top left
_EMU = 12700


@dataclass
class Told:
    """What a reader gives of a file. What it does not give stays empty."""

    text: str = ""
    words: list[Place] = field(default_factory=list)  # or lines, where boxes are no smaller
    cells: list[str] = field(default_factory=list)  # of tables known as such
    areas: list[tuple[int, list[float], str | None]] = field(
        default_factory=list
    )  # page, box, fill
    roles: list[tuple[str, str]] = field(default_factory=list)  # role, text
    links: list[tuple[str, str]] = field(default_factory=list)  # texts that a connector joins


# --- ours -----------------------------------------------------------------------------------------


def _content(path: Path, tables: bool) -> Told:
    """Words with boxes and what is drawn, page by page; ruled tables too where asked."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    from extractors.readers.grids import shows_grid
    from extractors.readers.pdf_content import PageText, read_drawings, view_of
    from extractors.readers.pdf_tables import ruled
    from extractors.readers.printed import Content

    told = Told()
    document = pypdfium2.PdfDocument(path)
    for k in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, k)
        view, width, height = view_of(page)
        content = Content(width, height)
        read_drawings(page, view, content)
        text = PageText(page)
        content.pieces.extend(text.pieces(view, width, height))
        if tables and shows_grid(content.rules):
            told.cells += ["" for grid in ruled(page, view) for _ in grid.cells]
        text.close()
        pdfium.FPDF_ClosePage(page)
    document.close()
    return told


def our_words(path: Path) -> Told:
    return _content(path, tables=False)


def our_tables(path: Path) -> Told:
    return _content(path, tables=True)


def ours(path: Path) -> Told:
    """The whole reading, as ``read`` gives it, in this process."""
    from extractors.readers import read_in_process

    told = Told()
    for page in read_in_process(path).pages:
        told.text += page.text + "\n"
        for word in page.words:
            if word.box is not None:
                told.words.append((page.text[word.start : word.end], page.number, list(word.box)))
        told.cells += [page.text[c.start : c.end] for t in page.tables for c in t.cells]
        told.roles += [(line.role, page.text[line.start : line.end]) for line in page.lines]
        told.roles += [("bullet", page.text[i.start : i.end]) for i in page.lines if i.bullet]
        if page.section:
            told.roles.append(("section", page.section))
        if page.hidden:
            told.roles.append(("hidden", page.text))
        texts = [page.text[s.start or 0 : s.end or 0] for s in page.shapes]
        for shape in page.shapes:
            told.areas.append((page.number, list(shape.box), shape.colour))
            if shape.begins is not None and shape.ends is not None:
                told.links.append((texts[shape.begins], texts[shape.ends]))
    return told


# --- peers ----------------------------------------------------------------------------------------


def pdfplumber(path: Path) -> Told:
    return _plumber(path, tables=False)


def pdfplumber_tables(path: Path) -> Told:
    return _plumber(path, tables=True)


def _plumber(path: Path, tables: bool) -> Told:
    import pdfplumber

    told = Told()
    with pdfplumber.open(path) as document:
        for page in document.pages:
            words = page.extract_words()
            told.text += " ".join(word["text"] for word in words) + "\n"
            told.words += [
                (w["text"], page.page_number, [w["x0"], w["top"], w["x1"], w["bottom"]])
                for w in words
            ]
            if tables:
                for table in page.extract_tables():
                    told.cells += [cell or "" for row in table for cell in row]
                told.areas += [
                    (page.page_number, [a["x0"], a["top"], a["x1"], a["bottom"]], "fill")
                    for a in (*page.rects, *page.curves)
                    if a["fill"]
                ]
            page.close()
    return told


def pdfminer(path: Path) -> Told:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTRect, LTTextContainer, LTTextLine

    told = Told()
    for number, page in enumerate(extract_pages(path), 1):
        for item in page:
            if isinstance(item, LTRect) and item.fill:
                box = [item.x0, page.height - item.y1, item.x1, page.height - item.y0]
                told.areas.append((number, box, "fill"))
            if not isinstance(item, LTTextContainer):
                continue
            told.text += item.get_text()
            for line in item:
                if isinstance(line, LTTextLine):
                    box = [line.x0, page.height - line.y1, line.x1, page.height - line.y0]
                    told.words.append((line.get_text(), number, box))
    return told


def pypdfium2(path: Path) -> Told:
    """The text of each page, and the boxes of its runs."""
    import pypdfium2

    told = Told()
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        told.text += text.get_text_range() + "\n"
        high = page.get_height()
        for k in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(k)
            run = text.get_text_bounded(left, bottom, right, top)
            told.words.append((run, number, [left, high - top, right, high - bottom]))
        text.close()
        page.close()
    document.close()
    return told


def pdftotext(path: Path) -> Told:
    done = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True
    )
    told = Told()
    page = 0
    word = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>')
    for line in done.stdout.splitlines():
        page += "<page " in line
        if found := word.search(line):
            told.words.append((found[5], page, [float(v) for v in found.groups()[:4]]))
            told.text += found[5] + " "
    return told


def markitdown(path: Path) -> Told:
    from markitdown import MarkItDown

    text = str(MarkItDown().convert(str(path)).text_content)
    told = Told(text)
    for row in re.findall(r"^\|(.*)\|$", text, re.M):
        told.cells += [cell.strip() for cell in row.split("|")]
    told.roles += [("title", found) for found in re.findall(r"^#+ (.*)$", text, re.M)]
    return told


def kreuzberg(path: Path) -> Told:
    import kreuzberg

    config = kreuzberg.ExtractionConfig(use_cache=False)
    result = kreuzberg.extract_file_sync(str(path), config=config)
    told = Told(str(result.content))
    for table in result.tables:
        told.cells += [str(cell) for row in table.cells for cell in row]
    return told


def docling_parse(path: Path) -> Told:
    from docling_core.types.doc.page import TextCellUnit
    from docling_parse.pdf_parser import DoclingPdfParser

    told = Told()
    for number, page in DoclingPdfParser(loglevel="fatal").load(str(path)).iterate_pages():
        high = page.dimension.height
        for cell in page.iterate_cells(unit_type=TextCellUnit.WORD):
            box = cell.rect.to_bounding_box()
            told.words.append((cell.text, number, [box.l, high - box.t, box.r, high - box.b]))
            told.text += cell.text + " "
        told.text += "\n"
    return told


def python_pptx(path: Path) -> Told:
    """What its own shapes give when a program walks them, groups, tables, charts and notes too."""
    from pptx import Presentation

    told = Told()

    def walk(shapes: Any, page: int) -> None:
        for shape in shapes:
            if shape.shape_type == 6:
                walk(shape.shapes, page)
                continue
            text = shape.text_frame.text if shape.has_text_frame else ""
            if getattr(shape, "has_table", False):
                told.cells.extend(c.text for row in shape.table.rows for c in row.cells)
                text = "\n".join(c.text for row in shape.table.rows for c in row.cells)
            elif getattr(shape, "has_chart", False):
                for plot in shape.chart.plots:
                    text += "\n".join(map(str, plot.categories))
                    for series in plot.series:
                        text += "\n" + "\n".join([series.name, *map(str, series.values)])
            if shape.left is not None:
                box = [shape.left, shape.top, shape.left + shape.width, shape.top + shape.height]
                told.words.append((text, page, [value / _EMU for value in box]))
            if shape.is_placeholder:
                told.roles.append((str(shape.placeholder_format.type).split()[0].lower(), text))
            told.text += text + "\n"

    for number, slide in enumerate(Presentation(str(path)).slides, 1):
        walk(slide.shapes, number)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            told.text += slide.notes_slide.notes_text_frame.text + "\n"
            told.roles.append(("notes", slide.notes_slide.notes_text_frame.text))
    return told


# --- one run --------------------------------------------------------------------------------------

READERS: dict[str, Callable[[Path], Told]] = {
    "strategiavahti": ours,
    "strategiavahti: words and shapes": our_words,
    "strategiavahti: the same with tables": our_tables,
    "pdfplumber": pdfplumber,
    "pdfplumber with tables": pdfplumber_tables,
    "pdfminer.six": pdfminer,
    "pypdfium2": pypdfium2,
    "pdftotext -bbox": pdftotext,
    "markitdown": markitdown,
    "kreuzberg": kreuzberg,
    "docling-parse": docling_parse,
    "python-pptx": python_pptx,
}
_MODULES = {
    "pdfplumber": "pdfplumber",
    "pdfplumber with tables": "pdfplumber",
    "pdfminer.six": "pdfminer.high_level",
    "pypdfium2": "pypdfium2",
    "markitdown": "markitdown",
    "kreuzberg": "kreuzberg",
    "docling-parse": "docling_parse.pdf_parser",
    "python-pptx": "pptx",
}


def _cpu() -> float:
    mine, others = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return mine.ru_utime + mine.ru_stime + others.ru_utime + others.ru_stime


def _warm(peer: str, path: Path) -> None:
    """Import all that the peer needs: what is measured is reading."""
    if peer.startswith("strategiavahti"):
        for name in ("pdf", "pptx", "pdf_tables"):
            importlib.import_module(f"extractors.readers.{name}")
        importlib.import_module("pdfplumber.table")
    elif peer in _MODULES:
        importlib.import_module(_MODULES[peer])
    if peer == "docling-parse":
        importlib.import_module("docling_core.types.doc.page")


def run(peer: str, work: str, path: Path) -> dict[str, Any]:
    """The answer of one run: of ``time`` seconds and peak megabytes, of ``told`` all of Told."""
    if peer == "pdftotext -bbox" and shutil.which("pdftotext") is None:
        return {"absent": "pdftotext is not installed"}
    try:
        _warm(peer, path)
    except ImportError as error:
        return {"absent": f"not importable: {error.name}"}
    start = _cpu()
    told = READERS[peer](path)
    seconds = _cpu() - start
    if work == "told":
        return dataclasses.asdict(told)
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return {"seconds": seconds, "megabytes": max(_most_held(), others) / 1e6}


def _most_held() -> int:
    """Bytes this process held at most. What getrusage tells counts the parent before exec too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.M)
    return int(found[1]) * 1024 if found else 0


def ask(peer: str, work: str, path: Path, pythons: dict[str, str]) -> dict[str, Any]:
    """Run a peer in a process of its own; ``absent`` says why where it could not run.

    ``pythons``: the interpreters to try, by name, ``product`` first for our own work.
    """
    own = peer.startswith("strategiavahti") or "peers" not in pythons
    done = subprocess.run(
        [
            pythons["product" if own else "peers"],
            "-m",
            "benchmarks.reading_peers",
            peer,
            work,
            str(path),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parent.parent,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
        return {"absent": f"failed: {last[:120]}"}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
