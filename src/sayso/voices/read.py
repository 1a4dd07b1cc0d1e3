"""A report's attributions -> its voices: whose words each passage is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from sayso.model.analysis import Analysis
from sayso.model.scores import Ints
from sayso.record import Attribution, Entity, Tie, Voice
from sayso.voices.nesting import depths
from sayso.voices.unclear import find_unclear

NARRATOR = "narrator"
UNCLEAR = "unclear"

# A hyphen or apostrophe between two words makes them one: *don't*, *Al-Qadir*.
_JOINERS = frozenset("-‐‑'’ʼ")
_NARRATOR, _UNCLEAR = -1, -2


def read_voices(
    text: str,
    analysis: Analysis,
    paragraphs: Sequence[tuple[int, int]],
    attributions: Sequence[Attribution],
    cast: Sequence[Entity],
) -> list[Voice]:
    """Tell whose words each passage of a report is.

    Args:
        text: The report's text.
        analysis: Its analysis.
        paragraphs: Its paragraphs, in text order; headings are none.
        attributions: Its attributions, with their parents and speakers.
        cast: Its cast.

    Returns:
        Voices as `voices_of` gives them.
    """
    unclear = find_unclear(analysis, paragraphs, attributions, cast)
    return voices_of(text, analysis, attributions, unclear)


def settle_ties(ties: Sequence[Tie], voices: Sequence[Voice]) -> None:
    """Give ties whose words are unclear that voice; the others have theirs from the contents."""
    ends = [voice.end for voice in voices]
    for tie in ties:
        place = bisect_right(ends, tie.evidence.start)
        if place < len(voices) and voices[place].voice == UNCLEAR and tie.voice == NARRATOR:
            tie.voice = UNCLEAR


def voices_of(
    text: str,
    analysis: Analysis,
    attributions: Sequence[Attribution],
    unclear: Sequence[tuple[int, int]] = (),
) -> list[Voice]:
    """Give each word of a report its voice.

    Args:
        text: The report's text.
        analysis: Its analysis.
        attributions: Its attributions, with their parents. Contents may overlap in any way.
        unclear: Spans of code points, half-open, that may carry on the report before them. What
            a content holds of them keeps its attribution.

    Returns:
        Voices in text order. They do not overlap, each begins and ends with a character that is
        no white space, and together they hold all such characters. A word has the voice of the
        innermost content that holds its first letter; marks outside every content have that of
        the word that they touch, the one before them if they touch two. Neighbours have different
        voices.
    """
    first, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if first >= end:
        return []
    if not len(analysis.words):
        return [Voice(start=first, end=end, voice=NARRATOR)]
    numbers = _numbers(analysis, attributions, unclear)
    # What stands between two words and belongs to neither, such as a character that nobody sees,
    # goes with the one before it.
    begins = analysis.words.starts
    changes = [0]
    for place in (np.flatnonzero(np.diff(numbers)) + 1).tolist():
        if begins[place] > max(begins[changes[-1]], first):
            changes.append(place)
    starts = [first, *(int(begins[place]) for place in changes[1:])]
    ends = [*(_last(text, start) for start in starts[1:]), end]
    names = {_NARRATOR: NARRATOR, _UNCLEAR: UNCLEAR}
    return [
        Voice(start=start, end=end, voice=names.get(number) or attributions[number].id)
        for start, end, number in zip(starts, ends, numbers[changes].tolist(), strict=True)
    ]


def _last(text: str, before: int) -> int:
    """Return the place after the last character before a place that is no white space."""
    while text[before - 1].isspace():
        before -= 1
    return before


def _numbers(
    analysis: Analysis,
    attributions: Sequence[Attribution],
    unclear: Sequence[tuple[int, int]],
) -> Ints:
    """Return for each word the place of its attribution, or what it is instead."""
    depth = depths(attributions)
    contents = [
        (depth[attribution.id], span.start, -span.end, number)
        for number, attribution in enumerate(attributions)
        for span in attribution.content
    ]
    words = analysis.words
    numbers = np.full(len(words), _NARRATOR, dtype=np.int64)
    for start, end in words.spanned(unclear):
        numbers[start:end] = _UNCLEAR
    # Inner contents come later and paint over outer ones.
    ordered = sorted(contents)
    spans = words.spanned([(start, -end) for _, start, end, _ in ordered])
    for (*_, number), (start, end) in zip(ordered, spans, strict=True):
        numbers[start:end] = number
    _join(analysis, numbers)
    return numbers


def _join(analysis: Analysis, numbers: Ints) -> None:
    """Let words in several pieces have one voice, and loose marks that of the word they touch."""
    surface = analysis.surface
    touches = np.zeros(len(numbers) + 1, dtype=bool)
    touches[1:-1] = analysis.words.starts[1:] <= analysis.words.ends[:-1]
    is_mark = [not any(map(str.isalnum, word)) for word in surface]
    loose = [mark and numbers[at] < 0 for at, mark in enumerate(is_mark)]
    for at in range(1, len(numbers)):
        if not touches[at]:
            continue
        if loose[at]:
            numbers[at] = numbers[at - 1]
            # *("We* has no word before it: both marks wait for the one after.
            loose[at] = loose[at - 1]
        elif not is_mark[at] and at > 1 and surface[at - 1] in _JOINERS and touches[at - 1]:
            if not is_mark[at - 2]:
                numbers[at - 1 : at + 1] = numbers[at - 2]
        elif not is_mark[at] and not is_mark[at - 1]:
            numbers[at] = numbers[at - 1]
    for at in range(len(numbers) - 2, -1, -1):
        if loose[at] and touches[at + 1]:
            numbers[at] = numbers[at + 1]
