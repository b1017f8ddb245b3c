"""Which names are one thing, and which file is a version of which work: tables of traps."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from builders import (
    RECEIVED,
    area,
    assignment,
    date,
    extraction,
    info,
    page,
    programme,
    project,
    sha,
    version,
)

from models.identity import (
    Profile,
    is_rendition,
    match_document,
    order_versions,
    profile_of,
    stem,
    version_mark,
)
from models.names import name_key, same_any, same_entity, same_person, same_person_among

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Puupiha", "PUUPIHA", "same"),  # case
        ("Puupiha-hanke", "Puupiha", "same"),  # what kind of thing it is
        ("Puupiha – hanke", "Puupiha -hanke", "same"),  # dashes and their spaces
        ("Bio- ja kiertotalous", "Bio– ja kiertotalous", "same"),
        ("Terveys & hyvinvointi", "Terveys ja hyvinvointi", "same"),
        ("”Kylien yö”", "Kylien yö", "same"),  # quotes
        ("Kylien\u00adyö", "Kylienyö", "same"),  # a soft hyphen
        ("Meri", "Meriklusteri", "different"),  # a longer word
        ("Ruoka", "Ruokajärjestelmä", "different"),
        ("Silta II", "Silta III", "different"),  # roman numerals
        ("Akkupaja", "Akkupaja 2", "different"),  # a number
        ("Kasvuohjelma 2026", "Kasvuohjelma 2027", "different"),  # a year
        ("Projekti 1", "Projekti 2", "different"),
        ("Versio 2.0", "Versio 2.1", "different"),
        ("Kylatalo", "Kylätalo", "cannot tell"),  # a slip, or another word
        ("Vihreä laituri", "Vihreä laituri ja satama", "cannot tell"),  # maybe the full name
        ("Älyliikenne", "Vesiliikenne", "different"),
    ],
)
def test_names(a: str, b: str, expected: str) -> None:
    assert same_entity(a, b) == same_entity(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Vihreä laituri", "Vihrea laituri", "same"),  # lost diacritics
        ("Vihreä laituri", "Vihreä laiturl", "same"),  # i taken for l
        ("Lampdverkko", "Lämpöverkko", "same"),  # ö taken for d
        ("Vihreä laituri", "Vihreä laituria", "cannot tell"),  # a letter more is no slip of OCR
        ("Silta II", "Silta III", "different"),
        ("Meri", "Meriklusteri", "different"),
    ],
)
def test_names_read_by_ocr(a: str, b: str, expected: str) -> None:
    assert same_entity(a, b, ocr=True) == same_entity(b, a, ocr=True) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Aino Esimerkki", "ESIMERKKI Aino", "same"),  # order
        ("A. Esimerkki", "Aino Esimerkki", "same"),  # an initial
        ("A. Esimerkki", "Eino Esimerkki", "different"),
        ("Matti Malli", "Martti Malli", "different"),
        ("Matti Malli", "Matti Mallio", "different"),
        ("Aino Esimerkki", "Aino Liisa Esimerkki", "cannot tell"),
        ("Paivi Malli", "Päivi Malli", "cannot tell"),
    ],
)
def test_people(a: str, b: str, expected: str) -> None:
    assert same_person(a, b) == same_person(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "others", "expected"),
    [
        ("M. Malli", "Matti Malli", [], "same"),  # one fits
        ("M. Malli", "Matti Malli", ["Martti Malli"], "cannot tell"),  # two fit
        ("M. Malli", "Matti Malli", ["Eino Malli"], "same"),  # the other one does not
        ("Matti Malli", "Malli Matti", ["Martti Malli"], "same"),  # a whole name needs no proof
        ("Matti Malli", "Martti Malli", ["M. Malli"], "different"),  # namesakes stay two
    ],
)
def test_people_among_namesakes(a: str, b: str, others: list[str], expected: str) -> None:
    assert same_person_among(a, b, [a], [b, *others]) == expected
    assert same_person_among(b, a, [b, *others], [a]) == expected


def test_people_read_by_ocr() -> None:
    assert same_person("Päivi Hämälä", "Paivi Hamala", ocr=True) == "same"
    assert same_person("Matti Malli", "Martti Malli", ocr=True) == "cannot tell"


def test_an_alias_is_enough() -> None:
    assert same_any(["Kielisilta"], ["Språkbron", "Kielisilta"]) == "same"
    assert name_key("Kasvu-ohjelma") == name_key("Kasvu")


@pytest.mark.parametrize(
    ("name", "expected", "mark"),
    [
        ("Kasvuohjelma_v1.pptx", "kasvuohjelma", (1, 0, 0, 0)),
        ("kasvuohjelma v2.1 luonnos.pdf", "kasvuohjelma", (2, 1, 0, -1)),
        ("Kasvuohjelma_lopullinen_2026-03-01 (2).pdf", "kasvuohjelma", (10_000, 0, 0, 1)),
        ("Kasvuohjelma-versio-3.docx", "kasvuohjelma", (3, 0, 0, 0)),
        ("Kopio Kasvuohjelma 12.3.2026.pptx", "kasvuohjelma", None),
        ("kasvuohjelma_v2_scan.pdf", "kasvuohjelma", (2, 0, 0, 0)),
        ("hankesalkku_final.pptx", "hankesalkku", (10_000, 0, 0, 1)),
    ],
)
def test_file_names(name: str, expected: str, mark: Any) -> None:
    assert stem(name) == expected
    assert version_mark(name) == mark


FACTS = {
    "growth_areas": [area("Biotalous"), area("Matkailu")],
    "programmes": [programme("Kasvuohjelma")],
    "projects": [project("Puupiha", "Biotalous", start="2026"), project("Retkisatama", "Matkailu")],
    "assignments": [assignment("Aino Esimerkki", "Puupiha")],
    "dates": [date("2026-06", about="Puupiha")],
}
TEXT = (
    "Kasvuohjelma kokoaa seudun tärkeimmät hankkeet yhteen. Puupiha käynnistyy keväällä ja "
    "Retkisatama avataan kesällä. Aino Esimerkki johtaa Puupihaa vuoden loppuun saakka."
)


def profile(letter: str, file_name: str, document: str = "kasvuohjelma", **values: Any) -> Profile:
    facts = values.pop("facts", FACTS)
    title = values.pop("title", "Kasvuohjelma")
    text = values.pop("text", TEXT)
    one = version(id=sha(letter), file_name=file_name, document=document, **values)
    said = extraction(document=info(sha256=sha(letter), title=title), **facts)
    return profile_of(one, said, (page(text),))


OTHER = {
    "growth_areas": [area("Vesiosaaminen"), area("Metallit"), area("Palvelut")],
    "projects": [project("Kaivospolku"), project("Vesitorni"), project("Kirjastoauto")],
}


def test_the_next_version_is_known_by_name_and_content() -> None:
    old = profile("a", "kasvuohjelma_v1.pptx")
    new = profile("b", "Kasvuohjelma v2.pptx", document="uusi", dated="2026-06-01")
    match = match_document(new, [old, profile("c", "muu.pdf", "muu", facts=OTHER, text="Eri asia.",
                                              title="Muu")])  # fmt: skip
    assert match.document_id == "kasvuohjelma" and not match.uncertain
    assert match.rendition_of is None


def test_another_name_is_no_matter_where_the_content_is_the_same() -> None:
    old = profile("a", "kasvuohjelma_v1.pptx")
    new = profile("b", "skannaus0012.pdf", document="uusi", title=None, dated="2026-06-01")
    assert match_document(new, [old]).document_id == "kasvuohjelma"


def test_one_name_is_not_enough_for_two_works() -> None:
    old = profile("a", "hankesalkku.pptx", facts=OTHER | {"dates": []}, text="Vesi virtaa.")
    rich = FACTS | {"programmes": [programme("Kasvuohjelma"), programme("Osaamisohjelma")]}
    new = profile("b", "hankesalkku.pptx", document="uusi", facts=rich, title="Salkku")
    match = match_document(new, [old])
    assert match.document_id is None and match.uncertain


def test_nothing_alike_is_a_new_document() -> None:
    old = profile("a", "vesistrategia.pptx", facts=OTHER, text="Vesi virtaa.", title="Vesi")
    match = match_document(profile("b", "kasvuohjelma.pptx", document="uusi"), [old])
    assert match.document_id is None and not match.uncertain
    assert match_document(old, []).document_id is None


def test_two_works_that_fit_alike_are_not_guessed() -> None:
    one = profile("a", "kasvuohjelma_v1.pptx", "yksi")
    two = profile("b", "kasvuohjelma_v2.pptx", "kaksi")
    match = match_document(profile("c", "kasvuohjelma_v3.pptx", "uusi"), [one, two])
    assert match.document_id is None and match.uncertain


def test_the_same_version_in_another_format_is_a_rendition() -> None:
    deck = profile("a", "kasvuohjelma_v1.pptx", media_type=PRESENTATION)
    pdf = profile("b", "kasvuohjelma_v1.pdf", document="uusi")
    assert is_rendition(pdf, deck) and is_rendition(deck, pdf)
    assert match_document(pdf, [deck]).rendition_of == sha("a")
    assert not is_rendition(replace(pdf, file_name="kasvuohjelma_v2.pdf"), deck)  # another mark
    assert not is_rendition(replace(pdf, dated="2026-06-01"), deck)  # another date
    assert not is_rendition(replace(deck, version=sha("c")), deck)  # the same format


def test_a_scan_of_a_version_is_its_rendition_and_never_stands_for_it() -> None:
    """Misread facts make no new version where the names say the same; the clean PDF stands."""
    clean = profile("a", "kasvuohjelma_v1.pdf")
    scan = replace(profile("b", "kasvuohjelma_v1_scan.pdf", document="uusi"), scanned=True)
    fewer = replace(scan, facts=(*scan.facts[: len(scan.facts) * 2 // 3], "roskaa|||"))
    assert is_rendition(fewer, clean) and is_rendition(clean, fewer)
    assert not is_rendition(replace(fewer, file_name="kasvuohjelma_v2_scan.pdf"), clean)
    assert not is_rendition(replace(fewer, scanned=False), clean)
    came_first = version(id=sha("b"), file_name="kasvuohjelma_v1_scan.pdf")
    came_later = version(id=sha("a"), file_name="kasvuohjelma_v1.pdf", rendition_of=sha("b"),
                         received=RECEIVED + timedelta(days=1))  # fmt: skip
    chain = order_versions([came_first, came_later], {sha("b")})
    assert [(v.id, v.rendition_of) for v in chain] == [(sha("a"), None), (sha("b"), sha("a"))]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("vnd.openxmlformats-officedocument.presentationml.presentation", "vnd.ms-powerpoint"),
        ("vnd.openxmlformats-officedocument.wordprocessingml.document", "msword"),
        ("vnd.oasis.opendocument.presentation", "pdf"), ("vnd.oasis.opendocument.text", "pdf"),
        ("vnd.ms-powerpoint", "pdf"), ("msword", "pdf"),
    ],
)  # fmt: skip
def test_the_format_that_reads_best_stands_for_its_version(better: str, worse: str) -> None:
    came_first = version(id=sha("b"), media_type=f"application/{worse}")
    came_later = version(id=sha("a"), media_type=f"application/{better}", rendition_of=sha("b"),
                         received=RECEIVED + timedelta(days=1))  # fmt: skip
    chain = order_versions([came_first, came_later])
    assert [(v.id, v.rendition_of) for v in chain] == [(sha("a"), None), (sha("b"), sha("a"))]


def test_order_is_by_own_date_then_mark_then_arrival() -> None:
    first = version(id=sha("a"), dated="2026-03", file_name="ohjelma.pptx")
    late = version(id=sha("b"), dated="2025-11", file_name="ohjelma.pptx",
                   received=RECEIVED + timedelta(days=9))  # fmt: skip
    assert [v.id for v in order_versions([first, late])] == [sha("b"), sha("a")]
    marked = [
        version(id=sha("a"), dated=None, file_name="ohjelma_v2.pptx"),
        version(id=sha("b"), dated="2026-09", file_name="ohjelma_v1.pptx"),
    ]
    assert [v.id for v in order_versions(marked)] == [sha("b"), sha("a")]
    plain = [
        version(id=sha("a"), dated=None, received=RECEIVED + timedelta(days=1), file_name="x.pptx"),
        version(id=sha("b"), dated=None, file_name="x.pptx"),
    ]
    ordered = order_versions(plain)
    assert [v.id for v in ordered] == [sha("b"), sha("a")]
    assert [v.number for v in ordered] == [1, 2] and ordered[1].supersedes == sha("b")
