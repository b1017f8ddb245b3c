"""ä, ö and å put back where an OCR of the wrong language lost them, one letter for one.

A reading comes from Voikko (``letter_candidates``) or from texts that kept their letters
(``letters``). Where several remain, what the document itself writes decides, then how common each
is, what stands beside it, and the plainest analysis. Words of other languages and unknown names
stay as they are, save for what parts of names tell (``lost_names``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from extractors.finnish.letter_candidates import candidates, strip_marks
from extractors.finnish.letters import clues, context_scores, lemma_count, letters
from extractors.finnish.lost_names import by_last_part, by_parts, case_ending, restored_name
from extractors.finnish.morphology import NOMINAL, analyse, is_spelled, lemmas
from extractors.finnish.ocr_slips import SOFT_HYPHEN, mended, mended_numbers
from extractors.finnish.other_languages import language_of, swedish
from extractors.vocabulary import load

_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_MARKED = re.compile("[äöåÄÖÅ]")
#: Words with none of these cannot have lost or changed anything that is put back.
_LOSABLE = re.compile("[aoAO6éèd014|GQÉ]|(?<=.)I|^l[^aeouyäö]")
#: A word broken in two; "Järvi- ja meri" and "työ- ja" are not.
_BROKEN = re.compile(
    r"([^\W_]{2,})([-\u00ad\u2010\ufffe][ \t]*\n[ \t]*|[\u00ad\ufffe]\s*|- )"
    r"(?!(?:ja|tai|sekä|seka|och|eller|and|or)\b)([a-zåäö6é]{2,})(?![\w-])"
)
_LISTS = load("lost_letters")
_RARE_LEMMAS = frozenset(_LISTS["rare_lemmas"])
_OWN_NAMES = frozenset(load("names")["first_names"])
#: From this count on the list of forms is trusted to have every reading.
_TRUSTED = 5
#: How much likelier the letters that stand there are made: a word spoiled is worse than one left.
_AS_IT_STANDS = 2.5
#: Readings whose log-likelihoods differ by less leave doubt.
_DOUBT = math.log(5)
#: What a lemma's count says of a form that is hardly seen.
_UNSEEN = 0.15
#: How much a form with a small letter says of one with a capital inside a sentence.
_SMALL_FOR_CAPITAL = 0.05
_SENTENCE_END = re.compile(
    r"(?:^|(?<!\besim)(?<!\bmm)(?<!\bns)(?<!\bklo)(?<!\bent)(?<!\b\w)[.]\s*|[!?:;\n•*–—\"”»)(]\s*|\s-\s|\d\s)$"
)
_NUMBER = re.compile(
    r"(?:\b(?:\d*[02-9]|\d+1)|\b(?:kaksi|kolme|nelja|viisi|kuusi|seitseman|kahdeksan|yhdeksan"
    r"|kymmenen|sata|tuhat|monta|pari|puoli))\s$"
)
_COLON = re.compile(r"(\S+?) ?:[ ]?$")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]*\s*")

Option = tuple[str, float]


class Restorer:
    """Restores one document's words; made from its whole text.

    ``lossy`` tells whether the text has lost its letters at all: if not, everything stays as it is.
    """

    def __init__(self, text: str) -> None:
        """Decide on ``text`` whether letters are lost and count what it wrote with them."""
        self.lossy: bool = is_lossy(text)
        self._seen: dict[tuple[str, bool, bool], str | tuple[Option, ...]] = {}
        self._written: dict[str, Counter[str]] = {}
        if self.lossy:
            for word, count in Counter(_WORD.findall(text)).items():
                if _MARKED.search(word):
                    self._written.setdefault(strip_marks(word), Counter())[word] += count

    def word(self, word: str) -> str:
        """The word alone with its letters put back; the same length."""
        if not self.lossy or not _LOSABLE.search(word):
            return word
        found = self._options(word, name=False, first=True)
        return found if isinstance(found, str) else found[0][0]

    def text(self, text: str) -> str:
        """The text with every word restored; the same length, so offsets stay."""
        if not self.lossy:
            return mended_numbers(text)
        text = mended_numbers(text)
        lost, out, done = strip_marks(text), [], 0
        joined = dict(self._joined(text))
        for sentence in _SENTENCE.finditer(text):
            language = language_of(sentence[0])
            if language == "en":
                continue
            for match in _WORD.finditer(text, sentence.start(), sentence.end()):
                if match.start() < done or not (
                    _LOSABLE.search(match[0]) or match.start() in joined
                ):
                    continue
                if match.start() in joined:
                    word = joined[match.start()]
                elif language == "sv":
                    word = swedish(match[0])
                else:
                    word = self._in_context(match, lost)
                out += [text[done : match.start()], word]
                done = match.start() + len(word)
        return "".join([*out, text[done:]])

    def doubtful(self, text: str) -> bool:
        """Whether a word of the text, as the page has it, was restored though it has another likely
        reading, or none that anything but its parts tells."""
        if not self.lossy:
            return False
        restored = self.text(text)
        return any(
            restored[match.start() : match.end()] != match[0] and self._is_doubtful(match[0])
            for match in _WORD.finditer(text)
        )

    def _is_doubtful(self, word: str) -> bool:
        if self._written.get(word) or word in letters().names:
            return False
        scored = _scored(word, True)
        return len(scored) < 1 or (len(scored) > 1 and scored[0][1] - scored[1][1] < _DOUBT)

    def _joined(self, text: str) -> Iterator[tuple[int, str]]:
        """Where a broken word begins, and the word and the break as they should be.

        A break at a line's end stays for the layout to join; one within a line ("kehittämis-
        hanke") becomes soft hyphens, where the whole is a word.
        """
        for match in _BROKEN.finditer(text):
            first, gap, second = match.groups()
            whole = self.word(first + second)
            if is_spelled(whole.replace(SOFT_HYPHEN, "")):
                if gap == "- ":
                    gap = SOFT_HYPHEN * len(gap)
                yield match.start(), whole[: len(first)] + gap + whole[len(first) :]

    def _in_context(self, match: re.Match[str], lost: str) -> str:
        """The word ``match`` of a text that is ``lost`` without its marks.

        A capitalised word beside another one is a name: *Mika Lahti*, not "Mikä lähti".
        """
        word, text, (start, end) = match[0], match.string, match.span()
        name = first = False
        if word[:1].isupper():
            before = text[max(0, start - 30) : start]
            if len(word) < 5 and word.isupper() and not _shouted(text, start, end):
                return word  # an acronym
            first = bool(_SENTENCE_END.search(before))
            name = word[1:].islower() and bool(
                _NAME_AFTER.match(text, end) or _NAME_BEFORE.search(before)
            )
        elif len(word) < 5 and (colon := _COLON.search(text, max(0, start - 12), start)):
            return case_ending(word, colon[1])
        found = self._options(word, name, first)
        if isinstance(found, str):
            return found
        if _NUMBER.search(text, max(0, start - 14), start):
            counted = [one for one in found if _is_partitive(one[0])]
            if len(counted) == 1:
                return counted[0][0]
        scores = context_scores([form.lower() for form, _ in found], clues(lost, start, end))
        best = max(range(len(found)), key=lambda index: found[index][1] + scores[index])
        return found[best][0]

    def _options(self, word: str, name: bool, first: bool) -> str | tuple[Option, ...]:
        """The reading; or, where what stands beside the word may tell, each with its score."""
        key = (word, name, first)
        found = self._seen.get(key)
        if found is None:
            found = self._read(word, name, first)
            if isinstance(found, str) and len(found) != len(word):
                found = word
            self._seen[key] = found
        return found

    def _read(self, word: str, name: bool, first: bool) -> str | tuple[Option, ...]:
        written = self._written.get(word)
        if written is not None and not is_spelled(word):
            return written.most_common(1)[0][0]
        if name and not first and word in letters().names:
            return letters().names[word][0]
        if name and (word in _OWN_NAMES or _is_name(word)) and word not in letters().names:
            return word
        scored = _scored(word, first)
        if name and not _counts(word, first):
            scored = tuple(one for one in scored if first or _may_be_name(one[0]))
        if not scored:
            return restored_name(word) or by_last_part(word) or by_parts(word)
        if len(scored) == 1:
            return scored[0][0]
        if written is not None:
            seen = ((form, score + math.log1p(5 * written[form])) for form, score in scored)
            scored = tuple(sorted(seen, key=lambda one: -one[1]))
        contexts = letters().contexts
        if sum(form.lower() in contexts for form, _ in scored) > 1:
            return scored
        return scored[0][0]


def _readings(word: str) -> tuple[str, ...]:
    """By vowel harmony; else by the one way to mend what OCR misread."""
    found = candidates(word)
    if found:
        return found
    slip = mended(word)
    return () if slip is None else (slip,)


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether a word beside it is in capitals too: a heading, in which short words are words."""
    around = text[max(0, start - 25) : start].split()[-2:] + text[end : end + 25].split()[:2]
    return any(len(word) > 3 and word.isupper() for word in around)


