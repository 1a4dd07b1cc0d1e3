"""No text is too odd for a library, on either database."""

from __future__ import annotations

import string

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.record import Attribution, Entity, Finding, Mention, Record, ReportInfo, Span
from sayso.store import Library
from sayso.store.packing import as_json, from_json, pack, unpack

odd = st.text(
    st.sampled_from(string.ascii_letters + " .,\n\x00\ud800\udfff\u2028“’é😀İß٣\u0301"),
    min_size=3,
    max_size=40,
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of any text whose words all play some part."""
    text = draw(odd)
    half = max(len(text) // 2, 2)
    names = draw(st.lists(odd, min_size=1, max_size=2))
    span = Span(start=1, end=half)
    return Record(
        sayso="0",
        model=draw(odd),
        report=ReportInfo(
            id="0" * 64, text=text, title=draw(odd), outlet=draw(odd), url=draw(odd),
            path=draw(odd), published=draw(odd),
        ),
        attributions=[
            Attribution(
                id=f"a{number}", source=[Span(start=0, end=1)], cue=[Span(start=0, end=1)],
                content=[span], kind="indirect", speaker=f"e{number}", chain=[f"e{number}"],
                confidence=0.5,
            )
            for number in range(1, len(names) + 1)
        ],
        cast=[
            Entity(
                id=f"e{number}", type="person", name=name, aliases=[draw(odd)],
                mentions=[Mention(start=0, end=1, form="name")],
            )
            for number, name in enumerate(names, 1)
        ],
        findings=[Finding(code=draw(odd), message=draw(odd), start=0, end=len(text))],
    )  # fmt: skip


@example(Record(sayso="0", model="m", report=ReportInfo(id="0" * 64, text="a\ud800\udfffb")))
@given(records())
def test_a_record_is_packed_and_unpacked(record: Record) -> None:
    assert unpack(pack(record)) == record
    assert from_json(as_json(record)) == record


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records(), odd)
def test_any_record_is_kept_and_found(library: Library, record: Record, other: str) -> None:
    key = library.reports.add(record).key
    stored = library.reports.get(key)
    assert stored.record == record
    assert stored.row.title
    for text in (record.report.text, other):
        library.search(text)
        library.reports.list(text=text)
        library.people.list(text=text)
        library.search("", outlet=text, rule=text, since=text, until=text)
    for person in library.people.list().items:
        library.people.get(person.id)
    library.reports.replace_reading(key, record)
    library.reports.remove(key)
    assert library.reports.list().total == 0
    assert library.people.list().total == 0


def test_a_report_of_ten_megabytes(library: Library) -> None:
    text = "Ray Cole said yes. " + "wall " * 2_000_000
    content = Span(start=14, end=len(text))
    record = Record(
        sayso="0",
        model="m",
        report=ReportInfo(id="0" * 64, text=text),
        attributions=[
            Attribution(
                id="a1",
                cue=[Span(start=9, end=13)],
                content=[content],
                kind="indirect",
                confidence=0.5,
            )
        ],
    )
    key = library.reports.add(record).key
    assert library.reports.get(key).record == record
    assert library.search("wall", size=1).page.total == 1
