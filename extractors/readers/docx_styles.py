"""How a paragraph of a DOCX looks and what it is: size, weight, heading level, list, by its style.

A value is looked for on the run, the run's style, the paragraph's own style and the styles that it
is based on, and the document's defaults, in this order. Sizes are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Names of the built-in heading styles as programs in several languages write them.
_HEADING = re.compile(r"(?:heading|otsikko|rubrik|überschrift|titre)\s*([1-9])", re.I)
_CONTENTS = re.compile(
    r"(?:toc|sis(?:ä|a)?llysluettelo|sisluet|inneh(?:å|a)?ll)\s*(?:\d|heading|otsikko|rubrik)?",
    re.I,
)
_TITLE = re.compile(r"title|otsikko|rubrik", re.I)
_DEEPEST = 20  # styles based on styles; a longer chain is a loop
_LEVELS = 9


def value(node: Any | None, name: str, default: str = "") -> str:
    """The ``w:val`` of a child, ``default`` where there is no such child or value."""
    child = node.find(f"{W}{name}") if node is not None else None
    return child.get(f"{W}val", default) if child is not None else default


def is_on(node: Any | None, name: str) -> bool | None:
    """A switch such as ``w:b``: on, off, or None where nothing is told."""
    child = node.find(f"{W}{name}") if node is not None else None
    if child is None:
        return None
    return child.get(f"{W}val", "1") not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style tells of its paragraphs; ``heading`` counts from 0, None is no heading."""

    size: float = 10.0
    bold: bool = False
    heading: int | None = None
    title: bool = False
    contents: bool = False
    leader: bool = False
    list_id: str = ""
    list_level: int = 0


