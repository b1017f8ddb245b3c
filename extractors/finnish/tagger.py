"""People and times in running Finnish, found by a small model of our own (a linear-chain CRF).

Trained by ``benchmarks/finnish/train_tagger.py``; the weights are a table of hashed features
(``tagger.npz``), read with numpy alone. What a word adds is summed once and kept, so running text
is tagged at well over 50,000 words in a CPU second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from extractors.finnish.token_features import (
    EDGE,
    OFFSETS,
    REACH,
    TOKEN,
    kind,
    mention_hashes,
    pair_hash,
    triple_hash,
    word_hashes,
)

Label = Literal["PERSON", "DATE"]
_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """``text[start:end]`` names a person or a time; ``probability`` by the model, 0 to 1."""

    start: int
    end: int
    label: Label
    probability: float


@dataclass(frozen=True, slots=True)
class _Model:
    """``weights[place[hash]]``: what a feature adds to the labels of the tokens around it."""

    labels: tuple[str, ...]
    place: dict[int, int]
    weights: _Floats  # features x OFFSETS x labels
    transitions: _Floats  # from row to column

    def of(self, hashes: Iterable[int]) -> _Floats:
        """The sum of what some features add: OFFSETS x labels."""
        known = [self.place[one] for one in hashes if one in self.place]
        total: _Floats = self.weights[known].sum(axis=0)
        return total


@cache
def _model() -> _Model:
    source = resources.files("extractors.finnish").joinpath("tagger.npz")
    with source.open("rb") as file, np.load(file) as stored:
        return _Model(
            tuple(str(label) for label in stored["labels"]),
            {int(key): at for at, key in enumerate(stored["keys"])},
            stored["weights"].astype(np.float32),
            stored["transitions"].astype(np.float32),
        )


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> _Floats:
    return _model().of(word_hashes(word))


@lru_cache(maxsize=100_000)
def _of_kinds(left: str, middle: str, right: str) -> _Floats:
    """What three neighbours add by their kinds, and the first two of them."""
    return _model().of((triple_hash(left, middle, right), pair_hash(left, middle)))


@lru_cache(maxsize=10_000)
def _of_mentions(mentions: str) -> _Floats:
    told: _Floats = _model().of(mention_hashes(mentions))[REACH]
    return told


def _scores(words: Sequence[str]) -> _Floats:
    """How well each label fits each token by itself: tokens x labels."""
    count = len(words)
    edge = [EDGE] * REACH
    padded = [*edge, *words, *edge]
    kinds = [kind(word) for word in (*padded, EDGE, EDGE)]
    table = np.array([_of_word(word) for word in padded])
    table += np.array([_of_kinds(*kinds[at : at + 3]) for at in range(len(padded))])
    total = np.zeros((count, table.shape[2]), dtype=np.float32)
    for place in range(len(OFFSETS)):
        total += table[place : place + count, place]
    return total


def _best(scores: _Floats, transitions: _Floats) -> list[int]:
    """The likeliest labels in a row (Viterbi)."""
    reached = scores[0]
    back: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        ways = reached[:, None] + transitions
        from_ = ways.argmax(axis=0)
        back.append(from_)
        reached = ways.max(axis=0) + row
    path = [int(reached.argmax())]
    for from_ in reversed(back):
        path.append(int(from_[path[-1]]))
    return path[::-1]


def _logsum(values: _Floats, axis: int) -> _Floats:
    top = values.max(axis=axis)
    total: _Floats = top + np.log(np.exp(values - np.expand_dims(top, axis)).sum(axis=axis))
    return total


@dataclass(frozen=True, slots=True)
class _Span:
    """``words[first:last]`` with its label."""

    first: int
    last: int
    label: str
    probability: float


def _spans(path: Sequence[int], scores: _Floats, model: _Model) -> list[_Span]:
    """The spans of a path of labels (B- I- E- S- of a kind), with their marginal probabilities."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for at, label in enumerate(path):
        name = model.labels[label]
        if name[:2] in ("B-", "S-"):
            start = at
        elif name[:2] not in ("I-", "E-"):
            start = None
        if name[:2] in ("E-", "S-") and start is not None:
            found.append((start, at + 1))
            start = None
    if not found:
        return []
    forward = [scores[0]]
    for row in scores[1:]:
        forward.append(_logsum(forward[-1][:, None] + model.transitions, 0) + row)
    backward = [np.zeros_like(scores[0])]
    for row in scores[:0:-1]:
        backward.append(_logsum(model.transitions + (row + backward[-1])[None, :], 1))
    backward.reverse()
    whole = float(_logsum(forward[-1][None, :], 1)[0])
    spans = []
    for first, last in found:
        inside = float(forward[first][path[first]]) + float(backward[last - 1][path[last - 1]])
        for at in range(first + 1, last):
            inside += float(model.transitions[path[at - 1], path[at]] + scores[at][path[at]])
        name = model.labels[path[first]][2:]
        spans.append(_Span(first, last, name, min(1.0, float(np.exp(inside - whole)))))
    return spans


