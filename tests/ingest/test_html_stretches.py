from __future__ import annotations

from sayso.ingest.html_characters import shown_characters
from sayso.ingest.html_stretches import stretches_of


def sources(page: str, *paragraphs: str) -> list[list[str]]:
    """The stretches, as they stand in the page; each must be what the paragraph has there."""
    found = []
    for paragraph, stretches in zip(paragraphs, stretches_of(page, paragraphs), strict=True):
        for start, end, source in stretches:
            assert page[source : source + end - start] == paragraph[start:end]
        found.append([paragraph[start:end] for start, end, _ in stretches])
    return found


def test_only_what_is_shown_is_read() -> None:
    page = "<title>no</title><p a='>'>A&amp;B &nosuch; <!-- no --> c<script>no</script>\u00add"
    shown = shown_characters(page)
    assert shown.letters == "A&B&nosuch;cd"
    assert [page[place] for place in shown.places] == list("A&B&nosuch;cd")
    assert shown.written_otherwise == {1}


def test_stretches_end_where_the_source_differs() -> None:
    page = "<p>The <b>gnu</b> &amp;\n the quay</p>"
    assert sources(page, "The gnu & the quay") == [["The", "gnu", "the quay"]]


def test_a_paragraph_that_was_changed_is_found_by_runs_of_its_words() -> None:
    page = "<p>One.</p><p>The owner <u>of this</u> boat saw the zebra quay there.</p>"
    found = sources(page, "One.", "The owner boat saw the zebra quay there.")
    assert "saw the zebra quay there." in found[1][-1]


def test_words_that_are_nowhere_have_no_stretch() -> None:
    assert sources("<p>One two.</p>", "Three four.") == [[]]


def test_of_the_same_words_those_before_the_next_paragraph_count() -> None:
    page = "<p>The quay.</p><p>More.</p><h1>The quay.</h1><p>A gnu left.</p><p>The quay.</p>"
    first = stretches_of(page, ["The quay.", "A gnu left."])[0][0]
    assert first[2] == page.index("The quay.</h1>")


def test_words_that_fill_an_element_count_before_a_part_of_one() -> None:
    page = "<p>Here: The quay. Now.</p><h2>The quay.</h2>"
    assert stretches_of(page, ["The quay."])[0][0][2] == page.index("The quay.</h2>")
