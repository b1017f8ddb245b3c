"""Where a text says that a post is open, or that nobody is named yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.finnish.folding import fold
from extractors.vocabulary import load


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text: ``text[start:end]``."""

    start: int
    end: int


def _phrase(phrase: str) -> str:
    """Words of a phrase with any space and a copula between them: "haku (on) käynnissä"."""
    return re.escape(fold(phrase)).replace(r"\ ", r"\s+(?:on\s+(?:viela\s+)?)?")


_CODES = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(
        re.escape(code).replace(r"\ ", r"\s?")
        for code in sorted(load("vacancy")["codes"], key=len, reverse=True)
    )
    + r")(?![\w])\.?"
)
_PHRASES = re.compile(
    r"(?<!\w)(?:"
    + "|".join(_phrase(p) for p in sorted(load("vacancy")["phrases"], key=len, reverse=True))
    + r")(?!\w)"
)
# "is named in March", "... only after the study": still to come, so nobody yet
_LATER = re.compile(
    r"(?<!\w)(?:nimetaan|nimitetaan|valitaan|rekrytoidaan|taytetaan|utses|rekryteras|will\s+be\s+named)"
    r"(?=\s+(?:vasta|viela|myohemmin|ennen|vuonna|vuoden|viikolla|kevaalla|kesalla|syksylla"
    r"|talvella|[a-z]+kuu(?:ssa|n)|\d|q[1-4]|senare|forst|later)\b)"
)
_ALONE = re.compile(
    r"(?<!\w)(?:" + "|".join(_phrase(word) for word in load("vacancy")["words"]) + r")(?!\w)"
)


def find_vacancies(text: str, *, cue: bool = False) -> list[Found]:
    """Where the text says that a post is open or not yet named.

    ``cue``: a person is expected here, so a single word ("avoinna", "haussa", "vakant") and a dash
    alone in its cell count too.
    """
    folded = fold(text)
    spans = [Found(*match.span()) for match in _CODES.finditer(text)]
    spans += [Found(*match.span()) for match in _PHRASES.finditer(folded)]
    spans += [Found(*match.span()) for match in _LATER.finditer(folded)]
    if cue:
        spans += [Found(*match.span()) for match in _ALONE.finditer(folded)]
        if re.fullmatch(r"\s*(?:[-–—]|\?+|\.{3}|…)\s*", text):
            spans.append(Found(len(text) - len(text.lstrip()), len(text.rstrip())))
    found: list[Found] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
