"""Who has a duty: people, vacancies and roles met in one text, with the words that make it a duty.

What they have the duty *in* is linking's question. A person without role, label or duty verb is
no assignment; past, quoted, thanked and speaking people, authors and contacts are none either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.cues import bases, label_kind, role_told_by, says, speaks_of
from extractors.finnish.morphology import finite_forms
from extractors.finnish.persons import FoundPerson, find_persons
from extractors.finnish.pipeline import read, sentences
from extractors.finnish.roles import FoundRole, find_roles
from extractors.finnish.tagger import tag
from extractors.finnish.vacancies import Found, find_vacancies
from extractors.languages import guess
from extractors.people import People
from extractors.scopes import Scope, Unit
from extractors.vocabulary import load
from models.records import AssignmentStatus

GENERIC_ROLES = frozenset(
    {"vastuuhenkilö", "vastuu", "vastuutaho", "ansvarig", "responsible", "vetäjä/vastuuhenkilö"}
)
_THINGS = ("project", "area", "programme", "money")  # labels whose value is no person
_CLAUSE = re.compile(
    r"(?:;|,\s+(?:joka|jonka|jota|jossa|kun|koska|vaikka|jotka|mutta|som|who)\b|\s[–—]\s)"
)
#: Where another finite verb begins its own clause: Finnish puts a comma before "ja" only there.
_MAIN_CLAUSE = re.compile(
    r"[;:]\s|\s[–—]\s|,\s+(?:ja|sekä|eikä|vaan|mutta|kun|koska|vaikka|jos|että|och|som|men|and|who"
    r"|jo(?:ka|nka|ta|ssa|sta|hon|lla|lle|lta|tka|ita|iden|issa|ista|ihin|illa|ille))\b"
)
_WORDS = re.compile(r"[\w-]+")
_QUOTED = re.compile(r"[\"”“»][^\"”“»]{12,}[\"”“»]")
_ACTING = re.compile(r"\b(vs|vt|ma|t\.f|tf)\.?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Duty:
    """One person or vacancy with a duty, at ``unit.text.text[start:end]``, target unknown yet."""

    unit: Unit
    start: int
    end: int
    sentence: tuple[int, int]
    person: str | None
    vacant: bool
    role: str | None
    status: AssignmentStatus | None
    confidence: float
    reason: str
    role_at: tuple[int, int] | None = None  # offsets of the role in the unit's text
    organisation: str | None = None
    rivals: tuple[str, ...] = ()  # people who share the surname or initials that are told


def find(units: Sequence[Unit]) -> list[Duty]:
    """Every duty over the whole document, in reading order."""
    people = People((unit.text.text, _expects_people(unit)) for unit in units)
    out: list[Duty] = []
    for unit in units:
        if _is_contact(unit):
            continue
        out += in_unit(unit, people)
    return out


def _expects_people(unit: Unit) -> bool:
    return bool(role_of_label(unit) or find_roles(unit.text.text))


def _is_contact(unit: Unit) -> bool:
    heads = [s.text.text for s in unit.path if s.text is not None]
    labels = [unit.label.text] if unit.label is not None else []
    if any(speaks_of(h, "contacts") for h in heads + labels):
        return True
    return any(says(text, "credit") for text in labels) or _beside_quote(unit)


def _beside_quote(unit: Unit) -> bool:
    """The line under a quotation names who said it."""
    quoted = re.compile(r"^\s*[\"”“»']")
    around = [s for s in unit.path if s.kind in ("card", "item")]
    if unit.path:
        before = _sibling_before(unit)
        around += [before] if before is not None and before.kind != "page" else []
    return any(s.text is not None and quoted.match(s.text.text) for s in around)


def in_unit(unit: Unit, who: People) -> list[Duty]:
    """Duties told in one text, with its label or column head as their role where it is one.

    ``who``: the people of the whole document.
    """
    text = unit.text.text
    label_role = role_of_label(unit)
    out: list[Duty] = []
    quotes = [m.span() for m in _QUOTED.finditer(text)]
    for start, end in sentences(text):
        out += _in_sentence(unit, start, end, label_role, quotes, who)
    return out


def role_of_label(unit: Unit) -> str | None:
    """The role that a label, a column head, or a line with only a role right before tells."""
    if unit.label is not None:
        kind = label_kind(unit.label.text)
        if kind == "role":
            parts = re.split(r"\s*/\s*|\n", unit.label.text)
            return next((role for part in parts if (role := role_told_by(part.strip(" :")))), None)
        return None
    previous = _sibling_before(unit)
    if previous is not None and previous.text is not None:
        roles = find_roles(previous.text.text)
        if (
            len(roles) == 1
            and roles[0].end - roles[0].start >= len(previous.text.text.strip(" :")) - 1
        ):
            return roles[0].role
    return None


def _sibling_before(unit: Unit) -> Scope | None:
    if not unit.path:
        return None
    siblings = unit.path[-1].children
    for k, scope in enumerate(siblings):
        if scope is unit.scope:
            if k:
                return siblings[k - 1]
            return unit.path[-1] if unit.path[-1].kind == "card" else None
    return None


def _in_sentence(
    unit: Unit,
    start: int,
    end: int,
    label_role: str | None,
    quotes: Sequence[tuple[int, int]],
    who: People,
) -> list[Duty]:
    text = unit.text.text
    sentence = text[start:end]
    if says(sentence, "credit"):
        return []
    roles = find_roles(sentence)
    structured = label_role is not None or unit.label is not None or len(sentence) < 60
    names_a_thing = unit.label is not None and label_kind(unit.label.text) in _THINGS
    if names_a_thing and not roles:
        return []
    alone = len(sentence) < 40 and not roles and _stands_under_name(unit)
    cue = bool(label_role or alone or roles)
    people = who.named(sentence, find_persons(sentence, cue=cue))
    people = [p for p in people if p.confidence >= 0.75 or guess(p.name.lower()) != "en"]
    vacancies = find_vacancies(sentence, cue=bool(label_role))
    people = [p for p in people if not any(v.start < p.end and p.start < v.end for v in vacancies)]
    if not structured:
        people = _confirmed(sentence, people, roles)
    out: list[Duty] = []
    for person in people:
        if any(a <= start + person.start < b for a, b in quotes):
            continue
        duty = _of_person(unit, sentence, start, end, person, people, roles, label_role)
        if duty is not None:
            name, rivals = who.who(person.name)
            out.append(replace(duty, person=name, rivals=rivals))
    out += _of_vacancies(unit, sentence, start, end, vacancies, people, roles, label_role)
    return out


def _of_person(
    unit: Unit,
    sentence: str,
    start: int,
    end: int,
    person: FoundPerson,
    people: Sequence[FoundPerson],
    roles: Sequence[FoundRole],
    label_role: str | None,
) -> Duty | None:
    clause = _clause(sentence, person.start, person.end)
    around = sentence[clause[0] : clause[1]]
    if says(around, "speech") or says(around, "history"):
        return None
    told_as_past = len(sentence.split()) > 5 and unit.label is None and _status(around) is None
    if told_as_past and _is_past(sentence, person.start):
        return None
    role, side = _role_beside(sentence, person.start, person.end, people, roles, clause)
    acting = _ACTING.search(sentence[: person.start])
    named = role.role if role else None
    if label_role is not None and (named is None or named in GENERIC_ROLES):
        named, side = label_role, "label"
    if acting and named and not named.startswith(acting[1].lower()):
        named = f"{acting[1].lower().rstrip('.')}. {named}"
    status = _status(around)
    duty_word = status is not None or says(around, "duty")
    bare = " " not in sentence[person.start : person.end].replace("\u00a0", " ").strip()
    alone = person.end - person.start >= len(sentence.strip(" .,;()–—-*•")) - 2 and not bare
    if named is None and not duty_word and not (alone and _stands_under_name(unit)):
        return None
    if named is None and not duty_word and person.confidence < 0.5:
        return None
    confidence, reason = {
        "label": (0.9, "rooli on sarakkeen tai kentän nimenä"),
        "before": (0.85, "rooli nimen edellä"),
        "after": (0.85, "rooli nimen jäljessä"),
    }.get(
        side,
        (0.75, "vastuuta osoittava verbi")
        if duty_word
        else (0.6, "nimi yksin hankkeen tai alueen alla"),
    )
    return Duty(
        unit,
        start + person.start,
        start + person.end,
        (start, end),
        person.name,
        False,
        named,
        status,
        round(confidence * (0.7 + 0.3 * person.confidence), 3),
        reason,
        (start + role.start, start + role.end) if role else None,
    )


def _is_past(sentence: str, at: int) -> bool:
    """Whether the verb that the name at an offset depends on is in the past tense.

    The finite verbs of the name's own clause tell where they agree; else the parser is asked.
    """
    if not any(_tense(word[0]) == "past" for word in _WORDS.finditer(sentence)):
        return False
    left = max((m.end() for m in _MAIN_CLAUSE.finditer(sentence, 0, at)), default=0)
    right = next((m.start() for m in _MAIN_CLAUSE.finditer(sentence, at)), len(sentence))
    verbs = [word for word in _WORDS.finditer(sentence, left, right) if _tense(word[0])]
    tenses = {_tense(word[0]) for word in verbs}
    if tenses == {"present"}:
        return False
    if tenses == {"past"} and not any(
        "," in sentence[min(verb.end(), at) : max(verb.start(), at)] for verb in verbs
    ):
        return True
    tokens = read(sentence)
    index = next((k for k, token in enumerate(tokens) if token.start >= at), None)
    if index is None:
        return False
    while not tokens[index].verb and tokens[index].head != index:
        index = tokens[index].head
    token = tokens[index]
    return token.verb and token.past and _tense(sentence[token.start : token.end]) is not None


def _tense(word: str) -> Literal["past", "present"] | None:
    """The tense of a word as a finite verb, None where it is none.

    "koordinoi" may be past, but decks mean the present by it.
    """
    forms = finite_forms(word)
    return None if not forms else "past" if all(form.past for form in forms) else "present"


def _confirmed(
    sentence: str, people: Sequence[FoundPerson], roles: Sequence[FoundRole]
) -> list[FoundPerson]:
    """Doubtful names in running text are believed beside a role or where the tagger finds them."""
    if all(p.confidence >= 0.6 for p in people):
        return list(people)
    tagged = [one for one in tag(sentence) if one.label == "PERSON"]
    return [
        p
        for p in people
        if p.confidence >= 0.6
        or any(_beside(sentence, r, p) for r in roles)
        or any(one.start < p.end and p.start < one.end for one in tagged)
    ]


def _beside(sentence: str, role: FoundRole, person: FoundPerson) -> bool:
    """Nothing but a verb, a date or a comma between the two."""
    gap = (
        sentence[role.end : person.start]
        if role.end <= person.start
        else sentence[person.end : role.start]
    )
    words = re.findall(r"[^\W\d_]+", gap)
    return (
        len(words) <= 2
        and not any(w[:1].isupper() for w in words)
        and "." not in gap.rstrip(". ")[-2:]
    )


def _stands_under_name(unit: Unit) -> bool:
    return (
        bool(unit.path) and unit.path[-1].kind in ("card", "item", "row")
    ) or unit.scope.kind == "field"


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The clause around an offset: relative clauses and asides are read apart."""
    left = max((m.end() for m in _CLAUSE.finditer(sentence, 0, start)), default=0)
    right = next((m.start() for m in _CLAUSE.finditer(sentence, end)), len(sentence))
    return left, right


