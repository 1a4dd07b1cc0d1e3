"""Walking trees, whatever their heads are, and the two ways to find what a span hangs on."""

from __future__ import annotations

import pytest

from sayso.cast.heads import head_of
from sayso.cast.tree import Tree
from tests.cast.hand_made import report

MASTER = (
    "the|DET|3|det harbour|NOUN|3|compound master|NOUN|6|nsubj of|ADP|5|case Oxmoor|PROPN|3|nmod"
    " left|VERB|0|root .|PUNCT|6|punct"
)
CIRCLE = "one|NOUN|2|dep two|NOUN|3|dep three|NOUN|1|dep"


def tree_of(lines):
    return Tree(report(lines)[1])


def test_children_in_text_order_and_by_relation():
    tree = tree_of(MASTER)
    assert tree.children(2) == [0, 1, 4]
    assert tree.children(2, "det", "nmod") == [0, 4]
    assert tree.children(2, "amod") == []


def test_what_hangs_below_and_above_a_word():
    tree = tree_of(MASTER)
    assert tree.subtree(2) == {0, 1, 2, 3, 4}
    assert list(tree.ancestors(3)) == [4, 2, 5]
    assert list(tree.ancestors(5)) == []


def test_a_circle_is_walked_once():
    tree = tree_of(CIRCLE)
    assert tree.subtree(0) == {0, 1, 2}
    assert list(tree.ancestors(0)) == [1, 2]
    assert tree.head_of(0, 3) == 0


def test_the_head_of_a_span():
    tree = tree_of(MASTER)
    assert tree.head_of(0, 5) == 2
    assert tree.head_of(0, 2) == 0
    # Of two that hang outside, the one with more words below it, and no mark.
    assert tree.head_of(1, 7) == 5
    assert tree_of("fog|NOUN|4|dep a|DET|3|det boat|NOUN|4|dep left|VERB|0|root").head_of(0, 3) == 2
    assert tree_of(",|PUNCT|3|punct boat|NOUN|3|dep left|VERB|0|root").head_of(0, 2) == 1
    assert tree_of(",|PUNCT|2|punct left|VERB|0|root").head_of(0, 1) == 0


def test_a_mention_hangs_on_its_first_nominal():
    _, analysis = report("left|VERB|4|dep boats|NOUN|4|dep ferries|NOUN|4|dep today|ADV|0|root")
    assert head_of(analysis, 0, 3) == 1
    assert head_of(analysis, 0, 1) == 0
    assert head_of(report(MASTER)[1], 0, 5) == 2
    assert head_of(report(MASTER)[1], 2, 7) == 5
    assert head_of(report(CIRCLE)[1], 0, 3) == 0
    _, alone = report("so|ADV|3|dep then|ADV|3|dep left|VERB|0|root")
    assert head_of(alone, 0, 2) == 0


@pytest.mark.parametrize(
    ("line", "verb", "true"),
    [
        ("Ana|PROPN|2|nsubj left|VERB|0|root .|PUNCT|2|punct", 1, True),
        ("Ana|PROPN|3|nsubj never|ADV|3|advmod left|VERB|0|root", 2, False),
        ("Ana|PROPN|3|nsubj would|AUX|3|aux leave|VERB|0|root", 2, False),
        ("if|SCONJ|3|mark Ana|PROPN|3|nsubj left|VERB|0|root", 2, False),
        ("Ana|PROPN|2|nsubj left|VERB|0|root ?|PUNCT|2|punct", 1, False),
        ("Ana|PROPN|2|nsubj left|VERB|0|root .|PUNCT|2|punct ?|PUNCT|2|punct", 1, True),
        ("Ana|PROPN|4|nsubj no|DET|3|det longer|ADV|4|dep leads|VERB|0|root", 3, False),
        ("isn|AUX|4|dep +'|PUNCT|4|dep +t|PART|4|dep chair|NOUN|0|root", 3, False),
    ],
    ids=["plain", "denied", "supposed", "if", "asked", "asked-after", "no-longer", "contraction"],
)
def test_what_a_clause_states(line, verb, true):
    assert tree_of(line).comes_true(verb) is true


def test_joined_words_hyphens_and_short_forms():
    tree = tree_of("vice|NOUN|3|compound +-|PUNCT|3|punct +president|NOUN|0|root -|PUNCT|3|punct x")
    assert [tree.is_joined(word) for word in range(-1, 6)] == [
        False, False, True, True, False, False, False,
    ]  # fmt: skip
    assert [tree.is_hyphen(word) for word in (1, 3)] == [True, False]
    tree = tree_of("Gen +. J +. left +. end|NOUN|0|root")
    assert [tree.ends_short_form(word) for word in (1, 3, 5)] == [True, True, False]
