"""Which fact is which: names first, then context; close calls are left alone."""

from __future__ import annotations

from builders import area, assignment, date, extraction, programme, project
from hypothesis import given, settings
from strategies import extractions

from models.aligned_rows import same_span
from models.alignment import align
from models.pairing import word_likeness
from models.records import Extraction


def named(pairs: tuple, kind: str = "name") -> set[tuple[str | None, str | None]]:  # type: ignore[type-arg]
    return {(getattr(pair.old, kind, None), getattr(pair.new, kind, None)) for pair in pairs}


def test_the_same_name_in_another_guise_is_the_same_thing() -> None:
    old = extraction(projects=[project("Puupiha-hanke"), project("Kielisilta")])
    new = extraction(projects=[project("Språkbron", aliases=("Kielisilta",)), project("PUUPIHA")])
    assert named(align(old, new).projects) == {
        ("Puupiha-hanke", "PUUPIHA"),
        ("Kielisilta", "Språkbron"),
    }


def test_a_rename_is_told_by_its_context() -> None:
    old = extraction(
        projects=[project("Ruokahävikki nollaan", "Ruoka", start="2026", end="2027")],
        assignments=[assignment("Aino Esimerkki", "Ruokahävikki nollaan")],
    )
    new = extraction(
        projects=[project("Hukka poikki", "Ruoka", start="2026", end="2027")],
        assignments=[assignment("Aino Esimerkki", "Hukka poikki")],
    )
    (pair,) = align(old, new).projects
    assert pair.old is not None and pair.new is not None
    assert "same-leader" in pair.evidence and "same-period" in pair.evidence


def test_a_successor_with_the_same_leader_is_another_project() -> None:
    old = extraction(
        growth_areas=[area("Tapahtumat")],
        projects=[project("Kesäkaupunki", "Tapahtumat", start="2025", end="2026")],
        assignments=[assignment("Aino Esimerkki", "Kesäkaupunki")],
    )
    new = extraction(
        growth_areas=[area("Tapahtumat")],
        projects=[project("Talvilabra", "Tapahtumat", start="2027", end="2029")],
        assignments=[assignment("Aino Esimerkki", "Talvilabra")],
    )
    assert named(align(old, new).projects) == {("Kesäkaupunki", None), (None, "Talvilabra")}


def test_numbers_and_years_are_never_a_rename() -> None:
    old = extraction(programmes=[programme("Osaamisohjelma 2026", start="2026")],
                     assignments=[assignment("Aino Esimerkki", "Osaamisohjelma 2026",
                                             target_kind="programme")])  # fmt: skip
    new = extraction(programmes=[programme("Osaamisohjelma 2027", start="2026")],
                     assignments=[assignment("Aino Esimerkki", "Osaamisohjelma 2027",
                                             target_kind="programme")])  # fmt: skip
    assert len(align(old, new).programmes) == 2


def test_an_area_is_known_by_its_projects() -> None:
    old = extraction(
        growth_areas=[area("Meri ja satamat"), area("Matkailu")],
        projects=[project("Laituri", "Meri ja satamat"), project("Väylä", "Meri ja satamat"),
                  project("Retkisatama", "Matkailu")],
    )  # fmt: skip
    new = extraction(
        growth_areas=[area("Siniset elinkeinot"), area("Matkailu")],
        projects=[project("Laituri", "Siniset elinkeinot"), project("Väylä", "Siniset elinkeinot"),
                  project("Retkisatama", "Matkailu")],
    )  # fmt: skip
    assert ("Meri ja satamat", "Siniset elinkeinot") in named(align(old, new).growth_areas)


