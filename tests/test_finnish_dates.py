"""Dates and periods: what is found, with its wording and bounds, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.finnish.dates import find_dates
from extractors.vocabulary import load

DATED = "2026-01-15"

DATES = [
    # text, wording found, start, end
    ("Hanke päättyy 31.12.2025.", "31.12.2025", "2025-12-31", "2025-12-31"),
    ("Hyväksytty 31. joulukuuta 2025", "31. joulukuuta 2025", "2025-12-31", "2025-12-31"),
    ("kesäkuun 30. päivänä 2025", "kesäkuun 30. päivänä 2025", "2025-06-30", "2025-06-30"),
    ("Koe on 5.10.26 klo 9.30", "5.10.26", "2026-10-05", "2026-10-05"),
    # ranges with a part left out
    ("Haku on auki 1.9.–3.10.2025.", "1.9.–3.10.2025", "2025-09-01", "2025-10-03"),
    ("leiri 2.–20.2.2026", "2.–20.2.2026", "2026-02-02", "2026-02-20"),
    ("auki 15.4.-15.10.2026", "15.4.-15.10.2026", "2026-04-15", "2026-10-15"),
    ("1-6/2026", "1-6/2026", "2026-01", "2026-06"),
    ("helmi–marraskuu 2026", "helmi–marraskuu 2026", "2026-02", "2026-11"),
    ("marras–helmikuussa 2027", "marras–helmikuussa 2027", "2026-11", "2027-02"),
    ("vuosina 2026-29", "vuosina 2026-29", "2026", "2029"),
    ("lukuvuonna 2026/27", "lukuvuonna 2026/27", "2026-08", "2027-07"),
    # glued, with any dash
    ("1.1.2021-31.12.2023", "1.1.2021-31.12.2023", "2021-01-01", "2023-12-31"),
    ("8/2025‑12/2027", "8/2025‑12/2027", "2025-08", "2027-12"),
    ("Hanke on jatkoa 2021–2024 toteutetulle", "2021–2024", "2021", "2024"),
    # from ... to in cases
    ("kesäkuusta 2026 vuoden 2028 loppuun", "kesäkuusta 2026 vuoden 2028 loppuun",
     "2026-06", "2028"),
    ("tammikuusta 2026 kesäkuuhun 2027", "tammikuusta 2026 kesäkuuhun 2027", "2026-01", "2027-06"),
    ("maaliskuun alusta 2026 elokuun loppuun 2029", "maaliskuun alusta 2026 elokuun loppuun 2029",
     "2026-03", "2029-08"),
    ("vuodesta 2025 vuoteen 2028", "vuodesta 2025 vuoteen 2028", "2025", "2028"),
    ("lokakuun 2025 ja syyskuun 2027 välisenä aikana",
     "lokakuun 2025 ja syyskuun 2027 välisenä aikana", "2025-10", "2027-09"),
    # open at one end
    ("Rantaraitti (2024–)", "(2024–)", "2024", None),
    ("toteutus 2025-", "2025-", "2025", None),
    ("–12/2027", "–12/2027", None, "2027-12"),
    # deadlines have no start, beginnings no end
    ("valmis tammikuun 2026 loppuun mennessä", "tammikuun 2026 loppuun mennessä", None, "2026-01"),
    ("vuoden 2029 loppuun mennessä", "vuoden 2029 loppuun mennessä", None, "2029"),
    ("vuoteen 2030 mennessä", "vuoteen 2030 mennessä", None, "2030"),
    ("30. kesäkuuta 2027 saakka", "30. kesäkuuta 2027 saakka", None, "2027-06-30"),
    ("viimeistään 15.3.2027", "viimeistään 15.3.2027", None, "2027-03-15"),
    ("ennen vuotta 2027", "ennen vuotta 2027", None, "2026"),
    ("1.8.2026 alkaen", "1.8.2026 alkaen", "2026-08-01", None),
    ("vuoden 2027 alusta", "vuoden 2027 alusta", "2027", None),
    ("jatkuu syyskuuhun 2027", "syyskuuhun 2027", None, "2027-09"),
    # broken lines, amounts and footnote marks beside years
    ("alkaa tou\u2010\nkokuussa 2026", "tou\u2010\nkokuussa 2026", "2026-05", "2026-05"),
    ("helmi-\nmaaliskuussa 2026", "helmi-\nmaaliskuussa 2026", "2026-02", "2026-03"),
    ("Korhonen Niina 9/2026–3/2028 684 000 €", "9/2026–3/2028", "2026-09", "2028-03"),
    ("päättyy tammikuussa 2029.1", "tammikuussa 2029", "2029-01", "2029-01"),
    ("Laine Teemu –12/2027", "–12/2027", None, "2027-12"),
    ("vuonna 2022 keskimäärin", "vuonna 2022", "2022", "2022"),
    # quarters, halves, seasons, weeks
    ("Q3/2026", "Q3/2026", "2026-07", "2026-09"),
    ("Q2/2026–Q1/2027", "Q2/2026–Q1/2027", "2026-04", "2027-03"),
    ("III neljännes 2026", "III neljännes 2026", "2026-07", "2026-09"),
    ("IV/2026", "IV/2026", "2026-10", "2026-12"),
    ("H2 2026-2028", "H2 2026-2028", "2026-07", "2028"),
    ("vuoden 2026 jälkipuoliskolla", "vuoden 2026 jälkipuoliskolla", "2026-07", "2026-12"),
    ("kevät 2025 – syksy 2026", "kevät 2025 – syksy 2026", "2025-03", "2026-11"),
    ("syksyllä 2027", "syksyllä 2027", "2027-09", "2027-11"),
    ("talvi 2026-27", "talvi 2026-27", "2026-12", "2027-02"),
    ("viikolla 48/2026", "viikolla 48/2026", "2026-11-23", "2026-11-29"),
    ("vko 6/2026", "vko 6/2026", "2026-02-02", "2026-02-08"),
    ("viikot 9-10/2026", "viikot 9-10/2026", "2026-02-23", "2026-03-08"),
    # years in their contexts
    ("vuonna 2027", "vuonna 2027", "2027", "2027"),
    ("vuosille 2025-2028", "vuosille 2025-2028", "2025", "2028"),
    ("valtuustokaudella 2025-2029", "valtuustokaudella 2025-2029", "2025", "2029"),
    ("Kasvualueet 2025–2029", "2025–2029", "2025", "2029"),
    # relative to the document's date
    ("ensi vuonna", "ensi vuonna", "2027", "2027"),
    ("tänä syksynä", "tänä syksynä", "2026-09", "2026-11"),
    ("huhtikuun alussa", "huhtikuun alussa", "2026-04", "2026-04"),
    # the year before its unit, after it, or after its part
    ("vuoden 2026 syyskuussa", "vuoden 2026 syyskuussa", "2026-09", "2026-09"),  # genitive before
    ("vuoden 2029 kesään", "vuoden 2029 kesään", None, "2029-08"),  # illative closes
    ("syyskuun lopusta 2026", "syyskuun lopusta 2026", "2026-09", None),  # part between
    ("keväällä vuonna 2027", "keväällä vuonna 2027", "2027-03", "2027-05"),  # year word between
    ("elokuussa -26", "elokuussa -26", "2026-08", "2026-08"),  # year cut to two digits
    ("Tammik. 2027", "Tammik. 2027", "2027-01", "2027-01"),  # abbreviated month
    # parts of a year that are counted
    ("II tertiaali/2026", "II tertiaali/2026", "2026-05", "2026-08"),  # thirds, roman, slash
    ("toisella kvartaalilla 2027", "toisella kvartaalilla 2027", "2027-04", "2027-06"),  # ordinal
    ("kvartaali 3/2026", "kvartaali 3/2026", "2026-07", "2026-09"),  # noun before the number
    ("vuosineljänneksellä 3 prosenttia", "", None, None),  # an inflected noun counts nothing
    ("alkuvuodesta 2027", "alkuvuodesta 2027", "2027-01", "2027-06"),  # elative opens nothing here
    ("vuodenvaihteessa 2026–2027", "vuodenvaihteessa 2026–2027", "2026-12", "2027-01"),  # turn
    ("lukuvuoden 2026–2027 loppuun", "lukuvuoden 2026–2027 loppuun", None, "2027-07"),  # its end
    ("joulu–helmikuu 2026–2027", "joulu–helmikuu 2026–2027", "2026-12", "2027-02"),  # two years
    # days between words, and old forms
    ("1 päivänä tammikuuta 2027", "1 päivänä tammikuuta 2027", "2027-01-01", "2027-01-01"),  # acts
    ("9. 12. 2026", "9. 12. 2026", "2026-12-09", "2026-12-09"),  # spaces inside
    ("aluehallitus 24. marraskuuta 2026", "24. marraskuuta 2026", "2026-11-24", "2026-11-24"),
    # ^ a meeting's name before a day is no meeting number
    # cases that move, and cases that close
    ("siirtyy syyskuuhun 2027", "syyskuuhun 2027", "2027-09", "2027-09"),  # a verb of moving
    ("ajoittuu toukokuulle 2027", "toukokuulle 2027", "2027-05", "2027-05"),  # allative is within
    ("vuoden 2027 jälkeen", "vuoden 2027 jälkeen", "2028", None),  # after
    ("ennen kesäkuuta 2027", "ennen kesäkuuta 2027", None, "2027-05"),  # before a month
    # more that counts from the document's date
    ("ensi kuussa", "ensi kuussa", "2026-02", "2026-02"),  # month word
    ("viime keväänä", "viime keväänä", "2025-03", "2025-05"),  # the last that is over
    ("kuluvalla valtuustokaudella", "kuluvalla valtuustokaudella", "2025", "2029"),  # council term
    ("vuoden loppuun mennessä", "vuoden loppuun mennessä", None, "2026"),  # the own year
    ("i fjol", "i fjol", "2025", "2025"),  # a whole phrase
    ("viiden viime vuoden aikana", "", None, None),  # a length, no year
    ("joka vuosi toukokuussa", "", None, None),  # every year, no date
    # letters lost by OCR
    ("rahoitus paattyy kesakuussa 2027", "kesakuussa 2027", "2027-06", "2027-06"),
    # Swedish and English
    ("den 31 december 2025", "den 31 december 2025", "2025-12-31", "2025-12-31"),
    ("från och med den 1 mars 2026", "från och med den 1 mars 2026", "2026-03-01", None),
    ("hösten 2026", "hösten 2026", "2026-09", "2026-11"),
    ("from May 2026 to June 2027", "May 2026 to June 2027", "2026-05", "2027-06"),
    ("by 31 March 2027", "by 31 March 2027", None, "2027-03-31"),
]


@pytest.mark.parametrize(("text", "wording", "start", "end"), DATES)
def test_a_date_is_found_with_its_wording(
    text: str, wording: str, start: str | None, end: str | None
) -> None:
    """Exactly one date (none where the row has no wording), its wording whole, its bounds ISO."""
    found = [(f.span.text, f.span.start, f.span.end) for f in find_dates(text, dated=DATED)]
    assert found == ([(wording, start, end)] if wording else [])


NOT_DATES = [
    "Laki (380/2023) ja asetus 612/2021",
    "HEL 2025-004512, OUKA/912/14.00.00/2025 ja dnro 412/2025",
    "kokous 1/2026 ja pöytäkirja 4/2026",
    "Päätös § 12/2026, kohta 4.2",
    "Hinta 2 025 000 €, 2026 euroa ja 1 260 asukasta",
    "versio 4.2, Avoin rajapinta 2.0",
    "Tuulipolut 2030 kokoaa yritykset",  # a year in a name
    "Kuten Metsälampi (2022) osoittaa; Metsälampi ym. 2020",
    "puh. 040 123 4567, klo 12.30, ISSN 2025-2026",
    "Satamakatu 12 A, 20260 Turku",
    "3.1. Lähtökohdat",
    "elokuva ja touko-ohra",
    "kahden talven ajan", "ohjelmistoversio on 4.3.", "katsaus 4/2025",
    "AsL 11/1993 ja L 410/2015",  # acts by their abbreviation
    "mittakaava 1:2000",  # a scale
    "viime vuodet",  # a plural tells no year
    "1.\n2.\n3.\n4.",  # a numbered list
    "–12…–5 astetta",  # no year of two digits
    "elinvoimalautakunta 4/2026, asialista 3/2026",  # meetings in compounds
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Registers, acts, money, meetings, versions, citations and names are left alone."""
    assert [f.span.text for f in find_dates(text, dated=DATED)] == []


