"""Predictions against gold: precision, recall and F1 of each field, as the measures define them.

Names, people and roles are compared by a key (case, dashes, quotes and spaces do not count),
dates by the days they span. An item of the gold that is marked ``optional`` is neither missed nor
penalised, nor is one marked ``pptx_only`` in another format. In a text dump a bound that only a
drawn bar tells (``start_basis``/``end_basis`` ``gantt``) is optional too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.measures import (
    ENTITY_KINDS,
    FIELDS,
    SEASON_SLACK,
    VACANT,
    Leniency,
    Measure,
    Row,
    Variant,
    first_day,
    last_day,
    match,
    once,
    required,
    span_fits,
    total,
    within,
)
from models.scoring_changes import score_changes

__all__ = [
    "FIELDS", "Measure", "Series", "Variant", "read_series", "score", "score_changes",
    "score_series", "total",
]  # fmt: skip


class _Names:
    """The gold's names and aliases: guards the map from every name's key to its thing's key."""

    def __init__(self, gold: Row, how: Leniency) -> None:
        self.how = how
        self._root: dict[str | None, str | None] = {}
        for kind in ENTITY_KINDS:
            for row in gold.get(kind) or []:
                root = how.key(row["name"])
                for name in (row["name"], *row.get("aliases", [])):
                    self._root[how.key(name)] = root

    def thing(self, name: object) -> str | None:
        key = self.how.key(name)
        if key in self._root or key is None or not self.how.near:
            return self._root.get(key, key)
        return next((self._root[k] for k in self._root if self.how.alike(k, key)), key)


# --- facts --------------------------------------------------------------------------------------


def score(
    pred: Row, gold: Row, variant: Variant = "pptx", *, fuzzy: bool = False, near: bool = False
) -> dict[str, Measure]:
    """Every field of one document's extraction against its gold: measure name -> Measure.

    ``pred`` is the JSON of ``extract`` (an empty dict says nothing), ``gold`` a gold file.
    """
    how = Leniency(fuzzy, near)
    names = _Names(gold, how)
    measures: dict[str, Measure] = {}
    for kind in ENTITY_KINDS:
        measures[kind] = match(
            [(row, required(row, variant)) for row in gold.get(kind) or []],
            pred.get(kind) or [],
            lambda g, p: names.thing(g["name"]) == names.thing(p.get("name")),
            repeats_are_wrong=True,
        )
    for kind, measure in (("growth_areas", "area_period"), ("programmes", "programme_period")):
        measures[measure] = _periods(pred.get(kind) or [], gold.get(kind) or [], names, variant)
    measures |= _projects(pred.get("projects") or [], gold.get("projects") or [], names, variant)
    measures |= _assignments(
        pred.get("assignments") or [], gold.get("assignments") or [], names, variant
    )
    measures |= _dates(pred.get("dates") or [], gold.get("dates") or [], names, variant)
    return {name: measures[name] for name in FIELDS if name in measures}


def _periods(pred: Sequence[Row], gold: Sequence[Row], names: _Names, variant: Variant) -> Measure:
    """Periods of found areas or programmes; one that the gold gives to a like thing is forgiven."""
    measure = Measure()
    found = {names.thing(row.get("name")): row for row in pred}
    for row in gold:
        mine = found.get(names.thing(row["name"]))
        if not required(row, variant) or not mine:
            continue
        for edge_name, edge in (("start", first_day), ("end", last_day)):
            told = mine.get(edge_name)
            if row.get(edge_name):
                accepted = [row[edge_name], *(row.get(edge_name + "_alt") or [])]
                if told and any(edge(value) == edge(told) for value in accepted):
                    measure.tp += 1
                    continue
                measure.fn += 1
                measure.missed.append(row)
                if told:
                    measure.fp += 1
                    measure.wrong.append(mine)
            elif told and not any(
                like.get(edge_name) and edge(like[edge_name]) == edge(told) for like in gold
            ):
                measure.fp += 1
                measure.wrong.append(mine)
    return measure


