"""Names of people: given name and surname in any order, initials, capitals, any case.

How sure a pair of capitalised words is a person follows from how each reads alone: as a given name,
as a surname, as a word of another meaning, or as nothing known. Order, line breaks, and the
caller's word that a person is expected (``cue``) weigh in. A name is never made of words that are
places, organisations or common nouns at both ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from extractors.finnish.folding import fold
from extractors.finnish.morphology import analyse, is_english
from extractors.finnish.name_list import bearers, with_marks
from extractors.finnish.roles import is_role
from extractors.finnish.surnames import (
    Place,
    is_first_name,
    looks_like_first_name,
    looks_like_surname,
    nominative_surname,
)
from extractors.vocabulary import load


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person named at ``text[start:end]``; ``name`` is given name first, in nominative.

    ``confidence`` tells how sure it is that this is a person: 0.95 both names known to be names,
    0.8 one of them, 0.6 only where the caller expected a person.
    """

    start: int
    end: int
    name: str
    confidence: float


_CAPITAL = r"[A-ZÅÄÖÉÁÜØÆŠŽÓÍÈÑ]"
# a letter, or a hyphenation mark inside a word (soft hyphen, pdfium's U+FFFE, "-" at a line end)
_LETTER = r"(?:[^\W\d_]|[\u00ad\ufffe]\n?(?=[a-zåäö])|-\n(?=[a-zåäö]{2}))"
_PARTICLE = r"(?:af|von|van|de|der|den|la|zu|du|di|da|le|el|al|bin)"
_NAME = re.compile(
    rf"{_CAPITAL}\.(?:\s?-?\s?{_CAPITAL}\.)*"  # A.  R-M.  J. K.
    rf"|{_CAPITAL}-{_CAPITAL}\.?(?!{_LETTER})"
    rf"|{_CAPITAL}{_LETTER}*(?:['’]{_CAPITAL}{_LETTER}+)?(?:-{_CAPITAL}?{_LETTER}+)*"
    rf"|(?<![^\W\d_]){_PARTICLE}(?=\s+(?:{_CAPITAL}|{_PARTICLE}\s))"
)
_SHOUTED = frozenset({"AF", "VON", "VAN", "DER", "Von", "Af", "Van"})  # "ELLI VON BONSDORFF"
_GAP = re.compile(r"[ \u00a0]{1,2}|[ \u00a0]?\n[ \u00a0]?")
#: After the name of a company or a thing: "Niina Korpela Oy", "A. Laine Kiinteistöt Oy",
#: "Niina Korpela -sali".
_NAMESAKE = re.compile(
    r"[ \u00a0]-[a-zåäö]|(?:[ \u00a0](?:[A-ZÅÄÖ&][\w-]*|ja|&)){0,2}[ \u00a0](?:Oy|OY|Oyj|Ky|KY|Tmi|Ab|AB|Ltd|Inc|ry|rf)(?!\w)"
)
_AND = re.compile(r"[ \u00a0\n](?:ja|sekä|och|and|&)[ \u00a0\n]")
_MISREAD = re.compile(r"(?<![\w-])l(?=([a-zäö]{2,})[ \u00a0][A-ZÅÄÖ])")
_SURNAMES = re.compile(rf"(?<![^\W\d_]){_CAPITAL}{_LETTER}+(?:-{_CAPITAL}{_LETTER}+)?")
_COMMA = re.compile(r",[ \u00a0]{0,2}")
_THINGS = tuple(load("names")["things"])
_NAMESAKES = tuple(load("names")["namesakes"])
_FOREIGN_THINGS = frozenset(fold(thing) for thing in load("names")["foreign_things"])
_TITLES = frozenset(fold(title) for title in load("names")["titles"])
#: Verbs between a role and the one who has it.
_BEING = frozenset({"on", "toimii", "jatkaa", "aloittaa", "är", "blir", "is", "valittiin", "nimettiin"})
#: An unknown word that ends so is likelier a place in a case than a given name.
_BENT = re.compile(r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|aan|ään|een|oon|öön|uun|yyn)$")
_DUTIES = frozenset(
    word for kind in ("duty", "starts", "continues") for word in load("duties")[kind]["words"]
)
_UNDER = frozenset({"johdolla", "vastuulla", "vetämänä", "johtama", "vetämä", "tiimi", "vastuulle"})
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STREET = re.compile(r".{3}(?:tie|katu|kuja|polku|raitti|väylä|kaari|gatan|vägen)(?:n|lla|llä)?$")
_USUAL = 9  # bearers as int.bit_length: 256 at least
_ROMAN = re.compile(r"[IVX]{2,}")
_LINE = 80  # characters: what a role in it says, it says of every name in it
_NAMES = frozenset({"first_name", "last_name", "place", "name"})
_INITIALS = re.compile(rf"{_CAPITAL}(?:-{_CAPITAL})?")
#: How a word reads as a given name: known; one of few people; unknown to all; a word of its own.
_Given = Literal["sure", "rare", "unknown", "word"]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def initial(self) -> bool:
        return self.text.endswith(".") or bool(_INITIALS.fullmatch(self.text))

    @property
    def particle(self) -> bool:
        return self.text.islower()


