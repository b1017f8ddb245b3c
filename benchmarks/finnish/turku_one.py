"""The TurkuONE corpus of named entities: sentences of words with spans, and their running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%”’»…")
_NO_SPACE_AFTER = frozenset("([{“„«")


@dataclass(frozen=True, slots=True)
class Entity:
    """``words[first:last]`` is one entity of the kind (PERSON, DATE ...)."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the corpus cuts it.

    ``text`` is how it would be printed; ``starts`` are the offsets of the words in it.
    """

    words: tuple[str, ...]
    entities: tuple[Entity, ...]
    text: str
    starts: tuple[int, ...]

    def spans(self, kind: str) -> set[tuple[int, int]]:
        """Offsets in ``text`` of the entities of that kind."""
        return {
            (self.starts[e.first], self.starts[e.last - 1] + len(self.words[e.last - 1]))
            for e in self.entities
            if e.kind == kind
        }


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of one file (``word TAB tag`` lines, a blank line between sentences)."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.strip():
            word, _, tag = line.partition("\t")
            rows.append((word, tag))
        elif rows:
            yield _sentence(rows)
            rows = []


def _sentence(rows: list[tuple[str, str]]) -> Sentence:
    entities: list[Entity] = []
    for index, (_, tag) in enumerate(rows):
        if tag.startswith("B-"):
            entities.append(Entity(tag[2:], index, index + 1))
        elif tag.startswith("I-") and entities and entities[-1].last == index:
            last = entities.pop()
            entities.append(Entity(last.kind, last.first, index + 1))
    words = tuple(word for word, _ in rows)
    text, starts = "", []
    for word in words:
        if text and word not in _NO_SPACE_BEFORE and text[-1] not in _NO_SPACE_AFTER:
            text += " "
        starts.append(len(text))
        text += word
    return Sentence(words, tuple(entities), text, tuple(starts))
