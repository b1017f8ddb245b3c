"""What the document writes in nominative is the name, whatever morphology would make of a form."""

from __future__ import annotations

import pytest
from documents import reading, said

from extractors import layout
from extractors.entities import Named
from extractors.finnish.morphology import voikko_available
from extractors.scopes import units
from extractors.written_names import Written, settle

pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

# The document, a name taken from it, and what the document calls it by itself.
ROWS = [
    # a guess (an unknown word, read as a foreign one) gives way to the heading
    ("Lumikko\n\nTyö jatkuu Lumikossa.", "Lumikos", None),
    ("Zorvahub\n\nTyö jatkuu Zorvahubissa.", "Zorvahubissa", "Zorvahub"),
    # plural or singular: the heading tells which
    ("Vihreät laiturit\n\nVihreiden laitureiden työ jatkuu.", "Vihreiden laitureiden",
     "Vihreät laiturit"),
    # two heads or two attributes: only the document knows
    ("Strategiamalli ja arvojen valmistelu\n\nMuuta.", "Strategiamallin ja arvojen valmistelun",
     "Strategiamalli ja arvojen valmistelu"),
    # before a dash, a bracket and a year a heading tells it too
    ("Uudet reitit – rannalta rannalle\n\nMuuta.", "Uusien reittien", "Uudet reitit"),
    ("Uudet reitit (2026–2028)\n\nMuuta.", "Uusien reittien", "Uudet reitit"),
    # an inflected heading is no name, nor is another number
    ("Uusien reittien\n\nMuuta.", "Uusilla reiteillä", None),
    ("Uudet reitit 2\n\nMuuta.", "Uusien reittien 3", None),
    # a name that itself stands in nominative in a sentence stays
    ("Uudet reitit\n\nTaas Uusi reitti alkaa.", "Uusi reitti", None),
]  # fmt: skip


@pytest.mark.parametrize(("document", "name", "expected"), ROWS)
def test_the_documents_own_word(document: str, name: str, expected: str | None) -> None:
    """By headings, heads and labels; None where the document does not say."""
    written = Written(units(layout.tree(reading(document), str)))
    assert written.nominative(name) == expected


def test_two_things_never_get_one_name() -> None:
    """Where another thing has the written name already, the form stays."""
    written = Written(units(layout.tree(reading("Uudet reitit\n\nMuuta."), str)))
    entities = [Named("project", "Uudet reitit"), Named("project", "Uusien reittien")]
    settle(entities, written)
    assert [entity.name for entity in entities] == ["Uudet reitit", "Uusien reittien"]


def test_in_a_document() -> None:
    """Areas listed in a case that the list demands are called as their slides call them."""
    found = said(
        """
        Kasvuohjelma 2026–2029

        Panostamme kolmeen kasvualueeseen:
        - Luoviin aloihin
        - Kestävään matkailuun
        - Meren ja satamien kehityksen
        """,
        """
        Meri ja satamien kehitys

        Alan yrityksiä on sata.
        """,
    )
    assert [area.name for area in found.growth_areas] == [
        "Luovat alat", "Kestävä matkailu", "Meri ja satamien kehitys"]  # fmt: skip
