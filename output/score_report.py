"""Measures as a table, as lines a program reads, and as gains and losses since the last run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Protocol

# The order in which the fields are read; others follow as they come.
_ORDER: Final = (
    "growth_areas", "area_period", "programmes", "programme_period", "projects",
    "project_growth_area", "project_start", "project_end", "assign_person_target",
    "assign_person_role_target", "vacancies", "assign_status_of_matched", "dates",
    "dates_with_about", "changes",
)
_TOLD = 0.0005  # a difference that three decimals can show


class Measure(Protocol):
    """Counts of right (tp), wrong (fp) and missed (fn) values."""

    @property
    def tp(self) -> int: ...
    @property
    def fp(self) -> int: ...
    @property
    def fn(self) -> int: ...


def precision_recall_f1(measure: Measure) -> tuple[float, float, float]:
    """Precision, recall and F1, each 0..1. Nothing asked and nothing said is 1.0, as the scorer
    has it."""
    said, asked = measure.tp + measure.fp, measure.tp + measure.fn
    precision = measure.tp / said if said else 1.0
    recall = measure.tp / asked if asked else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def table(measures: Mapping[str, Measure], title: str | None = None) -> str:
    """Field, P, R, F1, tp, fp and fn: one row a measure, in the order people read them."""
    rows = [] if title is None else [title]
    rows.append(
        f"  {'field':<28} {'P':>6} {'R':>6} {'F1':>6}   {'tp':>4} {'fp':>4} {'fn':>4}"
    )
    for name in _ordered(measures):
        measure = measures[name]
        precision, recall, f1 = precision_recall_f1(measure)
        rows.append(
            f"  {name:<28} {precision:6.3f} {recall:6.3f} {f1:6.3f}   "
            f"{measure.tp:4d} {measure.fp:4d} {measure.fn:4d}"
        )
    return "\n".join(rows)


def measure_numbers(measures: Mapping[str, Measure], prefix: str = "") -> dict[str, float]:
    """``{"growth_areas_f1": 0.97, ...}``: precision, recall and F1 of every measure."""
    numbers: dict[str, float] = {}
    for name in _ordered(measures):
        values = precision_recall_f1(measures[name])
        for kind, value in zip(("precision", "recall", "f1"), values, strict=True):
            numbers[snake_case(f"{prefix}_{name}_{kind}")] = value
    return numbers


def measure_lines(numbers: Mapping[str, Measure] | Mapping[str, float], prefix: str = "") -> str:
    """One line a measure, ``snake_case_name: number``, three decimals (whole numbers as such).

    Takes measures (each gives precision, recall and F1) or numbers already named.
    """
    named: dict[str, float] = {}
    for name, value in numbers.items():
        if isinstance(value, int | float):
            named[snake_case(f"{prefix}_{name}")] = value
        else:
            named.update(measure_numbers({name: value}, prefix))
    return "\n".join(
        f"{name}: {value}" if isinstance(value, int) else f"{name}: {value:.3f}"
        for name, value in named.items()
    )


def snake_case(name: str) -> str:
    """Lower case ASCII letters, digits and single underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def gains_and_losses(previous: Mapping[str, float], current: Mapping[str, float]) -> str:
    """What rose, what fell, what is new and what is gone since the last run, losses first.

    Both map a measure's name to its number (as ``measure_numbers`` gives). Says so when nothing
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
    known = [name for name in _ORDER if name in measures]
    return known + [name for name in measures if name not in _ORDER]
