"""The record: what `sayso` gives back for a report.

Every model here crosses a door (the JSON that `sayso read --format json` prints, the Python
API, later the database and the REST service), so all of them are pydantic models. The JSON
names are stable: fields may be added, these stay.

All spans are half-open `[start, end)` offsets in Unicode code points into `Record.report.text`.

References:
    Attribution, source, cue and content: PARC 3.0 (Pareti, 2016) and PolNeAR (Newell, Margolin
    and Ruths, 2018).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

SCHEMA = "sayso/1"

Kind = Literal["direct", "mixed", "indirect"]
Mode = Literal["speech", "writing", "thought"]
Polarity = Literal["affirmed", "negated"]
Grade = Literal["named", "organisation", "document", "unnamed", "collective", "author", "none"]
EntityType = Literal["person", "organisation", "place", "group", "event", "work"]
MentionForm = Literal["name", "description", "pronoun"]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class _Model(BaseModel):
    """What all parts of the record share: unknown fields are refused, so a typo cannot pass."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Span(_Model):
    """A half-open range of code points in the report's text.

    `text` repeats the words where that helps a reader; it then equals `report.text[start:end]`.
    """

    start: int = Field(ge=0, description="First code point of the span.")
    end: int = Field(ge=0, description="Code point after the last one of the span.")
    text: str | None = Field(default=None, description="The words of the span, exactly.")

    @model_serializer(mode="wrap")
    def _without_missing_text(self, plain: SerializerFunctionWrapHandler) -> dict[str, object]:
        out: dict[str, object] = plain(self)
        if self.text is None:
            del out["text"]
        return out


class When(Span):
    """Words that say when a source spoke, with a normalised value beside them.

    `value` is as exact as the words are, and null where nothing follows from them and from the
    report's date: `2026-03-04`, `2026-03`, `2026`, a week `2026-W10`, or from the first to the last
    day or year, `2026-02-28/2026-03-01`.
    """

    value: str | None = Field(
        default=None, description="ISO 8601: date, week, month, year, or an interval of two."
    )
    vague: bool = Field(
        default=False,
        description="The words place it at no time, whatever is known: recently, a recent speech.",
    )


class Medium(Span):
    """Words that say what a source spoke or wrote in, with the kind they belong to."""

    kind: str = Field(description="interview, speech, statement, post, letter, report, call, ...")


class Occasion(_Model):
    """When, where and in which medium a source spoke, as far as the report says so."""

    when: When | None = None
    where: Span | None = None
    medium: Medium | None = None
    carried: bool = Field(
        default=False,
        description="The words stand with a statement of the same source earlier in the paragraph.",
    )


class Attribution(_Model):
    """A relation of source (who), cue (the words that tie) and content (what is said).

    Source and content may be discontinuous, so each is a list of spans in text order. An empty
    `source` says that the report names nobody.
    """

    id: str = Field(description="a1, a2, ... in text order.")
    source: list[Span] = Field(default_factory=list)
    cue: list[Span] = Field(min_length=1)
    content: list[Span] = Field(min_length=1)
    kind: Kind = Field(description="direct: content wholly within quotation marks; mixed: partly.")
    mode: Mode | None = Field(default=None, description="null: not determined by this version.")
    polarity: Polarity = Field(
        default="affirmed",
        description="negated: the report says that the source did not say or think it.",
    )
    grade: Grade | None = Field(
        default=None, description="How well the source is identified; null: not determined."
    )
    speaker: str | None = Field(default=None, description="Id of the entity that speaks.")
    speaker_confidence: Confidence | None = None
    speaker_reason: str | None = Field(default=None, description="Why there is no speaker.")
    parent: str | None = Field(default=None, description="The attribution this one stands inside.")
    chain: list[str] = Field(
        default_factory=list,
        description="Entities from the narrator's side inward; mouths outside the cast are absent.",
    )
    mouths: int = Field(
        default=1, ge=1, description="Mouths that the statement comes through; hearsay from 2 on."
    )
    occasion: Occasion | None = None
    confidence: Confidence = Field(
        description="Calibrated: of the attributions given 0.8, four in five are right."
    )


class Mention(Span):
    """One place where the report refers to an entity."""

    form: MentionForm


