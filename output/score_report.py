"""Measures as a table, as lines a program reads, and as gains and losses since the last run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.measures import FIELDS, Measure

_TOLD = 0.0005  # a difference that three decimals can show


def table(measures: Mapping[str, Measure], title: str | None = None) -> str:
    """Field, P, R, F1, tp, fp and fn: one row a measure, in the order people read them."""
    rows = [] if title is None else [title]
    rows.append(
        f"  {'field':<28} {'P':>6} {'R':>6} {'F1':>6}   {'tp':>4} {'fp':>4} {'fn':>4}"
    )
    for name in _ordered(measures):
        measure = measures[name]
        rows.append(
            f"  {name:<28} {measure.precision:6.3f} {measure.recall:6.3f} {measure.f1:6.3f}   "
            f"{measure.tp:4d} {measure.fp:4d} {measure.fn:4d}"
        )
    return "\n".join(rows)


def measure_lines(numbers: Mapping[str, float]) -> str:
    """One line a measure, ``snake_case_name: number``, three decimals."""
    return "\n".join(f"{snake_case(name)}: {value:.3f}" for name, value in numbers.items())


def snake_case(name: str) -> str:
    """Lower case ASCII letters, digits and single underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def gains_and_losses(previous: Mapping[str, float], current: Mapping[str, float]) -> str:
    """What rose, what fell, what is new and what is gone since the last run, losses first.

    Both map a measure's name to its number. Says so when nothing
    moved or there was no run before.
    """
    if not previous:
        return "No earlier run to compare with."
    moved: list[tuple[float, str]] = []
    for name in current:
        if name in previous and abs(current[name] - previous[name]) >= _TOLD:
            moved.append((current[name] - previous[name], name))
    losses = sorted((change, name) for change, name in moved if change < 0)
    gains = sorted(((change, name) for change, name in moved if change > 0), reverse=True)
    lines: list[str] = []
    for heading, found in (("Losses since the last run:", losses),
                           ("Gains since the last run:", gains)):
        if found:
            lines.append(heading)
            lines += [
                f"  {name:<44} {previous[name]:.3f} -> {current[name]:.3f}  ({change:+.3f})"
                for change, name in found
            ]
    for heading, names in (
        ("New measures:", [name for name in current if name not in previous]),
        ("Measures no longer taken:", [name for name in previous if name not in current]),
    ):
        if names:
            lines.append(f"{heading} {', '.join(names)}")
    return "\n".join(lines) or "No measure moved since the last run."


def _ordered(measures: Mapping[str, Measure]) -> list[str]:
    known = [name for name in FIELDS if name in measures]
    return known + [name for name in measures if name not in FIELDS]
