"""Through whose mouths a statement reaches the reader, from the narrator's side inward."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from sayso.record import Attribution
from sayso.voices.nesting import outer_ones


def mouths_of(
    item: Attribution,
    by_id: Mapping[str, Attribution],
    names: Mapping[str, str],
    words: Mapping[str, str],
) -> tuple[str | None, ...]:
    """Return the names of those through whom a statement comes, the outermost first.

    A speaker who says in their own content that they said or thought something is one mouth.

    Args:
        item: The statement.
        by_id: All attributions of the report by their ids.
        names: Name of each of the cast by its id.
        words: The source's words of each attribution by its id; empty where it names nobody.

    Returns:
        The name of each mouth; where the cast has none, the source's words, and None for nobody.
        The last one is the statement's own.
    """
    inward = [*reversed([*outer_ones(item, by_id)]), item]
    if len(inward) == 1 and len(item.chain) > 1:
        # The outer statement is not in this record, but whose it is has been kept.
        outer = [names[key] for key in item.chain[:-1] if names.get(key)]
        return (*outer, _mouth(item, names, words))
    kept = [inward[0]]
    for before, after in pairwise(inward):
        if after.speaker is not None and after.speaker == before.speaker:
            kept.pop()
        kept.append(after)
    return tuple(_mouth(one, names, words) for one in kept)


def _mouth(item: Attribution, names: Mapping[str, str], words: Mapping[str, str]) -> str | None:
    return names.get(item.speaker or "") or words.get(item.id) or None
