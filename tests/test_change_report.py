"""The HTML report: complete, self-contained, safe against what decks hold."""

from __future__ import annotations

import dataclasses
import html as html_module
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from models.records import (
    Assignment,
    Change,
    Comparison,
    DocumentInfo,
    GrowthArea,
    Issue,
    Mention,
    Page,
    Project,
    Statement,
)
from output.change_report import html, write_html
from output.reading_order import families, growth_areas_by_name, told_changes
from output.texts import _COUNTED, _WORDS, listed, show_date, show_span, word
from output.wording import places, tell, tell_not_mentioned

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
HOSTILE = "<script>alert('x')</script><img src=https://evil.example/x onerror=y>&\"'{{ 7*7 }}"


def document(name: str = "kärjet_2026.pptx", media_type: str = SLIDES) -> DocumentInfo:
    return DocumentInfo(
        title="Elinvoiman kärjet", language="fi", languages=("fi",), dated="2026-03-02", pages=12,
        file_name=name, media_type=media_type, sha256="ab" * 32, extractor="0.1.0",
    )


def mention(quote: str, page: int = 3, start: int = 0, field: str | None = None) -> Mention:
    return Mention(page, start, start + len(quote), quote, (), field)


def sides(before: str | None, after: str | None) -> dict[str, tuple[Mention, ...]]:
    return {
        "before_mentions": (mention(before),) if before else (),
        "after_mentions": (mention(after, page=4),) if after else (),
    }


CHANGES = (
    Change(
        id="c1", kind="renamed", entity_kind="growth_area", entity="Merelliset alat", field="name",
        before="Merelliset alat", after="Satamat ja meri", severity="major",
        **sides("Merelliset alat", "Satamat ja meri"),
    ),
    Change(
        id="c2", kind="changed", entity_kind="assignment", entity="Satamat ja meri",
        field="person", before=None, after="Helka Mäntyranta", role="projektijohtaja",
        severity="major", **sides("NN", "Helka Mäntyranta"),
    ),
    Change(
        id="c3", kind="changed", entity_kind="project", entity="Siltatori", field="end",
        before="2026-06-30", after="2026-12", confidence=0.62, reason="päättyy-virke",
        **sides("päättyy 30.6.2026", "jatkuu joulukuuhun 2026"),
    ),
    Change(
        id="c4", kind="moved", entity_kind="project", entity="Lämpösilmukka", field="growth_area",
        before="Luovat sisällöt", after="Satamat ja meri",
        **sides("Lämpösilmukka (luovat)", "Lämpösilmukka (meri)"),
    ),
    Change(
        id="c5", kind="added", entity_kind="project", entity="Aaltola", after="Aaltola",
        fact_after=Project(
            name="Aaltola", growth_area="Puhdas energia", start="2026", end="2028",
            status="planned",
        ),
        **sides(None, "Aaltola-hanke"),
    ),
    Change(
        id="c6", kind="added", entity_kind="assignment", entity="Aaltola", field="person",
        after="Leevi Tuulikallio", role="vetäjä", part_of="c5", **sides(None, "vetäjänä Leevi T."),
    ),
    Change(
        id="c7", kind="removed", entity_kind="date", entity="Elinvoimaohjelma", about="kokous",
        before="2026-01-22", severity="note", **sides("kokous 22.1.2026", None),
    ),
    Change(
        id="c8", kind="split", entity_kind="project", entity="Tallipiha", field="name",
        before=("Tallipiha",), after=("Tallipiha A", "Tallipiha B"),
        **sides("Tallipihan hanke", "Tallipiha A, Tallipiha B"),
    ),
)
COMPARISON = Comparison(
    old=document("kärjet_2025.pptx"), new=document(), changes=CHANGES,
    not_mentioned=(
        Change(
            id="n1", kind="removed", entity_kind="assignment", entity="Luovat sisällöt",
            field="person", before="Pihla Rautavesi", role="vetäjä",
            **sides("vetäjä Pihla Rautavesi", None),
        ),
    ),
    cannot_tell=(
        Change(
            id="t1", kind="changed", entity_kind="assignment", entity="Siltatori",
            field="person", before="Tuure Laakio", after="Tuure Lääkiö", confidence=0.4,
            **sides("Laakio, Tuure", "Lääkiö, Tuure"),
        ),
    ),
    statements=(
        Statement("changed", "Rahaa on.", "Rahaa ei ole.", (mention("Rahaa on."),),
                  (mention("Rahaa ei ole."),)),
        Statement("added", None, "Uusi virke ilman paikkaa."),
    ),
    issues=(
        Issue("picture-only", "error", "Dialla on vain kuva.", 10),
        Issue("target-unclear", "warning", "Kaksi eri päättymispäivää.", 8),
    ),
)


