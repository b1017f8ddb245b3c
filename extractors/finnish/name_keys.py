"""Names without quotes and kind nouns, and the key under which spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from extractors.finnish.morphology import analyse, lemmas
from extractors.vocabulary import words

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
QUOTES = "\"'“”„‟‘’‚«»´`"
#: Nouns that only say what kind of thing a name is: "X-hanke" is *X*. Programmes are apart:
#: "Saaristo-ohjelma" keeps its word, "Uusi Ranta -ohjelma" loses it.
_AREA_TAILS = words("kinds", "growth_area", "tails")
_PROJECT_TAILS = words("kinds", "project", "tails")
_PROGRAMME_TAILS = words("kinds", "programme", "tails")
_TAILS = _AREA_TAILS | _PROJECT_TAILS
KIND_NOUNS = _TAILS | _PROGRAMME_TAILS | words("kinds", "growth_area", "nouns")
CASE_TAIL = re.compile(
    r"(?<=\w)[:'’´](?:n|ss[aäA]|st[aäA]|ll[aäA]|lt[aäA]|lle|n[aä]|ks?si|t?t?[aä]|[aäoöuyie]{1,2}n|h[aeiouyäö]n"
    r"|i?t|j?en|iden|iin|seen|ia|iä|eja|ejä|een|eihin|eissa|eista|eiden|een)$"
)
_WORD = re.compile(r"\w+(?:[-'’:.]\w+)*[-]?|&|\+|/")


def clean(name: str) -> str:
    """NFC, soft hyphens out, blanks single, outer quotes and end punctuation off."""
    name = unicodedata.normalize("NFC", name).replace("\u00ad", "").replace("\ufffe", "")
    name = " ".join(re.sub("[\u2010\u2011]", "-", name).split())
    while True:
        bare = name.strip(" ,;:•▪–—-").rstrip(".") if not name.endswith("..") else name.strip(" .")
        if len(bare) > 1 and bare[0] in QUOTES and bare[-1] in QUOTES:
            bare = bare[1:-1].strip()
        elif len(bare) > 1 and bare[-1] in QUOTES and not any(q in bare[:-1] for q in QUOTES):
            bare = bare[:-1]
        elif len(bare) > 1 and bare[0] in QUOTES and not any(q in bare[1:] for q in QUOTES):
            bare = bare[1:]
        if bare == name:
            return name
        name = bare


def is_kind_noun(word: str, nouns: Collection[str] = KIND_NOUNS) -> bool:
    """Whether the word, in any case, is one that only says the kind ("hankkeessa")."""
    return not lemmas(word.lower()).isdisjoint(nouns)


@dataclass(frozen=True, slots=True)
class Stripped:
    """A name without its kind noun; ``inflected`` is what that noun tells of the rest.

    ``False``: the noun carried the case ("X-hankkeessa"), the rest is nominative. ``True``: the
    rest is a genitive attribute of the noun ("X:n kasvualue"). ``None``: there was no such noun.
    """

    name: str
    inflected: bool | None = None


def strip_kind(name: str, for_key: bool = False) -> Stripped:
    """The name without a noun that only tells its kind ("-hanke", "hankkeessa X", "kasvualue").

    ``for_key`` also takes "-ohjelma" off a glued compound, for comparison only.
    """
    unified = re.sub(f"[{DASHES}]", "-", name)
    tail = re.fullmatch(r"(.+?)[\"”’']?\s*,?\s+-\s?(\w+)|(.+?)-(\w+)", unified)
    if tail is not None:
        glued = tail[3] is not None
        rest, noun = (tail[3], tail[4]) if glued else (tail[1], tail[2])
        nouns = _TAILS if glued and not for_key else _TAILS | _PROGRAMME_TAILS
        compound = any(lemma.endswith(tuple(nouns)) for lemma in lemmas(noun.lower())) and not glued
        if is_kind_noun(noun, nouns) or compound:
            return Stripped(clean(name[: len(rest)]), False)
    front = re.match(r"(\w+)\s+(?=[\"“”„«'’A-ZÅÄÖ0-9])", name)
    if front is not None and is_kind_noun(front[1], _TAILS | _PROGRAMME_TAILS):
        rest = clean(name[front.end() :])
        if rest:
            return Stripped(rest, False)
    first, _, last = name.rpartition(" ")
    quoted = bool(first) and first[-1] in QUOTES
    if first and (quoted or is_kind_noun(last, _AREA_TAILS)) and is_kind_noun(last, _TAILS):
        if quoted:
            return Stripped(clean(first), False)
        head = _tokens(first)[-1:] or [""]
        several = any(r.number == "plural" and r.base in _TAILS for r in analyse(last.lower()))
        if has_case(head[0], "genitive") and not _is_adjective(head[0]) and not several:
            return Stripped(clean(first), True)
    return Stripped(name)


def word_spans(name: str) -> list[tuple[int, int]]:
    """Offsets of the words, with hyphens inside ("XR-lab") and conjunction signs."""
    return [(match.start(), match.end()) for match in _WORD.finditer(name)]


def _tokens(name: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(name)]


def has_case(word: str, case: str) -> bool:
    """Whether the word may stand in that case; an unknown word in -n may be a genitive."""
    readings = analyse(word)
    if not readings:
        return case == "genitive" and word.endswith("n")
    return any(reading.case == case for reading in readings)


def _is_adjective(word: str) -> bool:
    """Whether the word can only be an adjective: "Strategisten painopisteiden" keeps its noun."""
    readings = analyse(word)
    return bool(readings) and all(reading.word_class == "adjective" for reading in readings)


def is_number(word: str) -> bool:
    """Digits or a roman numeral: never inflected, and never equal to another number."""
    return bool(re.fullmatch(r"[\d.]+|[IVX]+", word))


# --- keys --------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """A key for equal names as written: case, dashes, quotes and "-hanke" tails do not count.

    Inflection and diacritics do.
    """
    key = clean(name)
    stripped = strip_kind(key, for_key=True)
    if stripped.inflected is False:
        key = stripped.name
    key = re.sub(f"\\s*[{DASHES}]\\s*", "-", key)
    key = re.sub(f"[{QUOTES}]", "", key)
    return " ".join(key.casefold().split())