class Role(Span):
    """Words that say what an entity is (a title, an office, an apposition)."""


class Entity(_Model):
    """One of the cast: a person, organisation, place, group, event or work."""

    id: str
    type: EntityType
    name: str
    aliases: list[str] = Field(default_factory=list)
    roles: list[Role] = Field(default_factory=list)
    mentions: list[Mention] = Field(default_factory=list)
    members: list[str] = Field(default_factory=list, description="The entities of a joint source.")


class Tie(_Model):
    """A relation that the report states between two of the cast."""

    a: str
    relation: str
    b: str
    evidence: Span
    voice: str


class Voice(Span):
    """A passage and the voice it has: `narrator`, `unclear` or an attribution's id."""

    voice: str


class Finding(Span):
    """A place that an editor would want to look at. Never a verdict."""

    code: str
    message: str
    subject: str | None = None


class GroupCount(_Model):
    """What the speakers of one group supply; the groups are the user's own."""

    share: float = Field(default=0.0, description="Their words as a fraction of all words.")
    words: int = 0
    statements: int = 0
    speakers: int = 0


class Profile(_Model):
    """The record in numbers. Shares are fractions of `words`; each word counts once."""

    words: int = 0
    attributed_words: int = Field(default=0, description="Words inside the content of a statement.")
    by_kind: dict[str, int] = Field(default_factory=dict, description="Attributions of each kind.")
    by_voice: dict[str, float] = Field(
        default_factory=dict, description="Shares of narrator, attributed and unclear words."
    )
    by_grade: dict[str, float] = Field(
        default_factory=dict,
        description="Shares of the words by the grade of the source, the innermost one's.",
    )
    hearsay_share: float = Field(
        default=0.0, description="Share of the words that come through two mouths or more."
    )
    vague_share: float = Field(
        default=0.0, description="Share of the words of unnamed, collective and missing sources."
    )
    speakers: list[dict[str, str | int]] = Field(
        default_factory=list, description="Who supplies words, most first."
    )
    by_group: dict[str, GroupCount] = Field(
        default_factory=dict,
        description="What each group of speakers supplies, where the user gave a list of groups.",
    )
    not_in_list: int | None = Field(
        default=None, description="Speakers in no group of that list; null: no list was given."
    )
    by_rule: dict[str, int] = Field(default_factory=dict, description="Findings of each rule.")


class Origin(_Model):
    """Where a stretch of the record's text came from in the input.

    `byte_start` and `byte_end` count bytes of the input as it was read. `element` is the path of
    the HTML element that holds the words. A field is null where the input has no such thing.
    """

    start: int
    end: int
    byte_start: int | None = None
    byte_end: int | None = None
    element: str | None = None


class ReportInfo(_Model):
    """The report that a record is about: its text and what is known of it."""

    id: str = Field(description="SHA-256 of the text's UTF-8 bytes, in hexadecimal.")
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: list[str] = Field(default_factory=list)
    published: str | None = Field(default=None, description="ISO 8601 date.")
    encoding: str | None = Field(
        default=None, description="Encoding of the input's bytes; null: the input was no bytes."
    )
    language: str | None = Field(default=None, description="ISO 639-1 code; null: not determined.")
    text: str
    headings: list[Span] = Field(default_factory=list)
    paragraphs: list[Span] = Field(default_factory=list)
    sentences: list[Span] = Field(default_factory=list)
    origins: list[Origin] = Field(default_factory=list)


class Record(_Model):
    """The sourced record of one report."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    sayso: str = Field(description="Version of the package that made the record.")
    model: str = Field(description="Name of the weights that made the record.")
    report: ReportInfo
    attributions: list[Attribution] = Field(default_factory=list)
    cast: list[Entity] = Field(default_factory=list)
    ties: list[Tie] = Field(default_factory=list)
    voices: list[Voice] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    profile: Profile = Field(default_factory=Profile)


class ErrorInfo(_Model):
    """An error as a row: what a run over many reports writes where a record would stand."""

    code: str = Field(description="Name of the error class, such as `EmptyReport`.")
    message: str = Field(description="What went wrong, where, and what to do next.")


class Failure(_Model):
    """A report that could not be read. It takes the record's place, so that no report is lost."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    path: str | None = None
    url: str | None = None
    error: ErrorInfo
