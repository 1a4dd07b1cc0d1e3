"""Markdown of the rules' pages as HTML."""

from __future__ import annotations

import pytest

from sayso.web.pages.prose import as_html, as_paragraphs


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("*one* `two`", "<p><em>one</em> <code>two</code></p>\n", id="marks"),
        pytest.param("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n", id="markup"),
        pytest.param(
            "see (https://desk.example/a?b=c_d_e).",
            '<p>see (<a href="https://desk.example/a?b=c_d_e">https://desk.example/a?b=c_d_e</a>).'
            "</p>\n",
            id="address-in-brackets",
        ),
        pytest.param(
            "<https://desk.example/>, x",
            '<p><a href="https://desk.example/">https://desk.example/</a>, x</p>\n',
            id="address-marked-already",
        ),
        pytest.param("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n", id="script"),
    ],
)
def test_as_html(text, html):
    assert as_html(text) == html


def test_as_paragraphs():
    assert as_paragraphs("one\ntwo\n\n  three\n") == ["one two", "three"]
