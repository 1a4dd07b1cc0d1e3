"""The session: inputs laid out exactly, folders of weights checked before they are used."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.model.card import FORMAT
from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS
from sayso.model.links import LINK_LABELS
from sayso.model.mention_scores import WIDTHS
from sayso.model.pairs import FEATURES
from sayso.model.session import PACKAGED, Session, load_network, window_inputs
from sayso.model.windows import Window, cut_windows
from sayso.model.words import split_words
from tests.plain_words import words_of_pieces

NETWORKS = ("encoder.onnx", "linker.onnx", "pairs.onnx")


def test_windows_are_laid_out_with_special_tokens_and_padding() -> None:
    words = words_of_pieces([1, 3, 1, 2], breaks=[2])
    words.case[:] = [2, 1, 4, 5]
    words.quote[:] = [0, 2, 1, 3]
    got = window_inputs(words, [Window(0, 2, 0, 2), Window(1, 4, 2, 4)])
    assert {name: values.tolist() for name, values in got.items()} == {
        "pieces": [[101, 0, 1, 2, 3, 102, 0, 0], [101, 1, 2, 3, 4, 5, 6, 102]],
        "mask": [[1, 1, 1, 1, 1, 1, 0, 0], [1] * 8],
        "case": [[0, 2, 1, 1, 1, 0, 0, 0], [0, 1, 1, 1, 4, 5, 5, 0]],
        "gap": [[0, 3, 1, 4, 4, 0, 0, 0], [0, 1, 4, 4, 3, 1, 4, 0]],
        "quote": [[0, 0, 2, 2, 2, 0, 0, 0], [0, 2, 2, 2, 1, 3, 3, 0]],
        "first": [[1, 2, 0], [1, 4, 5]],
    }
    assert {values.dtype for values in got.values()} == {np.dtype(np.int64)}


@pytest.fixture
def folder(tmp_path: Path, tokenizer: Tokenizer) -> Path:
    """A folder that is right but for its networks, which are no ONNX."""
    (tmp_path / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    for name in NETWORKS:
        (tmp_path / name).write_bytes(b"no network")
    write_card(tmp_path)
    return tmp_path


def write_card(folder: Path, **change: Any) -> None:
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("tokenizer.json", *NETWORKS)
        if (folder / name).exists()
    }
    card = {
        "format": FORMAT,
        "name": "by-hand",
        "language": ["en"],
        "files": files,
        "max_pieces": 254,
        "context": 64,
        "cue": {"labels": ["O"], "transitions": [[0.0]], "start": [0.0]},
        "link": {"labels": list(LINK_LABELS), "transitions": [[0.0] * 5] * 5, "start": [0.0] * 5},
        "least_cue": 0.2,
        "heads": {},
        "relations": [],
        "mention_width": [],
        "calibration": {},
        "training": {},
        "scores": {},
    }
    (folder / "card.json").write_text(json.dumps(card | change), encoding="utf-8")


def refusal(folder: Path) -> ModelError:
    with pytest.raises(ModelError) as caught:
        Session(folder)
    error = caught.value
    assert error.where is not None
    assert error.where.startswith(str(folder))
    assert error.hint
    return error


@pytest.mark.parametrize("name", ["tokenizer.json", *NETWORKS])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert f"{name} cannot be read" in refusal(folder).what


@pytest.mark.parametrize("name", ["tokenizer.json", *NETWORKS])
def test_a_changed_file_is_named_with_both_digests(folder: Path, name: str) -> None:
    before = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / name).write_bytes(b"changed")
    what = refusal(folder).what
    assert what.startswith(name)
    assert before in what
    assert hashlib.sha256(b"changed").hexdigest() in what


@pytest.mark.parametrize("name", ["tokenizer.json", *NETWORKS])
def test_a_card_that_leaves_out_a_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    write_card(folder)
    assert refusal(folder).what == f"the card names no {name}"


def test_a_tokenizer_that_cannot_be_loaded_is_refused(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    write_card(folder)
    error = refusal(folder)
    assert "not a tokenizer" in error.what
    assert error.where == str(folder / "tokenizer.json")


def test_a_network_that_cannot_be_loaded_is_refused(folder: Path) -> None:
    error = refusal(folder)
    assert "ONNX Runtime cannot load it" in error.what
    assert error.where == str(folder / "encoder.onnx")


def test_a_card_of_another_format_is_refused(folder: Path) -> None:
    write_card(folder, format=FORMAT + 1)
    assert f"format {FORMAT + 1}" in refusal(folder).what


@pytest.fixture(scope="module")
def packaged() -> Session:
    return Session(PACKAGED)


def test_the_packaged_weights_score_each_word_of_each_window(packaged: Session) -> None:
    words = split_words("The lock held, Ola Brandvold said. " * 40, packaged.tokenizer)
    windows = cut_windows(words, max_pieces=64, context=16)
    assert len(windows) > 4
    scored = packaged.encode(words, windows)
    assert [item.window for item in scored] == windows
    for item in scored:
        size = item.window.end - item.window.start
        assert item.cue.shape == (size, 3)
        assert item.sentence.shape == (size,)
        assert item.cue_vector.shape == (size, 2 * item.word.shape[1])
        # Heads are named in the order of the output, and nothing of the output is left over.
        assert list(item.cast) == list(packaged.card.heads)
        assert {name: part.shape for name, part in item.cast.items()} == {
            name: (size, width) for name, width in packaged.card.heads.items()
        }
        for values in (item.cue, item.sentence, item.word, item.cue_vector, *item.cast.values()):
            assert values.dtype == np.float32
            assert np.isfinite(values).all()


def test_the_packaged_heads_fit_the_labels_of_this_package(packaged: Session) -> None:
    heads = packaged.card.heads
    assert heads["upos"] == len(UPOS)
    assert heads["names"] == len(NAME_LABELS)
    assert heads["relation"] == len(packaged.card.relations)
    assert heads["types"] == 2 * len(MENTION_TYPES)
    assert heads["ends"] == 2 * heads["content"]
    assert heads["arc_query"] == heads["arc_key"]
    assert heads["span_query"] == heads["span_key"]
    assert {heads[name] for name in ("arc_bias", "span_start", "span_end", "weight")} == {1}
    assert len(packaged.card.mention_width) == WIDTHS
    words = split_words("The lock held.", packaged.tokenizer)
    cast = packaged.run_encoder(window_inputs(words, [Window(0, 4, 0, 4)]))[4]
    assert cast.shape == (1, 4, sum(heads.values()))


@pytest.fixture(scope="module")
def mentions(packaged: Session) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """More pairs than go through the scorer at once."""
    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(120, packaged.card.heads["content"])).astype(np.float32)
    later, earlier = np.tril_indices(len(vectors), -1)
    sizes = list(FEATURES.values())
    return vectors, later, earlier, rng.integers(0, sizes, size=(len(later), len(sizes)))


def test_pairs_are_scored_one_like_many(
    packaged: Session, mentions: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
) -> None:
    vectors, later, earlier, features = mentions
    scores = packaged.pairs(vectors, later, earlier, features)
    assert scores.shape == (120 * 119 // 2,)
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()
    assert scores.std() > 0.01
    # Beginning, end, and both sides of the places where the parts meet.
    for at in (0, 4095, 4096, 5000, len(scores) - 1):
        alone = packaged.pairs(
            vectors, later[at : at + 1], earlier[at : at + 1], features[at : at + 1]
        )
        assert alone == pytest.approx(scores[at : at + 1], abs=1e-4)


def test_a_pair_counts_who_is_later_and_what_is_seen_of_it(
    packaged: Session, mentions: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
) -> None:
    vectors, later, earlier, features = (part[:50] for part in mentions)
    scores = packaged.pairs(vectors, later, earlier, features)
    assert np.abs(packaged.pairs(vectors, earlier, later, features) - scores).max() > 1e-3
    assert np.abs(packaged.pairs(vectors, later, earlier, features * 0) - scores).max() > 1e-3


@pytest.mark.parametrize("count", [0, 1, 5], ids=lambda count: f"{count}-mentions")
def test_no_pairs_no_scores(packaged: Session, count: int) -> None:
    vectors = np.zeros((count, packaged.card.heads["content"]), dtype=np.float32)
    none = np.zeros(0, dtype=np.int64)
    scores = packaged.pairs(vectors, none, none, none.reshape(0, len(FEATURES)))
    assert scores.shape == (0,)
    assert scores.dtype == np.float32


def field(number: int, value: bytes | int) -> bytes:
    """A field of a protocol buffer, in which ONNX is written; each number is below 128."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    size = len(value)
    return bytes([number << 3 | 2, size & 127 | 128, size >> 7]) + value


