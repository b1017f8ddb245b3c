"""Names put into cases, for measuring: the product itself never generates.

Forms are made by rule and kept where Voikko reads them back as that word in that case and number;
of several the one met most often in the given texts is taken. What Voikko does not know is
inflected as Finnish orthography inflects foreign names (-in, -issa after a consonant, a colon after
an abbreviation or a digit). It shares nothing with ``extractors.finnish.base_forms`` but the
analyses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractors.finnish.morphology import Analysis, Case, analyse

#: The five cases of the measure; the outer local cases take turns with the inner ones.
CASES: tuple[tuple[Case, ...], ...] = (
    ("genitive",),
    ("inessive",),
    ("elative", "adessive"),
    ("illative", "allative"),
    ("partitive",),
)
_JOINS = frozenset({"ja", "sekä", "&", "tai", "eli", "/", "och"})
_VOWELS = "aeiouyäöå"
_GRADES = (  # strong, weak: Iso suomen kielioppi, section 41
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"),
    ("rt", "rr"), ("ht", "hd"), ("t", "d"), ("p", "v"), ("k", ""), ("lk", "lj"), ("rk", "rj"),
    ("hk", "hj"), ("k", "v"), ("k", "j"), ("ik", "j"),
)  # fmt: skip
_SINGULAR: Mapping[Case, tuple[str, ...]] = {
    "genitive": ("n",),
    "inessive": ("ssA",),
    "elative": ("stA",),
    "adessive": ("llA",),
    "allative": ("lle",),
    "illative": ("seen", "Vn", "hVn"),
    "partitive": ("A", "tA", "ttA"),
}
_PLURAL: Mapping[Case, tuple[str, ...]] = {
    "genitive": ("en", "den"),
    "inessive": ("ssA",),
    "elative": ("stA",),
    "adessive": ("llA",),
    "allative": ("lle",),
    "illative": ("in", "siin", "hin"),
    "partitive": ("A", "tA"),
}
_ALL = {"genitive": "kaikkien", "inessive": "kaikissa", "elative": "kaikista",
        "adessive": "kaikilla", "illative": "kaikkiin", "allative": "kaikille",
        "partitive": "kaikkia"}  # fmt: skip
_DIGIT_SAID = {"0": "nolla", "1": "yksi", "2": "kaksi", "3": "kolme", "4": "neljä", "5": "viisi",
               "6": "kuusi", "7": "seitsemän", "8": "kahdeksan", "9": "yhdeksän"}  # fmt: skip


def inflected(name: str, case: Case, met: Mapping[str, int]) -> str | None:
    """The name in that case; None where a word of it cannot be inflected surely.

    ``met`` tells how often a form (small letters) stands in the texts at hand.
    """
    words = name.split()
    last = len(words) - 1
    while last > 0 and re.fullmatch(r"\d{4}", words[last]):
        last -= 1  # "Yhteisöllisen asumisen 2030": a year stays
    out = list(words)
    number: str | None = None
    head = True  # whether the word at hand is the head of the phrase or of a joined one
    for index in range(last, -1, -1):
        word = words[index]
        if word.casefold() in _JOINS:
            head = words[index - 1].endswith(("-", "–")) is False
            if head and not _may_join(words[index - 1]):
                return None  # "Sitoutuminen strategiaan ja ...": where its head is, is not told
            continue
        if head and index == last:
            form, number = _head(word, case, met)
            if form is None:
                return None
            out[index] = form
            head = False
            continue
        readings = [r for r in analyse(word) if r.case == "nominative" and not r.possessive]
        if head:  # what stands before "ja": a head of its own, or an attribute
            head = False
            nouns = [r for r in readings if r.word_class in ("noun", "place", "name")]
            if not analyse(word) or (nouns and not _only(word, "genitive")):
                form, number = _head(word, case, met)
                if form is None:
                    return None
                out[index] = form
                continue
        if word.casefold() == "kaikki" and number == "plural":
            out[index] = word[0] + _ALL[case][1:]
            continue
        attributes = [r for r in readings if _agrees(r) and (number is None or r.number == number)]
        attributes.sort(key=lambda r: not word.casefold().startswith(r.base[:-1]))
        known = _known_end(word) if not analyse(word) else None
        if known is not None and known[1].word_class == "adjective":
            form = _form(word[known[0] :], known[1], case, met)
            out[index] = word[: known[0]] + form if form else word
        elif attributes and not _only(word, "genitive"):
            form = _form(word, attributes[0], case, met)
            if form is None:
                return None
            out[index] = form
    return " ".join(out)


def _may_join(word: str) -> bool:
    readings = analyse(word)
    return not readings or any(r.case in ("nominative", "genitive") for r in readings)


def _only(word: str, case: Case) -> bool:
    return all(reading.case == case for reading in analyse(word))


def _agrees(reading: Analysis) -> bool:
    adjectives = ("adjective", "noun_adjective", "pronoun", "numeral")
    by_end = len(reading.parts) > 1 and all(
        end.word_class in adjectives for end in analyse(reading.parts[-1])
    )  # "hiilineutraali" is a noun to Voikko, "neutraali" an adjective
    return reading.participle or by_end or reading.word_class in adjectives


def _head(word: str, case: Case, met: Mapping[str, int]) -> tuple[str | None, str | None]:
    if re.search(r"\d$", word) or re.fullmatch(r"[IVX]+|[A-ZÅÄÖ]{2,5}", word):
        return f"{word}:{_colon(word, case)}", "singular"
    readings = [r for r in analyse(word) if r.case == "nominative" and not r.possessive]
    readings.sort(key=lambda r: (r.participle, r.base[:1].isupper(), len(r.parts)))
    for reading in readings:
        form = _form(word, reading, case, met)
        if form is not None:
            return form, reading.number
    if not readings:
        known = _known_end(word)
        form = _form(word[known[0] :], known[1], case, met) if known is not None else None
        if known is not None:
            return (word[: known[0]] + form if form else None), known[1].number
        return (f"{word}:{_colon('E', case)}" if word == "Oy" else _foreign(word, case)), "singular"
    return None, None


def _known_end(word: str) -> tuple[int, Analysis] | None:
    """Where the known end of an unknown compound begins, and its reading as a nominative."""
    for cut in range(3, len(word) - 3):
        for reading in analyse(word[cut:]):
            if word[cut:].islower() and reading.case == "nominative" and len(reading.base) > 3:
                return cut, reading
    return None


def _form(word: str, reading: Analysis, case: Case, met: Mapping[str, int]) -> str | None:
    """The word, a nominative, in another case: proved, and of several the one met most often."""
    plural = reading.number == "plural"
    proved: list[str] = []
    base = word.casefold() if reading.comparison else reading.base
    front, hyphen, tail = base.rpartition("-")
    for made in dict.fromkeys(_made(tail.casefold(), case, plural)):
        form = f"{front}{hyphen}{made}"
        if reading.base[:1].isupper():
            form = form[:1].upper() + form[1:]
        if any(
            back.base == reading.base
            and back.case == case
            and back.number == reading.number
            and back.comparison == reading.comparison
            and not back.possessive
            and not back.clitic
            for back in analyse(form)
        ):
            proved.append(form)
    if not proved:
        return None
    best = max(proved, key=lambda form: (met.get(form.casefold(), 0), -proved.index(form)))
    return (best[:1].upper() if word[:1].isupper() else best[:1].lower()) + best[1:]


def _made(base: str, case: Case, plural: bool) -> Iterator[str]:
    """Every plausible form, in both harmonies: a compound's last part decides, Voikko knows it."""
    last = _harmony(base)
    for a in (last, "ä" if last == "a" else "a"):
        yield from _with_harmony(base, case, plural, a)


