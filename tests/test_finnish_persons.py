"""People and vacancies in sentences, cells and lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.finnish.morphology import voikko_available
from extractors.finnish.persons import find_persons
from extractors.finnish.vacancies import find_vacancies

pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

PERSONS = [
    ("Kasvualueen vetäjänä toimii Niina Korpela.", ["Niina Korpela"]),
    # titles in front are no part of the name
    ("tukenaan erityissuunnittelija Aatos Harju", ["Aatos Harju"]),
    ("Projektijohtaja Lehtonen Jari", ["Jari Lehtonen"]),
    # inflected
    ("Niina Korhosen johdolla", ["Niina Korhonen"]),
    ("tehtävä siirtyy Aatos Kivimäelle", ["Aatos Kivimäki"]),
    ("Eerik Strandbladin vastuulla", ["Eerik Strandblad"]),
    # lists
    ("aloittavat Maija Laine ja Teemu Saari", ["Maija Laine", "Teemu Saari"]),
    ("Maija Laine, Teemu Saari", ["Maija Laine", "Teemu Saari"]),
    # double names, particles, other languages
    ("Anna-Liisa Yli-Korpela", ["Anna-Liisa Yli-Korpela"]),
    ("ansvarig är Åke Lindgård", ["Åke Lindgård"]),
    ("Margareta von Stråhle", ["Margareta von Stråhle"]),
    ("von Stråhle Margareta", ["Margareta von Stråhle"]),
    # capitals and surnames first
    ("LAINE Veli-Matti", ["Veli-Matti Laine"]),
    ("NIINA KORHONEN", ["Niina Korhonen"]),
    # initials
    ("A. Lehtonen", ["A. Lehtonen"]), ("Lehtonen T.", ["T. Lehtonen"]),
    # a name broken by the line
    ("erityissuunnittelija Niina\nKorhonen", ["Niina Korhonen"]),
    ("Niina Korho\ufffenen", ["Niina Korhonen"]),
    # a project in front of a person
    ("Talvipuisto Niina Korhonen 9/2026", ["Niina Korhonen"]),
    # a namesake of a common word, of a place, listed or by its ending
    ("Lisätietoja antaa Toivo Metsä.", ["Toivo Metsä"]),
    ("työ siirtyy Inkeri Kemille", ["Inkeri Kemi"]),
    # nominatives: gradation undone, foreign names keep their consonant, -nen, -s, -e
    ("Niina Jylängön johdolla", ["Niina Jylänkö"]), ("Aatos Walkerin työ", ["Aatos Walker"]),
    ("kiittää Niina Lehtosta", ["Niina Lehtonen"]), ("Aatos Kankaan työ", ["Aatos Kangas"]),
    ("Aatos Laineelle", ["Aatos Laine"]), ("Mona Åbergin", ["Mona Åberg"]),
    ("Niina Mäki-Petäjän", ["Niina Mäki-Petäjä"]), ("Linn Öhmanille", ["Linn Öhman"]),
    ("Eerik von Wrightin tuella", ["Eerik von Wright"]), ("Eva Sirénin", ["Eva Sirén"]),
    ("Ulf Sundells förslag", ["Ulf Sundell"]),  # Swedish genitive
    # before a stop a name is no genitive
    ("Kiitos, Eerik Boren.", ["Eerik Boren"]),
    # an apostrophe, two given names, an initial between, particles in capitals
    ("Sean O'Connor", ["Sean O'Connor"]), ("Anna Maria Laine", ["Anna Maria Laine"]),
    ("Anna K. Laine", ["Anna K. Laine"]), ("ELLI VON BONSDORFF", ["Elli von Bonsdorff"]),
    # a list of initials
    ("A. Laine, B. Korhonen ja C. Saari", ["A. Laine", "B. Korhonen", "C. Saari"]),
    # titles, dots leaders, dashes, tabs, brackets
    ("FT, dosentti Niina Korpela", ["Niina Korpela"]), ("TkT Niina Korpela", ["Niina Korpela"]),
    ("prof. Niina Korpela", ["Niina Korpela"]), ("Vetäjä ....... Niina Korpela", ["Niina Korpela"]),
    ("Vetäjä – Niina Korpela", ["Niina Korpela"]), ("Vetäjä\tNiina Korpela", ["Niina Korpela"]),
    ("Vetäjä (Niina Korpela)", ["Niina Korpela"]),
    # a register's order, alone in its cell
    ("Korpela, Niina", ["Niina Korpela"]),
    # two given names share a surname; surnames alone in a list
    ("Matti ja Niina Korpela", ["Matti Korpela", "Niina Korpela"]),
    ("Korhonen, Lehtonen ja Mattila", ["Korhonen", "Lehtonen", "Mattila"]),
    # letters lost, a capital I read as l
    ("Vetaja: Paivi Hamalainen", ["Päivi Hämäläinen"]), ("lida Korhonen", ["Iida Korhonen"]),
    # called after people: streets, foundations, halls, companies, races
    ("Niina Korpelan katu", []), ("Niina Korpelan säätiö", []), ("Niina Korpela -sali", []),
    ("Niina Korpela Oy", []), ("Niina Korpela Areena", []), ("A. Korpela Kiinteistöt Oy", []),
    # a street with its number, a chapter's letter, letters set apart, a verb that looks a name
    ("Niina Lassilantie 2", []), ("A. Ohjelman tausta", []), ("PA R A S TA", []),
    ("Toimimme Jämijärvellä", []),
    # English names of things, and common words in front of given names
    ("Blue Economy ja Memory Lab", []), ("Hotelli Anna ja Villa Aurora", []),
    # no people
    ("Oulun kaupunki ja Tampereen Yliopisto", []),
    ("Kalasataman Kiertohubi", []), ("Suomen Akatemia rahoittaa Business Finland", []),
    ("Ainakin Helsingissä", []), ("Niina Projektipäällikkö", []),
    ("Projektijohtaja NN", []), ("Meri ja Satamat", []), ("Vantaan Energia Oy", []),
]


@pytest.mark.parametrize(("text", "names"), PERSONS)
def test_people_are_found(text: str, names: list[str]) -> None:
    """Given name first, in nominative; organisations, places and projects are no people."""
    assert [person.name for person in find_persons(text)] == names


def test_a_cue_lets_unknown_names_pass() -> None:
    """Where a person is expected two unknown capitalised words are one; elsewhere not."""
    assert find_persons("Vilcan Drebosk") == []
    assert [p.name for p in find_persons("Vilcan Drebosk", cue=True)] == ["Vilcan Drebosk"]
    assert find_persons("Kestävä Satama", cue=True) == []


NORMAL = [
    ("KORPELA Niina", "Niina Korpela"),
    ("Niina Korpelan", "Niina Korpela"), ("vs. johtaja Niina Korpela", "Niina Korpela"),
]


@pytest.mark.parametrize(("raw", "expected"), NORMAL)
def test_a_name_in_a_cell_is_made_normal(raw: str, expected: str) -> None:
    """Given name first, in nominative, without the title in front."""
    assert [person.name for person in find_persons(raw, cue=True)] == [expected]


VACANCIES = [
    ("Projektijohtaja NN", ["NN"]), ("vetäjä N. N.", ["N. N."]), ("vetäjä: N.N.", ["N.N."]),
    ("haku käynnissä", ["haku käynnissä"]), ("Vetäjä nimetään myöhemmin.", ["nimetään myöhemmin"]),
    ("rekrytointi kaynnissa", ["rekrytointi kaynnissa"]),  # letters lost
    ("ansvarig: ej utsedd", ["ej utsedd"]), ("TBA", ["TBA"]), ("to be named", ["to be named"]),
    ("tehtävä avoinna", ["tehtävä avoinna"]),
    ("Avoin data avoinna kaikille", []),
    ("Omistaja nimetään maaliskuussa \n2026", ["nimetään"]),
    # a post and a word for open, also apart; a process; not yet; a role wanted or to come
    ("Paikka on toistaiseksi auki", ["Paikka on toistaiseksi auki"]),
    ("Koordinaattorin valinta on kesken", ["valinta on kesken"]),
    ("Vastuuhenkilöä ei ole vielä nimetty", ["ei ole vielä nimetty"]),
    ("Projektipäällikkö haussa", ["haussa"]), ("rekrytoitava koordinaattori", ["rekrytoitava"]),
    ("Hankkeelle nimetään vetäjä", ["nimetään"]), ("vailla omistajaa", ["vailla"]),
    ("Koordinaattorin haku uusitaan", ["haku uusitaan"]),  # a choice put off
    ("Haemme projektipäällikköä", ["Haemme"]),  # first person
    ("Vetäjän nimi vahvistuu myöhemmin", ["vahvistuu myöhemmin"]),  # weak words need a role
    # Swedish and English by the same rules
    ("Rekryteringen av projektledare pågår", ["Rekryteringen av projektledare pågår"]),
    ("Projektledare söks", ["söks"]), ("Platsen står tom", ["står tom"]),
    ("The post is currently vacant", ["post is currently vacant"]),
    ("Project lead has not yet been named", ["not yet been named"]),
    # the same words of other things
    ("Aikataulu vahvistuu myöhemmin", []), ("Avustusten haku käynnissä", []),
    ("Rahoitusta ei ole vielä löytynyt", []), ("Kumppanit valitaan keväällä", []),
    ("Kirjasto on auki klo 8–16", []), ("Hakuaika päättyy 31.3.", []),
    ("Paikka auki -näyttely", []), ("Tom Lindgård", []), ("XX asuntoa", []),
    ("Vetäjäksi nimetään Niina Laine", []), ("ANNN", []), ("Nnn", []),
]


@pytest.mark.parametrize(("text", "spans"), VACANCIES)
def test_vacancies(text: str, spans: list[str]) -> None:
    """Every way of saying that nobody has the post yet."""
    assert [text[found.start:found.end] for found in find_vacancies(text)] == spans


def test_single_words_are_vacancies_only_where_a_person_is_expected() -> None:
    """In a cell of names "avoinna" and a dash mean nobody."""
    assert [(f.start, f.end) for f in find_vacancies("avoinna", cue=True)] == [(0, 7)]
    assert [(f.start, f.end) for f in find_vacancies(" – ", cue=True)] == [(1, 2)]
    assert find_vacancies("avoinna") == []


@given(st.lists(st.sampled_from(
    ["Niina", "Korhonen", "KORHONEN", "A.", "von", "-", ",", "\n", "Helsingin", "NN",
     "projektijohtaja", "Korhosen", ":", "Åke"]),
    max_size=8))
@settings(max_examples=50, deadline=None)
def test_spans_are_in_order_and_inside(words: list[str]) -> None:
    """Spans never overlap and never leave the text."""
    text, at = " ".join(words), 0
    for person in find_persons(text, cue=True):
        assert at <= person.start < person.end <= len(text)
        assert text[person.start:person.end].strip() == text[person.start:person.end]
        at = person.end
