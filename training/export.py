"""A run -> the folder that the package loads: `python -m training.export --run RUN --out DIR`.

The encoder's matrices and word embeddings become int8 (dynamic quantisation), the linker stays in
float32, where most of a span's exactness is decided and little of the time goes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its customary name

from sayso.attribution.confidence import FEATURES, Calibration
from sayso.attribution.crf import Chain
from sayso.model.card import FORMAT, Card, ChainCard
from sayso.model.links import LINK_LABELS, SCALARS
from sayso.model.pairs import FEATURES as PAIR_FEATURES
from training.cast_heads import COREF, cast_parts
from training.evaluate import CONTEXT, MAX_PIECES, UNFITTED
from training.load import start_folder
from training.network import HEADS, HIDDEN, LINK, Linker, Network
from training.optimise import fuse
from training.torch_scorer import load_network, numpy_chain

OPSET = 17
# No mask: the package runs windows one by one, so there is no padding to hide.
INPUTS = ["pieces", "case", "gap", "quote", "first"]
OUTPUTS = ["cue", "sentence", "word", "cue_vector", "cast"]


class ExportedEncoder(nn.Module):
    """Encoder and heads as one graph, attention spelt out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, case: Tensor, gap: Tensor, quote: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Return `OUTPUTS` for `INPUTS`."""
        encoder = self.network.encoder
        x = encoder.word(pieces) + encoder.position.weight[: pieces.shape[1]]
        x = encoder.norm(x + encoder.case(case) + encoder.gap(gap) + encoder.quote(quote))
        for layer in encoder.layers:
            size = HIDDEN // HEADS
            q, k, v = layer.qkv(x).split(HIDDEN, dim=-1)
            q, k, v = (
                part.reshape(part.shape[0], -1, HEADS, size).transpose(1, 2) for part in (q, k, v)
            )
            weights = (q @ k.transpose(2, 3) * size**-0.5).softmax(-1)
            mixed = (weights @ v).transpose(1, 2).reshape(x.shape[0], -1, HIDDEN)
            x = layer.norm(x + layer.out(mixed))
            x = layer.norm2(x + layer.down(F.gelu(layer.up(x))))
        words = x.gather(1, first[..., None].expand(-1, -1, HIDDEN))
        network = self.network
        return (
            network.cue_scores(words),
            network.sentence(words)[..., 0],
            network.link_word(words),
            network.link_cue(words),
            torch.cat(list(cast_parts(network, words).values()), dim=-1),
        )


def export_encoder(network: Network, path: Path) -> None:
    """Write the encoder with its heads as a float32 ONNX graph."""
    example = {name: torch.ones(2, 12, dtype=torch.int64) for name in INPUTS}
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS}
    axes["first"] = {0: "windows", 1: "words"}
    axes |= {name: {0: "windows", 1: "words"} for name in OUTPUTS}
    torch.onnx.export(
        ExportedEncoder(network),
        tuple(example.values()),
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


class ExportedLinker(nn.Module):
    """The linker as one graph, its convolutions in two dimensions, the first of which is 1 wide.

    ONNX Runtime has fast kernels for such ones alone: the linker takes a quarter less time.
    """

    def __init__(self, linker: Linker) -> None:
        super().__init__()
        self.linker = linker

    def forward(self, word: Tensor, cue: Tensor, distance: Tensor, scalars: Tensor) -> Tensor:
        """Score link labels, as `Linker` does."""
        linker = self.linker
        scale, shift = cue.chunk(2, dim=-1)
        x = word * (1 + scale[:, None]) + shift[:, None] + linker.distance(distance)
        x = x + linker.scalars(scalars)
        for norm, along, across in zip(linker.norms, linker.along, linker.across, strict=False):
            mixed = F.conv2d(
                norm(x)[:, None].permute(0, 3, 1, 2),
                along.weight[:, :, None],
                along.bias,
                padding=(0, along.padding[0]),
                dilation=(1, along.dilation[0]),
                groups=along.groups,
            )
            x = x + across(F.gelu(mixed.permute(0, 2, 3, 1).squeeze(1)))
        return linker.label(F.gelu(linker.norms[3](x)))


def export_linker(network: Network, path: Path) -> None:
    """Write the linker as a float32 ONNX graph."""
    example = (
        torch.zeros(3, 9, LINK),
        torch.zeros(3, 2 * LINK),
        torch.zeros(3, 9, dtype=torch.int64),
        torch.zeros(3, 9, SCALARS),
    )
    names = ["word", "cue", "distance", "scalars"]
    axes = {name: {0: "cues", 1: "words"} for name in [*names, "labels"]}
    axes["cue"] = {0: "cues"}
    torch.onnx.export(
        ExportedLinker(network.linker).eval(),
        example,
        str(path),
        input_names=names,
        output_names=["labels"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def export_pairs(network: Network, path: Path) -> None:
    """Write the pair scorer as a float32 ONNX graph."""
    example = (
        torch.zeros(5, COREF),
        torch.zeros(7, dtype=torch.int64),
        torch.zeros(7, dtype=torch.int64),
        torch.zeros(7, len(PAIR_FEATURES), dtype=torch.int64),
    )
    names = ["vectors", "later", "earlier", "features"]
    axes = {name: {0: "pairs"} for name in [*names, "scores"]}
    axes["vectors"] = {0: "mentions"}
    torch.onnx.export(
        network.pairs,
        example,
        str(path),
        input_names=names,
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Turn the encoder's large matrices into int8, each column with a scale of its own."""
    graph = onnx.load(str(source)).graph
    small = {"case", "gap", "quote", "position"}
    keep = [
        node.name
        for node in graph.node
        if node.op_type == "Gather" and any(part in node.input[0] for part in small)
    ]
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=keep,
        extra_options={"MatMulConstBOnly": True},
    )


