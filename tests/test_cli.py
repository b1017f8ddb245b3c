"""The command: its contract of options and exit codes, and what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import Series
from openpyxl import load_workbook

from flows.cli import COMMANDS, main
from flows.inbox import home_lock
from flows.last_run import last_run, remember_run
from flows.settings import Settings

SAMPLES = Path(__file__).parent.parent / "samples" / "docs"


def run(*arguments: str | Path, check: int | None = 0) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    words = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert check is None or done.returncode == check, done.stderr
    return done


@pytest.mark.parametrize("name", sorted(COMMANDS))
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_command_has_help(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Help says what the command does, in each language."""
    assert main([name, "--help", "--language", language]) == 0
    told = capsys.readouterr().out
    assert {"fi": "käyttö:", "sv": "användning:", "en": "usage:"}[language] in told
    assert "--home" in told


def test_help_is_in_finnish_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Users are Finnish; the exit codes stand in the help."""
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert "muutosraportit" in told
    assert "Paluukoodit" in told


@pytest.mark.parametrize(
    "arguments",
    [[], ["kerro"], ["read"], ["compare", "vain_yksi.pptx"], ["export", "--format", "doc"]],
)
def test_wrong_use_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use ends in 2 and points to the help."""
    assert main(arguments) == 2
    assert "--help" in capsys.readouterr().err


def test_options_stand_before_or_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--home and --language work on both sides of the sub-command."""
    home = str(tmp_path)
    told = []
    for arguments in (
        ["--home", home, "--language", "en", "status"],
        ["status", "--home", home, "--language", "en"],
        ["--home", home, "status", "--language", "en"],
    ):
        assert main(arguments) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] == told[2]
    assert f"Home: {home}" in told[0]


def test_settings_that_are_wrong_are_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong settings.toml is told before anything is done."""
    (tmp_path / "settings.toml").write_text("kieli = 'fi'\n")
    assert main(["status", "--home", str(tmp_path)]) == 2
    assert "settings.toml" in capsys.readouterr().err


def test_idle_ingest_is_light(tmp_path: Path) -> None:
    """Nothing new: a word, exit 0, and neither Prefect, spaCy nor pandas was imported."""
    code = (
        "import sys\nfrom flows.cli import main\n"
        f"code = main(['ingest', '--home', {str(tmp_path / 'koti')!r}])\n"
        "print(sorted({'prefect', 'spacy', 'pandas', 'sqlalchemy'} & set(sys.modules)))\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["Ei uutta.", "[]"]
    assert {path.name for path in (tmp_path / "koti").iterdir()} >= {"inbox", "done", "failed"}


def test_lock_files_in_the_inbox_are_nothing_new(tmp_path: Path) -> None:
    """A deck that someone has open, or that is still downloading, is not taken."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("~$kalvot.pptx", "kalvot.pdf.crdownload", ".~lock.kalvot.odp#"):
        (inbox / name).write_bytes(b"x")
    assert run("ingest", "--home", tmp_path).stdout == "Ei uutta.\n"
    assert len(list(inbox.iterdir())) == 3


@pytest.mark.parametrize("command", ["ingest"])
def test_a_held_home_is_3(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another run holds the home: exit 3 at once, with the process that holds it."""
    with home_lock(tmp_path):
        done = run(command, "--home", tmp_path, check=3)
    assert "pitää kotikansiota" in done.stderr


@pytest.mark.parametrize("command", ["read", "extract"])
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("tyhja.pptx", b"", "tyhjä"),
        ("rikki.pdf", b"%PDF-1.7\n1 0 obj\n<<", "rikki.pdf"),
        ("kuva.bin", b"\x00\x01\x02\x03" * 50, "kuva.bin"),
        ("puuttuu.pptx", None, "ei löydy"),
    ],
)
def test_unreadable_input_is_2(
    command: str, name: str, content: bytes | None, told: str,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    """The message names the file and what was found; there is no traceback and no output."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main([command, str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert name in err and told in err
    assert "Traceback" not in err


def test_extract_writes_nothing(
    series: Series, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """read, extract and compare leave no trace: no home is made."""
    monkeypatch.chdir(tmp_path)
    assert main(["extract", str(series.old), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [area["name"] for area in told["growth_areas"]] == [
        "Puurakentaminen", "Metsien biotuotteet", "Matkailu",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sarja"]


def test_read_shows_the_pages(series: Series, capsys: pytest.CaptureFixture[str]) -> None:
    """For people, and as JSON by the contract."""
    assert main(["read", str(series.old)]) == 0
    assert "Metsien biotuotteet" in capsys.readouterr().out
    assert main(["read", "--json", str(series.old)]) == 0
    pages = json.loads(capsys.readouterr().out)["pages"]
    assert [page["number"] for page in pages] == [1, 2, 3]


def test_compare_tells_by_its_exit_code(
    series: Series, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 the same, 1 changed, 2 trouble: as diff has it."""
    assert main(["compare", str(series.old), str(series.old)]) == 0
    assert main(["compare", str(series.old), str(series.old.with_name("ei.txt"))]) == 2
    capsys.readouterr()
    assert main(["compare", str(series.old), str(series.new), "--json"]) == 1
    changes = json.loads(capsys.readouterr().out)["changes"]
    filled = [change for change in changes if change["field"] == "person"]
    assert any(change["after"] == "Lempi Havukari" for change in filled), changes


def test_compare_writes_the_reports_it_is_asked_for(series: Series, tmp_path: Path) -> None:
    """--html and --xlsx write one file each, and nothing else."""
    page, book = tmp_path / "muutokset.html", tmp_path / "muutokset.xlsx"
    arguments = ["compare", series.old, series.new, "--html", page, "--xlsx", book]
    assert main([str(argument) for argument in arguments]) == 1
    assert "Lempi Havukari" in page.read_text("utf-8")
    assert book.read_bytes()[:2] == b"PK"


def test_a_change_stands_under_the_area_of_its_project(tmp_path: Path) -> None:
    """Also where neither quote names the area: both documents know it."""
    book = tmp_path / "muutokset.xlsx"
    old, new = (SAMPLES / f"suviranta_kooste_v{number}_ocr.txt" for number in (1, 2))
    assert main(["compare", str(old), str(new), "--xlsx", str(book)]) == 1
    rows = load_workbook(book)["Muutokset"].iter_rows(values_only=True)
    heads = next(rows)
    said = [dict(zip(heads, row, strict=True)) for row in rows]
    people = [one for one in said if one["Kohde"] == "Takaisin töihin" and one["Tieto"] == "henkilö"]
    assert [one["Kasvualue"] for one in people] == ["Työkyky ja mielen hyvinvointi"]


def test_a_closed_pipe_is_no_error(series: Series) -> None:
    """`strategiavahti read FILE --json | head -1` ends quietly."""
    words = f"{sys.executable} -m flows.cli read {series.old} --json | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", words], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_export_of_an_empty_dataset_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was read yet: say what to do first."""
    assert main(["export", "--home", str(tmp_path)]) == 2
    assert "strategiavahti ingest" in capsys.readouterr().err


def test_evaluate_measures_a_gold_folder(
    series: Series, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder laid out as the contract has it: a table, a line a measure, then what moved."""
    folder, home = tmp_path / "sarjat", tmp_path / "koti"
    for name in ("docs", "gold"):
        (folder / name).mkdir(parents=True)
    (folder / "docs" / "hallaharju_v1_ocr.txt").write_bytes(series.old.read_bytes())
    areas = [{"name": name} for name in ("Puurakentaminen", "Metsien biotuotteet", "Matkailu")]
    gold = {"growth_areas": areas, "programmes": [], "projects": [], "assignments": []}
    (folder / "gold" / "hallaharju_v1.json").write_text(json.dumps(gold | {"dates": []}), "utf-8")
    arguments = ["evaluate", str(folder), "--jobs", "1", "--home", str(home)]
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert "facts_growth_areas_ocr: 1.000" in told.splitlines()
    assert "No earlier run" in told
    assert main(arguments) == 0
    assert "No measure moved" in capsys.readouterr().out


