"""Clauses that say what somebody is."""

from __future__ import annotations

import pytest

from sayso.cast.clauses import clauses_about, predicates, relative_clauses
from sayso.cast.tree import Tree
from tests.cast.hand_made import report


def said_of(line, subject, verb, *, relative=False):
    _, analysis = report(line)
    at = analysis.surface.index
    found = predicates(Tree(analysis), at(verb), at(subject), relative=relative)
    return [(kind, analysis.surface[word]) for kind, word in found]


@pytest.mark.parametrize(
    ("line", "verb", "found"),
    [
        ("Ruiz|PROPN|3|nsubj is|AUX|3|cop mayor|NOUN|0|root", "mayor", [("is", "mayor")]),
        ("Ruiz|PROPN|4|nsubj is|AUX|4|cop in|ADP|4|case office|NOUN|0|root", "office", []),
        ("Ruiz|PROPN|4|nsubj is|AUX|4|cop no|DET|4|det mayor|NOUN|0|root", "mayor", []),
        ("Ruiz|PROPN|2|nsubj mayor|NOUN|0|root", "mayor", []),
        ("Ruiz|PROPN|2|nsubj became|VERB|0|root mayor|NOUN|2|xcomp", "became", [("is", "mayor")]),
        ("Ruiz|PROPN|3|nsubj was|AUX|3|aux named|VERB|0|root mayor|NOUN|3|xcomp", "named",
         [("is", "mayor")]),
        ("Ruiz|PROPN|2|nsubj named|VERB|0|root mayor|NOUN|2|xcomp", "named", []),
        ("Ruiz|PROPN|2|nsubj served|VERB|0|root as|ADP|4|case envoy|NOUN|2|obl", "served",
         [("is", "envoy")]),
        ("Ruiz|PROPN|2|nsubj served|VERB|0|root at|ADP|4|case port|NOUN|2|obl", "served", []),
        ("Ruiz|PROPN|2|nsubj leads|VERB|0|root union|NOUN|2|obj", "leads", []),
    ],
    ids=["is", "is-in", "is-no", "no-copula", "became", "was-named", "names-others", "served-as",
         "served-at", "leads"],
)  # fmt: skip
def test_what_a_clause_says_of_its_subject(line, verb, found):
    assert said_of(line, "Ruiz", verb) == found


def test_a_relative_clause_says_what_somebody_does():
    line = "clerk|NOUN|0|root who|PRON|3|nsubj leads|VERB|1|acl union|NOUN|3|obj"
    assert said_of(line, "clerk", "leads", relative=True) == [("doing", "union")]
    line = line.replace("union", "race")
    assert said_of(line, "clerk", "leads", relative=True) == []


def test_a_relative_clause_is_known_where_the_parser_gives_its_words_to_each_other():
    line = "Ruiz|PROPN|0|root who|PRON|5|nsubj serves|VERB|1|acl as|ADP|5|case envoy|NOUN|3|appos"
    _, analysis = report(line)
    assert list(relative_clauses(Tree(analysis), 0)) == [2]
    assert said_of(line, "Ruiz", "serves", relative=True) == [("is", "envoy")]


def test_whom_others_name_something():
    line = "board|NOUN|2|nsubj named|VERB|0|root Ruiz|PROPN|2|obj director|NOUN|2|xcomp"
    assert said_of(line, "Ruiz", "named") == [("is", "director")]


def test_clauses_of_a_subject_and_its_relative_clauses():
    _, analysis = report(
        "Ruiz|PROPN|2|nsubj joined|VERB|0|root and|CCONJ|4|cc became|VERB|2|conj"
        " clerk|NOUN|4|xcomp he|PRON|7|nsubj rested|VERB|2|conj"
    )
    assert list(clauses_about(Tree(analysis), 0)) == [1, 3]
    assert list(clauses_about(Tree(analysis), 1)) == []
    _, analysis = report(
        "clerk|NOUN|0|root who|PRON|3|nsubj joined|VERB|1|acl and|CCONJ|5|cc rows|VERB|3|conj"
        " seen|VERB|1|acl"
    )
    assert list(relative_clauses(Tree(analysis), 0)) == [2, 4]
