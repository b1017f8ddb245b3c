"""What only looks like a date: acts, register numbers, money, phones, sections, citations."""

from __future__ import annotations

import re

from extractors.finnish.date_notations import ROMAN
from extractors.finnish.date_words import is_month, word_of
from extractors.finnish.folding import fold
from extractors.vocabulary import load

_SHORT = 4  # letters of a word that must stand whole: "ha" is no "hanke"


def _alternatives(words: list[str]) -> str:
    """An alternation of folded words, longest first; "*kokous" ends a compound too."""
    told = sorted((fold(word) for word in words), key=len, reverse=True)
    return "|".join(
        ("[a-z]*" if word.startswith("*") else "")
        + re.escape(word.lstrip("*"))
        + ("" if len(word) > _SHORT else "(?![a-z])")
        for word in told
    )


_BEFORE = _alternatives(load("dates")["not_dates"]["before"])
_AFTER = _alternatives(load("dates")["not_dates"]["after"])
_MASKS = tuple(
    re.compile(pattern)
    for pattern in (
        # acts and decrees: (552/2023), laki 612/2021; with a number too big for a month
        r"\(\d{3,4}/\d{4}\)",
        # (a week's number stands after its word; "vko 48/2026" is kept)
        r"(?<![\w/.-])(?:1[3-9]|[2-9]\d|\d{3,})/(?:19|20)\d\d(?!\d)",
        # register numbers: abc 2025-004512, abcd/912/14.00.00/2025, dnro 412/2025
        r"\b[a-z]{1,10}/\d[\d./-]*\d",
        r"\b[a-z]{2,6}/(?:19|20)\d\d-\d{3,}",
        r"\b(?:[a-z]{2,6}\s)?(?:19|20)\d\d-(?:\d{5,}|0\d{2,})",
        r"\b\d+/\d\d\.\d\d(?:\.\d\d)*/(?:19|20)\d\d",
        # numbered meetings, publications, acts, versions
        rf"\b(?:{_BEFORE})[.:]?\s+(?!\d\d?\.\s?\d\d?\.)\d+(?:[./:]\d+)*",
        r"\bv(?:ersio)?\.?\s?\d+(?:\.\d+)+",
        # section signs, clock times, phones, ISSN, ISBN, addresses of the web
        r"(?<![.\d])\d{1,3}\s?§|§\s?\d+(?:/\d+)?",
        r"\bklo\.?\s?\d{1,2}[.:]\d\d(?:\s?-\s?\d{1,2}[.:]\d\d)?",
        r"\+\d{2,3}[\d ]{6,}",
        r"\b0\d{1,3}[ -]\d{3,}(?:[ -]?\d+)*",
        r"\b(?:issn|isbn)[:\s]*[\dx-]+",
        r"\b(?:https?://|www\.)\S+",
        # money and counts: 2 025 000 €, 2026 euroa, 2,5 milj.
        r"(?<![\d.,/])\d{1,3}(?:[ .]\d{3})+(?!\d|\.\d)",
        r"\d+,\d+",
        rf"\b\d+\s?(?:-\s?\d+\s?)?(?:€|%|m€|t€|(?:{_AFTER})(?![a-z]*kuu))",
        # citations: Autio ym. 2021, Autio et al. (2021), Autio (2020); "Autio 2020" is left to
        # dates._year_context, which drops a bare year in running text
        r"\b[a-z]+ ym\.? ?\(?\d{4}\)?",
        r"\b[a-z]+ et al\.? ?\(?\d{4}\)?",
        r"(?<=[a-z] )\((?:19|20)\d\d[a-d]?\)(?=\s*(?:[a-z]|:))",
    )
)


# acts by their abbreviation: AsL 11/1993, MRL 132/1999, HE 45/2026, COM(2025) 123
_ACTS = re.compile(r"\b(?:[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]*)?(?:L|HE|VL)\s\d{1,4}/\d{4}|\bCOM\(\d{4}\)")
_LIMITS = re.compile(r"\b(?:ASTI|SAAKKA|ALUSTA|TO|BY|ON|FROM|TILL)\b")


def mask(text: str) -> str:
    """The text folded, with acts, register numbers, money and the like blotted out ("~").

    Words around dates written in capitals are names there (an acronym of a project). Same length.
    """
    folded = fold(_LIMITS.sub(_unknown, _ACTS.sub(_unknown, text)))
    for pattern in _MASKS:
        folded = pattern.sub(_blot, folded)
    return folded


def _unknown(match: re.Match[str]) -> str:
    return "\ufffd" * len(match[0])


_WEEK_BEFORE = re.compile(
    r"(?<![a-z])(?:viik[a-z]*|vko[a-z]*|vk|veck[a-z]*|v\.|weeks?)\s*"
    r"(?:\d{1,2}\s?(?:-|ja|och|and|,)\s?)*$"
)
_ISO_REST = re.compile(r"-\d\d-\d\d(?!\d)")
_SLASHED_DAY = re.compile(r"\s\d{1,2}/\d{1,2}/(?:19|20)\d\d$")
_MONTH_AFTER = re.compile(r"\.?\s?([a-z]+)")
_TWO_YEARS = re.compile(r"(?:19|20)(\d\d)/(?:(?:19|20))?(\d\d)")


def _blot(match: re.Match[str]) -> str:
    """What was matched, blotted out; weeks, school years and date words before a slash stay."""
    if _WEEK_BEFORE.search(match.string[max(0, match.start() - 24) : match.start()]):
        return match[0]
    years = _TWO_YEARS.fullmatch(match[0])
    if years is not None and int(years[2]) == (int(years[1]) + 1) % 100:
        return match[0]
    month = _MONTH_AFTER.match(match.string, match.end())
    if month is not None and is_month(month[1]):
        return match[0]  # "kokous 24. marraskuuta"
    if _ISO_REST.match(match.string, match.end()) or _SLASHED_DAY.search(match[0]):
        return match[0]  # "kokous 2026-03-12", "kokous 12/3/2026"
    word = re.match(r"[a-z]+(?=/)", match[0])
    if word is not None and (word[0] in ROMAN or word_of(word[0]) is not None):
        return match[0]
    return "~" * len(match[0])
