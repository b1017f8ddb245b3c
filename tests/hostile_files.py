"""Files that mean harm, made here: each maker writes one into a folder and gives its path."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

WORDS = ("Kasvualueet", "Vetytalous", "Puupiha")


def deck(path: Path) -> Path:
    """Three slides with a title each, and a picture on the last."""
    made = Presentation()
    for word in WORDS:
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = word
    slide.shapes.add_picture(io.BytesIO(_picture()), Inches(1), Inches(2))
    made.save(str(path))
    return path


def _picture() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "navy").save(stream, "PNG")
    return stream.getvalue()


def sheets(path: Path, *, encrypt: StandardEncryption | None = None, pages: int = 3) -> Path:
    """A page for each word, over again until there are so many."""
    canvas = Canvas(str(path), encrypt=encrypt)
    for k in range(pages):
        canvas.drawString(72, 700, WORDS[k % len(WORDS)])
        canvas.showPage()
    canvas.save()
    return path


def raw_pdf(path: Path, objects: list[bytes], *, root: int = 1) -> Path:
    """A PDF of these objects, numbered from 1, with the cross-references that they need."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, root, start,
    )  # fmt: skip
    path.write_bytes(bytes(out))
    return path


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), more, data)


FONT = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def one_page(path: Path, content: bytes, *, page: bytes = b"", extra: list[bytes] | None = None,
             resources: bytes = FONT, box: bytes = b"[0 0 595 842]") -> Path:
    """One page with this content stream; ``extra`` objects are numbered from 5."""
    return raw_pdf(path, [
        CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%b/Resources%b/Contents 4 0 R%b>>" % (box, resources, page),
        stream(content), *(extra or []),
    ])  # fmt: skip


def said(word: str) -> bytes:
    return b"BT /F1 12 Tf 72 700 Td (%b) Tj ET" % word.encode("latin-1")


# --- cut and flipped -----------------------------------------------------------------------------


def empty(folder: Path) -> Path:
    path = folder / "tyhja.pptx"
    path.touch()
    return path


