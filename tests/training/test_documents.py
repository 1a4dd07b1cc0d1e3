"""Corpora -> labels of words, on invented documents."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS
from training.corpora.conllu import Document, read_documents
from training.corpora.litbank import Excerpt
from training.corpora.named import NamedDocument
from training.documents import (
    NO_SUCH_NAME,
    UNKNOWN,
    Attributed,
    Labelled,
    LabelSets,
    Mention,
    blank,
    from_excerpt,
    from_treebank,
    mark_name,
    remapped,
    with_mentions,
    with_names,
)

# Word, part of speech, head, relation, Entity=
ROWS = """
Ms        PROPN 2 compound  (1-person-new-cf1-2-sgl
Brandvold PROPN 3 nsubj     1)
told      VERB  0 root      -
the       DET   6 det       (2-organization-new-cf2-3-sgl
Vedra     PROPN 6 compound  (3-place-new-cf3-1-sgl)
Board     PROPN 3 obj       2)
that      SCONJ 9 mark      -
Kestrel   PROPN 9 nsubj     (4-place-new-cf4-2-sgl(4-place-giv)
held      VERB  3 ccomp     -
it        PRON  9 obj       4)(5-object-new)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Document:
    return treebank(tmp_path, ROWS)


def treebank(folder: Path, rows: str) -> Document:
    lines = ["# newdoc id = GUM_news_pier", "# sent_id = GUM_news_pier-1"]
    for place, row in enumerate(rows.strip().splitlines(), 1):
        word, upos, head, relation, entity = row.split()
        misc = "_" if entity == "-" else f"Entity={entity}"
        lines.append(f"{place}\t{word}\t_\t{upos}\t{upos[:2]}\t_\t{head}\t{relation}\t_\t{misc}")
    path = folder / "pier.conllu"
    path.write_text("\n".join([*lines, "", ""]), encoding="utf-8")
    [read] = read_documents(path)
    return read


def labelled(tree: Document, tokenizer: Tokenizer) -> Labelled:
    document = from_treebank(tree, tokenizer, LabelSets())
    _, starts, ends = blank(tree.text, tokenizer)
    return with_mentions(document, starts, ends, tree)


def names(document: Labelled) -> list[str]:
    assert document.names is not None
    other = {UNKNOWN: "?", NO_SUCH_NAME: "other"}
    return [other.get(label) or NAME_LABELS[label] for label in document.names.tolist()]


def test_a_treebank_gives_parts_of_speech_trees_and_who_is_no_name(
    tree: Document, tokenizer: Tokenizer
) -> None:
    labels = LabelSets()
    document = from_treebank(tree, tokenizer, labels)
    assert document.words == tree.text.split()
    assert document.upos is not None
    assert document.head is not None
    assert document.relation is not None
    assert document.sentence is not None
    assert [UPOS[label] for label in document.upos.tolist()] == [
        row.split()[1] for row in ROWS.strip().splitlines()
    ]
    assert document.head.tolist() == [1, 2, 2, 5, 5, 2, 8, 8, 2, 8]
    assert [labels.relation[number] for number in document.relation.tolist()] == [
        row.split()[3] for row in ROWS.strip().splitlines()
    ]
    assert document.sentence.tolist() == [1] + [0] * 9
    # Verbs, pronouns and "that" stand in no name; of the others a tree says nothing.
    assert names(document) == ["?", "?", "O", "?", "?", "?", "O", "?", "O", "O"]
    assert document.mentions is None
    assert not document.all_mentions


