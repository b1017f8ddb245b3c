"""From lines and places to scopes: what stands under what, and how the layout calls it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import layout
from extractors.layout import rows
from extractors.scopes import Scope, split_fields, split_label, text_of, units
from models.records import Cell, Line, Page, Reading, Shape, Table


def drawn(
    *texts: tuple[str, tuple[float, float, float, float]],
    bold: tuple[int, ...] = (),
    size: float = 12.0,
    blocks: tuple[int, ...] | None = None,
    **values: object,
) -> Page:
    """A page of printed lines, each with its box and, unless told, a block of its own."""
    lines = []
    text = ""
    for k, (words, box) in enumerate(texts):
        lines.append(
            Line(
                len(text),
                len(text) + len(words),
                box,
                size,
                k in bold,
                block=blocks[k] if blocks else k,
            )
        )
        text += words + "\n"
    return Page(1, 960, 540, text, lines=tuple(lines), **values)  # type: ignore[arg-type]


def shape(scope: Scope) -> object:
    """The tree as nested tuples: (label, text, children)."""
    text = scope.text.text if scope.text else None
    label = scope.label.text if scope.label else None
    head = f"{label}: {text}" if label else text
    return (head, [shape(c) for c in scope.children]) if scope.children else head


def tree(page: Page, media_type: str = "application/pdf") -> list[object]:
    found = layout.tree(Reading("x", media_type, "0" * 64, (page,)))
    return [shape(c) for c in found.children[0].children]


CARD = (40.0, 40.0, 260.0, 200.0)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("Koelinja kennoille", "Projektipäällikkö Minna Salo", True),
        ("Projektipäällikkö Minna Salo", "1.9.2026–31.8.2027", True),
        ("Merellinen saaristomatkailu", "painopistevastaava Minna Salo", True),
        ("Toteutusaika 1.1.2026–", "31.12.2027", False),  # the range is open
        ("Väliarviointi syksyllä", "2026", False),  # a bare year may end what stands above
        ("Yritysten yhteinen koelinja", "akkukennojen kehittäjille", False),
    ],
)
def test_lines_of_a_card_that_say_something_of_their_own_stand_apart(
    first: str, second: str, apart: bool
) -> None:
    """All of them fill the card, so that only their words tell."""
    frame = Shape("bar", CARD, colour="#dddddd")
    lines = [(first, (50.0, 60.0, 250.0, 72.0)), (second, (50.0, 76.0, 250.0, 88.0))]
    page = drawn(("Otsikko", (40, 5, 200, 25)), *lines, blocks=(0, 1, 1), shapes=(frame,))
    told = [t for scope in tree(page) for t in str(scope).split("'") if first in t]
    assert (told[0] == first) is apart, told


def test_heads_that_nothing_sets_off_are_known_by_their_words() -> None:
    text = "Hanke\tVetäjä\nKelohovi\tMinna Salo"
    cells = (Cell(0, 0, 0, 5), Cell(0, 1, 6, 12), Cell(1, 0, 13, 21), Cell(1, 1, 22, 32))
    lines = tuple(Line(c.start, c.end, block=0) for c in cells)
    table = Table(2, 2, cells, header_rows=0, block=0)
    assert tree(Page(1, 960, 540, text, lines=lines, tables=(table,))) == [
        (None, [(None, ["Hanke: Kelohovi", "Vetäjä: Minna Salo"])])
    ]


def test_bullets_stand_under_their_head_and_values_under_their_label() -> None:
    """A text dump has no places: glyphs and blank lines tell what belongs together."""
    found = layout.tree(
        reading(
            """
            Kasvualueet 2026-2029

            Ohjelmassa on kaksi kasvualuetta:

            * Elävä saaristo
            * Uudet reitit

            Vetäjä: Minna Salo
            """
        )
    )
    page = found.children[0]
    assert page.text is not None and page.text.text == "Kasvualueet 2026-2029"
    assert [shape(c) for c in page.children] == [
        ("Ohjelmassa on kaksi kasvualuetta:", ["Elävä saaristo", "Uudet reitit"]),
        "Vetäjä: Minna Salo",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vetäjä: Minna Salo", ("Vetäjä", "Minna Salo")),
        ("Kokous klo 12:30", None),  # a clock time is no label
        ("Aika 9: 30", None),
        ("Sen tavoite on selvä. Lisäksi: ei mitään", None),  # a sentence before the colon
    ],
)
def test_a_label_is_a_few_words_before_a_colon(text: str, expected: tuple[str, str] | None) -> None:
    page = Page(1, 0, 0, text)
    label, value = split_label(text_of(page, 0, len(text)))
    assert (label and (label.text, value.text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Omistaja: M. Salo · Aikataulu: 2026–2027 · Tila: käynnissä",
            [("Omistaja", "M. Salo"), ("Aikataulu", "2026–2027"), ("Tila", "käynnissä")],
        ),
        (
            "Hankkeen nimi: Uudet pihat   Tila: Käynnissä",
            [("Hankkeen nimi", "Uudet pihat"), ("Tila", "Käynnissä")],
        ),
        ("Huomio: kokous siirtyy syksyyn", []),  # one label is no form
    ],
)
def test_several_labels_in_one_line_are_fields(text: str, expected: list[tuple[str, str]]) -> None:
    fields = split_fields(text_of(Page(1, 0, 0, text), 0, len(text)))
    assert [(a.text, b.text) for a, b in fields] == expected


@pytest.mark.parametrize(
    ("raw", "logical"),
    [
        ("kehitys-\npäällikkö", "kehityspäällikkö"),  # broken at a line end
        ("Salo-\nKorpi", "Salo-Korpi"),  # a double name keeps its hyphen
        ("metsä-\nja vesitalous", "metsä- ja vesitalous"),  # a hyphen that stands for a word
        ("kaupun\u00adki", "kaupunki"),
        ("kaksi\nriviä", "kaksi riviä"),
        ("2026–\n2028", "2026–2028"),  # a range goes on on the next line
    ],
)
def test_printed_lines_become_logical_text(raw: str, logical: str) -> None:
    assert text_of(Page(1, 0, 0, raw), 0, len(raw)).text == logical


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="aäö -\n\u00adAÖ.", max_size=60))
def test_every_character_keeps_its_address(raw: str) -> None:
    """Law: a character of logical text is the page's character at its offset, or a blank for one."""
    text = text_of(Page(1, 0, 0, raw), 0, len(raw))
    assert len(text.text) == len(text.offsets)
    assert list(text.offsets) == sorted(set(text.offsets))
    for char, offset in zip(text.text, text.offsets, strict=True):
        assert raw[offset] == char or (char == " " and raw[offset].isspace())


