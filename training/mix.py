"""The mean of two runs' weights: `python -m training.mix --first RUN --second RUN --out RUN`.

A network that went on learning and the one that it went on from lie in one valley; their mean does
better at what the first knew than the second does (Wortsman et al., 2022, "Robust fine-tuning of
zero-shot models"). What only the second has is taken from it.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Collection
from pathlib import Path

import torch
from torch import Tensor

from training.network import ATTRIBUTION_HEADS

State = dict[str, Tensor]


def mixed(first: State, second: State, *, share: float, of_first: Collection[str] = ()) -> State:
    """Mix two networks' weights.

    Args:
        first: The weights that were gone on from.
        second: The weights that came of it.
        share: Share of the second, from 0 to 1.
        of_first: Parts of the network that are taken from the first alone.
    """
    out = {}
    for name, value in second.items():
        before = first.get(name)
        if before is None or before.shape != value.shape:
            out[name] = value
        elif name.split(".")[0] in of_first or not value.dtype.is_floating_point:
            out[name] = before
        else:
            out[name] = torch.lerp(before, value, share)
    return out


def main() -> None:
    """Mix two runs into a third folder that the next stage can start from."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--first", type=Path, required=True, help="Run that was gone on from.")
    parser.add_argument("--second", type=Path, required=True, help="Run that went on.")
    parser.add_argument("--out", type=Path, required=True, help="Folder of the mean.")
    parser.add_argument(
        "--share", type=float, default=0.5, help="Share of the second. [default: 0.5]"
    )
    args = parser.parse_args()
    first, second = (
        torch.load(run / "weights.pt", weights_only=True) for run in (args.first, args.second)
    )
    args.out.mkdir(parents=True, exist_ok=True)
    state = mixed(first, second, share=args.share, of_first=ATTRIBUTION_HEADS)
    torch.save(state, args.out / "weights.pt")
    for name in ("labels.json", "log.jsonl"):
        shutil.copy(args.second / name, args.out / name)


if __name__ == "__main__":
    main()
