"""How fast, how whole and how well placed documents are read, side by side with others.

``make benchmark-reading``, or ``python -m benchmarks.reading [--peers PYTHON] [--out FILE]``.
Draws its own documents (200 slides, their export as PDF, a report of 500 pages), reads the given
ones in ``../shared/data`` where they are (``--data``), prints tables, and at the end one line for
each measure. Seconds are CPU seconds of a process of its own for each reading, imports not
counted; readers take turns, and the best turn counts. Never a test: machines differ.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import math
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks import reading_features, reading_inputs, reading_pdf, reading_pptx, reading_scan
from benchmarks.reading_boxes import word_box_iou
from benchmarks.reading_peers import Told, ask

ROOT = Path(__file__).resolve().parent.parent
WORDS = "strategiavahti: words and shapes"
TABLES = "strategiavahti: the same with tables"
YARDSTICK = "pdfplumber"
_SLOW = 10.0  # CPU seconds
# What each gives, said beside its seconds.
PDF_READERS = {
    WORDS: "words, tight boxes, shapes",
    TABLES: "... and ruled tables",
    "strategiavahti": "... and lines, order, roles, all tables: pages",
    "pdfplumber": "words, line-high boxes",
    "pdfplumber with tables": "... and ruled tables",
    "pdfminer.six": "lines with boxes",
    "pypdfium2": "text, boxes of runs",
    "pdftotext -bbox": "words, line-high boxes",
    "markitdown": "Markdown, no boxes",
    "kreuzberg": "text, no boxes",
    "docling-parse": "words with boxes",
}
PPTX_READERS = {
    "strategiavahti": "all of the feature table, with boxes",
    "python-pptx": "shapes, tables, charts, notes",
    "markitdown": "Markdown, no boxes",
    "kreuzberg": "text, no boxes",
}
LEFT_OUT = (
    "unstructured is left out: its PDF part needs unstructured-inference and with it torch, and "
    "its partitioning fetches a language model when first used."
)
GOALS = {
    "pdf_words_ratio": "at most 0.08",
    "pdf_tables_ratio": "at most 0.33",
    "pptx_ratio": "at most 1.5",
    "reader_peak_mb": "at most 200",
    "word_box_iou": "at least 0.97",
    "pptx_word_inside": "at least 0.98",
    "word_recall_pptx": "at least 0.999",
    "word_recall_pdf": "at least 0.999",
    "word_recall_scan": "at least 0.95",
    "sentences_whole": "at least 0.99",
}


class Report:
    """What a run has to say: told at once, and kept for the file."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, line: str = "") -> None:
        print(line, flush=True)
        self.lines.append(line)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A Markdown table whose columns stand under each other."""
        wide = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
        for row in (head, ["-" * width for width in wide], *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, wide, strict=True))
            self.say(f"| {' | '.join(cells)} |")
        self.say()


# --- the parts ------------------------------------------------------------------------------------


def raced(
    readers: Sequence[str], path: Path, pythons: dict[str, str], turns: int
) -> dict[str, dict[str, float] | str]:
    """The best seconds and the peak megabytes of each reader; a reason where it did not run."""
    best: dict[str, dict[str, float] | str] = {}
    for turn in range(turns):
        for reader in readers:
            last = best.get(reader)
            if isinstance(last, str) or (turn and last and last["seconds"] > _SLOW):
                continue  # not there, or so slow that another turn tells no more
            answer = ask(reader, "time", path, pythons)
            if "absent" in answer:
                best[reader] = str(answer["absent"])
            elif last is None or answer["seconds"] < last["seconds"]:
                best[reader] = answer
    return best


def peak_megabytes(path: Path) -> float:
    """Memory held at most by the child process that reads a file, interpreter and all."""
    program = (
        "import resource, sys, pathlib; from extractors.readers import read_file; "
        "read_file(pathlib.Path(sys.argv[1])); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return int(done.stdout) * 1024 / 1e6


def of_best(results: dict[str, dict[str, float] | str], reader: str) -> float:
    """The reader's seconds; nan where it did not run."""
    found = results.get(reader)
    return float("nan") if found is None or isinstance(found, str) else found["seconds"]


