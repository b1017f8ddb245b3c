"""``serve``: the ingest flow on an interval schedule, against its own Prefect server or a running
one, until a signal stops it. Only the command ``serve`` imports this: it brings in Prefect."""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import timedelta

from prefect.runner import Runner
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest_inbox
from flows.messages import say
from flows.server import free_port, own_server
from flows.settings import Settings

DEPLOYMENT = "inbox"


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C; schedules stay on, so the next start goes on with them.

    A running server is used where PREFECT_API_URL names one. Raises ServerFailed.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    if url := os.environ.get("PREFECT_API_URL"):
        await _serve_until(stopping, settings, url)
        return
    async with own_server(settings.port or free_port()) as url:
        os.environ["PREFECT_API_URL"] = url  # the runner hands it to the runs it starts
        await _serve_until(stopping, settings, url)


async def _serve_until(stopping: asyncio.Event, settings: Settings, url: str) -> None:
    deployment = await ingest_inbox.ato_deployment(
        name=DEPLOYMENT,
        interval=timedelta(seconds=settings.interval_seconds),
        parameters={"home": str(settings.home), "language": settings.language},
        # By module path: by file, Prefect imports the module twice under two names.
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    # One at a time by the runner's own limit: a deployment's limit keeps the slot of a killed run.
    runner = Runner(name=DEPLOYMENT, limit=1, pause_on_shutdown=False, query_seconds=2)
    await runner.aadd_deployment(deployment)
    running = asyncio.create_task(runner.start())
    while not runner.started and not running.done():
        await asyncio.sleep(0.05)
    # The runner has put its own handler on SIGTERM, one that leaves without stopping the server.
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    print(
        say(
            "serving", settings.language, inbox=settings.inbox,
            interval=f"{settings.interval_seconds:g}", url=url.removesuffix("/api"),
        ),
        flush=True,
    )
    waiting = asyncio.create_task(stopping.wait())
    await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        waiting.cancel()
    else:
        await runner.astop()
    await running
