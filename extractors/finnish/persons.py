"""Names of people: given name and surname in any order, initials, capitals, any case.

Stretches of capitalised words are found here; ``person_judging`` says which are people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.finnish.morphology import analyse
from extractors.finnish.person_context import COMPANY, is_called_after, is_lossy, place_of
from extractors.finnish.person_judging import CAPITAL, Token, judge
from extractors.finnish.person_words import given_reading, is_place, is_word, proper, with_letters
from extractors.finnish.roles import is_role
from extractors.finnish.surnames import Place, is_first_name, looks_like_surname, nominative_surname


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


# a letter, or a hyphenation mark inside a word (soft hyphen, pdfium's U+FFFE, "-" at a line end)
_LETTER = r"(?:[^\W\d_]|[\u00ad\ufffe]\n?(?=[a-zåäö])|-\n(?=[a-zåäö]{2}))"
_PARTICLE = r"(?:af|von|van|de|der|den|la|zu|du|di|da|le|el|al|bin)"
_NAME = re.compile(
    rf"{CAPITAL}\.(?:\s?-?\s?{CAPITAL}\.)*"  # A.  R-M.  J. K.
    rf"|{CAPITAL}-{CAPITAL}\.?(?!{_LETTER})"
    rf"|{CAPITAL}{_LETTER}*(?:['’]{CAPITAL}{_LETTER}+)?(?:-{CAPITAL}?{_LETTER}+)*"
    rf"|(?<![^\W\d_]){_PARTICLE}(?=\s+(?:{CAPITAL}|{_PARTICLE}\s))"
)
_SHOUTED = frozenset({"AF", "VON", "VAN", "DER", "Von", "Af", "Van"})  # "ELLI VON BONSDORFF"
_GAP = re.compile(r"[ \u00a0]{1,2}|[ \u00a0]?\n[ \u00a0]?")
_AND = re.compile(r"[ \u00a0\n](?:ja|sekä|och|and|&)[ \u00a0\n]")
_MISREAD = re.compile(r"(?<![\w-])l(?=([a-zäö]{2,})[ \u00a0][A-ZÅÄÖ])")
_SURNAMES = re.compile(rf"(?<![^\W\d_]){CAPITAL}{_LETTER}+(?:-{CAPITAL}{_LETTER}+)?")
_COMMA = re.compile(r",[ \u00a0]{0,2}")


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
    alone = [name for name in names if not is_word(name[0]) and not is_place(name[0])]
    enough = (cue or told) if len(names) == 1 else (cue or told or len(alone) * 2 >= len(names))
    if not (all(sure) and alone and enough) or any(is_first_name(name[0]) for name in names):
        return []
    place: Place = "closed" if len(names) > 1 else "alone"
    return [
        FoundPerson(*name.span(), nominative_surname(proper(name[0]), place), 0.6) for name in names
    ]


def _sharing(text: str, before: Sequence[Token], person: FoundPerson) -> list[FoundPerson]:
    """ "Matti ja" before "Maija Laine": he is a Laine too."""
    if len(before) != 1 or given_reading(before[0].text) != "sure" or before[0].text.endswith("."):
        return []
    if not _AND.fullmatch(text[before[0].end : person.start]):
        return []
    given, blank, surname = proper(before[0].text), *person.name.partition(" ")[1:]
    if not blank or is_first_name(surname):
        return []
    return [FoundPerson(before[0].start, before[0].end, f"{given} {surname}", 0.7)]


def _runs(text: str) -> list[list[Token]]:
    """Stretches of name-like tokens with only a blank (or one line break) between them."""
    runs: list[list[Token]] = []
    for match in _NAME.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if before.isalnum() or before == "@" or after.isdigit():  # "Q2" is no initial
            continue
        word = re.sub("[\u00ad\ufffe]\n?|-\n", "", match[0])
        if word in _SHOUTED and re.match(r"\s+[A-ZÅÄÖ]{2}", text[match.end() :]):
            word = word.lower()
        token = Token(*match.span(), word)
        if runs and _GAP.fullmatch(text[runs[-1][-1].end : token.start]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _with_comma(
    text: str, runs: Sequence[Sequence[Token]], number: int, cue: bool
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
    if given_reading(surname.text) == "sure" or is_role(surname.text):
        return None
    if not all(token.initial or given_reading(token.text) == "sure" for token in given):
        return None
    name = _full_name([*given, surname], "alone" if whole else "closed", is_lossy(text))
    return FoundPerson(surname.start, given[-1].end, name, 0.9 if whole else 0.8)


def _person(
    text: str, run: Sequence[Token], index: int, cue: bool
) -> tuple[FoundPerson | None, int]:
    """The person that begins at ``run[index]`` and how many tokens to go on by."""
    for length in (5, 4, 3, 2):
        part = run[index : index + length]
        if len(part) < length:
            continue
        confidence, ordered = judge(text, part, cue)
        if confidence and length == 2 and index + 3 <= len(run):
            # "Ratapiha Niina Korpela": the pair that follows is a better person
            other, _ = judge(text, run[index + 1 : index + 3], cue)
            if other > confidence or (other == confidence and ordered != list(part)):
                return None, 1
        if confidence and (
            COMPANY.match(text, part[-1].end) or is_called_after(text, part[-1].start, part[-1].end)
        ):
            return None, length
        if confidence:
            start, end = part[0].start, part[-1].end
            name = _full_name(ordered, place_of(text, start, end), is_lossy(text))
            return FoundPerson(start, end, name, confidence), length
    return None, 1


def _full_name(tokens: Sequence[Token], place: Place, lossy: bool) -> str:
    shout = all(token.text.isupper() for token in tokens if not (token.initial or token.particle))
    parts = [
        token.text.title() if shout and not token.particle else proper(token.text)
        for token in tokens
    ]
    parts = [
        part if part.endswith(".") or not token.initial else part + "."
        for part, token in zip(parts, tokens, strict=True)
    ]
    parts[-1] = nominative_surname(parts[-1], place)
    return " ".join(map(with_letters, parts) if lossy else parts)
