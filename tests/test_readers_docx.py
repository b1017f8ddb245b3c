"""DOCX: headings, lists, tables, text boxes, notes, changes, pages; and what a bad one ends in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from page_checks import assert_sound, lines, texts

from extractors.extract import extract
from extractors.readers import ReadError, read_file, read_in_process
from models.records import Page, Reading

_NAMES = nsdecls("w", "r", "wp", "a") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(document: Any, tmp_path: Path, name: str = "ohjelma.docx") -> Path:
    path = tmp_path / name
    document.save(str(path))
    return path


def read(document: Any, tmp_path: Path) -> Reading:
    reading = read_in_process(saved(document, tmp_path))
    for page in reading.pages:
        assert_sound(page)
    return reading


def xml(inner: str) -> Any:
    """A paragraph with this inside."""
    return parse_xml(f"<w:p {_NAMES}>{inner}</w:p>")


def add(document: Any, inner: str) -> Any:
    element = xml(inner)
    document.element.body.insert(len(document.element.body) - 1, element)
    return element


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The same package with one part changed, or added where it is not there."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts.get(part, b"").decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


# --- paragraphs ----------------------------------------------------------------------------------


def test_headings_have_their_level_and_looks(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Kasvualueet", 1)
    document.add_heading("Vihreä teräs", 2)
    document.add_paragraph("Ohjelmaa johtaa Aino Esimerkki.")
    found = lines(read(document, tmp_path).pages[0])
    assert [(text, line.role, line.level) for text, line in found] == [
        ("Kasvualueet", "subtitle", 0),
        ("Vihreä teräs", "subtitle", 1),
        ("Ohjelmaa johtaa Aino Esimerkki.", "body", 0),
    ]
    assert [line.size for _, line in found] == [14.0, 13.0, 11.0]
    assert [line.bold for _, line in found] == [True, True, False]
    assert all(line.box is None for _, line in found)


@pytest.mark.parametrize("name", ["Otsikko 3", "Rubrik 3", "otsikko3"])
def test_a_heading_style_may_have_a_finnish_or_swedish_name(tmp_path: Path, name: str) -> None:
    document = Document()
    document.styles.add_style(name, 1)
    document.add_paragraph("Hankkeet", style=name)
    line = read(document, tmp_path).pages[0].lines[0]
    assert (line.role, line.level) == ("subtitle", 2)


def test_an_outline_level_makes_a_heading_of_any_style(tmp_path: Path) -> None:
    document = Document()
    document.styles.add_style("Luku", 1).element.get_or_add_pPr().append(
        parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>')
    )
    document.add_paragraph("Hankkeet", style="Luku")
    line = read(document, tmp_path).pages[0].lines[0]
    assert (line.role, line.level) == ("subtitle", 1)


def test_a_style_that_is_based_on_itself_ends(tmp_path: Path) -> None:
    document = Document()
    style = document.styles.add_style("Kehä", 1)
    style.base_style = style
    document.add_paragraph("Hankkeet", style="Kehä")
    assert texts(read(document, tmp_path).pages[0]) == ["Hankkeet"]


def test_a_list_stays_with_what_leads_it(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Ohjelman hankkeet ovat:")
    document.add_paragraph("Liimapuupaja", style="List Bullet")
    document.add_paragraph("Vetäjä: Venla Esimerkki", style="List Bullet 2")
    document.add_paragraph("Leipäteksti jatkuu tästä, eikä se kuulu luetteloon lainkaan.")
    found = lines(read(document, tmp_path).pages[0])
    assert [line.bullet for _, line in found] == [False, True, True, False]
    assert found[0][1].block == found[1][1].block == found[2][1].block != found[3][1].block


_NUMBERING = """<w:abstractNum {names} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>
</w:abstractNum>"""


def numbered(document: Any, form: str = "decimal", text: str = "%1.%2", number: int = 90) -> None:
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(_NUMBERING.format(names=nsdecls("w"), form=form, text=text)))
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/></w:num>'
        )
    )


def item(text: str, level: int, number: int = 90) -> str:
    return (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        + run(text)
    )


def test_numbers_are_counted_as_they_are_shown(tmp_path: Path) -> None:
    document = Document()
    numbered(document)
    for text, level in (("Alueet", 0), ("Teräs", 1), ("Puu", 1), ("Hankkeet", 0), ("Paja", 1)):
        add(document, item(text, level))
    found = texts(read(document, tmp_path).pages[0])
    assert found == ["1 Alueet", "1.1 Teräs", "1.2 Puu", "2 Hankkeet", "2.1 Paja"]


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [("lowerRoman", "%2)", "i)"), ("upperLetter", "%2.", "A."), ("decimalZero", "%2", "01")],
)
def test_the_forms_of_numbers(tmp_path: Path, form: str, text: str, shown: str) -> None:
    document = Document()
    numbered(document, form, text)
    add(document, item("Teräs", 1))
    assert texts(read(document, tmp_path).pages[0]) == [f"{shown} Teräs"]


def test_a_numbered_heading_is_a_heading_with_its_number(tmp_path: Path) -> None:
    document = Document()
    numbered(document)
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>')
    )
    document.add_heading("Kasvualueet", 1)
    document.add_heading("Hankkeet", 1)
    found = lines(read(document, tmp_path).pages[0])
    assert [(t, line.role, line.bullet) for t, line in found] == [
        ("1 Kasvualueet", "subtitle", False), ("2 Hankkeet", "subtitle", False),
    ]


def test_a_list_that_starts_anew(tmp_path: Path) -> None:
    document = Document()
    numbered(document)
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride '
            'w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
        )
    )
    for text, number in (("a", 90), ("b", 90), ("c", 91), ("d", 91)):
        add(document, item(text, 0, number))
    assert texts(read(document, tmp_path).pages[0]) == ["1 a", "2 b", "7 c", "8 d"]


def test_tracked_changes_links_fields_and_controls(tmp_path: Path) -> None:
    """Inserted in, deleted out; what a field and a link show, never what is behind them."""
    document = Document()
    add(
        document,
        run("Vetäjä ")
        + '<w:del w:id="1" w:author="x"><w:r><w:delText>Veikko Vanha</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="x">{run("Aino Uusi")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run(" siirtyi pois")}</w:moveFrom>'
        + f'<w:hyperlink r:id="rId99">{run(" (linkki)")}</w:hyperlink>'
        + f"<w:sdt><w:sdtContent>{run(' 2026')}</w:sdtContent></w:sdt>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run(" luku 3")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>piilossa</w:t></w:r>",
    )
    assert texts(read(document, tmp_path).pages[0]) == ["Vetäjä Aino Uusi (linkki) 2026 luku 3"]


def test_a_text_box_is_read_once_and_apart(tmp_path: Path) -> None:
    document = Document()
    box = f"<w:txbxContent><w:p>{run('Merihubi')}</w:p><w:p>{run('Vetäjä NN')}</w:p></w:txbxContent>"
    add(
        document,
        run("Kuvio 1")
        + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        "<wp:docPr id='1' name='Muoto 1' descr='Kaavio vastuista'/><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    found = lines(read(document, tmp_path).pages[0])
    assert [(text, line.role) for text, line in found] == [
        ("Kuvio 1", "body"), ("Merihubi", "body"), ("Vetäjä NN", "body"),
        ("Kaavio vastuista", "alt"),
    ]
    assert found[0][1].block != found[1][1].block == found[2][1].block


def test_line_breaks_part_lines_of_one_block(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Liimapuupaja\nVetäjä: NN")
    found = lines(read(document, tmp_path).pages[0])
    assert [t for t, _ in found] == ["Liimapuupaja", "Vetäjä: NN"]
    assert found[0][1].block == found[1][1].block


# --- pages ---------------------------------------------------------------------------------------


def test_pages_by_breaks_that_the_author_and_the_program_put(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Kansi").add_run().add_break(WD_BREAK.PAGE)
    add(document, f"<w:r><w:lastRenderedPageBreak/></w:r>{run('Toinen sivu')}")  # the same break
    add(document, run("Alku ") + "<w:r><w:lastRenderedPageBreak/></w:r>" + run("loppu."))
    document.add_paragraph("Kolmas sivu")
    document.add_paragraph("Neljäs sivu").paragraph_format.page_break_before = True
    pages = read(document, tmp_path).pages
    assert [page.text for page in pages] == [
        "Kansi", "Toinen sivu\nAlku loppu.", "Kolmas sivu", "Neljäs sivu",
    ]
    assert [page.number for page in pages] == [1, 2, 3, 4]


def test_sections_have_their_own_pages_headers_and_sizes(tmp_path: Path) -> None:
    document = Document()
    first = document.sections[0]
    first.different_first_page_header_footer = True
    first.footer.paragraphs[0].text = "Tammivirran kehittämisyhtiö"
    first.first_page_footer.paragraphs[0].text = "Vain kannessa"
    document.add_paragraph("Kansi").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Sisältö")
    wide = document.add_section(WD_SECTION.NEW_PAGE)
    wide.different_first_page_header_footer = False
    wide.page_width, wide.page_height = Pt(842), Pt(595)
    wide.header.is_linked_to_previous = False
    wide.header.paragraphs[0].text = "Liite"
    document.add_paragraph("Taulukot")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("Samalla sivulla")
    pages = read(document, tmp_path).pages
    assert [[(t, line.role) for t, line in lines(page)] for page in pages] == [
        [("Kansi", "body"), ("Vain kannessa", "footer")],
        [("Sisältö", "body"), ("Tammivirran kehittämisyhtiö", "footer")],
        [("Liite", "header"), ("Taulukot", "body"), ("Samalla sivulla", "body"),
         ("Tammivirran kehittämisyhtiö", "footer")],
    ]  # fmt: skip
    assert [page.width > page.height for page in pages] == [False, False, True]


def test_a_page_number_is_the_page_s_own(tmp_path: Path) -> None:
    document = Document()
    footer = document.sections[0].footer.paragraphs[0]
    footer._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE ">{run("47")}</w:fldSimple>')
    )
    document.add_paragraph("Alku").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Loppu")
    pages = read(document, tmp_path).pages
    assert [lines(page)[-1][0] for page in pages] == ["1", "2"]
    assert {page.lines[-1].role for page in pages} == {"page_number"}


def test_a_table_of_contents_is_known_by_its_dots(tmp_path: Path) -> None:
    document = Document()
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-2"</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    add(document, f"{field}<w:r><w:t>1 Alueet</w:t><w:tab/><w:t>3</w:t></w:r>")
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    add(document, f"<w:r><w:t>2 Hankkeet</w:t><w:tab/><w:t>12</w:t></w:r>{end}")
    add(document, "<w:r><w:t>Kasvu</w:t><w:tab/><w:t>5</w:t></w:r>")
    assert texts(read(document, tmp_path).pages[0]) == [
        "1 Alueet ..... 3", "2 Hankkeet ..... 12", "Kasvu\t5",
    ]


# --- tables --------------------------------------------------------------------------------------


def table_of(document: Any, rows: list[list[str]], head: bool = True) -> Any:
    table = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    if head:
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return table


def cells(page: Page, k: int = 0) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.row_span, c.column_span, page.text[c.start : c.end])
        for c in page.tables[k].cells
    ]


def test_merged_cells_stand_once_with_their_spans(tmp_path: Path) -> None:
    document = Document()
    table = table_of(document, [["Hanke", "Vetäjä", "Aika"], ["", "", ""], ["", "", ""]])
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Merihubi"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "Aino Esimerkki"
    table.cell(2, 1).text = "Boris Malli"
    page = read(document, tmp_path).pages[0]
    assert cells(page) == [
        (0, 0, 1, 1, "Hanke"), (0, 1, 1, 1, "Vetäjä"), (0, 2, 1, 1, "Aika"),
        (1, 0, 2, 1, "Merihubi"), (1, 1, 1, 2, "Aino Esimerkki"),
        (2, 1, 1, 1, "Boris Malli"), (2, 2, 1, 1, ""),
    ]  # fmt: skip
    assert (page.tables[0].rows, page.tables[0].columns, page.tables[0].header_rows) == (3, 3, 1)


def test_a_table_goes_on_over_a_page_with_its_head(tmp_path: Path) -> None:
    document = Document()
    table = table_of(document, [["Hanke", "Vetäjä"], ["Merihubi", "Aino"], ["Paja", "Boris"]])
    broken = table.cell(2, 0).paragraphs[0]._p
    broken.insert(0, parse_xml(f"<w:r {nsdecls('w')}><w:lastRenderedPageBreak/></w:r>"))
    document.add_paragraph("Jälkeen")
    first, second = read(document, tmp_path).pages
    assert [text for *_, text in cells(first)] == ["Hanke", "Vetäjä", "Merihubi", "Aino"]
    assert cells(second) == [
        (0, 0, 1, 1, "Hanke"), (0, 1, 1, 1, "Vetäjä"), (1, 0, 1, 1, "Paja"), (1, 1, 1, 1, "Boris"),
    ]  # fmt: skip
    assert texts(second)[-1] == "Jälkeen"


def test_without_a_repeated_head_a_table_stays_whole(tmp_path: Path) -> None:
    """Its rows would lose what names their columns; what follows is on the next page all the same.
    """
    document = Document()
    rows = [["Hanke", "Vetäjä"], ["Merihubi", "Aino"], ["Paja", "Boris"]]
    table = table_of(document, rows, head=False)
    broken = table.cell(2, 0).paragraphs[0]._p
    broken.insert(0, parse_xml(f"<w:r {nsdecls('w')}><w:lastRenderedPageBreak/></w:r>"))
    document.add_paragraph("Jälkeen")
    first, second = read(document, tmp_path).pages
    assert first.tables[0].rows == 3 and texts(second) == ["Jälkeen"]


def test_a_row_of_phones_is_no_head(tmp_path: Path) -> None:
    document = Document()
    rows = [["Aino Esimerkki", "040 555 0112"], ["Boris Malli", "0400 555 320"]]
    table_of(document, rows, head=False)
    assert read(document, tmp_path).pages[0].tables[0].header_rows == 0


def test_a_deleted_row_is_left_out(tmp_path: Path) -> None:
    document = Document()
    table = table_of(document, [["Hanke", "Vetäjä"], ["Vanha", "Aino"], ["Uusi", "Boris"]])
    table.rows[1]._tr.get_or_add_trPr().append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="5" w:author="x"/>')
    )
    found = [text for *_, text in cells(read(document, tmp_path).pages[0])]
    assert found == ["Hanke", "Vetäjä", "Uusi", "Boris"]


# --- notes and comments --------------------------------------------------------------------------


def test_a_footnote_stands_after_its_paragraph(tmp_path: Path) -> None:
    document = Document()
    add(
        document,
        run("Hanke alkaa keväällä.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:endnoteReference w:id="4"/></w:r>',
    )
    document.add_paragraph("Seuraava kappale on tässä.")
    path = saved(document, tmp_path)
    for kind, text in (("footnote", "Rahoitus 2026–2028."), ("endnote", "Lähde: päätös.")):
        number = "2" if kind == "footnote" else "4"
        body = (
            f'<w:{kind}s {nsdecls("w")}><w:{kind} w:id="0" w:type="separator"><w:p>{run("EI")}'
            f'</w:p></w:{kind}><w:{kind} w:id="{number}"><w:p>{run(text)}</w:p></w:{kind}>'
            f"</w:{kind}s>"
        )
        changed(path, f"word/{kind}s.xml", lambda _, body=body: body)  # type: ignore[misc]
        relation = (
            f'<Relationship Id="rIdN{number}" Type="http://schemas.openxmlformats.org/'
            f'officeDocument/2006/relationships/{kind}s" Target="{kind}s.xml"/></Relationships>'
        )
        changed(
            path,
            "word/_rels/document.xml.rels",
            lambda old, new=relation: old.replace("</Relationships>", new),  # type: ignore[misc]
        )
        override = (
            f'<Override PartName="/word/{kind}s.xml" ContentType="application/xml"/></Types>'
        )
        changed(
            path,
            "[Content_Types].xml",
            lambda old, new=override: old.replace("</Types>", new),  # type: ignore[misc]
        )
    page = read_in_process(path).pages[0]
    assert texts(page) == [
        "Hanke alkaa keväällä.", "Rahoitus 2026–2028.", "Seuraava kappale on tässä.",
        "Lähde: päätös.",
    ]


def test_a_comment_is_a_comment(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Vetäjä on NN.")
    document.add_comment(paragraph.runs, text="Tarkista nimi!", author="Cecilia Kommentoija")
    document.add_paragraph("Leipäteksti jatkuu.")
    page = read(document, tmp_path).pages[0]
    assert [(t, line.role) for t, line in lines(page)][-1] == ("Tarkista nimi!", "comment")
    assert "Cecilia" not in page.text


# --- the document as a whole ---------------------------------------------------------------------


def test_properties_and_type(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.title, document.core_properties.author = "Ohjelma", "Aino Esimerkki"
    document.add_paragraph("Teksti")
    reading = read_file(saved(document, tmp_path))
    assert (reading.title, reading.author) == ("Ohjelma", "Aino Esimerkki")
    assert reading.media_type.endswith("wordprocessingml.document") and not reading.issues


def test_facts_of_a_report(tmp_path: Path) -> None:
    """A landscape report too: headings open sections that people and dates stand under."""
    document = Document()
    document.sections[0].page_width, document.sections[0].page_height = Pt(842), Pt(595)
    document.add_heading("Kasvualueet 2026–2029", 1)
    document.add_heading("Vihreä teräs", 2)
    document.add_paragraph("Kasvualueen vetäjänä toimii Aino Virtanen.")
    document.add_heading("Hanke: Liimapuupaja", 3)
    document.add_paragraph("Projektipäällikkönä on Matti Korhonen. Hanke päättyy 31.12.2027.")
    document.add_heading("Puurakentaminen", 2)
    document.add_paragraph("Kasvualueen vetäjänä toimii Liisa Nieminen.")
    found = extract(read(document, tmp_path))
    assert [area.name for area in found.growth_areas] == ["Vihreä teräs", "Puurakentaminen"]
    assert {(a.person, a.target) for a in found.assignments} >= {
        ("Aino Virtanen", "Vihreä teräs"), ("Liisa Nieminen", "Puurakentaminen"),
    }


def test_an_empty_document_has_an_empty_page(tmp_path: Path) -> None:
    reading = read(Document(), tmp_path)
    assert len(reading.pages) == 1 and [i.code for i in reading.issues] == ["empty-page"]


def test_an_entity_is_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "salaisuus.txt"
    secret.write_text("Salainen", "utf-8")
    document = Document()
    document.add_paragraph("Ennen JOKU jälkeen")
    path = changed(
        saved(document, tmp_path),
        "word/document.xml",
        lambda old: old.replace(
            "<w:document",
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document',
            1,
        ).replace("JOKU", "&e;"),
    )
    reading = read_in_process(path)
    assert "Salainen" not in reading.pages[0].text
    assert "Ennen" in reading.pages[0].text and "jälkeen" in reading.pages[0].text
    assert [i.code for i in reading.issues] == ["damaged-part"]


@pytest.mark.parametrize(
    ("part", "issues"),
    [
        ("word/styles.xml", ["word/styles.xml"]), ("word/numbering.xml", ["word/numbering.xml"]),
        ("docProps/core.xml", ["docProps/core.xml"]), ("_rels/.rels", ["_rels/.rels"]),
        ("word/_rels/document.xml.rels", ["word/_rels/document.xml.rels"]),
    ],
)
def test_one_damaged_part_costs_only_itself(
    tmp_path: Path, part: str, issues: list[str]
) -> None:
    document = Document()
    document.add_paragraph("Liimapuupaja", style="List Bullet")
    for change in (lambda _: "<w:rikki", None):
        path = saved(document, tmp_path)
        if change:
            changed(path, part, change)
        else:
            without(path, part)
        reading = read_in_process(path)
        assert texts(reading.pages[0]) == ["Liimapuupaja"]
        told = [i.message for i in reading.issues if i.code == "damaged-part"]
        assert len(told) >= (part not in ("word/_rels/document.xml.rels", "docProps/core.xml")
                             or change is not None)  # fmt: skip
        assert not change or any(issues[0] in message for message in told)


def without(path: Path, part: str) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != part}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_a_text_that_breaks_off_is_read_to_there(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Ensimmäinen kappale")
    document.add_paragraph("Toinen kappale")
    path = changed(
        saved(document, tmp_path), "word/document.xml", lambda old: old[: old.index("Toinen") + 6]
    )
    reading = read_in_process(path)
    assert texts(reading.pages[0]) == ["Ensimmäinen kappale", "Toinen"]
    assert [i.code for i in reading.issues] == ["damaged-part"]


@pytest.mark.parametrize(
    "broken", ["<w:document", "", "<x/>", f"<w:document {nsdecls('w')}></w:document>"]
)
def test_a_document_without_a_body_is_damaged(tmp_path: Path, broken: str) -> None:
    path = changed(saved(Document(), tmp_path), "word/document.xml", lambda _: broken)
    with pytest.raises(ReadError) as caught:
        read_in_process(path)
    assert caught.value.code == "damaged"


def test_numbers_that_are_too_large_are_no_trouble(tmp_path: Path) -> None:
    document = Document()
    numbered(document, "upperLetter", "%2.")
    root = document.part.numbering_part.element
    for start in root.iter(qn("w:start")):
        start.set(qn("w:val"), "999999")
    add(document, item("Teräs", 1))
    add(
        document,
        f'<w:pPr><w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
        + run("Puu"),
    )
    assert [t.split()[-1] for t in texts(read(document, tmp_path).pages[0])] == ["Teräs", "Puu"]


def test_an_encrypted_document_says_so(tmp_path: Path) -> None:
    path = tmp_path / "lukittu.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.code == "encrypted"


def test_a_template_is_read_as_a_document(tmp_path: Path) -> None:
    """A .dotx differs by its content type alone, which python-docx's own opening refuses."""
    document = Document()
    document.add_paragraph("Pohja")
    stream = io.BytesIO()
    document.save(stream)
    path = tmp_path / "pohja.dotx"
    path.write_bytes(stream.getvalue())
    changed(
        path,
        "[Content_Types].xml",
        lambda old: old.replace("document.main+xml", "template.main+xml"),
    )
    assert texts(read_in_process(path).pages[0]) == ["Pohja"]