def chain_card(chain: Chain, labels: list[str]) -> ChainCard:
    """Write a chain down, rounded to what float32 can tell."""
    return ChainCard(
        labels=labels,
        transitions=[[round(float(x), 5) for x in row] for row in chain.transitions],
        start=[round(float(x), 5) for x in chain.start],
    )


def write_card(
    folder: Path, network: Network, run: Path, name: str, calibration: Calibration
) -> None:
    """Write `card.json` for the files that lie in the folder."""
    recipe = json.loads((run / "log.jsonl").read_text().splitlines()[0])["recipe"]
    files = ("encoder.onnx", "linker.onnx", "pairs.onnx", "tokenizer.json")
    with torch.no_grad():
        parts = cast_parts(network, torch.zeros(1, 1, HIDDEN))
    card = Card(
        format=FORMAT,
        name=name,
        language=["en"],
        files={f: hashlib.sha256((folder / f).read_bytes()).hexdigest() for f in files},
        max_pieces=MAX_PIECES,
        context=CONTEXT,
        cue=chain_card(numpy_chain(network.cue_chain), ["O", "B-cue", "I-cue"]),
        link=chain_card(numpy_chain(network.link_chain), list(LINK_LABELS)),
        least_cue=0.03,
        heads={part: value.shape[-1] for part, value in parts.items()},
        relations=json.loads((run / "labels.json").read_text())["relation"],
        mention_width=[round(float(x), 4) for x in network.mentions.width.weight[:, 0]],
        calibration=dict(zip(FEATURES, calibration.weights, strict=True)),
        training={
            "start": "all-MiniLM-L6-v2",
            "corpora": [
                "PolNeAR 1.0.0 train",
                "EWT train",
                "Universal NER, English EWT train",
                "GUM train (CC BY, CC BY-SA)",
                "LitBank",
            ],
            "stages": [
                "attribution",
                "joint",
                "mean",
                "fitted",
                "held",
                "trees",
                "nested",
                "names",
                "settled",
            ],
            **{k: v for k, v in recipe.items() if isinstance(v, int | float | str)},
        },
        scores={},
    )
    (folder / "card.json").write_text(card.model_dump_json(indent=1) + "\n")


def main() -> None:
    """Export a run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", type=Path, required=True, help="Folder that training.train wrote.")
    parser.add_argument("--out", type=Path, required=True, help="Folder to write.")
    parser.add_argument("--name", required=True, help="Name of the weights.")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    network = load_network(args.run)
    export_encoder(network, args.run / "encoder-float.onnx")
    export_linker(network, args.out / "linker.onnx")
    export_pairs(network, args.out / "pairs.onnx")
    quantise(args.run / "encoder-float.onnx", args.out / "encoder.onnx")
    fuse(args.out / "encoder.onnx")
    write_tokenizer(args.out / "tokenizer.json")
    write_card(args.out, network, args.run, args.name, UNFITTED)
    for file in sorted(args.out.iterdir()):
        print(f"{file.name:16}{file.stat().st_size / 1e6:8.2f} MB")


def write_tokenizer(path: Path) -> None:
    """Copy the start weights' tokenizer, without the limits that it was published with."""
    tokenizer = json.loads((start_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    path.write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
