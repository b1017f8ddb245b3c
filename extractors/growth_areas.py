"""Growth areas: the names where the document lists what it calls kasvualue, painopiste ...

Cues, surest first: a list, cards or a sentence right after the word; a table column or a label
with the word as its head; a numbered kicker ("Kasvualue 1") over a name. A name elsewhere is a
mention, never a new area.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.cues import (
    WORD,
    count_told,
    has_term,
    is_finite,
    is_plural_term,
    is_term,
    label_kind,
    speaks_of,
    tells_nothing,
)
from extractors.entities import Candidate
from extractors.finnish.base_forms import base_form
from extractors.finnish.dates import find_dates
from extractors.finnish.persons import find_persons
from extractors.finnish.roles import find_roles
from extractors.finnish.vacancies import find_vacancies
from extractors.languages import is_foreign
from extractors.scopes import Scope, Text
from extractors.two_names import split_languages

_KICKER = re.compile(
    rf"^(?P<term>{WORD.pattern})\s+(?P<n>\d{1, 2}|[IVX]{1, 4})\s*[:.–-]?\s*(?P<rest>.*)$"
)
_AND = re.compile(
    r"\s*(?:,\s*(?:ja|sek\w|och|and)?|\b(?:ja|sek\w|och|samt|and)\b|;)\s+"
    r"(?=(?:[a-zåäö]+\s){0,1}[A-ZÅÄÖ0-9])"
)
_ENUMERATION = re.compile(
    r"(?P<head>[^.:!?]{3,160}?)(?P<is>:| ovat| on| är| are)\s+(?P<list>[A-ZÅÄÖ][^.!?:]+)"
)
_SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÅÄÖ])")
_BROKEN = re.compile(r"[.!?;€%@]$|\d{4}|[\"”»]|\b(ja|sekä|och|and)$|-$", re.I)
_SHORT = 7  # words in the longest area name that is taken from a list


def find(root: Scope) -> list[Candidate]:
    """Candidates for growth areas over the whole document, in reading order."""
    out: list[Candidate] = []
    for path, scope in root.walk():
        if tells_nothing(path, scope):
            continue
        out += _from_list(scope)
        out += _from_siblings(scope)
        if scope.kind == "table" or scope.kind == "row":
            continue
        out += _from_label(scope)
        if scope.text is not None:
            out += _from_sentences(scope)
            out += _from_kicker(scope, path)
    return out


def announces(text: str) -> bool:
    """Whether a head announces growth areas: the word in plural, or a count before it.

    *Kasvualueet 2025–2029*, *5 kasvualuetta*, *Kolme painopistettä*; not *Kasvualueiden vetäjät*,
    whose people would be taken for areas, unless the items say otherwise.
    """
    words = WORD.findall(text)
    hits = [w for w in words if is_term(w, "growth_area")]
    if not hits or len(words) > 25:
        return False
    if speaks_of(text, "other_projects") or re.match(r"\W*mu(?:ut|iden|ita)\b", text, re.I):
        return False
    plural = any(is_plural_term(w, "growth_area") for w in hits)
    return plural or count_told(text) is not None


def _from_list(scope: Scope) -> list[Candidate]:
    """Items, cards or boxes under a head that announces areas."""
    head = scope.text
    if head is None or not announces(head.text) or len(scope.children) < 2:
        return []
    told = sum(c.kind == "section" and bool(c.children) for c in scope.children)
    cover = scope.kind in ("page", "section") and scope.page == 1 and told < 2
    if cover and not head.text[:1].isdigit():
        return []  # a cover names the subject, it lists nothing
    items = [c for c in scope.children if c.kind != "notes"]
    words = WORD.findall(head.text)
    kinds = ["card", "item", "field"]
    if words and is_term(words[-1], "growth_area"):
        kinds.insert(0, "section")  # "2 Kärkialat" over sections 2.1, 2.2 ...
    for kind in kinds:
        chosen = [c for c in items if c.kind == kind]
        if len(chosen) >= 2 and (found := _from_items(chosen, head.text, 0.75)):
            return found
    run = list(_run(items))
    return _from_items(run, head.text, 0.7) if len(run) >= 3 and len(run) * 2 > len(items) else []


def _from_siblings(scope: Scope) -> list[Candidate]:
    """A paragraph that announces areas, and the items right after it.

    Lone paragraphs count only after a colon; on a cover nothing does.
    """
    out: list[Candidate] = []
    children = scope.children
    if scope.page == 1 and scope.kind == "page":
        return []
    for k, child in enumerate(children):
        if child.text is None or child.children or not announces(_tail_clause(child.text.text)):
            continue
        colon = child.text.text.rstrip().endswith(":")
        follows = list(_run(children[k + 1 :]))
        listed = colon or (
            len(child.text.text) < 60 and all(f.kind != "paragraph" for f in follows)
        )
        if len(follows) >= 2 and listed:
            out += _from_items(follows, child.text.text, 0.9)
    return out


def _tail_clause(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+", text.strip())[-1]


def _run(scopes: Iterable[Scope]) -> Iterator[Scope]:
    """The run of alike short items at the beginning of ``scopes``."""
    kind = None
    for scope in scopes:
        text = scope.text
        if (
            text is None
            or len(text.text.split()) > 12
            or (kind and scope.kind not in (kind, "field"))
        ):
            return
        if scope.kind not in ("item", "card", "field", "paragraph"):
            return
        kind = kind or scope.kind
        yield scope


def _from_items(items: Iterable[Scope], announced: str, confidence: float) -> list[Candidate]:
    found: list[Candidate] = []
    skipped = 0
    for item in items:
        name, aliases = item_name(item)
        if name is None:
            skipped += 1
            continue
        found.append(
            Candidate(
                "growth_area",
                name.text if is_foreign(name) else base_form(name.text),
                name,
                f"luetellaan kasvualueena: ”{announced[:60]}”",
                confidence,
                tuple(aliases),
            )
        )
    told = count_told(_SECTION_NUMBER.sub("", announced))  # "2 Kärkialat" counts nothing
    if len(found) < 2 or (told and len(found) < told and skipped):
        return found if told == len(found) else []
    if told and len(found) > told:
        found = found[:told]
    if skipped > len(found):
        return []
    return found


def item_name(item: Scope) -> tuple[Text | None, list[str]]:
    """The name that an item or a card gives: its label, its head, or the line under a kicker."""
    text = (
        item.label if item.label is not None and label_kind(item.label.text) is None else item.text
    )
    if item.kind == "row" or text is None:
        return None, []
    aliases: list[str] = []
    children = list(item.children)
    kicker = _KICKER.match(text.text)
    if kicker and is_term(kicker["term"], "growth_area"):
        if kicker["rest"]:
            text = text.slice(*kicker.span("rest"))
        elif children and children[0].text is not None:
            text = children[0].text
            children = [*children[0].children, *children[1:]]
        else:
            return None, []
    text, other = split_languages(text)
    aliases += other
    text = core_of(text)
    if not is_area_name(text.text):
        return None, []
    return text, aliases


def core_of(text: Text) -> Text:
    """The name without a number in front, an explanation after a dash, or a period in brackets."""
    start = 0
    if match := re.match(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-ZÅÄÖ])", text.text):
        start = match.end()
    end = len(text.text)
    if match := re.search(r"\s+[–—-]\s+|\s*\(|\s*:\s|\s*:$|,\s", text.text[start:]):
        end = start + match.start()
    for date in find_dates(text.text):
        if start < date.start_offset < end:
            end = date.start_offset
    return text.slice(start, end)


def is_area_name(name: str) -> bool:
    """A short name that begins with a capital: no sentence, person, role, date, goal or heading."""
    words = name.split()
    if not 1 <= len(words) <= _SHORT or not re.match(r"[A-ZÅÄÖ0-9]", name) or len(name) < 3:
        return False
    if _BROKEN.search(name) or speaks_of(name, "not_an_area"):
        return False
    if (has_term(name, "growth_area") and len(words) <= 2) or has_term(name, "project"):
        return False
    if find_vacancies(name) or any(r.start == 0 for r in find_roles(name)):
        return False
    if any(p.start == 0 and p.end == len(name) and p.confidence >= 0.7 for p in find_persons(name)):
        return False
    return not is_finite(name) and not find_dates(name)


def _from_label(scope: Scope) -> list[Candidate]:
    """A table column *Kasvualue*, a label *Painopiste:*."""
    if scope.kind != "field" or scope.label is None or scope.text is None:
        return []
    if label_kind(scope.label.text) != "area":
        return []
    text, aliases = split_languages(scope.text)
    text = core_of(text)
    if not is_area_name(text.text):
        return []
    return [
        Candidate(
            "growth_area",
            text.text,
            text,
            f"sarakkeessa tai kentässä ”{scope.label.text}”",
            0.8,
            tuple(aliases),
        )
    ]


def _from_sentences(scope: Scope) -> list[Candidate]:
    """*Kasvualueet ovat A, B ja C.* *... jaettu viiteen painopisteeseen: A, B, C, D ja E.*"""
    text = scope.text
    if text is None:
        return []
    if scope.label is not None and announces(scope.label.text):
        return _enumerated(text, 0, _sentence_end(text.text, 0), count_told(scope.label.text))
    out: list[Candidate] = []
    for match in _ENUMERATION.finditer(text.text):
        if announces(match["head"]):
            out += _enumerated(text, *match.span("list"), count_told(match["head"]))
    return out


def _sentence_end(text: str, start: int) -> int:
    stop = re.compile(r"[.!?](?=\s|$)").search(text, start)
    return stop.start() if stop else len(text)


def _enumerated(text: Text, start: int, end: int, told: int | None) -> list[Candidate]:
    if aside := re.search(r",\s+(?:joka|jotka|joista|jonka|which|som)\b", text.text[start:end]):
        end = start + aside.start()
    parts: list[tuple[int, int]] = []
    at = start
    for sep in _AND.finditer(text.text, start, end):
        parts.append((at, sep.start()))
        at = sep.end()
    parts.append((at, end))
    names = []
    for a, b in parts:
        lead = re.match(r"(?:\s*[a-zåäö]+\s+){1,2}(?=[A-ZÅÄÖ])", text.text[a:b])  # "uutena X"
        names.append(text.slice(a + (lead.end() if lead else 0), b))
    if len(names) < 2 or not all(is_area_name(n.text) for n in names):
        return []
    if told and told != len(names):
        return []
    return [
        Candidate("growth_area", n.text, n, "luetellaan lauseessa kasvualueina", 0.9) for n in names
    ]


def _is_kicker(scope: Scope) -> bool:
    match = _KICKER.match(scope.text.text) if scope.text is not None else None
    return match is not None and is_term(match["term"], "growth_area")


def _from_kicker(scope: Scope, path: tuple[Scope, ...]) -> list[Candidate]:
    """*KASVUALUE 1* over a slide's title, or *Kasvualue 1: Nimi* as a heading."""
    assert scope.text is not None
    match = _KICKER.match(scope.text.text)
    if not match or not is_term(match["term"], "growth_area"):
        return []
    if re.match(r"(ja|och|and|[–-])\b", match["rest"], re.I):
        return []  # "Kasvualueet 3 ja 4" names none of them
    if match["rest"]:
        name = scope.text.slice(*match.span("rest"))
    elif (
        scope.kind == "paragraph"
        and not scope.children
        and path
        and path[-1].kind == "page"
        and path[-1].text is not None
        and sum(_is_kicker(c) for c in path[-1].children) == 1
    ):
        name = path[-1].text
    else:
        return []
    name = core_of(name)
    if not is_area_name(name.text):
        return []
    return [Candidate("growth_area", name.text, name, "numeroitu kasvualueeksi", 0.8)]
