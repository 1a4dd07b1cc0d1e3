"""The lines of an archive."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.record import Record

FORMAT: Final = "sayso library"
VERSION = 1

MANIFEST = "manifest.json"
REPORTS = "reports.jsonl"
DECISIONS = "people.jsonl"
FEEDS = "feeds.jsonl"


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Manifest(_Line):
    """What the file is."""

    format: Literal["sayso library"] = FORMAT
    version: int = VERSION
    sayso: str = Field(description="Version of the package that wrote it.")
    written: datetime
    reports: int


class _Made(_Line):
    uid: str = Field(min_length=1, max_length=64, description="Names a correction for ever.")
    summary: str
    author: str
    made: datetime
    undone: datetime | None = None
    undone_by: str | None = None


class CorrectionLine(_Made):
    """A correction of a report, as store/corrections/model.py has it."""

    body: dict[str, Any]


class ReportLine(_Line):
    """A report with its record as the model made it, and its corrections in their order."""

    added: datetime
    version: int = Field(ge=1)
    record: Record
    corrections: list[CorrectionLine] = Field(default_factory=list)


class MemberLine(_Line):
    """An entity by its words."""

    report: str
    name: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class DecisionLine(_Made):
    """People joined, or entities parted from a person, by the words of those it is about."""

    kind: Literal["join_people", "split_person"]
    members: list[MemberLine]


class FeedLine(_Line):
    """A feed."""

    url: str = Field(min_length=1)
    title: str
    added: datetime
    read: datetime | None = None
    error: str | None = None
