from __future__ import annotations

import pytest

from sayso.attribution.candidates import Candidate, WordSpan
from sayso.attribution.headings import Headings


def candidate(cue: WordSpan, source: list[WordSpan], content: list[WordSpan]) -> Candidate:
    return Candidate(cue, tuple(source), tuple(content), 0.9, 0.9, 0.9)


@pytest.mark.parametrize(
    ("cue", "source", "content", "left"),
    [
        pytest.param((1, 2), [(0, 1)], [(2, 9)], ([(0, 1)], [(2, 5)]), id="cue-in-the-heading"),
        pytest.param((8, 9), [(4, 8)], [(9, 12)], ([(5, 8)], [(9, 12)]), id="cue-in-the-text"),
        pytest.param(
            (7, 8), [(6, 7)], [(8, 25)], ([(6, 7)], [(8, 20), (22, 25)]), id="heading-in-between"
        ),
        pytest.param((7, 8), [], [(8, 12), (20, 22)], ([], [(8, 12)]), id="piece-in-a-heading"),
    ],
)
def test_nothing_reaches_out_of_its_own_text(
    cue: WordSpan,
    source: list[WordSpan],
    content: list[WordSpan],
    left: tuple[list[WordSpan], list[WordSpan]],
) -> None:
    kept = Headings([(0, 5), (20, 22)]).within(candidate(cue, source, content))
    assert kept is not None
    assert (list(kept.source), list(kept.content)) == left


def test_candidate_without_content_of_its_own_is_dropped() -> None:
    assert Headings([(0, 5)]).within(candidate((6, 7), [], [(0, 5)])) is None


def test_report_without_headings_leaves_the_candidate_as_it_is() -> None:
    given = candidate((1, 2), [(0, 1)], [(2, 9)])
    assert Headings([]).within(given) is given
