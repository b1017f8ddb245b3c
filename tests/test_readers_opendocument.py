"""ODP and ODT: shapes in their places, lists, tables, notes, pages; and what a bad one ends in."""

from __future__ import annotations

import math
import zipfile
from pathlib import Path

import pytest
from page_checks import assert_sound, lines, texts

from extractors.extract import extract
from extractors.readers import ReadError, read_file, read_in_process
from extractors.readers.odf_styles import length
from models.records import Box, Reading

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("draw", "drawing"), ("presentation", "presentation"), ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"), ("chart", "chart"), ("meta", "meta"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)  # fmt: skip
_SHEET = (
    '<style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="{wide}"'
    ' fo:page-height="{high}"/></style:page-layout>'
)
_BULLETS = (
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/>'
    "</text:list-style>"
)


def package(
    path: Path,
    kind: str,
    body: str,
    automatic: str = "",
    styles: str = "",
    masters: str = "",
    parts: dict[str, str] | None = None,
    doctype: str = "",
) -> Path:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<office:document-content {_NAMESPACES}>'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    looks = (
        f"<office:document-styles {_NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED
        )
        for name, data in {"content.xml": content, "styles.xml": looks, **(parts or {})}.items():
            file.writestr(name, data)
    return path


def slides(tmp_path: Path, *pages: str, **values: str) -> Reading:
    """A deck of these slides' insides, 720 by 405 points."""
    masters = values.pop("masters", "") or '<style:master-page style:name="M"'\
        ' style:page-layout-name="PM1"/>'
    body = "".join(
        f'<draw:page draw:name="page{k}" draw:style-name="dp{k}" draw:master-page-name="M">'
        f"{page}</draw:page>"
        for k, page in enumerate(pages, 1)
    )
    before = values.pop("before", "")
    path = package(
        tmp_path / "kalvot.odp",
        "presentation",
        f"<office:presentation>{before}{body}</office:presentation>",
        styles=_SHEET.format(wide="720pt", high="405pt") + values.pop("styles", ""),
        masters=masters,
        automatic=_BULLETS + values.pop("automatic", ""),
    )
    reading = read_in_process(path)
    for page in reading.pages:
        assert_sound(page)
    return reading


def text(tmp_path: Path, body: str, automatic: str = "", **values: str) -> Reading:
    masters = values.pop("masters", "") or '<style:master-page style:name="Standard"'\
        ' style:page-layout-name="PM1"/>'
    path = package(
        tmp_path / "ohjelma.odt",
        "text",
        f"<office:text>{body}</office:text>",
        automatic=_BULLETS + automatic,
        styles=_SHEET.format(wide="21cm", high="29.7cm") + values.pop("styles", ""),
        masters=masters,
    )
    reading = read_in_process(path)
    for page in reading.pages:
        assert_sound(page)
    return reading


def p(told: str, style: str = "P1") -> str:
    return f'<text:p text:style-name="{style}">{told}</text:p>'


def at(x: float, y: float, wide: float = 100, high: float = 30) -> str:
    return f'svg:x="{x}pt" svg:y="{y}pt" svg:width="{wide}pt" svg:height="{high}pt"'


def box(told: str, x: float, y: float, wide: float = 100, high: float = 30, more: str = "") -> str:
    place = at(x, y, wide, high)
    return f"<draw:frame {place} {more}><draw:text-box>{p(told)}</draw:text-box></draw:frame>"


def shape(
    kind: str, x: float, y: float, wide: float, high: float, style: str = "gr1", inner: str = ""
) -> str:
    return (
        f'<draw:custom-shape draw:style-name="{style}" {at(x, y, wide, high)}>{inner}'
        f'<draw:enhanced-geometry draw:type="{kind}"/></draw:custom-shape>'
    )


_FILLED = (
    '<style:style style:name="gr1" style:family="graphic"><style:graphic-properties'
    ' draw:fill="solid" draw:fill-color="#00566B"/></style:style>'
)


