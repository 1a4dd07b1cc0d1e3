"""The search language, and that both databases find the same by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.store import Library
from sayso.store.query import Query, Term, fts5, marks, parse, tsquery, tsvector
from sayso.store.wording import tokens, words
from tests.store.hand_made import Said, record_of, wall


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("", [], []),
        ("  * - \" ' ( ) : ^ ", [], []),
        ("Levy council", [("levy",), ("council",)], []),
        ("ÉLAN élan", [("elan",)], []),
        ('"the east  wall" gate', [("the", "east", "wall"), ("gate",)], []),
        ("“east wall”", [("east", "wall")], []),
        ('"not closed', [("not", "closed")], []),
        ("-ferry wall", [("wall",)], [("ferry",)]),
        ('-"east wall"', [], [("east", "wall")]),
        ("wal*", [("wal", "*")], []),
        ('"east wal*"', [("east", "wal", "*")], []),
        ('"east wal"*', [("east", "wal", "*")], []),
        ("state-owned", [("state", "owned")], []),
        ("don’t O'Brien's", [("dont",), ("obrien",)], []),
        ("wall OR gate NEAR(x)", [("wall",), ("or",), ("gate",), ("near", "x")], []),
        ("content:wall", [("content", "wall")], []),
        ("a_b", [("a", "b")], []),
    ],
)
def test_a_query_is_taken_apart(text: str, wanted: list[object], unwanted: list[object]) -> None:
    def told(terms: tuple[Term, ...]) -> list[object]:
        return [(*term.words, "*") if term.beginning else term.words for term in terms]

    query = parse(text)
    assert (told(query.wanted), told(query.unwanted)) == (wanted, unwanted)


@given(st.text(max_size=60))
def test_every_text_is_a_query_of_plain_words(text: str) -> None:
    query = parse(text)
    for term in (*query.wanted, *query.unwanted):
        assert term.words
        assert all(word.isalnum() for word in term.words)


@given(st.text(max_size=80))
def test_words_are_found_where_they_stand(text: str) -> None:
    found = tokens(text)
    assert [token.word for token in found] == words(text)
    places = [(token.start, token.end) for token in found]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(token.word.isalnum() for token in found)


def test_words_of_names_and_quotations() -> None:
    assert words("Mayor Shaw’s “levy”, Abd al-Qādir’s 3.5%") == [
        "mayor", "shaw", "levy", "abd", "al", "qadir", "3", "5",
    ]  # fmt: skip
    assert words("a" * 100) == ["a" * 64]


def test_what_a_database_is_asked() -> None:
    query = parse('wall "east gate" -ferry -wal*')
    assert fts5(query) == '("wall" AND "east gate") NOT ("ferry" OR "wal" *)'
    assert tsquery(query) == "(('wall') & ('east' <-> 'gate')) & !(('ferry') | ('wal':*))"
    assert fts5(parse("-ferry")) == '"ferry"'
    assert tsvector(["a", "b", "a"], ["b"]) == "'a':1,3 'b':2,12"


def test_marks() -> None:
    text = "The wall; the east wall, Wallace"

    def marked(asked: str) -> list[str]:
        return [text[start:end] for start, end in marks(tokens(text), parse(asked))]

    assert marked("wall") == ["wall", "wall"]
    assert marked("wal*") == ["wall", "wall", "Wallace"]
    assert marked('"east wall"') == ["east wall"]
    assert marked('"the east" "east wall"') == ["the east wall"]
    assert marked("-wall east") == ["east"]
    assert marks(tokens(text), Query()) == []


@pytest.fixture
def harbour(library: Library) -> Library:
    """A library of three reports."""
    library.reports.add(wall())
    library.reports.add(
        record_of(
            Said("Zoë Marsh", "said", "the Élan would sail; don’t wait", role="captain"),
            Said("Port Ellery Harbour Authority", "wrote", "the east  wall is\nsafe",
                 type="organisation", grade="organisation"),
            outlet="Bay News", published="2026-05-01", url="https://bay.example/1",
        )
    )  # fmt: skip
    library.reports.add(
        record_of(
            Said("Ray Cole", "said", "the Wallace line is closed"), outlet=None, published=None
        )
    )
    return library


FOUND = [
    ("", 8),
    ("wall", 2),
    ("WALL", 2),
    ("wal*", 3),
    ('"east wall"', 2),
    ('"wall east"', 0),
    ("wall -harbour", 0),
    ("-wall", 6),
    ("-wall -levy", 5),
    ("elan", 1),
    ("élan don't", 1),
    ("dont", 1),
    ("cole", 4),
    ("cole closed", 1),
    ('"closed cole"', 0),
    ("mayor", 1),
    ("marsh", 1),
    ("nothing", 0),
    ("\x00 \ud800", 8),
    ("'; DROP TABLE reports; --", 0),
    ('" OR 1', 0),
    ("{{{ AND OR NOT", 0),
    ("wall*wall", 0),
    ("w" * 5000, 0),
    ("the " * 500, 7),
]


def test_both_databases_find_the_same(harbour: Library) -> None:
    for query, found in FOUND:
        result = harbour.search(query)
        assert (query, result.page.total) == (query, found)
        assert len(result.page.items) == found


def test_the_latest_comes_first_and_its_words_are_marked(harbour: Library) -> None:
    items = harbour.search("wall").page.items
    assert [row.published for row in items] == ["2026-05-01", "2026-03-04"]
    assert [row.content[slice(*row.marks[0])] for row in items] == ["wall", "wall"]
    assert items[0].content == "the east wall is safe"
    assert items[1].before.endswith("mayor Imelda Shaw said ")
    assert items[1].after.startswith(". Ray Cole said")
    everything = [row.published for row in harbour.search().page.items]
    assert everything == ["2026-05-01"] * 2 + ["2026-03-04"] * 5 + [None]


def test_results_come_by_pages(harbour: Library) -> None:
    whole = [(row.report, row.attribution) for row in harbour.search().page.items]
    parts = [
        (row.report, row.attribution)
        for number in (1, 2, 3, 4)
        for row in harbour.search(page=number, size=3).page.items
    ]
    assert parts == whole
    assert harbour.search(page=99).page.total == 8
    assert harbour.search(page=-5, size=0).page.size == 1


def test_facets_count_all_that_is_found(harbour: Library) -> None:
    facets = {
        name: {one.value: one.count for one in found}
        for name, found in harbour.search().facets.items()
    }
    assert facets == {
        "grade": {"named": 6, "collective": 1, "organisation": 1},
        "kind": {"indirect": 8},
        "outlet": {"Ellery Post": 5, "Bay News": 2},
        "rule": {"ATT004": 1, "ATT006": 1},
    }
    narrow = harbour.search("wall", outlet="Bay News").facets
    assert [(one.value, one.count) for one in narrow["grade"]] == [("organisation", 1)]


FILTERED: list[tuple[dict[str, object], int]] = [
    ({"grade": "named"}, 6),
    ({"grade": "none"}, 0),
    ({"kind": "direct"}, 0),
    ({"mode": "speech"}, 8),
    ({"outlet": "Bay News"}, 2),
    ({"outlet": "Bay\x00"}, 0),
    ({"since": "2026-04"}, 2),
    ({"until": "2026-03"}, 5),
    ({"since": "2026-03-04", "until": "2026"}, 7),
    ({"rule": "ATT006"}, 1),
    ({"rule": "ATT"}, 0),
    ({"rule": "%"}, 0),
    ({"confirmed": True}, 0),
    ({"confirmed": False}, 8),
    ({"person": 10**30}, 0),
    ({"grade": "named", "outlet": "Ellery Post", "since": "2026"}, 4),
]


def test_filters(harbour: Library) -> None:
    for filters, found in FILTERED:
        result = harbour.search("", **filters)  # type: ignore[arg-type]
        assert (filters, result.page.total) == (filters, found)
        assert len(result.page.items) == found
        with_words = harbour.search("the", **filters)  # type: ignore[arg-type]
        assert with_words.page.total == len(with_words.page.items) <= found


def test_a_page_is_the_same_however_it_is_found(
    harbour: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> list[list[str]]:
        return [
            [row.attribution + row.report for row in harbour.search(*asked, **filters).page.items]  # type: ignore[arg-type]
            for asked in ((), ("the",), ("-wall",))
            for filters in ({}, {"grade": "named"}, {"since": "2026"})
        ]

    sorted_pages = found()
    monkeypatch.setattr("sayso.store.search._MANY", 0)
    monkeypatch.setattr("sayso.store.search._MANY_WITH_WORDS", 0)
    assert found() == sorted_pages


def test_a_persons_statements(harbour: Library) -> None:
    [cole] = harbour.people.list(text="cole").items
    assert harbour.search(person=cole.id).page.total == cole.statements == 3
    assert harbour.search("closed", person=cole.id).page.total == 1
