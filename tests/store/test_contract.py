"""What every library does, whichever database it lies in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from sayso.errors import UnknownEntry
from sayso.store import Added, Library
from sayso.store.identity import key_of
from tests.store.hand_made import Said, record_of, wall


def test_a_report_comes_back_as_it_was_added(library: Library) -> None:
    record = wall(url="https://ellery.example/wall", path="wall.html")
    added = library.reports.add(record)
    assert added == Added(key_of(record.report), new=True, version=1)
    stored = library.reports.get(added.key)
    assert stored.record == record
    assert stored.confirmed == []
    assert set(stored.people) == {"e1", "e2", "e3"}
    row = stored.row
    assert (row.title, row.outlet, row.published) == (
        "The harbour wall",
        "Ellery Post",
        "2026-03-04",
    )
    assert (row.statements, row.findings, row.corrections) == (5, 2, 0)
    assert library.reports.source_of(added.key).text == record.report.text


def test_the_same_report_twice_changes_nothing(library: Library) -> None:
    first = library.reports.add(wall(url="https://ellery.example/wall"))
    before = library.reports.get(first.key)
    again = library.reports.add(wall(url="HTTPS://Ellery.example/wall#top", model="other-2"))
    assert again == Added(first.key, new=False, version=1)
    assert library.reports.get(first.key) == before
    assert library.reports.list().total == 1
    assert library.people.list().total == 3


def test_another_text_of_one_address_is_a_version_beside_it(library: Library) -> None:
    url = "https://ellery.example/wall"
    first = library.reports.add(wall(url=url))
    second = library.reports.add(record_of(Said("Ray Cole", "said", "it is open"), url=url))
    assert (first.version, second.version) == (1, 2)
    [other] = library.reports.get(first.key).other_versions
    assert (other.key, other.version, other.versions) == (second.key, 2, 2)
    assert library.reports.get(second.key).other_versions[0].key == first.key


def test_without_an_address_texts_are_no_versions_of_each_other(library: Library) -> None:
    one = library.reports.add(wall(path="report.txt"))
    two = library.reports.add(record_of(Said("Ray Cole", "said", "yes"), path="report.txt"))
    assert (one.version, two.version) == (1, 1)
    assert library.reports.get(one.key).other_versions == []


def test_a_report_that_is_removed_leaves_nothing(library: Library) -> None:
    kept = library.reports.add(record_of(Said("Ray Cole", "said", "the ferry is late")))
    gone = library.reports.add(wall())
    library.reports.remove(gone.key)
    with pytest.raises(UnknownEntry):
        library.reports.get(gone.key)
    assert [row.key for row in library.reports.list().items] == [kept.key]
    assert [(row.name, row.statements) for row in library.people.list().items] == [("Ray Cole", 1)]
    assert library.search("wall").page.total == 0
    assert library.findings.list().total == 0
    assert library.network().edges[0].count == 1


def test_an_unknown_key_is_told(library: Library) -> None:
    for key in ("", "0" * 16, "\x00", "\ud800", "' OR 1=1 --", "x" * 5000):
        for call in (library.reports.get, library.reports.source_of, library.reports.remove):
            with pytest.raises(UnknownEntry):
                call(key)


def test_an_unknown_number_is_told(library: Library) -> None:
    calls = (
        library.people.get,
        library.people.statements,
        library.people.about,
        library.jobs.get,
        library.jobs.items,
        library.jobs.cancel,
        library.feeds.get,
        library.feeds.remove,
        library.feeds.mark_read,
        lambda one: library.corrections.undo(one, "ann"),
    )
    for id in (0, -1, 99, 1 << 80):
        for call in calls:
            with pytest.raises(UnknownEntry):
                call(id)


def test_lists_of_reports_are_ordered_and_sifted(library: Library) -> None:
    for title, outlet, day in (
        ("Élan vital", "Bay News", "2026-01-02"),
        ("elan again", None, None),
        ("A wall", "Ellery Post", "2026-05-01"),
    ):
        said = Said("Ray Cole", "said", f"it is {title}")
        library.reports.add(record_of(said, title=title, outlet=outlet, published=day))

    def titles(**options: object) -> list[str]:
        return [row.title for row in library.reports.list(**options).items]  # type: ignore[arg-type]

    assert titles() == ["A wall", "elan again", "Élan vital"]
    assert titles(order="title") == ["A wall", "elan again", "Élan vital"]
    assert titles(order="published") == ["A wall", "Élan vital", "elan again"]
    assert titles(order="outlet") == ["Élan vital", "A wall", "elan again"]
    assert titles(text="ÉLAN") == ["elan again", "Élan vital"]
    assert titles(text="%") == titles()
    assert titles(outlet="Bay News") == ["Élan vital"]
    assert titles(outlet="bay\x00") == []
    assert titles(page=2, size=2) == ["Élan vital"]
    assert library.reports.list(page=9, size=2).total == 3
    assert [(one.value, one.count) for one in library.reports.outlets()] == [
        ("Bay News", 1),
        ("Ellery Post", 1),
    ]


def test_a_report_without_title_is_called_by_its_first_words(library: Library) -> None:
    added = library.reports.add(record_of(Said("Ray Cole", "said", "no"), title=None))
    assert library.reports.get(added.key).row.title == "Ray Cole said no."
    empty = record_of(title="  ")
    empty = empty.model_copy(update={"report": empty.report.model_copy(update={"text": ""})})
    assert library.reports.get(library.reports.add(empty).key).row.title == "(no text)"


def test_stale_are_those_that_another_model_has_read(library: Library) -> None:
    key = library.reports.add(wall(model="old-1")).key
    assert library.reports.stale("new-2") == [key]
    library.reports.replace_reading(key, wall(model="new-2"))
    assert library.reports.stale("new-2") == []
    assert library.reports.get(key).row.model == "new-2"
    with pytest.raises(UnknownEntry, match="another text"):
        library.reports.replace_reading(key, record_of(Said("Ray Cole", "said", "no")))


def test_findings_are_a_work_list(library: Library) -> None:
    key = library.reports.add(wall()).key
    library.reports.add(wall(outlet="Bay News", url="https://bay.example/"))
    assert [(one.value, one.count) for one in library.findings.codes()] == [
        ("ATT004", 2),
        ("ATT006", 2),
    ]
    assert library.findings.list().total == 4
    found = library.findings.list(code="ATT004", report=key)
    [row] = found.items
    assert (row.words, row.number, row.set_aside) == ("critics", 2, False)
    assert library.findings.list(outlet="Bay News").total == 2
    assert library.findings.list(set_aside=True).total == 0


def test_the_network_shows_who_cites_whom(library: Library) -> None:
    library.reports.add(wall())
    library.reports.add(wall(outlet=None, url="https://nobody.example/"))
    found = library.network()
    names = {node.id: node.label for node in found.nodes}
    told = {(names[edge.source], names[edge.target], edge.count) for edge in found.edges}
    assert ("Dana Adair", "Ray Cole", 2) in told
    assert ("Ellery Post", "Imelda Shaw", 1) in told
    assert ("no outlet", "Imelda Shaw", 1) in told
    assert {node.type for node in found.nodes} == {"outlet", "person"}
    few = library.network(limit=2)
    assert len(few.nodes) == 2
    assert few.left_out == 3
    assert all(edge.count >= 2 for edge in library.network(least=2).edges)
    adair = next(row.id for row in library.people.list().items if row.name == "Dana Adair")
    around = library.network(person=adair)
    assert {edge.target for edge in around.edges if edge.source == f"person:{adair}"}
    assert library.network(outlet="nowhere").nodes == []


def test_many_threads_use_one_library(library: Library) -> None:
    def work(number: int) -> int:
        library.reports.add(record_of(Said("Ray Cole", "said", f"gate {number % 4} is open")))
        return library.search("gate").page.total

    with ThreadPoolExecutor(8) as pool:
        totals = list(pool.map(work, range(12)))
    assert max(totals) == library.search("gate").page.total == 4
    [cole] = library.people.list().items
    assert (cole.reports, cole.statements) == (4, 4)
