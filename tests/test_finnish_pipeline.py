"""Sentences by rule, glued tokens, words read by Voikko, vocabulary."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.finnish import morphology
from extractors.finnish.morphology import analyse, is_known, lemma, lemmas, voikko_available
from extractors.finnish.pipeline import parse, pre_split, sentences
from extractors.finnish.plurals import plural_nominative
from extractors.vocabulary import load, words

needs_voikko = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

SENTENCES = [
    ("Haku päättyy 31.12.2025. Uusi alkaa 1. tammikuuta 2026.",
     ["Haku päättyy 31.12.2025.", "Uusi alkaa 1. tammikuuta 2026."]),
    ("Vetäjänä on vs. johtaja A. Harju. Hän aloittaa Q3/2026.",
     ["Vetäjänä on vs. johtaja A. Harju.", "Hän aloittaa Q3/2026."]),
    ("Vetäjä on N. N. ja haku on auki", ["Vetäjä on N. N. ja haku on auki"]),
    ("Virke katkeaa\nriville. Toinen jatkuu.", ["Virke katkeaa\nriville.", "Toinen jatkuu."]),
    ("• Yksi\n• Kaksi\n\nOtsikko", ["• Yksi", "• Kaksi", "Otsikko"]),
    ("Nimi\tRooli", ["Nimi", "Rooli"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """Dates, ordinals, initials and abbreviations end no sentence."""
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="Aa. 1\n\t!•", max_size=50))
@settings(max_examples=50, deadline=None)
def test_sentences_cover_every_sign_but_blanks(text: str) -> None:
    """Nothing is lost, nothing is told twice."""
    covered = "".join(text[start:end] for start, end in sentences(text))
    assert [s for s in covered if not s.isspace() and s != "•"] == [
        s for s in text if not s.isspace() and s != "•"]


SPLITS = [
    ("Vetäjä:Niina", "Vetäjä : Niina"), ("1.1.2026-31.12.2028", "1.1.2026 - 31.12.2028"),
    ("2025–2028", "2025 – 2028"), ("XR:n", "XR:n"), ("2:n", "2:n"),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_glued_tokens_are_split(text: str, expected: str) -> None:
    """Labels and ranges come apart; case endings after a colon do not."""
    assert pre_split(text) == expected


@needs_voikko
def test_a_compound_is_read_with_its_parts() -> None:
    """Base form, case, number and parts."""
    reading = analyse("painopistealueilla")[0]
    assert (reading.base, reading.case, reading.number) == (
        "painopistealue", "adessive", "plural")
    assert reading.parts[-1] == "alue"


@needs_voikko
def test_an_unknown_front_declines_by_its_last_part() -> None:
    """The front is kept as it is written."""
    assert lemma("Xalpora-hankkeessa") == "Xalpora-hanke"
    assert not is_known("Xalpora")
    assert lemmas("Xalpora") == {"xalpora"}


@needs_voikko
def test_each_thread_has_its_own_voikko() -> None:
    """A shared handle would abort the process."""
    found: list[str] = []
    forms = ["satamaan", "satamassa", "satamasta", "satamille"]
    threads = [threading.Thread(target=lambda form=form: found.append(lemma(form)))
               for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["satama"] * 4


PLURALS = [
    ("hanke", "hankkeet"), ("ala", "alat"), ("polku", "polut"), ("satama", "satamat"),
    ("kasvu", "kasvut"), ("sininen", "siniset"), ("palvelu", "palvelut"), ("vesi", "vedet"),
    ("kallas", None), ("laituri", "laiturit"), ("mahdollisuus", "mahdollisuudet"),
    ("talous", "taloudet"), ("älykäs", "älykkäät"), ("kylä", "kylät"), ("silta", "sillat"),
]


@needs_voikko
@pytest.mark.parametrize(("base", "expected"), PLURALS)
def test_plural_nominatives(base: str, expected: str | None) -> None:
    """Made by rule, proved by Voikko; None where nothing is proved."""
    assert plural_nominative(base) == expected


def test_without_voikko_simplemma_gives_lemmas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lemma and a case by ending; unknown compounds by the part after the hyphen."""
    monkeypatch.setattr(morphology, "_handle", lambda: None)
    analyse.cache_clear()
    try:
        assert not voikko_available()
        assert (analyse("hankkeessa")[0].base, analyse("hankkeessa")[0].case) == (
            "hanke", "inessive")
        assert analyse("Xalpora-hankkeessa")[0].base == "Xalpora-hanke"
        assert analyse("xalporatta") == ()
    finally:
        analyse.cache_clear()


@needs_voikko
def test_a_sentence_is_parsed_once() -> None:
    """The pipeline splits glued labels, finds the subject and keeps its result."""
    pytest.importorskip("spacy_fi_experimental_web_md")
    doc = parse("Vetäjä:Niina Korhonen aloittaa.")
    assert [token.text for token in doc][:3] == ["Vetäjä", ":", "Niina"]
    assert parse("Vetäjä:Niina Korhonen aloittaa.") is doc


def test_vocabulary() -> None:
    """Files load once; words of all languages gather under a path."""
    assert load("kinds") is load("kinds")
    assert "kasvualue" in words("kinds", "growth_area", "nouns")
    assert "kasvualusta" not in words("kinds", "growth_area", "nouns")
    with pytest.raises(FileNotFoundError):
        load("no-such-words")
