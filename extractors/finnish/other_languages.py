"""Swedish and English sentences among Finnish ones, and the letters that Swedish words lost."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extractors.finnish.letter_candidates import strip_marks
from extractors.finnish.letters import letters
from extractors.vocabulary import load

_LISTS = load("lost_letters")
_SHARE = 0.2
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = {
    language: frozenset(strip_marks(word) for word in words)
    for language, words in _LISTS["function_words"].items()
}
_SWEDISH_WORDS = {strip_marks(word): word for word in _LISTS["swedish_words"]}
_SWEDISH_PARTS = {strip_marks(part): part for part in _LISTS["swedish_parts"]}


@lru_cache(maxsize=2_000)
def language_of(sentence: str) -> Literal["fi", "sv", "en"]:
    """The language of a sentence that may have lost its letters, by its function words.

    Finnish unless two function words of another language stand in it, a fifth of all its words and
    more than of Finnish: a title quoted in a Finnish sentence changes nothing.
    """
    words = [strip_marks(word.lower()) for word in _WORD.findall(sentence)]
    counts = {
        language: sum(word in known for word in words)
        for language, known in _FUNCTION_WORDS.items()
    }
    best: Literal["sv", "en"] = "sv" if counts["sv"] >= counts["en"] else "en"
    told = counts[best] >= max(2, _SHARE * len(words)) and counts[best] > 1.5 * counts["fi"]
    return best if told else "fi"


@lru_cache(maxsize=10_000)
def swedish(word: str) -> str:
    """A word of a Swedish sentence with its letters: common words, parts of words, names."""
    lower = word.lower()
    right = _SWEDISH_WORDS.get(lower)
    if right is None:
        if word[:1].isupper() and word in letters().names:
            return letters().names[word][0]
        right = lower
        for plain, part in _SWEDISH_PARTS.items():
            right = right.replace(plain, part)
    if len(right) != len(word):
        return word
    return "".join(a.upper() if b.isupper() else a for a, b in zip(right, word, strict=True))
