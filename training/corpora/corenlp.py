"""The machine-made (silver) layer beside PolNeAR: tokens, sentences, names, coreference.

Two layouts are read alike. *Packed*: JSON lines, one article a line. *Public*: a compartment
folder such as `data/dev` with Stanford CoreNLP's `corenlp/NAME.txt.xml`.

References:
    Manning et al. (2014), "The Stanford CoreNLP Natural Language Processing Toolkit", ACL demos.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from training.corpora.packed import CorpusError, Span, read_rows


@dataclass(frozen=True, slots=True)
class Name:
    """A name, number or date. `start` and `end` count tokens, half-open."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Layer:
    """What CoreNLP found in one article.

    `tokens` are code points of the article's text; `sentences`, `names` and the mentions of
    `chains` count tokens. All are half-open. The first mention of a chain is the representative.
    Neighbouring tokens of one type and normalised value are one name, so two names side by side
    may have become one.
    """

    doc: str
    tokens: tuple[Span, ...]
    sentences: tuple[Span, ...]
    pos: tuple[str, ...]
    names: tuple[Name, ...]
    chains: tuple[tuple[Span, ...], ...]

    def span(self, start: int, end: int) -> Span:
        """Give the code points of the tokens `start` to `end` (half-open, not empty)."""
        return self.tokens[start][0], self.tokens[end - 1][1]


def read_layers(path: Path | str) -> Iterator[Layer]:
    """Read layers from a packed file or from a compartment folder of the public repository.

    Raises:
        CorpusError: The path is missing or malformed.
    """
    path = Path(path)
    if not path.is_dir():
        yield from _read_packed(path)
        return
    files = sorted((path / "corenlp").glob("*.txt.xml"))
    if not files:
        raise CorpusError(path, "no corenlp/*.txt.xml in it. Give a folder such as data/dev.")
    for file in files:
        yield read_xml(file)


def _read_packed(path: Path) -> Iterator[Layer]:
    for row in read_rows(path):
        try:
            yield Layer(
                doc=row["doc"],
                tokens=tuple((s, e) for s, e in row["tokens"]),
                sentences=tuple((s, e) for s, e in row["sentences"]),
                pos=tuple(row["pos"]),
                names=tuple(Name(s, e, kind) for s, e, kind in row["ner"]),
                chains=tuple(tuple((s, e) for s, e in chain) for chain in row["coref"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise CorpusError(path, f"a row lacks or misuses {error}") from error


def read_xml(path: Path) -> Layer:
    """Read one CoreNLP file.

    CoreNLP counts UTF-16 units. No PolNeAR article holds a character beyond the basic plane, so
    they are code points there.

    Raises:
        CorpusError: The file is missing, is not XML or lacks an element that CoreNLP writes.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise CorpusError(path, f"cannot be read ({error})") from error
    tokens: list[Span] = []
    sentences: list[Span] = []
    pos: list[str] = []
    names: list[Name] = []
    for sentence in root.iterfind("document/sentences/sentence"):
        first = len(tokens)
        kinds: list[tuple[str, str]] = []
        for token in sentence.iterfind("tokens/token"):
            begin = int(_field(path, token, "CharacterOffsetBegin"))
            tokens.append((begin, int(_field(path, token, "CharacterOffsetEnd"))))
            pos.append(_field(path, token, "POS"))
            kinds.append((_field(path, token, "NER"), token.findtext("NormalizedNER") or ""))
        for (kind, _), run in groupby(enumerate(kinds, first), key=lambda pair: pair[1]):
            places = [place for place, _ in run]
            if kind != "O":
                names.append(Name(places[0], places[-1] + 1, kind))
        sentences.append((first, len(tokens)))
    chains = []
    for chain in root.iterfind("document/coreference/coreference"):
        mentions = sorted(
            chain.iterfind("mention"), key=lambda mention: mention.get("representative") != "true"
        )
        spans = []
        for mention in mentions:
            first = sentences[int(_field(path, mention, "sentence")) - 1][0]
            start = first + int(_field(path, mention, "start")) - 1
            spans.append((start, first + int(_field(path, mention, "end")) - 1))
        chains.append(tuple(spans))
    return Layer(
        doc=path.name.removesuffix(".txt.xml"),
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        pos=tuple(pos),
        names=tuple(names),
        chains=tuple(chains),
    )


def _field(path: Path, element: ElementTree.Element, name: str) -> str:
    value = element.findtext(name)
    if value is None:
        raise CorpusError(path, f"a <{element.tag}> has no <{name}>")
    return value
