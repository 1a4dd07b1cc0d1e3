"""What operations may answer besides their own result, and the parameters that they share."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query

from sayso.web.errors import ErrorBody

MOST_ID = 2**63 - 1
KEY = r"^[0-9a-f]{16}$"
# PostgreSQL keeps no NUL, and nobody means one.
PLAIN = r"^[^\x00]*$"


_MARK = r"[^\x00-\x20\x7f-\xa0\s]"
_HOST = r"[^\x00-\x2c\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\xa9\s]+"


def refused(**statuses: str) -> dict[int | str, dict[str, Any]]:
    """Describe refusals: `refused(s404="There is no such report.")`."""
    return {
        int(name.removeprefix("s")): {"model": ErrorBody, "description": text}
        for name, text in statuses.items()
    }


DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
ALWAYS = refused(
    s400="The request cannot be understood.",
    s401="The token is missing or wrong.",
    s403="The request comes from a page of another site.",
    s413="The request, or a report in it, is too large.",
    s415="The body is not of the type that this operation takes.",
    s421="The server does not answer under this name.",
    s422="A parameter or the body does not fit its description, or a report cannot be read.",
    s429="Too many wrong tokens, or too many requests that wait.",
    s500="A defect, which the server's log tells.",
    s503="The library or the model cannot be used at the moment.",
)
# http or https, a host, perhaps a port, and whatever comes behind it but white space.
ADDRESS = rf"^https?://{_HOST}(:[0-9]{{1,5}})?([/?#]{_MARK}*)?$"
NO_REPORT = refused(s404="There is no such report.")
NO_PERSON = refused(s404="There is no such person.")
NO_JOB = refused(s404="There is no such job.")
NO_FEED = refused(s404="There is no such feed.")
NO_CORRECTION = refused(s404="There is no such correction.")

Key = Annotated[
    str,
    Path(
        pattern=KEY,
        description="Key of a report: 16 hexadecimal digits.",
        examples=["5f1c0a9be27d4430"],
    ),
]
Id = Annotated[int, Path(ge=1, le=MOST_ID, description="Its number.", examples=[1])]
Outlet = Annotated[
    str | None,
    Query(max_length=300, pattern=PLAIN, description="Name of an outlet, as it stands."),
]
Text = Annotated[
    str | None,
    Query(max_length=300, pattern=PLAIN, description="Words that the title or the name holds."),
]
Person = Annotated[
    int | None, Query(ge=1, le=MOST_ID, description="Number of a person of the library.")
]
Day = Annotated[
    str | None,
    Query(
        pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        description="ISO 8601 date, month or year.",
        examples=["2026-03-04"],
    ),
]
Code = Annotated[
    str | None,
    Query(pattern=r"^[A-Z]{1,8}[0-9]{1,6}$", description="Code of a rule.", examples=["ATT002"]),
]
