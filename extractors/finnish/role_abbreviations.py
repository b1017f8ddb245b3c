"""Roles cut short, where they stand as a role does: "pj.", "proj.pääll.", "hankepääll."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.finnish.morphology import analyse
from extractors.vocabulary import load

_ROLES = load("roles")
_TABLE: dict[str, str] = _ROLES["abbreviations"]
_SUFFIXES: dict[str, str] = _ROLES["abbreviated_suffixes"]
_TITLES: tuple[str, ...] = tuple(_ROLES["fi"]["titles"])
# one word or several with full stops in it; a case ending after a colon ("pj:n")
_SHORT = re.compile(
    r"(?<![\w@.:/-])([^\W\d_]{2,}(?:\.[^\W\d_]{2,})*)(\.?)(?::[a-zåäö]{1,4})?(?![\w@-])"
)
# what stands beside a role: a name, the ends of a line or a cell, brackets, a comma, a colon
_BEFORE = re.compile(r"(?:^|[(\[,;:/|\n\t–—•-]|\b[A-ZÅÄÖ][\w’'-]*\.?|\bja|\bsekä|\bon)\s*$")
_AFTER = re.compile(r"\s*(?:$|[)\],;:/|\n\t–—-]|[A-ZÅÄÖ]|\bja\b|\bsekä\b)")


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """A role cut short at ``text[start:end]`` (its full stop in it); ``title`` is the whole one."""

    start: int
    end: int
    title: str


def find_abbreviated(text: str) -> list[Abbreviated]:
    """The roles cut short, from left to right; words of a sentence that look alike are none."""
    found: list[Abbreviated] = []
    for match in _SHORT.finditer(text):
        title = title_of(match[1].lower(), bool(match[2]))
        if title is None or match[1].isupper():
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        before = _BEFORE.search(text[max(line, match.start() - 40) : match.start()])
        genitive = _after_genitive(text[line : match.start()])
        if (before or genitive) and _AFTER.match(text, match.end()):
            found.append(Abbreviated(match.start(), match.end(), title))
    return found


def _after_genitive(before: str) -> bool:
    """ "ohjausryhmän pj.": what is chaired stands in front."""
    words = re.findall(r"[^\W\d_]+", before[-40:])
    return bool(words) and any(reading.case == "genitive" for reading in analyse(words[-1].lower()))


@lru_cache(maxsize=20_000)
def title_of(short: str, stopped: bool) -> str | None:
    """The title that ``short`` (lower case, no full stop at its end) is cut from, or None.

    ``stopped``: a full stop follows, without which only the listed ones without a stop count.
    """
    if short in _TABLE:
        return _TABLE[short] if stopped or len(short) < 6 or "." in short else None
    if not stopped or len(short) < 5 or analyse(short):
        return None
    parts = short.split(".")
    cut = re.compile(r"\w*".join(map(re.escape, parts)) + r"\w+")
    fits = [title for title in _TITLES if cut.fullmatch(title)]
    if len(fits) == 1:
        return fits[0]
    for end, whole in _SUFFIXES.items():
        front = short.removesuffix(end)
        if front != short and len(front) > 2 and "." not in front:
            return front + whole
    return None
