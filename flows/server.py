"""A Prefect server of our own on the loopback interface, for as long as a command runs.

It brings in Prefect: commands import this only when they run a flow.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import prefect
import uvicorn

from flows.last_run import ServerFailed

_HOST = "127.0.0.1"
_START_SECONDS = 180.0  # a first start makes Prefect's database; slow on a busy machine
_STOP_SECONDS = 15.0


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
    """Run a Prefect server as a child process and use it; its API address. Stopped on the way out.

    Raises ServerFailed when the port is taken, or when it ends or does not answer in time.
    """
    url = f"http://{_HOST}:{port}/api"
    if not _may_listen(port):  # told here: the server would tell it in a traceback
        raise ServerFailed(url)
    child = subprocess.Popen(
        [sys.executable, "-m", "flows.server", str(port)],
        stdin=subprocess.PIPE,  # nothing is written: it closes when we end, however we end
        env={**os.environ, **server_environment(port)},
        # A group of its own: Ctrl-C reaches only us, and we stop the server last.
        start_new_session=True,
    )
    try:
        await _wait_healthy(child, url)
        with prefect.settings.temporary_settings({prefect.settings.PREFECT_API_URL: url}):
            yield url
    finally:
        child.terminate()
        try:
            await asyncio.to_thread(child.wait, _STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _may_listen(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself does
        try:
            probe.bind((_HOST, port))
        except (OSError, OverflowError):
            return False
        return True


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


def main(port: int) -> None:
    """The server process itself: serve until told to stop, or until the parent is gone."""
    threading.Thread(target=_stop_with_parent, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True, host=_HOST, port=port, log_level="error", lifespan="on",
    )


def _stop_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(int(sys.argv[1]))
