"""Fusing operations ahead changes nothing that a network says."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from sayso.model.session import PACKAGED
from training.optimise import fuse, main


def test_a_fused_graph_says_the_same_to_the_bit(tmp_path: Path) -> None:
    path = tmp_path / "linker.onnx"
    shutil.copy(PACKAGED / "linker.onnx", path)
    random = np.random.default_rng(1)
    inputs = {
        "word": random.normal(size=(2, 30, 96)).astype(np.float32),
        "cue": random.normal(size=(2, 192)).astype(np.float32),
        "distance": random.integers(0, 29, size=(2, 30)),
        "scalars": random.uniform(0.0, 3.0, size=(2, 30, 6)).astype(np.float32),
    }

    def said() -> np.ndarray:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        (labels,) = session.run(None, inputs)
        return labels

    before, size = said(), path.stat().st_size
    fuse(path)
    assert path.stat().st_size != size
    assert [file.name for file in tmp_path.iterdir()] == ["linker.onnx"]
    np.testing.assert_array_equal(said(), before)


def test_the_card_names_the_fused_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(PACKAGED, tmp_path / "weights")
    monkeypatch.setattr("sys.argv", ["optimise", str(folder)])
    main()
    from sayso.model.session import Session

    assert Session(folder).card.name == Session().card.name
