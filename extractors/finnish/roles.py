"""Role titles in running text, in any case, as lower-case nominatives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.finnish.folding import fold
from extractors.finnish.morphology import Analysis, analyse
from extractors.finnish.role_abbreviations import find_abbreviated, title_of
from extractors.vocabulary import load

_ROLES = load("roles")
_TITLES = frozenset(_ROLES["fi"]["titles"])
_SUFFIXES = tuple(_ROLES["fi"]["suffixes"])
_NOT = frozenset(_ROLES["fi"]["not"])
_MODIFIERS = frozenset(_ROLES["fi"]["modifiers"])
_BODIES = tuple(_ROLES["fi"]["bodies"])
_ACTING = frozenset(_ROLES["fi"]["acting"])
_FOREIGN: dict[str, str] = {
    fold(title): title for language in ("sv", "en") for title in _ROLES[language]["titles"]
}
#: Words that may begin a title of several: others need no look at what follows.
_FOREIGN_FIRST = frozenset(title.split()[0] for title in _FOREIGN if " " in title)
_SV_SUFFIXES = tuple(_ROLES["sv"]["suffixes"])
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role at ``text[start:end]``; ``role`` is lower case nominative, with vs., vt. and vara-."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


def find_roles(text: str) -> list[FoundRole]:
    """The role titles of the text from left to right, without overlaps.

    A qualifier in front belongs to the role: "vs.", an agreeing adjective ("tekninen
    asiantuntija") and the genitive of a body ("ohjausryhmän puheenjohtaja"), but not the thing
    that is led ("kasvualueen vetäjä" is *vetäjä*).
    """
    tokens = [_Token(*match.span(), match[0]) for match in _WORD.finditer(text)]
    short = {one.start: one for one in find_abbreviated(text)}
    found: list[FoundRole] = []
    index = 0
    while index < len(tokens):
        cut = short.get(tokens[index].start)
        if cut is not None:
            role = Analysis(cut.title, "noun", "nominative", "singular")
            floor = found[-1].end if found else 0
            whole = _with_qualifiers(text, tokens, index, role, floor)
            found.append(FoundRole(whole.start, cut.end, whole.role))
            while index < len(tokens) and tokens[index].start < cut.end:
                index += 1
            continue
        foreign = _foreign(text, tokens, index)
        if foreign is not None:
            found.append(foreign[0])
            index = foreign[1]
            continue
        told = _role_word(tokens[index].text.rstrip("."))
        if told is not None:
            floor = found[-1].end if found else 0
            found.append(_with_qualifiers(text, tokens, index, told, floor))
        index += 1
    return found


@lru_cache(maxsize=20_000)
def _role_word(word: str) -> Analysis | None:
    """The reading of the word as a title, nominative first; None when it is none."""
    lower = word.lower()
    if len(lower) < 5:
        return None
    readings = [
        reading
        for reading in analyse(lower)
        if reading.word_class in {"noun", "noun_adjective", "adjective"}
        and _is_title(reading.base.lower())
    ]
    if not readings:
        return None
    return min(readings, key=lambda reading: (reading.case != "nominative", len(reading.parts)))


@lru_cache(maxsize=20_000)
def _is_title(base: str) -> bool:
    if base in _TITLES:
        return True
    return base.endswith(_SUFFIXES) and base not in _NOT and base not in _SUFFIXES


def is_role(word: str) -> bool:
    """Whether the word, in any case and language, is a role title."""
    if _role_word(word) is not None or fold(word) in _FOREIGN:
        return True
    return len(word) < 6 and title_of(word.lower().rstrip("."), word.endswith(".")) is not None


def _with_qualifiers(
    text: str, tokens: list[_Token], index: int, role: Analysis, floor: int
) -> FoundRole:
    token = tokens[index]
    start, name, at = token.start, role.base.lower(), index - 1

    def near(place: int) -> bool:
        return (
            place >= 0
            and tokens[place].start >= floor
            and not text[tokens[place].end : start].strip()
        )

    if near(at):
        adjective = _modifier(tokens[at].text, role)
        if adjective is not None:
            name, start, at = f"{adjective} {name}", tokens[at].start, at - 1
    if near(at):
        body = tokens[at].text.lower()
        if any(r.case == "genitive" and r.base.lower().endswith(_BODIES) for r in analyse(body)):
            name, start, at = f"{body} {name}", tokens[at].start, at - 1
    if near(at) and tokens[at].text.lower() in _ACTING:
        acting = tokens[at].text.lower()
        name = f"{acting if acting.endswith('.') else acting + '.'} {name}"
        start = tokens[at].start
    end = token.end - (1 if token.text.endswith(".") else 0)
    return FoundRole(start, end, name)


def _modifier(word: str, role: Analysis) -> str | None:
    for reading in analyse(word.lower()):
        if (
            reading.base in _MODIFIERS
            and reading.case == role.case
            and reading.number == role.number
        ):
            return reading.base
    return None


def _foreign(text: str, tokens: list[_Token], index: int) -> tuple[FoundRole, int] | None:
    """A Swedish or English title of up to three words, also in definite form ("projektledaren")."""
    for length in (3, 2, 1) if _begins_foreign(tokens[index].text) else (1,):
        run = tokens[index : index + length]
        if len(run) < length:
            continue
        if any(text[a.end : b.start].strip(" ") for a, b in pairwise(run)):
            continue
        start, end = run[0].start, run[-1].end - (1 if run[-1].text.endswith(".") else 0)
        title = _foreign_title(text[start:end], length)
        if title is None:
            continue
        if index > 0 and not text[tokens[index - 1].end : start].strip():
            acting = tokens[index - 1].text.lower()
            if acting in _ACTING:
                begin = tokens[index - 1].start
                return FoundRole(begin, end, f"{acting} {title}"), index + length
        return FoundRole(start, end, title), index + length
    return None


@lru_cache(maxsize=50_000)
def _begins_foreign(word: str) -> bool:
    return fold(word) in _FOREIGN_FIRST


@lru_cache(maxsize=50_000)
def _foreign_title(text: str, length: int) -> str | None:
    folded, lower = fold(text), text.lower()
    if folded in _FOREIGN:
        return _FOREIGN[folded]
    if length > 1:
        return None
    for ending in ("n", "en", "s", "ns"):
        if folded.endswith(ending) and folded[: -len(ending)] in _FOREIGN and len(folded) > 7:
            return _FOREIGN[folded[: -len(ending)]]
    if lower.endswith(_SV_SUFFIXES) and not analyse(lower):
        return lower
    return None
