"""What is the same: which work a file is a version of, in which order, in which format.

Names of things and people are compared in ``names``.

A profile keeps what matching needs of one version: the file name without its marks, the title,
the keys of its facts, and a sketch of its text (the 256 smallest hashes of its runs of four words,
so that two sketches tell how much text is shared without keeping the text).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from models.names import fold, name_key
from models.periods import days
from models.records import Extraction, Page, Version

__all__ = [
    "Match", "Profile", "is_rendition", "match_document", "order_versions", "profile_of", "stem",
    "version_mark",
]  # fmt: skip

_SKETCH = 256
_RUN = 4  # words

#: what a copy, a draft or a format adds to a file's name
_MARKS = re.compile(
    r"""(?x) (?<![a-zåäö0-9])
    (?: v\d+(?:[.\-_]\d+)* | (?:versio|version|ver|rev|revisio|utkast)\W?\d*(?:\.\d+)*
      | luonnos\d* | lopullinen | final | valmis | hyväksytty | hyvaksytty | päivitetty | paivitetty
      | päivätty | paivatty | korjattu | kommentoitu | puhdas | kopio | copy | scan | skannattu
      | ocr | uusi | uusin | vanha | tulostus | kalvot | esitys | draft | slutlig
      | \d{4}-\d{2}-\d{2} | \d{1,2}\.\d{1,2}\.\d{2,4} | \d{8} | (?:19|20)\d{2} | \(\d+\)
    ) (?![a-zåäö0-9])"""
)
_NUMBERED = re.compile(
    r"(?<![a-z0-9])(?:v|ver|versio|version|rev)[\W_]?(\d+(?:[._]\d+)*)(?![a-z0-9])"
)
_DRAFT = re.compile(r"luonnos|draft|utkast")
_FINAL = re.compile(r"lopullinen|final|hyväksytty|hyvaksytty|slutlig")
#: names that say nothing of the work: an equal name is then no evidence
_GENERIC = {
    "", "strategia", "raportti", "dokumentti", "asiakirja", "liite", "powerpoint", "data",
    "presentation", "deck", "untitled", "nimeton", "tiedosto", "skannaus", "image",
}  # fmt: skip
#: the better a format is read, the sooner it stands for its version
_BEST_READ = (
    "presentation", "wordprocessing", "opendocument", "powerpoint", "msword", "html", "pdf",
    "image", "text",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What matching needs to know of one version."""

    document: str
    version: str
    file_name: str
    media_type: str
    title: str | None
    dated: str | None
    names: tuple[str, ...]  # keys of areas, programmes, projects and people
    facts: tuple[str, ...]  # the same with their values, folded
    sketch: tuple[int, ...]
    scanned: bool = False  # read by OCR, most of it


@dataclass(frozen=True, slots=True)
class Match:
    """The document that a file is a version of, or None; ``reason`` in Finnish for the reviewer."""

    document_id: str | None
    score: float
    reason: str
    uncertain: bool = False
    rendition_of: str | None = None


def sketch(pages: Iterable[Page]) -> tuple[int, ...]:
    """The smallest hashes of all runs of four words; letters folded, digits kept."""
    words = [word for page in pages for word in re.findall(r"\w+", fold(page.text.casefold()))]
    runs = {
        zlib.crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1)
    }
    return tuple(sorted(runs)[:_SKETCH])


def profile_of(version: Version, extraction: Extraction, pages: Sequence[Page] = ()) -> Profile:
    names: set[str] = set()
    facts: set[str] = set()
    for group in (extraction.growth_areas, extraction.programmes, extraction.projects):
        for fact in group:
            key = fold(name_key(fact.name))
            names.add(key)
            area = getattr(fact, "growth_area", None)
            facts.add(f"{key}|{fact.start}|{fact.end}|{fold(name_key(area or ''))}")
    for duty in extraction.assignments:
        if duty.person:
            names.add(fold(name_key(duty.person)))
        facts.add(fold(f"{name_key(duty.target)}|{name_key(duty.person or '')}|{duty.role}"))
    facts |= {f"{date.start}|{date.end}" for date in extraction.dates}
    return Profile(
        document=version.document,
        version=version.id,
        file_name=version.file_name,
        media_type=version.media_type,
        title=extraction.document.title,
        dated=version.dated,
        names=tuple(sorted(names)),
        facts=tuple(sorted(facts)),
        sketch=sketch(pages),
        scanned=sum(page.origin == "ocr" for page in pages) * 2 > len(pages),
    )


