"""Growth areas by their place in the document, whatever the organisation calls them.

What the areas are called is open (profiloitumisalue, vahvuusala, loikka ...); that a document lists
them with who leads each, and elsewhere puts projects under each, is not. So: a column, cards or a
list whose entries each have a lead, most of whose names are met again as what holds other things.
"""

from __future__ import annotations

import re
from collections import Counter

from extractors.cues import has_term, label_kind, tells_nothing
from extractors.entities import Candidate
from extractors.finnish.name_keys import name_key
from extractors.finnish.persons import find_persons
from extractors.finnish.roles import find_roles
from extractors.finnish.vacancies import find_vacancies
from extractors.growth_areas import core_of, is_area_name, item_name
from extractors.project_names import name_of
from extractors.scopes import Scope, Text
from extractors.two_names import split_languages

_FORMER = re.compile(r"\((?:ent\.|entinen|aiemmin|tidigare|formerly)\s+(?P<alias>[^)]{3,60})\)")
_LEADS = re.compile(r"\(.*?\)|\s[–—-]\s.*$|:.*$")
_LEAST = 3  # entries of a list whose kind is told by its place alone


def find(root: Scope) -> list[Candidate]:
    """Candidates from every group of led entries; only names that hold other things elsewhere."""
    holders = _Holders(root)
    out: list[Candidate] = []
    for path, scope in root.walk():
        if tells_nothing(path, scope):
            continue
        groups: list[tuple[str, list[Text]]] = []
        if scope.kind == "table":
            groups = _columns(scope)
        elif scope.kind == "page" and scope.text and has_term(scope.text.text, "growth_area"):
            groups = _beside_people(scope, holders)
        elif len(scope.children) >= _LEAST and scope.text is not None:
            led = [c for c in scope.children if c.kind in ("card", "item", "field") and _is_led(c)]
            groups = [(scope.text.text, [n for c in led if (n := item_name(c)[0]) is not None])]
        for label, names in groups:
            out += _group(label, names, holders)
    return out


def _group(label: str, names: list[Text], holders: _Holders) -> list[Candidate]:
    good: dict[str, tuple[Text, list[str]]] = {}
    for text in names:
        name, aliases = split_languages(text)
        former = _FORMER.search(name.text)
        aliases += [former["alias"]] if former else []
        name = core_of(name)
        if is_area_name(name.text):
            good[name_key(name.text)] = (name, aliases)
    again = {key: found for key, found in good.items() if holders.hold(found[0].text)}
    if len(good) < _LEAST or len(again) * 5 < len(good) * 3:
        return []
    reason = f"kohdassa ”{label[:40]}” kullakin vetäjä, ja muualla hankkeita kunkin alla"
    return [
        Candidate("growth_area", n.text, n, reason, 0.75, tuple(aliases))
        for n, aliases in again.values()
    ]


class _Holders:
    """The names that hold other things: in slide titles, over sub-sections and nested lists, and
    as the repeated values of a column beside the projects' own."""

    def __init__(self, root: Scope) -> None:
        self._titles: list[str] = []
        self._names: set[str] = set()
        for path, scope in root.walk():
            if tells_nothing(path, scope):
                continue
            if scope.kind == "page" and scope.page > 1 and scope.text is not None:
                self._titles.append(f" {_words(scope.text.text)} ")
            elif scope.kind == "table":
                self._names |= _repeated(scope)
            elif scope.text is not None and (
                any(c.kind == "section" for c in scope.children)
                or (scope.kind == "section" and scope.level == 1)
                or any(_is_headed(c) for c in scope.children)
            ):
                self._names.add(_words(_bare(scope.text.text)))

    def hold(self, name: str) -> bool:
        """Whether a name holds other things somewhere."""
        words = _words(name)
        return words in self._names or any(f" {words} " in title for title in self._titles)


def _is_headed(scope: Scope) -> bool:
    """Whether a scope says things under a head that can be a project's name."""
    if not scope.children or scope.text is None:
        return False
    return name_of(scope.text)[0] is not None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w&-]+", text.casefold()))


def _repeated(table: Scope) -> set[str]:
    """Values that come back in a column of a table with a column for projects."""
    columns: dict[str, Counter[str]] = {}
    projects = False
    for _, row in table.walk():
        for cell in row.children if row.kind == "row" else ():
            if cell.label is None or cell.text is None:
                continue
            kind = label_kind(cell.label.text)
            projects = projects or kind == "project"
            if kind in (None, "area"):
                columns.setdefault(cell.label.text, Counter())[_words(cell.text.text)] += 1
    if not projects:
        return set()
    return {w for counts in columns.values() if max(counts.values()) > 1 for w in counts}


def _bare(head: str) -> str:
    """A heading without its number, a translation in brackets, or what follows a dash or colon."""
    return _LEADS.sub("", re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", head)).strip()


def _columns(table: Scope) -> list[tuple[str, list[Text]]]:
    """Columns of a table that also tells roles or people, but those for projects, by their head."""
    columns: dict[str, list[Text]] = {}
    roles = False
    for _, row in table.walk():
        if row.kind != "row":
            continue
        for cell in row.children:
            if cell.label is None or cell.text is None:
                continue
            kind = label_kind(cell.label.text)
            roles = roles or kind == "role"
            if kind in (None, "area"):
                columns.setdefault(cell.label.text, []).append(cell.text)
    return list(columns.items()) if roles else []


def _beside_people(page: Scope, holders: _Holders) -> list[tuple[str, list[Text]]]:
    """Lines of a dump whose table lost its columns: those that are headings, among people."""
    texts = [s.text for _, s in page.walk() if s is not page and s.text is not None]
    people = sum(
        bool(find_vacancies(t.text, cue=True))
        or any(p.end - p.start >= len(t.text) - 3 for p in find_persons(t.text, cue=True))
        for t in texts
    )
    if people < _LEAST or page.text is None:
        return []
    return [(page.text.text, [t for t in texts if holders.hold(t.text)])]


def _is_led(scope: Scope) -> bool:
    """Whether an item or a card says who leads it."""
    texts = [s.text.text for _, s in scope.walk() if s.text is not None]
    labels = [s.label.text for _, s in scope.walk() if s.label is not None]
    return any(find_roles(t) or find_vacancies(t) for t in texts) or any(
        label_kind(label) == "role" for label in labels
    )