def _projects(
    pred: Sequence[Row], gold: Sequence[Row], names: _Names, variant: Variant
) -> dict[str, Measure]:
    measures = {}
    measures["project_growth_area"] = match(
        [
            ((row["name"], row["growth_area"]), required(row, variant))
            for row in gold
            if row["growth_area"]
        ],
        once(
            [(row.get("name"), row["growth_area"]) for row in pred if row.get("growth_area")],
            lambda pair: (names.thing(pair[0]), names.thing(pair[1])),
        ),
        lambda g, p: (
            names.thing(g[0]) == names.thing(p[0]) and names.thing(g[1]) == names.thing(p[1])
        ),
    )
    for edge_name in ("start", "end"):
        drawn = f"{edge_name}_basis"
        measures[f"project_{edge_name}"] = match(
            [
                (
                    row,
                    required(row, variant) and not (variant == "ocr" and row.get(drawn) == "gantt"),
                )
                for row in gold
                if row[edge_name] is not None
            ],
            once(
                [(row.get("name"), row[edge_name]) for row in pred if row.get(edge_name)],
                lambda pair: (names.thing(pair[0]), pair[1]),
            ),
            _bound_fits(edge_name, names),
        )
    return measures


def _bound_fits(edge_name: str, names: _Names) -> Callable[[Row, Any], bool]:
    edge = first_day if edge_name == "start" else last_day

    def fits(gold: Row, told: Any) -> bool:
        slack = SEASON_SLACK if gold.get(f"{edge_name}_precision") == "season" else 0
        accepted = [gold[edge_name], *(gold.get(f"{edge_name}_alt") or [])]
        return names.thing(gold["name"]) == names.thing(told[0]) and any(
            within(edge(value), edge(told[1]), slack) for value in accepted
        )

    return fits


def _assignments(
    pred: Sequence[Row], gold: Sequence[Row], names: _Names, variant: Variant
) -> dict[str, Measure]:
    how = names.how
    # A duty that belongs to a unit (nobody named, yet not vacant) is neither vacancy nor person.
    pred = [row for row in pred if row.get("person") or row.get("vacant", True)]

    def target(g: Row, p: Row) -> bool:
        told = p.get("target")
        return names.thing(g["target"]) == names.thing(told) or how.key(told) in [
            how.key(name) for name in g.get("target_aliases", [])
        ]

    def person(g: Row, p: Row) -> bool:
        told = how.person(p.get("person"))
        return any(
            how.alike(how.person(name), told)
            for name in [g["person"], *g.get("person_aliases", [])]
        )

    def role(g: Row, p: Row) -> bool:
        if g.get("role") is None:  # only a verb told it
            return True
        told = how.key(p.get("role"))
        accepted = [g["role"], *g.get("role_aliases", [])]
        return any(how.alike(how.key(name), told) for name in accepted)

    golds = [(row, required(row, variant)) for row in gold]
    pairs: list[tuple[Row, bool]] = []
    seen: set[tuple[str, str | None]] = set()
    for row, counts in golds:  # one person may have two roles in one thing: one pair
        key = how.person(row["person"]), names.thing(row["target"])
        if counts and key in seen:
            continue
        if counts:
            seen.add(key)
        pairs.append((row, counts))
    told_pairs = once(pred, lambda p: (how.person(p.get("person")), names.thing(p.get("target"))))
    told_roles = once(
        pred,
        lambda p: (
            how.person(p.get("person")),
            how.key(p.get("role")),
            names.thing(p.get("target")),
        ),
    )
    status = Measure()
    for row, counts in golds:
        if not counts or not row.get("status"):
            continue
        mine = [p for p in pred if person(row, p) and target(row, p)]
        if any(how.key(p.get("status")) == how.key(row["status"]) for p in mine):
            status.tp += 1
        elif mine:
            status.fn += 1
            status.fp += 1
            status.missed.append(row)
    return {
        "assign_person_target": match(
            pairs, told_pairs, lambda g, p: person(g, p) and target(g, p)
        ),
        "assign_person_role_target": match(
            golds, told_roles, lambda g, p: person(g, p) and role(g, p) and target(g, p)
        ),
        "vacancies": match(
            [(row, counts) for row, counts in pairs if how.person(row["person"]) == VACANT],
            [row for row in told_pairs if how.person(row.get("person")) == VACANT],
            target,
        ),
        "assign_status_of_matched": status,
    }


