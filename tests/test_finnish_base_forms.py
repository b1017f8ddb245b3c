"""Names of many words: their base form, key, and which are one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.entities import same_words
from extractors.finnish.base_forms import base_form
from extractors.finnish.morphology import voikko_available
from extractors.finnish.name_keys import name_key

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
    assert name_key(a) == name_key(b) or same_words(a, b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_names_that_are_not_one(a: str, b: str) -> None:
    """Numbers, roman numerals and years are vetoes."""
    assert name_key(a) != name_key(b) and not same_words(a, b)


def test_keys() -> None:
    """A key keeps diacritics; the same words are told in any case."""
    assert name_key("”Hiljainen Rakenne” -hanke.") == "hiljainen rakenne"
    assert name_key("Äly") != name_key("Aly")
    assert same_words("Puutarhapoluilla", "Puutarhapolut")


@given(st.lists(st.sampled_from(
    ["Uuden", "Uusi", "sataman", "Satamien", "laituri", "Kehittämisen", "hankkeessa", "ohjelman",
     "ja", "2", "&", "Vesihubin", "kuntoon", "Rannalla", "vihreiden"]), min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_a_base_form_is_its_own_base_form(words: list[str]) -> None:
    """Twice is once, whatever the words."""
    once = base_form(" ".join(words))
    assert base_form(once) == base_form(base_form(once))
    assert name_key(once) == name_key(name_key(once))
