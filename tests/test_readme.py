"""The README can be followed: its commands exist, and every command stands in it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from flows.cli import COMMANDS, parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8") if (ROOT / "README.md").exists() else ""
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

pytestmark = pytest.mark.skipif(not README, reason="no README.md")


def shell_lines() -> list[str]:
    """Lines of the README's fenced blocks that are commands of ours, comments cut."""
    blocks = re.findall(r"^```(?:sh|bash|console|shell)?\n(.*?)^```", README, re.M | re.S)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.match(r"(\.venv/bin/)?strategiavahti |make ", line)]


def test_the_readme_shows_commands() -> None:
    """A README without a command to try teaches nothing."""
    assert shell_lines()


@pytest.mark.parametrize("line", shell_lines() or [""])
def test_a_shown_command_is_one_that_we_have(line: str) -> None:
    """Each shown command is parsed by the real parser; each make target is in the Makefile."""
    words = shlex.split(line, comments=True)
    if words[0] == "make":
        for target in words[1:]:
            assert "=" in target or re.search(rf"^{re.escape(target)}:", MAKEFILE, re.M), target
        return
    words = words[: next((i for i, word in enumerate(words) if word in "|>&;"), len(words))]
    assert parser("en").parse_args(words[1:]).command in COMMANDS


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    """A command that the README does not name is not there for its reader."""
    assert re.search(rf"`(strategiavahti )?{name}\b|strategiavahti {name}\b", README)


@pytest.mark.parametrize("target", re.findall(r"^([a-z][\w-]*):", MAKEFILE, re.M))
def test_every_make_target_is_documented(target: str) -> None:
    """The same for the Makefile."""
    assert f"make {target}" in README


def test_links_lead_somewhere() -> None:
    """A link to a file of the project has that file."""
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", README):
        if "://" not in link and not link.startswith("mailto:"):
            assert (ROOT / link).exists(), link
