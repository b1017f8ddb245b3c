"""The home's vocabulary at work: in commands, in the flow and its child processes, across versions.

Finders make their patterns when they are imported, so each reading here has a process of its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractors import vocabulary
from flows.cli import main
from flows.settings import load_settings
from flows.words import README, readme_text

ROOT = Path(__file__).resolve().parent.parent
TEXT = """Koivurannan kasvuohjelma

Kasvualueet 2026-2029



Kasvualueet 2026-2029

Koivurannan kasvuohjelmassa on kaksi kasvualuetta:

* Elävä saaristo

* Uudet reitit



Kasvuohjelma ja kasvualueet

* Elävä saaristo: Kyläluotsi Havukari Lempi
* Uudet reitit: Projektijohtaja Rantanen Olli
"""
WORDS = '[fi]\ntitles = ["kyläluotsi"]\n'
BROKEN = '[fi]\ntitels = ["kyläluotsi"]\n'


def run(*arguments: str | Path, code: str | None = None) -> subprocess.CompletedProcess[str]:
    """A command, or a piece of code, in a process of its own."""
    start = ["-c", code] if code is not None else ["-m", "flows.cli"]
    inherited = {n: v for n, v in os.environ.items() if n != vocabulary.VARIABLE}
    return subprocess.run(
        [sys.executable, *start, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False, env=inherited,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an empty vocabulary."""
    settings = load_settings(tmp_path / "koti", environ={})
    settings.make_home()
    return settings.home


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A fictional document that uses a title of its own."""
    path = tmp_path / "koivuranta_v1.txt"
    path.write_text(TEXT, "utf-8")
    return path


def roles(home: Path, deck: Path) -> dict[str, str]:
    """Person to role, as ``extract --json`` tells; and who extracted, under ``""``."""
    done = run("extract", deck, "--json", "--home", home)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    found = {a["person"]: a["role"] for a in told["assignments"]}
    return found | {"": told["document"]["extractor"]}


def test_extract_reads_with_the_words_of_the_home(home: Path, deck: Path) -> None:
    """A title that we do not know is found once it is told; the release says by which words."""
    before = roles(home, deck)
    (home / "vocabulary" / "roles.toml").write_text(WORDS, "utf-8")
    after = roles(home, deck)
    assert before.get("Lempi Havukari") is None and after["Lempi Havukari"] == "kyläluotsi"
    assert before["Olli Rantanen"] == after["Olli Rantanen"] == "projektijohtaja"
    assert ", vocabulary " in after[""] and ", vocabulary " not in before[""]


@pytest.mark.parametrize("command", ["read", "extract", "compare", "ingest", "evaluate"])
def test_a_broken_vocabulary_is_refused_before_anything_is_read(
    command: str, home: Path, deck: Path
) -> None:
    """Exit 2, file and line on standard error; what waits in the inbox goes on waiting."""
    file = home / "vocabulary" / "roles.toml"
    file.write_text(BROKEN, "utf-8")
    waiting = home / "inbox" / deck.name
    waiting.write_text(TEXT, "utf-8")
    files = {"read": [deck], "extract": [deck], "compare": [deck, deck]}.get(command, [])
    done = run(command, *files, "--home", home)
    assert done.returncode == 2 and done.stdout == ""
    assert f"{file}, rivi 2: tuntematon nimi ”titels”. Tarkoititko: titles?" in done.stderr
    assert waiting.exists() and not (home / "dataset.sqlite").exists()


def test_the_message_is_in_the_language_asked_for(home: Path, deck: Path) -> None:
    """As all others."""
    (home / "vocabulary" / "roles.toml").write_text(BROKEN, "utf-8")
    assert ", rad 2: okänt namn" in run(
        "read", deck, "--home", home, "--language", "sv").stderr


def test_needless_words_are_told_beside_the_answer(home: Path, deck: Path) -> None:
    """On standard error, so that JSON stays JSON."""
    (home / "vocabulary" / "roles.toml").write_text('[fi]\ntitles = ["johtaja"]\n', "utf-8")
    done = run("extract", deck, "--json", "--home", home)
    assert done.returncode == 0 and json.loads(done.stdout)
    assert "rivi 2: sana ”johtaja” on sanastossa jo ennestään" in done.stderr


def test_status_tells_of_a_broken_vocabulary(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The scheduled runs stand still then: the one who looks why must see it."""
    (home / "vocabulary" / "roles.toml").write_text(BROKEN, "utf-8")
    assert main(["status", "--home", str(home)]) == 0
    assert "roles.toml, rivi 2" in capsys.readouterr().out


def test_a_scheduled_run_fails_and_touches_nothing(home: Path) -> None:
    """The flow's state says why; the file stays in the inbox for the run after the repair."""
    from flows.ingest import ingest_inbox

    (home / "vocabulary" / "roles.toml").write_text(BROKEN, "utf-8")
    (home / "inbox" / "koivuranta_v1.txt").write_text(TEXT, "utf-8")
    state = asyncio.run(ingest_inbox.fn(str(home)))
    assert state.is_failed() and "roles.toml, rivi 2" in (state.message or "")
    assert (home / "inbox" / "koivuranta_v1.txt").exists()


