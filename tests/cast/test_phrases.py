"""The words of a noun's phrase."""

from __future__ import annotations

import pytest

from sayso.cast.phrases import phrase
from sayso.cast.tree import Tree
from tests.cast.hand_made import report, words_at


def phrase_of(line, noun, own=(), people=()):
    _, analysis = report(line)
    at = analysis.surface.index
    bounds = phrase(Tree(analysis), at(noun), {at(w) for w in own}, {at(w) for w in people})
    return words_at(analysis, *bounds)


@pytest.mark.parametrize(
    ("line", "noun", "words"),
    [
        ("the|DET|3|det clerk|NOUN|3|compound master|NOUN|0|root of|ADP|5|case Oxmoor|PROPN|3|nmod",
         "master", "clerk master of Oxmoor"),
        ("her|PRON|3|nmod former|ADJ|3|amod lawyer|NOUN|0|root", "lawyer", "former lawyer"),
        ("union|NOUN|3|nmod +'s|PART|1|case lawyer|NOUN|0|root", "lawyer", "union 's lawyer"),
        ("clerk|NOUN|0|root ,|PUNCT|3|punct rower|NOUN|1|appos", "clerk", "clerk"),
        ("clerk|NOUN|0|root and|CCONJ|3|cc rower|NOUN|1|conj", "clerk", "clerk and rower"),
        ("clerk|NOUN|0|root who|PRON|3|nsubj rows|VERB|1|acl", "clerk", "clerk"),
        ("chair|NOUN|0|root since|ADP|3|case 2010|NUM|1|nmod", "chair", "chair since 2010"),
        ("mayor|NOUN|0|root of|ADP|3|case Quay|PROPN|1|nmod ,|PUNCT|5|punct Oregon|PROPN|3|appos",
         "mayor", "mayor of Quay , Oregon"),
    ],
    ids=["article", "owner", "possessor", "apposition", "joined", "clause", "since", "place"],
)  # fmt: skip
def test_words_of_a_phrase(line, noun, words):
    assert phrase_of(line, noun) == words


def test_names_of_whom_it_describes_are_no_part_of_it():
    line = "Ruiz|PROPN|2|compound lawyer|NOUN|0|root"
    assert phrase_of(line, "lawyer") == "Ruiz lawyer"
    assert phrase_of(line, "lawyer", own=["Ruiz"]) == "lawyer"


def test_another_person_is_no_part_of_a_description():
    line = "mayor|NOUN|0|root and|CCONJ|3|cc Cole|PROPN|1|conj"
    assert phrase_of(line, "mayor") == "mayor and Cole"
    assert phrase_of(line, "mayor", people=["Cole"]) == "mayor"


def test_a_title_in_marks_is_whole():
    line = 'author|NOUN|0|root of|ADP|4|case "|PUNCT|4|punct Tides|PROPN|1|nmod "|PUNCT|1|punct'
    assert phrase_of(line, "author") == 'author of " Tides "'


def test_a_bracket_that_the_phrase_does_not_close_ends_it():
    line = "clerk|NOUN|0|root of|ADP|3|case Board|PROPN|1|nmod (|PUNCT|5|punct HSB|PROPN|3|appos"
    assert phrase_of(line, "clerk") == "clerk of Board"
    book = (
        "author|NOUN|0|root of|ADP|4|case “|PUNCT|4|punct Salt|PROPN|1|nmod (|PUNCT|6|punct"
        " Sand|PROPN|4|appos )|PUNCT|6|punct ”|PUNCT|4|punct"
    )
    assert phrase_of(book, "author") == "author of “ Salt ( Sand ) ”"
