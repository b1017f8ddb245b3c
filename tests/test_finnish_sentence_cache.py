"""What the pipeline said of a sentence is kept by content: across versions, processes and accidents."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.finnish import pipeline
from extractors.finnish.pipeline import Token, read
from extractors.finnish.sentence_cache import SentenceCache, kept_in

TOKENS = (Token(0, 6, False, False, False, "", 1), Token(7, 11, True, True, False, "3", 1))
SENTENCE = "Tuulia Testilä vastaa pilotista."


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the pipeline itself was asked, in its place two tokens."""
    texts: list[str] = []
    monkeypatch.setattr(pipeline, "_tokens", lambda text: texts.append(text) or TOKENS)
    monkeypatch.setattr(pipeline, "_reader", lambda: "a reader")
    read.cache_clear()
    yield texts
    read.cache_clear()


def _later(path: Path) -> tuple[Token, ...]:
    """The same sentence read in a later run: nothing is left in memory."""
    read.cache_clear()
    with kept_in(path):
        return read(SENTENCE)


def test_a_later_run_asks_nothing(tmp_path: Path, asked: list[str]) -> None:
    """The second version of a deck finds its sentences in the home."""
    path = tmp_path / "cache" / "sentences.sqlite"
    assert _later(path) == _later(path) == TOKENS
    assert asked == [SENTENCE]


def test_another_model_asks_again(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update of the model or the library never meets what the older one said."""
    path = tmp_path / "sentences.sqlite"
    _later(path)
    monkeypatch.setattr(pipeline, "_reader", lambda: "a newer reader")
    _later(path)
    assert asked == [SENTENCE] * 2


def test_no_word_of_the_document_is_kept(tmp_path: Path, asked: list[str]) -> None:
    """Only a hash and offsets: a person who is forgotten is not found here."""
    path = tmp_path / "sentences.sqlite"
    _later(path)
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert "Testilä".encode() not in held and b"pilotista" not in held


def test_without_a_home_nothing_is_written(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """extract and compare only look."""
    monkeypatch.chdir(tmp_path)
    read(SENTENCE)
    assert asked == [SENTENCE] and list(tmp_path.iterdir()) == []


def test_a_spoilt_file_is_replaced(tmp_path: Path, asked: list[str]) -> None:
    """A cache cut by a full disk stops no reading, and works again at once."""
    path = tmp_path / "sentences.sqlite"
    path.write_bytes(b"not a database, but long enough to be taken for one" * 100)
    assert _later(path) == _later(path) == TOKENS
    assert asked == [SENTENCE]


def test_a_place_that_takes_no_file_costs_only_time(tmp_path: Path, asked: list[str]) -> None:
    """The folder's name is taken by a file: sentences are read each time."""
    (tmp_path / "cache").write_text("a file", "utf-8")
    path = tmp_path / "cache" / "sentences.sqlite"
    assert _later(path) == _later(path) == TOKENS
    assert asked == [SENTENCE] * 2


def test_a_file_deleted_under_way_stops_nothing(tmp_path: Path, asked: list[str]) -> None:
    """It can be deleted at any time."""
    path = tmp_path / "sentences.sqlite"
    with kept_in(path):
        read(SENTENCE)
        path.unlink()
        read.cache_clear()
        assert read(SENTENCE) == TOKENS
    assert _later(path) == TOKENS


def test_the_oldest_go_first(tmp_path: Path) -> None:
    """Opened again, a cache is cut to its bound."""
    path = tmp_path / "sentences.sqlite"
    cache = SentenceCache(path)
    for number in range(10):
        cache.put(bytes([number]), str(number))
    cache.close()
    again = SentenceCache(path, most_rows=3)
    assert [again.get(bytes([n])) for n in range(10)] == [None] * 7 + ["7", "8", "9"]
    again.close()


_WRITER = """
import sys
from pathlib import Path
from extractors.finnish.sentence_cache import SentenceCache
cache = SentenceCache(Path(sys.argv[1]))
for number in range(300):
    cache.put(f"{sys.argv[2]}-{number % 200}".encode(), "[]")
cache.close()
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    """Nothing is lost and nothing breaks when scheduled runs and commands meet."""
    path = tmp_path / "sentences.sqlite"
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name]) for name in "abc"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sentences").fetchone() == (600,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
