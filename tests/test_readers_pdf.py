"""PDF with a text layer: words, lines, blocks, order, tables, drawings, titles and footers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from page_checks import assert_sound_in_place
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from extractors.readers import ReadError, pdf_content, read_in_process
from extractors.scopes import text_of
from models.records import Page, Reading

WIDE, HIGH = 720.0, 405.0


def read(tmp_path: Path, *draw: Callable[[Canvas], None]) -> Reading:
    path = tmp_path / "ohjelma.pdf"
    canvas = Canvas(str(path), pagesize=(WIDE, HIGH))
    for page in draw:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return read_in_process(path)


def text(
    canvas: Canvas, x: float, top: float, words: str, size: float = 12, bold: bool = False
) -> None:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, HIGH - top - size, words)


def told(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def test_words_have_boxes_from_the_top_left(tmp_path: Path) -> None:
    page = read(tmp_path, lambda c: text(c, 100, 50, "Päättyy 31.12.2027")).pages[0]
    assert_sound_in_place(page)
    first = page.words[0].box
    assert first is not None
    assert first[0] == pytest.approx(100, abs=1.5) and 45 < first[1] < 55 < first[3] < 70
    assert page.boxes(0, len(page.text))[0][2] > first[2]


def test_boxes_fit_the_ink(tmp_path: Path) -> None:
    """As high and wide as the letters that stand in the word, not as the line."""
    words = ["arvo", "Äly", "pysy", "–"]

    def draw(c: Canvas) -> None:
        text(c, 100, 50, " ".join(words), 40)

    boxes = [word.box for word in read(tmp_path, draw).pages[0].words]
    tops = [round(box[1]) for box in boxes if box]
    feet = [round(box[3]) for box in boxes if box]
    low, umlaut, tail, dash = range(4)
    assert tops[umlaut] < tops[tail] - 8 and abs(tops[low] - tops[tail]) <= 1 < tops[dash] - tops[low]
    assert feet[low] == pytest.approx(90, abs=2) and feet[tail] > feet[low] + 6 and feet[dash] < feet[low]
    assert feet[dash] - tops[dash] < 6


def test_title_size_weight_and_page_size(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        text(c, 50, 30, "Kasvualueet", 28, bold=True)
        text(c, 50, 120, "Vihreä teräs ja puurakentaminen")

    page = read(tmp_path, draw).pages[0]
    assert (page.width, page.height) == (WIDE, HIGH)
    assert [(line.role, line.size, line.bold) for line in page.lines] == [
        ("title", 28.0, True), ("body", 12.0, False),
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["• Ohjelma alkaa keväällä", "ja jatkuu syksyyn", "• Rahoitus on haettu", "• Ohjaus"]
    right = ["• Vetäjä Aino Esimerkki", "• Sihteeri Eero Malli", "• Jaosto kokoontuu", "usein"]

    def draw(c: Canvas) -> None:
        text(c, 50, 30, "Mitä tehdään ja kuka tekee", 26)
        for k in range(4):
            text(c, 50, 100 + 18 * k, left[k])
            text(c, 400, 100 + 18 * k, right[k])

    page = read(tmp_path, draw).pages[0]
    assert told(page)[1:] == left + right
    blocks = [line.block for line in page.lines]
    assert len(set(blocks[1:5])) == 1 and len(set(blocks[5:])) == 1 and blocks[1] != blocks[5]


def test_cards_are_blocks(tmp_path: Path) -> None:
    """Cards in a row: each is one block, and its frame knows its text."""
    def draw(c: Canvas) -> None:
        for k, name in enumerate(["Teräs", "Puu", "Meri"]):
            c.setFillColor(colors.lightblue)
            c.rect(40 + 220 * k, 150, 200, 120, stroke=0, fill=1)
            c.setFillColor(colors.black)
            text(c, 50 + 220 * k, 150, name, 14, bold=True)
            text(c, 50 + 220 * k, 175, f"Vetäjä {name[0]}. Malli")

    page = read(tmp_path, draw).pages[0]
    assert told(page) == [
        "Teräs", "Vetäjä T. Malli", "Puu", "Vetäjä P. Malli", "Meri", "Vetäjä M. Malli",
    ]
    assert [line.block for line in page.lines] == [0, 0, 1, 1, 2, 2]
    assert [(s.kind, s.block, s.colour) for s in page.shapes] == [
        ("text", k, "#add8e6") for k in range(3)
    ]


def test_bullets_have_levels_by_indent(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        text(c, 50, 100, "• Vihreä teräs")
        text(c, 70, 120, "– Vetäjä Aino Esimerkki")
        text(c, 50, 140, "• Puurakentaminen")

    page = read(tmp_path, draw).pages[0]
    assert [(line.bullet, line.level) for line in page.lines] == [(True, 0), (True, 1), (True, 0)]


def test_ruled_tables(tmp_path: Path) -> None:
    rows = [["Alue", "Hanke", "Aika"], ["Teräs", "Masuuni 2", "2027–28"], ["Puu", "Hirsi", "9/27"]]

    def draw(c: Canvas) -> None:
        table = Table(rows, colWidths=120, rowHeights=24)
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
        table.wrapOn(c, WIDE, HIGH)
        table.drawOn(c, 60, 200)

    page = read(tmp_path, draw).pages[0]
    assert_sound_in_place(page)
    found = page.tables[0]
    assert (found.rows, found.columns, found.header_rows) == (3, 3, 1)
    assert page.text == "\n".join("\t".join(row) for row in rows)
    assert {line.role for line in page.lines} == {"cell"}


def test_a_table_whose_lines_are_one_path(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.grid([60, 200, 340, 480], [100, 140, 180, 220])
        for k, word in enumerate(["Alue", "Hanke", "Aika", "Puu", "Hirsi", "2027", "Meri", "Tuuli", "2028"]):
            text(c, 70 + 140 * (k % 3), HIGH - 210 + 40 * (k // 3), word)

    found = read(tmp_path, draw).pages[0].tables
    assert [(table.rows, table.columns) for table in found] == [(3, 3)]


def test_a_turned_page_keeps_its_table(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.setPageRotation(90)
        table = Table([["Alue", "Hanke"], ["Puu", "Hirsi"], ["Meri", "Tuuli"]], colWidths=90, rowHeights=30)
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
        table.wrapOn(c, WIDE, HIGH)
        c.rotate(90)
        table.drawOn(c, 60, -300)

    page = read(tmp_path, draw).pages[0]
    assert [(table.rows, table.columns) for table in page.tables] == [(3, 2)]
    assert page.text.split() == ["Alue", "Hanke", "Puu", "Hirsi", "Meri", "Tuuli"]


def test_forms_without_rules_are_tables(tmp_path: Path) -> None:
    """Labels left, values right, drawn label by label: read column by column they would part."""
    form = [
        ("Hanke:", "Masuuni 2"), ("Vetäjä:", "Aino Esimerkki"), ("Aika:", "2027–2028"),
        ("Tila:", "Käynnissä"),
    ]

    def draw(c: Canvas) -> None:
        for side in (0, 1):
            for k, pair in enumerate(form):
                text(c, (50, 250)[side], 100 + 30 * k, pair[side], bold=side == 0)

    page = read(tmp_path, draw).pages[0]
    assert page.text == "\n".join("\t".join(pair) for pair in form)
    assert page.tables[0].header_rows == 0


def test_a_timeline_is_no_table(tmp_path: Path) -> None:
    """Bars drawn over year lines meet as in a grid, but text runs over the lines."""
    def draw(c: Canvas) -> None:
        for k in range(5):
            c.line(100 + 120 * k, 60, 100 + 120 * k, 320)
        for k, name in enumerate(["Masuuni kakkonen", "Hirsirakentaminen", "Merituulipuisto"]):
            c.setFillColor(colors.HexColor("#008040"))
            c.roundRect(100 + 120 * k, 240 - 50 * k, 240, 26, 6, stroke=0, fill=1)
            c.setFillColor(colors.white)
            text(c, 180 + 120 * k, HIGH - 262 + 50 * k, name)

    page = read(tmp_path, draw).pages[0]
    assert not page.tables
    assert [s.kind for s in page.shapes] == ["bar"] * 3 + ["line"] * 5
    assert page.shapes[0].box == pytest.approx((100, HIGH - 266, 340, HIGH - 240), abs=0.1)


def test_diamonds_and_arrows(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        for points in (
            [(100, 100), (106, 106), (100, 112), (94, 106)],
            [(200, 100), (300, 100), (312, 110), (300, 120), (200, 120)],
        ):
            path = c.beginPath()
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            path.close()
            c.drawPath(path, stroke=0, fill=1)
        text(c, 50, 50, "Aikajana")

    assert [s.kind for s in read(tmp_path, draw).pages[0].shapes] == ["diamond", "chevron"]


def test_footers_and_page_numbers_repeat(tmp_path: Path) -> None:
    def sheet(k: int) -> Callable[[Canvas], None]:
        def draw(c: Canvas) -> None:
            text(c, 50, 100, f"Alue {'ABCD'[k]} kehittyy hyvin")
            text(c, 50, 385, "Mallikaupunki · 1.3.2027", 9)
            text(c, 650, 385, str(k + 1), 9)
        return draw

    reading = read(tmp_path, *(sheet(k) for k in range(4)))
    assert [line.role for line in reading.pages[2].lines] == ["body", "footer", "page_number"]


def test_a_broken_word_keeps_one_letter_for_one(tmp_path: Path) -> None:
    """A hyphen at a line's end stays a hyphen, so the quote can be found."""
    def draw(c: Canvas) -> None:
        text(c, 50, 100, "Uudet hankkeet ovat kehittämis-")
        text(c, 50, 115, "ohjelmassa mukana")

    page = read(tmp_path, draw).pages[0]
    assert told(page) == ["Uudet hankkeet ovat kehittämis-", "ohjelmassa mukana"]


