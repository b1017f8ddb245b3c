"""Names of many words: their base form, keys, and where they stand in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.finnish.base_forms import (
    base_form,
    find_name,
    lemma_key,
    matches_inflected,
    name_key,
    same_name,
)
from extractors.finnish.morphology import voikko_available

pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

BASE_FORMS = [
    # a genitive attribute stays, the head turns
    ("Älykkään rannan kehittämishankkeen", "Älykkään rannan kehittämishanke"),
    ("Kestävän liikkumisen ohjelmassa", "Kestävän liikkumisen ohjelma"),
    ("Uusien asukkaiden Lohjalle", "Uusien asukkaiden Lohja"),
    # attributes that agree turn with the head
    ("Vihreiden laitureiden", "Vihreät laiturit"),
    ("Hiljaisissa kortteleissa", "Hiljaiset korttelit"),
    ("Pitkän sillan", "Pitkä silta"),
    # coordination: two heads, or two attributes of one head
    ("Metsien ja vesien", "Metsät ja vedet"),
    ("Puhtaan energian ja uusien materiaalien", "Puhdas energia ja uudet materiaalit"),
    ("Puun ja kiven jalostuksen", "Puun ja kiven jalostus"),
    ("Järvi- ja talvimatkailun", "Järvi- ja talvimatkailu"),
    # plural project names
    ("Puutarhapolut-hankkeessa", "Puutarhapolut"),
    ("Puutarhapoluilla", "Puutarhapolut"),
    # the kind noun falls off areas and projects, stays in programmes written as one word
    ("Liikunta & kulttuuri -kasvualueella", "Liikunta & kulttuuri"),
    ("Puurakentamisen jatkojalostuksen kasvualue", "Puurakentamisen jatkojalostus"),
    ("Rantalab -hankkeen", "Rantalab"),
    ("hankkeessa Rantalab", "Rantalab"),
    ("“Rantalab”, -hanke", "Rantalab"),
    ("Saaristo-ohjelmassa", "Saaristo-ohjelma"),
    ("Vireä Keskusta -ohjelman", "Vireä Keskusta"),
    # acronyms, apostrophes, numbers
    ("VR:n", "VR"), ("EAKR:stä", "EAKR"), ("TAITO:n", "TAITO"), ("RANTA'ssa", "RANTA"),
    ("Oppipolku 2:n", "Oppipolku 2"), ("Oppipolku II:ssa", "Oppipolku II"),
    # foreign
    ("Hamnlabbetin", "Hamnlabbet"),
    # nominatives and adverbial names stay
    ("Järvi ja rannat", "Järvi ja rannat"), ("Lasi kiertoon", "Lasi kiertoon"),
    ("Mökillä turvassa", "Mökillä turvassa"), ("Oljesta eristeeksi", "Oljesta eristeeksi"),
    ("Vanhat kasarmit käyttöön", "Vanhat kasarmit käyttöön"), ("Torni soi", "Torni soi"),
    ("Soutu sähköllä", "Soutu sähköllä"),
    # capitals as written
    ("TERVEYDEN JA TURVALLISUUDEN", "TERVEYS JA TURVALLISUUS"),
]


@pytest.mark.parametrize(("name", "expected"), BASE_FORMS)
def test_base_form(name: str, expected: str) -> None:
    """The name as a person would list it; a result is its own base form."""
    assert base_form(name) == expected
    assert base_form(expected) == expected


KNOWN = [
    ("Puutarhapoluilla", ["Puutarhapolut", "Ruoka"], "Puutarhapolut"),
    ("Vesihubin", ["Vesihubi"], "Vesihubi"),
    ("Vesihubin", ["Vesihub"], "Vesihub"),
    ("Puun ja kiven jalostuksen", ["Puu ja kiven jalostus"], "Puu ja kiven jalostus"),
    ("Mökillä turvassa -hankkeessa", ["Mökillä turvassa"], "Mökillä turvassa"),
    # two candidates under one key are none
    ("Oppipolku 2:n", ["Oppipolku 1", "Oppipolku 3"], "Oppipolku 2"),
]


@pytest.mark.parametrize(("name", "known", "expected"), KNOWN)
def test_the_document_s_own_nominative_wins(name: str, known: list[str], expected: str) -> None:
    """A name listed in nominative beats what morphology guesses."""
    assert base_form(name, known) == expected


SAME = [
    ("Puutarhapolut -hanke", "puutarhapolut"), ("”Vesihubi”", "Vesihubi"),
    ("Vihreiden laitureiden", "Vihreät laiturit"), ("Saaristo–ohjelma", "Saaristo-ohjelman"),
    ("Järvi\u00adpolku", "Järvipolku"),
]
DIFFERENT = [
    ("Oppipolku 1", "Oppipolku 2"), ("Vaihe II", "Vaihe III"), ("Kylätalo 2024", "Kylätalo 2027"),
    ("Vihreät laiturit", "Vihreät satamat"), ("Lahti", "Lahja"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name(a: str, b: str) -> None:
    """Case, dashes, quotes, tails and inflection do not make a new name."""
    assert same_name(a, b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_names_that_are_not_one(a: str, b: str) -> None:
    """Numbers, roman numerals and years are vetoes."""
    assert not same_name(a, b)


def test_keys() -> None:
    """A key keeps diacritics; a lemma key is the same for cases."""
    assert name_key("”Hiljainen Rakenne” -hanke.") == "hiljainen rakenne"
    assert name_key("Äly") != name_key("Aly")
    assert lemma_key("Puutarhapoluilla") == lemma_key("Puutarhapolut")
    assert matches_inflected("puutarhapoluille", "Puutarhapolut")


TEXT = (
    "Puutarhapolut-hankkeessa aloittaa uusi vetäjä. Puutarhapoluilla kävi väkeä;\n"
    "Vihreiden laitureiden kasvualue kattaa Oppipolku 2:n, ei Oppipolku 1:tä. Ruoan hinta nousi."
)
OCCURRENCES = [
    ("Puutarhapolut", ["Puutarhapolut", "Puutarhapoluilla"]),
    ("Vihreät laiturit", ["Vihreiden laitureiden"]),
    ("Oppipolku 2", ["Oppipolku 2:n"]),
    ("Oppipolku 3", []),
    ("Ruoka", ["Ruoan"]),
    ("Vihreät satamat", []),
]


@pytest.mark.parametrize(("name", "expected"), OCCURRENCES)
def test_a_name_in_running_text(name: str, expected: list[str]) -> None:
    """Found in every case; a glued "-hankkeessa" is not part of it."""
    assert [TEXT[start:end] for start, end in find_name(TEXT, name)] == expected


def test_a_programme_keeps_its_word() -> None:
    """*Saaristo-ohjelma* is not every archipelago."""
    text = "Saaristo elää. Saaristo-ohjelmassa alkaa Ruovikko-hanke."
    assert [text[a:b] for a, b in find_name(text, "Saaristo-ohjelma")] == ["Saaristo-ohjelmassa"]
    assert [text[a:b] for a, b in find_name(text, "Ruovikko")] == ["Ruovikko"]


def test_a_small_letter_can_be_asked_not_to_count() -> None:
    """The area *Ruoka* is not the food in running text."""
    text = "Kasvualueella Ruoka tuetaan lähiruoan ja ruoan vientiä."
    assert [text[a:b] for a, b in find_name(text, "Ruoka", capital=True)] == ["Ruoka"]


@given(st.lists(st.sampled_from(
    ["Uuden", "Uusi", "sataman", "Satamien", "laituri", "Kehittämisen", "hankkeessa", "ohjelman",
     "ja", "2", "&", "Vesihubin", "kuntoon", "Rannalla", "vihreiden"]), min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_a_base_form_is_its_own_base_form(words: list[str]) -> None:
    """Twice is once, whatever the words."""
    once = base_form(" ".join(words))
    assert base_form(once) == base_form(base_form(once))
    assert name_key(once) == name_key(name_key(once))
