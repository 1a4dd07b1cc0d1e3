"""Universal NER's names laid on the English Web Treebank's documents, by sentence id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from training.corpora.conllu import Document
from training.corpora.iob2 import Tagged
from training.corpora.packed import CorpusError, Span


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document with its gold names: code points, half-open, and kind.

    `left_out` are the spans of sentences whose gold names are not known.
    """

    doc: str
    text: str
    names: tuple[tuple[int, int, str], ...]
    left_out: tuple[Span, ...]


def join(documents: Iterable[Document], tagged: Mapping[str, Tagged]) -> list[NamedDocument]:
    """Put the names onto the documents' texts, by sentence id.

    Raises:
        CorpusError: No sentence is in both.
    """
    joined, sentences, out = [], 0, 0
    for document in documents:
        names: list[tuple[int, int, str]] = []
        left_out: list[Span] = []
        for sentence in document.sentences:
            sentences += 1
            row = tagged.get(sentence.id)
            if row is None or row.words != tuple(word.form for word in sentence.words):
                left_out.append((sentence.start, sentence.end))
                continue
            words = sentence.words
            names += [(words[a].start, words[b - 1].end, kind) for a, b, kind in row.names]
        out += len(left_out)
        joined.append(NamedDocument(document.doc, document.text, tuple(names), tuple(left_out)))
    if out == sentences:
        raise CorpusError("names and treebank", "no sentence has the same id and words in both")
    return joined
