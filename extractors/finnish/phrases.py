"""Noun phrases read from the head to the left: which words turn with the head, and which stay.

After Iso suomen kielioppi, sections 557-600: adjectives and participles agree with the head and
turn with it; genitives stay, and so does what agrees with them; before a participle or a verbal
noun its own complements stand, in any case ("Asumista tukevat palvelut"). Each reading of the head
has its doubts; the one with the fewest is the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractors.finnish.morphology import NOMINAL, Analysis, lemma_by_list, voikko_available
from extractors.finnish.name_keys import is_number
from extractors.finnish.nominatives import is_adjective, nominative_of, readings_of, unknown_forms
from extractors.vocabulary import words

CONJUNCTIONS = frozenset({"ja", "sekä", "&", "+", "och", "and", "tai", "/", "eli"})
#: How much speaks against a reading: a complement of an adjective; a word that may stay, but seldom
#: does; one that cannot.
SLIGHT, ODD, WRONG = 0.1, 1.0, 2.0
#: Attributes that never inflect (Iso suomen kielioppi, section 601).
_INDECLINABLE = frozenset({"eri", "koko", "ensi", "viime", "joka", "pikku", "kelpo", "itse"})
#: Personal pronouns are genitive attributes: "sen jakautumisen" is *sen jakautuminen*.
_PERSONAL = frozenset({"se", "ne", "hän", "he", "minä", "me", "sinä", "te"})
_ADVERBIAL = frozenset({"adverb", "abbreviation", "particle", "conjunction"})
_PERSON_ENDS = ("ja", "jä", "lainen", "läinen", "henkilö")

#: The part that a word plays: the head, an adjective of it, a genitive noun, an adjective of that,
#: a complement, an adverb, or none that can be told.
_Part = Literal["head", "agreeing", "genitive", "inner", "complement", "adverb", "other"]


@dataclass(slots=True)
class Phrase:
    """One way to read a phrase: new forms of the words that turn with the head ({index: word}),
    the sum of what speaks against it, and the worst of that."""

    head: Analysis
    changes: dict[int, str] = field(default_factory=dict)
    doubt: float = 0.0
    worst: float = 0.0

    def doubted(self, much: float) -> None:
        self.doubt += much
        self.worst = max(self.worst, much)


def best_phrase(spoken: Sequence[str], heads: Sequence[Analysis]) -> Phrase | None:
    """The reading of the last word with the fewest doubts, of equals the plainest; None for none
    that has a nominative."""
    phrases = [phrase for head in heads if (phrase := _read(spoken, head)) is not None]
    return min(phrases, key=lambda p: (p.doubt, plainness(spoken[-1], p.head)), default=None)


def plainness(word: str, reading: Analysis) -> tuple[object, ...]:
    """Smallest for the plainest reading: of few parts, a common word, a noun, singular.

    Then what simplemma holds for the word's lemma, and the base that shares most letters with it
    ("muutosta" is rather of *muutos* than of *muutto*).
    """
    front = sum(map(len, reading.parts[:-1])) + reading.base.count("-")
    other = lemma_by_list(word, front)
    plural = reading.number == "plural"
    return (
        len(reading.parts),  # "kaupunkilaista" is hardly of kaupunki + laki
        not words("lemmas", "rare").isdisjoint({reading.base, *reading.parts[-1:]}),
        reading.base.endswith("vi"),  # beside a participle: "kannustavia" is of *kannustava*
        reading.participle,
        reading.word_class not in ("noun", "place", "name", "noun_adjective"),
        plural,  # "kodissa" is of *koti*, not of *kota*
        plural and reading.base.endswith(("nta", "ntä")),  # "toiminnoissa" is of *toiminto*
        reading.case == "partitive" and reading.base.endswith(("as", "äs")),  # "kunnasta"
        bool(other) and other != reading.base.casefold(),
        -_shared(word, reading.base),
        len(reading.base),
    )


def _shared(word: str, base: str) -> int:
    """How many letters the two begin with alike."""
    pairs = enumerate(zip(word.casefold(), base.casefold(), strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(word), len(base)))


def _read(spoken: Sequence[str], head: Analysis) -> Phrase | None:
    """Walk from the head to the left; None where the head has no proved nominative."""
    form = nominative_of(spoken[-1], head)
    if form is None:
        return None
    walk = _Walk(spoken, head, Phrase(head, {len(spoken) - 1: form}))
    index = len(spoken) - 2
    while index >= 0:
        if spoken[index].casefold() in CONJUNCTIONS and index > 0:
            if walk.joins_a_head(index):
                walk.add_head(spoken[:index])
                break
            walk.cross(spoken[index - 1])
        else:
            walk.step(index)
        index -= 1
    return walk.phrase


@dataclass(slots=True)
class _Walk:
    """Where the walk to the left stands.

    ``inner`` is the noun at hand that stays, a genitive or a complement: an adjective before it
    belongs to it rather than to the head ("Kestävän kehityksen ohjelman"). ``governs``: what was
    read last may have complements. ``parts`` are those that the words to the right play.
    """

    spoken: Sequence[str]
    head: Analysis
    phrase: Phrase
    inner: Analysis | None = None
    governs: float | None = None
    parts: list[_Part] = field(default_factory=lambda: ["head"])

    def __post_init__(self) -> None:
        verbal = self.head.participle or self.head.base.endswith("minen")
        self.governs = SLIGHT if verbal else None

    def step(self, index: int) -> None:
        """Read one word."""
        word = self.spoken[index]
        readings = readings_of(word)
        if word.casefold() in _INDECLINABLE or is_number(word) or word.endswith("-"):
            return
        if word.isupper() and len(word) > 1 and not (readings and self.spoken[-1].isupper()):
            return  # an abbreviation
        genitives = [r for r in readings if r.case == "genitive"]
        within = None if self.inner is None else agreeing(word, self.inner)
        owned = (
            bool(genitives) and self.parts[-1] == "complement" and not _only_adjective(genitives)
        )
        part: _Part
        if within is not None:
            self.governs, part = _governs(within), "inner"
        elif not owned and (own := self._agreeing(index)) is not None:
            self._turn(index, own)
            self.inner, self.governs, part = None, _governs(own), "agreeing"
        elif genitives:
            self.inner = min(genitives, key=lambda r: plainness(word, r))
            self.governs, part = _governs(self.inner), "genitive"
        elif not readings and word.endswith("n"):
            self.inner, part = Analysis(word, "noun", "genitive", "singular"), "genitive"
        elif any(r.possessive or r.word_class in _ADVERBIAL or r.case in _BARE for r in readings):
            part = "adverb"  # "erittäin", "sosiaalisesti", "kaupunkimme"
        elif self.governs is not None and (cased := [r for r in readings if _is_oblique(r)]):
            self.phrase.doubted(self.governs)
            self.inner = min(cased, key=lambda r: plainness(word, r))
            part = "complement"  # "Muhoksella asumiseen liittyvät"
        elif self.parts[-1] == "genitive" and any(r.word_class == "first_name" for r in readings):
            part = "genitive"  # "Maija Rantasen säätiön"
        else:
            self.phrase.doubted(_apposition(word, readings, self.spoken[-1], self.head))
            part = "other"
        self.parts.append(part)

    def _agreeing(self, index: int) -> Analysis | None:
        """The word as an adjective of the head. What may be an infinitive is a participle only
        after its agent: "kunnan tukemassa tuotannossa", but "olemassa olevassa"."""
        word = self.spoken[index]
        verbs = [r.base for r in readings_of(word) if r.word_class == "verb" and r.case]
        if verbs and (
            "olla" in verbs or not index or not _is_genitive_noun(self.spoken[index - 1])
        ):
            return None
        return agreeing(word, self.head)

    def _turn(self, index: int, reading: Analysis) -> None:
        form = nominative_of(self.spoken[index], reading, number=self.head.number)
        if form is None:
            self.phrase.doubted(ODD)
        else:
            self.phrase.changes[index] = form

    def cross(self, before: str) -> None:
        """Go over a conjunction between attributes. An adjective joined to a genitive noun belongs
        further right: "Vapaarahoitteisen ja valtion rahoittaman tuotannon"."""
        genitive = [r for r in readings_of(before) if r.case == "genitive"]
        if self.parts[-1] == "genitive" and genitive and _only_adjective(genitive):
            self.inner = None

    def joins_a_head(self, at: int) -> bool:
        """Whether the word before the conjunction at ``at`` is a head of its own ("Meren ja
        satamien"), not a second attribute ("Puun ja kiven jalostuksen").

        Where all stand in genitive it is mostly an attribute; a head where it and the head are
        verbal nouns with an attribute each ("Strategian laatimisen ja arvojen päivittämisen"), or
        where two genitives follow of which the first is in another number ("Rantarakentamisen ja
        loma-asuntojen käyttötarkoituksen muutosten").
        """
        before = self.spoken[at - 1]
        same = [] if before.endswith("-") else _in_case(before, self.head)
        after = self.parts[-1]
        if not same or after == "complement":
            return False
        if after in ("agreeing", "adverb", "genitive") and self.head.case == "genitive":
            if _only_adjective(same) and agreeing(before, self.head) is not None:
                return False
        elif after in ("agreeing", "adverb") and agreeing(before, self.head) is not None:
            return False
        if after not in ("genitive", "inner") or self.head.case != "genitive":
            return True
        between = self.spoken[at + 1 : -1]
        if any(r.base in _PERSONAL for r in readings_of(between[0])):
            return True  # "Asuntokannan ja sen jakautumisen"
        if "agreeing" in self.parts:
            return False  # "kaupungin ja valtion välisen sopimuksen"
        nouns = [word for word in between if _is_genitive_noun(word)]
        if len(nouns) < 2:
            verbal = self.head.base.endswith("minen") and same[0].base.endswith("minen")
            return verbal and at >= 2 and _is_genitive_noun(self.spoken[at - 2])
        readings = readings_of(nouns[0])
        return not any(r.case == "genitive" and r.number == same[0].number for r in readings)

    def add_head(self, left: Sequence[str]) -> None:
        """Read what stands before a conjunction as a phrase of its own in the head's case."""
        other = best_phrase(left, _in_case(left[-1], self.head))
        if other is None:
            self.phrase.doubted(ODD)
            return
        self.phrase.changes |= other.changes
        self.phrase.doubt += other.doubt
        self.phrase.worst = max(self.phrase.worst, other.worst)


_BARE = frozenset({"adverbial", "instructive"})


def _is_oblique(reading: Analysis) -> bool:
    return reading.case not in (None, "nominative")


def _governs(reading: Analysis) -> float | None:
    """How doubtful a complement before it is: what is made from a verb has complements of its own,
    some adjectives have ("Kaikille avoin"); None for none."""
    if reading.participle or reading.base.endswith("minen"):
        return SLIGHT
    return 5 * SLIGHT if reading.word_class == "adjective" else None


def _apposition(word: str, readings: Sequence[Analysis], head_word: str, head: Analysis) -> float:
    """How doubtful a word is that neither agrees nor belongs: a noun in nominative may say what
    kind of thing a proper name is ("Robottibussi Skinnarilassa"), and foreign words stay."""
    if head.case == "nominative":
        return 0.0 if not readings or any(r.case == "nominative" for r in readings) else WRONG
    if not readings:
        both = head.word_class == "name" and word[:1].isupper() and head_word[:1].isupper()
        return 5 * SLIGHT if both else ODD  # "Smart Cityssä"
    noun = any(
        r.case == "nominative" and r.number != "plural" and not is_adjective(r) for r in readings
    )
    proper = head_word[:1].isupper() or head.case == "genitive"
    return ODD if noun and proper else WRONG


def agreeing(word: str, noun: Analysis) -> Analysis | None:
    """The word's reading as an adjective of ``noun``, None for none.

    A noun that Voikko also derives from a verb ("sataman", raining) is a noun, and so is a person
    in genitive plural that it lists as both ("vammaisten palvelujen"). What may be an adverb is
    that ("yhdessä"). Without Voikko nothing tells an adjective but its case.
    """
    readings = readings_of(word)
    if any(r.word_class == "adverb" for r in readings) and any(
        r.word_class == "numeral" for r in readings
    ):
        return None
    fitting = [
        r
        for r in readings
        if r.case == noun.case
        and r.number == noun.number
        and not (r.word_class == "pronoun" and r.base in _PERSONAL)
    ]
    nouns = [r for r in fitting if r.word_class in {"noun", "place"} and not is_adjective(r)]
    things = noun.case == "genitive" and noun.number == "plural"
    things = things and not noun.base.endswith(_PERSON_ENDS)
    adjectives = [
        r
        for r in fitting
        if (r.base == "kaikki" and r.number == "plural")  # a noun to Voikko
        or (
            (is_adjective(r) or (not voikko_available() and noun.case != "genitive"))
            and not any(
                n.word_class == "place"
                or (r.participle and len(n.parts) <= len(r.parts))
                or (things and n.base == r.base)
                for n in nouns
            )
        )
    ]
    return min(adjectives, key=lambda r: plainness(word, r), default=None)


def _only_adjective(readings: Sequence[Analysis]) -> bool:
    return all(is_adjective(r) and r.word_class != "noun_adjective" for r in readings)


def _is_genitive_noun(word: str) -> bool:
    return any(r.case == "genitive" and not is_adjective(r) for r in readings_of(word))


def _in_case(word: str, head: Analysis) -> list[Analysis]:
    """Nominal readings of the word in the head's case."""
    readings = readings_of(word) or tuple(unknown_forms(word, True))
    return [r for r in readings if r.case == head.case and r.word_class in NOMINAL]
