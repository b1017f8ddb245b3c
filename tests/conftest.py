"""What many tests need: two fictional versions of one document, and one real Prefect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# The suite tries the same examples everywhere, so that red means the code; `make laws` tries others.
settings.register_profile("same examples", derandomize=True)
settings.load_profile("same examples")

FIRST = """Hallaharjun elinvoimaohjelma

Kasvualueet 2025-2028



Kasvualueet 2025-2028

Hallaharjun elinvoimaohjelmassa on kolme kasvualuetta:

* Puurakentaminen

* Metsien biotuotteet

* Matkailu



Elinvoimaohjelma ja kasvualueet

* Puurakentaminen: Projektijohtaja Oksa-Aho Tuulikki
* Metsien biotuotteet: Projektijohtaja NN
* Matkailu: Projektijohtaja Rimpiniemi Urho
"""
# Of the second version: a vacancy is filled, an area is added.
SECOND = FIRST.replace("Projektijohtaja NN", "Projektijohtaja Havukari Lempi").replace(
    "* Matkailu\n", "* Matkailu\n\n* Vesiosaaminen\n"
).replace("on kolme kasvualuetta", "on neljä kasvualuetta")


@dataclass(frozen=True)
class Series:
    """Two versions of one fictional document as text files."""

    old: Path
    new: Path


@pytest.fixture
def series(tmp_path: Path) -> Series:
    """Both versions in a folder of their own, not yet in any inbox."""
    folder = tmp_path / "sarja"
    folder.mkdir()
    found = Series(folder / "hallaharju_v1.txt", folder / "hallaharju_v2.txt")
    found.old.write_text(FIRST, "utf-8")
    found.new.write_text(SECOND, "utf-8")
    return found


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A real Prefect server for the whole session (about half a minute to start)."""
    import os

    from flows.settings import Settings, prefect_environment

    home = tmp_path_factory.mktemp("prefect")
    os.environ.update(prefect_environment(Settings(home=home)))
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield
