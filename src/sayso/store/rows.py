"""What the library gives back: one model for its Python API, its pages and its REST answers.

All of them cross a door, so all are pydantic models with documented fields. Times are ISO 8601 in
UTC. A `key` names a report for ever: it is made of its text and its address, so two libraries call
the same report the same. Spans are half-open code points of the report's text, as in the record.
"""

from __future__ import annotations

from datetime import datetime
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from sayso.record import EntityType, Grade, Kind, Mode, Polarity, Record

Row = TypeVar("Row")

JobState = Literal["waiting", "running", "done", "cancelled"]
ItemState = Literal["waiting", "running", "done", "known", "failed", "cancelled"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(_Row, Generic[Row]):
    """One page of a longer list."""

    items: list[Row]
    total: int = Field(description="Rows of the whole list.")
    page: int = Field(ge=1, description="Which page this is, from 1.")
    size: int = Field(ge=1, description="Most rows on a page.")

    @property
    def pages(self) -> int:
        """How many pages there are; 1 for an empty list."""
        return max(1, -(-self.total // self.size))


class Count(_Row):
    """How many of one value."""

    value: str
    count: int


class ReportRow(_Row):
    """A report as lists show it."""

    key: str = Field(description="16 hexadecimal digits, of the text and the address.")
    title: str = Field(description="Its title, else its first words; never empty.")
    outlet: str | None = None
    published: str | None = Field(default=None, description="ISO 8601 date.")
    url: str | None = None
    path: str | None = None
    added: datetime
    version: int = Field(ge=1, description="1, 2, ... among the reports of one address.")
    versions: int = Field(ge=1, description="How many the address has in this library.")
    words: int
    statements: int
    findings: int = Field(description="Findings that nobody has set aside.")
    corrections: int = Field(description="Corrections in force.")
    model: str


class Confirmation(_Row):
    """What a person has said of one attribution, in a few words for the page."""

    attribution: str = Field(description="Id in the corrected record.")
    parts: list[str] = Field(description="source, cue, content, speaker, grade, link, all ...")
    author: str = Field(description="Whoever said it last.")
    made: datetime


class StoredReport(_Row):
    """A report with its record, corrections applied."""

    row: ReportRow
    record: Record = Field(description="The record as it stands, corrections in it.")
    confirmed: list[Confirmation]
    people: dict[str, int] = Field(description="Entity id -> the person of the library.")
    other_versions: list[ReportRow]
    set_aside: list[int] = Field(description="Numbers, from 1, of the findings set aside.")
    lost: list[int] = Field(description="Corrections that no longer find their words' statement.")


class StatementRow(_Row):
    """A statement as search results and people's pages show it."""

    report: str = Field(description="Key of the report.")
    title: str
    outlet: str | None
    published: str | None
    attribution: str
    person: int | None
    speaker: str | None = Field(description="Name of the speaker, else the source's words.")
    source: str
    cue: str
    before: str = Field(description="Words of the report before the content, a line at most.")
    content: str
    after: str
    marks: list[tuple[int, int]] = Field(description="Where `content` holds what was searched for.")
    kind: Kind
    mode: Mode | None
    polarity: Polarity
    grade: Grade | None
    chain: list[str] = Field(description="Names from the narrator's side inward.")
    mouths: int
    occasion: str | None
    when: str | None = Field(description="The occasion's normalised date.")
    confidence: float
    confirmed: bool


class SearchResult(_Row):
    """What a search found: a page of statements, and how all that was found is made up."""

    page: Page[StatementRow]
    facets: dict[str, list[Count]] = Field(
        description="`grade`, `kind`, `outlet` and `rule`: how many of each, most first."
    )


class PersonRow(_Row):
    """Somebody of the library: a person or an organisation."""

    id: int
    type: EntityType
    name: str
    aliases: list[str]
    roles: list[str] = Field(description="A few, most frequent first.")
    reports: int
    statements: int
    by_hand: bool = Field(description="A person joined or split it.")


class RoleSeen(_Row):
    """A role, as a report words it, and when."""

    text: str
    report: str
    title: str
    published: str | None


class Membership(_Row):
    """One entity of one report that belongs to a person."""

    report: str
    title: str
    published: str | None
    entity: str
    name: str
    confidence: float = Field(ge=0, le=1, description="That it is this person; 1: said by hand.")
    by_hand: bool


class Related(_Row):
    """Another of the library, and how often."""

    id: int
    name: str
    count: int


class PersonPage(_Row):
    """Everything of a person but their statements, which come by pages."""

    row: PersonRow
    roles: list[RoleSeen]
    members: list[Membership]
    outlets: list[tuple[str, int]] = Field(description="Outlets that quote them, most first.")
    through: list[Related] = Field(description="Mouths that their statements came through.")
    speaks_of: list[Related] = Field(description="Whom their statements mention.")
    spoken_of_by: list[Related]
    alike: list[PersonRow] = Field(description="Others that may be the same, likeliest first.")


class FindingRow(_Row):
    """A finding on the work list."""

    report: str
    title: str
    outlet: str | None
    number: int = Field(description="Its place in the record's list, from 1.")
    code: str
    message: str
    start: int
    end: int
    before: str
    words: str
    after: str
    set_aside: bool
    correction: int | None = Field(
        default=None, description="The correction that set it aside; undo it to put it back."
    )


class NetworkNode(_Row):
    """An outlet or somebody of the library."""

    id: str = Field(description="`outlet:NAME` or `person:ID`.")
    label: str
    type: str = Field(description="outlet, person or organisation.")
    statements: int


class NetworkEdge(_Row):
    """Who cites whom: the source hands on what the target said."""

    source: str
    target: str
    count: int


class Network(_Row):
    """Who cites whom, the most frequent first, cut to what can be drawn."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    left_out: int = Field(description="Nodes left out for want of room.")


class CorrectionRow(_Row):
    """A correction, in force or undone."""

    id: int
    report: str | None = Field(description="Key of the report; null: people of the library.")
    title: str | None
    kind: str
    summary: str = Field(description="What was changed, in words.")
    author: str
    made: datetime
    undone: datetime | None


class ItemRow(_Row):
    """One report of a job."""

    id: int
    name: str
    state: ItemState
    report: str | None = None
    code: str | None = Field(default=None, description="Name of the error.")
    message: str | None = Field(default=None, description="Why it failed, and what to do.")


class JobRow(_Row):
    """A piece of long work: its state and how far it has come."""

    id: int
    label: str
    state: JobState
    created: datetime
    finished: datetime | None
    total: int
    done: int = Field(description="Read and stored.")
    known: int = Field(description="In the library already.")
    failed: int
    cancelled: int


class FeedRow(_Row):
    """A feed, read again on demand."""

    id: int
    url: str
    title: str
    added: datetime
    read: datetime | None
    reports: int
    error: str | None = Field(default=None, description="What went wrong at the last reading.")