@lru_cache(maxsize=100_000)
def _counts(word: str, first: bool) -> dict[str, float]:
    """How often each form is seen, in the letters' case of the word."""
    forms = letters().forms
    found: dict[str, float] = {}
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return {}  # a brand, a unit
    if word.islower():
        return {form: float(count) for form, count in forms.get(word, ())}
    capital = word if word[1:].islower() else word.capitalize()
    for form, count in forms.get(capital, ()):
        found[form] = found.get(form, 0.0) + count
    for form, count in forms.get(word.lower(), ()):
        capitalised = form[:1].upper() + form[1:]
        weight = 1.0 if first or word.isupper() else _SMALL_FOR_CAPITAL
        found[capitalised] = found.get(capitalised, 0.0) + weight * count
    if capital in letters().names:
        form, bearers = letters().names[capital]
        found[form] = found.get(form, 0.0) + bearers / 100
    if word != capital:
        found = {form.upper(): count for form, count in found.items()}
    return found


@lru_cache(maxsize=100_000)
def _scored(word: str, first: bool) -> tuple[Option, ...]:
    """Readings with log-likelihoods, likeliest first; () for an unknown word."""
    counts = dict(_counts(word, first)) if word.isalpha() else {}
    if sum(counts.values()) < _TRUSTED:
        known = _readings(word)
        if len({*counts, *known}) == 1:
            return ((known or tuple(counts))[0], 0.0),
        for form in known:
            counts[form] = counts.get(form, 0.0) + _likely(word, form)
    if word in counts:
        counts[word] *= _AS_IT_STANDS
    options = [(form, math.log(count)) for form, count in counts.items() if len(form) == len(word)]
    return tuple(sorted(options, key=lambda option: -option[1]))


