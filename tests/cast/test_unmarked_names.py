"""Names that the labels leave out and the mentions, or the report, give away."""

from __future__ import annotations

from sayso.cast.unmarked_names import is_title_or_party, unmarked_names
from tests.cast.hand_made import mention_in, name_in, report, words_at


def unmarked(lines, *names, mentions=()):
    _, analysis = report(lines, names=names, mentions=mentions)
    found = unmarked_names(analysis, analysis.names)
    return [(name.kind, words_at(analysis, name.start, name.end)) for name in found]


def test_a_proper_noun_that_heads_a_mention_is_a_name():
    line = "Ana|PROPN|2|compound Ruiz|PROPN|3|nsubj left|VERB|0|root"
    assert unmarked(line, mentions=["person Ana Ruiz"]) == [("PER", "Ana Ruiz")]
    assert unmarked(line, mentions=["object Ana Ruiz"]) == []
    assert unmarked(line, "PER Ana Ruiz", mentions=["person Ana Ruiz"]) == []


def test_a_doubtful_mention_gives_no_name():
    _, analysis = report("Ana|PROPN|2|nsubj left|VERB|0|root")
    analysis.mentions.append(mention_in(analysis, "person Ana", score=-0.1))
    assert unmarked_names(analysis, []) == []


def test_a_title_is_no_name_where_the_name_follows():
    line = "Portreeve|PROPN|0|root Cole|PROPN|1|flat"
    assert unmarked(line, "PER Cole", mentions=["person Portreeve Cole"]) == []


def test_a_noun_that_is_known_as_no_name_needs_more_than_an_article():
    line = "the|DET|2|det Lanternist|PROPN|3|nsubj left|VERB|0|root"
    assert unmarked(line, mentions=["person the Lanternist"]) == []
    assert unmarked(line, mentions=["organization the Lanternist"]) == []


def test_a_name_of_a_person_is_known_again_without_a_mention():
    lines = (
        "Ana|PROPN|3|nsubj Ruiz|PROPN|1|flat spoke|VERB|0|root\nLater|ADV|2|advmod"
        " Ruiz|PROPN|3|nsubj left|VERB|0|root"
    )
    assert unmarked(lines, "PER Ana Ruiz") == [("PER", "Ruiz")]
    assert unmarked(lines, "ORG Ana Ruiz") == []


def test_titles_and_parties():
    _, analysis = report("Mr|PROPN|0|root Cole|PROPN|1|flat")
    assert is_title_or_party(analysis, name_in(analysis, "PER Mr"))
    assert not is_title_or_party(analysis, name_in(analysis, "PER Cole"))
    assert not is_title_or_party(analysis, name_in(analysis, "ORG Mr"))
