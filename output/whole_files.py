"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; rename it to ``path`` when the block ends well.

    A reader never sees half a file, and a failure leaves an older file as it was. The folder is
    made if missing. Raises OSError as writing does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # The name is new and ends as the file's own does: writers choose a format by it.
    temporary = path.parent / f".{uuid.uuid4().hex}{path.suffix}"
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text so that ``path`` holds all of it or what it held before."""
    with whole_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
