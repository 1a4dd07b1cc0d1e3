"""Attributions inside each other -> through how many mouths, and whose, a statement comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.record import Attribution


def with_chains(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Fill in the chain of each attribution and the number of its mouths.

    Args:
        attributions: All attributions of a report, with parents and speakers.

    Returns:
        Them, in the same order. Somebody who says in their own content that they said or think
        something is one mouth; a source that is nobody of the cast counts as a mouth, and has no
        place in the chain. A parent that is the same mouth and stands inside another statement
        itself gives way to that one: it adds nothing to the way that the words have come.
    """
    by_id = {attribution.id: attribution for attribution in attributions}
    parents = {a.id: _parent(a, by_id) for a in attributions}
    out = []
    for attribution in attributions:
        mouths: list[str | None] = []
        at: str | None = attribution.id
        while at is not None:
            speaker = by_id[at].speaker
            if speaker is None or not mouths or mouths[-1] != speaker:
                mouths.append(speaker)
            at = parents[at]
        chain = [speaker for speaker in reversed(mouths) if speaker is not None]
        update = {"parent": parents[attribution.id], "chain": chain, "mouths": len(mouths)}
        out.append(attribution.model_copy(update=update))
    return out


def _parent(attribution: Attribution, by_id: Mapping[str, Attribution]) -> str | None:
    parent = attribution.parent
    while parent is not None:
        around = by_id[parent]
        other_mouth = around.speaker is None or around.speaker != attribution.speaker
        if around.parent is None or (attribution.source and other_mouth):
            break
        parent = around.parent
    return parent
