"""A list of groups is read as it stands, and its faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.profiles.groups import GroupList, read_groups
from sayso.record import Entity


def written(folder: Path, content: bytes) -> Path:
    path = folder / "people.csv"
    path.write_bytes(content)
    return path


def test_a_list_is_read(tmp_path: Path) -> None:
    content = '﻿group,name,note\r\nwomen,Ana Ruiz,x\r\nmen,"Adair, Luis"\r\n,Nobody\r\n'
    assert read_groups(written(tmp_path, content.encode())) == {
        "Ana Ruiz": "women",
        "Adair, Luis": "men",
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "columns name and group"),
        (b"name,party\nAna,x\n", "columns name and group"),
        (b"name,group\nAna Ruiz,x\nana ruiz,y\n", "stands in two groups, x and y"),
        (b"name,group\n\xff,x\n", "cannot be read"),
    ],
)
def test_a_faulty_list_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_groups(written(tmp_path, content))


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_groups(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    ("groups", "label"),
    [
        ({"imelda shaw": "x"}, "x"),
        ({"Mayor Shaw": "x"}, "x"),
        ({"Imelda Shaw": "x", "Mayor Shaw": "y"}, "x"),
        ({"Shaw": "x", "Mayor Shaw": "y"}, None),
        ({"Tom Shaw": "x"}, None),
        ({"Shaw Imelda": "x"}, None),
    ],
)
def test_the_name_goes_before_aliases_and_two_groups_are_none(
    groups: dict[str, str], label: str | None
) -> None:
    one = Entity(id="e1", type="person", name="Imelda Shaw", aliases=["Mayor Shaw", "Shaw"])
    assert GroupList(groups, [one]).label_of("e1") == label
    assert GroupList(groups, [one]).label_of("e9") is None
