"""A library as one file, and back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from sayso.errors import BadArchive
from sayso.store import Library, NewItem
from sayso.store.archive import Exported, Imported, export_library, import_library
from sayso.store.corrections.model import (
    Confirm,
    JoinPeople,
    Member,
    Reject,
    SetSpeaker,
    SplitPerson,
    anchor_of,
)
from tests.store.hand_made import Said, record_of, wall

ODD = Said("Ray Cole", "said", "it is \ud800 odd \x00 and 😀 late")


def filled(library: Library) -> str:
    """Put everything into a library that one can hold; return the key of its corrected report."""
    key = library.reports.add(wall(url="https://ellery.example/wall")).key
    library.reports.add(record_of(ODD, url="https://ellery.example/wall"))
    library.reports.add(record_of(Said("Zoe Marsh", "said", "no", role="pilot"), outlet="Bay News"))
    items = library.reports.get(key).record.attributions
    library.corrections.make(
        SetSpeaker(report=key, at=anchor_of(items[0]), name="Zoe Marsh"), "ann"
    )
    gone = library.corrections.make(Reject(report=key, at=anchor_of(items[1])), "ben")
    library.corrections.undo(gone.id, "ann")
    people = {row.name: row.id for row in library.people.list().items}
    library.corrections.make(JoinPeople(people=[people["Ray Cole"], people["Dana Adair"]]), "ann")
    [cole] = library.people.list(text="Cole").items
    members = library.people.get(cole.id).members
    one = next(member for member in members if member.report != key)
    library.corrections.make(
        SplitPerson(members=[Member(report=one.report, entity=one.entity)]), "ben"
    )
    feed = library.feeds.add("https://ellery.example/feed")
    library.feeds.mark_read(feed, "Ellery Post", None)
    library.jobs.create("not exported", [NewItem("a", data=b"x")])
    return key


def archived(library: Library) -> io.BytesIO:
    stream = io.BytesIO()
    export_library(library, stream)
    stream.seek(0)
    return stream


def state(library: Library) -> list[object]:
    """Everything of a library that an archive keeps, without numbers that differ."""
    rows = library.reports.list().items
    stored = [library.reports.get(row.key) for row in rows]
    persons = library.people.list(order="name").items
    names = {person.id: person.name for person in persons}
    corrections = library.corrections.list().items
    return [
        rows,
        [one.record for one in stored],
        [library.reports.reading_of(row.key) for row in rows],
        [one.confirmed for one in stored],
        [{entity: names[id] for entity, id in one.people.items()} for one in stored],
        sorted(
            (one.name, one.aliases, one.roles, one.reports, one.statements, one.by_hand)
            for one in persons
        ),
        [(one.kind, one.summary, one.author, one.made, one.undone) for one in corrections],
        [(one.url, one.title, one.added, one.read) for one in library.feeds.list()],
        library.search("late -wall").page.total,
    ]


def test_everything_comes_back(library: Library, another: Callable[[], Library]) -> None:
    filled(library)
    stream = io.BytesIO()
    assert export_library(library, stream) == Exported(3, 2, 2, 1)
    other = another()
    assert import_library(other, stream) == Imported(3, 0, 2, 2, 1)
    assert state(other) == state(library)
    assert other.jobs.list() == []


def test_from_a_file_onto_the_other_database(
    library: Library, another: Callable[[], Library]
) -> None:
    other = another()
    filled(other)
    import_library(library, archived(other))
    assert state(library) == state(other)


def test_importing_again_changes_nothing(library: Library) -> None:
    filled(library)
    before = state(library)
    assert import_library(library, archived(library)) == Imported(0, 3, 0, 0, 0)
    assert state(library) == before


def test_what_the_library_has_it_keeps(another: Callable[[], Library]) -> None:
    one, two = another(), another()
    key = filled(one)
    item = two.reports.get(two.reports.add(wall(url="https://ellery.example/wall")).key)
    two.corrections.make(Confirm(report=key, at=anchor_of(item.record.attributions[3])), "cy")
    assert import_library(two, archived(one)).known == 1
    kinds = [row.kind for row in two.corrections.list(report=key).items]
    assert sorted(kinds) == ["confirm", "reject", "set_speaker"]
    assert len(two.reports.get(key).confirmed) == 2
    # A decision that was undone in one library stays as each has it.
    assert import_library(two, archived(one)) == Imported(0, 3, 0, 0, 0)


def manifest(**values: object) -> str:
    whole = {
        "format": "sayso library",
        "version": 1,
        "sayso": "0",
        "written": "2026-03-04T00:00:00Z",
        "reports": 1,
    }
    return json.dumps(whole | values)


def zipped(**entries: str | bytes) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name.replace("_", "."), content)
    stream.seek(0)
    return stream


def line(**report: object) -> str:
    whole = {
        "added": "2026-03-04T00:00:00Z",
        "version": 1,
        "record": wall().model_dump(mode="json"),
        "corrections": [],
    }
    return json.dumps(whole | report)


def broken(**changes: object) -> str:
    record = wall().model_dump(mode="json")
    for path, value in changes.items():
        *way, last = path.split("__")
        at = record
        for step in way:
            at = at[int(step) if step.isdecimal() else step]
        at[int(last) if last.isdecimal() else last] = value
    return line(record=record)


@pytest.mark.parametrize(
    ("stream", "told"),
    [
        pytest.param(io.BytesIO(b""), "no archive", id="empty"),
        pytest.param(io.BytesIO(b"PK\x03\x04 nothing"), "no archive", id="cut"),
        pytest.param(zipped(a="b"), "no manifest", id="another-zip"),
        pytest.param(zipped(manifest_json="["), "no manifest", id="manifest-no-json"),
        pytest.param(zipped(manifest_json="[" * 60000), "no manifest", id="manifest-deep"),
        pytest.param(zipped(manifest_json=manifest(format="x")), "manifest", id="other-format"),
        pytest.param(zipped(manifest_json=manifest(version=2)), "form 2", id="newer"),
        pytest.param(zipped(manifest_json=manifest(reports="x")), "manifest", id="odd-manifest"),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl="{"), "line 1: .*no JSON", id="no-json"
        ),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl='{"a":' * 99999), "no JSON", id="deep"
        ),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl=line(extra=1)), "extra", id="field"
        ),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl=line(corrections=[{"uid": "1"}])),
            "corrections",
            id="correction-line",
        ),
        pytest.param(
            zipped(
                manifest_json=manifest(),
                reports_jsonl=line(
                    corrections=[
                        {
                            "uid": "1",
                            "summary": "",
                            "author": "",
                            "made": "2026-03-04T00:00:00Z",
                            "body": {"kind": "join_people", "people": [1, 2]},
                        }
                    ]
                ),
            ),
            "another kind",
            id="decision-in-a-report",
        ),
        pytest.param(
            zipped(
                manifest_json=manifest(), reports_jsonl=broken(attributions__0__cue__0__end=10**9)
            ),
            "outside",
            id="span",
        ),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl=broken(attributions__0__speaker="e99")),
            "not of its cast",
            id="speaker",
        ),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl=broken(attributions__0__parent="a0")),
            "not there",
            id="parent",
        ),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl=broken(attributions__3__parent="a5")),
            "inside itself",
            id="circle",
        ),
        pytest.param(
            zipped(manifest_json=manifest(), reports_jsonl=b"0" * (64 << 20)),
            "more than",
            id="bomb",
        ),
        pytest.param(
            zipped(manifest_json=manifest(), feeds_jsonl='{"url": "x"}'), "title", id="feed"
        ),
        pytest.param(
            zipped(manifest_json=manifest(), people_jsonl='{"uid": "1"}'), "people", id="people"
        ),
    ],
)
def test_a_damaged_or_hostile_archive_is_told(
    another: Callable[[], Library], stream: io.BytesIO, told: str
) -> None:
    library = another()
    with pytest.raises(BadArchive, match=told):
        import_library(library, stream)
    assert library.reports.list().total == 0


def test_reports_before_the_damage_are_in_the_library(another: Callable[[], Library]) -> None:
    library = another()
    stream = zipped(manifest_json=manifest(), reports_jsonl=f"{line()}\n{{")
    with pytest.raises(BadArchive, match="line 2"):
        import_library(library, stream)
    [row] = library.reports.list().items
    assert row.statements == library.search().page.total == 5


def test_there_is_a_limit_to_what_is_unpacked(another: Callable[[], Library]) -> None:
    with pytest.raises(BadArchive, match="more than"):
        import_library(
            another(), zipped(manifest_json=manifest(), reports_jsonl=line()), most_bytes=100
        )


def test_corrections_that_fit_no_text_are_lost_and_nothing_else(
    another: Callable[[], Library],
) -> None:
    library = another()
    made = {"summary": "", "author": "x", "made": "2026-03-04T00:00:00Z"}
    far = {"kind": "add", "report": "x", "cue": [[0, 9**9]], "content": [[5, 2]]}
    gone = {
        "kind": "set_spans",
        "report": "x",
        "role": "cue",
        "spans": [[9**8, 9**9]],
        "at": {"cue": [[0, 1]], "content": [[2, 3]]},
    }
    lines = [{"uid": str(n), "body": body, **made} for n, body in enumerate((far, gone))]
    import_library(library, zipped(manifest_json=manifest(), reports_jsonl=line(corrections=lines)))
    [row] = library.reports.list().items
    stored = library.reports.get(row.key)
    assert stored.record == wall()
    assert len(stored.lost) == 2
