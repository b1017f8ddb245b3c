"""Slips of OCR mended where exactly one reading is a word; of the same length as what stands there.

A sign that stands for nothing of its own ("rn" read for "m", "aé" for "ä") becomes a soft hyphen,
which the logical text drops (``extractors.scopes.text_of``): offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from extractors.finnish.letter_candidates import harmonic, strip_marks
from extractors.finnish.letters import letters

SOFT_HYPHEN = "\u00ad"
#: Signs that OCR of the wrong language puts for ä and ö, and digits within words.
_SIGNS: dict[str, str] = {
    "é": "öä",
    "è": "äö",
    "6": "ö",
    "4": "ä",
    "É": "ÖÄ",
    "d": "öäd",
    "G": "Ö",
    "Q": "OÖ",
    "0": "oö",
    "1": "l",
    "|": "l",
}
#: Two signs for one letter, in words that hold such a sign anyway.
_PAIRS = re.compile("aé|éa|dé|éd|66|oé")
_PAIR_LETTERS = {"aé": "ä", "éa": "ä", "dé": "öä", "éd": "äö", "66": "ö", "oé": "ö"}
#: Letters taken for others, one in a word of this length or more.
_LETTERS: tuple[tuple[str, str], ...] = (
    ("rn", "m"),
    ("cl", "d"),
    ("ii", "n"),
    ("ii", "ä"),
    ("ii", "äi"),
    ("ai", "ä"),
    ("ai", "ää"),
    ("n", "h"),
    ("i", "ä"),
    ("i", "j"),
    ("l", "i"),
)
_LETTERS_LENGTH = 7
_MOST_SIGNS = 5
#: Of several readings one is meant if it is this many times as common as the next.
_FAR_MORE = 5


@lru_cache(maxsize=20_000)
def mended(word: str) -> str | None:
    """The one reading of a word that nobody knows as it stands; None for none, or several."""
    if len(word) < 3 or not any(sign.isalpha() for sign in word):
        return None
    capital = _capital_i(word)
    if capital is not None:
        return capital
    if re.search("[a-zåäö][A-ZÅÄÖ]|[A-ZÅÄÖ]{2}[a-zåäö]", word):
        return None
    found = _only(_by_signs(word))
    unsure = not word.islower() and word.isalpha() and not re.search("[éèÉ]", word)
    if found is None and len(word) >= _LETTERS_LENGTH and word.isalpha() and word[1:].islower():
        found = _only(_by_letters(word))
    if found is not None and unsure and not _shown(found.replace(SOFT_HYPHEN, "")):
        return None  # letters only, and a capital: a name that nobody knows
    return found


def _capital_i(word: str) -> str | None:
    """*I* and *l* look alike: "IIman" is *Ilman*, "liris" is *Iiris*, "kasvuaIue" *kasvualue*."""
    if re.fullmatch("[^\\W\\d_]?[a-zåäöI]*[a-zåäö][a-zåäöI]*", word) and "I" in word[1:]:
        tried = word[0] + word[1:].replace("I", "l")
    elif word[0] == "l" and word.islower() and len(word) > 3:
        tried = "I" + word[1:]
    else:
        return None
    if word[0] == "l" and tried.lower() in letters().forms:
        return None
    found = harmonic(tried)
    return found[0] if len(found) == 1 else None


def _by_signs(word: str) -> Iterator[str]:
    """Readings with every odd sign mended, alone or with the one beside it."""
    pairs = {match.start() for match in _PAIRS.finditer(word)}
    places = [at for at, sign in enumerate(word) if sign in _SIGNS and _may_slip(word, at)]
    if not places or len(places) > _MOST_SIGNS:
        return
    options = [(word[at], *_SIGNS[word[at]]) for at in places]
    for choice in product(*options):
        form = list(word)
        for at, sign in zip(places, choice, strict=True):
            form[at] = sign
        yield "".join(form)
    for at in sorted(pairs):
        for letter in _PAIR_LETTERS[word[at : at + 2]]:
            rest = word[:at] + SOFT_HYPHEN + letter + word[at + 2 :]
            if not any(sign in "éè64" for sign in rest):
                yield rest
            else:
                yield from _by_signs(rest)


def _by_letters(word: str) -> Iterator[str]:
    for wrong, right in _LETTERS:
        for match in re.finditer(wrong, word):
            at, end = match.span()
            padded = SOFT_HYPHEN * (len(wrong) - len(right)) + right
            yield word[:at] + padded + word[end:]


def _only(forms: Iterator[str]) -> str | None:
    """The one known reading of these forms; of several the one that texts show far more often.

    Forms without a dropped sign come first: what drops one counts only where nothing else is read.
    """
    found: dict[bool, dict[str, str]] = {False: {}, True: {}}
    for form in forms:
        bare = form.replace(SOFT_HYPHEN, "")
        if bare.isalpha():
            for reading in _known(bare):
                found[bare != form].setdefault(reading, _padded(reading, form))
    readings = found[False] or found[True]
    if len(readings) > 1:
        ranked = sorted(((_shown(reading), reading) for reading in readings), reverse=True)
        if ranked[0][0] >= _FAR_MORE * max(1, ranked[1][0]):
            return readings[ranked[0][1]]
    return next(iter(readings.values())) if len(readings) == 1 else None


def _known(bare: str) -> list[str]:
    name = letters().names.get(strip_marks(bare))
    return [bare] if name is not None and name[0] == bare else harmonic(bare)


def _shown(reading: str) -> int:
    """How often texts show this form, small or capitalised."""
    told = {*letters().forms.get(strip_marks(reading), ())}
    told |= {*letters().forms.get(strip_marks(reading.lower()), ())}
    return sum(count for form, count in told if form in (reading, reading.lower()))


def _padded(reading: str, form: str) -> str:
    """The reading with soft hyphens where the form has them."""
    signs = iter(reading)
    return "".join(sign if sign == SOFT_HYPHEN else next(signs) for sign in form)


def _may_slip(word: str, at: int) -> bool:
    sign = word[at]
    if sign in "GQ":
        return at == 0 and len(word) > 3
    if sign == "d":
        return at > 0 and word[1:].islower()
    if sign.isdigit():
        count = sum(other.isalpha() for other in word)
        return count >= 2 and count > len(word) / 2 - 0.5
    return True


_QUARTER = re.compile(r"\bQ[1-4]\b")
_MAYBE_QUARTER = re.compile(r"(?<![\w./–-])[O0](?=[1-4]\s?/\s?(?:20)?\d\d\b)")
_MAYBE_BARE_QUARTER = re.compile(r"(?<![\w./–-])[O0](?=[1-4](?:\s|$))")
_YEAR = r"(?:20|2O|Z0|ZO)[0-9OlI]{2}"
_DATE = re.compile(rf"(?<![\w.])[\dOlI]{{1,2}}\.\s?[\dOlI]{{1,2}}\.\s?{_YEAR}(?!\w)|\b{_YEAR}\b")
_DIGITS = str.maketrans("OlIZ", "0112")


def mended_numbers(text: str) -> str:
    """Digits that OCR took for letters and the Q of quarters; the same length.

    ``l2.3.2O26`` is 12.3.2026. ``03/2026`` stays March unless quarters stand on the same line.
    """
    if not re.search("[OlI]", text) and "Q" not in text:
        return text
    text = _DATE.sub(lambda match: match[0].translate(_DIGITS), text)
    return "\n".join(map(_quarters, text.split("\n"))) if "Q" in text else text


def _quarters(line: str) -> str:
    sure = len(_QUARTER.findall(line))
    if sure:
        line = _MAYBE_QUARTER.sub("Q", line)
    return _MAYBE_BARE_QUARTER.sub("Q", line) if sure > 1 else line
