"""The reading benchmark's yardsticks measure what they say; how fast anything is, no test asks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from builders import page

from benchmarks import reading, reading_features
from benchmarks.reading_boxes import Fit, fit, joined, overlap, some_pages
from benchmarks.reading_features import Feature, covers, verdict
from benchmarks.reading_peers import Told
from benchmarks.reading_scan import missed, words
from extractors.readers import read_in_process
from models.records import Box


def ink(*areas: Box) -> np.ndarray:
    """A page of 100 x 50 points, two pixels a point, dark in these areas."""
    mask = np.zeros((100, 200), bool)
    for x0, top, x1, bottom in areas:
        mask[int(2 * top) : int(2 * bottom), int(2 * x0) : int(2 * x1)] = True
    return mask


def test_overlap_is_intersection_over_union() -> None:
    assert overlap((0, 0, 10, 10), (0, 0, 10, 10)) == 1
    assert overlap((0, 0, 10, 10), (0, 0, 5, 10)) == 0.5
    assert overlap((0, 0, 10, 10), (10, 0, 20, 10)) == 0


def test_a_box_is_held_against_its_own_ink() -> None:
    """Tight, as high as the line, half a word, and none: only the first fits."""
    word, dot = (10.0, 20.0, 30.0, 26.0), (12.0, 17.0, 13.0, 18.0)
    whole = (10.0, 17.0, 30.0, 26.0)
    assert fit(ink(word, dot), [whole], 2).share == 1
    assert fit(ink(word, dot), [(9, 12, 31, 32)], 2).share == 0
    assert fit(ink(word, dot), [(10, 17, 19, 26)], 2).share == 0
    assert fit(ink(word, dot), [(70, 17, 90, 26)], 2) == Fit((), 1, 484, 484)


def test_neighbours_do_not_lend_ink() -> None:
    """Each word is judged by its own letters; the upper one's tail hangs over the lower one."""
    upper, lower = (10.0, 10.0, 40.0, 18.0), (10.0, 20.0, 40.0, 28.0)
    found = fit(ink((10, 10, 40, 16), (38, 15, 40, 18), lower), [upper, lower], 2)
    assert [round(iou, 2) for iou in found.ious] == [1, 1]
    assert found.unclaimed == 0


def test_fits_of_pages_are_joined_and_pages_spread() -> None:
    both = joined([Fit((0.9, 0.6), 1, 10, 2), Fit((0.8, 0.7), 0, 5, 0)])
    assert (both.share, both.unseen, both.ink, both.unclaimed) == (0.75, 1, 15, 2)
    assert some_pages(3, 4) == [0, 1, 2]
    assert some_pages(13, 4) == [0, 4, 8, 12]


def test_words_are_counted_as_often_as_they_stand() -> None:
    told = words([page("Kasvu ja kasvu – kasvu"), page("• 2027")])
    assert told == Counter({"kasvu": 2, "Kasvu": 1, "ja": 1, "2027": 1})
    total, lost = missed(told, Counter({"kasvu": 1, "Kasvu": 5, "2027": 1}))
    assert (total, lost) == (5, Counter({"kasvu": 1, "ja": 1}))


@pytest.mark.parametrize(
    ("box", "inside"),
    [((10, 10, 50, 20), True), ((90, 10, 150, 20), False), ((0, 0, 700, 500), False)],
)
def test_a_marker_has_a_box_where_it_stands(box: Box, inside: bool) -> None:
    assert covers(box, (10, 10, 60, 22)) is inside
    told = Told("Alussa Merkki on", [("Merkki", 1, list(box))])
    assert verdict(Feature("x", "Merkki", (10, 10, 60, 22)), told) == ("box" if inside else "text")
    assert verdict(Feature("x", "Toinen"), told) == "no"


def test_every_marker_stands_in_its_document(tmp_path: Path) -> None:
    """What is looked for by its text alone is in the file: our own reader, at least, finds it."""
    for make, name in ((reading_features.make_pdf, "m.pdf"), (reading_features.make_deck, "m.pptx")):
        features = make(tmp_path / name)
        text = " ".join(page.text for page in read_in_process(tmp_path / name).pages)
        assert len({feature.name for feature in features}) == len(features) > 15
        basic = {"Laatikkomerkki", "Ryhmämerkki", "Palamerkki", "Pystymerkki"}
        for feature in features:
            assert feature.marker not in basic or feature.marker in text


def test_given_documents_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "decks" / "docs"
    folder.mkdir(parents=True)
    for name in ("a_v1.pdf", "a_v1_scan.pdf", "a_v1.pptx", "b_v1.docx", "a_v1_ocr.txt", "c.pdf"):
        (folder / name).touch()
    found = {kind: [path.name for path in paths] for kind, paths in reading.given(tmp_path).items()}
    assert found == {
        "pdf": ["a_v1.pdf", "c.pdf"], "scan": ["a_v1_scan.pdf"],
        "pptx": ["a_v1.pptx"], "docx": ["b_v1.docx"],
    }
    paths = reading.given(tmp_path)
    assert reading.beside(paths["scan"], ".pdf") == [(folder / "a_v1_scan.pdf", folder / "a_v1.pdf")]
    assert reading.beside(paths["docx"], ".pdf") == []


def test_every_measure_has_a_goal_and_what_is_skipped_is_named(tmp_path: Path) -> None:
    report = reading.Report()
    assert list(reading.accuracy(tmp_path, report)) == []
    skipped = " ".join(report.lines)
    for name in reading.GOALS:
        assert name in skipped or name in (
            "pdf_words_ratio", "pdf_tables_ratio", "pptx_ratio", "reader_peak_mb"
        )
