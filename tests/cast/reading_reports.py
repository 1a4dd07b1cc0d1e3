"""What the package makes of the hand-marked reports, and which of them it is held to.

`expected_reports.json` lists the ids of the reports that the weights in the package get right;
`python -m tests.cast.report_cases --write` makes it anew.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayso.pipeline import read_text
from sayso.record import Attribution, Entity, Record
from tests.cast.marked_reports import Marked, MarkedCue, Member, Report

Level = Literal["fully", "speakers", "not"]
Aspect = Literal[
    "missed",
    "speaker",
    "grade",
    "mode",
    "entity",
    "type",
    "name",
    "alias",
    "role",
    "mention",
    "tie",
]
EXPECTED = Path(__file__).with_name("expected_reports.json")
SPEAKING: tuple[Aspect, ...] = ("missed", "speaker")
# An article before a name and a possessive ending after it make no other mention of it.
BEFORE = re.compile(r"^(?:the|a|an|his|her|their|its|our|my)\s+", re.IGNORECASE)
PRONOUNS = frozenset(
    "i me my mine he him his she her hers they them their theirs it its we us our".split()
)
AFTER = re.compile(r"(?:['’]s|(?<=s)['’]|[\s,.;:”\"])+$")


@dataclass(frozen=True)
class Difference:
    """One thing that is not as marked."""

    aspect: Aspect
    told: str


@dataclass(frozen=True)
class Outcome:
    """How a report was read.

    Attributes:
        report: The report.
        level: `fully`: nothing differs from what is marked. `speakers`: every marked attribution
            is found and has the marked speaker, or the marked reason for having none.
        differences: What is not as marked.
    """

    report: Report
    level: Level
    differences: tuple[Difference, ...]


def outcome_of(report: Report, *, model: str | None = None) -> Outcome:
    """Read a report with the weights in the package, or others, and compare."""
    return compare(report, read_text(report.text, model=model))


def compare(report: Report, record: Record) -> Outcome:
    """Compare a record with what is marked in its report."""
    if record.report.text != report.text:
        raise ValueError(f"{report.id}: the record's text is another one, so no offset fits")
    found = pair(report, record.cast)
    differences = [
        *_cues(report, record, found),
        *_cast(report, found),
        *_ties(report, record, found),
    ]
    level: Level = "fully"
    if differences:
        level = "not" if any(one.aspect in SPEAKING for one in differences) else "speakers"
    return Outcome(report, level, tuple(differences))


def pair(report: Report, cast: list[Entity]) -> dict[str, Entity]:
    """Tell which entity of a record is which of the case's cast.

    The one that shares most mentions is taken, the largest numbers first; no entity is taken
    twice. Where none of the mentions is shared, an equal name decides.
    """
    shared: Counter[tuple[str, int]] = Counter()
    for place, entity in enumerate(cast):
        edges = {_trimmed(report.text, one.start, one.end) for one in entity.mentions}
        for one in report.mentions:
            if edges & _edges(report.text, one):
                shared[one.entity, place] += 1
    found: dict[str, Entity] = {}
    taken: set[int] = set()
    for (ours, theirs), _ in shared.most_common():
        if ours not in found and theirs not in taken:
            found[ours] = cast[theirs]
            taken.add(theirs)
    for ours, member in report.cast.items():
        for theirs, entity in enumerate(cast):
            same = _plain(entity.name) in set(map(_plain, member.names))
            if same and ours not in found and theirs not in taken:
                found[ours] = entity
                taken.add(theirs)
    return found


def _cues(report: Report, record: Record, found: dict[str, Entity]) -> Iterator[Difference]:
    cast = {entity.id: entity for entity in record.cast}
    for cue in report.cues:
        words = f"{report.text[cue.start : cue.end]!r} at {cue.start}"
        one = max(record.attributions, key=lambda other: _shared(other, cue), default=None)
        if one is None or not _shared(one, cue):
            if not cue.inner:
                yield Difference("missed", words)
            continue
        problem = _speaker(cue, one, cast, found)
        if problem:
            yield Difference("speaker", f"{words}: {problem}")
        if cue.grade is not None and one.grade != cue.grade:
            yield Difference("grade", f"{words}: {one.grade}, not {cue.grade}")
        if one.mode != cue.mode:
            yield Difference("mode", f"{words}: {one.mode}, not {cue.mode}")


def _speaker(
    cue: MarkedCue, one: Attribution, cast: dict[str, Entity], found: dict[str, Entity]
) -> str | None:
    """Say what is wrong with the speaker of an attribution; None: nothing."""
    if cue.reason == "not told":
        return None
    entity = cast.get(one.speaker or "")
    given = f"{entity.name!r}" if entity else f"none ({one.speaker_reason})"
    wanted = {found[name].id if name in found else f"{name}?" for name in cue.speakers}
    if cue.reason is not None:
        if one.speaker is not None:
            return f"{given}, not none"
        reason = one.speaker_reason or ""
        if cue.reason != "any" and not reason.startswith(cue.reason):
            return f"reason {reason!r}, not {cue.reason!r}"
        named = set(re.findall(r"\be\d+\b", reason))
        if cue.reason == "two candidates" and named != wanted:
            return f"reason {reason!r}, not {sorted(wanted)}"
        return None
    wanted_names = "+".join(cue.speakers)
    if entity is None:
        return f"{given}, not {wanted_names}"
    right = {entity.id} == wanted if len(wanted) == 1 else set(entity.members) == wanted
    return None if right else f"{given}, not {wanted_names}"


def _cast(report: Report, found: dict[str, Entity]) -> Iterator[Difference]:
    for name, member in report.cast.items():
        marked = [one for one in report.mentions if one.entity == name]
        entity = found.get(name)
        if entity is None:
            if marked or member.names:
                yield Difference("entity", f"{name}: not in the cast")
            continue
        if entity.type not in member.types:
            yield Difference("type", f"{name}: {entity.type}, not {'|'.join(member.types)}")
        if member.names and _plain(entity.name) not in set(map(_plain, member.names)):
            yield Difference("name", f"{name}: {entity.name!r}, not {'|'.join(member.names)!r}")
        yield from _mentions(report, member, marked, entity)
        yield from _aliases(report, member, marked, entity)
        yield from _roles(report, member, marked, entity)


def _mentions(
    report: Report, member: Member, marked: list[Marked], entity: Entity
) -> Iterator[Difference]:
    text = report.text
    given = {_trimmed(text, one.start, one.end): one for one in entity.mentions}
    counted: set[tuple[int, int]] = set()
    for one in marked:
        edges = _edges(text, one)
        counted |= edges
        if not edges & given.keys():
            words = f"{text[one.start : one.end]!r} at {one.start}"
            yield Difference("mention", f"{member.id}: {words} is missing")
    if not member.exact:
        return
    roles = [(one.start, one.end) for one in entity.roles]
    for (start, end), one in given.items():
        inside = any(first <= start and end <= last for first, last in roles)
        if (start, end) not in counted and not inside:
            words = f"{text[one.start : one.end]!r} at {one.start}"
            yield Difference("mention", f"{member.id}: {words} is not marked")


def _aliases(
    report: Report, member: Member, marked: list[Marked], entity: Entity
) -> Iterator[Difference]:
    if member.aliases is None:
        return
    text = report.text
    forms = {
        form
        for one in marked
        for start, end in _edges(text, one)
        if (form := _plain(text[start:end])).lower() not in PRONOUNS
    }
    given = {_plain(alias) for alias in entity.aliases} | {_plain(entity.name)}
    other_names = [name for name in member.names if _plain(name) in forms - {_plain(entity.name)}]
    wanted = [tuple(alias.split("|")) for alias in member.aliases] + [(one,) for one in other_names]
    for alternatives in wanted:
        if not any(_plain(alias) in given for alias in alternatives):
            yield Difference("alias", f"{member.id}: {'|'.join(alternatives)!r} is missing")
    known = forms | {_plain(alias) for one in wanted for alias in one} | {_plain(entity.name)}
    for alias in sorted(given - known):
        yield Difference("alias", f"{member.id}: {alias!r} is not one")


def _roles(
    report: Report, member: Member, marked: list[Marked], entity: Entity
) -> Iterator[Difference]:
    if member.roles is None:
        return
    given = {_plain(role.text or report.text[role.start : role.end]) for role in entity.roles}
    # A description that refers (*the mayor*) may be told as a role as well.
    known = {_plain(report.text[one.start : one.end]) for one in marked}
    for told in member.roles:
        alternatives = {_plain(role) for role in told.removeprefix("?").split("|")}
        known |= alternatives
        if not told.startswith("?") and not alternatives & given:
            yield Difference("role", f"{member.id}: {told!r} is missing")
    for role in sorted(given - known):
        yield Difference("role", f"{member.id}: {role!r} is not one")


def _ties(report: Report, record: Record, found: dict[str, Entity]) -> Iterator[Difference]:
    speakers = {one.id: one.speaker for one in record.attributions}
    for tie in report.ties:
        ends = (found[tie.a].id, found[tie.b].id) if {tie.a, tie.b} <= found.keys() else None
        same = [one for one in record.ties if (one.a, one.b) == ends]
        words = f"{tie.a} {'|'.join(tie.relation)} {tie.b}"
        if not any(_plain(one.relation) in tie.relation for one in same):
            given = ", ".join(repr(one.relation) for one in same) or "nothing"
            yield Difference("tie", f"{words}: {given} between them")
            continue
        voices = {speakers.get(one.voice, one.voice) for one in same}
        voice = found[tie.voice].id if tie.voice in found else tie.voice
        if voice not in voices:
            yield Difference("tie", f"{words}: voice {sorted(map(str, voices))}, not {tie.voice}")


def expected() -> dict[str, list[str]]:
    """Return the committed ids: `fully` and `speakers`."""
    lists: dict[str, list[str]] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return lists


def write_expected(outcomes: Iterable[Outcome]) -> None:
    """Write the list of expected ids from what was read now."""
    lists: dict[str, list[str]] = {"fully": [], "speakers": []}
    for outcome in outcomes:
        if outcome.level != "not":
            lists[outcome.level].append(outcome.report.id)
    EXPECTED.write_text(json.dumps(lists, indent=1) + "\n", encoding="utf-8")


def _shared(one: Attribution, cue: MarkedCue) -> int:
    """Count the code points that the cues have in common."""
    return sum(max(0, min(s.end, cue.end) - max(s.start, cue.start)) for s in one.cue)


def _edges(text: str, one: Marked) -> set[tuple[int, int]]:
    """Give the spans that a mark stands for, without what is no matter at the edges."""
    return {_trimmed(text, start, one.end) for start in (one.start, one.start + one.optional)}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    before = BEFORE.match(words)
    first = before.end() if before and before.end() < len(words) else 0
    after = AFTER.search(words)
    last = after.start() if after and after.start() > first else len(words)
    return start + first, start + last


def _plain(words: str) -> str:
    start, end = _trimmed(words, 0, len(words))
    return " ".join(words[start:end].split())
