"""When two facts, or two tellings of one, are the same: what compare is silent on by design."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.aligned_rows import same_span
from models.names import name_key
from models.pairing import Named, Pair
from models.periods import day_of
from models.records import (
    Assignment,
    ChangeField,
    DateFact,
    Extraction,
    FactKind,
    GrowthArea,
    Project,
)


def is_one_sided(pair: Pair) -> bool:
    return pair.old is None or pair.new is None


def same_row(a: Any, b: Any) -> bool:
    """Two rows of one version that tell the same duty, or the same days of the same thing."""
    if isinstance(a, DateFact) and isinstance(b, DateFact):
        return same_text(a.about or "", b.about or "") and same_span(a, b)
    if isinstance(a, Assignment) and isinstance(b, Assignment):
        return (
            same_text(a.target, b.target)
            and (a.person, a.organisation, a.status == "ends")
            == (b.person, b.organisation, b.status == "ends")
            and same_text(a.role or "", b.role or "")
        )
    return bool(a == b)


def kind_of(fact: Named) -> FactKind:
    if isinstance(fact, Project):
        return "project"
    return "growth_area" if isinstance(fact, GrowthArea) else "programme"


def other_names(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Key of an old name or alias -> keys of all names of the same thing in the new version."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        news = {name_key(name) for name in (pair.new.name, *pair.new.aliases)}
        for name in (pair.old.name, *pair.old.aliases):
            found.setdefault(name_key(name), set()).update(news)
    return found


def one_name(old: Named, new: Named) -> bool:
    """The same name, or two names that both versions know: languages turned round, say.

    An old name that the new version only keeps as an alias was given up: that is a rename. An
    abbreviation beside the full name is not.
    """
    key_old, key_new = name_key(old.name), name_key(new.name)
    if key_old == key_new:
        return True
    old_known = key_old in {name_key(alias) for alias in new.aliases}
    new_known = key_new in {name_key(alias) for alias in old.aliases}
    if old_known and new_known:
        return True
    return (old_known or new_known) and (_is_short(old.name) or _is_short(new.name))


def _is_short(name: str) -> bool:
    """An abbreviation: one word, most of it capitals."""
    return " " not in name and sum(letter.isupper() for letter in name) >= max(2, len(name) / 2)


def same_text(a: str, b: str) -> bool:
    return name_key(a) == name_key(b)


#: heads of a column or label: they say that somebody is in charge, not as what
_NO_ROLE = {"vastuuhenkilö", "vastuuhenkilöt", "vastuu", "vastuutaho", "ansvarig", "ansvarsperson"}
_STAND_IN = {"vs", "vs.", "vt", "vt.", "va", "va.", "tf", "tf."}


def same_role(a: str, b: str) -> bool:
    """The same role, one told more fully, or one that is only a column's head.

    ``puheenjohtaja`` and ``ohjausryhmän puheenjohtaja`` are one, a stand-in is another.
    """
    key_a, key_b = name_key(a), name_key(b)
    if key_a == key_b or key_a in _NO_ROLE or key_b in _NO_ROLE:
        return True
    words_a, words_b = key_a.split(), key_b.split()
    more = set(words_a) ^ set(words_b)
    fuller = set(words_a) < set(words_b) or set(words_b) < set(words_a)
    return fuller and words_a[-1] == words_b[-1] and not more & _STAND_IN


def edge_of(date: DateFact, field: ChangeField) -> str:
    """A date is told by its start, else its end; where only the end moved, by its end."""
    first, second = (date.start, date.end) if field == "start" else (date.end, date.start)
    return first or second or date.text


_LIKE_DIGITS = ({"1", "7"}, {"3", "8"}, {"0", "8"}, {"5", "6"}, {"0", "9"}, {"5", "8"}, {"1", "4"})


def digit_slip(before: str | None, after: str | None) -> bool:
    """One digit taken for its like: in a scan that may be the reading, not the author."""
    if not before or not after or len(before) != len(after):
        return False
    apart = [{a, b} for a, b in zip(before, after, strict=True) if a != b]
    return len(apart) == 1 and apart[0] in _LIKE_DIGITS


def repeats_period(date: DateFact, extraction: Extraction) -> bool:
    """Whether a date only tells again when the thing that it is about starts or ends."""
    if not date.about:
        return False
    key = name_key(date.about)
    for group in (extraction.projects, extraction.programmes, extraction.growth_areas):
        for fact in group:
            if key not in {name_key(name) for name in (fact.name, *fact.aliases)}:
                continue
            first, last = day_of(fact.start, 0), day_of(fact.end, 1)
            starts, ends = day_of(date.start, 0), day_of(date.end, 1)
            if date.precision == "range" and date.start and date.end and date.start != date.end:
                if (starts, ends) == (first, last):
                    return True
            elif (starts is not None and starts == first) or (ends is not None and ends == last):
                return True
    return False
