"""The tagger of people and times in running text: its weights load and read sentences of ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.finnish.morphology import voikko_available
from extractors.finnish.running_text import find_people_in_text, find_time_expressions
from extractors.finnish.tagger import mentions, tag, tag_all

pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

PEOPLE = [
    # both names known, after a title that is no part of the name
    ("Hanketta johtaa kehitysjohtaja Niina Korpela.", ["Niina Korpela"]),
    # an inflected name, the verb after it
    ("Tilaisuuden avasi Maija Lehtoselle tuttu yleisö.", ["Maija Lehtoselle"]),
    # two people joined by a word
    ("Puheenvuoron pitivät Teemu Saari ja Anna Laine.", ["Teemu Saari", "Anna Laine"]),
    # a foreign name that no Finnish list has, told by its surroundings
    ("Yhtiön toimitusjohtaja Gregory Vandermolen kertoi asiasta maanantaina.", ["Gregory Vandermolen"]),
    # a surname alone before a verb of saying
    ("Palveluja pitää kehittää, Korhonen sanoo.", ["Korhonen"]),
    # an organisation that ends as surnames do
    ("Kesko avasi uuden myymälän Tampereella.", []),
    # places, a company and a product
    ("Helsingin kaupunki ja Nokia sopivat asiasta Espoossa.", []),
    # capitals of a heading are no name
    ("Kestävä kasvu ja uudet palvelut", []),
]
TIMES = [
    # a year with its head word
    ("Uusi silta valmistuu vuonna 2029.", ["vuonna 2029"]),
    # a day in words
    ("Asetus tulee voimaan 1 päivänä tammikuuta 2026.", ["1 päivänä tammikuuta 2026"]),
    # relative: no figures at all
    ("Viime vuonna kävijöitä oli enemmän.", ["Viime vuonna"]),
    # a weekday
    ("Hallitus kokoontui perjantaina Oulussa.", ["perjantaina"]),
    # a range of years
    ("Kausi 2026–2029 on pitkä.", ["2026–2029"]),
    # a money sum is no time
    ("Hanke maksaa 2000 euroa.", []),
    # a chapter's number is none either
    ("Katso luku 3.1 ja liite 12.", []),
]


@pytest.mark.parametrize(("sentence", "names"), PEOPLE)
def test_people_are_tagged(sentence: str, names: list[str]) -> None:
    """Names in any case, without titles; no organisations, places or headings."""
    found = [sentence[one.start : one.end] for one in tag(sentence) if one.label == "PERSON"]
    assert found == names


@pytest.mark.parametrize(("sentence", "times"), TIMES)
def test_times_are_found(sentence: str, times: list[str]) -> None:
    """The words for a time, whole; no other numbers."""
    (found,) = find_time_expressions([sentence])
    assert [sentence[one.start : one.end] for one in found] == times


def test_people_in_text_have_names_in_nominative() -> None:
    """What rules and tagger find, joined; the span stays as it is written."""
    text = ["Työtä johtaa Niina Korhonen.", "Korhosen mukaan kaikki etenee."]
    found = find_people_in_text(text)
    assert [[one.name for one in row] for row in found] == [["Niina Korhonen"], ["Korhonen"]]
    assert text[1][found[1][0].start : found[1][0].end] == "Korhosen"


def test_mentions_count_how_a_name_is_read_elsewhere() -> None:
    """Forms of one name are one; its own place does not count, small words never do."""
    words = [["Ritva", "Sormikko", "vetää"], ["Sormikon", "työ"], ["Kädet", "lepäävät"]]
    told = mentions(words, [["B", "E", "O"], ["O", "O"], ["O", "O"]])
    assert told[0][1] == "E0B0S0N0O1"
    assert told[1] == ["E1B0S0N0O0", ""]
    assert told[2] == ["", ""]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Aab Åä.,-–:;12 0\n\u00ad()'\"€²½"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Spans lie inside the text, in order, apart; probabilities are such."""
    end = 0
    for one in tag(text):
        assert end <= one.start < one.end <= len(text)
        assert 0.0 <= one.probability <= 1.0
        end = one.end
    assert tag_all([text, ""]) == tag_all([text, ""])
