"""Names of people: given name and surname in any order, initials, capitals, any case.

Voikko's name classes alone are sure but meet one person in ten; with order, endings typical of
surnames, and the caller's word that a person is expected (``cue``), the rest is found. A name is
never made of words that are places, organisations or common nouns at both ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.finnish.folding import fold
from extractors.finnish.morphology import analyse
from extractors.finnish.roles import is_role
from extractors.finnish.surnames import is_first_name, looks_like_surname, nominative_surname
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


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text: ``text[start:end]``."""

    start: int
    end: int


_CAPITAL = r"[A-ZÅÄÖÉÁÜØÆŠŽÓÍÈÑ]"
# a letter, or a hyphenation mark inside a word (soft hyphen, pdfium's U+FFFE, "-" at a line end)
_LETTER = r"(?:[^\W\d_]|[\u00ad\ufffe]\n?(?=[a-zåäö])|-\n(?=[a-zåäö]{2}))"
_PARTICLE = r"(?:af|von|van|de|der|den|la|zu|du|di|da|le|el|al|bin)"
_NAME = re.compile(
    rf"{_CAPITAL}\.(?:\s?-?\s?{_CAPITAL}\.)*"  # A.  R-M.  J. K.
    rf"|{_CAPITAL}-{_CAPITAL}\.?(?!{_LETTER})"
    rf"|{_CAPITAL}{_LETTER}*(?:['’]{_CAPITAL}{_LETTER}+)?(?:-{_CAPITAL}?{_LETTER}+)*"
    rf"|(?<![^\W\d_]){_PARTICLE}(?=\s+{_CAPITAL})"
)
_GAP = re.compile(r"[ \u00a0]{1,2}|[ \u00a0]?\n[ \u00a0]?")
#: Ends of words that are organisations, places, buildings or units: never a part of a person.
_THINGS = (
    "kaupunki",
    "kunta",
    "yliopisto",
    "korkeakoulu",
    "koulu",
    "ministeriö",
    "virasto",
    "liitto",
    "säätiö",
    "keskus",
    "yhdistys",
    "seura",
    "toimisto",
    "osasto",
    "palvelut",
    "palvelu",
    "ryhmä",
    "hanke",
    "projekti",
    "ohjelma",
    "kasvualue",
    "klusteri",
    "hubi",
    "talo",
    "tori",
    "katu",
    "satama",
    "asema",
    "alue",
    "strategia",
    "neuvosto",
    "valtuusto",
    "hallitus",
    "lautakunta",
    "museo",
    "kirjasto",
    "sairaala",
    "kampus",
    "tehdas",
    "areena",
    "halli",
    "festivaali",
    "foorumi",
    "verkosto",
    "laitos",
    "akatemia",
    "opisto",
    "lukio",
    "pankki",
    "yhtiö",
    "konserni",
    "kirkko",
    "seurakunta",
    "linna",
    "polku",
    "polut",
    "laboratorio",
    "tiimi",
    "yksikkö",
)
_FOREIGN_THINGS = frozenset(
    fold(thing)
    for thing in [
        "oy",
        "ab",
        "oyj",
        "ry",
        "rf",
        "ltd",
        "gmbh",
        "inc",
        "lab",
        "hub",
        "city",
        "business",
        "finland",
        "nordic",
        "university",
        "college",
        "park",
        "the",
        "and",
        "of",
        "region",
        "stad",
        "kommun",
        "universitet",
        "förbund",
        "center",
        "centre",
        "group",
        "team",
        "project",
        "projekt",
        "stads",
        "programmet",
        "helsinki",
        "tampere",
        "turku",
        "vaasa",
        "oulu",
        "espoo",
        "vantaa",
        "kuopio",
        "pori",
    ]
)
_INITIALS = re.compile(rf"{_CAPITAL}(?:-{_CAPITAL})?")


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
    found: list[FoundPerson] = []
    for run in _runs(text):
        index = 0
        while index < len(run):
            person, used = _person(text, run, index, cue)
            if person is not None:
                found.append(person)
            index += used
    return found


