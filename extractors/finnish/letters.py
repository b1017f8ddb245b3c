"""What texts that kept their letters tell: how common a form is, and what stands beside it.

The list (``vocabulary/letters.txt.gz``) is made by ``benchmarks/finnish/make_letters.py`` of
municipal strategies, news and the names statistics.
"""

from __future__ import annotations

import gzip
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from extractors.finnish.letter_candidates import strip_marks
from extractors.finnish.morphology import analyse

_PARTS = ("forms", "lemmas", "contexts", "names")


@dataclass(frozen=True, slots=True)
class Letters:
    """Counts, all found by what is left of a word without its marks, or by the word itself.

    ``forms``: stripped form -> forms with counts; small and capitalised ones apart.
    ``lemmas``: lemma -> count. ``contexts``: form -> how often each clue stands beside it ("": how
    often it is seen). ``names``: stripped name -> name and its bearers.
    """

    forms: dict[str, tuple[tuple[str, int], ...]]
    lemmas: dict[str, int]
    contexts: dict[str, dict[str, int]]
    names: dict[str, tuple[str, int]]


@cache
def letters() -> Letters:
    """The shipped list; read once."""
    packed = resources.files("extractors.vocabulary").joinpath("letters.txt.gz").read_bytes()
    forms: dict[str, list[tuple[str, int]]] = {}
    lemmas: dict[str, int] = {}
    contexts: dict[str, dict[str, int]] = {}
    names: dict[str, tuple[str, int]] = {}
    part = ""
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if not rest and word in _PARTS:
            part = word
        elif part == "forms":
            forms.setdefault(strip_marks(word), []).append((word, int(rest)))
        elif part == "lemmas":
            lemmas[word] = int(rest)
        elif part == "contexts":
            clue_counts = (told.rpartition("=") for told in rest.split())
            contexts[word] = {clue: int(count) for clue, _, count in clue_counts}
        else:
            names[strip_marks(word)] = (word, int(rest))
    return Letters(
        {stripped: tuple(sorted(found, key=lambda f: -f[1])) for stripped, found in forms.items()},
        lemmas,
        contexts,
        names,
    )


def lemma_count(form: str) -> int:
    """How often the commonest lemma of a form is met; of a compound, the rarest of its parts."""
    met = letters().lemmas
    return max(
        (min(met.get(part.lower(), 0) for part in reading.parts) for reading in analyse(form)),
        default=0,
    )


#: Clues overlap (a word and its end), so each counts for less than it says.
_WEIGHT = 0.7
_SMOOTHING = 10.0
_BEFORE = re.compile(r"(?:([^\W\d_]+)|([^\s]))\s*$")
_AFTER = re.compile(r"\s*(?:([^\W\d_]+)|([^\s]))")


def clues(lost: str, start: int, end: int) -> list[str]:
    """What stands beside ``lost[start:end]`` in a stripped text.

    The word before and after, their last three letters, and marks.
    """
    found: list[str] = []
    for side, match in (
        ("<", _BEFORE.search(lost, max(0, start - 25), start)),
        (">", _AFTER.match(lost, end, min(len(lost), end + 25))),
    ):
        if match is None:
            found.append(side)
        elif match[1]:
            word = match[1].lower()
            found.append(side + word)
            found.append(f"{side}-{word[-3:]}")
        else:
            found.append(side + match[2])
    return found


def context_scores(forms: list[str], told: list[str]) -> list[float]:
    """For each of the forms (of the same letters) the log-likelihood of the clues beside it.

    Naive Bayes, smoothed towards what the forms have together: a clue that none of them was seen
    with says nothing, and a rare form is not liked for what it was never seen without.
    """
    seen = [letters().contexts.get(form, {"": 0}) for form in forms]
    total = sum(counts[""] for counts in seen) or 1
    scores = [0.0] * len(forms)
    for clue in told:
        together = sum(counts.get(clue, 0) for counts in seen)
        if not together:
            continue
        expected = _SMOOTHING * together / total
        for index, counts in enumerate(seen):
            likely = (counts.get(clue, 0) + expected) / (counts[""] + _SMOOTHING)
            scores[index] += _WEIGHT * math.log(likely)
    return scores
