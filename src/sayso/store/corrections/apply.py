"""A reading and corrections -> the record as it stands. Nothing is changed in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sayso.attribution.kinds import kind_of
from sayso.model.quotes import QuotationIndex, find_quotations
from sayso.record import Attribution, Entity, Mention, Record, Span
from sayso.store.corrections.matching import alike, find, find_entity, fits, pairs
from sayso.store.corrections.model import (
    Add,
    Anchor,
    Confirm,
    EntityAnchor,
    Reject,
    ReportCorrection,
    SetAside,
    SetGrade,
    SetLink,
    SetMode,
    SetPolarity,
    SetSpans,
    SetSpeaker,
    StatementCorrection,
    sets_aside,
)
from sayso.store.corrections.outcome import Changes, outcome
from sayso.store.rows import Confirmation

_SAME = 0.5
_GRADE_OF = {
    "person": "named",
    "organisation": "organisation",
    "work": "document",
    "place": "organisation",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A correction with its number, author and time."""

    id: int
    correction: ReportCorrection
    author: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Applied:
    """A record as it stands.

    Attributes:
        record: The reading with the corrections in it.
        confirmed: What a person said of which statement.
        set_aside: Numbers, from 1, of the record's findings that a person has set aside.
        lost: Corrections that did not find what they are about.
    """

    record: Record
    confirmed: list[Confirmation] = field(default_factory=list)
    set_aside: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)


def apply(reading: Record, corrections: Sequence[Made]) -> Applied:
    """Lay corrections over a reading, in their order; a later one wins over an earlier one.

    Args:
        reading: The record as a model made it. It is not changed.
        corrections: Those in force, the oldest first.

    Returns:
        The record as it stands. Without corrections it is the reading itself. A statement that
        was there keeps its id, another gets the next free one; kinds, chains, voices, profile and
        the numbers of findings follow from the corrected parts.
    """
    if not corrections:
        return Applied(reading)
    return _Layer(reading).lay(corrections)


@dataclass(slots=True)
class _Said:
    parts: list[str]
    author: str
    made: datetime


