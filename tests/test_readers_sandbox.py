"""Files that cannot be read: which code, which words, and never more than the child dies."""

from __future__ import annotations

import errno
import os
import pickle
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import Limits, ReadError, media_type_of, read_file, read_in_process
from extractors.readers.errors import refusal_codes
from extractors.readers.media import DOCX, OLE, PDF, PPTX, TEXT, UNKNOWN

HOSTILE = Path(__file__).parents[2] / "shared/data/hostile/made"


def deck(path: Path) -> Path:
    made = Presentation()
    made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = "Kasvualueet"
    made.save(str(path))
    return path


def sheet(path: Path) -> Path:
    canvas = Canvas(str(path))
    canvas.drawString(50, 500, "Kasvualueet")
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("head", "name", "media"),
    [
        (b"%PDF-1.7\n", "a.pptx", PDF),  # content before name
        (b"\n\n%PDF-1.4", "a", PDF),  # junk before the header
        (b"PK\x03\x04....ppt/slides/slide1.xml", "a.zip", PPTX),
        (b"PK\x03\x04....word/document.xml", "a.pptx", DOCX),
        (b"PK\x03\x04....[Content_Types].xml", "a.pptx", PPTX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.pptx", OLE),
        ("Kasvualueet päättyvät".encode(), "a.txt", TEXT),
        ("Kasvualueet päättyvät".encode("utf-16"), "a.txt", TEXT),
        (b"\x00\x01\x02\x03", "a.txt", UNKNOWN),
    ],
)
def test_media_type_by_content_first(head: bytes, name: str, media: str) -> None:
    assert media_type_of(head, name) == media


def refused(path: Path) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_file(path)
    return caught.value


def test_each_refusal_says_what_was_found(tmp_path: Path) -> None:
    """One file of each kind that cannot be read, by the code it must end in."""
    empty = tmp_path / "tyhja.pptx"
    empty.touch()
    half = deck(tmp_path / "puolikas.pptx")
    half.write_bytes(half.read_bytes()[:9000])
    locked = tmp_path / "lukittu.pptx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    picture = tmp_path / "kuva.bmp"
    picture.write_bytes(b"BM" + bytes(50))
    broken = tmp_path / "rikki.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj")
    archive = tmp_path / "paketti.pptx"
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("lue.txt", "ei esitys")
    missing = tmp_path / "poissa.pdf"
    files = (empty, half, locked, picture, broken, archive, missing)
    found = {path.name: refused(path).code for path in files}
    assert found == {
        "tyhja.pptx": "empty", "puolikas.pptx": "truncated",
        "lukittu.pptx": "encrypted", "kuva.bmp": "unknown-type",
        "rikki.pdf": "truncated", "paketti.pptx": "damaged", "poissa.pdf": "not-found",
    }


def test_a_failing_disk_is_no_truncated_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = deck(tmp_path / "ohjelma.pptx")

    def fails(_: Path) -> zipfile.ZipFile:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(zipfile, "ZipFile", fails)
    with pytest.raises(ReadError) as caught:
        read_in_process(path)
    assert (caught.value.code, caught.value.found) == ("unreadable", "Input/output error")


def test_a_wrong_ending_is_told_and_the_content_read(tmp_path: Path) -> None:
    reading = read_file(sheet(tmp_path / "kalvot.pptx"))
    assert reading.pages[0].text == "Kasvualueet" and reading.media_type == PDF
    assert [(i.code, ".pptx -> .pdf" in i.message) for i in reading.issues] == [
        ("mislabelled", True)
    ]


def test_a_text_that_is_no_strategy_is_refused_by_its_size(tmp_path: Path) -> None:
    """A log under the name of a text: refused before hours are spent on it."""
    path = tmp_path / "loki.txt"
    path.write_bytes(b"Kasvualueet ja ohjelmat\n" * 1_000_000)
    error = refused(path)
    assert error.code == "too-large" and "22 MB > 20 MB" in error.message()


def test_a_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    """110 MB of one XML part in a small file: refused before it is unpacked."""
    path = deck(tmp_path / "pommi.pptx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open(
        "ppt/slides/slide2.xml", "w"
    ) as part:
        for _ in range(110):
            part.write(bytes(1 << 20))
    assert path.stat().st_size < 1 << 20
    assert refused(path).code == "too-large"


