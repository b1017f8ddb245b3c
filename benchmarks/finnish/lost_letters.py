"""How many words of a text get their ä, ö and å back once all are lost.

Data: TurkuONE test, each sentence printed as running text (``Sentence.text``), every ä, ö and å
(small and capital) turned to a, o and a. A document is 100 sentences that follow each other (1,200
words, the length of a short deck); its restorer sees that document only, as in the product.
A word is a token of the corpus with at least one letter; it is right when the restored text has in
its place exactly what the corpus has.

- ``restored_words``: the share of words that are right (doing nothing: .754)
- ``restored_capitalised``: the same over words that begin with a capital
- ``spoiled_words``: of the words that never had ä, ö or å, the share that is changed
- ``restorer_words_per_cpu_s``: words restored in a CPU second, these documents one after another,
  every cache cold at the start
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

from benchmarks.finnish.measures import DATA, Measure
from benchmarks.finnish.turku_one import Sentence, sentences
from extractors.finnish import (
    letter_candidates,
    lost_letters,
    lost_names,
    morphology,
    other_languages,
)
from extractors.finnish.lost_letters import Restorer

SENTENCES_OF_A_DOCUMENT = 100
_TEST = DATA / "ner" / "test.tsv"
_MARKS = str.maketrans("äöåÄÖÅ", "aoaAOA")


def measure(errors: bool) -> list[Measure]:
    """The four measures; ``errors`` prints every word that is wrong with what is around it."""
    words, capitalised, spoiled = Counter[bool](), Counter[bool](), Counter[bool]()
    documents = list(_documents(list(sentences(_TEST)))) if _TEST.exists() else []
    for written, restored, around in (found for one in documents for found in _restored(one)):
        right, plain = written == restored, written.translate(_MARKS) == written
        words[right] += 1
        if written[0].isupper():
            capitalised[right] += 1
        if plain:
            spoiled[not right] += 1
        if errors and not right:
            print(f"{'spoiled' if plain else 'wrong'}\t{written}\t{restored}\t{around}")
    speed = _speed(documents)
    return [
        Measure("restored_words", _share(words), ".994", f"{words.total()} words"),
        Measure("restored_capitalised", _share(capitalised), ".97", f"{capitalised.total()} words"),
        Measure("spoiled_words", _share(spoiled), "at most .001", f"{spoiled.total()} plain words"),
        Measure("restorer_words_per_cpu_s", speed, "40000", "the same documents, caches cold"),
    ]


def _share(counts: Counter[bool]) -> float | None:
    return counts[True] / counts.total() if counts else None


def _documents(found: list[Sentence]) -> Iterator[list[Sentence]]:
    for first in range(0, len(found), SENTENCES_OF_A_DOCUMENT):
        yield found[first : first + SENTENCES_OF_A_DOCUMENT]


def _restored(document: list[Sentence]) -> Iterator[tuple[str, str, str]]:
    """Each word as written and as restored, with its sentence before it was restored."""
    stripped = [sentence.text.translate(_MARKS) for sentence in document]
    restored = Restorer("\n".join(stripped)).text("\n".join(stripped)).split("\n")
    for sentence, lost, text in zip(document, stripped, restored, strict=True):
        for word, start in zip(sentence.words, sentence.starts, strict=True):
            if any(sign.isalpha() for sign in word):
                around = lost[max(0, start - 30) : start + len(word) + 30]
                yield word, text[start : start + len(word)], around


def _speed(documents: list[list[Sentence]]) -> float | None:
    if not documents:
        return None
    for module in (letter_candidates, lost_letters, lost_names, morphology, other_languages):
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()
    texts = ["\n".join(s.text for s in document).translate(_MARKS) for document in documents]
    begun = time.process_time()
    for text in texts:
        Restorer(text).text(text)
    return sum(len(text.split()) for text in texts) / (time.process_time() - begun)
