"""Makes ``extractors/vocabulary/letters.txt.gz``, what ``extractors.finnish.letters`` knows.

``python -m benchmarks.finnish.make_letters`` reads the municipal strategies and housing programmes
(MIT), TurkuONE train (never dev or test) and the names statistics (DVV, CC BY 4.0), and writes

- forms: how often a form is written with these letters, small and with a capital apart; only forms
  whose stripped form is common, has several readings, or is no word that Voikko knows;
- lemmas: how often each is met, in any form and as a part of compounds;
- contexts: for stripped forms that two common words share, what stands beside each of them;
- names: those with ä, ö or å with more bearers than the same name without; and
  those without that would be taken for one with.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.finnish.measures import DATA
from benchmarks.finnish.turku_one import sentences
from extractors.finnish.letter_candidates import candidates, strip_marks
from extractors.finnish.letters import clues, letters
from extractors.finnish.lost_names import by_last_part, by_parts, inflected
from extractors.finnish.morphology import analyse, is_known, is_spelled
from extractors.finnish.ocr_slips import mended
from extractors.finnish.other_languages import language_of

TARGET = Path(__file__).parents[2] / "extractors" / "vocabulary" / "letters.txt.gz"
#: A form this common is listed even if no other reading is known: it spares an analysis.
COMMON = 3
#: One document tells at most so much of a form: it may have lost letters in a heading.
MOST_OF_ONE = 10
#: A form with several readings is listed from this on.
SEEN = 2
#: Stripped forms are told apart by context where the rarer reading is seen this often.
CONTEXT_SEEN = 2
#: What stands beside the readings of one stripped form counts from this on.
NEIGHBOUR_SEEN = 2
#: A name with marks is meant where it has this many times the bearers of the one without.
TIMES = 2
#: A name without marks that is a word with them ("Siina") is listed from this many bearers on.
BEARERS = 50
#: A lemma counts from this on.
LEMMA_SEEN = 3
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile("[äöåÄÖÅ]")


def documents() -> Iterator[list[str]]:
    """The training texts by sentence: municipal documents that kept their letters, and news."""
    for path in sorted((DATA / "municipal").glob("*/*.txt")):
        text = path.read_text("utf-8")
        if len(_MARKED.findall(text)) > 0.02 * len(text):
            yield re.split(r"(?<=[.!?])\s+|\n\s*\n|\f", text)
    news = [sentence.text for sentence in sentences(DATA / "ner" / "train.tsv")]
    for first in range(0, len(news), 100):
        yield news[first : first + 100]


def main() -> None:
    """Write the file and say how large it is."""
    lines: list[str] = []
    small, capital = Counter[str](), Counter[str]()
    for document in documents():
        finnish = [line for line in document if language_of(line) == "fi"]
        lines += finnish
        for word, count in Counter(_WORD.findall("\n".join(finnish))).items():
            if word.islower():
                small[word] += min(count, MOST_OF_ONE)
            elif word[:1].isupper() and word[1:].islower():
                capital[word] += min(count, MOST_OF_ONE)
    out = ["forms"]
    forms = {**_kept(small), **_kept(capital)}
    out += [f"{form} {count}" for form, count in sorted(forms.items())]
    out += ["lemmas", *_lemmas(small, capital)]
    out += ["contexts", *_contexts(lines, small)]
    _write(out)
    letters.cache_clear()  # what names would be taken for hangs on the rest of the list only
    out += ["names", *sorted(_names())]
    _write(out)
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(forms):,} forms, {len(out):,} lines")


def _write(lines: list[str]) -> None:
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode("utf-8"))


def _readings(counts: Counter[str]) -> dict[str, dict[str, int]]:
    """Stripped form -> its written forms, less what looks like a slip of the writer.

    That is a form that Voikko does not know beside one that it does know and that is more common.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for form, count in counts.items():
        found[strip_marks(form)][form] = count
    for forms in found.values():
        known = max((n for form, n in forms.items() if is_known(form)), default=0)
        for form in [f for f, n in forms.items() if n <= known and not is_known(f)]:
            del forms[form]
    return found


def _kept(counts: Counter[str]) -> dict[str, int]:
    kept: dict[str, int] = {}
    for stripped, forms in _readings(counts).items():
        total = sum(forms.values())
        if not re.search("[aoAO]", stripped) or total < SEEN or len(stripped) < 2:
            continue
        several = len(forms) > 1 or len(candidates(stripped)) > 1
        unknown = any(_MARKED.search(form) and not is_known(form) for form in forms)
        if total >= COMMON or several or unknown:
            kept |= forms
    return kept


def _lemmas(counts: Counter[str], capital: Counter[str]) -> Iterator[str]:
    """Lemmas of words and of compounds' parts, with counts."""
    found = Counter[str]()
    for form, count in (counts + capital).items():
        readings = analyse(form)
        told = {r.base.lower() for r in readings if len(r.parts) < 2}
        parts = min((r.parts for r in readings), key=len, default=())
        told |= {part.lower() for part in parts}
        for lemma in told:
            found[lemma] += count
    for lemma, count in sorted(found.items()):
        if count >= LEMMA_SEEN and lemma.isalpha():
            yield f"{lemma} {count}"


def _contexts(lines: list[str], counts: Counter[str]) -> Iterator[str]:
    """``form =count clue=count ...``: see ``letters.clues`` for what is looked at."""
    shared: dict[str, dict[str, int]] = {
        stripped: forms
        for stripped, forms in _readings(counts).items()
        if len(forms) > 1 and sorted(forms.values())[-2] >= CONTEXT_SEEN
    }
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        words = list(_WORD.finditer(line))
        lost = strip_marks(line)
        for match in words:
            form = match[0].lower()
            if form in shared.get(strip_marks(form), ()):
                seen[form].update(clues(lost, match.start(), match.end()))
    for stripped in sorted(shared):
        together = sum((seen[form] for form in shared[stripped]), Counter[str]())
        for form in sorted(shared[stripped]):
            told = (
                f"{c}={n}" for c, n in sorted(seen[form].items()) if together[c] >= NEIGHBOUR_SEEN
            )
            yield " ".join((form, f"={shared[stripped][form]}", *told))


def _names() -> Iterator[str]:
    bearers = Counter[str]()
    for path in sorted((DATA / "names").glob("*.csv")):
        with path.open(encoding="utf-8-sig") as file:
            for name, count in list(csv.reader(file, delimiter=";"))[1:]:
                bearers[name] += int(re.sub(r"\D", "", count))
    best: dict[str, str] = {}
    for name, _ in bearers.most_common():
        best.setdefault(strip_marks(name), name)
    marked = {
        stripped: (name, bearers[name])
        for stripped, name in best.items()
        if name.isalpha() and name != stripped and bearers[name] > TIMES * bearers[stripped]
    }
    yield from (f"{name} {count}" for name, count in marked.values())
    for name, count in bearers.items():
        plain = name.isalpha() and name == strip_marks(name) and name not in marked
        if plain and _would_change(name, count, marked):
            yield f"{name} {count}"


def _would_change(name: str, count: int, marked: dict[str, tuple[str, int]]) -> bool:
    """Whether a name without marks would get some, were it not listed."""
    read = candidates(name)
    if is_spelled(name):
        known = any(
            r.word_class in ("first_name", "last_name") and r.case == "nominative" and not r.clitic
            for r in analyse(name)
        )
        return count >= BEARERS and not known and len({*read, *candidates(name.lower())}) > 1
    if read or mended(name):
        return True
    return (inflected(name, marked) or by_last_part(name) or by_parts(name)) != name


if __name__ == "__main__":
    main()
