"""Keys under which inflected and differently written names are the same, and where a name stands.

``name_key`` is for equal names as written; ``matches_inflected`` and ``find_name`` go by lemmas.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

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
    r"(?<=\w)[:'’´](?:n|ss[aäA]|st[aäA]|ll[aäA]|lt[aäA]|lle|n[aä]|ks?si|t?t?[aä]|[aäoöuyie]n|h[aeiouyäö]n"
    r"|i?t|j?en|iden|iin|seen|ia|iä|eja|ejä|een|eihin|eissa|eista|eiden|een)$"
)
_WORD = re.compile(r"\w+(?:[-'’:.]\w+)*[-]?|&|\+|/")


def clean(name: str) -> str:
    """NFC, soft hyphens out, blanks single, outer quotes and end punctuation off."""
    name = unicodedata.normalize("NFC", name).replace("\u00ad", "").replace("\ufffe", "")
    name = " ".join(name.split())
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
        if has_case(head[0], "genitive"):
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


def is_number(word: str) -> bool:
    """Digits or a roman numeral: never inflected, and never equal to another number."""
    return bool(re.fullmatch(r"[\d.]+|[IVX]+", word))


# Case endings on names that Voikko does not know ("Solarisin", "Brightonissa").
FOREIGN_ENDING = re.compile(
    r"(?:(?<=[bcdfghjklmnpqrstvwxzé])i)?(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|n[aä]|ksi)$"
)


# --- keys and matching --------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """A key for equal names as written: case, dashes, quotes and "-hanke" tails do not count.

    Inflection and diacritics do: use ``lemma_key`` or ``matches_inflected`` across cases.
    """
    key = clean(name)
    stripped = strip_kind(key, for_key=True)
    if stripped.inflected is False:
        key = stripped.name
    key = re.sub(f"\\s*[{DASHES}]\\s*", "-", key)
    key = re.sub(f"[{QUOTES}]", "", key)
    return " ".join(key.casefold().split())


@lru_cache(maxsize=50_000)
def _word_lemmas(word: str) -> frozenset[str]:
    ending = CASE_TAIL.search(word)
    if ending is not None:
        return frozenset({word[: ending.start()].casefold()})
    if is_number(word):
        return frozenset({word.casefold()})
    found = set(lemmas(word))
    if not analyse(word):
        match = FOREIGN_ENDING.search(word)
        if match is not None and match.start() >= 3:
            stem = word[: match.start()].casefold()
            found |= {stem, stem + "i"} if match[0].startswith("i") else {stem}
    return frozenset(found)


@lru_cache(maxsize=20_000)
def lemma_sets(name: str) -> tuple[frozenset[str], ...]:
    """For each word of the name, without its kind tail, the lemmas it may have."""
    stripped = strip_kind(clean(name), for_key=True)
    return tuple(_word_lemmas(word) for word in _tokens(stripped.name))


def lemma_key(name: str) -> tuple[str, ...]:
    """One lemma a word: mostly equal for the cases of one name. ``matches_inflected`` is exact."""
    return tuple(min(sets, key=lambda lemma: (len(lemma), lemma)) for sets in lemma_sets(name))


def matches_inflected(text_span: str, name: str) -> bool:
    """Whether the text is the name in some case: the same lemmas word by word.

    Numbers and roman numerals must be equal ("Akku 1" is not "Akku 2").
    """
    ours, theirs = lemma_sets(text_span), lemma_sets(name)
    return (
        bool(theirs)
        and len(ours) == len(theirs)
        and all(not a.isdisjoint(b) for a, b in zip(ours, theirs, strict=True))
    )


def same_name(a: str, b: str) -> bool:
    """Whether two spellings are one name, whatever their cases, quotes and tails."""
    return name_key(a) == name_key(b) or matches_inflected(a, b)


# --- names in running text ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    lemmas: frozenset[str]
    whole_end: int
    whole: frozenset[str]  # with a glued kind noun ("Saaristo-ohjelmassa"), else empty

    def matches(self, sought: frozenset[str]) -> int | None:
        """Where the match ends, or None."""
        if not self.whole.isdisjoint(sought):
            return self.whole_end
        return None if self.lemmas.isdisjoint(sought) else self.end


@lru_cache(maxsize=512)
def _text_tokens(text: str) -> tuple[_Token, ...]:
    found: list[_Token] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word, whole_end, whole = match[0], end, frozenset[str]()
        front, dash, last = word.rpartition("-")
        if dash and front and last and is_kind_noun(last):
            whole = _word_lemmas(word)
            end, word = start + len(front), front
        elif word.endswith("-"):
            end, word = end - 1, word[:-1]
        found.append(_Token(start, end, _word_lemmas(word), whole_end, whole))
    return tuple(found)


@lru_cache(maxsize=512)
def _index(text: str) -> dict[str, tuple[int, ...]]:
    """lemma -> positions in ``_text_tokens(text)``."""
    index: dict[str, list[int]] = {}
    for position, token in enumerate(_text_tokens(text)):
        for lemma in token.lemmas | token.whole:
            index.setdefault(lemma, []).append(position)
    return {lemma: tuple(positions) for lemma, positions in index.items()}


@lru_cache(maxsize=50_000)
def find_name(text: str, name: str, capital: bool = False) -> list[tuple[int, int]]:
    """Where the name stands in ``text`` in any case, as offsets, from left to right.

    A "-hankkeessa" glued behind is not part of the span; the name itself given with such a tail
    is found without it. ``capital``: only where the first letter is as big as in the name, which
    tells the area *Ruoka* from food in running text. The list is cached: do not change it.
    """
    sets = tuple(
        _word_lemmas(token[:-1] if token.endswith("-") else token)
        for token in _tokens(strip_kind(clean(name)).name)
    )
    if not sets:
        return []
    index, tokens = _index(text), _text_tokens(text)
    starts = sorted({place for lemma in sets[0] for place in index.get(lemma, ())})
    found: list[tuple[int, int]] = []
    upper = clean(name)[:1].isupper()
    for place in starts:
        if place + len(sets) > len(tokens):
            continue
        run = tokens[place : place + len(sets)]
        ends = [token.matches(sought) for token, sought in zip(run, sets, strict=True)]
        last_end = ends[-1]
        if last_end is None or None in ends:
            continue
        if any(not _joined(text[a.end : b.start]) for a, b in pairwise(run)):
            continue
        if capital and upper and not text[run[0].start].isupper():
            continue
        if not found or run[0].start >= found[-1][1]:
            found.append((run[0].start, last_end))
    return found


def _joined(gap: str) -> bool:
    """Whether words with this between them may be one name: no comma, tab or sentence end."""
    return len(gap) <= 6 and not any(sign in gap for sign in ",;:.!?\t|\f") and gap.count("\n") < 2
