"""Letters that OCR lost are put back, one for one, where one reading is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.doubts import REASON, weighed
from extractors.finnish import morphology
from extractors.finnish.letter_candidates import candidates, harmonic, strip_marks
from extractors.finnish.lost_letters import Restorer
from extractors.finnish.morphology import voikko_available
from extractors.finnish.ocr_slips import mended_numbers
from extractors.finnish.other_languages import language_of
from extractors.scopes import text_of
from models.records import DocumentInfo, Extraction, Mention, Page, Project

needs_voikko = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

WHOLE_TEXT = (
    "Ohjelman rahoitus päättyy vuoden lopussa ja kehittämistyö jatkuu. Kasvualueen vetäjänä toimii "
    "Niina Salo. Kokeiluympäristöt ovat käytössä, ja niiden täyttöaste on selvästi noussut. "
    "Tavoitteena on säilyttää työpaikat ja lisätä näkyvyyttä."
)
LOSSY = strip_marks(WHOLE_TEXT)
RESTORED = [
    ("paattyy", "päättyy"),  # a verb with one reading
    ("kehittamistyo", "kehittämistyö"),  # a compound, front throughout
    ("Sisaltaa", "Sisältää"),  # a capital at the beginning of a sentence
    ("kokeiluymparistot", "kokeiluympäristöt"),  # back and front in one compound
    ("projektipaallikko", "projektipäällikkö"),  # the same, what follows the border is front
    ("tietoturvayhtio", "tietoturvayhtiö"),  # u before ö at the border of parts
    ("palmuoljy", "palmuöljy"),  # u beside ö at the border of parts
    ("tyoaika", "työaika"),  # ö beside a at the border of parts
    ("toimintaymparistoista", "toimintaympäristöistä"),  # a y beside an a at the border
    ("miljonaari", "miljonääri"),  # a loan that mixes back and front
    ("analyysi", "analyysi"),  # a loan with y among back vowels, right as it stands
    ("tamantasoinen", "tämäntasoinen"),  # a compound that Voikko does not know, by its parts
    ("tviitteja", "tviittejä"),  # a loan with i only takes a front ending
    ("alueella", "alueella"),  # words that never had dots stay
    ("satama", "satama"),  # the same, three a
    ("Rahoitus", "Rahoitus"),  # the same, with a capital
    ("osaamista", "osaamista"),  # the same, of a form with a rare other reading
    ("talot", "talot"),  # "tälöt" is no word
    ("ala", "ala"),  # several readings: a noun, not a prohibition, in decks
    ("paatoksen", "päätöksen"),  # "paatoksen" (of pathos) is a word too
    ("tyo", "työ"),  # a short word
    ("taman", "tämän"),  # a pronoun; "taman" is no word
    ("saannot", "säännöt"),  # "saannot" (yields) is a word too
    ("mita", "mitä"),  # a pronoun against a rare noun
    ("tietoihin", "tietoihin"),  # "tietöihin" (tie + työ) is a compound that nobody means
    ("Kivimaki", "Kivimäki"),  # a surname made of words
    ("Kallio", "Kallio"),  # a surname without dots
    ("Kyllonen", "Kyllönen"),  # a surname in -nen, by harmony
    ("Makinen", "Mäkinen"),  # a surname by its bearers
    ("Hamalaisen", "Hämäläisen"),  # the genitive of one
    ("Nystrom", "Nyström"),  # a Swedish surname
    ("Aberg", "Åberg"),  # å, which Finnish words have not
    ("Paivi", "Päivi"),  # a first name
    ("Ake", "Åke"),  # a Swedish first name
    ("JARVINEN", "JÄRVINEN"),  # capitals only
    ("Jyvaskylassa", "Jyväskylässä"),  # a town, in a case
    ("Hameenlinna", "Hämeenlinna"),  # a town of two parts, each its own harmony
    ("elinkeinopaallikk6", "elinkeinopäällikkö"),  # 6 for ö
    ("kaytt66n", "käyttöön"),  # 66 for öö
    ("ty6", "työ"),  # 6 at the end of a short word
    ("tyé", "työ"),  # é for ö
    ("taloyhtidt", "taloyhtiöt"),  # d for ö
    ("tassd", "tässä"),  # d for ä
    ("Qulun", "Oulun"),  # Q for O
    ("kasvuaIue", "kasvualue"),  # I for l
    ("Sjéblom", "Sjöblom"),  # é for ö in a name that no dictionary has
    ("Xalpora", "Xalpora"),  # what nobody knows stays
    ("2026", "2026"),  # numbers stay
    ("Q3", "Q3"),  # a quarter is no word with a Q for an O
    ("X99", "X99"),  # a code
    ("mAh", "mAh"),  # a unit of mixed case is not shouted
    ("STRAẞE", "STRAẞE"),  # a capital that grows when made small
]


@needs_voikko
@pytest.mark.parametrize(("lost", "expected"), RESTORED)
def test_a_word_gets_its_letters_back(lost: str, expected: str) -> None:
    """In a text that lost its letters."""
    assert Restorer(LOSSY).word(lost) == expected


IN_CONTEXT = [
    # a capitalised word beside a surname is a first name, alone it may be a pronoun
    ("Vetajana Mika Kivimaki, mika on hyva", "Vetäjänä Mika Kivimäki, mikä on hyvä"),
    # a surname that is a verb form too
    ("Mika Lahti lahti kotiin", "Mika Lahti lähti kotiin"),
    # a word beside a name that is not one: what follows the name of a town
    ("Oulun Ymparistokeskus", "Oulun Ympäristökeskus"),
    # what follows a number is partitive; a pronoun is not counted
    ("kaksi naista ja 250 naista", "kaksi naista ja 250 naista"),
    # the same letters where nothing is counted
    ("naista asioista paatetaan", "näistä asioista päätetään"),
    # case endings after a colon: by the name of the last letter
    ("EAKR:ssa ja EU:ssa", "EAKR:ssä ja EU:ssa"),
    # after a digit: by how the number is read out (viidessä, kuudessa, kahdessa)
    ("5:ssa, 6:ssa ja 12:ssa", "5:ssä, 6:ssa ja 12:ssa"),
    # a section sign is read pykälä
    ("8 §:ssa", "8 §:ssä"),
    # an acronym that may be read as a word cannot be told
    ("HUS:ssa", "HUS:ssa"),
    # a short word in capitals is an acronym ...
    ("ETA-alue ja TYO-hanke", "ETA-alue ja TYO-hanke"),
    # ... save in a heading
    ("TYO JA TERVEYS", "TYÖ JA TERVEYS"),
    # hyphenated compounds part by part, brands as they are
    ("Kvanttilab-kehittamistyo", "Kvanttilab-kehittämistyö"),
    # a Swedish sentence is read by Swedish words
    ("Programmet pagar till slutet av aret och omfattar manga projekt.",
     "Programmet pågår till slutet av året och omfattar många projekt."),
    # an English sentence stays: "man" and "on" are Finnish words too
    ("The man on the board is in charge of this and that.",
     "The man on the board is in charge of this and that."),
    # an English title in a Finnish sentence does not make it English
    ("Hanke on nimeltaan State of the Art ja paattyy kesalla.",
     "Hanke on nimeltään State of the Art ja päättyy kesällä."),
    # a word broken at a line's end is restored as one; the layout joins it
    ("kehit-\ntamistyo", "kehit-\ntämistyö"),
    # a common beginning with a hyphen is no broken word
    ("Jarvi- ja metsaalueet, tyo- ja elinkeinot", "Järvi- ja metsäalueet, työ- ja elinkeinot"),
]  # fmt: skip


@needs_voikko
@pytest.mark.parametrize(("lost", "expected"), IN_CONTEXT)
def test_what_stands_beside_a_word_tells(lost: str, expected: str) -> None:
    """Of words with several readings."""
    assert Restorer(LOSSY).text(lost) == expected


LOGICAL = [
    ("kehittamis- hanke alkaa", "kehittämishanke alkaa"),  # a hyphen left within a line
    ("kurnppanit", "kumppanit"),  # rn for m: one sign less
    ("kehittaémislinja", "kehittämislinja"),  # aé for ä
    ("IIman merta", "Ilman merta"),  # I for l after a capital
    ("vetdjana liris Salo", "vetäjänä Iiris Salo"),  # l for I at the beginning of a name
]


@needs_voikko
@pytest.mark.parametrize(("lost", "expected"), LOGICAL)
def test_dropped_signs_leave_the_logical_text_and_the_quote_stays_raw(
    lost: str, expected: str
) -> None:
    """A soft hyphen keeps the length until the logical text drops it."""
    page = Page(number=1, width=100, height=100, text=lost)
    text = text_of(page, 0, len(lost), Restorer(LOSSY).text)
    assert text.text == expected
    assert text.mention().quote == lost
    assert [lost[i] for i in text.offsets][-1] == lost[-1]


NUMBERS = [
    ("l2.3.2O26", "12.3.2026"),  # l for 1, O for 0
    ("2O26–2O28", "2026–2028"),  # years alone
    ("Q1/2026 Q2/2026 03/2026", "Q1/2026 Q2/2026 Q3/2026"),  # a row of quarters
    ("Q1 Q2 03 04", "Q1 Q2 Q3 Q4"),  # a row of bare quarters
    ("03/2026", "03/2026"),  # March, where no quarter is near
    ("kasvu Q1/2026: puh. 09 310", "kasvu Q1/2026: puh. 09 310"),  # a phone number is no quarter
    ("1.03/2026 Q2", "1.03/2026 Q2"),  # a part of a number is none either
    ("OlI", "OlI"),  # letters alone are no number
]


@pytest.mark.parametrize(("lost", "expected"), NUMBERS)
def test_digits_are_mended_only_where_one_reading_makes_sense(lost: str, expected: str) -> None:
    """In dates, years and rows of quarters."""
    assert mended_numbers(lost) == expected


WHOLE = [
    ("Hanke päättyy vuoden lopussa ja työ jatkuu keväällä.", False),  # kept its letters
    # other languages
    ("The programme ends in 2026 and the work goes on in many other countries.", False),
    ("Programmet pågår till slutet av året och omfattar många projekt.", False),
    ("Muut projektit ja hankkeet", False),  # Finnish that has no ä to lose
    (LOSSY, True),  # lost them
]


@needs_voikko
@pytest.mark.parametrize(("text", "lossy"), WHOLE)
def test_only_text_that_lost_its_letters_is_touched(text: str, lossy: bool) -> None:
    """Whole texts and other languages stay to the letter."""
    restorer = Restorer(text)
    assert restorer.lossy is lossy
    if not lossy:
        assert restorer.text("paattyy " + text) == "paattyy " + text


LANGUAGES = [
    ("Hanke alkaa keväällä", "fi"),  # no function words: the house's language
    ("Det är ett projekt som pågår", "sv"),  # three of another
    ("Det ar ett projekt som pagar", "sv"),  # without its letters
    ("This is a part of the plan", "en"),  # English
    ("Ohjelma on nimeltään The Art of Work ja jatkuu", "fi"),  # quoted English
    ("en tiedä, en ole", "fi"),  # a Finnish verb that is a Swedish article
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_of_a_sentence(text: str, language: str) -> None:
    """By its function words, with or without letters."""
    assert language_of(text) == language


@needs_voikko
def test_a_word_written_right_once_is_right_everywhere() -> None:
    """A name that kept its letters in one place lends them to the others."""
    restorer = Restorer(LOSSY + " Hankkeen nimi on Xälporö.")
    assert restorer.word("Xalporo") == "Xälporö"


@needs_voikko
def test_fewest_switches_of_harmony_come_first() -> None:
    """Readings with many switches are looked for only where none with few is known."""
    assert candidates("tietoihin")[0] == "tietoihin"
    assert harmonic("yhteistyokumppani") == ["yhteistyökumppani"]


@needs_voikko
def test_doubtful_letters_make_a_fact_less_sure() -> None:
    """*Parjaaminen* and *pärjääminen* are both words; a word with one reading leaves no doubt."""
    restorer = Restorer(LOSSY)
    facts = tuple(
        Project(
            name=name,
            confidence=0.8,
            reason="luettelossa",
            mentions=(Mention(page=1, start=0, end=len(quote), quote=quote, field="name"),),
        )
        for name, quote in (
            ("Kotona pärjääminen", "Kotona parjaaminen"),
            ("Älykäs satama", "Alykas satama"),
        )
    )
    info = DocumentInfo(None, "fi", ("fi",), None, 1, "koe.txt", "text/plain", "ab" * 32, "0")
    told = Extraction(document=info, projects=facts)
    doubted, sure = weighed(told, restorer.doubtful).projects
    assert doubted.confidence == 0.68
    assert doubted.reason == f"luettelossa; {REASON}"
    assert sure == facts[1]


# --- laws ---------------------------------------------------------------------------------------

_SIGNS = st.text(alphabet="aoeiutkslnmvyhé6Qd AOXß9İäö-\n.:Il01", max_size=60)


@given(_SIGNS)
@settings(max_examples=50, deadline=None)
def test_length_never_changes(text: str) -> None:
    """Offsets stay, and blanks and marks stay where they are."""
    restored = Restorer(LOSSY).text(text)
    assert len(restored) == len(text)
    assert [i for i, s in enumerate(text) if s in "\n."] == [
        i for i, s in enumerate(restored) if s in "\n."]


_WORDS = [
    "kehittämistyö", "päättyy", "ympäristöohjelma", "satama", "hanke", "yhteistyö", "lisätä",
    "kaupunki", "väestö", "järjestelmä", "rahoitus", "tavoitteena", "Jyväskylä", "Hämäläinen",
    "elinkeinopäällikkö", "näkyvyyttä", "osaaminen", "käytössä", "tietoturvayhtiö", "vuoden",
]  # fmt: skip


@needs_voikko
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12))
@settings(max_examples=50, deadline=None)
def test_words_with_one_reading_come_back(words: list[str]) -> None:
    """Stripped and restored is as it was; restored again is the same; whole text stays."""
    whole = " ja ".join(words)
    restorer = Restorer(LOSSY)
    restored = restorer.text(strip_marks(whole))
    assert restored == whole
    assert restorer.text(restored) == restored


@needs_voikko
def test_a_text_restored_is_no_longer_lossy() -> None:
    """So that restoring it once more does nothing."""
    restored = Restorer(LOSSY).text(LOSSY)
    assert restored == WHOLE_TEXT
    assert not Restorer(restored).lossy
    assert Restorer(WHOLE_TEXT).text(WHOLE_TEXT) == WHOLE_TEXT


WITHOUT_VOIKKO = [
    ("paattyy", "päättyy"),  # simplemma knows common forms
    ("ymparisto", "ympäristö"),  # and nouns
    ("satama", "satama"),  # what needs nothing stays
    ("Makinen", "Mäkinen"),  # the names statistics are the project's own
    ("xalporasta", "xalporasta"),  # what nobody knows stays
]


@pytest.fixture
def no_voikko(monkeypatch: pytest.MonkeyPatch) -> None:
    """Voikko away, with nothing remembered of it."""
    monkeypatch.setattr(morphology._LOCAL, "voikko", None, raising=False)
    remembering = (morphology.analyse, morphology.is_known, morphology.is_spelled,
                   morphology.lemmas, candidates)  # fmt: skip
    for function in remembering:
        function.cache_clear()
    yield  # type: ignore[misc]
    for function in remembering:
        function.cache_clear()


@pytest.mark.usefixtures("no_voikko")
@pytest.mark.parametrize(("lost", "expected"), WITHOUT_VOIKKO)
def test_without_voikko_common_words_come_back_and_none_is_spoiled(
    lost: str, expected: str
) -> None:
    """Less is put back; nothing more is spoiled."""
    assert Restorer(LOSSY).word(lost) == expected
