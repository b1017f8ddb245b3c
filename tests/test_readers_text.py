"""Text dumps of scanned decks: pages, bullets, levels, encodings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.readers import ReadError, read_in_process
from extractors.readers.text import decode, origin_of, read_text, split_pages

DUMP = """ Kasvuohjelman rahoituskausi
paattyy 31.12.2027

* Kasvuohjelman toimikaudeksi maariteltiin alkuperaisessa
paatoksessa 2023-2026.

« Ohjelma on tayttanyt tavoitteensa



Kasvualueet 2026-2030

e Vihrea teras
* Puurakentaminen
— Vetaja Aino Esimerkki
"""


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Yksi\n\fKaksi\n\f", 2),  # a form feed after the last page opens no page
        ("Yksi\f\fKolme", 3),  # an empty page keeps its number
        ("Otsikko\n\nTeksti\n\n\n\nToinen\n\nTeksti", 2),
        ("Otsikko\n\nTeksti\n\n\nToinen\n\nTeksti\n\n\n\n\n", 1),  # two part nothing
        ("Otsikko" + 4 * "\n\n\nTeksti" + "\n\n\n\n\nToinen\n\n\nTeksti", 2),  # gaps of two
        ("Otsikko\n\nTeksti\n\nTeksti", 1),
        ("Yksi rivi", 1),
    ],
)
def test_pages_part_at_form_feeds_or_longer_gaps(text: str, pages: int) -> None:
    """A form feed rules; without one, a blank run clearly longer than the usual parts slides."""
    assert len(split_pages(text)) == pages


def test_bullets_come_through_as_whatever_ocr_saw() -> None:
    """Round bullets, guillemets, a lone e, and a dash one level below."""
    pages, issues = read_text(DUMP.encode(), "kooste.txt")
    assert len(pages) == 2 and not issues
    lines = [
        (p.text[line.start : line.end], line.bullet, line.level) for p in pages for line in p.lines
    ]
    assert ("« Ohjelma on tayttanyt tavoitteensa", True, 0) in lines
    assert ("e Vihrea teras", True, 0) in lines
    assert ("— Vetaja Aino Esimerkki", True, 1) in lines
    assert ("paatoksessa 2023-2026.", False, 0) in lines


def test_a_word_with_a_star_or_dash_is_no_bullet() -> None:
    """A bullet stands before a space: a quotation or a hyphenated tail does not."""
    pages, _ = read_text(b"*Keskitytaan olennaiseen*\n-hanke paattyy\ne-palvelut", "a.txt")
    assert not any(line.bullet for line in pages[0].lines)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Otsikko\n3\nhanketta alueella\n3\n", [False, False, False, True]),
        ("Otsikko\n– 12 / 30 –\n\n", [False, True]),
        ("3\nhanketta alueella", [False, False]),
    ],
)
def test_only_the_last_line_is_a_page_number(text: str, numbers: list[bool]) -> None:
    """The same number higher up on the page is text."""
    pages, _ = read_text(text.encode(), "a.txt")
    assert [line.role == "page_number" for line in pages[0].lines] == numbers


def test_blank_lines_part_blocks() -> None:
    pages, _ = read_text(DUMP.encode(), "kooste.txt")
    assert [line.block for line in pages[0].lines] == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    ("data", "encoding", "certain"),
    [
        ("päättyy".encode(), "utf-8", True),
        ("päättyy".encode("utf-8-sig"), "utf-8-sig", True),
        ("päättyy".encode("utf-16"), "utf-16", True),
        ("päättyy – ehkä".encode("cp1252"), "cp1252", False),
        (b"p\xe4\x81ttyy", "latin-1", False),  # 0x81 means nothing in cp1252
    ],
)
def test_encodings(data: bytes, encoding: str, certain: bool) -> None:
    """UTF-8 and byte order marks are told by the file; anything else is a guess and an issue."""
    text, found, sure = decode(data)
    assert (found, sure) == (encoding, certain)
    assert text.startswith("p") and "ttyy" in text


def test_a_guessed_encoding_is_an_issue() -> None:
    _, issues = read_text("Päätös syntyy".encode("cp1252"), "a.txt")
    assert [issue.code for issue in issues] == ["encoding-guessed"]


def test_lost_letters_tell_an_ocr_dump() -> None:
    """Finnish without ä and ö was read with the wrong language."""
    sound = "Kasvuohjelma päättyy keväällä, ja sen jälkeen hankkeita käynnistetään lisää. " * 5
    assert origin_of(sound) == "text"
    assert origin_of(sound.replace("ä", "a").replace("ö", "o")) == "ocr"


def test_an_empty_dump_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_text(b" \n\n ", "tyhja.txt")
    assert caught.value.code == "no-pages"


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=300))
def test_offsets_always_tell_the_words(text: str) -> None:
    """Words are exactly the white-space-free runs; lines cover all of them in order."""
    try:
        pages, _ = read_text(text.encode(), "a.txt")
    except ReadError:
        assert not text.strip()
        return
    for page in pages:
        tokens = [match.span() for match in re.finditer(r"\S+", page.text)]
        assert [(word.start, word.end) for word in page.words] == tokens
        assert all(a.end < b.start for a, b in zip(page.lines, page.lines[1:], strict=False))
        assert sum(word.end - word.start for word in page.words) == sum(
            len(token) for line in page.lines for token in page.text[line.start : line.end].split()
        )


def test_the_same_bytes_give_the_same_reading(tmp_path: Path) -> None:
    path = tmp_path / "ohjelma.txt"
    path.write_text(DUMP, encoding="utf-8")
    assert read_in_process(path) == read_in_process(path)
