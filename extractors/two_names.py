"""Two names of one thing: *Satamalabra / Hamnlabbet*, *Satamalabra (ruots. Hamnlabbet)*.

A second name needs a sign that it is one: another language beside a slash, in brackets, on the
line below, or in the column of that language; or words that say so (*på svenska*, *in English*).
Two words of one language side by side are alternatives or a list, and stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.cues import is_finite, label_kind
from extractors.entities import Candidate, Named, merge
from extractors.finnish.base_forms import base_form
from extractors.finnish.dates import find_dates
from extractors.finnish.morphology import analyse
from extractors.finnish.name_keys import name_key
from extractors.finnish.persons import find_persons
from extractors.finnish.roles import find_roles
from extractors.finnish.vacancies import find_vacancies
from extractors.languages import LANGUAGES, evidence, guess
from extractors.scopes import Scope, Text
from extractors.vocabulary import load
from models.records import Language

_SLASH = re.compile(r"\s+/\s+")
_LONGEST = 7  # words of a name
_BODY = re.compile(
    r"\b(?:stad|kommun|region|förbund|nämnd\w*|styrelse\w*|fullmäktige|kaupunki|kunta|liitto|"
    r"lautakunta|hallitus|valtuusto|city|council|board|ab|oy)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one thing: the words before the sign, whose last are the one, and the other.

    ``whole``: the words before are nothing but the name, so that it is one even where the document
    has only the other elsewhere. ``weak``: both must be names of the document on their own.
    """

    before: str
    other: str
    whole: bool = False
    weak: bool = False


def differ(first: str, second: str) -> bool:
    """Whether two names are in different languages, as far as their words tell."""
    one, two = guess(first), guess(second)
    if one is not None and two is not None:
        return one != two
    known, other = (one, second) if one is not None else (two, first)
    if known is None:
        return False
    told = evidence(other)
    if any(told.values()):
        return told[known] < max(told[language] for language in LANGUAGES if language != known)
    return len(other) >= 5 and not other.isupper() and not any(map(analyse, other.split()))


def split_languages(text: Text) -> tuple[Text, list[str]]:
    """``Elävä ranta / Levande strand``: the first is the name, the others aliases.

    Two lines in two languages are read alike. What is in one language stays whole: *Liikenne /
    logistiikka* are alternatives, *Helsinki / Espoo* two places.
    """
    for parts in (_parts(text, _SLASH), _lines(text)[:2]):
        names = [part.text for part in parts]
        if not all(name[:1].isupper() or name[:1].isdigit() for name in names):
            continue
        if not 2 <= len(names) <= len(LANGUAGES) or not all(map(_is_name, names)):
            continue
        if all(differ(a, b) for k, a in enumerate(names) for b in names[k + 1 :]):
            return parts[0], names[1:]
    return text, []


def _parts(text: Text, separator: re.Pattern[str]) -> list[Text]:
    parts, at = [], 0
    for match in separator.finditer(text.text):
        parts.append(text.slice(at, match.start()))
        at = match.end()
    return [*parts, text.slice(at, len(text.text))]


def _lines(text: Text) -> list[Text]:
    """The text cut where the page breaks its lines, words that go on below kept whole."""
    page, places = text.page.text, text.offsets
    cuts = [0] + [
        k
        for k, sign in enumerate(text.text[:-1])
        if sign == " " and re.search(r"\n|\s\s", page[places[k] : places[k + 1]])
    ]
    return [text.slice(a, b) for a, b in zip(cuts, [*cuts[1:], len(places)], strict=True)]


def _is_name(text: str) -> bool:
    """Short, with letters, no sentence, person, role, vacancy, date, label or public body."""
    words = text.split()
    return (
        1 <= len(words) <= _LONGEST
        and len(text) > 3
        and not re.search(r"[.!?:;]$|\d{4}", text)
        and not _BODY.search(text)
        and label_kind(text) is None
        and not find_roles(text)
        and not find_vacancies(text)
        and not is_finite(text)
        and not find_dates(text)
        and not any(p.start == 0 and p.confidence >= 0.75 for p in find_persons(text))
    )


def find(root: Scope) -> list[Pair]:
    """Every pair of names that the document tells, in reading order.

    A dash or a bracket alone may as well part an area and its project: where the second name also
    stands without the first, both must be names of one kind.
    """
    out: list[Pair] = []
    doubtful: list[Pair] = []
    for path, scope in root.walk():
        if scope.kind == "page" and scope.page == 1:
            out += _under_title(scope)
        if scope.kind == "row":
            out += _in_columns(scope)
        out += _under_heads(scope)
        if scope.text is None:
            continue
        out += _told(scope.text.text)
        out += _beside(scope.text, cover=scope.page == 1 and len(path) <= 1)
        for pair in (*_in_brackets(scope.text.text), *_around_dash(scope.text.text)):
            (out if pair.whole else doubtful).append(pair)
    texts = [s.text.text for _, s in root.walk() if s.text is not None] if doubtful else []
    for pair in doubtful:
        said = pair.before.split()[-1]
        alone = any(pair.other in text and said not in text for text in texts)
        out.append(replace(pair, weak=alone))
    return out


