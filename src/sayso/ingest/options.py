"""What a caller may ask of `ingest`, and the error for what is over the limit."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import ReportTooLarge

MAX_BYTES = 20_000_000
TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How reports are brought in.

    Attributes:
        any_language: Take reports in any language; otherwise what is not English is refused.
        max_bytes: Largest input that is read, in bytes. The longest news reports stay under a
            hundredth of the default of 20 million; what is larger is no report.
        timeout: Seconds that a URL may take, from the first connection to the last byte.
        allow_private: Read URLs that lead to private, loopback or link-local addresses too.
    """

    any_language: bool = False
    max_bytes: int = MAX_BYTES
    timeout: float = TIMEOUT_SECONDS
    allow_private: bool = False


def too_large(size: int | None, where: str, options: IngestOptions) -> ReportTooLarge:
    """The error for an input over the size limit; `size` is None where it was not read whole."""
    found = f"It has {size:,} bytes" if size is not None else "It goes on"
    return ReportTooLarge(
        f"{found}; the limit is {options.max_bytes:,} bytes.",
        where=where,
        hint="Give a single report, or raise the limit (max_bytes).",
    )