class Tags(HTMLParser):
    """Collects start tags with attributes, and checks that every tag is closed in order."""

    VOID = frozenset({"meta", "img", "link", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    assert tags.open == []
    return tags


def plain(text: str) -> str:
    body = text[text.index("<body>") :]
    return " ".join(html_module.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_every_change_appears_once_with_both_quotes() -> None:
    text = plain(html(COMPARISON))
    for change in (*CHANGES, *COMPARISON.not_mentioned, *COMPARISON.cannot_tell):
        for one in (*change.before_mentions, *change.after_mentions):
            if one.quote in (change.before, change.after):
                continue  # the value itself, which stands beside its quote
            assert text.count(one.quote) == 1, one.quote
    articles = [tag for tag, attrs in parsed(html(COMPARISON)).tags if tag == "article"]
    assert len(articles) == len(CHANGES) + 1 + 1 + 2  # not mentioned, cannot tell, statements


def test_the_report_needs_nothing_from_outside() -> None:
    text = html(COMPARISON)
    tags = parsed(text).tags
    assert "http://" not in text and "https://" not in text and "url(" not in text
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in tags}
    assert not [attrs for _, attrs in tags if "src" in attrs]
    assert all(
        (attrs["href"] or "").startswith("#") for _, attrs in tags if "href" in attrs
    )


def test_links_inside_the_report_lead_somewhere() -> None:
    tags = parsed(html(COMPARISON)).tags
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(attrs["href"] or "")[1:] for _, attrs in tags if "href" in attrs} <= set(ids)


def test_hostile_text_stays_text() -> None:
    change = Change(
        id="x", kind="changed", entity_kind="project", entity=HOSTILE, field="end",
        before=HOSTILE, after=HOSTILE, reason=HOSTILE, about=HOSTILE, **sides(HOSTILE, HOSTILE),
    )
    hostile = dataclasses.replace(
        document(HOSTILE), title=HOSTILE, extractor=HOSTILE, sha256='"><b onclick=x>'
    )
    comparison = Comparison(
        old=hostile, new=hostile, changes=(change,), not_mentioned=(change,),
        cannot_tell=(change,), statements=(Statement("changed", HOSTILE, HOSTILE),),
        issues=(Issue(HOSTILE, "error", HOSTILE),),
    )
    page = Page(3, 960, 540, HOSTILE + " " + HOSTILE)
    tags = parsed(html(comparison, old_pages=(page,), areas={HOSTILE: HOSTILE})).tags
    assert not {"script", "img"} & {tag for tag, _ in tags}
    assert not [attrs for _, attrs in tags if "onclick" in attrs or "onerror" in attrs]


def test_letters_no_file_can_hold_do_not_stop_the_report(tmp_path: Path) -> None:
    change = dataclasses.replace(CHANGES[2], entity="Silta\x00to\ud800ri\x0b")
    path = tmp_path / "raportti.html"
    write_html(dataclasses.replace(COMPARISON, changes=(change,)), path)
    assert "Silta�to�ri" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("Muutosraportti", "Nimi vaihtunut", "avoin", "30.6.2026", "12/2026", "dia 3",
                "Ei mainita uudessa versiossa", "Tulkinnanvaraiset", "kasvualue", "epävarma")),
        ("sv", ("Ändringsrapport", "Nytt namn", "vakant", "30.6.2026", "bild 3",
                "Nämns inte i den nya versionen", "tillväxtområde")),
        ("en", ("Change report", "Renamed", "vacant", "30 Jun 2026", "Dec 2026", "slide 3",
                "Not mentioned in the new version", "growth area")),
    ],
)
def test_the_report_speaks_the_language(language: str, words: tuple[str, ...]) -> None:
    text = html(COMPARISON, language=language)  # type: ignore[arg-type]
    assert f'<html lang="{language}">' in text
    shown = plain(text)
    assert [word for word in words if word not in shown] == []