# --- slides --------------------------------------------------------------------------------------


def test_titles_lists_and_levels(tmp_path: Path) -> None:
    nested = (
        f'<text:list text:style-name="L1"><text:list-item>{p("Vihreä teräs")}<text:list>'
        f'<text:list-item>{p("Vetäjä: Aino Esimerkki")}</text:list-item></text:list>'
        f"</text:list-item><text:list-header>{p('Muuta')}</text:list-header></text:list>"
    )
    page = slides(
        tmp_path,
        f'<draw:frame {at(40, 100, 600, 200)} presentation:class="outline"><draw:text-box>{nested}'
        "</draw:text-box></draw:frame>" + box("Kasvualueet", 40, 20, 600, 50,
                                              'presentation:class="title"'),
    ).pages[0]
    assert [(t, line.role, line.bullet, line.level) for t, line in lines(page)] == [
        ("Kasvualueet", "title", False, 0),
        ("Vihreä teräs", "body", True, 0),
        ("Vetäjä: Aino Esimerkki", "body", True, 1),
        ("Muuta", "body", False, 0),
    ]
    assert (page.width, page.height) == (720.0, 405.0)


def test_words_stand_inside_their_shape(tmp_path: Path) -> None:
    page = slides(tmp_path, box("Merihubi alkaa vuonna 2026", 100, 50, 300, 60)).pages[0]
    assert page.shapes[0].box == (100.0, 50.0, 400.0, 110.0)
    for word in page.words:
        assert word.box is not None
        assert word.box[0] >= 100 and word.box[2] <= 400
        assert word.box[1] >= 50 and word.box[3] <= 110


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ("38.7000007629395pt", 38.7000007629395), ("2.54cm", 72.0), ("1in", 72.0), ("-10mm", -28.35),
        ("1e9cm", None), ("cm", None), ("5", None), ("9999999999cm", None), (None, None),
    ],
)  # fmt: skip
def test_lengths_are_points(told: str | None, points: float | None) -> None:
    assert length(told) == (None if points is None else pytest.approx(points, abs=0.01))


def test_sizes_weight_and_colour_come_by_inheritance(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="iso" style:family="paragraph"><style:text-properties'
        ' fo:font-size="20pt" fo:font-weight="bold"/></style:style>'
    )
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="iso"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties'
        ' fo:font-size="50%" fo:font-weight="normal" fo:color="#aa0000"/></style:style>'
    )
    page = slides(
        tmp_path,
        box("Merihubi", 10, 10)
        + box('<text:span text:style-name="T1">pieni</text:span>', 10, 100),
        styles=styles, automatic=automatic,
    ).pages[0]
    assert [(line.size, line.bold, line.colour) for line in page.lines] == [
        (20.0, True, None), (10.0, False, "#aa0000"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ooxml-homePlate", "chevron"), ("pentagon-right", "chevron"), ("right-arrow", "chevron"),
        ("ooxml-diamond", "diamond"), ("flowchart-decision", "diamond"), ("ellipse", "ellipse"),
        ("ooxml-rect", "bar"), ("round-rectangle", "bar"), ("non-primitive", "bar"),
        ("cloud", "other"),
    ],
)
def test_the_kinds_of_drawn_shapes(tmp_path: Path, name: str, kind: str) -> None:
    high = 60 if name == "cloud" else 15
    page = slides(tmp_path, shape(name, 10, 10, 100, high), automatic=_FILLED).pages[0]
    assert (page.shapes[0].kind, page.shapes[0].colour) == (kind, "#00566b")


