"""The main job: from inbox to dataset and change report, by the real Prefect flow."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Series
from openpyxl import load_workbook

from extractors.readers import ReadError
from flows.dataset import open_store
from flows.inbox import failed_files, home_lock
from flows.settings import Settings, load_settings
from flows.steps import (
    NothingToRead,
    fail_file,
    ingest_file,
    left_waiting,
    may_pass,
    take_known,
)


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def drop(settings: Settings, *paths: Path) -> list[Path]:
    """Copies of files in the inbox."""
    return [Path(shutil.copy(path, settings.inbox / path.name)) for path in paths]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A fresh home whose looks at the inbox do not wait long."""
    found = load_settings(tmp_path / "koti", environ={}, settle_seconds=0.05)
    found.make_home()
    return found


def test_two_versions_give_one_document_and_a_report(settings: Settings, series: Series) -> None:
    """The plain functions alone do the whole job: no Prefect is needed to see them work."""
    first, second = drop(settings, series.old, series.new)
    with open_store(settings) as store:
        one = ingest_file(first, settings, store)
        two = ingest_file(second, settings, store)
    assert (one.state, one.version, one.comparison) == ("read", 1, None)
    assert (two.state, two.version, two.document) == ("read", 2, one.document)
    assert two.comparison is not None and two.comparison.changes
    assert two.report is not None and "Lempi Havukari" in two.report.read_text("utf-8")
    assert two.report.with_suffix(".xlsx").exists()
    assert list(settings.inbox.iterdir()) == []
    for path in (series.old, series.new):
        assert (settings.done / path.name).read_bytes() == path.read_bytes()
        assert sha256(settings.versions / sha256(path)) == sha256(path)


def test_a_report_knows_the_area_of_every_project(settings: Settings) -> None:
    """A person who left a project is told under the project's growth area."""
    samples = Path(__file__).parent.parent / "samples" / "docs"
    names = [f"suviranta_kooste_v{number}_ocr.txt" for number in (1, 2)]
    with open_store(settings) as store:
        for path in drop(settings, *(samples / name for name in names)):
            done = ingest_file(path, settings, store)
    assert done.report is not None
    rows = load_workbook(done.report.with_suffix(".xlsx"))["Muutokset"].iter_rows(values_only=True)
    heads = next(rows)
    said = [dict(zip(heads, row, strict=True)) for row in rows]
    people = [one for one in said if one["Kohde"] == "Takaisin töihin" and one["Tieto"] == "henkilö"]
    assert [one["Kasvualue"] for one in people] == ["Työkyky ja mielen hyvinvointi"]


def test_the_same_bytes_twice_change_nothing(settings: Settings, series: Series) -> None:
    """Law: a known hash is no new version, under whatever name it comes."""
    with open_store(settings) as store:
        ingest_file(drop(settings, series.old)[0], settings, store)
        again = Path(shutil.copy(series.old, settings.inbox / "toinen nimi.txt"))
        outcome = ingest_file(again, settings, store)
    assert outcome.state == "known"
    assert sorted(path.name for path in settings.done.iterdir()) == [
        "hallaharju_v1.txt", "toinen nimi.txt",
    ]
    assert len(list(settings.versions.iterdir())) == 1


def test_a_failed_file_keeps_its_bytes_and_its_reason(settings: Settings) -> None:
    """failed/ holds the file and why, in Finnish and English."""
    path = settings.inbox / "tyhja.pptx"
    path.touch()
    with open_store(settings) as store, pytest.raises(ReadError) as caught:
        ingest_file(path, settings, store)
    assert path.exists(), "nothing is moved before it is known what to do"
    outcome = fail_file(path, settings, caught.value)
    assert outcome.state == "failed"
    [(failed, reason)] = failed_files(settings.failed)
    assert failed.name == "tyhja.pptx" and "tyhjä" in reason
    both = failed.with_name("tyhja.pptx.syy.txt").read_text("utf-8")
    assert "empty" in both


