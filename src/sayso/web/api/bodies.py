"""What programs send."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from sayso.web.api.answers import ADDRESS, DAY, KEY, PLAIN
from sayso.web.bringing import LONGEST_URL
from sayso.web.reading import Pasted

_EXAMPLE = (
    "PORT ELLERY - Mayor Imelda Shaw said on Tuesday that the sea wall was safe.\n\n"
    '"Nobody has to leave," she told reporters.'
)

_Line = Annotated[str, Field(max_length=1_000, pattern=PLAIN)]
_Name = Annotated[str, Field(max_length=300, pattern=PLAIN)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Known(_Body):
    url: str | None = Field(
        default=None, max_length=LONGEST_URL, pattern=ADDRESS, description="Its address."
    )
    title: _Line | None = Field(default=None, examples=["Mayor: the sea wall is safe"])
    outlet: _Name | None = Field(default=None, examples=["The Ellery Post"])
    published: str | None = Field(
        default=None, pattern=DAY, description="ISO 8601 date.", examples=["2026-03-04"]
    )

    def _pasted(self, words: str, media_type: str) -> Pasted:
        return Pasted(
            text=words,
            title=self.title,
            outlet=self.outlet,
            published=self.published,
            url=self.url,
            media_type=media_type,
        )


class GivenText(_Known):
    """A report as plain text, and what is known of it."""

    text: str = Field(min_length=1, description="Kept as it is.", examples=[_EXAMPLE])

    def pasted(self) -> Pasted:
        """The text."""
        return self._pasted(self.text, "text/plain")


class GivenPage(_Known):
    """A report as a web page, and what is known of it that the page does not tell."""

    html: str = Field(
        min_length=1,
        description="The page. Its main text is taken, and none of it is ever run.",
        examples=["<article><h1>The wall</h1><p>It is safe, the mayor said.</p></article>"],
    )

    def pasted(self) -> Pasted:
        """The page."""
        return self._pasted(self.html, "text/html")


class GivenAddress(_Body):
    """The address of a report, which is fetched."""

    url: str = Field(
        max_length=LONGEST_URL,
        pattern=ADDRESS,
        description="http or https. Private addresses are refused, unless the server allows them.",
        examples=["https://ellerypost.example/wall"],
    )

    def pasted(self) -> None:
        """Nothing: it is fetched."""
        return


def _which(given: Any) -> str:
    """Tell which of the three a body is, so that its errors are those of one."""
    names = vars(given) if isinstance(given, _Body) else given if isinstance(given, dict) else ()
    if "text" in names:
        return "GivenText"
    return "GivenPage" if "html" in names else "GivenAddress"


GivenReport = Annotated[
    Annotated[GivenText, Tag("GivenText")]
    | Annotated[GivenPage, Tag("GivenPage")]
    | Annotated[GivenAddress, Tag("GivenAddress")],
    Discriminator(_which),
]


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
        pattern=ADDRESS,
        examples=["https://ellerypost.example/feed.xml"],
    )