def _runs(text: str) -> list[list[_Token]]:
    """Stretches of name-like tokens with only a blank (or one line break) between them."""
    runs: list[list[_Token]] = []
    for match in _NAME.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if before.isalnum() or before == "@" or after.isdigit():  # "Q2" is no initial
            continue
        token = _Token(*match.span(), re.sub("[\u00ad\ufffe]\n?|-\n", "", match[0]))
        if runs and _GAP.fullmatch(text[runs[-1][-1].end : token.start]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _person(
    text: str, run: Sequence[_Token], index: int, cue: bool
) -> tuple[FoundPerson | None, int]:
    """The person that begins at ``run[index]`` and how many tokens to go on by."""
    for length in (4, 3, 2):
        part = run[index : index + length]
        if len(part) < length:
            continue
        confidence, ordered = _judge(text, part, cue)
        if confidence and ordered != list(part) and length == 2 and index + 3 <= len(run):
            # "Ratapiha Niina Korpela": the pair that follows is a better person
            other, _ = _judge(text, run[index + 1 : index + 3], cue)
            if other >= confidence:
                return None, 1
        if confidence:
            name = _full_name(ordered)
            return FoundPerson(part[0].start, part[-1].end, name, confidence), length
    return None, 1


def _judge(text: str, part: Sequence[_Token], cue: bool) -> tuple[float, list[_Token]]:
    """How sure the tokens are one person, 0 for not, and the tokens given name first."""
    tokens = list(part)
    if tokens[-1].particle:
        return 0.0, tokens
    if tokens[0].particle:
        # "af Hallström Niina": a surname with its particle, then the first name
        if len(tokens) == 3 and is_first_name(tokens[2].text) and tokens[1].text[:1].isupper():
            return 0.9, [tokens[2], tokens[0], tokens[1]]
        return 0.0, tokens
    broken = any("\n" in text[a.end : b.start] for a, b in pairwise(tokens))
    plain = [token for token in tokens if not token.particle]
    if len(plain) < 2 or any(_is_thing(t.text) or is_role(t.text) for t in plain[:-1]):
        return 0.0, tokens
    if is_role(plain[-1].text) or (
        _is_thing(plain[-1].text)
        and not (is_first_name(plain[0].text) and looks_like_surname(plain[-1].text) and not broken)
    ):
        return 0.0, tokens
    if any(fold(token.text).rstrip(".") in {"nn", "tba", "tbd"} for token in plain):
        return 0.0, tokens
    initials = [token for token in plain if token.initial]
    if initials:
        return _judge_initials(tokens, plain, cue, broken)
    first, last = plain[0], plain[-1]
    middle = plain[1:-1]
    capitals = {token for token in plain if token.text.isupper() and len(token.text) > 2}
    # LAINE Teemu, Laine Teemu: the surname stands first
    turned = (first in capitals and last not in capitals) or (
        is_first_name(last.text) and not is_first_name(first.text)
    )
    if turned and len(plain) == 2 and len(tokens) == 2 and is_first_name(last.text):
        sure = looks_like_surname(first.text)
        if not cue and nominative_surname(_proper(first.text)) != _proper(first.text):
            return 0.0, tokens  # "Suomalaisen Heikki": an attribute in genitive
        if sure == "known" or first in capitals:
            return (0.9 if not broken else 0.7), [last, first]
        if (sure == "shape" or cue) and not broken and not _is_common(first.text):
            return 0.75, [last, first]
        if not is_first_name(first.text, any_case=True):
            return 0.0, tokens
    if len(tokens) > 2 and not middle and not any(token.particle for token in tokens):
        return 0.0, tokens
    if is_first_name(first.text) and all(is_first_name(token.text) for token in middle):
        sure = looks_like_surname(last.text)
        if sure == "known":
            return 0.95, tokens
        if broken and not cue:
            return (0.5, tokens) if sure == "shape" else (0.0, tokens)
        if sure == "shape" or any(token.particle for token in tokens):
            return 0.9, tokens
        if not analyse(last.text) and len(last.text) > 2:
            return 0.8, tokens
        if cue or not _is_sentence_start(text, first.start) or not _is_common(first.text):
            return (0.7, tokens) if not _is_oblique_place(last.text) else (0.0, tokens)
        return 0.0, tokens
    if len(plain) == 2 and not broken:
        sure = looks_like_surname(last.text)
        unknown_first = not analyse(first.text) and len(first.text) > 2 and first.text[1:].islower()
        if unknown_first and sure == "known" and not first.text.isupper():
            return 0.8, tokens
        if (
            cue
            and not _is_common(first.text)
            and (sure or unknown_first or not _is_common(last.text))
            and (not _is_place(first.text) or (sure and not _is_oblique_place(first.text)))
        ):
            if looks_like_surname(first.text) and not sure and not analyse(last.text):
                return 0.6, [last, first]  # "Kaislaharju Ruuben": only the first can be a surname
            return 0.6, tokens  # "Inkeri" is a place to the dictionary, and a first name
    return 0.0, tokens


def _judge_initials(
    tokens: list[_Token], plain: list[_Token], cue: bool, broken: bool
) -> tuple[float, list[_Token]]:
    names = [token for token in plain if not token.initial]
    if len(names) != 1 or (broken and not cue):
        return 0.0, tokens
    name = names[0]
    if len(name.text) < 3 or is_role(name.text):
        return 0.0, tokens
    sure = looks_like_surname(name.text)
    if not sure and not cue:
        return 0.0, tokens
    if plain[0].initial:
        return (0.85 if sure else 0.6), tokens
    if not plain[-1].text.endswith(".") and not cue:
        return 0.0, tokens
    front = [token for token in tokens if not token.initial]
    return (0.85 if sure else 0.6), [token for token in tokens if token.initial] + front


@lru_cache(maxsize=20_000)
def _is_thing(word: str) -> bool:
    """A word for an organisation, place of work or the like; surnames that Voikko knows are not."""
    if fold(word) in _FOREIGN_THINGS:
        return True
    readings = analyse(word)
    if any(reading.word_class in {"last_name", "first_name"} for reading in readings):
        return False
    return any(
        reading.base.lower().endswith(_THINGS) and reading.base.lower() != "linna"
        for reading in readings
    )


@lru_cache(maxsize=20_000)
def _is_place(word: str) -> bool:
    readings = analyse(word)
    return bool(readings) and all(reading.word_class == "place" for reading in readings)


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


def _full_name(tokens: Sequence[_Token]) -> str:
    parts = [_proper(token.text) for token in tokens]
    parts = [
        part if part.endswith(".") or not token.initial else part + "."
        for part, token in zip(parts, tokens, strict=True)
    ]
    return " ".join([*parts[:-1], nominative_surname(parts[-1])])


def _proper(word: str) -> str:
    """LAINE -> Laine, YLI-HONKA -> Yli-Honka; mixed case stays."""
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) > 2 and all(sign.isupper() for sign in letters):
        return "-".join(piece.capitalize() for piece in word.split("-"))
    return word


