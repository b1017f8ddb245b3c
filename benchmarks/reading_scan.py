"""How many of a document's words its scan still has, once it is read by OCR.

One figure of ``make benchmark-reading``. The yardstick is what is read of the same version's PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractors.readers import read_file
from extractors.readers.sandbox import Limits
from models.records import Page

Pair = tuple[Path, Path]  # a version's PDF, and its scan
_LEADER = re.compile(r"\.{4,}")  # how many dots there are is nobody's word
_LIMITS = Limits(seconds=600.0)  # a loaded machine should not decide what is read


def word_recall_scan(pairs: Sequence[Pair]) -> float:
    """The share of the PDF's words that the scan's text has, letter by letter; nan without words.

    Words are what white space parts, with a letter or a digit in them, each as often as it stands
    there. A scan may hold the first pages only: the PDF's pages after its last are left out.
    """
    told = lost = 0
    for path, scan in pairs:
        wanted, missing = scan_words(path, scan)
        told += wanted
        lost += missing.total()
    return 1 - lost / told if told else float("nan")


def scan_words(path: Path, scan: Path) -> tuple[int, Counter[str]]:
    """The number of the PDF's words, and those that the scan lacks."""
    read = read_file(scan, limits=_LIMITS).pages
    pages = read_file(path, limits=_LIMITS).pages
    return missed(words(pages[: len(read)]), words(read))


def missed(wanted: Counter[str], found: Counter[str]) -> tuple[int, Counter[str]]:
    """How many words were wanted, and those of them that were not found."""
    return wanted.total(), wanted - found


def words(pages: Iterable[Page]) -> Counter[str]:
    """All words of the pages, without those of punctuation alone; dot leaders part words."""
    return Counter(
        word
        for page in pages
        for word in _LEADER.sub(" ", page.text).split()
        if any(map(str.isalnum, word))
    )
