"""``make evaluate-hostile``: what ``read FILE --json`` ends in for files that mean harm.

Each file of ``../shared/data/hostile`` goes through the command itself (its own child process
included) and is judged by ``expected.tsv``, whose head explains the outcomes. Prints what ends
wrong, then ``hostile_right``, the share that ends as it should. Says so and gives 0 where the files
are absent.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import math
import re
import resource
import sys
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.cli import main as command

SHARED = Path(__file__).resolve().parents[2] / "shared"
HOSTILE = SHARED / "data" / "hostile"
SCHEMA = SHARED / "contract" / "pages.schema.json"
_OUTCOMES = frozenset(("readable", "partial", "ocr", "refuse", "empty", "either"))


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of ``expected.tsv``."""

    file: str
    outcome: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """What the command ended in."""

    exit: int
    out: str
    err: str
    seconds: float


def expected_rows(table: Path) -> list[Expected]:
    """The rows of the table; ValueError for an outcome that its head does not explain."""
    lines = [line for line in table.read_text("utf-8").splitlines() if line and line[0] != "#"]
    rows = []
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["outcome"] not in _OUTCOMES:
            raise ValueError(f"{row['file']}: no such outcome: {row['outcome']}")
        words = tuple(word.strip() for word in (row["words"] or "").split(";") if word.strip())
        rows.append(Expected(row["file"], row["outcome"], words))
    return rows


def run(path: Path) -> Ended:
    """The command on one file, in this process; its reading has a process of its own."""
    out, err = io.StringIO(), io.StringIO()
    began = time.perf_counter()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = command(["read", str(path), "--json"])
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 1
    return Ended(code, out.getvalue(), err.getvalue(), time.perf_counter() - began)


def folded(text: str) -> str:
    """Without what does not count: case, white space, soft hyphens, compatibility forms."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))


def fault(expected: Expected, ended: Ended, schema: Mapping[str, Any] | None) -> str:
    """What is wrong with the end; empty where it is as it should be."""
    name = Path(expected.file).name
    if ended.exit != 0:
        if expected.outcome in ("readable", "partial", "ocr"):
            return f"refused: {ended.err.strip()[:160]}"
        return "" if name in ended.err else f"a reason without the file's name: {ended.err[:160]}"
    try:
        told = json.loads(ended.out)
    except ValueError as error:
        return f"no JSON: {error}"
    if broken := _broken(told, schema):
        return broken
    if expected.outcome == "refuse":
        return "read, where a reason was expected"
    text = folded("".join(page["text"] for page in told["pages"]))
    missing = [word for word in expected.words if folded(word) not in text]
    has_words = bool(text) and not missing
    has_issue = bool(told["issues"])
    match expected.outcome:
        case "readable" | "partial":
            if not has_words:
                return f"missing: {'; '.join(missing) or 'any text'}"
            return "" if has_issue or expected.outcome == "readable" else "no issue"
        case "empty":
            return "" if has_issue else "no issue"
        case _:
            return "" if has_words or has_issue else f"neither an issue nor {'; '.join(missing)}"


def _broken(told: dict[str, Any], schema: Mapping[str, Any] | None) -> str:
    """What the JSON itself has wrong: its schema, offsets that cut no word, boxes of no place."""
    if schema is not None:
        from jsonschema import Draft202012Validator

        for error in Draft202012Validator(schema).iter_errors(told):
            return f"against the schema: {error.json_path}: {error.message[:120]}"
    for page in told["pages"]:
        for start, end, box in page["words"]:
            word = page["text"][start:end]
            if not 0 <= start < end or not word or word.split() != [word]:
                return f"page {page['number']}: no word at {start}:{end}"
            if box and not (all(map(math.isfinite, box)) and box[0] <= box[2] and box[1] <= box[3]):
                return f"page {page['number']}: no box of {word!r}: {box}"
    return ""


def main() -> int:
    """Judge all files, or those whose name holds the argument."""
    if not HOSTILE.is_dir():
        print(f"evaluate-hostile: skipped, {HOSTILE} is absent")
        return 0
    schema = json.loads(SCHEMA.read_text("utf-8")) if SCHEMA.exists() else None
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    rows = [row for row in expected_rows(HOSTILE / "expected.tsv") if wanted in row.file]
    wrong: list[tuple[Expected, str]] = []
    times: list[tuple[float, str]] = []
    peak, largest = 0, ""
    for row in rows:
        ended = run(HOSTILE / row.file)
        times.append((ended.seconds, row.file))
        # Of the reading processes: the highest so far, so the file that raised it is known.
        held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        if held > peak:
            peak, largest = held, row.file
        if found := fault(row, ended, schema):
            wrong.append((row, found))
    for row, found in wrong:
        print(f"{row.outcome:9}{row.file}\n         {found}")
    print(f"\n{len(rows)} files, {len(wrong)} wrong")
    for seconds, name in sorted(times, reverse=True)[:5]:
        print(f"{seconds:6.1f} s  {name}")
    print(f"{peak:6} MB {largest} (the most that a reading process held)")
    print(f"hostile_right: {(len(rows) - len(wrong)) / max(1, len(rows)):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
