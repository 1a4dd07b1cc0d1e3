"""From the corpora to the weights in one go: `python -m training.make --data DIR --out DIR`.

Trains in stages, exports and calibrates. Attribution is learnt first, then everything together;
the mean of both goes on learning the cast while attribution is held to what it was, at last from
reports whose people got other names; the head for cues inside contents is fitted last. Each step
is also a command of its own, such as `training.train`, `training.mix` and `training.export`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run the steps, each in a process of its own; stop at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="Folder of the corpora.")
    parser.add_argument("--out", type=Path, required=True, help="Folder to write.")
    parser.add_argument("--name", default="minilm-l6-news-4", help="Name of the weights.")
    parser.add_argument("--device", default="cpu", help="cpu or cuda. [default: cpu]")
    parser.add_argument("--steps", help="Steps of each stage. [default: the recipes']")
    args = parser.parse_args()
    weights = args.out / "weights"
    attribution, joint, mean, fitted, held, trees, names, settled = (
        args.out / name for name in "attribution joint mean fitted held trees names settled".split()
    )
    common = ("--data", args.data, "--device", args.device)
    steps = ["--steps", args.steps, "--stop", args.steps] if args.steps else []
    for module, *options in (
        ("train", "--stage", "attribution", "--out", attribution, *common, *steps),
        ("train", "--stage", "joint", "--start", attribution, "--out", joint, *common, *steps),
        ("mix", "--first", attribution, "--second", joint, "--out", mean),
        ("train", "--stage", "fitted", "--start", mean, "--out", fitted, *common, *steps),
        (
            *("train", "--stage", "held", "--start", fitted, "--teacher", attribution),
            *("--out", held, *common, *steps),
        ),
        (
            *("train", "--stage", "trees", "--start", held, "--teacher", attribution),
            *("--out", trees, *common, *steps),
        ),
        ("nested", "--run", trees, "--data", args.data),
        (
            *("train", "--stage", "names", "--start", trees, "--teacher", trees),
            *("--out", names, *common, *steps),
        ),
        ("mix", "--first", trees, "--second", names, "--share", "0.8", "--out", settled),
        ("export", "--run", settled, "--out", weights, "--name", args.name),
        ("calibrate", "--weights", weights, "--data", args.data),
    ):
        print(f"== training.{module}", flush=True)
        subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, options)], check=True)
    print(f"The weights are in {weights}. Try them: sayso read --model {weights} REPORT")


if __name__ == "__main__":
    main()
