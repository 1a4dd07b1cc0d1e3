"""The cast alone, without the report: the formats of `sayso read --cast`."""

from __future__ import annotations

from typing import Any

from sayso.export.common import Exporter
from sayso.export.json import JsonExporter, dump_row, dump_value
from sayso.export.jsonl import JsonlExporter
from sayso.export.terminal import ReadingView, TerminalExporter
from sayso.record import Failure, Record

_OF_THE_REPORT = ("id", "path", "url", "title")


class CastViewExporter(TerminalExporter):
    """Shows the cast of each record as a table under the name of its report."""

    description = "The cast as a table: who is who, and how much each is quoted."

    def show(self, view: ReadingView, record: Record) -> None:
        """Print the cast."""
        view.show_cast(record)


class CastJsonExporter(JsonExporter):
    """Writes the cast as an object, several as an array; a failure stays a row of its own."""

    description = "The cast as one JSON object; an array of them for several reports."

    def dump(self, row: Record | Failure) -> str:
        """Return a row as it stands in the file."""
        if isinstance(row, Failure):
            return dump_row(row, indent=1)
        return dump_value(cast_value(row), indent=1)


class CastJsonlExporter(JsonlExporter):
    """Writes the cast of each record on one line; a failure stays a row of its own."""

    description = "The cast as one JSON object a line."

    def dump(self, row: Record | Failure) -> str:
        """Return a row on one line."""
        return dump_row(row) if isinstance(row, Failure) else dump_value(cast_value(row))


CAST_FORMATS: dict[str, type[Exporter]] = {
    cls.name: cls for cls in (CastViewExporter, CastJsonExporter, CastJsonlExporter)
}


def cast_value(record: Record) -> dict[str, Any]:
    """Return what JSON holds of a cast.

    Returns:
        `schema`; `report` with its `id`, `path`, `url` and `title`; `cast` and `ties` as in the
        record; and `statements`: by the id of each of the cast, the ids of its attributions.
    """
    whole = record.model_dump(include={"schema_", "cast", "ties"})
    about = record.report.model_dump(include=set(_OF_THE_REPORT))
    spoken: dict[str, list[str]] = {entity.id: [] for entity in record.cast}
    for item in record.attributions:
        if item.speaker in spoken:
            spoken[item.speaker].append(item.id)
    return {
        "schema": whole["schema"],
        "report": {name: about[name] for name in _OF_THE_REPORT},
        "cast": whole["cast"],
        "ties": whole["ties"],
        "statements": spoken,
    }
