"""Programmes: noun phrases whose head is *ohjelma*, with the words that make the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors import running_names
from extractors.cues import is_term, speaks_of
from extractors.entities import Candidate
from extractors.finnish.base_forms import base_form
from extractors.finnish.dates import find_dates
from extractors.finnish.morphology import analyse, lemma
from extractors.finnish.name_keys import is_kind_noun
from extractors.scopes import Text, Unit

_WORD = re.compile(r"[^\W_]+(?:[-–][^\W_]+)*")
_OTHERS = re.compile(
    r"(liiton|ministeriön|hallituksen|viraston|valtion|EU:n|unionin|hallitusohjelma\w*)$"
)
_NOT = re.compile(
    r"(yva|arviointi|koulutus|sää|tutkinto|kilpailu|hallitus|yleis|vuosi)[\w-]*ohjelma", re.I
)
_APPOSED = re.compile(
    r"\s+(?P<name>[A-ZÅÄÖ][\w-]+(?:\s+[a-zåäö][\w-]+){0,3}?)"
    r"(?=\s*[,.;:)]|\s+(?:joka|jonka|on|kattaa|käynnistyy|alkaa|päättyy|tukee|kokoaa)\b|\s*$)"
)
_FOREIGN_HEAD = re.compile(r"program(?:me|met|mets|mes|s)?$", re.I)
_GENERIC = frozenset(
    {"ohjelma", "program", "programmet", "programmen", "programme", "ohjelmaluonnos", "kausi"}
)


def find(units: Sequence[Unit]) -> list[Candidate]:
    """Candidates for programmes: each needs a period, a capital, or a second mention to stand."""
    out: list[Candidate] = []
    for unit in units:
        if any(s.text is not None and speaks_of(s.text.text, "contacts") for s in unit.path):
            continue
        out += _in_text(unit.text)
    return _fold_heads(out)


def _fold_heads(candidates: Sequence[Candidate]) -> list[Candidate]:
    """*Klusteriohjelma* after *Kiertotalouden klusteriohjelma* is the same, said shorter.

    Only where exactly one longer name of the document ends in it.
    """
    names = {c.name for c in candidates}
    longer: dict[str, str] = {}
    for name in names:
        fits = {n for n in names if n != name and n.casefold().endswith(" " + name.casefold())}
        if len(fits) == 1:
            longer[name] = fits.pop()
    return [
        replace(c, name=longer[c.name], aliases=(*c.aliases, c.name)) if c.name in longer else c
        for c in candidates
    ]


def _in_text(text: Text) -> list[Candidate]:
    out: list[Candidate] = []
    words = list(_WORD.finditer(text.text))
    for k, word in enumerate(words):
        if not analyse(word[0]) and _FOREIGN_HEAD.search(word[0]):
            continue
        if not _is_head(word[0]) or (
            lemma(word[0].casefold()) in _GENERIC and "-" not in word[0] and k == 0
        ):
            continue
        start = _start(text.text, words, k)
        phrase = text.slice(words[start].start(), word.end())
        if start == k and ("-" not in word[0]) and word[0].casefold() in _GENERIC:
            continue
        before = words[start - 1][0] if start else ""
        if any(_OTHERS.search(w[0]) for w in words[start:k]) or _has_verb(words[start:k]):
            continue  # "X-ministeriön Y -ohjelma" is somebody else's
        if _OTHERS.search(before) or (
            re.search(r"(ns[aä]|[aä]{2}n)$", word[0]) and before.casefold() in ("oma", "omaa")
        ):
            continue
        if phrase.text[:1].islower() and re.search(
            r"\b(on|ovat|oli)\s+(\S+\s+){0,2}$", text.text[: words[start].start()]
        ):
            continue  # "X on yhtiön toimeenpano-ohjelma": says what X is, names nothing
        apposed = _APPOSED.match(text.text[word.end() :]) if start == k else None
        if apposed and phrase.text[:1].islower():  # "kehitysohjelma Uusi suunta, joka ..."
            at = word.end() + apposed.start("name")
            phrase = text.slice(at, at + len(apposed["name"]))
        name = phrase.text if apposed and phrase.text[:1].isupper() else _name(phrase.text)
        name = name[:1].upper() + name[1:]
        if len(name) < 8 or all(w.casefold() in _GENERIC for w in name.split()):
            continue
        near = text.text[word.end() : word.end() + 60]
        dated = bool(find_dates(near))
        capital = phrase.text[:1].isupper() and words[start].start() > 0
        confidence = (
            0.4
            + 0.25 * dated
            + 0.15 * capital
            + 0.15 * (start < k and (dated or phrase.text[:1].isupper()))
        )
        out.append(
            Candidate(
                "programme", name, phrase, "nimi, jonka pääsana on ohjelma", min(confidence, 0.9)
            )
        )
    for spoken in running_names.programmes(text.text):
        phrase = text.slice(spoken.start, spoken.end)
        dated = bool(find_dates(text.text[spoken.end : spoken.end + 60]))
        words_in = len(phrase.text.split())
        sure = spoken.sure + 0.2 * dated + 0.1 * (words_in > 1)
        reason = f"sana ”{spoken.noun}” nimessä tai sen vieressä"
        name = phrase.text[:1].upper() + phrase.text[1:]
        out.append(Candidate("programme", name, phrase, reason, min(sure, 0.9)))
    return out


def _name(phrase: str) -> str:
    """Nominative; before a bare *ohjelma* genitives stay: *Vihreän kasvun ohjelma*."""
    front, _, head = phrase.rpartition(" ")
    if re.search(r"-\s(ja|sekä|och)$", front):
        return f"{front} {base_form(head, inflected=True)}"
    if front and is_kind_noun(head) and "-" not in head:
        return f"{front} {lemma(head.casefold())}"
    return base_form(phrase, inflected=True)


def _is_head(word: str) -> bool:
    if not is_term(word, "programme") or _NOT.match(word):
        return False
    readings = analyse(word)
    if readings and all(a.number == "plural" for a in readings):
        return False  # "kehitysohjelmat" speaks of many
    return not any(a.base.casefold().endswith(("ohjelmisto", "ohjelmointi")) for a in readings)


def _has_verb(words: Sequence[re.Match[str]]) -> bool:
    """Whether a word among these is only a verb: then they are a sentence, not a name."""
    return any(
        found and all(a.word_class == "verb" for a in found)
        for word in words
        if (found := analyse(word[0].casefold()))
    )


def _start(text: str, words: Sequence[re.Match[str]], k: int) -> int:
    """The first word of the name: genitives and adjectives that agree, up to a capital."""
    head = words[k]
    if head.start() and re.search(r"\s[-–]$", text[: head.start()]):
        start = k  # "Elävä ranta -ohjelma": the whole capitalised phrase before the dash
        for j in range(k - 1, max(k - 6, -1), -1):
            if re.search(r"[.,;:!?(]", text[words[j].end() : words[j + 1].start()]):
                break
            if words[j][0][:1].isupper():
                start = j
        return start
    start = k
    bare = lemma(head[0].casefold()) in _GENERIC and "-" not in head[0]
    if bare and k and not _is_genitive(words[k - 1][0]):
        return k  # "katsottavat ohjelmat": only a genitive makes a name of a bare "ohjelma"
    for j in range(k - 1, max(k - 4, -1), -1):
        gap = text[words[j].end() : words[j + 1].start()]
        if gap.strip() or not _is_modifier(words[j][0], head[0]):
            break
        start = j
        if words[j][0][:1].isupper():
            break
    joined = start == k and k > 1 and words[k - 1][0].casefold() in ("ja", "sekä", "och")
    if joined and text[words[k - 2].end() : words[k - 1].start()].startswith("-"):
        return k - 2  # "Tulo- ja lähtöohjelma": one name, its first half cut short
    while start < k and not words[start][0][:1].isupper() and _is_filler(words[start][0]):
        start += 1
    return start


def _is_genitive(word: str) -> bool:
    readings = analyse(word)
    return not readings or any(a.case == "genitive" for a in readings)


def _is_modifier(word: str, head: str) -> bool:
    """A genitive noun or an adjective that agrees with the head can be part of the name."""
    found = analyse(word)
    if not found:
        return word[:1].isupper()
    cases = {a.case for a in analyse(head)} or {"nominative"}
    return not _is_filler(word) and any(
        a.case == "genitive"
        or (a.word_class in ("adjective", "noun_adjective") and a.case in cases)
        for a in found
    )


_FILLER = re.compile(
    r"(?:uusi|uuden|uutta|uudessa|tulev\w+|nykyi\w+|edelli\w+|alkuper\w+|koko|tämä|tämän|tätä|sen|sille|"
    r"vanha|vanhan|oma|oman|omaa|seuraav\w+|valmisteltav\w+|laaditt\w+|yhtei\w+|muu|muun|muut|muiden|"
    r"eri|strategise\w*|valtakunnalli\w+|ensimmäi\w+|kaupungin|kunnan|yhtiön|vuoden|vuosien|päivän|illan|"
    r"tilaisuuden|kokouksen|seminaarin)"
)


def _is_filler(word: str) -> bool:
    """Words that point at a programme without being part of its name."""
    return bool(_FILLER.fullmatch(word.casefold()) or _OTHERS.search(word))