def test_evaluate_without_gold_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without docs/ and gold/ is told by name."""
    assert main(["evaluate", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_a_deck_without_text_names_itself_unread(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What could not be read is named, and measures nothing instead of zero."""
    for name in ("docs", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "tyhja_v1.pdf").touch()
    (tmp_path / "gold" / "tyhja_v1.json").write_text("{}", "utf-8")
    assert main(["evaluate", str(tmp_path), "--home", str(tmp_path / "koti")]) == 0
    told = capsys.readouterr().out
    assert "tyhja_v1.pdf: tiedosto on tyhjä" in told
    assert "facts_" not in told


def test_a_report_that_cannot_be_written_is_told(series: Series, tmp_path: Path) -> None:
    """Its folder's name is taken by a file: 2 and the path, no traceback."""
    (tmp_path / "varattu").touch()
    for option in ("--html", "--xlsx"):
        path = tmp_path / "varattu" / "muutokset"
        done = run("compare", series.old, series.new, option, path, check=2)
        assert str(path) in done.stderr and "Traceback" not in done.stderr


def test_letters_that_the_terminal_lacks_stop_no_command(series: Series) -> None:
    """A Latin-1 terminal still gets every page; JSON uses its own escapes."""
    path = series.old.with_name("raketti \U0001f680.txt")
    path.write_text("Kasvualueet \U0001f680", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    words = [sys.executable, "-m", "flows.cli", "read", str(path)]
    plain = subprocess.run(words, capture_output=True, env=environment, check=True)
    assert rb"raketti \U0001f680.txt" in plain.stdout
    told = subprocess.run([*words, "--json"], capture_output=True, env=environment, check=True)
    assert json.loads(told.stdout)["pages"][0]["text"] == "Kasvualueet \U0001f680"


def test_a_spoilt_note_of_the_last_run_stops_no_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """last_run.json is a note only."""
    (tmp_path / "last_run.json").write_text("{", "utf-8")
    assert main(["--home", str(tmp_path), "status"]) == 0
    assert "Ei vielä ajettu" in capsys.readouterr().out


def test_a_full_disk_is_told_and_the_run_still_counts(tmp_path: Path) -> None:
    """The note of the last run finds no room: neither an error nor half a note."""
    settings = Settings(home=tmp_path)
    (tmp_path / ".last_run.json.part").symlink_to("/dev/full")
    remember_run(settings, "kettu", ())
    assert list(tmp_path.iterdir()) == []
    remember_run(settings, "kettu", ())
    assert (last_run(settings) or {})["name"] == "kettu"


def test_what_the_system_refuses_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lock's name is taken by a folder: 2 and the path, no traceback."""
    (tmp_path / ".lock").mkdir()
    assert main(["--home", str(tmp_path), "ingest"]) == 2
    assert str(tmp_path / ".lock") in capsys.readouterr().err


def test_a_disk_too_full_for_a_server_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A temporary server on a full disk never answers; the file waits where it is."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    path = tmp_path / "inbox" / "kalvot.txt"
    path.parent.mkdir()
    path.write_text("Kasvualueet", "utf-8")
    assert main(["--home", str(tmp_path), "ingest"]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert path.exists()
