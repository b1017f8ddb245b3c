"""How the last run went, kept in the home, and what to say when none could start.

Standard library only: ``status`` reads it without Prefect.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flows.settings import Settings

if TYPE_CHECKING:
    from output.summary import FileRun

_LAST_RUN = "last_run.json"


class ServerFailed(RuntimeError):
    """Our own Prefect server did not come up; the message is its address."""


def remember_run(settings: Settings, name: str, files: Sequence[FileRun]) -> None:
    """Write how a run went to ``last_run.json`` in the home, whole or not at all.

    A note only: where the disk is full, the run itself still counts.
    """
    told = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "name": name,
        "files": {file.file_name: file.state for file in files},
    }
    place = settings.home / _LAST_RUN
    temporary = place.with_name(f".{_LAST_RUN}.part")
    try:
        temporary.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
        temporary.replace(place)
    except OSError:
        temporary.unlink(missing_ok=True)


def last_run(settings: Settings) -> dict[str, Any] | None:
    """``time`` (ISO, UTC), ``name``, and how many were ``read`` and ``failed``; None before any."""
    try:
        told = json.loads((settings.home / _LAST_RUN).read_text("utf-8"))
        states = list(told["files"].values())
        return {
            "time": told["time"],
            "name": told["name"],
            "read": len(states) - states.count("failed"),
            "failed": states.count("failed"),
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # a note only: absent or spoilt, it tells nothing
