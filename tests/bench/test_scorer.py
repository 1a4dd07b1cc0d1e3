"""The scorer's definitions on invented sentences, and its equality with the shared scorer."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.corpus import default_gold, load_gold, shared_folder
from bench.intervals import intervals
from bench.predictions import Predicted
from bench.scorer import score_document, summarise, tidy, within_quotation_marks

SCORER = shared_folder() / "tools" / "score_attributions.py"
shared_scorer_only = pytest.mark.skipif(
    not SCORER.is_file(), reason="the shared scorer is not beside the checkout nor at SAYSO_SHARED"
)
corpora_only = pytest.mark.skipif(
    not (SCORER.is_file() and default_gold().is_file()),
    reason="PolNeAR dev is not beside the checkout nor at SAYSO_SHARED",
)

TEXT = '"The pier is shut," Ada Marsh said, "for now." It was noted that gulls stay: "pests".\n'


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def attribution(
    cue: str = "", content: str | tuple[str, ...] = (), source: str = "", text: str = TEXT
) -> Predicted:
    pieces = (content,) if isinstance(content, str) else content
    return Predicted(
        cue=(span(cue, text),) if cue else (),
        source=(span(source, text),) if source else (),
        content=tuple(span(piece, text) for piece in pieces),
    )


QUOTE = attribution("said", ('"The pier is shut,"', '"for now."'), "Ada Marsh")
NOTED = attribution("was noted", 'that gulls stay: "pests"')


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        pytest.param("“Yes,” she", [(0, 6)], ((1, 4),), id="edges-trimmed"),
        pytest.param("one, two", [(5, 8), (0, 3)], ((0, 8),), id="joined-over-a-comma"),
        pytest.param("one or two", [(0, 3), (7, 10)], ((0, 3), (7, 10)), id="kept-apart"),
        pytest.param("one two", [(0, 5), (4, 7)], ((0, 7),), id="overlapping-joined"),
        pytest.param("one two", [(0, 7), (0, 3)], ((0, 7),), id="contained"),
        pytest.param("one — two", [(4, 5)], (), id="nothing-but-edge"),
    ],
)
def test_tidy(
    text: str, spans: list[tuple[int, int]], expected: tuple[tuple[int, int], ...]
) -> None:
    assert tidy(text, spans) == expected


@pytest.mark.parametrize(
    ("text", "within"),
    [
        pytest.param('a "b" c', "b", id="straight"),
        pytest.param("a “b” c «d» e", "bd", id="curly-and-guillemets"),
        pytest.param('"a\n\nb', "a", id="an-empty-line-closes"),
        pytest.param('"a\nb"', "ab", id="a-line-end-does-not"),
        pytest.param("‘a’ 'b'", "", id="single-marks-do-not-count"),
    ],
)
def test_within_quotation_marks(text: str, within: str) -> None:
    flags = within_quotation_marks(text)
    found = [c for c, flag in zip(text, flags, strict=True) if flag and c.isalpha()]
    assert "".join(found) == within


def test_the_same_attributions_score_one() -> None:
    result = summarise([score_document("d", TEXT, [QUOTE, NOTED], [NOTED, QUOTE])])
    assert {f["f1"] for f in result["figures"].values()} == {1.0}
    assert {k: v["gold"] for k, v in result["recall by kind"].items()} == {
        "direct": 1,
        "mixed": 1,
        "no source": 1,
    }


def test_half_the_found_and_a_wrong_source() -> None:
    given = attribution("said", ('"The pier is shut,"', '"for now."'), "Marsh")
    score = score_document("d", TEXT, [QUOTE, NOTED], [given])
    assert [g.predicted for g in score.gold] == [0, None]
    figures = summarise([score])["figures"]
    assert figures["found"] == {
        "precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}  # fmt: skip
    assert figures["source exact"]["recall"] == 0
    assert figures["source overlap"]["recall"] == pytest.approx(0.5 * 2 * 5 / (5 + 9))
    assert figures["all exact"]["recall"] == 0
    assert figures["content exact"]["recall"] == 0.5


def test_the_nearest_cue_wins_a_contested_partner() -> None:
    wide = attribution("Ada Marsh said", '"The pier is shut,"')
    narrow = attribution("said", '"for now."')
    score = score_document("d", TEXT, [QUOTE], [wide, narrow])
    assert score.gold[0].predicted == 1


def test_a_cue_of_punctuation_is_kept() -> None:
    text = "Marsh: closed"
    colon = attribution(":", "closed", "Marsh", text=text)
    [gold] = score_document("d", text, [colon], [colon]).gold
    assert gold.figures["all exact"] == 1


def test_nothing_predicted_and_nothing_wanted() -> None:
    empty = summarise([score_document("d", TEXT, [], [])])
    assert empty["figures"]["found"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert empty["recall by kind"] == {}


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="80:900"):
        score_document("d", TEXT, [QUOTE], [Predicted(((80, 900),), (), ((0, 2),))])


def test_intervals_hold_the_figure_and_repeat() -> None:
    scores = [
        score_document(str(i), TEXT, [QUOTE, NOTED], [QUOTE] if i % 3 else []) for i in range(30)
    ]
    f1 = summarise(scores)["figures"]["found"]["f1"]
    found = intervals(scores)
    low, high = found["f1"]["found"]
    assert low < f1 < high
    assert high - low < 0.4
    assert found["mixed"]["found"] == (0.0, 0.0)
    assert found == intervals(scores)
    assert intervals([]) == {}


def load_shared() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attributions", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_equal_to_shared(
    documents: list[tuple[str, str, list[Predicted], list[Predicted]]],
) -> dict[str, Any]:
    """Hold both scorers' whole results equal; give the result."""

    def rows(attributions: list[Predicted]) -> dict[str, Any]:
        return {
            "attributions": [
                {"source": a.source, "cue": a.cue, "content": a.content} for a in attributions
            ]
        }

    theirs, _ = load_shared().score(
        {doc: {"text": text} | rows(gold) for doc, text, gold, _ in documents},
        {doc: rows(predicted) for doc, _, _, predicted in documents},
    )
    ours = summarise([score_document(*document) for document in documents])

    def compare(one: Any, other: Any, path: str) -> None:
        if isinstance(one, dict):
            assert one.keys() == other.keys(), path
            for key in one:
                compare(one[key], other[key], f"{path}/{key}")
        else:
            assert one == pytest.approx(other, abs=1e-12), path

    compare(ours, theirs, "")
    return ours


