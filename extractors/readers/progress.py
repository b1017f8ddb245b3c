"""How far a reading has come: when it must end, and which page is being read.

A library that aborts or loops takes the whole process with it, and with it the pages that were
sound. The number of the page in work stands in a file that outlives the process, so a second try
can pass that page by and keep the rest.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.readers.errors import issue
from models.records import Issue

_WIDTH = 12  # digits of a page number, padded: each write covers the one before it
# Of the time given, the share in which pages may be begun: the rest goes to finding what returns
# on many pages, to reading order and to sending the pages (measured: 0.6 s for each second).
_BEGINNING = 0.55


@dataclass(frozen=True, slots=True)
class Progress:
    """One reading under way.

    ``deadline`` is in seconds of ``time.monotonic``; None: no limit. ``passed_by`` names pages
    (from 1) that are not to be read, each with what went wrong there before, and from ``cut`` on
    no page is read at all.
    """

    deadline: float | None = None
    passed_by: Mapping[int, str] = field(default_factory=dict)
    cut: int | None = None
    descriptor: int | None = None  # of the file that tells the page in work
    began: float = field(default_factory=time.monotonic)

    def begin(self, page: int) -> None:
        """Tell that this page (from 1) is in work; 0: none in particular."""
        if self.descriptor is not None:
            os.pwrite(self.descriptor, str(page).zfill(_WIDTH).encode(), 0)

    def unread(self, page: int, last: int) -> Issue | None:
        """Why page and all after it, to the last, stay unread; None where it may be begun."""
        pages = f"{page}" if page == last else f"{page}–{last}"
        if self.cut is not None and page >= self.cut:
            why = self.passed_by.get(self.cut, "")
            return issue("unread-pages", page, f"{pages}: {why}")
        if self.deadline is None:
            return None
        now = time.monotonic()
        if now < self.began + _BEGINNING * (self.deadline - self.began):
            return None
        return issue("unread-pages", page, f"{pages}: > {now - self.began:.0f} s")


def page_in_work(descriptor: int) -> int:
    """What ``begin`` told last; 0 where it told nothing."""
    told = os.pread(descriptor, _WIDTH, 0)
    return int(told) if told.isdigit() else 0