def test_groups_transforms_and_connectors(tmp_path: Path) -> None:
    """A group's box holds its children's; a turned shape stands where its transform puts it."""
    turned = (
        f'<draw:rect svg:width="100pt" svg:height="20pt" draw:transform="rotate ({math.pi / 2})'
        f' translate (50pt 300pt)">{p("Pystyssä")}</draw:rect>'
    )
    first = f'<draw:rect xml:id="a" {at(300, 10)}>{p("Johtaja")}</draw:rect>'
    page = slides(
        tmp_path,
        f'<draw:g>{first}<draw:rect draw:id="b" {at(300, 90)}>{p("Vetäjä")}</draw:rect></draw:g>'
        '<draw:connector svg:x1="350pt" svg:y1="40pt" svg:x2="350pt" svg:y2="90pt"'
        f' draw:start-shape="a" draw:end-shape="b"/>{turned}',
    ).pages[0]
    group, upper, lower, arrow, side = page.shapes
    assert group.kind == "group" and group.box == (300.0, 10.0, 400.0, 120.0)
    assert (upper.group, lower.group, arrow.group) == (0, 0, None)
    assert (arrow.kind, arrow.begins, arrow.ends) == ("connector", 1, 2)
    assert side.box == (50.0, 200.0, 70.0, 300.0)


def test_a_table_with_merged_cells(tmp_path: Path) -> None:
    def cell(told: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(told)}</table:table-cell>"

    table = (
        '<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>'
        f"{cell('Hanke')}{cell('Vetäjä')}</table:table-row><table:table-row>"
        f"{cell('Alue', 'table:number-columns-spanned=' + chr(34) + '2' + chr(34))}"
        "<table:covered-table-cell/></table:table-row><table:table-row>"
        f"{cell('Merihubi')}{cell('Aino Esimerkki')}</table:table-row></table:table>"
    )
    page = slides(tmp_path, f"<draw:frame {at(0, 100, 200, 90)}>{table}</draw:frame>").pages[0]
    found = [
        (c.row, c.column, c.row_span, c.column_span, page.text[c.start : c.end])
        for c in page.tables[0].cells
    ]
    assert found == [
        (0, 0, 1, 1, "Hanke"), (0, 1, 1, 1, "Vetäjä"), (1, 0, 1, 2, "Alue"),
        (2, 0, 1, 1, "Merihubi"), (2, 1, 1, 1, "Aino Esimerkki"),
    ]  # fmt: skip
    boxes: list[Box | None] = [c.box for c in page.tables[0].cells]
    assert boxes[2] == (0.0, 130.0, 200.0, 160.0) and boxes[4] == (100.0, 160.0, 200.0, 190.0)


def test_a_cell_without_a_style_has_the_row_s_or_the_column_s(tmp_path: Path) -> None:
    def looks(name: str, size: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="table-cell"><style:text-properties'
            f' fo:font-size="{size}"/></style:style>'
        )

    def cell(told: str) -> str:
        return f"<table:table-cell>{p(told)}</table:table-cell>"

    table = (
        '<table:table><table:table-column table:default-cell-style-name="c1"/>'
        f'<table:table-row table:default-cell-style-name="c2">{cell("Hanke")}</table:table-row>'
        f"<table:table-row>{cell('Merihubi')}</table:table-row></table:table>"
    )
    page = slides(
        tmp_path,
        f"<draw:frame {at(0, 100, 200, 90)}>{table}</draw:frame>",
        automatic=looks("c1", "11pt") + looks("c2", "15pt"),
    ).pages[0]
    assert [line.size for line in page.lines] == [15.0, 11.0]


def test_words_stand_where_the_shape_holds_its_text(tmp_path: Path) -> None:
    """At its foot where its style says so, and anywhere inside it where it is turned."""
    low = (
        '<style:style style:name="gr1" style:family="graphic"><style:graphic-properties'
        ' draw:textarea-vertical-align="bottom" fo:padding="0pt"/></style:style>'
    )
    turned = (
        f'<draw:rect svg:width="100pt" svg:height="20pt" draw:transform="rotate ({math.pi / 2})'
        f' translate (50pt 300pt)">{p("Pystyssä")}</draw:rect>'
    )
    inner = p("Alhaalla")
    page = slides(tmp_path, shape("rectangle", 200, 0, 100, 200, "gr1", inner) + turned,
                  automatic=low).pages[0]  # fmt: skip
    boxes = {page.text[w.start : w.end]: w.box for w in page.words}
    foot, side = boxes["Alhaalla"], boxes["Pystyssä"]
    assert foot is not None and 175 < foot[1] < foot[3] <= 202
    assert side == pytest.approx((50.0, 200.0, 70.0, 300.0))


