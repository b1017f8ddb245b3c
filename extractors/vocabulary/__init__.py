"""The words that the finders know, in TOML, so that an analyst can add one without touching code.

Single words stand as lemmas (Finnish base forms); the finders inflect by morphology. Phrases stand
as they are written. The words of a home's own folder join ours: the folder is named by the
environment, since finders make their patterns when they are imported, and child processes must
read with the same words.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from extractors.vocabulary.additions import Additions, read_additions, vocabulary_files
from extractors.vocabulary.findings import Finding, VocabularyError

__all__ = [
    "VARIABLE",
    "Additions",
    "Finding",
    "VocabularyError",
    "VocabularyInUse",
    "check",
    "digest",
    "in_force",
    "load",
    "names",
    "own",
    "require",
    "use",
    "words",
]

#: Names the folder of an analyst's words; unset or empty: ours alone.
VARIABLE = "STRATEGIAVAHTI_VOCABULARY"


class VocabularyInUse(RuntimeError):
    """The process has already read with other words than those that are now asked for."""


@cache
def load(name: str) -> dict[str, Any]:
    """The vocabulary called ``name`` (``"roles"``, ``"kinds"`` ...), ours and the analyst's.

    The value is shared: do not change it. Where the analyst's folder cannot be used, ours alone:
    ``require`` tells. Raises FileNotFoundError for a name that does not exist.
    """
    return in_force().changed.get(name) or own(name)


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


@cache
def own(name: str) -> dict[str, Any]:
    """Our own words. Raises FileNotFoundError, and TOMLDecodeError (with the line)."""
    source = resources.files(__name__).joinpath(f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """The names of all vocabularies."""
    files = (file.name for file in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


def check(folder: Path) -> Additions:
    """What a folder would change, and all that is wrong with it. Nothing is put in use.

    Raises PermissionError for a folder that may not be looked into.
    """
    if not vocabulary_files(folder):
        return Additions()  # an idle look at the inbox need not read our own
    return read_additions(folder, names(), own)


@cache
def in_force() -> Additions:
    """The analyst's words that this process reads with, as they stood when it first asked."""
    folder = os.environ.get(VARIABLE)
    return check(Path(folder)) if folder else Additions()


def use(folder: Path) -> tuple[Finding, ...]:
    """Read with the words of a folder, here and in child processes; what is needless in it.

    Comes before the finders are imported. Raises VocabularyError for a folder that cannot be used,
    VocabularyInUse where this process already reads with other words.
    """
    found = check(folder)
    if found.refusals:
        raise VocabularyError(found.refusals)
    os.environ[VARIABLE] = str(folder)
    if found.digest != in_force().digest:
        raise VocabularyInUse(f"{folder}: this process already reads with other words")
    return found.findings


def digest() -> str:
    """Names the analyst's words that are in force; "" where they change nothing of ours."""
    return in_force().digest


def require() -> None:
    """Raises VocabularyError where this process was given words that it could not use.

    With half a vocabulary, what is not found would look like the author's change.
    """
    if in_force().refusals:
        raise VocabularyError(in_force().refusals)


def _leaves(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node.casefold()]
    if isinstance(node, dict):
        return [leaf for value in node.values() for leaf in _leaves(value)]
    if isinstance(node, list):
        return [leaf for value in node for leaf in _leaves(value)]
    return []
