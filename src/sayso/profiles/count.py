"""Voices, attributions and cast -> the profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.profiles.groups import GroupList
from sayso.record import (
    Attribution,
    Entity,
    Finding,
    Grade,
    GroupCount,
    Kind,
    Profile,
    Voice,
)

_KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
_VAGUE: frozenset[Grade] = frozenset({"unnamed", "collective", "none"})
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W_]")


def profile_of(
    text: str,
    voices: Sequence[Voice],
    attributions: Sequence[Attribution],
    cast: Sequence[Entity],
    groups: Mapping[str, str] | None = None,
) -> Profile:
    """Count a record.

    Args:
        text: The report's text; words are what stands between its white space.
        voices: Its voices. Each word counts once, for the voice of its first letter.
        attributions: Its attributions.
        cast: Its cast.
        groups: Which of the cast belong to which group, name -> label; any labels. None counts no
            groups: nothing is guessed.

    Returns:
        The profile. Shares are fractions of all words; speakers are ordered by the words that they
        supply.
    """
    by_voice = Counter(_voices_of_words(text, voices))
    words = by_voice.total()
    supplied = {attribution.id: by_voice[attribution.id] for attribution in attributions}
    attributed = sum(supplied.values())

    by_grade: Counter[Grade] = Counter()
    by_speaker: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    hearsay = 0
    for attribution in attributions:
        count = supplied[attribution.id]
        if attribution.grade is not None:
            by_grade[attribution.grade] += count
        if attribution.speaker is not None:
            by_speaker[attribution.speaker] += count
            statements[attribution.speaker] += 1
        if attribution.mouths > 1:
            hearsay += count

    def share(count: int) -> float:
        return round(count / words, 4) if words else 0.0

    counted = {
        "narrator": by_voice["narrator"],
        "attributed": attributed,
        "unclear": by_voice["unclear"],
    }
    kinds = Counter(attribution.kind for attribution in attributions)
    names = {entity.id: entity.name for entity in cast}
    profile = Profile(
        words=words,
        attributed_words=attributed,
        by_kind={kind: kinds[kind] for kind in _KINDS},
        by_voice={voice: share(count) for voice, count in counted.items()} if words else {},
        by_grade={grade: share(count) for grade, count in by_grade.items() if count},
        hearsay_share=share(hearsay),
        vague_share=share(sum(count for grade, count in by_grade.items() if grade in _VAGUE)),
        speakers=[
            {"id": who, "name": names[who], "words": count, "statements": statements[who]}
            for who, count in sorted(by_speaker.items(), key=lambda row: -row[1])
        ],
    )
    if groups is not None:
        listed = GroupList(groups, cast)
        profile.by_group, profile.not_in_list = _by_group(listed, by_speaker, statements, words)
    return profile


def count_findings(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by rule, in the order of the rules' codes, for a profile's `by_rule`."""
    return dict(sorted(Counter(finding.code for finding in findings).items()))


def _voices_of_words(text: str, voices: Sequence[Voice]) -> Iterator[str]:
    place = 0
    for match in _WORD.finditer(text):
        at = match.start()
        # Most words begin with a letter, and looking at it is quicker than a search.
        if not text[at].isalnum():
            letter = _LETTER.search(text, at, match.end())
            at = (letter or match).start()
        while place < len(voices) and voices[place].end <= at:
            place += 1
        if place < len(voices) and voices[place].start <= at:
            yield voices[place].voice
        else:
            yield "narrator"


def _by_group(
    listed: GroupList, by_speaker: Mapping[str, int], statements: Mapping[str, int], words: int
) -> tuple[dict[str, GroupCount], int]:
    found: dict[str, GroupCount] = {}
    unknown = 0
    for who, count in by_speaker.items():
        label = listed.label_of(who)
        if label is None:
            unknown += 1
            continue
        group = found.setdefault(label, GroupCount())
        group.speakers += 1
        group.statements += statements[who]
        group.words += count
    for group in found.values():
        group.share = round(group.words / words, 4) if words else 0.0
    return dict(sorted(found.items(), key=lambda row: (-row[1].words, row[0]))), unknown