def test_relations_lose_their_subtype_and_labels_are_numbered_once(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    rows = "Ola PROPN 2 nsubj:pass -\nheld VERB 0 root -\nVedra PROPN 2 nsubj -"
    labels = LabelSets()
    document = from_treebank(treebank(tmp_path, rows), tokenizer, labels)
    assert labels.relation == ["nsubj", "root"]
    assert document.relation is not None
    assert document.relation.tolist() == [0, 1, 0]


def test_mentions_are_counted_in_words(tree: Document, tokenizer: Tokenizer) -> None:
    document = labelled(tree, tokenizer)
    assert document.all_mentions
    assert document.mentions is not None
    assert [
        (" ".join(document.words[m.start : m.end]), MENTION_TYPES[m.type], m.entity)
        for m in document.mentions
    ] == [
        ("Ms Brandvold", "person", 1),
        ("the Vedra Board", "organization", 2),
        ("Vedra", "place", 3),
        ("Kestrel held it", "place", 4),
        ("Kestrel", "place", 4),
        ("it", "object", 5),
    ]


def test_names_are_the_proper_nouns_of_mentions(tree: Document, tokenizer: Tokenizer) -> None:
    # A name that begins with a title is left open, and the longer name wins over one inside.
    assert names(labelled(tree, tokenizer)) == [
        "?", "?", "O", "?", "B-ORG", "I-ORG", "O", "B-LOC", "O", "O"]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "Ola PROPN 0 root (1-person-new\nand CCONJ 3 cc -\nVedra PROPN 1 conj 1)",
            ["?", "?", "?"],
            id="something-between",
        ),
        pytest.param(
            "Vedra PROPN 2 nmod:poss (1-person-new\nOla PROPN 0 root 1)",
            ["?", "B-PER"],
            id="a-possessor-is-no-part",
        ),
        pytest.param("Vedra PROPN 0 root -", ["?"], id="in-no-mention"),
        pytest.param("Vedra PROPN 0 root (1-event-new)", ["other"], id="no-named-type"),
        pytest.param("master NOUN 0 root (1-person-new)", ["O"], id="no-proper-noun"),
        pytest.param(
            "master NOUN 0 root (1-person-new\nOla PROPN 1 flat 1)",
            ["?", "B-PER"],
            id="beside-a-proper-noun",
        ),
    ],
)
def test_what_is_no_plain_name_is_left_open_unless_nothing_near_is_one(
    tmp_path: Path, tokenizer: Tokenizer, rows: str, expected: list[str]
) -> None:
    assert names(labelled(treebank(tmp_path, rows), tokenizer)) == expected


def test_names_of_persons_may_be_replaced(
    tree: Document, tmp_path: Path, tokenizer: Tokenizer
) -> None:
    assert labelled(tree, tokenizer).people == [(0, 2)]
    rows = "Vedra PROPN 0 root (1-place-new)"
    assert labelled(treebank(tmp_path, rows), tokenizer).people == []


def test_what_is_written_large_in_the_name_of_somebody_in_a_tale_may_be_replaced(
    tokenizer: Tokenizer,
) -> None:
    text = "The old Ola Brandvold saw her God.\n"
    excerpt = Excerpt("a_tale", text, ((0, 34),), (), people=((0, 21), (26, 33)))
    assert from_excerpt(excerpt, tokenizer).people == [(2, 4)]


def test_an_excerpt_gives_sentences_and_some_mentions(tokenizer: Tokenizer) -> None:
    text = "Ola Brandvold waited.\nShe left.\n"
    document = from_excerpt(
        Excerpt(
            doc="a_tale",
            text=text,
            sentences=((0, 21), (22, 31)),
            mentions=((0, 13, "person", 0), (0, 3, "person", 3), (22, 25, "person", 0)),
        ),
        tokenizer,
    )
    assert document.words == ["Ola", "Brandvold", "waited", ".", "She", "left", "."]
    assert document.sentence is not None
    assert document.sentence.tolist() == [1, 0, 0, 0, 1, 0, 0]
    assert document.mentions is not None
    assert [(m.start, m.end, m.type, m.entity) for m in document.mentions] == [
        (0, 2, 0, 0), (0, 1, 0, 3), (4, 5, 0, 0)]  # fmt: skip
    # What lies outside these may be a mention all the same.
    assert not document.all_mentions
    assert (document.names, document.upos, document.head) == (None, None, None)


