"""Candidates read off scores that are made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from sayso.attribution.candidates import MOST_CUE_WORDS, Candidate, Decoding, find_candidates
from sayso.attribution.crf import Chain
from sayso.model.scores import WindowScores
from sayso.model.windows import Window
from tests.plain_words import words_of_pieces
from tests.stand_in import FREE, StandIn

WORDS = words_of_pieces([1] * 60)
WHOLE = [Window(0, 60, 0, 60)]


def candidates(stand_in: StandIn, windows: Sequence[Window] = WHOLE) -> list[Candidate]:
    return find_candidates(WORDS, stand_in.encode(WORDS, windows), stand_in, FREE)


def spans(found: Sequence[Candidate]) -> list[tuple[object, object, object]]:
    return [(one.cue, one.source, one.content) for one in found]


def test_a_cue_with_its_source_and_content() -> None:
    found = candidates(StandIn([(5, 7)], {5: ([(2, 5)], [(7, 15)])}))
    assert spans(found) == [((5, 7), ((2, 5),), ((7, 15),))]
    assert found[0].cue_probability == pytest.approx(1.0, abs=1e-3)
    assert found[0].link_probability == pytest.approx(1.0, abs=1e-2)
    assert found[0].content_probability == pytest.approx(1.0, abs=1e-3)


def test_sources_and_contents_may_be_discontinuous() -> None:
    links = {10: ([(8, 10), (20, 22)], [(0, 8), (12, 20)])}
    assert spans(candidates(StandIn([(10, 11)], links))) == [
        ((10, 11), ((8, 10), (20, 22)), ((0, 8), (12, 20)))
    ]


def test_spans_side_by_side_stay_two() -> None:
    links = {10: ([], [(11, 14), (14, 18)])}
    assert spans(candidates(StandIn([(10, 11)], links))) == [((10, 11), (), ((11, 14), (14, 18)))]


def test_two_cues_may_share_a_source() -> None:
    links = {2: ([(0, 2)], [(3, 6)]), 7: ([(0, 2)], [(8, 12)])}
    found = candidates(StandIn([(2, 3), (7, 8)], links))
    assert [one.source for one in found] == [((0, 2),), ((0, 2),)]


def test_a_cue_without_content_gives_nothing() -> None:
    stand_in = StandIn([(2, 3), (7, 8)], {2: ([(0, 2)], []), 7: ([], [(8, 12)])})
    assert spans(candidates(stand_in)) == [((7, 8), (), ((8, 12),))]


def test_a_cue_keeps_its_own_words() -> None:
    links = {5: ([(3, 6)], [(6, 12)])}
    assert spans(candidates(StandIn([(5, 7)], links))) == [((5, 7), ((3, 5),), ((7, 12),))]


def test_no_cue_no_candidate_and_no_linking() -> None:
    stand_in = StandIn()
    assert candidates(stand_in) == []
    assert candidates(stand_in, []) == []
    assert stand_in.linked == 0


@pytest.mark.parametrize("place", range(20, 36))
def test_a_cue_that_two_windows_see_is_answered_for_once(place: int) -> None:
    windows = [Window(0, 36, 0, 28), Window(20, 60, 28, 60)]
    links = {place: ([(place - 1, place)], [(place + 2, place + 4)])}
    [found] = candidates(StandIn([(place, place + 2)], links), windows)
    assert found.cue == (place, place + 2)
    core = windows[0] if place < 28 else windows[1]
    assert found.window == (core.start, core.end)


def test_candidates_come_in_the_order_of_their_cues() -> None:
    cues = [(place, place + 1) for place in range(2, 56, 6)]
    stand_in = StandIn(cues, {start: ([], [(start + 1, start + 3)]) for start, _ in cues})
    windows = [Window(0, 36, 0, 28), Window(20, 60, 28, 60)]
    assert [one.cue for one in candidates(stand_in, windows)] == cues
    assert stand_in.linked == len(cues)


def test_many_cues_are_linked_in_parts_with_the_same_outcome() -> None:
    words = words_of_pieces([1] * 400)
    cues = [(place, place + 1) for place in range(0, 399, 2)]
    stand_in = StandIn(cues, {start: ([], [(start + 1, start + 2)]) for start, _ in cues})
    windows = [Window(0, 220, 0, 190), Window(160, 400, 190, 400)]
    found = find_candidates(words, stand_in.encode(words, windows), stand_in, FREE)
    assert spans(found) == [((a, b), (), ((b, b + 1),)) for a, b in cues]


def scores(begin: Sequence[float], inside: Sequence[float]) -> WindowScores:
    """Make scores whose label probabilities are these, under a chain without preferences."""
    probability = np.array([[1 - b - i, b, i] for b, i in zip(begin, inside, strict=True)])
    size = len(begin)
    logits = np.log(np.maximum(probability, 1e-6)).astype(np.float32)
    place = np.arange(size, dtype=np.float32)[:, None]
    return WindowScores(
        Window(0, size, 0, size),
        logits,
        np.zeros(size, np.float32),
        place,
        np.hstack([place] * 2),
        cast={},
    )


@pytest.mark.parametrize(
    ("begin", "inside", "expected"),
    [
        pytest.param([0, 0.8, 0, 0], [0, 0, 0.7, 0], [(1, 3)], id="two-words"),
        pytest.param([0, 0.8, 0.1, 0], [0, 0, 0.2, 0], [(1, 2)], id="does-not-go-on"),
        pytest.param([0, 0.19, 0, 0], [0, 0, 0, 0], [], id="below-the-threshold"),
        pytest.param([0, 0.3, 0, 0.3], [0, 0, 0, 0], [(1, 2), (3, 4)], id="two-unsure-ones"),
        pytest.param([0, 0.3, 0.6, 0], [0, 0, 0.3, 0], [(2, 3)], id="the-likelier-beginning"),
        pytest.param([0, 0.6, 0.3, 0], [0, 0, 0.5, 0], [(1, 3)], id="inside-an-earlier-one"),
    ],
)
def test_cues_read_off_probabilities(
    begin: list[float], inside: list[float], expected: list[tuple[int, int]]
) -> None:
    scored = scores(begin, inside)
    content = {start: ([], [(0, 1)]) for start, _ in expected}
    found = find_candidates(words_of_pieces([1] * 4), [scored], StandIn(links=content), FREE)
    assert [one.cue for one in found] == expected
    for one in found:
        assert one.cue_probability == pytest.approx(begin[one.cue[0]], abs=1e-3)


def test_a_cue_has_so_many_words_at_most() -> None:
    scored = scores([0.9] + [0.0] * 29, [0.0] + [0.9] * 29)
    stand_in = StandIn(links={0: ([], [(25, 27)])})
    [found] = find_candidates(words_of_pieces([1] * 30), [scored], stand_in, FREE)
    assert found.cue == (0, MOST_CUE_WORDS)


def test_the_chain_decides_where_a_span_ends() -> None:
    # Content must not go on behind a gap: the chain forbids inside after outside.
    chain = Chain(np.zeros((5, 5), np.float32), np.zeros(5, np.float32))
    chain.transitions[0, 4] = -1_000.0
    decoding = Decoding(FREE.cue_chain, chain)

    class Gappy(StandIn):
        def link(self, word, cue, distance, scalars):  # type: ignore[no-untyped-def]
            out = np.zeros((*word.shape[:2], 5), dtype=np.float32)
            out[:, 11, 3] = out[:, 12, 0] = out[:, 13, 4] = 5.0
            out[:, :11, 0] = out[:, 14:, 0] = 5.0
            out[:, 12, 4] = 4.0
            return out

    stand_in = Gappy([(10, 11)])
    [found] = find_candidates(WORDS, stand_in.encode(WORDS, WHOLE), stand_in, decoding)
    assert found.content == ((11, 14),)
    [free] = find_candidates(WORDS, stand_in.encode(WORDS, WHOLE), stand_in, FREE)
    assert free.content == ((11, 12), (13, 14))
    assert found.link_probability < 1.0
