"""A deck of many slides with everything that a PPTX can hold, all of it fictional.

``python -m benchmarks.big_deck OUT.pptx [SLIDES]``. The tests take its parts one by one.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Pt

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MODERN = "http://schemas.microsoft.com/office/2018/10/relationships/comments"
_DRAWING = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
_EMU = 12700

AREAS = ("Vihreä teräs", "Puurakentaminen", "Meri ja satamat", "Ruokajärjestelmä", "Vetytalous")
PEOPLE = ("Aino Esimerkki", "Eero Malli", "Siiri Kuvitteellinen", "Onni Keksitty", "Helmi Tarina")
SENTENCE = (
    "Kasvualueen {area} toimenpiteet etenevät suunnitellusti, ja vetäjänä jatkaa {person} "
    "vuoden 2027 loppuun; rahoitus on 1,2 miljoonaa euroa vuodessa."
)


def add_part(slide: Any, uri: str, media: str, kind: str, xml: str) -> str:
    """A part of the package, related to a slide; the relation's id."""
    package = slide.part.package
    part = Part(PackURI(uri), media, package, xml.encode("utf-8"))
    return str(slide.part.relate_to(part, kind))


def add_smartart(
    slide: Any,
    nodes: list[tuple[str, int]],
    box: tuple[float, float, float, float],
    number: int,
    *,
    drawn: bool = True,
) -> None:
    """SmartArt of ``(text, depth)`` nodes; ``drawn``: with the drawing that PowerPoint keeps.

    The drawing stands the nodes under each other, indented by depth, each a quarter narrower than
    its row; the data part tells them last node first.
    """
    x, y, wide, high = box
    points, links, shapes = [], [], []
    parents = ["doc"]
    row = high / max(len(nodes), 1)
    for k, (text, depth) in enumerate(nodes):
        del parents[depth + 1 :]
        points.append(
            f'<dgm:pt modelId="n{k}"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/>'
            f'<a:p><a:r><a:rPr lang="fi-FI"/><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
            f'<dgm:pt modelId="p{k}" type="pres"><dgm:prSet presAssocID="n{k}" presName="node"/>'
            "<dgm:spPr/></dgm:pt>"
        )
        links.append(
            f'<dgm:cxn modelId="c{k}" srcId="{parents[-1]}" destId="n{k}" srcOrd="{k}"/>'
            f'<dgm:cxn modelId="q{k}" type="presOf" srcId="n{k}" destId="p{k}" srcOrd="0"/>'
        )
        left = int((0.1 * wide * depth) * _EMU)
        top, tall = int(row * k * _EMU), int(0.9 * row * _EMU)
        place = f'<a:off x="{left}" y="{top}"/><a:ext cx="{int(0.7 * wide * _EMU)}" cy="{tall}"/>'
        shapes.append(
            f'<dsp:sp modelId="p{k}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/>'
            f'</dsp:nvSpPr><dsp:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            f"</a:prstGeom></dsp:spPr><dsp:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>"
            f'<a:rPr lang="fi-FI" sz="1200"/><a:t>{text}</a:t></a:r></a:p></dsp:txBody>'
            f"<dsp:txXfrm>{place}</dsp:txXfrm></dsp:sp>"
        )
        parents.append(f"n{k}")
    known = f'xmlns:dgm="{DGM}" xmlns:a="{A}" xmlns:r="{R}"'
    office = "application/vnd.openxmlformats-officedocument.drawingml.diagram"
    extra = ""
    if drawn:
        drawing = add_part(
            slide, f"/ppt/diagrams/drawing{number}.xml",
            "application/vnd.ms-office.drawingml.diagramDrawing+xml", _DRAWING,
            f'<dsp:drawing xmlns:dsp="{DSP}" xmlns:a="{A}"><dsp:spTree>{"".join(shapes)}'
            "</dsp:spTree></dsp:drawing>",
        )  # fmt: skip
        extra = (
            '<dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram">'
            f'<dsp:dataModelExt xmlns:dsp="{DSP}" relId="{drawing}"/></a:ext></dgm:extLst>'
        )
    data = add_part(
        slide, f"/ppt/diagrams/data{number}.xml", f"{office}Data+xml", f"{_REL}diagramData",
        f'<dgm:dataModel {known}><dgm:ptLst><dgm:pt modelId="doc" type="doc"/>'
        f"{''.join(reversed(points))}</dgm:ptLst><dgm:cxnLst>{''.join(links)}</dgm:cxnLst>{extra}"
        "</dgm:dataModel>",
    )  # fmt: skip
    others = {
        name: add_part(
            slide, f"/ppt/diagrams/{name}{number}.xml", f"{office}{kind}+xml",
            f"{_REL}diagram{rel}", f"<dgm:{tag} {known}/>",
        )
        for name, kind, rel, tag in (
            ("layout", "Layout", "Layout", "layoutDef"),
            ("quickStyle", "Style", "QuickStyle", "styleDef"),
            ("colors", "Colors", "Colors", "colorsDef"),
        )
    }  # fmt: skip
    at = f'<a:off x="{int(x * _EMU)}" y="{int(y * _EMU)}"/>'
    size = f'<a:ext cx="{int(wide * _EMU)}" cy="{int(high * _EMU)}"/>'
    append(
        slide,
        f'<p:graphicFrame xmlns:p="{P}" xmlns:a="{A}"><p:nvGraphicFramePr>'
        f'<p:cNvPr id="{900 + number}" name="Kaavio"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr><p:xfrm>{at}{size}</p:xfrm><a:graphic>"
        f'<a:graphicData uri="{DGM}"><dgm:relIds xmlns:dgm="{DGM}" xmlns:r="{R}" r:dm="{data}" '
        f'r:lo="{others["layout"]}" r:qs="{others["quickStyle"]}" r:cs="{others["colors"]}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>",
    )


