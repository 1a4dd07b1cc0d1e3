"""The marked passages are sound, and their figures are counted right."""

from __future__ import annotations

import pytest

from bench.voices import Judged, figures, read_by_hand
from training.corpora import voices
from training.corpora.voices import DATA, read_passages


@pytest.mark.parametrize(("part", "least"), [("tuning", 200), ("held", 80)])
def test_a_part_has_enough_sentences_of_both_kinds_and_all_themes(part: str, least: int) -> None:
    passages = read_passages(part)
    marked = [one for passage in passages for one in passage.marked]
    assert len(marked) >= least
    assert 0.3 <= sum(one.unclear for one in marked) / len(marked) <= 0.7
    themes = {"politics", "courts", "sports", "science", "business", "local"}
    assert {passage.theme for passage in passages} == themes


@pytest.mark.parametrize("part", ["tuning", "held"])
def test_marks_are_whole_sentences_after_others(part: str) -> None:
    for passage in read_passages(part):
        for one in passage.marked:
            words = passage.text[one.start : one.end]
            assert one.start > 0
            assert words[0].isupper()
            assert words[-1] in ".!"
            assert words.strip() == words


def test_no_passage_is_in_both_parts() -> None:
    texts = [{p.text for p in read_passages(part)} for part in ("tuning", "held")]
    assert not texts[0] & texts[1]


def test_marks_are_read_off() -> None:
    passage = voices._passage("local", "Ana spoke. [u|He had gone.] [n|It rained.] End.")
    assert passage.text == "Ana spoke. He had gone. It rained. End."
    assert [(passage.text[m.start : m.end], m.unclear) for m in passage.marked] == [
        ("He had gone.", True),
        ("It rained.", False),
    ]


def test_a_mark_that_is_not_closed_is_an_error() -> None:
    with pytest.raises(ValueError, match="not closed"):
        voices._passage("local", "Ana spoke. [u|He had gone.")


def test_figures() -> None:
    marks = [
        (0, True, True),
        (0, True, False),
        (1, False, True),
        (1, False, False),
        (2, True, True),
    ]
    found = figures([Judged(at, "", gold, said, False) for at, gold, said in marks])
    assert (found["sentences"], found["unclear"]) == (5, 3)
    assert found["precision"] == found["recall"] == found["F1"] == pytest.approx(2 / 3)
    empty = figures([])
    assert (empty["precision"], empty["recall"], empty["F1"]) == (0, 0, 0)


def test_the_guide_tells_what_was_read_by_hand() -> None:
    counted = read_by_hand()
    guide = " ".join((DATA.parents[2] / "docs" / "guide.md").read_text(encoding="utf-8").split())
    told = f"of {counted['read']} that were read by hand, {counted['unclear']} were called unclear"
    assert told in guide
