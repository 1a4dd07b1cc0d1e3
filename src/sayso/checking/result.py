"""What comes out of a check: findings with their places, and remarks on the draft's comments."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Excerpt(BaseModel):
    """A line of the input around the words of a finding.

    Attributes:
        text: The line, or what of it is near the words.
        start: Where the words begin in `text`, in code points.
        end: Where they end, at the end of the line where they go on beyond it.
        cut_before: More of the line stands before `text`.
        cut_after: More of the line stands after it.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


class PlacedFinding(BaseModel):
    """A finding and its place in the input file.

    Lines and columns begin at 1; columns count Unicode code points. The end is the place after
    the last character.
    """

    model_config = ConfigDict(frozen=True)

    path: str = Field(description="The file as it was named, a URL, or `-`.")
    line: int
    column: int
    end_line: int
    end_column: int
    code: str = Field(description="The rule, such as ATT002.")
    message: str
    subject: str | None = Field(default=None, description="Id of what it is about: a2, e1.")
    start: int = Field(description="First code point in the record's text.")
    end: int = Field(description="Code point after the last one.")
    text: str = Field(description="The words: the record's text from `start` to `end`.")
    excerpt: Excerpt = Field(exclude=True, description="The line of the input around the words.")


class Remark(BaseModel):
    """Something about a comment `<!-- sayso: … -->`: it holds no rule, or silences nothing."""

    model_config = ConfigDict(frozen=True)

    path: str
    line: int
    column: int
    message: str


class Checked(BaseModel):
    """A report that was checked.

    Attributes:
        path: The file as it was named, a URL, or `-`.
        findings: Those that no comment silences, in the order of their places.
        silenced: The number of those that a comment silences.
        remarks: On the comments, in the order of their places.
    """

    model_config = ConfigDict(frozen=True)

    path: str
    findings: list[PlacedFinding] = Field(default_factory=list)
    silenced: int = 0
    remarks: list[Remark] = Field(default_factory=list)
