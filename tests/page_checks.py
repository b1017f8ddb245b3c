"""What every reader's pages are held to, and their lines as text."""

from __future__ import annotations

import re

from models.records import Line, Page


def assert_sound(page: Page) -> None:
    """Words are the text's words, and every letter stands in one line."""
    tokens = [match.span() for match in re.finditer(r"\S+", page.text)]
    assert [(word.start, word.end) for word in page.words] == tokens
    covered = sum(len("".join(page.text[line.start : line.end].split())) for line in page.lines)
    assert covered == len("".join(page.text.split()))


def assert_sound_in_place(page: Page) -> None:
    """Also: every word has a box on the page."""
    assert_sound(page)
    for word in page.words:
        assert word.box is not None
        assert 0 <= word.box[0] < word.box[2] <= page.width
        assert 0 <= word.box[1] < word.box[3] <= page.height


def lines(page: Page) -> list[tuple[str, Line]]:
    return [(page.text[line.start : line.end], line) for line in page.lines]


def texts(page: Page) -> list[str]:
    return [text for text, _ in lines(page)]
