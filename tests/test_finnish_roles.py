"""Role titles in any case, with what belongs to them."""

from __future__ import annotations

import pytest

from extractors.finnish.morphology import voikko_available
from extractors.finnish.roles import find_roles

pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

ROLES = [
    ("Projektijohtaja Niina Korhonen", [("Projektijohtaja", "projektijohtaja")]),
    # an essive and a translative; what is led is no part of the role
    ("kasvualueen vetäjänä toimii", [("vetäjänä", "vetäjä")]),
    ("nimettiin vastuuhenkilöksi", [("vastuuhenkilöksi", "vastuuhenkilö")]),
    ("hankkeen projektipäällikön sijainen",
     [("projektipäällikön", "projektipäällikkö"), ("sijainen", "sijainen")]),
    # acting, adjectives, bodies
    ("vs. hankejohtaja", [("vs. hankejohtaja", "vs. hankejohtaja")]),
    ("vt. kehittämispäällikkönä", [("vt. kehittämispäällikkönä", "vt. kehittämispäällikkö")]),
    ("varapuheenjohtaja", [("varapuheenjohtaja", "varapuheenjohtaja")]),
    ("teknisenä asiantuntijana", [("teknisenä asiantuntijana", "tekninen asiantuntija")]),
    ("ohjausryhmän puheenjohtaja",
     [("ohjausryhmän puheenjohtaja", "ohjausryhmän puheenjohtaja")]),
    # by suffix
    ("vesistökoordinaattorina", [("vesistökoordinaattorina", "vesistökoordinaattori")]),
    ("teemavastaava", [("teemavastaava", "teemavastaava")]),
    # Swedish and English
    ("Projektledaren Åsa Lind", [("Projektledaren", "projektledare")]),
    ("tf. projektchef", [("tf. projektchef", "tf. projektchef")]),
    ("Project manager: N.N.", [("Project manager", "project manager")]),
    # cut short: listed, by the title that alone begins so, by the end of a longer one
    ("Anna Lehto, pj.", [("pj.", "puheenjohtaja")]),
    ("vpj. Teemu Saari", [("vpj.", "varapuheenjohtaja")]),
    ("proj.pääll. Teemu Saari", [("proj.pääll.", "projektipäällikkö")]),
    ("Teemu Saari (hankekoord.)", [("hankekoord.", "hankekoordinaattori")]),
    ("erit.asiant. Teemu Saari", [("erit.asiant.", "erityisasiantuntija")]),
    ("vesistökoord. Teemu Saari", [("vesistökoord.", "vesistökoordinaattori")]),
    ("ohjausryhmän pj. Teemu Saari", [("ohjausryhmän pj.", "ohjausryhmän puheenjohtaja")]),
    ("Anna Lehto pj, Teemu Saari siht.", [("pj", "puheenjohtaja"), ("siht.", "sihteeri")]),
    ("ordf. Åsa Lind", [("ordf.", "ordförande")]),  # Swedish
    # the same letters in a sentence, or a unit, are none
    ("pj on tärkeä", []), ("120 kj energiaa", []), ("Kokouksen pj avasi kokouksen", []),
    # none
    ("Kaupunki vastaa ja johtaa hanketta", []), ("vastaava määrä", []), ("Kasvualueet", []),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles_are_found(text: str, roles: list[tuple[str, str]]) -> None:
    """Each with its stretch of text and its nominative."""
    assert [(text[r.start:r.end], r.role) for r in find_roles(text)] == roles
