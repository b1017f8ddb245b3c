"""Files that mean harm, each with what it must end in, and a parent that nothing touches."""

from __future__ import annotations

import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hostile_files as make
import psutil
import pytest

from benchmarks.reading_law import check_law
from extractors.readers import Limits, ReadError, read_file, read_in_process
from extractors.readers.packages import lightened
from extractors.readers.progress import Progress
from extractors.readers.reading_order import Part, Segment, Unit, blocks, reading_order
from flows.settings import Settings
from models.records import Reading

ALL = "Kasvualueet Vetytalous Puupiha"
LIMITS = Limits(seconds=30, megabytes=400)  # lower than the defaults, so that bombs end soon
Maker = Callable[[Path], Path]

# Who makes it, the text that must be there (white space as one space), the issues that tell more
# than that a page is empty.
READ: list[tuple[Maker, str, tuple[str, ...]]] = [
    (make.deck_without_directory, ALL, ("damaged-part",)),
    (make.document_without_directory, ALL, ("truncated",)),
    (make.flipped_picture, ALL, ("damaged-part",)),
    (make.flipped_slide, "Kasvualueet Puupiha", ("damaged-page", "damaged-part")),
    (make.lying_directory, "Kasvualueet Puupiha", ("damaged-page", "damaged-part")),
    (make.media_bomb, ALL, ()),
    (make.entity_bomb, "Kasvualueet Puupiha", ("damaged-part",)),
    (make.report_without_end, ALL, ("truncated",)),
    (make.owner_password, ALL, ()),
    (make.form_bomb, "Kasvualueet Kasvualueet", ("damaged-page",)),
    (make.page_tree_loop, "Kasvualueet", ("damaged-page",)),
    (make.huge_page, "Kasvualueet", ()),
    (make.long_line, "a" * 32_767, ()),  # the format's own limit of a string
    (make.deep_arrays, "Kasvualueet", ()),
    (make.form_in_itself, "Kasvualueet", ()),
    (make.odd_numbers, "", ("empty-page",)),
    (make.directory_before_the_beginning, ALL, ("truncated",)),
    (make.text_with_zeros, "Kasvualueet Vetytalous " * 3 + "Puu iha", ()),
    (make.narrow_shape, f"Kaksi riviä takaperin {ALL}", ()),
    (make.report_as_deck, ALL, ("mislabelled",)),
    (make.deck_as_report, ALL, ("mislabelled",)),
]
REFUSED: list[tuple[Maker, str]] = [
    (make.empty, "empty"),
    (make.half_deck, "truncated"),
    (make.half_report, "truncated"),
    (make.user_password, "encrypted"),
    (make.encrypted_office, "encrypted"),
    (make.encrypted_zip, "encrypted"),
    (make.packed_bomb, "out-of-memory"),
    (make.no_pages, "no-pages"),
    (make.other_package, "damaged"),
    (make.noise, "damaged"),
]


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No child, no open file, no thread and no temporary file stays behind."""
    temporary = tmp_path / "valiaikaiset"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    me = psutil.Process()
    before = me.num_fds(), me.num_threads()
    others = set(me.children(recursive=True))  # a server that other tests share
    yield
    assert set(me.children(recursive=True)) <= others
    assert me.num_fds() <= before[0] and me.num_threads() <= before[1]
    assert list(temporary.iterdir()) == []


def text_of(reading: Reading) -> str:
    return " ".join(" ".join(page.text for page in reading.pages).split())


@pytest.mark.parametrize(("maker", "text", "codes"), READ, ids=lambda v: getattr(v, "__name__", ""))
def test_what_can_be_read_is_read(
    maker: Maker, text: str, codes: tuple[str, ...], tmp_path: Path
) -> None:
    reading = read_file(maker(tmp_path), limits=LIMITS)
    check_law(reading)
    assert text_of(reading) == text
    told = {issue.code for issue in reading.issues}
    assert told - {"empty-page"} == set(codes) - {"empty-page"}
    if "empty-page" in codes:
        assert "empty-page" in told


@pytest.mark.parametrize(("maker", "code"), REFUSED, ids=lambda v: getattr(v, "__name__", ""))
def test_what_cannot_be_read_has_a_reason(maker: Maker, code: str, tmp_path: Path) -> None:
    path = maker(tmp_path)
    with pytest.raises(ReadError) as caught:
        read_file(path, limits=LIMITS)
    assert caught.value.code == code
    assert caught.value.message().startswith(path.name)


def test_flipped_bits_end_in_pages_or_a_reason(tmp_path: Path) -> None:
    try:
        reading = read_file(make.flipped_report(tmp_path), limits=LIMITS)
    except ReadError as error:
        assert error.code in ("damaged", "truncated")
    else:
        check_law(reading)
        assert reading.issues


def test_an_external_entity_is_never_followed(tmp_path: Path) -> None:
    """The other file's words are nowhere, and the loss is told."""
    reading = read_file(make.external_entity(tmp_path), limits=LIMITS)
    assert text_of(reading) == "Kasvualueet &x; Puupiha"
    assert "Salaperäinen" not in repr(reading)
    assert [issue.page for issue in reading.issues] == [2]


