"""The measures follow their definitions, and agree with the scorer that others use."""

from __future__ import annotations

import copy
import importlib.util
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from models.measures import Leniency, span_fits
from models.scoring import Series, read_series, score, score_changes, score_series, total

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_scorer = pytest.mark.skipif(
    not (SHARED / "score.py").exists(), reason="../shared/score.py is absent"
)

GOLD: dict[str, Any] = {
    "growth_areas": [
        {"name": "Biotalous", "aliases": ["Bioekonomi"], "start": "2025", "end": "2029"},
        {"name": "Matkailu", "start": None, "end": None},
    ],
    "programmes": [{"name": "Kasvuohjelma", "start": "2025", "end": "2029-12-31"}],
    "projects": [
        {"name": "Puupiha", "growth_area": "Biotalous", "start": "2026-Q2", "end": "2027"},
        {"name": "Retkisatama", "growth_area": "Matkailu", "start": "2026", "end": None,
         "start_basis": "gantt"},
        {"name": "Muistiinpano", "growth_area": None, "start": None, "end": None,
         "pptx_only": True},
    ],
    "assignments": [
        {"person": "Aino Esimerkki", "role": "projektipäällikkö", "target": "Puupiha",
         "status": "starts"},
        {"person": None, "role": "vetäjä", "target": "Matkailu", "status": None},
    ],
    "dates": [
        {"start": None, "end": "2026-06", "about": "Puupiha", "precision": "month"},
        {"start": "2026-09", "end": "2026-11", "about": None, "precision": "season"},
    ],
}  # fmt: skip


def f1(pred: dict[str, Any], name: str, **how: Any) -> float:
    return score(pred, GOLD, **how)[name].f1


def test_gold_against_itself_is_perfect() -> None:
    for variant in ("pptx", "pdf", "scan", "ocr"):
        for name, measure in score(GOLD, GOLD, variant).items():
            assert (measure.fp, measure.fn) == (0, 0), name


def test_nothing_found_is_all_missed_and_nothing_wrong() -> None:
    measure = score({}, GOLD)["projects"]
    assert (measure.tp, measure.fp, measure.fn) == (0, 0, 3)
    assert (measure.precision, measure.recall, measure.f1) == (1.0, 0.0, 0.0)


def test_alias_counts_as_the_thing_and_listing_both_is_wrong() -> None:
    assert f1({"growth_areas": [{"name": "Bioekonomi"}, {"name": "Matkailu"}]}, "growth_areas") == 1
    both = [{"name": "Bioekonomi"}, {"name": "Biotalous"}, {"name": "Matkailu"}]
    assert score({"growth_areas": both}, GOLD)["growth_areas"].fp == 1


def test_notes_count_only_where_they_can_be_seen() -> None:
    seen = {"projects": [{"name": "Puupiha"}, {"name": "Retkisatama"}]}
    assert score(seen, GOLD, "pptx")["projects"].fn == 1
    assert score(seen, GOLD, "pdf")["projects"].fn == 0


def test_a_drawn_bound_is_not_missed_in_a_text_dump() -> None:
    assert score({}, GOLD, "pdf")["project_start"].fn == 2
    assert score({}, GOLD, "ocr")["project_start"].fn == 1


def test_a_duty_of_a_unit_is_no_vacancy() -> None:
    told = [{"person": None, "organisation": "elinkeinopalvelut", "vacant": False,
             "role": "vetäjä", "target": "Matkailu"}]  # fmt: skip
    assert score({"assignments": told}, GOLD)["vacancies"].tp == 0


@pytest.mark.parametrize(
    ("gold", "told", "fits"),
    [
        (("2026-06", "2026-06"), ("2026-06-01", "2026-06-30"), True),  # the same days
        ((None, "2027"), (None, "2027-12-31"), True),
        ((None, "2027"), ("2027", "2027"), True),  # a deadline told as the whole year
        ((None, "2027"), ("2027-12-31", None), True),  # a deadline told as a start
        ((None, "2027"), (None, "2027-06"), False),
        ((None, "2027"), ("2026-01", "2027"), False),  # a period is not a deadline
        (("2026-05", None), ("2026-05-01", None), True),
        (("2026-05", None), ("2026-05", "2026-05"), True),
        (("2026-05", None), ("2026-05", "2026-12"), False),
        (("2026-03-01", "2026-03-01"), ("2026-03-01", None), True),
        (("2026-Q2", "2026-Q2"), ("2026-04", "2026-06"), True),
        (("2026-W23", "2026-W23"), ("2026-06-01", "2026-06-07"), True),
        (("2026", "2027"), ("viime vuonna", "2027"), False),  # unreadable is only equal to itself
        (("2026", "2027"), (None, None), False),
    ],
)
def test_spans(gold: tuple[Any, Any], told: tuple[Any, Any], fits: bool) -> None:
    assert span_fits({"start": gold[0], "end": gold[1]}, *told) is fits


def test_leniency() -> None:
    strict, fuzzy, near = Leniency(), Leniency(fuzzy=True), Leniency(near=True)
    assert strict.key("Merihubi – hanke") == strict.key("merihubi-hanke")
    assert strict.key("Kylä") != strict.key("Kyla") and fuzzy.key("Kylä") == fuzzy.key("Kyla")
    assert near.alike("puupihan kehitys", "puupihan kehltys") and not near.alike("ruoka", "rauta")


