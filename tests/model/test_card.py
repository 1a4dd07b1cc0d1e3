"""The card: read when it fits this package, refused with a reason when it does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import ModelError
from sayso.model.card import FORMAT, read_card
from sayso.model.links import LINK_LABELS


@pytest.fixture
def card() -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": "by-hand",
        "language": ["en"],
        "files": {"encoder.onnx": "0" * 64},
        "max_pieces": 254,
        "context": 64,
        "cue": {
            "labels": ["O", "B-cue", "I-cue"],
            "transitions": [[0.0] * 3] * 3,
            "start": [0.0] * 3,
        },
        "link": {
            "labels": list(LINK_LABELS),
            "transitions": [[0.0] * 5] * 5,
            "start": [0.0] * 5,
        },
        "least_cue": 0.2,
        "heads": {"upos": 17, "names": 9},
        "relations": ["nsubj", "root"],
        "mention_width": [0.5, -0.25],
        "calibration": {"bias": 0.0},
        "training": {"seed": 1, "corpora": ["one"]},
        "scores": {"found": 0.9},
    }


def written(folder: Path, card: object) -> Path:
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def test_a_card_is_read(tmp_path: Path, card: dict[str, Any]) -> None:
    assert read_card(written(tmp_path, card)).model_dump() == card


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param({"format": FORMAT + 1}, f"has format {FORMAT + 1}", id="other-format"),
        pytest.param({"max_pieces": None}, "first: max_pieces", id="wrong-type"),
        pytest.param({"format": 1}, "has format 1", id="weights-without-a-cast"),
        pytest.param({"colour": "red"}, "first: colour", id="unknown-field"),
        pytest.param({"heads": {"upos": "wide"}}, "first: heads.upos", id="width-is-no-number"),
        pytest.param({"relations": [1]}, "first: relations.0", id="relation-is-no-word"),
        pytest.param({"mention_width": None}, "first: mention_width", id="no-widths"),
        pytest.param(
            {"link": {"labels": ["O"], "transitions": [[0.0]], "start": [0.0]}},
            "link labels are ['O']",
            id="other-labels",
        ),
    ],
)
def test_a_card_that_does_not_fit_is_refused(
    tmp_path: Path, card: dict[str, Any], change: dict[str, Any], what: str
) -> None:
    with pytest.raises(ModelError) as caught:
        read_card(written(tmp_path, card | change))
    assert what in caught.value.what
    assert caught.value.where == str(tmp_path / "card.json")
    assert caught.value.hint


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1]", b"null"])
def test_what_is_no_card_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "card.json").write_bytes(content)
    with pytest.raises(ModelError, match="not a model card of this package"):
        read_card(tmp_path)


@pytest.mark.parametrize("folder", ["", "missing", "file"])
def test_a_folder_without_a_card_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(ModelError, match="no model here") as caught:
        read_card(tmp_path / folder)
    assert caught.value.where == str(tmp_path / folder / "card.json")
    assert "--model" in (caught.value.hint or "")
