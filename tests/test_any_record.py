"""What holds for the record of any text: nested speech, quotations, dates and names in any order.

Whole sentences, not loose characters (these are in `test_pipeline`): only what reads like a report
makes joint sources, attributions inside others and occasions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.findings.reading import Reading
from sayso.findings.registry import all_rules, find_all
from sayso.ingest import from_text
from sayso.pipeline import reading_of
from sayso.record import Attribution, Record, Span
from sayso.voices.nesting import outer_ones

PEOPLE = ["Ola Brandvold", "Mayor Ana Ruiz", "Shaw", "Dr Mei Tanaka", "OLA BRANDVOLD", "Ana"]
OTHERS = ["she", "they", "both", "the mayor", "the two women", "a spokesman", "Skarnes Council"]
CUES = ["said", "told reporters on Monday that", "did not say", "believes", "wrote in a letter"]
MATTERS = ["the lock would hold", "nine doors (all old) had gone", "it was over", "I knew it"]
TIMES = ["on Friday", "in March 2026", "last week", "on 31 February", "at a press conference"]
MARKS = ["“”", '""', "''", "‘’", "«»", "„“", "“", '"']

who = st.sampled_from(PEOPLE) | st.sampled_from(OTHERS)
sources = who | st.builds(
    lambda one, two, between: f"{one}{between}{two}", who, who, st.sampled_from([" and ", ", "])
)


def _said(source: str, cue: str, content: str, when: str, marks: str, order: int) -> str:
    quoted = f"{marks[0]}{content}{marks[-1]}"
    return (
        f"{source} {cue} {content}",
        f"{quoted} {source} {cue} {when}",
        f"{quoted}, {cue} {source}",
        f"According to {source}, {content} {when}",
        f"{source}, {when}, {cue} {quoted}",
    )[order]


statements = st.recursive(
    st.sampled_from(MATTERS),
    lambda inner: st.builds(
        _said,
        sources,
        st.sampled_from(CUES),
        inner,
        st.sampled_from(TIMES),
        st.sampled_from(MARKS),
        st.integers(0, 4),
    ),
    max_leaves=4,
)
PLAIN = [
    "Mayor Ana Ruiz opened the bridge on 3 March 2026",
    "Ola Brandvold, the harbour master of Skarnes, was there",
    "# The lock\n\nIt rained",
    "Nobody paid",
    "Photo: Ana Ruiz",
    "",
]
sentences = statements | st.sampled_from(PLAIN)
ENDS = [". ", ".\n\n", "\n", "? ", ": ", ".” ", ""]
texts = st.lists(st.tuples(sentences, st.sampled_from(ENDS)), max_size=8).map(
    lambda pieces: "".join(sentence + end for sentence, end in pieces)
)
damages = st.sampled_from([str, str, str.upper, str.lower, lambda text: text.replace("\n", "")])


def told(record: Record) -> Iterator[Span]:
    """Yield the spans that repeat their words."""
    for a in record.attributions:
        yield from (*a.source, *a.cue, *a.content)
        if a.occasion is not None:
            found = (a.occasion.when, a.occasion.where, a.occasion.medium)
            assert any(span is not None for span in found)
            yield from (span for span in found if span is not None)
    for entity in record.cast:
        yield from entity.roles


def pointed_at(record: Record) -> Iterator[Span]:
    """Yield the spans that give offsets alone."""
    info = record.report
    yield from (*info.headings, *info.paragraphs, *info.sentences)
    yield from (mention for entity in record.cast for mention in entity.mentions)
    yield from (tie.evidence for tie in record.ties)
    yield from (*record.voices, *record.findings)


def check_spans(record: Record) -> None:
    text = record.report.text
    for span in told(record):
        assert span.text == text[span.start : span.end]
        assert span.text.strip()
    for span in pointed_at(record):
        assert 0 <= span.start < span.end <= len(text)


def check_attributions(record: Record) -> None:
    found = record.attributions
    assert [a.id for a in found] == [f"a{number}" for number in range(1, len(found) + 1)]
    firsts = [min(s.start for s in (*a.source, *a.cue, *a.content)) for a in found]
    assert firsts == sorted(firsts)
    cast = {entity.id for entity in record.cast}
    for a in found:
        parts = sorted((s.start, s.end) for s in (*a.source, *a.cue, *a.content))
        assert all(one[1] <= two[0] for one, two in pairwise(parts))
        assert (a.speaker is None) == (a.speaker_confidence is None) != (a.speaker_reason is None)
        assert {*a.chain, a.speaker} - {None} <= cast
        assert a.mouths >= max(len(a.chain), 1)


def check_nesting(record: Record) -> None:
    by_id = {a.id: a for a in record.attributions}
    for a in record.attributions:
        if a.parent is None:
            continue
        around = list(outer_ones(a, by_id))
        # The way outwards ends at one that stands in no other, not in a circle.
        assert around[0].id == a.parent
        assert around[-1].parent is None
        assert all(_lies_in(span, around[:1]) for span in a.cue)
        assert all(_lies_in(span, around) for span in a.content)


def _lies_in(span: Span, around: list[Attribution]) -> bool:
    return any(s.start <= span.start and span.end <= s.end for a in around for s in a.content)


def check_cast(record: Record) -> None:
    ids = [entity.id for entity in record.cast]
    assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]
    voices = {"narrator", "unclear", *(a.id for a in record.attributions)}
    for entity in record.cast:
        assert entity.name.strip()
        assert set(entity.members) <= set(ids) - {entity.id}
        places = [(m.start, -m.end) for m in entity.mentions]
        assert places == sorted(set(places))
    for tie in record.ties:
        assert {tie.a, tie.b} <= set(ids)
        assert tie.voice in voices


def check_voices(reading: Reading) -> None:
    text, voices = reading.text, reading.record.voices
    assert {v.voice for v in voices} <= {"narrator", "unclear", *reading.attributions}
    assert [v.start for v in voices] == sorted(v.start for v in voices)
    # Each character but white space has one voice, and so has each word as a whole.
    outside, place = "", 0
    for voice in voices:
        assert voice.start >= place
        outside += text[place : voice.start]
        place = voice.end
    assert not (outside + text[place:]).strip()
    words = reading.analysis.words
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert sum(v.start <= start and end <= v.end for v in voices) == 1


def check_findings(reading: Reading) -> None:
    record = reading.record
    known = {None, *reading.attributions, *reading.cast}
    places = [(f.start, f.code, f.end) for f in record.findings]
    assert places == sorted(set(places))
    assert all(f.code in all_rules() and f.message and f.subject in known for f in record.findings)
    for a in record.attributions:
        if a.occasion is not None and a.occasion.when is not None and a.occasion.when.value:
            assert re.match(r"\d{4}", a.occasion.when.value)


def check_profile(record: Record) -> None:
    profile = record.profile
    assert 0 <= profile.attributed_words <= profile.words == len(record.report.text.split())
    assert sum(profile.by_kind.values()) == len(record.attributions)
    shares = [*profile.by_voice.values(), *profile.by_grade.values()]
    assert all(0 <= share <= 1 for share in (*shares, profile.hearsay_share, profile.vague_share))
    assert {row["id"] for row in profile.speakers} == {
        a.speaker for a in record.attributions if a.speaker is not None
    }


days = st.none() | st.integers(0, 20_000).map(lambda n: str(date(1990, 1, 1) + timedelta(n)))


@settings(max_examples=50)
@given(texts, damages, days, st.sampled_from([0.0, 0.2, 0.5]))
@example(
    "“It would hold,” Mayor Ana Ruiz and the mayor told reporters on Monday.", str, None, 0.0
)  # One part of a joint source turns out to be the other.
def test_any_report_gives_a_record_that_holds_together(text, damage, published, least):
    report = from_text(damage(text))
    reading = reading_of(
        replace(report, published=published), min_confidence=least, groups={"Ana Ruiz": "town"}
    )
    reading.record.findings = find_all(reading, all_rules())
    check_spans(reading.record)
    check_attributions(reading.record)
    check_nesting(reading.record)
    check_cast(reading.record)
    check_voices(reading)
    check_findings(reading)
    check_profile(reading.record)
