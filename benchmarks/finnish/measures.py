"""One line of the table of ``make evaluate-finnish``, and where the given data lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

#: The given data; ``STRATEGIAVAHTI_SHARED`` names another place (a worktree's, a server's).
SHARED = Path(
    os.environ.get("STRATEGIAVAHTI_SHARED", Path(__file__).resolve().parents[3] / "shared")
)
DATA = SHARED / "data"


@dataclass(frozen=True, slots=True)
class Measure:
    """A named figure. ``value`` is None where its data are absent; ``note`` says on how much."""

    name: str
    value: float | None
    goal: str
    note: str = ""


def f1(right: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``right`` of ``found`` against ``gold``; 1.0 where nothing is."""
    precision = right / found if found else 1.0
    recall = right / gold if gold else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