def append(slide: Any, xml: str) -> Any:
    """A shape from its XML, on top of the slide."""
    element = etree.fromstring(xml, slide._element.getroottree().parser)
    slide.shapes._spTree.append(element)
    return element


def text_shape(
    text: str, left: float, top: float, wide: float, high: float, extra: str = ""
) -> str:
    """The XML of a text box; ``extra`` are attributes of its ``a:xfrm``."""
    return (
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="77" name="Teksti"/><p:cNvSpPr/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm {extra}><a:off x="{int(left * _EMU)}" '
        f'y="{int(top * _EMU)}"/><a:ext cx="{int(wide * _EMU)}" cy="{int(high * _EMU)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/>'
        f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def add_choice(slide: Any, choice: str, fallback: str) -> None:
    """AlternateContent: two ways to draw one thing, of which a program shows one."""
    append(
        slide,
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:p14="{P14}" Requires="p14">'
        f"{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>",
    )


def add_comments(slide: Any, texts: list[str], number: int) -> None:
    """Comments of the old kind (``ppt/comments/commentN.xml``)."""
    told = "".join(
        f'<p:cm authorId="0" dt="2026-03-01T09:00:00.000" idx="{k}"><p:pos x="10" y="10"/>'
        f"<p:text>{text}</p:text></p:cm>"
        for k, text in enumerate(texts)
    )
    add_part(
        slide, f"/ppt/comments/comment{number}.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.comments+xml",
        f"{_REL}comments", f'<p:cmLst xmlns:p="{P}">{told}</p:cmLst>',
    )  # fmt: skip


def add_threads(slide: Any, threads: list[tuple[str, list[str]]], number: int) -> None:
    """Threaded comments: each with its replies."""

    def body(text: str) -> str:
        return (
            f"<p188:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
            "</p188:txBody>"
        )

    told = "".join(
        f'<p188:cm id="{{{k}}}" authorId="{{A}}" created="2026-03-01T09:00:00.000"><p188:replyLst>'
        + "".join(
            f'<p188:reply id="{{{k}-{n}}}" authorId="{{B}}" created="2026-03-02T09:00:00.000">'
            f"{body(reply)}</p188:reply>"
            for n, reply in enumerate(replies)
        )
        + f"</p188:replyLst>{body(text)}</p188:cm>"
        for k, (text, replies) in enumerate(threads)
    )
    add_part(
        slide, f"/ppt/comments/modernComment_{number}.xml",
        "application/vnd.ms-powerpoint.comments+xml", _MODERN,
        f'<p188:cmLst xmlns:p188="{P188}" xmlns:a="{A}">{told}</p188:cmLst>',
    )  # fmt: skip


def add_sections(deck: Any, names: list[str]) -> None:
    """Sections of equal size over all slides."""
    root = deck.part._element
    ids = root.xpath("./p:sldIdLst/p:sldId/@id")
    share = -(-len(ids) // len(names))
    told = "".join(
        f'<p14:section name="{name}" id="{{{k}}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{i}"/>' for i in ids[k * share : (k + 1) * share])
        + "</p14:sldIdLst></p14:section>"
        for k, name in enumerate(names)
    )
    root.append(
        etree.fromstring(
            f'<p:extLst xmlns:p="{P}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{P14}">{told}</p14:sectionLst></p:ext></p:extLst>'
        )
    )


# --- the slides ---------------------------------------------------------------------------------


def _bullets(slide: Any, k: int) -> None:
    frame = slide.placeholders[1].text_frame
    for n in range(6):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = _sentence(k + n), n % 3
    slide.notes_slide.notes_text_frame.text = f"Muistiinpano {k}: {_sentence(k + 1)}"


def _cards(slide: Any, k: int) -> None:
    for n in range(6):
        left, top = 40 + 220 * (n % 3), 120 + 180 * (n // 3)
        group = slide.shapes.add_group_shape()
        inner = group.shapes.add_group_shape()
        card = inner.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(top), Pt(200), Pt(150))
        card.fill.solid()
        card.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        card.fill.fore_color.brightness = 0.4
        for m, text in enumerate(
            (AREAS[(k + n) % 5], f"Vetäjä: {PEOPLE[n % 5]}", _sentence(n)[:60])
        ):
            part = group.shapes.add_textbox(Pt(left + 5), Pt(top + 5 + 40 * m), Pt(190), Pt(36))
            part.text_frame.word_wrap = True
            part.text_frame.text = text
            part.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def _table(slide: Any, k: int) -> None:
    table = slide.shapes.add_table(9, 5, Pt(40), Pt(110), Pt(640), Pt(360)).table
    for c, head in enumerate(("Kasvualue", "Hanke", "Vetäjä", "Alkaa", "Päättyy")):
        table.cell(0, c).text = head
    for r in range(1, 9):
        told = (AREAS[(k + r) % 5], f"Hanke {k}-{r}", PEOPLE[r % 5], f"{r}/2026", "12/2027")
        for c, text in enumerate(told):
            table.cell(r, c).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.text_frame.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(11)


def _timeline(slide: Any, k: int) -> None:
    for n in range(5):
        year = slide.shapes.add_textbox(Pt(100 + 110 * n), Pt(110), Pt(100), Pt(24))
        year.text_frame.text = str(2026 + n)
        shape = (MSO_SHAPE.RECTANGLE, MSO_SHAPE.CHEVRON, MSO_SHAPE.PENTAGON)[n % 3]
        bar = slide.shapes.add_shape(shape, Pt(100 + 60 * n), Pt(150 + 50 * n), Pt(240), Pt(28))
        bar.fill.solid()
        bar.fill.fore_color.rgb = RGBColor(0, 0x60 + 20 * n, 0x40)
        bar.text_frame.text = f"{AREAS[(k + n) % 5]} {k}"
        bar.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
        slide.shapes.add_shape(
            MSO_SHAPE.DIAMOND, Pt(360 + 60 * n), Pt(155 + 50 * n), Pt(14), Pt(14)
        )


def _tree(slide: Any, k: int) -> None:
    top = slide.shapes.add_textbox(Pt(260), Pt(110), Pt(200), Pt(40))
    top.text_frame.text = f"Ohjausryhmä {k}: {PEOPLE[k % 5]}"
    for n in range(5):
        below = slide.shapes.add_textbox(Pt(20 + 140 * n), Pt(260), Pt(130), Pt(60))
        below.text_frame.word_wrap = True
        below.text_frame.text = f"{AREAS[n]}, {PEOPLE[(k + n) % 5]}"
        below.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
        link = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, Pt(1), Pt(1), Pt(2), Pt(2))
        link.begin_connect(top, 2)
        link.end_connect(below, 0)


