"""Sentences by rule, glued tokens, words read by Voikko, vocabulary."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import cues
from extractors.finnish import morphology
from extractors.finnish.morphology import (
    analyse,
    finite_forms,
    is_known,
    lemma,
    lemmas,
    voikko_available,
)
from extractors.finnish.pipeline import Token, pre_split, read, sentences
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
def test_a_sentence_is_read_with_its_offsets() -> None:
    """Glued labels come apart, and every token stands at its place in the text as given."""
    pytest.importorskip("spacy_fi_experimental_web_md")
    text = "Vetäjä:Niina Korhonen aloitti 1.1.2026-31.12.2028."
    tokens = read(text)
    assert [text[t.start:t.end] for t in tokens] == [
        "Vetäjä", ":", "Niina", "Korhonen", "aloitti", "1.1.2026", "-", "31.12.2028", "."]
    (verb,) = [t for t in tokens if t.verb]
    assert text[verb.start:verb.end] == "aloitti"
    assert verb.finite and verb.past
    assert text[tokens[tokens[2].head].start:].startswith(("aloitti", "Vetäjä"))


FINITE = [
    ("Uusi silta avataan", True, "a passive is only a verb"),
    ("Kunnat testaavat uusia palveluja", True, "a subject in plural right before: no attribute"),
    ("Kehitystä ohjaavat kunnanhallitus ja yhdistys", True, "nothing in plural to belong to"),
    ("Kunnan tuki yrityksille", False, "the head of a genitive, and no other subject"),
    ("Luovat alat", False, "second person: decks do not speak so"),
    ("Jätettä nollaan", False, "first person, and a case form of *nolla*"),
    ("Yritykset verkostoitumaan", False, "an infinitive is no finite verb"),
    ("Tehtaat omaa energiaa", False, "an adjective that agrees with the noun after it"),
    ("Uudet palvelut kotiin", False, "no verb at all"),
    ("Pilotti ei ala", True, "the negative verb"),
]


@needs_voikko
@pytest.mark.parametrize(("text", "finite", "adds"), FINITE, ids=[row[2] for row in FINITE])
def test_agreement_tells_sentences_from_names(
    text: str, finite: bool, adds: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where morphology leaves one answer, the pipeline is not asked."""
    def asked(text: str) -> tuple[Token, ...]:
        raise AssertionError(f"asked the pipeline of {text!r}: {adds}")

    monkeypatch.setattr(cues, "read", asked)
    assert cues.is_finite.__wrapped__(text) is finite


DOUBTFUL = [
    "Kumppanina toimivat yritykset",  # an attribute, or the verb before its subject
    "Uudet hankkeet tuo Saaristoliitto",  # the verb after its object, or a pronoun
    "Pilotista vastaa kunta",  # a verb, or a partitive of *vasta*
]


@needs_voikko
@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_agreement_leaves_open_is_asked(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser sees the whole text, once."""
    asked: list[str] = []
    monkeypatch.setattr(cues, "read", lambda text: asked.append(text) or ())
    cues.is_finite.__wrapped__(text)
    assert asked == [text]


@needs_voikko
def test_finite_forms_tell_person_and_past() -> None:
    """Infinitives, participles and nouns have none; a passive is the fourth person."""
    assert [(f.base, f.person, f.past) for f in finite_forms("johti")] == [("johtaa", "3", True)]
    assert {f.past for f in finite_forms("koordinoi")} == {True, False}
    assert {f.person for f in finite_forms("toteutetaan")} == {"4"}
    assert finite_forms("käyttämään") == finite_forms("satama") == ()


def test_vocabulary() -> None:
    """Files load once; words of all languages gather under a path."""
    assert load("kinds") is load("kinds")
    assert "kasvualue" in words("kinds", "growth_area", "nouns")
    assert "kasvualusta" not in words("kinds", "growth_area", "nouns")
    with pytest.raises(FileNotFoundError):
        load("no-such-words")