def test_notes_comments_and_hidden_slides(tmp_path: Path) -> None:
    hidden = (
        '<style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties'
        ' presentation:visibility="hidden"/></style:style>'
    )
    notes = (
        '<presentation:notes><draw:page-thumbnail presentation:class="page"/>'
        + box("Puhuja: ohjausryhmä 21.1.2026", 0, 0, more='presentation:class="notes"')
        + box("1", 0, 0, more='presentation:class="page-number"')
        + "</presentation:notes>"
    )
    comment = f"<office:annotation><dc:creator>Boris</dc:creator>{p('Tarkista!')}</office:annotation>"
    reading = slides(
        tmp_path, box("Alku", 10, 10) + comment + notes, box("Loppu", 10, 10), automatic=hidden
    )
    first, second = reading.pages
    assert [(t, line.role) for t, line in lines(first)] == [
        ("Alku", "body"), ("Tarkista!", "comment"), ("Puhuja: ohjausryhmä 21.1.2026", "notes"),
    ]
    assert first.notes_start == first.text.index("Puhuja")
    assert (first.hidden, second.hidden) == (False, True)
    assert [(i.code, i.page) for i in reading.issues] == [("hidden-slide", 2)]


def test_the_footer_that_the_master_shows(tmp_path: Path) -> None:
    masters = (
        '<style:master-page style:name="M" style:page-layout-name="PM1">'
        + box("<presentation:footer/>", 40, 380, more='presentation:class="footer"')
        + box("<text:page-number>&lt;number&gt;</text:page-number>", 600, 380,
              more='presentation:class="page-number"')
        + box("Otsikko tähän", 10, 10, more='presentation:class="title"')
        + "</style:master-page>"
    )
    shown = (
        '<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties'
        ' presentation:display-footer="true" presentation:display-page-number="true"/>'
        "</style:style>"
    )
    path = package(
        tmp_path / "kalvot.odp",
        "presentation",
        '<office:presentation><presentation:footer-decl presentation:name="f1">Tammivirran seutu'
        '</presentation:footer-decl><draw:page draw:style-name="dp1" draw:master-page-name="M"'
        f' presentation:use-footer-name="f1">{box("Alku", 40, 100)}</draw:page>'
        "</office:presentation>",
        automatic=shown,
        masters=masters,
        styles=_SHEET.format(wide="720pt", high="405pt"),
    )
    page = read_in_process(path).pages[0]
    assert [(t, line.role) for t, line in lines(page)] == [
        ("Alku", "body"), ("Tammivirran seutu", "footer"), ("1", "page_number"),
    ]


def test_a_chart_and_a_description_are_kept(tmp_path: Path) -> None:
    chart = (
        f"<office:document-content {_NAMESPACES}><office:body><office:chart><chart:chart>"
        f"<chart:title>{p('Rahoitus')}</chart:title><table:table>{p('2026')}</table:table>"
        "</chart:chart></office:chart></office:body></office:document-content>"
    )
    page = (
        f'<draw:page draw:name="s"><draw:frame {at(10, 10)}><draw:object xlink:href="./Object 1"/>'
        f'<draw:image xlink:href="x.svm"/></draw:frame><draw:frame {at(200, 10)}>'
        '<draw:image xlink:href="http://192.0.2.1/kuva.png"/><svg:desc>Ryhmäkuva</svg:desc>'
        f'</draw:frame><draw:frame {at(10, 90)}><draw:object xlink:href="../../etc/passwd"/>'
        "</draw:frame></draw:page>"
    )
    path = package(
        tmp_path / "kalvot.odp",
        "presentation",
        f"<office:presentation>{page}</office:presentation>",
        parts={"Object 1/content.xml": chart},
    )
    found = read_in_process(path).pages[0]
    assert [(t, line.role) for t, line in lines(found)] == [
        ("Rahoitus", "body"), ("2026", "alt"), ("Ryhmäkuva", "alt"),
    ]
    assert [s.kind for s in found.shapes] == ["chart", "picture", "chart"]


