"""Run the ingest flow from the command.

Prefect is imported only inside functions, after its environment is set.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from typing import TYPE_CHECKING, Any

from flows.inbox import HomeBusy
from flows.messages import say
from flows.settings import Settings, prefect_environment

if TYPE_CHECKING:
    from output.summary import RunSummary

_SERVER_BYTES = 8 << 20  # what Prefect's database takes with its journal


def prepare_prefect(settings: Settings, *, verbose: bool = False) -> None:
    """Set Prefect's environment; must come before Prefect is first imported."""
    os.environ.update(prefect_environment(settings, verbose=verbose))


def run_ingest(settings: Settings, *, verbose: bool = False) -> RunSummary:
    """Run the ingest flow here and now; what it did, with the name and state Prefect recorded.

    The run is recorded by the Prefect server that PREFECT_API_URL names, or by a temporary one:
    ours and not Prefect's own, which Ctrl-C would stop before the run can tell it that it ended.
    Raises HomeBusy where another run took the home first, ServerFailed without a server, OSError
    where the disk has no room for one, and KeyboardInterrupt when stopped.
    """
    prepare_prefect(settings, verbose=verbose)
    import asyncio

    return asyncio.run(_run_served(settings))


async def _run_served(settings: Settings) -> RunSummary:
    import asyncio

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):  # as Ctrl-C, so that the server is stopped too
        loop.add_signal_handler(number, signal.raise_signal, signal.SIGINT)
    if "PREFECT_API_URL" in os.environ:
        return await _run(settings)
    if shutil.disk_usage(settings.home).free < _SERVER_BYTES:  # it would never answer, nor say why
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(settings.home))
    print(say("temporary_server", settings.language), file=sys.stderr, flush=True)
    from flows.server import free_port, own_server

    async with own_server(free_port()):
        return await _run(settings)


async def _run(settings: Settings) -> RunSummary:
    from prefect.client.orchestration import get_client

    from flows.ingest import SKIPPED, ingest_inbox
    from output.summary import RunSummary

    state: Any = await ingest_inbox(
        home=str(settings.home), language=settings.language, return_state=True
    )
    if state.name == SKIPPED:
        raise HomeBusy(settings.home, state.message or "?")
    files = await state.aresult()
    async with get_client() as client:
        recorded = await client.read_flow_run(state.state_details.flow_run_id)
    return RunSummary(
        files=tuple(files),
        flow_run_name=recorded.name,
        flow_run_state=recorded.state.name if recorded.state else None,
        home=settings.home,
        dataset=settings.database_url.removeprefix("sqlite:///"),
    )
