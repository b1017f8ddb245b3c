"""What stands around a name: a role, a verb of duty, a thing called after the person."""

from __future__ import annotations

import re

from extractors.finnish.person_words import is_namesake, is_thing
from extractors.finnish.roles import is_role
from extractors.finnish.surnames import Place
from extractors.vocabulary import load

WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: After the name of a company or a thing: "Niina Korpela Oy", "A. Laine Kiinteistöt Oy",
#: "Niina Korpela -sali".
COMPANY = re.compile(
    r"[ \u00a0]-[a-zåäö]|(?:[ \u00a0](?:[A-ZÅÄÖ&][\w-]*|ja|&)){0,2}"
    r"[ \u00a0](?:Oy|OY|Oyj|Ky|KY|Tmi|Ab|AB|Ltd|Inc|ry|rf)(?!\w)"
)
#: Verbs between a role and the one who has it.
_BEING = frozenset(
    {"on", "toimii", "jatkaa", "aloittaa", "är", "blir", "is", "valittiin", "nimettiin"}
)
_DUTIES = frozenset(
    word for kind in ("duty", "starts", "continues") for word in load("duties")[kind]["words"]
)
_UNDER = frozenset({"johdolla", "vastuulla", "vetämänä", "johtama", "vetämä", "tiimi", "vastuulle"})
_ROLE_AFTER = re.compile(r"\s*[,(–-]\s*([^\W\d_]+(?:-[^\W\d_]+)*)(\.?)")
_CELL_BEFORE = re.compile(r"(?:^|(?:\t|\s{3,}|\|\s*))$")
_CELL_AFTER = re.compile(r"\t|\s{3,}|\s*\||$")
_LINE = 80  # characters: what a role in it says, it says of every name in it


def is_near_role(text: str, start: int, end: int) -> bool:
    """Whether the cue holds here: a cell or a line, or a role among the four words around."""
    if len(text) < _LINE:
        return True
    words = [*WORDS.findall(text[max(0, start - 80) : start])[-4:]]
    return any(map(is_role, [*words, *WORDS.findall(text[end : end + 80])[:4]]))


def is_pointed_at(text: str, start: int, end: int) -> bool:
    """Nothing but a person fits: beside a role (and a verb of being), or alone in its cell."""
    following = _ROLE_AFTER.match(text, end)
    if following is not None and (
        is_role(following[1]) or is_role(following[1].split()[0] + following[2])
    ):
        return True
    before = text[:start].rstrip(" \u00a0\n:…·•–—-_\t|(,")
    if before.endswith("."):
        last = WORDS.findall(before[-30:])[-1:]
        if not before.endswith("..") and not (last and is_role(last[0] + ".")):
            return False  # the sentence before ended there
    words = WORDS.findall(before[-60:])[-3:]
    if not words:
        return place_of(text, start, end) == "alone"
    if words[-1].lower() in _BEING:
        words.pop()
    return bool(words) and is_role(words[-1])


def is_in_cell(text: str, start: int, end: int) -> bool:
    """Alone between tabs, bars or wide blanks, with other cells beside."""
    before, after = _CELL_BEFORE.search(text[:start]), _CELL_AFTER.match(text, end)
    return before is not None and after is not None and bool(before[0] or after[0])


def has_duty_verb(text: str, start: int, end: int) -> bool:
    """ "vastaa Laine Maija", "Maija Laineen johdolla": who has a duty is a person, or a company."""
    before = WORDS.findall(text[max(0, start - 30) : start])[-1:]
    if before and not re.search(r"[.,;:!?]\s*$", text[:start]) and before[0].lower() in _DUTIES:
        return True
    following = WORDS.match(text, end + 1)
    return following is not None and following[0].lower() in _UNDER


def is_called_after(text: str, start: int, end: int) -> bool:
    """Whether the surname at the offsets is of a street, a foundation, a race.

    Its word follows the name, which is in genitive before a common word ("Niina Korpelan katu"),
    as it is before a name ("Niina Korpela Areena").
    """
    following = WORDS.match(text, end + 1)
    if following is None or text[end] not in " \u00a0\n":
        return False
    if following[0].islower() and text[end - 1].lower() not in "ns":
        return False
    return start < end and is_namesake(following[0])


def leads_to_thing(text: str, end: int) -> bool:
    """A place in genitive before what is there: "Jaana Joensuun kaupungilta"."""
    following = WORDS.match(text, end + 1)
    return following is not None and is_thing(following[0])


def is_sentence_start(text: str, start: int) -> bool:
    return not text[:start].strip() or bool(re.search(r"[.!?\n:•*\t-]\s*$", text[:start]))


def is_lossy(text: str) -> bool:
    """No ä, ö or å anywhere: the letters may be lost."""
    return not re.search("[äöåÄÖÅ]", text)


def place_of(text: str, start: int, end: int) -> Place:
    if not re.search(r"[^\W\d_]", text[:start] + text[end:]):
        return "alone"
    return "closed" if re.match(r"\s*(?:[.,;:()\n|]|$)", text[end:]) else "open"