def test_a_drawn_timeline_gives_dates(tmp_path: Path) -> None:
    years = "".join(
        shape("ooxml-rect", 100 + 100 * k, 50, 100, 20, "none", p(str(2025 + k))) for k in range(4)
    )
    bars = shape("ooxml-homePlate", 200, 100, 200, 20, "gr1", p("Merihubi"))
    bars += shape("ooxml-homePlate", 100, 140, 100, 20, "gr1", p("Liimapuupaja"))
    bars += shape("ooxml-homePlate", 300, 180, 200, 20, "gr1", p("Kylmäketju"))
    reading = slides(
        tmp_path,
        box("Hankkeiden tiekartta", 20, 5, 400, 30, 'presentation:class="title"') + years + bars,
        automatic=_FILLED,
    )
    found = {project.name: (project.start, project.end) for project in extract(reading).projects}
    assert found["Merihubi"] == ("2026", "2027") and found["Liimapuupaja"] == ("2025", "2025")


def test_flat_and_empty_shapes_keep_the_order(tmp_path: Path) -> None:
    page = slides(
        tmp_path,
        box("Alempi", 10, 200, 100, 0)
        + box("Ylempi", 10, 50, 0, 0)
        + f'<draw:line svg:x1="0pt" svg:y1="90pt" svg:x2="9pt" svg:y2="90pt">{p("")}</draw:line>',
    ).pages[0]
    assert texts(page) == ["Ylempi", "Alempi"]


# --- text documents ------------------------------------------------------------------------------


def heading(told: str, level: int) -> str:
    return f'<text:h text:style-name="H" text:outline-level="{level}">{told}</text:h>'


def test_headings_with_the_numbers_they_show(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1"'
        ' style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1"'
        ' text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(
        heading(told, level)
        for told, level in (("Alueet", 1), ("Teräs", 2), ("Puu", 2), ("Hankkeet", 1), ("Paja", 2))
    )
    page = text(tmp_path, body, styles=outline).pages[0]
    assert [(t, line.role, line.level) for t, line in lines(page)] == [
        ("1 Alueet", "subtitle", 0), ("1.1 Teräs", "subtitle", 1), ("1.2 Puu", "subtitle", 1),
        ("2 Hankkeet", "subtitle", 0), ("2.1 Paja", "subtitle", 1),
    ]


def test_pages_by_soft_breaks_and_styles(tmp_path: Path) -> None:
    breaks = (
        '<style:style style:name="uusi" style:family="paragraph"><style:paragraph-properties'
        ' fo:break-before="page"/></style:style><style:style style:name="kansi"'
        ' style:family="paragraph" style:master-page-name="Kansi"/>'
    )
    footer = f"<style:footer>{p('Sivu <text:page-number>9</text:page-number>')}</style:footer>"
    masters = (
        '<style:master-page style:name="Standard" style:page-layout-name="PM1">'
        f"{footer}</style:master-page>"
        '<style:master-page style:name="Kansi" style:page-layout-name="PM1"'
        ' style:next-style-name="Standard"/>'
    )
    body = (
        p("Kansi", "kansi") + "<text:soft-page-break/>" + p("Alku")
        + p("Kappale <text:soft-page-break/>jatkuu.") + p("Kolmas") + p("Neljäs", "uusi")
    )
    pages = text(tmp_path, body, breaks, masters=masters).pages
    assert [texts(page) for page in pages] == [
        ["Kansi"], ["Alku", "Kappale jatkuu.", "Sivu 2"], ["Kolmas", "Sivu 3"],
        ["Neljäs", "Sivu 4"],
    ]
    assert [page.lines[-1].role for page in pages] == ["body", "footer", "footer", "footer"]