def test_a_hundred_thousand_pages_end(tmp_path: Path) -> None:
    """All of them within the limits, or the first ones and a word about the rest."""
    reading = read_file(make.many_pages(tmp_path))
    assert len(reading.pages) == 100_000 and reading.issues


# --- the limits ----------------------------------------------------------------------------------


def test_the_settings_have_the_readers_limits(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert Limits(settings.read_seconds, settings.read_megabytes) == Limits() == Limits(60, 1536)


def test_past_its_deadline_a_document_keeps_the_pages_read(tmp_path: Path) -> None:
    path = make.sheets(tmp_path / "pitka.pdf", pages=4000)
    read_in_process(make.sheets(tmp_path / "ensin.pdf"))  # the libraries are loaded
    reading = read_in_process(path, progress=Progress(time.monotonic() + 0.3))
    assert len(reading.pages) == 4000
    assert [issue.code for issue in reading.issues] == ["unread-pages"]
    first = reading.issues[0].page or 0
    assert 1 < first < 4000 and f"{first}–4000" in reading.issues[0].message
    assert [bool(page.text) for page in reading.pages[first - 2 : first]] == [True, False]
    check_law(reading)


def test_without_time_for_a_single_page_it_is_too_slow(tmp_path: Path) -> None:
    now = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_in_process(make.sheets(tmp_path / "a.pdf"), progress=Progress(now, began=now - 9))
    assert caught.value.code == "too-slow"


def test_pages_that_killed_the_child_are_passed_by(tmp_path: Path) -> None:
    progress = Progress(passed_by={2: "SIGABRT", 5: "SIGSEGV"}, cut=5)
    reading = read_in_process(make.sheets(tmp_path / "a.pdf", pages=7), progress=progress)
    assert [bool(page.text) for page in reading.pages] == [True, False, True, True, *[False] * 3]
    told = [(issue.code, issue.page, issue.message) for issue in reading.issues]
    assert [one[:2] for one in told] == [("damaged-page", 2), ("unread-pages", 5)]
    assert "SIGABRT" in told[0][2] and "5–7: SIGSEGV" in told[1][2]


def _children() -> list[psutil.Process]:
    found = psutil.Process().children(recursive=True)
    return [child for child in found if "extractors.readers.sandbox" in " ".join(child.cmdline())]


def _when_it_runs(act: Callable[[psutil.Process], None]) -> threading.Thread:
    """Do something to the reading child as soon as there is one."""

    def wait() -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for child in _children():
                act(child)
                return
            time.sleep(0.005)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_a_child_that_hangs_is_ended(tmp_path: Path) -> None:
    path = make.sheets(tmp_path / "a.pdf")
    thread = _when_it_runs(psutil.Process.suspend)
    began = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_file(path, limits=Limits(seconds=2))
    thread.join()
    assert caught.value.code == "too-slow" and "> 2 s" in caught.value.message()
    assert time.monotonic() - began < 6


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV])
def test_a_child_that_dies_is_told_by_its_signal(death: signal.Signals, tmp_path: Path) -> None:
    path = make.sheets(tmp_path / "a.pdf")
    thread = _when_it_runs(lambda child: child.send_signal(death))
    with pytest.raises(ReadError) as caught:
        read_file(path)
    thread.join()
    assert (caught.value.code, caught.value.found) == ("crashed", death.name)


def test_many_may_read_at_once(tmp_path: Path) -> None:
    paths = [make.sheets(tmp_path / f"{k}.pdf") for k in range(3)]
    paths += [make.deck(tmp_path / f"{k}.pptx") for k in range(3)]
    with ThreadPoolExecutor(4) as pool:
        readings = list(pool.map(read_file, paths))
    assert [reading.file_name for reading in readings] == [path.name for path in paths]
    assert {text_of(reading) for reading in readings} == {ALL}


def test_flat_and_far_boxes_have_an_order() -> None:
    """Boxes without height, and as far away as a damaged matrix sends them."""
    boxes = [(-2967848.0, 0.0, 33516.0, 0.0), (-2967107.0, 0.0, -2962448.0, 0.0), (0.0, 9, 5, 9)]
    assert sorted(reading_order([Unit(box, 1, k) for k, box in enumerate(boxes)])) == [0, 1, 2]
    flat = [(0.3, 841.2, 2.5, 841.2), (0.3, 841.2, 4.6, 841.2), (0.3, 850.0, 2.5, 850.0)]
    lines = [Segment([Part("Puupiha", box, k)], box) for k, box in enumerate(flat)]
    assert sum(len(group) for group in blocks(lines)) == 3


def test_a_sound_package_is_not_copied(tmp_path: Path) -> None:
    data = make.deck(tmp_path / "a.pptx").read_bytes()
    assert lightened(data) is data
