"""How well a source is identified: by its words, and by who it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cast.grades import SpeakerFacts, grade_in, grade_of
from sayso.record import Attribution, Grade, Span

PERSON = SpeakerFacts("person", named=True)
SOMEBODY = SpeakerFacts("person", named=False)
BODY = SpeakerFacts("organisation", named=True)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", "none"),
        ("Imelda Shaw", "named"),
        ("Mayor Imelda Shaw of Port Ellery", "named"),
        ("Sheikh Rashid al-Qadir", "named"),
        ("Oluwaseun Adébáyò, a dock worker,", "named"),
        ("Another critic, Ana Ruiz,", "named"),
        ("she", "named"),
        ("the mayor", "named"),
        ("Cole and Adair", "named"),
        ("both women", "named"),
        ("Steve Israel", "named"),
        ("Ada Post", "named"),
        ("the Harbour Board", "organisation"),
        ("The Ministry of Fisheries", "organisation"),
        ("The Port Ellery Post", "organisation"),
        ("HSB", "organisation"),
        ("her campaign", "organisation"),
        ("police", "organisation"),
        ("Portugal", "organisation"),
        ("the United States", "organisation"),
        ("Portugal and New Zealand", "organisation"),
        ("the two ministries", "organisation"),
        ("the report", "document"),
        ("Polls", "document"),
        ("a survey released on Friday", "document"),
        ("a Port Ellery Gazette poll", "document"),
        ("A Port Ellery Gazette Poll", "document"),
        ("Shaw’s letter", "document"),
        ("a dozen tweets", "document"),
        ("a spokeswoman", "unnamed"),
        ("A spokesman for the ministry", "unnamed"),
        ("one of the mayor’s advisers", "unnamed"),
        ("the source", "unnamed"),
        ("sources close to the board", "unnamed"),
        ("police officials", "unnamed"),
        ("two lawmakers", "unnamed"),
        ("someone in the hall", "unnamed"),
        ("an arbitration panel", "unnamed"),
        ("one senior Democrat", "unnamed"),
        ("people briefed on the talks", "collective"),
        ("critics", "collective"),
        ("Critics", "collective"),
        ("many voters", "collective"),
        ("Mexicans", "collective"),
        ("some Republicans", "collective"),
        ("the public", "collective"),
        ("no one", "collective"),
        ("42% of fishermen", "collective"),
        ("Six in 10 fishermen", "collective"),
        ("the vast majority of them", "collective"),
        ("I", "author"),
        ("this reporter", "author"),
        ("The endeavours", "none"),
        ("the euro crisis", "none"),
    ],
)
def test_words_alone(source: str, expected: Grade) -> None:
    assert grade_of(source) == expected


@pytest.mark.parametrize(
    ("before", "pronoun", "expected"),
    [
        ("Imelda Shaw, ", "who", "named"),
        ("the officials ", "who", "unnamed"),
        ("a crowd of voters ", "who", "collective"),
        ("the 2014 survey, ", "which", "document"),
        ("a novel, “The Long Weir,” ", "which", "document"),
        ("the ministry, ", "which", "organisation"),
        ("the storm ", "that", "none"),
        ("", "which", "none"),
    ],
)
def test_a_relative_pronoun_takes_up_what_stands_before(
    before: str, pronoun: str, expected: Grade
) -> None:
    assert grade_of(pronoun, before=before) == expected


@pytest.mark.parametrize(
    ("source", "speaker", "expected"),
    [
        ("A spokeswoman", PERSON, "named"),
        ("the mayor", SOMEBODY, "unnamed"),
        ("he", SOMEBODY, "unnamed"),
        ("it", BODY, "organisation"),
        ("it", SpeakerFacts("work", named=True), "document"),
        ("they", SpeakerFacts("group", named=False, members=(PERSON, PERSON)), "named"),
        ("they", SpeakerFacts("group", named=False, members=(BODY, BODY)), "organisation"),
        ("the two", SpeakerFacts("group", named=False, members=(SOMEBODY, PERSON)), "named"),
        ("they", SpeakerFacts("group", named=False), "collective"),
        ("the officials", SpeakerFacts("group", named=False), "unnamed"),
        ("a panel", SpeakerFacts("organisation", named=False), "unnamed"),
        ("Lisbon", SpeakerFacts("place", named=True), "organisation"),
        ("the storm", SpeakerFacts("event", named=True), "none"),
        ("", PERSON, "named"),
    ],
)
def test_who_it_is_decides(source: str, speaker: SpeakerFacts, expected: Grade) -> None:
    assert grade_of(source, speaker=speaker) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a Shaw tweet", "document"),
        ("Shaw supporters", "collective"),
        ("her campaign", "organisation"),
        ("an insider", "unnamed"),
    ],
)
def test_words_that_no_name_can_change(source: str, expected: Grade) -> None:
    assert grade_of(source, speaker=PERSON) == expected


def test_i_is_the_reporter_outside_quotation_marks_only() -> None:
    assert grade_of("I", quoted=True, speaker=PERSON) == "named"
    assert grade_of("I", quoted=False) == "author"
    assert grade_of("we", quoted=True) == "collective"


def test_an_empty_subject_is_nobody() -> None:
    assert grade_of("it", "was said") == "none"
    assert grade_of("it", "said") == "organisation"


def test_an_attribution_of_a_record() -> None:
    text = "Shaw spoke. The survey, which found 40 leaks, is new."
    start = text.index("which")
    found = Attribution(
        id="a1",
        source=[Span(start=start, end=start + 5)],
        cue=[Span(start=start + 6, end=start + 11)],
        content=[Span(start=start + 12, end=start + 20)],
        kind="indirect",
        confidence=0.9,
    )
    assert grade_in(text, found, (12, len(text))) == "document"
    assert grade_in(text, found, (12, len(text)), speaker=BODY) == "organisation"
    nobody = found.model_copy(update={"source": []})
    assert grade_in(text, nobody, (12, len(text))) == "none"


# The same sentence frame, names of many traditions: the grade must not hang on the name.
@pytest.mark.parametrize(
    "name",
    "Shaw|Nguyễn Thị Lan|Oluwaseun Adébáyò|Rashid al-Qadir|María de la Cruz|Kim Min-ji|Zoë Ó Briain"
    "|Priya Raghunathan|Dragomir Petrović|Aroha Te Whata"
    "|Élodie Ångström|Evans|Law|Church|Ødegård|Şahin|Bill Story".split("|"),
)
def test_every_name_is_a_name(name: str) -> None:
    assert grade_of(name) == "named"
    assert grade_of(f"{name}, who runs the port,") == "named"
    assert grade_of(f"a spokesman for {name}") == "unnamed"
    assert grade_of(f"{name}’s lawyer") == "unnamed"
    assert grade_of(f"a lawyer, Ada {name},") == "named"
    assert grade_of(f"Cole and {name}") == "named"


@given(st.text(), st.text(), st.text(), st.booleans())
def test_any_text_has_a_grade(source: str, cue: str, before: str, quoted: bool) -> None:
    grades = ("named", "organisation", "document", "unnamed", "collective", "author", "none")
    assert grade_of(source, cue, before=before, quoted=quoted) in grades