def find_persons(text: str, *, cue: bool = False) -> list[FoundPerson]:
    """The people named in the text, from left to right, without overlaps.

    ``cue``: a person is expected here (after a role, in a column of names), so two capitalised
    words pass that are neither common nouns nor things.
    """
    text = _MISREAD.sub(_capital_i, text)
    found: list[FoundPerson] = []
    runs = _runs(text)
    number = 0
    while number < len(runs):
        turned = _with_comma(text, runs, number, cue)
        if turned is not None:
            found.append(turned)
            number += 2
            continue
        run = runs[number]
        index = 0
        while index < len(run):
            person, used = _person(text, run, index, cue)
            if person is not None:
                found += _sharing(text, runs[number - 1] if number and not index else (), person)
                found.append(person)
            index += used
        number += 1
    return found or _bare_surnames(text, cue)


def _capital_i(match: re.Match[str]) -> str:
    """ "lida" read for "Iida": the same length, so that offsets stay."""
    return "I" if is_first_name("I" + match[1]) and not analyse("l" + match[1]) else "l"


def _bare_surnames(text: str, cue: bool) -> list[FoundPerson]:
    """ "Kettunen, Laine ja Salo": a text, or what follows a role and a colon, that is surnames."""
    label = re.match(r"([^:\n]{2,40}):\s+", text)
    told = label is not None and is_role(label[1].split()[-1])
    start = label.end() if label is not None and told else 0
    names = list(_SURNAMES.finditer(text, start))
    rest = _SURNAMES.sub("", text[start:])
    if not names or not re.fullmatch(r"(?:[\s,;/&.]|\b(?:ja|sekä|och|and)\b)*", rest):
        return []
    sure = [looks_like_surname(name[0]) == "known" for name in names]
    alone = [name for name in names if not _is_word(name[0]) and not _is_place(name[0])]
    enough = (cue or told) if len(names) == 1 else (cue or told or len(alone) * 2 >= len(names))
    if not (all(sure) and alone and enough) or any(is_first_name(name[0]) for name in names):
        return []
    place: Place = "closed" if len(names) > 1 else "alone"
    return [
        FoundPerson(*name.span(), nominative_surname(_proper(name[0]), place), 0.6)
        for name in names
    ]


def _sharing(
    text: str, before: Sequence[_Token], person: FoundPerson
) -> list[FoundPerson]:
    """ "Matti ja" before "Maija Laine": he is a Laine too."""
    if len(before) != 1 or _given(before[0].text) != "sure" or before[0].text.endswith("."):
        return []
    if not _AND.fullmatch(text[before[0].end : person.start]):
        return []
    given, blank, surname = _proper(before[0].text), *person.name.partition(" ")[1:]
    if not blank or is_first_name(surname):
        return []
    return [FoundPerson(before[0].start, before[0].end, f"{given} {surname}", 0.7)]