def test_numbers_are_summed_by_kind_severity_and_area() -> None:
    text = plain(html(COMPARISON))
    assert "8 muutosta : 2 merkittävää, 5 vähäistä, 1 huomautus." in text
    assert "Lisätty 0 2 0 2" in text
    assert "Satamat ja meri 2 1 0 3" in text  # renamed, its leader, and what moved there
    assert "Puhdas energia 0 2 0 2" in text  # the project with the assignment that is part of it
    assert "Muut, ei kasvualuetta 0 2 1 3" in text


def test_nothing_changed_is_said_plainly() -> None:
    same = Comparison(old=document(), new=document())
    assert "Tiedoissa ei ole muutoksia. Tiedostot ovat tavulleen samat." in plain(html(same))
    doubtful = dataclasses.replace(
        COMPARISON, changes=(), new=dataclasses.replace(document(), sha256="cd" * 32)
    )
    text = plain(html(doubtful))
    assert "Tiedoissa ei ole muutoksia. Alla on kuitenkin kohtia" in text
    assert "Kaikkea ei voitu lukea" in text


def test_a_quote_stands_marked_on_its_own_line() -> None:
    text = "Hankkeet\nSiltatori päättyy 30.6.2026 mennessä\nMuut"
    page = Page(3, 960, 540, text, origin="ocr", hidden=True, notes_start=5)
    start = text.index("30.6")
    found = places(
        (mention("30.6.2026", start=start), mention("Siltatori", start=9)), SLIDES, {3: page}
    )
    assert len(found) == 1
    assert "".join(piece.text for piece in found[0].pieces) == text.split("\n")[1]
    assert found[0].quotes == ("Siltatori", "30.6.2026")
    assert found[0].remarks == "piilotettu, muistiinpanoissa, tekstintunnistus"


def test_a_quote_that_does_not_fit_its_page_is_shown_alone() -> None:
    page = Page(3, 960, 540, "Aivan toinen teksti")
    found = places((mention("Siltatori"),), "application/pdf", {3: page})
    assert [(place.label, place.quotes) for place in found] == [("s. 3", ("Siltatori",))]


def test_parts_stand_under_their_whole_and_nothing_is_lost() -> None:
    orphan = dataclasses.replace(CHANGES[5], id="c9", part_of="gone")
    told = [tell(change) for change in (*CHANGES, orphan)]
    tree = families(told)
    assert [part.change.id for head, parts in tree if head.change.id == "c5" for part in parts] == [
        "c6"
    ]
    assert sum(1 + len(parts) for _, parts in tree) == len(told)


