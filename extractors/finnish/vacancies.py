"""Where a text says that a post is open, or that nobody is named yet.

Told by structure: a post with a word for open, a process of filling with a word for ongoing, a verb
of naming with *not yet* or *later*, a role with *wanted*. The groups and the rules that put them
together stand in ``vacancy.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.finnish.folding import fold
from extractors.finnish.morphology import analyse
from extractors.finnish.persons import find_persons
from extractors.finnish.roles import find_roles, is_role
from extractors.vocabulary import load


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text: ``text[start:end]``."""

    start: int
    end: int


_WORDS = load("vacancy")
_GROUPS: dict[str, list[str]] = _WORDS["groups"]


def _one_of(words: Sequence[str]) -> str:
    """Any of the words or phrases, longest first, blanks of any width."""
    folded = sorted({fold(word) for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in folded) + ")"


_FILLERS = rf"(?:\s+{_one_of(_WORDS['rules']['fillers'])}(?!\w)){{0,3}}"


def _rule(rule: str) -> str:
    return rf"{_FILLERS}\s+".join(rf"{_one_of(_GROUPS[group])}(?!\w)" for group in rule.split())


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + ")")


_CODES = re.compile(
    r"(?<![\w./])(?<!\b\w )(?:"
    + "|".join(
        re.escape(code).replace(r"\ ", " ?")
        for code in sorted(_WORDS["codes"], key=len, reverse=True)
    )
    + r")(?![\w/])(?! \w\b)\.?"
)
_PHRASES = _any([_one_of(_WORDS["phrases"]) + r"(?!\w)"])
# "recruitment of the programme director is under way", "hakuaika vetäjän tehtävään"
_OF = rf"(?:\s+{_one_of(_GROUPS['of'])}(?:\s+[\w-]+){{1,4}}?)"
_SURE = _any([_rule(rule) for rule in _WORDS["rules"]["sure"]])
_SPLIT = [
    rf"{_one_of(_GROUPS[front])}(?!\w){_OF}{_FILLERS}\s+{_one_of(_GROUPS[back])}(?!\w)"
    for front, back in (("posts", "open"), ("process", "ongoing"))
]
_SPLIT.append(
    rf"{_one_of(_GROUPS['applying'])}(?!\w)(?:\s+[\w-]+){{0,3}}?\s+{_one_of(_GROUPS['into'])}(?!\w)"
)
_CUED = _any(
    [
        *_SPLIT,
        _one_of(_WORDS["phrases_cue"]) + r"(?!\w)",
        *map(_rule, _WORDS["rules"]["cue"]),
    ]
)
_ALONE = _any(
    [_one_of([*_WORDS["words"], *(w for g in _WORDS["alone"] for w in _GROUPS[g])]) + r"(?!\w)"]
)
# "[nimi]", "<tba>": what a template leaves
_TEMPLATE = re.compile(r"\s*[\[<{(].{0,40}[\]>})]\s*|\s*(?:[-–—]+|\?+|\.{2,}|…|_{2,})\s*")
# "is named in March", "... only after the study": still to come, so nobody yet
_LATER = re.compile(
    rf"(?<!\w){_one_of([*_GROUPS['naming'], *_GROUPS['choosing']])}"
    r"(?=\s+(?:vasta|viela|ennen|vuonna|vuoden|viikolla|kevaalla|kesalla|syksylla|talvella|alku"
    r"|loppu|kevaan|kesan|syksyn|talven|ensi|ohjausryhman|rekrytoinnin|paatoksen|kun"
    r"|[a-z]+kuu(?:ssa|n)|\d|q[1-4]|first|under|efter|nar|pa\s+(?:varen|hosten)"
    r"|i\s+[a-z]+(?:ari|ar|il|j|i|ti|ber)|in\s+[a-z]+|during|after|by|when)\b)"
)
_WANTED = re.compile(rf"\s*[:,(–—.…·-]*{_FILLERS}\s*{_one_of(_GROUPS['wanted'])}(?!\w)")
_TO_NAME = re.compile(
    rf"(?<!\w){_one_of([*_GROUPS['naming'], *_GROUPS['choosing']])}(?:\s+[\w-]+){{0,3}}\s+$"
)
_LACKING = re.compile(rf"(?<!\w){_one_of(_GROUPS['lacking'])}\s+$")
_LACKING_FOREIGN = re.compile(rf"(?<!\w){_one_of(_GROUPS['lacking_sv'])}\s+(?:en\s+)?$")
_TO_COME = re.compile(rf"(?<!\w){_one_of(_GROUPS['to_come'])}\s+$")
_HINTS = [
    *(
        _GROUPS[name]
        for name in ("wanted", "to_come", "lacking", "lacking_sv", "naming", "choosing")
    )
]
_HINT = re.compile(rf"(?<!\w){_one_of([word for group in _HINTS for word in group])}(?!\w)")
_MISREAD = re.compile(r"(?<=[a-z])[60](?=[a-z\s]|$)")  # "vastuuhenkil6", "my6hemmin"
_POST = _any([_one_of(_GROUPS["posts"]) + r"(?!\w)"])
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*) $")
_NAMESAKE = re.compile(r"\s-[^\W\d_]")  # "Paikka auki -näyttely"
_CLAUSE = re.compile(r"[.;!?\n]\s|\n")


