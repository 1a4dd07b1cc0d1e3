"""Cues inside a content, as a network made by hand sees them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from sayso.attribution import nested
from sayso.attribution.candidates import Candidate, find_candidates
from sayso.attribution.nested import HEAD, find_nested
from sayso.attribution.scan import scan
from sayso.model.scores import WindowScores
from sayso.model.windows import Window
from sayso.pipeline import load_model
from tests.plain_words import words_of_pieces
from tests.stand_in import FREE, SURE, StandIn, WordSpan

# Shaw said that the minister believed the quay would hold .
#   0    1    2   3      4        5     6    7    8     9   10
WORDS = words_of_pieces([1] * 11)
WHOLE = [Window(0, 11, 0, 11)]


@dataclass
class Deeper(StandIn):
    """Sees cues inside contents, too."""

    inside: tuple[WordSpan, ...] = ()

    def _scores(self, window: Window) -> WindowScores:
        scores = super()._scores(window)
        logits = np.zeros((window.end - window.start, 3), dtype=np.float32)
        logits[:, 0] = SURE
        for start, end in self.inside:
            for word in range(max(start, window.start), min(end, window.end)):
                logits[word - window.start, 0] = 0.0
                logits[word - window.start, 1 if word == start else 2] = SURE
        scores.cast[HEAD] = logits
        return scores


def found(network: StandIn) -> list[Candidate]:
    scored = network.encode(WORDS, WHOLE)
    outer = find_candidates(WORDS, scored, network, FREE)
    assert [c.cue for c in outer] == [(1, 2)]
    return find_nested(WORDS, scored, outer, network, FREE)


LINKS = {1: ([(0, 1)], [(2, 10)]), 5: ([(3, 5)], [(6, 10)])}


def test_a_cue_inside_a_content_gets_source_and_content() -> None:
    [one] = found(Deeper(cues=[(1, 2)], links=LINKS, inside=((5, 6),)))
    assert (one.cue, one.source, one.content) == ((5, 6), ((3, 5),), ((6, 10),))
    assert one.within == (1, 2)
    assert one.cue_probability > 0.9


def test_it_takes_nothing_from_outside_that_content() -> None:
    links = LINKS | {5: ([(0, 1)], [(0, 1), (6, 11)])}
    [one] = found(Deeper(cues=[(1, 2)], links=links, inside=((5, 6),)))
    assert (one.source, one.content) == ((), ((6, 10),))


def test_a_cue_outside_all_contents_is_none() -> None:
    assert found(Deeper(cues=[(1, 2)], links=LINKS, inside=((0, 1), (10, 11)))) == []


def test_weights_without_the_head_find_nothing() -> None:
    assert found(StandIn(cues=[(1, 2)], links=LINKS)) == []


def test_the_linker_says_the_same_of_the_words_in_sight_as_of_the_whole_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        "The ferry left late on Monday, and three passengers stayed behind on the quay. "
        "Shaw said that the minister had told her the boats would go, and Cole hoped that "
        "the board believed it. Nobody was hurt. “Adair promised us a dredger,” Oduya said."
    )
    session, decoding, _ = load_model()
    near = scan(text, session, decoding).nested
    monkeypatch.setattr(nested, "_IN_SIGHT", 10_000)
    whole = scan(text, session, decoding).nested
    assert len(near) >= 2
    for one, other in zip(near, whole, strict=True):
        assert (one.cue, one.source, one.content) == (other.cue, other.source, other.content)
        # Rows that are linked together are filled up to one length, which is seen at the end.
        assert one.link_probability == pytest.approx(other.link_probability, abs=0.03)