def _with_harmony(base: str, case: Case, plural: bool, a: str) -> Iterator[str]:
    if not plural:
        for stem in filter(None, _stems(base)):
            for ending in _SINGULAR[case]:
                if ending in ("Vn", "hVn") and stem[-1] not in _VOWELS:
                    continue
                yield stem + ending.replace("A", a).replace("V", stem[-1])
        return
    for stem in filter(None, _stems(base)):
        for body in _plural_stems(stem):
            for ending in _PLURAL[case]:
                yield body + ending.replace("A", a)
    if case == "genitive":  # from the consonant stem: "naisten", "lasten", "nuorten"
        for stem in filter(None, _stems(base)):
            if stem[-1] not in _VOWELS:
                yield stem + "ten"


def _stems(base: str) -> Iterator[str]:
    """What endings are put on, likeliest first; Voikko decides which were right."""
    for stem in _plain_stems(base):
        yield stem
        for strong, weak in _GRADES:
            for one, other in ((strong, weak), (weak, strong)):
                match = re.search(f"{one}([{_VOWELS}]{{1,2}})$", stem) if one else None
                if match is not None:
                    yield stem[: match.start()] + other + match[1]
        if match := re.search(f"([{_VOWELS}])([{_VOWELS}]{{1,2}})$", stem):
            yield stem[: match.start(2)] + "k" + match[2]


