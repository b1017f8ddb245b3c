"""Less trust in facts that only words with restored letters tell, where the letters leave doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from models.records import Extraction, Fact

#: What remains of the confidence of a fact that only doubtful words tell.
FACTOR = 0.85
REASON = "puuttuvat kirjaimet palautettu, muukin lukutapa mahdollinen"

AnyFact = TypeVar("AnyFact", bound=Fact)


def weighed(extraction: Extraction, doubtful: Callable[[str], bool]) -> Extraction:
    """The extraction with doubtful facts less sure, and the reason saying why.

    ``doubtful`` tells of a quote, as the page has it, whether letters were put back in a word that
    can be read in more than one way. A fact is doubtful if every place that names it is.
    """

    def told(facts: tuple[AnyFact, ...]) -> tuple[AnyFact, ...]:
        return tuple(_weighed(fact, doubtful) for fact in facts)

    return replace(
        extraction,
        growth_areas=told(extraction.growth_areas),
        programmes=told(extraction.programmes),
        projects=told(extraction.projects),
        assignments=told(extraction.assignments),
    )


def _weighed(fact: AnyFact, doubtful: Callable[[str], bool]) -> AnyFact:
    quotes = [m.quote for m in fact.mentions if m.field == "name"]
    quotes = quotes or [m.quote for m in fact.mentions]
    if not quotes or not all(doubtful(quote) for quote in quotes):
        return fact
    reason = f"{fact.reason}; {REASON}" if fact.reason else REASON
    return replace(fact, confidence=round(fact.confidence * FACTOR, 3), reason=reason)
