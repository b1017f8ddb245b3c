"""What is saved comes back equal, saving it twice changes nothing, and a chain stays in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from builders import (
    RECEIVED,
    area,
    assignment,
    date,
    extraction,
    info,
    mention,
    page,
    programme,
    project,
    sha,
    version,
)
from hypothesis import given, settings
from strategies import extractions, pages

from models import page_bytes, schema, tables
from models.records import (
    Cell,
    Change,
    Comparison,
    Document,
    Extraction,
    Judgement,
    Page,
    Shape,
    Statement,
    Table,
    Version,
)
from models.store import Store, StoreError

DOCUMENT = Document("kasvuohjelma", "Kasvuohjelma")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'dataset.sqlite'}")
    yield opened
    opened.close()


def told(letter: str = "a", **facts: Any) -> Extraction:
    return extraction(document=info(sha256=sha(letter)), **facts)


def save(store: Store, letter: str, extraction: Extraction | None = None, **values: Any) -> Version:
    one = version(id=sha(letter), **values)
    store.save_version(one, DOCUMENT, (page("Kasvuohjelma"),), extraction or told(letter))
    return one


@settings(max_examples=25, deadline=None)
@given(extractions(), pages())
def test_what_is_saved_comes_back_equal(said: Extraction, read: tuple[Page, ...]) -> None:
    store = Store("sqlite://")
    assert store.save_version(version(), DOCUMENT, read, said)
    assert store.load_extraction(sha("a")) == said
    assert store.load_pages(sha("a")) == read
    before = store.counts()
    assert not store.save_version(version(), DOCUMENT, read, said)  # the same bytes, once more
    assert store.counts() == before
    assert tables.records(store.frames()) == [(store.versions("kasvuohjelma")[0], said)]
    store.close()


def test_a_page_survives_whole() -> None:
    box = (1.0, 2.25, 3.1, 4.0)
    drawn = page(
        "Puupiha\t2026",
        tables=(Table(1, 2, (Cell(0, 0, 0, 7, box=box), Cell(0, 1, 8, 12)), box=box, block=3),),
        shapes=(Shape("bar", box, colour="#aabbcc", group=1), Shape("group", box)),
        origin="ocr",
        hidden=True,
        notes_start=8,
        section="Liitteet",
    )
    assert page_bytes.unpack(page_bytes.pack(drawn)) == drawn


def test_an_unknown_version_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.load_extraction(sha("f"))
    assert store.version(sha("f")) is None and store.load_pages(sha("f")) == ()
    assert store.latest("kasvuohjelma") is None


def test_a_new_release_replaces_what_the_old_one_said(store: Store) -> None:
    save(store, "a", told(projects=[project("Puupiha"), project("Väärä")]))
    newer = extraction(document=info(extractor="1.1"), projects=[project("Puupiha")])
    assert store.save_version(version(), DOCUMENT, (page("Kasvuohjelma"),), newer)
    assert store.load_extraction(sha("a")) == newer
    assert store.extraction_release(sha("a")) == "1.1"
    assert store.counts()["versions"] == 1


def test_a_late_older_version_slots_in_before(store: Store) -> None:
    save(store, "b", dated="2026-03-01")
    save(store, "a", dated="2025-11-01", received=RECEIVED + timedelta(days=1))
    chain = store.versions("kasvuohjelma")
    assert [(v.id, v.number, v.supersedes) for v in chain] == [
        (sha("a"), 1, None),
        (sha("b"), 2, sha("a")),
    ]
    latest = store.latest("kasvuohjelma")
    assert latest is not None and latest.id == sha("b")


def test_a_better_read_format_stands_for_the_version(store: Store) -> None:
    save(store, "a", media_type="application/pdf")
    presentation = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    save(store, "b", media_type=presentation, rendition_of=sha("a"))
    chain = store.versions("kasvuohjelma")
    assert [(v.id, v.rendition_of) for v in chain] == [(sha("b"), None), (sha("a"), sha("b"))]


def test_entities_keep_their_id_over_versions_and_renames(store: Store) -> None:
    duty = assignment("Aino Esimerkki", "Puupiha")
    save(store, "a", told(projects=[project("Puupiha")], assignments=[duty]), dated="2025")
    new = told("b", projects=[project("PUUPIHA -hanke")], growth_areas=[area("Biotalous")],
               programmes=[programme("Kasvuohjelma")], dates=[date("2026", about="Biotalous")],
               assignments=[duty])  # fmt: skip
    save(store, "b", new, dated="2026")
    first = {e.name: e for e in store.entities()}
    assert set(first) == {"Puupiha", "Biotalous", "Kasvuohjelma", "Aino Esimerkki"}
    save(store, "c", told("c", projects=[project("Puutori")]), dated="2027")
    renamed = Change(id="1", kind="renamed", entity_kind="project", entity="Puutori", field="name",
                     before="PUUPIHA -hanke", after="Puutori", reason="sama vetäjä")  # fmt: skip
    store.save_comparison(sha("b"), sha("c"), Comparison(info(), info(), (renamed,)))
    (only,) = store.entities("project")
    assert only.id == first["Puupiha"].id and only.aliases == ("Puutori",)
    assert set(store.frames()["projects"]["entity"]) == {only.id}
    assert set(store.frames()["dates"]["about_entity"]) == {first["Biotalous"].id}


def test_comparisons_come_back(store: Store) -> None:
    save(store, "a", dated="2025")
    save(store, "b", dated="2026")
    split = Change(id="1", kind="split", entity_kind="project", entity="Silta", before="Silta",
                   after=("Silta I", "Silta II"), reason="yhteinen vetäjä",
                   before_mentions=(mention("Silta", boxes=((1.0, 2.0, 3.0, 4.0),)),))  # fmt: skip
    doubt = Change(id="2", kind="changed", entity_kind="project", entity="Meri", field="end",
                   before="2026", after="2027", reason="epäselvä kohta")  # fmt: skip
    comparison = Comparison(
        info(), info(sha256=sha("b")), (split,), (), (doubt,),
        (Statement("added", None, "Uusi lause.", (), (mention("Uusi lause."),)),),
    )  # fmt: skip
    store.save_comparison(sha("a"), sha("b"), comparison)
    store.save_comparison(sha("a"), sha("b"), comparison)  # in place of the first
    assert store.load_comparison(sha("a"), sha("b")) == comparison
    assert store.load_comparison(sha("b"), sha("a")) is None
    assert store.frames("kasvuohjelma")["changes"]["verdict"].tolist() == ["changes", "cannot_tell"]
    assert store.frames("toinen")["changes"].empty


def test_a_version_that_does_not_belong_is_refused(store: Store) -> None:
    with pytest.raises(ValueError):
        store.save_version(version(document="toinen"), DOCUMENT, (), told())
    assert store.counts()["versions"] == 0


def test_judgements_and_events_are_only_added(store: Store) -> None:
    judgement = Judgement("muutos-1", "accepted", "Liisa", RECEIVED)
    store.add_judgement(judgement)
    store.add_judgement(judgement)
    assert store.judgements("muutos-1") == [judgement, judgement] and store.judgements("x") == []
    store.log_event("katsaus.pptx", "failed", reason="tiedosto on tyhjä", time=RECEIVED)
    store.log_event("katsaus.pptx", "done", sha256=sha("a"))
    assert [(e.state, e.reason) for e in store.events("katsaus.pptx")] == [
        ("failed", "tiedosto on tyhjä"),
        ("done", None),
    ]
    assert store.events()[0].time == RECEIVED


def test_tables_of_a_newer_program_are_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'dataset.sqlite'}"
    Store(url).close()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.update(schema.meta).values(value="999"))
    with pytest.raises(StoreError, match="newer program"):
        Store(url)


def test_what_is_no_dataset_is_told(tmp_path: Path) -> None:
    """A file of something else, a folder that is absent, an address that is none."""
    (tmp_path / "muistio.sqlite").write_text("Tämä on muistio, ei tietokanta. " * 9, "utf-8")
    for url in (
        f"sqlite:///{tmp_path / 'muistio.sqlite'}",
        f"sqlite:///{tmp_path / 'poissa' / 'dataset.sqlite'}",
        "muistio",
        "olematon://muistio",
    ):
        with pytest.raises(StoreError):
            Store(url)


def test_two_stores_write_one_after_the_other(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'dataset.sqlite'}"
    one, other = Store(url), Store(url)
    save(one, "a")
    save(other, "a")
    save(other, "b", dated="2027")
    assert [v.number for v in one.versions("kasvuohjelma")] == [1, 2]
    assert len(one.documents()) == 1 and len(one.profiles()) == 2
    one.close()
    other.close()
