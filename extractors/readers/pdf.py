"""PDF with a text layer: words, lines, blocks, tables and what is drawn, page by page."""

from __future__ import annotations

import contextlib
import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers import drawings, ocr, pdf_tables, spaced_letters
from extractors.readers.errors import ReadError, issue
from extractors.readers.grids import fill, shows_grid
from extractors.readers.pdf_content import PageText, raise_marks, read_drawings, view_of
from extractors.readers.pdf_pictures import read_pictures, wants_ocr
from extractors.readers.printed import Content, Draft, Piece, finished, mark_edges
from extractors.readers.progress import Progress
from extractors.readers.reading_order import Part, Segment, segments
from models.records import Issue, Page

_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "encrypted",
    pdfium.FPDF_ERR_SECURITY: "encrypted",
    pdfium.FPDF_ERR_SUCCESS: "no-pages",  # nothing is wrong, yet pdfium opens no empty document
}
_CATALOG = re.compile(rb"\b(\d+) \d+ obj\s*<<[^<>]{0,2000}?/Type\s*/Catalog\b")
_NO_LETTER = re.compile("[\ue000-\uf8ff\ufffd\x00-\x1f]")  # private use, unknown, control

_CID = re.compile(r"\(cid:\d+\)")  # what some programs write for a letter they cannot name


def read_pdf(
    data: bytes, name: str, progress: Progress
) -> tuple[tuple[Page, ...], tuple[Issue, ...], dict[str, str]]:
    """Pages, issues and properties; ReadError where the file does not open or holds no page.

    Pages that ``progress`` passes by, or leaves no time for, are empty and have an issue.
    """
    document = _opened(data, name)
    try:
        if len(document) == 0:
            raise ReadError("no-pages", name)
        found = document.get_metadata_dict(skip_empty=True)
        drafts, issues = _drafts(document, progress)
    finally:
        document.close()
    if _is_cut(data):
        if 2 * sum(map(_is_bare, drafts)) > len(drafts):
            raise ReadError("truncated", name, found="PDF")  # half of a document is no document
        issues.append(issue("truncated"))
    if not drafts or all(draft is None for draft in drafts):
        if issues and issues[0].code == "unread-pages":
            raise ReadError("too-slow", name, found=f"1–{len(drafts)}")
        raise ReadError("damaged", name, page=1, found="pdfium: page cannot be loaded")
    mark_edges([d for d in drafts if d is not None])
    return tuple(_pages(drafts)), tuple(issues), found


def _pages(drafts: list[Draft | None]) -> Iterator[Page]:
    """Finish each page and let its draft go: a long document's drafts hold most of the memory."""
    for k, draft in enumerate(drafts):
        drafts[k] = None
        yield finished(k + 1, draft) if draft else Page(k + 1, 0.0, 0.0, "")


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    """The document. One that was cut off after its catalog gets a new trailer and is tried again.

    Without the catalog nobody knows how many pages there were: that is refused.
    """
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = _ERRORS.get(getattr(error, "err_code", None), "damaged")
        told = re.search(r"PDFium: (.+?)( error)?\)", str(error))
        found = f"PDF: {told[1] if told else error}"
    if code == "damaged" and _is_cut(data):
        code = "truncated"
        if root := _CATALOG.search(data):
            tail = b"\nendobj\ntrailer\n<</Root %b 0 R>>\nstartxref\n0\n%%%%EOF\n" % root[1]
            with contextlib.suppress(pypdfium2.PdfiumError):
                return pypdfium2.PdfDocument(data + tail)
    raise ReadError(code, name, found="" if code == "no-pages" else found)


def _is_cut(data: bytes) -> bool:
    """The mark that ends every PDF does not stand near the end, where junk may follow it."""
    return b"%%EOF" not in data[-16384:]


def _is_bare(draft: Draft | None) -> bool:
    return draft is None or not (draft.lines or draft.tables or draft.content.has_image)


