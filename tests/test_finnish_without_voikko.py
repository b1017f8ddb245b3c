"""Another system, no rights to install: simplemma serves. What is lost, and that the run says so.

The absence is made in child processes, before anything is read.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.finnish.morphology import voikko_available

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / "docs"
pytestmark = pytest.mark.skipif(not voikko_available(), reason="needs Voikko and voikko-fi")

_ABSENT = "import extractors.finnish.morphology as m\nm._open_voikko = lambda: None\n"
_COMMAND = _ABSENT + "import sys\nfrom flows.cli import main\nsys.exit(main(sys.argv[1:]))\n"
_ANSWERS = """
import json, sys
from extractors import cues
from extractors.finnish.base_forms import base_form
from extractors.finnish.dates import find_dates
from extractors.finnish.lost_letters import Restorer
from extractors.finnish.morphology import analyse, lemma
from extractors.finnish.persons import find_persons
from extractors.finnish.roles import find_roles
ask = {
    "lemma": lemma,
    "case": lambda word: next((f"{a.case} {a.number}" for a in analyse(word)), None),
    "base form": base_form,
    "roles": lambda text: [found.role for found in find_roles(text)],
    "persons": lambda text: [found.name for found in find_persons(text)],
    "dates": lambda text: [found.span.start for found in find_dates(text)],
    "letters": lambda text: Restorer(text * 30).text(text),
    "sentence": cues.is_finite,
    "area term": lambda word: cues.is_term(word, "growth_area"),
}
print(json.dumps([ask[what](text) for what, text in json.loads(sys.argv[1])]))
"""

KEPT, LOST = "kept", "lost"
TABLE = [
    # (what is asked, of what, with Voikko, without)
    # a plain word in a plain case
    ("lemma", "hankkeessa", "hanke", KEPT),
    # a compound that simplemma does not list: by its last part
    ("lemma", "painopistealueilla", "painopistealue", KEPT),
    # ... with a front that is no word by itself
    ("lemma", "kehittämislinjoissa", "kehittämislinja", KEPT),
    # the end of a genitive looks like an illative
    ("case", "kehittämishankkeen", "genitive singular", KEPT),
    ("case", "älykkään", "genitive singular", KEPT),
    # ... and an illative is one
    ("case", "satamaan", "illative singular", KEPT),
    # a plural is told by its ending
    ("case", "hankkeissa", "inessive plural", KEPT),
    # ... and a stem's own i is none
    ("case", "kriisissä", "inessive singular", KEPT),
    # a participle and a plural that simplemma reads as another word
    ("base form", "Luovien alojen", "Luovat alat", LOST),
    # an attribute that agrees with its head
    ("base form", "Älykkään sataman kehittämishankkeen", "Älykkään sataman kehittämishanke", KEPT),
    # a kind noun after a hyphen
    ("base form", "Terveys & hyvinvointi -kasvualueella", "Terveys & hyvinvointi", KEPT),
    # a title in a case
    ("roles", "Hankkeen projektipäällikkönä toimii", ["projektipäällikkö"], KEPT),
    # a known first name and surname
    ("persons", "Hanketta vetää Matti Virtanen", ["Matti Virtanen"], KEPT),
    # a first name that our own list has
    ("persons", "Hanke siirtyi Niina Korhoselle", ["Niina Korhonen"], KEPT),
    # dates need no dictionary
    ("dates", "Hanke päättyy kesäkuussa 2027", ["2027-06"], KEPT),
    # lost letters come back for words that simplemma lists
    ("letters", "Kehittaminen on tarkeaa tana vuonna. ", "Kehittäminen on tärkeää tänä vuonna. ", KEPT),
    # a finite verb: the parser alone is asked
    ("sentence", "Ohjelma nojaa neljään painopisteeseen", True, KEPT),
    # ... of a name as well
    ("sentence", "Uudet palvelut kotiin", False, KEPT),
    # the terms of a growth area in any case
    ("area term", "muutosteemoista", True, KEPT),
]


@pytest.fixture(scope="module")
def answers() -> list[object]:
    """What a process without Voikko answers to the table, in its order."""
    done = subprocess.run(
        [sys.executable, "-c", _ABSENT + _ANSWERS, json.dumps([row[:2] for row in TABLE])],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    told: list[object] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize(
    ("row", "known", "fate"),
    [(k, known, fate) for k, (_, _, known, fate) in enumerate(TABLE)],
    ids=[f"{what}: {text[:30]}" for what, text, _, _ in TABLE],
)
def test_what_is_kept_and_what_is_lost(
    row: int, known: object, fate: str, answers: list[object]
) -> None:
    """A row that is lost is no promise: when simplemma learns it, the row says so."""
    assert (answers[row] == known) is (fate == KEPT), answers[row]


def test_the_table_is_what_voikko_answers() -> None:
    """Else nothing would be lost by its absence."""
    done = subprocess.run(
        [sys.executable, "-c", _ANSWERS, json.dumps([row[:2] for row in TABLE])],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert json.loads(done.stdout) == [row[2] for row in TABLE], done.stderr


def without(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A command on a system without Voikko."""
    return subprocess.run(
        [sys.executable, "-c", _COMMAND, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )


def test_a_whole_document_goes_through(tmp_path: Path) -> None:
    """The areas, the projects and most duties of a sample are found; who extracted is told."""
    deck = SAMPLES / "kuntayhtyma_kasvu_v1.pptx"
    done = without("extract", deck, "--json", "--home", tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    areas = {area["name"] for area in told["growth_areas"]}
    assert {"Puurakentaminen", "Kylmäketjun teknologia", "Luontohyvinvointi"} <= areas
    assert len(told["projects"]) >= 6 and len(told["assignments"]) >= 6
    assert told["document"]["extractor"].endswith(", without Voikko")


LANGUAGES = [
    # Finnish is the default
    ((), "Voikkoa ei ole: "),
    # the others beside it
    (("--language", "sv"), "Voikko saknas: "),
    (("--language", "en"), "Voikko is missing: "),
]


@pytest.mark.parametrize(("options", "notice"), LANGUAGES)
def test_a_command_says_so_once(options: tuple[str, ...], notice: str, tmp_path: Path) -> None:
    """Once for two files, on standard error, in the language asked for."""
    files = [SAMPLES / f"suviranta_kooste_v{number}_ocr.txt" for number in (1, 2)]
    done = without("compare", *files, "--home", tmp_path, *options)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr.count("Voikko") == 1 and done.stderr.startswith(notice)
    assert "Voikko" not in done.stdout


def test_a_command_is_silent_where_voikko_is(tmp_path: Path) -> None:
    """Nothing to say."""
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "read", SAMPLES / "suviranta_kooste_v1_ocr.txt",
         "--home", tmp_path],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0 and done.stderr == ""


def test_status_says_so(tmp_path: Path) -> None:
    """Who looks why little was found sees it."""
    assert "Voikkoa ei ole" in without("status", "--home", tmp_path).stdout


_INGEST = _ABSENT + """
import asyncio, logging, sys
from pathlib import Path
import flows.ingest as ingest
from flows.settings import load_settings
settings = load_settings(sys.argv[1], environ={}, settle_seconds=0.05)
settings.make_home()
for name in ("a", "b"):
    (settings.inbox / f"{name}.txt").write_text(f"Otsikko {name}\\n\\nTekstiä.", "utf-8")
logging.basicConfig(stream=sys.stdout, format="%(message)s")
ingest.get_run_logger = lambda: logging.getLogger("run")
async def one(path, *others):
    from output.summary import FileRun
    return FileRun(path.name, "failed")
async def artifact(**told):
    pass
ingest._one, ingest.acreate_markdown_artifact = one, artifact
asyncio.run(ingest._ingest(settings))
"""


def test_a_run_of_the_flow_says_so_once(tmp_path: Path) -> None:
    """In its log, not for every document."""
    done = subprocess.run(
        [sys.executable, "-c", _INGEST, str(tmp_path / "koti")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (done.stdout + done.stderr).count("Voikkoa ei ole") == 1
