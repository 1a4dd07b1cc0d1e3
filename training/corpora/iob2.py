"""Universal NER: hand-made names on EWT, one word a line.

A line is `number word tag - annotator`, parted by tabs; tags are O, and B- or I- with PER, ORG or
LOC. A sentence begins with `# sent_id = ...` and ends at an empty line.

References:
    Mayhew et al. (2024), "Universal NER: A Gold-Standard Multilingual Named Entity Recognition
    Benchmark", NAACL; IOB2: Tjong Kim Sang and Veenstra (1999).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora.packed import CorpusError, read_lines

_SENT_ID = "# sent_id = "


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence: its id in the treebank, its words, and each word's tag."""

    id: str
    words: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def names(self) -> list[tuple[int, int, str]]:
        """Each name's first word, the word after its last, and its kind; in text order."""
        found: list[tuple[int, int, str]] = []
        start = kind = None
        for place, tag in enumerate((*self.tags, "O")):
            position, _, own = tag.partition("-")
            if position == "I":
                continue
            if start is not None and kind is not None:
                found.append((start, place, kind))
            start, kind = (place, own) if position == "B" else (None, None)
        return found


def read_tagged(path: Path | str) -> Iterator[Tagged]:
    """Read the sentences of an IOB2 file, gzipped or not.

    Raises:
        CorpusError: The file is missing, or a line or a tag is not of the format; an `I-` must
            follow a tag of its own kind.
    """
    path = Path(path)
    name: str | None = None
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(read_lines(path), 1):
        if line.startswith("#"):
            if line.startswith(_SENT_ID):
                name = line.removeprefix(_SENT_ID).strip()
            continue
        if line.strip():
            fields = line.split("\t")
            if len(fields) < 3:
                raise CorpusError(path, f"line {number} is not `number word tag ...`: {line!r}")
            before = rows[-1][1] if rows else "O"
            if not _follows(fields[2], before):
                raise CorpusError(path, f"line {number}: {fields[2]!r} after {before!r}")
            rows.append((fields[1], fields[2]))
        elif rows:
            yield _sentence(path, name, rows)
            name, rows = None, []
    if rows:
        yield _sentence(path, name, rows)


def _follows(tag: str, before: str) -> bool:
    position, _, kind = tag.partition("-")
    if position == "I":
        return before in (f"B-{kind}", f"I-{kind}")
    return tag == "O" or (position == "B" and bool(kind))


def _sentence(path: Path, name: str | None, rows: list[tuple[str, str]]) -> Tagged:
    if name is None:
        raise CorpusError(path, f"a sentence without {_SENT_ID.strip()!r}: {rows[0][0]!r} ...")
    return Tagged(name, tuple(word for word, _ in rows), tuple(tag for _, tag in rows))
