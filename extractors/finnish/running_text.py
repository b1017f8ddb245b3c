"""People and times in running text: what the rules find and what the tagger finds, joined.

The rules are made for decks (lists, cells, "Vetäjä: Niina Korpela"): sure, but blind to a surname
alone and to foreign names in prose. The tagger has learned prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.finnish.persons import FoundPerson, find_persons
from extractors.finnish.surnames import is_first_name, nominative_surname
from extractors.finnish.tagger import Tagged, tag_all

#: A person of the rules that the tagger does not see is believed from here on.
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words for a time at ``text[start:end]``, a duration or an age too; ``probability`` 0 to 1."""

    start: int
    end: int
    probability: float


def find_people_in_text(sentences: Sequence[str]) -> list[list[FoundPerson]]:
    """The people named in each sentence of one text, surnames alone too, without overlaps.

    ``name`` of a surname alone is its nominative. ``confidence`` is the tagger's probability, or
    that of the rules where only they find the person.
    """
    out: list[list[FoundPerson]] = []
    for sentence, tagged in zip(sentences, tag_all(sentences), strict=True):
        named = find_persons(sentence)
        people = [_person(sentence, one, named) for one in tagged if one.label == "PERSON"]
        people += [
            person
            for person in named
            if person.confidence >= _SURE
            and not any(one.start < person.end and person.start < one.end for one in tagged)
        ]
        out.append(sorted(people, key=lambda person: person.start))
    return out


def _person(sentence: str, tagged: Tagged, named: Sequence[FoundPerson]) -> FoundPerson:
    """The tagger's person with the name that the rules give it, else its last word's nominative."""
    for person in named:
        if (person.start, person.end) == (tagged.start, tagged.end):
            return person
    *front, last = sentence[tagged.start : tagged.end].split(" ")
    if front or not is_first_name(last, any_case=True):
        last = nominative_surname(last)
    return FoundPerson(tagged.start, tagged.end, " ".join([*front, last]), tagged.probability)


def find_time_expressions(sentences: Sequence[str]) -> list[list[TimeExpression]]:
    """The words for a time in each sentence of one text, without overlaps."""
    out: list[list[TimeExpression]] = []
    for tagged in tag_all(sentences):
        times = [one for one in tagged if one.label == "DATE"]
        out.append([TimeExpression(one.start, one.end, one.probability) for one in times])
    return out


def is_time(sentence: str, start: int, end: int) -> bool:
    """Whether the tagger reads any of ``sentence[start:end]`` as words for a time."""
    return any(
        one.label == "DATE" and one.start < end and start < one.end
        for one in tag_all([sentence])[0]
    )
