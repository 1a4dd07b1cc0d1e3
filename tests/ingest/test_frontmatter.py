from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.frontmatter import read_front_matter


def test_authors_on_one_line_or_in_brackets() -> None:
    assert read_front_matter("---\nby: Ruth Cole and Idris Vane\n---\n").byline == (
        "Ruth Cole",
        "Idris Vane",
    )
    assert read_front_matter('---\nauthor: ["Ruth Cole", Idris Vane]\n---\n').byline == (
        "Ruth Cole",
        "Idris Vane",
    )


def test_toml_between_plus_signs() -> None:
    head = read_front_matter('+++\ntitle = "Harbour safe"\n+++\nText')
    assert head.title == "Harbour safe"
    assert head.end == len('+++\ntitle = "Harbour safe"\n+++\n')


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Text\n---\ntitle: x\n---\n", id="not-at-the-start"),
        pytest.param("---\n\nText of the report\n\n---\n", id="rules-around-text"),
        pytest.param("---\ntitle: x\n", id="never-closed"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text).end == 0


@given(st.text().map(lambda body: f"---\n{body}\n---\nText"))
def test_any_head_is_read_without_an_error(text: str) -> None:
    assert 0 <= read_front_matter(text).end <= len(text)
