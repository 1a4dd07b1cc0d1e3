"""URL -> bytes: the only place where `sayso` uses the network, and only for URLs it is given."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.__about__ import __version__
from sayso.errors import FetchError, ForbiddenAddress, UnreadableContent
from sayso.ingest.addresses import resolve
from sayso.ingest.options import IngestOptions, too_large

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_OFFLINE = "Save the page and read the file instead."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a server may send.

    Attributes:
        media_types: The types of content that are taken.
        told: What they are called in an error.
        hint: What to do where it sends another.
    """

    media_types: frozenset[str]
    told: str
    hint: str


REPORT = Wanted(
    frozenset(
        {
            "text/html",
            "application/xhtml+xml",
            "text/plain",
            "text/markdown",
            "text/x-markdown",
        }
    ),
    "HTML, plain text and Markdown",
    "Give the address of the report's own page.",
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave.

    Attributes:
        data: The body, unpacked.
        url: The address at the end of all redirects, without a user name or password.
        media_type: Such as `text/html`; None where the server did not tell.
        charset: The encoding that the server declares, or None.
    """

    data: bytes
    url: str
    media_type: str | None
    charset: str | None


def fetch(url: str, *, options: IngestOptions, wanted: Wanted = REPORT) -> Fetched:
    """Read a URL.

    Each hop is looked up, checked and then connected to by the address that was checked. Proxy
    settings of the environment are not used, as behind a proxy nothing could be checked.

    Args:
        url: The address.
        options: Limits, and what is allowed.
        wanted: The content that is taken: a report, or something that leads to reports.

    Raises:
        ForbiddenAddress: Not http or https, or an address that is not public.
        UnreadableContent: The server sends something that is not wanted.
        ReportTooLarge: The body is over `options.max_bytes`.
        FetchError: It cannot be reached, takes too long, redirects in circles or answers an error.
    """
    import httpx

    deadline = time.monotonic() + options.timeout
    try:
        here = httpx.URL(url)
        with httpx.Client(
            trust_env=False,
            verify=httpx.create_ssl_context(),
            timeout=options.timeout,
            headers={"User-Agent": f"sayso/{__version__}", "Accept-Encoding": "gzip, deflate"},
        ) as client:
            for _ in range(MOST_REDIRECTS + 1):
                answer = _one_hop(client, here, options, deadline, wanted)
                if isinstance(answer, Fetched):
                    return answer
                here = answer
    except httpx.InvalidURL as error:
        raise FetchError(
            f"This is not a valid URL ({error}).", where=url, hint="Check the address."
        ) from error
    except httpx.TimeoutException as error:
        raise _too_slow(url, options) from error
    except (httpx.HTTPError, OSError) as error:
        raise FetchError(
            f"The server could not be reached or broke off ({error or type(error).__name__}).",
            where=_plain(here),
            hint=f"Check the address and the connection. {_OFFLINE}",
        ) from error
    raise FetchError(
        f"The server redirects more than {MOST_REDIRECTS} times.", where=url, hint=_OFFLINE
    )


def _one_hop(
    client: httpx.Client,
    url: httpx.URL,
    options: IngestOptions,
    deadline: float,
    wanted: Wanted,
) -> Fetched | httpx.URL:
    """Ask one server; gives back what it sent, or where it sends us."""
    where = _plain(url)
    if url.scheme not in _PORTS or not url.host:
        raise ForbiddenAddress(
            f"Only http and https are read, not '{url.scheme}'.",
            where=where,
            hint="For a file give its path.",
        )
    port = url.port or _PORTS[url.scheme]
    host = url.raw_host.decode("ascii")
    addresses = resolve(host, port, where=where, allow_private=options.allow_private)
    request = client.build_request(
        "GET",
        url.copy_with(host=addresses[0]),
        headers={"Host": url.netloc.decode("ascii")},
        # The certificate is checked against the name, not against the address.
        extensions={"sni_hostname": host},
    )
    answer = client.send(request, stream=True, auth=None, follow_redirects=False)
    try:
        if answer.has_redirect_location:
            return url.join(answer.headers["location"])
        _check_head(answer, where, options, wanted)
        data = _read_body(answer, where, options, deadline)
    finally:
        answer.close()
    media_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(data, where, media_type or None, answer.charset_encoding)


def _check_head(answer: httpx.Response, where: str, options: IngestOptions, wanted: Wanted) -> None:
    if answer.status_code >= 400:
        raise FetchError(
            f"The server answers {answer.status_code} {answer.reason_phrase}.".replace(" .", "."),
            where=where,
            hint=f"Check the address; if a browser shows the page, save it. {_OFFLINE}",
        )
    media_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type and media_type not in wanted.media_types:
        raise UnreadableContent(
            f"The server sends {media_type}; {wanted.told} are read.",
            where=where,
            hint=wanted.hint,
        )
    length = answer.headers.get("content-length", "")
    if length.isdecimal() and int(length) > options.max_bytes:
        raise too_large(int(length), where, options)


def _read_body(
    answer: httpx.Response, where: str, options: IngestOptions, deadline: float
) -> bytes:
    body = bytearray()
    # Counted after unpacking: a small archive may unpack to gigabytes.
    for chunk in answer.iter_bytes():
        body += chunk
        if len(body) > options.max_bytes:
            raise too_large(None, where, options)
        if time.monotonic() > deadline:
            raise _too_slow(where, options)
    return bytes(body)


def _too_slow(where: str, options: IngestOptions) -> FetchError:
    return FetchError(
        f"The server took longer than {options.timeout:g} seconds.",
        where=where,
        hint=f"Try again later, or allow more time (timeout). {_OFFLINE}",
    )


def _plain(url: httpx.URL) -> str:
    """The URL without a user name and a password, which do not belong in a record."""
    return str(url.copy_with(username=None, password=None)) if url.userinfo else str(url)
