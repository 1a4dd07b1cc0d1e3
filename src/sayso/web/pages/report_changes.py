"""What the model read against what stands now: each part of a statement that a person changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.export.spacing import one_line
from sayso.export.speakers import names_of
from sayso.export.statements import GRADE_WORDS
from sayso.record import Attribution, Record, Span
from sayso.store.rows import Confirmation
from sayso.web.pages.report_notes import Said
from sayso.web.words import day

_WORDS_LIMIT = 160
NOTHING = "nothing"


def said_of(
    record: Record, reading: Record | None, confirmed: Iterable[Confirmation]
) -> dict[int, Said]:
    """Return what people said of each statement, by its number; others are absent.

    Args:
        record: The record as it stands, corrections in it.
        reading: The record as the model read it; None: not known.
        confirmed: What was confirmed.
    """
    numbers = {item.id: number for number, item in enumerate(record.attributions, 1)}
    told = {numbers[one.attribution]: one for one in confirmed if one.attribution in numbers}
    if not told:
        return {}
    before = {item.id: item for item in reading.attributions} if reading else {}
    made = {}
    for number in sorted(told):
        now = record.attributions[number - 1]
        was = before.get(now.id)
        changed = _changed(record, now, reading, was) if reading and was else ()
        added = reading is not None and was is None
        made[number] = Said(_in_words(told[number]), _in_short(told[number]), changed, added)
    return made


def _in_words(one: Confirmation) -> str:
    return f"confirmed by {one.author}, {day(one.made.date().isoformat())}: {_parts_of(one)}"


def _in_short(one: Confirmation) -> str:
    return f"{one.author}: {_parts_of(one)}"


def _parts_of(one: Confirmation) -> str:
    return ", ".join("the whole" if part == "all" else part for part in one.parts)


def _changed(
    record: Record, now: Attribution, reading: Record, was: Attribution
) -> tuple[tuple[str, str], ...]:
    """Return the parts that differ, each with what the model had read."""
    text = record.report.text
    before, after = _parts(text, was, names_of(reading)), _parts(text, now, names_of(record))
    return tuple((name, old) for name, old in before.items() if old != after[name])


def _parts(text: str, item: Attribution, names: Mapping[str, str]) -> dict[str, str]:
    return {
        "source": _words(text, item.source),
        "cue": _words(text, item.cue),
        "content": _words(text, item.content),
        "speaker": one_line(names.get(item.speaker or "") or "nobody"),
        "grade": GRADE_WORDS[item.grade] if item.grade else NOTHING,
        "mode": item.mode or NOTHING,
        "polarity": item.polarity,
        "inside": item.parent or NOTHING,
    }


def _words(text: str, spans: Sequence[Span]) -> str:
    told = " … ".join(one_line(text[span.start : span.end]) for span in spans)
    return one_line(told, _WORDS_LIMIT) or NOTHING
