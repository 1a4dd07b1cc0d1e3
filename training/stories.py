"""Who is who in news, as finished weights tell it: `python -m training.stories --out FILE`.

No corpus here says who is who in news. What weights make of reports whose people they know from
training is mostly right, and stays right when these people get other names; so a stage that learns
it under other names learns to do without knowing them. Learning from one's own answers on easier
inputs is self-training (Xie et al., 2020, "Self-training with Noisy Student").
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from sayso.attribution.read import read_attributions
from sayso.attribution.scan import scan
from sayso.cast.read import who_is_who
from sayso.pipeline import load_model
from training.corpora.polnear import Article, read_articles
from training.corpora.told import Told, write_told
from training.layout import find_corpora

EVERY = 2
"""One article of so many is read."""


def told_of(article: Article, weights: Path | None) -> list[Told]:
    """Return an article's mentions, as weights find them; None are those of the package."""
    session, decoding, calibration = load_model(weights)
    found = scan(article.text, session, decoding)
    attributions = read_attributions(
        article.text, found.words, found.candidates, (), calibration, least=0.3
    )
    known = who_is_who(article.text, found.analysis, attributions, session)
    starts, ends = found.words.starts, found.words.ends
    return [
        Told(
            int(starts[known.references[place].start]),
            int(ends[known.references[place].end - 1]),
            known.references[place].mention.type,
            known.resolution.of[at],
        )
        for at, place in enumerate(known.shown)
    ]


def main() -> None:
    """Read the articles and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="Folder of the corpora.")
    parser.add_argument("--weights", type=Path, help="Weights. [default: the package's]")
    parser.add_argument("--out", type=Path, required=True, help="File to write.")
    args = parser.parse_args()
    articles = list(read_articles(find_corpora(args.data).polnear_train))[::EVERY]

    def rows() -> Iterator[tuple[str, list[Told]]]:
        for article in articles:
            yield article.doc, told_of(article, args.weights)

    write_told(args.out, rows())


if __name__ == "__main__":
    main()