class _Layer:
    def __init__(self, reading: Record) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.items = list(reading.attributions)
        self.cast = list(reading.cast)
        self.said: dict[str, _Said] = {}
        self.corrected: dict[str, set[str]] = {}
        self.old_spans: list[tuple[int, int]] = []
        self.rejected: set[str] = set()
        self.aside: list[SetAside] = []
        self.changed = False
        self._quotations: QuotationIndex | None = None
        self._highest = max((_number(item.id) for item in self.items), default=0)

    def lay(self, corrections: Sequence[Made]) -> Applied:
        lost = [one.id for one in corrections if not self._take(one)]
        if not self.changed:
            record = self.reading
        else:
            record = outcome(
                self.reading,
                self.items,
                self.cast,
                Changes(self.rejected, self.corrected, self.old_spans),
            )
        aside = [
            number
            for number, finding in enumerate(record.findings, 1)
            if any(sets_aside(one, finding.code, finding.start, finding.end) for one in self.aside)
        ]
        there = {item.id for item in record.attributions}
        confirmed = [
            Confirmation(attribution=id, parts=said.parts, author=said.author, made=said.made)
            for id, said in self.said.items()
            if id in there
        ]
        return Applied(record, confirmed, aside, lost)

    # --- one correction ---------------------------------------------------------------------

    def _take(self, one: Made) -> bool:
        """Lay one correction over what is there; return False where it finds nothing."""
        correction = one.correction
        if isinstance(correction, SetAside):
            self.aside.append(correction)
            return True
        if not fits(correction, len(self.text)):
            return False
        if isinstance(correction, Add):
            return self._add(correction, one)
        place = find(correction.at, self.items)
        if isinstance(correction, Reject):
            if place is not None:
                self._reject(place)
            return True
        if place is None:
            place = self._put_back(correction)
        if place is None:
            return False
        part = self._change(place, correction)
        if part is not None:
            self._note(self.items[place].id, part, one)
        return part is not None

    def _change(self, place: int, correction: StatementCorrection) -> str | None:
        """Change a statement; return which part of it, or None where that cannot be."""
        item = self.items[place]
        if isinstance(correction, Confirm):
            return "all"
        if isinstance(correction, SetSpans):
            self.old_spans += pairs(getattr(item, correction.role))
            spans = [self._span(start, end) for start, end in correction.spans]
            item = self._update(place, {correction.role: spans}, correction.role)
            if correction.role == "content":
                self._update(place, {"kind": self._kind(item)}, "content")
            return correction.role
        if isinstance(correction, SetSpeaker):
            self._set_speaker(place, self._who(correction.who, correction.name, correction.type))
            return "speaker"
        if isinstance(correction, SetGrade):
            self._update(place, {"grade": correction.grade}, "grade")
            return "grade"
        if isinstance(correction, SetMode):
            self._update(place, {"mode": correction.mode}, "mode")
            return "mode"
        if isinstance(correction, SetPolarity):
            self._update(place, {"polarity": correction.polarity}, "polarity")
            return "polarity"
        if isinstance(correction, SetLink):
            return "link" if self._link(place, correction.parent) else None
        return None

    def _link(self, place: int, parent: Anchor | None) -> bool:
        if parent is None:
            self._update(place, {"parent": None}, "link")
            return True
        around = find(parent, self.items)
        if around is None or self._is_inside(around, place):
            return False
        self._update(place, {"parent": self.items[around].id}, "link")
        return True

    def _is_inside(self, place: int, other: int) -> bool:
        """Tell whether a statement is another one or stands inside it."""
        by_id = {item.id: item for item in self.items}
        seen: set[str] = set()
        at: str | None = self.items[place].id
        while at is not None and at not in seen:
            if at == self.items[other].id:
                return True
            seen.add(at)
            at = by_id[at].parent if at in by_id else None
        return False

    def _reject(self, place: int) -> None:
        item = self.items.pop(place)
        self.rejected.add(item.id)
        self.said.pop(item.id, None)
        for other, inner in enumerate(self.items):
            if inner.parent == item.id:
                self.items[other] = inner.model_copy(update={"parent": item.parent})
        self.changed = True

    def _add(self, correction: Add, one: Made) -> bool:
        anchor = Anchor(cue=correction.cue, content=correction.content)
        place = find(anchor, self.items)
        if place is not None and not self._is_same(anchor, self.items[place]):
            place = None
        item = Attribution(
            id=self._next_id() if place is None else self.items[place].id,
            source=[self._span(start, end) for start, end in correction.source],
            cue=[self._span(start, end) for start, end in correction.cue],
            content=[self._span(start, end) for start, end in correction.content],
            kind="indirect",
            mode=correction.mode,
            polarity=correction.polarity,
            grade=correction.grade,
            confidence=1.0,
        )
        item = item.model_copy(update={"kind": self._kind(item)})
        if place is None:
            place = self._insert(item)
        else:
            self.items[place] = item
        self.changed = True
        speaker = self._who(correction.who, correction.name, correction.type)
        if speaker is not None:
            self._set_speaker(place, speaker, grade=correction.grade is None)
        if correction.parent is not None:
            self._link(place, correction.parent)
        self._note(item.id, "all", one)
        return True

    @staticmethod
    def _is_same(anchor: Anchor, item: Attribution) -> bool:
        return (
            alike(anchor.cue, pairs(item.cue)) >= _SAME
            and alike(anchor.content, pairs(item.content)) >= _SAME
        )

    def _put_back(self, correction: StatementCorrection) -> int | None:
        """Put a statement back that the reading does not hold, as the person saw it."""
        old = correction.before
        if old is None:
            return None
        there = {item.id for item in self.items}
        item = old.model_copy(
            update={
                "id": old.id if old.id not in there | self.rejected else self._next_id(),
                "parent": None,
                "speaker": None,
                "chain": [],
                "occasion": None,
            }
        )
        self._highest = max(self._highest, _number(item.id))
        self.changed = True
        place = self._insert(item)
        if old.speaker is not None and isinstance(correction, _KEEPS_SPEAKER):
            known = next((one for one in self.cast if one.id == old.speaker), None)
            if known is not None:
                self._set_speaker(place, known, grade=False)
        return place

    # --- parts --------------------------------------------------------------------------------

    def _update(self, place: int, values: dict[str, object], part: str) -> Attribution:
        item = self.items[place].model_copy(update=values)
        self.items[place] = item
        self.corrected.setdefault(item.id, set()).add(part)
        self.changed = True
        return item

    def _set_speaker(self, place: int, who: Entity | None, *, grade: bool = True) -> None:
        values: dict[str, object] = {
            "speaker": None if who is None else who.id,
            "speaker_confidence": None if who is None else 1.0,
            "speaker_reason": "a person says so" if who is None else None,
        }
        if grade and who is not None and who.type in _GRADE_OF:
            values["grade"] = _GRADE_OF[who.type]
        self._update(place, values, "speaker")

    def _who(self, who: EntityAnchor | None, name: str | None, type: str) -> Entity | None:
        """Return the one of the cast who is meant, made for the purpose where there is none."""
        if who is None:
            if name is None:
                return None
            who = EntityAnchor.model_validate({"name": name, "type": type})
        found = find_entity(who, self.cast)
        if found is not None:
            return found
        number = max((_number(one.id) for one in self.cast), default=0) + 1
        text = self.text
        spans = [pair for pair in who.mentions if text[pair[0] : pair[1]].strip()]
        made = Entity(
            id=f"e{number}",
            type=who.type,
            name=who.name,
            mentions=[
                Mention(start=start, end=end, form="name")
                for start, end in spans
                if 0 <= start < end <= len(text)
            ],
        )
        self.cast.append(made)
        return made

    def _insert(self, item: Attribution) -> int:
        """Put a statement where its words stand among the others."""
        first = _first(item)
        place = next(
            (at for at, other in enumerate(self.items) if _first(other) > first), len(self.items)
        )
        self.items.insert(place, item)
        return place

    def _next_id(self) -> str:
        self._highest += 1
        return f"a{self._highest}"

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, text=self.text[start:end])

    def _kind(self, item: Attribution) -> str:
        if self._quotations is None:
            self._quotations = QuotationIndex(find_quotations(self.text))
        return kind_of(self.text, pairs(item.content), self._quotations)

    def _note(self, id: str, part: str, one: Made) -> None:
        said = self.said.get(id)
        parts = [*(said.parts if said else []), part]
        self.said[id] = _Said(list(dict.fromkeys(parts)), one.author, one.made)


_KEEPS_SPEAKER = (SetSpans, SetGrade, SetMode, SetPolarity, SetLink, Confirm)


def _number(id: str) -> int:
    return int(id[1:]) if id[1:].isdecimal() and len(id) < 12 else 0


def _first(item: Attribution) -> int:
    return min(span.start for span in (*item.source, *item.cue, *item.content))
