"""Makes the sample deck's PDF export and the scans of both reports, in `docs/`.

The export is LibreOffice's. A scan is its PDF drawn as a picture, a page a picture, a little askew,
speckled and pale, as a copier in a corridor leaves it. The same PDF gives the same scan.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

DOCS = Path(__file__).parent / "docs"
DECK = "kuntayhtyma_kasvu"
REPORT = "kaskiniemi_raportti"
DPI = 150
WHEN = time.struct_time((2026, 3, 2, 9, 0, 0, 0, 61, 0))


def exported(deck: Path) -> None:
    """The deck's PDF beside it, by LibreOffice: without its hidden slide and notes."""
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{home}", "--headless",
             "--convert-to", "pdf", "--outdir", str(deck.parent), str(deck)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip


def scanned(pdf: Path) -> None:
    """`NAME_scan.pdf` beside `NAME.pdf`: pictures only."""
    random = np.random.default_rng(20260302)
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number in range(len(document)):
        sheet = document[number].render(scale=DPI / 72, rev_byteorder=True).to_numpy()
        pages.append(Image.fromarray(_copied(sheet, random)))
    document.close()
    pages[0].save(
        pdf.with_name(f"{pdf.stem}_scan.pdf"), save_all=True, append_images=pages[1:],
        resolution=DPI, quality=50, creationDate=WHEN, modDate=WHEN, producer="Kopiokone",
    )  # fmt: skip


def _copied(sheet: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """One sheet as a copier gives it: turned by half a degree at most, speckled, pale."""
    high, wide = sheet.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(random.uniform(-0.5, 0.5)), 1.0)
    sheet = cv2.warpAffine(sheet[:, :, :3], turn, (wide, high), borderValue=(255, 255, 255))
    grain = random.normal(0, 2.5, (high, wide, 1))
    return np.clip(18 + sheet * 0.91 + grain, 0, 255).astype(np.uint8)


def main() -> None:
    for number in (1, 2):
        exported(DOCS / f"{DECK}_v{number}.pptx")
        for name in (DECK, REPORT):
            scanned(DOCS / f"{name}_v{number}.pdf")


if __name__ == "__main__":
    main()