def test_a_turned_page_is_read_as_shown(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.setPageRotation(90)
        text(c, 50, 100, "Liite")

    page = read(tmp_path, draw).pages[0]
    assert (page.width, page.height) == (WIDE, HIGH)
    assert_sound_in_place(page)
    # Drawn 50 from the left and 293 from the foot: shown 293 from the left and 50 from the top.
    assert page.words[0].box == pytest.approx((293, 51, 301.5, 72), abs=1)


def test_a_page_without_text_is_an_issue(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda c: text(c, 50, 50, "Kansi"), lambda c: None)
    assert [(i.code, i.page) for i in reading.issues] == [("empty-page", 2)]
    assert reading.pages[1].text == ""


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "salainen.pdf"
    canvas = Canvas(str(path), encrypt="sala")
    canvas.drawString(50, 50, "Salaista")
    canvas.save()
    with pytest.raises(ReadError) as caught:
        read_in_process(path)
    assert caught.value.code == "encrypted"
    assert "salasana" in caught.value.message() and "salainen.pdf" in caught.value.message()


def test_a_heading_keeps_its_number(tmp_path: Path) -> None:
    """Number and heading are set apart by a tab stop."""
    def draw(c: Canvas) -> None:
        text(c, 50, 100, "4.1", 14, bold=True)
        text(c, 85, 100, "Vihreä teräs", 14, bold=True)
        for k in range(4):
            text(c, 50, 130 + 15 * k, "Hankkeen vetäjänä jatkaa Aino Esimerkki vuoden loppuun.")

    assert told(read(tmp_path, draw).pages[0])[0] == "4.1 Vihreä teräs"


def test_a_stretched_line_is_one_line(tmp_path: Path) -> None:
    """Justified text in a narrow column: spaces wider than a gap between columns."""
    def draw(c: Canvas) -> None:
        text(c, 50, 100, "Ohjelman rahoitus haetaan ensi")
        end = 50 + c.stringWidth("Ohjelman rahoitus haetaan ensi", "Helvetica", 12)
        words = ["kevään", "kuluessa,", "kun"]
        free = end - 50 - sum(c.stringWidth(w, "Helvetica", 12) for w in words)
        x = 50.0
        for word in words:
            text(c, x, 115, word)
            x += c.stringWidth(word, "Helvetica", 12) + free / 2
        text(c, 50, 130, "päätös on tehty ja se julkaistu")

    assert told(read(tmp_path, draw).pages[0]) == [
        "Ohjelman rahoitus haetaan ensi", "kevään kuluessa, kun", "päätös on tehty ja se julkaistu",
    ]


def test_rows_that_name_a_group_stay_in_the_table(tmp_path: Path) -> None:
    """A list set in columns: bold heads, and a lone bold row over the rows of its group."""
    rows = [
        ("Hanke", "Vetäjä", "Aika"), ("Vihreä teräs",), ("Masuuni 2", "Aino Esimerkki", "2027"),
        ("Uuni", "Eero Malli", "2028"), ("Puurakentaminen",), ("Hirsi", "NN", "3/2027"),
    ]

    def draw(c: Canvas) -> None:
        for k, row in enumerate(rows):
            for n, words in enumerate(row):
                text(c, 50 + 200 * n, 100 + 24 * k, words, bold=k == 0 or len(row) == 1)

    page = read(tmp_path, draw).pages[0]
    assert page.text == "\n".join("\t".join(row) for row in rows)
    assert page.tables[0].header_rows == 1
    assert [c.column_span for c in page.tables[0].cells if c.row in (1, 4)] == [3, 3]


def test_letters_that_latex_printed_apart_are_put_together(tmp_path: Path) -> None:
    page = read(tmp_path, lambda c: text(c, 50, 100, "T¨am¨a hy¨odytt¨a¨a Turkua")).pages[0]
    assert page.text == "Tämä hyödyttää Turkua"


def test_a_stroked_upright_line_is_a_line(tmp_path: Path) -> None:
    """A drawn line's bounds leave room for its stroke; its place is their middle."""

    def draw(c: Canvas) -> None:
        text(c, 60, 40, "2026")
        c.setLineWidth(2)
        c.line(300, HIGH - 100, 300, HIGH - 300)

    lines = [s.box for s in read(tmp_path, draw).pages[0].shapes if s.kind == "line"]
    assert [round(box[0]) for box in lines] == [300] and lines[0][2] == lines[0][0]


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("K a s v u o h j e l m a", "Kasvuohjelma"),
        ("K a s v u n   k ä r j e t:", "Kasvun kärjet:"),
        ("A I K ATA U L U   2", "AIKATAULU 2"),
        ("ORG on TKI ja B", "ORG on TKI ja B"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("T H M H T K H E S L M J", "T H M H T K H E S L M J"),
        ("A B C D E", "A B C D E"),
        ("K a s", "K a s"),
    ],
)
def test_letters_set_apart_are_words(tmp_path: Path, printed: str, read_as: str) -> None:
    """But initials of months and letters of a list are not."""
    page = read(tmp_path, lambda c: text(c, 50, 100, printed, 20)).pages[0]
    assert_sound_in_place(page)
    assert page.text == read_as


