"""Headings whose letters are set apart ("K a s v u") become the words that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.boxes import around
from extractors.readers.printed import Piece

# One letter or digit; capitals that are kerned ("A I K ATA U L U") come up to three at once.
_LONE = re.compile(r"(?:[^\W_]|[A-ZÅÄÖÉÜ]{2,3})[:.,;!?]?")
_LEAST = 4  # letters; fewer are initials or a list
_WIDEST = 0.6  # of the line's height between two letters; wider are columns
_WIDEST_WORDS = 1.5  # between two words
_WORD_GAP = 1.6  # times the narrowest gap of the line: here a new word begins
_VOWELS = frozenset("aeiouyåäöéü")


def join(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with every run of lone letters, evenly set on one line, joined to words.

    Runs that could not be read aloud (the initials of months, A B C D) stay as they are.
    """
    made: list[Piece] = []
    run: list[Piece] = []
    for piece in pieces:
        lone = len(piece.text) <= 4 and _LONE.fullmatch(piece.text) is not None
        if run and not (lone and run[-1].text.isalnum() and _beside(run[-1], piece)):
            made += _joined(run)
            run = []
        if lone:
            run.append(piece)
        else:
            made.append(piece)
    return made + _joined(run)


def _beside(left: Piece, right: Piece) -> bool:
    high = left.box[3] - left.box[1]
    level = abs(left.box[1] - right.box[1]) < 0.1 * high > abs(left.box[3] - right.box[3])
    return level and 0 < right.box[0] - left.box[2] < _WIDEST_WORDS * high


def _joined(run: Sequence[Piece]) -> list[Piece]:
    lone = sum(len(piece.text) == 1 for piece in run)
    letters = sum(len(piece.text) for piece in run if not piece.text.isdecimal())
    if letters < _LEAST or lone < _LEAST - 1 or lone * 3 < len(run) * 2:
        return list(run)
    narrowest = min(right.box[0] - left.box[2] for left, right in pairwise(run))
    if narrowest > _WIDEST * (run[0].box[3] - run[0].box[1]):
        return list(run)
    words = [[run[0]]]
    for left, right in pairwise(run):
        if right.box[0] - left.box[2] > _WORD_GAP * narrowest:
            words.append([])
        words[-1].append(right)
    if max(map(len, words)) < _LEAST or not all(map(_can_be_said, words)):
        return list(run)
    return [_word(word) for word in words]


def _can_be_said(word: Sequence[Piece]) -> bool:
    letters = [c for piece in word for c in piece.text.lower() if c.isalpha()]
    if len(letters) <= 1:
        return True
    vowels = sum(letter in _VOWELS for letter in letters)
    listed = all(ord(b) - ord(a) == 1 for a, b in pairwise(letters))
    return 0.25 < vowels / len(letters) < 0.9 and not listed


def _word(letters: Sequence[Piece]) -> Piece:
    inks = [piece.ink for piece in letters if piece.ink is not None]
    return Piece(
        "".join(piece.text for piece in letters),
        around([piece.box for piece in letters]),
        letters[0].index,
        around(inks) if len(inks) == len(letters) else None,
    )
