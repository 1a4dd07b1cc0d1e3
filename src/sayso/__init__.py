"""sayso: on whose say-so? A news report in, its sourced record out.

    >>> import sayso
    >>> record = sayso.read_text("The harbour is safe, Mayor Shaw said.")
    >>> [(a.source[0].text, a.cue[0].text, a.content[0].text) for a in record.attributions]
    [('Mayor Shaw', 'said', 'The harbour is safe')]

`read` takes a file, a URL or `-`; `read_many` takes many and never stops at a bad one; `check`
gives what an editor would want to look at, at its places in the file. Importing this package
loads no model: that happens at the first report.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sayso.__about__ import __version__
from sayso.errors import ReportError, RunError, SaysoError

if TYPE_CHECKING:
    from sayso.checking.check import check
    from sayso.pipeline import read, read_many, read_text
    from sayso.record import Attribution, Failure, Record, Span

__all__ = [
    "Attribution",
    "Failure",
    "Record",
    "ReportError",
    "RunError",
    "SaysoError",
    "Span",
    "__version__",
    "check",
    "read",
    "read_many",
    "read_text",
]

_HOMES = {
    "check": "sayso.checking.check",
    "read": "sayso.pipeline",
    "read_many": "sayso.pipeline",
    "read_text": "sayso.pipeline",
    "Attribution": "sayso.record",
    "Failure": "sayso.record",
    "Record": "sayso.record",
    "Span": "sayso.record",
}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> object:
    from importlib import import_module

    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
