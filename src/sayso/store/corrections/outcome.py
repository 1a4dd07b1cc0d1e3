"""Corrected statements and cast -> a whole record: chains, voices, profile, findings that hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sayso.cast.chains import with_chains
from sayso.profiles import count_findings, profile_of
from sayso.record import Attribution, Entity, Finding, Record, Tie
from sayso.store.corrections.voices import voices_again

# Which parts of a statement a rule looks at: its finding falls when one of them was corrected.
_PARTS_OF_RULES: dict[str, frozenset[str]] = {
    "ATT001": frozenset({"speaker", "source"}),
    "ATT002": frozenset({"grade", "source", "speaker"}),
    "ATT003": frozenset({"grade", "source", "speaker"}),
    "ATT004": frozenset({"grade", "source", "speaker"}),
    "ATT005": frozenset({"grade", "source", "speaker"}),
    "ATT006": frozenset({"link"}),
    "ATT008": frozenset({"cue"}),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed in a reading.

    Attributes:
        rejected: Ids of the statements that are gone.
        parts: By id, the parts of a statement that were corrected.
        old_spans: Words that were a part of a statement and may be no longer.
    """

    rejected: Set[str]
    parts: Mapping[str, Set[str]]
    old_spans: Sequence[tuple[int, int]]


def outcome(
    reading: Record, items: Sequence[Attribution], cast: Sequence[Entity], changes: Changes
) -> Record:
    """Return the record of a reading with these statements and this cast in it."""
    text = reading.report.text
    there = {item.id for item in items}
    linked = with_chains(
        [
            item if item.parent in there else item.model_copy(update={"parent": None})
            for item in items
        ]
    )
    voices = voices_again(text, linked, reading.voices)
    findings = [one for one in reading.findings if _still_holds(one, changes)]
    profile = profile_of(text, voices, linked, cast)
    profile.by_rule = count_findings(findings)
    # The user's groups of speakers are not kept: what was counted of them stays.
    profile.by_group = reading.profile.by_group
    profile.not_in_list = reading.profile.not_in_list
    return reading.model_copy(
        update={
            "attributions": linked,
            "cast": list(cast),
            "ties": [_settled(tie, changes) for tie in reading.ties],
            "voices": voices,
            "findings": findings,
            "profile": profile,
        }
    )


def _settled(tie: Tie, changes: Changes) -> Tie:
    """Return a tie, told by the narrator where the statement that told it is gone."""
    gone = tie.voice in changes.rejected
    return tie.model_copy(update={"voice": "narrator"}) if gone else tie


def _still_holds(finding: Finding, changes: Changes) -> bool:
    subject = finding.subject or ""
    if subject in changes.rejected:
        return False
    if subject not in changes.parts:
        return True
    parts = _PARTS_OF_RULES.get(finding.code)
    if parts is not None:
        return not parts & changes.parts[subject]
    return not any(finding.start < end and start < finding.end for start, end in changes.old_spans)