def test_a_long_arrow_is_still_an_arrow(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        path = c.beginPath()
        path.moveTo(60, 100)
        for x, y in ((580, 100), (600, 120), (580, 140), (60, 140)):
            path.lineTo(x, y)
        path.close()
        c.drawPath(path, stroke=0, fill=1)

    assert [s.kind for s in read(tmp_path, draw).pages[0].shapes] == ["chevron"]


def test_years_at_the_foot_of_one_page_return_nowhere(tmp_path: Path) -> None:
    """A timeline's axis below its bars is no footer, however many numbers it has."""

    def axis(c: Canvas) -> None:
        text(c, 60, 100, "Aikajana", 24)
        for k in range(4):
            text(c, 100 + 120 * k, HIGH - 30, str(2026 + k))

    def other(c: Canvas) -> None:
        text(c, 60, 100, "Tausta", 24)
        text(c, 60, 200, "Kaupunki kasvaa maltillisesti.")

    pages = read(tmp_path, other, axis, other, other, other).pages
    assert [line.role for line in pages[1].lines][1:] == ["body"] * 4


def test_marks_after_their_letters_and_ligatures(tmp_path: Path) -> None:
    page = read(tmp_path, lambda c: text(c, 50, 100, "Ta¨ma¨ hyo¨dytta¨a¨ a¨lya¨")).pages[0]
    assert page.text == "Tämä hyödyttää älyä"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("\ufb01nanssi", "finanssi"), ("ta\ufb00eli", "taffeli"), ("ko\ufb03n", "koffin"), ("m²", "m²")],
)
def test_ligatures_are_letters(printed: str, plain: str) -> None:
    assert pdf_content._plain(printed) == plain


