"""The hand-marked cases are sound before any model is measured on them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from tests.attribution.cases import CASES

TYPOGRAPHY = {
    "straight-marks", "curly-marks", "single-marks", "guillemets", "reopened-marks",
    "unclosed-mark", "nickname", "scare-quotes", "split-quotation", "colon-new-paragraph", "dash",
    "transcript", "interview", "according-to", "he-said-inside", "headline", "noun-cue",
    "adjective-cue", "in-the-view-of", "no-source", "inverted", "bullets", "apostrophe",
}  # fmt: skip


def test_every_phenomenon_of_news_typography_has_two_cases():
    counted = Counter(case.phenomenon for case in CASES)
    assert {name for name in TYPOGRAPHY if counted[name] < 2} == set()


def test_case_ids_differ():
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case_is_sound(case):
    assert len(case.kinds) == len(case.attributions)
    assert all(number <= len(case.kinds) for number in case.negated)
    taken: list[list[int]] = []
    for number, attribution in enumerate(case.attributions, start=1):
        assert attribution["id"] == f"a{number}"
        assert case.polarity(number) in ("affirmed", "negated")
        for start, end in (*attribution["source"], *attribution["cue"], *attribution["content"]):
            assert case.text[start:end] == case.text[start:end].strip()
        taken += [*attribution["cue"], *attribution["content"]]
    taken.sort()
    assert all(one[1] <= two[0] for one, two in pairwise(taken))


@pytest.mark.parametrize(
    "case", [case for case in CASES if "direct" in case.kinds], ids=lambda case: case.id
)
def test_direct_contents_begin_with_a_mark(case):
    for kind, attribution in zip(case.kinds, case.attributions, strict=True):
        if kind == "direct":
            assert all(case.text[start] in "“\"‘'«" for start, _ in attribution["content"])