CHANGES: list[dict[str, Any]] = [
    {"kind": "renamed", "entity_kind": "project", "entity": "Puupiha", "field": "name",
     "before": "Puupiha", "after": "Puutori"},
    {"kind": "changed", "entity_kind": "project", "entity": "Puutori", "field": "end",
     "before": "2027", "after": "2028"},
    {"kind": "changed", "entity_kind": "assignment", "entity": "Puupiha", "field": "person",
     "before": "Aino Esimerkki", "after": None},
    {"kind": "any", "entity_kind": "date", "entity": "Puupiha", "field": None, "before": None,
     "after": None, "start": "2026", "end": "2027", "optional": True},
]  # fmt: skip


def test_changes() -> None:
    assert score_changes(CHANGES, CHANGES).f1 == 1.0
    assert score_changes({"changes": CHANGES}, CHANGES).f1 == 1.0
    assert score_changes([dict(c, kind="changed") for c in CHANGES], CHANGES).f1 == 1.0
    told = {"kind": "changed", "entity_kind": "project", "entity": "Puupiha", "field": "end",
            "before": "2027", "after": "2028-12-31"}  # fmt: skip
    assert score_changes([told], CHANGES).tp == 1  # the old name, and the same last day
    assert score_changes([told | {"after": "2029"}], CHANGES).fp == 1
    period = {"kind": "removed", "entity_kind": "date", "entity": "Puutori", "field": "start",
              "before": "2027", "after": None}  # fmt: skip
    assert score_changes([period], CHANGES).fp == 0  # a consequence may be told in any way


def test_a_series_is_summed(tmp_path: Path) -> None:
    series = Series("malli", {1: GOLD, 2: GOLD}, {}, CHANGES)
    measures = score_series(series, {1: GOLD}, CHANGES)
    assert (measures["projects"].tp, measures["projects"].fn) == (3, 3)
    assert measures["changes"].f1 == 1.0
    assert total([measures, measures])["projects"].tp == 6
    assert read_series(tmp_path) == []


# --- the scorer that others use -----------------------------------------------------------------


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("shared_scorer", SHARED / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _spoilt(gold: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """A prediction made of a gold file: items dropped, doubled, changed and invented."""
    pred = copy.deepcopy(dict(gold))
    for kind in ("growth_areas", "programmes", "projects", "assignments", "dates"):
        rows = []
        for row in pred[kind]:
            luck = chance.random()
            if luck < 0.15:
                continue
            if luck < 0.45:
                key = chance.choice(sorted(row))
                other = chance.choice(gold[kind])
                row[key] = other.get(key)
                if chance.random() < 0.2 and isinstance(row[key], str):
                    row[key] = row[key].replace("ä", "a").replace("i", "l", 1)
                if kind != "assignments" and key in ("name", "aliases") and row[key] is None:
                    row[key] = "Nimetön" if key == "name" else []
            rows.append(row)
            if luck > 0.9:
                rows.append(dict(row))
        if rows and chance.random() < 0.5:
            rows.append({"name": "Keksitty", "target": "Keksitty", "person": "Kaisa Keksitty",
                         "start": "1999", "end": "viime vuonna", "growth_area": "Keksitty",
                         "about": "Keksitty", "role": "vetäjä", "vacant": False})  # fmt: skip
        chance.shuffle(rows)
        pred[kind] = rows
    return pred


def _counts(measure: Any) -> tuple[int, int, int]:
    return measure.tp, measure.fp, measure.fn


@needs_scorer
@pytest.mark.parametrize("seed", range(2))
def test_equal_to_the_scorer(seed: int) -> None:
    """Every line, every variant, strict, fuzzy and near, on spoilt copies of all gold."""
    theirs, chance = _scorer(), random.Random(seed)
    for number, series in enumerate(read_series(SHARED / "data" / "decks")):
        pred = {version: _spoilt(gold, chance) for version, gold in series.gold.items()}
        for variant in ("pptx", "pdf", "scan", "ocr"):
            for fuzzy, near in ((False, False), (True, False), (True, True)):
                if near and number != seed:  # their edit distance is slow: one series a seed
                    continue
                theirs.FUZZY, theirs.NEAR = fuzzy, near
                for version in series.gold:
                    gold = series.for_variant(version, variant)
                    mine = score(pred[version], gold, variant, fuzzy=fuzzy, near=near)
                    for name, expected in theirs.score(pred[version], gold, variant).items():
                        assert _counts(mine[name]) == _counts(expected), (series.name, name)
                        assert len(mine[name].wrong) == len(expected.wrong)


@needs_scorer
@pytest.mark.parametrize("seed", range(3))
def test_equal_to_the_scorer_on_changes(seed: int) -> None:
    theirs, chance = _scorer(), random.Random(seed)
    for series in read_series(SHARED / "data" / "decks"):
        told = []
        for change in series.changes:
            change = dict(change)
            if change["kind"] == "any":
                change |= {"kind": "changed", "before": change.get("start")}
            luck = chance.random()
            if luck < 0.2:
                continue
            if luck < 0.5:
                key = chance.choice(["before", "after", "field", "entity", "kind"])
                change[key] = chance.choice(series.changes)[key]
            if luck > 0.9:
                change["after"] = [change["after"] or "x", "y"]
            told.append(change)
        for variant in ("pptx", "pdf", "ocr"):
            for fuzzy in (False, True):
                theirs.FUZZY, theirs.NEAR = fuzzy, False
                mine = score_changes(told, series.changes, variant, series.aliases, fuzzy=fuzzy)
                expected = theirs.score_changes(told, series.changes, variant, series.aliases)
                assert _counts(mine) == _counts(expected), series.name
