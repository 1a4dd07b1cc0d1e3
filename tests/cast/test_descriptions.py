"""Descriptions and the offices that they name."""

from __future__ import annotations

import pytest

from sayso.cast.descriptions import held_offices
from sayso.cast.entities import Draft, names_of
from sayso.cast.naming import name_bearers
from sayso.cast.references import find_references
from sayso.cast.side_by_side import NameIndex
from tests.cast.hand_made import report, words_at

SAID = "the|DET|4|det Oxmoor|PROPN|4|compound attorney|NOUN|4|compound general|NOUN|0|root"


def holders(*titled):
    """Return the words of the descriptions that name an office, and who holds it."""
    lines = [SAID]
    for name in titled:
        title = "Attorney|PROPN|2|compound General|PROPN|3|compound"
        lines.append(f"{title} {name}|PROPN|0|root left|VERB|3|dep")
    text, analysis = report(
        "\n".join(lines),
        names=[f"PER {name}" for name in titled],
        mentions=["person the Oxmoor attorney general"],
    )
    naming = name_bearers(text, analysis, [], [None] * len(analysis.names))
    references, _ = find_references(analysis, NameIndex(analysis.names), [])
    return {
        words_at(analysis, references[place].start, references[place].end): naming.bearers[
            bearer
        ].group.canonical
        for place, bearer in held_offices(analysis, naming, references).items()
    }


def test_an_office_has_the_one_who_is_called_so():
    assert holders("Lind") == {"the Oxmoor attorney general": "Lind"}


@pytest.mark.parametrize("titled", [(), ("Lind", "Cole")])
def test_an_office_that_nobody_or_two_hold_tells_nobody(titled):
    assert holders(*titled) == {}


def test_a_description_is_called_what_stands_before_its_clause():
    text, analysis = report(
        "the|DET|2|det levy|NOUN|0|root +,|PUNCT|5|punct which|PRON|5|nsubj rose|VERB|2|acl",
        mentions=["abstract the levy , which rose"],
    )
    references, _ = find_references(analysis, NameIndex([]), [])
    naming = name_bearers(text, analysis, [], [])
    draft = Draft(references=references)
    assert names_of(text, analysis, naming, draft) == ("the levy", [])


@pytest.mark.parametrize(
    ("line", "noun", "name"),
    [
        (
            "“|PUNCT|3|punct +The|DET|3|det Grey|ADJ|3|amod Quay|PROPN|6|dep +,”|PUNCT|6|punct",
            "novel",
            "The Grey Quay",
        ),
        (
            "“|PUNCT|3|punct +The|DET|3|det grey|ADJ|3|amod Quay|PROPN|6|dep +,”|PUNCT|6|punct",
            "novel",
            "The grey Quay",
        ),
        (
            "“|PUNCT|3|punct +The|DET|3|det silent|ADJ|3|amod Quay|PROPN|6|dep +,”|PUNCT|6|punct",
            "novel",
            "Lind novel",
        ),
        (
            "“|PUNCT|3|punct +The|DET|3|det Grey|ADJ|3|amod Quay|PROPN|6|dep +,”|PUNCT|6|punct",
            "sailor",
            "Lind sailor",
        ),
    ],
    ids=["title", "small-words", "a-sentence", "no-work"],
)
def test_a_work_is_called_by_the_title_before_it(line, noun, name):
    text, analysis = report(
        f"{line} Lind|PROPN|7|nmod {noun}|NOUN|0|root", mentions=[f"object Lind {noun}"]
    )
    references, _ = find_references(analysis, NameIndex([]), [])
    naming = name_bearers(text, analysis, [], [])
    assert names_of(text, analysis, naming, Draft(references=references))[0] == name