def product_of_integers(weights: np.ndarray) -> bytes:
    """An ONNX graph that multiplies `a`, of uint8, by weights of int8."""

    def declared(name: bytes, kind: int) -> bytes:
        shape = field(1, field(2, b"rows")) + field(1, field(2, b"columns"))
        tensor = field(1, kind) + field(2, shape)
        return field(1, name) + field(2, field(1, tensor))

    uint8, int8, int32 = 2, 3, 6
    rows, columns = weights.shape
    shape = b"".join(bytes([8, size & 127 | 128, size >> 7]) for size in (rows, columns))
    node = field(1, b"a") + field(1, b"b") + field(2, b"c") + field(4, b"MatMulInteger")
    constant = shape + field(2, int8) + field(8, b"b") + field(9, weights.tobytes())
    graph = field(1, node) + field(2, b"g") + field(5, constant)
    graph += field(11, declared(b"a", uint8)) + field(12, declared(b"c", int32))
    return field(1, 8) + field(7, graph) + field(8, field(1, b"") + field(2, 17))


def test_sums_of_small_integers_are_exact_on_every_processor(tmp_path: Path) -> None:
    # Without the session's option they overflow on processors that have AVX2 and no VNNI.
    weights = np.full((256, 4), 127, dtype=np.int8)
    values = np.full((1, 256), 255, dtype=np.uint8)
    session = load_network(product_of_integers(weights), tmp_path / "made.onnx", threads=1)
    [found] = session.run(None, {"a": values})
    assert found.tolist() == [[255 * 127 * 256] * 4]
