"""The words around each cue -> when, where and in which medium its source spoke."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.cast.tree import Tree
from sayso.model.analysis import Analysis
from sayso.occasions.carrying import carry_on
from sayso.occasions.choosing import Chooser
from sayso.occasions.dates import date_of
from sayso.record import Attribution


def with_occasions(
    text: str,
    analysis: Analysis,
    published: str | None,
    paragraphs: Sequence[tuple[int, int]],
    attributions: Sequence[Attribution],
    tree: Tree | None = None,
) -> list[Attribution]:
    """Give each attribution the occasion that the words around its cue tell.

    Args:
        text: The report's text.
        analysis: Its analysis.
        published: The report's date as ISO 8601 writes it; None where it is not known. Without it
            only absolute dates get a value.
        paragraphs: The report's paragraphs, half-open in code points, in text order.
        attributions: Its attributions in text order, with speaker, grade and mode. Nested ones have
            a `parent`.
        tree: The trees of the analysis, where they have been made already.

    Returns:
        The attributions in the same order. An occasion is told by words outside the content, or
        carried on from an earlier statement of the same source in the paragraph; else it is None.
    """
    chooser = Chooser(text, analysis, tree or Tree(analysis), date_of(published), attributions)
    own = [chooser.occasion(attribution) for attribution in attributions]
    carried = carry_on(paragraphs, attributions, own)
    return [
        attribution
        if occasion is attribution.occasion
        else attribution.model_copy(update={"occasion": occasion})
        for attribution, occasion in zip(attributions, carried, strict=True)
    ]
