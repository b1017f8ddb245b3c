"""PPTX: placeholders, levels, tables, groups, connectors, notes, hidden slides, sections."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from page_checks import assert_sound, lines
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

from extractors.readers import ReadError, read_in_process
from models.records import Reading


def saved(deck: Any, tmp_path: Path, name: str = "ohjelma.pptx") -> Path:
    path = tmp_path / name
    deck.save(str(path))
    return path


def read(deck: Any, tmp_path: Path) -> Reading:
    return read_in_process(saved(deck, tmp_path))


def blank(deck: Any) -> Any:
    return deck.slides.add_slide(deck.slide_layouts[6])


def box(slide: Any, text: str, left: float, top: float, wide: float = 150, high: float = 40) -> Any:
    shape = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(wide), Pt(high))
    shape.text_frame.text = text
    return shape


def test_title_body_and_levels(tmp_path: Path) -> None:
    """A body placeholder's paragraphs are bullets with their level; its title is the title."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Kasvualueet 2026–2030"
    frame = slide.placeholders[1].text_frame
    frame.text = "Vihreä teräs"
    below = frame.add_paragraph()
    below.text, below.level = "Vetäjä: Aino Esimerkki", 1
    page = read(deck, tmp_path).pages[0]
    assert_sound(page)
    assert [(text, line.role, line.bullet, line.level) for text, line in lines(page)] == [
        ("Kasvualueet 2026–2030", "title", False, 0),
        ("Vihreä teräs", "body", True, 0),
        ("Vetäjä: Aino Esimerkki", "body", True, 1),
    ]
    assert [line.size for line in page.lines] == [44.0, 32.0, 28.0]  # as the master says
    assert page.lines[1].block == page.lines[2].block != page.lines[0].block


def test_a_line_break_makes_two_lines_of_one_block(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.placeholders[1].text_frame.text = "Puurakentaminen\vVetäjä: NN"
    found = lines(read(deck, tmp_path).pages[0])
    assert [(t, line.bullet) for t, line in found] == [
        ("Puurakentaminen", True), ("Vetäjä: NN", False),
    ]
    assert found[0][1].block == found[1][1].block


def test_text_boxes_are_no_bullets_and_runs_tell_size_and_weight(tmp_path: Path) -> None:
    deck = Presentation()
    shape = box(blank(deck), "Meri ja satamat", 50, 100)
    run = shape.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(20), True, RGBColor(0x10, 0x20, 0x30)
    line = read(deck, tmp_path).pages[0].lines[0]
    assert (line.size, line.bold, line.bullet, line.colour) == (20.0, True, False, "#102030")
    assert line.box is not None
    assert 50 <= line.box[0] < line.box[2] <= 200 and 100 <= line.box[1] < line.box[3] <= 140


def test_nested_groups_give_absolute_boxes(tmp_path: Path) -> None:
    """A group that was moved and halved after its shapes were drawn."""
    deck = Presentation()
    slide = blank(deck)
    outer = slide.shapes.add_group_shape()
    inner = outer.shapes.add_group_shape()
    shape = inner.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(100), Pt(100), Pt(200), Pt(80))
    shape.text_frame.text = "Ruokajärjestelmä"
    outer.left, outer.top, outer.width, outer.height = Pt(300), Pt(50), Pt(100), Pt(40)
    page = read(deck, tmp_path).pages[0]
    told = next(s for s in page.shapes if s.start is not None)
    assert told.box == (300.0, 50.0, 400.0, 90.0)
    assert page.text[told.start : told.end] == "Ruokajärjestelmä"
    assert told.group is not None and page.shapes[told.group].kind == "group"
    assert page.shapes[told.group].group == 0


