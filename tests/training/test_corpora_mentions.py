"""GUM's mentions, read off the brackets of an invented document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from training.corpora.conllu import Document, read_documents
from training.corpora.mentions import Mention, mentions_of


def document(folder: Path, *sentences: Sequence[tuple[str, str]]) -> Document:
    """Make a document of sentences whose words are given with their `Entity=` value."""
    lines = ["# newdoc id = GUM_news_pier"]
    for number, words in enumerate(sentences, 1):
        text = " ".join(word for word, _ in words)
        lines += [f"# sent_id = GUM_news_pier-{number}", f"# text = {text}"]
        for place, (word, entity) in enumerate(words, 1):
            head, relation = (0, "root") if place == 1 else (1, "dep")
            misc = f"Entity={entity}" if entity else "_"
            lines.append(f"{place}\t{word}\t_\tX\t_\t_\t{head}\t{relation}\t_\t{misc}")
        lines.append("")
    path = folder / "pier.conllu"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    [read] = read_documents(path)
    return read


def spelled(read: Document, mentions: Sequence[Mention]) -> list[tuple[str, int, str, int]]:
    return [(read.text[m.start : m.end], m.entity, m.type, m.sentence) for m in mentions]


def test_mentions_have_words_entity_type_and_sentence(tmp_path: Path) -> None:
    read = document(
        tmp_path,
        [("Ola", "(1-person-new-cf1-1-sgl-Ola_Brandvold"), ("Brandvold", "1)"), ("waited", "")],
        [("She", "(1-person-giv:act-cf1*-1-ana)"), ("left", "")],
    )
    found = mentions_of(read)
    assert spelled(read, found) == [("Ola Brandvold", 1, "person", 0), ("She", 1, "person", 1)]
    assert [[word.form for word in m.words] for m in found] == [["Ola", "Brandvold"], ["She"]]


def test_nested_mentions_come_longer_first(tmp_path: Path) -> None:
    read = document(
        tmp_path,
        [
            ("the", "(4-person-new-cf1-3-coref"),
            ("master", ""),
            ("of", ""),
            ("Vedra", "(7-place-new-cf2-1-sgl)4)"),
            ("slept", ""),
        ],
    )
    assert spelled(read, mentions_of(read)) == [
        ("the master of Vedra", 4, "person", 0),
        ("Vedra", 7, "place", 0),
    ]


def test_two_mentions_may_begin_and_end_together(tmp_path: Path) -> None:
    read = document(
        tmp_path,
        [
            ("Vedra", "(2-organization-new-cf1-2-sgl(3-place-new-cf2-1-sgl)"),
            ("Board", "2)"),
            ("and", ""),
            ("Kestrel", "(5-place-new-cf3-1-sgl(6-animal-new-cf4-1-sgl"),
            ("Pier", "6)5)"),
        ],
    )
    assert spelled(read, mentions_of(read)) == [
        ("Vedra Board", 2, "organization", 0),
        ("Vedra", 3, "place", 0),
        ("Kestrel Pier", 6, "animal", 0),
        ("Kestrel Pier", 5, "place", 0),
    ]


def test_a_mention_inside_another_of_the_same_entity(tmp_path: Path) -> None:
    read = document(
        tmp_path,
        [("Ola", "(1-person-new-cf1-1-appos"), (",", ""), ("master", "(1-person-giv)1)")],
    )
    assert spelled(read, mentions_of(read)) == [
        ("Ola , master", 1, "person", 0),
        ("master", 1, "person", 0),
    ]


@pytest.mark.parametrize(
    "entities",
    [
        pytest.param(["", ""], id="none"),
        pytest.param(["3)", ""], id="closed-and-never-opened"),
        pytest.param(["(3-person-new", ""], id="opened-and-never-closed"),
    ],
)
def test_what_is_no_mention_gives_none(tmp_path: Path, entities: list[str]) -> None:
    read = document(tmp_path, list(zip(["Ola", "waited"], entities, strict=True)))
    assert mentions_of(read) == []


def test_no_mention_goes_on_in_the_next_sentence(tmp_path: Path) -> None:
    read = document(tmp_path, [("Ola", "(1-person-new")], [("Kestrel", "1)")])
    assert mentions_of(read) == []
