"""ä, ö and å put back where an OCR of the wrong language lost them, one letter for one.

A reading is kept only when Voikko knows it. Where several remain, the document's own unambiguous
words decide, then common words, then the plainest compound; the letters that stand there win ties.
Unknown names stay as they are: nothing tells their vowels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from extractors.finnish.morphology import NOMINAL, analyse, is_known, lemmas
from extractors.vocabulary import load

_TO_FRONT = {"a": "ä", "o": "ö", "A": "Ä", "O": "Ö"}
#: What an OCR of the wrong language made of ä and ö besides a and o.
_SLIPS: dict[str, str] = {
    "é": "öä",
    "è": "äö",
    "6": "ö",
    "4": "ä",
    "É": "ÖÄ",
    "d": "ö",
    "G": "Ö",
    "Q": "OÖ",
    "0": "oö",
    "1": "l",
    "|": "l",
}
_WORD = re.compile(r"[^\W_]+")
_MOST_SWITCHES = 3
_LISTS = load("lost_letters")
_MARKS = str.maketrans("äöåÄÖÅ", "aoaAOA")
_PREFERRED = {word.translate(_MARKS): word for word in _LISTS["preferred"]}
_PREFERRED_LEMMAS = frozenset(_LISTS["preferred_lemmas"])
_RARE_LEMMAS = frozenset(_LISTS["rare_lemmas"])
_NAME_ENDINGS = {end.translate(_MARKS): end for end in _LISTS["name_parts"]["endings"]}
_NAME_BEGINNINGS = {front.translate(_MARKS): front for front in _LISTS["name_parts"]["beginnings"]}
_FIRST_NAMES = {
    name.translate(_MARKS): name
    for name in load("names")["first_names"]
    if name.translate(_MARKS) != name
}
_SWEDISH: dict[str, str] = {part.translate(_MARKS): part for part in _LISTS["swedish_parts"]}
_SWEDISH_TAILS = tuple(load("names")["swedish_surname_tails"])
_OWN_NAMES = frozenset(load("names")["first_names"])
_SURNAME_TAILS = tuple(
    tail
    for tail in load("names")["finnish_surname_tails"]
    if re.search("[äö]", tail) and len(tail) > 2
)


class Restorer:
    """Restores one document's words; made from its whole text.

    ``lossy`` tells whether the text has lost its letters at all: if not, everything stays as it is.
    """

    def __init__(self, text: str) -> None:
        """Decide on ``text`` whether letters are lost and count its unambiguous words."""
        self.lossy: bool = is_lossy(text)
        self._seen: dict[tuple[str, bool], str] = {}
        self._lemmas: Counter[str] = Counter()
        self._written: dict[str, Counter[str]] = {}
        if self.lossy:
            self._learn(text)

    def _learn(self, text: str) -> None:
        for word, count in Counter(_WORD.findall(text)).items():
            if re.search("[äöåÄÖÅ]", word):
                self._written.setdefault(_strip(word), Counter())[word] += count
                for lemma in lemmas(word):
                    self._lemmas[lemma] += count
                continue
            found = candidates(word)
            if len(found) == 1:
                for lemma in lemmas(found[0]):
                    self._lemmas[lemma] += count

    def word(self, word: str) -> str:
        """The word with its letters put back; the same length, the word itself when in doubt."""
        if not self.lossy:
            return word
        return self._looked_up(word, False)

    def _looked_up(self, word: str, name: bool) -> str:
        key = (word, name)
        if key not in self._seen:
            restored = self._restore(word, name)
            self._seen[key] = restored if len(restored) == len(word) else word
        return self._seen[key]

    def text(self, text: str) -> str:
        """The text with every word restored; the same length, so offsets stay."""
        if not self.lossy:
            return text
        return _WORD.sub(self._in_context, text)

    def _in_context(self, match: re.Match[str]) -> str:
        """A capitalised word beside another one is a name: *Mika Lahti*, not "Mikä lähti"."""
        word = match[0]
        after = match.string[match.end() : match.end() + 3]
        before = match.string[max(0, match.start() - 30) : match.start()]
        name = (
            word[:1].isupper()
            and word[1:].islower()
            and bool(_NAME_AFTER.match(after) or _NAME_BEFORE.search(before))
        )
        return self._looked_up(word, name)

    def _restore(self, word: str, name: bool = False) -> str:
        written = self._written.get(word)
        if written is not None and not is_known(word):
            return written.most_common(1)[0][0]
        found = candidates(word)
        if not found:
            return _by_parts(word)
        if len(found) == 1:
            return found[0]
        if name and (word in _OWN_NAMES or _is_name(word)):
            return word
        preferred = _PREFERRED.get(word.lower())
        if preferred is not None:
            for candidate in found:
                if candidate.lower() == preferred:
                    return candidate
        return min(found, key=lambda candidate: self._rank(word, candidate))

    def _rank(self, word: str, candidate: str) -> tuple[float, ...]:
        """Lower is likelier."""
        readings = analyse(candidate)
        written = self._written.get(word, Counter())[candidate]
        counted = max((self._lemmas[lemma] for lemma in lemmas(candidate)), default=0)
        parts = min((len(reading.parts) for reading in readings), default=9)
        surname = candidate[:1].isupper() and candidate.lower().endswith(_SURNAME_TAILS)
        name = any(r.word_class in {"first_name", "last_name", "place"} for r in readings)
        capital = word[:1].isupper()
        plain = any(
            reading.word_class in NOMINAL and not reading.participle and not reading.possessive
            for reading in readings
        )
        return (
            -float(written > 0),
            -float(capital and name and not word.isupper()),
            _prior(candidate),
            float(parts),
            -float(counted > 0) * min(counted, 50),
            -float(surname),
            -float(plain),
            float(sum(a != b for a, b in zip(word, candidate, strict=True))),
        )


_NAME_AFTER = re.compile(r"[ -][A-ZÅÄÖ]")
_NAME_BEFORE = re.compile(r"(?<![.!?:] )\b[A-ZÅÄÖ][^\W\d_]+[ -]$")


@lru_cache(maxsize=50_000)
def _is_name(word: str) -> bool:
    return any(
        reading.word_class in {"first_name", "last_name"}
        and reading.case == "nominative"
        and not reading.clitic
        for reading in analyse(word)
    )


@lru_cache(maxsize=50_000)
def _prior(candidate: str) -> float:
    """-1 for a word of the kind that decks are made of (or a compound of one), 1 for a rare one."""
    known: set[str] = set()
    for reading in analyse(candidate):
        known.add(reading.base.casefold())
        for part in reading.parts:
            genitive = len(reading.parts) > 1 and part.endswith("n")
            known |= lemmas(part) if genitive else {part.casefold()}
    rare, common = not known.isdisjoint(_RARE_LEMMAS), not known.isdisjoint(_PREFERRED_LEMMAS)
    return float(rare) - float(common)


def _strip(word: str) -> str:
    return str(word.translate(_MARKS))


def _by_parts(word: str) -> str:
    """A word that no Finnish dictionary knows: parts of surnames, and of Swedish words.

    A Finnish surname in -nen or -la with a y and no u has front vowels throughout ("Tyrväinen").
    """
    if len(word) < 3 or word in _OWN_NAMES or len(word.lower()) != len(word):
        return word
    if word.isupper():
        capitalised = word.capitalize()
        return word if capitalised == word else _by_parts(capitalised).upper()
    if word in _FIRST_NAMES:
        return str(_FIRST_NAMES[word])
    lower = word.lower()
    for plain, right in _SWEDISH.items():
        at = lower.find(plain)
        if at >= 0:
            lower = lower.replace(plain, right)
    if lower != word.lower():
        return "".join(a.upper() if b.isupper() else a for a, b in zip(lower, word, strict=True))
    if not word[:1].isupper() or not word[1:].islower():
        return word
    fronted = re.search("y.*(?:nen|la)$", lower) and not re.search("[uwcxzq]", lower)
    if len(word) > 5 and fronted:
        return "".join(_TO_FRONT.get(sign, sign) for sign in word)
    for plain, right in _NAME_ENDINGS.items():
        if lower.endswith(plain) and len(lower) > len(plain) + 1:
            word = word[: len(word) - len(plain)] + right
            break
    if word.lower().endswith(_SWEDISH_TAILS):
        for plain, right in _NAME_BEGINNINGS.items():
            if word.lower().startswith(plain) and len(lower) > len(plain) + 2:
                return str(right.capitalize() + word[len(plain) :])
    return word


def is_lossy(text: str) -> bool:
    """Whether a Finnish text has lost its ä and ö.

    Finnish has ä or ö in one letter out of twenty. Text with hardly any is lossy when putting them
    back makes words: a text in another language or a list of names gains none.
    """
    letters = sum(sign.isalpha() for sign in text)
    dotted = sum(sign in "äöÄÖ" for sign in text)
    if not letters or dotted > 0.012 * letters:
        return False
    tried = gained = 0
    for word in dict.fromkeys(_WORD.findall(text)):
        if len(word) < 4 or not re.search("[aoAO6é]", word) or re.search("[äöÄÖ]", word):
            continue
        tried += 1
        if not is_known(word) and any(True for c in candidates(word) if c != word):
            gained += 1
        if tried >= 600:
            break
    return gained >= 1 and gained >= 0.03 * tried


@lru_cache(maxsize=100_000)
def candidates(word: str) -> tuple[str, ...]:
    """Every reading of the word that Voikko knows, the word itself first when it is one.

    Vowels switch by harmony: at most three changes between back and front in a word, since a
    compound's parts have each their own.
    """
    if len(word) < 2 or len(word) > 40 or word.isdigit():
        return ()
    if re.search("[a-zåäö][A-ZÅÄÖ]|[A-ZÅÄÖ]{2}[a-zåäö]", word):
        return ()  # an acronym with an ending, or a brand
    found = [word] if is_known(word) and not re.search(r"\d", word) else []
    if re.search("[aoAO]", word):
        found += [form for form in _harmonic(word) if form != word and is_known(form)]
    if not found and len(word) >= 3:
        found = _slips(word)
    return tuple(dict.fromkeys(found))


def _harmonic(word: str) -> Iterator[str]:
    places = [index for index, sign in enumerate(word) if sign in _TO_FRONT]
    if len(places) > 14:
        return
    for switches in range(min(_MOST_SWITCHES, len(places) - 1) + 1):
        for cuts in combinations(range(1, len(places)), switches):
            for front_first in (True, False):
                front, form, edges = front_first, list(word), set(cuts)
                for number, place in enumerate(places):
                    if number in edges:
                        front = not front
                    if front:
                        form[place] = _TO_FRONT[word[place]]
                if _harmony(form, places):
                    yield "".join(form)


def _harmony(form: list[str], places: list[int]) -> bool:
    """No u beside ä or ö, no y beside a or o: no Finnish word has such a cluster of vowels.

    Long compounds are left alone: their parts meet in any way ("työaika", "yhteisö" + "alue").
    """
    return len(places) > 8 or not re.search("[äö]u|u[äö](?!i)|y[ao]|[ao]y", "".join(form).lower())


def _slips(word: str) -> list[str]:
    """Readings with é, 6 and the like mended, only where exactly one is known."""
    places = [index for index, sign in enumerate(word) if sign in _SLIPS]
    inner = [index for index in places if _may_slip(word, index)]
    if not inner or len(inner) > 4:
        return []
    found: list[str] = []
    options = [(word[index], *_SLIPS[word[index]]) for index in inner]
    for choice in product(*options):
        form = list(word)
        for index, sign in zip(inner, choice, strict=True):
            form[index] = sign
        mended = "".join(form)
        if mended == word or re.search(r"\d", mended):
            continue
        if is_known(mended):
            found.append(mended)
        found += [variant for variant in _harmonic(mended) if is_known(variant)]
        if len(set(found)) > 6:
            break
    unique = list(dict.fromkeys(found))
    return unique if len(unique) == 1 else _sure(unique)


def _sure(forms: list[str]) -> list[str]:
    """Of several mended readings the one with the fewest parts; none on a tie."""
    if not forms:
        return []
    ranked = sorted((min(len(r.parts) for r in analyse(form)), form) for form in forms)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return []
    return [ranked[0][1]]


def _may_slip(word: str, index: int) -> bool:
    sign = word[index]
    if sign in "GQ":
        return index == 0 and len(word) > 3
    if sign == "d":
        return 0 < index < len(word) - 1 and (word[index - 1] in "yd" or word[index + 1] in "yd")
    if sign.isdigit():
        letters = sum(other.isalpha() for other in word)
        return letters >= 2 and letters > len(word) / 2 - 0.5
    return True