@lru_cache(maxsize=20_000)
def stem(file_name: str) -> str:
    """A file's name without folder, extension, version, draft, copy and date marks."""
    name = re.split(r"[\\/]", file_name)[-1].casefold()
    name = re.sub(r"\.[a-z0-9]{2,5}$", "", name).replace("_", " ").replace("%20", " ")
    name = re.sub(r"(?<=[a-zåäö])-(?=[a-zåäö])", " ", name)
    before = None
    while before != name:
        before, name = name, _MARKS.sub(" ", name)
    return " ".join(re.findall(r"\w+", fold(name)))


@lru_cache(maxsize=20_000)
def version_mark(file_name: str) -> tuple[int, ...] | None:
    """``v2``, ``versio 1.3``, ``luonnos``, ``lopullinen`` as numbers that sort; None without one.

    A draft of version 2 comes before version 2, its final form after it.
    """
    name = file_name.casefold()
    numbered = _NUMBERED.search(name)
    draft, final = bool(_DRAFT.search(name)), bool(_FINAL.search(name))
    if not numbered and not draft and not final:
        return None
    numbers = tuple(int(part) for part in re.split(r"[._]", numbered[1])) if numbered else ()
    # Without a number a draft stands before all numbered ones and a final one after them.
    first = numbers or ((0,) if draft else (10_000,))
    return (*first, *(0,) * (3 - len(first)), final - draft)


def _overlap(a: Sequence[object], b: Sequence[object]) -> float:
    """Shared share of the smaller one, 0..1: a cut or grown version still overlaps."""
    small = min(len(set(a)), len(set(b)))
    return len(set(a) & set(b)) / small if small else 0.0


