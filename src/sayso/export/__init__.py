"""Record -> formats: a record (or a failure) goes in, text in one of `FORMATS` comes out."""

from __future__ import annotations

from sayso.errors import UsageError
from sayso.export.cast_list import CAST_FORMATS
from sayso.export.common import Exporter, ExportOptions, find_format
from sayso.export.html import HtmlExporter
from sayso.export.json import JsonExporter
from sayso.export.jsonl import JsonlExporter
from sayso.export.terminal import TerminalExporter

__all__ = ["CAST_FORMATS", "FORMATS", "ExportOptions", "Exporter", "exporter"]

FORMATS: dict[str, type[Exporter]] = {
    cls.name: cls for cls in (TerminalExporter, JsonExporter, JsonlExporter, HtmlExporter)
}


def exporter(name: str, *, cast_only: bool = False) -> type[Exporter]:
    """Return the exporter class of a format.

    Args:
        name: One of the names in `FORMATS`.
        cast_only: Return the one that shows the cast alone.

    Raises:
        UsageError: There is no such format, or it has none for the cast alone; the message lists
            those that exist.
    """
    kind = find_format(FORMATS, name)
    if not cast_only:
        return kind
    if name not in CAST_FORMATS:
        raise UsageError(
            f"the format '{name}' cannot show the cast alone.",
            hint=f"The formats that can are {', '.join(CAST_FORMATS)}.",
        )
    return CAST_FORMATS[name]