@pytest.mark.parametrize("kind", ["PER", "ORG", "LOC", "MISC"])
def test_a_name_is_marked_with_its_beginning(kind: str) -> None:
    marks = np.full(6, UNKNOWN)
    mark_name(marks, (1, 4), kind)
    mark_name(marks, (4, 5), kind)
    begin, inside = NAME_LABELS.index(f"B-{kind}"), NAME_LABELS.index(f"I-{kind}")
    assert marks.tolist() == [UNKNOWN, begin, inside, inside, begin, UNKNOWN]


def test_labels_go_along_when_words_are_replaced() -> None:
    nothing = np.zeros(4, dtype=np.int64)
    b_per, i_per, b_org = map(NAME_LABELS.index, ("B-PER", "I-PER", "B-ORG"))
    document = Labelled(
        words=["Ola", "Brandvold", "told", "Vedra"],
        case=nothing,
        gap=nothing,
        quote=np.array([1, 2, 0, 0]),
        attributions=[Attributed((2, 3), ((1, 0, 2), (3, 3, 4)))],
        sentence=np.array([1, 0, 0, 1]),
        pos=np.array([5, 6, 7, UNKNOWN]),
        names=np.array([b_per, i_per, UNKNOWN, b_org]),
        upos=np.array([3, 4, 5, UNKNOWN]),
        head=np.array([2, 0, 2, UNKNOWN]),
        relation=np.array([1, 2, 3, UNKNOWN]),
        mentions=[Mention(0, 2, 0, 7), Mention(3, 4, 2, 8)],
        people=[(0, 2)],
    )
    words = ["Ama", "B", ".", "Osei", "Tutu", "told", "Vedra", "Pier"]
    new = np.arange(8)
    changed = remapped(document, [3, 2, 1, 2], words, case=new, gap=new + 1)
    assert changed.words == words
    assert changed.case.tolist() == new.tolist()
    assert changed.gap.tolist() == (new + 1).tolist()
    assert changed.quote.tolist() == [1, 1, 1, 2, 2, 0, 0, 0]
    assert changed.attributions == [Attributed((5, 6), ((1, 0, 5), (3, 6, 8)))]
    assert changed.sentence is not None
    assert changed.pos is not None
    assert changed.names is not None
    assert changed.sentence.tolist() == [1, 0, 0, 0, 0, 0, 1, 0]
    assert changed.pos.tolist() == [5, 5, 5, 6, 6, 7, UNKNOWN, UNKNOWN]
    i_org = NAME_LABELS.index("I-ORG")
    assert changed.names.tolist() == [b_per, *[i_per] * 4, UNKNOWN, b_org, i_org]
    assert changed.people == [(0, 5)]
    assert changed.mentions == [Mention(0, 5, 0, 7), Mention(6, 8, 2, 8)]
    # Of several words the first one stands in the tree.
    no = UNKNOWN
    assert changed.head is not None
    assert changed.upos is not None
    assert changed.relation is not None
    assert changed.head.tolist() == [5, no, no, 0, no, 5, no, no]
    assert changed.upos.tolist() == [3, no, no, 4, no, 5, no, no]
    assert changed.relation.tolist() == [1, no, no, 2, no, 3, no, no]
    # The document itself stays as it was.
    assert document.sentence is not None
    assert document.names is not None
    assert document.sentence.tolist() == [1, 0, 0, 1]
    assert document.names.tolist() == [b_per, i_per, UNKNOWN, b_org]


def test_gold_names_say_what_is_a_name_and_what_none(tokenizer: Tokenizer) -> None:
    text = "Ada Lind left Port Ellery on Monday with the Norlander Kestrel . Rain fell on Ives ."
    document, starts, ends = blank(text, tokenizer)
    gold = ((0, 8, "PER"), (14, 25, "LOC"), (45, 54, "OTH"))
    named = NamedDocument("pier", text, gold, ((65, 84),))
    assert names(with_names(document, starts, ends, named)) == [
        *("B-PER", "I-PER", "O", "B-LOC", "I-LOC", "O", "other", "O", "O", "other", "other", "O"),
        *("?", "?", "?", "?", "?"),
    ]
    assert document.people == [(0, 2)]
