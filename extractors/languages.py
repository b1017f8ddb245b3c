"""Which language a text is in: Finnish, Swedish, English, or cannot tell.

Three kinds of evidence: words of grammar that one language alone has, words that a dictionary knows
(Voikko for Finnish, simplemma's for Swedish and English), and letters or endings that are at home
in one. A word that is only a name tells nothing. What a short name cannot tell of itself, the text
around it may: its column, its slide, its document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from extractors.finnish.morphology import analyse
from extractors.scopes import Text
from extractors.vocabulary import load
from models.records import Language

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GRAMMAR = 2.0  # a word of grammar, against 1 for a word that a dictionary knows
_SHAPE = 0.7  # letters and endings only hint
_CLEAR = 1.5  # how many times the next language's evidence the first one must have
_NAMES = frozenset({"first_name", "last_name", "place", "name"})
_PART = 100  # a language needs this part of the letters, where it has one text with grammar
_MOST = 4  # and this part where it has none
_ALIKE = 1.4  # how much more of another language still leaves Finnish the first
_ENOUGH = 400  # words: a longer text is told by its beginning
_SHAPES: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"aa|ii|uu|ää|öö|yy|uo|yö|(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|nen|isto|istö|mä|us|ys)$"
    ),
    "sv": re.compile(
        r"å|sj[oöuå]|skj|stj|(?:ning|ningen|ande|het|heten|skap|lig|ligt|liga|isk|iskt|iska|erna|arna|"
        r"orna|bbet|tet|ket|net|ets|ens|bro|bron|hus|gård|stad|ström|ism)$"
    ),
    "en": re.compile(
        r"th|wh|sh|gh|oo|ea[dlmnrst]|ou[nrst]|^c[aeo]|qu|(?:tion|ing|ness|ity|ment|able|ive|age|ies)s?$"
    ),
}


@lru_cache(maxsize=20_000)
def guess(text: str) -> Language | None:
    """The language of a text by its own words; None where they cannot tell."""
    found = evidence(text)
    (first, most), (_, next_most), _ = sorted(found.items(), key=lambda told: -told[1])
    if most < _SHAPE or most < _CLEAR * next_most:
        return None
    return first


def evidence(text: str) -> dict[Language, float]:
    """How much speaks for each language: about one for each word that tells."""
    found = dict.fromkeys(LANGUAGES, 0.0)
    for k, match in enumerate(_WORD.finditer(text)):
        if k >= _ENOUGH:
            break
        word = match[0]
        if word.isupper() and (len(word) <= 5 or not text.isupper()):
            continue  # an acronym
        for language, value in _word(word.lower(), word[:1].isupper()):
            # a capital inside a text may be anybody's name
            found[language] += value / 2 if k and word[:1].isupper() else value
    return found


@lru_cache(maxsize=100_000)
def _word(lower: str, capital: bool) -> tuple[tuple[Language, float], ...]:
    """What one word tells: (language, weight) pairs."""
    for language, words in _function_words().items():
        if lower in words:
            return ((language, _GRAMMAR),)
    if len(lower) < 3:
        return ()
    readings = analyse(lower.capitalize() if capital else lower)
    if readings and all(reading.word_class in _NAMES for reading in readings):
        return ()
    finnish = any(r.word_class not in _NAMES and not r.from_last_part for r in readings)
    known: list[Language] = ["fi"] if finnish else []
    if not finnish or len(lower) < 7:  # a long word that Voikko knows is Finnish
        known += [language for language in ("sv", "en") if _in_dictionary(lower, language)]
    if known == ["sv"] and "å" in lower:
        return (("sv", 1.5),)  # no letter of the other two
    if known:
        return tuple((language, 1.0 / len(known)) for language in known)
    if readings:
        return (("fi", 1.0),)
    hints = [language for language in LANGUAGES if _SHAPES[language].search(lower)]
    return tuple((language, _SHAPE / len(hints)) for language in hints)


@lru_cache(maxsize=1)
def _function_words() -> dict[Language, frozenset[str]]:
    words = load("languages")["function_words"]
    return {language: frozenset(words[language]) for language in LANGUAGES}


def _in_dictionary(lower: str, language: Language) -> bool:
    """Whether simplemma knows a word, or in Swedish both halves of a compound."""
    from simplemma import is_known  # its dictionaries take a second to load: only when asked

    bare = re.sub(r"['’]s$", "", lower)
    if is_known(bare, lang=language):
        return True
    if language != "sv":
        return False
    return any(
        is_known(bare[cut:], lang="sv")
        and (is_known(bare[:cut], lang="sv") or is_known(bare[:cut].rstrip("s"), lang="sv"))
        for cut in range(4, len(bare) - 3)
    )


def language_of(text: Text, around: Iterable[str] = ()) -> Language | None:
    """The language of a name: by its own words, the texts around (nearest first), or its page.

    None where none of them can tell: then it is the document's own.
    """
    for said in (text.text, *around, text.page.text):
        if (language := guess(said)) is not None:
            return language
    return None


def is_foreign(text: Text, around: Iterable[str] = ()) -> bool:
    """Whether a name is Swedish or English, so that Finnish cases do not apply to it."""
    return language_of(text, around) in ("sv", "en")


def languages_of(texts: Iterable[str]) -> tuple[Language, ...]:
    """The languages of a document, most used first, by the letters of the texts that tell theirs.

    A language that only names are in is none of the document's: it needs two texts with grammar
    of their own, or one where it has a hundredth of the letters, or none where it has a fourth
    (tables have no grammar). A document told in two languages alike is Finnish first.
    """
    letters: Counter[Language] = Counter()
    grammar: Counter[Language] = Counter()
    for text in texts:
        language = guess(text)
        found = _WORD.findall(text)
        somebody = 2 <= len(found) <= 4 and all(word[:1].isupper() for word in found)
        if language is not None and not somebody:
            own = _function_words()[language]
            letters[language] += sum(map(len, found))
            grammar[language] += any(word.lower() in own for word in found)
    total = sum(letters.values())
    used = [
        language
        for language, count in letters.most_common()
        if len(letters) == 1
        or grammar[language] > 1
        or (grammar[language] and count * _PART >= total)
        or count * _MOST >= total
    ]
    if "fi" in used and letters["fi"] * _ALIKE >= letters[used[0]]:
        used.insert(0, used.pop(used.index("fi")))
    return tuple(used)
