"""The words that the finders know, in TOML, so that an analyst can add one without touching code.

Single words stand as lemmas (Finnish base forms); the finders inflect by morphology. Phrases stand
as they are written.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The vocabulary called ``name`` (``"roles"``, ``"kinds"`` ...) as TOML gives it.

    The value is shared: do not change it. Raises FileNotFoundError for a name that does not exist
    and tomllib.TOMLDecodeError (with the line) for a file that is not TOML.
    """
    source = resources.files(__name__).joinpath(f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """All words below ``path`` in the vocabulary, of every language, case-folded.

    ``words("kinds", "growth_area", "nouns")`` gathers the lists of every language. Raises KeyError
    when the path does not exist.
    """
    node: Any = load(name)
    for step in path:
        node = node[step]
    return frozenset(_leaves(node))


def _leaves(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node.casefold()]
    if isinstance(node, dict):
        return [leaf for value in node.values() for leaf in _leaves(value)]
    if isinstance(node, list):
        return [leaf for value in node for leaf in _leaves(value)]
    return []
