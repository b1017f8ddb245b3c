"""Names as the document itself writes them in nominative: its word wins over morphology's guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.entities import TOKEN, Named, lemmas_of, same_words
from extractors.finnish.base_forms import base_form
from extractors.finnish.name_keys import clean, name_key
from extractors.scopes import Unit

_LONGEST = 8  # words; what is longer is no heading
_PLAIN = re.compile(r"[\w\s&/.,:'’–-]+")
_BREAK = re.compile(r"\s+[–—-]\s+|\s*[:(|·•]|,\s|\s(?=(?:19|20)\d\d\b)")


class Written:
    """Headings, cells, labels and heads of lines: all that stands by itself, so in nominative."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_first: dict[str, list[str]] = defaultdict(list)
        self._known: set[str] = set()
        self._texts: list[str] = []
        for unit in units:
            for text in (unit.label, unit.text):
                if text is None:
                    continue
                self._texts.append(text.text)
                for part in {text.text, _BREAK.split(text.text, maxsplit=1)[0]}:
                    self._add(clean(part))

    def _add(self, name: str) -> None:
        words = TOKEN.findall(name)
        if not 1 <= len(words) <= _LONGEST or not name[:1].isupper() or name.isupper():
            return
        if name not in self._known and _PLAIN.fullmatch(name):
            self._known.add(name)
            for first in lemmas_of(words[0]):
                self._by_first[first].append(name)

    def nominative(self, name: str) -> str | None:
        """How the document writes the same words by themselves.

        None where it does not, not in one way, or where the name itself stands in the document and
        is in nominative.
        """
        words = TOKEN.findall(name)
        if not words or name in self._known:
            return None
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        if any(map(whole.search, self._texts)) and _is_nominative(name):
            return None
        found = {
            written
            for first in lemmas_of(words[0])
            for written in self._by_first.get(first, ())
            if same_words(written, name) and _is_nominative(written)
        }
        return found.pop() if len({name_key(one) for one in found}) == 1 else None


def _is_nominative(name: str) -> bool:
    return base_form(name, inflected=True) == name


def settle(entities: Sequence[Named], written: Written) -> None:
    """Give each entity the name that the document writes, where morphology has guessed another or
    an inflected one was taken."""
    for entity in entities:
        name = written.nominative(entity.name)
        if name is None or any(
            name_key(name) in map(name_key, e.names) for e in entities if e is not entity
        ):
            continue
        entity.name = name
        entity.aliases = [alias for alias in entity.aliases if not same_words(alias, name)]