def _runs(text: str) -> list[list[_Token]]:
    """Stretches of name-like tokens with only a blank (or one line break) between them."""
    runs: list[list[_Token]] = []
    for match in _NAME.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if before.isalnum() or before == "@" or after.isdigit():  # "Q2" is no initial
            continue
        word = re.sub("[\u00ad\ufffe]\n?|-\n", "", match[0])
        if word in _SHOUTED and re.match(r"\s+[A-ZÅÄÖ]{2}", text[match.end() :]):
            word = word.lower()
        token = _Token(*match.span(), word)
        if runs and _GAP.fullmatch(text[runs[-1][-1].end : token.start]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _with_comma(
    text: str, runs: Sequence[Sequence[_Token]], number: int, cue: bool
) -> FoundPerson | None:
    """ "Laine, Maija" at a run of tokens, as registers and tables have it; else None.

    Alone in its cell, or where a person is expected and no given name stands by the surname.
    """
    if number + 1 >= len(runs) or len(runs[number]) != 1 or len(runs[number + 1]) > 2:
        return None
    surname, given = runs[number][0], list(runs[number + 1])
    if not _COMMA.fullmatch(text[surname.end : given[0].start]):
        return None
    whole = not re.search(r"[^\W\d_]", text[: surname.start] + text[given[-1].end :])
    if not (cue or whole) or looks_like_surname(surname.text) is None:
        return None
    if _given(surname.text) == "sure" or is_role(surname.text):
        return None
    if not all(token.initial or _given(token.text) == "sure" for token in given):
        return None
    name = _full_name([*given, surname], "alone" if whole else "closed", _is_lossy(text))
    return FoundPerson(surname.start, given[-1].end, name, 0.9 if whole else 0.8)


def _person(
    text: str, run: Sequence[_Token], index: int, cue: bool
) -> tuple[FoundPerson | None, int]:
    """The person that begins at ``run[index]`` and how many tokens to go on by."""
    for length in (5, 4, 3, 2):
        part = run[index : index + length]
        if len(part) < length:
            continue
        confidence, ordered = _judge(text, part, cue)
        if confidence and length == 2 and index + 3 <= len(run):
            # "Ratapiha Niina Korpela": the pair that follows is a better person
            other, _ = _judge(text, run[index + 1 : index + 3], cue)
            if other > confidence or (other == confidence and ordered != list(part)):
                return None, 1
        if confidence and (
            _NAMESAKE.match(text, part[-1].end)
            or is_called_after(text, part[-1].start, part[-1].end)
        ):
            return None, length
        if confidence:
            start, end = part[0].start, part[-1].end
            name = _full_name(ordered, _place(text, start, end), _is_lossy(text))
            return FoundPerson(start, end, name, confidence), length
    return None, 1


def _judge(text: str, part: Sequence[_Token], cue: bool) -> tuple[float, list[_Token]]:
    """How sure the tokens are one person, 0 for not, and the tokens given name first."""
    tokens = list(part)
    cue = cue and _is_near_role(text, part[0].start, part[-1].end)
    pointed = cue and _is_pointed_at(text, part[0].start, part[-1].end)
    dutiful = _has_duty_verb(text, part[0].start, part[-1].end)
    if tokens[-1].particle:
        return 0.0, tokens
    if tokens[0].particle:
        # "af Hallström Niina": a surname with its particle, then the first name
        if len(tokens) == 3 and is_first_name(tokens[2].text) and tokens[1].text[:1].isupper():
            return 0.9, [tokens[2], tokens[0], tokens[1]]
        return 0.0, tokens
    broken = any("\n" in text[a.end : b.start] for a, b in pairwise(tokens))
    plain = [token for token in tokens if not token.particle]
    if len(plain) < 2 or any(_is_no_name(token.text) for token in plain[:-1]):
        return 0.0, tokens
    last = plain[-1]
    if is_role(last.text) or (_is_title(last.text) and not is_first_name(plain[0].text)):
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
    turned = _judge_turned(tokens, names, cue, pointed or dutiful, broken)
    if turned[0]:
        return turned
    if len(names) > 2 or len(names) < len(plain) or len(names) < len(tokens):
        return _judge_long(tokens, names, broken)
    sure = _judge_pair(text, names, cue, broken)
    if not sure and pointed and not broken and not _is_oblique_place(last.text):
        surname = looks_like_surname(last.text)
        sure = 0.6 if _given(names[0].text) and (surname or _given(last.text)) else sure
        alone = _place(text, part[0].start, part[-1].end) == "alone"
        sure = 0.6 if surname and not (alone or _is_attribute(names[0].text)) else sure
    if not sure and dutiful and not broken and not _is_place(last.text):
        sure = 0.6 if _given(names[0].text) and looks_like_surname(last.text) else 0.0
    return sure, tokens


def _judge_pair(text: str, names: list[_Token], cue: bool, broken: bool) -> float:
    """How sure a given name and a surname, in this order, are a person."""
    first, last = names
    given, surname = _given(first.text), looks_like_surname(last.text)
    unknown = not analyse(_proper(last.text)) and len(last.text) > 2
    opening = _is_sentence_start(text, first.start)
    if given == "sure":
        if surname == "known":
            return 0.95
        if broken and not cue:
            return 0.5 if surname == "shape" else 0.0
        if surname == "shape":
            return 0.9
        if unknown:
            return 0.8
        if _is_oblique_place(last.text) and (broken or _leads_to_thing(text, last.end)):
            return 0.0
        return 0.0 if not cue and opening and _is_common(first.text) else 0.7
    if broken or given is None or (first.text.isupper() and not cue):
        return 0.0
    place = _is_place(last.text) or _BENT.search(first.text)
    if surname == "known" and (given in {"rare", "unknown"} or cue or not opening):
        return 0.8
    if surname == "shape" and (cue or (given == "unknown" and not opening and not place)):
        return 0.7
    if surname == "shape" and given == "rare" and not (_is_place(last.text) and opening):
        return 0.7
    if not cue or _is_oblique_place(first.text) or given == "word":
        return 0.0
    if surname or unknown or not _is_common(last.text):
        return 0.6  # "Inkeri" is a place to the dictionary, and a first name
    return 0.0


def _judge_turned(
    tokens: list[_Token], names: list[_Token], cue: bool, pointed: bool, broken: bool
) -> tuple[float, list[_Token]]:
    """LAINE Teemu, Laine Teemu, Laine Maija Liisa: the surname stands first."""
    no = 0.0, tokens
    first, rest = names[0], names[1:]
    if len(names) != len(tokens) or len(names) > 3:
        return no
    capitals = first.text.isupper() and len(first.text) > 2 and not rest[0].text.isupper()
    surname = looks_like_surname(first.text)
    given = [_given(token.text) for token in rest]
    told = cue or capitals or surname == "known" or bearers(first.text)[1] > 0
    if len(rest) > 1 and not (told and surname and given == ["sure", "sure"]):
        return no
    if capitals:
        if given[0] == "sure" or (given[0] and not broken and (cue or given[0] == "rare")):
            return (0.9 if not broken else 0.7), [*rest, first]
        return no
    if _given(first.text) == "sure" or (broken and surname != "known"):
        return no
    bent = nominative_surname(_proper(first.text)) != _proper(first.text)
    if not cue and bent:
        return no  # "Suomalaisen Heikki": an attribute in genitive
    if given[0] == "sure":
        if surname == "known" and not _is_surname_too(rest[0].text):
            return (0.9 if not broken else 0.7 if cue else 0.5), [*rest, first]
        either = surname is None and _given(first.text) == "unknown"
        likely = surname == "shape" or pointed or either or (cue and not _is_common(first.text))
        if likely and not broken and not (either and bearers(rest[0].text)[1] > 6):
            return 0.75, [*rest, first]
        return no
    # "Kaislaharju Ruuben": only the first can be a surname
    if surname == "known" and given[0] == "rare" and not (bent or broken):
        if not looks_like_surname(rest[0].text):
            return 0.7, [*rest, first]  # "Soininen Safia"
    outside = not looks_like_surname(rest[0].text) or surname == "known"
    if cue and surname and given[0] in {"rare", "unknown"} and outside and not bent:
        likely = surname == "known" and _given(first.text) is None
        if likely or (not looks_like_surname(rest[0].text) and not analyse(rest[0].text)):
            return 0.6, [*rest, first]
    return no


def _judge_long(
    tokens: list[_Token], names: list[_Token], broken: bool
) -> tuple[float, list[_Token]]:
    """More given names than one, an initial between, or a particle: Maija Liisa von Laine."""
    if not all(_given(token.text) == "sure" for token in names[:-1]):
        foreign = any(token.particle for token in tokens) and _given(names[0].text) == "unknown"
        return (0.7 if foreign and len(names) == 2 and not broken else 0.0), tokens
    surname = looks_like_surname(names[-1].text)
    if surname == "known":
        return 0.95, tokens
    if broken:
        return 0.0, tokens
    if surname or any(token.particle for token in tokens):
        return 0.9, tokens
    unknown = not analyse(_proper(names[-1].text)) and len(names[-1].text) > 2
    return (0.8 if unknown and _given(names[-1].text) != "sure" else 0.0), tokens


def _judge_initials(
    tokens: list[_Token], plain: list[_Token], cue: bool, broken: bool
) -> tuple[float, list[_Token]]:
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
    if sure == "shape" and plain[0].initial and _is_listing(name.text) and not cue:
        return 0.0, tokens
    bare = plain[0].initial and not plain[0].text.endswith(".")
    if not cue and (not sure or (bare and (sure != "known" or _is_word(name.text)))):
        return 0.0, tokens
    if plain[0].initial:
        return (0.85 if sure else 0.6), tokens
    if not plain[-1].text.endswith(".") and not cue:
        return 0.0, tokens
    front = [token for token in tokens if not token.initial]
    return (0.85 if sure else 0.6), [token for token in tokens if token.initial] + front


def _is_near_role(text: str, start: int, end: int) -> bool:
    """Whether the cue holds here: a cell or a line, or a role among the four words around."""
    if len(text) < _LINE:
        return True
    words = [*_WORDS.findall(text[max(0, start - 80) : start])[-4:]]
    return any(map(is_role, [*words, *_WORDS.findall(text[end : end + 80])[:4]]))


def _is_pointed_at(text: str, start: int, end: int) -> bool:
    """Nothing but a person fits: right after a role (and a verb of being), or alone in its cell."""
    before = text[:start].rstrip(" \u00a0\n:…·•–—-_\t|(,")
    if before.endswith("."):
        last = _WORDS.findall(before[-30:])[-1:]
        if not before.endswith("..") and not (last and is_role(last[0] + ".")):
            return False  # the sentence before ended there
    words = _WORDS.findall(before[-60:])[-3:]
    if not words:
        return _place(text, start, end) == "alone"
    if words[-1].lower() in _BEING:
        words.pop()
    return bool(words) and is_role(words[-1])


def _has_duty_verb(text: str, start: int, end: int) -> bool:
    """ "vastaa Laine Maija", "Maija Laineen johdolla": who has a duty is a person, or a company."""
    before = _WORDS.findall(text[max(0, start - 30) : start])[-1:]
    if before and not re.search(r"[.,;:!?]\s*$", text[:start]) and before[0].lower() in _DUTIES:
        return True
    following = _WORDS.match(text, end + 1)
    return following is not None and following[0].lower() in _UNDER


@lru_cache(maxsize=20_000)
def _given(word: str) -> _Given | None:
    """How the word reads as a given name; None for a form, a place or a compound."""
    if is_first_name(word):
        return "sure"
    likely = looks_like_first_name(word) and not _is_no_name(word)
    if (is_first_name(word, rare=True) or likely) and not is_english(word):
        return "rare"
    proper = _proper(word)
    if not proper[1:].replace("-", "").isalpha() or len(proper) < 2 or _is_no_name(word):
        return None
    readings = analyse(proper)
    if not readings:
        if is_english(proper):
            return None
        return "unknown" if re.fullmatch(r"(?:.['’])?\w[^\W\d_A-ZÅÄÖ]+(?:-.+)?", proper) else None
    plain = [r for r in readings if r.case == "nominative" and len(r.parts) < 2 and not r.clitic]
    return "word" if plain and looks_like_surname(word) != "known" else None


def _is_surname_too(word: str) -> bool:
    """A given name that at least a thousand people bear as a surname: Olli, Heikki."""
    return bearers(word)[1] > 10


def is_called_after(text: str, start: int, end: int) -> bool:
    """Whether the surname at the offsets is of a street, a foundation, a race.

    Its word follows the name, which is in genitive before a common word ("Niina Korpelan katu"),
    as it is before a name ("Niina Korpela Areena").
    """
    following = _WORDS.match(text, end + 1)
    if following is None or text[end] not in " \u00a0\n":
        return False
    if following[0].islower() and text[end - 1].lower() not in "ns":
        return False
    return start < end and _is_namesake(following[0])


@lru_cache(maxsize=20_000)
def _is_namesake(word: str) -> bool:
    forms = {word.lower(), *(reading.base.lower() for reading in analyse(word.lower()))}
    return any(form.endswith(_NAMESAKES) for form in forms)


def _is_word(word: str) -> bool:
    return any(r.word_class not in _NAMES for r in analyse(_proper(word)))


def _is_listing(word: str) -> bool:
    """A common word that no list knows as a surname: after "A." it opens a chapter."""
    return bool(analyse(_proper(word))) and not bearers(nominative_surname(_proper(word)))[1]


def _is_spaced_out(tokens: Sequence[_Token]) -> bool:
    """Letters set apart for looks: "PA R A S TA"."""
    bare = [token for token in tokens if token.text.isupper() and "." not in token.text]
    if len(bare) < 2 or (is_first_name(bare[0].text) and len(bare[0].text) > 2):
        return False
    short = sum(len(token.text) < 3 for token in bare)
    return short > len(bare) / 2 or (short > 0 and all(len(token.text) < 5 for token in bare))


@lru_cache(maxsize=20_000)
def _is_title(word: str) -> bool:
    return fold(word).rstrip(".") in _TITLES


@lru_cache(maxsize=20_000)
def _is_no_name(word: str) -> bool:
    """A role, a title, a thing, or a stand-in for a name that nobody has yet."""
    if fold(word).rstrip(".") in {"nn", "tba", "tbd"}:
        return True
    return is_role(word) or _is_title(word) or is_thing(word) or word.lower() in _THINGS


@lru_cache(maxsize=20_000)
def is_thing(word: str) -> bool:
    """Whether the word, in any case, is an organisation, a place of work or the like.

    Usual surnames are not.
    """
    if fold(word) in _FOREIGN_THINGS:
        return True
    readings = analyse(word)
    if any(reading.word_class in {"last_name", "first_name"} for reading in readings):
        return False
    if bearers(word)[1] > 8:
        return False
    return any(reading.base.lower().endswith(_THINGS) for reading in readings)


@lru_cache(maxsize=20_000)
def _is_place(word: str) -> bool:
    readings = analyse(_proper(word))
    return bool(readings) and all(reading.word_class == "place" for reading in readings)


def _leads_to_thing(text: str, end: int) -> bool:
    """A place in genitive before what is there: "Jaana Joensuun kaupungilta"."""
    following = _WORDS.match(text, end + 1)
    return following is not None and is_thing(following[0])


def _is_attribute(word: str) -> bool:
    """A genitive, or an adjective: it says more of the word that follows."""
    return any(r.case == "genitive" or r.word_class == "adjective" for r in analyse(word))


def _is_oblique_place(word: str) -> bool:
    return _is_place(word) and all(reading.case != "nominative" for reading in analyse(word))


def _is_common(word: str) -> bool:
    """A common word that a capital makes look like a name."""
    readings = analyse(word)
    if any(reading.word_class in {"first_name", "last_name"} for reading in readings):
        return False
    return (
        any(
            reading.word_class not in {"first_name", "last_name", "place", "name"}
            for reading in readings
        )
        and looks_like_surname(word) is None
    )


def _is_sentence_start(text: str, start: int) -> bool:
    return not text[:start].strip() or bool(re.search(r"[.!?\n:•*\t-]\s*$", text[:start]))


def _is_lossy(text: str) -> bool:
    """No ä, ö or å anywhere: the letters may be lost."""
    return not re.search("[äöåÄÖÅ]", text)


def _place(text: str, start: int, end: int) -> Place:
    if not re.search(r"[^\W\d_]", text[:start] + text[end:]):
        return "alone"
    return "closed" if re.match(r"\s*(?:[.,;:()\n|]|$)", text[end:]) else "open"


def _full_name(tokens: Sequence[_Token], place: Place, lossy: bool) -> str:
    shout = all(token.text.isupper() for token in tokens if not (token.initial or token.particle))
    parts = [
        token.text.title() if shout and not token.particle else _proper(token.text)
        for token in tokens
    ]
    parts = [
        part if part.endswith(".") or not token.initial else part + "."
        for part, token in zip(parts, tokens, strict=True)
    ]
    parts[-1] = nominative_surname(parts[-1], place)
    return " ".join(map(_whole, parts) if lossy else parts)


@lru_cache(maxsize=20_000)
def _whole(name: str) -> str:
    """The name with its ä, ö, å put back, where it is no name without them and a usual one with."""
    pieces = []
    for piece in name.split("-"):
        marked = with_marks(piece)
        unknown = marked is not None and not analyse(piece)
        usual = marked is not None and max(bearers(marked)) >= _USUAL
        pieces.append(marked.capitalize() if marked and unknown and usual else piece)
    return "-".join(pieces)

def _proper(word: str) -> str:
    """LAINE -> Laine, YLI-HONKA -> Yli-Honka; mixed case stays."""
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) > 2 and all(sign.isupper() for sign in letters):
        return "-".join(piece.capitalize() for piece in word.split("-"))
    return word
