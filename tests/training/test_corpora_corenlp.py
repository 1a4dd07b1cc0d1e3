"""The CoreNLP layer in both layouts, on an invented article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.corpora.corenlp import Layer, Name, read_layers
from training.corpora.packed import CorpusError

WORDS = [  # of "Ada Marsh left 3 May 2031. She waved."
    ("Ada", 0, 3, "NNP", "PERSON", None),
    ("Marsh", 4, 9, "NNP", "PERSON", None),
    ("left", 10, 14, "VBD", "O", None),
    ("3", 15, 16, "CD", "DATE", "2031-05-03"),
    ("May", 17, 20, "NNP", "DATE", "2031-05-03"),
    ("2031", 21, 25, "CD", "DATE", "2031"),
    (".", 25, 26, ".", "O", None),
    ("She", 27, 30, "PRP", "O", None),
    ("waved", 31, 36, "VBD", "O", None),
    (".", 36, 37, ".", "O", None),
]
SENTENCES = [(0, 7), (7, 10)]
EXPECTED = Layer(
    doc="gazette_2031-05-02_marsh",
    tokens=tuple((a, b) for _, a, b, *_ in WORDS),
    sentences=tuple(SENTENCES),
    pos=tuple(w[3] for w in WORDS),
    names=(Name(0, 2, "PERSON"), Name(3, 5, "DATE"), Name(5, 6, "DATE")),
    chains=(((0, 2), (7, 8)),),
)


def xml() -> str:
    def token(word: tuple[str, int, int, str, str, str | None]) -> str:
        form, begin, end, pos, ner, normal = word
        extra = f"<NormalizedNER>{normal}</NormalizedNER>" if normal else ""
        return (
            f"<token><word>{form}</word><CharacterOffsetBegin>{begin}</CharacterOffsetBegin>"
            f"<CharacterOffsetEnd>{end}</CharacterOffsetEnd><POS>{pos}</POS><NER>{ner}</NER>"
            f"{extra}</token>"
        )

    sentences = "".join(
        f"<sentence><tokens>{''.join(map(token, WORDS[a:b]))}</tokens></sentence>"
        for a, b in SENTENCES
    )
    # the representative mention need not come first in the file
    chain = (
        "<coreference><mention><sentence>2</sentence><start>1</start><end>2</end></mention>"
        '<mention representative="true"><sentence>1</sentence><start>1</start><end>3</end>'
        "</mention></coreference>"
    )
    return (
        f"<root><document><sentences>{sentences}</sentences>"
        f"<coreference>{chain}</coreference></document></root>"
    )


def test_both_layouts_give_the_same_layer(tmp_path: Path) -> None:
    row = {
        "doc": EXPECTED.doc,
        "tokens": EXPECTED.tokens,
        "sentences": SENTENCES,
        "pos": EXPECTED.pos,
        "ner": [[0, 2, "PERSON"], [3, 5, "DATE"], [5, 6, "DATE"]],
        "coref": [[[0, 2], [7, 8]]],
    }
    (tmp_path / "corenlp-dev.jsonl").write_text(json.dumps(row), encoding="utf-8")
    folder = tmp_path / "dev"
    (folder / "corenlp").mkdir(parents=True)
    (folder / "corenlp" / f"{EXPECTED.doc}.txt.xml").write_text(xml(), encoding="utf-8")
    assert list(read_layers(tmp_path / "corenlp-dev.jsonl")) == [EXPECTED]
    assert list(read_layers(folder)) == [EXPECTED]
    assert EXPECTED.span(0, 2) == (0, 9)


def test_xml_without_an_offset_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corenlp").mkdir()
    broken = xml().replace("<CharacterOffsetEnd>9</CharacterOffsetEnd>", "")
    (tmp_path / "corenlp" / "x.txt.xml").write_text(broken, encoding="utf-8")
    with pytest.raises(CorpusError, match="CharacterOffsetEnd"):
        list(read_layers(tmp_path))
