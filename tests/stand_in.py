"""A network made by hand: it sees cues and links where it is told to, and counts its work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.attribution.candidates import Decoding
from sayso.attribution.crf import Chain
from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS
from sayso.model.links import LINK_LABELS
from sayso.model.scores import Floats, Ints, WindowScores
from sayso.model.windows import Window
from sayso.model.words import Words

WordSpan = tuple[int, int]
SURE = 12.0
FREE = Decoding(
    cue_chain=Chain(np.zeros((3, 3), np.float32), np.zeros(3, np.float32)),
    link_chain=Chain(np.zeros((5, 5), np.float32), np.zeros(5, np.float32)),
)
VECTOR = 2
"""Size of the vectors that stand-in heads compare words and mentions by."""


def quiet_cast(size: int) -> dict[str, Floats]:
    """Make what heads say of so many words when they see no name and no mention among them."""
    parts = {
        "upos": len(UPOS),
        "names": len(NAME_LABELS),
        "relation": 2,
        "arc_query": VECTOR,
        "arc_key": VECTOR,
        "arc_bias": 1,
        "span_query": VECTOR,
        "span_key": VECTOR,
        "span_start": 1,
        "span_end": 1,
        "types": 2 * len(MENTION_TYPES),
        "ends": 2 * VECTOR,
        "content": VECTOR,
        "weight": 1,
    }
    made = {name: np.zeros((size, width), np.float32) for name, width in parts.items()}
    made["span_end"] -= SURE
    return made


@dataclass
class StandIn:
    """Scores as told.

    Attributes:
        cues: Cues, as spans of the report's words.
        links: By a cue's first word: source spans and content spans.
        encoded: The windows that were scored, in order.
        linked: The number of cues that were linked.
    """

    cues: Sequence[WordSpan] = ()
    links: Mapping[int, tuple[Sequence[WordSpan], Sequence[WordSpan]]] = field(default_factory=dict)
    encoded: list[Window] = field(default_factory=list)
    linked: int = 0

    def encode(self, words: Words, windows: Sequence[Window]) -> list[WindowScores]:
        """Score the windows; a word's vectors are its place in the report."""
        self.encoded.extend(windows)
        return [self._scores(window) for window in windows]

    def _scores(self, window: Window) -> WindowScores:
        size = window.end - window.start
        cue = np.zeros((size, 3), dtype=np.float32)
        cue[:, 0] = SURE
        for start, end in self.cues:
            for word in range(max(start, window.start), min(end, window.end)):
                cue[word - window.start] = 0.0
                # A window that begins inside a cue takes its first word for the beginning.
                begins = word == max(start, window.start)
                cue[word - window.start, 1 if begins else 2] = SURE
        place = np.arange(window.start, window.end, dtype=np.float32)[:, None]
        return WindowScores(
            window,
            cue,
            np.full(size, -SURE, np.float32),
            place,
            np.hstack([place, place]),
            quiet_cast(size),
        )

    def link(self, word: Floats, cue: Floats, distance: Ints, scalars: Floats) -> Floats:
        """Label the words of each cue's window as the table says."""
        self.linked += len(word)
        out = np.zeros((*word.shape[:2], len(LINK_LABELS)), dtype=np.float32)
        out[:, :, 0] = SURE
        for row, places in enumerate(word[:, :, 0].astype(int).tolist()):
            first = int(np.flatnonzero(distance[row] == 0)[0])
            for begin, spans in zip((1, 3), self.links.get(places[first], ((), ())), strict=True):
                for start, end in spans:
                    for column, place in enumerate(places):
                        # Padding has place 0, as the first word has; it is beyond the row's length.
                        if start <= place < end:
                            out[row, column] = 0.0
                            out[row, column, begin if place == start else begin + 1] = SURE
        return out

    def pairs(self, vectors: Floats, later: Ints, earlier: Ints, features: Ints) -> Floats:
        """Find nothing that means the same."""
        return np.full(len(later), -SURE, np.float32)