def test_the_child_gives_the_same_reading(tmp_path: Path) -> None:
    path = deck(tmp_path / "ohjelma.pptx")
    assert read_file(path) == read_in_process(path)


def test_too_slow(tmp_path: Path) -> None:
    """The time limit ends the child, and the parent tells it."""
    path = sheet(tmp_path / "ohjelma.pdf")
    with pytest.raises(ReadError) as caught:
        read_file(path, limits=Limits(seconds=0.001))
    assert caught.value.code == "too-slow"


@pytest.mark.parametrize(
    "name", ["-ohjelma.pdf", "a b'\"$(x).pdf", "šŧräñge 報告.pdf"]
)
def test_names_may_hold_anything(tmp_path: Path, name: str) -> None:
    assert read_file(sheet(tmp_path / name)).file_name == name


@pytest.mark.parametrize("name", ["ohjelma\nkaksi.pdf", "ohjelma\x1bkaksi.pdf"])
def test_a_name_stands_on_one_line_and_commands_no_terminal(tmp_path: Path, name: str) -> None:
    assert read_file(sheet(tmp_path / name)).file_name == "ohjelma\ufffdkaksi.pdf"


def test_what_is_no_file_is_told_at_once(tmp_path: Path) -> None:
    """Opening a pipe would wait for its writer for ever, and a folder is no matter of rights."""
    os.mkfifo(tmp_path / "putki.pdf")
    (tmp_path / "kansio.pdf").mkdir()
    assert refused(tmp_path / "putki.pdf").code == "not-a-file"
    assert refused(tmp_path / "kansio.pdf").code == "not-a-file"
    assert refused(tmp_path / "nolla\0.pdf").code == "not-found"


def test_what_would_work_is_told_for_the_content(tmp_path: Path) -> None:
    """A new ending helps where the content is read under it; else another format does."""
    text = tmp_path / "muistio.pdf"
    text.write_text("Kasvualueet päättyvät 2027", "utf-8")
    assert refused(text).code == "mislabelled" and ".pdf -> .txt" in refused(text).message()
    headless = tmp_path / "katkelma.pdf"
    headless.write_bytes(b"3 0 obj\n<</Type/Page>>\nendobj\n")
    assert refused(headless).code == "damaged"
    picture = tmp_path / "kuva.pdf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert refused(picture).code == "damaged"  # read as the picture it is, but torn
    sheets = tmp_path / "muistio.pptx"
    with zipfile.ZipFile(sheets, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    assert refused(sheets).code == "unknown-type" and "XLSX" in refused(sheets).message()


def test_a_name_that_is_no_text_is_made_printable(tmp_path: Path) -> None:
    path = sheet(tmp_path / "x.pdf")
    odd = os.path.join(os.fsencode(tmp_path), b"ohj\xe4lma.pdf")
    try:
        os.rename(path, odd)
    except OSError:
        pytest.skip("the file system takes only Unicode names")
    assert read_file(Path(os.fsdecode(odd))).file_name == "ohj\ufffdlma.pdf"


@pytest.mark.parametrize("code", refusal_codes())
def test_errors_pickle_and_speak_three_languages(code: str) -> None:
    error = pickle.loads(pickle.dumps(ReadError(code, "ohjelma {x}.pdf", page=3, found="{y}")))
    for language, page in (("fi", "sivu 3"), ("sv", "sida 3"), ("en", "page 3")):
        message = error.message(language)
        assert message.startswith(f"ohjelma {{x}}.pdf, {page}: ") and "{found}" not in message
    assert (error.code, error.page, error.found) == (code, 3, "{y}")


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="../shared/data/hostile is absent")
@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("pages_loop.pdf", ("damaged", "no-pages")),
        ("trunc50.pptx", ("truncated",)),
        ("enc_user_aes256.pdf", ("encrypted",)),
        ("encrypted.pptx", ("encrypted",)),
    ],
)
def test_hostile_files_end_in_a_reason(name: str, codes: tuple[str, ...]) -> None:
    """Read with an issue, or refused with one of the codes: never a crash of the parent."""
    try:
        reading = read_file(HOSTILE / name, limits=Limits(seconds=30))
    except ReadError as error:
        assert error.code in codes
    else:
        assert reading.issues
