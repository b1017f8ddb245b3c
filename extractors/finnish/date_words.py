"""The words of dates, from ``vocabulary/dates.toml`` and ``months.toml``, in every Finnish case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from extractors.finnish.folding import fold
from extractors.vocabulary import load

#: What the case of a Finnish word says of a time: within it, from it, up to it, of it; "off" and
#: "onto" open and close only a range.
Case = Literal["in", "from", "off", "to", "onto", "of", "other"]
_CASES: tuple[Case, ...] = ("to", "of", "in", "from", "off", "onto", "other")

#: Tables of ``dates.toml`` whose words are looked up one by one.
_KINDS = (
    "season", "noun", "ordinal", "turn", "year", "period", "week", "day", "relation", "part",
    "month_word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """``kind`` is a table of ``dates.toml`` (or "month"), ``value`` a key in it.

    ``part`` is the "alku" of "alkukesästä"; ``name`` says that a month is no Finnish word, which
    must have its day, its year or a preposition beside it ("may", "mars").
    """

    kind: str
    value: str
    case: Case
    part: str = ""
    name: Literal["", "full", "short"] = ""


_DATES: dict[str, Any] = load("dates")
_MONTHS: dict[str, Any] = load("months")

#: First and last month of each season, term and half; winter ends in the next year.
SEASON_MONTHS: dict[str, list[int]] = _DATES["seasons"]
#: The stems of Finnish month names, folded: month numbers.
MONTH_STEMS: dict[str, int] = {
    fold(stem): number for number, stem in enumerate(_MONTHS["fi"]["stems"], 1)
}
#: Swedish and English month names, folded.
MONTH_NAMES = frozenset(fold(name) for key in ("sv", "en") for name in _MONTHS[key]["names"])


def _forms(entry: str) -> Iterator[tuple[str, Case]]:
    """Every form of one entry of the vocabulary: "kesä-" in its cases, another as it stands."""
    entry = fold(entry)
    stem, takes_endings = entry.rstrip("-"), entry.endswith("-")
    for case in _CASES if takes_endings else ():
        for ending in _DATES["endings"][case]:
            yield stem + fold(ending), case
    if not takes_endings:
        yield stem, _case_of(stem)


def _case_of(form: str) -> Case:
    """The case of a form that stands whole in the vocabulary ("vuosina", "viikoilla")."""
    if form.endswith(("lla", "na", "ssa")):
        return "in"
    if form.endswith(("sta", "lta")):
        return "from" if form.endswith("sta") else "off"
    if form.endswith(("lle", "ksi")):
        return "onto"
    return "to" if form.endswith("iin") else "other"


#: Whole relative phrases, folded: "last_year", "this_autumn".
RELATIVE: dict[str, str] = {}


def _read() -> tuple[dict[str, Word], dict[str, Word]]:
    whole: dict[str, Word] = {}
    heads: dict[str, Word] = {}
    for kind in _KINDS:
        for value, entries in _DATES[kind].items():
            for entry in entries:
                for form, case in _forms(entry.lstrip("*")):
                    word = Word(kind, value, case)
                    whole.setdefault(form, word)
                    if entry.startswith("*"):
                        heads.setdefault(form, word)
                    if kind == "season":
                        for part in _DATES["season_part"]["parts"]:
                            whole.setdefault(fold(part) + form, Word(kind, value, case, fold(part)))
    for stem, number in MONTH_STEMS.items():
        for form, case in _forms(f"{stem}kuu-"):
            whole[form] = Word("month", str(number), case)
        if stem not in whole:
            whole[stem] = Word("stem", str(number), "other")
    for lists in _MONTHS.values():
        for key in ("names", "short", "abbreviated"):
            for number, form in enumerate(lists.get(key, ()), 1):
                name: Literal["full", "short"] = "full" if key == "names" else "short"
                whole.setdefault(fold(form), Word("month", str(number), "other", "", name))
    for value, entries in _DATES["relative"].items():
        for entry in map(fold, entries):
            RELATIVE[entry] = value
            whole.setdefault(entry.split()[-1], Word("relative", value, "in"))
    return whole, heads


_WHOLE, _HEADS = _read()
_LONGEST_HEAD = max(map(len, _HEADS))


@lru_cache(maxsize=50_000)
def word_of(form: str) -> Word | None:
    """What a folded word says of time, None for a word that says nothing."""
    for clitic in _DATES["endings"]["clitics"]:
        if clitic and not (form.endswith(clitic) and len(form) > len(clitic) + 4):
            continue
        bare = form[: len(form) - len(clitic)]
        found = _WHOLE.get(bare) or _compound(bare)
        if found is not None:
            return found
    return None


def is_month(form: str) -> bool:
    """Whether a folded word is a month's name."""
    word = word_of(form)
    return word is not None and word.kind == "month"


def _compound(form: str) -> Word | None:
    for at in range(max(2, len(form) - _LONGEST_HEAD), len(form) - 3):
        found = _HEADS.get(form[at:])
        if found is not None:
            return found
    return None


def phrases(table: str, *keys: str) -> str:
    """An alternation for a regular expression: the phrases of ``dates.toml``, longest first."""
    found = {
        r"\s+".join(map(re.escape, fold(phrase).split()))
        for key in keys
        for phrase in _DATES[table][key]
    }
    return "|".join(sorted(found, key=len, reverse=True))
