"""Settings: an option of the command wins over the environment, that over ``settings.toml``,
that over the default. Nothing heavy: an idle scan of the inbox starts with this."""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from flows.words import make_vocabulary
from models.records import LANGUAGES, Language

ENVIRONMENT_PREFIX = "STRATEGIAVAHTI_"
DEFAULT_HOME = Path("data")


class SettingsError(ValueError):
    """A setting that cannot be used; the message names where it stands and what would work."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One home folder and how to work in it. Paths are absolute once loaded."""

    home: Path
    language: Language = "fi"
    database: str = ""  # SQLAlchemy URL; empty: dataset.sqlite in the home
    read_seconds: float = 60.0  # the longest that one file may take to read
    read_megabytes: int = 1536  # the most memory that the process reading a file may hold
    settle_seconds: float = 1.0  # between the two looks that show that a file is whole
    interval_seconds: float = 60.0  # between the scheduled runs of serve
    port: int = 0  # of serve's own Prefect server; 0: any free port

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def done(self) -> Path:
        return self.home / "done"

    @property
    def failed(self) -> Path:
        return self.home / "failed"

    @property
    def versions(self) -> Path:
        return self.home / "versions"

    @property
    def reports(self) -> Path:
        return self.home / "reports"

    @property
    def vocabulary(self) -> Path:
        return self.home / "vocabulary"

    @property
    def sentences(self) -> Path:
        """What the parser said of sentences; may be deleted at any time."""
        return self.home / "cache" / "sentences.sqlite"

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.home / 'dataset.sqlite'}"

    def make_home(self) -> None:
        """Make the folders of the home that are missing.

        Raises OSError where the home cannot be written.
        """
        for folder in (self.inbox, self.done, self.failed, self.versions, self.reports):
            folder.mkdir(parents=True, exist_ok=True)
        make_vocabulary(self.vocabulary)


_KINDS: dict[str, type[str] | type[int] | type[float]] = {
    "language": str, "database": str, "read_seconds": float, "read_megabytes": int,
    "settle_seconds": float, "interval_seconds": float, "port": int,
}
_ABOVE_ZERO = frozenset({"read_seconds", "read_megabytes", "interval_seconds"})


def load_settings(
    home: Path | str | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    **options: Any,
) -> Settings:
    """The settings of a home; an option that is None is not given.

    Raises SettingsError for a file that is no TOML, an unknown name or a value of the wrong kind.
    """
    chosen = Path(home or environ.get(ENVIRONMENT_PREFIX + "HOME") or DEFAULT_HOME)
    chosen = chosen.expanduser().resolve()
    values: dict[str, Any] = {}
    file = chosen / "settings.toml"
    for name, value in _read_toml(file).items():
        values[name] = _checked(name, value, str(file))
    for name in _KINDS:
        variable = ENVIRONMENT_PREFIX + name.upper()
        if variable in environ:
            values[name] = _checked(name, environ[variable], variable)
    for name, value in options.items():
        if value is not None:
            values[name] = _checked(name, value, f"--{name.replace('_', '-')}")
    return Settings(home=chosen, **values)


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not valid TOML: {error}") from error
    except OSError as error:  # the home is a file, or the file may not be read
        raise SettingsError(f"{file}: {error.strerror}") from error


def _checked(name: str, value: Any, where: str) -> Any:
    if name not in _KINDS:
        raise SettingsError(
            f"{where}: unknown setting {name!r}; there are: {', '.join(sorted(_KINDS))}"
        )
    kind = _KINDS[name]
    if kind is str:
        if not isinstance(value, str):
            raise SettingsError(f"{where}: {name} is text, not {value!r}")
        if name == "language" and value not in LANGUAGES:
            raise SettingsError(f"{where}: language is one of fi, sv, en, not {value!r}")
        return cast(Language, value) if name == "language" else value
    if isinstance(value, bool):
        raise SettingsError(f"{where}: {name} is a number, not {value!r}")
    try:
        number = int(value) if kind is int else float(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise SettingsError(f"{where}: {name} is a number, not {value!r}") from error
    if not math.isfinite(number):
        raise SettingsError(f"{where}: {name} is a number, not {value!r}")
    if number < 0 or (name in _ABOVE_ZERO and number == 0):
        raise SettingsError(f"{where}: {name} is too small: {value!r}")
    return number


def prefect_environment(
    settings: Settings, *, verbose: bool = False, environ: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """What Prefect must find in the environment before it is imported; what is set already wins.

    Telemetry has two channels, both on by default: off here. The default start-up allowance of
    20 s for a temporary server failed runs on busy machines. Its database stands in the home, so
    that nothing leaks into the user's own Prefect profile, unless a server or profile was named.
    """
    wanted = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
        "PREFECT_LOGGING_LEVEL": "INFO" if verbose else "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING" if verbose else "CRITICAL",
    }
    if "PREFECT_API_URL" not in environ:
        wanted["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] = "true"
        wanted["PREFECT_HOME"] = str(settings.home / "prefect")
    return {name: value for name, value in wanted.items() if name not in environ}
