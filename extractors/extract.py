"""Runs the finders over one reading and links what they find: from pages to an ``Extraction``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
    twins,
    two_names,
)
from extractors.entities import Candidate, Named, Register
from extractors.finnish.lost_letters import Restorer
from extractors.finnish.morphology import voikko_available
from extractors.languages import languages_of
from extractors.linking import Topics
from extractors.scopes import Restore, Scope, Unit
from extractors.scopes import units as all_units
from extractors.vocabulary import digest as vocabulary_digest
from extractors.vocabulary import require as require_vocabulary
from extractors.written_names import Written, settle
from models.records import DocumentInfo, Extraction, Reading

#: What read a document: the program, and what else makes it read otherwise.
RELEASE = f"strategiavahti {version('strategiavahti')}"
if vocabulary_digest():
    RELEASE += f", vocabulary {vocabulary_digest()}"
if not voikko_available():
    RELEASE += ", without Voikko"
#: Below this the cues for a thing are too thin to list it.
THRESHOLD = {"growth_area": 0.7, "programme": 0.5, "project": 0.55}


def describe(reading: Reading) -> DocumentInfo:
    """What kind of document it is: title, languages, its own date. No facts are looked for."""
    return _described(reading, all_units(layout.tree(reading, _restorer(reading).text)))


def extract(reading: Reading) -> Extraction:
    """Everything one document says of growth areas, programmes, projects, people and dates.

    The same reading always gives the same extraction, by the same words. Raises VocabularyError
    where an analyst's words were given that cannot be used.
    """
    require_vocabulary()
    restorer = _restorer(reading)
    restore = restorer.text
    root = layout.tree(reading, restore)
    units = all_units(root)
    info = _described(reading, units)
    pairs = two_names.find(root)
    found = _extraction(reading, restore, root, units, info, pairs)
    told_twice, doubtful = twins.find(found, reading.pages)
    if told_twice:
        found = _extraction(reading, restore, root, units, info, [*told_twice, *pairs])
    found = replace(found, issues=(*found.issues, *doubtful))
    return doubts.weighed(found, restorer.doubtful) if restorer.lossy else found


def _extraction(
    reading: Reading,
    restore: Restore,
    root: Scope,
    units: Sequence[Unit],
    info: DocumentInfo,
    pairs: Sequence[two_names.Pair],
) -> Extraction:
    """The facts of the document, where ``pairs`` are known to be two names of one thing."""

    def entities_of(found: Sequence[Candidate]) -> list[Named]:
        return two_names.merged(found, pairs, info.language)

    areas = _kept(entities_of(growth_areas.find(root)), "growth_area")
    if len(areas) < 2:  # under none of the words that we know: by what they hold
        by_place = growth_areas.find(root) + areas_by_place.find(root)
        areas = _kept(entities_of(by_place), "growth_area")
    candidates = [c for area in areas for c in area.candidates]
    candidates += programmes.find(units)
    drawn = [bar for page in reading.pages for bar in timelines.bars(page, restore)]
    candidates += projects.find(root, units, areas, drawn)
    entities = [e for e in entities_of(candidates) if e.confidence >= THRESHOLD[e.kind]]
    entities = projects.without_phrases(entities)
    settle(entities, Written(units))
    register = Register(entities)
    topics = Topics(root, units, register)
    duties = assignments.find(units)
    told = dates.find(units, dates.own_date(units))
    return assemble.extraction(info, reading.issues, units, entities, topics, duties, told, drawn)


def _restorer(reading: Reading) -> Restorer:
    """What puts lost letters back, where the document has lost them."""
    return Restorer("\n".join(page.text for page in reading.pages))


def _described(reading: Reading, units: Sequence[Unit]) -> DocumentInfo:
    languages = languages_of(unit.text.text for unit in units)
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
