"""Window scores made by hand -> the analysis that they spell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.analyse import Analyst, without_crossings
from sayso.model.analysis import Analysis
from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS
from sayso.model.mention_scores import LONGEST, WIDTHS
from sayso.model.scores import Floats, WindowScores
from sayso.model.windows import Window, cut_windows
from sayso.model.words import Words
from tests.plain_words import plain_words, words_of_pieces
from tests.stand_in import SURE, VECTOR, quiet_cast

RELATIONS = ["root", "nsubj", "punct"]
NO_BIAS = [0.0] * WIDTHS
NAME = {label: number for number, label in enumerate(NAME_LABELS)}


def scored(
    window: Window, *, starts: Sequence[int] = (), **parts: Mapping[int, object]
) -> WindowScores:
    """Make a window's scores; `parts` give rows of the cast's by the report's words.

    Words that begin a sentence are named by `starts`.
    """
    size = window.end - window.start
    cast = quiet_cast(size)
    cast["relation"] = np.zeros((size, len(RELATIONS)), np.float32)
    for name, rows in parts.items():
        for word, row in rows.items():
            if window.start <= word < window.end:
                cast[name][word - window.start] = row
    sentence = np.full(size, -SURE, np.float32)
    sentence[[word - window.start for word in starts if window.start <= word < window.end]] = SURE
    nothing = np.zeros((size, 3), np.float32)
    return WindowScores(window, nothing, sentence, nothing, nothing, cast)


def one(size: int, label: int) -> Floats:
    row = np.zeros(size, np.float32)
    row[label] = SURE
    return row


def analysed(
    text: str,
    windows: Sequence[Window] = (),
    *,
    starts: Sequence[int] = (0,),
    width_bias: Sequence[float] = NO_BIAS,
    words: Words | None = None,
    **parts: Mapping[int, object],
) -> Analysis:
    words = plain_words(text) if words is None else words
    analyst = Analyst(text, words, RELATIONS, width_bias)
    count = len(words)
    for window in windows or [Window(0, count, 0, count)]:
        analyst.take([scored(window, starts=starts, **parts)])
    return analyst.analysis(np.array(starts, dtype=np.int64))


def names(labels: str, starts: Sequence[int] = (0,)) -> list[tuple[int, int, str]]:
    """Decode labels that are given with blanks between."""
    rows = {word: one(len(NAME_LABELS), NAME[label]) for word, label in enumerate(labels.split())}
    found = analysed("w " * len(rows), starts=starts, names=rows).names
    return [(name.start, name.end, name.kind) for name in found]


def spans(analysis: Analysis) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in analysis.mentions]


TEXT = "Ola Brandvold waited. Nobody came."


def test_words_sentences_and_labels() -> None:
    found = analysed(
        TEXT,
        starts=[0, 4],
        upos={word: one(17, UPOS.index("VERB")) for word in (2, 5)},
        relation={0: one(3, 1), 3: one(3, 2), 4: one(3, 1)},
    )
    assert found.surface == ["Ola", "Brandvold", "waited", ".", "Nobody", "came", "."]
    assert found.sentence.tolist() == [1, 1, 1, 1, 2, 2, 2]
    assert found.upos == ["ADJ", "ADJ", "VERB", "ADJ", "ADJ", "VERB", "ADJ"]
    assert found.relation == ["nsubj", "root", "root", "punct", "nsubj", "root", "root"]
    assert (found.names, found.mentions) == ([], [])
    assert len(found.vectors) == 0


def test_heads_come_from_queries_keys_and_biases() -> None:
    # "Ola" and the stop point at key 0, that of "waited"; "Brandvold" at key 1, that of "Ola".
    found = analysed(
        "Ola Brandvold waited.",
        arc_query={0: [6, 0], 1: [0, 6], 3: [6, 0]},
        arc_key={2: [1, 0], 0: [0, 1]},
        arc_bias={2: 2},
    )
    assert found.head.tolist() == [2, 0, 2, 2]


def test_no_head_is_in_another_sentence_or_behind_a_blank_line() -> None:
    pull = {5: 50}
    whole = analysed(TEXT, starts=[0], arc_bias=pull)
    assert whole.head.tolist() == [5] * 7
    assert analysed(TEXT, starts=[0, 4], arc_bias=pull).head.tolist() == [0, 0, 0, 0, 5, 5, 5]
    # The network saw one sentence; the layout has two.
    text = "Ola waited\n\nNobody came"
    words = plain_words(text)
    analyst = Analyst(text, words, RELATIONS, NO_BIAS)
    analyst.take([scored(Window(0, 4, 0, 4), starts=[0], arc_bias={3: 50})])
    assert analyst.analysis(np.array([0, 2])).head.tolist() == [0, 0, 3, 3]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param("O O O", [], id="none"),
        pytest.param("B-PER I-PER O B-ORG", [(0, 2, "PER"), (3, 4, "ORG")], id="two"),
        pytest.param("B-PER B-PER I-PER", [(0, 1, "PER"), (1, 3, "PER")], id="side-by-side"),
        pytest.param("O B-PER I-PER", [(1, 3, "PER")], id="to-the-last-word"),
    ],
)
def test_names_are_read_off_their_labels(labels: str, expected: list[tuple[int, int, str]]) -> None:
    assert names(labels) == expected


def test_no_name_goes_on_in_the_next_sentence() -> None:
    assert names("B-PER I-PER B-PER", [0, 2]) == [(0, 2, "PER"), (2, 3, "PER")]


def mention(first: int, last: int, odds: float = 5.0) -> dict[str, dict[int, object]]:
    """Parts that make words `first` to `last`, both included, a mention and nothing else."""
    return {"span_start": {first: odds - SURE}, "span_end": {last: SURE}}


def test_a_mention_scores_by_its_ends_its_product_and_its_width() -> None:
    bias = np.zeros(WIDTHS)
    bias[2] = 0.25
    found = analysed(
        "the old pier of Vedra",
        width_bias=bias.tolist(),
        span_query={0: [2, 3], 4: [9, 9]},
        span_key={1: [0.5, 1]},
        span_start=dict.fromkeys((1, 2, 3, 4), -30),
        span_end=dict.fromkeys((0, 2, 3, 4), -30) | {1: -1},
        types={0: one(20, 4), 1: one(20, 10)},
    )
    assert spans(found) == [(0, 2)]
    assert found.mentions[0].score == pytest.approx(2 * 0.5 + 3 * 1 - 1 + 0.25)


def test_the_type_is_what_first_and_last_word_say_together() -> None:
    half = len(MENTION_TYPES)
    types = np.zeros((2, 2 * half), np.float32)
    types[0, 0], types[0, 1], types[1, half + 1] = 3, 2, 2
    # Second halves of first words, and first halves of last words, say nothing.
    types[0, half + 2] = types[1, 2] = 50
    found = analysed(
        "Harbour Board met",
        span_start={0: 5 - SURE, 1: -30, 2: -30},
        span_end={0: -30, 1: SURE},
        types={0: types[0], 1: types[1]},
    )
    assert [(m.start, m.end, m.type) for m in found.mentions] == [(0, 2, "organization")]


def test_mentions_stand_in_text_order_with_longer_ones_first() -> None:
    # The likeliest one is the last; of those that begin together the shorter one is likelier.
    found = analysed(
        "the pier of the Board",
        span_start={0: 0, 1: -30, 2: -30, 3: -2, 4: 3},
        span_end={0: -30, 1: 9, 4: 8},
    )
    assert spans(found) == [(0, 5), (0, 2), (3, 5), (4, 5)]
    assert [m.score for m in found.mentions] == [8, 9, 6, 11]


def test_mentions_stay_in_their_sentence_and_within_the_longest() -> None:
    count = 3 * LONGEST
    starts = [0, 10, 10 + LONGEST]
    found = analysed(
        "w " * count,
        starts=starts,
        span_start={word: -30 for word in range(count) if word not in (*starts, 8)},
        span_end={9: SURE, 9 + LONGEST: SURE, 10 + 2 * LONGEST: SURE},
    )
    # The last would be one word too long.
    assert spans(found) == [(0, 10), (8, 10), (10, 10 + LONGEST)]


def test_mentions_below_zero_are_kept_to_a_limit() -> None:
    text = "Ola Kestrel"
    alone = [0.0, 0.0, *[-50.0] * (WIDTHS - 2)]
    found = analysed(text, width_bias=alone, span_end={0: -2.9, 1: -3.1})
    assert [(m.start, m.end, m.score) for m in found.mentions] == [
        (0, 1, pytest.approx(-2.9, abs=1e-5))
    ]


def test_a_mention_vector_is_the_ends_and_the_weighted_mean_of_the_content() -> None:
    rng = np.random.default_rng(5)
    count = 6
    ends = rng.normal(size=(count, 2 * VECTOR)).astype(np.float32)
    content = rng.normal(size=(count, VECTOR)).astype(np.float32)
    weight = np.array([0.0, 1.5, -2.0, 20.0, 0.5, -30.0], np.float32)
    found = analysed(
        "w " * count,
        ends=dict(enumerate(ends)),
        content=dict(enumerate(content)),
        weight=dict(enumerate(weight)),
        span_start={0: -30, 2: -30, 4: -30, 5: -30},
        span_end={3: SURE},
    )
    assert spans(found) == [(1, 4), (3, 4)]
    factor = np.exp(np.clip(weight, -8, 8))
    for row, (start, end) in enumerate(spans(found)):
        mean = np.average(content[start:end], axis=0, weights=factor[start:end])
        expected = ends[start, :VECTOR] + ends[end - 1, VECTOR:] + mean
        assert found.vectors[row] == pytest.approx(expected, abs=1e-4)
    assert found.vectors.dtype == np.float32


WINDOWS = [Window(0, 8, 0, 6), Window(4, 12, 6, 12)]


def test_each_word_is_answered_for_by_the_window_whose_core_holds_it() -> None:
    text = "w " * 12
    analyst = Analyst(text, plain_words(text), RELATIONS, NO_BIAS)
    sides = [("VERB", "B-PER", 1), ("NOUN", "B-LOC", 2)]
    for window, (upos, name, relation) in zip(WINDOWS, sides, strict=True):
        rows = range(12)
        analyst.take(
            [
                scored(
                    window,
                    starts=[0],
                    upos=dict.fromkeys(rows, one(17, UPOS.index(upos))),
                    names=dict.fromkeys(rows, one(9, NAME[name])),
                    relation=dict.fromkeys(rows, one(3, relation)),
                )
            ]
        )
    found = analyst.analysis(np.array([0]))
    assert found.upos == ["VERB"] * 6 + ["NOUN"] * 6
    assert found.relation == ["nsubj"] * 6 + ["punct"] * 6
    assert [(n.start, n.end, n.kind) for n in found.names] == [
        (word, word + 1, "PER" if word < 6 else "LOC") for word in range(12)
    ]


@pytest.mark.parametrize("first", range(12))
def test_a_mention_that_two_windows_see_is_found_once(first: int) -> None:
    text = "w " * 12
    found = analysed(
        text,
        WINDOWS,
        span_start={word: -30 for word in range(12) if word != first},
        span_end={first: SURE},
        content={first: [3, 4]},
    )
    assert spans(found) == [(first, first + 1)]
    assert found.vectors.tolist() == [[3, 4]]


def test_a_mention_may_end_in_the_context_behind_the_core() -> None:
    found = analysed(
        "w " * 12,
        WINDOWS,
        span_start={word: -30 for word in range(12) if word != 5},
        span_end={6: SURE},
    )
    assert spans(found) == [(5, 7)]


def test_a_head_may_be_in_the_context() -> None:
    found = analysed("w " * 12, WINDOWS, arc_bias={6: 50})
    assert found.head.tolist() == [6] * 12


def test_windows_that_chose_different_roots_give_one_tree() -> None:
    # Each half has its own root; the second one's words stay on it.
    found = analysed("w " * 12, WINDOWS, arc_bias={2: 50, 10: 70})
    assert found.head.tolist() == [2] * 6 + [10] * 4 + [2, 10]


def test_no_words_give_an_empty_analysis() -> None:
    text = ""
    words = plain_words(text)
    found = Analyst(text, words, RELATIONS, NO_BIAS).analysis(np.zeros(0, dtype=np.int64))
    assert (found.surface, found.upos, found.relation) == ([], [], [])
    assert (found.names, found.mentions) == ([], [])
    assert len(found.head) == len(found.sentence) == len(found.vectors) == 0


@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=60),
    st.sets(st.integers(0, 59)),
    st.integers(0, 2**32 - 1),
)
def test_any_scores_give_a_sound_analysis(pieces: list[int], breaks: set[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    words = words_of_pieces(pieces, sorted(breaks))
    count = len(words)
    analyst = Analyst("w " * count, words, RELATIONS, rng.normal(size=WIDTHS).tolist())
    begins = rng.random(count) < 0.1
    begins |= words.gap == words.gap[0]
    for window in cut_windows(words, max_pieces=24, context=8):
        made = scored(window, starts=np.flatnonzero(begins).tolist())
        for name, part in made.cast.items():
            made.cast[name] = rng.normal(scale=3, size=part.shape).astype(np.float32)
        analyst.take([made])
    found = analyst.analysis(np.flatnonzero(begins))
    sentence = found.sentence
    assert sentence[found.head].tolist() == sentence.tolist()
    assert (found.head == np.arange(count)).sum() == begins.sum()
    assert spans(found) == sorted(set(spans(found)), key=lambda span: (span[0], -span[1]))
    assert found.vectors.shape[0] == len(found.mentions)
    assert np.isfinite(found.vectors).all()
    for item in (*found.mentions, *found.names):
        assert 0 <= item.start < item.end <= count
        assert sentence[item.start] == sentence[item.end - 1]


def kept(spans: Sequence[tuple[int, int]], odds: Sequence[float]) -> list[tuple[int, int]]:
    firsts, lasts = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    stay = without_crossings(firsts, lasts, np.array(odds, dtype=np.float32)).tolist()
    return [spans[at] for at in stay]


@pytest.mark.parametrize(
    ("given_spans", "odds", "expected"),
    [
        pytest.param([], [], [], id="none"),
        pytest.param([(0, 3), (2, 5)], [1, 2], [(2, 5)], id="the-worse-one-goes"),
        pytest.param([(0, 3), (3, 5)], [2, 1], [(0, 3)], id="one-word-shared"),
        pytest.param([(0, 3), (4, 5)], [2, 1], [(0, 3), (4, 5)], id="side-by-side"),
        pytest.param([(0, 5), (2, 3)], [1, 2], [(0, 5), (2, 3)], id="inside"),
        pytest.param([(2, 3), (0, 3)], [2, 1], [(0, 3), (2, 3)], id="same-end"),
        pytest.param([(0, 1), (0, 3)], [2, 1], [(0, 3), (0, 1)], id="same-start"),
        pytest.param(
            [(0, 2), (1, 4), (3, 6)], [1, 2, 3], [(0, 2), (3, 6)], id="what-went-takes-none-along"
        ),
        pytest.param([(0, 2), (1, 4)], [1, 1], [(0, 2)], id="a-tie-keeps-the-first"),
    ],
)
def test_of_two_spans_that_cross_the_worse_one_goes(
    given_spans: list[tuple[int, int]], odds: list[float], expected: list[tuple[int, int]]
) -> None:
    assert kept(given_spans, odds) == expected


@given(st.dictionaries(st.tuples(st.integers(0, 12), st.integers(0, 12)), st.integers(-9, 9)))
def test_no_spans_cross_and_none_goes_without_a_better_one(
    given_spans: dict[tuple[int, int], int],
) -> None:
    odds = {(min(pair), max(pair)): score for pair, score in given_spans.items()}

    def cross(one: tuple[int, int], two: tuple[int, int]) -> bool:
        (a, b), (c, d) = sorted([one, two])
        return a < c <= b < d

    stay = kept(list(odds), list(odds.values()))
    assert stay == sorted(stay, key=lambda span: (span[0], -span[1]))
    assert not any(cross(one, two) for one in stay for two in stay)
    for gone in odds.keys() - set(stay):
        assert any(cross(gone, other) and odds[other] >= odds[gone] for other in stay)
