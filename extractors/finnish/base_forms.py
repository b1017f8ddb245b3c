"""Names of many words in base form: "Vihreiden laitureiden" is *Vihreät laiturit*.

A name is changed only on evidence that it stands inflected: "Lasi kiertoon" and "Mökillä turvassa"
are names in nominative whose last word is adverbial, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.finnish.morphology import NOMINAL, Analysis
from extractors.finnish.name_keys import CASE_TAIL, clean, is_number, strip_kind, word_spans
from extractors.finnish.nominatives import foreign_form, readings_of, unknown_forms
from extractors.finnish.phrases import CONJUNCTIONS, ODD, WRONG, best_phrase

_DASH = re.compile(r"\s+[-\u2013\u2014]\s+")


def base_form(name: str, inflected: bool | None = None) -> str:
    """The name as a person would list it: in nominative, without quotes and "-hanke".

    ``inflected`` tells what the caller knows: True (a case is demanded by the sentence), False (it
    is nominative), None (change only where the form itself shows that the name is inflected as a
    whole). Parts between dashes are read each by itself ("Oppiva Ranta – yhteinen koulu").
    """
    stripped = strip_kind(clean(name))
    state = stripped.inflected if stripped.inflected is not None else inflected
    if state is False:
        return stripped.name
    dash = _DASH.search(stripped.name)
    if dash is None:
        return _nominative(stripped.name, bool(state))
    first, rest = stripped.name[: dash.start()], stripped.name[dash.end() :]
    return f"{_nominative(first, bool(state))}{dash[0]}{base_form(rest)}"


@lru_cache(maxsize=20_000)
def _nominative(name: str, forced: bool) -> str:
    ending = CASE_TAIL.search(name)
    spans = word_spans(name)
    spoken = [name[start:end] for start, end in spans]
    if ending is not None and not CONJUNCTIONS & {word.casefold() for word in spoken}:
        return name[: ending.start()]
    head = len(spoken) - 1
    while head > 0 and is_number(spoken[head]):
        head -= 1
    if head < 0 or is_number(spoken[head]):
        return name
    first = 0
    for index in range(1, head + 1):  # "Blue Economy Mikkeli -osaamiskeskuksen": the front stays
        start = spans[index][0]
        glued = name[start - 1] in "-\u2013" and name[start - 2].isspace()
        if glued and spoken[index - 1].casefold() not in CONJUNCTIONS:
            first = index
    changes = _changes(spoken[first : head + 1], forced)
    for index in sorted(changes, reverse=True):
        start, end = spans[first + index]
        name = name[:start] + changes[index] + name[end:]
    return name


def _changes(spoken: Sequence[str], forced: bool) -> dict[int, str]:
    """New forms of the words that inflect with the head: {index: word}."""
    readings = readings_of(spoken[-1])
    nominatives: list[Analysis] = []
    abroad = len(spoken) > 1 and spoken[-1][:1].isupper() and _is_foreign(spoken[-2])
    if abroad and (foreign := foreign_form(spoken[-1])):
        heads = foreign
    elif not readings:
        heads = unknown_forms(spoken[-1], forced, abroad)
    else:
        heads = _oblique(readings)
        plain = min((len(r.parts) for r in heads), default=9)
        nominatives = [
            r
            for r in readings
            if r.case == "nominative" and not (r.possessive or r.clitic) and len(r.parts) <= plain
        ]  # "hallinnalle" is no halli + nalle
        verb = any(r.word_class == "verb" and r.case is None for r in readings)
        if not forced and (
            any(r.word_class == "adverb" for r in readings) or (verb and len(spoken) == 1)
        ):
            return {}  # "Johtaa", but "Tietojohtamisen alustaa" has a genitive before its head
    best = best_phrase(spoken, heads)
    if best is None or best.worst >= (WRONG if forced or _surely(heads) else ODD):
        return {}
    if not forced and best.head.case == "partitive" and 0 in best.changes:
        return {}  # "Kestävää elinvoimaa": a name may stand in partitive
    as_it_is = best_phrase(spoken, nominatives)
    if as_it_is is not None:
        genitive = forced and best.head.case == "genitive"
        if as_it_is.doubt < best.doubt or (as_it_is.doubt == best.doubt and not genitive):
            return {}
    return best.changes


def _is_foreign(word: str) -> bool:
    """Whether a word with a capital is unknown, or a noun in nominative, as in "Smart City" and
    "Business Park"."""
    readings = readings_of(word)
    return word[:1].isupper() and all(
        r.word_class == "noun" and r.case == "nominative" for r in readings
    )


def _surely(heads: Sequence[Analysis]) -> bool:
    """No name in nominative ends in a genitive."""
    return bool(heads) and all(head.case == "genitive" for head in heads)


def _oblique(readings: Sequence[Analysis]) -> list[Analysis]:
    """Nominal readings in another case than the nominative; with a possessive or a particle only
    for want of others ("ohjelmaansa"; "aurinko" is hardly "auri-n-ko")."""
    found = [
        reading
        for reading in readings
        if reading.case not in {None, "nominative", "adverbial"} and reading.word_class in NOMINAL
    ]
    nominative = any(r.case == "nominative" and not r.clitic for r in readings)
    plain = [r for r in found if not (r.possessive or r.clitic)]
    return plain or ([] if nominative else found)
