"""Names of many words in base form: "Vihreiden laitureiden" is *Vihreät laiturit*.

A name is changed only on evidence that it stands inflected: "Lasi kiertoon" and "Mökillä turvassa"
are names in nominative whose last word is adverbial, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.finnish.morphology import NOMINAL, Analysis, analyse
from extractors.finnish.name_keys import (
    CASE_TAIL,
    FOREIGN_ENDING,
    clean,
    has_case,
    is_number,
    strip_kind,
    word_spans,
)
from extractors.finnish.plurals import plural_nominative

_CONJUNCTIONS = frozenset({"ja", "sekä", "&", "+", "och", "and", "tai", "/", "eli"})


def base_form(name: str, inflected: bool | None = None) -> str:
    """The name as a person would list it: in nominative, without quotes and "-hanke".

    ``inflected`` tells what the caller knows: True (a case is demanded by the sentence), False (it
    is nominative), None (change only where the form itself shows that the name is inflected as a
    whole).
    """
    stripped = strip_kind(clean(name))
    state = stripped.inflected if stripped.inflected is not None else inflected
    return stripped.name if state is False else _nominative(stripped.name, bool(state))


@lru_cache(maxsize=20_000)
def _nominative(name: str, forced: bool) -> str:
    ending = CASE_TAIL.search(name)
    if ending is not None:
        return name[: ending.start()]
    spans = word_spans(name)
    spoken = [name[start:end] for start, end in spans]
    head = len(spoken) - 1
    while head > 0 and is_number(spoken[head]):
        head -= 1
    if head < 0 or is_number(spoken[head]):
        return name
    changes = _changes(spoken[: head + 1], forced)
    for index in sorted(changes, reverse=True):
        start, end = spans[index]
        name = name[:start] + changes[index] + name[end:]
    return name


def _changes(spoken: Sequence[str], forced: bool) -> dict[int, str]:
    """New forms of the words that inflect with the head: {index: word}."""
    head = spoken[-1]
    readings = analyse(head)
    if not readings:
        return _foreign(spoken, forced)
    if any(reading.case == "nominative" for reading in readings) and not (
        forced and _oblique(readings, "genitive")
    ):
        return {}
    heads = _oblique(readings)
    if any(reading.word_class == "adverb" for reading in readings) and not forced:
        return {}
    finite = any(r.word_class == "verb" and r.case is None and not r.participle for r in readings)
    if finite and len(spoken) == 1 and not forced:
        return {}  # "Johtaa", but "Tietojohtamisen alustaa" has a genitive before its head
    return _best(spoken, heads)


def _oblique(readings: Sequence[Analysis], case: str | None = None) -> list[Analysis]:
    """Nominal readings in another case than the nominative; with a possessive only for want of
    others ("ohjelmaansa")."""
    found = [
        reading
        for reading in readings
        if reading.case not in {None, "nominative", "adverbial"}
        and reading.word_class in NOMINAL
        and (case is None or reading.case == case)
    ]
    return [reading for reading in found if not reading.possessive] or found


def _best(spoken: Sequence[str], heads: Sequence[Analysis]) -> dict[int, str]:
    """The changes by the reading of the head that most attributes agree with; none fit: none."""
    best: dict[int, str] = {}
    best_rank: tuple[int, int, int] | None = None
    for reading in heads:
        changes = _by_head(spoken, reading)
        if changes is None:
            continue
        rank = (-len(changes), int(reading.participle), len(reading.parts))
        if best_rank is None or rank < best_rank:
            best, best_rank = changes, rank
    return best


def _by_head(spoken: Sequence[str], head: Analysis) -> dict[int, str] | None:
    """Walk from the head to the left; None when a word fits neither as agreeing nor genitive.

    ``following`` is the noun that an adjective would belong to: the head, or a genitive attribute
    that stays ("Kestävän kehityksen ohjelman": *Kestävän* belongs to *kehityksen*).
    """
    last = len(spoken) - 1
    form = _nominative_of(spoken[last], head)
    if form is None:
        return None
    changes = {last: form}
    following, following_changes = head, True
    index = last - 1
    while index >= 0:
        word = spoken[index]
        if word.casefold() in _CONJUNCTIONS:
            joined = _joined(spoken[:index], head, following_changes)
            return None if joined is None else changes | joined
        if is_number(word) or word.endswith("-") or (word.isupper() and len(word) > 1):
            index -= 1
            continue
        readings = analyse(word)
        agreeing = _agreeing(readings, following)
        genitive = [reading for reading in readings if reading.case == "genitive"]
        if agreeing is not None:
            if following_changes:
                form = _nominative_of(word, agreeing, number=head.number)
                if form is None:
                    return None
                changes[index] = form
        elif genitive:
            following, following_changes = genitive[0], False
        elif not readings and word.endswith("n"):
            following, following_changes = Analysis(word, "noun", "genitive"), False
        elif any(reading.word_class in {"adverb", "abbreviation"} for reading in readings):
            pass  # "erittäin", indeclinable "eri"
        else:
            return None
        index -= 1
    return changes


def _agreeing(readings: Sequence[Analysis], noun: Analysis) -> Analysis | None:
    """The reading as an adjective of ``noun``. A noun that Voikko also derives from a verb
    ("sataman", raining) is a noun."""
    fitting = [r for r in readings if r.case == noun.case and r.number == noun.number]
    plain_noun = any(r.word_class in {"noun", "place"} and not r.participle for r in fitting)
    adjectives = [
        reading
        for reading in fitting
        if reading.word_class in {"adjective", "noun_adjective", "pronoun", "numeral"}
        or (reading.participle and not plain_noun)
    ]
    return adjectives[0] if adjectives else None


def _joined(left: Sequence[str], head: Analysis, head_alone: bool) -> dict[int, str] | None:
    """Changes left of a conjunction: another head ("Meren ja satamien") or an attribute.

    "Puun ja veden kiertotalouden" has one head: where a genitive noun stands between the
    conjunction and the head, and only a bare genitive noun before it, both are its attributes.
    """
    if not left or left[-1].endswith("-"):
        return {}
    readings = [r for r in analyse(left[-1]) if r.case == head.case and r.word_class in NOMINAL]
    if not head_alone and head.case == "genitive" and len(left) == 1:
        return {}
    if not readings:
        if has_case(left[-1], "genitive") and not head_alone:
            return {}
        return None
    return _best(left, readings) or None


def _nominative_of(word: str, reading: Analysis, number: str | None = None) -> str | None:
    """The word in nominative, written with its own capitals."""
    plural = (number or reading.number) == "plural"
    base = reading.base
    if plural and reading.case != "nominative":
        form = plural_nominative(base)
        if form is None:
            return None
    else:
        form = base
    return with_capitals(word, form)


def with_capitals(original: str, form: str) -> str:
    """``form`` with the capitals of ``original``: first letter, after hyphens, or all."""
    letters = [sign for sign in original if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return form.upper()
    result = list(form)
    for index, sign in enumerate(original[: len(result)]):
        if sign.casefold() != form[index].casefold():
            break
        result[index] = sign
    if result and original[:1].isupper():
        result[0] = result[0].upper()
    return "".join(result)


# --- names that Voikko does not know --------------------------------------------------------------

_FOREIGN_TAILS = (
    "labbet",
    "et",
    "en",
    "hamn",
    "ström",
    "berg",
    "lund",
    "lab",
    "tech",
    "park",
    "net",
    "work",
    "sport",
    "port",
    "start",
    "up",
    "ing",
    "box",
    "ton",
    "land",
    "hus",
    "stad",
    "gård",
    "holm",
    "bron",
    "center",
    "blom",
    "man",
    "én",
    "sson",
    "kvist",
    "strand",
    "by",
    "fors",
    "stedt",
    "mark",
)


def _by_known_end(word: str) -> tuple[str, str] | None:
    """An unknown compound cut before the longest known noun at its end, only where it is oblique:
    "Kvanttipuiston" is Kvantti + puiston."""
    for cut in range(3, len(word) - 4):
        end = word[cut:]
        if not end.islower():
            continue
        readings = [reading for reading in analyse(end) if reading.word_class == "noun"]
        if readings:
            if all(reading.case not in {None, "nominative"} for reading in readings):
                return word[:cut], end
            return None
    return None


def _foreign(spoken: Sequence[str], forced: bool) -> dict[int, str]:
    """Strip a case ending from an unknown head by rule: only where every other word allows it.

    The bare "-n" is stripped only when forced, or after "-i-" behind a consonant: too many foreign
    names end in it ("Kustlab", "Berlin").
    """
    head = spoken[-1]
    known = _by_known_end(head)
    if known is not None:
        changes = _best([*spoken[:-1], known[1]], _oblique(analyse(known[1])))
        if len(spoken) - 1 in changes:
            changes[len(spoken) - 1] = known[0] + changes[len(spoken) - 1]
        return changes
    match = FOREIGN_ENDING.search(head)
    if match is None or match.start() < 3:
        return {}
    stem, ending = head[: match.start()], match[0]
    plain = ending.lstrip("i")
    if ending.startswith("i"):
        foreign = stem.casefold().endswith(_FOREIGN_TAILS) or re.search("[åwqxz]", stem.casefold())
        form = stem if foreign else stem + "i"
    else:
        form = stem
    if plain == "n" and not forced and not (ending == "in" and form == stem):
        return {}
    if (
        len(spoken) > 1
        and not all(has_case(word, "genitive") or is_number(word) for word in spoken[:-1])
        and not forced
    ):
        return {}
    return {len(spoken) - 1: form}