def _text_shared(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimated share of common text (Jaccard) from two sketches."""
    union = sorted(set(a) | set(b))[:_SKETCH]
    both = set(a) & set(b)
    return sum(value in both for value in union) / len(union) if union else 0.0


def _likeness(new: Profile, old: Profile) -> tuple[float, str]:
    """How surely two files are versions of one work, and which evidence weighs most."""
    new_stem, old_stem = stem(new.file_name), stem(old.file_name)
    telling = new_stem not in _GENERIC and old_stem not in _GENERIC
    title_new, title_old = stem(new.title or ""), stem(old.title or "")
    likeness = fuzz.token_sort_ratio(new_stem, old_stem) / 100
    evidence = {
        "tiedoston nimi": 0.75 * (likeness if likeness > 0.85 else 0.0) * telling,
        "otsikko": 0.45 * (title_new == title_old and title_new not in _GENERIC),
        "samat hankkeet ja henkilöt": 0.9 * _overlap(new.names, old.names)
        * min(1.0, min(len(new.names), len(old.names)) / 4),
        "sama teksti": min(0.95, 1.6 * _text_shared(new.sketch, old.sketch)),
    }  # fmt: skip
    doubt = 1.0
    for weight in evidence.values():
        doubt *= 1 - weight
    score = 1 - doubt
    content = max(evidence["samat hankkeet ja henkilöt"], evidence["sama teksti"])
    if content < 0.08 and len(new.names) >= 5 and len(old.names) >= 5:
        score = min(score, 0.5)  # one file name, two works: never without a word from content
    best = [name for name, weight in sorted(evidence.items(), key=lambda e: -e[1]) if weight > 0.3]
    return score, ", ".join(best)


MATCHED, POSSIBLE, MARGIN = 0.6, 0.4, 0.1


def match_document(new: Profile, existing: Sequence[Profile]) -> Match:
    """The work that ``new`` is a version of, by file name, title, facts and text.

    One clear candidate or none: below MATCHED, or closer than MARGIN to another work, the answer
    is None with ``uncertain`` set where something was alike.
    """
    best: dict[str, tuple[float, str, Profile]] = {}
    for old in existing:
        if old.version == new.version:
            return Match(old.document, 1.0, "samat tavut on luettu jo")
        score, why = _likeness(new, old)
        if old.document not in best or score > best[old.document][0]:
            best[old.document] = (score, why, old)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    if not ranked or ranked[0][1][0] < POSSIBLE:
        return Match(None, ranked[0][1][0] if ranked else 0.0, "uusi asiakirja")
    document, (score, why, _) = ranked[0]
    if score < MATCHED:
        return Match(None, score, f"muistuttaa toista asiakirjaa ({why})", uncertain=True)
    if len(ranked) > 1 and score - ranked[1][1][0] < MARGIN and ranked[1][1][0] >= MATCHED:
        return Match(None, score, f"sopii kahteen asiakirjaan ({why})", uncertain=True)
    same = [old.version for old in existing if old.document == document and is_rendition(new, old)]
    return Match(document, score, why, rendition_of=same[0] if same else None)


def is_rendition(new: Profile, old: Profile) -> bool:
    """Whether two files of one work tell the same version in two formats.

    Another version mark or another own date is another version. Two files of one format are
    renditions only as PDF: one exported, one scanned.
    """
    if new.version == old.version:
        return False
    if new.media_type == old.media_type and "pdf" not in new.media_type:
        return False
    marks = version_mark(new.file_name), version_mark(old.file_name)
    if None not in marks and marks[0] != marks[1]:
        return False
    if new.dated and old.dated and _day(new.dated) != _day(old.dated):
        return False
    facts = _overlap(new.facts, old.facts)
    text = _text_shared(new.sketch, old.sketch)
    named_alike = stem(new.file_name) == stem(old.file_name) and marks[0] == marks[1]
    if new.media_type == old.media_type and not (named_alike and new.scanned != old.scanned):
        return text < 1.0 and facts >= 0.95 and text >= 0.5 and len(new.facts) >= 3
    if named_alike and (marks[0] is not None or new.dated is not None):
        return facts >= 0.5 or text >= 0.4
    return (facts >= 0.85 and len(new.facts) >= 3) or text >= 0.7


def _day(dated: str) -> str:
    return days(dated)[0].isoformat()


def order_versions(
    versions: Sequence[Version], scanned: Collection[str] = ()
) -> list[Version]:
    """The chain of a document, oldest first, renditions after it; numbers and links set anew.

    By the document's own date where every version has one, else by the marks of the file names
    where every one has, else by the date it came. Of one version's formats the best-read one
    stands in the chain and the others are its renditions; ``scanned``: ids of what OCR read.
    """
    groups: dict[str, list[Version]] = {}
    by_id = {version.id: version for version in versions}

    def root(version: Version) -> str:
        seen = {version.id}
        while version.rendition_of in by_id and version.rendition_of not in seen:
            version = by_id[version.rendition_of]
            seen.add(version.id)
        # The members of a ring, should one ever be stored, share its smallest id.
        return min(seen) if version.rendition_of in seen else version.id

    for version in versions:
        groups.setdefault(root(version), []).append(version)
    heads = []
    for members in groups.values():
        members.sort(
            key=lambda v: (_readability(v.media_type), v.id in scanned, v.received, v.id)
        )
        heads.append(members)
    dated = all(members[0].dated for members in heads)
    marked = all(version_mark(members[0].file_name) for members in heads)

    def when(members: list[Version]) -> tuple[object, ...]:
        head = members[0]
        mark = version_mark(head.file_name) or (0,)
        received = min(version.received for version in members)
        if dated:
            return _day(head.dated or ""), mark, received, head.id
        if marked:
            return mark, received, head.id
        return _day(head.dated) if head.dated else received.date().isoformat(), received, head.id

    heads.sort(key=when)
    chain, renditions = [], []
    for number, members in enumerate(heads, 1):
        before = heads[number - 2][0].id if number > 1 else None
        chain.append(replace(members[0], number=number, supersedes=before, rendition_of=None))
        renditions += [
            replace(version, number=number, supersedes=None, rendition_of=members[0].id)
            for version in members[1:]
        ]
    return chain + renditions


def _readability(media_type: str) -> int:
    ranks = (rank for rank, word in enumerate(_BEST_READ) if word in media_type)
    return next(ranks, len(_BEST_READ))
