"""Hypothesis strategies for records: small, fictional, and valid by the records' own rules."""

from __future__ import annotations

from typing import Any

from builders import info, page
from hypothesis import strategies as st

from models.records import (
    Assignment,
    DateFact,
    Extraction,
    GrowthArea,
    Issue,
    Mention,
    Page,
    Programme,
    Project,
)

AREAS = ["Biotalous", "Matkailu ja tapahtumat", "Meri", "Meriklusteri", "Ruoka", "Älyliikenne"]
PROJECTS = ["Puupiha", "Puupiha 2", "Retkisatama", "Lähiruokatori", "Vihreä laituri", "Datapaja",
            "Kylien yö", "Silta II", "Silta III"]  # fmt: skip
PROGRAMMES = ["Kasvuohjelma", "Osaamisohjelma 2026", "Osaamisohjelma 2027"]
PEOPLE = ["Aino Esimerkki", "Matti Malli", "Martti Malli", "Eeva-Liisa Kuvitelma", "V. Keksitty"]
ROLES = ["projektipäällikkö", "vs. projektipäällikkö", "vetäjä", "koordinaattori"]
isos = st.sampled_from(["2025", "2026", "2026-06", "2026-06-15", "2027-12-31", "2028-03"])
maybe_isos = st.none() | isos
_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12
)
_REAL = st.floats(0, 1000, allow_nan=False)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    quote, start = draw(_TEXT), draw(st.integers(0, 500))
    boxes = draw(st.lists(st.tuples(_REAL, _REAL, _REAL, _REAL), max_size=2))
    field = draw(st.sampled_from([None, "name", "start"]))
    number = draw(st.integers(1, 9))
    return Mention(number, start, start + len(quote), quote, tuple(boxes), field)


def _told(draw: st.DrawFn) -> dict[str, Any]:
    found = draw(st.lists(mentions(), min_size=1, max_size=2))
    return {
        "pages": tuple(sorted({mention.page for mention in found})),
        "confidence": draw(st.floats(0, 1)),
        "reason": draw(_TEXT),
        "mentions": tuple(found),
    }


@st.composite
def extractions(draw: st.DrawFn, /, **document: Any) -> Extraction:
    """Facts with unique names, targets that exist, and dates about them."""
    area_names = draw(st.lists(st.sampled_from(AREAS), unique=True, max_size=4))
    project_names = draw(st.lists(st.sampled_from(PROJECTS), unique=True, max_size=5))
    programme_names = draw(st.lists(st.sampled_from(PROGRAMMES), unique=True, max_size=2))
    targets = [
        *((name, "growth_area") for name in area_names),
        *((name, "project") for name in project_names),
        *((name, "programme") for name in programme_names),
    ]
    duties, dates = [], []
    if targets:
        for target, kind in draw(st.lists(st.sampled_from(targets), max_size=5, unique=True)):
            person = draw(st.none() | st.sampled_from(PEOPLE))
            duties.append(
                Assignment(
                    target=target,
                    target_kind=kind,  # type: ignore[arg-type]
                    person=person,
                    vacant=person is None,
                    role=draw(st.none() | st.sampled_from(ROLES)),
                    status=draw(st.sampled_from([None, "starts", "ends"])),
                    **_told(draw),
                )
            )
        for _ in range(draw(st.integers(0, 3))):
            start = draw(maybe_isos)
            dates.append(
                DateFact(
                    text=draw(_TEXT),
                    start=start,
                    end=draw(maybe_isos if start else isos),
                    precision="range",
                    about=draw(st.none() | st.sampled_from([name for name, _ in targets])),
                    event=draw(st.sampled_from([None, "päättyy", "väliarviointi", "haku auki"])),
                    **_told(draw),
                )
            )
    return Extraction(
        document=info(**document),
        growth_areas=tuple(
            GrowthArea(name=name, start=draw(maybe_isos), end=draw(maybe_isos), **_told(draw))
            for name in area_names
        ),
        programmes=tuple(
            Programme(name=name, start=draw(maybe_isos), end=draw(maybe_isos), **_told(draw))
            for name in programme_names
        ),
        projects=tuple(
            Project(
                name=name,
                growth_area=draw(st.none() | st.sampled_from(area_names)) if area_names else None,
                start=draw(maybe_isos),
                end=draw(maybe_isos),
                status=draw(st.sampled_from([None, "running"])),
                **_told(draw),
            )
            for name in project_names
        ),
        assignments=tuple(duties),
        dates=tuple(dates),
        issues=tuple(
            Issue("page-empty", "info", draw(_TEXT), number)
            for number in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def pages(draw: st.DrawFn) -> tuple[Page, ...]:
    texts = draw(st.lists(st.text("aäö \n.12", max_size=40), max_size=2))
    return tuple(page(text, number) for number, text in enumerate(texts, 1))
