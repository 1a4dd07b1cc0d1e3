"""Groups of speakers, as far as the user tells them: a list of names with labels."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from sayso.errors import UsageError
from sayso.record import Entity

_COLUMNS = ("name", "group")


class GroupList:
    """Looks up to which group one of the cast belongs.

    Args:
        groups: Name -> label. Capitals and the width of white space do not count.
        cast: The cast of a report.
    """

    def __init__(self, groups: Mapping[str, str], cast: Sequence[Entity]) -> None:
        self._groups = {_key(name): label for name, label in groups.items()}
        self._cast = {entity.id: entity for entity in cast}

    def label_of(self, entity: str) -> str | None:
        """Return the group of an entity, by its name, else by its aliases, else by its members.

        None where none of them is listed, and where two of them are listed in different groups.
        """
        one = self._cast.get(entity)
        if one is None:
            return None
        label = self._groups.get(_key(one.name))
        if label is not None:
            return label
        labels = {self._groups.get(_key(alias)) for alias in one.aliases} - {None}
        if not labels:
            # A joint source belongs to a group when all of it does.
            names = [self._cast[member].name for member in one.members if member in self._cast]
            labels = {self._groups.get(_key(name)) for name in names}
        return labels.pop() if len(labels) == 1 else None


def read_groups(path: Path) -> dict[str, str]:
    """Read a list of names and groups.

    Args:
        path: A CSV file in UTF-8 whose first row names the columns; `name` and `group` are read,
            others are passed over. Rows without a name or group are passed over, too.

    Raises:
        UsageError: There is no such list, or one name stands in two groups.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
            columns = [] if not rows else list(rows[0])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(
            f"the list of groups cannot be read: {error}.",
            where=str(path),
            hint="Give a CSV file in UTF-8 with the columns name and group.",
        ) from error
    if not set(_COLUMNS) <= set(columns):
        raise UsageError(
            "the list of groups has no rows with the columns name and group.",
            where=str(path),
            hint="Its first line must be: name,group",
        )
    groups: dict[str, str] = {}
    labels: dict[str, str] = {}
    for row in rows:
        name, label = ((row[column] or "").strip() for column in _COLUMNS)
        if not name or not label:
            continue
        if labels.setdefault(_key(name), label) != label:
            raise UsageError(
                f"{name} stands in two groups, {labels[_key(name)]} and {label}.",
                where=str(path),
                hint="Keep one of the two rows.",
            )
        groups[name] = label
    return groups


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
