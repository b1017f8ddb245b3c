"""Whether tokens that follow each other are one person, and in which order.

How sure a pair of capitalised words is a person follows from how each reads alone: as a given name,
as a surname, as a word of another meaning, or as nothing known. Order, line breaks, and the
caller's word that a person is expected (``cue``) weigh in. A name is never made of words that are
places, organisations or common nouns at both ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.finnish.morphology import analyse
from extractors.finnish.name_list import bearers
from extractors.finnish.person_context import (
    has_duty_verb,
    is_in_cell,
    is_near_role,
    is_pointed_at,
    is_sentence_start,
    leads_to_thing,
    place_of,
)
from extractors.finnish.person_words import (
    given_reading,
    is_attribute,
    is_common,
    is_common_unlisted,
    is_no_name,
    is_oblique_place,
    is_place,
    is_surname_too,
    is_thing,
    is_title,
    is_word,
    proper,
)
from extractors.finnish.roles import is_role
from extractors.finnish.surnames import is_first_name, looks_like_surname, nominative_surname

CAPITAL = r"[A-ZÅÄÖÉÁÜØÆŠŽÓÍÈÑ]"
#: An unknown word that ends so is likelier a place in a case than a given name.
_BENT = re.compile(r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|aan|ään|een|oon|öön|uun|yyn)$")
_STREET = re.compile(r".{3}(?:tie|katu|kuja|polku|raitti|väylä|kaari|gatan|vägen)(?:n|lla|llä)?$")
_ROMAN = re.compile(r"[IVX]{2,}")
_INITIALS = re.compile(rf"{CAPITAL}(?:-{CAPITAL})?")


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str

    @property
    def initial(self) -> bool:
        return self.text.endswith(".") or bool(_INITIALS.fullmatch(self.text))

    @property
    def particle(self) -> bool:
        return self.text.islower()


def judge(text: str, part: Sequence[Token], cue: bool) -> tuple[float, list[Token]]:
    """How sure the tokens are one person, 0 for not, and the tokens given name first."""
    tokens = list(part)
    cue = cue and is_near_role(text, part[0].start, part[-1].end)
    pointed = cue and is_pointed_at(text, part[0].start, part[-1].end)
    dutiful = has_duty_verb(text, part[0].start, part[-1].end)
    if tokens[-1].particle:
        return 0.0, tokens
    if tokens[0].particle:
        # "af Hallström Niina": a surname with its particle, then the first name
        if len(tokens) == 3 and is_first_name(tokens[2].text) and tokens[1].text[:1].isupper():
            return 0.9, [tokens[2], tokens[0], tokens[1]]
        return 0.0, tokens
    broken = any("\n" in text[a.end : b.start] for a, b in pairwise(tokens))
    plain = [token for token in tokens if not token.particle]
    if len(plain) < 2 or any(is_no_name(token.text) for token in plain[:-1]):
        return 0.0, tokens
    last = plain[-1]
    if is_role(last.text) or (is_title(last.text) and not is_first_name(plain[0].text)):
        return 0.0, tokens
    if is_thing(last.text) and (
        broken or not (is_first_name(plain[0].text) and looks_like_surname(last.text))
    ):
        return 0.0, tokens
    if _STREET.search(last.text) and re.match(r"\s\d", text[last.end :]):
        return 0.0, tokens
    if _is_spaced_out(plain) or _ROMAN.fullmatch(last.text):
        return 0.0, tokens
    if plain[0].initial or last.initial:
        return _judge_initials(tokens, plain, cue, broken)
    names = [token for token in plain if not token.initial]
    in_cell = is_in_cell(text, part[0].start, part[-1].end)
    turned = _judge_turned(tokens, names, cue, pointed or dutiful or in_cell, broken)
    if turned[0]:
        return turned
    if len(names) > 2 or len(names) < len(plain) or len(names) < len(tokens):
        return _judge_long(tokens, names, broken)
    sure = _judge_pair(text, names, cue, broken)
    if not sure and pointed and not broken and not is_oblique_place(last.text):
        surname = looks_like_surname(last.text)
        sure = (
            0.6 if given_reading(names[0].text) and (surname or given_reading(last.text)) else sure
        )
        alone = place_of(text, part[0].start, part[-1].end) == "alone"
        sure = 0.6 if surname and not (alone or is_attribute(names[0].text)) else sure
    if not sure and dutiful and not broken and not is_place(last.text):
        sure = 0.6 if given_reading(names[0].text) and looks_like_surname(last.text) else 0.0
    return sure, tokens


def _judge_pair(text: str, names: list[Token], cue: bool, broken: bool) -> float:
    """How sure a given name and a surname, in this order, are a person."""
    first, last = names
    given, surname = given_reading(first.text), looks_like_surname(last.text)
    unknown = not analyse(proper(last.text)) and len(last.text) > 2
    opening = is_sentence_start(text, first.start)
    if given == "sure":
        if surname == "known":
            return 0.95
        if broken and not cue:
            return 0.5 if surname == "shape" else 0.0
        if surname == "shape":
            return 0.9
        if unknown:
            return 0.8
        if is_oblique_place(last.text) and (broken or leads_to_thing(text, last.end)):
            return 0.0
        return 0.0 if not cue and opening and is_common(first.text) else 0.7
    if broken or given is None or (first.text.isupper() and not cue):
        return 0.0
    place = is_place(last.text) or _BENT.search(first.text)
    if surname == "known" and (given in {"rare", "unknown"} or cue or not opening):
        return 0.8
    if is_oblique_place(last.text) and given != "rare":
        return 0.0  # "Asuminen Mikkelissä"
    if surname == "shape" and (cue or (given == "unknown" and not opening and not place)):
        return 0.7
    if surname == "shape" and given == "rare" and not (is_place(last.text) and opening):
        return 0.7
    if not cue or is_oblique_place(first.text) or given == "word":
        return 0.0
    if surname or unknown or not is_common(last.text):
        return 0.6  # "Inkeri" is a place to the dictionary, and a first name
    return 0.0


def _judge_turned(
    tokens: list[Token], names: list[Token], cue: bool, pointed: bool, broken: bool
) -> tuple[float, list[Token]]:
    """LAINE Teemu, Laine Teemu, Laine Maija Liisa: the surname stands first."""
    no = 0.0, tokens
    first, rest = names[0], names[1:]
    if len(names) != len(tokens) or len(names) > 3:
        return no
    capitals = first.text.isupper() and len(first.text) > 2 and not rest[0].text.isupper()
    surname = looks_like_surname(first.text)
    given = [given_reading(token.text) for token in rest]
    told = cue or capitals or surname == "known" or bearers(first.text)[1] > 0
    if len(rest) > 1 and not (told and surname and given == ["sure", "sure"]):
        return no
    if capitals:
        if given[0] == "sure" or (given[0] and not broken and (cue or given[0] == "rare")):
            return (0.9 if not broken else 0.7), [*rest, first]
        return no
    if given_reading(first.text) == "sure" or (broken and surname != "known"):
        return no
    bent = nominative_surname(proper(first.text)) != proper(first.text)
    if not cue and bent:
        return no  # "Suomalaisen Heikki": an attribute in genitive
    if given[0] == "sure":
        if surname == "known" and not is_surname_too(rest[0].text):
            return (0.9 if not broken else 0.7 if cue else 0.5), [*rest, first]
        either = surname is None and given_reading(first.text) == "unknown"
        likely = surname == "shape" or pointed or either or (cue and not is_common(first.text))
        if likely and not broken and not (either and bearers(rest[0].text)[1] > 6):
            return 0.75, [*rest, first]
        return no
    # "Kaislaharju Ruuben": only the first can be a surname
    only = looks_like_surname(rest[0].text) is None
    if surname == "known" and given[0] == "rare" and only and not (bent or broken):
        return 0.7, [*rest, first]  # "Soininen Safia"
    outside = only or surname == "known"
    if cue and surname and given[0] in {"rare", "unknown"} and outside and not bent:
        likely = surname == "known" and given_reading(first.text) is None
        if likely or (only and not analyse(rest[0].text)):
            return 0.6, [*rest, first]
    return no


def _judge_long(tokens: list[Token], names: list[Token], broken: bool) -> tuple[float, list[Token]]:
    """More given names than one, an initial between, or a particle: Maija Liisa von Laine."""
    if not all(given_reading(token.text) == "sure" for token in names[:-1]):
        foreign = (
            any(token.particle for token in tokens) and given_reading(names[0].text) == "unknown"
        )
        return (0.7 if foreign and len(names) == 2 and not broken else 0.0), tokens
    surname = looks_like_surname(names[-1].text)
    if surname == "known":
        return 0.95, tokens
    if broken:
        return 0.0, tokens
    if surname or any(token.particle for token in tokens):
        return 0.9, tokens
    unknown = not analyse(proper(names[-1].text)) and len(names[-1].text) > 2
    return (0.8 if unknown and given_reading(names[-1].text) != "sure" else 0.0), tokens


def _judge_initials(
    tokens: list[Token], plain: list[Token], cue: bool, broken: bool
) -> tuple[float, list[Token]]:
    """A. Laine, Laine A.; an initial needs a name that reads as a surname, or the cue."""
    names = [token for token in plain if not token.initial]
    if len(names) != 1 or (broken and not cue):
        return 0.0, tokens
    name = names[0]
    if len(name.text) < 3 or is_role(name.text):
        return 0.0, tokens
    sure = looks_like_surname(name.text)
    if any(token.particle for token in tokens):
        sure = "known"
    if sure == "shape" and plain[0].initial and is_common_unlisted(name.text) and not cue:
        return 0.0, tokens
    bare = plain[0].initial and not plain[0].text.endswith(".")
    if not cue and (not sure or (bare and (sure != "known" or is_word(name.text)))):
        return 0.0, tokens
    if plain[0].initial:
        return (0.85 if sure else 0.6), tokens
    if not plain[-1].text.endswith(".") and not cue:
        return 0.0, tokens
    front = [token for token in tokens if not token.initial]
    return (0.85 if sure else 0.6), [token for token in tokens if token.initial] + front


def _is_spaced_out(tokens: Sequence[Token]) -> bool:
    """Letters set apart for looks: "PA R A S TA"."""
    bare = [token for token in tokens if token.text.isupper() and "." not in token.text]
    if len(bare) < 2 or (is_first_name(bare[0].text) and len(bare[0].text) > 2):
        return False
    short = sum(len(token.text) < 3 for token in bare)
    return short > len(bare) / 2 or (short > 0 and all(len(token.text) < 5 for token in bare))
