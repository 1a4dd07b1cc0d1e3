"""A network made by hand: it sees cues and links where it is told to, and counts its work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.attribution.candidates import Decoding
from sayso.attribution.crf import Chain
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
            window, cue, np.full(size, -SURE, np.float32), place, np.hstack([place, place])
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
