"""Who is who within one document: a surname alone, initials and other spellings of one person.

A name is taken for another only where exactly one person of the document fits. Two people who
share a surname stay two, and the bare surname is then nobody.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from extractors.finnish.folding import fold
from extractors.finnish.morphology import analyse
from extractors.finnish.person_context import is_called_after
from extractors.finnish.person_words import is_thing
from extractors.finnish.persons import FoundPerson, find_persons
from extractors.finnish.roles import find_roles, is_role
from extractors.finnish.surname_forms import hypotheses

_WORD = re.compile(r"(?<![\w@.])[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Cases that say where, hardly ever who: "Salossa" is the town of Salo.
_PLACE_CASES = frozenset({"inessive", "illative"})
# readings of a surname in small letters that no sentence opens with
_RARE = frozenset({"verb", "first_name", "last_name", "place", "name"})
# after a surname that opens a sentence and is a word of its own as well
_AFTER_SURNAME = frozenset(
    {"mukaan", "kanssa", "johdolla", "vastuulla", "tilalle", "sijaan", "työ"}
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in its parts: ``given`` with initials, ``surname`` with its particle."""

    given: tuple[str, ...]
    surname: str

    @property
    def whole(self) -> bool:
        """Told with a first name, not only with initials or none."""
        return bool(self.given) and not _is_initial(self.given[0])


@lru_cache(maxsize=20_000)
def _parts(name: str) -> _Name:
    words = name.split()
    if words[0].islower():
        return _Name((), name)
    at = next((k for k, word in enumerate(words) if k and word.islower()), len(words) - 1)
    given = [piece for word in words[:at] for piece in re.findall(r"[^\s.]+\.?", word)]
    return _Name(tuple(given), " ".join(words[at:]))


def _is_initial(word: str) -> bool:
    return word.endswith(".") or len(word.replace("-", "")) == 1


