"""An analyst's own words: what they add and take out, and what is told of a fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors import vocabulary
from extractors.vocabulary.findings import Finding, finding_codes


def checked(folder: Path, name: str, text: str | bytes) -> vocabulary.Additions:
    """What a folder with one file changes."""
    raw = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(raw)
    return vocabulary.check(folder)


def looked_up(additions: vocabulary.Additions, name: str, *path: str) -> Any:
    """A list of a changed vocabulary."""
    node: Any = additions.changed[name]
    for step in path:
        node = node[step]
    return node


ADDED = [
    # (file, text, path, a word that is there, a word that is not)
    # a list inside a table
    ("roles.toml", '[fi]\ntitles = ["kyläluotsi"]', ("fi", "titles"), "kyläluotsi", None),
    # a list without a table
    ("vacancy.toml", 'phrases = ["tekijä hakusessa"]', ("phrases",), "tekijä hakusessa", None),
    # two tables deep, on one line
    ("kinds.toml", 'growth_area.nouns.fi = ["kasvuhaara"]', ("growth_area", "nouns", "fi"),
     "kasvuhaara", None),
    # a capital does not hide a word from the finders: lists of lemmas are in lower case
    ("roles.toml", '[fi]\ntitles = ["Kyläluotsi"]', ("fi", "titles"), "kyläluotsi", "Kyläluotsi"),
    # ... codes of a vacancy in capitals
    ("vacancy.toml", 'codes = ["hn"]', ("codes",), "HN", "hn"),
    # ... names with one
    ("names.toml", 'first_names = ["xuxanne"]', ("first_names",), "Xuxanne", "xuxanne"),
    # a pair of a label and the role it tells
    ("labels.toml", '[role]\nLuotsi = "kyläluotsi"', ("role",), "luotsi", "Luotsi"),
    # a word is taken out
    ("roles.toml", '[remove.fi]\ntitles = ["kummi"]', ("fi", "titles"), "mentori", "kummi"),
    # ... also from a list without a table
    ("vacancy.toml", '[remove]\nwords = ["tyhjä"]', ("words",), "avoin", "tyhjä"),
    # ... and a pair by its label
    ("labels.toml", '[remove]\nrole = ["pi"]', ("role",), "owner", "pi"),
    # an open ending in a word that is a pattern
    ("events.toml", '[event]\nwords = ["karkelo\\\\w*"]', ("event", "words"), "karkelo\\w*", None),
    # numbers take the place of ours
    ("dates.toml", "[seasons]\nspring = [2, 4]", ("seasons", "spring"), 4, 5),
    # a file saved with a mark in front and with line ends of another system
    ("roles.toml", '\ufeff[fi]\r\ntitles = ["kyläluotsi"]\r\n', ("fi", "titles"),
     "kyläluotsi", None),
]


@pytest.mark.parametrize(("name", "text", "path", "there", "gone"), ADDED)
def test_words_are_added_and_taken_out(
    name: str, text: str, path: tuple[str, ...], there: object, gone: object, tmp_path: Path
) -> None:
    """In every shape that our own files have."""
    found = checked(tmp_path, name, text)
    assert found.findings == ()
    held = looked_up(found, name.removesuffix(".toml"), *path)
    assert there in held
    assert gone not in held


FAULTS = [
    # (file, text, code, line, nearest)
    # a quote is not closed: TOML itself tells the line
    ("roles.toml", '[fi]\ntitles = ["kyläluotsi]\n', "not-toml", 2, None),
    # the file ends too early
    ("roles.toml", '[fi]\ntitles = ["kyläluotsi",\n', "not-toml", 2, None),
    # a list given twice
    ("roles.toml", '[fi]\ntitles = ["a"]\ntitles = ["b"]\n', "not-toml", 3, None),
    # saved in another encoding
    ("roles.toml", '[fi]\ntitles = ["kyläluotsi"]'.encode("latin-1"), "not-utf8", 2, None),
    # a file of a name that we do not have
    ("role.toml", "", "unknown-file", None, "roles.toml"),
    # an editor has put its own ending after ours
    ("roles.toml.txt", "", "unknown-file", None, "roles.toml"),
    # a table that is not there
    ("roles.toml", "# oma\n\n[fii]\ntitles = []", "unknown-key", 3, "fi"),
    # a list that is not there
    ("roles.toml", '[fi]\nsuffixes = ["luotsi"]\ntitels = ["a"]', "unknown-key", 3, "titles"),
    # ... below [remove]
    ("roles.toml", '[remove.fi]\ntitels = ["a"]', "unknown-key", 2, "titles"),
    # a table where we have one, but a word is given
    ("roles.toml", 'fi = "kyläluotsi"', "not-a-table", 1, None),
    # one word in place of a list
    ("roles.toml", '[fi]\n\ntitles = "kyläluotsi"', "not-a-list", 3, None),
    # a number among words, on a later line of the list
    ("roles.toml", '[fi]\ntitles = [\n  "kyläluotsi",\n  7,\n]', "not-a-word", 4, None),
    # a role that is no word
    ("labels.toml", "[role]\nluotsi = true", "not-a-word", 2, None),
    # a word of blanks
    ("roles.toml", '[fi]\ntitles = ["kyläluotsi",\n " "]', "empty", 3, None),
    # a word given twice, in another case
    ("roles.toml", '[fi]\ntitles = ["kyläluotsi",\n "luotsi",\n "Kyläluotsi"]', "twice", 4, None),
    # a word both added and taken out
    ("roles.toml", '[fi]\ntitles = ["kyläluotsi"]\n[remove.fi]\ntitles = ["kyläluotsi"]',
     "added-and-removed", 4, None),
    # a month that no year has
    ("dates.toml", "[seasons]\nautumn = [9, 13]", "not-a-month", 2, None),
    # ... a thirteenth name
    ("months.toml", '[sv]\nshort = ["febr"]', "not-a-month", 2, None),
    # a season of one month
    ("dates.toml", "[seasons]\nautumn = [9]", "how-many", 2, None),
    # a pattern that could take for ever
    ("events.toml", '[event]\nwords = ["(a+)+b"]', "not-a-pattern", 2, None),
    # ... and one that is none
    ("events.toml", '[event]\nwords = ["avajaiset", "haku("]', "not-a-pattern", 2, None),
]


@pytest.mark.parametrize(("name", "text", "code", "line", "nearest"), FAULTS)
def test_a_fault_names_file_and_line(
    name: str, text: str | bytes, code: str, line: int | None, nearest: str | None, tmp_path: Path
) -> None:
    """What was found, where, and the nearest name that would do; nothing of the folder is used."""
    found = checked(tmp_path, name, text)
    (finding,) = found.refusals
    assert (finding.code, finding.line, finding.nearest) == (code, line, nearest)
    assert found.changed == {} and found.digest == ""
    told = finding.message("fi")
    assert told.startswith(str(tmp_path / name) + (f", rivi {line}: " if line else ": "))
    assert nearest is None or f"Tarkoititko: {nearest}?" in told


NEEDLESS = [
    # a word that is ours already: an update of the program may bring it, and stops no run
    ('[fi]\ntitles = [\n "projektijohtaja",\n "kyläluotsi"]', "there-already", 3, None),
    # a word to take out that is not there: most likely misspelt
    ('[remove.fi]\ntitles = ["mentorri"]', "not-there", 2, "mentori"),
]


@pytest.mark.parametrize(("text", "code", "line", "nearest"), NEEDLESS)
def test_needless_words_are_told_and_stop_nothing(
    text: str, code: str, line: int, nearest: str | None, tmp_path: Path
) -> None:
    """The rest of the file is used."""
    found = checked(tmp_path, "roles.toml", text)
    (finding,) = found.findings
    assert (finding.code, finding.line, finding.nearest) == (code, line, nearest)
    assert found.refusals == ()


def test_every_finding_is_told_in_three_languages() -> None:
    """No place is left unfilled."""
    for code in finding_codes():
        finding = Finding(code, Path("sanat.toml"), 3, "kohta", None, ("a", "b"))
        texts = {finding.message(language) for language in ("fi", "sv", "en")}
        assert len(texts) == 3 and not any("{" in t.replace("{0,3}", "") for t in texts), code


def test_what_changes_nothing_has_no_digest(tmp_path: Path) -> None:
    """Comments alone and words that we have are the same vocabulary; another word is another."""
    assert checked(tmp_path, "roles.toml", "# vain huomautus\n").digest == ""
    assert checked(tmp_path, "roles.toml", '[fi]\ntitles = ["vetäjä"]').digest == ""
    first = checked(tmp_path, "roles.toml", '[fi]\ntitles = ["kyläluotsi"]').digest
    second = checked(tmp_path, "roles.toml", '[fi]\ntitles = ["niemiluotsi"]').digest
    assert "" != first != second != ""


def test_copies_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    """What editors leave behind is no vocabulary."""
    for name in (".roles.toml", "~roles.toml", "roles.toml~", "roles.bak", "LUE_MINUT.txt"):
        (tmp_path / name).write_text("ei toml", "utf-8")
    assert vocabulary.check(tmp_path) == vocabulary.Additions()


def test_our_own_files_have_a_shape_that_can_be_added_to() -> None:
    """Tables of tables, of lists of words or numbers, or of pairs: the checks follow from them."""
    def shapes(node: dict[str, Any]) -> None:
        for key, value in node.items():
            if isinstance(value, dict):
                shapes(value)
            else:
                words = [value] if isinstance(value, str) else value
                assert isinstance(words, list), key
                assert {type(word) for word in words} in ({str}, {int}), key

    for name in vocabulary.names():
        shapes(vocabulary.own(name))
