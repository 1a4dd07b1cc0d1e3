"""Which candidates stand together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.candidates import Candidate, WordSpan
from sayso.attribution.choose import Scored, choose


def scored(
    confidence: float, cue: WordSpan, *content: WordSpan, source: tuple[WordSpan, ...] = ()
) -> Scored:
    candidate = Candidate(
        cue=cue,
        source=source,
        content=content,
        cue_probability=0.9,
        link_probability=0.9,
        content_probability=0.9,
    )
    return Scored(candidate, "indirect", confidence)


def kept(*items: Scored, least: float = 0.0) -> list[tuple[WordSpan, tuple[WordSpan, ...]]]:
    return [(s.candidate.cue, s.candidate.content) for s in choose(items, least=least)]


def test_candidates_apart_are_all_kept_in_text_order() -> None:
    later, earlier = scored(0.9, (20, 21), (21, 25)), scored(0.6, (3, 4), (4, 9))
    assert kept(later, earlier) == [((3, 4), ((4, 9),)), ((20, 21), ((21, 25),))]


def test_the_unsure_are_left_out() -> None:
    items = scored(0.5, (1, 2), (2, 4)), scored(0.499, (6, 7), (7, 9))
    assert kept(*items, least=0.5) == [((1, 2), ((2, 4),))]


def test_a_source_may_be_shared() -> None:
    source = ((0, 1),)
    first = scored(0.9, (1, 2), (2, 5), source=source)
    second = scored(0.8, (6, 7), (7, 9), source=source)
    assert [s.candidate.source for s in choose([first, second], least=0)] == [source, source]


@pytest.mark.parametrize(
    "rival",
    [
        pytest.param(scored(0.8, (3, 5), (8, 12)), id="cue-in-cue"),
        pytest.param(scored(0.8, (6, 7), (8, 12)), id="cue-in-content"),
        pytest.param(scored(0.8, (20, 21), (4, 9)), id="content-taken"),
        pytest.param(scored(0.8, (20, 21), (5, 8), (30, 32)), id="more-than-half-taken"),
    ],
)
def test_the_surer_one_wins(rival: Scored) -> None:
    sure = scored(0.9, (3, 4), (4, 9))
    assert kept(rival, sure) == [((3, 4), ((4, 9),))]


def test_the_other_keeps_what_is_left_of_its_content() -> None:
    sure, other = scored(0.9, (3, 4), (4, 9)), scored(0.8, (20, 21), (7, 9), (12, 16))
    assert kept(other, sure) == [((3, 4), ((4, 9),)), ((20, 21), ((12, 16),))]


def test_a_cue_inside_a_content_splits_it() -> None:
    cue, around = scored(0.9, (10, 11), (20, 24)), scored(0.8, (3, 4), (5, 15))
    assert kept(around, cue) == [((3, 4), ((5, 10), (11, 15))), ((10, 11), ((20, 24),))]


spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair)))
items = st.builds(
    lambda confidence, cue, content: scored(confidence, cue, content),
    st.floats(0, 1),
    spans,
    spans,
)


@given(st.lists(items, max_size=8), st.floats(0, 1))
def test_what_is_chosen_never_overlaps(candidates: list[Scored], least: float) -> None:
    chosen = choose(candidates, least=least)
    cues = [word for s in chosen for word in range(*s.candidate.cue)]
    content = [word for s in chosen for span in s.candidate.content for word in range(*span)]
    assert len(cues) == len(set(cues))
    assert len(content) == len(set(content))
    assert all(s.confidence >= least and s.candidate.content for s in chosen)
    if candidates and max(s.confidence for s in candidates) >= least:
        assert chosen


def test_piece_that_two_sure_cues_claim_goes_to_the_nearer() -> None:
    # "I saw it," Cole said, adding, "I was there."
    said = Candidate((5, 6), ((4, 5),), ((0, 3), (9, 13)), 0.9, 0.9, 0.9)
    adding = Candidate((7, 8), ((4, 5),), ((9, 13),), 0.9, 0.9, 0.9)
    chosen = choose([Scored(said, "direct", 0.99), Scored(adding, "direct", 0.9)], least=0.4)
    assert [s.candidate.content for s in chosen] == [((0, 3),), ((9, 13),)]


def test_the_only_piece_of_a_content_is_not_given_up() -> None:
    said = Candidate((5, 6), (), ((9, 13),), 0.9, 0.9, 0.9)
    adding = Candidate((7, 8), (), ((9, 13),), 0.9, 0.9, 0.9)
    [kept] = choose([Scored(said, "direct", 0.99), Scored(adding, "direct", 0.9)], least=0.4)
    assert kept.candidate.cue == (5, 6)


def test_of_two_with_one_cue_the_surer_one_is_chosen() -> None:
    both = [scored(1.0, (0, 1), (0, 1)), scored(0.75, (0, 1), (0, 1))]
    assert [s.confidence for s in choose(both, least=1.0)] == [1.0]