def test_cards_side_by_side_are_read_card_by_card(tmp_path: Path) -> None:
    """Head, name and body of one card are separate boxes on one frame."""
    deck = Presentation()
    slide = blank(deck)
    for k, (area, leader) in enumerate([("Teräs", "Aino"), ("Puu", "Eero"), ("Meri", "NN")]):
        left = 40 + 220 * k
        slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(100), Pt(200), Pt(150))
        box(slide, area, left + 10, 105)
        box(slide, f"Vetäjä: {leader}", left + 10, 200)
    assert read(deck, tmp_path).pages[0].text.split("\n\n") == [
        "Teräs", "Vetäjä: Aino", "Puu", "Vetäjä: Eero", "Meri", "Vetäjä: NN",
    ]


def test_names_beside_roles_are_read_row_by_row(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    for k, (area, leader) in enumerate([("Teräs", "Aino"), ("Puu", "Eero"), ("Meri", "NN")]):
        box(slide, area, 40, 100 + 60 * k)
        box(slide, f"Johtaja {leader}", 260, 100 + 60 * k)
    assert read(deck, tmp_path).pages[0].text.split("\n\n") == [
        "Teräs", "Johtaja Aino", "Puu", "Johtaja Eero", "Meri", "Johtaja NN",
    ]


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    deck = Presentation()
    frame = blank(deck).shapes.add_table(3, 3, Pt(60), Pt(80), Pt(300), Pt(90))
    table = frame.table
    rows = [("Alue", "Hanke", "Aika"), ("Teräs", "Masuuni 2", "2027"), ("", "Uuni", "")]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    page = read(deck, tmp_path).pages[0]
    assert_sound(page)
    found = page.tables[0]
    cells = {(c.row, c.column): c for c in found.cells}
    assert (found.rows, found.columns) == (3, 3)
    assert cells[1, 0].row_span == 2 and (2, 0) not in cells
    assert cells[1, 1].box == pytest.approx((160.0, 110.0, 260.0, 140.0))
    assert page.text[cells[1, 1].start : cells[1, 1].end] == "Masuuni 2"
    assert cells[2, 2].start == cells[2, 2].end
    assert {line.role for line in page.lines} == {"cell"}
    assert {line.block for line in page.lines} == {found.block}


def test_drawn_things(tmp_path: Path) -> None:
    """A bar, an arrow, a milestone, and a connector that knows its ends."""
    deck = Presentation()
    slide = blank(deck)
    shapes = slide.shapes
    bar = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Pt(100), Pt(100), Pt(300), Pt(20))
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor(0, 0x80, 0x40)
    shapes.add_shape(MSO_SHAPE.PENTAGON, Pt(100), Pt(140), Pt(300), Pt(30))
    shapes.add_shape(MSO_SHAPE.DIAMOND, Pt(100), Pt(180), Pt(12), Pt(12))
    upper, lower = box(slide, "Johtaja", 50, 250), box(slide, "Hanke", 50, 350)
    link = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(1), Pt(1), Pt(9), Pt(9))
    link.begin_connect(upper, 2)
    link.end_connect(lower, 0)
    page = read(deck, tmp_path).pages[0]
    kinds = [shape.kind for shape in page.shapes]
    assert kinds == ["bar", "chevron", "diamond", "text", "text", "connector"]
    assert page.shapes[0].colour == "#008040"
    assert (page.shapes[5].begins, page.shapes[5].ends) == (3, 4)


def test_notes_hidden_slides_and_properties(tmp_path: Path) -> None:
    deck = Presentation()
    deck.core_properties.title, deck.core_properties.author = "Kasvuohjelma", "Aino Esimerkki"
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Tausta"
    slide.notes_slide.notes_text_frame.text = "Kerro, että Eero Malli aloittaa 1.8.2027."
    hidden = deck.slides.add_slide(deck.slide_layouts[5])
    hidden.shapes.title.text = "Varakalvo"
    hidden._element.set("show", "0")
    reading = read(deck, tmp_path)
    first, second = reading.pages
    assert first.notes_start is not None
    assert first.text[first.notes_start :] == "Kerro, että Eero Malli aloittaa 1.8.2027."
    assert first.lines[-1].role == "notes" and first.lines[-1].box is None
    assert (first.hidden, second.hidden, second.number) == (False, True, 2)
    assert (reading.title, reading.author) == ("Kasvuohjelma", "Aino Esimerkki")


