"""serve: a scheduled run of a real Prefect server reads a dropped file, and stops cleanly."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from conftest import Series

pytestmark = pytest.mark.slow
_PATIENCE = 240.0  # seconds; a quiet machine needs about 40


def wait_for(what: str, found: Callable[[], Any], process: subprocess.Popen[bytes]) -> Any:
    """The first truthy answer; fails where the process ends or the patience does."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, f"serve ended with {process.returncode}"
        if answer := found():
            return answer
        time.sleep(0.05)  # a warm run is over within a second
    pytest.fail(f"waited in vain for {what}")


def flow_runs(url: str) -> list[dict[str, Any]]:
    """The flow runs that a Prefect server knows, as its API gives them."""
    request = urllib.request.Request(
        f"{url}/api/flow_runs/filter", b"{}", {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        runs: list[dict[str, Any]] = json.load(response)
        return runs


def test_a_scheduled_run_reads_a_dropped_file(series: Series, tmp_path: Path) -> None:
    """serve starts its own server, runs on schedule, and on SIGTERM leaves nothing behind."""
    home = tmp_path / "koti"
    log = tmp_path / "serve.log"
    environ = {name: value for name, value in os.environ.items() if "PREFECT" not in name}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "flows.cli", "serve", "--home", str(home),
                "--interval", "3", "--language", "en",
            ],
            stdout=output, stderr=subprocess.STDOUT, env=environ,
        )
    try:
        started = wait_for(
            "the address", lambda: re.search(r"Prefect: (\S+)", log.read_text("utf-8")), process
        )
        shutil.copy(series.old, home / "inbox" / "hallaharju_v1.txt")
        wait_for("the file in done/", (home / "done" / "hallaharju_v1.txt").exists, process)
        assert list((home / "inbox").iterdir()) == []
        assert (home / "dataset.sqlite").exists()
        wait_for("the note of the run", (home / "last_run.json").exists, process)
        told = json.loads((home / "last_run.json").read_text("utf-8"))
        assert told["files"] == {"hallaharju_v1.txt": "read"}

        def the_run() -> list[dict[str, Any]]:
            return [
                run
                for run in flow_runs(started[1])
                if run["name"] == told["name"] and run["state_type"] == "COMPLETED"
            ]

        runs = wait_for("the completed run", the_run, process)
        assert runs[0]["auto_scheduled"] is True
        children = psutil.Process(process.pid).children(recursive=True)
        assert children  # the server at least
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0, log.read_text("utf-8")
        _, alive = psutil.wait_procs(children, timeout=10)
        assert alive == []
        assert log.read_text("utf-8").splitlines()[-1] == "Stopped."
    finally:
        for child in psutil.Process(process.pid).children() if process.poll() is None else []:
            child.kill()
        process.kill()
        process.wait()


def test_ctrl_c_stops_an_ingest_at_once(series: Series, tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group, as from a terminal; the file goes on waiting, or is read."""
    home = tmp_path / "koti"
    (home / "inbox").mkdir(parents=True)
    shutil.copy(series.old, home / "inbox")
    environ = {name: value for name, value in os.environ.items() if "PREFECT" not in name}
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "ingest", "--home", str(home), "--language", "en"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environ, start_new_session=True,
    )
    try:
        wait_for("the dataset", (home / "dataset.sqlite").exists, process)  # the flow is under way
        server = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    finally:
        if process.poll() is None:
            process.kill()
    assert process.returncode == 130, said
    assert b"Traceback" not in said
    assert said.rstrip().endswith(b"waits in the inbox.")
    assert not psutil.wait_procs(server, timeout=30)[1]
    left = [path for folder in ("inbox", "done") for path in (home / folder).glob("*.*")]
    assert len(left) == 1
