"""``serve``: the ingest flow on an interval schedule, against its own Prefect server or a running
one, until a signal stops it. Only the command ``serve`` imports this: it brings in Prefect."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import prefect
from prefect.runner import Runner
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest_inbox
from flows.messages import say
from flows.settings import Settings

DEPLOYMENT = "inbox"
_HOST = "127.0.0.1"
_START_SECONDS = 180.0  # a first start makes Prefect's database; slow on a busy machine
_STOP_SECONDS = 15.0


class ServerFailed(RuntimeError):
    """Our own Prefect server did not come up; the message is its address."""


def free_port() -> int:
    """A loopback port that nothing uses at the moment."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def server_environment(port: int) -> dict[str, str]:
    """What our own server must find. The UI calls port 4200 unless it is told its own address."""
    return {
        "PREFECT_SERVER_API_HOST": _HOST,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_UI_API_URL": f"http://{_HOST}:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }


@asynccontextmanager
async def own_server(port: int) -> AsyncIterator[str]:
    """Run a Prefect server as a child process; its API address. Stopped on the way out.

    Raises ServerFailed when it ends or does not answer in time.
    """
    url = f"http://{_HOST}:{port}/api"
    child = subprocess.Popen(
        [
            sys.executable, "-m", "uvicorn",
            "--app-dir", str(Path(prefect.__file__).parent.parent),
            "--factory", "prefect.server.api.server:create_app",
            "--host", _HOST, "--port", str(port), "--log-level", "error", "--lifespan", "on",
        ],
        env={**os.environ, **server_environment(port)},
        # A group of its own: Ctrl-C reaches only us, and we stop the server last.
        start_new_session=True,
    )
    try:
        await _wait_healthy(child, url)
        yield url
    finally:
        child.terminate()
        try:
            await asyncio.to_thread(child.wait, _STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


async def _wait_healthy(child: subprocess.Popen[bytes], url: str) -> None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _START_SECONDS
    while loop.time() < deadline and child.poll() is None:
        if await asyncio.to_thread(_answers, url):
            return
        await asyncio.sleep(0.25)
    raise ServerFailed(url)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


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
        with prefect.settings.temporary_settings({prefect.settings.PREFECT_API_URL: url}):
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
