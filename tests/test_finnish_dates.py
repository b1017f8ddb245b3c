"""Dates and periods: what is found, with its wording and bounds, and what is no date."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.finnish.dates import find_dates

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
    """Exactly one date, its wording whole, its bounds ISO."""
    found = [(f.span.text, f.span.start, f.span.end) for f in find_dates(text, dated=DATED)]
    assert found == [(wording, start, end)]


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


@given(st.text(alphabet="0123456789./- –—vuosikätn§()HQ\n", max_size=60))
@settings(max_examples=50, deadline=None)
def test_a_span_is_a_slice_of_its_text(text: str) -> None:
    """Offsets hold on any text, spans never overlap, bounds are in order."""
    at = 0
    for found in find_dates(text, dated=DATED):
        assert text[found.start_offset:found.end_offset] == found.span.text
        assert found.start_offset >= at
        at = found.end_offset
