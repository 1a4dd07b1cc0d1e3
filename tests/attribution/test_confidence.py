"""Confidence: the fitted regression over what the network says."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.candidates import Candidate
from sayso.attribution.confidence import FEATURES, Calibration, features_of

CANDIDATE = Candidate(
    cue=(4, 7),
    source=((0, 2),),
    content=((8, 12),),
    cue_probability=0.75,
    link_probability=0.5,
    content_probability=0.9,
)


def test_features_by_name() -> None:
    assert dict(zip(FEATURES, features_of(CANDIDATE, "direct"), strict=True)) == pytest.approx(
        {
            "bias": 1.0,
            "cue": math.log(3),
            "link": math.log(0.5),
            "content": math.log(9),
            "no_source": 0.0,
            "direct": 1.0,
            "mixed": 0.0,
            "cue_words": math.log(3),
            "content_words": math.log(4),
        }
    )


@pytest.mark.parametrize(
    ("name", "candidate", "kind"),
    [
        ("no_source", replace(CANDIDATE, source=()), "indirect"),
        ("direct", CANDIDATE, "direct"),
        ("mixed", CANDIDATE, "mixed"),
    ],
)
def test_a_weight_acts_on_its_own_feature(name: str, candidate: Candidate, kind: str) -> None:
    only = Calibration(tuple(2.0 if feature == name else 0.0 for feature in FEATURES))
    assert only.confidence(candidate, kind) == pytest.approx(1 / (1 + math.exp(-2)))
    assert only.confidence(CANDIDATE, "indirect") == pytest.approx(0.5)


def test_a_surer_cue_gives_more_confidence() -> None:
    calibration = Calibration(tuple(float(name == "cue") for name in FEATURES))
    sure, unsure = replace(CANDIDATE, cue_probability=0.9), replace(CANDIDATE, cue_probability=0.3)
    assert calibration.confidence(sure, "direct") == pytest.approx(0.9)
    assert calibration.confidence(unsure, "direct") == pytest.approx(0.3)


probability = st.floats(0, 1)


@given(
    probability,
    probability,
    probability,
    st.lists(st.floats(-1e6, 1e6), min_size=len(FEATURES), max_size=len(FEATURES)),
)
def test_confidence_is_always_a_probability(
    cue: float, link: float, content: float, weights: list[float]
) -> None:
    candidate = replace(
        CANDIDATE, cue_probability=cue, link_probability=link, content_probability=content
    )
    assert 0.0 <= Calibration(tuple(weights)).confidence(candidate, "mixed") <= 1.0
