"""Projects and programmes: where a name stands, what it is called, and what is no name."""

from __future__ import annotations

import pytest
from documents import said
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.project_names import is_project_name, name_of
from extractors.scopes import text_of
from models.records import Extraction, Page

AREAS = "Painopisteet\n\nPainopisteitä on kaksi:\n\n* Elävä saaristo\n* Uudet reitit"


def deck(*pages: str) -> Extraction:
    return said("Alku\n\nTausta.", AREAS, *pages)


@pytest.mark.parametrize(
    ("head", "name", "aliases"),
    [
        ("Satamahubi", "Satamahubi", []),
        ("2.3 Satamahubi", "Satamahubi", []),
        ("Satamahubi (2026–2028)", "Satamahubi", []),
        ("Satamahubi 1.6.2026–31.5.2029: projektipäällikkö Minna Salo", "Satamahubi", []),
        ("Satamahubi – testialusta yrityksille", "Satamahubi", []),
        ("Kotihoidon laajennus (KOTILA)", "Kotihoidon laajennus", ["KOTILA"]),
        ("Kielipolku / Språkstigen", "Kielipolku", ["Språkstigen"]),
        ("Uusi halli (ent. Vanha halli)", "Uusi halli", ["Vanha halli"]),
        ("Uudet pihat 2030", "Uudet pihat 2030", []),  # a lone year that closes the name
        ("Kalastuksen kausi 2026–2027", "Kalastuksen kausi", []),
        ("Satama elää", "Satama elää", []),
        ("Toteutus 2026–2029", None, []),
        ("Projektipäällikkö Minna Salo", None, []),
        ("Minna Salo", None, []),
        ("Rekrytointi kesken", None, []),
        ("Tarjouksia tuli kaksi", None, []),
        ("Valmistelusta vastaa Minna Salo", None, []),
        ("Ohjelman väliraportti", None, []),
        ("Hankkeen nimi", None, []),
    ],
)
def test_the_name_that_a_head_begins_with(head: str, name: str | None, aliases: list[str]) -> None:
    found, others = name_of(text_of(Page(1, 0, 0, head), 0, len(head)))
    assert (found.text if found else None, others) == (name, aliases)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_a_name_is_part_of_its_head(head: str) -> None:
    """Law: whatever the head, a name found in it stands in it and is accepted as a name."""
    found, _ = name_of(text_of(Page(1, 0, 0, head), 0, len(head)))
    if found is not None:
        assert head[found.offsets[0] : found.offsets[-1] + 1] and is_project_name(found.text, True)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Satamahubi-hankkeessa jatkaa Minna Salo.", "Satamahubi"),
        ("Uusien pihojen Turku -hankkeessa aloittaa Minna Salo.", "Uusien pihojen Turku"),
        (
            "Rannan kiertotalouden kokeilut -hanketta johtaa Minna Salo.",
            "Rannan kiertotalouden kokeilut",
        ),
        ("Uusi hanke ”Oma ranta” alkaa keväällä 2026 ja sitä vetää Minna Salo.", "Oma ranta"),
        ("Satamahubi on kolmivuotinen kehityshanke (2026–2028).", "Satamahubi"),
    ],
)
def test_projects_named_in_running_text(sentence: str, name: str) -> None:
    found = deck(f"Elävä saaristo\n\n* {sentence}")
    assert [p.name for p in found.projects] == [name]
    assert found.projects[0].growth_area == "Elävä saaristo"


@pytest.mark.parametrize(
    "sentence",
    [
        "Maakuntaliitto ajaa omaa Rannikko-hankettaan (2025–2028).",
        "Työministeriön Nuoret töihin -hanke on valtakunnallinen.",
        "Hankkeiden rahoitus päätetään syksyllä 2026.",
        "Laki rannikon hoidosta (552/2019) muuttui.",
    ],
)
def test_what_belongs_to_others_or_names_nothing(sentence: str) -> None:
    assert deck(f"Toimintaympäristö\n\n* {sentence}").projects == ()


def test_bullets_under_an_area_with_who_and_when() -> None:
    found = deck(
        """
        Elävä saaristo

        * Satamahubi
        — Projektipäällikkö Minna Salo
        — Toteutus 2026–2028
        * Uimapaikkojen kunnostus
        — Käynnistyy 1.6.2026
        — Vastuuhenkilö Olli Rantanen
        """
    )
    assert [(p.name, p.growth_area, p.start, p.end) for p in found.projects] == [
        ("Satamahubi", "Elävä saaristo", "2026", "2028"),
        ("Uimapaikkojen kunnostus", "Elävä saaristo", "2026-06-01", None),
    ]


def test_other_projects_have_no_area() -> None:
    found = deck(
        "Muut hankkeet\n\n* Kirjastoauto (2025–2026), projektikoordinaattori Olli Rantanen"
    )
    assert [(p.name, p.growth_area) for p in found.projects] == [("Kirjastoauto", None)]


def test_rows_of_a_timeline_are_projects_without_dates_where_no_bar_is_seen() -> None:
    found = deck("Elävän saariston aikajana\n\nSatamahubi\n\nUudet laiturit\n\n2025 2026 2027 2028")
    assert [(p.name, p.growth_area, p.start) for p in found.projects] == [
        ("Satamahubi", "Elävä saaristo", None),
        ("Uudet laiturit", "Elävä saaristo", None),
    ]
    assert found.dates == ()  # an axis tells no dates


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "Tausta\n\n* Saariston kehitysohjelma päättyy 31.12.2025\n— Alkuperäinen toimikausi oli 2021–2024",
            ("Saariston kehitysohjelma", "2021", "2025-12-31"),
        ),
        ("Ohjelmat\n\n* Saaristo-ohjelma (2024–2027)", ("Saaristo-ohjelma", "2024", "2027")),
        (  # one name, its first half cut short
            "Ohjelmat\n\n* Tulo- ja lähtöohjelma (2024–2027)",
            ("Tulo- ja lähtöohjelma", "2024", "2027"),
        ),
        (  # named beside the word for it
            "Tausta\n\n* Sen tilalle tulee kehitysohjelma Uusi ranta, joka kattaa vuodet 2026–2030.",
            ("Uusi ranta", "2026", "2030"),
        ),
        (
            "Elävän rannikon ohjelma\n\n* Elävän rannikon ohjelma ohjaa rahoitusta vuosina 2026–2029.",
            ("Elävän rannikon ohjelma", "2026", "2029"),
        ),
    ],
)
def test_programmes_with_their_period(page: str, expected: tuple[str, str, str]) -> None:
    found = said("Alku\n\nTausta.", page)
    assert [(p.name, p.start, p.end) for p in found.programmes] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hankkeesta laaditaan YVA-ohjelma.",
        "Päivän ohjelma on liitteenä.",
        "Ostimme uuden tietokoneohjelman.",
    ],
)
def test_words_that_only_end_in_ohjelma(sentence: str) -> None:
    assert said("Alku\n\nTausta.", f"Muuta\n\n{sentence}").programmes == ()


def test_a_shorter_name_of_the_same_programme_is_an_alias() -> None:
    found = said(
        "Klusteriohjelman rahoitus päättyy 31.12.2027\n\n* Saariston klusteriohjelma alkoi vuonna 2024"
    )
    assert [(p.name, p.aliases, p.end) for p in found.programmes] == [
        ("Saariston klusteriohjelma", ("Klusteriohjelma",), "2027-12-31")
    ]
