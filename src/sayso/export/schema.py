"""The JSON Schema of the record: the same text that is published in `docs`."""

from __future__ import annotations

import json

from sayso.record import Record


def record_schema() -> str:
    """Return the JSON Schema (2020-12) of a record, indented by one, with a final newline."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Record.model_json_schema(by_alias=True, mode="validation"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
