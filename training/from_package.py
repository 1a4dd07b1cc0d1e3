"""The weights in the package -> a run to go on from: `python -m training.from_package --out RUN`.

An exported folder holds all that the package needs, the encoder's matrices in int8. Here they
become a network's weights again, as exactly as int8 tells, so that a stage can start from weights
whose run is lost. What only teaches and is not exported (`tags`, `pos`) starts anew.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, NodeProto, numpy_helper
from torch import Tensor

from sayso.model.card import Card, ChainCard, read_card
from sayso.model.session import PACKAGED
from training.crf import Chain
from training.network import Network, Sizes

State = dict[str, Tensor]

# What stands between a matrix and its bias in a quantised graph.
_PASSED = frozenset({"MatMul", "MatMulInteger", "Cast", "Mul", "Add"})


def state_of(folder: Path, network: Network) -> State:
    """Read the weights of an exported folder.

    Args:
        folder: What `training.export` wrote, or the package's own weights.
        network: A network of the same sizes; it is not changed.

    Returns:
        Parameters by the network's names, without those that are not exported.

    Raises:
        ValueError: A parameter is missing or has another shape.
    """
    card = read_card(folder)
    found = dict(_parameters(folder / "encoder.onnx", without="network."))
    found |= _parameters(folder / "linker.onnx")
    found |= {f"pairs.{k}": v for k, v in _parameters(folder / "pairs.onnx")}
    found |= _pair_products(folder / "pairs.onnx")
    found |= _of_chain("cue_chain", card.cue, network.cue_chain)
    found |= _of_chain("link_chain", card.link, network.link_chain)
    found["mentions.width.weight"] = torch.tensor(card.mention_width)[:, None]
    state = network.state_dict()
    for name, value in state.items():
        if name.split(".")[0] in ("tags", "pos") or name.endswith("bars"):
            continue
        if name not in found:
            raise ValueError(f"{folder} has no {name}")
        shape = tuple(found[name].shape)
        if found[name].numel() != value.numel():
            raise ValueError(f"{folder} has {name} with {shape}, not {tuple(value.shape)}")
        found[name] = found[name].reshape(value.shape).contiguous()
    return {name: value for name, value in found.items() if name in state}


def _parameters(path: Path, *, without: str = "") -> Iterator[tuple[str, Tensor]]:
    """Yield the parameters of a graph that have kept their names, and matrices by their biases."""
    graph = onnx.load(str(path)).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    for name, value in values.items():
        if name.endswith("_quantized") and name.startswith(without or "network."):
            whole = name.removesuffix("_quantized")
            yield whole.removeprefix(without), torch.from_numpy(_dequantised(values, whole))
        elif name.endswith((".weight", ".bias")):
            yield name.removeprefix(without), torch.from_numpy(value.copy())
    users = _users(graph)
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in values:
            bias = _bias_behind(node, users, values)
            if bias is not None:
                matrix = (
                    _dequantised(values, node.input[1].removesuffix("_quantized"))
                    if node.op_type == "MatMulInteger"
                    else values[node.input[1]]
                )
                name = bias.removeprefix(without).removesuffix("bias") + "weight"
                yield name, torch.from_numpy(matrix.T.copy())
        elif node.op_type == "Conv" and node.input[1] in values:
            name = node.input[2].removeprefix(without).removesuffix("bias") + "weight"
            yield name, torch.from_numpy(values[node.input[1]].copy())


def _dequantised(values: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return what an int8 matrix stands for; scales are one for all, or one a column."""
    whole = values[f"{name}_quantized"].astype(np.float32)
    zero = values[f"{name}_zero_point"].astype(np.float32)
    out: np.ndarray = (whole - zero) * values[f"{name}_scale"]
    return out


def _users(graph: GraphProto) -> dict[str, list[NodeProto]]:
    users: dict[str, list[NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    return users


def _bias_behind(
    node: NodeProto, users: dict[str, list[NodeProto]], values: dict[str, np.ndarray]
) -> str | None:
    """Return the name of the bias that is added to a product, following the graph."""
    while True:
        behind = [user for user in users.get(node.output[0], ()) if user.op_type in _PASSED]
        if len(behind) != 1:
            return None
        (node,) = behind
        if node.op_type == "Add":
            return next((name for name in node.input if name in values), None)


def _pair_products(path: Path) -> State:
    """Return the two matrices of the pair scorer without a bias, told apart by their inputs."""
    graph = onnx.load(str(path)).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    made_by = {node.output[0]: node.op_type for node in graph.node}
    out = {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in values:
            # The one reads the product of both mentions, the other a mention's own vector.
            part = "both" if made_by.get(node.input[0]) == "Mul" else "earlier"
            out[f"pairs.{part}.weight"] = torch.from_numpy(values[node.input[1]].T.copy())
    return out


def _of_chain(name: str, card: ChainCard, chain: Chain) -> State:
    """Return a chain's scores without its bars, which the card's hold."""
    with torch.no_grad():
        return {
            f"{name}.transitions": torch.tensor(card.transitions) - chain.bars,
            f"{name}.start": torch.tensor(card.start) - chain.start_bars,
        }


def unpacked(folder: Path) -> tuple[State, Card]:
    """Return a whole network's weights and the card of an exported folder."""
    card = read_card(folder)
    torch.manual_seed(0)
    network = Network(Sizes(0, len(card.relations)))
    return network.state_dict() | state_of(folder, network), card


def main() -> None:
    """Write a run's folder: `weights.pt`, `labels.json` and `log.jsonl` with the card's recipe."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--weights", type=Path, default=PACKAGED, help="Exported folder. [default: the package's]"
    )
    parser.add_argument("--out", type=Path, required=True, help="Folder of the run.")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    state, card = unpacked(args.weights)
    torch.save(state, args.out / "weights.pt")
    labels = {"pos": [], "relation": card.relations}
    (args.out / "labels.json").write_text(json.dumps(labels))
    recipe = {k: v for k, v in card.training.items() if not isinstance(v, list)}
    (args.out / "log.jsonl").write_text(json.dumps({"recipe": recipe}) + "\n")


if __name__ == "__main__":
    main()
