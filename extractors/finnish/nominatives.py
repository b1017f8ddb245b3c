"""One word of a name: how it can be read, and its nominative, written with its own capitals."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractors.finnish.morphology import Analysis, Case, analyse, voikko_available
from extractors.finnish.name_keys import CASE_TAIL
from extractors.finnish.plurals import plural_nominative

_ADJECTIVES = frozenset({"adjective", "noun_adjective", "pronoun", "numeral"})


@lru_cache(maxsize=50_000)
def readings_of(word: str) -> tuple[Analysis, ...]:
    """Readings of a word; an unknown compound is read by the longest known noun or adjective at its
    end ("Kvanttipuiston" is Kvantti + puiston), with the front kept as it is written."""
    found = analyse(word)
    if found or not voikko_available():
        return found
    for cut in range(3, len(word) - 4):
        end = word[cut:]
        if not end.islower():
            continue
        known = [
            r
            for r in analyse(end)
            if r.word_class in ("noun", "adjective", "noun_adjective") and not r.clitic
        ]
        if known and re.search("ss[aä]$", end) and all(r.case == "nominative" for r in known):
            return ()  # "Xamkissa" is no cat
        if known:
            return tuple(
                replace(
                    reading,
                    base=word[:cut] + reading.base,
                    parts=(word[:cut], *reading.parts),
                    from_last_part=True,
                )
                for reading in known
            )
    return ()


def is_adjective(reading: Analysis) -> bool:
    """Whether it can agree with a noun; "hiilineutraali" is a noun to Voikko, by its last part it
    is none."""
    if reading.word_class in _ADJECTIVES or reading.participle:
        return True
    return len(reading.parts) > 1 and _ends_in_adjective(reading.parts[-1])


@lru_cache(maxsize=10_000)
def _ends_in_adjective(part: str) -> bool:
    ends = analyse(part)
    return bool(ends) and all(end.word_class in ("adjective", "noun_adjective") for end in ends)


def nominative_of(word: str, reading: Analysis, number: str | None = None) -> str | None:
    """The word in nominative; ``number`` is the head's, which its adjectives share.

    None where no plural is proved.
    """
    if reading.base == "kaikki":
        return with_capitals(word, "kaikki")
    plural = (number or reading.number) == "plural"
    if reading.comparison is not None:
        form = _compared(word, reading, plural)
    elif not plural or reading.case == "nominative":
        form = reading.base
    elif reading.from_last_part and "-" not in reading.base:
        front = reading.parts[0]
        end = plural_nominative(reading.base[len(front) :])
        form = None if end is None else front + end
    else:
        form = plural_nominative(reading.base)
    return None if form is None else with_capitals(word, form)


def _compared(word: str, reading: Analysis, plural: bool) -> str | None:
    """Nominative of a comparative or superlative, of which Voikko tells the positive only:
    "merkittävämmän" is *merkittävämpi*, "onnellisimpaan" *onnellisin*. None where none is proved.
    """
    lower = word.casefold()
    a = "a" if re.search("[aou][^äöy]*$", lower) else "ä"
    if lower.startswith("par") and reading.base.endswith("hyvä"):
        forms = ["parhaat" if plural else "paras", "paremmat" if plural else "parempi"]
    else:
        cut = max(lower.rfind("mm"), lower.rfind("mp"))
        stem = lower[:cut] if cut > 0 else re.sub("(?:in|int[aä])$", "i", lower)
        if plural:
            forms = [f"{stem}mm{a}t"]
        else:
            forms = [f"{stem}mpi"] if reading.comparison == "comparative" else [f"{stem}n"]
    for form in forms:
        for back in analyse(form):
            if (back.comparison, back.case) == (reading.comparison, "nominative"):
                return form
    return None


def with_capitals(original: str, form: str) -> str:
    """``form`` with the capitals of ``original``: first letter, after hyphens, or all."""
    letters = [sign for sign in original if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return form.upper()
    result = list(form)
    for index, sign in enumerate(original[: len(result)]):
        if sign.casefold() != form[index].casefold():
            break
        result[index] = sign
    if result and original[:1].isupper():
        result[0] = result[0].upper()
    return "".join(result)


# --- names that Voikko does not know --------------------------------------------------------------

#: Ends of foreign names that take "-i-" before a case ending ("Kustlabbetissa" is *Kustlabbet*);
#: others in a consonant are read as Finnish nouns in -i ("Digissä" is *Digi*).
_FOREIGN_TAILS = (
    "labbet", "et", "en", "hamn", "ström", "berg", "lund", "lab", "tech", "park", "net", "work",
    "sport", "port", "start", "up", "ing", "box", "ton", "land", "hus", "stad", "gård", "holm",
    "bron", "center", "blom", "man", "én", "sson", "kvist", "strand", "by", "fors", "stedt", "mark",
)  # fmt: skip
_ENDINGS: tuple[tuple[str, Case], ...] = (
    (r"ss[aä]", "inessive"),
    (r"st[aä]", "elative"),
    (r"ll[aä]", "adessive"),
    (r"lt[aä]", "ablative"),
    (r"lle", "allative"),
    (r"ksi", "translative"),
    (r"n[aä]", "essive"),
    (r"(?<=i)in|(?<=(?P<long>[aeouyäö]))(?P=long)n|h[aeiouyäö]n", "illative"),
    (r"n", "genitive"),
    (r"(?<=i)[aä]|(?<=[aeou])a|(?<=[eäöy])ä|(?<=[aeiouyäö]{2}|[A-ZÅÄÖ0-9]{2})t[aä]", "partitive"),
)
_ENDED = [(re.compile(f"(?P<glide>(?<=[bcdfghjklmnpqrstvwxzé])i)?(?:{ending})$"), case)
          for ending, case in _ENDINGS]  # fmt: skip


def foreign_form(word: str) -> list[Analysis]:
    """The word as a foreign one where it ends as such and is none without its ending: "Industrial
    Parkin" is of *Park*, not of *parkki*."""
    forms = unknown_forms(word, True)
    return [f for f in forms if f.base.casefold().endswith(_FOREIGN_TAILS) and not analyse(f.base)]


