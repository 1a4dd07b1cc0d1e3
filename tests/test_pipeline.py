"""The walk from a text to its record: exact on any text, and linear in its length."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import pipeline
from sayso.errors import ModelError, UsageError
from sayso.export.json import dump_row
from sayso.ingest import from_text
from sayso.model.session import Session
from sayso.pipeline import read, read_text
from sayso.record import Record
from tests.stand_in import StandIn

REPORT = """Lock holds through the storm

The old lock at Skarnes held, Ola Brandvold said on Monday.

“We had sandbags for nine doors,” said the harbour master. “We needed four.”

She did not say who had paid for them. It rained until dawn.
"""
# A paragraph of 26 words, 142 code points with the blank line.
ORDINARY = (
    "The lock keeper said the gates had held all night. “Nobody slept,” she said, and according to"
    " the harbour office nine boats were lost.\n\n"
)


def spans_of(record: Record) -> list[tuple[int, int, str | None]]:
    info = record.report
    plain = [*info.headings, *info.paragraphs, *info.sentences]
    marked = [s for a in record.attributions for s in (*a.source, *a.cue, *a.content)]
    return [(span.start, span.end, span.text) for span in (*plain, *marked)]


def assert_exact(text: str, record: Record) -> None:
    assert record.report.text == text
    for start, end, words in spans_of(record):
        assert 0 <= start < end <= len(text)
        assert words is None or text[start:end] == words
    for one, two in pairwise(record.report.sentences):
        assert one.end <= two.start
    for attribution in record.attributions:
        assert attribution.cue
        assert attribution.content
        assert 0.0 <= attribution.confidence <= 1.0
        for spans in (attribution.source, attribution.content):
            assert all(one.end <= two.start for one, two in pairwise(spans))
    assert [a.id for a in record.attributions] == [
        f"a{number}" for number in range(1, len(record.attributions) + 1)
    ]
    line = dump_row(record)
    line.encode("utf-8")
    # Two halves of a character, side by side, come out of any JSON reader as the character.
    if not re.search("[\ud800-\udbff][\udc00-\udfff]", text):
        assert Record.model_validate(json.loads(line)) == record


def test_a_text_is_kept_verbatim() -> None:
    record = read_text(REPORT, min_confidence=0)
    assert_exact(REPORT, record)
    assert record.attributions
    assert len(record.report.sentences) >= 5
    assert record.profile.words == len(REPORT.split())
    assert sum(record.profile.by_kind.values()) == len(record.attributions)


def test_a_text_gives_the_same_record_twice() -> None:
    assert read_text(REPORT) == read_text(REPORT)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\u200b\ufeff"])
def test_a_text_without_words_gives_an_empty_record(text: str) -> None:
    record = read_text(text)
    assert_exact(text, record)
    assert record.attributions == []
    assert record.report.sentences == []


def test_more_confidence_gives_fewer_attributions() -> None:
    everything = read_text(REPORT * 3, min_confidence=0).attributions
    some = read_text(REPORT * 3, min_confidence=0.6).attributions
    assert len(everything) >= len(some)
    assert all(a.confidence >= 0.6 for a in some)


def test_the_profile_counts_words_within_contents(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The lock held, Ola said. It rained."
    stand_in(monkeypatch, StandIn([(5, 6)], {5: ([(4, 5)], [(0, 3)])}))
    record = read_text(text)
    assert [a.content[0].text for a in record.attributions] == ["The lock held"]
    assert (record.profile.words, record.profile.attributed_words) == (7, 3)
    assert record.profile.by_kind == {"direct": 0, "mixed": 0, "indirect": 1}


# Fragments that reports have, and what breaks offsets, in any order.
FRAGMENTS = [
    "“", "”", '"', "'", "’", "«", "»", "„", " ", " ", " ", ".", ",", ":", "—", "\n", "\n\n", "\r\n",
    " she said", " said ", "Ola Brandvold", " according to ", "the council did not say ",
    "The lock held", "it was noted that ", "# ", "- ", "Q: ", "6'2\"", "(", ")", "NAME: ",
    "\u00a0", "\u200b", "\u200d", "\ufeff", "\u0301", "e\u0308", "👩🏽", "𝔄𝔅", "東京",
    "אמר", "\u202e",
    "قال", "\x00", "\ud83d", "\udc69", "ﬁ", "İ", "\u2028", "\x85", "\t", "a" * 120,
]  # fmt: skip
reports = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


@settings(max_examples=60)
@given(reports | st.text(st.characters(), max_size=120))
def test_any_text_gives_an_exact_record(text: str) -> None:
    assert_exact(text, read_text(text, min_confidence=0))


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_least_confidence_outside_0_to_1_is_refused(value: float) -> None:
    with pytest.raises(UsageError, match="min_confidence"):
        read_text("It rained.", min_confidence=value)
    with pytest.raises(UsageError, match="min_confidence"):
        pipeline.read_many([], min_confidence=value)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model here") as caught:
        read_text("It rained.", model=tmp_path)
    assert caught.value.where == str(tmp_path / "card.json")


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lock.txt"
    text = ORDINARY * 4
    path.write_text(text, encoding="utf-8")
    record = read(path, min_confidence=0)
    assert record.report.path == str(path)
    assert record.report.language == "en"
    assert record.attributions == read_text(text, min_confidence=0).attributions


def stand_in(monkeypatch: pytest.MonkeyPatch, made: StandIn) -> StandIn:
    """Let the session's network be one made by hand, which counts what it is given."""
    session, _, calibration = pipeline.load_model()
    monkeypatch.setattr(Session, "encode", lambda _, words, windows: made.encode(words, windows))
    monkeypatch.setattr(Session, "link", lambda _, *inputs: made.link(*inputs))
    monkeypatch.setattr(Session, "pairs", lambda _, *inputs: made.pairs(*inputs))
    assert session.card.max_pieces >= 64
    assert calibration is not None
    return made