def _chart(slide: Any, k: int) -> None:
    data = CategoryChartData()
    data.categories = [str(2026 + n) for n in range(4)]
    for n in range(3):
        data.add_series(AREAS[(k + n) % 5], [round(1.5 * (n + m + 1), 1) for m in range(4)])
    chart = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(60), Pt(110), Pt(580), Pt(360), data
    ).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = f"Rahoitus alueittain {k}"
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "miljoonaa euroa"


def _smartart(slide: Any, k: int) -> None:
    nodes = [(AREAS[k % 5], 0), *((f"{AREAS[(k + n) % 5]} vaihe {n}", 1 + n % 2) for n in range(5))]
    add_smartart(slide, nodes, (60, 110, 580, 360), k + 1)


def _talked(slide: Any, k: int) -> None:
    frame = slide.placeholders[1].text_frame
    frame.text = _sentence(k)
    add_comments(slide, [f"Tarkista luku {k}.", "Hyvä nosto."], k + 1)
    add_threads(slide, [(f"Onko {PEOPLE[k % 5]} mukana?", ["On.", "Kevääseen asti."])], k + 1)
    slide.notes_slide.notes_text_frame.text = "\n".join(_sentence(k + n) for n in range(4))
    if k % 3 == 0:
        slide._element.set("show", "0")


_KINDS = (
    (1, _bullets), (5, _cards), (5, _table), (5, _timeline), (5, _tree), (5, _chart),
    (5, _smartart), (1, _talked), (1, _bullets), (5, _cards),
)  # fmt: skip


def _sentence(k: int) -> str:
    return SENTENCE.format(area=AREAS[k % 5], person=PEOPLE[(k // 2) % 5])


def big_deck(slides: int = 200) -> Any:
    """The deck, a python-pptx Presentation: ten kinds of slides in turn, in four sections."""
    deck = Presentation()
    for k in range(slides):
        layout, write = _KINDS[k % len(_KINDS)]
        slide = deck.slides.add_slide(deck.slide_layouts[layout])
        slide.shapes.title.text = f"{AREAS[k % 5]}: kalvo {k + 1}"
        write(slide, k)
        box = slide.shapes.add_textbox(Pt(40), Pt(510), Pt(400), Pt(20))
        box.text_frame.text = f"Mallikaupunki, kasvuohjelma · {k + 1}"
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(9)
        if k % 10 == 4:
            add_choice(
                slide,
                text_shape("Uusi tapa piirtää", 500, 480, 180, 24),
                text_shape("Vanha tapa piirtää", 500, 480, 180, 24),
            )
    add_sections(deck, ["Tausta", "Kasvualueet", "Hankkeet", "Seuranta"])
    return deck


if __name__ == "__main__":
    big_deck(int(sys.argv[2]) if len(sys.argv) > 2 else 200).save(str(Path(sys.argv[1])))
