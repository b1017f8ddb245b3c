"""The recipe of the weights of ``extractors.finnish.tagger``, from the TurkuONE corpus.

``python -m benchmarks.finnish.train_tagger`` reads ``train.tsv`` and writes
``extractors/finnish/tagger.npz``; ``--news`` takes the news part of the corpus in too, to measure
what it is worth (never to be shipped: Digitoday's texts are CC BY-ND-NC), ``--to FILE`` writes
elsewhere. To be run again when features change: they come from the name list, the rules of
surnames and roles, and Voikko's dictionary. The same data, code and Voikko give the same weights
(L-BFGS, no chance in it). Needs ``python-crfsuite``; the tagger itself does not.

Two rounds: models of parts of the corpus read the other part, sentence by sentence; then the final
one is trained with what those readings say of the same name in the sentences around.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pycrfsuite

from benchmarks.finnish.measures import DATA
from benchmarks.finnish.turku_one import Sentence, sentences
from extractors.finnish.tagger import mentions, person_labels, place_in_name
from extractors.finnish.token_features import OFFSETS, sequence

WEIGHTS = Path(__file__).resolve().parents[2] / "extractors" / "finnish" / "tagger.npz"
#: The first sentence of the news part (Digitoday, through the FiNER corpus), which stands last.
NEWS_FROM = {"train": 14_331, "dev": 1_584, "test": 1_768}
#: Kinds whose spans are learned, by their place in them.
KINDS = ("PERSON", "DATE")
_PARTS = 3
_SETTINGS = {
    "c1": 0.15,
    "c2": 0.05,
    "max_iterations": 110,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
#: One sentence in so many is learned without its surroundings, as ``tag`` reads sentences.
_ALONE = 3
_SMALLEST = 0.02  # lighter weights decide nothing


def labels(sentence: Sentence) -> list[str]:
    """B- I- E- S- of what is looked for, and O, for every word."""
    out = ["O"] * len(sentence.words)
    for entity in sentence.entities:
        if entity.kind in KINDS:
            out[entity.first : entity.last] = [
                f"{place}-{entity.kind}" for place in person_labels(entity.last - entity.first)
            ]
    return out


def _name(feature: tuple[int, int]) -> str:
    return f"{feature[0]}:{feature[1]}"


def _train(
    path: Path, data: Sequence[Sentence], heard: Sequence[Sequence[str]] | None, iterations: int
) -> None:
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    trainer.set_params({**_SETTINGS, "max_iterations": iterations})
    names: dict[tuple[int, int], str] = {}
    for number, sentence in enumerate(data):
        told = heard[number] if heard is not None and number % _ALONE else None
        rows = sequence(sentence.words, told)
        trainer.append(
            [[names.setdefault(one, _name(one)) for one in row] for row in rows], labels(sentence)
        )
    started = time.time()
    trainer.train(str(path))
    print(f"trained on {len(data)} sentences in {time.time() - started:.0f} s", file=sys.stderr)


def _person_places(path: Path, data: Sequence[Sentence]) -> list[list[str]]:
    """B, I, E, S of people, O, as the model reads each sentence by itself."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    out = []
    for sentence in data:
        told = tagger.tag([[_name(one) for one in row] for row in sequence(sentence.words)])
        out.append([place_in_name(one) for one in told])
    return out


def _heard(data: Sequence[Sentence], folder: Path) -> list[list[str]]:
    """What the surroundings say of every name, read by models that have not seen them."""
    places: list[list[str]] = []
    cuts = [len(data) * part // _PARTS for part in range(_PARTS + 1)]
    for first, last in pairwise(cuts):
        path = folder / f"without-{first}.crfsuite"
        _train(path, [*data[:first], *data[last:]], None, 60)
        places += _person_places(path, data[first:last])
    return mentions([sentence.words for sentence in data], places)


def _export(model: Path, to: Path) -> None:
    """The weights as arrays: sorted hashes, their label weights, and the labels' transitions."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    names = sorted(info.labels)
    place = {name: at for at, name in enumerate(names)}
    heavy = {of: weight for of, weight in info.state_features.items() if abs(weight) >= _SMALLEST}
    keys = sorted({int(feature.partition(":")[2]) for feature, _ in heavy})
    row = {key: at for at, key in enumerate(keys)}
    weights = np.zeros((len(keys), len(OFFSETS), len(names)), dtype=np.float16)
    for (feature, label), weight in heavy.items():
        offset, _, key = feature.partition(":")
        weights[row[int(key)], OFFSETS.index(int(offset)), place[label]] = weight
    transitions = np.full((len(names), len(names)), -20.0)  # what was never seen
    for (before, after), weight in info.transitions.items():
        if _follows(before, after):
            transitions[place[before], place[after]] = weight
    np.savez_compressed(
        to,
        labels=np.array(names),
        keys=np.array(keys, dtype=np.uint32),
        weights=weights,
        transitions=transitions.astype(np.float32),
    )
    print(f"{to}: {len(keys)} features, {to.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


def _follows(before: str, after: str) -> bool:
    """Whether a label may come after another: what is begun goes on and ends."""
    if before[:2] in ("B-", "I-"):
        return after[:2] in ("I-", "E-") and before[2:] == after[2:]
    return after[:2] not in ("I-", "E-")


def main() -> int:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", action="store_true", help="with the news part: to measure only")
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    told = parser.parse_args()
    data = list(sentences(DATA / "ner" / "train.tsv"))
    if not told.news:
        data = data[: NEWS_FROM["train"]]
    with tempfile.TemporaryDirectory() as folder:
        heard = _heard(data, Path(folder))
        final = Path(folder) / "final.crfsuite"
        _train(final, data, heard, int(_SETTINGS["max_iterations"]))
        _export(final, told.to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
