"""Names of an invented treebank: exact spans, and sentences that are left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench import entity_names
from bench.entity_names import KINDS, load, measure, score_names
from sayso.model.analysis import Analysis
from tests.bench.treebank import blank, documents, name, write
from training.corpora.named import NamedDocument, join
from training.corpora.packed import CorpusError


@pytest.fixture
def pier(tmp_path: Path) -> NamedDocument:
    return load(write(tmp_path))[0]


def named(document: NamedDocument, *names: tuple[str, str]) -> Analysis:
    analysis = blank(document.text)
    return replace(analysis, names=[name(analysis, words, kind) for words, kind in names])


GOLD = (("Ada Marsh", "PER"), ("U . S .", "LOC"))


def test_gold_as_names_is_all_right(tmp_path: Path) -> None:
    pier, bay = load(write(tmp_path))
    answers = {pier.text: named(pier, *GOLD), bay.text: blank(bay.text)}
    result = measure([pier, bay], answers.__getitem__)
    assert result["sentences left out"] == 1
    assert result["figures"]["all"]["f1"] == 1
    assert {k: result["figures"][k]["gold"] for k in KINDS} == {"PER": 1, "ORG": 0, "LOC": 1}
    assert "1 sentences left out" in entity_names.table(result)


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        pytest.param((("Ada", "PER"),), (0, 1, 2), id="part-of-it"),
        pytest.param((("Ada Marsh", "ORG"),), (0, 1, 2), id="other-kind"),
        pytest.param((("Ada Marsh", "PER"), ("pier", "MISC")), (1, 1, 2), id="misc-is-left-out"),
        pytest.param((("Ada Marsh", "PER"), ("Gulls", "ORG")), (1, 1, 2), id="sentence-left-out"),
        pytest.param((("Ada Marsh", "PER"), ("pier", "LOC")), (1, 2, 2), id="one-too-many"),
    ],
)
def test_a_name_is_right_as_a_whole(
    pier: NamedDocument, names: tuple[tuple[str, str], ...], counts: tuple[int, int, int]
) -> None:
    found = score_names(pier, named(pier, *names))["all"]
    assert (found.both, found.predicted, found.gold) == counts


def test_a_gold_name_inside_a_word_is_missed(pier: NamedDocument) -> None:
    cut = replace(pier, names=((1, 2, "PER"),))
    found = score_names(cut, named(cut, *GOLD))["PER"]
    assert (found.both, found.predicted, found.gold) == (0, 1, 1)


def test_nothing_in_common_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no sentence"):
        join(documents(tmp_path), {})
