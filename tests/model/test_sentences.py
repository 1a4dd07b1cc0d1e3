"""Sentences, from the windows' scores and the blank lines."""

from __future__ import annotations

import numpy as np

from sayso.model.scores import WindowScores
from sayso.model.sentences import sentence_spans, sentence_starts
from sayso.model.windows import Window
from tests.plain_words import plain_words

TEXT = "The lock held. Nobody came.\n\nIt rained"


def scored(window: Window, begins: set[int]) -> WindowScores:
    size = window.end - window.start
    logits = np.array([2.0 if word in begins else -2.0 for word in range(window.start, window.end)])
    nothing = np.zeros((size, 3), dtype=np.float32)
    return WindowScores(window, nothing, logits.astype(np.float32), nothing, nothing, {})


def test_sentences_begin_where_the_head_says_and_after_a_blank_line() -> None:
    words = plain_words(TEXT)
    starts = sentence_starts(words, [scored(Window(0, 9, 0, 9), {4})])
    assert starts.tolist() == [0, 4, 7]
    spans = sentence_spans(words, starts.tolist())
    assert [TEXT[a:b] for a, b in spans] == ["The lock held.", "Nobody came.", "It rained"]


def test_each_word_is_answered_for_by_the_window_whose_core_holds_it() -> None:
    words = plain_words(TEXT)
    windows = [scored(Window(0, 6, 0, 4), {5}), scored(Window(2, 9, 4, 9), {2, 4})]
    assert sentence_starts(words, windows).tolist() == [0, 4, 7]


def test_no_words_no_sentences() -> None:
    words = plain_words("")
    assert sentence_starts(words, []).tolist() == []
    assert sentence_spans(words, []) == []
