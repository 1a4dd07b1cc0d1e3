"""Calibration figures on hand-made judgements, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from bench.calibration import (
    Judged,
    calibration,
    equal_mass,
    equal_width,
    expected_error,
    judge,
    reliability,
    table,
)
from bench.predictions import Predicted
from bench.scorer import score_document

TEXT = "Ada Marsh said the pier is shut. It was noted that gulls stay.\n"
SAID = Predicted(cue=((10, 14),), source=((0, 9),), content=((15, 31),), confidence=0.95)
NOTED = Predicted(cue=((36, 45),), source=(), content=((46, 61),), confidence=0.65)
LOOSE = Predicted(cue=((10, 14),), source=(), content=((15, 18),), confidence=0.55)
WRONG = Predicted(cue=((33, 35),), source=(), content=((0, 3),), confidence=0.75)


def test_bins_of_equal_width_are_half_open() -> None:
    bins = equal_width(np.array([0.0, 0.0999, 0.1, 0.95, 1.0]), 10)
    assert bins.tolist() == [0, 0, 1, 9, 9]


def test_bins_of_equal_mass_differ_by_one() -> None:
    bins = equal_mass(np.array([0.9, 0.1, 0.5, 0.3, 0.7]), 2)
    assert bins.tolist() == [1, 0, 0, 0, 1]


def test_expected_error_by_hand() -> None:
    confidence = np.array([0.95, 0.95, 0.65, 0.65])
    right = np.array([1.0, 0.0, 1.0, 1.0])
    rows = reliability(confidence, right, equal_width(confidence, 10))
    # bins: 0.65 said, 1.0 right (2 of 4); 0.95 said, 0.5 right (2 of 4)
    assert expected_error(rows) == pytest.approx(0.5 * 0.35 + 0.5 * 0.45)
    assert [(row.count, row.right) for row in rows] == [(2, 1.0), (2, 0.5)]
    assert expected_error([]) == 0


def test_perfect_confidence_has_no_error() -> None:
    rng = np.random.default_rng(3)
    confidence = rng.uniform(size=200_000)
    right = (rng.uniform(size=confidence.size) < confidence).astype(float)
    judged = Judged(confidence, right, right, np.arange(confidence.size) % 50)
    found = calibration(judged)["found"]
    assert max(found["ece"].values()) < 0.01
    assert found["interval"][1] < 0.01


def test_overconfidence_is_seen_in_every_binning() -> None:
    confidence = np.full(100, 0.9)
    judged = Judged(confidence, np.zeros(100), np.zeros(100), np.zeros(100, dtype=np.int64))
    result = calibration(judged)
    assert set(result["found"]["ece"]) == {
        "10 equal width", "15 equal width", "10 equal mass", "15 equal mass"}  # fmt: skip
    assert min(result["found"]["ece"].values()) == pytest.approx(0.9)
    assert "0.900-0.900" in table(result)


def test_right_is_what_the_scorer_pairs() -> None:
    given = (LOOSE, WRONG, NOTED)
    score = score_document("d", TEXT, [SAID, NOTED], given)
    judged = judge([score], {"d": given})
    assert judged.confidence.tolist() == [0.55, 0.75, 0.65]
    assert judged.found.tolist() == [1, 0, 1]
    assert judged.overlap.tolist() == [0, 0, 1]


def test_no_predictions_give_no_figures() -> None:
    score = score_document("d", TEXT, [SAID], [])
    assert calibration(judge([score], {})) == {"attributions": 0}
