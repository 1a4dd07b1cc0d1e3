"""The record in numbers: how many words are attributed, by which grade of source and to whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.record import Attribution, Entity, Kind, Profile

_KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")


def profile_of(text: str, attributions: Sequence[Attribution], cast: Sequence[Entity]) -> Profile:
    """Count a record.

    Args:
        text: The report's text; words are what stands between its white space.
        attributions: Its attributions, in text order.
        cast: Its cast.

    Returns:
        The profile. A word inside several contents counts for the last one that begins before it.
        Shares are fractions of all words; the speakers are ordered by the words that they supply.
    """
    contents = sorted(
        (span.start, span.end, number)
        for number, attribution in enumerate(attributions)
        for span in attribution.content
    )
    words = 0
    supplied: Counter[int] = Counter()
    place = 0
    open_contents: list[tuple[int, int, int]] = []
    for match in re.finditer(r"\S+", text):
        words += 1
        while place < len(contents) and contents[place][0] < match.end():
            open_contents.append(contents[place])
            place += 1
        open_contents = [content for content in open_contents if content[1] > match.start()]
        if open_contents:
            supplied[open_contents[-1][2]] += 1
    kinds = Counter(attribution.kind for attribution in attributions)
    by_grade: Counter[str] = Counter()
    by_speaker: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    for number, attribution in enumerate(attributions):
        if attribution.grade is not None:
            by_grade[attribution.grade] += supplied[number]
        if attribution.speaker is not None:
            by_speaker[attribution.speaker] += supplied[number]
            statements[attribution.speaker] += 1
    names = {entity.id: entity.name for entity in cast}
    return Profile(
        words=words,
        attributed_words=supplied.total(),
        by_kind={kind: kinds[kind] for kind in _KINDS},
        by_grade={grade: round(count / words, 4) for grade, count in by_grade.items() if count},
        speakers=[
            {"id": who, "name": names[who], "words": count, "statements": statements[who]}
            for who, count in sorted(by_speaker.items(), key=lambda row: -row[1])
        ],
    )