def test_rows_take_the_heads_of_their_columns_and_the_group_over_them() -> None:
    text = "Hanke\tVetäjä\nElävä saaristo\nUudet pihat\tMinna Salo\n"
    page = Page(
        1,
        960,
        540,
        text,
        tables=(
            Table(
                3,
                2,
                (
                    Cell(0, 0, 0, 5),
                    Cell(0, 1, 6, 12),
                    Cell(1, 0, 13, 27, column_span=2),
                    Cell(2, 0, 28, 39),
                    Cell(2, 1, 40, 50),
                ),
                block=7,
            ),
        ),
        lines=(Line(0, 5, block=7, role="cell"),),
    )
    assert tree(page) == [
        (None, [("Elävä saaristo", [(None, ["Hanke: Uudet pihat", "Vetäjä: Minna Salo"])])])
    ]


def test_a_form_without_rules_pairs_labels_with_what_stands_beside_them() -> None:
    page = drawn(
        ("Vetäjä:", (50, 100, 120, 112)),
        ("Aikataulu:", (50, 130, 130, 142)),
        ("Minna Salo", (200, 100, 300, 112)),
        ("2026–2027", (200, 130, 280, 142)),
    )
    assert tree(page) == ["Vetäjä: Minna Salo", "Aikataulu: 2026–2027"]


def test_aligned_lines_are_rows_but_columns_of_prose_are_not() -> None:
    cells = [
        (f"{left} {k}", (x, 100.0 + 40 * k, x + 80, 112.0 + 40 * k))
        for k in range(3)
        for left, x in (("Alue", 50.0), ("Nimi", 300.0))
    ]
    page = drawn(*cells)
    assert [[page.text[c.start : c.end] for c in row] for row in rows.grid(page, page.lines)] == [
        ["Alue 0", "Nimi 0"],
        ["Alue 1", "Nimi 1"],
        ["Alue 2", "Nimi 2"],
    ]
    prose = [
        (f"rivi {k}", (x, 100.0 + 14 * k, x + 200, 112.0 + 14 * k))
        for x in (50.0, 400.0)
        for k in range(4)
    ]
    columns = drawn(*prose, blocks=(0, 0, 0, 0, 1, 1, 1, 1))
    assert rows.grid(columns, columns.lines) == []


def test_a_row_of_dates_is_read_with_what_stands_below_each() -> None:
    heads = [("15.1.2026", 50.0), ("vko 11/2026", 250.0), ("Q2/2026", 450.0)]
    below = [("Hakuaika päättyy", 50.0), ("Omistajapäivä", 250.0), ("Tonttipäätös", 450.0)]
    page = drawn(
        *((t, (x, 100.0, x + 120, 112.0)) for t, x in heads),
        *((t, (x, 120.0, x + 120, 132.0)) for t, x in below),
    )
    assert tree(page) == [(None, [a, b]) for (a, _), (b, _) in zip(heads, below, strict=True)]


