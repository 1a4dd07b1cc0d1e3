"""Names in EWT's training part, which Universal NER's copy here lacks.

A tab-separated table, `document start end kind`: half-open code points of the document's text as
`training.corpora.conllu` puts it together; the kind is PER, ORG, LOC, `none` (a proper noun that is
none of them) or `unclear`. All runs of proper nouns have a row, or words of theirs are in one. The
kinds were given to strings by one reading with a language model, then corrected by context, with
their spans, by another, after the names that Universal NER has on EWT's dev part; there was no
second annotator. What is no proper noun was looked at only in sentences that have one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from training.corpora.packed import CorpusError, read_lines

KINDS = frozenset({"PER", "ORG", "LOC", "none", "unclear"})
EWT_NAMES = Path(__file__).parents[1] / "data" / "ewt-train-names.tsv.gz"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name or a run of proper nouns: half-open code points of its document, and its kind."""

    start: int
    end: int
    kind: str


def read_name_kinds(path: Path = EWT_NAMES) -> Mapping[str, list[KnownName]]:
    """Read the table; return the rows of each document in their order.

    Raises:
        CorpusError: The file is missing, or a line is not of the format.
    """
    found: dict[str, list[KnownName]] = {}
    for number, line in enumerate(read_lines(path), 1):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 4 or fields[3] not in KINDS or not (fields[1] + fields[2]).isdigit():
            raise CorpusError(path, f"line {number} is not `document start end kind`: {line!r}")
        found.setdefault(fields[0], []).append(KnownName(int(fields[1]), int(fields[2]), fields[3]))
    return found
