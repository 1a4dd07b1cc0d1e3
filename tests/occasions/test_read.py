"""Occasions of statements whose trees were written by hand, and of any tree."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.analysis import Analysis, Name
from sayso.occasions.dates import range_of
from sayso.occasions.read import with_occasions
from sayso.record import Attribution, Occasion, Span
from tests.cast.trees import analysis_of, make

SAID = """
Shaw PROPN 2 nsubj
said VERB 0 root
on ADP 4 case
Monday PROPN 2 obl
that SCONJ 7 mark
talks NOUN 7 nsubj
ended VERB 2 ccomp
on ADP 9 case
Sunday PROPN {head} obl
"""
WORDS = """
Shaw Cole said told told reporters on in at Tuesday Monday once recently later recent 2010 March 4
week last ago two years interview statement rally court Port Ellery the a that , . ; speaking asked
posted Facebook which before after ahead of and quay would rise will is phone by from
""".split()
RELATIONS = """
nsubj obl nmod advmod amod compound nummod obj iobj ccomp xcomp advcl acl conj case det punct appos
root aux mark flat
""".split()
UPOS = "NOUN PROPN VERB ADP ADV ADJ NUM PUNCT DET SCONJ CCONJ AUX X".split()


def with_quotes(analysis: Analysis) -> Analysis:
    words: Any = analysis.words
    words.quote = np.zeros(len(analysis.surface), np.int64)
    return analysis


def statement(
    text: str, number: int, cue: tuple[int, int], content: tuple[int, int], **more: Any
) -> Attribution:
    return Attribution(
        id=f"a{number}",
        cue=[span(text, *cue)],
        content=[span(text, *content)],
        kind="indirect",
        confidence=1.0,
        **more,
    )


def span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def occasion(rows: str, cue: str, content: str, **more: Any) -> Occasion | None:
    text, analysis = analysis_of(rows, names=more.pop("names", ()))
    made = statement(text, 1, of(text, cue), of(text, content), **more)
    out = with_occasions(text, with_quotes(analysis), "2026-03-04", [(0, len(text))], [made])
    return out[0].occasion


ONLY_INSIDE = """
Shaw PROPN 2 nsubj
said VERB 0 root
that SCONJ 5 mark
talks NOUN 5 nsubj
ended VERB 2 ccomp
on ADP 7 case
Sunday PROPN 2 obl
"""


def test_a_time_inside_the_content_is_not_the_occasion() -> None:
    """The tree hangs it on the cue, and it is part of what is said all the same."""
    assert occasion(ONLY_INSIDE, "said", "that talks ended on Sunday") is None
    outside = occasion(ONLY_INSIDE, "said", "that talks ended")
    assert outside is not None
    assert outside.when is not None
    assert outside.when.value == "2026-03-01"


def test_a_time_that_hangs_on_another_verb_is_not_the_occasion() -> None:
    found = occasion(SAID.format(head=7), "said", "that talks ended")
    assert found is not None
    assert found.when is not None
    assert found.when.text == "on Monday"


def test_a_report_without_attributions_has_no_occasions() -> None:
    text, analysis = analysis_of(SAID.format(head=7))
    assert with_occasions(text, analysis, None, [], []) == []


PAIR = """
Shaw PROPN 2 nsubj
{first} VERB 0 root
on ADP 4 case
Monday PROPN 2 obl
talks NOUN 6 nsubj
failed VERB 2 ccomp