def tokens(text: str) -> list[tuple[int, int]]:
    """Offsets of the words, numbers and signs of a text, as the tagger reads them."""
    return [match.span() for match in TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a sentence, the scores of their labels, and the likeliest labels."""

    words: tuple[str, ...]
    scores: _Floats
    path: tuple[int, ...]


@lru_cache(maxsize=20_000)
def _read(text: str) -> _Reading:
    """One sentence by itself."""
    words = tuple(text[start:end] for start, end in tokens(text))
    if not words:
        return _Reading((), np.zeros((0, 0), dtype=np.float32), ())
    scores = _scores(words)
    return _Reading(words, scores, tuple(_best(scores, _model().transitions)))


def tag(sentence: str) -> list[Tagged]:
    """People and times in one sentence, from left to right, without overlaps."""
    read = _read(sentence)
    return _tagged(sentence, _spans(read.path, read.scores, _model()))


def tag_all(sentences: Sequence[str]) -> list[list[Tagged]]:
    """People and times in the sentences of one text, in reading order.

    A surname alone is mostly no name by itself ("Tukian mukaan"): what the sentences around say of
    the same name is counted in, so this finds more than ``tag``.
    """
    model = _model()
    read = [_read(sentence) for sentence in sentences]
    places = [place_in_name(label) for label in model.labels]
    told = mentions(
        [one.words for one in read], [[places[label] for label in one.path] for one in read]
    )
    out = []
    for sentence, one, heard in zip(sentences, read, told, strict=True):
        scores, path = one.scores, one.path
        if any(heard):
            scores = scores + np.array([_of_mentions(said) for said in heard])
            path = tuple(_best(scores, model.transitions))
        out.append(_tagged(sentence, _spans(path, scores, model)))
    return out


def _tagged(sentence: str, spans: Sequence[_Span]) -> list[Tagged]:
    if not spans:
        return []
    places = tokens(sentence)
    return [
        Tagged(
            places[span.first][0],
            places[span.last - 1][1],
            "PERSON" if span.label == "PERSON" else "DATE",
            round(span.probability, 3),
        )
        for span in spans
        if span.label in ("PERSON", "DATE")
    ]


def person_labels(length: int) -> list[str]:
    """S for one word, else B, I ... E."""
    return ["S"] if length == 1 else ["B", *"I" * (length - 2), "E"]


def place_in_name(label: str) -> str:
    """B, I, E, S for a label of a person, N for one of another name, O for all else."""
    if label.endswith("-PERSON"):
        return label[0]
    return "N" if label in ("ORG", "PLACE", "PRODUCT") else "O"


# --- what is said of a name elsewhere -----------------------------------------------------------

#: How many sentences before and after are looked at.
_AROUND = 40
_MOST = 3  # more mentions say no more


def mentions(
    sentences: Sequence[Sequence[str]], labels: Sequence[Sequence[str]]
) -> list[list[str]]:
    """For each word of each sentence how the same name is labelled in the sentences around.

    ``labels`` (``place_in_name`` of every word) are a first reading of each sentence by itself.
    "E1B0S2N0O1": last in a longer name once, first never, a person by itself twice, another name
    never, no name once; "" for small words and where nothing else is said.
    """
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, words in enumerate(sentences):
        for at, word in _names(words):
            places[word[:4].lower()].append((number, at, word.lower()))
    out: list[list[str]] = []
    for number, words in enumerate(sentences):
        row = [""] * len(words)
        for at, word in _names(words):
            count = {"E": 0, "B": 0, "S": 0, "N": 0, "O": 0}
            for elsewhere, place, other in places[word[:4].lower()]:
                far = abs(elsewhere - number) > _AROUND or (elsewhere, place) == (number, at)
                if not far and _same_name(word.lower(), other):
                    count[labels[elsewhere][place].replace("I", "B")] += 1
            if any(count.values()):
                row[at] = "".join(f"{label}{min(_MOST, n)}" for label, n in count.items())
        out.append(row)
    return out


def _names(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Words with a capital that may be a name, and their places."""
    for at, word in enumerate(words):
        if len(word) > 2 and word[0].isupper() and word.isalpha():
            yield at, word


@lru_cache(maxsize=50_000)
def _same_name(word: str, other: str) -> bool:
    """Whether two words may be forms of one name: the same but for what endings change."""
    shared = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        shared += 1
    shorter, longer = sorted((len(word), len(other)))
    return shared >= max(3, shorter - 2) and longer - shorter <= 4
