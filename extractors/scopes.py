"""Texts that keep their address, and the scopes that finders see instead of pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from models.records import Mention, Page

ScopeKind = Literal[
    "document", "section", "page", "card", "item", "paragraph", "table", "row", "field", "notes"
]
#: Puts lost letters back; of the same length, with soft hyphens for signs that are to be dropped.
Restore = Callable[[str], str]

LABEL = re.compile(r"^(?P<label>[^\s:][^:.!?]{1,48}?)\s?:\s+(?P<value>\S.*)$", re.S)


@dataclass(frozen=True, slots=True)
class Text:
    """Logical text of one page: wrapped lines joined, hyphens undone, lost letters put back.

    ``offsets[i]`` is where character ``i`` stands in ``Page.text``, so a match keeps its address.
    """

    page: Page
    text: str
    offsets: tuple[int, ...]

    def slice(self, start: int, end: int) -> Text:
        """The part ``text[start:end]`` without white space around it."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Text(self.page, self.text[start:end], self.offsets[start:end])

    def mention(self, start: int = 0, end: int | None = None, field: str | None = None) -> Mention:
        """Where ``text[start:end]`` stands on the page, quoted as the page has it."""
        end = len(self.text) if end is None else end
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Mention(
            page=self.page.number,
            start=first,
            end=last,
            quote=self.page.text[first:last],
            boxes=self.page.boxes(first, last),
            field=field,
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """One place that names something and says things about it.

    ``text`` is its own text (a heading, a card's first line, a bullet, a cell); ``label`` what the
    layout calls it (column head, row label, the words before a colon); ``strong`` that the text
    stands out from what is below it.
    """

    kind: ScopeKind
    page: int
    text: Text | None = None
    label: Text | None = None
    children: tuple[Scope, ...] = ()
    strong: bool = False
    level: int = 0

    def walk(self, path: tuple[Scope, ...] = ()) -> Iterator[tuple[tuple[Scope, ...], Scope]]:
        """Every scope below and this one, each with its ancestors, outermost first."""
        yield path, self
        for child in self.children:
            yield from child.walk((*path, self))


def text_of(page: Page, start: int, end: int, restore: Restore = str) -> Text:
    """Logical text of ``page.text[start:end]``: joined lines, no hyphens at line ends."""
    raw = restore(page.text[start:end])
    out: list[str] = []
    offsets: list[int] = []
    i = 0
    while i < len(raw):
        char = raw[i]
        if char in "\u00ad\ufffe":  # soft hyphen, pdfium's hyphen at a line end
            rest = re.match(r"[\u00ad\ufffe]\s*", raw[i:])
            i += rest.end() if rest else 1
            continue
        if char == "-" and (broken := re.match(r"-[ \t]*\n\s*(?=\w)", raw[i:])):
            after = raw[i + broken.end() :]
            if out and out[-1].isalpha() and not re.match(r"(ja|tai|sekä|och|eller|and)\b", after):
                if after[:1].isupper():  # "Mäki-" at a line end, "Petäjä" on the next
                    out.append("-")
                    offsets.append(start + i)
                i += broken.end()
                continue
        if broken := _RANGE_BREAK.match(raw, i):
            i = broken.end()
            continue
        if char.isspace():
            if out and out[-1] == " ":
                i += 1
                continue
            char = " "
        if char in _RAISED and _is_mark(raw, i):
            i += 1
            continue
        if char in "\u2010\u2011":
            char = "-"
        out.append(char)
        offsets.append(start + i)
        i += 1
    return Text(page, "".join(out), tuple(offsets)).slice(0, len(out))


_RANGE_BREAK = re.compile(r"(?<=\d[–-])\s*\n\s*(?=\d)")  # "2026–" at a line end, then "2028"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _is_mark(raw: str, i: int) -> bool:
    """Whether a raised digit is a footnote's mark: after a unit (m², km²) it is not."""
    word = re.search(rf"(\S*?)[{_RAISED}]*$", raw[:i])
    return not word or not re.fullmatch(r"[(\d,.]*[a-zA-Z]{1,2}", word[1])


def split_label(text: Text) -> tuple[Text | None, Text]:
    """``Vetäjä: Minna Salo`` -> label and value; a clock time or an address is no label."""
    match = LABEL.match(text.text)
    if not match or (re.search(r"\d$", match["label"]) and re.match(r"\d", match["value"])):
        return None, text
    if len(match["label"].split()) > 6 or (
        re.search(r"[.!?]\s", match["value"]) and len(match["value"]) > 120
    ):
        return None, text
    return text.slice(*match.span("label")), text.slice(*match.span("value"))


_FIELD = re.compile(
    r"(?:^|(?<=[\s·|;•]))(?P<label>[A-ZÅÄÖ][^\W\d_]*(?:[ ][a-zåäö]+){0,3}"
    r"(?:\s/\s[^\W\d_]+(?:[ ][a-zåäö]+){0,3})?)\s?:\s+(?=\S)"
)


def split_fields(text: Text) -> list[tuple[Text, Text]]:
    """``Omistaja: M. Salo · Aikataulu: 2026`` -> each label with its value; [] without two.

    A label is one to four words with a capital, right at the beginning or after a separator, two
    spaces or a value; a sentence with a colon in it has only one.
    """
    marks = list(_FIELD.finditer(text.text))
    if len(marks) < 2 or marks[0].start() > 0:
        return []
    out: list[tuple[Text, Text]] = []
    for k, mark in enumerate(marks):
        end = marks[k + 1].start() if k + 1 < len(marks) else len(text.text)
        value = text.slice(mark.end(), end)
        value = value.slice(0, len(value.text.rstrip(" ·|;•,")))
        sentence = not value.text or re.search(r"[^\W\d_]{2}[.!?]\s", value.text)
        if sentence and k + 1 < len(marks):
            return []
        if value.text:
            out.append((text.slice(*mark.span("label")), value))
    return out


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to be read, with its label and the scopes around it, outermost first."""

    text: Text
    label: Text | None
    scope: Scope
    path: tuple[Scope, ...]

    @property
    def page(self) -> int:
        return self.scope.page


def units(document: Scope) -> list[Unit]:
    """Every text of the tree in reading order."""
    return [
        Unit(scope.text, scope.label, scope, path)
        for path, scope in document.walk()
        if scope.text is not None and scope.text.text
    ]
