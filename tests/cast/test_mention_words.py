"""What a mention's own words say of it."""

from __future__ import annotations

import pytest

from sayso.cast.clusters import HE, THEY, WHO
from sayso.cast.mention_words import is_definite, is_subject, marks_of, nouns_of, pronoun_class
from tests.cast.hand_made import mention_in, report

DESCRIPTION = (
    "The|DET|4|det old|ADJ|4|amod Oxmoor|PROPN|4|compound clerk|NOUN|9|nsubj who|PRON|6|nsubj"
    " kept|VERB|4|acl the|DET|8|det records|NOUN|6|obj left|VERB|0|root"
)


@pytest.mark.parametrize(
    ("words", "number"), [("His", HE), ("themselves", THEY), ("whom", WHO), ("clerk", 0)]
)
def test_class_of_a_pronoun(words, number):
    _, analysis = report(words)
    assert pronoun_class(analysis, mention_in(analysis, f"person {words}")) == number


def test_pronouns_are_single_words():
    _, analysis = report("his clerk")
    assert pronoun_class(analysis, mention_in(analysis, "person his clerk")) == 0


def test_nouns_and_marks_end_before_a_clause():
    _, analysis = report(DESCRIPTION)
    mention = mention_in(analysis, "person The old Oxmoor clerk who kept the records")
    assert nouns_of(analysis, mention) == ["clerk", "records"]
    assert marks_of(analysis, mention) == ("clerk", {"oxmoor"})
    assert not is_definite(analysis, mention)


def test_a_short_definite_mention():
    _, analysis = report(DESCRIPTION)
    assert is_definite(analysis, mention_in(analysis, "person The old Oxmoor clerk"))
    assert not is_definite(analysis, mention_in(analysis, "person old Oxmoor clerk"))
    assert marks_of(analysis, mention_in(analysis, "person clerk")) == ("", frozenset())


def test_subjects_open_a_sentence_outside_quotation_marks():
    said = "Cole|PROPN|2|nsubj left|VERB|0|root"
    _, analysis = report(f"{said}\n{said}")
    assert is_subject(analysis, mention_in(analysis, "person Cole"))
    assert is_subject(analysis, mention_in(analysis, "person Cole|1"))
    _, quoted = report(f'"|PUNCT|0|root\n{said} +"|PUNCT|2|punct')
    assert not is_subject(quoted, mention_in(quoted, "person Cole"))
    _, inside = report("Today|ADV|3|advmod Cole|PROPN|3|nsubj left|VERB|0|root")
    assert not is_subject(inside, mention_in(inside, "person Cole"))
    _, object_ = report("Cole|PROPN|2|obj left|VERB|0|root")
    assert not is_subject(object_, mention_in(object_, "person Cole"))
