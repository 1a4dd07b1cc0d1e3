"""Sentences that may carry on the report before them, and those that do not."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.pipeline import read_text
from sayso.record import Entity, Record
from sayso.voices.sign_words import sign_words, weights
from sayso.voices.unclear import Candidate, chance, find_unclear, walk_candidates
from tests.voices.odd_attributions import attribution, bare_analysis, odd_attributions

REPORT = """\
Shaw said he had waited on the pier for six hours. He had never lost hope. The boat would come. \
The Petrel docked at midnight on Monday with forty passengers. He would never have sailed in it.

The boat would come again, as it always had.

The blaze began in the attic, according to fire chief Odum. It had probably been an old cable. \
Is that so? The house could not have been saved.

Cole said: “The pier is safe.” “Nobody would miss the pier,” it was written on a wall.
"""
COMMENT = """\
I have walked this pier all my life. Shaw said he had waited there for six hours. He had never \
lost hope. You and I would have gone home, and my children would have gone with us.
"""


PLAIN = {"kind": "direct", "grade": "named", "confidence": 0.99}


def unclear_words(record: Record) -> list[str]:
    text = record.report.text
    return [text[v.start : v.end] for v in record.voices if v.voice == "unclear"]


@pytest.fixture(scope="module")
def report() -> Record:
    return read_text(REPORT)


def test_what_goes_on_with_a_report_is_unclear(report: Record) -> None:
    assert unclear_words(report) == [
        "He had never lost hope. The boat would come.",
        "It had probably been an old cable.",
    ]


def test_its_words_have_a_share_of_their_own(report: Record) -> None:
    assert report.profile.by_voice["unclear"] == round(16 / report.profile.words, 4)


def test_an_author_who_speaks_to_the_reader_is_the_narrator() -> None:
    assert unclear_words(read_text(COMMENT)) == []
    told = {"I have": "He has", "You and I": "Others", "my ": "his "}
    report = COMMENT
    for own, other in told.items():
        report = report.replace(own, other)
    assert unclear_words(read_text(report))


@given(st.data())
def test_no_attribution_and_no_text_makes_it_raise(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab I'm.!\n“”", max_size=60))
    size = len(text)
    given_ones = [
        one.model_copy(update=PLAIN | {"source": one.cue, "speaker": "e1"})
        for one in data.draw(odd_attributions(text))
    ]
    cast = [Entity(id="e1", type="person", name="a")]
    bounds = sorted(data.draw(st.sets(st.integers(0, size), max_size=4)))
    paragraphs = list(zip(bounds[::2], bounds[1::2], strict=False))
    for start, end in find_unclear(bare_analysis(text), paragraphs, given_ones, cast):
        assert 0 <= start < end <= size


def seen(text: str, paragraphs: list[tuple[int, int]], *, source: bool) -> list[Candidate]:
    one = attribution(1, (0, 4))
    found: list[Candidate] = []
    analysis = bare_analysis(text)
    for word in range(len(analysis.surface)):
        analysis.sentence[word] = text[: analysis.words.starts[word]].count(". ")
    said = [one.model_copy(update=PLAIN | ({"source": one.cue} if source else {}))]
    walk_candidates(analysis, paragraphs, said, [], lambda c: not found.append(c))
    return found


def test_nothing_is_carried_on_from_nobody_or_into_the_next_paragraph() -> None:
    text = "Gone is he. He ran home then. He ran far then."
    assert len(seen(text, [(0, len(text))], source=True)) == 2
    assert seen(text, [(0, len(text))], source=False) == []
    assert len(seen(text, [(0, 29), (30, len(text))], source=True)) == 1
    assert seen(text, [(12, len(text))], source=True) == []


@pytest.mark.parametrize(
    "change", [{"grade": "collective"}, {"confidence": 0.5}, {"kind": "indirect"}]
)
def test_only_a_plain_report_of_one_source_is_carried_on(
    change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Gone is he. He ran home then."
    assert len(seen(text, [(0, len(text))], source=True)) == 1
    monkeypatch.setattr(sys.modules[__name__], "PLAIN", PLAIN | change)
    assert seen(text, [(0, len(text))], source=True) == []


def test_a_quoted_sentence_is_none_and_ends_what_is_carried_on() -> None:
    text = "Gone is he. “He ran home then”. He ran far then."
    assert seen(text, [(0, len(text))], source=True) == []


def test_the_model_knows_no_sign_that_is_not_told_and_adds_up() -> None:
    model = weights()
    source = sys.modules["sayso.voices.signs"].__file__
    assert source is not None
    with open(source, encoding="utf-8") as file:
        told = file.read()
    assert [sign for sign in model.of_signs if f'"{sign}"' not in told] == []
    assert chance(frozenset({"past modal", "unheard of"}), model) > chance(frozenset(), model)
    assert 0 < chance(frozenset(), model) < 1


def test_word_lists_hold_words_in_small_letters() -> None:
    words = sign_words()
    for name in type(words).__dataclass_fields__:
        forms = getattr(words, name)
        assert forms
        assert {form for form in forms if form != form.lower() or " " in form} == set()