# --- vacancies ------------------------------------------------------------------------------------


def _phrase(phrase: str) -> str:
    """Words of a phrase with any space and a copula between them: "haku (on) käynnissä"."""
    return re.escape(fold(phrase)).replace(r"\ ", r"\s+(?:on\s+(?:viela\s+)?)?")


_CODES = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(
        re.escape(code).replace(r"\ ", r"\s?")
        for code in sorted(load("vacancy")["codes"], key=len, reverse=True)
    )
    + r")(?![\w])\.?"
)
_PHRASES = re.compile(
    r"(?<!\w)(?:"
    + "|".join(_phrase(p) for p in sorted(load("vacancy")["phrases"], key=len, reverse=True))
    + r")(?!\w)"
)
# "is named in March", "... only after the study": still to come, so nobody yet
_LATER = re.compile(
    r"(?<!\w)(?:nimetaan|nimitetaan|valitaan|rekrytoidaan|taytetaan|utses|rekryteras|will\s+be\s+named)"
    r"(?=\s+(?:vasta|viela|myohemmin|ennen|vuonna|vuoden|viikolla|kevaalla|kesalla|syksylla"
    r"|talvella|[a-z]+kuu(?:ssa|n)|\d|q[1-4]|senare|forst|later)\b)"
)
_ALONE = re.compile(
    r"(?<!\w)(?:" + "|".join(_phrase(word) for word in load("vacancy")["words"]) + r")(?!\w)"
)


def find_vacancies(text: str, *, cue: bool = False) -> list[Found]:
    """Where the text says that a post is open or not yet named.

    ``cue``: a person is expected here, so a single word ("avoinna", "haussa", "vakant") and a dash
    alone in its cell count too.
    """
    folded = fold(text)
    spans = [Found(*match.span()) for match in _CODES.finditer(text)]
    spans += [Found(*match.span()) for match in _PHRASES.finditer(folded)]
    spans += [Found(*match.span()) for match in _LATER.finditer(folded)]
    if cue:
        spans += [Found(*match.span()) for match in _ALONE.finditer(folded)]
        if re.fullmatch(r"\s*(?:[-–—]|\?+|\.{3}|…)\s*", text):
            spans.append(Found(len(text) - len(text.lstrip()), len(text.rstrip())))
    found: list[Found] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
