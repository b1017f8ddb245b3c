"""The things one document names: candidates from the finders, merged, and found again in any text.

A candidate is one place that names a growth area, programme or project, with the cue that told
it. Candidates with the same name (base forms, aliases, a tail such as *-hanke*) are one entity.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.finnish.morphology import analyse
from extractors.finnish.name_keys import is_kind_noun, name_key
from extractors.finnish.nominatives import readings_of, unknown_forms
from extractors.scopes import Text
from models.records import EntityKind

TOKEN = re.compile(r"[^\W_]+(?:[-–'’.:&][^\W_]+)*|&")
_TAIL = re.compile(
    r"^(?P<name>.+?)\s?[-–](?P<kind>hank|projekt|ohjelm|kasvualue|painopiste|kärje|kärki|klusteri|"
    r"linja|teema|polu|polku|kokonaisuu|tiekart|pilot|selvity)\w*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that names a thing. ``confidence`` is how far the cue alone can be trusted."""

    kind: EntityKind
    name: str
    text: Text
    reason: str
    confidence: float
    aliases: tuple[str, ...] = ()
    area: str | None = None  # the growth area that the place itself tells
    no_area: bool = False  # told to belong to none


@dataclass(slots=True)
class Named:
    """An entity of this document while it is being put together."""

    kind: EntityKind
    name: str
    candidates: list[Candidate] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [self.name, *self.aliases]

    @property
    def best(self) -> Candidate:
        return max(self.candidates, key=lambda c: c.confidence)

    @property
    def confidence(self) -> float:
        """Independent cues strengthen each other: one minus the product of their doubts."""
        doubt = 1.0
        for reason in {c.reason: c.confidence for c in self.candidates}.values():
            doubt *= 1.0 - reason
        pages = {c.text.page.number for c in self.candidates}
        doubt *= 0.85 ** min(len(pages) - 1, 3)  # told again on other pages
        return round(min(1.0 - doubt, 0.99), 3)


@dataclass(frozen=True, slots=True)
class Found:
    """An entity met in a text at ``text[start:end]``; ``exact`` as the entity is written."""

    entity: Named
    start: int
    end: int
    exact: bool


def merge(candidates: Iterable[Candidate]) -> list[Named]:
    """Candidates with the same name made one entity, in order of first mention.

    A kind is decided by the surest cue: what is listed as a growth area is no project.
    """
    entities: list[Named] = []
    by_key: dict[str, Named] = {}
    for candidate in candidates:
        keys = [key for key in map(name_key, (candidate.name, *candidate.aliases)) if key]
        if not keys:
            continue
        known = next((by_key[key] for key in keys if key in by_key), None)
        if known is None:
            known = next((e for e in entities if same_words(e.name, candidate.name)), None)
        if known is None:
            known = Named(candidate.kind, candidate.name)
            entities.append(known)
        if candidate.kind != known.kind and candidate.confidence > max(
            c.confidence for c in known.candidates
        ):
            known.kind = candidate.kind
        known.candidates.append(candidate)
        for name in (candidate.name, *candidate.aliases):
            by_key.setdefault(name_key(name), known)
            if name_key(name) not in {name_key(n) for n in known.names}:
                known.aliases.append(name)
    for entity in entities:
        _choose_name(entity)
    return entities


def _choose_name(entity: Named) -> None:
    """The name as its surest places write it; other spellings of the same words are no aliases."""
    weight: dict[str, float] = defaultdict(float)
    for candidate in entity.candidates:
        capitals = candidate.name.isupper() and len(candidate.name.split()) > 1
        weight[candidate.name] += candidate.confidence**3 * (0.2 if capitals else 1.0)
    name = max(weight, key=lambda n: weight[n])
    others = [n for n in entity.names if n != name]
    entity.name = name
    entity.aliases = [n for n in others if not same_words(n, name)]