class People:
    """The people of one document, and which of them a name means.

    ``texts``: its sentences, cells and lines, each with whether a person is expected there.
    """

    def __init__(self, texts: Iterable[tuple[str, bool]]) -> None:
        surfaces: dict[str, set[str]] = defaultdict(set)
        weight: Counter[str] = Counter()
        for text, cue in texts:
            for found in find_persons(text, cue=cue):
                surfaces[found.name].add(_surface(text, found))
                weight[found.name] += round(100 * found.confidence)
        self._same = _spellings(surfaces, weight)
        heads = {self._same[name] for name in surfaces}
        self._whole = sorted(name for name in heads if _parts(name).whole)
        self._by_surname: dict[str, list[str]] = defaultdict(list)
        for name in self._whole:
            self._by_surname[fold(_parts(name).surname)].append(name)
        for name in sorted(heads - set(self._whole)):
            # initials that fit nobody else are somebody: a bare surname may be theirs
            parts = _parts(name)
            known = self._by_surname[fold(parts.surname)]
            if parts.given and not any(_initials_fit(parts.given, _parts(n).given) for n in known):
                known.append(name)

    def who(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The person that ``name`` means, and the people it may mean where they are several."""
        name = self._same.get(name, name)
        parts = _parts(name)
        people = self._by_surname.get(fold(parts.surname), [])
        if parts.whole or name in people:
            return name, ()
        fits = [one for one in people if _initials_fit(parts.given, _parts(one).given)]
        if len(fits) == 1:
            return fits[0], ()
        return name, tuple(fits)

    def named(self, text: str, found: Sequence[FoundPerson]) -> list[FoundPerson]:
        """``found`` in the text under their names in this document, and surnames alone.

        A surname that two people share stays as it is, for ``who`` to tell.
        """
        out = [replace(one, name=self.who(one.name)[0]) for one in found]
        taken = [(one.start, one.end) for one in found]
        if not self._by_surname:
            return out
        for match in _WORD.finditer(text):
            inside = any(a < match.end() and match.start() < b for a, b in taken)
            if inside or not match[0][0].isupper():
                continue
            surname = self._surname(match[0])
            start = match.start()
            if surname is None or not _stands_alone(text, match):
                continue
            particle = surname.rpartition(" ")[0]
            if particle and text[:start].endswith(particle + " "):
                start -= len(particle) + 1
            name, rivals = self.who(surname)
            out.append(FoundPerson(start, match.end(), name, 0.6 if rivals else 0.7))
        return sorted(out, key=lambda one: one.start)

    def _surname(self, word: str) -> str | None:
        """The surname of the document that the word is a form of."""
        forms = [one for one in hypotheses(word) if one.case not in _PLACE_CASES]
        for one in sorted(forms, key=lambda one: one.cost):
            for surname, people in self._by_surname.items():
                if people and surname.rpartition(" ")[2] == fold(one.name):
                    return _parts(people[0]).surname
        return None


def _surface(text: str, found: FoundPerson) -> str:
    """How the surname was written: the last word of the stretch, or the first where turned."""
    words = _WORD.findall(text[found.start : found.end])
    surname = _parts(found.name).surname.split()[-1]
    return max(words, key=lambda word: _alike(word, surname), default=surname)


def _alike(word: str, surname: str) -> int:
    a, b = fold(word), fold(surname)
    return next((k for k, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), 99)


def _initials_fit(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether "A.", "A. M.", "A-M." or no given name may be short for the given names."""
    asked = [piece[0] for word in short for piece in re.split(r"[-.]", fold(word)) if piece]
    told = [piece[0] for word in whole for piece in re.split(r"[-.]", fold(word)) if piece]
    return all(a == b for a, b in zip(asked, told, strict=False))


def _spellings(surfaces: dict[str, set[str]], weight: Counter[str]) -> dict[str, str]:
    """Every name as found -> the spelling that stands for its person."""
    same = {name: name for name in surfaces}

    def join(names: Sequence[str], best: str) -> None:
        same.update({name: best for name, head in same.items() if head in names})

    for group in _grouped(surfaces, lambda name: tuple(sorted(fold(name).split()))):
        best = max(group, key=lambda name: (_marks(name), weight[name], name))
        straight = [name for name in group if fold(name) == fold(best)]
        turned = [name for name in group if name not in straight]
        if turned and sum(weight[n] for n in turned) > sum(weight[n] for n in straight):
            best = max(turned, key=lambda name: (_marks(name), weight[name], name))
        join(group, best)
    heads = sorted(set(same.values()), key=lambda name: (-weight[name], name))
    written: dict[str, set[str]] = defaultdict(set)
    for name, seen in surfaces.items():
        written[same[name]] |= {word.casefold() for word in seen}
    for one, other in permutations(heads, 2):
        if same[one] != one or same[other] != other:
            continue
        if _explains(one, other, written) or _is_shorter(other, one, heads):
            written[one] |= written[other]
            join([other], one)
    return same


def _grouped(names: Iterable[str], key: Callable[[str], tuple[str, ...]]) -> list[list[str]]:
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        groups[key(name)].append(name)
    return [group for group in groups.values() if len(group) > 1]


def _marks(name: str) -> int:
    """Letters that OCR or an old system loses: more of them is the truer spelling."""
    return sum(sign in "åäöéüÅÄÖ" for sign in name)


def _explains(one: str, other: str, written: dict[str, set[str]]) -> bool:
    """Whether all that was written of both is a form of ``one``, which stands there as it is.

    "Siven" and "Sivenille" are of *Siven*, whatever the first alone was taken for.
    """
    a, b = _parts(one), _parts(other)
    if fold(" ".join(a.given)) != fold(" ".join(b.given)) or a.surname[:2] != b.surname[:2]:
        return False
    surname = a.surname.split()[-1].casefold()
    seen = written[one] | written[other]
    if surname not in seen:
        return False
    return all(any(form.name == surname for form in hypotheses(word)) for word in seen)


def _is_shorter(short: str, long: str, names: Sequence[str]) -> bool:
    """ "Anna Laine" and "Anna L. Laine" or "Anna Liisa Laine", where no other Anna Laine is."""
    a, b = _parts(short), _parts(long)
    if fold(a.surname) != fold(b.surname) or not (a.whole and b.whole):
        return False
    if fold(a.given[0]) != fold(b.given[0]) or not _initials_fit(a.given, b.given):
        return False
    if any(
        not (_is_initial(x) or _is_initial(y)) and fold(x) != fold(y)
        for x, y in zip(a.given, b.given, strict=False)
    ):
        return False
    namesakes = [
        name
        for name in names
        if fold(_parts(name).surname) == fold(a.surname)
        and _parts(name).given
        and fold(_parts(name).given[0]) == fold(a.given[0])
    ]
    return len(namesakes) == 2


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a surname there means a person: no part of another name, no place, no thing."""
    before, after = text[: match.start()], text[match.end() :]
    if is_called_after(text, match.start(), match.end()) or re.match(r"\s-[^\W\d_]|-", after):
        return False
    following = re.match(r"[ \u00a0]([^\W\d_]+)", after)
    if following is not None and (
        is_thing(following[1]) or (following[1][0].isupper() and not is_role(following[1]))
    ):
        return False
    previous = re.search(r"([^\W\d_]+)[ \u00a0]$", before)
    if previous is not None and previous[1][0].isupper() and not is_role(previous[1]):
        if not re.search(r"(?:^|[.!?:•–-]\s*)$", before[: previous.start()]):
            return False
        if not analyse(previous[1].lower()):
            return False
    opening = not before.strip() or bool(re.search(r"[.!?:•\n\t]\s*$", before))
    common = any(r.word_class not in _RARE for r in analyse(match[0].lower()))
    if not opening or not common:
        return True
    word = following[1] if following is not None else ""
    return (
        not after.strip(" .")
        or (match[0].endswith("n") and following is not None and word.islower())
        or word in _AFTER_SURNAME
        or bool(re.match(r"\s*[,(–:/]", after))
        or any(reading.word_class == "verb" for reading in analyse(word))
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody spoken of in ``texts[text][start:end]``; ``rivals``: who it may be, if several."""

    text: int
    start: int
    end: int
    name: str
    rivals: tuple[str, ...] = ()


def spoken_of(texts: Sequence[str]) -> list[Spoken]:
    """Everybody whom the texts of one document name, under one name each, in reading order."""
    cued = [(text, bool(find_roles(text))) for text in texts]
    people = People(cued)
    out: list[Spoken] = []
    for number, (text, cue) in enumerate(cued):
        for one in people.named(text, find_persons(text, cue=cue)):
            name, rivals = people.who(one.name)
            out.append(Spoken(number, one.start, one.end, name, rivals))
    return out
