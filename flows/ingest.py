"""The ingest flow: a thin recipe over the plain functions in ``steps``.

One task a document, so that Prefect shows each file by name and a failure of one stops no other.
Deployed by module path (``flows.ingest.ingest_inbox``). Nothing is cached: a file's path says
nothing of its content, and the dataset itself knows what it has read.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.tasks import Task

from extractors.finnish.sentence_cache import kept_in
from extractors.readers import ReadError
from extractors.vocabulary import VocabularyError
from flows.dataset import open_store
from flows.inbox import HomeBusy, candidates, home_lock, settled, shown_name
from flows.last_run import remember_run
from flows.messages import say
from flows.settings import Settings, load_settings
from flows.steps import (
    NothingToRead,
    fail_file,
    ingest_file,
    left_changing,
    left_waiting,
    may_pass,
    run_markdown,
)
from flows.words import use_vocabulary, without_voikko
from models.store import Store
from output.summary import FileRun

#: The state of a run that found the home held by another and did nothing.
SKIPPED = "Skipped"


def _worth_retrying(_: Task[Any, Any], __: TaskRun, state: State[Any]) -> bool:
    """Only what can pass by itself: a lock, a full disk, a share that went away for a moment."""
    return isinstance(state.data, Exception) and may_pass(state.data)


@task(
    name="ingest-document",
    task_run_name="{name}",
    retries=2,
    retry_delay_seconds=[1, 10],
    retry_condition_fn=_worth_retrying,
    cache_policy=NO_CACHE,
    persist_result=False,
)
async def ingest_document(
    name: str, path: Path, settings: Settings, store: Store, worker: Executor
) -> FileRun | State[Any]:
    """Read one document into the dataset; ``name`` is what the run is called."""
    loop = asyncio.get_running_loop()
    try:
        return await loop.run_in_executor(worker, ingest_file, path, settings, store)
    except ReadError as error:
        return Failed(message=error.message(settings.language), data=error)
    except NothingToRead as error:
        return Failed(message=say("no_text", settings.language, name=error), data=error)


@flow(name="ingest-inbox", persist_result=False)
async def ingest_inbox(home: str, language: str | None = None) -> Any:
    """Everything whole in the home's inbox into the dataset, with reports of what changed.

    Returns the list of FileRun. Where another run holds the home the run ends as
    ``Skipped``, its message the process that holds it; where the home's vocabulary cannot be used,
    as ``Failed`` before anything is read.
    """
    settings = load_settings(home, language=language)
    settings.make_home()
    try:
        use_vocabulary(settings.vocabulary)
    except VocabularyError as error:
        return Failed(message=error.message(settings.language))
    try:
        with home_lock(settings.home):
            return await _ingest(settings)
    except HomeBusy as busy:
        return Completed(name=SKIPPED, message=busy.holder)


async def _ingest(settings: Settings) -> list[FileRun]:
    logger = get_run_logger()
    found = candidates(settings.inbox)
    whole, changing = await asyncio.to_thread(settled, found, settings.settle_seconds)
    outcomes = [left_changing(path, settings) for path in changing]
    if whole:
        if notice := without_voikko(settings.language):
            logger.warning(notice)
        # One thread for all: the Finnish tools keep a handle a thread, and order matters.
        with (
            ThreadPoolExecutor(1) as worker,
            open_store(settings) as store,
            kept_in(settings.sentences),
        ):
            for path in whole:
                outcome = await _one(path, settings, store, worker)
                logger.info("%s: %s", outcome.file_name, outcome.message or outcome.state)
                outcomes.append(outcome)
    if outcomes:
        remember_run(settings, flow_run.get_name() or "?", tuple(outcomes))
        await acreate_markdown_artifact(
            key="ingest-summary",
            markdown=run_markdown(outcomes, settings),
            description=f"{settings.home}",
        )
    return outcomes


async def _one(path: Path, settings: Settings, store: Store, worker: Executor) -> FileRun:
    name = shown_name(path, settings.inbox)
    state: State[Any] = await ingest_document(  # type: ignore[misc]  # Prefect's overload forgets
        name, path, settings, store, worker, return_state=True
    )
    result = await state.aresult(raise_on_failure=False)
    if isinstance(result, FileRun):
        return result
    if may_pass(result):
        return left_waiting(path, settings, result)
    try:
        return fail_file(path, settings, result)
    except OSError as trouble:  # failed/ takes nothing: it stays where it is, and the next goes on
        return left_waiting(path, settings, trouble)