def test_sections_are_the_decks_own(tmp_path: Path) -> None:
    deck = Presentation()
    blank(deck), blank(deck)
    root = deck.part._element
    ids = root.xpath("./p:sldIdLst/p:sldId/@id")
    extra = etree.fromstring(
        '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f'<p14:section name="Hankkeet" id="{{0}}"><p14:sldIdLst><p14:sldId id="{ids[1]}"/>'
        "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    root.append(extra)
    assert [page.section for page in read(deck, tmp_path).pages] == [None, "Hankkeet"]


def test_charts_give_title_and_labels(tmp_path: Path) -> None:
    deck = Presentation()
    data = CategoryChartData()
    data.categories = ["2026", "2027"]
    data.add_series("Teräs", (1, 2))
    frame = blank(deck).shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, Pt(50), Pt(50), Pt(300), Pt(200), data
    )
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "Rahoitus alueittain"
    found = lines(read(deck, tmp_path).pages[0])
    assert found[0] == ("Rahoitus alueittain", found[0][1]) and found[0][1].role == "body"
    alts = [text for text, line in found if line.role == "alt"]
    assert alts == ["Teräs · 2026 1 · 2027 2"]


def test_footers_without_placeholders_are_known_by_their_place(tmp_path: Path) -> None:
    deck = Presentation()
    for k in range(4):
        slide = blank(deck)
        box(slide, f"Alue {'ABCD'[k]} kehittyy", 50, 200)
        for text, left in ((f"Mallikaupunki · {k + 1}.3.2027", 50), (str(k + 1), 650)):
            box(slide, text, left, 515, 60 + 2 * len(text), 20)
    page = read(deck, tmp_path).pages[2]
    assert [line.role for line in page.lines] == ["body", "footer", "page_number"]


def rewritten(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The package with bytes replaced in one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            target.writestr(info, data.replace(old, new) if info.filename == part else data)
    path.write_bytes(out.getvalue())
    return path


def without(path: Path, *parts: str) -> Path:
    """The package without some of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            if info.filename not in parts:
                target.writestr(info, source.read(info))
    path.write_bytes(out.getvalue())
    return path


def test_text_after_an_entity_is_kept_and_reported(tmp_path: Path) -> None:
    """The entity names a file: it is never opened, and what stands after it is not lost."""
    deck = Presentation()
    box(blank(deck), "ALKU loppu", 50, 100)
    path = rewritten(saved(deck, tmp_path), "ppt/slides/slide1.xml", b"ALKU", b"Vihre&x; ")
    path = rewritten(
        path, "ppt/slides/slide1.xml", b"<p:sld ",
        b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]><p:sld ',
    )
    reading = read_in_process(path)
    assert reading.pages[0].text == "Vihre&x;  loppu"
    assert [issue.code for issue in reading.issues] == ["damaged-part"]


def test_a_deck_without_slides_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(Presentation(), tmp_path)
    assert caught.value.code == "no-pages"


def test_a_size_that_is_no_number_is_the_usual_one(tmp_path: Path) -> None:
    deck = Presentation()
    box(blank(deck), "Vihreä teräs", 50, 100)
    path = rewritten(
        saved(deck, tmp_path), "ppt/presentation.xml", b'cx="9144000"', b'cx="wide"'
    )
    page = read_in_process(path).pages[0]
    assert (page.text, page.width, page.height) == ("Vihreä teräs", 720, 540)


def test_a_refusal_quotes_the_slide_that_is_damaged(tmp_path: Path) -> None:
    """Not what else was met before it: here an empty slide."""
    deck = Presentation()
    blank(deck)
    box(blank(deck), "Vihreä teräs", 50, 100)
    path = without(saved(deck, tmp_path), "ppt/slides/slide2.xml")
    with pytest.raises(ReadError) as caught:
        read_in_process(path)
    assert caught.value.code == "damaged"
    assert "KeyError" in caught.value.found
