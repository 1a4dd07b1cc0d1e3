"""One walk over a text's windows: what comes of it, and that nothing makes it raise."""

from __future__ import annotations

import pytest

from sayso.attribution.scan import scan
from sayso.pipeline import load_model

TEXT = 'The weir will hold, Ana Ruiz said on Monday. "I saw it," Luis Cole added.'


def test_what_a_scan_holds() -> None:
    session, decoding, _ = load_model()
    found = scan(TEXT, session, decoding)
    assert len(found.words) == len(found.analysis.surface)
    assert found.starts.tolist() == [0, 11]
    assert found.analysis.sentence.tolist() == [1] * 11 + [2] * (len(found.words) - 11)
    cues = [found.analysis.surface[candidate.cue[0]] for candidate in found.candidates]
    assert cues == ["said", "added"]


def test_without_decoding_no_candidates_are_looked_for() -> None:
    session, decoding, _ = load_model()
    bare, full = scan(TEXT, session), scan(TEXT, session, decoding)
    assert bare.candidates == []
    assert bare.starts.tolist() == full.starts.tolist()
    assert bare.analysis.head.tolist() == full.analysis.head.tolist()


@pytest.mark.parametrize("text", ["", " \n ", "\ud800", "a" * 3000])
def test_no_text_is_too_odd(text: str) -> None:
    session, decoding, _ = load_model()
    found = scan(text, session, decoding)
    assert len(found.words) == len(found.analysis.head)
    assert found.candidates == []
