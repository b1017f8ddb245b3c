"""Lost letters of names that Voikko does not know: the names statistics, and parts of surnames."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.finnish.letter_candidates import harmonic, strip_marks
from extractors.finnish.letters import lemma_count, letters
from extractors.vocabulary import load

_TO_FRONT = {"a": "ä", "o": "ö", "A": "Ä", "O": "Ö"}
_LISTS = load("lost_letters")
_ENDINGS = {strip_marks(end): end for end in _LISTS["name_parts"]["endings"]}
_BEGINNINGS = {strip_marks(front): front for front in _LISTS["name_parts"]["beginnings"]}
_SWEDISH = {strip_marks(part): part for part in _LISTS["swedish_parts"]}
_SWEDISH_TAILS = tuple(load("names")["swedish_surname_tails"])
_FIRST_NAMES = {
    strip_marks(name): name for name in load("names")["first_names"] if strip_marks(name) != name
}
_OWN_NAMES = frozenset(load("names")["first_names"])
#: Case endings after a vowel stem or a foreign name's -i-: as lost, longest first.
_CASES = re.compile(
    r"(?:i?n|i?lla|i?lle|i?lta|i?ssa|i?sta|i?a|ta|i?na|i?ksi|aan|oon|een|iin|hin|in)"
    r"(?:kin|kaan|han)?$"
)


@lru_cache(maxsize=20_000)
def restored_name(word: str) -> str | None:
    """A name of the statistics, in any case, with its letters; None where it is none of them."""
    if len(word) < 3 or not word.isalpha() or not word[:1].isupper():
        return None
    if word.isupper():
        found = restored_name(word.capitalize())
        return found.upper() if found and len(found) == len(word) else None
    names = letters().names
    return names[word][0] if word in names else inflected(word, names)


def inflected(word: str, names: Mapping[str, tuple[str, int]]) -> str | None:
    """A case form of one of the names (stripped name -> name and bearers) with its letters."""
    for match in _endings(word):
        stem, ending = word[:match], word[match:]
        for base in _bases(stem):
            if base not in names:
                continue
            right = names[base][0]
            kept = right[: len(stem)] + stem[len(right) :]
            if strip_marks(kept) == stem:
                return kept + (_fronted(ending) if _is_front(right) else ending)
    return None


_COLON_ENDINGS = frozenset(
    ["a", "ta", "na", "ia", "lla", "lta", "ssa", "sta", "aan", "ean", "han", "kaan"]
)


def case_ending(ending: str, before: str) -> str:
    """The ending after a colon ("EAKR:ssä", "§:ssä", "15:tä"), in harmony with how it is read out.

    A number goes by its last digit, an abbreviation in capitals by its last letter's name; one that
    may be read as a word ("HUS") and all else stays as it is.
    """
    if ending not in _COLON_ENDINGS:
        return ending
    last = before[-1:]
    if last.isdigit():
        front = last in "145790" and not re.search("00$", before)
    elif before.isupper():
        if re.search("[AOU][B-DF-HJKLMNPQRSTVWXZ]$", before) and len(before) > 2:
            return ending
        front = last in "BCDEFGIJLMNPRSTVWXYZÄÖ"
    else:
        front = last == "§"
    return _fronted(ending) if front else ending


def _endings(word: str) -> list[int]:
    """Where a case ending may begin, the longest stem first."""
    return [at for at in range(len(word) - 1, 2, -1) if _CASES.fullmatch(word, at)]


def _bases(stem: str) -> list[str]:
    """Nominatives that a stem may be of: itself, *Mäkise-* of Mäkinen, *Köp-* with a vowel lost."""
    found = [stem]
    if stem.endswith("se"):
        found.append(stem[:-2] + "nen")
    elif stem.endswith("s"):
        found.append(stem[:-1] + "nen")
    return found


def _is_front(name: str) -> bool:
    """Harmony of the last vowel that has any; e and i alone are front."""
    told = re.findall("[aouyäöå]", name.lower())
    return not told or told[-1] in "yäö"


def _fronted(ending: str) -> str:
    return "".join(_TO_FRONT.get(sign, sign) for sign in ending)


_NEUTRAL_STEM = re.compile(
    r"(?:(?![AOUY])[A-Z]?[^\W\d_aouyäöå]{3,}i(?:ssa|sta|lla|lta)|"
    r"[^\W\d_A-Zaouyäöå]{3,}(?:ssa|sta|lla|lta|na|(?<=[ie])a|(?<=[ie])ja))(?:kin|kaan)?"
)


def by_last_part(word: str) -> str | None:
    """A compound or a foreign word that Voikko does not know; None where nothing tells.

    A compound's parts are read apart ("tamantasoisesta"); an ending after a stem with e and i only
    is front ("Redditissä", "tviittejä").
    """
    if not word.isalpha():
        return None
    if word.islower() and len(word) >= 9:
        splits = [(harmonic(word[:at]), harmonic(word[at:])) for at in range(3, len(word) - 3)]
        read = [(_commonest(front), _commonest(tail)) for front, tail in splits if front and tail]
        if read:
            weakest, front, tail = max((min(f[1], t[1]), f[0], t[0]) for f, t in read)
            return front + tail if weakest else None
    if word not in _OWN_NAMES and _NEUTRAL_STEM.fullmatch(word):
        cut = re.search(r"(?:ssa|sta|lla|lta|na|ja|a)(?:kin|kaan)?$", word)
        if cut is not None:
            return word[: cut.start()] + _fronted(word[cut.start() :])
    return None


def _commonest(forms: list[str]) -> tuple[str, int]:
    """Of known forms the one whose lemma is met most, and how often."""
    return max(((form, lemma_count(form)) for form in forms), key=lambda found: found[1])


def by_parts(word: str) -> str:
    """A word that no Finnish dictionary knows: parts of surnames, and of Swedish words.

    A Finnish surname in -nen or -la with a y and no u has front vowels throughout ("Tyrväinen").
    """
    if len(word) < 3 or word in _OWN_NAMES or len(word.lower()) != len(word):
        return word
    if word.isupper():
        capitalised = word.capitalize()
        return word if capitalised == word else by_parts(capitalised).upper()
    if word in _FIRST_NAMES:
        return str(_FIRST_NAMES[word])
    lower = word.lower()
    for plain, right in _SWEDISH.items():
        if len(plain) > 4 and plain in lower:
            lower = lower.replace(plain, right)
    if lower != word.lower():
        return "".join(a.upper() if b.isupper() else a for a, b in zip(lower, word, strict=True))
    if not word[:1].isupper() or not word[1:].islower():
        return word
    fronted = re.search("y.*(?:nen|la)$", lower) and not re.search("[uwcxzq]", lower)
    if len(word) > 5 and fronted:
        return "".join(_TO_FRONT.get(sign, sign) for sign in word)
    for plain, right in _ENDINGS.items():
        if lower.endswith(plain) and len(lower) > len(plain) + 1:
            word = word[: len(word) - len(plain)] + right
            break
    if word.lower().endswith(_SWEDISH_TAILS):
        for plain, right in _BEGINNINGS.items():
            if word.lower().startswith(plain) and len(lower) > len(plain) + 2:
                return str(right.capitalize() + word[len(plain) :])
    return word
