"""An analyst's own words: TOML files of the same names and shape as ours, in a folder of the home.

Words in a list are added to ours; a list of numbers takes the place of ours; words below
``[remove]``, in the same shape, are taken out. What is allowed follows from our own files.
"""

from __future__ import annotations

import copy
import difflib
import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.vocabulary.findings import Finding

REMOVE = "remove"
#: Files whose lists stand in the order of the months: a thirteenth has no month.
BY_MONTH = frozenset({"months"})
#: Tables whose numbers are months.
_MONTHS = frozenset({("dates", "seasons")})
#: Files whose words are patterns: an ending may stand open. Nothing that could backtrack is let in.
_PATTERNS = frozenset({"events"})
_PATTERN = re.compile(r"(?:[^\W_]|[ .:/–-]|\[[^\W_]+\]|[^\W_]\?|\\w\*(?!\\)|\\w\{\d(?:,\d)?\})+")
_TOML = re.compile(r"(?P<name>.+?)\.toml(?:\.txt)?$", re.I)


@dataclass(frozen=True, slots=True)
class Additions:
    """What a folder changes: the vocabularies that differ from ours, whole, and what was met.

    ``digest`` is "" where nothing differs.
    """

    changed: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    digest: str = ""

    @property
    def refusals(self) -> tuple[Finding, ...]:
        """The findings for which the folder cannot be used."""
        return tuple(finding for finding in self.findings if finding.refuses)


def vocabulary_files(folder: Path) -> list[Path]:
    """The TOML files of a folder in order of name; hidden ones and back-up copies are left alone.

    "roles.toml.txt", as an editor may save it, is among them: it is told about, not passed by.
    """
    try:
        inside = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [p for p in inside if _TOML.match(p.name) and not p.name.startswith((".", "~", "#"))]


def read_additions(
    folder: Path, names: tuple[str, ...], own: Callable[[str], dict[str, Any]]
) -> Additions:
    """Read, check and merge a folder. Where anything refuses, nothing of it is used.

    Raises PermissionError for a folder that may not be looked into.
    """
    findings: list[Finding] = []
    changed: dict[str, dict[str, Any]] = {}
    for path in vocabulary_files(folder):
        name = path.name.removesuffix(".toml")
        if name not in names:
            files = tuple(f"{known}.toml" for known in names)
            findings.append(
                Finding("unknown-file", path, None, path.name, _near(path.name, files), files)
            )
            continue
        told = _parsed(path, findings)
        if told is None:
            continue
        source, values = told
        ours = own(name)
        check = _Check(path, name, source, findings)
        removed = values.pop(REMOVE, {})
        merged = copy.deepcopy(ours)
        check.table(values, ours, merged, ())
        if isinstance(removed, dict):
            check.removed(removed, ours, merged, values, ())
        else:
            check.tell("not-a-table", (REMOVE,), REMOVE)
        if merged != ours:
            changed[name] = merged
    if any(finding.refuses for finding in findings):
        return Additions({}, tuple(findings))
    text = json.dumps(changed, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8] if changed else ""
    return Additions(changed, tuple(findings), digest)


def _parsed(path: Path, findings: list[Finding]) -> tuple[str, dict[str, Any]] | None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        findings.append(Finding("unreadable", path, None, error.strerror or ""))
        return None
    try:
        source = raw.decode("utf-8-sig")  # editors put a mark in front
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.append(Finding("not-utf8", path, line, f"0x{raw[error.start]:02x}"))
        return None
    try:
        return source, tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        told, _, place = str(error).partition(" (at ")
        at = re.match(r"line (\d+)", place)
        line = int(at[1]) if at else max(len(source.splitlines()), 1)
        findings.append(Finding("not-toml", path, line, told))
        return None


def _near(word: str, choices: tuple[str, ...]) -> str | None:
    return next(iter(difflib.get_close_matches(word, choices, n=1, cutoff=0.6)), None)


_Path = tuple[str, ...]