def test_letter_spaced_headings_are_words(tmp_path: Path) -> None:
    """Tracked with spaces between the letters; a wider gap parts two words."""
    def draw(c: Canvas) -> None:
        text(c, 50, 40, "K a s v u", 24, bold=True)
        text(c, 50, 90, "V i h r e ä   t e r ä s", 20)
        text(c, 50, 140, "Ryhmät A B C jatkavat")
        text(c, 50, 190, "A L U E E T   3   J A   4")

    page = read(tmp_path, draw).pages[0]
    assert_sound_in_place(page)
    assert told(page) == ["Kasvu", "Vihreä teräs", "Ryhmät A B C jatkavat", "ALUEET 3 JA 4"]


def test_footnotes_come_after_the_body(tmp_path: Path) -> None:
    """The mark is raised; the note is read after the second column, not in its sentence."""
    def draw(c: Canvas) -> None:
        for k, line in enumerate(["Hanke jatkuu", "vuoden loppuun", "ja päättyy sitten."]):
            text(c, 50, 60 + 15 * k, line)
        end = 50 + c.stringWidth("ja päättyy sitten.", "Helvetica", 12)
        text(c, end, 88, "2", 7)
        for k in range(3):
            text(c, 400, 60 + 15 * k, "Toinen palsta jatkaa")
        text(c, 50, 340, "2 Lupa on voimassa 30.6.2027 asti.", 8)

    page = read(tmp_path, draw).pages[0]
    assert_sound_in_place(page)
    assert told(page)[2] == "ja päättyy sitten.²"
    assert told(page)[-1] == "2 Lupa on voimassa 30.6.2027 asti."
    assert [line.role for line in page.lines] == ["body"] * 6 + ["footnote"]
    first = page.lines[2]
    assert text_of(page, first.start, first.end).text == "ja päättyy sitten."


