"""Finnish words analysed by Voikko; simplemma serves where Voikko is not installed.

Voikko handles are not thread-safe (a shared one aborts the process) and cannot be pickled, so each
thread keeps its own. Results are plain values and shared by all.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

WordClass = Literal[
    "noun",
    "adjective",
    "noun_adjective",
    "verb",
    "adverb",
    "numeral",
    "pronoun",
    "conjunction",
    "first_name",
    "last_name",
    "place",
    "name",
    "abbreviation",
    "particle",
    "other",
]
Case = Literal[
    "nominative",
    "genitive",
    "partitive",
    "inessive",
    "elative",
    "illative",
    "adessive",
    "ablative",
    "allative",
    "essive",
    "translative",
    "abessive",
    "comitative",
    "instructive",
    "accusative",
    "adverbial",
]

_CLASSES: dict[str, WordClass] = {
    "nimisana": "noun",
    "laatusana": "adjective",
    "nimisana_laatusana": "noun_adjective",
    "teonsana": "verb",
    "seikkasana": "adverb",
    "lukusana": "numeral",
    "asemosana": "pronoun",
    "sidesana": "conjunction",
    "etunimi": "first_name",
    "sukunimi": "last_name",
    "paikannimi": "place",
    "nimi": "name",
    "lyhenne": "abbreviation",
    "kieltosana": "verb",
    "huudahdussana": "particle",
    "suhdesana": "adverb",
    "etuliite": "other",
}
_CASES: dict[str, Case] = {
    "nimento": "nominative",
    "omanto": "genitive",
    "osanto": "partitive",
    "sisaolento": "inessive",
    "sisaeronto": "elative",
    "sisatulento": "illative",
    "ulkoolento": "adessive",
    "ulkoeronto": "ablative",
    "ulkotulento": "allative",
    "olento": "essive",
    "tulento": "translative",
    "vajanto": "abessive",
    "seuranto": "comitative",
    "keinonto": "instructive",
    "kohdanto": "accusative",
    "kerrontosti": "adverbial",
}
_COMPARISONS: dict[str, Literal["comparative", "superlative"]] = {
    "comparative": "comparative",
    "superlative": "superlative",
}
#: Classes that can be the head or an attribute of a noun phrase.
NOMINAL: frozenset[str] = frozenset(
    {
        "noun",
        "adjective",
        "noun_adjective",
        "first_name",
        "last_name",
        "place",
        "name",
        "pronoun",
        "numeral",
        "abbreviation",
    }
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    ``parts`` are a compound's parts, just one for a plain word, the verb for a verbal noun.
    """

    base: str
    word_class: WordClass
    case: Case | None = None
    number: Literal["singular", "plural"] | None = None
    parts: tuple[str, ...] = ()
    participle: bool = False
    possessive: bool = False
    clitic: bool = False  # -kin, -kaan, -ko: "Ainakin" is no form of the name Aina
    from_last_part: bool = False  # the whole was unknown: read from the part after the last hyphen
    comparison: Literal["comparative", "superlative"] | None = None  # ``base`` is the positive


_LOCAL = threading.local()


def _handle() -> Any | None:
    """This thread's Voikko, or None where the library or its dictionary is missing."""
    if not hasattr(_LOCAL, "voikko"):
        _LOCAL.voikko = _open_voikko()
    return _LOCAL.voikko


def _open_voikko() -> Any | None:
    try:
        from libvoikko import Voikko, VoikkoException, VoikkoLibrary
    except ImportError:
        return None
    try:
        VoikkoLibrary.open()  # a Voikko without its library complains once more when it is dropped
        return Voikko("fi")
    except (VoikkoException, OSError):  # no dictionary; no shared library
        return None


def voikko_available() -> bool:
    """Whether words are analysed by Voikko (else simplemma gives lemmas only)."""
    return _handle() is not None


@lru_cache(maxsize=200_000)
def analyse(word: str) -> tuple[Analysis, ...]:
    """All readings of one word, () when it is not known.

    A hyphenated word unknown as a whole is read by its last part ("Kvanttilab-hankkeessa" declines
    as *hanke*), with the front kept as it is written.
    """
    word = word.replace("\u00ad", "").replace("’", "'").strip()
    if not word:
        return ()
    handle = _handle()
    if handle is None:
        return _by_simplemma(word)
    found = tuple(dict.fromkeys(_from_voikko(word, entry) for entry in handle.analyze(word)))
    if found or "-" not in word.strip("-"):
        return found
    front, _, last = word.rpartition("-")
    return tuple(
        Analysis(
            f"{front}-{reading.base}",
            reading.word_class,
            reading.case,
            reading.number,
            (front, *reading.parts),
            reading.participle,
            reading.possessive,
            reading.clitic,
            True,
            reading.comparison,
        )
        for reading in analyse(last)
    )


