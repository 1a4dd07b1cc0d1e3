from __future__ import annotations

import pytest

from sayso.findings.reading import Reading
from sayso.findings.registry import all_rules
from sayso.findings.settings import FindingSettings
from tests.findings.examples import found, found_words, reading


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        (
            "Eskil Halvorsen closed the mole. Halvorsen said so.\n\nThe council heard Halverson.",
            ["Halverson"],
        ),
        (
            "Abdul Qadir came on Monday. Qadir spoke. Qadir left.\n\nKadir said that it rained.",
            ["Kadir"],
        ),
        (
            "Catherine Moor said no. Catherine Moor left.\n\nKatherine Moor said yes on Friday.",
            ["Katherine"],
        ),
        ("José Tamarro said no. José Tamarro left.\n\nJose Tamarro said yes.", ["Jose"]),
    ],
)
def test_name_in_two_spellings(text, rare):
    assert found_words("NAM001", text) == rare


@pytest.mark.parametrize(
    "text",
    [
        "Ana Hansen, a nurse, met Piet Jansen, a pilot. Hansen said that Jansen was late.",
        "Maria Cole said no, and her brother Mario Cole said yes. Maria Cole left.",
        "The Halvorsens came. Eskil Halvorsen’s boat sank. Halvorsen said so.",
        "Ji-hoon Park said no. Jihoon Park left. Park said that it rained.",
        "HALVORSEN WINS\n\nEskil Halvorsen won on Monday, the council said.",
    ],
)
def test_two_names_or_one_spelling_are_left_alone(text):
    assert found_words("NAM001", text) == []


BARE = "The council voted for the levy on Thursday.\n\n{} said that the mole would be closed."


def test_bare_name_is_told_of_once_with_its_bearer():
    text = BARE.format("Tornby") + " Tornby did not say when."
    (finding,) = found("NAM002", text)
    assert text[finding.start : finding.end] == "Tornby"
    assert finding.start == text.index("Tornby")
    assert reading(text).cast[finding.subject].name == "Tornby"


@pytest.mark.parametrize(
    "who",
    [
        "Eskil Tornby",
        "The harbour master Tornby",
        "Tornby, the harbour master,",
        "Captain Tornby",
        "Napoleon",
        "His wife, Ada,",
        "The police",
    ],
)
def test_who_is_introduced_is_left_alone(who):
    assert found_words("NAM002", BARE.format(who)) == []


def test_settings_tell_who_needs_no_introduction():
    text = BARE.format("Tornby") + " The HSRB agreed, he said."
    before = reading(text)
    known = FindingSettings(known_names=frozenset({"Tornby", "HSRB"}))
    after = Reading(before.record, before.analysis, known)
    for code in ("NAM002", "NAM003"):
        assert list(all_rules()[code].find(before))
        assert list(all_rules()[code].find(after)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mole was shut by the HSRB on Monday. The HSRB said why.", ["HSRB"]),
        ("The Harbour Safety Review Board met. The HSRB shut the mole.", []),
        ("The HSRB shut the mole. The Harbour Safety Review Board (HSRB) met.", []),
        ("The FBI, the UN and NATO were told by King George III on the BBC.", []),
        ("The mole is shut, says Quay Works (NYSE: QWK), of QWKT-TV.", []),
        ("HSRB SHUTS MOLE\n\nThe mole was shut on Monday.", []),
        ("It was NOT shut, and it weighs 40 KG, R. J. Cole said.", []),
    ],
)
def test_unexplained_abbreviation(text, expected):
    assert found_words("NAM003", text) == expected
