"""What the spaCy pipeline said of sentences, kept on disk across versions and processes.

Keyed by content: sha256 of the sentence and of what read it. Neither words nor names are kept,
only offsets. The file can be deleted at any time; where it cannot be used, sentences are read anew.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Rows that a cache is cut back to when it is opened; about 20 MB.
MOST_ROWS = 50_000
_PATIENCE = 2.0  # seconds to wait for another process that writes


class SentenceCache:
    """One SQLite file of records by key; safe with several processes and threads.

    Never raises for what the disk or another program does to the file: it then holds nothing.
    """

    def __init__(self, path: Path, most_rows: int = MOST_ROWS) -> None:
        self._lock = threading.Lock()
        self._connection = _opened(path, most_rows)

    def get(self, key: bytes) -> str | None:
        """The record kept under a key, if any."""
        if self._connection is None:
            return None
        try:
            with self._lock:
                row = self._connection.execute(
                    "SELECT record FROM sentences WHERE key = ?", (key,)
                ).fetchone()
        except sqlite3.Error:
            return None
        return str(row[0]) if row else None

    def put(self, key: bytes, record: str) -> None:
        """Keep a record; what another process kept meanwhile is the same."""
        if self._connection is None:
            return
        with self._lock, contextlib.suppress(sqlite3.Error):
            self._connection.execute(
                "INSERT OR REPLACE INTO sentences (key, record) VALUES (?, ?)", (key, record)
            )

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _opened(path: Path, most_rows: int) -> sqlite3.Connection | None:
    """The file's connection; a file that is no database is replaced, once."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    for _ in range(2):
        try:
            return _connected(path, most_rows)
        except sqlite3.OperationalError:
            return None  # a folder or a disk that takes no file, or one that others hold for long
        except sqlite3.DatabaseError:
            for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                with contextlib.suppress(OSError):
                    name.unlink(missing_ok=True)
    return None


def _connected(path: Path, most_rows: int) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS sentences"
            " (at INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, record TEXT NOT NULL)"
        )
        (rows,) = connection.execute("SELECT count(*) FROM sentences").fetchone()
        if rows > most_rows:  # the oldest go
            connection.execute(
                "DELETE FROM sentences WHERE at <= (SELECT max(at) FROM sentences) - ?",
                (most_rows,),
            )
    except sqlite3.Error:
        connection.close()
        raise
    return connection


_CURRENT: list[SentenceCache] = []


def current() -> SentenceCache | None:
    """The cache in use, if any."""
    return _CURRENT[-1] if _CURRENT else None


@contextmanager
def kept_in(path: Path) -> Iterator[None]:
    """Within the block, what the pipeline says is looked for and kept in the file at ``path``."""
    cache = SentenceCache(path)
    _CURRENT.append(cache)
    try:
        yield
    finally:
        _CURRENT.remove(cache)
        cache.close()
