"""Mentions, names and sources as the cast takes them."""

from __future__ import annotations

import pytest

from sayso.cast.references import bears, find_references, is_plural, source_words
from sayso.cast.side_by_side import NameIndex
from tests.cast.hand_made import mention_in, report, words_at

MAYOR = "Mayor|NOUN|2|compound Ruiz|PROPN|3|nsubj spoke|VERB|0|root"


def borne(analysis, row):
    """Return the words of the name that a mention bears, by its own head."""
    from sayso.cast.heads import head_of

    mention = mention_in(analysis, row)
    head = head_of(analysis, mention.start, mention.end)
    place = bears(analysis, NameIndex(analysis.names), mention, head)
    return (
        None
        if place is None
        else words_at(analysis, analysis.names[place].start, analysis.names[place].end)
    )


def test_a_title_bears_the_name_that_heads_it():
    _, analysis = report(MAYOR, names=["PER Ruiz"])
    assert borne(analysis, "person Mayor Ruiz") == "Ruiz"


def test_a_possessor_gives_no_name():
    _, analysis = report(
        "Ruiz|PROPN|4|nmod +'|PUNCT|1|punct +s|PART|1|case doctor|NOUN|0|root", names=["PER Ruiz"]
    )
    assert borne(analysis, "person Ruiz ' s doctor") is None
    # Nor where the tree has the possessor for the head.
    _, turned = report(
        "Ruiz|PROPN|0|root +'|PUNCT|1|punct +s|PART|1|case doctor|NOUN|1|dep", names=["PER Ruiz"]
    )
    assert borne(turned, "person Ruiz ' s doctor") is None


def test_a_name_that_hangs_on_its_description_is_borne():
    _, analysis = report(
        "harbour|NOUN|2|compound master|NOUN|0|root Ruiz|PROPN|2|appos", names=["PER Ruiz"]
    )
    assert borne(analysis, "person harbour master Ruiz") == "Ruiz"
    assert borne(analysis, "organization harbour master Ruiz") == "Ruiz"


def test_a_name_apart_from_its_description_is_borne_at_its_end_alone():
    _, analysis = report(
        "the|DET|2|det minister|NOUN|6|nsubj ,|PUNCT|5|punct Mr|PROPN|5|compound"
        " Haddad|PROPN|2|appos left|VERB|0|root",
        names=["PER Haddad"],
    )
    assert borne(analysis, "person the minister , Mr Haddad") == "Haddad"
    assert borne(analysis, "organization the minister , Mr Haddad") is None


def test_two_side_by_side_bear_no_one_name():
    _, analysis = report(
        "Cole|PROPN|0|root and|CCONJ|3|cc Adair|PROPN|1|conj", names=["PER Cole", "PER Adair"]
    )
    assert borne(analysis, "person Cole and Adair") is None


def test_a_party_is_no_name_of_a_person():
    _, analysis = report("the|DET|2|det Lanternist|PROPN|0|root", names=["MISC Lanternist"])
    assert borne(analysis, "person the Lanternist") is None
    assert borne(analysis, "object the Lanternist") == "Lanternist"


@pytest.mark.parametrize(
    ("word", "upos", "plural"),
    [
        ("clerks", "NOUN", True),
        ("people", "NOUN", True),
        ("boss", "NOUN", False),
        ("census", "NOUN", False),
        ("clerk", "NOUN", False),
        ("they", "PRON", True),
        ("she", "PRON", False),
        ("others", "ADJ", True),
    ],
)
def test_plurals(word, upos, plural):
    _, analysis = report(f"{word}|{upos}|0|root")
    assert is_plural(analysis, 0) is plural


