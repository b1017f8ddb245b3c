"""Old PPT and DOC: told by their streams, read by way of LibreOffice, refused without it."""

from __future__ import annotations

import hashlib
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pptx import Presentation

from extractors.readers import Limits, ReadError, conversion, read_file, read_in_process
from extractors.readers.media import DOC, PPT, checked_media_type

needs_office = pytest.mark.skipif(
    conversion.program() is None, reason="LibreOffice (soffice) is not installed"
)


def container(path: Path, *streams: str, head: bytes = b"") -> Path:
    """An OLE file with a directory of these streams; ``head`` begins the first one's content."""
    data = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    data[30:32] = struct.pack("<H", 9)
    directory = bytearray()
    for name in ("Root Entry", *streams):
        entry = bytearray(128)
        told = (name + "\0").encode("utf-16-le")
        entry[: len(told)] = told
        entry[64:66] = struct.pack("<H", len(told))
        entry[116:120] = struct.pack("<I", 1)
        directory += entry
    path.write_bytes(bytes(data + directory.ljust(512, b"\0") + head.ljust(512, b"\0")))
    return path


@pytest.mark.parametrize(
    ("stream", "name", "media"),
    [
        ("PowerPoint Document", "a.ppt", PPT), ("WordDocument", "a.doc", DOC),
        ("PowerPoint Document", "nimetön", PPT),
    ],
)
def test_the_streams_tell_the_kind(tmp_path: Path, stream: str, name: str, media: str) -> None:
    assert checked_media_type(container(tmp_path / name, stream), name) == media


def refusal(path: Path) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_file(path)
    return caught.value


def test_what_is_protected_or_something_else(tmp_path: Path) -> None:
    locked = container(tmp_path / "a.pptx", "EncryptedPackage")
    word = container(
        tmp_path / "b.doc", "WordDocument", head=b"\xec\xa5" + bytes(9) + b"\x01" + bytes(20)
    )
    mark = b"\x00\x00\xf6\x0f\x14\x00\x00\x00\x14\x00\x00\x00\xdf\xc4\xd1\xf3"
    slides = container(tmp_path / "c.ppt", "PowerPoint Document", "Current User", head=mark)
    workbook = container(tmp_path / "d.xls", "Workbook")
    broken = tmp_path / "e.ppt"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    codes = [refusal(path).code for path in (locked, word, slides, workbook, broken)]
    assert codes == ["encrypted", "encrypted", "encrypted", "unknown-type", "damaged"]


def test_text_that_names_a_stream_is_no_stream(tmp_path: Path) -> None:
    path = container(tmp_path / "d.xls", "Workbook", head="WordDocument\0".encode("utf-16-le"))
    assert refusal(path).code == "unknown-type"


def test_without_libreoffice_the_refusal_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "program", lambda: None)
    error = refusal(container(tmp_path / "vanha.ppt", "PowerPoint Document"))
    assert error.code == "old-format"
    for language, word in (("fi", "Asenna"), ("sv", "Installera"), ("en", "Install")):
        told = error.message(language)  # type: ignore[arg-type]
        assert word in told and "LibreOffice" in told and "vanha.ppt" in told


def test_in_this_process_an_old_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_in_process(container(tmp_path / "vanha.doc", "WordDocument"))
    assert caught.value.code == "old-format"


def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\nimport subprocess, sys, time\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(conversion, "program", lambda: str(program))


def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = f"sleep-{tmp_path.name}"
    fake_office(
        tmp_path,
        monkeypatch,
        f"subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)', {marker!r}])",
    )
    path = container(tmp_path / "vanha.ppt", "PowerPoint Document")
    with pytest.raises(ReadError) as caught:
        read_file(path, limits=Limits(seconds=4))
    assert caught.value.code == "too-slow" and caught.value.file_name == "vanha.ppt"
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert marker not in running.stdout


def test_a_conversion_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_office(tmp_path, monkeypatch, "sys.exit(1)")
    error = refusal(container(tmp_path / "vanha.doc", "WordDocument"))
    assert error.code == "conversion-failed" and "LibreOffice 1" in error.message()


def test_what_is_wrong_with_the_new_file_is_told_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_office(
        tmp_path,
        monkeypatch,
        "out = sys.argv[sys.argv.index('--outdir') + 1]; import os; os.makedirs(out)\n"
        "open(out + '/old.docx', 'wb').write(b'PK')",
    )
    error = refusal(container(tmp_path / "vanha.doc", "WordDocument"))
    assert error.file_name == "vanha.doc"


def old(new: Any, tmp_path: Path, kind: str) -> Path:
    """The document in its old format, by LibreOffice itself."""
    source = tmp_path / f"ohjelma.{kind}x"
    new.save(str(source))
    office = conversion.program()
    assert office
    profile = (tmp_path / "profile").as_uri()
    command = [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "old"), str(source)],
        check=True, capture_output=True, timeout=120,
    )
    return tmp_path / "old" / f"ohjelma.{kind}"


@needs_office
def test_a_presentation_of_the_old_kind(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Kasvualueet"
    slide.placeholders[1].text_frame.text = "Vihreä teräs"
    path = old(deck, tmp_path, "ppt")
    reading = read_file(path)
    page = reading.pages[0]
    assert [(page.text[x.start : x.end], x.role) for x in page.lines] == [
        ("Kasvualueet", "title"), ("Vihreä teräs", "body"),
    ]
    assert reading.file_name == "ohjelma.ppt" and reading.media_type == PPT
    assert reading.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@needs_office
def test_a_text_of_the_old_kind(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Kasvualueet", 1)
    document.add_paragraph("Vetäjä on Aino Esimerkki.")
    reading = read_file(old(document, tmp_path, "doc"))
    assert reading.media_type == DOC and not reading.issues
    assert reading.pages[0].text.split("\n\n") == ["Kasvualueet", "Vetäjä on Aino Esimerkki."]
    assert reading.pages[0].lines[0].role == "subtitle"


@needs_office
def test_an_old_file_under_a_new_name_is_told(tmp_path: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Kasvualueet"
    path = old(deck, tmp_path, "ppt").rename(tmp_path / "uusi.pptx")
    assert [i.code for i in read_file(path).issues] == ["mislabelled"]
