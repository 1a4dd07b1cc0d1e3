"""Whose words and thoughts the rules about the narrator point at."""

from __future__ import annotations

import pytest

from sayso.findings.reading import Reading
from sayso.findings.registry import all_rules
from sayso.record import Voice
from tests.findings.examples import found, found_words, reading

LOADED = """\
A Truly Terrible Budget

The council's shambolic budget was voted down on Monday. The treasurer's reply was not pathetic.

The opposition called it ludicrous. “It is a disgraceful, cynical fiasco,” said Orla Fenn.

In an impressive hall, a truly impressive crowd listened. The petty officer kept the door.

The film “Magnificent Fools” was shown afterwards. Sadly, the projector broke.
"""

HEADS = """\
Shaw closes the quay.

The mayor, Imelda Shaw, resented the engineer. The quay has nine lamps. She closed it out of \
spite.

It rained for nine days. The engineer, Bram Oakes, said that he feared for the lamps. Oakes plans \
a second quay and supports the levy.

The lamps were bought in 1954.

The mayor might have feared a vote. She has four cats.
"""


@pytest.mark.parametrize(
    ("code", "report", "expected"),
    [
        ("NAR001", LOADED, ["shambolic", "impressive", "Sadly"]),
        ("NAR002", HEADS, ["resented", "out of spite"]),
    ],
)
def test_what_is_pointed_at(code, report, expected):
    assert found_words(code, report) == expected


def test_only_the_second_impressive_is_pointed_at():
    text = reading(LOADED).text
    [impressive] = [f for f in found("NAR001", LOADED) if "impressive" in f.message]
    assert text[impressive.start - 6 : impressive.start] == "truly "


def test_an_unclear_voice_is_one_finding_without_the_space_around_it():
    before = reading(HEADS)
    record = before.record.model_copy(
        update={
            "voices": [
                Voice(start=0, end=20, voice="narrator"),
                Voice(start=21, end=60, voice="unclear"),
            ]
        }
    )
    text = before.text
    [finding] = all_rules()["NAR003"].find(Reading(record, before.analysis))
    assert text[finding.start : finding.end] == text[21:60].strip()