def test_the_words_of_a_source():
    text, analysis = report(
        "the|DET|2|det mayor|NOUN|5|nsubj of|ADP|4|case Oxmoor|PROPN|2|nmod said|VERB|0|root"
    )
    end = text.index(" said")
    found = source_words(analysis, [(0, end)])
    assert (found.start, found.end, found.head) == (0, 4, 1)
    # Of two spans the longer one counts.
    found = source_words(analysis, [(0, 3), (4, end)])
    assert (found.start, found.end, found.head) == (1, 4, 1)
    assert source_words(analysis, []) is None
    assert source_words(analysis, [(len(text), len(text) + 2)]) is None


def references_of(text, analysis, *sources):
    spans = [[(text.index(s), text.index(s) + len(s))] if s else [] for s in sources]
    found, of_source = find_references(
        analysis, NameIndex(analysis.names), [source_words(analysis, span) for span in spans]
    )
    shown = [(words_at(analysis, r.start, r.end), r.form) for r in found]
    return shown, [None if place is None else shown[place][0] for place in of_source]


def test_mentions_names_and_sources_become_references():
    text, analysis = report(
        "Ana|PROPN|2|nsubj met|VERB|0|root the|DET|4|det clerk|NOUN|2|obj\n"
        "A|DET|2|det rower|NOUN|3|nsubj said|VERB|0|root so|ADV|3|obj",
        names=["PER Ana"],
        mentions=["person the clerk"],
    )
    shown, of_source = references_of(text, analysis, "A rower", "", "the clerk")
    # *Ana* is no mention but a name, *A rower* is neither but a source.
    assert shown == [("Ana", "name"), ("the clerk", "description"), ("A rower", "description")]
    assert of_source == ["A rower", None, "the clerk"]


def test_a_doubtful_mention_counts_where_it_is_a_source():
    text, analysis = report("rowers|NOUN|2|nsubj said|VERB|0|root")
    analysis.mentions.append(mention_in(analysis, "person rowers", score=-1.0))
    assert references_of(text, analysis) == ([], [])
    assert references_of(text, analysis, "rowers") == ([("rowers", "description")], ["rowers"])


def test_a_source_is_the_mention_with_its_head():
    text, analysis = report(
        "the|DET|2|det mayor|NOUN|5|nsubj of|ADP|4|case Oxmoor|PROPN|2|nmod said|VERB|0|root",
        mentions=["person the mayor of Oxmoor", "place Oxmoor"],
    )
    shown, of_source = references_of(text, analysis, "mayor")
    assert of_source == ["the mayor of Oxmoor"]
    assert len(shown) == 2


def test_a_joint_source_is_not_taken_for_one_of_its_parts():
    text, analysis = report(
        "Cole|PROPN|4|nsubj and|CCONJ|3|cc Adair|PROPN|1|conj said|VERB|0|root",
        names=["PER Cole", "PER Adair"],
        mentions=["person Cole", "person Adair"],
    )
    shown, of_source = references_of(text, analysis, "Cole and Adair")
    assert of_source == ["Cole and Adair"]
    assert ("Cole and Adair", "description") in shown


def test_what_a_description_is_told_by_before_its_noun_is_not_its_name():
    _, analysis = report(
        "the|DET|4|det Port|PROPN|4|flat Ellery|PROPN|2|flat trader|NOUN|0|root",
        names=["LOC Port Ellery"],
    )
    assert borne(analysis, "person the Port Ellery trader") is None


@pytest.mark.parametrize("kind", ["PER", "ORG"])
def test_a_role_told_by_another_s_name_is_of_the_name_behind_it(kind):
    _, analysis = report(
        "Shaw|PROPN|0|root spokesman|NOUN|1|appos Ola|PROPN|1|appos Lind|PROPN|3|flat",
        names=[f"{kind} Shaw", "PER Ola Lind"],
    )
    assert borne(analysis, "person Shaw spokesman Ola Lind") == "Ola Lind"


def test_words_between_two_names_that_are_no_role_leave_the_first():
    _, analysis = report(
        "Shaw|PROPN|0|root called|VERB|1|acl Ola|PROPN|2|obj", names=["PER Shaw", "PER Ola"]
    )
    assert borne(analysis, "person Shaw called Ola") == "Shaw"