def test_lists_white_space_and_tracked_changes(tmp_path: Path) -> None:
    removed = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"{p('Veikko Vanha')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = (
        removed + p('Vetäjä  on\n <text:change text:change-id="c1"/>Aino<text:s text:c="2"/>'
                    "Uusi<text:line-break/>2026:")
        + f'<text:list text:style-name="L1"><text:list-item>{p("Merihubi")}{p("Jatkoa")}'
        "</text:list-item></text:list>"
    )
    page = text(tmp_path, body).pages[0]
    assert [(t, line.bullet) for t, line in lines(page)] == [
        ("Vetäjä on Aino  Uusi", False), ("2026:", False), ("Merihubi", True), ("Jatkoa", False),
    ]
    assert page.lines[1].block == page.lines[2].block


def test_a_numbered_list_goes_on_where_it_says_so(tmp_path: Path) -> None:
    numbers = (
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1"'
        ' style:num-format="a" style:num-suffix=")"/></text:list-style>'
    )

    def listed(told: str, more: str = "") -> str:
        return (
            f'<text:list text:style-name="N" {more}><text:list-item>{p(told)}</text:list-item>'
            "</text:list>"
        )

    body = listed("yksi") + listed("kaksi", 'text:continue-numbering="true"') + listed("alusta")
    assert texts(text(tmp_path, body, numbers).pages[0]) == ["a) yksi", "b) kaksi", "a) alusta"]


def test_notes_boxes_and_comments_of_a_text(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
        "<text:note-body>{}</text:note-body></text:note>"
    )
    frame = f'<draw:frame {at(0, 0)}><draw:text-box>{p("Laatikko")}</draw:text-box></draw:frame>'
    comment = f"<office:annotation><dc:creator>Boris</dc:creator>{p('Oho')}</office:annotation>"
    body = (
        p("Hanke" + note.format("footnote", p("Alaviite")) + " alkaa." + comment + frame
          + note.format("endnote", p("Loppuviite")))
        + p("Toinen kappale.")
    )
    page = text(tmp_path, body).pages[0]
    assert [(t, line.role) for t, line in lines(page)] == [
        ("Hanke alkaa.", "body"), ("Laatikko", "body"), ("Alaviite", "body"),
        ("Toinen kappale.", "body"), ("Loppuviite", "body"), ("Oho", "comment"),
    ]


def test_a_table_of_contents_is_known(tmp_path: Path) -> None:
    body = (
        '<text:table-of-content text:name="Sisällys"><text:index-body>'
        f"{p('1 Alueet<text:tab/>3')}</text:index-body></text:table-of-content>"
    )
    assert texts(text(tmp_path, body).pages[0]) == ["1 Alueet ..... 3"]


def test_a_table_of_a_text_goes_on_over_a_page(tmp_path: Path) -> None:
    def row(*told: str) -> str:
        inner = "".join(f"<table:table-cell>{p(t)}</table:table-cell>" for t in told)
        return f"<table:table-row>{inner}</table:table-row>"

    body = (
        f"<table:table><table:table-column/><table:table-column/><table:table-header-rows>"
        f"{row('Hanke', 'Vetäjä')}</table:table-header-rows>{row('Merihubi', 'Aino')}"
        f"<text:soft-page-break/>{row('Paja', 'Boris')}</table:table>" + p("Jälkeen")
    )
    first, second = text(tmp_path, body).pages
    assert texts(first) == ["Hanke", "Vetäjä", "Merihubi", "Aino"]
    assert texts(second) == ["Hanke", "Vetäjä", "Paja", "Boris", "Jälkeen"]
    assert second.tables[0].header_rows == 1


# --- packages ------------------------------------------------------------------------------------


