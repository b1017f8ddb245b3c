"""Letters that OCR lost are put back, one for one, where one reading is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.finnish.lost_letters import Restorer
from extractors.finnish.morphology import voikko_available

pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

LOSSY = (
    "Ohjelman rahoitus paattyy vuoden lopussa ja kehittamistyo jatkuu. Kasvualueen vetajana toimii "
    "Niina Harmala. Kokeiluymparistot ovat kaytossa, ja niiden tayttoaste on selvasti noussut. "
    "Tavoitteena on sailyttaa tyopaikat ja lisata nakyvyytta."
)
RESTORED = [
    ("paattyy", "päättyy"), ("kehittamistyo", "kehittämistyö"), ("Sisaltaa", "Sisältää"),
    ("kokeiluymparistot", "kokeiluympäristöt"), ("projektipaallikko", "projektipäällikkö"),
    # words that never had dots stay
    ("alueella", "alueella"), ("satama", "satama"), ("Rahoitus", "Rahoitus"), ("talot", "talot"),
    # several readings: the one that decks mean
    ("ala", "ala"), ("paatoksen", "päätöksen"), ("tyo", "työ"), ("taman", "tämän"),
    ("saannot", "säännöt"),
    ("osaamista", "osaamista"), ("mita", "mitä"),
    # names: surnames made of words, and by harmony
    ("Kivimaki", "Kivimäki"), ("Kallio", "Kallio"), ("Kyllonen", "Kyllönen"), ("Ake", "Åke"),
    ("Nystrom", "Nyström"),
    # slips of the eye
    ("elinkeinopaallikk6", "elinkeinopäällikkö"), ("kaytt66n", "käyttöön"), ("ty6", "työ"),
    ("tyé", "työ"), ("Qulun", "Oulun"),
    # what nobody knows stays
    ("Xalpora", "Xalpora"), ("2026", "2026"), ("Q3", "Q3"), ("X99", "X99"), ("STRAẞE", "STRAẞE"),
]


@pytest.mark.parametrize(("lost", "expected"), RESTORED)
def test_a_word_gets_its_letters_back(lost: str, expected: str) -> None:
    """In a text that lost its letters."""
    assert Restorer(LOSSY).word(lost) == expected


WHOLE = [
    ("Hanke päättyy vuoden lopussa ja työ jatkuu keväällä.", False),
    ("The programme ends in 2026 and the work goes on in many other countries.", False),
    ("Programmet pågår till slutet av året och omfattar många projekt.", False),
    ("Muut projektit ja hankkeet", False),
    (LOSSY, True),
]


@pytest.mark.parametrize(("text", "lossy"), WHOLE)
def test_only_text_that_lost_its_letters_is_touched(text: str, lossy: bool) -> None:
    """Whole texts and other languages stay to the letter."""
    restorer = Restorer(text)
    assert restorer.lossy is lossy
    if not lossy:
        assert restorer.text("paattyy " + text) == "paattyy " + text


def test_a_capitalised_pair_is_a_name() -> None:
    """Alone "Mika" may be *Mikä*; beside a surname it is a first name."""
    restorer = Restorer(LOSSY)
    assert restorer.text("Vetajana Mika Kivimaki, mika on hyva") == (
        "Vetäjänä Mika Kivimäki, mikä on hyvä")


def test_a_word_written_right_once_is_right_everywhere() -> None:
    """A name that kept its letters in one place lends them to the others."""
    restorer = Restorer(LOSSY + " Hankkeen nimi on Xälporö.")
    assert restorer.word("Xalporo") == "Xälporö"


@given(st.text(alphabet="aoeiutkslnmvyhé6Qd AOXß9İäö-\n.", max_size=60))
@settings(max_examples=50, deadline=None)
def test_length_never_changes(text: str) -> None:
    """Offsets stay, and blanks and marks stay where they are."""
    restored = Restorer(LOSSY).text(text)
    assert len(restored) == len(text)
    assert [i for i, s in enumerate(text) if s in " -\n."] == [
        i for i, s in enumerate(restored) if s in " -\n."]
