"""What is read twice: pages in Swedish or English, words with letters Finnish lacks, lone signs.

The Finnish model knows no å, é, q, Q or @. It gives the nearest letter it knows, so a word is read
again where it could hold one of them, and taken where the letters it shares with the first reading
are the same. A page of another language is read in that language from the start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extractors.readers.ocr import (
    ENGLISH,
    FINNISH,
    SWEDISH,
    Gray,
    PixelBox,
    Read,
    Recognisers,
)

_FINNISH_WORDS = frozenset(
    ("ja", "on", "ei", "se", "että", "sekä", "tai", "joka", "ovat", "oli", "myös", "kun")
)
_WORDS = {
    SWEDISH: frozenset(
        ("och", "för", "av", "att", "som", "den", "det", "med", "är", "till", "ett", "på", "pä")
    ),
    ENGLISH: frozenset(
        ("the", "of", "and", "to", "in", "for", "with", "is", "on", "by", "are", "from", "that")
    ),
}
_QUARTER = re.compile(r"^\(?[0O][1-4]?[ /12]{1,2}\d{3,4}|^\(?0[1-4]$|^\(?[0O][1-4][–-]")
_OF_YEAR = re.compile(r"(?<=Q)([1-4])[1/lI|]?20(\d\d)")
_LOST_Q = re.compile(r"(?<!n)g[vu]", re.I)
_ADDRESS = re.compile(r"[&G(©@]{1,2}\w+(?:\.\w+)+$")
_ACCENT = re.compile(r"[A-ZÅÄÖ]\w*e\w?$")
_RINGED = re.compile("[äÄaA]")
_SAME = str.maketrans("åÅäÄéÉqQ", "aAaAeEgG")
_LONE_MOST = 48  # lone signs of a page that are read by themselves
_SURE = 0.55
_UNSURE = 0.75


def other_language(words: Sequence[Read]) -> str | None:
    """Swedish or English where most of the page's little words are of it."""
    told = [word.text.casefold().strip(".,:;()") for word in words]
    finnish = sum(word in _FINNISH_WORDS for word in told)
    for language, known in _WORDS.items():
        count = sum(word in known for word in told)
        if count >= 4 and count > 2 * finnish and count * 12 > len(told):
            return language
    return None


def looked_at_again(
    words: Sequence[Read], writing: Gray, recognisers: Recognisers, dpi: float
) -> list[Read]:
    """The words, those that may hold letters unknown to Finnish read once more."""
    made: list[Read] = []
    for word in words:
        text = word.text
        if _QUARTER.search(text):
            found = _again(word, writing, recognisers, dpi, ENGLISH)
            quarter = _OF_YEAR.sub(r"\1/20\2", found or "")
            made.append(replace(word, text=quarter) if "Q" in quarter else word)
        elif _ADDRESS.search(text):
            found = _again(word, writing, recognisers, dpi, ENGLISH)
            made.append(word if found is None or "@" not in found else replace(word, text=found))
        elif _may_be_swedish(word, writing):
            found = _again(word, writing, recognisers, dpi, SWEDISH)
            alike = found is not None and found.translate(_SAME) == text.translate(_SAME)
            made.append(replace(word, text=found) if alike and found else word)
        else:
            made.append(word)
    return made


def _may_be_swedish(word: Read, writing: Gray) -> bool:
    text = word.text
    if _LOST_Q.search(text):
        return True
    accent = bool(_ACCENT.match(text))
    if not accent and not _RINGED.search(text):
        return False
    if word.confidence < _UNSURE:
        return True
    # A ring and an accent are one piece of ink, two dots are two.
    expected = sum({"ä": 2, "ö": 2, "Ä": 2, "Ö": 2, "i": 1, "j": 1, "é": 1}.get(c, 0) for c in text)
    found = _specks_above(word, writing)
    return found > expected or (found < expected and ("ä" in text or "Ä" in text))


def _specks_above(word: Read, writing: Gray) -> int:
    """How many pieces of ink stand over the letters: dots, rings and accents."""
    x0, top, x1, bottom = _with_ring(word.box)
    dark = (writing[top:bottom, x0:x1] < 128).astype(np.uint8)
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(dark)
    high = word.box[3] - word.box[1]
    level = word.box[1] - top + 0.3 * high
    return sum(
        int(stats[k][1]) + int(stats[k][3]) < level and int(stats[k][4]) >= 2
        for k in range(1, count)
    )


def _with_ring(box: PixelBox) -> PixelBox:
    """The box with what stands over a capital, which Tesseract leaves out where it reads none."""
    x0, top, x1, bottom = box
    return x0, max(0, top - (bottom - top) // 3), x1, bottom


def _again(
    word: Read, writing: Gray, recognisers: Recognisers, dpi: float, language: str
) -> str | None:
    found = recognisers.part(framed(writing, _with_ring(word.box))[0], dpi, language)
    if not found or min(read.confidence for read in found) < _SURE:
        return None
    return "".join(read.text for read in found)


def framed(writing: Gray, box: PixelBox) -> tuple[Gray, int, int]:
    """A part of the picture with a white rim; where its left top corner lies on the picture."""
    x0, top, x1, bottom = box
    rim = max(6, (bottom - top) // 2)
    left, upper = max(0, x0 - 2), max(0, top - 2)
    part = writing[upper : bottom + 2, left : x1 + 2]
    made = cv2.copyMakeBorder(part, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(made, dtype=np.uint8), left - rim, upper - rim


def page_numbers(
    leaders: Sequence[Read],
    words: Sequence[Read],
    writing: Gray,
    recognisers: Recognisers,
    dpi: float,
) -> list[Read]:
    """The words, with the number after each leader read by itself.

    A column of page numbers parted from its lines by dots looks like writing that stands upright.
    """
    em = 12 * dpi / 72
    found: list[Read] = []
    for leader in leaders:
        left, low = leader.box[2] + 1, round(leader.baseline)
        place = (left, round(low - 0.9 * em), round(left + 2.2 * em), low + round(0.2 * em))
        if place[1] < 0 or place[2] > writing.shape[1]:
            continue
        ys, xs = np.nonzero(writing[place[1] : place[3], place[0] : place[2]] < 125)
        if len(xs) < 8:
            continue
        box = (left + int(xs.min()), place[1], left + int(xs.max()) + 1, place[3])
        read = recognisers.part(framed(writing, box)[0], dpi, FINNISH)
        text = "".join(word.text for word in read).strip(".")
        if text.isdigit() and len(text) < 4:
            top, bottom = place[1] + int(ys.min()), place[1] + int(ys.max()) + 1
            sure = min(word.confidence for word in read)
            line = leader.line - 10_000
            found.append(Read(text, (box[0], top, box[2], bottom), leader.baseline, sure, line))
    if len(found) < 3:
        return list(words)
    first, last = min(w.box[1] for w in found) - em / 2, max(w.box[3] for w in found) + em / 2
    near, far = min(w.box[0] for w in found) - em / 2, max(w.box[2] for w in found) + em / 2

    def is_column(word: Read) -> bool:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        return near < x < far and first < y < last and word.box[0] > near - em

    return [*(word for word in words if not is_column(word)), *found]


def passed_by(
    words: Sequence[Read], writing: Gray, recognisers: Recognisers, dpi: float
) -> list[Read]:
    """Words that layout analysis took for stains: page numbers, lone digits, short labels."""
    dark = (writing < 150).astype(np.uint8)
    for word in words:
        x0, top, x1, bottom = word.box
        dark[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = 0
    least, most = 5.5 * dpi / 72 * 0.7, 40 * dpi / 72
    reach = round(0.05 * dpi)
    joined = cv2.dilate(dark, np.ones((3, 2 * reach + 1), np.uint8))
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
    first = max((word.line for word in words), default=-1) + 1
    found: list[Read] = []
    tried = 0
    for k in np.argsort(stats[1:count, 1]) + 1 if count > 1 else ():
        x, y, wide, high = (int(v) for v in stats[k][:4])
        wide, x = wide - 2 * reach, x + reach
        ink = dark[y : y + high, x : x + wide]
        if not least <= high <= most or not 0.25 * high < wide < 30 * high or not ink.size:
            continue
        if not 0.08 < ink.mean() < 0.75 or tried >= _LONE_MOST:
            continue
        tried += 1
        box = (x, y, x + wide, y + high)
        part, dx, dy = framed(writing, box)
        reads = recognisers.part(part, dpi, FINNISH)
        text = " ".join(read.text for read in reads)
        good = min((read.confidence for read in reads), default=0.0)
        letters = sum(c.isalnum() for c in text)
        if good < 0.7 or not letters or letters < 0.7 * len(text.replace(" ", "")):
            continue
        if letters < 3 and not text.strip(".").isdigit():
            continue
        if text == "1" and wide < 0.35 * high:
            continue  # an edge
        for read in reads:
            a, b, c, d = read.box
            place = (max(x, a + dx), max(y, b + dy), min(x + wide, c + dx), min(y + high, d + dy))
            if place[0] < place[2] and place[1] < place[3]:
                found.append(replace(read, box=place, baseline=read.baseline + dy, line=first))
        first += 1
    return found
