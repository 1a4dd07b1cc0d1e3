from __future__ import annotations

import pytest

from sayso.export.spacing import one_line
from sayso.export.statements import statements
from sayso.export.summary import summarize
from sayso.record import Entity, Occasion


def counted(summary):
    return {source.name: len(source.statements) for source in summary.sources}


def test_statements_say_who_and_what(harbour):
    shown = [(item.number, item.who, item.label, item.confidence) for item in statements(harbour)]
    assert shown == [
        (1, "Mayor Imelda Shaw", "indirect", "0.97"),
        (2, "she", "direct", "0.98"),
        (3, "Ray Cole, who runs the ferry", "indirect", "0.90"),
        (4, "He", "indirect, negated", "0.81"),
        (5, None, "mixed", "0.66"),
        (6, "Dana Adair, the engineer", "indirect, writing", "0.95"),
        (7, "the mayor", "indirect, hearsay, inside 6", "0.70"),
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
    assert counted(summary)["Imelda Shaw"] == 2


def test_the_summary_counts(harbour):
    summary = summarize(harbour)
    assert summary.by_kind == {"direct": 2, "mixed": 1, "indirect": 5}
    assert (summary.negated, len(summary.nobody)) == (1, 1)
    assert list(counted(summary).items())[:2] == [("she", 2), ("Mayor Imelda Shaw", 1)]
    assert sum(counted(summary).values()) + 1 == len(harbour.attributions)
    assert summary.attributed_share == pytest.approx(
        harbour.profile.attributed_words / harbour.profile.words
    )


def test_a_source_at_the_start_of_a_sentence_is_the_same_source(make_record):
    record = make_record(
        "Police said it rained, police said.",
        ("Police", "said", "it rained"),
        ("police", "said", "it rained", {"at": 0}),
    )
    assert counted(summarize(record)) == {"Police": 2}


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


def test_a_pronoun_stands_in_brackets_after_the_name_and_a_name_does_not(levy):
    shown = {item.number: (item.who, item.aside) for item in statements(levy)}
    assert shown[1] == ("Imelda Shaw", [])
    assert shown[2] == ("Imelda Shaw", ["she", "0.71"])
    assert shown[3] == ("Harbour Safety Board", [])
    assert shown[4] == ("A study by the board", [])
    assert shown[6] == ("Ana Ruiz", ["She"])


def test_a_description_stands_in_brackets_though_it_shares_a_word_with_the_name(levy):
    item = levy.attributions[3]
    item.speaker = "e2"
    item.source[0].start = levy.report.text.index("the board found")
    assert statements(levy)[3].aside == ["the board"]


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        pytest.param("Mayor Shaw", [], id="surname"),
        pytest.param("the official", ["the official"], id="description"),
    ],
)
def test_without_mentions_the_words_tell_whether_they_name(make_record, words, aside):
    record = make_record(f"{words} said it rained", (words, "said", "it rained"))
    record.cast = [Entity(id="e1", type="person", name="Imelda Shaw")]
    record.attributions[0].speaker = "e1"
    assert statements(record)[0].aside == aside


def test_a_source_that_is_open_is_told_with_names_for_ids(levy):
    found = statements(levy)
    assert (found[4].who, found[4].open_reason) == (
        "Ruiz",
        "two candidates, Ana Ruiz or Luis Ruiz",
    )
    assert found[7].open_reason == "no antecedent"
    assert [item.open_reason for item in found if item.speaker] == [None] * 6


def test_a_reason_without_known_ids_stays_as_it_is(levy):
    levy.attributions[4].speaker_reason = "two candidates: e98, e99"
    assert statements(levy)[4].open_reason == "two candidates: e98, e99"


def test_namesakes_stay_two_sources(levy):
    levy.cast[3].name = "Ana Ruiz"
    levy.attributions[4].speaker = "e4"
    assert [source.speaker for source in summarize(levy).sources if source.name == "Ana Ruiz"] == [
        "e4",
        "e3",
    ]


def test_the_summary_counts_grades_from_named_to_none(levy):
    assert list(summarize(levy).by_grade.items()) == [
        ("named", 5),
        ("organisation", 1),
        ("document", 1),
        ("author", 1),
        ("unnamed", 1),
        ("collective", 1),
        ("none", 1),
    ]


def test_a_chain_tells_all_mouths_from_the_narrators_side_inward(ferry):
    found = statements(ferry)
    assert [item.mouths for item in found[:6]] == [
        ("Ray Cole",),
        ("Ray Cole", "Imelda Shaw"),
        ("Ray Cole", "Imelda Shaw", "the board"),
        ("Ray Cole",),
        ("Ray Cole",),
        ("a senior official", "The crews"),
    ]
    assert [item.number for item in found if item.outer_mouths] == [2, 3, 6]


def test_the_mouths_are_as_many_as_the_record_says(ferry):
    for item in statements(ferry):
        assert len(item.mouths) == item.attribution.mouths


def test_nobody_is_a_mouth(ferry):
    ferry.attributions[6].source = []
    assert statements(ferry)[5].mouths == (None, "The crews")


def test_a_chain_whose_outer_statement_is_gone_is_kept(ferry):
    ferry.attributions = ferry.attributions[1:2]
    ferry.attributions[0].parent = None
    assert statements(ferry)[0].mouths == ("Ray Cole", "Imelda Shaw")


def test_statements_that_stand_in_each_other_do_not_hang(ferry):
    ferry.attributions[0].parent = "a2"
    assert statements(ferry)[1].mouths == ("Ray Cole", "Imelda Shaw")


def test_occasions_are_told_with_what_follows_from_the_words(ferry):
    told = {item.number: item.occasion for item in statements(ferry) if item.occasion}
    assert told == {
        1: "on Monday (2026-03-02), in Port Ellery",
        4: "carried on: on Monday (2026-03-02), in an interview",
        7: "recently (undated)",
    }


def test_an_occasion_tells_the_kind_of_a_medium_that_the_words_do_not(ferry):
    ferry.attributions[3].occasion.medium.kind = "conversation"
    assert statements(ferry)[3].occasion.endswith("in an interview (conversation)")


def test_an_occasion_without_words_is_none(ferry):
    ferry.attributions[0].occasion = Occasion(carried=True)
    assert statements(ferry)[0].occasion is None


def test_the_summary_tells_the_words_of_each_voice(ferry):
    summary = summarize(ferry)
    assert (summary.attributed_words, summary.unclear_words, summary.narrator_words) == (30, 5, 25)
    assert (summary.hearsay_share, summary.vague_share) == (0.2, 0.15)
    assert [(name, group.words) for name, group in summary.groups] == [("crews", 18)]
