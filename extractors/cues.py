"""What words in a place tell: which kind of thing a label, a head or a sentence speaks of.

The words stand in ``vocabulary/*.toml``; here is only how they are met: by base form, and by the
last part of a compound ("muutosteema" is a "teema").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from extractors.finnish.morphology import NOMINAL, analyse, finite_forms, voikko_available
from extractors.finnish.pipeline import read
from extractors.finnish.roles import find_roles
from extractors.languages import guess
from extractors.scopes import Scope
from extractors.vocabulary import load

LabelKind = Literal[
    "role", "project", "area", "programme", "schedule", "start", "end", "status", "money"
]
#: Called an area now and then, but far more often something else; ``name_keys`` keeps them.
_VAGUE = frozenset({"focus", "priority"})
NUMERALS = {
    "kaksi": 2,
    "kolme": 3,
    "neljä": 4,
    "viisi": 5,
    "kuusi": 6,
    "seitsemän": 7,
    "kahdeksan": 8,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}


def _words_and_terms() -> re.Pattern[str]:
    """Words, and as one what the vocabulary writes as one: *growth areas*."""
    kinds = load("kinds")
    nouns = {
        noun
        for kind in ("growth_area", "programme", "project")
        for nouns in kinds[kind]["nouns"].values()
        for noun in nouns
        if " " in noun
    }
    phrases = "|".join(re.escape(noun) + r"[^\W\d_]{0,3}" for noun in sorted(nouns))
    return re.compile(rf"(?<![\w-])(?i:{phrases})(?![\w-])|[^\W\d_]+(?:[-–][^\W\d_]+)*")


WORD = _words_and_terms()


@lru_cache(maxsize=50_000)
def bases(word: str) -> frozenset[str]:
    """Base forms of a word, case folded; the word itself among them."""
    return frozenset({word.casefold(), *(a.base.casefold() for a in analyse(word))})


@lru_cache(maxsize=8)
def terms(kind: Literal["growth_area", "programme", "project"]) -> frozenset[str]:
    """The nouns that call a thing a growth area, a programme or a project."""
    by_language = load("kinds")[kind]["nouns"]
    nouns = {word.casefold() for words in by_language.values() for word in words}
    return frozenset(nouns - _VAGUE)


def _misread(folded: str, nouns: frozenset[str]) -> bool:
    """One letter off a long term, as OCR leaves it: *kehittimislinjaa*."""
    return any(len(noun) >= 9 and fuzz.ratio(folded[: len(noun)], noun) >= 90 for noun in nouns)


@lru_cache(maxsize=50_000)
def is_term(word: str, kind: Literal["growth_area", "programme", "project"]) -> bool:
    """Whether a word, in any form, calls something by that kind."""
    nouns = terms(kind)
    not_terms = {w.casefold() for w in load("kinds")[kind].get("not", ())}
    forms = bases(word)
    if forms & not_terms:
        return False
    folded = word.casefold()
    if not analyse(word) and len(word) >= 9 and _misread(folded, nouns):
        return True
    return any(
        form in nouns or any(form.endswith(noun) and len(noun) >= 5 for noun in nouns)
        for form in forms
    ) or bool(_swedish_ending(folded, nouns, compound=not analyse(word)))


def _swedish_ending(folded: str, nouns: Iterable[str], compound: bool = False) -> str | None:
    """The ending of a Swedish (or English) form of one of the nouns: *projekt-ets*, *theme-s*.

    ``compound``: the noun may also close the word (*skärgårdsprogrammet*).
    """
    for noun in nouns:
        at = folded.rfind(noun) if compound and len(noun) >= 5 else folded.find(noun)
        ending = folded[at + len(noun) :]
        if (at == 0 or (at > 0 and compound and len(noun) >= 5)) and ending in _endings():
            return ending
    return None


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset(load("languages")["swedish_endings"]["words"])


_PLURAL = frozenset(
    {"er", "ers", "erna", "ernas", "ar", "ars", "arna", "arnas", "or", "orna", "ornas", "na", "nas"}
)


@lru_cache(maxsize=50_000)
def is_plural_term(word: str, kind: Literal["growth_area", "programme", "project"]) -> bool:
    """Whether a term, in Finnish, Swedish or English, stands in plural."""
    if is_plural(word):
        return True
    folded, by_language = word.casefold(), load("kinds")[kind]["nouns"]
    ending = _swedish_ending(folded, by_language["sv"], compound=True)
    if ending in _PLURAL or (ending == "n" and re.search(r"(?:område|tema)n$", folded)):
        return True
    return any(folded in (f"{noun}s", f"{noun[:-1]}ies") for noun in by_language["en"])


def has_term(text: str, kind: Literal["growth_area", "programme", "project"]) -> bool:
    """Whether any word of ``text`` calls something by that kind."""
    return any(is_term(m[0], kind) for m in WORD.finditer(text))


def count_told(text: str) -> int | None:
    """The number told in words or digits before a growth-area term: *viisi kasvualuetta*."""
    for word in re.finditer(r"[^\W_]+(?:[-–][^\W_]+)*", text):
        near = WORD.findall(text[word.end() : word.end() + 40])
        if not any(is_term(w, "growth_area") for w in near):
            continue
        if word[0].isdigit() and 2 <= int(word[0]) <= 12:
            return int(word[0])
        for form in bases(word[0]):
            if form in NUMERALS:
                return NUMERALS[form]
    return None


@lru_cache(maxsize=20_000)
def label_kind(label: str) -> LabelKind | None:
    """What a column head or a label announces; None where it announces nothing we keep."""
    for part in re.split(r"\s*/\s*|\n", label.strip()):
        kind = _label_kind(part.strip(" :"))
        if kind:
            return kind
    return None


def _label_kind(label: str) -> LabelKind | None:
    if not label or len(label.split()) > 5:
        return None
    labels = load("labels")
    folded = label.casefold()
    words = [m[0] for m in WORD.finditer(label)]
    forms = [bases(w) for w in words]

    def among(names: Iterable[str]) -> bool:
        return any(folded == name or (len(forms) == 1 and name in forms[0]) for name in names)

    if among(labels["money"]["words"]):
        return "money"
    if among(labels["schedule"]["start"]):
        return "start"
    if among(labels["schedule"]["end"]):
        return "end"
    if among(labels["schedule"]["words"]):
        return "schedule"
    if among(labels["status"]["words"]):
        return "status"
    if among(labels["project_name"]["words"]):
        return "project"
    if role_told_by(label) is not None:
        return "role"
    if len(words) <= 2 and words and is_term(words[-1], "growth_area"):
        return "area"
    if words and is_term(words[-1], "programme") and len(words) == 1:
        return "programme"
    if words and is_term(words[-1], "project") and len(words) <= 2:
        return "project"
    if forms and any(form.endswith(("aika", "aikataulu", "kausi")) for form in forms[-1]):
        of_a_thing = (
            len(words) == 1 or is_term(words[0], "project") or is_term(words[0], "programme")
        )
        return "schedule" if of_a_thing else None
    return None


@lru_cache(maxsize=20_000)
def role_told_by(label: str) -> str | None:
    """The role that a label or a column head tells: a title in it, else one of ``labels.toml``."""
    roles = find_roles(label)
    if roles:
        return roles[0].role
    told: dict[str, str] = load("labels")["role"]
    return told.get(label.strip(" :").casefold())


@lru_cache(maxsize=20_000)
def speaks_of(text: str, what: str) -> bool:
    """Whether a title is one of the titles listed under ``what`` in ``labels.toml``."""
    folded = re.sub(r"^\d[\d.]*\s*", "", text.casefold()).strip(" .:–-")
    for phrase in load("labels")[what]["words"]:
        if folded == phrase or folded.startswith((phrase + " ", phrase + ":", phrase + ",")):
            return True
        if " " in phrase and phrase in folded:
            return True
    return False


@lru_cache(maxsize=20_000)
def is_finite(text: str) -> bool:
    """Whether a text has a finite verb, so that it is a sentence rather than a name.

    A word that is only a verb decides at once. Where a form is a verb or something else (*tuo*,
    *vastaa*), its neighbours decide where agreement leaves one reading, else the parser; without
    Voikko, which knows the verbs, the parser alone.
    """
    words = list(WORD.finditer(text))[:12]
    doubtful: set[int] = set()
    if not voikko_available() and len(words) > 2:
        doubtful = {word.start() for word in words if word[0][:1].islower()}
    for k, word in enumerate(words):
        forms = finite_forms(word[0]) if word[0][:1].islower() else ()
        if not forms:
            continue
        if all(a.word_class == "verb" and not a.participle for a in analyse(word[0])):
            return True
        if all(form.person in ("1", "2") for form in forms):
            continue  # decks do not say "minä nollaan"
        told = _finite_among(words, k)
        if told:
            return True
        if told is None:
            doubtful.add(word.start())
    if any(word in _foreign_verbs() for word in verbs_in(text)[:12]) and guess(text) != "fi":
        return True
    if not doubtful or guess(text) in ("sv", "en"):
        return False
    return any(
        token.start in doubtful and token.verb and token.finite and token.person not in ("1", "2")
        for token in read(text)
    )


def _finite_among(words: Sequence[re.Match[str]], k: int) -> bool | None:
    """Whether agreement makes the word a finite verb (True), a noun or attribute (False).

    A plural participle (*testaavat*) is an attribute only where a plural nominative follows that
    it could belong to, and not right after one, which is the verb's subject. A noun in nominative
    (*tuki*) is the head of the genitive before it where nothing else could be the subject, and an
    adjective (*omaa*) belongs to the noun after it with which it agrees.
    """
    word = words[k][0]
    before = words[k - 1] if k and _adjoin(words[k - 1], words[k]) else None
    others = [a for a in analyse(word) if a.word_class != "verb"]
    if all(a.case == "nominative" and a.number == "plural" for a in others):
        head = any(_is_nominative(w[0], "plural") for w in words[k + 1 :])
        subject = before is not None and _is_nominative(before[0], "plural")
        return True if subject or (not head and k + 1 < len(words)) else None
    after = words[k + 1] if k + 1 < len(words) and _adjoin(words[k], words[k + 1]) else None
    if after is not None and {(a.case, a.number) for a in analyse(after[0])} & {
        (a.case, a.number)
        for a in others
        if a.word_class in ("adjective", "noun_adjective") and a.case != "nominative"
    }:
        return False
    if before is not None and all(a.case == "nominative" for a in others):
        owned = {a.case for a in analyse(before[0])} == {"genitive"}
        rest = [w[0] for w in (*words[:k], *words[k + 1 :])]
        if owned and all(analyse(w) and not _is_nominative(w) for w in rest):
            return False
    return None


def _adjoin(left: re.Match[str], right: re.Match[str]) -> bool:
    """Nothing but blanks between two words."""
    return not left.string[left.end() : right.start()].strip()


def _is_nominative(word: str, number: str | None = None) -> bool:
    return any(
        a.case == "nominative" and a.word_class in NOMINAL and number in (None, a.number)
        for a in analyse(word)
    )


def verbs_in(text: str) -> list[str]:
    """The words that may be verbs: not a last one that is as well a noun (*Öppna leder*)."""
    words: list[str] = WORD.findall(text)
    noun = len(words) > 1 and words[-1] in load("languages")["finite"]["noun_too"]
    return words[:-1] if noun else words


@lru_cache(maxsize=1)
def _foreign_verbs() -> frozenset[str]:
    finite = load("languages")["finite"]
    return frozenset((*finite["sv"], *finite["en"]))


def says(text: str, what: str) -> bool:
    """Whether a text has one of the words listed under ``what`` in ``duties.toml``."""
    return bool(_duty_words(what).search(text))


@lru_cache(maxsize=32)
def _duty_words(what: str) -> re.Pattern[str]:
    words = sorted(load("duties")[what]["words"], key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.I)


@lru_cache(maxsize=50_000)
def is_plural(word: str) -> bool:
    """Whether a word, in some reading, is in plural."""
    return any(a.number == "plural" for a in analyse(word))


def tells_nothing(path: tuple[Scope, ...], scope: Scope) -> bool:
    """Whether a scope stands under contacts or an agenda: names there are no facts of their own."""
    return any(
        s.text is not None
        and (speaks_of(s.text.text, "contacts") or speaks_of(s.text.text, "agenda"))
        for s in (*path, scope)
        if s.kind in ("page", "section")
    )
