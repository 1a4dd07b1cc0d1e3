"""Forms of a report's pages -> corrections. Pure: nothing is stored here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from starlette.datastructures import FormData

from sayso.errors import InvalidCorrection
from sayso.record import Attribution, Record
from sayso.store.corrections.model import ReportCorrection, SetAside, adapter, anchor_of
from sayso.web.pages.report_words import Pair, same_words, spans_given

NEW = "new"
"""What the choice of a speaker sends for one that the cast lacks."""

_SPANS = ("source", "cue", "content")


def correction_of(
    key: str, form: FormData, record: Record, item: Attribution
) -> ReportCorrection | None:
    """Return the correction of a statement that a form asks for; None: it changes nothing.

    Args:
        key: The report's key.
        form: What was sent. `do` is a role (with `spans`), `add-` and a role (`spans` are added),
            `speaker`, `grade`, `mode`, `polarity`, `link`, `confirm` or `reject`.
        record: The record as it stands.
        item: The statement.

    Raises:
        InvalidCorrection: The form says nothing that can be done.
    """
    do = text_of(form, "do")
    about = {"report": key, "at": anchor_of(item).model_dump()}
    if do in ("confirm", "reject"):
        return _made({"kind": do, **about})
    if do in _SPANS or do.removeprefix("add-") in _SPANS:
        return _spans(do, form, record, item, about)
    if do == "speaker":
        return _speaker(form, item, about)
    if do in ("grade", "mode", "polarity"):
        value = text_of(form, do) or None
        if value == getattr(item, do):
            return None
        return _made({"kind": f"set_{do}", **about, do: value})
    if do == "link":
        parent = text_of(form, "parent") or None
        if parent == item.parent:
            return None
        return _made({"kind": "set_link", **about, "parent": _anchor(record, parent)})
    raise InvalidCorrection(
        f"'{do}' is no correction of a statement.",
        hint="Load the page again and use one of its buttons.",
    )


def added(key: str, form: FormData, record: Record) -> ReportCorrection:
    """Return the correction that adds a statement; `source`, `cue` and `content` are its words.

    Raises:
        InvalidCorrection: Cue or content is missing, or something is no span.
    """
    spans = {role: _given(record, form, role) for role in _SPANS}
    if not spans["cue"] or not spans["content"]:
        missing = " and ".join(role for role in ("cue", "content") if not spans[role])
        raise InvalidCorrection(
            f"a statement needs words for its {missing}.",
            hint="The cue ties source and content, as *said* does. Choose at least one word each.",
        )
    body: dict[str, Any] = {"kind": "add", "report": key, **spans}
    chosen = text_of(form, "speaker")
    if chosen == NEW:
        body |= _new_speaker(form)
    elif chosen:
        body["speaker"] = chosen
    for name in ("grade", "mode", "polarity"):
        value = text_of(form, name)
        if value:
            body[name] = value
    return _made(body)


def set_aside(key: str, record: Record, number: int) -> SetAside | None:
    """Return the correction that sets a finding aside; None: there is none of that number."""
    if not 1 <= number <= len(record.findings):
        return None
    finding = record.findings[number - 1]
    return SetAside(report=key, code=finding.code, start=finding.start, end=finding.end)


def text_of(form: FormData, name: str) -> str:
    """Return a field of a form without white space around it; empty where it is missing."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _spans(
    do: str, form: FormData, record: Record, item: Attribution, about: Mapping[str, Any]
) -> ReportCorrection | None:
    role = do.removeprefix("add-")
    before = [(span.start, span.end) for span in getattr(item, role)]
    now = _given(record, form, "spans")
    text = record.report.text
    if do != role:
        edges = [f"{start}-{end}" for start, end in [*before, *now]]
        now = spans_given(text, edges) or []
    # Boxes hold whole words, and what was read may end within one: the same words are no change.
    if same_words(text, before, now):
        return None
    return _made({"kind": "set_spans", **about, "role": role, "spans": now})


def _given(record: Record, form: FormData, name: str) -> Sequence[Pair]:
    values = [value for value in form.getlist(name) if isinstance(value, str)]
    spans = spans_given(record.report.text, values)
    if spans is None:
        raise InvalidCorrection(
            f"the field '{name}' holds something that is no span of the report.",
            hint="A span is its first offset and the one after its last, such as 12-17.",
        )
    return spans


def _speaker(
    form: FormData, item: Attribution, about: Mapping[str, Any]
) -> ReportCorrection | None:
    chosen = text_of(form, "speaker")
    body: dict[str, Any] = {"kind": "set_speaker", **about}
    if chosen == NEW:
        return _made(body | _new_speaker(form))
    if (chosen or None) == item.speaker:
        return None
    return _made(body | {"entity": chosen or None})


def _new_speaker(form: FormData) -> dict[str, str]:
    name = " ".join(text_of(form, "name").split())
    if not name:
        raise InvalidCorrection(
            "the new speaker has no name.", hint="Write the name, or choose one of the cast."
        )
    return {"name": name, "type": text_of(form, "type") or "person"}


def _anchor(record: Record, id: str | None) -> dict[str, Any] | None:
    if id is None:
        return None
    parent = next((one for one in record.attributions if one.id == id), None)
    if parent is None:
        raise InvalidCorrection(
            f"there is no statement '{id}' for this one to stand inside.",
            hint="Load the page again and choose one of those it lists.",
        )
    return anchor_of(parent).model_dump()


def _made(body: dict[str, Any]) -> ReportCorrection:
    try:
        made = adapter.validate_python(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        raise InvalidCorrection(
            f"{where or 'the form'}: {first['msg']}.", hint="Load the page again and choose anew."
        ) from error
    assert isinstance(made, ReportCorrection)
    return made
