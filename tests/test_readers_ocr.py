"""Scans and pictures: words with boxes and confidence, marks, tables and bars found in pixels."""

from __future__ import annotations

import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from page_checks import assert_sound_in_place
from pictures import Sheet, needs_finnish, needs_swedish
from pptx import Presentation
from pptx.util import Pt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import ReadError, ocr, read_in_process
from extractors.readers import scanned as scanned_module
from extractors.readers.grids import merged_rules
from extractors.readers.progress import Progress
from extractors.readers.ruled_grids import grids_of
from models.records import Page, Reading


def read(tmp_path: Path, sheet: Sheet, name: str = "kalvo.png") -> Page:
    reading = read_in_process(sheet.save(tmp_path / name))
    assert not reading.issues
    return reading.pages[0]


def scanned(tmp_path: Path, *sheets: Sheet, progress: Progress | None = None) -> Reading:
    path = tmp_path / "skannaus.pdf"
    canvas = Canvas(str(path), pagesize=(sheets[0].wide, sheets[0].high))
    for sheet in sheets:
        canvas.drawImage(ImageReader(sheet.image), 0, 0, sheet.wide, sheet.high)
        canvas.showPage()
    canvas.save()
    return read_in_process(path, progress=progress)


def told(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def assert_sound(page: Page) -> None:
    assert_sound_in_place(page)
    for word in page.words:
        assert word.confidence is not None and 0 <= word.confidence <= 1


@needs_finnish
def test_a_scanned_page_has_words_with_boxes_and_confidence(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Kasvualueiden vetäjät", 24, bold=True)
    sheet.text(40, 120, "Vähähiilinen työ päättyy 31.12.2027")
    reading = scanned(tmp_path, sheet)
    page = reading.pages[0]
    assert not reading.issues
    assert_sound(page)
    assert page.origin == "ocr"
    assert told(page) == ["Kasvualueiden vetäjät", "Vähähiilinen työ päättyy 31.12.2027"]
    title, body = page.lines
    assert title.role == "title" and title.bold and not body.bold
    assert title.size == pytest.approx(24, rel=0.1) and body.size == pytest.approx(12, rel=0.1)
    first = page.words[0].box
    assert first is not None and first[0] == pytest.approx(41, abs=2)
    assert first[3] == pytest.approx(60, abs=2)


@needs_finnish
def test_a_leaning_page_is_read_and_its_words_stand_where_they_are_seen(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(30, 50, "Uudistuva teollisuus alkaa maaliskuussa")
    sheet.text(30, 220, "Terveyden edelläkävijät jatkaa vuoteen 2029")
    page = read(tmp_path, sheet.turned(2.0))
    assert_sound(page)
    assert "Uudistuva teollisuus alkaa maaliskuussa" in told(page)
    start = page.text.index("maaliskuussa")
    left = page.words[0].box
    (right,) = page.boxes(start, start + 12)
    assert left is not None
    assert left[3] - right[3] > 5  # the line climbs to the right, and so do its boxes


@needs_finnish
def test_bullets_dashes_and_thousands_are_as_printed(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(30, 40, "• Ohjelmakausi 2026–2029")
    sheet.text(30, 70, "• Elinkeino-ohjelma uusitaan")
    sheet.text(46, 100, "– Budjetti 1 200 euroa")
    sheet.text(30, 140, "Hallitus · 26.11.2025 · Päätös")
    assert told(read(tmp_path, sheet)) == [
        "• Ohjelmakausi 2026–2029",
        "• Elinkeino-ohjelma uusitaan",
        "– Budjetti 1 200 euroa",
        "Hallitus · 26.11.2025 · Päätös",
    ]


@needs_swedish
def test_letters_that_finnish_lacks_are_read(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(30, 40, "Hankkeen vetäjä on Åsa Sundqvist")
    sheet.text(30, 80, "Skärgårdslabbet avataan Porvoossa")
    page = read(tmp_path, sheet)
    assert told(page) == ["Hankkeen vetäjä on Åsa Sundqvist", "Skärgårdslabbet avataan Porvoossa"]


@needs_finnish
def test_drawn_bars_chevrons_and_diamonds_are_shapes(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.bar(120, 60, 300, 78, "#1f6f5c")
    sheet.polygon([(120, 100), (380, 100), (390, 112), (380, 124), (120, 124)], "#a63d40")
    sheet.polygon([(420, 150), (432, 162), (420, 174), (408, 162)], "#d08000")
    sheet.text(30, 74, "Kelohovi")
    sheet.text(170, 117, "Vanamo", 12, "white")
    page = read(tmp_path, sheet)
    shapes = {shape.kind: shape for shape in page.shapes}
    assert set(shapes) == {"bar", "chevron", "diamond"}
    assert shapes["bar"].box == pytest.approx((120, 60, 300, 78), abs=2)
    assert shapes["bar"].colour == "#1f6f5c"
    chevron = shapes["chevron"]
    assert chevron.start is not None and page.text[chevron.start : chevron.end] == "Vanamo"
    assert set(told(page)) == {"Kelohovi", "Vanamo"}


@needs_finnish
def test_a_ruled_table_keeps_its_cells(tmp_path: Path) -> None:
    sheet = Sheet()
    rows = [("Hanke", "Vetäjä", "Päättyy"), ("Kelohovi", "Marja Lehto", "2027")]
    rows += [("Vanamo", "Ilkka Korpi", "2028")]
    for x in (30, 160, 300, 430):
        sheet.rule(x, 40, x, 130)
    for k in range(4):
        sheet.rule(30, 40 + 30 * k, 430, 40 + 30 * k)
    for k, row in enumerate(rows):
        for x, words in zip((36, 166, 306), row, strict=True):
            sheet.text(x, 60 + 30 * k, words, 12, bold=k == 0)
    (table,) = read(tmp_path, sheet).tables
    page = read(tmp_path, sheet)
    cells = {(c.row, c.column): page.text[c.start : c.end] for c in table.cells}
    assert cells == {(r, c): words for r, row in enumerate(rows) for c, words in enumerate(row)}


def test_a_wall_that_is_missing_makes_one_cell() -> None:
    level = [(0.0, y, 90.0, y) for y in (0.0, 20.0, 40.0, 60.0)]
    upright = [(x, 0.0, x, 60.0) for x in (0.0, 45.0, 90.0)]
    whole = grids_of([*level, *upright], [])[0]
    assert (whole.rows, whole.columns, len(whole.cells)) == (3, 2, 6)
    half = [(45.0, 20.0, 90.0, 20.0) if rule[1] == 20.0 else rule for rule in level]
    merged = grids_of([*half, *upright], [])[0]
    assert (merged.cells[0].row_span, len(merged.cells)) == (2, 5)
    assert len(merged_rules([*half, *upright])[1]) == 3


@needs_finnish
def test_only_pages_without_words_are_read_by_ocr(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(40, 100, "Kuvasta luettu hanke", 18)
    path = tmp_path / "sekava.pdf"
    canvas = Canvas(str(path), pagesize=(sheet.wide, sheet.high))
    canvas.drawString(40, 200, "Oma tekstikerros")
    canvas.showPage()
    canvas.drawString(40, 240, "Dian oma otsikko")
    canvas.drawImage(ImageReader(sheet.image), 40, 20, 360, 200)
    canvas.showPage()
    canvas.drawImage(ImageReader(sheet.image), 0, 0, sheet.wide, sheet.high)
    canvas.showPage()
    canvas.save()
    pages = read_in_process(path).pages
    assert [page.origin for page in pages] == ["text", "mixed", "ocr"]
    assert [word.confidence for word in pages[0].words] == [None, None]
    assert pages[1].text.split("\n\n") == ["Dian oma otsikko", "Kuvasta luettu hanke"]
    read_words = [w for w in pages[1].words if w.confidence is not None]
    assert len(read_words) == 3
    assert all(w.box is not None and 40 <= w.box[0] < w.box[2] <= 400 for w in read_words)


@needs_finnish
def test_a_picture_on_a_slide_is_read_in_its_place(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(40, 80, "Aikajana kuvana", 18)
    sheet.bar(60, 120, 300, 145, "#2060a0")
    picture = io.BytesIO()
    sheet.image.save(picture, "PNG")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Otsikko"
    slide.shapes.add_picture(picture, Pt(100), Pt(200), Pt(480), Pt(270))
    slide.notes_slide.notes_text_frame.text = "Muistiinpano"
    path = tmp_path / "esitys.pptx"
    deck.save(str(path))
    page = read_in_process(path).pages[0]
    assert page.origin == "mixed"
    assert page.text.split("\n\n") == ["Otsikko", "Aikajana kuvana", "Muistiinpano"]
    word = next(w for w in page.words if page.text[w.start : w.end] == "Aikajana")
    assert word.confidence is not None and word.box is not None
    assert word.box[0] == pytest.approx(141, abs=3) and word.box[3] == pytest.approx(284, abs=5)
    (bar,) = [shape for shape in page.shapes if shape.colour == "#2060a0"]
    assert bar.box == pytest.approx((160, 320, 400, 345), abs=3)


@needs_finnish
def test_each_sheet_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet()
    first.text(40, 80, "Ensimmäinen sivu", 18)
    second.text(40, 80, "Toinen sivu", 18)
    path = tmp_path / "arkit.tif"
    first.image.save(path, save_all=True, append_images=[second.image], dpi=(150, 150))
    reading = read_in_process(path)
    assert reading.media_type == "image/tiff"
    assert [page.text for page in reading.pages] == ["Ensimmäinen sivu", "Toinen sivu"]
    assert reading.pages[0].width == pytest.approx(480, abs=1)


def test_a_picture_of_a_thousand_million_pixels_is_refused(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9999))
    path = tmp_path / "pommi.png"
    path.write_bytes(bomb + chunk(b"IEND", b""))
    with pytest.raises(ReadError) as caught:
        read_in_process(path)
    assert caught.value.code == "too-large"


def test_a_torn_picture_is_refused(tmp_path: Path) -> None:
    sheet = Sheet(100, 60)
    whole = sheet.save(tmp_path / "kuva.png").read_bytes()
    (tmp_path / "rikki.png").write_bytes(whole[:60])
    with pytest.raises(ReadError) as caught:
        read_in_process(tmp_path / "rikki.png")
    assert caught.value.code == "damaged"


@needs_finnish
def test_pages_that_time_does_not_reach_have_an_issue_each(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(40, 80, "Lukematta jäävä", 18)
    now = time.monotonic()
    late = Progress(deadline=now + 1.5, began=now)
    reading = scanned(tmp_path, sheet, sheet, progress=late)
    assert [page.text for page in reading.pages] == ["", ""]
    assert [(found.code, found.page) for found in reading.issues] == [
        ("ocr-no-time", 1),
        ("ocr-no-time", 2),
    ]


def test_without_tesseract_the_page_tells_what_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: ())
    sheet = Sheet()
    sheet.bar(40, 40, 200, 80, "#2060a0")
    reading = scanned(tmp_path, sheet)
    assert [(found.code, found.page) for found in reading.issues] == [
        ("no-ocr", None),
        ("no-text-layer", 1),
    ]
    assert "tesseract-ocr-fin" in reading.issues[0].message


def test_models_are_looked_for_where_the_setting_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fin.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    ocr.data_folder.cache_clear()
    try:
        assert ocr.data_folder() == tmp_path
    finally:
        ocr.data_folder.cache_clear()


@needs_finnish
def test_a_picture_that_breaks_a_library_costs_its_page_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet()
    sheet.text(40, 80, "Ehjä sivu", 18)
    whole = scanned_module.draft_of
    calls: list[int] = []

    def breaks_once(*args: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("no such luck")
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(scanned_module, "draft_of", breaks_once)
    reading = scanned(tmp_path, sheet, sheet)
    assert sorted(page.text for page in reading.pages) == ["", "Ehjä sivu"]
    assert [found.code for found in reading.issues] == ["damaged-page"]
