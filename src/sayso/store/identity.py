"""Which report is which: the key of a report, and the address that its versions share."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit, urlunsplit

from sayso.record import ReportInfo
from sayso.store.wording import clean, one_line

_TITLE = 120
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def key_of(report: ReportInfo) -> str:
    """Return the 16 hexadecimal digits that name a report, made of its text and its address."""
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass"))
    digest.update(b"\0" + (address_of(report) or "").encode("utf-8"))
    return digest.hexdigest()[:16]


def address_of(report: ReportInfo) -> str | None:
    """Return the URL of a report as its versions share it; None where it has none.

    Scheme and host are compared without case, and what stands after `#` is no part of it. A path
    is no address: files of one name in two folders are no versions of each other.
    """
    return address_of_url(report.url or "") or None


def address_of_url(url: str) -> str:
    """Return a URL as `address_of` does; empty for an empty one."""
    url = clean(url).strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, "")
    )


def title_of(report: ReportInfo) -> str:
    """Return the title of a report, else its first words; never empty."""
    title = one_line((report.title or "")[: 4 * _TITLE])
    if title:
        return title
    for line in report.text[: 20 * _TITLE].lstrip().splitlines():
        words = one_line(line)
        if words:
            return words if len(words) <= _TITLE else words[: _TITLE - 1].rpartition(" ")[0] + "…"
    return "(no text)"


def day_of(report: ReportInfo) -> str:
    """Return the day of publication as far as it is known, such as `2026-03-04`; else nothing."""
    found = _DAY.match(report.published or "")
    return found[0] if found else ""
