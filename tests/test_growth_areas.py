"""Growth areas from lists, cards, tables, labels and sentences; and what is none."""

from __future__ import annotations

import pytest
from documents import said

LISTED = """
    {head}

    * Elävä saaristo
    * Uudet reitit
    * Kylmäketjun teknologia
"""


@pytest.mark.parametrize(
    "head",
    [
        "Ohjelmassa on kolme kasvualuetta:",
        "Kaupungin painopisteet ovat seuraavat:",
        "Kehittämislinjat 2026–2029:",
        "Strategian kärjet:",
        "Tre tyngdpunkter:",
    ],
)
def test_a_list_under_what_the_organisation_calls_its_areas(head: str) -> None:
    found = said(
        "Yleistä\n\nTausta kerrotaan liitteessä.", "Strategia\n" + LISTED.format(head=head)
    )
    assert [a.name for a in found.growth_areas] == [
        "Elävä saaristo",
        "Uudet reitit",
        "Kylmäketjun teknologia",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Tavoitteet:",
        "Kasvualusta yrityksille:",  # a platform, not a growth area
        "Tänään käsitellään:",
        "Kasvualueiden ulkopuolella jatkavat:",
        "Kiitos kaikille mukana olleille:",
    ],
)
def test_other_lists_name_no_areas(head: str) -> None:
    found = said(
        "Yleistä\n\nTausta kerrotaan liitteessä.", "Strategia\n" + LISTED.format(head=head)
    )
    assert found.growth_areas == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Painopisteet ovat Elävä saaristo, Uudet reitit sekä Meri ja metsä.",
            ["Elävä saaristo", "Uudet reitit", "Meri ja metsä"],
        ),
        (
            "Hankkeet on jaettu kahteen painopisteeseen: Elävä saaristo ja Uudet reitit.",
            ["Elävä saaristo", "Uudet reitit"],
        ),
        (  # a count that does not fit: cannot tell, so nothing is listed
            "Kolmeen kasvualueeseen kuuluvat: Elävä saaristo ja Uudet reitit.",
            [],
        ),
        ("Painopisteet ovat kaikille yhteisiä ja ne hyväksytään valtuustossa.", []),
    ],
)
def test_areas_told_in_a_sentence(sentence: str, names: list[str]) -> None:
    found = said("Ohjelma\n\nAlku.", f"Rakenne\n\n{sentence}")
    assert [a.name for a in found.growth_areas] == names


def test_the_period_over_the_list_is_the_period_of_each() -> None:
    found = said(
        "Alku\n\nTausta.",
        "Kasvualueet 2026–2029\n\nOhjelmassa on kaksi kasvualuetta:\n\n* Elävä saaristo\n* Uudet reitit",
    )
    assert {(a.start, a.end) for a in found.growth_areas} == {("2026", "2029")}


def test_labels_name_areas_and_two_languages_are_one() -> None:
    found = said(
        "Alku\n\nTausta.",
        "Hankekortti\n\nHankkeen nimi: Uudet pihat\nPainopiste: Elävä ranta / Levande strand\nAikataulu: 2026–2027",
    )
    (area,) = found.growth_areas
    assert (area.name, area.aliases) == ("Elävä ranta", ("Levande strand",))
    assert found.projects[0].growth_area == "Elävä ranta"


def test_an_inflected_mention_is_no_second_area() -> None:
    """*Elävän saariston kasvualue* is the area *Elävä saaristo*, met again."""
    found = said(
        "Alku\n\nTausta.",
        "Painopisteet\n\nPainopisteitä on kaksi:\n\n* Elävä saaristo\n* Uudet reitit",
        "Elävän saariston kasvualue\n\n* Kasvualueen vetäjänä toimii Minna Salo",
    )
    assert [a.name for a in found.growth_areas] == ["Elävä saaristo", "Uudet reitit"]
    assert found.growth_areas[0].pages == (2, 3)
    assert [(a.person, a.role, a.target) for a in found.assignments] == [
        ("Minna Salo", "vetäjä", "Elävä saaristo")
    ]


def test_areas_under_a_name_that_nobody_listed() -> None:
    """Cards that each say who leads, and a slide of its own for each: areas, whatever the word."""
    names = ("Elävä saaristo", "Uudet reitit", "Kylmäketjun teknologia")
    cards = "\n\n".join(f"* {name}\n— Johtaja Minna Salo" for name in names)
    slides = [f"{name}\n\nTeksti kertoo taustasta." for name in names]
    found = said("Alku\n\nTausta.", f"Kolme loikkaa ja niiden johtajat\n\n{cards}", *slides)
    assert [a.name for a in found.growth_areas] == list(names)
    assert {a.role for a in found.assignments} == {"johtaja"}


def test_an_agenda_with_a_slide_for_each_entry_lists_no_areas() -> None:
    names = ("Elävä saaristo", "Uudet reitit", "Kylmäketjun teknologia")
    slides = [f"{name}\n\nTeksti kertoo taustasta." for name in names]
    agenda = "\n".join(f"* {name}" for name in names)
    assert said("Alku\n\nTausta.", f"Kolme asiaa\n\n{agenda}", *slides).growth_areas == ()


def test_a_section_called_so_names_its_sub_sections() -> None:
    """*2 Painopisteet* over 2.1 to 2.3: the number of the section is no count."""
    found = said(
        "1 Johdanto\n\nTausta kerrotaan liitteessä.",
        "2 Painopisteet\n\n2.1 Elävä saaristo (P1)\n\nTeksti.\n\n2.2 Uudet reitit (P2)\n\nTeksti.\n\n2.3 Kylmäketjun teknologia (P3)\n\nTeksti.",
    )
    assert [a.name for a in found.growth_areas] == [
        "Elävä saaristo",
        "Uudet reitit",
        "Kylmäketjun teknologia",
    ]


def test_areas_that_share_slides_hold_the_projects_told_under_them() -> None:
    """Who leads each in one list, two of them to a slide, projects nested under each."""
    names = ("Elävä saaristo", "Uudet reitit", "Kylmäketjun teknologia", "Vesi ja ravinteet")
    leads = "\n\n".join(f"* {name}\n— kehityspäällikkö Minna Salo" for name in names)
    slides = [
        f"{a} sekä {b}\n\n* Satamahubi\n— Toteutus 2026–2028\n— Vastuuhenkilö Olli Rantanen"
        for a, b in (names[:2], names[2:])
    ]
    found = said("Alku\n\nTausta.", f"Kuka vetää mitäkin\n\n{leads}", *slides)
    assert [a.name for a in found.growth_areas] == list(names)