def test_a_month_takes_its_year_from_the_heading() -> None:
    """A column head without a year is dated by the year that the caller knows."""
    found = find_dates("syys", year=2026)
    assert [(f.span.start, f.span.end, f.span.precision) for f in found] == [
        ("2026-09", "2026-09", "month")
    ]
    assert find_dates("syyskuussa") == []


CARRIED = [
    # text, months of the dates
    ("Haku on auki 1.3.2027 ja sulkeutuu 15.4. klo 16.", ["2027-03-01", "2027-04-15"]),  # before it
    ("Kyselyt huhtikuussa, kesäkuussa ja syyskuussa 2027", ["2027-04", "2027-06", "2027-09"]),
    # ^ the last of a list lends to all
    ("Alkaa syyskuussa 2026. Päättyy toukokuussa.", ["2026-09", "2027-05"]),  # months run back
]


@pytest.mark.parametrize(("text", "starts"), CARRIED)
def test_a_year_is_carried_within_a_text(text: str, starts: list[str]) -> None:
    """A point without a year takes that of the date beside it, whatever the document's date."""
    assert [found.span.start for found in find_dates(text)] == starts


_MONTHS = ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"]
NOTATIONS = [
    "{d}.{m}.{y}", "{d:02}.{m:02}.{y}", "{d}. {m}. {y}", "{y}-{m:02}-{d:02}", "{d}/{m}/{y}",
    "{d}. {name}kuuta {y}", "{name}kuun {d}. päivänä {y}",
    "{d} {sv} {y}", "den {d} {sv} {y}", "{d} {en} {y}", "{en} {d}, {y}",]  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from(NOTATIONS))
