from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from sayso.cast.data_files import name_parts, organisation_words, titles

NAMES = ["person_titles.toml", "name_parts.toml", "organisation_words.toml", "regions.toml"]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_names_its_source(name: str) -> None:
    data = tomllib.loads(files("sayso.cast").joinpath("data", name).read_text(encoding="utf-8"))
    tables = [table for table in data.values() if isinstance(table, dict)]
    assert tables
    assert all(table["source"] for table in tables)


def test_titles_that_say_she_or_he_are_titles() -> None:
    known = titles()
    assert known.she | known.he <= known.phrases
    assert not known.she & known.he
    assert known.doubtful <= known.phrases
    assert known.in_capitals <= known.phrases


def test_lists_are_folded() -> None:
    assert "frau" in titles().phrases
    assert "senora" in titles().phrases
    assert "van" in name_parts().particles
    assert "gmbh" in organisation_words().legal_forms