@dataclass(slots=True)
class Styles:
    """The styles part; an absent part gives the format's own defaults."""

    root: Any | None = None
    looks: dict[str, Look] = field(default_factory=dict)
    _by_id: dict[str, Any] = field(default_factory=dict)
    _usual: str = ""

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for style in self.root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._by_id.setdefault(name, style)
            usual = style.get(f"{W}default", "") in ("1", "true", "on")
            if usual and style.get(f"{W}type") == "paragraph":
                self._usual = name

    def look(self, name: str) -> Look:
        """Of the paragraph style with this id; of the default one where it is unknown."""
        name = name if name in self._by_id else self._usual
        if name not in self.looks:
            self.looks[name] = self._look(list(self._chain(name)))
        return self.looks[name]

    def run(self, properties: Any | None, look: Look) -> tuple[float, bool, bool]:
        """Size, weight and hiddenness of a run with these ``w:rPr`` in a paragraph of this look."""
        chain = [properties] if properties is not None else []
        style = value(properties, "rStyle")
        chain += [s.find(f"{W}rPr") for s in self._chain(style)] if style else []
        size = next((s for p in chain if (s := _points(value(p, "sz")))), look.size)
        bold = next((b for p in chain if (b := is_on(p, "b")) is not None), look.bold)
        hidden = next((h for p in chain if (h := is_on(p, "vanish")) is not None), False)
        return size, bold, hidden

    def _chain(self, name: str) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            style = self._by_id.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn")

    def _look(self, chain: list[Any]) -> Look:
        runs = [style.find(f"{W}rPr") for style in chain]
        if self.root is not None:
            runs.append(self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        paragraphs = [p for style in chain if (p := style.find(f"{W}pPr")) is not None]
        names = [n for s in chain for n in (value(s, "name"), s.get(f"{W}styleId", ""))]
        own = names[:2]
        numbers = [n for p in paragraphs if (n := p.find(f"{W}numPr")) is not None]
        return Look(
            size=next((s for r in runs if (s := _points(value(r, "sz")))), 10.0),
            bold=next((b for r in runs if (b := is_on(r, "b")) is not None), False),
            heading=_heading_level(paragraphs, names),
            title=any(_TITLE.fullmatch(n) for n in own),
            contents=any(_CONTENTS.fullmatch(n) for n in own),
            leader=any(has_leader(p) for p in paragraphs),
            list_id=next((i for n in numbers if (i := value(n, "numId"))), ""),
            list_level=next((count(i, 0) for n in numbers if (i := value(n, "ilvl"))), 0),
        )


def count(text: str, default: int) -> int:
    """A number of at most six digits as files write it; ``default`` for anything else."""
    return int(text) if text.isdecimal() and len(text) < 7 else default


def _points(half_points: str) -> float | None:
    return count(half_points, 0) / 2 or None


def _heading_level(paragraphs: list[Any], names: list[str]) -> int | None:
    for properties in paragraphs:
        told = value(properties, "outlineLvl")
        if told:
            level = count(told, _LEVELS)
            return level if level < _LEVELS else None
    levels = (m[1] for name in names if (m := _HEADING.fullmatch(name)))
    return next((int(level) - 1 for level in levels), None)


def has_leader(properties: Any | None) -> bool:
    """Whether a paragraph has a tab stop with dots before it, as a table of contents has."""
    if properties is None:
        return False
    stops = properties.iterfind(f"{W}tabs/{W}tab")
    return any(stop.get(f"{W}leader", "none") not in ("none", "") for stop in stops)


# --- list numbers --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _List:
    """One list: the definition that it counts with, its levels, and where it starts anew."""

    definition: str = ""
    levels: dict[int, Any] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Lists:
    """The numbering part, and how far each list has counted."""

    root: Any | None = None
    counts: dict[str, list[int]] = field(default_factory=dict)
    _lists: dict[str, _List] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def next_number(self, list_id: str, level: int) -> tuple[bool, str]:
        """Whether the next paragraph of this list is an item at all, and its number.

        The number is as shown ("2.1", "iv)"), "" where the item has a bullet.
        """
        if list_id in ("", "0"):  # 0 takes a style's list away
            return False, ""
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        found = self._lists[list_id]
        told = found.levels.get(level)
        if told is None:
            return True, ""
        counts = self.counts.setdefault(found.definition, [-1] * _LEVELS)
        for k in range(level + 1):
            first = count(value(found.levels.get(k), "start", "1"), 1)
            again = k in found.starts and (list_id, k) not in self._started
            if again:
                self._started.add((list_id, k))
                counts[k] = found.starts[k]
            elif counts[k] < 0:
                counts[k] = first
            elif k == level:
                counts[k] += 1
        counts[level + 1 :] = [-1] * (_LEVELS - level - 1)
        kind = value(told, "numFmt", "decimal")
        if kind == "none" and not value(told, "lvlText"):
            return False, ""
        if kind == "bullet":
            return True, ""
        legal = is_on(told, "isLgl")

        def shown(match: re.Match[str]) -> str:
            k = int(match[1]) - 1
            form = "decimal" if legal else value(found.levels.get(k), "numFmt", "decimal")
            return formatted(max(counts[k], 0), form)

        return True, re.sub(r"%([1-9])", shown, value(told, "lvlText")).strip()

    def _read(self, list_id: str) -> _List:
        if self.root is None:
            return _List()
        number = next(
            (n for n in self.root.iter(f"{W}num") if n.get(f"{W}numId") == list_id), None
        )
        if number is None:
            return _List()
        name = value(number, "abstractNumId")
        definitions = {n.get(f"{W}abstractNumId", ""): n for n in self.root.iter(f"{W}abstractNum")}
        link = value(definitions.get(name), "numStyleLink")
        if link:  # a list style: the definition that has the levels carries its name
            name = next((k for k, n in definitions.items() if value(n, "styleLink") == link), name)
        levels = _levels_of(definitions.get(name))
        starts: dict[int, int] = {}
        for change in number.iterfind(f"{W}lvlOverride"):
            k = count(change.get(f"{W}ilvl", ""), _LEVELS)
            own = change.find(f"{W}lvl")
            if own is not None and k < _LEVELS:
                levels[k] = own
            if start := value(change, "startOverride"):
                starts[k] = count(start, 1)
        return _List(name, levels, starts)


def _levels_of(abstract: Any | None) -> dict[int, Any]:
    levels: dict[int, Any] = {}
    for node in abstract.iterfind(f"{W}lvl") if abstract is not None else ():
        k = count(node.get(f"{W}ilvl", ""), _LEVELS)
        if k < _LEVELS:
            levels[k] = node
    return levels


def formatted(number: int, form: str) -> str:
    """A list number as its format writes it: 4, iv, IV, d, D, 04."""
    if form in ("lowerRoman", "upperRoman"):
        text = _roman(number)
        return text.lower() if form == "lowerRoman" else text
    if form in ("lowerLetter", "upperLetter") and 0 < number < 700:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for step, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += letters * (number // step)
        number %= step
    return text