def _from_voikko(word: str, entry: dict[str, str]) -> Analysis:
    number = entry.get("NUMBER")
    if entry.get("MOOD") == "MINEN-infinitive":
        # Voikko lists some verbal nouns by their verb only: "rakentamisen" is of *rakentaminen*
        base = f"{word[: word.lower().rindex('mi')]}minen".lower()
        return Analysis(
            base,
            "noun",
            _CASES.get(entry.get("SIJAMUOTO", "")),
            "plural" if number == "plural" else "singular",
            (entry.get("BASEFORM", base),),
            possessive="POSSESSIVE" in entry,
            clitic="FOCUS" in entry or "KYSYMYSLIITE" in entry,
        )
    return Analysis(
        base=entry.get("BASEFORM", ""),
        word_class=_CLASSES.get(entry.get("CLASS", ""), "other"),
        case=_CASES.get(entry.get("SIJAMUOTO", "")),
        number="plural" if number == "plural" else "singular" if number else None,
        parts=_parts(entry),
        participle="PARTICIPLE" in entry,
        possessive="POSSESSIVE" in entry,
        clitic="FOCUS" in entry or "KYSYMYSLIITE" in entry,
        comparison=_COMPARISONS.get(entry.get("COMPARISON", "")),
    )


@dataclass(frozen=True, slots=True)
class FiniteForm:
    """One reading of a word as a finite verb; person 4 is the passive."""

    base: str
    person: Literal["1", "2", "3", "4"]
    number: Literal["singular", "plural"] | None
    past: bool


@lru_cache(maxsize=50_000)
def finite_forms(word: str) -> tuple[FiniteForm, ...]:
    """The readings of a word as a finite verb, () where it has none or Voikko is missing.

    Infinitives and participles are none: *käyttämään* is no finite verb, *testaavat* may be one.
    """
    handle = _handle()
    if handle is None or not any(reading.word_class == "verb" for reading in analyse(word)):
        return ()
    return tuple(
        dict.fromkeys(
            FiniteForm(
                entry.get("BASEFORM", ""),
                entry["PERSON"],
                entry.get("NUMBER"),
                entry.get("TENSE") == "past_imperfective",
            )
            for entry in handle.analyze(word)
            if entry.get("PERSON") in ("1", "2", "3", "4")
        )
    )


def _parts(entry: dict[str, str]) -> tuple[str, ...]:
    """Cut the base form where Voikko's STRUCTURE puts "=" (the start of each compound part)."""
    base, lengths = entry.get("BASEFORM", ""), []
    for piece in entry.get("STRUCTURE", "").split("=")[1:]:
        lengths.append(sum(1 for sign in piece if sign in "pijq-"))
    if len(lengths) < 2:
        return (base,)
    # "i" marks a capital, "p" a small letter; every sign but markers stands for one character
    cuts, at = [], 0
    for length in lengths[:-1]:
        cuts.append(base[at : at + length].strip("-"))
        at += length
    cuts.append(base[at:].strip("-"))
    return tuple(part for part in cuts if part)


def _by_simplemma(word: str) -> tuple[Analysis, ...]:
    """One reading, as a noun; a compound that simplemma lacks is read by its last part."""
    lower = word.lower()
    if not _simplemma_knows(word):
        if "-" in word.strip("-"):
            front, _, last = word.rpartition("-")
            return tuple(
                Analysis(f"{front}-{a.base}", a.word_class, a.case, a.number, from_last_part=True)
                for a in _by_simplemma(last)
            )
        cut = _compound_cut(lower)
        if cut is None:
            return ()
        front, (last_part,) = lower[:cut], _by_simplemma(lower[cut:])
        parts = (front, *last_part.parts)
        return (Analysis("".join(parts), "noun", last_part.case, last_part.number, parts),)
    import simplemma

    base = simplemma.lemmatize(lower, lang="fi")
    if verbal := _VERBAL_NOUN.search(lower):
        base = f"{lower[: verbal.start()]}minen"  # simplemma has the verb
    adjective = base.endswith(("inen", "ton", "tön")) and not base.endswith("minen")
    kind: WordClass = "adjective" if adjective else "noun"
    if base.lower() == lower:
        return (Analysis(base, kind, "nominative", "singular", (base,)),)
    return (Analysis(base, kind, *_form_by_ending(lower, base.lower()), (base,)),)


@lru_cache(maxsize=100_000)
def _simplemma_knows(word: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word, lang="fi") or simplemma.is_known(word.lower(), lang="fi"))


def _compound_cut(word: str) -> int | None:
    """Where the last part of a compound begins: the longest that is known after a known front.

    A front of the kind *kehittämis-* stands for *kehittäminen*.
    """
    for cut in range(3, len(word) - 3):
        front, last = word[:cut], word[cut:]
        if not _simplemma_knows(last):
            continue
        if _simplemma_knows(front) or (
            front.endswith("s") and _simplemma_knows(f"{front[:-1]}nen")
        ):
            return cut
    return None


