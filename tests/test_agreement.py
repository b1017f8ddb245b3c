"""The same document from two formats: what must be equal, and how a difference is told."""

from __future__ import annotations

from builders import assignment, date, extraction, mention, project

from models.agreement import agreement, differences, printed_facts
from models.contract import extraction_json
from models.records import Line, Page

SLIDE = Page(
    1, 960, 540, "Kelohovi\nMarja Lehto\nMuistiinpano",
    lines=(Line(0, 8), Line(9, 20), Line(21, 33, role="notes")), notes_start=21,
)  # fmt: skip
HIDDEN = Page(2, 960, 540, "Varakalvo", lines=(Line(0, 9),), hidden=True)


def told(*facts: object, **kinds: list[object]) -> dict[str, object]:
    return extraction_json(extraction(**kinds))


def test_what_no_printed_page_has_is_left_out() -> None:
    """Notes and hidden slides: a fact told only there, and a value told only there."""
    shown = project("Kelohovi", end="2027", mentions=(
        mention("Kelohovi"), mention("Muistiinpano", start=21, field="end"),
    ))
    rows = told(
        projects=[shown, project("Varakalvo", pages=(2,), mentions=(mention("Varakalvo", 2),))],
        assignments=[assignment("Marja Lehto", "Kelohovi", mentions=(
            mention("Muistiinpano", start=21),
        ))],
    )
    kept = printed_facts(rows, (SLIDE, HIDDEN))
    assert [(row["name"], row["end"]) for row in kept["projects"]] == [("Kelohovi", None)]
    assert kept["assignments"] == []


def test_equal_facts_differ_in_nothing() -> None:
    rows = told(projects=[project("Kelohovi", start="2026")], dates=[date("2026", about="Kelohovi")])
    assert differences(agreement(rows, rows)) == []


def test_each_difference_is_listed_once_with_its_side() -> None:
    first = told(
        projects=[project("Kelohovi", start="2026")],
        assignments=[assignment("Marja Lehto", "Kelohovi")],
    )
    second = told(projects=[project("Kelohovi", start="2027")])
    measures = agreement(first, second)
    assert differences(measures) == [
        "- project_start: Kelohovi · 2026",
        "+ project_start: Kelohovi · 2027",
        "- assign_person_target: Marja Lehto · projektipäällikkö · Kelohovi",
    ]
    assert measures["projects"].f1 == 1.0 and measures["assign_person_target"].recall == 0.0
