"""Readings of one text that differ, as those of two models do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sayso.cast.chains import with_chains
from sayso.record import Attribution, Record, Span
from sayso.store.corrections.apply import Made
from sayso.store.corrections.model import Anchor, ReportCorrection, anchor_of
from sayso.store.corrections.voices import voices_again
from tests.store.hand_made import Said, record_of

SAYINGS = (
    Said("Imelda Shaw", "said", "the east wall would close", role="mayor"),
    Said("Ray Cole", "warned that", "nobody had asked the crews"),
    Said("Dana Adair", "wrote that", "help was near,"),
    Said("Ray Cole", "told her", "the crews would wait", source="as Cole", inside=3),
)


def reading() -> Record:
    """A reading with four statements, the last inside the third."""
    return record_of(*SAYINGS)


def renumbered(record: Record) -> Record:
    """The same reading with other numbers for statements and for the cast."""
    items = {one.id: f"a{int(one.id[1:]) + 10}" for one in record.attributions}
    cast = {one.id: f"e{int(one.id[1:]) + 7}" for one in record.cast}
    text = record.model_dump_json()
    whole = Record.model_validate_json(text)
    return whole.model_copy(
        update={
            "attributions": [
                one.model_copy(
                    update={
                        "id": items[one.id],
                        "parent": one.parent and items[one.parent],
                        "speaker": one.speaker and cast[one.speaker],
                        "chain": [cast[who] for who in one.chain],
                    }
                )
                for one in whole.attributions
            ],
            "cast": [one.model_copy(update={"id": cast[one.id]}) for one in whole.cast],
            "voices": [
                one.model_copy(update={"voice": items.get(one.voice, one.voice)})
                for one in whole.voices
            ],
            "findings": [
                one.model_copy(update={"subject": items.get(one.subject or "", one.subject)})
                for one in whole.findings
            ],
        }
    )


def without(record: Record, *ids: str) -> Record:
    """A reading that has not found some statements."""
    kept = with_chains(
        [
            one.model_copy(update={"parent": None}) if one.parent in ids else one
            for one in record.attributions
            if one.id not in ids
        ]
    )
    voices = voices_again(record.report.text, kept, [])
    return record.model_copy(update={"attributions": kept, "voices": voices})


def at(record: Record, number: int) -> Anchor:
    """The anchor of a statement by its number, from 1."""
    return anchor_of(record.attributions[number - 1])


def place(record: Record, words: str) -> tuple[int, int]:
    """The span of words."""
    start = record.report.text.index(words)
    return start, start + len(words)


def words_of(record: Record, spans: list[Span]) -> list[str]:
    """The words of spans, which must be told rightly."""
    text = record.report.text
    assert all(span.text in (None, text[span.start : span.end]) for span in spans)
    return [text[span.start : span.end] for span in spans]


def made(*corrections: ReportCorrection) -> list[Made]:
    """Corrections with numbers and times."""
    begin = datetime(2026, 3, 4, tzinfo=UTC)
    return [
        Made(number, one, "ann", begin + timedelta(minutes=number))
        for number, one in enumerate(corrections, 1)
    ]


def by_content(record: Record, words: str) -> Attribution:
    """The only statement with these words in its content."""
    [found] = [
        one for one in record.attributions if words in " ".join(words_of(record, one.content))
    ]
    return found
