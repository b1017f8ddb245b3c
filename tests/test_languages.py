"""Languages: what a text is in, names in Swedish and English, and two names for one thing."""

from __future__ import annotations

import pytest
from documents import said

from extractors import running_names
from extractors.languages import guess


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Hankkeen vetäjä on Minna Salo"),  # a sentence
        ("fi", "Satamalabra"),  # one compound that Voikko knows
        ("fi", "Projektipäällikkö Kaj Ström"),  # a Swedish name does not make a text Swedish
        ("sv", "Hamnlabbet"),  # no dictionary has it: its ending tells
        ("sv", "Blå bioekonomi"),  # one word is Finnish too, å is not
        ("sv", "Projektet leds av Minna Salo"),  # a sentence
        ("en", "Harbour Lab"),  # capitals throughout
        ("en", "SUSTAINABLE GROWTH"),  # capitals only
        (None, "Minna Salo"),  # a name of somebody tells nothing
        (None, "EAKR 2026"),  # nor does an acronym
        (None, "Helsinki / Espoo"),  # nor do places
    ],
)
def test_the_language_of_a_text(language: str | None, text: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Projektet Kustlabbet leds av Minna Salo.", "Kustlabbet"),  # the verb ends the name
        ("Arbetet görs i projektet Öppna leder som startar 2026.", "Öppna leder"),  # trails, no verb
        ("Projektledare för Kustlabbet är Minna Salo.", "Kustlabbet"),  # the role tells
        ("The Coast Lab project is led by Minna Salo.", "Coast Lab"),  # kind last
        ("Senior Project Manager Minna Salo tells more about this.", None),  # a title, no project
        ("Projektledare för Borgå stad är Minna Salo.", None),  # a public body
    ],
)
def test_projects_in_swedish_and_english_text(text: str, name: str | None) -> None:
    found = [text[s.start : s.end] for s in running_names.projects(text)]
    assert found == ([name] if name else [])


def test_two_names_and_what_is_none() -> None:
    found = said(
        "Alku\n\nTausta.",
        "Painopisteet\n\nPainopisteitä on viisi:\n\n* Liikenne / logistiikka\n* Helsinki / Espoo\n"
        "* Elävä saaristo / Levande skärgård\n* Puhdas satama (ruots. Ren hamn)\n"
        "* Vihreä kasvu (Green Growth)",
    )
    assert {area.name: area.aliases for area in found.growth_areas} == {
        "Liikenne / logistiikka": (),
        "Helsinki / Espoo": (),
        "Elävä saaristo": ("Levande skärgård",),
        "Puhdas satama": ("Ren hamn",),
        "Vihreä kasvu": ("Green Growth",),
    }
