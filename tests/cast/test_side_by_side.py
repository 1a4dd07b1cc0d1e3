"""Names that stand side by side, and where names are."""

from __future__ import annotations

from sayso.cast.side_by_side import NameIndex, is_joint, names_side_by_side
from tests.cast.hand_made import report

THREE = (
    "Cole|PROPN|7|nsubj ,|PUNCT|4|punct Mayor|NOUN|4|compound Shaw|PROPN|1|conj and|CCONJ|6|cc"
    " Adair|PROPN|1|conj left|VERB|0|root"
)


def test_names_are_found_by_their_words():
    _, analysis = report(THREE, names=["PER Cole", "PER Shaw", "PER Adair"])
    names = NameIndex(analysis.names)
    assert [names.at(word) for word in range(7)] == [0, None, None, 1, None, 2, None]
    assert list(names.within(1, 6)) == [1, 2]
    assert list(names.within(0, 5)) == [0, 1]
    assert NameIndex([]).at(0) is None


def test_three_people_side_by_side_with_a_title():
    _, analysis = report(THREE, names=["PER Cole", "PER Shaw", "PER Adair"])
    names = NameIndex(analysis.names)
    assert names_side_by_side(analysis, names, 0, 6) == [0, 1, 2]
    assert is_joint(analysis, names, 0, 6, 0)
    # Without the last, no *and* joins them.
    assert names_side_by_side(analysis, names, 0, 4) == []
    assert not is_joint(analysis, names, 0, 1, 0)


def test_what_goes_on_after_the_last_name_is_no_row_of_names():
    _, analysis = report(THREE, names=["PER Cole", "PER Shaw", "PER Adair"])
    assert names_side_by_side(analysis, NameIndex(analysis.names), 0, 7) == []


def test_a_possessor_is_not_one_of_a_row():
    _, analysis = report(
        "Cole|PROPN|3|nmod +'s|PART|1|case aide|NOUN|0|root and|CCONJ|5|cc Shaw|PROPN|3|conj",
        names=["PER Cole", "PER Shaw"],
    )
    names = NameIndex(analysis.names)
    assert names_side_by_side(analysis, names, 0, 5) == []
    # The tree joins Shaw to the aide all the same.
    assert is_joint(analysis, names, 0, 5, 2)


def test_and_inside_a_name_joins_nobody():
    _, analysis = report(
        "Cole|PROPN|0|root and|CCONJ|3|cc Sons|PROPN|1|conj", names=["ORG Cole and Sons"]
    )
    assert not is_joint(analysis, NameIndex(analysis.names), 0, 3, 0)


def test_names_of_works_are_no_row():
    _, analysis = report(
        "Saltings|PROPN|0|root and|CCONJ|3|cc Tides|PROPN|1|dep",
        names=["MISC Saltings", "MISC Tides"],
    )
    assert names_side_by_side(analysis, NameIndex(analysis.names), 0, 3) == []
