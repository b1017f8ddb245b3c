"""Settings: which source wins, and what is said about a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.settings import Settings, SettingsError, load_settings, prefect_environment


def test_defaults_stand_without_a_file(tmp_path: Path) -> None:
    """A fresh home needs no settings at all."""
    settings = load_settings(tmp_path, environ={})
    assert settings == Settings(home=tmp_path)
    assert settings.language == "fi"
    assert settings.database_url == f"sqlite:///{tmp_path}/dataset.sqlite"
    assert settings.inbox == tmp_path / "inbox"


def test_option_wins_over_environment_over_file(tmp_path: Path) -> None:
    """The nearer to the user's hand, the stronger."""
    (tmp_path / "settings.toml").write_text('language = "sv"\nread_seconds = 5\nport = 4300\n')
    environ = {"STRATEGIAVAHTI_LANGUAGE": "en", "STRATEGIAVAHTI_PORT": "4301"}
    settings = load_settings(tmp_path, environ=environ, port=4302, interval_seconds=None)
    assert (settings.language, settings.read_seconds, settings.port) == ("en", 5.0, 4302)
    assert settings.interval_seconds == 60.0


def test_home_from_environment(tmp_path: Path) -> None:
    """STRATEGIAVAHTI_HOME names the home where no option does."""
    environ = {"STRATEGIAVAHTI_HOME": str(tmp_path / "koti")}
    assert load_settings(environ=environ).home == tmp_path / "koti"
    assert load_settings(tmp_path, environ=environ).home == tmp_path


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("kieli = 'fi'\n", "unknown setting 'kieli'"),
        ("language = 'de'\n", "fi, sv, en"),
        ("language = 3\n", "is text"),
        ("port = 'neljä'\n", "is a number"),
        ("port = true\n", "is a number"),
        ("port = inf\n", "is a number"),
        ("interval_seconds = nan\n", "is a number"),
        ("interval_seconds = 0\n", "too small"),
        ("language = \n", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, content: str, told: str) -> None:
    """The message names the file and what is wrong in it."""
    file = tmp_path / "settings.toml"
    file.write_text(content)
    with pytest.raises(SettingsError, match=told) as caught:
        load_settings(tmp_path, environ={})
    assert str(file) in str(caught.value)


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    """No traceback for the commonest slip: a file's name given as the home."""
    (tmp_path / "kalvot.txt").touch()
    with pytest.raises(SettingsError, match=r"kalvot\.txt"):
        load_settings(tmp_path / "kalvot.txt", environ={})


def test_prefect_keeps_to_the_home_and_sends_nothing(tmp_path: Path) -> None:
    """Telemetry is off by both channels; the user's own Prefect profile is not touched."""
    wanted = prefect_environment(Settings(home=tmp_path), environ={})
    assert wanted["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert wanted["DO_NOT_TRACK"] == "1"
    assert wanted["PREFECT_HOME"] == str(tmp_path / "prefect")


def test_a_named_prefect_server_is_left_as_it_is(tmp_path: Path) -> None:
    """With PREFECT_API_URL no home or temporary server is set, and what is set already wins."""
    environ = {"PREFECT_API_URL": "http://127.0.0.1:4200/api", "PREFECT_LOGGING_LEVEL": "DEBUG"}
    wanted = prefect_environment(Settings(home=tmp_path), environ=environ)
    assert not {"PREFECT_HOME", "PREFECT_API_URL", "PREFECT_LOGGING_LEVEL"} & wanted.keys()