@lru_cache(maxsize=50_000)
def lemma_by_list(word: str, front: int = 0) -> str:
    """The lemma that simplemma's list holds for the word, case-folded, "" for none.

    A second opinion where Voikko has several. ``front`` letters of a compound may be left out.
    """
    import simplemma

    lower = word.casefold()
    for cut in (0, front):
        if simplemma.is_known(lower[cut:], lang="fi"):
            return lower[:cut] + str(simplemma.lemmatize(lower[cut:], lang="fi")).casefold()
    return ""


_ENDINGS: tuple[tuple[str, Case], ...] = (
    ("ssa", "inessive"),
    ("ssä", "inessive"),
    ("sta", "elative"),
    ("stä", "elative"),
    ("lla", "adessive"),
    ("llä", "adessive"),
    ("lta", "ablative"),
    ("ltä", "ablative"),
    ("lle", "allative"),
    ("ksi", "translative"),
    ("na", "essive"),
    ("nä", "essive"),
    ("aan", "illative"),
    ("ään", "illative"),
    ("een", "illative"),
    ("iin", "illative"),
    ("oon", "illative"),
    ("uun", "illative"),
    ("öön", "illative"),
    ("yyn", "illative"),
    ("n", "genitive"),
    ("a", "partitive"),
    ("ä", "partitive"),
)


_VERBAL_NOUN = re.compile(r"mi(?:nen|se|s)(?=n|ss[aä]|st[aä]|t[aä]$|en|ll[aäe]|lt[aä]|ksi|$)")
# -i- before the ending of a case, or the endings of the plural genitive and partitive
_PLURAL = re.compile(
    r"(?:i(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|hin|siin)|[ij]en|iden|sten|tten|[ij][aä]"
    r"|it[aä])$"
)


def _is_plural(word: str, base: str) -> bool:
    """Whether an oblique form is a plural by its ending, where the base has no -i- of its own."""
    if base.endswith("minen"):
        return re.search("mis(?:i|ten)", word) is not None
    if base.endswith("i"):
        return bool(re.search(r"(?:ei[slh]|eih|[ij]en$|ej[aä]$)", word[len(base) - 2 :]))
    return _PLURAL.search(word) is not None


def _form_by_ending(word: str, base: str) -> tuple[Case | None, Literal["singular", "plural"]]:
    """Case and number of an inflected form, as far as its ending tells them."""
    if word.endswith("t"):
        return "nominative", "plural"
    if word.endswith("ihin"):
        return "illative", "plural"
    case = next((case for ending, case in _ENDINGS if word.endswith(ending)), None)
    if (
        case == "illative"
        and (
            (base.endswith("e") and not word.endswith("seen"))  # hankkeen of hanke
            or (base.endswith("s") and word[-3:-1] in ("aa", "ää", "ii"))  # älykkään of älykäs
            or base.endswith(word[-3:-1])  # vapaan of vapaa
        )
    ):
        case = "genitive"
    return case, "plural" if _is_plural(word, base) else "singular"


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether the word itself (not only its last part) is a Finnish word or name."""
    handle = _handle()
    if handle is None:
        return _simplemma_knows(word)
    return bool(handle.analyze(word))


@lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    """Whether English has the word as a common one ("Memory", "Active"); its list loads once."""
    import simplemma

    return bool(simplemma.is_known(word.lower(), lang="en"))


@lru_cache(maxsize=200_000)
def is_spelled(word: str) -> bool:
    """``is_known`` by Voikko's speller: twice as fast, and names need their capital."""
    handle = _handle()
    return is_known(word) if handle is None else bool(handle.spell(word))


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> frozenset[str]:
    """Every lemma that the word may have, case-folded; the word itself when it is unknown."""
    readings = analyse(word)
    found = {reading.base.casefold() for reading in readings}
    if not found:
        found.add(word.casefold())
    if word.isupper() and len(word) > 1:
        found |= {reading.base.casefold() for reading in analyse(word.lower())}
        found.add(word.casefold())
    return frozenset(found)


@lru_cache(maxsize=200_000)
def lemma(word: str) -> str:
    """The likeliest lemma, in the case Voikko writes it; the word itself when unknown.

    Nominatives that equal the word come first, then nouns and names, with the fewest compound
    parts.
    """
    readings = analyse(word)
    if not readings:
        return word
    return min(readings, key=lambda reading: _rank(word, reading)).base


def _rank(word: str, reading: Analysis) -> tuple[int, int, int]:
    return (
        0 if reading.case == "nominative" and reading.base.casefold() == word.casefold() else 1,
        0 if reading.word_class in NOMINAL and not reading.participle else 1,
        len(reading.parts),
    )
