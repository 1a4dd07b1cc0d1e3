"""Through how many mouths a statement comes."""

from __future__ import annotations

from sayso.cast.chains import with_chains
from sayso.record import Attribution, Span


def said(
    number: int, speaker: str | None, parent: int | None = None, *, source: bool = True
) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=[Span(start=4, end=5)] if source else [],
        cue=[Span(start=0, end=1)],
        content=[Span(start=2, end=3)],
        kind="indirect",
        speaker=speaker,
        parent=None if parent is None else f"a{parent}",
        confidence=0.9,
    )


def chains(*attributions: Attribution) -> list[tuple[list[str], int]]:
    return [(a.chain, a.mouths) for a in with_chains(attributions)]


def test_a_statement_of_its_own_has_one_mouth() -> None:
    assert chains(said(1, "e1"), said(2, None)) == [(["e1"], 1), ([], 1)]


def test_a_chain_goes_from_the_narrator_inward() -> None:
    rows = chains(said(1, "e1"), said(2, "e2", parent=1), said(3, "e3", parent=2))
    assert rows[1:] == [(["e1", "e2"], 2), (["e1", "e2", "e3"], 3)]


def test_who_says_what_they_said_is_one_mouth() -> None:
    rows = chains(said(1, "e1"), said(2, "e1", parent=1), said(3, "e2", parent=2))
    assert rows[1:] == [(["e1"], 1), (["e1", "e2"], 2)]


def test_a_parent_of_the_same_mouth_gives_way_to_the_one_around_it() -> None:
    outer, thought = said(1, "e1"), said(2, "e2", parent=1)
    again, other = said(3, "e2", parent=2), said(4, "e3", parent=2)
    understood = said(5, None, parent=2, source=False)
    parents = [a.parent for a in with_chains([outer, thought, again, other, understood])]
    assert parents == [None, "a1", "a1", "a2", "a1"]


def test_somebody_outside_the_cast_is_a_mouth_without_a_name() -> None:
    rows = chains(said(1, None), said(2, "e2", parent=1), said(3, None, parent=2))
    assert rows[1:] == [(["e2"], 2), (["e2"], 3)]


def test_two_unknown_mouths_are_two() -> None:
    assert chains(said(1, None), said(2, None, parent=1))[1] == ([], 2)


def test_an_outer_statement_may_stand_later_in_the_list() -> None:
    assert chains(said(2, "e2", parent=1), said(1, "e1"))[0] == (["e1", "e2"], 2)
