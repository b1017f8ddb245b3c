"""Who leads what: roles beside names, labels, verbs, vacancies; and people who have no duty."""

from __future__ import annotations

import pytest
from documents import said

from extractors import assignments
from extractors.finnish.morphology import voikko_available

AREAS = "Painopisteet\n\nPainopisteitä on kaksi:\n\n* Elävä saaristo\n* Uudet reitit"


def duties(text: str) -> list[tuple[str | None, str | None, str, str | None]]:
    """(person, role, target, status) told on a slide of the area *Elävä saaristo*."""
    found = said("Alku\n\nTausta.", AREAS, f"Elävä saaristo\n\n{text}")
    return [(a.person, a.role, a.target, a.status) for a in found.assignments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the role before the name, in any case; the area from the slide's title
        ("* Kasvualueen vetäjänä Minna Salo", [("Minna Salo", "vetäjä", "Elävä saaristo", None)]),
        (
            "* Projektijohtaja Rantanen Olli",
            [("Olli Rantanen", "projektijohtaja", "Elävä saaristo", None)],
        ),
        (
            "* Vs. projektijohtaja Minna Salo",
            [("Minna Salo", "vs. projektijohtaja", "Elävä saaristo", None)],
        ),
        # two people, each with the words of their own
        (
            "* Kasvualuetta vetää Minna Salo tukenaan erityissuunnittelija Olli Rantanen",
            [
                ("Minna Salo", None, "Elävä saaristo", None),
                ("Olli Rantanen", "erityissuunnittelija", "Elävä saaristo", None),
            ],
        ),
        # the role after the name
        (
            "* Minna Salo, kehityspäällikkö",
            [("Minna Salo", "kehityspäällikkö", "Elävä saaristo", None)],
        ),
        # a verb tells the status; the project is named in the sentence
        (
            "* Satamahubi-hankkeessa jatkaa Minna Salo",
            [("Minna Salo", None, "Satamahubi", "continues")],
        ),
        (
            "* Satamahubi-hankkeessa aloittavat Minna Salo ja Olli Rantanen",
            [
                ("Minna Salo", None, "Satamahubi", "starts"),
                ("Olli Rantanen", None, "Satamahubi", "starts"),
            ],
        ),
        # labels and forms
        ("Vetäjä: Minna Salo", [("Minna Salo", "vetäjä", "Elävä saaristo", None)]),
        (
            "Hankkeen nimi: Uimapaikkojen kunnostus\nProjektipäällikkö: Olli Rantanen",
            [("Olli Rantanen", "projektipäällikkö", "Uimapaikkojen kunnostus", None)],
        ),
    ],
)
def test_people_with_a_duty(
    text: str, expected: list[tuple[str | None, str | None, str, str | None]]
) -> None:
    assert duties(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("* Projektijohtaja NN", "projektijohtaja"),
        ("Projektijohtaja: N.N.", "projektijohtaja"),
        ("* Projektijohtajan tehtävä on avoinna", "projektijohtaja"),
        ("* Projektijohtajan rekrytointi on käynnissä", "projektijohtaja"),
        ("Vetäjä: nimetään myöhemmin", "vetäjä"),
        ("Vetäjä: haku käynnissä", "vetäjä"),
    ],
)
def test_a_post_without_a_person_is_vacant(text: str, role: str) -> None:
    found = said("Alku\n\nTausta.", AREAS, f"Elävä saaristo\n\n{text}")
    assert [(a.person, a.vacant, a.role, a.target) for a in found.assignments] == [
        (None, True, role, "Elävä saaristo")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "* Ohjelmaa veti aikanaan Minna Salo, joka siirtyi eläkkeelle keväällä 2024",
        "* ”Saaristo elää vain yhdessä”, sanoi toimitusjohtaja Olli Rantanen",
        "* Kiitos projektipäällikkö Minna Salolle!",
        "Kuva: Minna Salo",
        "Esittelijä: kehityspäällikkö Olli Rantanen",
        "Lisätietoja: projektipäällikkö Minna Salo, p. 040 555 0123",
        "* Minna Salo ja Olli Rantanen osallistuivat tilaisuuteen",
        "* Avoimen datan käyttö kasvaa",
    ],
)
def test_people_without_a_duty(text: str) -> None:
    assert duties(text) == []


def test_two_candidates_give_no_link_and_one_issue() -> None:
    """Which of the two has her is not told: cannot tell beats a guess."""
    found = said(
        "Alku\n\nTausta.",
        AREAS,
        "Vastuut\n\nElävä saaristo ja Uudet reitit: vetäjä Minna Salo",
    )
    assert found.assignments == ()
    assert [i.code for i in found.issues if i.code == "target-unclear"] == ["target-unclear"]


def test_initials_are_the_one_full_name_that_fits() -> None:
    found = said(
        "Alku\n\nTausta.",
        AREAS,
        "Elävä saaristo\n\n* Kasvualueen vetäjänä toimii Minna Salo",
        "Uudet reitit\n\n* Kasvualueen vetäjänä toimii M. Salo",
    )
    assert {a.person for a in found.assignments} == {"Minna Salo"}


def test_what_is_said_of_another_number_is_not_said_of_the_known_one() -> None:
    """*Uudet pihat 2024* ended; *Uudet pihat 2027* did not."""
    found = said(
        "Alku\n\nTausta.",
        AREAS,
        "Hankekortti\n\nHankkeen nimi: Uudet pihat 2027\nAikataulu: 8/2025–12/2027",
        "Uudet reitit\n\n* Uudet pihat 2027 jatkaa työtä. Uudet pihat 2024 päättyi 30.6.2025",
    )
    ends = {p.name: p.end for p in found.projects}
    assert ends["Uudet pihat 2027"] == "2027-12"


TENSES = [
    # (sentence, where the name begins, past, asked of the parser)
    # no verb of the sentence is past
    ("Hanketta johtaa nyt projektipäällikkö Minna Salo.", "Minna", False, False),
    # the past is in another main clause: a comma before "ja" parts them
    ("Vastuuhenkilönä on Minna Salo, ja työ alkoi vuosi sitten.", "Minna", False, False),
    # ... after a semicolon
    ("Nimi vaihdettiin keväällä; vetäjä on edelleen Minna Salo.", "Minna", False, False),
    # ... in a relative clause, inflected
    ("Vetäjä on Minna Salo, jolle liitto antoi tehtävän.", "Minna", False, False),
    # the only verb of the name's clause is past
    ("Ohjausryhmän puheenjohtajaksi kutsuttiin johtaja Minna Salo.", "Minna", True, False),
    # ... while the main clause is in the present
    ("Työ etenee hyvin, koska projektipäällikkö Minna Salo laati suunnitelman.", "Minna",
     True, False),
    # present and past look alike: decks mean the present
    ("Kokonaisuutta koordinoi erityisasiantuntija Minna Salo.", "Minna", False, False),
    # a comma between the verb and the name: the name may say who leads it now
    ("Hanke käynnistyi elokuussa 2025, projektipäällikkönä Minna Salo", "Minna", None, True),
]


@pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")
@pytest.mark.parametrize(("sentence", "name", "past", "asked"), TENSES)
def test_the_clause_of_a_name_tells_its_tense(
    sentence: str, name: str, past: bool | None, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parser is asked only where the clause has both tenses, or a comma parts verb and name."""
    texts: list[str] = []
    monkeypatch.setattr(assignments, "read", lambda text: texts.append(text) or ())
    told = assignments._is_past(sentence, sentence.index(name))
    assert texts == ([sentence] if asked else [])
    assert past is None or told is past