def _role_beside(
    sentence: str,
    start: int,
    end: int,
    people: Sequence[FoundPerson],
    roles: Sequence[FoundRole],
    clause: tuple[int, int],
) -> tuple[FoundRole | None, str]:
    """The role right after the name (comma, bracket), else the nearest before it in the clause."""
    for role in roles:
        gap = sentence[end : role.start] if role.start >= end else None
        if gap is not None and re.fullmatch(r"\s*[,(–—-]\s*(?:joka on\s+|on\s+)?", gap):
            follows = next((p for p in people if p.start >= role.end), None)
            if follows is None or not re.fullmatch(r"\s*:?\s*", sentence[role.end : follows.start]):
                return role, "after"
    before = [r for r in roles if r.end <= start and r.start >= clause[0]]
    if before:
        role = before[-1]
        between = [p for p in people if role.end <= p.start and p.end <= start]
        if not between or _is_list(sentence[between[0].end : start], people):
            return role, "before"
    copula = [
        r
        for r in roles
        if r.start >= end
        and re.fullmatch(
            r"\s+(on|toimii|jatkaa|aloittaa|är|is)\s+(?:\S+\s+){0,3}", sentence[end : r.start]
        )
    ]
    if copula:
        return copula[0], "after"
    inflected = [
        r
        for r in roles
        if r.start >= end
        and r.end <= clause[1]
        and re.search(r"(na|nä|ksi)$", sentence[r.start : r.end])
    ]
    if inflected and not any(end <= p.start < inflected[0].start for p in people):
        return inflected[0], "after"
    return None, ""


