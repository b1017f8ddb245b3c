"""The inbox: what is taken, what is left alone, and that no byte is ever lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.inbox import (
    StillChanging,
    candidates,
    failed_files,
    hash_file,
    home_lock,
    is_left_alone,
    keep_bytes,
    move_file,
    older_first,
    place_for,
    settled,
    shown_name,
    write_reason,
)


@pytest.mark.parametrize(
    "name",
    [
        "~$kalvot.pptx",  # PowerPoint has it open
        ".~lock.kalvot.odp#",  # LibreOffice has it open
        "kalvot.pptx.part",
        "kalvot.pdf.crdownload",
        "KALVOT.PDF.TMP",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "kalvot.pptx~",
    ],
)
def test_left_alone(name: str) -> None:
    """Lock files, copies under way and system files are never taken."""
    assert is_left_alone(name)


@pytest.mark.parametrize("name", ["kalvot.pptx", "Strategia 2026 (luonnos).pdf", "osa.partio.txt"])
def test_taken(name: str) -> None:
    """An ordinary name is taken, also where it holds the letters of a partial copy."""
    assert not is_left_alone(name)


def test_candidates_looks_into_folders_and_follows_no_link(tmp_path: Path) -> None:
    """Sub-folders count; hidden folders, links and lock files do not."""
    outside = tmp_path / "ulkona.pdf"
    outside.write_bytes(b"x")
    inbox = tmp_path / "inbox"
    for name in ("a.pdf", "Kunta/b.pptx", ".hidden/c.pdf", "~$a.pdf"):
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (inbox / "linkki.pdf").symlink_to(outside)
    assert {str(path.relative_to(inbox)) for path in candidates(inbox)} == {"a.pdf", "Kunta/b.pptx"}
    assert candidates(tmp_path / "none") == []


@pytest.mark.parametrize(
    "names",
    [
        ["ohjelma_v1.pptx", "ohjelma_v2.pptx", "ohjelma_v10.pptx"],  # by number, not by letter
        ["ohjelma 2024.pdf", "ohjelma 2025.pdf"],
        ["ohjelma 30.11.2024.pdf", "ohjelma 3.2.2025.pdf"],  # a Finnish date by its year first
        ["ohjelma.pptx", "ohjelma v2.pptx"],  # the first version often has no mark
        # of one version: what reads best stands for it
        ["a_v1.pptx", "a_v1.pdf", "a_v1_scan.pdf", "a_v1_ocr.txt", "a_v2.pptx"],
        ["a_v1.docx", "a_v1.odt", "a_v1.doc", "a_v1.pdf", "a_v2.doc"],
    ],
)
def test_older_versions_first(names: list[str]) -> None:
    """Two versions dropped at once are read in the order that their names tell."""
    paths = [Path(name) for name in reversed(names)]
    assert [path.name for path in older_first(paths)] == names


def test_settled_needs_two_looks_that_agree(tmp_path: Path) -> None:
    """A file that grows between the looks waits for the next run; one that vanished is dropped."""
    still, growing, gone = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf"))
    for path in (still, growing, gone):
        path.write_bytes(b"alku")

    def copy_goes_on(_: float) -> None:
        with growing.open("ab") as stream:
            stream.write(b"loppu")
        gone.unlink()

    assert settled([still, growing, gone], 1, sleep=copy_goes_on) == ([still], [growing])


def test_an_empty_inbox_costs_no_pause() -> None:
    """Without files there is nothing to wait for."""

    def never(_: float) -> None:
        raise AssertionError("slept")

    assert settled([], 1, sleep=never) == ([], [])


@given(st.binary(max_size=300))
@settings(max_examples=25, deadline=None)
def test_kept_bytes_are_the_bytes(content: bytes) -> None:
    """Law: what stands under a hash has that hash, however often it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path, versions = Path(folder, "kalvot.pptx"), Path(folder, "versions")
        path.write_bytes(content)
        sha256 = keep_bytes(path, versions)
        assert keep_bytes(path, versions) == sha256 == hashlib.sha256(content).hexdigest()
        assert [kept.name for kept in versions.iterdir()] == [sha256]
        assert hash_file(versions / sha256) == sha256
        assert path.read_bytes() == content


