"""A text -> all that the network says of it: words, grammar, names and possible attributions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.attribution.candidates import Candidate, Decoding, find_candidates
from sayso.attribution.nested import find_nested
from sayso.model.analyse import Analyst
from sayso.model.analysis import Analysis
from sayso.model.scores import Ints
from sayso.model.sentences import sentence_starts
from sayso.model.session import Session
from sayso.model.windows import cut_windows
from sayso.model.words import Words, split_words

# Windows that are scored before they are taken in, so that memory stays flat however long a report
# is, and loops over words run once for many of them.
_WINDOWS_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Scan:
    """What the network says of a text.

    Attributes:
        words: The words.
        starts: Those that begin a sentence, shape (sentences,).
        analysis: Their grammar, names and mentions.
        candidates: Possible attributions, in the order of their cues; none where nobody asked.
        nested: Possible ones inside the content of these.
    """

    words: Words
    starts: Ints
    analysis: Analysis
    candidates: list[Candidate]
    nested: list[Candidate]


def scan(text: str, session: Session, decoding: Decoding | None = None) -> Scan:
    """Run the network over a text. Never raises, on any string; time is linear in its length.

    Args:
        text: The text.
        session: The network.
        decoding: Chains and thresholds for candidates; None looks for none.
    """
    card = session.card
    words = split_words(text, session.tokenizer)
    windows = cut_windows(words, max_pieces=card.max_pieces, context=card.context)
    starts = [np.zeros(0, dtype=np.int64)]
    candidates: list[Candidate] = []
    nested: list[Candidate] = []
    analyst = Analyst(text, words, card.relations, card.mention_width)
    for first in range(0, len(windows), _WINDOWS_AT_ONCE):
        scored = session.encode(words, windows[first : first + _WINDOWS_AT_ONCE])
        starts.append(sentence_starts(words, scored))
        analyst.take(scored)
        if decoding is not None:
            found = find_candidates(words, scored, session, decoding)
            candidates += found
            nested += find_nested(words, scored, found, session, decoding)
    begins = np.concatenate(starts)
    return Scan(words, begins, analyst.analysis(begins), candidates, nested)
