"""Names of organisations and places, in text order -> which are names of the same."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.cast.abbreviations import Abbreviation
from sayso.cast.name_groups import Grouping, NameGroup, NameUse


def group_organisations(
    names: Sequence[NameUse], abbreviations: Sequence[Abbreviation] = ()
) -> Grouping:
    """Tell which uses mean the same organisation; see `group_people` for what comes back."""
    return Grouping([NameGroup(use.text, (), (index,)) for index, use in enumerate(names)])


def group_places(names: Sequence[NameUse], abbreviations: Sequence[Abbreviation] = ()) -> Grouping:
    """Tell which uses mean the same place; see `group_people` for what comes back."""
    return Grouping([NameGroup(use.text, (), (index,)) for index, use in enumerate(names)])