She PRON 2 nsubj
{second} VERB 0 root
ships NOUN 4 nsubj
sank VERB 2 ccomp
"""


def pair(
    first: dict[str, Any],
    second: dict[str, Any],
    *,
    cues: tuple[str, str] = ("said", "added"),
    parted: bool = False,
) -> list[Occasion | None]:
    text, analysis = analysis_of(PAIR.format(first=cues[0], second=cues[1]))
    half = text.index("She")
    paragraphs = [(0, half), (half, len(text))] if parted else [(0, len(text))]
    made = [
        statement(text, 1, of(text, cues[0]), of(text, "talks failed"), **first),
        statement(text, 2, of(text, cues[1]), of(text, "ships sank"), **second),
    ]
    out = with_occasions(text, with_quotes(analysis), "2026-03-04", paragraphs, made)
    return [attribution.occasion for attribution in out]


def test_an_occasion_goes_on_with_its_source_and_says_so() -> None:
    first, second = pair({"speaker": "e1"}, {"speaker": "e1"})
    assert first is not None
    assert not first.carried
    assert second == first.model_copy(update={"carried": True})


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        pytest.param({"speaker": "e1"}, {"speaker": "e2"}, {}, id="another source"),
        pytest.param({}, {}, {}, id="nobody"),
        pytest.param({"speaker": "e1"}, {"speaker": "e1"}, {"parted": True}, id="paragraph"),
        pytest.param({"speaker": "e1"}, {"speaker": "e1", "mode": "thought"}, {}, id="thought"),
        pytest.param(
            {"speaker": "e1"}, {"speaker": "e1", "polarity": "negated"}, {}, id="not said"
        ),
        pytest.param({"speaker": "e1"}, {"speaker": "e1", "parent": "a1"}, {}, id="inside another"),
        pytest.param(
            {"speaker": "e1"}, {"speaker": "e1"}, {"cues": ("said", "says")}, id="another tense"
        ),
    ],
)
def test_an_occasion_ends(first: dict[str, Any], second: dict[str, Any], more: Any) -> None:
    own, carried = pair(first, second, **more)
    assert own is not None
    assert carried is None


def test_inside_a_content_it_goes_on_too() -> None:
    first, second = pair({"speaker": "e1", "parent": "a9"}, {"speaker": "e1", "parent": "a9"})
    assert first is not None
    assert second is not None
    assert second.carried


def any_report(seed: int) -> tuple[str, Analysis, list[Attribution]]:
    """Any words with any trees, names and attributions, from a seed: drawing each takes long."""
    draw = Random(seed)
    size = draw.randint(1, 30)
    surface = draw.choices(WORDS, k=size)
    starts, text = [], ""
    for word in surface:
        starts.append(len(text))
        text += word + draw.choice([" ", " ", " ", "", "\n"])
    ends = [start + len(word) for start, word in zip(starts, surface, strict=True)]
    sentence = sorted(draw.choices(range(3), k=size))
    analysis = make(
        surface,
        starts,
        ends,
        draw.choices(UPOS, k=size),
        [draw.choice([w for w in range(size) if sentence[w] == own]) for own in sentence],
        draw.choices(RELATIONS, k=size),
        sentence,
    )
    for start, end in any_spans(draw, size):
        if not analysis.names or analysis.names[-1].end <= start:
            analysis.names.append(Name(start, end, draw.choice(["PER", "ORG", "LOC", "MISC"])))
    cues, contents, sources = (any_spans(draw, size) for _ in range(3))
    made = [
        statement(
            text,
            number,
            (starts[cue[0]], ends[cue[1] - 1]),
            (starts[content[0]], ends[content[1] - 1]),
            speaker=draw.choice([None, "e1", "e2"]),
            grade=draw.choice([None, "named", "document"]),
            source=[span(text, starts[source[0]], ends[source[1] - 1])],
        )
        for number, (cue, content, source) in enumerate(
            zip(cues, contents, sources, strict=True), 1
        )
    ]
    return text, with_quotes(analysis), made


def any_spans(draw: Random, size: int) -> list[tuple[int, int]]:
    firsts = sorted(draw.randrange(size) for _ in range(4))
    return [(first, draw.randint(first + 1, min(first + 6, size))) for first in firsts]


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0), st.sampled_from([None, "2026-03-04", "no date"]))
def test_any_tree_gives_words_of_the_report(seed: int, published: str | None) -> None:
    text, analysis, attributions = any_report(seed)
    out = with_occasions(text, analysis, published, [(0, len(text))], attributions)
    assert [a.id for a in out] == [a.id for a in attributions]
    for attribution in out:
        found = attribution.occasion
        for part in () if found is None else (found.when, found.where, found.medium):
            if part is not None:
                assert part.text == text[part.start : part.end] != ""
        if found is not None and found.when is not None and found.when.value is not None:
            assert not found.when.vague
            first, last = range_of(found.when.value)
            assert first <= last
        if found is not None and not found.carried:
            for part in (found.when, found.where):
                for inside in attribution.content if part is not None else ():
                    assert part is not None
                    assert part.end <= inside.start or inside.end <= part.start


def test_an_endless_sentence_takes_no_endless_time() -> None:
    """Five thousand statements in one sentence: more steps a word would take minutes."""
    words = "Shaw said in Port Ellery on Monday , ".split() * 5_000
    starts = np.cumsum([0] + [len(word) + 1 for word in words])[:-1].tolist()
    text = " ".join(words)
    tags = "PROPN VERB ADP PROPN PROPN ADP PROPN PUNCT".split() * 5_000
    heads = [1] * len(words)
    analysis = with_quotes(
        make(
            words,
            starts,
            [start + len(word) for start, word in zip(starts, words, strict=True)],
            tags,
            heads,
            ["obl"] * len(words),
            [0] * len(words),
        )
    )
    made = [
        statement(
            text, n, (starts[8 * n + 1], starts[8 * n + 1] + 4), (starts[8 * n], starts[8 * n] + 4)
        )
        for n in range(5_000)
    ]
    out = with_occasions(text, analysis, None, [(0, len(text))], made)
    assert len(out) == len(made)