def _beside(text: Text, cover: bool) -> Iterator[Pair]:
    """Names on both sides of a slash, or on two lines of a head."""
    name, others = split_languages(_without_tail(text))
    for other in others:
        yield Pair(name.text, other, True)
    if not others and cover:
        lines = _lines(text)[:2]
        named = len(lines) == 2 and all(_is_name(line.text) for line in lines)
        if named and differ(lines[0].text, lines[1].text):
            yield Pair(lines[0].text, lines[1].text, True)


def _around_dash(text: str) -> Iterator[Pair]:
    """A head with a name on both sides of a dash: *Saaristomatkailu – Skärgårdsturism*."""
    dash = re.fullmatch(r"(?P<a>[^–—]{4,60})\s[–—]\s(?P<b>[^–—]{4,60})", text)
    if dash and _is_name(dash["a"]) and _is_name(dash["b"]) and dash["b"][:1].isupper():
        alike = abs(len(dash["a"].split()) - len(dash["b"].split())) <= 2
        if alike and {guess(dash["a"]), guess(dash["b"])} in ({"fi", "sv"}, {"fi", "en"}):
            yield Pair(dash["a"], dash["b"])


def _without_tail(text: Text) -> Text:
    """The text up to a date or a bracket: *Elävä ranta / Levande strand 2026–2029*."""
    stop = len(text.text)
    for date in find_dates(text.text):
        stop = min(stop, date.start_offset) if date.start_offset else stop
    if bracket := re.search(r"\s*\(|\s*:$", text.text[:stop]):
        stop = bracket.start() or stop
    return text.slice(0, len(text.text[:stop].rstrip(" ,–—-")))


@lru_cache(maxsize=2)
def _markers(phrases: bool = False) -> str:
    """What says that a name is in a language; ``phrases``: only what says so in running text."""
    words = {word for words in load("languages")["name_in"].values() for word in words}
    if phrases:
        words = {word for word in words if " " in word or word.endswith(("ksi", "."))}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _bracketed() -> re.Pattern[str]:
    return re.compile(
        rf"\((?P<marker>(?i:{_markers()})(?![\w-])\s*:?\s*)?[\"”“»]?"
        r"(?P<other>[A-ZÅÄÖÉ][^()\"”“»\d]{1,60}?)[\"”“»]?\s*\)"
    )


@lru_cache(maxsize=1)
def _saying() -> re.Pattern[str]:
    """*Satamalabra, på svenska Hamnlabbet*; *Näringsbron eli Ravinnesilta*."""
    return re.compile(
        rf"(?<=[\w\"”“])(?:,?\s+(?P<marker>(?i:{_markers(True)}))\s+|\s+(?:eli|alltså|dvs\.|alias)\s+)"
        r"[\"”“»]?(?P<other>[A-ZÅÄÖÉ][^\s,.;:()\"”“»]{2,40}(?:\s+[a-zåäöé][^\s,.;:()\"”“»]+){0,3}?)"
        r"(?=[\"”“»]?(?:[,.;:)]|$|\s+[^\W\d_]))"
    )


def _in_brackets(text: str) -> Iterator[Pair]:
    for match in _bracketed().finditer(text):
        before = text[: match.start()].rstrip(' "”“»')
        if not before:
            continue
        other = match["other"].strip()
        if match["marker"]:
            yield Pair(before, other, True)
        elif _is_initials(other, before) or (
            _is_name(other) and "," not in other and _other_language(before, other)
        ):
            yield Pair(before, other)


def _told(text: str) -> Iterator[Pair]:
    for match in _saying().finditer(text):
        before = re.split(r"[.!?:;]\s", text[: match.start()].rstrip(' ,"”“»'))[-1]
        if before.count("(") > before.count(")"):
            continue
        if match["marker"] or _other_language(before, match["other"]):
            yield Pair(before, match["other"], len(before.split()) <= 3)


def _is_initials(short: str, before: str) -> bool:
    """*Diamond Sensing Lab (DSL)*: the abbreviation of the words before."""
    words = before.split()[-len(short) :]
    return short.isupper() and len(short) > 1 and short == "".join(w[0] for w in words).upper()


def _other_language(before: str, other: str) -> bool:
    """Whether the words right before are a name in another language than ``other``."""
    words = before.split()
    return any(
        words[-n][:1].isupper() and differ(" ".join(words[-n:]), other)
        for n in range(1, min(len(words), 5) + 1)
    )


