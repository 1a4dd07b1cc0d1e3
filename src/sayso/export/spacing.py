"""Words of a report on one line."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")


def one_line(text: str, limit: int | None = None) -> str:
    """Join all white space to single spaces, and cut at `limit` code points with an ellipsis."""
    text = _SPACES.sub(" ", text).strip()
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    return text
