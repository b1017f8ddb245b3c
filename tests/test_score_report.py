"""The table of measures and what moved since the last run."""

from __future__ import annotations

from models.measures import Measure
from output.score_report import gains_and_losses, measure_lines, table

MEASURES = {"own": Measure(1, 1, 0), "dates": Measure(8, 2, 8), "growth_areas": Measure(0, 0, 0)}


def test_the_table_has_the_scorers_columns_in_reading_order() -> None:
    assert table(MEASURES, "sarja") == "\n".join((
        "sarja",
        "  field                             P      R     F1     tp   fp   fn",
        "  growth_areas                  1.000  1.000  1.000      0    0    0",
        "  dates                         0.800  0.500  0.615      8    2    8",
        "  own                           0.500  1.000  0.667      1    1    0",
    ))


def test_lines_are_snake_case_names_and_numbers() -> None:
    numbers = {"decks pptx dates f1": MEASURES["dates"].f1, "CPU s/page": 0.5}
    assert measure_lines(numbers) == "decks_pptx_dates_f1: 0.615\ncpu_s_page: 0.500"


def test_all_wrong_scores_nothing() -> None:
    wrong = Measure(0, 3, 3)
    assert (wrong.precision, wrong.recall, wrong.f1) == (0.0, 0.0, 0.0)


def test_losses_come_before_gains() -> None:
    told = gains_and_losses(
        {"a_f1": 0.9, "b_f1": 0.5, "c_f1": 0.7, "gone": 1.0},
        {"a_f1": 0.8, "b_f1": 0.75, "c_f1": 0.7001, "fresh": 1.0},
    ).splitlines()
    assert [line.split()[0] for line in told] == [
        "Losses", "a_f1", "Gains", "b_f1", "New", "Measures"
    ]
    assert "0.900 -> 0.800  (-0.100)" in told[1]


def test_no_run_before_and_no_move_are_said() -> None:
    assert gains_and_losses({}, {"a": 1.0}) == "No earlier run to compare with."
    assert gains_and_losses({"a": 1.0}, {"a": 1.0}) == "No measure moved since the last run."
