"""What the tagger sees of a word: form, endings, Voikko's readings, name lists, number shapes.

Features are hashed to 32 bits, so that weights trained on a corpus hold none of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from extractors.finnish.date_words import MONTH_STEMS
from extractors.finnish.folding import fold
from extractors.finnish.morphology import Analysis, analyse
from extractors.finnish.name_list import bearers, names_ending
from extractors.finnish.roles import is_role
from extractors.vocabulary import load

#: A word, a number, or one sign: the tokens of the corpus that the weights are trained on.
TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
#: How far around a token its neighbours are looked at.
REACH = 3

_LISTS = load("tagger")
_SAYING = frozenset(_LISTS["saying"])
_OWN = frozenset(_LISTS["own"])
_TIMES = {name: frozenset(_LISTS[name]) for name in ("weekday", "unit", "clock", "season", "day")}
_LASTING = tuple(_LISTS["lasting"])


def shape(word: str) -> str:
    """The pattern of capitals, small letters and digits, runs cut to two: "McAfee" -> "XxXxx"."""
    if word.islower() and word.isalpha():
        return "xx"[: len(word)]
    signs: list[str] = []
    for sign in word:
        kind = "0" if sign.isdigit() else "X" if sign.isupper() else "x" if sign.isalpha() else sign
        if signs[-2:] != [kind, kind]:
            signs.append(kind)
    return "".join(signs)


@lru_cache(maxsize=50_000)
def kind(word: str) -> str:
    """One coarse class of the word, for features that join neighbours."""
    if not word[:1].isalnum():
        return word
    if word.isdecimal():
        number = int(word) if len(word) < 6 else 0
        if len(word) == 4 and 1000 <= number < 2100:
            return "year"
        return f"day{len(word)}" if 0 < number <= 31 and len(word) < 3 else f"digits{len(word)}"
    if word[:1].isdigit() or any(sign.isdigit() for sign in word):
        return "mixed"
    if word.lower() in _OWN:
        return word.lower()
    time = _time(word)
    readings = analyse(word)
    if time:
        case = readings[0].case if readings else None
        return f"{time}-{case}"
    capital = word[:1].isupper()
    if capital:
        return _capital_kind(word, readings)
    if is_role(word):
        return f"role-{_case(readings)}"
    if not readings:
        return "unknown"
    if any(r.base in _SAYING for r in readings if r.word_class == "verb"):
        return "says"
    first = readings[0]
    if first.word_class in ("noun", "adjective", "noun_adjective", "numeral", "pronoun"):
        return f"{first.word_class}-{first.case}"
    return first.word_class


def _capital_kind(word: str, readings: tuple[Analysis, ...]) -> str:
    given, family = _known_given(word), _known_family(word)
    borne = _bearers_of_forms(word)
    if given != "no" or family != "no" or max(borne) > 3:
        common = any(r.word_class in ("noun", "adjective", "verb") for r in readings)
        listed = "given" if borne[0] > borne[1] else "family" if borne[1] else "no"
        return f"name-{given}-{family}-{listed}-{common}"
    if is_role(word):
        return "Role"
    if any(r.word_class == "place" for r in readings):
        return f"place-{_case(readings)}"
    if not readings:
        return "Unknown" if not word.isupper() else f"CAPITALS{min(len(word), 3)}"
    return f"Known-{readings[0].word_class}"


def _known_given(word: str) -> str:
    """Whether the dictionary has the word as a given name: in nominative, in another case."""
    cases = {r.case for r in analyse(_proper(word)) if r.word_class == "first_name"}
    return "yes" if "nominative" in cases else "oblique" if cases else "no"


def _known_family(word: str) -> str:
    cases = {r.case for r in analyse(_proper(word)) if r.word_class == "last_name"}
    return "yes" if "nominative" in cases else "oblique" if cases else "no"


def _proper(word: str) -> str:
    return word.capitalize() if word.isupper() else word


def _case(readings: tuple[Analysis, ...]) -> str | None:
    return readings[0].case if readings else None


_MONTH = re.compile(r"\w{3,7}kuu(?:ta|n|ssa|sta|lta|hun|lle|ksi)?")


@lru_cache(maxsize=50_000)
def _time(word: str) -> str | None:
    """Month, weekday, season, unit of time; None for other words."""
    lower = word.lower()
    if fold(lower) in MONTH_STEMS or _MONTH.fullmatch(lower):
        return "month"
    if lower.startswith("vuotia"):
        return "age"
    readings = analyse(word)
    bases = {reading.base.lower() for reading in readings}
    tails = {reading.parts[-1].lower() for reading in readings if len(reading.parts) > 1}
    for name, words in _TIMES.items():
        if bases & words:
            return name
        if tails & words:
            return f"compound-{name}"
    if any(base.endswith(_LASTING) for base in bases):
        return "lasting"
    return None


@lru_cache(maxsize=50_000)
def features(word: str) -> tuple[str, ...]:
    """The features of one word by itself, without its place."""
    lower = word.lower()
    out = [f"k={kind(word)}", f"w={lower}", f"h={shape(word)}"]
    if not word[:1].isalpha():
        return tuple(out)
    readings = analyse(word)
    bases = {reading.base.lower() for reading in readings}
    out += [f"l={base}" for base in sorted(bases)[:4]]
    out += sorted({f"c={r.word_class}" for r in readings})
    out += sorted({f"cc={r.word_class}-{r.case}" for r in readings})
    time = _time(word)
    if time:
        out.append(f"t={time}")
    if word[:1].isupper():
        out += [
            "X",
            f"g={_known_given(word)}",
            f"f={_known_family(word)}",
            f"n={min(len(word), 9)}",
            *_borne(word),
        ]
    if is_role(word):
        out.append("r")
    for length in (1, 2, 3, 4):
        if len(word) > length:
            out.append(f"s{length}={lower[-length:]}")
            if length > 1:
                out.append(f"p{length}={lower[:length]}")
    for reading in readings:
        if len(reading.parts) > 1:
            out.append(f"tail={reading.parts[-1].lower()}")
            break
    return tuple(out)


_ENDING = re.compile(
    r"in|iä|ia|n|a|ä|[ie]?(?:lle|ll[aä]|lt[aä]|ss[aä]|st[aä]|ksi|n[aä])|[aeiou]?[aeiou]n|seen"
)


@lru_cache(maxsize=50_000)
def _bearers_of_forms(word: str) -> tuple[int, int]:
    """How many bear the name as a given name and as a surname, without what may be an ending."""
    lower = word.lower()
    cuts = range(max(3, len(lower) - 4), len(lower))
    stems = {lower} | {lower[:cut] for cut in cuts if _ENDING.fullmatch(lower[cut:])}
    borne = [bearers(form) for stem in stems for form in (stem, stem + "i")]
    return max(given for given, _ in borne), max(family for _, family in borne)


def _borne(word: str) -> list[str]:
    lower = word.lower()
    own, forms = bearers(lower), _bearers_of_forms(word)
    return [
        f"bg={own[0]}",
        f"bf={own[1]}",
        f"bgs={forms[0]}",
        f"bfs={forms[1]}",
        f"bx={forms[0] > 0}-{forms[1] > 0}-{forms[0] > forms[1]}-{bool(analyse(word))}",
        f"eg={names_ending(lower[-4:], surname=False).bit_length()}",
        f"ef={names_ending(lower[-4:]).bit_length()}",
    ]


#: Which features are seen of a neighbour: fewer, the farther it is.
_SEEN: dict[int, tuple[str, ...]] = {
    1: ("k=", "w=", "h=", "l=", "c=", "cc=", "t=", "s2=", "s3=", "g=", "f=", "bx=", "r", "tail="),
    2: ("k=", "l=", "cc=", "g=", "f=", "t="),
    3: ("k=", "l="),
}
#: Offsets of a neighbour, of the left one of a pair, and of the left one of three.
OFFSETS = tuple(range(-REACH, REACH + 1))
PAIRS = (-2, -1, 0, 1)
TRIPLES = (-2, -1, 0)
#: Stands for the places before the first and after the last token.
EDGE = "\n"


def feature_hash(feature: str) -> int:
    """32 bits of a feature, the same on every machine."""
    return crc32(feature.encode())


@lru_cache(maxsize=50_000)
def word_hashes(word: str) -> tuple[int, ...]:
    """The hashed features of a word."""
    return tuple(map(feature_hash, features(word)))


def pair_hash(left: str, right: str) -> int:
    """The hash of two neighbours' kinds."""
    return feature_hash(f"2|{left}|{right}")