def _dates(
    pred: Sequence[Row], gold: Sequence[Row], names: _Names, variant: Variant
) -> dict[str, Measure]:
    """The spans as a set, and again with what each is about."""
    golds = sorted(((row, required(row, variant)) for row in gold), key=lambda item: not item[1])

    def span(row: Row) -> tuple[str, str]:
        return str(first_day(row.get("start"))), str(last_day(row.get("end")))

    def spans_fit(g: Row, p: Row) -> bool:
        return span_fits(g, p.get("start"), p.get("end"))

    return {
        "dates": match(
            once(golds, lambda item: (span(item[0]), item[1])),
            once(pred, span),
            spans_fit,
            fits_best=lambda g, p: span(g) == span(p),
        ),
        "dates_with_about": match(
            once(
                [item for item in golds if item[0].get("about")],
                lambda item: (span(item[0]), names.thing(item[0]["about"]), item[1]),
            ),
            once(
                [row for row in pred if row.get("about")],
                lambda row: (span(row), names.thing(row["about"])),
            ),
            lambda g, p: names.thing(g["about"]) == names.thing(p.get("about")) and spans_fit(g, p),
        ),
    }


# --- series -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Series:
    """The gold of one document series in two versions.

    ``gold`` and ``gold_scan`` map the version's number to its gold (a long report is scanned for
    its first pages only, and ``gold_scan`` marks the rest optional).
    """

    name: str
    gold: Mapping[int, Row]
    gold_scan: Mapping[int, Row]
    changes: Sequence[Row]

    def for_variant(self, version: int, variant: Variant) -> Row:
        """The gold of one version as one format is held to it."""
        if variant in ("scan", "ocr") and version in self.gold_scan:
            return self.gold_scan[version]
        return self.gold[version]

    @property
    def aliases(self) -> list[list[str]]:
        """The names that are the same thing, in either version."""
        return [
            [row["name"], *row["aliases"]]
            for version in sorted(self.gold)
            for kind in ENTITY_KINDS
            for row in self.gold[version].get(kind, [])
            if row.get("aliases")
        ]


def read_series(gold_dir: Path) -> list[Series]:
    """The series of a folder that holds ``gold/NAME_vN.json``, ``gold_scan/`` and ``changes/``."""

    def versions(folder: str, name: str) -> dict[int, Row]:
        return {
            int(path.stem.rsplit("_v", 1)[1]): json.loads(path.read_text(encoding="utf-8"))
            for path in sorted((gold_dir / folder).glob(f"{name}_v[0-9].json"))
        }

    names = sorted({path.stem.rsplit("_v", 1)[0] for path in (gold_dir / "gold").glob("*_v*.json")})
    series = []
    for name in names:
        changes = gold_dir / "changes" / f"{name}.json"
        rows = json.loads(changes.read_text(encoding="utf-8")) if changes.exists() else []
        series.append(Series(name, versions("gold", name), versions("gold_scan", name), rows))
    return series


def score_series(
    series: Series,
    extractions: Mapping[int, Row],
    changes: Row | Sequence[Row] | None,
    variant: Variant = "pptx",
    *,
    fuzzy: bool = False,
    near: bool = False,
) -> dict[str, Measure]:
    """All measures of one series: facts of every version, and ``changes`` between the two.

    ``extractions`` maps a version's number to the JSON of ``extract`` (missing: nothing was
    found); ``changes`` is the JSON of ``compare``, or its list of changes.
    """
    measures = total(
        score(
            extractions.get(version, {}),
            series.for_variant(version, variant),
            variant,
            fuzzy=fuzzy,
            near=near,
        )
        for version in sorted(series.gold)
    )
    measures["changes"] = score_changes(
        changes or [], series.changes, variant, series.aliases, fuzzy=fuzzy, near=near
    )
    return measures
