"""The invented training reports: exact spans, one span one meaning, every layout, fixed by seed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from training.synthetic import LAYOUTS, Document, documents


@pytest.fixture(scope="module")
def reports() -> list[Document]:
    return list(documents(seed=7, count=400))


def test_documents_are_the_same_for_the_same_seed():
    assert list(documents(3, 5)) == list(documents(3, 5))
    assert list(documents(3, 5)) == list(documents(3, 9))[:5]
    assert [d["text"] for d in documents(3, 5)] != [d["text"] for d in documents(4, 5)]


def test_every_layout_occurs(reports):
    assert {name for report in reports for name in report["layouts"]} == set(LAYOUTS)


def test_spans_lie_inside_the_text_and_start_and_end_with_a_word_or_mark(reports):
    for report in reports:
        for attribution in report["attributions"]:
            for spans in (attribution["source"], attribution["cue"], attribution["content"]):
                for start, end in spans:
                    assert 0 <= start < end <= len(report["text"])
                    words = report["text"][start:end]
                    assert words == words.strip()


def test_no_mark_of_the_notation_is_left_in_the_text(reports):
    assert not any("[S" in r["text"] or "[Q" in r["text"] or "[C" in r["text"] for r in reports)
    assert not any("{" in r["text"] or "}" in r["text"] for r in reports)


def test_cues_and_contents_of_a_report_never_overlap(reports):
    for report in reports:
        spans = sorted(span for a in report["attributions"] for span in (*a["cue"], *a["content"]))
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_sources_overlap_only_where_they_are_shared_whole(reports):
    for report in reports:
        sources = sorted({tuple(span) for a in report["attributions"] for span in a["source"]})
        assert all(one[1] <= two[0] for one, two in pairwise(sources))


def test_some_sources_are_shared_and_some_are_missing(reports):
    attributions = [a for r in reports for a in r["attributions"]]
    assert any(not a["source"] for a in attributions)
    assert any(
        one["source"] and one["source"] == two["source"] and one["id"] != two["id"]
        for r in reports
        for one, two in pairwise(r["attributions"])
    )


def test_each_attribution_has_one_cue_without_trailing_comma(reports):
    for report in reports:
        for attribution in report["attributions"]:
            [[start, end]] = attribution["cue"]
            assert not report["text"][start:end].endswith(",")


def test_content_outside_marks_has_no_final_full_stop(reports):
    closing = ("”", '"', "’", "'", "»", "“")
    for report in reports:
        text = report["text"]
        for attribution in report["attributions"]:
            for start, end in attribution["content"]:
                if text[start:end].endswith(".") and not any(m in text[start:end] for m in closing):
                    # Only a post without marks keeps its stop: the signature after it is the cue.
                    [[cue, _]] = attribution["cue"]
                    marked = text[start] in "“\"‘'«„"
                    assert marked or text[cue] == "—", text[start - 30 : end + 30]


def test_reports_have_the_length_of_short_news(reports):
    lengths = [len(r["text"].split()) for r in reports]
    assert min(lengths) > 120
    assert max(lengths) < 500
    assert 180 < sum(lengths) / len(lengths) < 350
