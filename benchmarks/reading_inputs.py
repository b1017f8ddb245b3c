"""The documents that the reading benchmark measures on, drawn afresh from a fixed seed.

A deck of 200 slides as strategy decks are made (bullets, columns, a timeline of bars, cards, every
fifth slide a table), the same deck as a PDF, and a report of 500 pages. Nothing in them is real.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

SLIDES = 200
PAGES = 500
TABLE_EVERY = 5
_COLOURS = ("2F5597", "548235", "C55A11", "7F6000", "833C0B")
_TEXT = """
    kasvu alue hanke ohjelma kärkihanke vetäjä toteutus rahoitus vihreä teräs puurakentaminen
    matkailu osaaminen kehittäminen seutukunta yrityspalvelut vaikuttavuus kiertotalous ja sekä
    kunta mittari kumppani vuonna 2027 syksyllä keväällä 31.12.2026 mennessä 2026–2029 alkaa
    jatkuu päättyy työryhmä ohjausryhmä johtaa valmistelee edistää elinvoima väestö palvelut
"""
_WORDS = _TEXT.split()


def phrase(dice: random.Random, words: int) -> str:
    """So many words that read like a deck's, the first with a capital letter."""
    return " ".join(dice.choice(_WORDS) for _ in range(words)).capitalize()


def make_deck(path: Path, slides: int = SLIDES) -> None:
    """Write the deck as PPTX."""
    dice = random.Random(200)
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for number in range(1, slides + 1):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = phrase(dice, 4)
        body = (_bullets, _columns, _timeline, _cards, _table)
        body[(number - 1) % TABLE_EVERY](slide, dice)
        _box(slide, 0.5, 7.0, 6, [f"Kasvuohjelma 2026–2029 · {phrase(dice, 2)}"], 10)
        _box(slide, 12.3, 7.0, 0.7, [str(number)], 10)
    deck.save(str(path))


def _box(slide: Any, x: float, y: float, wide: float, lines: Sequence[str], size: int) -> None:
    frame = slide.shapes.add_textbox(
        Inches(x), Inches(y), Inches(wide), Inches(0.3 * len(lines))
    ).text_frame
    frame.word_wrap = True
    for k, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if k == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.font.size = Pt(size)


def _bullets(slide: Any, dice: random.Random) -> None:
    lines = [f"{'•–'[k % 3 > 0]} {phrase(dice, 9)}" for k in range(8)]
    _box(slide, 0.7, 1.6, 12, lines, 18)


def _columns(slide: Any, dice: random.Random) -> None:
    for x in (0.7, 6.9):
        _box(slide, x, 1.6, 5.6, [phrase(dice, 16) for _ in range(4)], 16)


def _filled(slide: Any, kind: Any, x: float, y: float, wide: float, high: float, k: int) -> Any:
    shape = slide.shapes.add_shape(kind, Inches(x), Inches(y), Inches(wide), Inches(high))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(_COLOURS[k % len(_COLOURS)])
    shape.line.fill.background()
    return shape


def _timeline(slide: Any, dice: random.Random) -> None:
    for k in range(8):
        half = f"{'kevät' if k % 2 else 'syksy'} {2026 + k // 2}"
        _box(slide, 3.5 + 1.2 * k, 1.5, 1.1, [half], 12)
    for k in range(7):
        _box(slide, 0.6, 2.0 + 0.65 * k, 2.8, [phrase(dice, 3)], 12)
        bar = _filled(
            slide, MSO_SHAPE.RECTANGLE, 3.5 + 0.8 * k, 2.0 + 0.65 * k, 1.2 + 0.4 * k, 0.35, k
        )
        bar.text_frame.text = phrase(dice, 2)
        bar.text_frame.paragraphs[0].font.size = Pt(10)
    _filled(slide, MSO_SHAPE.DIAMOND, 11.5, 6.2, 0.3, 0.3, 2)


def _cards(slide: Any, dice: random.Random) -> None:
    for k in range(4):
        card = _filled(slide, MSO_SHAPE.ROUNDED_RECTANGLE, 0.6 + 3.1 * k, 1.8, 2.9, 4.2, k)
        card.text_frame.word_wrap = True
        card.text_frame.text = phrase(dice, 3)
        for _ in range(3):
            line = card.text_frame.add_paragraph()
            line.text, line.font.size = phrase(dice, 8), Pt(13)


def _table(slide: Any, dice: random.Random) -> None:
    rows, columns = 7, 4
    place = (Inches(0.6), Inches(1.6), Inches(12.1), Inches(4.9))
    table = slide.shapes.add_table(rows, columns, *place).table
    for r in range(rows):
        for c in range(columns):
            cell = table.cell(r, c)
            cell.text = phrase(dice, 2 if r == 0 else 5)
            cell.text_frame.paragraphs[0].font.size = Pt(14 if r == 0 else 12)


def export(deck: Path, path: Path) -> str:
    """The deck as a PDF at ``path``; gives what made it: LibreOffice, or reportlab without it."""
    office = shutil.which("soffice")
    if office is None:
        _draw_slides(path)
        return "reportlab"
    profile = path.parent / "office-profile"
    command = [office, "--headless", f"-env:UserInstallation={profile.resolve().as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(path.parent), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    (path.parent / f"{deck.stem}.pdf").replace(path)
    return "LibreOffice"


def _draw_slides(path: Path) -> None:
    dice = random.Random(200)
    wide, high = landscape(A4)
    canvas = Canvas(str(path), pagesize=(wide, high))
    for number in range(1, SLIDES + 1):
        canvas.setFont("Helvetica-Bold", 26)
        canvas.drawString(40, high - 60, phrase(dice, 4))
        canvas.setFont("Helvetica", 13)
        if number % TABLE_EVERY == 0:
            rows = [[phrase(dice, 3) for _ in range(4)] for _ in range(7)]
            table = Table(rows, colWidths=[185] * 4, rowHeights=[40] * 7)
            table.setStyle([("GRID", (0, 0), (-1, -1), 0.7, colors.black)])
            table.wrapOn(canvas, wide, high)
            table.drawOn(canvas, 40, 120)
        else:
            for k in range(8):
                canvas.drawString(60, high - 110 - 24 * k, f"• {phrase(dice, 9)}")
            for k in range(5):
                canvas.setFillColor(colors.HexColor(f"#{_COLOURS[k]}"))
                canvas.rect(60 + 90 * k, 150 - 18 * k, 180, 12, stroke=0, fill=1)
            canvas.setFillColor(colors.black)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(40, 20, "Kasvuohjelma 2026–2029")
        canvas.drawString(wide - 60, 20, str(number))
        canvas.showPage()
    canvas.save()


def make_book(path: Path, pages: int = PAGES) -> None:
    """Write a report of so many A4 pages: running text, every fifth page a ruled table."""
    dice = random.Random(500)
    wide, high = A4
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, high - 70, phrase(dice, 4))
        canvas.setFont("Helvetica", 10)
        lines = 20 if number % TABLE_EVERY == 0 else 45
        for k in range(lines):
            canvas.drawString(60, high - 100 - 14 * k, phrase(dice, 10)[:95])
        if number % TABLE_EVERY == 0:
            rows = [[phrase(dice, 2) for _ in range(4)] for _ in range(12)]
            table = Table(rows, colWidths=[118] * 4, rowHeights=[24] * 12)
            table.setStyle([("GRID", (0, 0), (-1, -1), 0.7, colors.black)])
            table.wrapOn(canvas, wide, high)
            table.drawOn(canvas, 60, 110)
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(wide / 2, 30, str(number))
        canvas.showPage()
    canvas.save()
