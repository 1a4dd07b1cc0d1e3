"""What grammar alone ties: appositions, relative pronouns, joint mentions and their parts."""

from __future__ import annotations

from sayso.cast.grammar_links import appositions, joined, relative_antecedents
from sayso.cast.references import find_references
from sayso.cast.side_by_side import NameIndex
from tests.cast.hand_made import report, words_at


def tied(analysis, find):
    references, _ = find_references(analysis, NameIndex(analysis.names), [])
    return [
        tuple(words_at(analysis, references[p].start, references[p].end) for p in pair)
        for pair in find(analysis, references)
    ]


APPOSED = (
    "Ana|PROPN|7|nsubj ,|PUNCT|5|punct the|DET|5|det harbour|NOUN|5|compound master|NOUN|1|appos"
    " ,|PUNCT|5|punct spoke|VERB|0|root"
)


def test_a_description_is_tied_to_the_name_beside_it():
    _, analysis = report(
        APPOSED, names=["PER Ana"], mentions=["person Ana", "person the harbour master"]
    )
    assert tied(analysis, appositions) == [("the harbour master", "Ana")]


def test_a_name_apposed_to_a_description_is_tied_too():
    _, analysis = report(
        "the|DET|2|det clerk|NOUN|5|nsubj ,|PUNCT|4|punct Cole|PROPN|2|appos left|VERB|0|root",
        names=["PER Cole"],
        mentions=["person the clerk", "person Cole"],
    )
    assert tied(analysis, appositions) == [("the clerk", "Cole")]


def test_places_side_by_side_are_left_alone():
    _, analysis = report(APPOSED, names=["LOC Ana"], mentions=["place Ana", "place harbour master"])
    assert tied(analysis, appositions) == []


def test_two_names_are_not_tied():
    _, analysis = report(
        "Ana|PROPN|3|nsubj Cole|PROPN|1|appos left|VERB|0|root",
        names=["PER Ana", "PER Cole"],
        mentions=["person Ana", "person Cole"],
    )
    assert tied(analysis, appositions) == []


WHO = (
    "the|DET|2|det clerk|NOUN|8|nsubj of|ADP|4|case Oxmoor|PROPN|2|nmod who|PRON|6|nsubj"
    " rows|VERB|2|acl ,|PUNCT|6|punct left|VERB|0|root"
)


def test_a_relative_pronoun_stands_for_what_its_clause_hangs_on():
    _, analysis = report(WHO, mentions=["person the clerk", "place Oxmoor", "person who"])
    assert tied(analysis, relative_antecedents) == [("who", "the clerk")]


def test_without_a_clause_it_stands_for_what_ends_before_it():
    _, analysis = report(
        "Ana|PROPN|4|nsubj ,|PUNCT|3|punct who|PRON|4|dep left|VERB|0|root",
        mentions=["person Ana", "person who"],
    )
    assert tied(analysis, relative_antecedents) == [("who", "Ana")]


def test_other_pronouns_are_not_tied():
    _, analysis = report(
        "Ana|PROPN|3|nsubj she|PRON|3|nsubj left|VERB|0|root", mentions=["person Ana", "person she"]
    )
    assert tied(analysis, relative_antecedents) == []


def parts(analysis, words):
    names = NameIndex(analysis.names)
    references, _ = find_references(analysis, names, [])
    shown = [words_at(analysis, r.start, r.end) for r in references]
    return [shown[p] for p in joined(analysis, names, references, shown.index(words))]


def test_parts_of_a_joint_mention_with_names():
    _, analysis = report(
        # The tree need not join them.
        "Cole|PROPN|0|root and|CCONJ|3|cc Adair|PROPN|1|dep",
        names=["PER Cole", "PER Adair"],
        mentions=["person Cole and Adair", "person Cole", "person Adair"],
    )
    assert parts(analysis, "Cole and Adair") == ["Cole", "Adair"]
    assert parts(analysis, "Cole") == []


def test_parts_of_a_joint_mention_by_the_tree():
    _, analysis = report(
        "the|DET|2|det clerk|NOUN|0|root and|CCONJ|5|cc his|PRON|5|nmod aide|NOUN|2|conj",
        mentions=[
            "person the clerk and his aide",
            "person the clerk",
            "person his aide",
            "person his",
        ],
    )
    assert parts(analysis, "the clerk and his aide") == ["the clerk", "his aide"]


def test_a_joint_mention_whose_parts_are_not_all_known_has_none():
    _, analysis = report(
        "the|DET|2|det clerk|NOUN|0|root and|CCONJ|5|cc his|PRON|5|nmod aide|NOUN|2|conj",
        mentions=["person the clerk and his aide", "person his aide"],
    )
    assert parts(analysis, "the clerk and his aide") == []