_CHILDREN = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from extractors import vocabulary
if __name__ == "__main__":
    vocabulary.use(Path(sys.argv[1]))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(vocabulary.digest).result() == vocabulary.digest() != ""
"""


def test_child_processes_read_with_the_same_words(home: Path) -> None:
    """As the pool of ``evaluate`` and the runs that ``serve`` starts."""
    (home / "vocabulary" / "roles.toml").write_text(WORDS, "utf-8")
    done = run(home / "vocabulary", code=_CHILDREN)
    assert done.returncode == 0, done.stderr


_WITHOUT_ASKING = """
import os, sys
os.environ["STRATEGIAVAHTI_VOCABULARY"] = sys.argv[1]
from extractors.extract import extract
from extractors.readers import read_in_process
from pathlib import Path
extract(read_in_process(Path(sys.argv[2])))
"""


def test_no_way_round_the_check(home: Path, deck: Path) -> None:
    """A program that calls ``extract`` itself is refused as well, and never gets half the words."""
    (home / "vocabulary" / "roles.toml").write_text(BROKEN, "utf-8")
    done = run(home / "vocabulary", deck, code=_WITHOUT_ASKING)
    assert "VocabularyError" in done.stderr and "line 2: unknown name" in done.stderr


def test_other_words_need_another_process(home: Path) -> None:
    """This process has read with ours alone; it must not go on as if with the home's."""
    assert vocabulary.in_force().digest == ""
    (home / "vocabulary" / "roles.toml").write_text(WORDS, "utf-8")
    try:
        with pytest.raises(vocabulary.VocabularyInUse):
            vocabulary.use(home / "vocabulary")
    finally:
        os.environ.pop(vocabulary.VARIABLE, None)


def test_the_command_loads_no_finder_before_the_words_are_known() -> None:
    """Else their patterns would be made of our words alone."""
    code = "import flows.cli, sys; print([m for m in sys.modules if m.startswith('extractors.f')])"
    assert run(code=code).stdout.strip() == "[]"


_INGEST = """
import sys
from pathlib import Path
from flows.settings import load_settings
from flows.words import use_vocabulary
settings = load_settings(sys.argv[1], environ={}, settle_seconds=0.05)
use_vocabulary(settings.vocabulary)
from flows.dataset import open_store
from flows.steps import ingest_file
with open_store(settings) as store:
    done = ingest_file(settings.inbox / sys.argv[2], settings, store)
    releases = {store.extraction_release(v.id) for v in store.versions(store.documents()[0].id)}
    changes = done.comparison.changes if done.comparison else ()
    print(len(releases), *sorted(f"{c.kind}:{c.entity}:{c.field}:{c.after}" for c in changes))
"""


def test_new_words_are_no_change_of_the_authors(home: Path) -> None:
    """A word is added between two versions: only what the author wrote is reported."""
    (home / "inbox" / "koivuranta_v1.txt").write_text(TEXT, "utf-8")
    first = run(home, "koivuranta_v1.txt", code=_INGEST)
    assert first.stdout.split() == ["1"], first.stderr
    (home / "vocabulary" / "roles.toml").write_text(WORDS, "utf-8")
    text = TEXT.replace("Rantanen Olli", "Rantanen Outi")
    (home / "inbox" / "koivuranta_v2.txt").write_text(text, "utf-8")
    second = run(home, "koivuranta_v2.txt", code=_INGEST)
    releases, _, told = second.stdout.strip().partition(" ")
    assert releases == "1", second.stdout + second.stderr  # both versions by the same words
    assert "Outi Rantanen" in told and "Lempi Havukari" not in told


def test_the_folder_has_a_guide(home: Path) -> None:
    """In three languages; it names every file that can be added to, and is never written over."""
    guide = home / "vocabulary" / README
    text = guide.read_text("utf-8")
    assert text == readme_text()
    for part in ("OMA SANASTO", "EGET ORDFÖRRÅD", "YOUR OWN VOCABULARY"):
        assert part in text
    for name in vocabulary.names():
        assert f"\n{name}.toml\n" in text or name == "months"
    guide.write_text("omat muistiinpanot", "utf-8")
    load_settings(home, environ={}).make_home()
    assert guide.read_text("utf-8") == "omat muistiinpanot"


def test_the_guide_s_examples_work(home: Path) -> None:
    """What an analyst copies from it is a vocabulary."""
    text = readme_text()
    begin = text.index("    [fi]")
    example = text[begin:text.index("Tiedosto vacancy.toml")]
    (home / "vocabulary" / "roles.toml").write_text(example, "utf-8")
    phrases = next(line for line in text.splitlines() if line.startswith("    phrases = "))
    (home / "vocabulary" / "vacancy.toml").write_text(phrases, "utf-8")
    found = vocabulary.check(home / "vocabulary")
    assert found.findings == () and set(found.changed) == {"roles", "vacancy"}
