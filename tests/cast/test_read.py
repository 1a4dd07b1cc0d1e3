"""Whatever a report holds, its cast hangs together."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.record import Record

_PIECES = st.sampled_from(
    [
        "Ana Ruiz", "Mr. Ruiz", "Luis Ruiz Jr.", "the Harbour Safety Board (HSB)", "HSB", "she",
        "He", "they", "Both men", "Cole and Adair", "“I", "”", '"', "(", ")", "said", "told",
        "who", ", the mayor,", "'s", "E.U.", "al-Qadir", "\n\n", ".", ",", "\u200b", "\u0301",
        "\x83", "ﬁ", "Ω", "🦊", "denied that", "Ruiz “Beto” Ruiz", "-", "’", "1",
    ]
)  # fmt: skip


def check(record: Record) -> None:
    """Assert what holds for the cast of every record."""
    text = record.report.text
    ids = [entity.id for entity in record.cast]
    assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]
    for entity in record.cast:
        assert entity.name
        assert set(entity.members) <= set(ids)
        assert all(0 <= m.start < m.end <= len(text) for m in entity.mentions)
        assert all(role.text == text[role.start : role.end] for role in entity.roles)
    for tie in record.ties:
        assert {tie.a, tie.b} <= set(ids)
    for attribution in record.attributions:
        assert attribution.grade is not None
        assert attribution.mode is not None
        has_speaker = attribution.speaker is not None
        assert not has_speaker or attribution.speaker in ids
        assert has_speaker == (attribution.speaker_confidence is not None)
        assert has_speaker == (attribution.speaker_reason is None)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES | st.text(max_size=6), max_size=40), st.sampled_from([" ", ""]))
def test_any_text_has_a_cast_that_hangs_together(pieces: list[str], between: str) -> None:
    check(sayso.read_text(between.join(pieces)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "\u200b\u200b",
        "who said so",
        "RUIZ SAID SHE KNEW. RUIZ AND COLE SAID THEY DID.",
        "ruiz said she knew. ruiz and cole said they did.",
        '"I know," I said. "I know," he said.',
    ],
)
def test_an_odd_text_has_one_too(text: str) -> None:
    check(sayso.read_text(text))


def test_time_grows_with_the_length_alone() -> None:
    sentence = "Ana Ruiz said that Luis Ruiz knew Marta Cole. "

    def seconds(times: int) -> float:
        start = time.process_time()
        check(sayso.read_text(sentence * times))
        return time.process_time() - start

    seconds(20)
    assert seconds(400) < 4 * 3 * seconds(100)


def test_speakers_of_a_small_report() -> None:
    record = sayso.read_text(
        "Mayor Imelda Shaw said the quay was safe. She said it had been repaired.\n\n"
        "Omar Haddad, the harbour master, denied that."
    )
    check(record)
    names = {entity.id: entity.name for entity in record.cast}
    assert [names.get(a.speaker or "") for a in record.attributions] == [
        "Imelda Shaw",
        "Imelda Shaw",
        "Omar Haddad",
    ]


def test_a_storm_is_one_event_and_no_person():
    record = sayso.read_text(
        "Odile grew over the sea on Monday, the harbour office said. Hurricane Odile may reach"
        " Oxmoor on Thursday, forecaster Mina Cole warned. Odile has already sunk two boats."
    )
    storms = [entity for entity in record.cast if "Odile" in entity.name]
    assert [(storm.type, storm.name, storm.aliases) for storm in storms] == [
        ("event", "Hurricane Odile", ["Odile"])
    ]
    assert len(storms[0].mentions) == 3
