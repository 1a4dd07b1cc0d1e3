"""Every word of any report has exactly one voice."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.record import Attribution, Span, Tie, Voice
from sayso.voices.nesting import depths
from sayso.voices.read import settle_ties, voices_of
from tests.voices.odd_attributions import attribution, bare_analysis, odd_attributions

WORD = re.compile(r"[^\W_]+")
ANY = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="ab '\"“”—-.,\n\t’é\u0301\u200b\ud800", max_size=80),
)


def shown(text: str, voices: list[Voice]) -> list[tuple[str, str]]:
    return [(voice.voice, text[voice.start : voice.end]) for voice in voices]


def read(
    text: str, given_ones: list[Attribution], unclear: list[tuple[int, int]] | None = None
) -> list[tuple[str, str]]:
    return shown(text, voices_of(text, bare_analysis(text), given_ones, unclear or ()))


def content(text: str, number: int, *pieces: str, parent: str | None = None) -> Attribution:
    spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    return attribution(number, *spans, parent=parent)


def assert_one_voice_each(text: str, voices: list[Voice], attributions: list[Attribution]) -> None:
    known = {"narrator", "unclear", *(one.id for one in attributions)}
    holders = [0] * len(text)
    for voice in voices:
        assert voice.start < voice.end
        assert voice.text is None
        assert voice.voice in known
        assert not text[voice.start].isspace()
        assert not text[voice.end - 1].isspace()
        for place in range(voice.start, voice.end):
            holders[place] += 1
    for place, count in enumerate(holders):
        assert count == 1 or (count == 0 and text[place].isspace())
    for one, two in pairwise(voices):
        assert one.end <= two.start
        assert one.voice != two.voice
    edges = {place for voice in voices for place in (voice.start, voice.end)}
    for word in WORD.finditer(text):
        assert not edges & set(range(word.start() + 1, word.end()))


@settings(max_examples=200)
@given(st.data())
def test_every_word_of_any_text_has_one_voice_whatever_the_contents(data: st.DataObject) -> None:
    text = data.draw(ANY)
    attributions = data.draw(odd_attributions(text))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    unclear = [(min(pair), max(pair)) for pair in data.draw(st.lists(places, max_size=3))]
    voices = voices_of(text, bare_analysis(text), attributions, unclear)
    assert_one_voice_each(text, voices, attributions)
    innermost_of_each_word(text, voices, attributions)


def innermost_of_each_word(text: str, voices: list[Voice], attributions: list[Attribution]) -> None:
    """No content that holds a word stands deeper than the one whose voice it has."""
    depth = depths(attributions)
    begins = set(bare_analysis(text).words.starts.tolist())
    for word in re.finditer(r"(?<!\S)[^\W_]+(?!\S)", text):
        # To the tokenizer a form feed is nothing, so that the words around it are one.
        if word.start() not in begins:
            continue
        holding = {
            one.id
            for one in attributions
            if any(s.start <= word.start() < s.end for s in one.content)
        }
        (voice,) = (v.voice for v in voices if v.start <= word.start() < v.end)
        if holding:
            assert voice in holding
            assert depth[voice] == max(depth[one] for one in holding)
        else:
            assert voice in {"narrator", "unclear"}


def test_the_innermost_content_wins() -> None:
    text = "Shaw said that Cole believed the quay would hold for years."
    outer = content(text, 1, "Cole believed the quay would hold for years")
    inner = content(text, 2, "the quay would hold", parent="a1")
    assert read(text, [outer, inner]) == [
        ("narrator", "Shaw said that"),
        ("a1", "Cole believed"),
        ("a2", "the quay would hold"),
        ("a1", "for years."),
    ]


def test_a_parent_decides_and_not_the_order_or_the_length() -> None:
    text = "one two three four"
    inner = content(text, 1, "one two three four", parent="a2")
    outer = content(text, 2, "two")
    assert read(text, [inner, outer]) == [("a1", text)]


def test_of_contents_at_one_depth_the_one_that_begins_last_wins() -> None:
    text = "one two three four"
    assert read(text, [content(text, 1, "two three"), content(text, 2, "three four")]) == [
        ("narrator", "one"),
        ("a1", "two"),
        ("a2", "three four"),
    ]


def test_pieces_of_one_content_are_apart_where_other_words_are_between() -> None:
    text = "“We waited,” she said, “for hours.”"
    assert read(text, [content(text, 1, "“We waited,”", "“for hours.”")]) == [
        ("a1", "“We waited,”"),
        ("narrator", "she said,"),
        ("a1", "“for hours.”"),
    ]


@pytest.mark.parametrize(
    ("text", "held", "expected"),
    [
        ("It held, she said.", "It held", [("a1", "It held,"), ("narrator", "she said.")]),
        ("Ana said (it held).", "it held", [("narrator", "Ana said"), ("a1", "(it held).")]),
        ("Ana's aide ran.", "aide", [("narrator", "Ana's"), ("a1", "aide"), ("narrator", "ran.")]),
        ("Don't go.", "t go", [("narrator", "Don't"), ("a1", "go.")]),
        ("Al-Qadir went.", "Al", [("a1", "Al-Qadir"), ("narrator", "went.")]),
        ("go—she said", "go", [("a1", "go—"), ("narrator", "she said")]),
        ("a — b", "a", [("a1", "a"), ("narrator", "— b")]),
    ],
)
def test_a_word_is_never_cut_and_marks_go_with_the_word_they_touch(
    text: str, held: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text, [content(text, 1, held)]) == expected


def test_what_is_unclear_gives_way_to_a_content() -> None:
    text = "He had waited. She knew."
    assert read(text, [content(text, 1, "waited")], [(0, 14)]) == [
        ("unclear", "He had"),
        ("a1", "waited."),
        ("narrator", "She knew."),
    ]


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b", "...", " a "])
def test_small_texts(text: str) -> None:
    voices = voices_of(text, bare_analysis(text), [])
    assert shown(text, voices) == ([("narrator", text.strip())] if text.strip() else [])


def test_words_around_a_form_feed_are_one_to_the_tokenizer_and_have_one_voice() -> None:
    assert read("a\x0cb c", [content("a\x0cb c", 1, "a")]) == [("a1", "a\x0cb"), ("narrator", "c")]


def test_depth_counts_what_stands_around_and_a_circle_ends() -> None:
    chain = [
        attribution(1, (0, 9)),
        attribution(2, (0, 9), parent="a1"),
        attribution(3, (0, 9), parent="a2"),
        attribution(4, (0, 9), parent="gone"),
    ]
    assert depths(chain) == {"a1": 0, "a2": 1, "a3": 2, "a4": 0}
    assert depths(chain[::-1]) == {"a1": 0, "a2": 1, "a3": 2, "a4": 0}
    circle = [attribution(1, (0, 9), parent="a2"), attribution(2, (0, 9), parent="a1")]
    assert set(depths(circle)) == {"a1", "a2"}


def test_a_tie_in_unclear_words_is_unclear_and_one_in_a_content_keeps_its_voice() -> None:
    voices = [
        Voice(start=0, end=10, voice="a1"),
        Voice(start=11, end=20, voice="unclear"),
        Voice(start=21, end=30, voice="narrator"),
    ]

    def tie(start: int, voice: str) -> Tie:
        return Tie(a="e1", relation="x", b="e2", evidence=Span(start=start, end=99), voice=voice)

    ties = [tie(2, "a1"), tie(11, "narrator"), tie(15, "a1"), tie(25, "narrator"), tie(40, "a1")]
    settle_ties(ties, voices)
    assert [one.voice for one in ties] == ["a1", "unclear", "a1", "narrator", "a1"]
