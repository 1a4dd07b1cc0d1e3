"""What kind of name each is, and what only looks like a name."""

from __future__ import annotations

import pytest

from tests.cast.test_name_spans import whole

STORM = (
    "Hurricane|PROPN|3|compound Odile|PROPN|1|flat hit|VERB|0|root Oxmoor|PROPN|3|obj"
    " {}Odile|PROPN|6|nsubj grew|VERB|3|dep"
)


def test_a_storm_is_no_person():
    found = whole(STORM.format(""), "PER Odile", "LOC Oxmoor", "PER Odile")
    assert found == [("MISC", "Odile"), ("LOC", "Oxmoor"), ("MISC", "Odile")]
    both = whole(STORM.format(""), "LOC Hurricane Odile", "PER Odile")
    assert both == [("MISC", "Hurricane Odile"), ("MISC", "Odile")]


def test_who_shares_a_storm_s_name_stays_a_person():
    line = STORM.format("") + " Odile|PROPN|9|nsubj Lind|PROPN|7|flat fled|VERB|3|dep"
    found = whole(line, "PER Odile", "PER Odile", "PER Odile Lind")
    assert found == [("MISC", "Odile"), ("PER", "Odile"), ("PER", "Odile Lind")]


def test_what_watches_storms_is_a_body():
    line = "Hurricane|PROPN|2|compound Center|PROPN|3|nsubj said|VERB|0|root"
    assert whole(line, "ORG Hurricane Center") == [("ORG", "Hurricane Center")]


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("ORG", "West Bank", "LOC"),
        ("ORG", "Norway", "LOC"),
        ("PER", "Jordan", "PER"),
        ("ORG", "North Bank", "ORG"),
    ],
)
def test_a_country_or_a_like_region_is_a_place(kind, words, found):
    *first, last = words.split()
    line = "".join(f"{word}|PROPN|{len(first) + 1}|compound " for word in first)
    line += f"{last}|PROPN|{len(first) + 2}|nsubj lost|VERB|0|root"
    assert whole(line, f"{kind} {words}") == [(found, words)]


TOLD = "Thanks|NOUN|0|root +.|PUNCT|1|punct {}|PUNCT|4|punct +{}|PROPN|1|dep{} +{}|PUNCT|4|punct"
STOP = " +.|PUNCT|4|punct"


@pytest.mark.parametrize(
    ("opening", "word", "stop", "closing", "kept"),
    [
        ("(", "Laughter", STOP, ")", False),
        ("[", "Applause", STOP, "]", False),
        ("(", "Ruiz", "", ")", True),
        ("-", "Ruiz", STOP, "-", True),
    ],
)
def test_what_a_transcript_tells_in_brackets_is_nobody(opening, word, stop, closing, kept):
    found = whole(TOLD.format(opening, word, stop, closing), f"PER {word}")
    assert found == ([("PER", word)] if kept else [])


TURNED = '"|PUNCT|2|punct +{}|PROPN|0|root +,|PUNCT|4|punct {}|PROPN|2|flat +"|PUNCT|2|punct'


def test_a_name_in_quotation_marks_with_the_last_name_first_is_one():
    assert whole(TURNED.format("Ruiz", "Roberto"), "PER Ruiz", "PER Roberto") == [
        ("PER", "Ruiz , Roberto")
    ]
    bracketed = TURNED.replace('"', "(").format("Ruiz", "Lind")
    assert whole(bracketed, "PER Ruiz", "PER Lind") == [("PER", "Ruiz"), ("PER", "Lind")]


def test_a_title_before_a_person_s_name_is_no_body():
    line = "Ayatollah|PROPN|2|compound Damiri|PROPN|3|nsubj spoke|VERB|0|root"
    assert whole(line, "ORG Ayatollah", "PER Damiri") == [("PER", "Damiri")]
    alone = "Justice|PROPN|2|nsubj spoke|VERB|0|root"
    assert whole(alone, "ORG Justice") == [("ORG", "Justice")]
