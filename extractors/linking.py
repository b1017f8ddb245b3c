"""From mentions to facts: which target a duty or a date belongs to.

For each mention the candidates are listed and scored by a few named features: told in the same
row, named in the same sentence, right before the role, head of the card, bullet, section or slide
around, and the kind that a role or a word such as *hanketta* asks for. Too close to call gives
no link and an issue, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.assignments import pronoun_kind, role_kind
from extractors.cues import label_kind
from extractors.entities import Found, Named, Register
from extractors.finnish.pipeline import sentences
from extractors.scopes import Scope, Unit

#: What each feature adds to a candidate's score. Few and readable; the order is what matters.
WEIGHTS = {
    "row": 5.0,  # the row, form or labelled card names it
    "sentence": 3.0,  # named in the same sentence
    "before_role": 2.0,  # its genitive stands right before the role or the word for a project
    "object": 1.5,  # Swedish and English: "ansvarig för X", "leads the X"
    "head": 2.4,  # head of the card, bullet or section around; less for each step outwards
    "cell": 2.8,  # named somewhere in another cell of a row that has no heads
    "beside": 2.6,  # the line right before is nothing but its name
    "main": 1.0,  # the document's main programme, where the words ask for a programme
    "step": 0.5,
    "kind": 1.5,  # the kind that the role or the pronoun-like head asks for
    "other_kind": -2.5,
    "met": 1.4,  # of the kind asked for, the last one named before on the page
    "earlier": 2.5,  # named in the sentence before
    "far": -0.01,  # for each character between
}
MARGIN = 0.15
_OBJECT = re.compile(
    r"^[\s,)]*(?:(?:är|is|har|the)\s+)?(?:\w+\s+){0,2}?"
    r"(?:för|of|for|leder|ansvarar för|koordinerar|samordnar|leads|heads|manages|coordinates)\s+"
    r"(?:(?:the|projektet|programmet)\s+)?(?:\w+\s+){0,2}[\"”“»'’]?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Link:
    """The chosen target, or None; ``rivals`` are names that were too close to call."""

    target: Named | None
    score: float
    rivals: tuple[str, ...] = ()


class Topics:
    """What each scope of the document is about, and what each unit's text names."""

    def __init__(self, root: Scope, units: Sequence[Unit], register: Register) -> None:
        self._register = register
        self._found = {id(unit.scope): register.find(unit.text.text) for unit in units}
        self._subjects: dict[int, Named] = {}
        self._named_on: dict[int, list[tuple[int, Named]]] = {}
        for unit in units:
            named = self._named_on.setdefault(unit.page, [])
            named += [(id(unit.scope), f.entity) for f in self._found[id(unit.scope)]]
        for _, scope in root.walk():
            subject = self._subject(scope)
            if subject is not None:
                self._subjects[id(scope)] = subject

        counts = Counter(
            id(f.entity)
            for hits in self._found.values()
            for f in hits
            if f.entity.kind == "programme"
        )
        ranked = counts.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= 2 * ranked[1][1])
        self.main_programme = next(
            (e for e in register.entities if clear and id(e) == ranked[0][0]), None
        )

    def _met_before(self, unit: Unit, kind: str) -> Named | None:
        """The last entity of a kind that the page names before the unit."""
        last: Named | None = None
        for scope, entity in self._named_on.get(unit.page, ()):
            if scope == id(unit.scope):
                break
            if entity.kind == kind:
                last = entity
        return last

    def found(self, unit: Unit) -> list[Found]:
        return self._found[id(unit.scope)]

    def find(self, text: str) -> list[Found]:
        """The document's entities named in any text."""
        return self._register.find(text)

    def named(self, text: str) -> Named | None:
        """The entity that ``text`` as a whole names."""
        return self._register.named(text)

    def subject(self, scope: Scope) -> Named | None:
        return self._subjects.get(id(scope))

    def _subject(self, scope: Scope) -> Named | None:
        if scope.kind == "document":
            return None
        own = self._register.named(scope.text.text) if scope.text is not None else None
        if own is not None and own.kind == "project" and scope.kind in ("card", "item"):
            return own
        if (labelled := self._labelled(scope)) is not None:
            return labelled
        label = scope.label.text if scope.label is not None else None
        if label is not None and label_kind(label) is None:
            hit = self._register.named(label)
            if hit is not None:
                return hit
        if scope.text is None:
            return None
        text = scope.text.text
        if (named := self._register.named(text)) is not None:
            return named
        found = self._register.find(text)
        different = {id(f.entity): f.entity for f in found}
        if scope.kind in ("page", "section", "card", "item") and len(text.split()) <= 14:
            if len(different) == 1:
                return found[0].entity
            if found and found[0].start <= 2 and scope.kind in ("item", "card"):
                return found[0].entity
        if (
            found
            and found[0].start <= 2
            and scope.kind in ("item", "paragraph")
            and len(different) == 1
        ):
            return found[0].entity
        return None

    def _labelled(self, scope: Scope) -> Named | None:
        """The project (else the area) that a row or a form names in its own field."""
        if scope.kind not in ("row", "card", "page"):
            return None
        hits: dict[str, list[Named]] = {"project": [], "area": [], "programme": [], "other": []}
        fields = [c for c in scope.children if c.kind == "field"]
        if scope.kind == "page":
            fields += [
                g for c in scope.children if c.kind == "card" and c.text is None for g in c.children
            ]
        for cell in fields:
            if cell.text is None:
                continue
            kind = label_kind(cell.label.text) if cell.label is not None else None
            found = self._register.named(cell.text.text) or next(
                (f.entity for f in self._register.find(cell.text.text) if f.start <= 2), None
            )
            if found is None:
                continue
            if kind == "project" or kind == "area" or kind == "programme":
                hits[kind].append(found)
            elif scope.kind == "row" and kind is None and cell.label is not None:
                hits["area" if found.kind == "growth_area" else "other"].append(found)
            elif scope.kind == "row" and kind is None:
                hits["other"].append(found)
        for wanted in ("project", "programme", "area"):
            told = hits[wanted]
            if told and (scope.kind == "row" or len({id(h) for h in told}) == 1):
                return told[0]
        if hits["other"]:
            projects = [h for h in hits["other"] if h.kind == "project"]
            return (projects or hits["other"])[0]
        return None

    def link(
        self,
        unit: Unit,
        start: int,
        end: int,
        sentence: tuple[int, int],
        *,
        role: str | None = None,
        role_at: tuple[int, int] | None = None,
        about_date: bool = False,
    ) -> Link:
        """The target of what stands at ``unit.text.text[start:end]``."""
        text = unit.text.text
        said = text[sentence[0] : sentence[1]]
        asked = role_kind(role)
        found = self.found(unit)
        inside = [
            f
            for f in found
            if sentence[0] <= f.start < sentence[1] and not (start <= f.start < end)
        ]
        if not inside and any(
            sentence[0] <= a and b <= start for a, b in self._register.strangers(text)
        ):
            return Link(None, 0.0)
        pronoun = pronoun_kind(said) if not inside or about_date else pronoun_kind(said[:40])
        scores: dict[int, float] = {}
        named: dict[int, Named] = {}

        def add(entity: Named, value: float) -> None:
            named[id(entity)] = entity
            scores[id(entity)] = max(scores.get(id(entity), -99.0), value)

        for f in inside:
            value = WEIGHTS["sentence"]
            gap = text[f.end : start] if f.end <= start else text[end : f.start]
            value += WEIGHTS["far"] * min(len(gap), 150)
            if f.end > start:
                value -= 0.3
            if role_at and f.end <= role_at[0] and len(text[f.end : role_at[0]]) <= 40:
                value += WEIGHTS["before_role"]
            if f.start >= end and _OBJECT.search(text[(role_at or (0, end))[1] : f.start]):
                value += WEIGHTS["object"]
            if _in_period_list(text, f, start):
                value += 0.5
            add(f.entity, value)
        before = [f for f in found if f.end <= sentence[0]]
        if before and not inside:
            add(before[-1].entity, WEIGHTS["earlier"])
        if pronoun == "programme" and not inside:
            met = self._met_before(unit, pronoun)
            if met is not None:
                add(met, WEIGHTS["met"])
        steps = 0
        own = self.subject(unit.scope)
        if own is not None:
            add(own, WEIGHTS["head"] + (0.4 if not inside else -0.2))
        for scope in reversed(unit.path):
            subject = self.subject(scope)
            if subject is not None:
                row = scope.kind == "row" or (
                    scope.kind in ("card", "page") and self._labelled(scope) is subject
                )
                add(subject, WEIGHTS["row"] if row else WEIGHTS["head"] - WEIGHTS["step"] * steps)
            steps += scope.text is not None or scope.kind == "row"
        if unit.label is not None:
            for f in self._register.find(unit.label.text):
                add(f.entity, WEIGHTS["head"])
        for other in _other_cells(unit):
            for f in self._register.find(other):
                add(f.entity, WEIGHTS["cell"] - (0.3 if f.start > 2 else 0))
        before_line = _line_before(unit)
        if (
            before_line is not None
            and not inside
            and (beside := self.named(before_line)) is not None
        ):
            add(beside, WEIGHTS["beside"])
        if "programme" in (asked, pronoun) and self.main_programme is not None:
            add(self.main_programme, WEIGHTS["main"])
        for key, entity in named.items():
            for kind in (asked, pronoun if not inside else None):
                if kind is not None:
                    scores[key] += WEIGHTS["kind"] if entity.kind == kind else WEIGHTS["other_kind"]
        ranked = sorted(scores, key=lambda key: -scores[key])
        if not ranked or scores[ranked[0]] < 0.3:
            return Link(None, 0.0)
        best = scores[ranked[0]]
        rivals = [
            named[k].name
            for k in ranked[1:]
            if best - scores[k] < MARGIN and named[k] is not named[ranked[0]]
        ]
        if rivals:
            return Link(None, best, (named[ranked[0]].name, *rivals))
        return Link(named[ranked[0]], best)


def _other_cells(unit: Unit) -> list[str]:
    if unit.label is not None or not unit.path or unit.path[-1].kind != "row":
        return []
    return [
        c.text.text
        for c in unit.path[-1].children
        if c is not unit.scope and c.text is not None and c.label is None
    ]


def _line_before(unit: Unit) -> str | None:
    """The sibling right before a paragraph, where it is a lone line."""
    if not unit.path or unit.scope.kind not in ("paragraph", "field"):
        return None
    previous: Scope | None = None
    for sibling in unit.path[-1].children:
        if sibling is unit.scope:
            break
        previous = sibling
    if previous is None or previous.text is None or previous.children or previous.label is not None:
        return None
    return previous.text.text


def _in_period_list(text: str, found: Found, start: int) -> bool:
    """*Nimi 2026–2028: projektipäällikkö X*: the name opens the line that says who and when."""
    return (
        found.end <= start
        and found.start <= 2
        and not re.search(r"[.!?]\s", text[found.end : start])
    )


def sentence_of(text: str, start: int) -> tuple[int, int]:
    """The sentence of ``text`` that holds an offset."""
    for a, b in sentences(text):
        if a <= start < b:
            return a, b
    return 0, len(text)
