"""Names in Swedish and English running text: *projektet X*, *the X project*, *programmet för X*.

Finnish puts the kind last and inflects it (*X-hankkeessa*); Swedish puts it first in definite form
or last after a hyphen, English last in a run of capitals. Where a name of several words ends is
told by the verb or the preposition that follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.finnish.pipeline import sentences
from extractors.finnish.roles import is_role
from extractors.languages import guess
from extractors.vocabulary import load

_CAPITAL = "A-ZÅÄÖÉÜ"
_QUOTED = r"[\"”“»'’](?P<quoted>[^\"”“»'’]{3,60})[\"”“»'’]"
#: *projektet X*, *spetsprojektets X*; without the article only a name in quotes follows.
_SV_PROJECT = re.compile(
    rf"\b(?P<noun>[Pp]rojekt(?:et|ets)?|[^\W\d_]{{3,20}}projekt(?:et|ets)?|[Pp]iloten)\s+"
    rf"(?:{_QUOTED}|(?=[{_CAPITAL}0-9]))"
)
_EN_PROJECT = re.compile(
    rf"\b(?P<name>[{_CAPITAL}][\w'’-]*(?:\s+(?:(?:of|and|for|the|in|&)\s+){{0,2}}[{_CAPITAL}0-9][\w'’-]*){{0,5}})"
    r"\s+(?P<noun>(?:[Pp]ilot\s|[Ff]lagship\s)?[Pp]roject|[Pp]ilot)\b(?P<next>\s+[^\W\d_]+)?"
)
_EN_CALLED = re.compile(
    rf"\b[Tt]he\s+(?P<noun>(?:[a-z]+\s)?project|pilot)\s+(?:called\s+|named\s+)?(?:{_QUOTED}|(?=[{_CAPITAL}]))"
)
_IS_PROJECT = re.compile(
    rf"^(?P<name>[{_CAPITAL}0-9][^.:;,]{{2,60}}?)\s+(?:är\s+ett|is\s+an?)\s+(?:[^\s.]+\s+){{0,3}}?"
    r"(?P<noun>[^\s.,]*(?:projekt|pilot|project))\b"
)
_LEADER_OF = re.compile(
    r"\b(?P<noun>(?:[Pp]rojekt(?:ledare|chef|koordinator|ägare)n?s?|[Pp]roject\s(?:manager|lead|leader|coordinator|owner)))"
    rf"\s+(?:för|of|for)\s+(?:the\s+|projektet\s+)?(?=[{_CAPITAL}0-9\"”“])"
)
_BODY = re.compile(
    r"(?:\b(?:stad|kommun|region|förbund|[Aa]b|[Oo]y|city|region|municipality)|stad)$"
)

_SV_PROGRAMME = re.compile(
    rf"\b(?P<noun>[Pp]rogram(?:met|mets)?|[^\W\d_]{{4,25}}program(?:met|mets)?)\b"
    rf"(?P<for>\s+för\s+(?=\w))?(?:\s+{_QUOTED}|(?P<run>\s+(?=[{_CAPITAL}])))?"
)
_SV_OWNER = re.compile(rf"\b[{_CAPITAL}][\w-]*(?:s|\s[\w-]+s)\s$")
_EN_PROGRAMME = re.compile(
    rf"\b(?P<name>[{_CAPITAL}][\w'’-]*(?:\s+(?:(?:of|and|for|the|in|&)\s+){{0,2}}[{_CAPITAL}][\w'’-]*){{0,5}})"
    r"\s+(?P<noun>[Pp]rogram(?:me)?)\b(?!\s+(?:manager|director|lead|leader|coordinator|owner))"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name at ``text[start:end]``; ``noun`` is the word that tells its kind, ``sure`` how far."""

    start: int
    end: int
    noun: str
    sure: float


def projects(text: str) -> list[Spoken]:
    """The projects that a text in Swedish or English names; [] for a Finnish one."""
    return list(_projects(text))


def programmes(text: str) -> list[Spoken]:
    """The programmes that a text in Swedish or English names; [] for a Finnish one."""
    return list(_programmes(text))


def subject(sentence: str) -> tuple[int, int] | None:
    """Where the name stands that a Swedish or English sentence says something of, if any does.

    *Kustlabbet samlar företagen* and *Projektet Kustlabbet pågår* have one; a sentence that opens
    with *Vi* or *The project* has none.
    """
    words = list(re.finditer(r"[^\s,;:()]+", sentence))
    verbs = _finite("sv") | _finite("en")
    for k, word in enumerate(words[1:7], 1):
        if word[0] in verbs and k + 1 < len(words):
            first = words[k > 1 and bool(re.fullmatch(r"projektet|piloten", words[0][0], re.I))]
            opens = re.match(rf"[{_CAPITAL}0-9]", first[0]) and first[0] not in _openers()
            named = opens and first[0].lower() not in _grammar()
            return (first.start(), words[k - 1].end()) if named else None
    return None


