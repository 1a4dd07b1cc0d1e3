"""Where the cast's members stand in the tree."""

from __future__ import annotations

from sayso.cast.anchors import Anchors
from sayso.cast.members import Place, member
from sayso.cast.tree import Tree
from tests.cast.hand_made import mention_in, report
from tests.cast.trees import cast_of

LINE = (
    "Mayor|NOUN|3|compound Ana|PROPN|3|compound Ruiz|PROPN|7|nsubj ,|PUNCT|6|punct"
    " a|DET|6|det rower|NOUN|3|appos left|VERB|0|root"
)


def test_a_member_is_made_of_plain_bounds():
    made = member("e1", "person", [(0, 3, "name"), (4, 5, "pronoun")])
    assert made.places == (Place(0, 3, "name"), Place(4, 5, "pronoun"))
    assert (made.id, made.type) == ("e1", "person")


def anchors_of(analysis, **cast):
    return Anchors(analysis, Tree(analysis), cast_of(analysis, **cast))


def test_a_name_is_anchored_without_title_and_apposition():
    _, analysis = report(LINE, names=["PER Ana Ruiz"])
    anchors = anchors_of(analysis, e1="person: name Mayor Ana Ruiz , a rower")
    [anchor] = anchors.all
    assert anchor.name == range(1, 3)
    assert anchor.head == 2
    assert anchors.at(2) is anchor
    assert anchors.at(5) is None
    assert anchors.people == {1, 2}
    assert anchors.own(anchor) == {1, 2}


def test_a_title_that_was_marked_as_a_name_is_cut_off():
    _, analysis = report(LINE, names=["PER Mayor Ana Ruiz"])
    [anchor] = anchors_of(analysis, e1="person: name Mayor Ana Ruiz").all
    assert anchor.name == range(1, 3)


def test_an_unmarked_name_is_found_by_the_tree():
    _, analysis = report("Luis|PROPN|0|root Cole|PROPN|1|flat rower|NOUN|1|appos")
    [anchor] = anchors_of(analysis, e1="person: name Luis Cole rower").all
    assert anchor.name == range(2)


def test_of_a_description_the_head_alone_is_anchored():
    _, analysis = report("the|DET|3|det Oxmoor|PROPN|3|compound mayor|NOUN|0|root")
    [anchor] = anchors_of(analysis, e1="person: description the Oxmoor mayor").all
    assert (anchor.name, anchor.head) == (range(2, 3), 2)


def test_names_go_before_descriptions_of_the_same_word():
    _, analysis = report(LINE, names=["PER Ana Ruiz"])
    anchors = anchors_of(
        analysis, e1="person: description Mayor Ana Ruiz", e2="person: name Ana Ruiz"
    )
    assert anchors.at(2).member.id == "e2"
    assert [anchor.member.id for anchor in anchors.of(["person"])] == ["e1", "e2"]
    assert list(anchors.of(["place"])) == []


def test_places_outside_the_text_are_left_out():
    _, analysis = report(LINE)
    made = member("e1", "person", [(0, 99, "name"), (3, 3, "name")])
    assert Anchors(analysis, Tree(analysis), [made]).all == []


def test_types_of_what_hangs_by_a_word_as_far_as_they_are_sure():
    _, analysis = report(LINE, mentions=["person a rower"])
    analysis.mentions.append(mention_in(analysis, "object rower", score=6.0))
    analysis.mentions.append(mention_in(analysis, "place left", score=0.0))
    assert anchors_of(analysis).types == {5: "object"}
