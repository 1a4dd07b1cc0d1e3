"""Coreference of an invented corpus, and the metrics on published worked examples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bench import coreference
from bench.coref_metrics import score_clusters, without_singletons
from bench.coreference import Reader, measure
from tests.bench.treebank import documents
from tests.plain_words import plain_words
from training.corpora.mentions import mentions_of

LUO_KEY = ["12345", "67", "89ABC"]


def clusters(letters: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset(cluster) for cluster in letters]


@pytest.mark.parametrize(
    ("key", "response", "f1"),
    [
        # Luo (2005), responses a to d
        pytest.param(LUO_KEY, ["12345", "6789ABC"], (0.947, 0.865, 0.733), id="luo-a"),
        pytest.param(LUO_KEY, ["1234589ABC", "67"], (0.947, 0.737, 0.667), id="luo-b"),
        pytest.param(LUO_KEY, ["123456789ABC"], (0.900, 0.545, 0.294), id="luo-c"),
        pytest.param(LUO_KEY, [*"123456789ABC"], (0.0, 0.400, 0.178), id="luo-d"),
        # Pradhan et al. (2014), the example of predicted mentions
        pytest.param(["abc", "defg"], ["ab", "cd", "fghi"], (0.4, 0.4545, 0.52), id="pradhan"),
        pytest.param(["abc"], [], (0.0, 0.0, 0.0), id="nothing-given"),
        pytest.param([], ["abc"], (0.0, 0.0, 0.0), id="nothing-wanted"),
    ],
)
def test_worked_examples(
    key: list[str], response: list[str], f1: tuple[float, float, float]
) -> None:
    figures = score_clusters(clusters(key), clusters(response))
    found = tuple(figures[name]["f1"] for name in coreference.METRICS)
    assert found == pytest.approx(f1, abs=5e-4)
    assert figures["CoNLL"]["f1"] == pytest.approx(sum(f1) / 3, abs=5e-4)


def test_precision_and_recall_are_not_swapped() -> None:
    figures = score_clusters(clusters(["abc", "defg"]), clusters(["ab", "cd", "fghi"]))
    assert (figures["B³"]["recall"], figures["B³"]["precision"]) == pytest.approx(
        (0.4167, 0.5), abs=1e-4
    )
    assert (figures["CEAF-e"]["recall"], figures["CEAF-e"]["precision"]) == pytest.approx(
        (0.65, 0.4333), abs=1e-4
    )


def test_one_alone_is_dropped_and_nothing_is_twice() -> None:
    assert without_singletons(["a", "bc", "cd", "cef"]) == [frozenset("bc"), frozenset("ef")]


def reader(answers: dict[str, list[list[tuple[str, str]]]], texts: Iterable[str]) -> Reader:
    """Read each text as told: clusters of (words, type); words come in the text's order."""
    spans: dict[str, list[list[tuple[tuple[int, int], str]]]] = {}
    for text in texts:
        at = 0
        spans[text] = []
        for cluster in answers.get(text, []):
            spans[text].append([])
            for words, kind in cluster:
                at = text.index(words)
                spans[text][-1].append(((at, at + len(words)), kind))
    return Reader(
        plain_words,
        lambda text: [row for cluster in spans[text] for row in cluster],
        lambda text: [[span for span, _ in cluster] for cluster in spans[text]],
    )


PIER = [
    [("Ada Marsh", "person"), ("she", "person")],
    [("the U.S. pier;", "place"), ("it", "place")],
    [("U.S.", "place")],
    [("Gulls", "animal")],
]


def test_gold_as_clusters_is_all_right(tmp_path: Path) -> None:
    both = documents(tmp_path)
    gold = {}
    for document in both:
        spans: dict[int, list[tuple[int, int]]] = {}
        for mention in mentions_of(document):
            spans.setdefault(mention.entity, []).append((mention.start, mention.end))
        gold[document.text] = spans
    types = {d.text: {(m.start, m.end): m.type for m in mentions_of(d)} for d in both}
    result = measure(
        both,
        Reader(
            plain_words,
            lambda text: list(types[text].items()),
            lambda text: gold[text].values(),
        ),
    )
    assert result["mentions"]["all"]["f1"] == 1
    assert result["mentions"]["all"]["gold"] == 7
    assert result["coreference"]["all genres"]["CoNLL"]["f1"] == 1
    assert set(result["coreference"]) == {"all genres", "news and interview", "news"}
    assert "all genres" in coreference.table(result)


def test_marks_at_the_edges_are_no_error(tmp_path: Path) -> None:
    [pier, _] = documents(tmp_path)
    result = measure([pier], reader({pier.text: PIER}, [pier.text]))
    assert result["mentions"]["all"]["f1"] == 1
    assert result["coreference"]["news"]["CoNLL"]["f1"] == 1
    assert result["coreference"]["news"]["gold"] == 2, "singletons are out"


def test_a_lost_link_and_a_wrong_type(tmp_path: Path) -> None:
    [pier, bay] = documents(tmp_path)
    given = [
        [("Ada Marsh", "person"), ("she", "person"), ("Gulls", "person")],
        [("the U.S. pier", "place")],
    ]
    result = measure([pier, bay], reader({pier.text: given}, [pier.text, bay.text]))
    mentions = result["mentions"]
    assert (mentions["all"]["predicted"], mentions["all"]["precision"]) == (4, 1.0)
    assert mentions["all"]["recall"] == 4 / 7
    assert mentions["animal"]["recall"] == 0
    assert mentions["person"]["precision"] == 2 / 3
    muc = result["coreference"]["all genres"]["MUC"]
    assert (muc["recall"], muc["precision"]) == (0.5, 0.5)


def test_clusters_of_two_documents_stay_apart(tmp_path: Path) -> None:
    [pier, _] = documents(tmp_path)
    quay = replace(pier, doc="GUM_news_quay")
    both = measure([pier, quay], reader({pier.text: PIER}, [pier.text]))
    assert both["coreference"]["news"]["gold"] == both["coreference"]["news"]["predicted"] == 4
    assert both["coreference"]["news"]["CoNLL"]["f1"] == 1


def test_a_missing_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert coreference.main(["--data", str(tmp_path)]) == 2
    assert "no such file" in capsys.readouterr().err
