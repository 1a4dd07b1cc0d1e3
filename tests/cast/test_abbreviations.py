from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cast.abbreviations import find_abbreviations, plain_short_form


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Harbour Safety Board (HSB) met.", "HSB", "Harbour Safety Board"),
        ("the HSB (Harbour Safety Board) met", "HSB", "Harbour Safety Board"),
        ("National Union of Ferry Workers (NUFW)", "NUFW", "National Union of Ferry Workers"),
        ("Federal Board for the Tides (FBT)", "FBT", "Federal Board for the Tides"),
        ("Federal Board for the Tides (FBFTT)", "FBFTT", "Federal Board for the Tides"),
        ("Universidad de Ellery (UdE)", "UdE", "Universidad de Ellery"),
        ("Harbour Safety Board (or HSB) met", "HSB", "Harbour Safety Board"),
        ("the Harbour Safety Board, or HSB, met", "HSB", "Harbour Safety Board"),
        ("Ministry of Harbours (MoH, the ministry)", "MoH", "Ministry of Harbours"),
        ("Harbour Safety Board (“HSB”)", "HSB", "Harbour Safety Board"),
        ("a gross harbour product (GHP) of", "GHP", "gross harbour product"),
        ("Members of Parliament (MPs)", "MPs", "Members of Parliament"),
    ],
)
def test_abbreviations_are_found(text: str, short: str, long: str) -> None:
    [found] = find_abbreviations(text)
    assert (found.short, found.long) == (short, long)
    assert text[slice(*found.short_span)] == short
    assert text[slice(*found.long_span)] == long


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz (D-Ellery) said",
        "Roberto (Beto) Ruiz",
        "the report (IN FULL) says",
        "The boat sank. (HSB)",
        "Harbour Safety Board (71)",
        "she (Ana Ruiz) said",
        "",
    ],
)
def test_other_brackets_are_none(text: str) -> None:
    assert find_abbreviations(text) == []


@pytest.mark.parametrize("written", ["HSB", "HSB's", "HSBs", "H.S.B.", "HSB’s"])
def test_uses_of_an_abbreviation_are_one(written: str) -> None:
    assert plain_short_form(written) == "hsb"


@given(st.text(alphabet="AB ab().,or'\n", max_size=80))
def test_spans_are_the_words(text: str) -> None:
    for found in find_abbreviations(text):
        assert text[slice(*found.short_span)] == found.short
        assert text[slice(*found.long_span)] == found.long


@pytest.mark.parametrize(
    "text",
    ["(" * 100_000, "a" * 200_000, "A " * 50_000 + "(AA)", "(AB " * 25_000, ", or HS, " * 12_000],
)
def test_the_time_grows_with_the_text_only(text: str) -> None:
    start = time.process_time()
    find_abbreviations(text)
    assert time.process_time() - start < 2.0