def _foreign(text: str) -> Iterator[tuple[int, int, Literal["sv", "en"]]]:
    """The sentences in Swedish or English; one that cannot tell goes with its whole text."""
    whole: str | None = None
    for start, end in sentences(text):
        language = guess(text[start:end])
        if language is None:
            whole = whole or guess(text) or "fi"
            language = "sv" if whole == "sv" else "en" if whole == "en" else None
        if language == "sv" or language == "en":
            yield start, end, language


def _projects(text: str) -> Iterator[Spoken]:
    for start, end, language in _foreign(text):
        if said := _IS_PROJECT.match(text[start:end]):
            yield Spoken(start + said.start("name"), start + said.end("name"), said["noun"], 0.7)
        for match in _LEADER_OF.finditer(text, start, end):
            stop = _name_end(text, match.end(), end, language)
            if not _BODY.search(text[match.end() : stop]):
                yield Spoken(match.end(), stop, match["noun"], 0.6)
        pattern = _SV_PROJECT if language == "sv" else _EN_CALLED
        for match in pattern.finditer(text, start, end):
            if match["quoted"]:
                yield Spoken(*match.span("quoted"), match["noun"], 0.8)
            elif match["noun"].endswith(("et", "ets", "en", "project", "pilot")):
                stop = _name_end(text, match.end(), end, language)
                yield Spoken(match.end(), stop, match["noun"], 0.7)
        if language == "en":
            for match in _EN_PROJECT.finditer(text, start, end):
                if match["next"] and is_role(match["noun"] + match["next"]):
                    continue  # "Senior Project Manager", "Project Manager"
                if (at := _without_openers(text, *match.span("name"))) is not None:
                    yield Spoken(at, match.end("name"), match["noun"], 0.7)


def _programmes(text: str) -> Iterator[Spoken]:
    for start, end, language in _foreign(text):
        if language == "en":
            for match in _EN_PROGRAMME.finditer(text, start, end):
                if (at := _without_openers(text, *match.span("name"))) is not None:
                    yield Spoken(at, match.end("noun"), match["noun"], 0.55)
            continue
        for match in _SV_PROGRAMME.finditer(text, start, end):
            if match["quoted"]:
                yield Spoken(*match.span("quoted"), match["noun"], 0.6)
            elif match["for"]:
                stop = _name_end(text, match.end("for"), end, "sv", through=True)
                yield Spoken(match.start(), stop, match["noun"], 0.35)
            elif match["run"] and match["noun"].endswith(("t", "ts")):
                stop = _name_end(text, match.end(), end, "sv")
                yield Spoken(match.end(), stop, match["noun"], 0.5)
            elif not match["noun"].casefold().startswith("program"):
                owner = _SV_OWNER.search(text, start, match.start())
                stop = match.end("noun") - match["noun"].endswith("s")
                if owner or match["noun"][:1].isupper():
                    yield Spoken(
                        owner.start() if owner else match.start(), stop, match["noun"], 0.45
                    )


def _name_end(
    text: str, start: int, stop: int, language: Literal["sv", "en"], through: bool = False
) -> int:
    """Where the name that begins at ``start`` ends: before a verb, a preposition, a number, a mark.

    ``through``: prepositions belong to it (*programmet för liv i skärgården*), verbs do not.
    """
    end = start
    words = list(re.finditer(r"\S+", text[start:stop]))
    plain = [word[0].strip('.,;:!?()"”“»') for word in words]
    for word, bare, after in zip(words, plain, [*plain[1:], "."], strict=True):
        # "leder" before "som" or a full stop means trails
        noun = after in (".", "", "som", "that", "which") and bare in _finite("noun_too")
        verb = bare in _finite(language) and not noun
        ends = verb or (not through and bare in _ends(language))
        opens = word[0][0] in '("”“»–—'
        if end > start and (ends or opens or re.fullmatch(r"\d[\d./–-]*", bare)):
            break
        end = start + word.start() + word[0].rindex(bare) + len(bare) if bare else end
        if word[0][-1] in ".,;:!?)":
            break
    return end


def _without_openers(text: str, start: int, end: int) -> int | None:
    """Where the name begins after *The*, *Our*, *Pilot*; None where nothing is left."""
    for word in re.finditer(r"\S+", text[start:end]):
        if word[0] not in _openers():
            lone = start + word.end() == end
            return None if lone and word[0].lower() in _grammar() else start + word.start()
    return None


@lru_cache(maxsize=3)
def _finite(language: Literal["sv", "en", "noun_too"]) -> frozenset[str]:
    return frozenset(load("languages")["finite"][language])


@lru_cache(maxsize=2)
def _ends(language: Literal["sv", "en"]) -> frozenset[str]:
    return frozenset(load("languages")["name_ends"][language])


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    words = load("languages")["not_in_names"]
    return frozenset((*words["sv"], *words["en"]))


@lru_cache(maxsize=1)
def _grammar() -> frozenset[str]:
    words = load("languages")["function_words"]
    return frozenset((*words["sv"], *words["en"]))
