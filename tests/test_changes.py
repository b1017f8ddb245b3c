"""What counts as a change and how it is told; the laws of compare, apply and invert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import area, assignment, date, extraction, info, page, programme, project, sha
from hypothesis import given, settings
from strategies import extractions

from models import changes, contract
from models.periods import day_of
from models.records import Change, DateFact, Extraction, Line, Page
from models.same_facts import same_row
from models.scoring import Measure, read_series, score_changes

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "decks"


def told(old: Extraction, new: Extraction, **pages: Any) -> list[tuple[Any, ...]]:
    return brief(changes.compare(old, new, **pages).changes)


def brief(found: Sequence[Change]) -> list[tuple[Any, ...]]:
    return [(c.kind, c.entity_kind, c.entity, c.field, c.before, c.after) for c in found]


def puupiha(**values: Any) -> Extraction:
    return extraction(projects=[project("Puupiha", **values)])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (  # the end moves
            puupiha(end="2027"),
            puupiha(end="2028-06-30"),
            ("changed", "project", "Puupiha", "end", "2027", "2028-06-30"),
        ),
        (  # a start that was not told before
            puupiha(),
            puupiha(start="2026-03"),
            ("changed", "project", "Puupiha", "start", None, "2026-03"),
        ),
        (  # a project without an area gets one
            extraction(growth_areas=[area("Biotalous")], projects=[project("Puupiha")]),
            extraction(
                growth_areas=[area("Biotalous")], projects=[project("Puupiha", "Biotalous")]
            ),
            ("moved", "project", "Puupiha", "growth_area", None, "Biotalous"),
        ),
        (
            extraction(programmes=[programme("Kasvuohjelma", end="2026")]),
            extraction(programmes=[programme("Kasvuohjelma", end="2027")]),
            ("changed", "programme", "Kasvuohjelma", "end", "2026", "2027"),
        ),
        (
            extraction(assignments=[assignment(None, "Puupiha")]),
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", status="starts")]),
            ("changed", "assignment", "Puupiha", "person", None, "Aino Esimerkki"),
        ),
        (
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha")]),
            extraction(assignments=[assignment(None, "Puupiha")]),
            ("changed", "assignment", "Puupiha", "person", "Aino Esimerkki", None),
        ),
        (  # a leaver's row goes along with the change of person
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha")]),
            extraction(
                assignments=[
                    assignment("Aino Esimerkki", "Puupiha", status="ends"),
                    assignment("Matti Malli", "Puupiha"),
                ]
            ),
            ("changed", "assignment", "Puupiha", "person", "Aino Esimerkki", "Matti Malli"),
        ),
        (
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha")]),
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", status="ends")]),
            ("changed", "assignment", "Puupiha", "status", None, "ends"),
        ),
        (  # no longer a substitute
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", "vs. johtaja")]),
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", "johtaja")]),
            ("changed", "assignment", "Puupiha", "role", "vs. johtaja", "johtaja"),
        ),
        (
            extraction(
                assignments=[assignment(None, "Puupiha", organisation="elinkeinopalvelut")]
            ),
            extraction(assignments=[assignment(None, "Puupiha", organisation="kaupunkikehitys")]),
            ("changed", "assignment", "Puupiha", "organisation", "elinkeinopalvelut",
             "kaupunkikehitys"),
        ),
        (
            extraction(
                assignments=[assignment("Aino Esimerkki", "Puupiha")], projects=[project("Puupiha")]
            ),
            extraction(
                assignments=[
                    assignment("Aino Esimerkki", "Puupiha"),
                    assignment("Matti Malli", "Puupiha", "viestintäasiantuntija"),
                ],
                projects=[project("Puupiha")],
            ),
            ("added", "assignment", "Puupiha", "person", None, "Matti Malli"),
        ),
        (  # a milestone moves
            extraction(dates=[date("2026-06-15", "2026-06-15", "Puupiha", event="tonttipäätös")]),
            extraction(dates=[date("2026-09-01", "2026-09-01", "Puupiha", event="tonttipäätös")]),
            ("changed", "date", "Puupiha", "start", "2026-06-15", "2026-09-01"),
        ),
        (  # a deadline has only an end
            extraction(dates=[date(None, "2026-06", "Puupiha", event="haku auki")]),
            extraction(dates=[date(None, "2026-09", "Puupiha", event="haku auki")]),
            ("changed", "date", "Puupiha", "end", "2026-06", "2026-09"),
        ),
        (
            extraction(growth_areas=[area("Älyliikenne")]),
            extraction(growth_areas=[]),
            ("removed", "growth_area", "Älyliikenne", None, "Älyliikenne", None),
        ),
        (
            extraction(growth_areas=[area("Mielen tuki")]),
            extraction(growth_areas=[area("Mieli ja toipuminen", aliases=("Mielen tuki",))]),
            ("renamed", "growth_area", "Mieli ja toipuminen", "name", "Mielen tuki",
             "Mieli ja toipuminen"),
        ),
    ],
)  # fmt: skip
def test_one_change(old: Extraction, new: Extraction, expected: tuple[Any, ...]) -> None:
    assert told(old, new) == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (puupiha(end="2027"), puupiha(end="2027-12-31")),  # the same last day
        (puupiha(start="2026-04"), puupiha(start="2026-04-01")),
        (puupiha(), extraction(projects=[project("PUUPIHA – hanke")])),
        (  # two languages turned round
            extraction(projects=[project("Kielisilta", aliases=("Språkbron",))]),
            extraction(projects=[project("Språkbron", aliases=("Kielisilta",))]),
        ),
        (  # an abbreviation beside the full name
            extraction(projects=[project("Etävastaanotot", aliases=("ETÄVA",))]),
            extraction(projects=[project("ETÄVA")]),
        ),
        (  # an initial spelt out, surname first, still in office
            extraction(assignments=[assignment("A. Esimerkki", "Puupiha")]),
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", status="continues")]),
        ),
        (  # a role that only one version tells
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", None)]),
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha")]),
        ),
        (  # the head of a column is no role
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", "vetäjä")]),
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", "vastuuhenkilö")]),
        ),
        (  # the same role in full
            extraction(assignments=[assignment("Aino Esimerkki", "Puupiha", "puheenjohtaja")]),
            extraction(
                assignments=[assignment("Aino Esimerkki", "Puupiha", "ohjausryhmän puheenjohtaja")]
            ),
        ),
        (  # still vacant
            extraction(assignments=[assignment(None, "Puupiha", reason="NN")]),
            extraction(assignments=[assignment(None, "Puupiha", reason="avoinna")]),
        ),
        (  # a date that only repeats the period
            puupiha(start="2026", end="2027"),
            extraction(
                projects=[project("Puupiha", start="2026", end="2027")],
                dates=[date("2026", "2027", "Puupiha")],
            ),
        ),
        (  # told once more, in other words
            extraction(dates=[date("2026-06", "2026-06", "Puupiha", event="avajaiset")]),
            extraction(
                dates=[
                    date("2026-06-01", "2026-06-30", "Puupiha", event="juhlaviikot"),
                    date("2026-06", "2026-06", "Puupiha", event="avajaiset"),
                ]
            ),
        ),
        (  # the date on the cover
            extraction(dates=[date("2026-03-01", "2026-03-01", event="kansi")]),
            extraction(
                document=info(dated="2026-09-01"),
                dates=[date("2026-09-01", "2026-09-01", event="kansi")],
            ),
        ),
    ],
)
def test_no_change(old: Extraction, new: Extraction) -> None:
    assert told(old, new) == [] and told(new, old) == []


def test_an_added_project_is_one_change_with_its_consequences() -> None:
    new = extraction(
        growth_areas=[area("Biotalous")],
        projects=[project("Puupiha", "Biotalous", start="2026", end="2027")],
        assignments=[assignment("Aino Esimerkki", "Puupiha")],
        dates=[date("2026", "2027", "Puupiha"),
               date("2026-09-01", "2026-09-01", "Puupiha", event="avajaiset")],
    )  # fmt: skip
    found = changes.compare(extraction(growth_areas=[area("Biotalous")]), new).changes
    assert brief(found) == [
        ("added", "project", "Puupiha", None, None, "Puupiha"),
        ("added", "assignment", "Puupiha", "person", None, "Aino Esimerkki"),
        ("added", "date", "Puupiha", "start", None, "2026-09-01"),
    ]
    assert [c.part_of for c in found] == [None, found[0].id, found[0].id]
    assert [c.severity for c in found] == ["major", "note", "note"]
    assert all(c.after_mentions and c.reason for c in found)


def test_a_renamed_area_does_not_move_its_projects() -> None:
    old = extraction(
        growth_areas=[area("Meri ja satamat")],
        projects=[project("Laituri", "Meri ja satamat"), project("Väylä", "Meri ja satamat")],
        assignments=[assignment("Aino Esimerkki", "Meri ja satamat", target_kind="growth_area")],
    )
    new = extraction(
        growth_areas=[area("Siniset elinkeinot")],
        projects=[project("Väylä", "Siniset elinkeinot"), project("Laituri", "Siniset elinkeinot")],
        assignments=[assignment("Aino Esimerkki", "Siniset elinkeinot", target_kind="growth_area")],
    )
    assert told(old, new) == [
        ("renamed", "growth_area", "Siniset elinkeinot", "name", "Meri ja satamat",
         "Siniset elinkeinot"),
    ]  # fmt: skip


def test_a_split_lists_its_parts() -> None:
    old = extraction(growth_areas=[area("Matkailu")],
                     projects=[project("Saaristoreitti", "Matkailu")])  # fmt: skip
    new = extraction(growth_areas=[area("Matkailu")],
                     projects=[project("Saaristoreitti itä", "Matkailu"),
                               project("Saaristoreitti länsi", "Matkailu")])  # fmt: skip
    parts = ("Saaristoreitti itä", "Saaristoreitti länsi")
    assert told(old, new) == [("split", "project", "Saaristoreitti", None, "Saaristoreitti", parts)]
    assert told(new, old) == [
        ("merged", "project", "Saaristoreitti", None, parts, "Saaristoreitti")
    ]


def test_a_bound_that_is_told_no_more_is_not_mentioned() -> None:
    comparison = changes.compare(puupiha(end="2027"), puupiha())
    assert comparison.changes == ()
    assert brief(comparison.not_mentioned) == [
        ("changed", "project", "Puupiha", "end", "2027", None)
    ]


def test_a_status_of_a_project_is_told_below_the_facts() -> None:
    comparison = changes.compare(puupiha(status="planned"), puupiha(status="running"))
    assert comparison.changes == ()
    assert [(s.before, s.after) for s in comparison.statements] == [
        ("Puupiha: planned", "Puupiha: running")
    ]


def test_what_stood_in_notes_is_not_mentioned_by_a_version_without_notes() -> None:
    text = "Kasvuohjelma etenee\nPuupiha alkaa"
    at = text.index("Puupiha")
    old_page = page(text, notes_start=at)
    noted = project("Puupiha")
    noted = replace(noted, mentions=(replace(noted.mentions[0], start=at, end=at + 7),))
    old, new = extraction(projects=[noted]), extraction()
    bare = page("Kasvuohjelma etenee")
    comparison = changes.compare(old, new, old_pages=(old_page,), new_pages=(bare,))
    assert comparison.changes == () and len(comparison.not_mentioned) == 1
    with_notes = replace(bare, notes_start=0)
    comparison = changes.compare(old, new, old_pages=(old_page,), new_pages=(with_notes,))
    assert len(comparison.changes) == 1 and comparison.not_mentioned == ()


def test_pages_that_a_part_of_a_report_leaves_out_are_not_mentioned() -> None:
    kept, left = "Kasvuohjelma kokoaa seudun hankkeet", "Puupiha rakentaa puutaloja keskustaan"
    old = extraction(projects=[project("Puupiha", page=2)])
    pages = (page(kept), page(left, 2))
    comparison = changes.compare(old, extraction(), old_pages=pages, new_pages=pages[:1])
    assert brief(comparison.changes) == [] and len(comparison.not_mentioned) == 1
    both = (page(kept), page("Metsätalo rakentaa puutaloja keskustaan", 2))
    assert len(changes.compare(old, extraction(), old_pages=pages, new_pages=both).changes) == 1


def test_initials_that_fit_two_people_are_no_person() -> None:
    """Beside a Martti Malli, M. Malli may be either: cannot tell; alone he is Matti Malli."""
    old = extraction(projects=[project("Puupiha")], assignments=[assignment("M. Malli", "Puupiha")])
    matti = assignment("Matti Malli", "Puupiha")
    new = extraction(projects=[project("Puupiha")], assignments=[matti])
    assert changes.compare(old, new).changes == ()
    both = extraction(
        projects=[project("Puupiha"), project("Retkisatama")],
        assignments=[matti, assignment("Martti Malli", "Retkisatama")],
    )
    comparison = changes.compare(old, both)
    assert [c.field for c in comparison.cannot_tell] == ["person"]


def test_a_slip_of_ocr_is_no_change_of_the_author() -> None:
    old = extraction(projects=[project("Vihreä laituri", end="2026-03-31")],
                     assignments=[assignment("Matti Malli", "Vihreä laituri")])  # fmt: skip
    new = extraction(projects=[project("Vihrea laiturl", end="2026-08-31")],
                     assignments=[assignment("Martti Malli", "Vihrea laiturl")])  # fmt: skip
    scanned = (page("Vihrea laiturl", origin="ocr"),)
    comparison = changes.compare(old, new, old_pages=(page("x"),), new_pages=scanned)
    assert comparison.changes == ()
    assert {c.field for c in comparison.cannot_tell} == {"end", "person"}
    assert all("lukemisesta" in c.reason for c in comparison.cannot_tell)


def test_what_still_stands_there_is_not_told_as_removed() -> None:
    old = extraction(
        projects=[project("Puupiha")],
        assignments=[assignment("Aino Esimerkki", "Puupiha")],
        dates=[date("2026-06", "2026-06", event="avajaiset")],
    )
    pages = (page("2026-06 avajaiset\nPuupiha: Aino Esimerkki"),)
    comparison = changes.compare(old, extraction(), old_pages=pages, new_pages=pages)
    assert comparison.changes == () and len(comparison.cannot_tell) == 3
    assert "molemmissa" in comparison.cannot_tell[0].reason
    gone = (page("Metsätalo: Matti Malli"),)
    comparison = changes.compare(old, extraction(), old_pages=pages, new_pages=gone)
    assert len(comparison.changes) == 3 and comparison.cannot_tell == ()


def test_someone_who_got_another_duty_has_left_the_first_one() -> None:
    both = [project("Puupiha"), project("Silta")]
    old = extraction(projects=both, assignments=[assignment("Aino Esimerkki", "Puupiha")])
    new = extraction(projects=both, assignments=[assignment("Aino Esimerkki", "Silta")])
    first, second = page("Puupiha: Aino Esimerkki, Silta"), page("Puupiha, Silta: Aino Esimerkki")
    comparison = changes.compare(old, new, old_pages=(first,), new_pages=(second,))
    assert {c.kind for c in comparison.changes} == {"added", "removed"}
    assert comparison.cannot_tell == ()


def test_what_was_hardly_read_cannot_be_told() -> None:
    comparison = changes.compare(puupiha(end="2026"), puupiha(end="2027", confidence=0.1))
    assert comparison.changes == () and len(comparison.cannot_tell) == 1


def test_sentences_that_changed() -> None:
    old = page(
        "Ohjelma uudistaa seudun elinkeinoja rohkeasti. Rahoitus tulee pääosin kunnilta.\n"
        "Tavoitteena on tuhat uutta työpaikkaa seudulle."
    )
    new = page(
        "Tavoitteena on kaksituhatta uutta työpaikkaa seudulle.\n"
        "Ohjelma  uudistaa seudun elinkeinoja ROHKEASTI. Kumppanit kokoontuvat neljä kertaa."
    )
    said = extraction()
    statements = changes.compare(said, said, old_pages=(old,), new_pages=(new,)).statements
    assert [(s.kind, s.before, s.after) for s in statements] == [
        ("removed", "Rahoitus tulee pääosin kunnilta.", None),
        ("changed", "Tavoitteena on tuhat uutta työpaikkaa seudulle.",
         "Tavoitteena on kaksituhatta uutta työpaikkaa seudulle."),
        ("added", None, "Kumppanit kokoontuvat neljä kertaa."),
    ]  # fmt: skip
    for statement in statements:
        for mention in statement.before_mentions:
            assert old.text[mention.start : mention.end] == mention.quote and mention.boxes


def test_a_line_break_or_a_footer_is_no_change_of_a_sentence() -> None:
    sentence = "Ohjelma uudistaa seudun elin-\nkeinoja rohkeasti ja avoimesti."
    wrapped = page(sentence)
    footer = "Kasvuohjelma kokous kolmas maaliskuuta"
    text = "Ohjelma uudistaa seudun elinkeinoja rohkeasti ja avoimesti.\n" + footer
    whole = Page(1, 960, 540, text, lines=(
        Line(0, text.index("\n")), Line(text.index("\n") + 1, len(text), role="footer"),
    ))  # fmt: skip
    assert (
        changes.compare(
            extraction(), extraction(), old_pages=(wrapped,), new_pages=(whole,)
        ).statements
        == ()
    )


# --- laws ---------------------------------------------------------------------------------------


def sure(said: Extraction) -> Extraction:
    """All of it read for sure: what is in doubt is told apart, and not applied."""
    facts: dict[str, Any] = {
        kind: tuple(replace(fact, confidence=0.9) for fact in getattr(said, kind))
        for kind in ("growth_areas", "programmes", "projects", "assignments", "dates")
    }
    return replace(said, **facts)


def without_repeats(said: Extraction) -> Extraction:
    """Without dates that tell a period again, or one another: compare is silent on them.

    A day told twice, for two events, is one row to compare; which event moved it cannot tell.
    """
    kept: list[DateFact] = []
    for row in said.dates:
        if not changes.repeats_period(row, said) and not any(same_row(row, k) for k in kept):
            kept.append(row)
    return replace(said, dates=tuple(kept))


def everything(a: Extraction, b: Extraction) -> tuple[Change, ...]:
    comparison = changes.compare(a, b)
    return (*comparison.changes, *comparison.not_mentioned)


def by_id(found: Sequence[Change]) -> list[Change]:
    return sorted(found, key=lambda change: change.id)


def core(said: Extraction) -> tuple[Any, ...]:
    """Areas, programmes, projects and duties as compare tells them apart, without order."""

    def period(fact: Any) -> tuple[Any, ...]:
        return str(day_of(fact.start, 0)), str(day_of(fact.end, 1))

    return (
        sorted((fact.name, *period(fact)) for fact in said.growth_areas),
        sorted((fact.name, *period(fact)) for fact in said.programmes),
        sorted((fact.name, str(fact.growth_area), *period(fact)) for fact in said.projects),
        sorted((d.target, str(d.person), d.status == "ends") for d in said.assignments),
    )


@settings(max_examples=40, deadline=None)
@given(extractions())
def test_nothing_changes_from_a_version_to_itself(said: Extraction) -> None:
    comparison = changes.compare(said, said)
    assert not (comparison.changes or comparison.cannot_tell or comparison.statements)


@settings(max_examples=50, deadline=None)
@given(extractions(), extractions())
def test_applying_the_changes_gives_the_newer_version(a: Extraction, b: Extraction) -> None:
    a, b = without_repeats(sure(a)), without_repeats(sure(b))
    comparison = changes.compare(a, b)
    # A bound that b does not tell stands under not_mentioned.
    made = changes.apply((*comparison.changes, *comparison.not_mentioned), a)
    assert core(made) == core(b)
    assert brief(changes.compare(made, b).changes) == []


@settings(max_examples=50, deadline=None)
@given(extractions(), extractions())
def test_backwards_is_the_inverse(a: Extraction, b: Extraction) -> None:
    a, b = sure(a), sure(b)
    there, back = everything(a, b), everything(b, a)
    assert by_id(back) == by_id(changes.invert(there))
    assert by_id(changes.invert(changes.invert(there))) == by_id(there)


def test_a_day_told_twice_in_the_newer_version_is_one_telling() -> None:
    day: dict[str, Any] = {"start": None, "end": "2026", "precision": "range"}
    old = extraction(
        programmes=[programme("Kasvuohjelma")],
        dates=[date(about="Kasvuohjelma", event="päättyy", **day)],
    )
    new = extraction(
        growth_areas=[area("Biotalous")],
        programmes=[programme("Kasvuohjelma")],
        dates=[date(about="Biotalous", **day), date(about="Biotalous", event="päättyy", **day)],
    )
    assert [change.entity_kind for change in changes.compare(old, new).changes] == ["growth_area"]


def test_changes_without_their_facts_cannot_be_applied() -> None:
    (change,) = changes.compare(puupiha(end="2026"), puupiha(end="2027")).changes
    bare = contract.change_from_json(contract.change_json(change))
    assert bare == change
    with pytest.raises(ValueError):
        changes.apply([bare], puupiha())
    with pytest.raises(ValueError):
        changes.invert([bare])


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data/decks is absent")
def test_gold_against_gold_finds_the_golds_changes() -> None:
    """Change detection alone, without extraction: nothing missed, hardly anything made up."""
    summed = Measure()
    for series in read_series(SHARED):
        old, new = (contract.extraction_from_json(series.gold[version]) for version in (1, 2))
        comparison = changes.compare(
            old, replace(new, document=replace(new.document, sha256=sha("b")))
        )
        summed += score_changes(
            contract.comparison_json(comparison), series.changes, "pptx", series.aliases
        )
    assert summed.recall >= 0.98, summed.missed
    assert summed.precision >= 0.9, summed.wrong
