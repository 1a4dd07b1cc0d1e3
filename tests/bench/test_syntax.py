"""Trees and parts of speech of an invented treebank, in words of our own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench import syntax
from bench.syntax import measure, score_trees
from sayso.model.analysis import Analysis
from tests.bench.treebank import blank, documents, perfect
from training.corpora.conllu import Document


@pytest.fixture
def pier(tmp_path: Path) -> Document:
    return documents(tmp_path)[0]


@pytest.fixture
def bay(tmp_path: Path) -> Document:
    return documents(tmp_path)[1]


def test_gold_as_analysis_is_all_right(pier: Document) -> None:
    # can't is three words of ours, U.S. is four; "ca" covers "can" by half, "n't" the apostrophe
    score = score_trees(pier, perfect(pier))
    assert score.words == 16
    assert score.unrepresented == 0
    assert score.hits == {"UPOS": 16, "UAS": 16, "LAS": 16}
    assert (score.sentences.both, score.sentences.predicted, score.sentences.gold) == (2, 2, 2)


def test_two_gold_words_in_one_word_cannot_both_be_right(bay: Document) -> None:
    score = score_trees(bay, perfect(bay))
    assert (score.words, score.hits) == (4, {"UPOS": 3, "UAS": 4, "LAS": 3})
    result = measure([bay], lambda text: blank(text))
    assert result["reachable"]["LAS"] == 0.75
    assert result["figures"]["UPOS"] == 0


def test_a_word_that_shares_its_place_with_its_head_is_not_right(bay: Document) -> None:
    [sentence] = bay.sentences
    words = list(sentence.words)
    words[2] = replace(words[2], head=1)  # "not" on "can", which is the same word of ours
    changed = replace(bay, sentences=(replace(sentence, words=tuple(words)),))
    alone = replace(perfect(changed), head=np.arange(3))
    assert score_trees(changed, alone).hits["UAS"] == 1, "the root alone"


def test_a_gold_word_that_no_word_represents_counts(bay: Document) -> None:
    [sentence] = bay.sentences
    short = replace(sentence.words[2], start=8, end=9)  # one letter of "cannot"
    words = (*sentence.words[:2], short, *sentence.words[3:])
    changed = replace(bay, sentences=(replace(sentence, words=words),))
    score = score_trees(changed, perfect(changed))
    assert (score.words, score.unrepresented, score.hits["LAS"]) == (4, 1, 3)


def changed(analysis: Analysis, place: int, **values: object) -> Analysis:
    """Change what is said of one word."""
    new = {}
    for field, value in values.items():
        column = getattr(analysis, field)
        column = column.copy()
        column[place] = value
        new[field] = column
    return replace(analysis, **new)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        pytest.param({"upos": "NOUN"}, {"UPOS": 1, "UAS": 0, "LAS": 0}, id="part-of-speech"),
        pytest.param({"relation": "obj"}, {"UPOS": 0, "UAS": 0, "LAS": 1}, id="relation"),
        pytest.param({"head": 1}, {"UPOS": 0, "UAS": 1, "LAS": 1}, id="head"),
        pytest.param({"head": 0}, {"UPOS": 0, "UAS": 1, "LAS": 1}, id="a-root-that-is-none"),
    ],
)
def test_one_error_costs_one_word(
    pier: Document, change: dict[str, object], lost: dict[str, int]
) -> None:
    score = score_trees(pier, changed(perfect(pier), 0, **change))
    assert {m: 16 - hits for m, hits in score.hits.items()} == lost


def test_a_subtype_is_no_error_and_a_root_needs_no_relation(pier: Document) -> None:
    analysis = perfect(pier)
    assert "nmod" in analysis.relation
    assert "nmod:poss" not in analysis.relation
    root = analysis.surface.index("shut")
    assert score_trees(pier, changed(analysis, root, relation="dep")).hits["LAS"] == 16
    assert score_trees(pier, changed(analysis, root, head=0)).hits["LAS"] == 15


def test_sentences_need_both_bounds(pier: Document) -> None:
    one = replace(perfect(pier), sentence=np.zeros(len(blank(pier.text).words), dtype=np.int64))
    sentences = score_trees(pier, one).sentences
    assert (sentences.both, sentences.predicted, sentences.gold) == (0, 1, 2)


def test_the_whole_is_summed_over_words(tmp_path: Path) -> None:
    both = documents(tmp_path)
    best = {document.text: perfect(document) for document in both}
    result = measure(both, best.__getitem__)
    assert result["documents"] == 2
    assert result["words"] == 20
    assert result["figures"]["LAS"] == result["reachable"]["LAS"] == 19 / 20
    assert result["sentences"]["f1"] == 1
    low, high = result["intervals"]["LAS"]
    assert low <= 19 / 20 <= high
    assert "LAS" in syntax.table(result)


def test_a_text_of_nothing_is_scored(pier: Document) -> None:
    empty = replace(pier, text="", sentences=())
    assert measure([empty], blank)["figures"] == dict.fromkeys(syntax.MEASURES, 0.0)


def test_a_missing_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert syntax.main(["--data", str(tmp_path)]) == 2
    assert "no such file" in capsys.readouterr().err
