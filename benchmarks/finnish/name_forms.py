"""Surnames in the cases of running text, for the carrier sentences of ``names_known``.

Written apart from what the product does with names, so that the one can measure the other. Where
more forms than one are possible the one that the dictionary knows as a form of the name is taken
(*Kosken* of Koski), else the rule's first.
"""

from __future__ import annotations

import re

from extractors.finnish.morphology import analyse

_SOFTER = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"),
    ("rt", "rr"), ("ht", "hd"), ("lk", "l"), ("rk", "r"), ("uku", "uvu"), ("yky", "yvy"),
    ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip
_GENITIVE_LIKE = {
    "genitive": "n", "adessive": "ll*", "ablative": "lt*", "allative": "lle", "elative": "st*",
    "inessive": "ss*", "translative": "ksi",
}  # fmt: skip
#: Case names of the carriers, and Voikko's.
CASES = (*_GENITIVE_LIKE, "partitive", "illative", "essive")


def inflected(surname: str, case: str) -> str:
    """The surname in a case of ``CASES`` or "nominative"; of a double name the last part bends."""
    if case == "nominative":
        return surname
    front, hyphen, last = surname.rpartition("-")
    if not hyphen:
        front, hyphen, last = surname.rpartition(" ")
    forms = _forms(last, case)
    known = [
        form
        for form in forms
        if any(
            reading.base.casefold() == last.casefold()
            and reading.case == case
            and reading.number == "singular"
            for reading in analyse(form[:1].upper() + form[1:])
        )
    ]
    return front + hyphen + (known or forms)[0]


def _forms(name: str, case: str) -> list[str]:
    weak, strong, partitive = zip(*_stems(name), strict=True)
    if case == "partitive":
        forms = list(partitive)
    elif case == "essive":
        forms = [stem + "n*" for stem in strong]
    elif case == "illative":
        forms = [_illative(stem) for stem in strong]
    else:
        forms = [stem + _GENITIVE_LIKE[case] for stem in weak]
    tones = re.findall("[aouäöy]", name.lower())
    back = bool(tones) and tones[-1] in "aou"  # a compound goes by its last part
    return [form.replace("*", "a" if back else "ä") for form in forms]


def _illative(stem: str) -> str:
    if stem.endswith(("ee", "aa", "ää")):
        return stem + "seen"
    return f"{stem}{stem[-1]}n"


def _stems(name: str) -> list[tuple[str, str, str]]:
    """(weak stem, strong stem, partitive) of the ways the name may bend, likeliest first."""
    lower = name.lower()
    if lower.endswith("nen") and len(lower) > 4:
        return [(name[:-3] + "se", name[:-3] + "se", name[:-3] + "st*")]
    if lower[-1] not in "aeiouyäöåé":
        found = [(name + "i", name + "i", name + "i*")]
        if re.search("[aeiouyäö]s$", lower):
            stem = name[:-1]
            found.append((_harder(stem) + stem[-1],) * 2 + (name + "t*",))
            found.append((stem + "kse", stem + "kse", name + "t*"))
        return found
    if lower.endswith("e") and not re.search("[aeiouyäö]e$", lower):
        hard = _harder(name)
        return [(hard + "e", hard + "e", name + "tt*"), (name, name, name + "*")]
    long = re.search("(?:aa|ää|oo|uu|ii|ee|uo|yö|ie|ai|äi|oi|ei)$", lower)
    partitive = name + ("t*" if long else "*")
    found = [(weak, name, partitive) for weak in _softened(name)]
    if lower.endswith("i") and len(lower) > 3:
        stem = name[:-1] + "e"
        bare = name[:-1] + ("t*" if re.search("[lrn]i$", lower) else "e*")
        if lower.endswith("si"):
            found.append((name[:-2] + "de", name[:-2] + "te", name[:-2] + "tt*"))
        native = [(weak, stem, bare) for weak in _softened(stem)]
        found = native + found if lower.endswith(_NATIVE) else found + native
    return found


_NATIVE = (
    "mäki", "järvi", "lahti", "niemi", "koski", "saari", "salmi", "lampi", "joki", "vuori", "lehti",
    "kivi", "nurmi", "tammi", "hirvi", "talvi", "suvi", "ponsi", "länsi", "lumi", "meri",
)  # fmt: skip


def _softened(name: str) -> list[str]:
    """The stem of the genitive: gradation first where the name can have it, then without."""
    body, vowel = name[:-1], name[-1]
    if vowel == "e" and body.lower().endswith(("hk", "lk", "rk")):
        return [body[:-1] + "je", name]
    for strong, weak in _SOFTER:
        if strong in ("uku", "yky"):
            if name.lower().endswith(strong):
                return [name[:-3] + weak, name]
            continue
        if body.lower().endswith(strong) and len(body) > len(strong):
            before = body[: -len(strong)].lower()[-1:]
            if len(strong) == 1 and (before not in "aeiouyäöhr" or before == ""):
                return [name]
            if strong == "k" and before in "aeiouyäö" and vowel in "iey":
                return [body[:-1] + vowel, name]
            return [body[: -len(strong)] + weak + vowel, name]
    return [name]


def _harder(stem: str) -> str:
    """The strong grade before a stem vowel that grows: Kangas -> Kankaa-, Rinne -> Rintee-."""
    vowel, body = stem[-1], stem[:-1]
    for weak, strong in (("ng", "nk"), ("mm", "mp"), ("nn", "nt"), ("ll", "lt"), ("rr", "rt")):
        if body.endswith(weak):
            return body[:-2] + strong + vowel
    return stem
