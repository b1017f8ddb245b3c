"""A deck and a PDF with one marker word for each feature, and who reads which.

A marker is an invented word that stands in the file once, in the one place that the feature is
about. ``rows`` runs every peer on both files and tells, for each feature, whether the peer's output
holds it: "box" where the marker also has a box that covers it, "text" where it has none or a wrong
one, "no" where the marker is not there (or not told as what it is), a dash where the peer does not
read the format.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt
from reportlab.lib import colors
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from benchmarks import big_deck
from benchmarks.reading_peers import Told

WIDE, HIGH = 720.0, 540.0  # points, of slides and pages
_FONTS = (
    "DejaVuSans.ttf",
    "LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)
Place = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Feature:
    """What is looked for: by default the marker in the text, and a box that covers ``place``."""

    name: str
    marker: str
    place: Place | None = None  # where the marker stands, where that can be told
    test: Callable[[Told], bool] | None = None  # instead of the marker in the text


def squeezed(text: str) -> str:
    """The text with all white space as single spaces."""
    return " ".join(text.split())


def verdict(feature: Feature, told: Told) -> str:
    """ "box", "text" or "no"."""
    if feature.test is not None:
        return "yes" if feature.test(told) else "no"
    if feature.marker not in squeezed(told.text):
        return "no"
    for text, _, box in told.words:
        if feature.marker not in squeezed(text) and squeezed(text) not in feature.marker.split():
            continue
        if feature.place is None or covers(box, feature.place):
            return "box"
    return "text"


def covers(box: Sequence[float], place: Place) -> bool:
    """Whether the box's middle is in the place and the box is no larger than four of it."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    inside = place[0] <= x <= place[2] and place[1] <= y <= place[3]
    area = (box[2] - box[0]) * (box[3] - box[1])
    return inside and 0 < area <= 4 * (place[2] - place[0]) * (place[3] - place[1])


def _role(role: str, marker: str) -> Callable[[Told], bool]:
    return lambda told: any(
        kind.startswith(role) and marker in squeezed(text) for kind, text in told.roles
    )


def _cell(marker: str) -> Callable[[Told], bool]:
    return lambda told: any(squeezed(cell) == marker for cell in told.cells)


# --- the deck -------------------------------------------------------------------------------------


