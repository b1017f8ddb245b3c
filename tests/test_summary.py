"""What the commands print: complete, readable, and no wider than a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.records import (
    Assignment,
    Cell,
    Change,
    Comparison,
    DateFact,
    DocumentInfo,
    Extraction,
    GrowthArea,
    Issue,
    Language,
    Mention,
    Page,
    Programme,
    Project,
    Reading,
    Table,
)
from output.page_text import table_lines
from output.summary import (
    Counts,
    FileRun,
    RunSummary,
    comparison_text,
    counts_of,
    counts_text,
    extraction_text,
    reading_text,
    run_summary,
)

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def document(name: str = "kärjet.pptx") -> DocumentInfo:
    return DocumentInfo(
        "Elinvoiman kärjet", "fi", ("fi",), "2026-03", 12, name, SLIDES, "ab" * 32, "0.1.0"
    )


EXTRACTION = Extraction(
    document=document(),
    growth_areas=(
        GrowthArea(name="Satamat ja meri", start="2025", end="2029", pages=(3, 4)),
        GrowthArea(name="Puhdas energia", aliases=("Energia",), confidence=0.6, pages=(3,)),
    ),
    programmes=(Programme(name="Elinvoimaohjelma", pages=(2,)),),
    projects=(
        Project(name="Älysatama", growth_area="Satamat ja meri", end="2026-06-30",
                status="running", pages=(6,)),
        Project(name="Irrallinen", pages=(7,)),
    ),
    assignments=(
        Assignment(target="Satamat ja meri", vacant=True, role="projektijohtaja", pages=(4,)),
        Assignment(target="energia", person="Helka Mäntyranta", status="continues", pages=(4,)),
        Assignment(target="Älysatama", person="Ronja Selkämaa", role="vetäjä", pages=(6,)),
        Assignment(target="Ohjausryhmä", organisation="Satamayhtiö", role="jäsen", pages=(8,)),
    ),
    dates=(
        DateFact(text="31.3. mennessä", start=None, end="2026-03-31", precision="day",
                 about="Älysatama", event="haku", pages=(9,)),
    ),
    issues=(Issue("two-candidates", "warning", "Kaksi ehdokasta.", 5),),
)


def test_extraction_text_tells_every_fact_where_it_belongs() -> None:
    text = extraction_text(EXTRACTION)
    lines = text.splitlines()
    assert "kärjet.pptx · 12 diaa · päivätty: 3/2026" in lines
    assert "2 kasvualuetta, 1 ohjelma, 2 hanketta, 4 vastuuta (1 avoin), 1 päivämäärä" in lines
    at = lines.index("  - Satamat ja meri, 2025–2029  [dia 3, dia 4; varma]")
    assert lines[at + 1] == "    - projektijohtaja: avoin  [dia 4; varma]"
    at = lines.index("  - Puhdas energia  [dia 3; epävarma]")
    assert lines[at + 1] == "    - Helka Mäntyranta (jatkaa)  [dia 4; varma]"  # by its alias
    at = lines.index("  Satamat ja meri:")
    assert lines[at + 1] == "    - Älysatama, 30.6.2026 saakka, käynnissä  [dia 6; varma]"
    assert lines[at + 2] == "      - vetäjä Ronja Selkämaa  [dia 6; varma]"
    assert "  Ei kasvualuetta:" in lines
    assert "  - Ohjausryhmä: jäsen Satamayhtiö  [dia 8; varma]" in lines
    assert "  - Satamat ja meri, projektijohtaja  [dia 4; varma]" in lines
    assert "  - 31.3.2026 saakka: Älysatama, haku  [dia 9; varma]" in lines
    assert "  - varoitus: dia 5: Kaksi ehdokasta." in lines


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ("Tillväxtområden (2)", "vakant", "bild 4", "till 30.6.2026", "Vakanta ansvar")),
        ("en", ("Growth areas (2)", "vacant", "slide 4", "until 30 Jun 2026", "Vacancies")),
    ],
)
def test_extraction_text_speaks_the_language(language: Language, words: tuple[str, ...]) -> None:
    text = extraction_text(EXTRACTION, language)
    assert [word for word in words if word not in text] == []


def test_an_empty_extraction_says_none() -> None:
    text = extraction_text(Extraction(document()))
    assert "Kasvualueet: ei yhtään" in text and "Päivämäärät: ei yhtään" in text


def table_page(rows: list[list[str]], before: str = "", after: str = "") -> Page:
    """A page whose text is ``before``, a table and ``after``, as the readers lay it out."""
    text, cells = before, []
    for number, row in enumerate(rows):
        for column, told in enumerate(row):
            cells.append(Cell(number, column, len(text), len(text) + len(told)))
            text += told + ("\t" if column + 1 < len(row) else "\n")
    table = Table(len(rows), len(rows[0]), tuple(cells))
    return Page(1, 960, 540, text + after, tables=(table,))


def test_reading_text_draws_tables_between_the_lines() -> None:
    page = table_page(
        [["Kasvualue", "Johtaja"], ["Satamat ja meri", ""]], "Otsikko\n", "Loppu\nPuhujalle"
    )
    notes = page.text.index("Puhujalle")
    page = Page(1, 960, 540, page.text, tables=page.tables, hidden=True, notes_start=notes)
    reading = Reading("k.pptx", SLIDES, "ab", (page, Page(2, 960, 540, " ", origin="ocr")))
    lines = reading_text(reading).splitlines()
    assert lines[0] == f"k.pptx · 2 diaa · {SLIDES}"
    assert lines[2].startswith("── Dia 1 (piilotettu) ──") and len(lines[2]) == 100
    assert lines[3:12] == [
        "Otsikko",
        "+-----------------+---------+",
        "| Kasvualue       | Johtaja |",
        "+-----------------+---------+",
        "| Satamat ja meri |         |",
        "+-----------------+---------+",
        "Loppu",
        "Muistiinpanot:",
        "Puhujalle",
    ]
    assert "(ei tekstiä)" in lines


@given(st.lists(st.lists(st.text("aä 1-", max_size=120), min_size=5, max_size=5), min_size=1,
                max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_table_of_five_columns_is_never_wider_than_the_terminal(rows: list[list[str]]) -> None:
    page = table_page(rows)
    lines = table_lines(page, page.tables[0])
    assert len({len(line) for line in lines}) == 1 and len(lines[0]) <= 100
    told = "".join(cell for row in rows for cell in row)
    for letter in "aä1":
        assert "".join(lines).count(letter) == told.count(letter)


def change(number: int) -> Change:
    quote = f"Hanke {number}"
    return Change(
        id=f"c{number}", kind="added", entity_kind="project", entity=quote, after=quote,
        confidence=0.95, after_mentions=(Mention(number, 0, len(quote), quote),),
    )


COMPARISON = Comparison(
    document("vanha.pptx"), document("uusi.pptx"), tuple(change(number) for number in range(1, 13))
)


def test_comparison_text_tells_every_change_with_its_page() -> None:
    text = comparison_text(COMPARISON)
    assert "12 muutosta: 12 vähäistä" in text
    assert "  - Uusi hanke: Hanke 12  [dia 12]" in text.splitlines()
    assert "Tiedoissa ei ole muutoksia" in comparison_text(Comparison(document(), document()))


def test_run_summary_tells_what_was_read_and_what_changed() -> None:
    run = RunSummary(
        files=(
            FileRun("vanha.pptx", "read", "Elinvoiman kärjet", 1, 12, SLIDES,
                    Counts(5, 2, 3, 9, 3, 4)),
            FileRun("uusi.pptx", "read", "Elinvoiman kärjet", 2, 12, SLIDES,
                    counts_of(EXTRACTION), COMPARISON, Path("data/demo/reports/kärjet_v2.html")),
            FileRun("tyhjä.pdf", "failed", message="tyhjä.pdf on tyhjä: tallenna se uudestaan."),
        ),
        flow_run_name="viisas-kuikka", flow_run_state="Completed", home=Path("data/demo"),
    )
    text = run_summary(run)
    assert text.splitlines()[0] == "Luettu: 2 tiedostoa"
    assert "5 kasvualuetta, 2 ohjelmaa, 3 hanketta, 9 vastuuta (3 avointa), 4 päivämäärää" in text
    assert "ensimmäinen versio, ei verrattavaa" in text
    assert "tyhjä.pdf · ei voitu lukea" in text and "tallenna se uudestaan" in text
    assert "Hanke 10  [dia 10]" in text and "Hanke 11" not in text
    assert "… 2 muuta raportissa" in text
    assert "Prefect-ajo: viisas-kuikka, tila Completed" in text
    assert "  data/demo/reports/kärjet_v2.html" in text.splitlines()


def test_counts_in_words() -> None:
    assert counts_text(Counts(), "en") == (
        "0 growth areas, 0 programmes, 0 projects, 0 assignments, 0 dates"
    )


def test_nothing_is_wider_than_the_terminal() -> None:
    long = "Erittäin pitkä hankkeen nimi " * 12
    extraction = Extraction(document(), projects=(Project(name=long.strip()),))
    comparison = Comparison(document(), document(long), (Change(
        id="1", kind="changed", entity_kind="project", entity=long, before=long, after=long),))
    reading = Reading("k.pptx", SLIDES, "ab", (Page(1, 1, 1, long + "\n" + "x" * 300),))
    for text in (extraction_text(extraction), comparison_text(comparison), reading_text(reading)):
        assert max(map(len, text.splitlines())) <= 100
