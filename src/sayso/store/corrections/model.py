"""What can be corrected.

A correction names its statement by its words as the person saw them, not by an id: another model
numbers statements in another way. It carries the statement as it stood, too, so that it can be put
back where a later reading does not find it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sayso.record import Attribution, EntityType, Grade, Mode, Polarity

Role = Literal["source", "cue", "content"]
Place = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
"""A half-open span of the report's text, in code points: `[start, end]`."""


def _kind_is_told(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema what reading a correction asks for: its kind, default or not."""
    if "kind" in schema.get("properties", {}):
        schema["required"] = ["kind", *schema.get("required", [])]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_kind_is_told)


class Anchor(_Model):
    """A statement by its words, as the person saw it."""

    cue: list[Place] = Field(description="Spans of its cue.")
    content: list[Place] = Field(description="Spans of its content.")


class EntityAnchor(_Model):
    """Somebody of the cast by their name and the places where they are mentioned."""

    name: str
    type: EntityType
    mentions: list[Place] = Field(default_factory=list)


class _OfReport(_Model):
    report: str = Field(description="Key of the report.")


class _OfStatement(_OfReport):
    at: Anchor
    before: Attribution | None = Field(
        default=None, description="The statement as it stood; the library fills it in."
    )


class SetSpans(_OfStatement):
    """Other words are its source, cue or content. An empty source: nobody is named."""

    kind: Literal["set_spans"] = "set_spans"
    role: Role
    spans: list[Place]


class SetSpeaker(_OfStatement):
    """Somebody else speaks: one of the cast, somebody by name, or (both null) nobody known."""

    kind: Literal["set_speaker"] = "set_speaker"
    entity: str | None = Field(default=None, description="Id of one of the cast, as it stands.")
    name: str | None = Field(default=None, description="A name; of the cast already, or new to it.")
    type: EntityType = Field(default="person", description="What a new one is.")
    who: EntityAnchor | None = Field(
        default=None, description="The entity by its words; the library fills it in."
    )


class SetGrade(_OfStatement):
    """The source is identified in another way."""

    kind: Literal["set_grade"] = "set_grade"
    grade: Grade | None


class SetMode(_OfStatement):
    """It was said, written or thought."""

    kind: Literal["set_mode"] = "set_mode"
    mode: Mode | None


class SetPolarity(_OfStatement):
    """The report says that the source did say it, or that it did not."""

    kind: Literal["set_polarity"] = "set_polarity"
    polarity: Polarity


class SetLink(_OfStatement):
    """It stands inside another statement, or (null) in none."""

    kind: Literal["set_link"] = "set_link"
    parent: Anchor | None


class Reject(_OfStatement):
    """It is no statement."""

    kind: Literal["reject"] = "reject"


class Confirm(_OfStatement):
    """It is right as it stands."""

    kind: Literal["confirm"] = "confirm"


class Add(_OfReport):
    """A statement that the reading lacks."""

    kind: Literal["add"] = "add"
    source: list[Place] = Field(default_factory=list)
    cue: list[Place]
    content: list[Place]
    speaker: str | None = Field(default=None, description="Id of one of the cast.")
    name: str | None = Field(default=None, description="Name of the speaker, where no id is given.")
    type: EntityType = "person"
    grade: Grade | None = None
    mode: Mode | None = None
    polarity: Polarity = "affirmed"
    parent: Anchor | None = None
    who: EntityAnchor | None = Field(
        default=None, description="The speaker by its words; the library fills it in."
    )


class SetAside(_OfReport):
    """A finding that needs no further look."""

    kind: Literal["set_aside"] = "set_aside"
    code: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class JoinPeople(_Model):
    """People of the library who are one."""

    kind: Literal["join_people"] = "join_people"
    people: list[int] = Field(min_length=2, max_length=50, description="Ids of people.")


class Member(_Model):
    """An entity of a report."""

    report: str = Field(description="Key of the report.")
    entity: str = Field(description="Id of the entity in its record, as it stands.")


class SplitPerson(_Model):
    """Entities of one person of the library that are somebody else."""

    kind: Literal["split_person"] = "split_person"
    members: list[Member] = Field(min_length=1, max_length=5000)


StatementCorrection = (
    SetSpans | SetSpeaker | SetGrade | SetMode | SetPolarity | SetLink | Reject | Confirm
)
ReportCorrection = StatementCorrection | Add | SetAside
PeopleCorrection = JoinPeople | SplitPerson
Correction = Annotated[ReportCorrection | PeopleCorrection, Field(discriminator="kind")]
"""Any correction; `kind` tells which."""

adapter: TypeAdapter[ReportCorrection | PeopleCorrection] = TypeAdapter(Correction)
"""Reads a correction from JSON."""


def anchor_of(attribution: Attribution) -> Anchor:
    """Return the anchor of a statement."""
    return Anchor(
        cue=[(span.start, span.end) for span in attribution.cue],
        content=[(span.start, span.end) for span in attribution.content],
    )


def sets_aside(correction: SetAside, code: str, start: int, end: int) -> bool:
    """Tell whether a finding with this code, at this half-open span, is the one set aside."""
    if code != correction.code:
        return False
    exact = (start, end) == (correction.start, correction.end)
    return exact or (start < correction.end and correction.start < end)
