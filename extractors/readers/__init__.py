"""From a file's bytes to pages: every format gives the same ``Page``.

``read_file`` reads in a child process with a time and a memory limit, since a library may abort,
loop or fill the memory on a hostile file. ``read_in_process`` does the same without the child.
"""

from __future__ import annotations

from extractors.readers.errors import ReadError
from extractors.readers.formats import read_in_process
from extractors.readers.media import media_type_of
from extractors.readers.sandbox import Limits, read_file

__all__ = ["Limits", "ReadError", "media_type_of", "read_file", "read_in_process"]
