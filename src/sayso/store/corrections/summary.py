"""What a correction changed, in words."""

from __future__ import annotations

from sayso.record import Record
from sayso.store.corrections.matching import find
from sayso.store.corrections.model import (
    Add,
    Anchor,
    Confirm,
    Reject,
    ReportCorrection,
    SetAside,
    SetGrade,
    SetLink,
    SetMode,
    SetPolarity,
    SetSpans,
    SetSpeaker,
)
from sayso.store.wording import joined

_MOST = 60


def summary_of(correction: ReportCorrection, record: Record) -> str:
    """Return what a correction changes in a record, on one line: *Speaker of “…”: Imelda Shaw*."""
    text = record.report.text
    if isinstance(correction, SetAside):
        words = _cut(joined(text, [(correction.start, correction.end)]))
        return f"Set aside {correction.code} at “{words}”"
    if isinstance(correction, Add):
        return f"Added “{_cut(joined(text, correction.content))}”"
    what = f"“{_cut(_content(correction.at, record))}”"
    if isinstance(correction, SetSpans):
        words = _cut(joined(text, correction.spans))
        told = f"“{words}”" if words else "nobody"
        return f"{correction.role.capitalize()} of {what}: {told}"
    if isinstance(correction, SetSpeaker):
        name = correction.who.name if correction.who is not None else "nobody known"
        return f"Speaker of {what}: {_cut(name)}"
    if isinstance(correction, SetGrade):
        return f"Grade of {what}: {correction.grade or 'undetermined'}"
    if isinstance(correction, SetMode):
        return f"Mode of {what}: {correction.mode or 'undetermined'}"
    if isinstance(correction, SetPolarity):
        return f"Polarity of {what}: {correction.polarity}"
    if isinstance(correction, SetLink):
        if correction.parent is None:
            return f"{what} stands in no other statement"
        return f"{what} stands inside “{_cut(_content(correction.parent, record))}”"
    assert isinstance(correction, (Reject, Confirm))
    return f"{'Rejected' if isinstance(correction, Reject) else 'Confirmed'} {what}"


def _content(at: Anchor, record: Record) -> str:
    place = find(at, record.attributions)
    spans = at.content
    if place is not None:
        spans = [(span.start, span.end) for span in record.attributions[place].content]
    return joined(record.report.text, spans)


def _cut(words: str) -> str:
    return words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"