def test_a_file_that_changes_while_copied_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the old bytes and half of the new must never get a hash of their own."""
    path, versions = tmp_path / "kalvot.pptx", tmp_path / "versions"
    path.write_bytes(b"vanha")
    sync = os.fsync

    def writer_comes_between(descriptor: int) -> None:
        path.write_bytes(b"uusi ja pidempi")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", writer_comes_between)
    with pytest.raises(StillChanging):
        keep_bytes(path, versions)
    assert list(versions.iterdir()) == []


@given(st.lists(st.sampled_from(["a.pdf", "a (2).pdf", "b.pdf"]), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_moving_loses_nothing(names: list[str]) -> None:
    """Law: after any moves with colliding names every content is still there once."""
    with tempfile.TemporaryDirectory() as folder:
        inbox, done = Path(folder, "inbox"), Path(folder, "done")
        inbox.mkdir()
        for number, name in enumerate(names):
            (inbox / name).write_text(str(number))
            move_file(inbox / name, place_for(inbox / name, inbox, done))
        kept = sorted(path.read_text() for path in done.iterdir())
        assert kept == sorted(str(number) for number in range(len(names)))
        assert list(inbox.iterdir()) == []


def test_moving_keeps_sub_folders(tmp_path: Path) -> None:
    """A folder in the inbox is a hint about the document: it stays in done/."""
    path = tmp_path / "inbox" / "Kunta" / "a.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    place = place_for(path, tmp_path / "inbox", tmp_path / "done")
    assert place == tmp_path / "done/Kunta/a.pdf"


def test_a_folder_finds_its_name_taken_by_a_file(tmp_path: Path) -> None:
    """Once a file "a.pdf" was done, a folder "a.pdf" in the inbox still finds a place."""
    (tmp_path / "done").mkdir()
    (tmp_path / "done" / "a.pdf").write_bytes(b"x")
    for _ in range(2):
        place = place_for(tmp_path / "inbox/a.pdf/b.pdf", tmp_path / "inbox", tmp_path / "done")
        assert place == tmp_path / "done" / "a (2).pdf" / "b.pdf"


@pytest.mark.parametrize("stem", ["a" * 251, "ä" * 125 + "b"])
def test_the_longest_names_find_a_place_and_a_reason(tmp_path: Path, stem: str) -> None:
    """File systems take 255 bytes: a number or a suffix more must not stop the run."""
    inbox, failed = tmp_path / "inbox", tmp_path / "failed"
    inbox.mkdir()
    for content in ("1", "2"):
        path = inbox / f"{stem}.pdf"
        path.write_text(content)
        place = place_for(path, inbox, failed)
        write_reason(place, [f"Syy {content}."])
        move_file(path, place)
    found = failed_files(failed)
    assert {(path.read_text(), reason) for path, reason in found} == {
        ("1", "Syy 1."), ("2", "Syy 2."),
    }
    assert all(path.suffix == ".pdf" for path, _ in found)


def test_names_are_shown_in_letters_that_all_can_hold(tmp_path: Path) -> None:
    """Bytes that are no text, and characters that would move a terminal's cursor."""
    path = tmp_path / "Kunta" / os.fsdecode(b"ohj\xe4lma\n2.pdf")
    assert shown_name(path, tmp_path) == "Kunta/ohj\ufffdlma\ufffd2.pdf"


def test_the_reason_stands_beside_the_file(tmp_path: Path) -> None:
    """failed/ holds the file and, beside it, why; the reason is no failed file of its own."""
    failed = tmp_path / "failed"
    failed.mkdir()
    (failed / "rikki.pdf").write_bytes(b"")
    reason = write_reason(failed / "rikki.pdf", ["Tiedosto on tyhjä.", "The file is empty."])
    assert reason.name == "rikki.pdf.syy.txt"
    assert failed_files(failed) == [(failed / "rikki.pdf", "Tiedosto on tyhjä.")]


def _ask_other_process(home: Path) -> str:
    """The holder that another process is told, or "free"."""
    code = (
        "import sys; from pathlib import Path; from flows.inbox import HomeBusy, home_lock\n"
        "try:\n    with home_lock(Path(sys.argv[1])):\n        print('free')\n"
        "except HomeBusy as busy:\n    print(busy.holder)"
    )
    words = [sys.executable, "-c", code, str(home)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def test_one_home_one_run(tmp_path: Path) -> None:
    """While one process holds the home, another is told at once by which."""
    with home_lock(tmp_path):
        assert _ask_other_process(tmp_path) == str(os.getpid())
    assert _ask_other_process(tmp_path) == "free"


def test_the_inbox_needs_only_the_standard_library() -> None:
    """An idle scan must not pay for Prefect, spaCy or pandas."""
    code = (
        "import sys, flows.inbox, flows.cli\n"
        "heavy = {'prefect', 'spacy', 'pandas', 'sqlalchemy', 'pydantic', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
