"""Whole small documents for tests: a text dump read by the real reader."""

from __future__ import annotations

import hashlib
from textwrap import dedent

from extractors.extract import extract
from extractors.readers.text import read_text
from models.records import Extraction, Reading


def reading(*pages: str, name: str = "kooste.txt") -> Reading:
    """A reading of a text dump with one string a page."""
    data = "\f".join(dedent(page).strip("\n") for page in pages).encode()
    read, issues = read_text(data, name)
    return Reading(name, "text/plain", hashlib.sha256(data).hexdigest(), read, issues=issues)


def said(*pages: str) -> Extraction:
    """What a text dump with these pages says."""
    return extract(reading(*pages))
