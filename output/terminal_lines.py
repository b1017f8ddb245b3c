"""Lines of plain text for the terminal: headings, items, wrapping, notes on the reading."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from models.records import Issue, Language
from output.texts import page_label, showable, word

WIDTH = 100


def heading(title: str, number: int, language: Language) -> list[str]:
    """A blank line and a title with its number, or that there are none."""
    return ["", f"{title} ({number})" if number else f"{title}: {word('none', language)}"]


def item(text: str, depth: int) -> list[str]:
    """A bullet at this depth (two columns each), wrapped under itself."""
    indent = "  " * depth
    return textwrap.wrap(
        " ".join(text.split(" ")), WIDTH - 2,
        initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ",
    )


def wrapped(text: str, indent: int) -> list[str]:
    """A paragraph, every line indented."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent
    )


def short(text: str) -> str:
    """At most 160 characters of a text, cut between words."""
    return textwrap.shorten(text, 160, placeholder=" …")


def issue_lines(issues: Sequence[Issue], media_type: str, language: Language) -> list[str]:
    """What could not be read or decided, under its heading; nothing where all was."""
    if not issues:
        return []
    lines = heading(word("issues", language), len(issues), language)
    for issue in issues:
        where = "" if issue.page is None else f"{page_label(issue.page, media_type, language)}: "
        lines += item(f"{word(f'issue.{issue.severity}', language)}: {where}{issue.message}", 1)
    return lines


def joined_lines(lines: Iterable[str], wide: bool = False) -> str:
    """The lines as text; a path is never broken, so a run's summary may be wider."""
    kept = (line if wide or len(line) <= WIDTH else textwrap.fill(line, WIDTH) for line in lines)
    return showable("\n".join(kept)).rstrip()
