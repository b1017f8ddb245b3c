"""Draws both versions of the sample deck `kuntayhtyma_kasvu` into `docs/`.

Everything in it is invented. The same run gives the same bytes: core properties and the times
inside the package are fixed. The gold beside it is written by hand, never derived from here.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

DOCS = Path(__file__).parent / "docs"
ORGANISATION = "Tammivirran seudun kehittämiskuntayhtymä"

rgb: Callable[[str], Any] = RGBColor.from_string

Bullet = tuple[int, str]
"""Nesting level (0 is the outermost) and text."""


@dataclass(frozen=True)
class Look:
    """What an author's template decides: it changes between versions and must not be flagged."""

    font: str
    colour: str
    footer: str


@dataclass(frozen=True)
class Bar:
    """A row of the timeline; months counted from January 2026, `last` included."""

    label: str
    first: int
    last: int


class Deck:
    """A presentation in the making; guards the slide count for the footers."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(13.333), Inches(7.5)

    def slide(self, title: str, *, notes: str = "", hidden: bool = False) -> Any:
        """A titled slide with a footer; a hidden one stays in the file but out of the show."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[5])
        heading = slide.shapes.title
        heading.left, heading.top = Inches(0.6), Inches(0.35)
        heading.width, heading.height = Inches(12.1), Inches(0.9)
        self.write(heading.text_frame, [(0, title)], 30, colour=self.look.colour)
        number = len(self.file.slides)
        self.box(slide, 0.6, 6.95, 9.0, 0.35, [(0, self.look.footer)], 10)
        self.box(slide, 12.2, 6.95, 0.6, 0.35, [(0, str(number))], 10)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        if hidden:
            slide._element.set("show", "0")
        return slide

    def write(self, frame: Any, lines: Sequence[Bullet], size: int, *, colour: str = "") -> None:
        """Fills a text frame, one paragraph a line, inner levels one step smaller."""
        frame.word_wrap = True
        for number, (level, text) in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.level = level
            run = paragraph.add_run()
            run.text = text
            run.font.name, run.font.size = self.look.font, Pt(size - 2 * level)
            if colour:
                run.font.color.rgb = rgb(colour)

    def box(
        self, slide: Any, x: float, y: float, w: float, h: float, lines: Sequence[Bullet], size: int
    ) -> Any:
        """A plain text box; place and size in inches."""
        box = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h))
        self.write(box.text_frame, lines, size)
        return box

    def bullets(self, slide: Any, x: float, w: float, lines: Sequence[Bullet]) -> None:
        """Nested bullets, the mark drawn by hand as hurried authors do."""
        marks = ("•", "–", "›")
        marked = [(level, f"{marks[level]} {text}") for level, text in lines]
        self.box(slide, x, 1.45, w, 5.3, marked, 20)

    def table(self, slide: Any, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A table whose first row is the header; widths in inches."""
        height = Inches(0.5 * len(rows))
        shape = slide.shapes.add_table(
            len(rows), len(rows[0]), Inches(0.6), Inches(1.5), Inches(sum(widths)), height
        )
        for column, width in zip(shape.table.columns, widths, strict=True):
            column.width = Inches(width)
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                self.write(shape.table.cell(i, j).text_frame, [(0, text)], 15)

    def card(
        self, shapes: Any, x: float, y: float, lines: Sequence[str], width: float = 2.7
    ) -> Any:
        """A rounded box of the organisation chart."""
        card = shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, Inches(x), Inches(y), Inches(width), Inches(1.0)
        )
        self.write(card.text_frame, [(0, line) for line in lines], 14, colour="FFFFFF")
        return card

    def organisation(
        self, top: Sequence[str], side: Sequence[str], lead: Sequence[str],
        teams: Sequence[Sequence[str]], title: str,
    ) -> None:
        """Chart: steering group, its secretary, the programme's lead, grouped area teams."""
        slide = self.slide(title)
        upper = self.card(slide.shapes, 5.1, 1.4, top, 3.2)
        self.card(slide.shapes, 9.2, 1.4, side, 3.0)
        middle = self.card(slide.shapes, 5.1, 2.9, lead, 3.2)
        _connect(slide, upper, middle)
        for number, team in enumerate(teams):
            group = slide.shapes.add_group_shape()
            card = self.card(group.shapes, 0.7 + 3.05 * number, 4.7, team)
            tag = group.shapes.add_textbox(
                Inches(0.7 + 3.05 * number), Inches(5.75), Inches(2.7), Inches(0.35)
            )
            self.write(tag.text_frame, [(0, "kasvualuetiimi")], 11)
            _connect(slide, middle, card)

    def timeline(
        self, title: str, bars: Sequence[Bar], milestone: tuple[float, str], remark: str
    ) -> None:
        """Bars drawn over the half-years 2026 to 2028; one month is a quarter of an inch."""
        slide = self.slide(title)
        for year in range(3):
            self.box(slide, 3.7 + 3 * year, 1.35, 3.0, 0.35, [(0, str(2026 + year))], 14)
            for half in range(2):
                x = 3.7 + 3 * year + 1.5 * half
                self.box(slide, x, 1.7, 1.5, 0.3, [(0, f"H{half + 1}")], 11)
                line = slide.shapes.add_connector(
                    MSO_CONNECTOR.STRAIGHT, Inches(x), Inches(2.0), Inches(x), Inches(5.4)
                )
                line.line.color.rgb = rgb("C8C8C8")
        for number, bar in enumerate(bars):
            y = 2.1 + 0.5 * number
            self.box(slide, 0.6, y, 3.0, 0.4, [(0, bar.label)], 14)
            drawn = slide.shapes.add_shape(
                MSO_SHAPE.RECTANGLE, Inches(3.7 + 0.25 * bar.first), Inches(y + 0.05),
                Inches(0.25 * (bar.last - bar.first + 1)), Inches(0.3),
            )
            drawn.fill.solid()
            drawn.fill.fore_color.rgb = rgb(self.look.colour)
        month, text = milestone
        slide.shapes.add_shape(
            MSO_SHAPE.DIAMOND, Inches(3.6 + 0.25 * month), Inches(5.25), Inches(0.2), Inches(0.2)
        )
        self.box(slide, 3.9 + 0.25 * month, 5.15, 4.2, 0.4, [(0, text)], 12)
        self.box(slide, 0.6, 5.9, 12.0, 0.6, [(0, remark)], 15)

    def save(self, path: Path, title: str, made: dt.datetime) -> None:
        """Writes the package with fixed times, so that a rebuilt sample is the same file."""
        core = self.file.core_properties
        core.title, core.author, core.last_modified_by = title, ORGANISATION, ORGANISATION
        core.created = core.modified = made
        core.revision = 1
        raw = io.BytesIO()
        self.file.save(raw)
        with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w") as target:
            for item in source.infolist():
                fixed = zipfile.ZipInfo(item.filename, date_time=(1980, 1, 1, 0, 0, 0))
                fixed.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(fixed, source.read(item))


def _connect(slide: Any, upper: Any, lower: Any) -> None:
    line = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
    line.begin_connect(upper, 2)
    line.end_connect(lower, 0)


def first_version(deck: Deck) -> None:
    """As shown to the board on 4 September 2025."""
    cover = deck.slide("Kasvun suunta 2026–2030")
    deck.box(cover, 0.6, 2.2, 11, 2.2, [
        (0, ORGANISATION), (0, "Yhtymähallituksen iltakoulu 4.9.2025"),
        (0, "Esittelee viestintäasiantuntija Jemina Palokas"),
    ], 22)
    deck.bullets(deck.slide("Illan ohjelma"), 0.6, 12, [
        (0, "Kasvualueet ja niiden vetäjät"), (0, "Hankkeet kasvualueittain"),
        (0, "Organisaatio ja aikajana"), (0, "Muut hankkeet"), (0, "Mitä seuraavaksi?"),
    ])
    deck.bullets(deck.slide("Kasvualueet 2026–2030"), 0.6, 12, [
        (0, "Kasvun suunta -ohjelma nojaa neljään kasvualueeseen:"),
        (1, "Puurakentaminen"), (1, "Kylmäketjun teknologia"), (1, "Luontohyvinvointi"),
        (1, "Palveluvienti"),
        (0, "Edellinen ohjelmakausi 2021–2025 painottui matkailuun"),
        (0, "Tavoite: 120 uutta työpaikkaa ja 8 milj. euron yksityiset investoinnit"),
    ])
    slide = deck.slide("Kuka vetää mitäkin")
    deck.table(slide, [
        ("Kasvualue", "Vetäjä", "Nimike", "Huomioitavaa"),
        ("Puurakentaminen", "Haverinen Tapani", "kasvualuejohtaja", "–"),
        ("Kylmäketjun teknologia", "Sipiläinen Ronja", "kasvualuejohtaja", "–"),
        ("Luontohyvinvointi", "täytetään syksyllä 2025", "kasvualuejohtaja",
         "hakuaika 30.9.2025 asti"),
        ("Palveluvienti", "Grankvist Åsa", "vs. kasvualuejohtaja",
         "sijaisuus 31.12.2026 saakka"),
    ], (3.2, 3.2, 2.7, 3.0))
    deck.box(slide, 0.6, 4.6, 12, 1.5, [
        (0, "Ohjelmakokonaisuudesta vastaa kehitysjohtaja Ilpo Kaukoranta."),
        (0, "Kiitos mallin rakentamisesta vuosina 2021–2023: Raili Peltosaari."),
    ], 16)
    deck.bullets(deck.slide("Puurakentaminen"), 0.6, 12, [
        (0, "Kasvualuetta johtaa Tapani Haverinen"),
        (0, "Liimapuupaja"),
        (1, "Toteutusaika 1.1.2026–31.12.2027"),
        (1, "Venla Kuosmala jatkaa projektipäällikkönä"),
        (1, "Kustannukset 640 000 €, josta EAKR-tukea 70 %"),
        (0, "Moduulikoti 2.0"),
        (1, "Käynnistyy 3/2026 ja päättyy elokuussa 2028"),
        (1, "Projektipäällikkönä aloittaa Sauli Törnberg"),
    ])
    slide = deck.slide("Kylmäketju ja luonto", notes=(
        "Muista mainita, että Pakkaspihan ohjausryhmän puheenjohtajana toimii Kustaa Ristola. "
        "Ohjausryhmä kokoontuu ensimmäisen kerran 12.2.2026."
    ))
    deck.bullets(slide, 0.6, 6.0, [
        (0, "Kylmäketjun teknologia"),
        (1, "Pakkaspiha 2026–2028"), (2, "Vetäjä: Ronja Sipiläinen"),
        (1, "Kylmälogistiikan osaajakoulu"), (2, "Alkaa elokuussa 2026"),
        (2, "Vastuuhenkilö: nimeämättä"),
    ])
    deck.bullets(slide, 6.9, 6.0, [
        (0, "Luontohyvinvointi"),
        (1, "Suopolku"), (2, "Vuoden 2026 alusta vuoden 2027 loppuun"),
        (2, "Koordinaattori: Eila Mustapää"),
        (1, "Metsäkuntoutuksen verkosto"), (2, "Q2/2026–Q4/2027"), (2, "Vastaava: N.N."),
    ])
    deck.organisation(
        ("Ohjausryhmä", "pj. Martti Vesakoivu"), ("Ohjausryhmän sihteeri", "Jaana Ilvesluoto"),
        ("Kehitysjohtaja", "Ilpo Kaukoranta"),
        [("Puurakentaminen", "Tapani Haverinen"), ("Kylmäketjun teknologia", "Ronja Sipiläinen"),
         ("Luontohyvinvointi", "avoinna"), ("Palveluvienti", "Åsa Grankvist")],
        "Kasvun suunta -ohjelman organisaatio",
    )
    deck.timeline("Hankkeiden aikajana", [
        Bar("Liimapuupaja", 0, 23), Bar("Moduulikoti 2.0", 2, 31), Bar("Pakkaspiha", 0, 35),
        Bar("Suopolku", 0, 23), Bar("Vienti-ikkuna", 6, 29),
    ], (17.5, "Seurantaseminaari 15.6.2027"),
        "Vienti-ikkuna on Palveluvienti-kasvualueen ainoa hanke. Sitä johtaa Åsa Grankvist.")
    slide = deck.slide("Varakalvo: rahoitushaut", hidden=True)
    deck.bullets(slide, 0.6, 12, [
        (0, "Pakkaspihan rahoitushakemus jätetään 14.11.2025"),
        (0, "Maakunnan liiton päätös saadaan helmikuussa 2026"),
    ])
    deck.bullets(deck.slide("Muut hankkeet"), 0.6, 12, [
        (0, "Seudun tonttipörssi 2025–2026"), (1, "Lisätietoja: Oili Vanamo, p. 040 000 1234"),
        (0, "Kuitukylät"), (1, "Vuoden 2027 loppuun mennessä"),
        (1, "Hankkeesta vastaa verkkoinsinööri Pauli Rekimies"),
    ])
    deck.bullets(deck.slide("Mitä seuraavaksi?"), 0.6, 12, [
        (0, "Yhtymähallitus päättää Kasvun suunnasta 22.9.2025 (dnro TSK 311/00.01.02/2025)"),
        (0, "Hankehaku on auki lokakuun 2025 loppuun"),
        (0, "Ensimmäinen seurantaraportti valmistuu viikolla 10/2026"),
        (0, "Ohjelman väliarviointi tehdään keväällä 2028"),
    ])


def second_version(deck: Deck) -> None:
    """As shown to the member municipalities on 12 March 2026."""
    cover = deck.slide("Kasvun suunta 2026–2030")
    deck.box(cover, 0.6, 2.2, 11, 2.2, [
        (0, ORGANISATION), (0, "Jäsenkuntien tapaaminen 12. maaliskuuta 2026"),
        (0, "Esitys: viestintäasiantuntija Jemina Palokas"),
    ], 22)
    deck.bullets(deck.slide("Päivän ohjelma"), 0.6, 12, [
        (0, "Kasvualueet ja niiden vetäjät"), (0, "Aikajana ja organisaatio"),
        (0, "Hankkeet kasvualueittain"), (0, "Muut hankkeet"), (0, "Seuraavat askeleet"),
    ])
    deck.bullets(deck.slide("Ohjelmakauden 2026–2030 kasvualueet"), 0.6, 12, [
        (0, "Neljä kasvualuetta, joihin Kasvun suunta -ohjelma perustuu:"),
        (1, "Kylmäketjun teknologia"), (1, "Luonto ja palautuminen (ent. Luontohyvinvointi)"),
        (1, "Palveluvienti"), (1, "Puu\u00adrakentaminen"),
        (0, "Matkailu oli pääosassa edellisellä ohjelmakaudella 2021–2025"),
        (0, "Tavoitteena 120 uutta työpaikkaa ja 9 milj. euron yksityiset investoinnit"),
    ])
    slide = deck.slide("Kasvualueiden vetäjät")
    deck.table(slide, [
        ("Kasvualue", "Nimike", "Vetäjä", "Huomioitavaa"),
        ("Kylmäketjun teknologia", "kasvualuejohtaja", "Ronja Sipiläinen", "–"),
        ("Luonto ja palautuminen", "kasvualuejohtaja", "Mirkku Saarelma", "aloittaa 1.5.2026"),
        ("Palveluvienti", "kasvualuejohtaja", "Åsa Grankvist", "vakinaistettu"),
        ("Puurakentaminen", "kasvualuejohtaja", "Tapani Haverinen", "–"),
    ], (3.2, 2.7, 3.2, 3.0))
    deck.box(slide, 0.6, 4.6, 12, 1.5, [
        (0, "Kehitysjohtaja Ilpo Kaukoranta vastaa ohjelman kokonaisuudesta."),
        (0, "Mallin rakensi vuosina 2021–2023 Raili Peltosaari."),
    ], 16)
    deck.timeline("Hankkeet aikajanalla", [
        Bar("Moduulikoti 2.0", 2, 31), Bar("Liimapuupaja", 0, 29), Bar("Pakkaspiha", 0, 35),
        Bar("Suopolku", 0, 23), Bar("Hiljaiset huoneet", 8, 35), Bar("Vienti-ikkuna", 6, 35),
    ], (17.5, "15. kesäkuuta 2027: seurantaseminaari"),
        "Åsa Grankvist johtaa Vienti-ikkunaa, joka on Palveluvienti-kasvualueen päähanke.")
    deck.organisation(
        ("Ohjausryhmä", "puheenjohtaja Martti Vesakoivu"),
        ("Ohjausryhmän sihteeri", "Ilvesluoto Jaana"), ("Kehitysjohtaja", "Kaukoranta Ilpo"),
        [("Palveluvienti", "Grankvist Åsa"), ("Puurakentaminen", "Haverinen Tapani"),
         ("Kylmäketjun teknologia", "Sipiläinen Ronja"),
         ("Luonto ja palautuminen", "Saarelma Mirkku")],
        "Kasvun suunnan organisaatio",
    )
    deck.bullets(deck.slide("Puurakentaminen"), 0.6, 12, [
        (0, "Tapani Haverinen johtaa kasvualuetta"),
        (0, "Moduulikoti 2.0"),
        (1, "Projektipäällikkönä aloittaa Janika Puustelli"),
        (1, "Maaliskuusta 2026 elokuuhun 2028"),
        (0, "Liimapuupaja"),
        (1, "Projektipäällikkönä jatkaa Venla Kuosmala"),
        (1, "Toteutusaika 1.1.2026–30.6.2028"),
        (1, "Kustannusarvio 640 000 euroa (EAKR 70 %)"),
    ])
    slide = deck.slide("Kylmäketju, luonto ja palvelut", notes=(
        "Pakkaspihan ohjausryhmän puheenjohtajana toimii nyt Anne-Mari Löfqvist. "
        "Ohjausryhmä kokoontuu seuraavan kerran 21.5.2026."
    ))
    deck.bullets(slide, 0.6, 6.0, [
        (0, "Kylmäketjun teknologia"),
        (1, "Pakkaspiha, 2026–2028"), (2, "Vetäjä Ronja Sipiläinen"),
        (1, "Kylmälogistiikan osaajakoulu"), (2, "Alkaa tammikuussa 2027"),
        (2, "Vastuuhenkilö: nimeämättä"),
        (0, "Palveluvienti"),
        (1, "Metsäkuntoutuksen verkosto (siirretty Luontohyvinvoinnista)"),
        (2, "4/2026–12/2027"), (2, "Vastaava: N.N."),
    ])
    deck.bullets(slide, 6.9, 6.0, [
        (0, "Luonto ja palautuminen"),
        (1, "Suopolku"), (2, "2026–2027"), (2, "Koordinaattori: haku käynnissä"),
        (1, "Hiljaiset huoneet"), (2, "Syyskuusta 2026 vuoden 2028 loppuun"),
        (2, "Projektipäällikkö: Heikki Valkeisto"),
    ])
    slide = deck.slide("Varakalvo: rahoitus", hidden=True)
    deck.bullets(slide, 0.6, 12, [
        (0, "Maakunnan liitto teki Pakkaspihan rahoituspäätöksen 19.2.2026"),
    ])
    deck.bullets(deck.slide("Muut hankkeet"), 0.6, 12, [
        (0, "Kuitukylät"), (1, "Valmiina vuoden 2027 loppuun mennessä"),
        (1, "Verkkoinsinööri Pauli Rekimies vastaa hankkeesta"),
    ])
    deck.bullets(deck.slide("Seuraavat askeleet"), 0.6, 12, [
        (0, "Kasvun suunnan ensimmäinen seurantaraportti julkaistaan viikolla 14/2026"),
        (0, "Uusi hankehaku on auki 1.8.–30.9.2026"),
        (0, "Ohjelman väliarviointi tehdään syksyllä 2028"),
    ])


def main() -> None:
    """Writes both decks; a few tens of kilobytes each."""
    versions: Sequence[tuple[str, Look, Callable[[Deck], None], dt.datetime]] = (
        ("v1", Look("Calibri", "1F5C4A", f"{ORGANISATION} | 4.9.2025"), first_version,
         dt.datetime(2025, 9, 4, 9, 0)),
        ("v2", Look("Arial", "7A3B12", f"12.3.2026 · {ORGANISATION}"), second_version,
         dt.datetime(2026, 3, 12, 9, 0)),
    )
    for version, look, fill, made in versions:
        deck = Deck(look)
        fill(deck)
        deck.save(DOCS / f"kuntayhtyma_kasvu_{version}.pptx", "Kasvun suunta 2026–2030", made)


if __name__ == "__main__":
    main()