class Register:
    """Finds the document's entities in running text, in any case, in time linear in the text."""

    def __init__(self, entities: Sequence[Named]) -> None:
        self.entities = list(entities)
        self._by_first: dict[str, list[tuple[list[frozenset[str]], list[str], Named]]] = (
            defaultdict(list)
        )
        for entity in entities:
            for name in entity.names:
                words = [m[0] for m in TOKEN.finditer(name)]
                if not words:
                    continue
                lemmas = [lemmas_of(word) for word in words]
                forms = {words[0].casefold() + ending for ending in ("s", "'s", "’s")}
                for first in lemmas[0] | forms:
                    self._by_first[first].append((lemmas, words, entity))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, text: str) -> list[Found]:
        """Every known name in ``text``, longest first, no two overlapping."""
        tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text)]
        found: list[Found] = []
        k = 0
        while k < len(tokens):
            hit = self._at(tokens, k)
            if hit:
                entity, length, end = hit
                exact = text[tokens[k][0] : end] in entity.names
                found.append(Found(entity, tokens[k][0], end, exact))
                k += length
            else:
                k += 1
        return found

    def _at(self, tokens: Sequence[tuple[int, int, str]], k: int) -> tuple[Named, int, int] | None:
        word = tokens[k][2]
        for first in lemmas_of(word):
            for lemmas, words, entity in self._by_first.get(first, ()):
                if len(lemmas) > len(tokens) - k or not _same_case(word, words[0]):
                    continue
                if all(
                    _same_word(tokens[k + n][2], words[n], lemmas[n]) for n in range(len(words))
                ):
                    return entity, len(words), tokens[k + len(words) - 1][1]
        return None

    def strangers(self, text: str) -> list[tuple[int, int]]:
        """Names that differ from a known one by a number only (*Pihat 2024* beside *Pihat 2027*).

        They are other things, unknown to this document's lists: what is said of them is not said
        of the known one.
        """
        tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text)]
        out: list[tuple[int, int]] = []
        for k, (start, _, word) in enumerate(tokens):
            for first in lemmas_of(word):
                for lemmas, words, _ in self._by_first.get(first, ()):
                    here = tokens[k : k + len(words)]
                    if len(words) < 2 or len(here) < len(words) or not _is_number(words[-1]):
                        continue
                    same = all(
                        _same_word(t[2], w, s) for t, w, s in zip(here, words, lemmas, strict=False)
                    )
                    body = zip(here[:-1], words[:-1], lemmas[:-1], strict=True)
                    if (
                        not same
                        and _is_number(here[-1][2])
                        and all(_same_word(t[2], w, s) for t, w, s in body)
                        and self._at(tokens, k) is None
                    ):
                        out.append((start, here[-1][1]))
        return out

    def named(self, text: str) -> Named | None:
        """The entity that ``text`` as a whole names: nothing is left but a tail or a period."""
        found = self.find(text)
        if not found or found[0].start > 3 + len(text) - len(text.lstrip("0123456789. ")):
            return None
        if any(f.entity is not found[0].entity for f in found):
            return None
        rest = text[: found[0].start] + " " + text[found[-1].end :]
        rest = re.sub(r"\([^)]*\)|\b\d[\d./–-]*", " ", rest)
        return found[0].entity if all(map(_adds_nothing, TOKEN.findall(rest))) else None


def _adds_nothing(word: str) -> bool:
    """A word that may stand beside a name without making it another: *kasvualue*, *hankkeet*."""
    return is_kind_noun(word) or bool(
        re.match(
            r"(ja|sekä|hank|projekt|kokonaisuu|aikajana|portfolio|salk|jatku|tiekart|kärje|kärki|och)",
            word,
            re.I,
        )
    )


@lru_cache(maxsize=50_000)
def lemmas_of(word: str) -> frozenset[str]:
    """What a word may be a form of, case folded: base forms, and itself without an ending."""
    folded = word.casefold().replace("–", "-")
    out = {folded}
    analyses = analyse(word)
    for analysis in analyses:
        out.add(analysis.base.casefold())
    if match := _TAIL.match(word):
        out |= lemmas_of(match["name"])
    if not analyses:
        out.add(_stem(folded))
        read = readings_of(word) or unknown_forms(word, True)
        out |= {reading.base.casefold() for reading in read}
    return frozenset(out)


def _stem(folded: str) -> str:
    """A rough stem for words that the dictionary does not know."""
    head, colon, ending = folded.partition(":")
    if colon and len(ending) <= 5:
        return "~" + head
    head = re.sub(r"[’'](n|a|ä|ss[aä]|st[aä]|ll[aeä]|lt[aä]|ksi|n[aä]|in|en)$", "", folded)
    head = re.sub(
        r"(iss|ist|ill|ilt|ss|st|ll|lt)[aä]$|(ille|lle|iksi|ksi|seen|iin|ien|jen|in|en|n|t)$",
        "",
        head,
    )
    return "~" + head.rstrip("aeiouyäö") if len(head) > 4 else "~" + head


def _same_case(word: str, name: str) -> bool:
    return word[:1].isupper() == name[:1].isupper() or word.isupper() or not name[:1].isalpha()


def _same_word(word: str, name: str, lemmas: frozenset[str]) -> bool:
    folded, plain = word.casefold(), name.casefold()
    if folded == plain or _genitive_of(folded, plain):
        return True
    if re.search(r"\d", word) or re.search(r"\d", name) or _roman(word) or _roman(name):
        return re.sub(r":\w+$", "", word.casefold()) == re.sub(r":\w+$", "", name.casefold())
    return bool(lemmas_of(word) & lemmas)


def _genitive_of(word: str, name: str) -> bool:
    """*Kustlabbets*, *Lab's*: a Swedish or English genitive of the name; both case-folded."""
    if not word.startswith(name) or len(name) < 3 or name.endswith("s"):
        return False
    ending = word[len(name) :]
    return ending in ("'s", "’s") or (ending == "s" and not analyse(word))


def _is_number(word: str) -> bool:
    return bool(re.match(r"\d", word)) or _roman(word)


def _roman(word: str) -> bool:
    return bool(re.fullmatch(r"[IVX]{1,5}", word))


def same_words(a: str, b: str) -> bool:
    """The same words in other forms: *Uusien reittien* and *Uudet reitit*; numbers must agree."""
    left, right = ([m[0] for m in TOKEN.finditer(s)] for s in (a, b))
    if len(left) != len(right) or not left:
        return False
    if left[0][:1].isupper() != right[0][:1].isupper() and len(left) == 1:
        return False
    return all(_same_word(x, y, lemmas_of(y)) for x, y in zip(left, right, strict=True))
