"""Long texts -> windows that the encoder can take; one of them answers for each word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.model.words import Gap, Words


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words that goes through the encoder together; all bounds count words, half-open.

    Attributes:
        start: First word of the window.
        end: Word after the last one.
        core_start: First word that this window answers for; those before it are context.
        core_end: Word after the last one that it answers for.
    """

    start: int
    end: int
    core_start: int
    core_end: int


def cut_windows(words: Words, *, max_pieces: int, context: int) -> list[Window]:
    """Cut the words of a text into overlapping windows of at most `max_pieces` pieces.

    Args:
        words: The words of one text.
        max_pieces: Most word pieces in a window, special tokens not counted.
        context: Pieces that a window shares with the next one; the seam lies in their middle, at
            the start of a paragraph where there is one.

    Returns:
        Windows in text order. Their cores cover every word exactly once. A window of two words or
        more keeps to `max_pieces`; one of a single word may not. Their number grows linearly with
        the number of pieces.
    """
    first_piece = words.first_piece
    count = len(words)
    windows: list[Window] = []
    start = core_start = 0
    while core_start < count:
        limit = int(first_piece[start]) + max_pieces
        end = int(np.searchsorted(first_piece, limit, side="right")) - 1
        if end <= core_start:
            # The next word leaves no room for so much context, or has none itself.
            end = core_start + 1
            room = int(first_piece[end]) - max_pieces
            start = min(int(np.searchsorted(first_piece, room)), core_start)
        if end == count:
            windows.append(Window(start, end, core_start, count))
            break
        seam_from = int(np.searchsorted(first_piece, int(first_piece[end]) - context))
        seam_from = max(seam_from, core_start + 1)
        seam = _seam(words, seam_from, end)
        windows.append(Window(start, end, core_start, seam))
        core_start = seam
        start = min(max(_lead_in(words, seam, context), start + 1), seam)
    return windows


def _lead_in(words: Words, seam: int, context: int) -> int:
    """Choose where a window starts: at a paragraph start, as in training, if one is near.

    Half the context before the seam is aimed at; a paragraph start may lie up to a whole context
    before it, or a quarter.
    """
    seam_piece = int(words.first_piece[seam])
    earliest, aimed, latest = (
        int(np.searchsorted(words.first_piece, seam_piece - pieces))
        for pieces in (context, context // 2, context // 4)
    )
    breaks = earliest + np.flatnonzero(words.gap[earliest : latest + 1] >= Gap.LINE)
    return int(breaks[np.argmin(np.abs(breaks - aimed))]) if len(breaks) else aimed


def _seam(words: Words, start: int, end: int) -> int:
    """Choose where the next core starts: the paragraph start nearest the middle, or the middle."""
    middle = (start + end) // 2
    breaks = start + np.flatnonzero(words.gap[start:end] >= Gap.LINE)
    if len(breaks) == 0:
        return max(middle, start)
    return int(breaks[np.argmin(np.abs(breaks - middle))])