def _in_columns(row: Scope) -> Iterator[Pair]:
    """A row with a column for each language: *Hanke | Projekt*, *Nimi | På svenska*."""
    cells = [c for c in row.children if c.label is not None and c.text is not None]
    for k, first in enumerate(cells):
        for second in cells[k + 1 :]:
            assert first.label and first.text and second.label and second.text
            labels = first.label.text, second.label.text
            kinds = label_kind(labels[0]), label_kind(labels[1])
            same = kinds[0] in ("project", "area", "programme") and kinds[0] == kinds[1]
            told = _tells_language(labels[1]) and (
                kinds[0] in ("project", "area", "programme") or _tells_language(labels[0])
            )
            names = first.text.text, second.text.text
            if ((same and differ(*labels)) or told) and names[0] != names[1] and _is_name(names[1]):
                yield Pair(*names, True)


def _tells_language(label: str) -> bool:
    """A column head such as *Ruotsiksi*, *Namn på svenska*."""
    return bool(re.search(rf"(?<![\w-])(?i:{_markers()})$", label.strip(" :")))


def _under_title(cover: Scope) -> Iterator[Pair]:
    """The title of a cover, and in another language the line below it."""
    below = next((c.text for c in cover.children if c.text is not None), None)
    if cover.text is None or below is None:
        return
    names = cover.text.text, _lines(below)[0].text
    if all(_is_name(name) and name[:1].isupper() for name in names) and differ(*names):
        yield Pair(*names, True)


def _under_heads(scope: Scope) -> Iterator[Pair]:
    """Heads that each have their name in another language on the line below.

    One head over one line proves nothing: it may be an area over its project. Every head of the
    same parent must be so, and there must be two.
    """
    heads = [c for c in scope.children if c.kind in ("card", "item", "section") and c.children]
    if len(heads) < 2:
        return
    pairs: list[tuple[str, str]] = []
    for head in heads:
        below = head.children[0]
        if head.text is None or below.text is None or below.label is not None:
            return
        pairs.append((head.text.text, below.text.text))
    languages = {(guess(a), guess(b)) for a, b in pairs}
    known = {pair for pair in languages if None not in pair}
    one_way = len(known) == 1 and all(a != b for a, b in known)
    if one_way and all(_is_name(a) and _is_name(b) and differ(a, b) for a, b in pairs):
        yield from (Pair(a, b, True) for a, b in pairs)


# --- joining -------------------------------------------------------------------------------------


def merged(
    candidates: Sequence[Candidate], pairs: Iterable[Pair], language: Language | None
) -> list[Named]:
    """The entities of the candidates, those with two names joined (``entities.merge``).

    An entity is called what it is in ``language``, the document's main one, where it has a name in
    it. A former name never comes first.
    """
    others = _others(candidates, pairs)
    out = []
    for candidate in candidates:
        names = (candidate.name, *candidate.aliases)
        told = [name for own in names for name in others.get(name_key(own), ())]
        new = tuple(dict.fromkeys((*candidate.aliases, *told)))
        out.append(replace(candidate, aliases=new) if told else candidate)
    entities = merge(out)
    for entity in entities:
        if guess(entity.name) in (None, language):
            continue
        own = [a for a in entity.aliases if name_key(a) in others and guess(a) == language]
        if own:
            entity.aliases = [entity.name, *(a for a in entity.aliases if a != own[0])]
            entity.name = own[0]
    return entities


def _others(candidates: Sequence[Candidate], pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Key of a name -> the names of the same thing in other languages."""
    kinds: dict[str, set[str]] = {}
    for candidate in candidates:
        for name in (candidate.name, *candidate.aliases):
            kinds.setdefault(name_key(name), set()).add(candidate.kind)
    others: dict[str, list[str]] = {}
    for pair in pairs:
        found = _named_in(pair, kinds)
        if found is None or name_key(found) == name_key(pair.other):
            continue
        one, two = kinds.get(name_key(found)), kinds.get(name_key(pair.other))
        if (one and two and not one & two) or (pair.weak and not (one and two)):
            continue  # an area and its project are two things
        others.setdefault(name_key(found), []).append(pair.other)
        others.setdefault(name_key(pair.other), []).append(found)
    return others


def _named_in(pair: Pair, names: Container[str]) -> str | None:
    """The name that closes the words before the sign: the longest that the document has.

    Where it has only the other one, all the words before, if they are nothing but a name.
    """
    words = pair.before.split()
    for n in range(min(len(words), _LONGEST + 1), 0, -1):
        said = " ".join(words[-n:]).strip("\"”“»'’")
        bare = re.sub(r"\s(?:project|pilot|programme|program)$", "", said)
        for form in (said, bare, base_form(said, inflected=True), base_form(said)):
            if name_key(form) in names:
                return form
    if name_key(pair.other) not in names:
        return None
    if pair.whole and pair.before[:1].isupper() and _is_name(pair.before):
        return pair.before
    return None