def find_vacancies(text: str, *, cue: bool = False) -> list[Found]:
    """Where the text says that a post is open or not yet named, from left to right.

    ``cue``: a person is expected here, so a single word ("avoinna", "haussa", "vakant") and a dash
    alone in its cell count too.
    """
    folded = _MISREAD.sub("o", fold(text))
    spans = [Found(*match.span()) for match in _CODES.finditer(text)]
    spans += [Found(*match.span()) for match in _PHRASES.finditer(folded)]
    spans += [
        Found(*match.span())
        for match in _SURE.finditer(folded)
        if not _is_of_something(text, match.start())
    ]
    cued = [Found(*match.span()) for match in _CUED.finditer(folded)]
    cued += [
        Found(*match.span())
        for match in _LATER.finditer(folded)
        if not _names_somebody(text, match.end())
    ]
    if cued and not cue:
        cued = [span for span in cued if _tells_of_post(_clause_of(text, span))]
    spans += cued
    spans += _beside_roles(text, folded)
    if cue:
        spans += [Found(*match.span()) for match in _ALONE.finditer(folded)]
        if _TEMPLATE.fullmatch(text):
            spans.append(Found(len(text) - len(text.lstrip()), len(text.rstrip())))
    found: list[Found] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if _NAMESAKE.match(text, span.end):
            continue
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _beside_roles(text: str, folded: str) -> list[Found]:
    """ "projektipäällikkö haussa", "rekrytoitava hankekoordinaattori"."""
    if not _HINT.search(folded):
        return []
    found: list[Found] = []
    for role in find_roles(text):
        after = _WANTED.match(folded, role.end)
        if after is not None and not _names_somebody(text, after.end()):
            start = role.end + len(after[0]) - len(after[0].lstrip())
            found.append(Found(start, after.end()))
        at = max(0, role.start - 60)
        before = _TO_COME.search(folded[at : role.start])
        if before is None and _is_partitive(text[role.start : role.end]):
            before = _LACKING.search(folded[at : role.start])
        if before is None:
            before = _LACKING_FOREIGN.search(folded[at : role.start])
        if before is None and not _is_essive(text[role.start : role.end]):
            before = _TO_NAME.search(folded[at : role.start])
            if before is not None and _names_somebody(text, role.end):
                before = None
        if before is not None:
            found.append(
                Found(at + before.start(), at + before.start() + len(before[0].split()[0]))
            )
    return found


def _tells_of_post(clause: str) -> bool:
    """Whether one role or post stands there that somebody could have."""
    if _POST.search(fold(clause)):
        return True
    return any(not _is_essive(clause[role.start : role.end]) for role in find_roles(clause))


def _is_of_something(text: str, start: int) -> bool:
    """ "Avustusten haku käynnissä": a process whose genitive is neither a role nor a post."""
    before = _WORD_BEFORE.search(text[max(0, start - 60) : start])
    if before is None or is_role(before[1]) or _POST.search(fold(before[1])):
        return False
    return any(
        reading.case == "genitive" and reading.word_class == "noun"
        for reading in analyse(before[1])
    )


def _is_essive(title: str) -> bool:
    """ "vetäjänä", "vetäjäksi", a plural: the person is told, or nobody in particular."""
    last = title.rsplit(maxsplit=1)[-1]
    return any(
        reading.case in {"essive", "translative"} or reading.number == "plural"
        for reading in analyse(last)
    )


def _is_partitive(title: str) -> bool:
    return any(reading.case == "partitive" for reading in analyse(title.rsplit(maxsplit=1)[-1]))


def _names_somebody(text: str, end: int) -> bool:
    """Whether the rest of the clause names a person: then the post is not open."""
    stop = _CLAUSE.search(text, end)
    return bool(find_persons(text[end : stop.start() if stop else len(text)], cue=True))


def _clause_of(text: str, span: Found) -> str:
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, span.start)), default=0)
    stop = _CLAUSE.search(text, span.end)
    return text[start : stop.start() if stop else len(text)]
