"""Record -> formats: a record (or a failure) goes in, text in one of `FORMATS` comes out."""

from __future__ import annotations

from sayso.export.common import Exporter, ExportOptions, find_format
from sayso.export.html import HtmlExporter
from sayso.export.json import JsonExporter
from sayso.export.jsonl import JsonlExporter
from sayso.export.terminal import TerminalExporter

__all__ = ["FORMATS", "ExportOptions", "Exporter", "exporter"]

FORMATS: dict[str, type[Exporter]] = {
    cls.name: cls for cls in (TerminalExporter, JsonExporter, JsonlExporter, HtmlExporter)
}


def exporter(name: str) -> type[Exporter]:
    """Return the exporter class of a format.

    Args:
        name: One of the names in `FORMATS`.

    Raises:
        UsageError: There is no such format; the message lists those that exist.
    """
    return find_format(FORMATS, name)
