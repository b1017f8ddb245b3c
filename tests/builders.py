"""Tiny builders of records for tests: say what matters, the rest has a sensible value."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from models.records import (
    Assignment,
    DateFact,
    DocumentInfo,
    Extraction,
    GrowthArea,
    Line,
    Mention,
    Page,
    Programme,
    Project,
    Version,
    Word,
)

RECEIVED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def sha(letter: str = "a") -> str:
    """A sha256 that is easy to tell from another one."""
    return (letter * 64)[:64] if letter in "0123456789abcdef" else f"{ord(letter[0]):064x}"


def info(**values: Any) -> DocumentInfo:
    return DocumentInfo(
        **{
            "title": "Kasvuohjelma",
            "language": "fi",
            "languages": ("fi",),
            "dated": "2026-03-01",
            "pages": 3,
            "file_name": "kasvuohjelma_v1.pptx",
            "media_type": "application/pdf",
            "sha256": sha("a"),
            "extractor": "1.0",
            **values,
        }
    )


def mention(quote: str, page: int = 1, start: int = 0, **values: Any) -> Mention:
    return Mention(page=page, start=start, end=start + len(quote), quote=quote, **values)


def _told(values: dict[str, Any], quote: str) -> dict[str, Any]:
    page = values.pop("page", 1)
    return {
        "pages": (page,),
        "reason": "testin oma",
        "mentions": (mention(quote, page),),
        **values,
    }


def area(name: str, **values: Any) -> GrowthArea:
    return GrowthArea(name=name, **_told(values, name))


def programme(name: str, **values: Any) -> Programme:
    return Programme(name=name, **_told(values, name))


def project(name: str, growth_area: str | None = None, **values: Any) -> Project:
    return Project(name=name, growth_area=growth_area, **_told(values, name))


def assignment(
    person: str | None, target: str, role: str | None = "projektipäällikkö", **values: Any
) -> Assignment:
    """Nobody named and no organisation: the post is vacant."""
    values.setdefault("vacant", person is None and not values.get("organisation"))
    values.setdefault("target_kind", "project")
    quote = person or values.get("organisation") or "avoin"
    return Assignment(person=person, target=target, role=role, **_told(values, quote))


def date(
    start: str | None, end: str | None = None, about: str | None = None, **values: Any
) -> DateFact:
    text = values.pop("text", "–".join(value for value in (start, end) if value))
    values.setdefault("precision", "range")
    return DateFact(text=text, start=start, end=end, about=about, **_told(values, text))


def extraction(**values: Any) -> Extraction:
    """``document`` may be left out; facts come as lists or tuples under the record's names."""
    document = values.pop("document", None) or info()
    return Extraction(document=document, **{key: tuple(rows) for key, rows in values.items()})


def page(text: str, number: int = 1, **values: Any) -> Page:
    """A page whose every line and word has its offsets and a box, ten points high a line."""
    words: list[Word] = []
    lines: list[Line] = []
    at = 0
    for row, line in enumerate(text.split("\n")):
        if line.strip():
            box = (0.0, 10.0 * row, 6.0 * len(line), 10.0 * row + 9)
            lines.append(Line(at, at + len(line), box))
            offset = 0
            for word in line.split():
                start = line.index(word, offset)
                offset = start + len(word)
                place = (6.0 * start, 10.0 * row, 6.0 * offset, 10.0 * row + 9)
                words.append(Word(at + start, at + offset, place))
        at += len(line) + 1
    shape = {"width": 960.0, "height": 540.0, "words": tuple(words), "lines": tuple(lines)}
    return Page(number=number, text=text, **{**shape, **values})


def version(**values: Any) -> Version:
    return Version(
        **{
            "id": sha("a"),
            "document": "kasvuohjelma",
            "number": 1,
            "file_name": "kasvuohjelma_v1.pptx",
            "media_type": "application/pdf",
            "pages": 3,
            "received": RECEIVED,
            "dated": "2026-03-01",
            **values,
        }
    )