def _likely(word: str, form: str) -> float:
    """How many times one would expect the reading where no text has shown it."""
    readings = analyse(form)
    name = any(r.word_class in {"first_name", "last_name", "place"} for r in readings)
    plain = any(
        reading.word_class in NOMINAL and not reading.participle and not reading.possessive
        for reading in readings
    )
    likely = 0.3 + _UNSEEN * math.log1p(lemma_count(form))
    likely *= 0.3 ** (min((len(reading.parts) for reading in readings), default=4) - 1)
    likely *= 1.0 if plain else 0.6
    likely *= 4.0 if name and word[:1].isupper() and not word.isupper() else 1.0
    return likely * (0.1 if _is_rare(form) else 1.0)


_NAME_AFTER = re.compile(r"[ -][A-ZÅÄÖ]")
_NAME_BEFORE = re.compile(r"(?<![.!?:] )\b[A-ZÅÄÖ][^\W\d_]+[ -]$")


@lru_cache(maxsize=50_000)
def _is_name(word: str) -> bool:
    return any(
        reading.word_class in {"first_name", "last_name"}
        and reading.case == "nominative"
        and not reading.clitic
        for reading in analyse(word)
    )


@lru_cache(maxsize=50_000)
def _is_partitive(form: str) -> bool:
    """Whether it can be counted: what follows a number is partitive, singular ("kaksi naista")."""
    return any(r.case == "partitive" and r.number == "singular" for r in analyse(form))


@lru_cache(maxsize=50_000)
def _may_be_name(form: str) -> bool:
    """Whether it may stand beside a name: a nominal, no compound of unheard-of parts."""
    if letters().names.get(strip_marks(form), ("", 0))[0] == form:
        return True
    readings = [r for r in analyse(form) if r.word_class in NOMINAL and not r.clitic]
    return any(len(r.parts) < 2 for r in readings) or (bool(readings) and lemma_count(form) > 0)


@lru_cache(maxsize=50_000)
def _is_rare(candidate: str) -> bool:
    """Whether it is a rare word or a compound of one."""
    known: set[str] = set()
    for reading in analyse(candidate):
        known.add(reading.base.casefold())
        for part in reading.parts:
            genitive = len(reading.parts) > 1 and part.endswith("n")
            known |= lemmas(part) if genitive else {part.casefold()}
    return not known.isdisjoint(_RARE_LEMMAS)


def is_lossy(text: str) -> bool:
    """Whether a Finnish text has lost its ä and ö.

    Finnish has ä or ö in one letter out of twenty. Text with hardly any is lossy when putting them
    back makes words: a text in another language or a list of names gains none.
    """
    letter_count = len(_LETTER.findall(text))
    dotted = sum(text.count(sign) for sign in "äöÄÖ")
    if not letter_count or dotted > 0.012 * letter_count:
        return False
    tried = gained = 0
    for word in dict.fromkeys(_WORD.findall(text)):
        if len(word) < 4 or not re.search("[aoAO6é]", word) or _MARKED.search(word):
            continue
        tried += 1
        if not is_spelled(word) and any(c != word for c in _readings(word)):
            gained += 1
        if tried >= 600:
            break
    return gained >= 1 and gained >= 0.03 * tried