def test_text_inside_one_frame_is_one_card() -> None:
    page = drawn(
        ("Elävä saaristo", (60, 110, 180, 124)),
        ("Vetäjä: Minna Salo", (60, 140, 200, 152)),
        shapes=(Shape("text", (50, 100, 300, 200), colour="#336699"),),
        bold=(0,),
    )
    assert tree(page) == [("Elävä saaristo", ["Vetäjä: Minna Salo"])]


def test_an_arrow_puts_the_lower_box_under_the_upper_one() -> None:
    page = drawn(
        ("Elävä saaristo", (60, 50, 180, 64)),
        ("Uudet pihat", (60, 150, 180, 164)),
        shapes=(
            Shape("text", (50, 40, 200, 80), 0, 14, "#336699", block=0),
            Shape("text", (50, 140, 200, 180), 15, 26, "#ffffff", block=1),
            Shape("connector", (120, 80, 121, 140), begins=0, ends=1),
        ),
    )
    assert tree(page) == [("Elävä saaristo", ["Uudet pihat"])]


def test_contents_say_nothing() -> None:
    found = layout.tree(
        reading(
            "Sisällysluettelo\n\n1 Johdanto ........ 3\n2 Elävä saaristo ........ 4\n3 Liite ..... 9"
        )
    )
    assert units(found)[0].text.text == "Sisällysluettelo" and len(units(found)) == 1


def test_running_feet_of_a_dump_are_left_out() -> None:
    words = ("ranta", "reitti", "piha", "silta")
    pages = [
        f"Uusi {word}\n\nTästä alkaa {word}\n\nHarjukunnan liitto 12.3.2026 {k}"
        for k, word in enumerate(words, 1)
    ]
    texts = [u.text.text for u in units(layout.tree(reading(*pages)))]
    assert not any("Harjukunnan" in t for t in texts) and "Tästä alkaa piha" in texts


def test_remarks_and_descriptions_are_no_scopes() -> None:
    """A reviewer's comment and a picture's description are read, but the deck states neither."""
    page = drawn(
        ("Vetytalous", (40, 100, 200, 120)),
        ("Vetäjä: Aino Esimerkki", (40, 160, 300, 180)),
        ("Vetäjä: Eero Malli", (40, 200, 300, 220)),
    )
    title, comment, picture = page.lines
    for role in ("comment", "alt"):
        told = (title, replace(comment, role=role), replace(picture, role=role))
        assert tree(replace(page, lines=told)) == ["Vetytalous"]
    noted = tree(replace(page, lines=(title, replace(comment, role="notes"))))
    assert len(noted) == 2


def test_typed_bullets_nest_by_their_glyphs() -> None:
    """In a format of whole paragraphs, where nobody told a level: each new glyph is one below."""
    texts = ("• Terästalo", "– Hankkeet", "› Vetäjä: Minna Salo", "– Muuta", "• Puutalo")
    page = drawn(*((t, (40.0, 20.0 * k, 300.0, 20.0 * k + 12)) for k, t in enumerate(texts)),
                 blocks=(0,) * 5)  # fmt: skip
    assert tree(page, "application/vnd.oasis.opendocument.presentation") == [
        ("Terästalo", [("Hankkeet", ["Vetäjä: Minna Salo"]), "Muuta"]), "Puutalo",
    ]


def test_a_heading_by_its_style_opens_a_section_of_its_level() -> None:
    """In a text document the style tells, whatever the size and however long the heading is."""
    texts = ("Kasvualueet ja niiden vetäjät, joista kaupunginhallitus on päättänyt keväällä.",
             "Elävä saaristo", "Vetäjä on Minna Salo.", "Uudet reitit")  # fmt: skip
    page = drawn(*((t, (0.0, 0.0, 0.0, 0.0)) for t in texts))
    told = [replace(line, role="subtitle", level=min(k, 1), box=None) if k != 2 else
            replace(line, box=None) for k, line in enumerate(page.lines)]  # fmt: skip
    page = replace(page, width=842.0, height=595.0, lines=tuple(told))
    found = layout.tree(
        Reading("x", "application/vnd.oasis.opendocument.text", "0" * 64, (page,))
    )
    assert [shape(c) for c in found.children] == [
        (texts[0], [("Elävä saaristo", ["Vetäjä on Minna Salo."]), "Uudet reitit"]),
    ]
