"""Who a source is, how surely, and why nobody."""

from __future__ import annotations

import math

import pytest

from sayso.cast.clusters import Candidate
from sayso.cast.references import find_references
from sayso.cast.side_by_side import NameIndex
from sayso.cast.speakers import LEAST_SHARE, NEAR, NestedSpans, choose, is_quoted_first_person
from tests.cast.hand_made import report


def test_without_candidates_nobody_is_chosen():
    assert choose([], "pronoun").cluster is None
    assert choose([], "pronoun").rivals == ()


def test_one_sure_candidate_is_chosen():
    choice = choose([Candidate(3, 4.0)], "pronoun")
    assert choice.cluster == 3
    assert choice.confidence == pytest.approx(0.96 / (1 + 0.4 * math.exp(-4.0)))


def test_a_pronoun_means_somebody_more_often_than_a_description_does():
    candidates = [Candidate(3, 1.0)]
    pronoun, description = choose(candidates, "pronoun"), choose(candidates, "description")
    assert pronoun.confidence > description.confidence > 0.5


def test_two_that_are_near_are_both_told():
    near = math.log(NEAR) + 0.01
    choice = choose([Candidate(1, 2.0), Candidate(5, 2.0 + near)], "pronoun")
    assert choice.cluster is None
    assert choice.rivals == (1, 5)
    clear = choose([Candidate(1, 2.0), Candidate(5, 2.0 + near - 0.02)], "pronoun")
    assert (clear.cluster, clear.rivals) == (1, ())


def test_an_unlikely_candidate_is_not_taken():
    choice = choose([Candidate(1, -0.8)], "description")
    assert choice.cluster is None
    assert 0.0 < choice.confidence < LEAST_SHARE
    assert choose([Candidate(1, 0.0)], "description").cluster == 1


def test_the_spans_that_hold_a_place():
    spans = NestedSpans([(0, 30), (8, 20), (10, 12), (15, 18), (40, 50)])
    assert list(spans.around(11)) == [2, 1, 0]
    assert list(spans.around(16)) == [3, 1, 0]
    # Behind the inner ones, the outer ones still hold it.
    assert list(spans.around(19)) == [1, 0]
    assert list(spans.around(20)) == [0]
    assert list(spans.around(30)) == []
    assert list(spans.around(45)) == [4]
    assert list(NestedSpans([(5, 6)]).around(3)) == []
    assert list(NestedSpans([]).around(3)) == []


@pytest.mark.parametrize(
    ("word", "quoted", "own"),
    [
        ("I", True, True),
        ("my", True, True),
        ("we", True, True),
        ("I", False, False),
        ("she", True, False),
    ],
)
def test_the_first_person_of_a_quotation(word, quoted, own):
    mark = '"|PUNCT|2|punct +' if quoted else ""
    end = ' +"|PUNCT|2|punct' if quoted else ""
    _, analysis = report(
        f"{mark}{word}|PRON|2|nsubj row|VERB|0|root{end}", mentions=[f"person {word}"]
    )
    [reference], _ = find_references(analysis, NameIndex([]), [])
    assert is_quoted_first_person(analysis, reference) is own