def test_small_print_without_a_mark_is_no_footnote(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        for k in range(3):
            text(c, 50, 60 + 15 * k, "Hanke jatkuu vuoden loppuun")
        text(c, 50, 320, "12 hanketta on käynnissä", 8)

    assert {line.role for line in read(tmp_path, draw).pages[0].lines} == {"body"}


def test_a_unit_keeps_its_square(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        text(c, 50, 60, "Tilaa on 1200 m")
        text(c, 50 + c.stringWidth("Tilaa on 1200 m", "Helvetica", 12), 58, "2", 7)

    page = read(tmp_path, draw).pages[0]
    assert page.text == "Tilaa on 1200 m²"
    assert text_of(page, 0, len(page.text)).text == "Tilaa on 1200 m²"


def test_order_of_the_file_tells_columns_with_airy_headings(tmp_path: Path) -> None:
    """Room below the headings is wider than the gap between the columns."""
    def draw(c: Canvas) -> None:
        for x, name in ((50, "Teräs"), (300, "Puu")):
            text(c, x, 60, name, 18, bold=True)
            for k, line in enumerate(["kasvaa ja kehittyy hyvin, kunhan", "rahoitus saadaan ja päätökset", "tehdään vielä ensi kevään aikana."]):
                text(c, x, 130 + 15 * k, line)

    lines = told(read(tmp_path, draw).pages[0])
    assert lines.index("Puu") == 4


def test_contents_keep_their_page_numbers(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        text(c, 50, 30, "Sisällys", 20)
        for k, name in enumerate(["Johdanto", "Kasvualueet", "Hankkeet"]):
            text(c, 50, 80 + 18 * k, name + "." * 40)
            text(c, 600, 80 + 18 * k, str(k + 3))

    assert told(read(tmp_path, draw).pages[0])[1:] == [
        f"{name}{'.' * 40} {k}" for k, name in enumerate(["Johdanto", "Kasvualueet", "Hankkeet"], 3)
    ]


def test_a_calendar_is_a_table(tmp_path: Path) -> None:
    rows = [
        ("28.1.2027", "ohjausryhmä järjestäytyy"), ("elokuu 2027", "hankehaun avaus ja esittely"),
        ("vko 47/2027", "ohjelman väliseminaari"),
    ]

    def draw(c: Canvas) -> None:
        for side in (0, 1):
            for k, pair in enumerate(rows):
                text(c, (50, 250)[side], 100 + 19 * k, pair[side])

    assert read(tmp_path, draw).pages[0].text == "\n".join("\t".join(row) for row in rows)


def test_two_printed_pages_on_one_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Their numbers tell: a slide in two columns has one number or none."""

    def sheet(first: int) -> Callable[[Canvas], None]:
        def draw(c: Canvas) -> None:
            for side in (0, 1):
                x = 50 + 370 * side
                text(c, x, 40, f"Luku {first + side}", 18, bold=True)
                for k in range(3):
                    text(c, x, 90 + 70 * k, f"Sivun {first + side} kappale {'abc'[k]}")
                text(c, x + 120, HIGH - 30, str(first + side), 9)

        return draw

    pages = read(tmp_path, *(sheet(2 * n) for n in range(1, 5))).pages
    for n, page in enumerate(pages, 1):
        body = [line for line in told(page) if not line.isdigit()]
        assert [str(2 * n) in line for line in body] == [True] * 4 + [False] * 4, body