def test_one_that_becomes_two_is_a_split_and_two_that_become_one_a_merge() -> None:
    one = extraction(
        growth_areas=[area("Matkailu")],
        projects=[project("Saaristoreitti", "Matkailu", start="2026")],
        assignments=[assignment("Aino Esimerkki", "Saaristoreitti")],
    )
    two = extraction(
        growth_areas=[area("Matkailu")],
        projects=[project("Saaristoreitti itä", "Matkailu", start="2026"),
                  project("Saaristoreitti länsi", "Matkailu", start="2026")],
        assignments=[assignment("Aino Esimerkki", "Saaristoreitti itä"),
                     assignment("Matti Malli", "Saaristoreitti länsi")],
    )  # fmt: skip
    (split,) = align(one, two).parts
    assert [fact.name for fact in split.olds] == ["Saaristoreitti"]
    assert len(split.news) == 2 and align(one, two).projects == ()
    (merge,) = align(two, one).parts
    assert len(merge.olds) == 2 and len(merge.news) == 1


def test_a_post_passes_from_one_to_another() -> None:
    old = extraction(
        projects=[project("Puupiha")],
        assignments=[
            assignment("Aino Esimerkki", "Puupiha", "projektipäällikkö"),
            assignment("Matti Malli", "Puupiha", "asiantuntija"),
        ],
    )
    new = extraction(
        projects=[project("Puupiha")],
        assignments=[
            assignment("Matti Malli", "Puupiha", "asiantuntija"),
            assignment(None, "Puupiha", "projektipäällikkö"),
            assignment("Aino Esimerkki", "Puupiha", "projektipäällikkö", status="ends"),
        ],
    )
    assert named(align(old, new).assignments, "person") == {
        ("Aino Esimerkki", None),  # the post is vacant
        ("Matti Malli", "Matti Malli"),
        (None, "Aino Esimerkki"),  # the row that says that she leaves
    }


def test_dates_meet_by_days_then_by_event() -> None:
    old = extraction(
        projects=[project("Puupiha")],
        dates=[date("2026-06-01", "2026-06-30", "Puupiha", event="avajaiset"),
               date("2026-09", "2026-09", "Puupiha", event="väliarviointi"),
               date("2026-10", "2026-10", "Puupiha", event="seminaari")],
    )  # fmt: skip
    new = extraction(
        projects=[project("Puupiha")],
        dates=[date("2027-01", "2027-01", "Puupiha", event="väliarviointi valmis"),
               date("2026-06", "2026-06", "Puupiha", event="avataan"),
               date("2026-12", "2026-12", "Puupiha", event="loppujuhla")],
    )  # fmt: skip
    assert named(align(old, new).dates, "event") == {
        ("avajaiset", "avataan"),
        ("väliarviointi", "väliarviointi valmis"),
        ("seminaari", None),
        (None, "loppujuhla"),
    }


def test_the_same_days_in_other_words() -> None:
    assert same_span(date("2026-06-01", "2026-06-30"), date("2026-06", "2026-06"))
    assert same_span(date(None, "2026-06-30"), date("2026-06-30", "2026-06-30"))
    assert same_span(date("2026-01-12", "2027-12"), date("2026-01", "2027-12"))
    assert not same_span(date("2026-06", "2026-06"), date("2026-06-15", "2026-06-15"))
    assert not same_span(date(None, "2026"), date(None, "2027"))


def test_words_that_two_names_share() -> None:
    assert word_likeness("Hävikki nollaan", "Hävikkikierre poikki") >= 0.4
    assert word_likeness("Kesäkaupunki", "Talvilabra") < 0.2


@settings(max_examples=40, deadline=None)
@given(extractions(), extractions())
def test_aligning_backwards_gives_the_same_pairs(old: Extraction, new: Extraction) -> None:
    there, back = align(old, new), align(new, old)
    for kind in ("growth_areas", "programmes", "projects", "assignments", "dates"):
        forth = [(repr(pair.old), repr(pair.new)) for pair in getattr(there, kind)]
        turned = [(repr(pair.new), repr(pair.old)) for pair in getattr(back, kind)]
        assert sorted(forth) == sorted(turned)
    assert len(there.parts) == len(back.parts)