def _is_list(gap: str, people: Sequence[FoundPerson]) -> bool:
    rest = gap
    for person in people:
        rest = rest.replace(person.name, "")
    return bool(re.fullmatch(r"[\s,]*(ja|sekä|och|and|&)?[\s,]*", rest))


def _of_vacancies(
    unit: Unit,
    sentence: str,
    start: int,
    end: int,
    vacancies: Sequence[Found],
    people: Sequence[FoundPerson],
    roles: Sequence[FoundRole],
    label_role: str | None,
) -> list[Duty]:
    spans = [(v.start, v.end) for v in vacancies]
    if not spans:
        return []
    first = spans[0]
    free = [
        r
        for r in roles
        if not any(
            re.fullmatch(r"[\s,(:–-]*", sentence[min(p.end, r.end) : max(p.start, r.start)])
            for p in people
        )
    ]
    role = min(free, key=lambda r: abs(r.start - first[0]), default=None)
    alone = first[1] - first[0] >= len(sentence.strip(" .,;()–—-*•")) * 0.5
    if people and role is None:
        return []
    if role is None and label_role is None and not (alone and _stands_under_name(unit)):
        return []
    if (
        role is None
        and label_role is None
        and unit.label is not None
        and label_kind(unit.label.text)
    ):
        return []
    name = role.role if role else label_role
    if role and role.role in GENERIC_ROLES and label_role:
        name = label_role
    return [
        Duty(
            unit,
            start + first[0],
            start + first[1],
            (start, end),
            None,
            True,
            name,
            None,
            0.85 if name else 0.6,
            f"avoin tehtävä: ”{sentence[first[0] : first[1]]}”",
            (start + role.start, start + role.end) if role else None,
        )
    ]


def _status(around: str) -> AssignmentStatus | None:
    if says(around, "continues"):
        return "continues"
    if says(around, "starts"):
        return "starts"
    if says(around, "ends"):
        return "ends"
    return None


def pronoun_kind(text: str) -> str | None:
    """The kind of thing that a head such as *hanketta*, *kasvualueen* stands for, if any."""
    words = re.findall(r"[^\W\d_]+", text)[:8]
    pronouns = load("duties")["pronoun"]
    for word in words:
        forms = bases(word)
        for kind in ("growth_area", "programme", "project"):
            if forms & set(pronouns[kind]):
                return kind
    return None


def role_kind(role: str | None) -> str | None:
    """The kind of thing that a role is had in, where the role's own name tells it."""
    if role is None:
        return None
    bare = re.sub(r"^(vs|vt|ma|vara)\.?[\s-]*", "", role)
    for kind, names in load("duties")["role_kind"].items():
        if bare in names:
            return str(kind)
    return None