@settings(max_examples=200, deadline=None)
def test_any_day_in_any_notation_is_that_day(day: date, notation: str) -> None:
    """Whatever the day, however it is written, it comes back."""
    months = load("months")
    text = notation.format(
        d=day.day, m=day.month, y=day.year, name=_MONTHS[day.month - 1],
        sv=months["sv"]["names"][day.month - 1], en=months["en"]["names"][day.month - 1],
    )  # fmt: skip
    spans = [found.span for found in find_dates(f"Kokous {text}")]
    assert [(s.start, s.end) for s in spans] == [(day.isoformat(), day.isoformat())]


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_a_range_never_ends_before_it_starts(a: date, b: date) -> None:
    """Ends in the wrong order are no range; days in order are one."""
    text = f"{a.day}.{a.month}.{a.year}–{b.day}.{b.month}.{b.year}"
    for found in find_dates(text):
        assert (found.span.start or "") <= (found.span.end or "9")
    if a < b:
        assert [f.span.text for f in find_dates(text)] == [text]


@given(st.text(alphabet="0123456789./- –—vuosikätn§()HQ\n", max_size=60))
@settings(max_examples=50, deadline=None)
def test_a_span_is_a_slice_of_its_text(text: str) -> None:
    """Offsets hold on any text, spans never overlap, bounds are in order."""
    at = 0
    for found in find_dates(text, dated=DATED):
        assert text[found.start_offset:found.end_offset] == found.span.text
        assert found.start_offset >= at
        at = found.end_offset
