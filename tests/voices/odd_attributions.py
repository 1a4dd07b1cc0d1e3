"""Attributions as no model should give them, and analyses without any grammar."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from sayso.model.analysis import Analysis
from sayso.model.session import PACKAGED, Session
from sayso.model.words import split_words
from sayso.record import Attribution, Span

_TOKENIZER = Session(PACKAGED).tokenizer


def attribution(
    number: int,
    *contents: tuple[int, int],
    parent: str | None = None,
    speaker: str | None = None,
) -> Attribution:
    """An attribution with these contents."""
    return Attribution(
        id=f"a{number}",
        cue=[Span(start=0, end=1)],
        content=[Span(start=start, end=end) for start, end in contents],
        kind="indirect",
        grade="named" if speaker else "none",
        speaker=speaker,
        chain=[speaker] if speaker else [],
        parent=parent,
        confidence=0.9,
    )


@st.composite
def odd_attributions(draw: st.DrawFn, text: str) -> list[Attribution]:
    """Draw attributions with contents and parents of any kind: overlapping, empty, in circles."""
    count = draw(st.integers(0, 5))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    ids = [f"a{number}" for number in range(1, count + 1)]
    return [
        attribution(
            number,
            *((min(pair), max(pair)) for pair in draw(st.lists(places, min_size=1, max_size=3))),
            parent=draw(st.sampled_from([None, *ids, "a99"])),
        )
        for number in range(1, count + 1)
    ]


def bare_analysis(text: str) -> Analysis:
    """An analysis of one sentence in which nothing depends on anything."""
    words = split_words(text, _TOKENIZER)
    size = len(words)
    pairs = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    return Analysis(
        words=words,
        surface=[text[start:end] for start, end in pairs],
        sentence=np.zeros(size, np.int64),
        upos=["X"] * size,
        head=np.arange(size, dtype=np.int64),
        relation=["dep"] * size,
        names=[],
        mentions=[],
        vectors=np.zeros((0, 1), np.float32),
    )
