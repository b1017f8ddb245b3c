"""Who is who within one document: surnames alone, initials, spellings; namesakes stay apart."""

from __future__ import annotations

import pytest
from documents import said

from extractors.finnish.morphology import voikko_available
from extractors.people import spoken_of

pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

DOCUMENTS = [
    # a surname alone, in cases
    (["Vetäjä on Anna Lehtonen.", "Lehtosen mukaan työ etenee.", "Vastuu on Lehtosella."],
     {"Anna Lehtonen": [0, 1, 2]}),
    # initials before and after
    (["A. Lehtonen", "Anna Lehtonen, vetäjä", "Lehtonen A."], {"Anna Lehtonen": [0, 1, 2]}),
    # two with one surname: the surname alone and initials that fit both are nobody
    (["Anna Lehtonen johtaa.", "Antti Lehtonen tukee.", "Lehtosen työ", "A. Lehtonen"],
     {"Anna Lehtonen": [0], "Antti Lehtonen": [1], "?": [2, 3]}),
    # initials that fit nobody are a person of their own, so the surname alone is nobody
    (["Anna Lehtonen johtaa.", "P. Lehtonen tukee.", "Lehtosen työ"],
     {"Anna Lehtonen": [0], "P. Lehtonen": [1], "?": [2]}),
    # capitals, surname first, lost letters
    (["HÄMÄLÄINEN PÄIVI", "Päivi Hämäläinen", "Vetaja Paivi Hamalainen"],
     {"Päivi Hämäläinen": [0, 1, 2]}),
    # a surname that is a town too: never the town itself
    (["Vetäjä Minna Salo", "Salon kaupunki tukee", "Salossa kokoonnutaan", "Salon johdolla"],
     {"Minna Salo": [0, 3]}),
    # the nominative that the document writes wins over the likelier name
    (["Kalle Siven, vetäjä", "Työ on Kalle Sivenillä"], {"Kalle Siven": [0, 1]}),
    # a second given name told once; a particle kept and left out
    (["Anna L. Laine, pj.", "Anna Laine jatkaa"], {"Anna L. Laine": [0, 1]}),
    (["Georg von Essbach johtaa", "von Essbachin esitys", "G. von Essbach"],
     {"Georg von Essbach": [0, 1, 2]}),
    # likeness is not sameness
    (["Matti Malinen", "Martti Malinen"], {"Matti Malinen": [0], "Martti Malinen": [1]}),
]


@pytest.mark.parametrize(("texts", "expected"), DOCUMENTS)
def test_one_person_under_all_spellings(texts: list[str], expected: dict[str, list[int]]) -> None:
    """Person -> numbers of the texts that speak of them; "?": one of several."""
    told: dict[str, list[int]] = {}
    for spoken in spoken_of(texts):
        told.setdefault("?" if spoken.rivals else spoken.name, []).append(spoken.text)
    assert told == expected


AREAS = "Painopisteet\n\nPainopisteitä on kaksi:\n\n* Elävä saaristo\n* Uudet reitit"


def test_a_duty_told_by_surname_alone_is_the_persons() -> None:
    """On the second slide only *Lehtonen* stands, in a case."""
    found = said(
        "Alku\n\nTausta.",
        AREAS,
        "Elävä saaristo\n\n* Kasvualueen vetäjänä toimii Anna Lehtonen",
        "Uudet reitit\n\n* Kasvualueen vetäjänä toimii Lehtonen",
    )
    assert {(a.person, a.target) for a in found.assignments} == {
        ("Anna Lehtonen", "Elävä saaristo"),
        ("Anna Lehtonen", "Uudet reitit"),
    }


def test_a_surname_of_two_is_nobody_and_an_issue() -> None:
    """A reviewer is told who it may be."""
    found = said(
        "Alku\n\nTausta.",
        AREAS,
        "Elävä saaristo\n\n* Kasvualueen vetäjänä toimii Anna Lehtonen\n"
        "* Erityisasiantuntijana toimii Antti Lehtonen",
        "Uudet reitit\n\n* Kasvualueen vetäjänä toimii Lehtonen",
    )
    assert all(a.target == "Elävä saaristo" for a in found.assignments)
    issues = [issue.message for issue in found.issues if issue.code == "person-unclear"]
    assert len(issues) == 1
    assert "Anna Lehtonen, Antti Lehtonen" in issues[0]