class _Check:
    """One file against ours: what it adds is merged, what is wrong is told."""

    def __init__(self, path: Path, name: str, source: str, findings: list[Finding]) -> None:
        self._path = path
        self._name = name
        self._lines = source.splitlines()
        self._findings = findings

    def tell(
        self,
        code: str,
        at: _Path,
        found: str = "",
        *,
        word: str | None = None,
        nth: int = 1,
        valid: tuple[str, ...] = (),
    ) -> None:
        """Keep a finding at a key, or at the ``nth`` place of a word in the key's list."""
        line = _line_of(self._lines, at, word, nth)
        near = _near(found, valid)
        # Many words would be no help as a list.
        choices = valid if len(valid) <= 20 else ()
        self._findings.append(Finding(code, self._path, line, found, near, choices))

    def table(
        self, values: Mapping[str, Any], ours: Mapping[str, Any], merged: dict[str, Any], at: _Path
    ) -> None:
        """Merge one table; unknown names and values of another shape are told."""
        for key, value in values.items():
            here = (*at, key)
            if key not in ours:
                if _is_open(ours):
                    self._pair(key, value, merged, here)
                else:
                    self.tell("unknown-key", here, key, valid=tuple(ours))
            elif isinstance(ours[key], dict):
                if isinstance(value, dict):
                    self.table(value, ours[key], merged[key], here)
                else:
                    self.tell("not-a-table", here, ".".join(here))
            elif isinstance(ours[key], str):
                self._pair(key, value, merged, here)
            elif not isinstance(value, list):
                self.tell("not-a-list", here, key)
            elif _numbers(ours[key]):
                self._replace(value, ours[key], merged, here)
            else:
                self._add(value, ours[key], merged, here)

    def _pair(self, key: str, value: Any, merged: dict[str, Any], at: _Path) -> None:
        """One entry of a table of pairs: a label and the role that it tells."""
        if not isinstance(value, str):
            self.tell("not-a-word", at, str(value))
        elif not value.strip() or not key.strip():
            self.tell("empty", at, key)
        else:
            merged[key.casefold()] = value.strip()

    def _replace(
        self, value: list[Any], ours: list[Any], merged: dict[str, Any], at: _Path
    ) -> None:
        numbers = [n for n in value if isinstance(n, int) and not isinstance(n, bool)]
        if len(value) != len(ours) or len(numbers) != len(value):
            self.tell("how-many", at, at[-1], valid=(str(ours),))
            return
        if (self._name, at[0]) in _MONTHS:
            for number in numbers:
                if not 1 <= number <= 12:
                    self.tell("not-a-month", at, str(number))
        merged[at[-1]] = value

    def _add(self, value: list[Any], ours: list[str], merged: dict[str, Any], at: _Path) -> None:
        if self._name in BY_MONTH:
            self.tell("not-a-month", at, str(len(ours) + 1))
            return
        known = {word.casefold() for word in ours}
        style = _style(ours)
        for item, word in self._words(value, at):
            if word.casefold() in known:
                self.tell("there-already", at, word, word=item)
            elif self._name in _PATTERNS and not _PATTERN.fullmatch(word):
                self.tell("not-a-pattern", at, word, word=item.replace("\\", "\\\\"))
            else:
                merged[at[-1]].append(style(word))

    def _words(self, value: list[Any], at: _Path) -> Iterator[tuple[str, str]]:
        """The words of a list, as written and bare; no words, empty and repeated ones are told."""
        seen: set[str] = set()
        for item in value:
            if not isinstance(item, str):
                self.tell("not-a-word", at, str(item), word=str(item))
            elif not (word := " ".join(item.split())):
                self.tell("empty", at, at[-1], word=item)
            elif word.casefold() in seen:
                self.tell("twice", at, word, word=item, nth=2)
            else:
                seen.add(word.casefold())
                yield item, word

    def removed(
        self,
        values: Mapping[str, Any],
        ours: Mapping[str, Any],
        merged: dict[str, Any],
        added: Any,
        at: _Path,
    ) -> None:
        """Take words out of one table; ``added`` is what the same file adds there."""
        for key, value in values.items():
            here = (*at, key)
            where = (REMOVE, *here)
            there = added.get(key) if isinstance(added, dict) else None
            if key not in ours:
                self.tell("unknown-key", where, key, valid=tuple(ours))
            elif isinstance(ours[key], dict) and not _is_open(ours[key]):
                if isinstance(value, dict):
                    self.removed(value, ours[key], merged[key], there, here)
                else:
                    self.tell("not-a-table", where, ".".join(where))
            elif not isinstance(value, list):
                self.tell("not-a-list", where, key)
            elif self._name in BY_MONTH or _numbers(ours[key]):
                self.tell("unknown-key", where, key)
            else:
                self._take_out(value, key, merged, there, where)

    def _take_out(
        self, value: list[Any], key: str, merged: dict[str, Any], added: Any, at: _Path
    ) -> None:
        new = {str(word).casefold() for word in added or ()}
        for item, word in self._words(value, at):
            choices = tuple(merged[key])
            same = [choice for choice in choices if choice.casefold() == word.casefold()]
            if word.casefold() in new:
                self.tell("added-and-removed", at, word, word=item)
            elif not same:
                self.tell("not-there", at, word, word=item, valid=choices)
            for choice in same:
                if isinstance(merged[key], dict):
                    del merged[key][choice]
                else:
                    merged[key].remove(choice)


def _is_open(ours: Mapping[str, Any]) -> bool:
    """A table of pairs, whose names are words themselves."""
    return bool(ours) and all(isinstance(value, str) for value in ours.values())


def _numbers(ours: list[Any]) -> bool:
    return bool(ours) and all(isinstance(value, int) for value in ours)


def _style(ours: list[str]) -> Callable[[str], str]:
    """How a list writes its words, so that a capital does not hide a new one from the finders."""
    if all(word == word.lower() for word in ours):
        return str.lower
    if all(word == word.upper() for word in ours):
        return str.upper
    if all(word[:1].isupper() for word in ours):
        return lambda word: word[:1].upper() + word[1:]
    return str


_HEADER = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")
_KEY = re.compile(r"""\s*([\w.\-"' åäöÅÄÖ]+?)\s*=""")


def _line_of(lines: list[str], at: _Path, word: str | None, nth: int) -> int | None:
    """The line of a key, or of the ``nth`` place of a word after it; None for a shape unforeseen.

    tomllib tells lines of what is no TOML only.
    """
    table: _Path = ()
    start: int | None = None
    for number, line in enumerate(lines):
        if header := _HEADER.match(line):
            table = _dotted(header[1])
            if table == at[: len(table)]:
                start = number if start is None or table == at else start
        elif key := _KEY.match(line):
            whole = (*table, *_dotted(key[1]))
            if whole == at[: len(whole)]:
                start = number
                if whole == at:
                    break
    if start is None or word is None:
        return None if start is None else start + 1
    quotes = """["']""" if not word.strip() else """["']?"""
    quoted = re.compile(
        rf"""(?<![^\s\[,=])({quotes}){re.escape(word)}\1(?=\s*(?:[,\]#]|$))""", re.I
    )
    seen = 0
    for number in range(start, len(lines)):
        seen += len(quoted.findall(lines[number]))
        if seen >= nth:
            return number + 1
    return start + 1


def _dotted(name: str) -> _Path:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