def _plain_stems(base: str) -> Iterator[str]:
    if base[-1] in _VOWELS:
        yield base
    if base.endswith("e"):
        yield base + "e"
    if base.endswith("i"):
        yield base[:-1] + "e"
        yield base[:-1]  # "kieli: kieltä"
    if base.endswith("si"):
        yield from (base[:-2] + "de", base[:-2] + "te", base[:-2] + "t", base[:-2])
    if base.endswith("mpi"):
        yield from (base[:-3] + "mma", base[:-3] + "mpa", base[:-3] + "mmä", base[:-3] + "mpä")
    if base.endswith("nen"):
        yield from (base[:-3] + "se", base[:-3] + "s")
    if base.endswith("s"):
        body = base[:-1]
        yield from (body + "kse", base, body + "de", body + "te", body + "t", body + "he")
        yield from (body + "nne", body + "nte", body + "tt")  # "kolmas"
        if body[-1:] in _VOWELS:
            yield body + body[-1]
    if base.endswith("in"):
        yield from (base[:-1] + "me", base)
        yield from (base[:-1] + "mma", base[:-1] + "mpa", base[:-1] + "mmä", base[:-1] + "mpä")
    if base.endswith(("ton", "tön")):
        a = "a" if base.endswith("ton") else "ä"
        yield from (base[:-2] + "t" + base[-2] + "m" + a, base[:-1] + "m" + a, base)
    if base.endswith(("ut", "yt")):
        yield from (base[:-2] + "ee", base[:-1] + "e", base)
    if base.endswith("ät"):
        yield base[:-1] + "ä"
    if base[-1] not in _VOWELS:
        yield from (base + "i", base + "e", base)


def _plural_stems(stem: str) -> Iterator[str]:
    body, last = stem[:-1], stem[-1]
    if last not in _VOWELS:
        return
    if body[-1:] == last:
        yield body + "i"
    if re.search("j[aä]$", stem) and len(stem) > 5:
        yield body + "i"  # "osaajissa"
    if last == "a":
        yield from (body + "oi", body + "oj", body + "i")
    elif last == "ä":
        yield from (body + "i", body + "öi", body + "öj")
    elif last == "e":
        yield body + "i"
    elif last == "i":
        yield from (body + "ei", body + "ej", body + "i")
    else:
        yield from (stem + "i", stem + "j")
    if re.search(f"[{_VOWELS}][{_VOWELS}]$", stem):
        yield from (stem[:-2] + last + "i", body + "i")


@cache
def _harmony(word: str) -> str:
    """``a`` or ``ä`` for endings, from the last vowel that decides."""
    deciding = re.findall("[aouåäöy]", word.casefold())
    return "ä" if not deciding or deciding[-1] in "äöy" else "a"


def _foreign(word: str, case: Case) -> str:
    """A name that Finnish does not know: "Brightonin", "Brightonissa", "Smart Cityyn"."""
    a = _harmony(word)
    vowel = word[-1].casefold() in _VOWELS
    if case == "partitive":
        return word + (a if vowel else f"i{a}")
    if case == "illative":
        return word + (f"{word[-1]}n" if vowel else "iin")
    return word + ("" if vowel else "i") + _SINGULAR[case][0].replace("A", a)


def _colon(word: str, case: Case) -> str:
    """The ending after a colon, by how the last sign is said ("2:ssa", "EU:ssa", "II:een")."""
    roman = re.fullmatch(r"[IVX]+", word)
    if roman is not None:
        said = {"I": "yksi", "II": "kaksi", "III": "kolme", "IV": "neljä"}.get(word, "viisi")
    elif word[-1].isdigit():
        said = _DIGIT_SAID[word[-1]]
    else:
        said = {"U": "uu", "O": "oo", "A": "aa", "K": "koo", "H": "hoo"}.get(word[-1], "ee")
    a = _harmony(said)
    if case == "illative":
        return {"yksi": "een", "kaksi": "een", "kolme": "een", "neljä": "ään", "viisi": "een",
                "nolla": "aan"}.get(said, f"h{said[-1]}n")  # fmt: skip
    if case == "partitive":
        return {"kolme": "a", "neljä": "ä", "nolla": "a"}.get(said, "t" + a)
    return _SINGULAR[case][0].replace("A", a)