def _halved(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def _cut_before(mark: bytes, path: Path) -> Path:
    """The file without all that stands from the mark on."""
    data = path.read_bytes()
    path.write_bytes(data[: data.index(mark)])
    return path


def half_deck(folder: Path) -> Path:
    return _halved(deck(folder / "puolikas.pptx"))


def deck_without_directory(folder: Path) -> Path:
    return _cut_before(b"PK\x01\x02", deck(folder / "katkaistu.pptx"))


def document_without_directory(folder: Path) -> Path:
    from docx import Document

    made = Document()
    for word in WORDS:
        made.add_paragraph(word)
    path = folder / "katkaistu.docx"
    made.save(str(path))
    return _cut_before(b"PK\x01\x02", path)


def _flipped(path: Path, part: str) -> Path:
    """One byte of a part's packed content turned over."""
    with zipfile.ZipFile(path) as package:
        info = package.getinfo(part)
        place = info.header_offset + 30 + len(part) + info.compress_size // 2
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    return path


def flipped_picture(folder: Path) -> Path:
    return _flipped(deck(folder / "kuva_rikki.pptx"), "ppt/media/image1.png")


def flipped_slide(folder: Path) -> Path:
    return _flipped(deck(folder / "dia_rikki.pptx"), "ppt/slides/slide2.xml")


def half_report(folder: Path) -> Path:
    return _halved(sheets(folder / "puolikas.pdf", pages=40))


def report_without_end(folder: Path) -> Path:
    return _cut_before(b"xref\n0", sheets(folder / "katkaistu.pdf"))


def flipped_report(folder: Path) -> Path:
    path = sheets(folder / "bittivirheita.pdf", pages=40)
    data = bytearray(path.read_bytes())
    for place in range(600, len(data), 997):
        data[place] ^= 0x55
    path.write_bytes(bytes(data))
    return path


# --- passwords -----------------------------------------------------------------------------------


def owner_password(folder: Path) -> Path:
    """The user password is empty: every viewer opens it."""
    lock = StandardEncryption("", ownerPassword="salainen", canPrint=0, strength=128)
    return sheets(folder / "vain_tulostus_kielletty.pdf", encrypt=lock)


def user_password(folder: Path) -> Path:
    return sheets(folder / "lukittu.pdf", encrypt=StandardEncryption("salainen", strength=128))


def encrypted_office(folder: Path) -> Path:
    """An OLE container whose directory names the stream of an encrypted package."""
    path = folder / "lukittu.pptx"
    name = "EncryptedPackage\0".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<H", len(name)) + bytes(62)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + entry + bytes(512))
    return path


def encrypted_zip(folder: Path) -> Path:
    path = deck(folder / "lukittu_zip.pptx")
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(bytes(data))
    return path


# --- bombs ---------------------------------------------------------------------------------------


def media_bomb(folder: Path) -> Path:
    path = deck(folder / "mediapommi.pptx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open(
        "ppt/media/video.mp4", "w", force_zip64=True
    ) as part:
        for _ in range(300):
            part.write(bytes(1 << 20))
    return path


def lying_directory(folder: Path) -> Path:
    """The directory tells a small slide; what is packed there is large."""
    path = folder / "valehteleva.pptx"
    source = deck(folder / "lahde.pptx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, content + b" " * (50 << 20) * (info.filename == SLIDE_2))
    source.unlink()
    data = bytearray(path.read_bytes())
    at = data.rindex(SLIDE_2.encode())
    struct.pack_into("<L", data, at - 46 + 24, 500)
    path.write_bytes(bytes(data))
    return path


SLIDE_2 = "ppt/slides/slide2.xml"


def _with_slide(path: Path, change: tuple[bytes, bytes], doctype: bytes) -> Path:
    source = deck(path.with_suffix(".lahde"))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == SLIDE_2:
                content = content.replace(*change)
                head, _, rest = content.partition(b"?>")
                content = head + b"?>" + doctype + rest
            new.writestr(info.filename, content)
    source.unlink()
    return path


def entity_bomb(folder: Path) -> Path:
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%b">' % (k, b"&a%d;" % (k - 1) * 10) for k in range(1, 12)]
    doctype = b"<!DOCTYPE p [%b]>" % b"".join(lines)
    return _with_slide(folder / "entiteettipommi.pptx", (b"Vetytalous", b"&a11;"), doctype)


def external_entity(folder: Path) -> Path:
    secret = folder / "salaisuus.txt"
    secret.write_text("Salaperäinen", "utf-8")
    doctype = b'<!DOCTYPE p [<!ENTITY x SYSTEM "%b">]>' % secret.as_uri().encode()
    return _with_slide(folder / "ulkoinen.pptx", (b"Vetytalous", b"&x;"), doctype)


def packed_bomb(folder: Path) -> Path:
    """A page whose content is 700 MB of white space, packed twice into some kilobytes."""
    once = zlib.compressobj(9)
    inner = b"".join(once.compress(b" " * (1 << 20)) for _ in range(700)) + once.flush()
    twice = zlib.compress(inner, 9)
    return raw_pdf(folder / "pakkauspommi.pdf", [
        CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        stream(twice, b"/Filter[/FlateDecode/FlateDecode]"),
    ])  # fmt: skip


def form_bomb(folder: Path) -> Path:
    """Sound pages around one whose forms call each other 10^12 times."""
    forms = [
        stream(b"/F Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
               b"/Resources<</XObject<</F %d 0 R>>>>" % (9 + k))
        for k in range(12)
    ]  # fmt: skip
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources%b/Contents %d 0 R>>"
    return raw_pdf(folder / "lomakepommi.pdf", [
        CATALOG, b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>",
        page % (FONT, 6), page % (b"<</XObject<</F 8 0 R>>>>", 7), page % (FONT, 6),
        stream(said("Kasvualueet")), stream(b"/F Do"), *forms, stream(b"0 0 m 9 9 l S"),
    ])  # fmt: skip


# --- trees and numbers ---------------------------------------------------------------------------


def page_tree_loop(folder: Path) -> Path:
    return raw_pdf(folder / "silmukka.pdf", [
        CATALOG, b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources%b/Contents 4 0 R>>" % FONT,
        stream(said("Kasvualueet")),
    ])  # fmt: skip


def no_pages(folder: Path) -> Path:
    return raw_pdf(folder / "sivuton.pdf", [CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"])


def many_pages(folder: Path) -> Path:
    """A hundred thousand times the same blank page."""
    kids = b"3 0 R " * 100_000
    return raw_pdf(folder / "satatuhatta.pdf", [
        CATALOG, b"<</Type/Pages/Kids[%b]/Count 100000>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ])  # fmt: skip


def huge_page(folder: Path) -> Path:
    box = b"[-1e30 -1e30 1e30 1e30]"
    return one_page(folder / "jattisivu.pdf", said("Kasvualueet"), box=box)


def long_line(folder: Path) -> Path:
    return one_page(folder / "miljoona.pdf", said("a" * 1_000_000))


def deep_arrays(folder: Path) -> Path:
    page = b"/Odd " + b"[" * 100_000 + b"]" * 100_000
    return one_page(folder / "syva.pdf", said("Kasvualueet"), page=page)


def form_in_itself(folder: Path) -> Path:
    form = stream(b"/F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                  b"/Resources<</XObject<</F 5 0 R>>>>")  # fmt: skip
    resources = FONT[:-2] + b"/XObject<</F 5 0 R>>>>"
    content = said("Kasvualueet") + b" /F Do"
    return one_page(folder / "itsessaan.pdf", content, resources=resources, extra=[form])


def odd_numbers(folder: Path) -> Path:
    content = b"1e99 0 0 1e99 0 0 cm -99999999999999999999 0 m 5 nan l S " + said("Kasvualueet")
    return one_page(folder / "luvut.pdf", content, page=b"/Rotate 17/UserUnit -4")


def narrow_shape(folder: Path) -> Path:
    """Text boxes that are narrower than their own margins, one of no size at all, one of less."""
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    for k, word in enumerate(WORDS):
        wide = Inches((0.05, 0.01, 0)[k])
        frame = slide.shapes.add_textbox(Inches(5), Inches(1 + k), wide, wide).text_frame
        frame.word_wrap = True
        frame.text = word
    backwards = slide.shapes.add_textbox(Inches(2), Inches(2), Inches(2), Inches(1))
    backwards.text_frame.text = "Kaksi riviä\ntakaperin"
    backwards._element.spPr.xfrm.ext.set("cy", "-100")
    path = folder / "kapea.pptx"
    made.save(str(path))
    return path


def text_with_zeros(folder: Path) -> Path:
    """A text dump in which some bytes are lost."""
    path = folder / "muistio.txt"
    path.write_bytes(b"Kasvualueet Vetytalous\n" * 3 + b"Puu\0iha\n")
    return path


def directory_before_the_beginning(folder: Path) -> Path:
    """The directory is said to be longer than the file."""
    path = document_without_directory(folder)
    source = io.BytesIO()
    with zipfile.ZipFile(source, "w") as package:
        package.writestr("a", "b")
    end = bytearray(source.getvalue()[-22:])
    struct.pack_into("<LL", end, 12, 1 << 20, 1 << 30)
    path.write_bytes(path.read_bytes() + bytes(end))
    return path


# --- wrong names ---------------------------------------------------------------------------------


def report_as_deck(folder: Path) -> Path:
    return sheets(folder / "raportti.pptx")


def deck_as_report(folder: Path) -> Path:
    return deck(folder / "esitys.pdf")


def other_package(folder: Path) -> Path:
    path = folder / "paketti.pptx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("lue.txt", "ei esitys")
    return path


def noise(folder: Path) -> Path:
    path = folder / "kohina.pdf"
    path.write_bytes(bytes(k * k % 251 for k in range(5000)))
    return path