def _drafts(
    document: pypdfium2.PdfDocument, progress: Progress
) -> tuple[list[Draft | None], list[Issue]]:
    drafts: list[Draft | None] = []
    issues: list[Issue] = []
    pictures: list[int] = []  # pages that have no usable words of their own
    count = len(document)
    for k in range(count):
        if unread := progress.unread(k + 1, count):
            drafts.extend([None] * (count - k))
            issues.append(unread)
            break
        if why := progress.passed_by.get(k + 1):
            drafts.append(None)
            issues.append(issue("damaged-page", k + 1, why))
            continue
        progress.begin(k + 1)
        page = pdfium.FPDF_LoadPage(document.raw, k)
        if not page:
            drafts.append(None)
            issues.append(issue("damaged-page", k + 1, "pdfium"))
            continue
        try:
            draft = _draft(page, k, issues)
            if not draft.lines and not draft.tables:
                if wants_ocr(draft.content) or pdfium.FPDFPage_GetAnnotCount(page) > 0:
                    pictures.append(k)
                else:
                    issues.append(issue("empty-page", k + 1))
            drafts.append(draft)
        finally:
            pdfium.FPDF_ClosePage(page)
    progress.begin(0)
    issues += read_pictures(document, drafts, pictures, progress)
    issues.sort(key=lambda found: found.page or 0)
    return drafts, issues


def _draft(page: ctypes.c_void_p, k: int, issues: list[Issue]) -> Draft:
    view, width, height = view_of(page)
    content = Content(width, height)
    read_drawings(page, view, content)
    drawings.merge(content)
    text = PageText(page)
    try:
        content.pieces.extend(text.pieces(view, width, height))
        raise_marks(content.pieces, text)
        content.pieces = spaced_letters.join(content.pieces)
        draft = Draft(content)
        if not content.pieces:
            return draft
        if _is_meaningless(content):
            if ocr.languages():
                content.pieces.clear()
                content.origin = "ocr"
                return draft
            issues.append(issue("meaningless-text", k + 1))
        parts: list[Part] = []
        for n, piece in enumerate(content.pieces):
            high, wide = piece.box[3] - piece.box[1], piece.box[2] - piece.box[0]
            # A single letter's shape tells nothing: it stands as the word before it does.
            standing = high > wide if len(piece.text) > 1 else bool(parts) and parts[-1].turned
            turned = standing and text.turned(piece.index)
            tied = bool(n) and _is_tied(content.pieces[n - 1], piece, text)
            parts.append(Part(piece.text, piece.box, n, turned, piece.ink, tied=tied))
        if shows_grid(content.rules):
            draft.tables, parts = fill(pdf_tables.ruled(page, view), parts)
        draft.lines = segments(parts)
        for line in draft.lines:
            _style(line, content, text)
        for grid in draft.tables:
            for cell in grid.cells:
                for line in cell.lines:
                    _style(line, content, text)
        content.pieces.clear()  # all they told stands in the lines
        return draft
    finally:
        text.close()


def _is_tied(last: Piece, piece: Piece, text: PageText) -> bool:
    """Whether the file writes two words with a wide gap between them in one breath."""
    high = piece.box[3] - piece.box[1]
    if not 0.3 * high < piece.box[0] - last.box[2] < 12 * high:
        return False
    return text.is_one_run(last.index, piece.index)


def _style(line: Segment, content: Content, text: PageText) -> None:
    worded = [p for p in line.parts if any(c.isalnum() for c in p.text)] or line.parts
    first, last = (content.pieces[p.order].index for p in (worded[0], worded[-1]))
    line.size = text.size(first)
    line.bold = text.bold(first) and (first == last or text.bold(last))
    line.colour = text.colour(first)


def _is_meaningless(content: Content) -> bool:
    """Most letters are private-use or unknown ones: the font has no map to Unicode."""
    letters = "".join(piece.text for piece in content.pieces)
    if 2 * sum(len(m) for m in _CID.findall(letters)) > len(letters):
        return True
    return len(_NO_LETTER.findall(letters)) * 3 > len(letters)
