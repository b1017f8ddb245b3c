"""Names of many words in base form: "Vihreiden laitureiden" is *Vihreät laiturit*.

A name is changed only on evidence that it stands inflected: "Lasi kiertoon" and "Mökillä turvassa"
are names in nominative whose last word is adverbial, and stay.

The words are read from the head to the left (Iso suomen kielioppi, sections 557-600): adjectives
and participles agree with the head and turn with it; genitives stay, and so does what agrees with
them;
before a participle or a verbal noun its own complements stand, in any case ("Asumista tukevat
palvelut"). Each reading of the head has its doubts; the one with the fewest wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.finnish.morphology import NOMINAL, Analysis, lemma_by_list
from extractors.finnish.name_keys import CASE_TAIL, clean, is_number, strip_kind, word_spans
from extractors.finnish.nominatives import is_adjective, nominative_of, readings_of, unknown_forms
from extractors.vocabulary import words

_CONJUNCTIONS = frozenset({"ja", "sekä", "&", "+", "och", "and", "tai", "/", "eli"})
#: Attributes that never inflect (Iso suomen kielioppi, section 601).
_INDECLINABLE = frozenset({"eri", "koko", "ensi", "viime", "joka", "pikku", "kelpo", "itse"})
#: Personal pronouns are genitive attributes: "sen jakautumisen" is *sen jakautuminen*.
_PERSONAL = frozenset({"se", "ne", "hän", "he", "minä", "me", "sinä", "te"})
_SLIGHT, _ODD, _WRONG = 0.1, 1.0, 2.0  # how much speaks against a reading


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
    first = 0
    for index in range(1, head + 1):  # "Blue Economy Mikkeli -osaamiskeskuksen": the front stays
        start = spans[index][0]
        glued = name[start - 1] in "-–" and name[start - 2].isspace()
        if glued and spoken[index - 1].casefold() not in _CONJUNCTIONS:
            first = index
    changes = _changes(spoken[first : head + 1], forced)
    for index in sorted(changes, reverse=True):
        start, end = spans[first + index]
        name = name[:start] + changes[index] + name[end:]
    return name


def _changes(spoken: Sequence[str], forced: bool) -> dict[int, str]:
    """New forms of the words that inflect with the head: {index: word}."""
    readings = readings_of(spoken[-1])
    if not readings:
        heads = unknown_forms(spoken[-1], forced)
        nominatives: list[Analysis] = []
    else:
        heads = _oblique(readings)
        nominatives = [r for r in readings if r.case == "nominative" and not r.possessive]
        plain = min((len(r.parts) for r in heads), default=9)
        nominatives = [r for r in nominatives if len(r.parts) <= plain]  # "halli" + "nalle"
        doubtful = any(r.word_class == "adverb" for r in readings) or (
            len(spoken) == 1 and any(r.word_class == "verb" and r.case is None for r in readings)
        )
        if doubtful and not forced:
            return {}  # "Johtaa", but "Tietojohtamisen alustaa" has a genitive before its head
    best = _best(spoken, heads)
    if best is None or best.worst >= (_WRONG if forced or _surely(heads) else _ODD):
        return {}
    as_it_is = _best(spoken, nominatives)
    if as_it_is is not None:
        genitive = forced and best.head.case == "genitive"
        if as_it_is.doubt < best.doubt or (as_it_is.doubt == best.doubt and not genitive):
            return {}
    return best.changes


def _surely(heads: Sequence[Analysis]) -> bool:
    """No name in nominative ends in a genitive."""
    return bool(heads) and all(head.case == "genitive" for head in heads)


def _oblique(readings: Sequence[Analysis]) -> list[Analysis]:
    """Nominal readings in another case than the nominative; with a possessive only for want of
    others ("ohjelmaansa")."""
    found = [
        reading
        for reading in readings
        if reading.case not in {None, "nominative", "adverbial"} and reading.word_class in NOMINAL
    ]
    return [reading for reading in found if not reading.possessive] or found


@dataclass(slots=True)
class _Phrase:
    """One way to read a phrase: the words that turn with the head, and what speaks against it."""

    head: Analysis
    changes: dict[int, str] = field(default_factory=dict)
    doubt: float = 0.0
    worst: float = 0.0

    def doubted(self, much: float) -> None:
        self.doubt += much
        self.worst = max(self.worst, much)


def _best(spoken: Sequence[str], heads: Sequence[Analysis]) -> _Phrase | None:
    """The reading of the head with the fewest doubts; of equals the plainest."""
    phrases = [phrase for head in heads if (phrase := _read(spoken, head)) is not None]
    return min(
        phrases, key=lambda phrase: (phrase.doubt, _rank(spoken[-1], phrase.head)), default=None
    )


def _rank(word: str, reading: Analysis) -> tuple[object, ...]:
    """Plainest first: of few parts, a common word, a noun, singular; then what simplemma holds for
    the word's lemma, and the base that shares most letters with it ("muutosta" is rather of
    *muutos* than of *muutto*)."""
    front = sum(map(len, reading.parts[:-1])) + reading.base.count("-")
    other = lemma_by_list(word, front)
    return (
        len(reading.parts),  # "kaupunkilaista" is hardly of kaupunki + laki
        not words("lemmas", "rare").isdisjoint({reading.base, *reading.parts[-1:]}),
        reading.base.endswith("vi"),  # beside a participle: "kannustavia" is of *kannustava*
        reading.participle,
        reading.word_class not in ("noun", "place", "name", "noun_adjective"),
        reading.number == "plural",  # "kodissa" is of *koti*, not of *kota*
        reading.case == "partitive" and reading.base.endswith(("as", "äs")),  # "kunnasta"
        bool(other) and other != reading.base.casefold(),
        -_shared(word, reading.base),
        len(reading.base),
    )


def _shared(word: str, base: str) -> int:
    """How many letters the two begin with alike."""
    pairs = enumerate(zip(word.casefold(), base.casefold(), strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(word), len(base)))


def _read(spoken: Sequence[str], head: Analysis) -> _Phrase | None:
    """Walk from the head to the left; None where the head has no proved nominative.

    ``inner`` is the genitive attribute at hand, to which an adjective belongs rather than to the
    head ("Kestävän kehityksen ohjelman": *Kestävän* belongs to *kehityksen*).
    """
    last = len(spoken) - 1
    phrase = _Phrase(head)
    form = nominative_of(spoken[last], head)
    if form is None:
        return None
    phrase.changes[last] = form
    inner: Analysis | None = None
    governs = _governs(head)
    after: str = "head"  # the part that the word to the right plays
    index = last - 1
    while index >= 0:
        word = spoken[index]
        if word.casefold() in _CONJUNCTIONS and index > 0:
            if not spoken[index - 1].endswith("-") and _is_second_head(spoken, index, head, after):
                _add_head(phrase, spoken[:index], head)
                return phrase
            index -= 1
            continue
        readings = readings_of(word)
        if word.casefold() in _INDECLINABLE or is_number(word) or word.endswith("-"):
            pass
        elif word.isupper() and len(word) > 1 and not (readings and spoken[last].isupper()):
            pass  # an abbreviation
        elif inner is not None and (agreeing := _agreeing(word, inner)) is not None:
            governs, after = agreeing.participle, "attribute"
        elif (agreeing := _agreeing(word, head)) is not None:
            turned = nominative_of(word, agreeing, number=head.number)
            if turned is None:
                phrase.doubted(_ODD)
            else:
                phrase.changes[index] = turned
            inner, governs, after = None, agreeing.participle, "agreeing"
        elif genitives := [r for r in readings if r.case == "genitive"]:
            inner = min(genitives, key=lambda r: _rank(word, r))
            governs, after = _governs(inner), "attribute"
        elif not readings and word.endswith("n"):
            inner, after = Analysis(word, "noun", "genitive", "singular"), "attribute"
        elif any(r.possessive or r.word_class in _ADVERBIAL or r.case in _BARE for r in readings):
            after = "adverb"  # "erittäin", "sosiaalisesti", "kaupunkimme"
        elif governs and any(r.case not in (None, "nominative") for r in readings):
            phrase.doubted(_SLIGHT)
            after = "complement"  # "Muhoksella asumiseen liittyvät"
        else:
            phrase.doubted(_apposition(word, readings, spoken[last], head))
            after = "other"
        index -= 1
    return phrase


_ADVERBIAL = frozenset({"adverb", "abbreviation", "particle", "conjunction"})
_BARE = frozenset({"adverbial", "instructive"})


def _governs(reading: Analysis) -> bool:
    """Whether it is made from a verb, and may have complements of its own before it."""
    return reading.participle or reading.base.endswith("minen")


def _apposition(word: str, readings: Sequence[Analysis], head_word: str, head: Analysis) -> float:
    """How doubtful a word is that neither agrees nor belongs: a noun in nominative may say what
    kind of thing a proper name is ("Robottibussi Skinnarilassa"), and foreign words stay."""
    if head.case == "nominative":
        return 0.0 if not readings or any(r.case == "nominative" for r in readings) else _WRONG
    if not readings:
        return _ODD
    noun = any(
        r.case == "nominative" and r.number != "plural" and not is_adjective(r) for r in readings
    )
    proper = head_word[:1].isupper() or head.case == "genitive"
    return _ODD if noun and proper else _WRONG


def _agreeing(word: str, noun: Analysis) -> Analysis | None:
    """The word's reading as an adjective of ``noun``. A noun that Voikko also derives from a verb
    ("sataman", raining) is a noun, and so is a person in genitive plural that Voikko lists as both
    ("vammaisten palvelujen")."""
    fitting = [
        r
        for r in readings_of(word)
        if r.case == noun.case
        and r.number == noun.number
        and not (r.word_class == "pronoun" and r.base in _PERSONAL)
    ]
    nouns = [r for r in fitting if r.word_class in {"noun", "place"} and not is_adjective(r)]
    many = noun.case == "genitive" and noun.number == "plural"
    adjectives = [
        r
        for r in fitting
        if (r.base == "kaikki" and r.number == "plural")  # a noun to Voikko
        or (
            is_adjective(r)
            and not any(
                n.word_class == "place"
                or (r.participle and len(n.parts) <= len(r.parts))
                or (many and n.base == r.base)
                for n in nouns
            )
        )
    ]
    return min(adjectives, key=lambda r: _rank(word, r), default=None)


def _is_second_head(spoken: Sequence[str], at: int, head: Analysis, after: str) -> bool:
    """Whether the word before the conjunction at ``at`` is a head of its own ("Meren ja satamien"),
    not a second attribute ("Puun ja kiven jalostuksen").

    ``after`` is the part that the word right of the conjunction plays. Where all stand in genitive
    only likeness tells: two nouns of the same making are two heads.
    """
    before = spoken[at - 1]
    same = _in_case(before, head)
    if not same:
        return False
    if after in ("agreeing", "adverb") and _agreeing(before, head) is not None:
        return False
    if after == "complement":
        return False
    if after != "attribute" or head.case != "genitive":
        return True
    between = spoken[at + 1 : -1]
    if any(r.base in _PERSONAL for r in readings_of(between[0])):
        return True  # "Asuntokannan ja sen jakautumisen"
    if any(one.base[-3:] == head.base[-3:] for one in same) and _governs(head):
        return True
    if len(between) >= 2 and all(_is_genitive_noun(word) for word in between):
        return True  # "Rantarakentamisen ja loma-asuntojen käyttötarkoituksen muutosten"
    return at >= 2 and _is_genitive_noun(spoken[at - 2]) and not _governs(head)


def _is_genitive_noun(word: str) -> bool:
    return any(r.case == "genitive" and not is_adjective(r) for r in readings_of(word))


def _in_case(word: str, head: Analysis) -> list[Analysis]:
    """Nominal readings of the word in the head's case."""
    readings = readings_of(word) or tuple(unknown_forms(word, True))
    return [r for r in readings if r.case == head.case and r.word_class in NOMINAL]


def _add_head(phrase: _Phrase, left: Sequence[str], head: Analysis) -> None:
    """Read what stands before a conjunction as a phrase of its own in the head's case."""
    other = _best(left, _in_case(left[-1], head))
    if other is None:
        phrase.doubted(_ODD)
        return
    phrase.changes |= other.changes
    phrase.doubt += other.doubt
    phrase.worst = max(phrase.worst, other.worst)