def _show_race(
    report: Report, readers: dict[str, str], results: dict[str, dict[str, float] | str], yard: str
) -> None:
    rows = []
    for reader, gives in readers.items():
        found = results[reader]
        if isinstance(found, str):
            rows.append([reader, gives, "not run", found, ""])
            continue
        share = found["seconds"] / of_best(results, yard)
        rows.append(
            [reader, gives, f"{found['seconds']:.3f}", f"{share:.3f}", f"{found['megabytes']:.0f}"]
        )
    report.table(["reader", "gives", "CPU s", f"/ {yard}", "peak MB"], rows)


def _show_features(
    report: Report,
    make: Callable[[Path], list[reading_features.Feature]],
    path: Path,
    readers: Sequence[str],
    pythons: dict[str, str],
) -> None:
    features = make(path)
    told: dict[str, Told | None] = {}
    for reader in readers:
        answer = ask(reader, "told", path, pythons)
        told[reader] = None if "absent" in answer else Told(**answer)
    ran = {reader: found for reader, found in told.items() if found is not None}
    report.table(
        ["feature", *ran],
        [
            [feature.name, *(reading_features.verdict(feature, found) for found in ran.values())]
            for feature in features
        ],
    )
    if len(ran) < len(told):
        report.say(f"Not run: {', '.join(sorted(set(told) - set(ran)))}.")


# --- the given documents --------------------------------------------------------------------------


def given(data: Path) -> dict[str, list[Path]]:
    """The given documents by kind: ``pdf`` (with text), ``scan``, ``pptx``, ``docx``."""
    docs = [path for folder in ("decks/docs", "real") for path in (data / folder).glob("*.*")]
    found: dict[str, list[Path]] = {"pdf": [], "scan": [], "pptx": [], "docx": []}
    for path in sorted(docs):
        kind = path.suffix[1:].lower()
        if kind == "pdf" and path.stem.endswith("_scan"):
            kind = "scan"
        if kind in found:
            found[kind].append(path)
    return found


def beside(paths: Sequence[Path], ending: str) -> list[tuple[Path, Path]]:
    """Each path with the file of the same version that has this ending, where there is one."""
    pairs = []
    for path in paths:
        other = path.with_name(path.stem.removesuffix("_scan") + ending)
        if other.exists() and other != path:
            pairs.append((path, other))
    return pairs


def accuracy(data: Path, report: Report) -> Iterator[tuple[str, float]]:
    """The measures over the given documents; what is skipped is told by name."""
    found = given(data)
    if found["pdf"]:
        fit = word_box_iou(found["pdf"])
        report.say(
            f"Boxes: {len(fit.ious)} words of {len(found['pdf'])} PDFs measured, {fit.unseen} "
            f"without ink of their own left out, {fit.unclaimed / max(1, fit.ink):.2%} of ink "
            "near no word."
        )
        yield "word_box_iou", fit.share
        yield "word_recall_pdf", reading_pdf.word_recall_pdf(found["pdf"])
        pairs = beside([*found["docx"], *found["pptx"]], ".pdf")
        whole, raw = reading_pdf.sentences_whole(pairs)
        report.say(f"Sentences: {len(pairs)} documents; whole in pdfium's raw text: {raw:.4f}.")
        yield "sentences_whole", whole
    else:
        report.say(f"Skipped, no PDF in {data}: word_box_iou, word_recall_pdf, sentences_whole.")
    if found["pptx"]:
        yield "word_recall_pptx", reading_pptx.word_recall_pptx(found["pptx"])
        if shutil.which("soffice"):
            yield "pptx_word_inside", reading_pptx.pptx_word_inside(found["pptx"])
        else:
            report.say("Skipped, no LibreOffice to draw with: pptx_word_inside.")
    else:
        report.say(f"Skipped, no PPTX in {data}: word_recall_pptx, pptx_word_inside.")
    pairs = [(pdf, scan) for scan, pdf in beside(found["scan"], ".pdf")]
    if pairs:
        report.say(f"Scans: {len(pairs)} documents.")
        yield "word_recall_scan", reading_scan.word_recall_scan(pairs)
    else:
        report.say(f"Skipped, no scan in {data}: word_recall_scan.")


# --- the whole ------------------------------------------------------------------------------------


def _machine() -> str:
    kind = "virtual machine" if Path("/sys/hypervisor").exists() else "shared machine"
    return (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores ({kind}), "
        f"Python {platform.python_version()}"
    )