def test_the_flow_reads_what_it_can(
    prefect_server: None, settings: Settings, series: Series
) -> None:
    """One run over good and bad files: newer after older, the bad one aside, all recorded."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        ArtifactFilter,
        ArtifactFilterFlowRunId,
        FlowRunFilter,
        FlowRunFilterId,
    )

    from flows.ingest import ingest_inbox

    drop(settings, series.new, series.old)
    (settings.inbox / "Kansio").mkdir()
    (settings.inbox / "Kansio" / "rikki.pdf").write_bytes(b"%PDF-1.4\nrikki")
    (settings.inbox / ("a" * 251 + ".pdf")).touch()
    (settings.inbox / os.fsdecode(b"tyhj\xe4.pdf")).touch()

    async def run() -> tuple[Any, list[Any], list[Any]]:
        state = await ingest_inbox(home=str(settings.home), return_state=True)
        run_id = state.state_details.flow_run_id
        async with get_client() as client:
            tasks = await client.read_task_runs(
                flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
            )
            artifacts = await client.read_artifacts(
                artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run_id]))
            )
        return state, tasks, artifacts

    state, tasks, artifacts = asyncio.run(run())
    assert state.name == "Completed"
    files = {file.file_name: file for file in asyncio.run(state.aresult())}
    assert {name: file.state for name, file in files.items()} == {
        "hallaharju_v1.txt": "read", "hallaharju_v2.txt": "read", "Kansio/rikki.pdf": "failed",
        "a" * 251 + ".pdf": "failed", "tyhj\ufffd.pdf": "failed",
    }
    assert files["hallaharju_v2.txt"].version == 2
    assert {task.name: task.state_name for task in tasks} == {
        "hallaharju_v1.txt": "Completed",
        "hallaharju_v2.txt": "Completed",
        "Kansio/rikki.pdf": "Failed",
        "a" * 251 + ".pdf": "Failed",
        "tyhj\ufffd.pdf": "Failed",
    }
    assert (settings.failed / "Kansio" / "rikki.pdf").read_bytes() == b"%PDF-1.4\nrikki"
    assert any("hallaharju_v2.txt" in artifact.data for artifact in artifacts)


def test_a_flow_run_leaves_a_held_home_alone(prefect_server: None, settings: Settings) -> None:
    """A scheduled run that meets another run ends as Skipped and touches nothing."""
    from flows.ingest import SKIPPED, ingest_inbox

    path = settings.inbox / "kalvot.txt"
    path.write_text("Kasvualueet", "utf-8")
    with home_lock(settings.home):
        state = asyncio.run(ingest_inbox(home=str(settings.home), return_state=True))
    assert state.name == SKIPPED
    assert path.exists()


def test_what_can_pass_by_itself_waits(settings: Settings, series: Series) -> None:
    """An error of the disk leaves the file in the inbox for the next run."""
    error = OSError(28, "No space left on device")
    assert may_pass(error)
    assert not may_pass(ValueError("rikki"))
    [path] = drop(settings, series.old)
    outcome = left_waiting(path, settings, error)
    assert outcome.state == "failed" and outcome.message and "No space left" in outcome.message
    assert path.exists()


def test_a_file_without_text_is_no_version(settings: Settings) -> None:
    """A text dump of blank lines opens, but kept as a version it would "remove" everything."""
    path = settings.inbox / "skannaus.txt"
    path.write_text("\n \n\n", "utf-8")
    with open_store(settings) as store:
        with pytest.raises((NothingToRead, ReadError)) as caught:
            ingest_file(path, settings, store)
        assert store.documents() == []
    assert fail_file(path, settings, caught.value).state == "failed"


def test_a_version_that_comes_late_slots_in(settings: Settings, series: Series) -> None:
    """The newer version came first: the older one still becomes version 1, with one report."""
    with open_store(settings) as store:
        for path in drop(settings, series.new, series.old):
            outcome = ingest_file(path, settings, store)
        [document] = store.documents()
        names = [version.file_name for version in store.versions(document.id)]
    assert names == ["hallaharju_v1.txt", "hallaharju_v2.txt"]
    assert outcome.version == 1
    assert len(list(settings.reports.glob("*.html"))) == 1


def test_a_run_killed_before_its_report_goes_on_there(settings: Settings, series: Series) -> None:
    """The version was saved, the report was not: the same file again writes what is missing."""
    with open_store(settings) as store:
        for path in drop(settings, series.old, series.new):
            outcome = ingest_file(path, settings, store)
        assert outcome.report is not None
        outcome.report.unlink()
        [again] = take_known(drop(settings, series.new), settings, store)
    assert again.state == "known"
    assert again.report == outcome.report and again.report.exists()


def test_a_text_of_one_line_gets_a_title_that_lists_can_show(settings: Settings) -> None:
    """Without line breaks the whole text is its first line."""
    path = settings.inbox / "rivi.txt"
    path.write_text("Kasvualueet ovat puu ja vesi. " * 60, "utf-8")
    with open_store(settings) as store:
        outcome = ingest_file(path, settings, store)
    assert outcome.document is not None and len(outcome.document) == 200
    assert outcome.document.endswith("…")


def test_a_file_that_went_away_leaves_no_reason_behind(settings: Settings) -> None:
    """Taken out of the inbox while it was read: there is nothing for failed/ to hold."""
    with pytest.raises(FileNotFoundError):
        fail_file(settings.inbox / "poissa.pdf", settings, ReadError("not-found", "poissa.pdf"))
    assert list(settings.failed.iterdir()) == []
