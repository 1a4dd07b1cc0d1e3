"""Speech, writing or thought, from words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.mode_words import is_document
from sayso.attribution.modes import clause_of, mode_in, mode_of
from sayso.record import Attribution, Grade, Kind, Mode, Span


def attribution(text: str, source: str, cue: str, content: str, kind: Kind) -> Attribution:
    def spans(words: str) -> list[Span]:
        start = text.index(words)
        return [Span(start=start, end=start + len(words))] if words else []

    return Attribution(
        id="a1",
        source=spans(source),
        cue=spans(cue),
        content=spans(content),
        kind=kind,
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "speech"),
        ("told reporters", "speech"),
        ("declined to comment", "speech"),
        ("did not respond to", "speech"),
        ("expressed hope", "speech"),
        ("went on to say", "speech"),
        ("has repeatedly called for", "speech"),
        ("weighed in on", "speech"),
        ("'s criticism of", "speech"),
        ("tweeted:", "writing"),
        ("has written", "writing"),
        ("emailed", "writing"),
        ("signed an agreement", "writing"),
        ("issued a statement saying", "writing"),
        ("published an op-ed arguing", "writing"),
        ("believes", "thought"),
        ("had hoped", "thought"),
        ("preferred", "thought"),
        ("is planning", "thought"),
        ("would like", "thought"),
        ("were willing", "thought"),
        ("is not convinced", "thought"),
        ("wants to say", "thought"),
        ("reluctance to", "thought"),
        ("'s bet is", "thought"),
        ("decided", "thought"),
        ("seemingly", "thought"),
        ("showed no sign of", "speech"),
    ],
)
def test_the_cue_tells_the_mode(cue: str, expected: Mode) -> None:
    assert mode_of(cue, source="Imelda Shaw") == expected


@pytest.mark.parametrize(
    ("source", "cue", "grade", "expected"),
    [
        ("The harbour survey", "found", None, "writing"),
        ("two leaked memos", "said", None, "writing"),
        ("The advertisement", "says", None, "speech"),
        ("The Port Ellery Herald", "reported", None, "writing"),
        ("The Port Ellery Herald", "has learned", None, "thought"),
        ("the paper", "first reported", None, "writing"),
        ("Shaw", "reported", "named", "speech"),
        ("the Harbour Board", "reported", "organisation", "writing"),
        ("It", "shows", "document", "writing"),
    ],
)
def test_the_source_tells_the_mode(
    source: str, cue: str, grade: Grade | None, expected: Mode
) -> None:
    assert mode_of(cue, source=source, grade=grade) == expected


def test_the_speaker_tells_a_film_from_a_letter() -> None:
    assert mode_of("says", source="It", grade="document", speaker="a new film") == "speech"
    assert mode_of("says", source="It", grade="document", speaker="an old letter") == "writing"


@pytest.mark.parametrize(
    ("before", "cue", "after", "expected"),
    [
        ("Shaw", "said", "in the letter", "writing"),
        ("Shaw", "said", "in a statement", "writing"),
        ("Shaw", "said", "in a televised statement", "speech"),
        ("Shaw", "said", "on her website", "writing"),
        ("Shaw", "said", "via email", "writing"),
        ("In one tweet on Friday, Shaw", "said", "", "writing"),
        ("Shaw took to Facebook to", "accuse", "", "writing"),
        ("Shaw tweeted that the weir had held and", "asked", "", "writing"),
        ("Shaw wrote a book and", "said", "", "writing"),
        ("Shaw, who wrote a book,", "said", "", "speech"),
        ("Shaw", "said", "in an interview", "speech"),
        ("Shaw", "said", "in response to a letter", "speech"),
        ("Shaw", "said", "at the quay on Friday", "speech"),
    ],
)
def test_the_clause_tells_the_mode(before: str, cue: str, after: str, expected: Mode) -> None:
    assert mode_of(cue, source="Shaw", before=before, after=after) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a series of tweets about the weir", "writing"),
        ("a list of grants", "writing"),
        ("a plan to mend the weir", "speech"),
    ],
)
def test_what_is_given_out_may_be_a_text(content: str, expected: Mode) -> None:
    assert mode_of("unveiled", source="Shaw", content=content) == expected


def test_own_words_make_speech_of_some_verbs_of_thought() -> None:
    assert mode_of("wondered", kind="direct") == "speech"
    assert mode_of("wondered", kind="indirect") == "thought"
    assert mode_of("believes", kind="direct") == "thought"


def test_words_inside_another_quotation_are_not_own_words() -> None:
    text = "“He hoped the weir would hold,” she said."
    inner = attribution(text, "He", "hoped", "the weir would hold", "direct")
    assert mode_in(text, inner, (0, len(text))) == "thought"
    text = "“The weir will hold,” he hoped."
    outer = attribution(text, "he", "hoped", "“The weir will hold,”", "direct")
    assert mode_in(text, outer, (0, len(text))) == "speech"


def test_the_content_is_no_part_of_the_clause() -> None:
    text = "In a letter, Shaw said the claim on the website was false on Friday."
    found = attribution(text, "Shaw", "said", "the claim on the website was false", "indirect")
    before, after = clause_of(text, found, (0, len(text)))
    assert before == "In a letter, Shaw "
    assert after == "  …  on Friday."
    assert mode_in(text, found, (0, len(text))) == "writing"
    text = text.removeprefix("In a letter, ")
    found = attribution(text, "Shaw", "said", "the claim on the website was false", "indirect")
    assert mode_in(text, found, (0, len(text))) == "speech"


@pytest.mark.parametrize("noun", ["Polls", "study", "tweets", "analyses", "advertisement"])
def test_documents(noun: str) -> None:
    assert is_document(noun)


@pytest.mark.parametrize("noun", ["mayor", "source", "ministry", ""])
def test_no_documents(noun: str) -> None:
    assert not is_document(noun)


@given(st.text(), st.text(), st.text(), st.text())
def test_any_text_has_a_mode(cue: str, source: str, content: str, clause: str) -> None:
    assert mode_of(cue, source=source, content=content, before=clause, after=clause) in (
        "speech",
        "writing",
        "thought",
    )