def _versions(pythons: dict[str, str]) -> str:
    names = ("pypdfium2", "pdfplumber", "pdfminer.six", "python-pptx", "lxml")
    told = [f"{name} {importlib.metadata.version(name)}" for name in names]
    if "peers" in pythons:
        program = (
            "from importlib.metadata import version as v; names = 'markitdown kreuzberg "
            "docling-parse'; print(', '.join(f'{name} {v(name)}' for name in names.split()))"
        )
        done = subprocess.run(
            [pythons["peers"], "-c", program], capture_output=True, text=True, check=False
        )
        told.append(done.stdout.strip() or "peers: versions unknown")
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True, check=False)
        told.append(" ".join(done.stderr.splitlines()[0].split()))
    return ", ".join(told)


def _inputs(folder: Path) -> tuple[Path, Path, Path, str]:
    """The deck's PDF, the book, the PPTX with everything; drawn once, and what exported the PDF."""
    folder.mkdir(parents=True, exist_ok=True)
    deck, slides, book = (folder / name for name in ("slides.pptx", "slides.pdf", "book.pdf"))
    everything = folder / "everything.pptx"
    reading_inputs.make_deck(deck)
    by = reading_inputs.export(deck, slides)
    reading_inputs.make_book(book)
    reading_pptx.big_deck(reading_inputs.SLIDES).save(str(everything))
    return slides, book, everything, by


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("--peers", type=Path, help="Python with the peers installed")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--work", type=Path, default=ROOT / "data" / "benchmark")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--out", type=Path, help="write the report here too, as Markdown")
    chosen = parser.parse_args(arguments)
    pythons = {"product": sys.executable}
    if chosen.peers:
        pythons["peers"] = str(chosen.peers.absolute())
    work = chosen.work.resolve()
    report = Report()
    report.say("# Reading, measured")
    report.say()
    slides, book, everything, by = _inputs(work)
    report.say(f"`make benchmark-reading{' PEERS=1' if chosen.peers else ''}`, {date.today()}.")
    report.say(f"{_machine()}; {_versions(pythons)}.")
    report.say("Best of several turns, taken by turns. " + LEFT_OUT)
    report.say()
    measures: dict[str, float] = {}
    report.say(f"## PDF: {reading_inputs.SLIDES} slides exported by {by}, every fifth a table")
    report.say()
    raced_pdf = raced(list(PDF_READERS), slides, pythons, chosen.turns)
    _show_race(report, PDF_READERS, raced_pdf, YARDSTICK)
    for name, reader in (("pdf_words_ratio", WORDS), ("pdf_tables_ratio", TABLES)):
        measures[name] = of_best(raced_pdf, reader) / of_best(raced_pdf, YARDSTICK)
    report.say(f"## PPTX: {reading_inputs.SLIDES} slides with everything")
    report.say()
    raced_pptx = raced(list(PPTX_READERS), everything, pythons, chosen.turns)
    _show_race(report, PPTX_READERS, raced_pptx, "python-pptx")
    measures["pptx_ratio"] = reading_pptx.pptx_ratio()
    report.say("`pptx_ratio` is held against python-pptx's plain text walk: no charts, no places.")
    report.say()
    measures["reader_peak_mb"] = peak_megabytes(book)
    report.say("## Features: one marker word for each")
    report.say()
    report.say(
        "box: in the text, with a box in its place; text: in the text only; yes/no: as said."
    )
    report.say()
    readers = list(PPTX_READERS)
    _show_features(report, reading_features.make_deck, work / "features.pptx", readers, pythons)
    readers = [name for name in PDF_READERS if name not in (WORDS, TABLES, YARDSTICK)]
    _show_features(report, reading_features.make_pdf, work / "features.pdf", readers, pythons)
    report.say("## The given documents")
    report.say()
    measures.update(accuracy(chosen.data, report))
    report.say()
    report.say("## Measures")
    report.say()
    told = {name: measures[name] for name in GOALS if name in measures}
    report.table(
        ["measure", "found", "to reach"],
        [[name, f"{value:.4g}", GOALS[name]] for name, value in told.items()],
    )
    if chosen.out:
        chosen.out.write_text("\n".join(report.lines).rstrip() + "\n", "utf-8")
    for name, value in told.items():
        if not math.isnan(value):
            print(f"{name}: {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
