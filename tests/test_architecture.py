"""The house: imports go one way, Prefect only in flows, no rooms without a name."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("models", "extractors", "output", "flows")
ALLOWED = {
    "flows": {"flows", "extractors", "output", "models"},
    "extractors": {"extractors", "models"},
    "output": {"output", "models"},
    "models": {"models"},
}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it points"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    """flows -> extractors, output, models; extractors -> models; output -> models."""
    package = path.relative_to(ROOT).parts[0]
    tops = {name.partition(".")[0] for name in imported(path)}
    assert tops & set(PACKAGES) <= ALLOWED[package]
    if package != "flows":
        assert "prefect" not in tops
    if package != "models":
        assert "sqlalchemy" not in tops


def test_import_contracts_hold() -> None:
    """import-linter, which also follows chains of imports, says the same."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_module_is_called_helpers() -> None:
    """What wants to be called helpers has not found its home."""
    names = {path.stem for path in MODULES}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc"}


def test_every_module_fits_one_sitting() -> None:
    """A module longer than this is two modules."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > 700
    }
    assert long == {}


@pytest.mark.parametrize(
    "name",
    ["requirements.txt", "benchmarks/requirements-peers.txt", "pyproject.toml", "Makefile", ".ci/run"],
)
def test_no_registry_address_is_committed(name: str) -> None:
    """Where packages come from is the installer's business, not the project's."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize(
    ("name", "least"), [("requirements.txt", 100), ("benchmarks/requirements-peers.txt", 30)]
)
def test_every_requirement_is_pinned_and_hashed(name: str, least: int) -> None:
    """pip takes only what was seen when the requirements were compiled."""
    text = (ROOT / name).read_text("utf-8")
    entries = [entry for entry in text.replace("\\\n", " ").splitlines() if entry[:1].isalnum()]
    assert len(entries) > least
    for entry in entries:
        assert "==" in entry.partition(";")[0], entry
        assert "--hash=sha256:" in entry, entry


def test_ci_runs_lint_and_test_and_nothing_else() -> None:
    """What CI does, a newcomer can do by the same two commands."""
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("make")] == ["make lint", "make test"]
