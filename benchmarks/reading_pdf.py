"""How much of a PDF's text is read, and whether its sentences stay whole.

Two figures of ``make benchmark-reading``. pdfium's own text of the same pages is the yardstick:
every word of it should be read (``word_recall_pdf``), and more sentences should stand unbroken in
what is read than in it (``sentences_whole``). Run as a script it lists what was missed.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pptx
import pypdfium2

from extractors.readers import read_in_process
from models.records import Reading

Pair = tuple[Path, Path]  # a version's DOCX or PPTX, and its PDF

LEAST_WORDS = 8  # of a sentence that is looked for
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_BODY = frozenset(("header", "footer", "page_number", "footnote"))
# A word goes on in small letters, or on the very next line.
_HYPHEN_AT_END = re.compile(
    "(?<=[^\\W\\d_])[-\u00ad\ufffe\x02\u2010](?:\\s*\\n\\s*(?=[a-zåäö])|[ \r]*\n(?=[^\\W\\d_]))"
)
_BROKEN_RANGE = re.compile(r"(?<=\d[–-])\s*\n\s*(?=\d)")
_HYPHENS = re.compile("[-\u00ad\u2010\u2011\ufffe\x02]")
_APART = re.compile("([¨´](?=[AaEeOoUu])|˚(?=[Aa]))(.)")  # LaTeX prints ä as two letters
_MARKS = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301"}
_SET_APART = re.compile(r"(?<!\S)[^\W_](?: (?:[^\W_]|[A-ZÅÄÖ]{2,3})){3,}(?!\S)")  # K a s v u
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"”(]?[A-ZÅÄÖ0-9])")


# --- words ---


def word_recall_pdf(paths: Sequence[Path]) -> float:
    """The share of the words of pdfium's raw text that stand in what is read, 0 to 1.

    Words are what white space parts, counted with their number on the page, of both texts in the
    same form: hyphenation undone (a hyphen, soft hyphen, U+FFFE or U+0002 at a line's end goes), no
    hyphens, compatibility letters as plain ones (the ligature fi as f and i), accents printed
    beside their letter put on it. Letters set apart ("K a s v u") are one word of their run, found
    where the page has them one after the other. No page lends a word to another.
    """
    counts = [(total, sum(lost.values())) for total, lost in map(lost_words, paths)]
    words = sum(total for total, _ in counts)
    return 1 - sum(lost for _, lost in counts) / words if words else 1.0


def lost_words(path: Path) -> tuple[int, Counter[str]]:
    """The number of words of pdfium's raw text, and those that are not read, with their number."""
    reading = read_in_process(path)
    total, lost = 0, Counter[str]()
    for raw, page in zip(_raw_pages(path), reading.pages, strict=True):
        theirs = Counter(_words(raw))
        total += theirs.total()
        missed = theirs - Counter(_words(page.text))
        bare = "".join(_plain(page.text).split())
        for run in _SET_APART.findall(_plain(raw)):
            if (word := run.replace(" ", "")) in bare:
                del missed[word]
        lost += missed
    return total, lost


def _words(text: str) -> list[str]:
    together = _SET_APART.sub(lambda run: run[0].replace(" ", ""), _plain(text))
    return [word for word in together.split() if any(map(str.isalnum, word))]


# --- sentences ---


def sentences_whole(pairs: Sequence[Pair]) -> tuple[float, float]:
    """The share of long sentences that stand unbroken in what is read, and in pdfium's raw text.

    A sentence of eight words or more in one paragraph of the DOCX or PPTX (slides that are shown,
    not notes) is whole where it stands in one piece in the text, white space normalised and
    hyphenation undone. It may go on over a page's end: then its words must follow each other in
    the pages' body text, without headers, footers, page numbers and footnotes, as the reader's
    roles tell them. pdfium's text knows no roles: its pages follow each other as they are.
    """
    total = ours = raw = 0
    for source, path in pairs:
        read, bare = _read_text(read_in_process(path)), _plain("\n".join(_raw_pages(path)))
        for sentence in sentences(source):
            total += 1
            ours += any(sentence in text for text in read)
            raw += sentence in bare
    return (ours / total, raw / total) if total else (1.0, 1.0)


def broken_sentences(source: Path, path: Path) -> list[str]:
    """The sentences of ``source`` that do not stand whole in what is read of the PDF."""
    read = _read_text(read_in_process(path))
    return [s for s in sentences(source) if not any(s in text for text in read)]


def sentences(source: Path) -> Iterator[str]:
    """The sentences of eight words or more in the paragraphs of a DOCX or PPTX, in plain form."""
    paragraphs = _docx_paragraphs if source.suffix == ".docx" else _pptx_paragraphs
    for paragraph in paragraphs(source):
        for sentence in _SENTENCE_END.split(" ".join(paragraph.split())):
            if len(sentence.split()) >= LEAST_WORDS:
                yield _plain(sentence)


def _docx_paragraphs(path: Path) -> Iterator[str]:
    for paragraph in docx.Document(str(path)).element.body.iter(f"{_WORD}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            parts = (f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr")
            own = (  # a text box hangs on a paragraph and has paragraphs of its own
                item
                for item in paragraph.iter(*parts)
                if next(item.iterancestors(f"{_WORD}p")) is paragraph
            )
            yield "".join(item.text or " " for item in own)


def _pptx_paragraphs(path: Path) -> Iterator[str]:
    for slide in pptx.Presentation(str(path)).slides:
        if slide.element.get("show") == "0":
            continue
        for paragraph in slide.element.iter(f"{_DRAWING}p"):
            if next(paragraph.iterancestors(_FALLBACK), None) is None:
                parts = paragraph.iter(f"{_DRAWING}t", f"{_DRAWING}br")
                yield "".join(item.text or " " for item in parts)


def _read_text(reading: Reading) -> list[str]:
    """The body of all pages as one text, and each page's whole text, in plain form."""
    body = "\n".join(
        page.text[line.start : line.end]
        for page in reading.pages
        for line in page.lines
        if line.role not in _NOT_BODY
    )
    return [_plain(text) for text in (body, *(page.text for page in reading.pages))]


# --- both ---


def _raw_pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        # pdfium writes no line break after a hyphen that breaks a word.
        return [
            re.sub("[\ufffe\x02](?=\\S)", "-\n", page.get_textpage().get_text_range())
            for page in document
        ]
    finally:
        document.close()


def _plain(text: str) -> str:
    text = _HYPHENS.sub("", _HYPHEN_AT_END.sub("", _BROKEN_RANGE.sub("", text)))
    text = _APART.sub(lambda m: unicodedata.normalize("NFC", m[2] + _MARKS[m[1]]), text)
    return " ".join(unicodedata.normalize("NFKC", text).split())


def main(paths: Sequence[Path]) -> None:
    """List the lost words of PDFs; for a DOCX or PPTX the broken sentences of the PDF beside it."""
    for path in paths:
        if path.suffix == ".pdf":
            total, lost = lost_words(path)
            print(f"{path.name}: {lost.total()} of {total} words lost")
            print("".join(f"  {n} {word}\n" for word, n in lost.most_common()), end="")
        else:
            broken = broken_sentences(path, path.with_suffix(".pdf"))
            print(f"{path.name}: {len(broken)} of {len(list(sentences(path)))} sentences broken")
            print("".join(f"  {sentence}\n" for sentence in broken), end="")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
