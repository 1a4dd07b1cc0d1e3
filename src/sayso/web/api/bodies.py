"""What programs send."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sayso.web.api.answers import KEY, PLAIN
from sayso.web.bringing import LONGEST_URL
from sayso.web.reading import Pasted

_EXAMPLE = (
    "PORT ELLERY - Mayor Imelda Shaw said on Tuesday that the sea wall was safe.\n\n"
    '"Nobody has to leave," she told reporters.'
)

_Line = Annotated[str, Field(max_length=1_000, pattern=PLAIN)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class GivenReport(_Body):
    """A report: exactly one of `text`, `html` and `url`, and what is known of it.

    What is known is told for `text` and `html`; a page behind an address tells it itself.
    """

    text: str | None = Field(
        default=None, min_length=1, description="The report as plain text.", examples=[_EXAMPLE]
    )
    html: str | None = Field(
        default=None, min_length=1, description="The report as a web page; none of it is ever run."
    )
    url: str | None = Field(
        default=None,
        max_length=LONGEST_URL,
        pattern=r"^https?://[^\s/]+[^\s]*$",
        description="Its address. Without `text` and `html` it is fetched.",
    )
    title: _Line | None = Field(default=None, examples=["Mayor: the sea wall is safe"])
    outlet: _Line | None = Field(default=None, examples=["The Ellery Post"])
    published: str | None = Field(
        default=None,
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        description="ISO 8601 date.",
        examples=["2026-03-04"],
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> GivenReport:
        if self.text is not None and self.html is not None:
            raise ValueError("give either text or html, not both")
        if self.text is None and self.html is None and self.url is None:
            raise ValueError("give one of text, html and url")
        return self

    def pasted(self) -> Pasted | None:
        """The text that was given; None: it is fetched from `url`."""
        words = self.text if self.html is None else self.html
        if words is None:
            return None
        return Pasted(
            text=words,
            title=self.title,
            outlet=self.outlet,
            published=self.published,
            url=self.url,
            media_type="text/plain" if self.html is None else "text/html",
        )


class GivenReports(_Body):
    """Reports to bring in, which become one job."""

    items: list[GivenReport] = Field(min_length=1, max_length=1_000)
    label: _Line | None = Field(default=None, description="What the job is called.")


class KeysToReadAgain(_Body):
    """Reports to read again with the model that the server has now."""

    keys: list[Annotated[str, Field(pattern=KEY)]] | None = Field(
        default=None,
        min_length=1,
        max_length=1_000,
        description="Their keys; null: all that another model read.",
        examples=[["5f1c0a9be27d4430"]],
    )


class GivenFeed(_Body):
    """A feed to keep."""

    url: str = Field(
        max_length=LONGEST_URL,
        pattern=r"^https?://[^\s/]+[^\s]*$",
        examples=["https://ellerypost.example/feed.xml"],
    )