def make_deck(path: Path) -> list[Feature]:
    """Write the deck; gives its features."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    features: list[Feature] = []

    def slide(title: str) -> Any:
        made = deck.slides.add_slide(deck.slide_layouts[5])
        made.shapes.title.text = title
        return made

    def text(
        shapes: Any, words: str, x: float, y: float, wide: float = 200, high: float = 30
    ) -> Any:
        shape = shapes.add_textbox(Pt(x), Pt(y), Pt(wide), Pt(high))
        shape.text_frame.text = words
        return shape

    one = slide("Otsikkomerkki")
    features.append(Feature("title known as one", "", test=_role("title", "Otsikkomerkki")))
    text(one.shapes, "Laatikkomerkki", 60, 200)
    features.append(Feature("text box", "Laatikkomerkki", (60, 200, 260, 230)))
    group = one.shapes.add_group_shape()
    inner = group.shapes.add_group_shape()
    text(inner.shapes, "Ryhmämerkki", 0, 0)
    inner.left, inner.top, inner.width, inner.height = Pt(100), Pt(100), Pt(100), Pt(15)
    group.left, group.top, group.width, group.height = Pt(400), Pt(300), Pt(200), Pt(30)
    # Moved by both groups, halved by the inner one: 200 x 30 at (0, 0) in its own space.
    features.append(
        Feature("text in nested groups, absolute box", "Ryhmämerkki", (498, 395, 602, 420))
    )
    table = one.shapes.add_table(3, 3, Pt(60), Pt(380), Pt(300), Pt(90)).table
    for k in range(9):
        table.cell(k // 3, k % 3).text = f"Solu{k}"
    table.cell(0, 0).text = "Yhdistettymerkki"
    table.cell(0, 1).text = ""
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(2, 2).text = "Solumerkki"
    features.append(Feature("table cell known as one", "", test=_cell("Solumerkki")))
    features.append(Feature("table cell, its own box", "Solumerkki", (260, 440, 360, 470)))
    features.append(Feature("merged cell, once", "", test=_merged))
    one.notes_slide.notes_text_frame.text = "Muistiinpanomerkki"
    features.append(Feature("speaker notes", "Muistiinpanomerkki"))

    two = slide("Kaaviot")
    big_deck.add_smartart(two, [("Taidemerkki", 0), ("Haaramerkki", 1)], (60, 120, 300, 150), 90)
    features.append(Feature("SmartArt", "Taidemerkki", (60, 120, 360, 270)))
    data = CategoryChartData()
    data.categories = ["Luokkamerkki", "Toinen"]
    data.add_series("Sarjamerkki", (4711.5, 2))
    two.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(400), Pt(120), Pt(280), Pt(200), data)
    features.append(Feature("chart category", "Luokkamerkki"))
    features.append(Feature("chart series", "Sarjamerkki"))
    features.append(
        Feature("chart value", "", test=lambda told: bool(re.search(r"4711[.,]5", told.text)))
    )
    start = two.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(60), Pt(400), Pt(150), Pt(40))
    end = two.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(400), Pt(400), Pt(150), Pt(40))
    start.text_frame.text, end.text_frame.text = "Lähtömerkki", "Tulomerkki"
    arrow = two.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(0), Pt(0), Pt(9), Pt(9))
    arrow.begin_connect(start, 3)
    arrow.end_connect(end, 1)
    features.append(Feature("which two shapes an arrow joins", "", test=_joined))
    drawn = io.BytesIO()
    Image.new("RGB", (40, 40), "#2f5597").save(drawn, "PNG")
    drawn.seek(0)
    picture = two.shapes.add_picture(drawn, Pt(600), Pt(450), Pt(40), Pt(40))
    picture._element.nvPicPr.cNvPr.set("descr", "Vaihtoehtomerkki kuvassa")
    features.append(Feature("alt text", "Vaihtoehtomerkki"))

    three = slide("Muut")
    big_deck.add_choice(
        three,
        big_deck.text_shape("Valintamerkki", 60, 150, 200, 30),
        big_deck.text_shape("Varamerkki", 60, 150, 200, 30),
    )
    features.append(Feature("text in AlternateContent", "Valintamerkki", (60, 150, 260, 180)))
    features.append(Feature(
        "... its fallback not read too", "",
        test=lambda told: "Valintamerkki" in told.text and "Varamerkki" not in told.text,
    ))  # fmt: skip
    field = text(three.shapes, "", 60, 250)._element.txBody
    paragraph = field.findall(f"{{{big_deck.A}}}p")[0]
    part = paragraph.makeelement(f"{{{big_deck.A}}}fld", {"id": "{1}", "type": "datetime1"})
    paragraph.append(part)
    part.append(part.makeelement(f"{{{big_deck.A}}}t", {}))
    part[0].text = "Kenttämerkki"
    features.append(Feature("text of a field", "Kenttämerkki", (60, 250, 260, 280)))
    footer = big_deck.text_shape("Alatunnistemerkki", 60, 500, 200, 25).replace(
        "<p:nvPr/>", '<p:nvPr><p:ph type="ftr" idx="11"/></p:nvPr>'
    )
    big_deck.append(three, footer)
    features.append(Feature("footer known as one", "", test=_role("footer", "Alatunnistemerkki")))
    big_deck.add_comments(three, ["Vanhakommenttimerkki"], 90)
    big_deck.add_threads(three, [("Ketjumerkki", ["Vastausmerkki"])], 90)
    features.append(Feature("old comment", "Vanhakommenttimerkki"))
    features.append(Feature("threaded comment", "Ketjumerkki"))
    features.append(Feature("reply in a thread", "Vastausmerkki"))

    hidden = slide("Piilossa")
    text(hidden.shapes, "Piilomerkki", 60, 200)
    hidden._element.set("show", "0")
    features.append(Feature("hidden slide", "Piilomerkki"))
    features.append(Feature("... known as hidden", "", test=_role("hidden", "Piilomerkki")))
    big_deck.add_sections(deck, ["Osiomerkki"])
    features.append(Feature("section name", "", test=_section))
    deck.save(str(path))
    return features


def _merged(told: Told) -> bool:
    return squeezed(told.text).count("Yhdistettymerkki") == 1 and any(
        squeezed(cell) == "Yhdistettymerkki" for cell in told.cells
    )


def _joined(told: Told) -> bool:
    return any({squeezed(a), squeezed(b)} == {"Lähtömerkki", "Tulomerkki"} for a, b in told.links)


def _section(told: Told) -> bool:
    return "Osiomerkki" in told.text or any("Osiomerkki" in text for _, text in told.roles)


# --- the PDF --------------------------------------------------------------------------------------


def make_pdf(path: Path) -> list[Feature]:
    """Write the PDF, three pages of one look; gives its features."""
    canvas = Canvas(str(path), pagesize=(WIDE, HIGH))
    features: list[Feature] = []

    def text(x: float, top: float, words: str, size: float = 12, font: str = "Helvetica") -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, HIGH - top - size, words)

    def edges(number: int) -> None:
        text(60, 15, "Ylätunnistemerkki", 9)
        text(60, 515, "Alatunnistemerkki", 9)
        text(650, 515, str(number), 9)
        canvas.showPage()

    left = ["Vasen palsta alkaa", "tästä ja tavutettu-", "merkki jatkuu rivin", "yli loppuun asti"]
    right = ["Oikea palsta on", "toinen juttu ja", "kulkee sen", "vieressä"]
    text(60, 50, "Otsikkomerkki palstoista", 24)
    for k in range(4):
        text(60, 120 + 16 * k, left[k])
        text(400, 120 + 16 * k, right[k])
    features.append(Feature("heading known as one", "", test=_role("title", "Otsikkomerkki")))
    features.append(
        Feature("two columns, each whole", "", test=_whole(" ".join(left[2:]), " ".join(right)))
    )
    features.append(Feature("word broken by a hyphen in a column", "", test=_unbroken))
    text(60, 280, "M¨akimerkki tuli latexista")
    features.append(Feature("split accent put together", "Mäkimerkki", (60, 276, 140, 298)))
    text(60, 320, "H a r v a m e r k k i", 16, "Helvetica-Bold")
    features.append(Feature("letter-spaced heading", "Harvamerkki", (60, 316, 250, 342)))
    text(60, 360, "Palamer")
    text(60 + pdfmetrics.stringWidth("Palamer", "Helvetica", 12), 360, "kki on kahdessa palassa")
    features.append(Feature("a word in two runs", "Palamerkki", (60, 356, 125, 378)))
    if _ligature_font():
        text(60, 400, "Ligatuuri graﬁmerkki", 12, "ligatures")
        features.append(Feature("ligature as its letters", "grafimerkki", (110, 396, 190, 420)))
    canvas.saveState()
    canvas.translate(690, 150)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Pystymerkki")
    canvas.restoreState()
    features.append(Feature("rotated word", "Pystymerkki", (675, 320, 695, 395)))
    edges(1)

    text(60, 50, "Taulukot", 24)
    table = Table(
        [["Hanke", "Aika", "Vetäjä"], ["Solumerkki", "2027", "Aino"], ["Hirsi", "2028", "Eero"]],
        colWidths=110, rowHeights=24,
    )  # fmt: skip
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    table.wrapOn(canvas, WIDE, HIGH)
    table.drawOn(canvas, 60, 340)
    features.append(Feature("ruled table's cell known as one", "", test=_cell("Solumerkki")))
    rows = [
        ("Alue", "Alkaa", "Päättyy"),
        ("Rivitönmerkki", "2026", "2028"),
        ("Puu", "2027", "2029"),
    ]
    for r, row in enumerate([*rows, ("Meri", "2027", "2030"), ("Ruoka", "2028", "2031")]):
        for c, cell in enumerate(row):
            text(60 + 180 * c, 260 + 22 * r, cell)
    features.append(Feature("cell of a table without rules", "", test=_cell("Rivitönmerkki")))
    canvas.setFillColor(colors.HexColor("#008040"))
    canvas.roundRect(200, 100, 240, 26, 6, stroke=0, fill=1)
    canvas.setFillColor(colors.black)
    features.append(Feature("drawn bar with its place", "", test=_bar(None)))
    features.append(Feature("... and its colour", "", test=_bar("#008040")))
    edges(2)

    text(60, 50, "Luettelot", 24)
    text(60, 100, "• Luettelomerkki on ensin")
    text(60, 118, "• Toinen kohta tulee")
    features.append(Feature("bullet known as one", "", test=_role("bullet", "Luettelomerkki")))
    edges(3)
    canvas.save()
    for name, role, marker in (
        ("header known as one", "header", "Ylätunnistemerkki"),
        ("footer known as one", "footer", "Alatunnistemerkki"),
        ("page number known as one", "page_number", "2"),
    ):
        features.append(Feature(name, "", test=_role(role, marker)))
    return features


def _ligature_font() -> bool:
    for name in _FONTS:
        try:
            pdfmetrics.registerFont(TTFont("ligatures", name))
        except TTFError:
            continue
        return True
    return False


def _whole(*sentences: str) -> Callable[[Told], bool]:
    return lambda told: all(sentence in squeezed(told.text) for sentence in sentences)


def _unbroken(told: Told) -> bool:
    """One word, or two halves that only a hyphen and a line's end part."""
    return bool(re.search("tavutettu(?:[-\u00ad\ufffe\x02]\\s*)?merkki", told.text))


def _bar(colour: str | None) -> Callable[[Told], bool]:
    return lambda told: any(
        page == 2
        and max(abs(a - b) for a, b in zip(box, (200, 414, 440, 440), strict=True)) < 3
        and (colour is None or fill == colour)
        for page, box, fill in told.areas
    )
