"""What the package says of a text's words, for the benches below the record.

A record holds people, organisations and places; GUM's key also holds things, times and ideas, and
a treebank's holds every word. So these figures are taken of the network's analysis and of the
clusters inside the cast, not of the record.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bench.corpus import shared_folder
from bench.scorer import tidy
from sayso.model.analysis import Analysis
from training.corpora.packed import Span

Analyse = Callable[[str], Analysis]
"""A text -> its analysis."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give a command the options that say where the corpora are and how to print."""
    parser.add_argument(
        "--data",
        type=Path,
        default=shared_folder() / "data",
        metavar="DIR",
        help="folder of corpora, with ewt/, gum/, polnear/ and speakers/. "
        "[default: data in SAYSO_SHARED or in `shared` beside the checkout]",
    )
    parser.add_argument(
        "--model", metavar="DIR", help="weights to use. [default: those in the package]"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, no table")


def code_points(analysis: Analysis, start: int, end: int) -> Span:
    """Turn a half-open span of words, not empty, into one of code points."""
    return int(analysis.words.starts[start]), int(analysis.words.ends[end - 1])


def trimmed(text: str, span: Span) -> Span:
    """Take marks and white space off the edges; a span of nothing else stays as it is."""
    inner = tidy(text, [span])
    return inner[0] if inner else span


def analyse(text: str, model: str | None = None) -> Analysis:
    """Analyse a text with the weights of the package or of a folder."""
    return _analyse(text, model)


def named(text: str, model: str | None = None) -> Analysis:
    """Analyse a text, with its names as the cast takes them: whole, one spelling of one kind."""
    from sayso.cast.abbreviations import find_abbreviations
    from sayso.cast.name_spans import whole_names

    analysis = _analyse(text, model)
    return replace(analysis, names=whole_names(analysis, find_abbreviations(text)))


# The mentions and the clusters of one text are asked for one after the other.
@lru_cache(maxsize=1)
def _analyse(text: str, model: str | None) -> Analysis:
    from sayso.attribution.scan import scan
    from sayso.pipeline import load_model

    return scan(text, load_model(None if model is None else Path(model))[0]).analysis


def mentions_of(text: str, model: str | None = None) -> list[tuple[Span, str]]:
    """Give the mentions of a text, each a span of code points and a type of GUM's."""
    return [(span, kind) for cluster in _clusters(text, model) for span, kind in cluster]


def clusters_of(text: str, model: str | None = None) -> list[list[Span]]:
    """Give the clusters of all mentions of a text, things and times too, in code points."""
    return [[span for span, _ in cluster] for cluster in _clusters(text, model)]


@lru_cache(maxsize=1)
def _clusters(text: str, model: str | None) -> list[list[tuple[Span, str]]]:
    # IMPORT POINT: the one place where these benches meet `sayso.cast`. No attributions are given,

    from sayso.cast.read import who_is_who
    from sayso.pipeline import load_model

    analysis = analyse(text, model)
    session = load_model(None if model is None else Path(model))[0]
    known = who_is_who(text, analysis, (), session)
    mentions = [(code_points(analysis, r.start, r.end), r.mention.type) for r in known.references]
    clusters = [
        [mentions[known.shown[at]] for at in cluster.mentions]
        for cluster in known.resolution.clusters
    ]
    alone = sorted(set(range(len(mentions))) - set(known.shown))
    return clusters + [[mentions[place]] for place in alone]
