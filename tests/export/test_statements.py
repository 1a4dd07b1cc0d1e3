from __future__ import annotations

import pytest

from sayso.export.statements import one_line, statements, summarize
from sayso.record import Entity


def test_statements_say_who_and_what(harbour):
    shown = [(item.number, item.who, item.label, item.confidence) for item in statements(harbour)]
    assert shown == [
        (1, "Mayor Imelda Shaw", "indirect", "0.97"),
        (2, "she", "direct", "0.98"),
        (3, "Ray Cole, who runs the ferry", "indirect", "0.90"),
        (4, "He", "indirect, negated", "0.81"),
        (5, None, "mixed", "0.66"),
        (6, "Dana Adair, the engineer", "indirect", "0.95"),
        (7, "the mayor", "indirect, inside 6", "0.70"),
        (8, "she", "direct", "0.96"),
    ]


def test_pieces_of_a_content_are_told_apart(harbour):
    words = statements(harbour)[1].words
    assert words == '"We cannot wait for the next storm," … "and we will not."'


def test_a_known_speaker_stands_for_the_source_words(harbour):
    harbour.cast.append(Entity(id="e1", type="person", name="Imelda  Shaw"))
    for at in (0, 1):
        harbour.attributions[at].speaker = "e1"
    summary = summarize(harbour)
    assert [item.who for item in summary.statements[:2]] == ["Imelda Shaw", "Imelda Shaw"]
    assert summary.by_source["Imelda Shaw"] == 2


def test_the_summary_counts(harbour):
    summary = summarize(harbour)
    assert summary.by_kind == {"direct": 2, "mixed": 1, "indirect": 5}
    assert (summary.negated, summary.nobody) == (1, 1)
    assert list(summary.by_source.items())[:2] == [("she", 2), ("Mayor Imelda Shaw", 1)]
    assert sum(summary.by_source.values()) + summary.nobody == len(harbour.attributions)
    assert summary.attributed_share == pytest.approx(
        harbour.profile.attributed_words / harbour.profile.words
    )


def test_a_source_at_the_start_of_a_sentence_is_the_same_source(make_record):
    record = make_record(
        "Police said it rained, police said.",
        ("Police", "said", "it rained"),
        ("police", "said", "it rained", {"at": 0}),
    )
    assert summarize(record).by_source == {"Police": 2}


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param(" a\n\tb ", None, "a b", id="white-space"),
        pytest.param("abcdef", 6, "abcdef", id="fits"),
        pytest.param("abc defg", 5, "abc…", id="cut-leaves-no-space-before-the-ellipsis"),
    ],
)
def test_one_line(text, limit, expected):
    assert one_line(text, limit) == expected
