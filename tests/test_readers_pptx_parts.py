"""PPTX: what stands in parts of its own, turned groups, joined shapes, fills, damaged packages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from page_checks import assert_sound, lines
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt
from test_readers_pptx import blank, box, read, rewritten, saved, without

from benchmarks.big_deck import (
    add_choice,
    add_comments,
    add_smartart,
    add_threads,
    append,
    big_deck,
    text_shape,
)
from benchmarks.reading_pptx import package_words
from extractors.readers import ReadError, read_in_process
from extractors.readers.pptx import read_pptx
from models.records import Box, Page

TITLED = 5  # the layout with a title only


def place_of(page: Page, word: str) -> Box:
    """The box of a word that stands once on the page."""
    (found,) = [w.box for w in page.words if page.text[w.start : w.end] == word]
    assert found is not None
    return found


def holds(outer: Box, inner: Box, slack: float = 0.01) -> bool:
    return all(a <= b + slack for a, b in zip(outer[:2], inner[:2], strict=True)) and all(
        a >= b - slack for a, b in zip(outer[2:], inner[2:], strict=True)
    )


# --- groups and connectors ------------------------------------------------------------------------


def grouped(slide: Any, attributes: str) -> Any:
    """Two boxes 100 x 50 side by side in a group at (200, 100) that is 200 x 50."""
    group = slide.shapes.add_group_shape()
    for text, left in (("Vasen", 200), ("Oikea", 300)):
        shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(100), Pt(100), Pt(50))
        shape.text_frame.text = text
    xfrm = group._element.xpath("./p:grpSpPr/a:xfrm")[0]
    for attribute in attributes.split():
        name, value = attribute.split("=")
        xfrm.set(name, value)
    return group


@pytest.mark.parametrize(
    ("attributes", "left", "right"),
    [
        ("", (200, 100, 300, 150), (300, 100, 400, 150)),
        ("flipH=1", (300, 100, 400, 150), (200, 100, 300, 150)),
        ("flipV=1", (200, 100, 300, 150), (300, 100, 400, 150)),
        ("rot=5400000", (275, 25, 325, 125), (275, 125, 325, 225)),  # a quarter to the right
        ("rot=10800000", (300, 100, 400, 150), (200, 100, 300, 150)),
        ("rot=5400000 flipH=1", (275, 125, 325, 225), (275, 25, 325, 125)),
    ],
)
def test_a_turned_or_flipped_group_moves_its_shapes(
    tmp_path: Path, attributes: str, left: Box, right: Box
) -> None:
    deck = Presentation()
    grouped(blank(deck), attributes)
    page = read(deck, tmp_path).pages[0]
    told = {page.text[s.start : s.end]: s.box for s in page.shapes if s.start is not None}
    assert told == {"Vasen": pytest.approx(left), "Oikea": pytest.approx(right)}
    assert holds(left, place_of(page, "Vasen"), 30)  # turned with its shape


def test_a_turned_shape_in_a_turned_group_is_turned_by_both(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    group = grouped(slide, "rot=5400000")
    group.shapes[0].rotation = 90
    page = read(deck, tmp_path).pages[0]
    (told,) = [s.box for s in page.shapes if page.text[s.start or 0 : s.end or 0] == "Vasen"]
    assert told == pytest.approx((250, 50, 350, 100))  # upside down, as wide as it was


def test_connectors_without_ends_join_what_they_touch(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    box(slide, "Johtaja", 50, 50, 100, 40)
    box(slide, "Hanke", 300, 200, 100, 40)
    add = slide.shapes.add_connector
    add(MSO_CONNECTOR.STRAIGHT, Pt(300), Pt(220), Pt(150), Pt(70))  # drawn from right to left
    add(MSO_CONNECTOR.STRAIGHT, Pt(150), Pt(70), Pt(250), Pt(70))  # ends nowhere
    add(MSO_CONNECTOR.STRAIGHT, Pt(50), Pt(90), Pt(150), Pt(90))  # a rule under one box
    shapes = read(deck, tmp_path).pages[0].shapes
    assert [(s.begins, s.ends) for s in shapes[2:]] == [(1, 0), (None, None), (None, None)]


# --- SmartArt and charts --------------------------------------------------------------------------

NODES = [("Ohjausryhmä", 0), ("Teräs", 1), ("Masuuni 2", 2), ("Puu", 1)]


def test_smartart_is_read_in_its_order_and_nesting_where_it_is_drawn(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    add_smartart(slide, NODES, (100, 100, 400, 200), 1)
    page = read(deck, tmp_path).pages[0]
    assert_sound(page)
    assert [(t, line.level, line.bullet) for t, line in lines(page)] == [
        ("Ohjausryhmä", 0, False), ("Teräs", 0, True), ("Masuuni 2", 1, True), ("Puu", 0, True),
    ]
    assert place_of(page, "Teräs") == pytest.approx((140, 150, 420, 195))
    assert place_of(page, "Masuuni") == pytest.approx((180, 200, 460, 245))


def test_smartart_without_its_drawing_has_the_frame_for_its_words(tmp_path: Path) -> None:
    deck = Presentation()
    add_smartart(blank(deck), NODES, (100, 100, 400, 200), 1, drawn=False)
    page = read(deck, tmp_path).pages[0]
    assert page.text.split("\n") == [text for text, _ in NODES]
    assert {word.box for word in page.words} == {(100, 100, 500, 300)}


def test_charts_tell_axes_series_categories_and_values(tmp_path: Path) -> None:
    deck = Presentation()
    data = CategoryChartData()
    data.categories = ["2026", "2027"]
    data.add_series("Teräs", (1.5, 2))
    data.add_series("Puu", (None, 4))
    chart = blank(deck).shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(50), Pt(50), Pt(300), Pt(200), data
    ).chart  # fmt: skip
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "miljoonaa euroa"
    page = read(deck, tmp_path).pages[0]
    assert [(text, line.role) for text, line in lines(page)] == [
        ("miljoonaa euroa", "body"),
        ("Teräs · 2026 1.5 · 2027 2", "alt"),
        ("Puu · 2026 · 2027 4", "alt"),
    ]
    assert {word.box for word in page.words} == {(50, 50, 350, 250)}


# --- pictures, notes, comments --------------------------------------------------------------------


def picture(slide: Any, description: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(stream, "PNG")
    shape = slide.shapes.add_picture(stream, Pt(100), Pt(200), Pt(80), Pt(40))
    shape._element.xpath("./p:nvPicPr/p:cNvPr")[0].set("descr", description)


def test_a_pictures_description_is_alternative_text(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    box(slide, "Vetytalous", 50, 50)
    picture(slide, "Kaavio:  vetyputken reitti")
    page = read(deck, tmp_path).pages[0]
    assert [(t, line.role, line.box) for t, line in lines(page)][1:] == [
        ("Kaavio: vetyputken reitti", "alt", (100, 200, 180, 240)),
    ]


def test_a_picture_in_a_placeholder_stands_where_the_layout_says(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[8])  # picture with caption
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, "PNG")
    model = slide.slide_layout.placeholders[1]
    shape = slide.placeholders[1].insert_picture(stream)
    for xfrm in shape._element.spPr.xpath("./a:xfrm"):
        xfrm.getparent().remove(xfrm)
    (told,) = [s.box for s in read(deck, tmp_path).pages[0].shapes if s.kind == "picture"]
    assert told[:2] == pytest.approx((model.left / 12700, model.top / 12700), abs=0.01)
    assert told[2] - told[0] == pytest.approx(model.width / 12700, abs=0.02)


def test_a_file_name_describes_nothing_and_a_described_picture_is_no_text_layer(
    tmp_path: Path,
) -> None:
    deck = Presentation()
    picture(blank(deck), r"C:\Omat kuvat\kaavio 2.png")
    picture(blank(deck), "Tiekartta vuosille 2026–2030")
    reading = read(deck, tmp_path)
    assert [page.text for page in reading.pages] == ["", "Tiekartta vuosille 2026–2030"]
    assert [(i.code, i.page) for i in reading.issues] == [("no-text-layer", 1), ("no-text-layer", 2)]


def test_comments_old_and_threaded_stand_after_the_notes_without_places(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLED])
    slide.shapes.title.text = "Vetytalous"
    add_threads(slide, [("Onko rahoitus varma?", ["On.", "Kevääseen asti."])], 1)
    add_comments(slide, ["Tarkista luku."], 1)
    slide.notes_slide.notes_text_frame.text = "Muista kiittää."
    page = read(deck, tmp_path).pages[0]
    assert_sound(page)
    told = [(t, line.role, line.level, line.box) for t, line in lines(page)]
    assert told[1:] == [
        ("Muista kiittää.", "notes", 0, None),
        ("Onko rahoitus varma?", "comment", 0, None),
        ("On.", "comment", 1, None),
        ("Kevääseen asti.", "comment", 1, None),
        ("Tarkista luku.", "comment", 0, None),
    ]
    assert page.notes_start == page.text.index("Muista")
    assert all(word.box is None for word in page.words if word.start >= page.notes_start)


def test_comments_without_notes_begin_what_is_not_on_the_slide(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    box(slide, "Vetytalous", 50, 50)
    add_comments(slide, ["Tarkista luku."], 1)
    page = read(deck, tmp_path).pages[0]
    assert page.notes_start == page.text.index("Tarkista")


# --- what a person sees ---------------------------------------------------------------------------


def test_of_alternatives_the_first_is_read_once(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    add_choice(slide, text_shape("Uusi", 50, 50, 90, 30), text_shape("Vanha", 50, 50, 90, 30))
    assert read(deck, tmp_path).pages[0].text == "Uusi"


def test_prompts_of_placeholders_are_not_read_but_static_text_of_the_layout_is(
    tmp_path: Path,
) -> None:
    deck = Presentation()
    layout = deck.slide_layouts[TITLED]
    static = text_shape("Luottamuksellinen 0", 50, 500, 150, 20).replace(
        "<a:r><a:t>Luottamuksellinen 0</a:t></a:r>",
        '<a:r><a:t>Luottamuksellinen </a:t></a:r><a:fld id="{1}" type="slidenum"><a:t>‹#›</a:t></a:fld>',
    )
    append(layout, static)
    append(deck.slide_master, text_shape("Mallikaupunki", 50, 10, 150, 20))
    first = deck.slides.add_slide(layout)
    first.shapes.title.text = "Vetytalous"
    second = deck.slides.add_slide(layout)
    second.shapes.title.text = "Puu"
    second._element.set("showMasterSp", "0")
    pages = read(deck, tmp_path).pages
    assert [(t, line.role) for t, line in lines(pages[0])] == [
        ("Vetytalous", "title"), ("Luottamuksellinen 1", "footer"), ("Mallikaupunki", "header"),
    ]
    assert pages[1].text == "Puu"


def test_hidden_shapes_are_not_seen(tmp_path: Path) -> None:
    deck = Presentation()
    slide = blank(deck)
    shape = box(slide, "Piilossa", 50, 50)
    shape._element.xpath("./p:nvSpPr/p:cNvPr")[0].set("hidden", "1")
    box(slide, "Näkyvissä", 50, 150)
    assert read(deck, tmp_path).pages[0].text == "Näkyvissä"


def test_fills_come_from_theme_style_group_and_placeholder(tmp_path: Path) -> None:
    deck = Presentation()
    layout = deck.slide_layouts[TITLED]
    layout.placeholders[0].fill.solid()
    layout.placeholders[0].fill.fore_color.rgb = RGBColor(1, 2, 3)
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = "Värit"
    add = slide.shapes.add_shape
    themed, styled, bare = (
        add(MSO_SHAPE.RECTANGLE, Pt(50), Pt(100 + 40 * k), Pt(90), Pt(20)) for k in range(3)
    )
    themed.fill.solid()
    themed.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1  # 4F81BD
    themed.fill.fore_color.brightness = 0.4  # lumMod 60 %, lumOff 40 %
    bare.fill.background()
    group = slide.shapes.add_group_shape()
    member = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(300), Pt(100), Pt(90), Pt(20))
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    member._element.spPr.append(member._element.makeelement(f"{{{drawing}}}grpFill"))
    fill = group._element.makeelement(f"{{{drawing}}}solidFill")
    fill.append(fill.makeelement(f"{{{drawing}}}prstClr", {"val": "dkGreen"}))
    group._element.grpSpPr.append(fill)
    shapes = read(deck, tmp_path).pages[0].shapes
    assert [s.colour for s in shapes] == ["#010203", "#95b3d7", "#4f81bd", None, None, "#006400"]
    assert styled.shape_id


# --- the places of words --------------------------------------------------------------------------

LONG = "Kasvualueen vetäjänä jatkaa Aino Esimerkki vuoden 2027 loppuun saakka tukenaan ohjausryhmä. "


def test_a_words_place_is_near_where_it_is_printed(tmp_path: Path) -> None:
    """One short line of 20 points: a line high, and wide enough for any usual font."""
    deck = Presentation()
    shape = box(blank(deck), "Teräs ja puu", 100, 100, 400, 40)
    shape.text_frame.word_wrap = True
    shape.text_frame.paragraphs[0].runs[0].font.size = Pt(20)
    page = read(deck, tmp_path).pages[0]
    first, last = place_of(page, "Teräs"), place_of(page, "puu")
    assert holds(first, (107.2, 104, 160, 124)) and first[2] < 180 and first[3] < 135
    assert last[0] > first[0] + 50 and last[2] < 270


def test_centred_words_are_placed_about_the_middle(tmp_path: Path) -> None:
    deck = Presentation()
    shape = box(blank(deck), "Teräs ja puu", 100, 100, 400, 40)
    shape.text_frame.word_wrap = True
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    page = read(deck, tmp_path).pages[0]
    left, right = place_of(page, "Teräs"), place_of(page, "puu")
    assert left[0] + right[2] == pytest.approx(600, abs=12)
    assert left[0] > 200 and right[2] < 400


def test_text_that_overflows_its_shape_is_placed_below_it(tmp_path: Path) -> None:
    deck = Presentation()
    shape = box(blank(deck), LONG * 4 + "Loppusana", 100, 100, 200, 40)
    shape.text_frame.word_wrap = True
    page = read(deck, tmp_path).pages[0]
    first = next(word.box for word in page.words if word.box)
    last = place_of(page, "Loppusana")
    assert first[1] < 110 and first[3] < 160
    assert last[1] > 250 and (last[0], last[2]) == (pytest.approx(105.7), pytest.approx(294.3))


def test_rows_of_a_table_grow_with_their_text(tmp_path: Path) -> None:
    """The file tells rows of 20 points; the first needs far more when it is drawn."""
    deck = Presentation()
    table = blank(deck).shapes.add_table(2, 2, Pt(50), Pt(50), Pt(300), Pt(40)).table
    table.cell(0, 0).text = LONG * 2
    table.cell(1, 0).text = "Alarivi"
    page = read(deck, tmp_path).pages[0]
    assert_sound(page)
    assert page.tables[0].cells[2].box == pytest.approx((50, 70, 200, 90))
    place = place_of(page, "Alarivi")
    assert place[1] > 200 and place[3] > place[1] + 20


# --- damaged packages -----------------------------------------------------------------------------


def three_slides(tmp_path: Path) -> Path:
    deck = Presentation()
    for text in ("Vihreä teräs", "Puurakentaminen", "Meri ja satamat"):
        box(blank(deck), text, 50, 100)
    return saved(deck, tmp_path)


TEXTS = ["Vihreä teräs", "Puurakentaminen", "Meri ja satamat"]


@pytest.mark.parametrize(
    "parts",
    [
        ("_rels/.rels",),
        ("ppt/presentation.xml",),
        ("ppt/_rels/presentation.xml.rels",),
        ("[Content_Types].xml",),
        ("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"),
    ],
)
def test_slides_are_read_without_the_parts_that_lead_to_them(
    tmp_path: Path, parts: tuple[str, ...]
) -> None:
    reading = read_in_process(without(three_slides(tmp_path), *parts))
    assert [page.text for page in reading.pages] == TEXTS
    assert [issue.code for issue in reading.issues] == ["damaged-part"]
    assert parts[0] in reading.issues[0].message


def test_a_slide_whose_relation_dangles_is_found(tmp_path: Path) -> None:
    path = rewritten(
        three_slides(tmp_path), "ppt/presentation.xml", b'id="257" r:id="', b'id="257" r:id="x'
    )
    reading = read_in_process(path)
    assert [page.text for page in reading.pages] == TEXTS
    assert [issue.code for issue in reading.issues] == ["damaged-part"]


def test_a_slide_that_is_gone_leaves_its_number(tmp_path: Path) -> None:
    reading = read_in_process(without(three_slides(tmp_path), "ppt/slides/slide2.xml"))
    assert [page.text for page in reading.pages] == [TEXTS[0], "", TEXTS[2]]
    assert [(i.code, i.page) for i in reading.issues] == [("damaged-page", 2)]


def test_a_slide_that_is_no_sound_xml_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = rewritten(three_slides(tmp_path), "ppt/slides/slide2.xml", b"</a:t>", b"</a:x>")
    reading = read_in_process(path)
    assert [page.text for page in reading.pages] == TEXTS
    assert "ppt/slides/slide2.xml" in reading.issues[0].message


def test_a_package_whose_directory_is_cut_off_is_read(tmp_path: Path) -> None:
    data = three_slides(tmp_path).read_bytes()
    directory = zipfile.ZipFile(io.BytesIO(data)).start_dir
    pages, issues, _ = read_pptx(data[: directory + 20], "ohjelma.pptx")
    assert [page.text for page in pages] == TEXTS
    assert [issue.code for issue in issues] == ["damaged-part"]


def test_a_package_that_lost_most_of_it_is_refused(tmp_path: Path) -> None:
    data = three_slides(tmp_path).read_bytes()
    with pytest.raises(ReadError) as caught:
        read_pptx(data[: len(data) // 3], "ohjelma.pptx")
    assert caught.value.code == "truncated"


def test_large_parts_that_are_never_read_are_left_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = three_slides(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/media/film.bin", bytes(80 << 20))
    read_part = zipfile.ZipFile.read
    unpacked: list[str] = []

    def spy(self: zipfile.ZipFile, name: Any, pwd: bytes | None = None) -> bytes:
        unpacked.append(getattr(name, "filename", name))
        return read_part(self, name, pwd)

    monkeypatch.setattr(zipfile.ZipFile, "read", spy)
    assert [page.text for page in read_in_process(path).pages] == TEXTS
    assert "ppt/slides/slide1.xml" in unpacked and "ppt/media/film.bin" not in unpacked


# --- everything at once ---------------------------------------------------------------------------


def test_no_word_of_a_deck_with_everything_is_lost(tmp_path: Path) -> None:
    path = saved(big_deck(20), tmp_path)
    reading = read_in_process(path)
    told = " ".join(page.text for page in reading.pages).split()
    wanted = package_words(path.read_bytes())
    for word in told:
        wanted[word] -= 1
    assert +wanted == {}
    for page in reading.pages:
        assert_sound(page)
    assert [page.section for page in reading.pages[::5]] == [
        "Tausta", "Kasvualueet", "Hankkeet", "Seuranta",
    ]
    assert [page.number for page in reading.pages if page.hidden] == []
