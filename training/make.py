"""From the corpora to the weights in one go: `python -m training.make --data DIR --out DIR`.

Trains, exports and calibrates, with a log of the figures in OUT/run. Each step is also a command of
its own: `training.train`, `training.evaluate`, `training.export`, `training.calibrate`.
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
    parser.add_argument("--name", default="minilm-l6-news-1", help="Name of the weights.")
    parser.add_argument("--device", default="cpu", help="cpu or cuda. [default: cpu]")
    parser.add_argument("--steps", help="Steps of the run. [default: the recipe's]")
    args = parser.parse_args()
    run, weights = args.out / "run", args.out / "weights"
    steps = ["--steps", args.steps] if args.steps else []
    for module, *options in (
        ("train", "--data", args.data, "--out", run, "--device", args.device, *steps),
        ("export", "--run", run, "--out", weights, "--name", args.name),
        ("calibrate", "--weights", weights, "--data", args.data),
    ):
        print(f"== training.{module}", flush=True)
        subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, options)], check=True)
    print(f"The weights are in {weights}. Try them: sayso read --model {weights} REPORT")


if __name__ == "__main__":
    main()