def triple_hash(left: str, middle: str, right: str) -> int:
    """The hash of three neighbours' kinds."""
    return feature_hash(f"3|{left}|{middle}|{right}")


def mention_hashes(mentions: str) -> tuple[int, ...]:
    """Hashed features of what the text around says of the same name (see ``tagger``)."""
    if not mentions:
        return ()
    signs = [mentions, *(f"{mentions[at]}{int(mentions[at + 1]) > 0}" for at in range(0, 10, 2))]
    return tuple(feature_hash(f"m|{sign}") for sign in signs)


@lru_cache(maxsize=50_000)
def _seen(word: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each of ``OFFSETS`` what a token that far sees of the word, as (offset, hash)."""
    named = list(zip(features(word), word_hashes(word), strict=True))
    return tuple(
        tuple(
            (offset, hashed)
            for feature, hashed in named
            if offset == 0 or feature.startswith(_SEEN[abs(offset)])
        )
        for offset in OFFSETS
    )


def sequence(
    words: Sequence[str], mentions: Sequence[str] | None = None
) -> list[list[tuple[int, int]]]:
    """The features of every token of a sentence, as (offset, hash), for the training.

    ``mentions``: what the text around says of each word.
    """
    padded = [EDGE] * REACH + list(words) + [EDGE] * REACH
    kinds = [kind(word) for word in padded]
    seen = [_seen(word) for word in padded]
    pairs = [pair_hash(*two) for two in pairwise(kinds)]
    triples = [triple_hash(*three) for three in zip(kinds, kinds[1:], kinds[2:], strict=False)]
    out = []
    for at in range(REACH, REACH + len(words)):
        row: list[tuple[int, int]] = []
        for place, offset in enumerate(OFFSETS):
            row += seen[at + offset][place]
        row += [(offset, pairs[at + offset]) for offset in PAIRS]
        row += [(offset, triples[at + offset]) for offset in TRIPLES]
        if mentions is not None:
            row += [(0, hashed) for hashed in mention_hashes(mentions[at - REACH])]
        out.append(row)
    return out
