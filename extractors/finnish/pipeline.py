"""The spaCy pipeline for the sentences where it pays, and cheap sentence splitting for all.

The pipeline reads about 2,000 words in a CPU second, two orders slower than everything else here,
and takes 3.5 s to load: callers ask only where morphology leaves two answers, nothing at import
time needs it, and a sentence is read once, across versions where there is a cache of sentences.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING

from extractors.bullets import DASHES, ROUND
from extractors.finnish import sentence_cache

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "spacy_fi_experimental_web_md"


@lru_cache(maxsize=1)
def nlp() -> Language:
    """The Finnish pipeline, loaded once (3.5 CPU s). Raises OSError when it is not installed.

    Without its lemmatizer: nothing here reads lemmas from it, and it does not load where Voikko's
    library is missing.
    """
    import spacy

    return spacy.load(MODEL, exclude=["lemmatizer"])


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` as the pipeline reads it; ``head`` is the index of what it depends on.

    ``person`` is "1", "2", "3" or "" (a passive, no verb); ``past`` is told of finite verbs only.
    """

    start: int
    end: int
    verb: bool  # auxiliaries too
    finite: bool
    past: bool
    person: str
    head: int


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Token, ...]:
    """The tokens of one sentence or title, from the cache of sentences where it holds them.

    Raises OSError when the pipeline is needed and not installed.
    """
    cache = sentence_cache.current()
    if cache is None:
        return _tokens(text)
    key = hashlib.sha256(f"{_reader()}\0{text}".encode()).digest()
    kept = cache.get(key)
    if kept is not None:
        return tuple(Token(*fields) for fields in json.loads(kept))
    tokens = _tokens(text)
    cache.put(key, json.dumps([astuple(token) for token in tokens], separators=(",", ":")))
    return tokens


@lru_cache(maxsize=1)
def _reader() -> str:
    """What reads sentences: the record's own form and the releases of the library and the model."""
    return f"1 spacy {metadata.version('spacy')} {MODEL} {metadata.version(MODEL)}"


def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    at = 0
    for token in parse(text):
        at = text.index(token.text, at)  # splitting glued words has only added blanks
        end = at + len(token.text)
        found.append(
            Token(
                at,
                end,
                token.pos_ in ("VERB", "AUX"),
                "Fin" in token.morph.get("VerbForm", []),
                "Past" in token.morph.get("Tense", []),
                "".join(token.morph.get("Person", [])),
                token.head.i,
            )
        )
        at = end
    return tuple(found)


@lru_cache(maxsize=64)
def parse(text: str) -> Doc:
    """The parsed text. Tokens that the tokenizer leaves glued ("Vetäjä:Niina") are split first,
    so ``Doc.text`` may hold spaces that ``text`` does not: compare words, not offsets."""
    return nlp()(pre_split(text))


_GLUED = (
    # label:Value
    re.compile(r"(?<=[^\W\d_]):(?=[^\W\d_]{3,})"),
    # 1.1.2026-31.12.2028 and other glued ranges of dates
    re.compile(r"(?<=\d)[-\u2010-\u2015](?=\d{1,2}\.\d{1,2}\.)"),
    re.compile(r"(?<=\d{4})[-\u2010-\u2015](?=\d{1,4})"),
)


def pre_split(text: str) -> str:
    """The text with spaces around separators that glue two things into one token.

    "XR:n" and "EAKR:stä" stay: after an all-capitals or digit front the colon marks a case ending.
    """
    for pattern in _GLUED:
        text = pattern.sub(_spaced, text)
    return text


def _spaced(match: re.Match[str]) -> str:
    if match[0] == ":":
        front = re.search(r"[^\W_]+$", match.string[: match.start()])
        if front is not None and (front[0].isupper() or front[0].isdigit()):
            return match[0]
        return " : "
    return f" {match[0]} "


# A full stop after these ends no sentence.
_ABBREVIATIONS = frozenset(
    [
        "vs",
        "vt",
        "ma",
        "mm",
        "esim",
        "ym",
        "yms",
        "jne",
        "eli",
        "ent",
        "ks",
        "vrt",
        "ns",
        "nk",
        "n",
        "nro",
        "no",
        "tel",
        "puh",
        "klo",
        "os",
        "ko",
        "kk",
        "v",
        "vk",
        "vko",
        "s",
        "ss",
        "toim",
        "tms",
        "so",
        "ts",
        "em",
        "mrd",
        "milj",
        "t",
        "pp",
        "p",
        "prof",
        "dos",
        "tri",
        "fil",
        "maist",
        "dipl",
        "ins",
        "bl",
        "a",
        "t.ex",
        "bl.a",
        "dvs",
        "osv",
        "f.d",
        "st",
        "kpl",
        "vol",
        "al",
        "ed",
        "huom",
        "lkm",
        "sh",
        "mr",
        "dr",
        "m",
        "jr",
        "sr",
        "alk",
        "tark",
        "av",
        "vast",
        "o.y",
    ]
)
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
_STARTER = re.compile(r"[\"”’'(\[•\-–—*»]*\s*[A-ZÅÄÖÉ0-9]")
_BREAK = re.compile(rf"\n\s*\n|\n(?=\s*[*{ROUND}{DASHES}]\s)|\f|\t")


def sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of ``text``, by rule; blanks at the ends are left out.

    Breaks at sentence punctuation before a capital, at blank lines, tabs and bullets; not after
    abbreviations (vs., esim.), initials (N. N.), ordinals and dates ("1. tammikuuta").
    A single line break is a space: decks break lines anywhere.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for piece in _BREAK.finditer(text):
        found += _split(text, start, piece.start())
        start = piece.end()
    found += _split(text, start, len(text))
    return found


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for match in _END.finditer(text, start, end):
        if _ends(text, match, end):
            found.append((at, match.end()))
            at = match.end()
    found.append((at, end))
    return [trimmed for span in found if (trimmed := _trim(text, *span)) is not None]


def _ends(text: str, match: re.Match[str], end: int) -> bool:
    stripped = text[match.end() : end].lstrip()
    if not stripped:
        return False
    if not _STARTER.match(stripped):
        return False
    if match[0] != ".":
        return True
    word = re.search(r"[\w.]*$", text[max(0, match.start() - 20) : match.start()])
    last = word[0] if word is not None else ""
    if last.casefold() in _ABBREVIATIONS:
        return False
    if len(last) == 1 and last.isupper():
        return False  # an initial
    if re.fullmatch(r"(?:[A-ZÅÄÖ]\.)+[A-ZÅÄÖ]", last):
        return False  # N.N.
    # an ordinal or a roman numeral ("1. Johdanto", "2. Vaihe", "IV. Osa")
    return not re.fullmatch(r"\d{1,2}|[IVX]+", last)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
