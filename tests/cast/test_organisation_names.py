from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cast.abbreviations import find_abbreviations
from sayso.cast.name_uses import Grouping, NameUse
from sayso.cast.organisation_names import group_organisations, group_places


def uses(names: list[str]) -> list[NameUse]:
    return [NameUse(name, 60 * number) for number, name in enumerate(names)]


def letters(found: Grouping, number: int) -> str:
    out = ["?"] * number
    for letter, group in zip("ABCDEFGH", found.groups, strict=False):
        for use in group.uses:
            out[use] = letter
    return "".join(out)


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        pytest.param("Harbour Safety Board|the Board|the Safety Board's", "AAA", id="last-words"),
        pytest.param("the Board|Harbour Safety Board", "AA", id="headline-first"),
        pytest.param("Harbour Safety Board|HSB|H.S.B.", "AAA", id="initials"),
        pytest.param("Vandermeer Shipping Ltd|Vandermeer|Vandermeer Shipping", "AAA", id="firm"),
        pytest.param("Vandermeer GmbH|Vandermeer Inc.|Vandermeer plc", "AAA", id="legal-forms"),
        pytest.param("Thorley & Adair|Thorley and Adair", "AA", id="ampersand"),
        pytest.param("Ministry of Harbours|Harbours Ministry|the Ministry", "AAA", id="of"),
        pytest.param("National Union of Crews|the National Union|the Union", "AAA", id="of-last"),
        pytest.param("University of Port Ellery|the university", "A?", id="description"),
        pytest.param("Ellery Police|Ellery Police Federation|the Federation", "ABB", id="union"),
        pytest.param("Bank of Ellery|Bank of Ostmark|the Bank", "AB?", id="two-banks"),
        pytest.param("Bank of Ellery|the Bank|Bank of Ostmark", "AAB", id="second-bank-later"),
        pytest.param("Universidad de Ellery|Universidad de Ostmark", "AB", id="other-place"),
    ],
)  # fmt: skip
def test_organisations(names: str, groups: str) -> None:
    listed = names.split("|")
    assert letters(group_organisations(uses(listed)), len(listed)) == groups


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        pytest.param("City of Ellery|Ellery|Ellery's", "AAA", id="city-of"),
        pytest.param("Ellery Province|Ellery", "AA", id="province"),
        pytest.param("Ellery|North Ellery|Lake Ellery", "ABC", id="other-places"),
        pytest.param("St. Aud|Saint Aud", "AA", id="saint"),
        pytest.param("Kyiv|Kiev", "AA", id="spellings"),
        pytest.param("the United Isles|U.I.|UI", "AAA", id="initials"),
        pytest.param("Ostmark|Ostmarch", "AB", id="near"),
    ],
)
def test_places(names: str, groups: str) -> None:
    listed = names.split("|")
    assert letters(group_places(uses(listed)), len(listed)) == groups


def test_a_stated_abbreviation_counts_before_initials() -> None:
    stated = find_abbreviations("The Office for Tidal Works (OTW) met.")
    names = uses(["Ostmark Transport Works", "Office for Tidal Works", "the OTW’s"])
    found = group_organisations(names, stated)
    assert letters(found, 3) == "ABB"
    assert found.groups[1].canonical == "Office for Tidal Works"
    assert found.groups[1].aliases == ("OTW",)


@pytest.mark.parametrize("group", [group_organisations, group_places])
@given(names=st.lists(st.one_of(st.text(max_size=25), st.sampled_from(["the Board", "HSB"]))))
def test_every_use_is_in_one_place(
    group: Callable[[list[NameUse]], Grouping], names: list[str]
) -> None:
    found = group(uses(names))
    placed = [use for one in found.groups for use in one.uses]
    placed += [unclear.use for unclear in found.unclear]
    assert sorted(placed) == list(range(len(names)))