def test_areas_come_from_the_extraction_where_the_changes_do_not_tell() -> None:
    areas = {"Siltatori": "Rakentaminen", "Elinvoimaohjelma": "Rakentaminen"}
    told = {one.change.id: one.area for one in told_changes(COMPARISON, areas=areas)}
    assert told["c3"] == "Rakentaminen" and told["c6"] == "Puhdas energia" and told["c8"] is None
    assert growth_areas_by_name() == {}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (CHANGES[0], "Kasvualue, nimi vaihtunut: Merelliset alat → Satamat ja meri"),
        (CHANGES[1], "Satamat ja meri: projektijohtaja avoin → Helka Mäntyranta"),
        (CHANGES[2], "Siltatori: päättyy 30.6.2026 → 12/2026"),
        (CHANGES[3], "Lämpösilmukka, siirretty: Luovat sisällöt → Satamat ja meri"),
        (CHANGES[4], "Uusi hanke: Aaltola (2026–2028, suunnitteilla, kasvualue Puhdas energia)"),
        (CHANGES[5], "Aaltola: uusi vastuu: vetäjä Leevi Tuulikallio"),
        (CHANGES[6], "Elinvoimaohjelma: päivämäärä poistettu: kokous, 22.1.2026"),
        (CHANGES[7], "Hanke, jaettu: Tallipiha → Tallipiha A ja Tallipiha B"),
        (
            Change(
                id="v", kind="changed", entity_kind="assignment", entity="Aaltola",
                field="person", before="Iida Kallaskoski", after=None, role="vetäjä",
                fact_after=Assignment(target="Aaltola", vacant=True),
            ),
            "Aaltola: vetäjä Iida Kallaskoski → avoin",
        ),
        (
            Change(
                id="s", kind="changed", entity_kind="assignment", entity="Aaltola",
                field="status", before="continues", after="ends", person="Iida Kallaskoski",
                role="vetäjä",
            ),
            "Aaltola: vetäjä, Iida Kallaskoski, tila jatkaa → lopettaa",
        ),
        (
            Change(
                id="p", kind="changed", entity_kind="growth_area", entity="Ruoka", field="end",
                before=None, after="2029", fact_after=GrowthArea(name="Ruoka", end="2029"),
            ),
            "Ruoka: päättyy ei kerrottu → 2029",
        ),
    ],
)
def test_a_change_in_words(change: Change, sentence: str) -> None:
    assert tell(change).sentence == sentence


def test_what_is_not_mentioned_is_never_called_removed() -> None:
    told = tell_not_mentioned(COMPARISON.not_mentioned[0])
    assert told.kind == "ei mainita"
    assert told.sentence == "Luovat sisällöt: vetäjä Pihla Rautavesi"
    only = dataclasses.replace(COMPARISON, changes=())
    assert "Poistettu" not in plain(html(only))


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2025-12-31", ("31.12.2025", "31.12.2025", "31 Dec 2025")),
        ("2026-06", ("6/2026", "6/2026", "Jun 2026")),
        ("2027", ("2027", "2027", "2027")),
        ("keväällä", ("keväällä", "keväällä", "keväällä")),
    ],
)
def test_dates_as_people_write_them(iso: str, shown: tuple[str, str, str]) -> None:
    assert (show_date(iso, "fi"), show_date(iso, "sv"), show_date(iso, "en")) == shown


def test_open_periods_say_which_end_is_told() -> None:
    assert show_span("2025", "2029") == "2025–2029"
    assert show_span(None, "2025-12-31") == "31.12.2025 saakka"
    assert show_span("2026-03-01", None, "sv") == "från 1.3.2026"
    assert show_span("2026-03-01", "2026-06-30", "en") == "1 Mar 2026 – 30 Jun 2026"
    assert show_span(None, None) == ""
    assert listed(["a", "b", "c"], "sv") == "a, b och c"


def test_every_word_is_there_in_three_languages() -> None:
    assert [key for key, words in _WORDS.items() if not all(words)] == []
    assert [key for key, forms in _COUNTED.items() if not all(all(form) for form in forms)] == []
    assert word("kind.added") == "lisätty"


def test_a_failed_write_leaves_the_older_report(tmp_path: Path) -> None:
    path = tmp_path / "raportit" / "r.html"
    write_html(COMPARISON, path)
    before = path.read_bytes()
    with pytest.raises(KeyError):
        write_html(
            dataclasses.replace(
                COMPARISON,
                changes=(dataclasses.replace(CHANGES[0], kind="unheard"),),  # type: ignore[arg-type]
            ),
            path,
        )
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["r.html"]
