"""Measure a run on PolNeAR dev: `python -m training.evaluate --run RUN --data DIR`."""

from __future__ import annotations

import argparse
import pickle
from dataclasses import replace
from pathlib import Path

from bench.attribution import table
from sayso.attribution.confidence import FEATURES, Calibration
from training.corpora.polnear import read_articles
from training.dev import dev_reports, measure
from training.layout import find_corpora
from training.load import start_tokenizer
from training.torch_scorer import TorchScorer, decoding_of, load_network

# Before a calibration is fitted, the cue's own log odds are the best guess there is.
UNFITTED = Calibration(tuple(1.0 if name == "cue" else 0.0 for name in FEATURES))
MAX_PIECES, CONTEXT = 254, 64


def main() -> None:
    """Print the scores of a run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", type=Path, required=True, help="Folder that training.train wrote.")
    parser.add_argument("--data", type=Path, required=True, help="Folder of the corpora.")
    parser.add_argument("--few", type=int, default=0, help="Read only so many articles.")
    parser.add_argument("--least", type=float, default=0.5, help="Least confidence. [default: 0.5]")
    args = parser.parse_args()
    network = load_network(args.run)
    decoding = replace(decoding_of(network), least_cue=0.05)
    articles = list(read_articles(find_corpora(args.data).polnear_dev))
    if args.few:
        articles = articles[:: len(articles) // args.few]
    reports = dev_reports(
        articles,
        start_tokenizer(),
        TorchScorer(network),
        decoding,
        max_pieces=MAX_PIECES,
        context=CONTEXT,
    )
    (args.run / "dev.pickle").write_bytes(pickle.dumps(reports))
    print(table(measure(reports, UNFITTED, least=args.least)))


if __name__ == "__main__":
    main()