def test_properties(tmp_path: Path) -> None:
    meta = (
        f"<office:document-meta {_NAMESPACES}><office:meta><dc:title>Ohjelma</dc:title>"
        "<meta:initial-creator>Aino Esimerkki</meta:initial-creator><dc:date>2026-03-10T08:00:00"
        "</dc:date></office:meta></office:document-meta>"
    )
    path = package(
        tmp_path / "o.odt", "text", f"<office:text>{p('x')}</office:text>", parts={"meta.xml": meta}
    )
    reading = read_file(path)
    assert (reading.title, reading.author, reading.modified) == (
        "Ohjelma", "Aino Esimerkki", "2026-03-10",
    )
    assert reading.media_type == "application/vnd.oasis.opendocument.text"


def test_an_encrypted_package_says_so(tmp_path: Path) -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    path = package(tmp_path / "o.odp", "presentation", "", parts={"META-INF/manifest.xml": manifest})
    with pytest.raises(ReadError) as caught:
        read_in_process(path)
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize(
    ("body", "code"),
    [("<office:presentation/>", "no-pages"), ("<office:spreadsheet/>", "damaged"), ("<", "damaged")],
)
def test_what_an_unsound_content_ends_in(tmp_path: Path, body: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_in_process(package(tmp_path / "o.odp", "presentation", body))
    assert caught.value.code == code


def test_without_content_or_styles(tmp_path: Path) -> None:
    path = tmp_path / "o.odt"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("styles.xml", "<x/>")
    with pytest.raises(ReadError) as caught:
        read_in_process(path)
    assert caught.value.code in ("damaged", "unknown-type")
    sound = package(
        tmp_path / "p.odt", "text", f"<office:text>{p('Teksti')}</office:text>",
        parts={"styles.xml": "<rikki"},
    )
    reading = read_in_process(sound)
    assert texts(reading.pages[0]) == ["Teksti"]
    assert [i.code for i in reading.issues] == ["damaged-part"]


def test_a_content_that_breaks_off_is_read_to_there(tmp_path: Path) -> None:
    body = f"<office:text>{p('Ensimmäinen kappale')}{p('Toinen')}<rikki"
    reading = read_in_process(package(tmp_path / "o.odt", "text", body))
    assert texts(reading.pages[0]) == ["Ensimmäinen kappale", "Toinen"]
    assert [i.code for i in reading.issues] == ["damaged-part"]


def test_an_entity_is_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "salaisuus.txt"
    secret.write_text("Salainen", "utf-8")
    path = package(
        tmp_path / "o.odt",
        "text",
        f"<office:text>{p('Ennen &e; jälkeen')}</office:text>",
        doctype=f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>',
    )
    reading = read_in_process(path)
    assert "Salainen" not in reading.pages[0].text and "jälkeen" in reading.pages[0].text
    assert [i.code for i in reading.issues] == ["damaged-part"]


def test_repeats_and_spaces_without_end_are_no_trouble(tmp_path: Path) -> None:
    cell = f'<table:table-cell table:number-columns-repeated="16384">{p("x")}</table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    deep = "<text:list><text:list-item>" * 120 + p("syvä") + "</text:list-item></text:list>" * 120
    body = p(f'a<text:s text:c="{"9" * 400}"/>b<text:s text:c="99999"/>c') + deep
    reading = text(tmp_path, body + f"<table:table>{row}</table:table>")
    page = reading.pages[0]
    assert page.text.startswith("a b") and "syvä" in page.text and page.tables[0].rows <= 200


def test_a_template_is_read_too(tmp_path: Path) -> None:
    path = package(tmp_path / "o.ott", "text-template", f"<office:text>{p('Pohja')}</office:text>")
    assert texts(read_file(path).pages[0]) == ["Pohja"]


def test_the_content_tells_the_kind_before_the_name(tmp_path: Path) -> None:
    path = package(tmp_path / "o.odp", "text", f"<office:text>{p('Teksti')}</office:text>")
    try:
        reading = read_file(path)
    except ReadError as error:
        assert error.code == "mislabelled" and ".odp -> .odt" in error.message()
    else:
        assert reading.media_type.endswith(".text")