def unknown_forms(word: str, forced: bool, abroad: bool = False) -> list[Analysis]:
    """An unknown word without its case ending: at most one reading, told by rule.

    ``abroad``: it stands among foreign words, and so takes no -i of its own.

    A bare "-n" or "-a" is taken off only when ``forced``, or "-n" after "-i-" behind a consonant:
    too many foreign names end so ("Kustlab", "Berlin", "Nokia").
    """
    ending = CASE_TAIL.search(word)
    if ending is not None:  # "NPS:ssä"
        word = word[: ending.start()] + ending[0][1:]
        return [
            Analysis(word[: ending.start()], "name", case, "singular", (word[: ending.start()],))
            for pattern, case in _ENDED
            if (match := pattern.search(word)) is not None and match.end() == len(word)
        ][:1]
    for pattern, case in _ENDED:
        match = pattern.search(word)
        if match is None or match.start() < 3:
            continue
        stem = word[: match.start()]
        if case in ("illative", "partitive") and match["glide"] is None and stem.endswith("i"):
            stem, glide = stem[:-1], True  # "Kvarkeniin", "Kvarkenia"
        else:
            glide = match["glide"] is not None
        tailed = stem.casefold().endswith(_FOREIGN_TAILS)
        foreign = abroad or tailed or re.search("[åwqxz]", stem.casefold()) is not None
        if case == "genitive" and re.search("[bcdfghjklmnpqrstvwxz]e$", stem):
            return []  # Swedish: "Markanvändningsenheten"
        base = stem + "i" if glide and not foreign else stem
        if case == "partitive" and not forced:
            return []
        if not foreign and not voikko_available():
            return []  # a Finnish compound more likely than a name, and its stem cannot be told
        if case == "genitive" and not forced and not (glide and base == stem):
            return []
        return [Analysis(base, "name", case, "singular", (base,))]
    return []
