"""How fast Finnish is read, and how seldom the spaCy pipeline is asked.

Words a CPU second: every step without the pipeline, one after the other as a run has them, over
municipal text in a fresh process (caches cold, Voikko not yet open; imports are not counted).
Sentences: distinct ones of the given decks and their PDF exports, and those that the pipeline saw.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.finnish.measures import DATA, Measure

_T = TypeVar("_T")

if TYPE_CHECKING:
    from models.records import Reading

CHARACTERS = 1_500_000
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What could be a name of many words: capitals in a row, or up to a hyphened noun.
_NAME = re.compile(
    r"(?<=[a-zåäö,] )[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+){1,3}|[A-ZÅÄÖ]\w+(?: \w+){0,3} ?-hanke\w*"
)


def measure(errors: bool) -> list[Measure]:
    """Both figures; ``errors`` lists the texts that the pipeline was asked of."""
    return [_words(), _share(errors)]


# --- words a second -----------------------------------------------------------------------------


def _words() -> Measure:
    name, goal = "voikko_words_per_cpu_s", "25,000"
    text = _municipal()
    if not text:
        return Measure(name, None, goal)
    seconds = _fresh(_steps, text)
    words = len(_WORD.findall(text))
    print(f"\nFinnish without the pipeline: {words:,} words of municipal text, CPU s a step")
    for step, spent in seconds.items():
        print(f"  {step:<12} {spent:7.2f} s  {words / max(spent, 1e-9):>11,.0f} words/s")
    total = sum(seconds.values())
    print(f"  {'all':<12} {total:7.2f} s  {words / total:>11,.0f} words/s")
    return Measure(name, words / total, goal, f"{words} words, caches cold")


def _municipal() -> str:
    files = sorted((DATA / "municipal").glob("*/*.txt"))
    parts: list[str] = []
    length = 0
    for file in files:
        if length >= CHARACTERS:
            break
        parts.append(file.read_text("utf-8"))
        length += len(parts[-1])
    return "\f".join(parts)[:CHARACTERS]


def _steps(text: str) -> dict[str, float]:
    """CPU seconds of each step, in the order in which they warm each other's caches."""
    from extractors.finnish.base_forms import base_form
    from extractors.finnish.dates import find_dates
    from extractors.finnish.lost_letters import Restorer
    from extractors.finnish.morphology import analyse
    from extractors.finnish.persons import find_persons
    from extractors.finnish.pipeline import sentences
    from extractors.finnish.roles import find_roles

    pages = text.split("\f")
    split: list[str] = []
    names: list[str] = []
    spent: dict[str, float] = {}

    def timed(step: str, work: Callable[[], object]) -> None:
        began = time.process_time()
        work()
        spent[step] = time.process_time() - began

    timed(
        "sentences",
        lambda: split.extend(page[slice(*span)] for page in pages for span in sentences(page)),
    )
    timed("analyse", lambda: [analyse(w) for one in split for w in _WORD.findall(one)])
    timed("roles", lambda: [find_roles(one) for one in split])
    timed("persons", lambda: [find_persons(one) for one in split])
    timed("dates", lambda: [find_dates(one) for one in split])
    timed("lost letters", lambda: [Restorer(page) for page in pages])
    names.extend(" ".join(n.split()) for one in split for n in _NAME.findall(one))
    timed("base forms", lambda: [base_form(name) for name in names])
    return spent


# --- what the pipeline sees ---------------------------------------------------------------------


def _share(errors: bool) -> Measure:
    name, goal = "pipeline_sentence_share", "as low as truth allows"
    docs = DATA / "decks" / "docs"
    if not docs.is_dir():
        return Measure(name, None, goal)
    from extractors.readers import Limits, read_file

    paths = sorted(
        path
        for path in docs.iterdir()
        if path.suffix in (".pptx", ".docx", ".odp", ".pdf") and "scan" not in path.stem
    )
    limits = Limits(seconds=300, megabytes=4096)
    readings = {path.name: read_file(path, limits=limits) for path in paths}
    seen = _fresh(_asked, tuple(readings.values()), None)
    print(f"\nThe pipeline over {len(readings)} decks and their PDF exports")
    print(f"  {seen.sentences:,} distinct sentences, {len(seen.asked)} texts asked of the pipeline")
    print(
        f"  {seen.seconds:.2f} CPU s of extraction: {seen.loading:.2f} loading the pipeline, "
        f"{seen.parsing:.2f} reading by it"
    )
    if errors:
        print("\n".join(f"    {text}" for text in seen.asked))
    first = tuple(r for n, r in readings.items() if "_v1" in n)
    second = tuple(r for n, r in readings.items() if "_v2" in n)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "sentences.sqlite"
        alone = _fresh(_asked, second, None)
        _fresh(_asked, (*first, *second), kept)
        again = _fresh(_asked, second, kept)
        _fresh(_asked, first, other := Path(folder) / "first.sqlite")
        after = _fresh(_asked, second, other)
    print(
        f"  second versions in a new process: {alone.seconds:.2f} CPU s with nothing kept "
        f"({len(alone.asked)} asked), {after.seconds:.2f} after the first versions "
        f"({len(after.asked)}), {again.seconds:.2f} read again ({len(again.asked)})"
    )
    note = f"{len(seen.asked)} of {seen.sentences} distinct sentences"
    return Measure(name, len(seen.asked) / max(seen.sentences, 1), goal, note)


class _Seen:
    """What one process asked of the pipeline, and its CPU seconds."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.sentences = 0
        self.seconds = self.loading = self.parsing = 0.0


def _asked(readings: Sequence[Reading], cache: Path | None) -> _Seen:
    from extractors import layout, scopes
    from extractors.extract import extract
    from extractors.finnish import pipeline
    from extractors.finnish.sentence_cache import kept_in

    seen = _Seen()
    parse = pipeline.parse.__wrapped__

    def counted(text: str) -> object:
        began = time.process_time()
        pipeline.nlp()
        loaded = time.process_time()
        parsed = parse(text)
        seen.loading += loaded - began
        seen.parsing += time.process_time() - loaded
        seen.asked.append(text)
        return parsed

    pipeline.parse = counted  # type: ignore[assignment]
    began = time.process_time()
    with kept_in(cache) if cache else nullcontext():
        for reading in readings:
            extract(reading)
    seen.seconds = time.process_time() - began
    trees = (scopes.units(layout.tree(reading, str)) for reading in readings)
    texts = {unit.text.text for unit in chain.from_iterable(trees)}
    seen.sentences = len({t[slice(*span)] for t in texts for span in pipeline.sentences(t)})
    return seen


def _fresh(work: Callable[..., _T], *arguments: object) -> _T:
    """The work's result from a new process: no cache is warm."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()