HARD_TEXTS = [
    TEXT,
    '“We go,” Ada said.\n\n“We stay,” «he» said -- or so; it "is\n\nsaid" that (all) is* well.\n',
    "Marsh: closed — for good, “they” say.\n\nNo: open.\n",
]


def perturbed(rng: random.Random, text: str, attributions: list[Predicted]) -> list[Predicted]:
    """Drop, move, split, mix up and repeat."""

    def shift(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        out = []
        for start, end in spans:
            if rng.random() < 0.03:
                continue
            if rng.random() < 0.2:
                start = min(max(0, start + rng.randint(-9, 9)), len(text) - 1)
                end = min(max(start + 1, end + rng.randint(-9, 9)), len(text))
            if rng.random() < 0.1 and end - start > 3:
                middle = rng.randint(start + 1, end - 1)
                out.append((middle, end))
                end = middle
            out.append((start, end))
        return tuple(out)

    out = []
    for a in attributions:
        if rng.random() < 0.15:
            continue
        other = rng.choice(attributions)
        source = other.source if rng.random() < 0.2 else shift(a.source)
        content = a.content + other.content if rng.random() < 0.1 else shift(a.content)
        out.append(Predicted(shift(a.cue), source, content))
        if rng.random() < 0.1:
            out.append(rng.choice(out))
    rng.shuffle(out)
    return out


@shared_scorer_only
def test_equal_to_the_shared_scorer_on_hard_texts() -> None:
    rng = random.Random(7)
    documents = []
    for number in range(300):
        text = rng.choice(HARD_TEXTS)

        def some(text: str = text) -> tuple[tuple[int, int], ...]:
            starts = [rng.randrange(len(text)) for _ in range(rng.choice([0, 1, 1, 2]))]
            return tuple((s, min(len(text), s + rng.randint(1, 20))) for s in starts)

        def one(some: Callable[[], tuple[tuple[int, int], ...]] = some) -> Predicted:
            return Predicted(some(), some(), some())

        gold = [one() for _ in range(4)]
        documents.append((str(number), text, gold, [one() for _ in range(rng.randrange(6))]))
        documents.append((f"{number}b", text, gold, perturbed(rng, text, gold)))
    result = assert_equal_to_shared(documents)
    assert set(result["recall by kind"]) == {"direct", "indirect", "mixed", "no source"}


@corpora_only
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_equal_to_the_shared_scorer_on_perturbed_gold(seed: int) -> None:
    rng = random.Random(seed)
    documents = []
    for article in load_gold(default_gold()):
        gold = [Predicted(a.cue, a.source, a.content) for a in article.attributions]
        documents.append((article.doc, article.text, gold, perturbed(rng, article.text, gold)))
    result = assert_equal_to_shared(documents)
    assert 0.2 < result["figures"]["all exact"]["f1"] < 0.9


def test_the_shared_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path))
    assert default_gold() == tmp_path / "data" / "polnear" / "dev.jsonl.gz"
