"""LitBank's packed file, on invented excerpts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.corpora.litbank import TYPES, Excerpt, read_excerpts
from training.corpora.packed import CorpusError

SENTENCES = [
    ["Captain", "Kestrel", "was", "n't", "there", "."],
    ["The", "pier", "(", "she", "said", ")", "is", "Ola", "'s", ";", "so", "is", "Vedra", "."],
    ['"', "Is", "it", "?", '"', '"', "It", "is", ".", '"'],
]
MENTIONS = [
    [1, 7, 9, "FAC", "NOM", "the_pier-2"],
    [1, 7, 8, "PER", "PROP", "Ola-3"],
    [0, 0, 2, "PER", "PROP", "Captain_Kestrel-1"],
    [1, 3, 4, "PER", "PRON", "Captain_Kestrel-1"],
    [1, 12, 13, "GPE", "PROP", None],
]


def packed(folder: Path, *rows: Any) -> Path:
    path = folder / "documents.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def row(**change: Any) -> dict[str, Any]:
    return {"doc": "a_tale", "sentences": SENTENCES, "mentions": MENTIONS} | change


@pytest.fixture
def excerpt(tmp_path: Path) -> Excerpt:
    [read] = read_excerpts(packed(tmp_path, row()))
    return read


def test_the_text_is_set_from_the_tokens(excerpt: Excerpt) -> None:
    assert excerpt.doc == "a_tale"
    assert excerpt.text == (
        "Captain Kestrel wasn't there.\n"
        "The pier (she said) is Ola's; so is Vedra.\n"
        '"Is it?" "It is."\n'
    )
    assert [excerpt.text[a:b] for a, b in excerpt.sentences] == excerpt.text.splitlines()


def test_mentions_stand_in_text_order_with_types_and_entities(excerpt: Excerpt) -> None:
    assert [(excerpt.text[a:b], kind, entity) for a, b, kind, entity in excerpt.mentions] == [
        ("Captain Kestrel", "person", 2),
        ("she", "person", 2),
        ("Ola's", "place", 0),
        ("Ola", "person", 1),
    ]


@pytest.mark.parametrize("category", sorted(TYPES))
def test_categories_become_types(tmp_path: Path, category: str) -> None:
    [read] = read_excerpts(packed(tmp_path, row(mentions=[[0, 0, 1, category, "NOM", "x"]])))
    assert [kind for _, _, kind, _ in read.mentions] == [TYPES[category]]


def test_a_sentence_without_tokens_is_none(tmp_path: Path) -> None:
    [read] = read_excerpts(packed(tmp_path, row(sentences=[["So", "."], [], ["Ola"]], mentions=[])))
    assert [read.text[a:b] for a, b in read.sentences] == ["So.", "Ola"]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"doc": "a_tale", "sentences": SENTENCES}, id="no-mentions"),
        pytest.param(row(sentences=None), id="no-sentences"),
        pytest.param(row(mentions=[[0, 0, 1, "SPIRIT", "NOM", "x"]]), id="unknown-category"),
        pytest.param(row(mentions=[[9, 0, 1, "PER", "NOM", "x"]]), id="beyond-the-sentences"),
        pytest.param(row(mentions=[[0, 9, 1, "PER", "NOM", "x"]]), id="beyond-the-tokens"),
        pytest.param(row(mentions=[[0, 0, 1]]), id="short-mention"),
    ],
)
def test_malformed_rows_are_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    path = packed(tmp_path, row(), wrong)
    with pytest.raises(CorpusError, match="lacks or misuses") as caught:
        list(read_excerpts(path))
    assert caught.value.path == path


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such file"):
        list(read_excerpts(tmp_path / "documents.jsonl.gz"))
