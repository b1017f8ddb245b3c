"""``person_f1`` and ``date_f1``: exact spans of people and times in the TurkuONE test sentences.

The sentences are read in the order of the file, as one running text: what is said of a name in one
sentence helps to know it in the next ones. Beside each measure stands what the rules and the
tagger reach alone, and the tagger sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.finnish.measures import DATA, Measure, f1
from benchmarks.finnish.turku_one import Sentence, sentences
from extractors.finnish.dates import find_dates
from extractors.finnish.persons import find_persons
from extractors.finnish.running_text import find_people_in_text, find_time_expressions
from extractors.finnish.tagger import tag, tag_all

_DATED = "2015-06-15"  # about when the news of the corpus were written
Spans = list[set[tuple[int, int]]]
Reader = Callable[[Sequence[str]], Spans]


def _by_tagger(label: str, *, alone: bool) -> Reader:
    def read(texts: Sequence[str]) -> Spans:
        tagged = [tag(text) for text in texts] if alone else tag_all(texts)
        return [{(one.start, one.end) for one in row if one.label == label} for row in tagged]

    return read


def _rules_persons(texts: Sequence[str]) -> Spans:
    return [{(one.start, one.end) for one in find_persons(text)} for text in texts]


def _rules_dates(texts: Sequence[str]) -> Spans:
    return [
        {(one.start_offset, one.end_offset) for one in find_dates(text, dated=_DATED)}
        for text in texts
    ]


def _people(texts: Sequence[str]) -> Spans:
    return [{(one.start, one.end) for one in row} for row in find_people_in_text(texts)]


def _times(texts: Sequence[str]) -> Spans:
    return [{(one.start, one.end) for one in row} for row in find_time_expressions(texts)]


#: Measure -> kind in the corpus, goal, what is measured, and what it is measured against.
_MEASURES: dict[str, tuple[str, str, Reader, dict[str, Reader]]] = {
    "person_f1": (
        "PERSON",
        ".85",
        _people,
        {
            "rules": _rules_persons,
            "tagger": _by_tagger("PERSON", alone=False),
            "tagger by sentence": _by_tagger("PERSON", alone=True),
        },
    ),
    "date_f1": (
        "DATE",
        ".93",
        _times,
        {"rules": _rules_dates, "tagger by sentence": _by_tagger("DATE", alone=True)},
    ),
}


def measure(errors: bool, part: str = "test") -> list[Measure]:
    """Both measures on one part of the corpus (``test``; ``dev`` to look at errors)."""
    path = DATA / "ner" / f"{part}.tsv"
    if not path.exists():
        return [
            Measure(name, None, goal, "no ner/ data") for name, (_, goal, _, _) in _MEASURES.items()
        ]
    data = list(sentences(path))
    texts = [sentence.text for sentence in data]
    out: list[Measure] = []
    for name, (kind, goal, reader, others) in _MEASURES.items():
        gold = [sentence.spans(kind) for sentence in data]
        found = reader(texts)
        precision, recall, score = _score(found, gold)
        notes = [f"P {precision:.3f} R {recall:.3f}"]
        notes += [f"{what} {_score(read(texts), gold)[2]:.3f}" for what, read in others.items()]
        total = sum(map(len, gold))
        out.append(
            Measure(name, score, goal, f"{total} in {len(data)} sentences; {', '.join(notes)}")
        )
        if errors:
            _print_misses(kind, data, found, gold)
    return out


def _score(found: Spans, gold: Spans) -> tuple[float, float, float]:
    right = sum(len(a & b) for a, b in zip(found, gold, strict=True))
    return f1(right, sum(map(len, found)), sum(map(len, gold)))


def _print_misses(kind: str, data: Sequence[Sentence], found: Spans, gold: Spans) -> None:
    for sentence, mine, true in zip(data, found, gold, strict=True):
        for start, end in sorted(mine ^ true):
            sign = "+" if (start, end) in mine else "-"
            text = sentence.text
            before, after = text[max(0, start - 30) : start], text[end : end + 30]
            print(f"{kind} {sign} {before}[{text[start:end]}]{after}")
