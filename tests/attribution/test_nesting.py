"""Who stands inside whom."""

from __future__ import annotations

from sayso.attribution.candidates import Candidate, WordSpan
from sayso.attribution.choose import Scored
from sayso.attribution.nesting import Nested, nest

OUTER = (1, 2)


def candidate(
    cue: WordSpan, content: WordSpan, source: WordSpan | None = None, within: WordSpan | None = None
) -> Candidate:
    return Candidate(
        cue, () if source is None else (source,), (content,), 0.9, 0.9, 0.9, None, within
    )


def nested(*inner: tuple[Candidate, float], content: WordSpan = (2, 20)) -> list[Nested]:
    outer = Scored(candidate(OUTER, content, (0, 1)), "indirect", 0.8)
    return nest([outer], inner, least=0.3)


def rows(found: list[Nested]) -> list[tuple[WordSpan, WordSpan, tuple[WordSpan, ...]]]:
    return [(n.candidate.cue, n.parent, n.candidate.content) for n in found]


def test_one_inside() -> None:
    # Shaw said | the minister believed the quay would hold
    [found] = nested((candidate((4, 5), (5, 10), (2, 4), OUTER), 0.5))
    assert (found.parent, found.candidate.source) == (OUTER, ((2, 4),))
    assert found.confidence == 0.5 * 0.8


def test_below_the_least_probability_or_inside_nobody_chosen() -> None:
    assert nested((candidate((4, 5), (5, 10), within=OUTER), 0.2)) == []
    assert nested((candidate((4, 5), (5, 10), within=(30, 31)), 0.9)) == []


def test_a_cue_that_the_outer_content_lost_is_left_out() -> None:
    assert nested((candidate((19, 21), (10, 12), within=OUTER), 0.9)) == []


def test_spans_stay_inside_the_outer_content() -> None:
    found = nested((candidate((4, 5), (5, 30), (0, 4), OUTER), 0.9), content=(2, 12))
    assert rows(found) == [((4, 5), OUTER, ((5, 12),))]
    assert found[0].candidate.source == ((2, 4),)


def test_three_deep() -> None:
    found = nested(
        (candidate((8, 9), (9, 15), (7, 8), OUTER), 0.6),
        (candidate((4, 5), (5, 15), (2, 4), OUTER), 0.9),
    )
    assert rows(found) == [((4, 5), OUTER, ((5, 15),)), ((8, 9), (4, 5), ((9, 15),))]


def test_of_two_that_hold_each_other_the_surer_one_is_outside() -> None:
    found = nested(
        (candidate((8, 9), (3, 15), within=OUTER), 0.9),
        (candidate((4, 5), (5, 15), within=OUTER), 0.6),
    )
    assert [(n.candidate.cue, n.parent) for n in found] == [((8, 9), OUTER), ((4, 5), (8, 9))]


def test_neighbours_share_no_content() -> None:
    found = nested(
        (candidate((4, 5), (5, 11), within=OUTER), 0.9),
        (candidate((12, 13), (9, 16), within=OUTER), 0.6),
    )
    assert rows(found) == [
        ((4, 5), OUTER, ((5, 11),)),
        ((12, 13), OUTER, ((11, 12), (13, 16))),
    ]


def test_what_loses_most_of_its_content_is_left_out() -> None:
    found = nested(
        (candidate((4, 5), (5, 12), within=OUTER), 0.9),
        (candidate((13, 14), (5, 13), within=OUTER), 0.6),
    )
    assert [n.candidate.cue for n in found] == [(4, 5)]


def test_one_source_serves_two_neighbours() -> None:
    # They think that the quay holds and claim it will: the second is not what they think.
    found = nested(
        (candidate((3, 4), (4, 12), (2, 3), OUTER), 0.9),
        (candidate((8, 9), (9, 12), (2, 3), OUTER), 0.6),
    )
    assert rows(found) == [((3, 4), OUTER, ((4, 8),)), ((8, 9), OUTER, ((9, 12),))]


def test_a_content_holds_the_cues_of_all_depths_below_it() -> None:
    # ... that the minister believed (4) that Shaw knew (8) that Brandvold feared (11) the storm
    found = nested(
        (candidate((4, 5), (5, 15), (2, 4), OUTER), 0.9),
        (candidate((8, 9), (9, 15), (7, 8), OUTER), 0.8),
        (candidate((11, 12), (12, 15), (10, 11), OUTER), 0.7),
    )
    assert rows(found) == [
        ((4, 5), OUTER, ((5, 15),)),
        ((8, 9), (4, 5), ((9, 15),)),
        ((11, 12), (8, 9), ((12, 15),)),
    ]


def test_nobody_is_the_parent_of_a_cue_outside_its_content() -> None:
    # The middle one reaches back to word 10, beyond the content that it stands in itself.
    found = nested(
        (candidate((6, 7), (11, 14), within=OUTER), 0.9),
        (candidate((13, 14), (10, 13), within=OUTER), 0.8),
        (candidate((10, 11), (12, 13), within=OUTER), 0.7),
        content=(2, 14),
    )
    assert rows(found) == [((6, 7), OUTER, ((11, 14),)), ((13, 14), (6, 7), ((11, 13),))]
