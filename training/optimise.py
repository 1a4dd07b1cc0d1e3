"""Fuse the operations of an encoder ahead: `python -m training.optimise src/sayso/model/weights`.

ONNX Runtime fuses them whenever it loads a graph, which takes it 0.1 s of every start of the
command. What it gives out afterwards is the same to the bit. Fusions that depend on the machine are
still made when the graph is loaded.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import onnxruntime

from sayso.model.card import read_card

ENCODER = "encoder.onnx"


def fuse(path: Path) -> None:
    """Replace a graph by the one that ONNX Runtime makes of it on any machine."""
    fused = path.with_suffix(".fused")
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(fused)
    # It warns that some fusions are the machine's own; this level makes none of those.
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    fused.replace(path)


def main() -> None:
    """Fuse the encoder of a folder and write its digest into the card."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="Folder that training.export wrote.")
    folder = parser.parse_args().folder
    card = read_card(folder)
    fuse(folder / ENCODER)
    card.files[ENCODER] = hashlib.sha256((folder / ENCODER).read_bytes()).hexdigest()
    (folder / "card.json").write_text(card.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
