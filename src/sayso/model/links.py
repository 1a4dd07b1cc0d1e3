"""What the linker is told of a cue and a word beside their vectors.

For each candidate cue, the linker labels every word of the window as outside, source or content.
The word's place relative to the cue is given by a bucketed distance and by soft counts of the cues,
sentence starts and paragraph starts that lie between the two.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

LINK_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")
_EDGES = np.array([1, 2, 3, 4, 5, 6, 8, 11, 15, 21, 30, 45, 70, 110])
DISTANCE_BUCKETS = 2 * len(_EDGES) + 1
SCALARS = 6
_MOST_BETWEEN = 3.0

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


def distance_buckets(starts: Ints, ends: Ints, words: int) -> Ints:
    """Bucket the signed distance, in words, of each word of a window from each cue.

    Args:
        starts: First word of each cue, shape (cues,).
        ends: Word after the last one of each cue, shape (cues,).
        words: Number of words in the window.

    Returns:
        Bucket of each cue and word, shape (cues, words): 0 within the cue, odd before it, even
        after it, growing with the distance.
    """
    position = np.arange(words)
    before = starts[:, None] - position
    after = position - ends[:, None] + 1
    distance = np.maximum(before, after)
    bucket = np.searchsorted(_EDGES, np.maximum(distance, 0), side="right")
    return np.where(distance <= 0, 0, 2 * bucket - (before > 0)).astype(np.int64)


def between(counts: Floats, starts: Ints) -> Floats:
    """Tell how many cues, sentence starts and paragraph starts lie between each cue and word.

    Args:
        counts: Running sums over the words of each cue's window, shape (cues, words, 3); soft
            (sums of probabilities) where the counted thing is itself predicted.
        starts: First word of each cue, shape (cues,).

    Returns:
        Counts behind and ahead of the cue, each cut off at 3, shape (cues, words, SCALARS).
    """
    at_cue = np.take_along_axis(counts, starts[:, None, None], axis=1)
    ahead = np.clip(counts - at_cue, 0.0, _MOST_BETWEEN)
    behind = np.clip(at_cue - counts, 0.0, _MOST_BETWEEN)
    return np.concatenate([behind, ahead], axis=2).astype(np.float32)
