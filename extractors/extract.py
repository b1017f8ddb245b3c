"""Runs the finders over one reading and links what they find: from pages to an ``Extraction``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version

from extractors import (
    areas_by_place,
    assemble,
    assignments,
    dates,
    doubts,
    growth_areas,
    layout,
    programmes,
    projects,
    timelines,
)
from extractors.entities import Named, Register, merge
from extractors.finnish.lost_letters import Restorer
from extractors.linking import Topics
from extractors.scopes import Unit
from extractors.scopes import units as all_units
from models.records import DocumentInfo, Extraction, Language, Reading

RELEASE = f"strategiavahti {version('strategiavahti')}"
#: Below this the cues for a thing are too thin to list it.
THRESHOLD = {"growth_area": 0.7, "programme": 0.5, "project": 0.55}
_SWEDISH = re.compile(r"\b(och|för|att|som|det|är|med|till|av|på|den|ett|inom|eller|från)\b", re.I)
_FINNISH = re.compile(
    r"\b(ja|on|sekä|että|joka|ovat|tai|ei|myös|hanke\w*|mukaan|jossa|kaupun\w+)\b", re.I
)
_ENGLISH = re.compile(r"\b(the|and|of|for|with|that|are|from|this|which|project)\b", re.I)


def describe(reading: Reading) -> DocumentInfo:
    """What kind of document it is: title, languages, its own date. No facts are looked for."""
    return _described(reading, all_units(layout.tree(reading, _restorer(reading).text)))


def extract(reading: Reading) -> Extraction:
    """Everything one document says of growth areas, programmes, projects, people and dates.

    Pure: the same reading always gives the same extraction.
    """
    restorer = _restorer(reading)
    restore = restorer.text
    root = layout.tree(reading, restore)
    units = all_units(root)
    info = _described(reading, units)
    areas = _kept(merge(growth_areas.find(root)), "growth_area")
    if len(areas) < 2:  # under none of the words that we know: by what they hold
        areas = _kept(merge(growth_areas.find(root) + areas_by_place.find(root)), "growth_area")
    candidates = [c for area in areas for c in area.candidates]
    candidates += programmes.find(units)
    drawn = [bar for page in reading.pages for bar in timelines.bars(page, restore)]
    candidates += projects.find(root, units, areas, drawn)
    entities = [e for e in merge(candidates) if e.confidence >= THRESHOLD[e.kind]]
    entities = projects.without_phrases(entities)
    register = Register(entities)
    topics = Topics(root, units, register)
    duties = assignments.find(units)
    told = dates.find(units, dates.own_date(units))
    found = assemble.extraction(info, reading.issues, units, entities, topics, duties, told, drawn)
    return doubts.weighed(found, restorer.doubtful) if restorer.lossy else found


def _restorer(reading: Reading) -> Restorer:
    """What puts lost letters back, where the document has lost them."""
    return Restorer("\n".join(page.text for page in reading.pages))


def _described(reading: Reading, units: Sequence[Unit]) -> DocumentInfo:
    languages = _languages(reading)
    return DocumentInfo(
        title=_title(reading),
        language=languages[0] if languages else None,
        languages=languages,
        dated=dates.own_date(units) or reading.modified,
        pages=len(reading.pages),
        file_name=reading.file_name,
        media_type=reading.media_type,
        sha256=reading.sha256,
        extractor=RELEASE,
    )


def _kept(entities: Sequence[Named], kind: str) -> list[Named]:
    return [e for e in entities if e.kind == kind and e.confidence >= THRESHOLD[kind]]


def _languages(reading: Reading) -> tuple[Language, ...]:
    """Languages of the pages, most used first; one needs a tenth of the words that tell."""
    text = "\n".join(page.text for page in reading.pages)
    counts: Counter[Language] = Counter(
        {
            "fi": len(_FINNISH.findall(text)),
            "sv": len(_SWEDISH.findall(text)),
            "en": len(_ENGLISH.findall(text)),
        }
    )
    total = sum(counts.values())
    return tuple(lang for lang, n in counts.most_common() if n and n * 10 >= total)


def _title(reading: Reading) -> str | None:
    """The first page's title, else the title in the file's properties."""
    for page in reading.pages[:1]:
        lines = [line for line in page.lines if line.role == "title"]
        if lines:
            return " ".join(page.text[line.start : line.end].strip() for line in lines)
        sized = [line for line in page.lines if line.size and line.role in ("body", "subtitle")]
        if sized:
            largest = max(sized, key=lambda line: line.size or 0)
            return page.text[largest.start : largest.end].strip() or reading.title
        if page.lines:
            first = page.lines[0]
            return page.text[first.start : first.end].strip() or reading.title
    return reading.title