def windows_for(monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    with monkeypatch.context() as patched:
        made = stand_in(patched, StandIn())
        assert_exact(text, read_text(text))
        assert [w.core_start for w in made.encoded[1:]] == [w.core_end for w in made.encoded[:-1]]
        return len(made.encoded)


@pytest.mark.parametrize(
    ("few", "many"),
    [
        pytest.param("a" * 100_000, "a" * 1_000_000, id="1-MB-of-one-word"),
        pytest.param('"' * 1_000, '"' * 10_000, id="10,000-straight-marks"),
        pytest.param("“a” " * 500, "“a” " * 5_000, id="10,000-curly-marks"),
        pytest.param("'" * 1_000, "'" * 10_000, id="10,000-single-marks"),
        pytest.param("\x00" * 10_000, "\x00" * 100_000, id="NULs"),
        pytest.param("e" + "\u0301" * 10_000, "e" + "\u0301" * 100_000, id="combining-marks"),
        pytest.param("👩🏽‍🚀 " * 500, "👩🏽‍🚀 " * 5_000, id="astral"),
        pytest.param("\n" * 5_000, "\n" * 50_000, id="line-breaks"),
        pytest.param(ORDINARY * 142, ORDINARY * 1_420, id="200-KB-of-ordinary-text"),
    ],
)
def test_windows_are_linear_in_the_length(
    monkeypatch: pytest.MonkeyPatch, few: str, many: str
) -> None:
    assert windows_for(monkeypatch, many) <= 10 * windows_for(monkeypatch, few) + 10


def test_ordinary_text_takes_a_window_for_a_hundred_words_or_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = ORDINARY * 1_000
    assert windows_for(monkeypatch, text) <= len(text.split()) / 100


def test_each_cue_is_linked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ORDINARY * 100
    cues = [(place, place + 1) for place in range(3, 3_000, 15)]
    made = StandIn(cues, {start: ([], [(start + 1, start + 5)]) for start, _ in cues})
    stand_in(monkeypatch, made)
    record = read_text(text, min_confidence=0)
    assert_exact(text, record)
    assert made.linked == len(cues)
    assert len(record.attributions) == len(cues)


def test_windows_are_scored_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made = stand_in(monkeypatch, StandIn())
    sizes: list[int] = []

    def encode(_: Session, words: object, windows: list[object]) -> object:
        sizes.append(len(windows))
        return made.encode(words, windows)

    monkeypatch.setattr(Session, "encode", encode)
    read_text(ORDINARY * 400)
    assert sum(sizes) > 40
    assert max(sizes) <= 16


def test_a_report_of_lone_surrogates_has_an_id() -> None:
    assert len(pipeline.record_of(from_text("\ud83d said")).report.id) == 64
