"""GUM and EWT: English with hand-made sentences and syntax, in CoNLL-U.

Two layouts are read alike: *packed* files (`train.conllu.gz`) or EWT's released
`en_ewt-ud-train.conllu` with many documents each; and GUM's repository, one file a document in
`dep/`, sorted into splits by `splits.md`. The lines are parsed by the `conllu` library.

References:
    Zeldes (2017), "The GUM Corpus"; Silveira et al. (2014), "A Gold Standard Dependency Corpus
    for English"; format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import conllu

from training.corpora.packed import CorpusError, Span, read_lines

SHARED_GENRES = frozenset({"academic", "bio", "court", "interview", "news", "voyage"})
"""Genres of GUM whose texts are CC BY or CC BY-SA (its LICENSE.txt). Of the others some forbid
commercial use, some name no licence; shipped weights learn from none of them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `start` and `end` are code points of the document's text, half-open.

    `head` is the place of the head in the sentence, from 0; None for the root. Words of one
    written token such as *don't* have its parts where they spell it, else all of it.
    `discourse` is GUM's `Discourse=` value: a discourse unit starts here. `entity` is its
    `Entity=` value: mentions open or close here (see `training.corpora.mentions`).
    """

    form: str
    start: int
    end: int
    upos: str
    xpos: str
    head: int | None
    relation: str
    discourse: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: code points of the document's text, half-open, and its words in order."""

    id: str
    start: int
    end: int
    words: tuple[Word, ...]
    opens_paragraph: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its text put together again.

    Paragraphs are parted by an empty line and sentences by one blank (none where the last word
    says `SpaceAfter=No`); the corpus keeps no more of the original white space.
    """

    doc: str
    text: str
    sentences: tuple[Sentence, ...]

    @property
    def genre(self) -> str:
        """Second part of a GUM name: `news` of `GUM_news_expo`; empty for other corpora."""
        return self.doc.split("_")[1] if self.doc.startswith("GUM_") else ""


def read_documents(path: Path | str, *, split: str | None = None) -> Iterator[Document]:
    """Read documents from a CoNLL-U file, gzipped or not, or from a checkout of GUM.

    Args:
        path: A file, or the folder that holds GUM's `dep/` and `splits.md`.
        split: For a folder: which list of `splits.md` to read, such as `train`. Documents of the
            list that are not in `dep/`, and those whose text is blanked, are left out.

    Raises:
        CorpusError: The path is missing or malformed, or the folder is given without a split.
    """
    path = Path(path)
    if not path.is_dir():
        yield from _documents(path)
        return
    for name in _split_names(path / "splits.md", split):
        file = path / "dep" / f"{name}.conllu"
        # The reddit texts are blanked in the public repository.
        if file.is_file() and not name.startswith("GUM_reddit_"):
            yield from _documents(file)


def shared_licence_only(documents: Iterable[Document]) -> Iterator[Document]:
    """Keep the GUM documents whose text is CC BY or CC BY-SA, by the genre in their names.

    A document that is not GUM's is refused rather than kept or dropped silently.

    Raises:
        CorpusError: A document's name does not start with `GUM_`.
    """
    for document in documents:
        if not document.genre:
            raise CorpusError(document.doc, "not a GUM document, so its genre is not known")
        if document.genre in SHARED_GENRES:
            yield document


def _split_names(path: Path, split: str | None) -> list[str]:
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in read_lines(path):
        if heading := re.match(r"##\s+(\S+)", line):
            current = lists.setdefault(heading[1], [])
        elif item := re.match(r"\s*\*\s+(\S+)", line):
            current.append(item[1])
    if split not in lists:
        raise CorpusError(path, f"no split {split!r}; it names {', '.join(sorted(lists))}")
    return lists[split]


def _blocks(path: Path) -> Iterator[str]:
    """Sentences as text, one by one: the library's own reader wants an open file, not gzip."""
    block: list[str] = []
    for line in read_lines(path):
        if line.strip():
            block.append(line)
        elif block:
            yield "\n".join(block) + "\n\n"
            block = []
    if block:
        yield "\n".join(block) + "\n\n"


def _documents(path: Path) -> Iterator[Document]:
    builder: _Builder | None = None
    for block in _blocks(path):
        try:
            [sentence] = conllu.parse(block)
        except (conllu.exceptions.ParseException, ValueError) as error:
            raise CorpusError(path, f"not CoNLL-U: {block.splitlines()[0]!r} ({error})") from error
        if (name := _metadata(sentence, "newdoc")) is not None:
            if builder is not None:
                yield builder.document()
            builder = _Builder(name)
        if builder is None:
            raise CorpusError(path, "a sentence stands before the first '# newdoc id = ...'")
        builder.add(sentence)
    if builder is not None:
        yield builder.document()


def _metadata(sentence: conllu.TokenList, key: str) -> str | None:
    for name in (f"{key} id", key):
        if name in sentence.metadata:
            return sentence.metadata[name] or ""
    return None


class _Builder:
    """Puts a document together sentence by sentence."""

    def __init__(self, doc: str) -> None:
        self.doc = doc
        self.text = ""
        self.sentences: list[Sentence] = []
        self.gap = ""

    def document(self) -> Document:
        return Document(self.doc, self.text, tuple(self.sentences))

    def add(self, sentence: conllu.TokenList) -> None:
        opens = not self.sentences or _metadata(sentence, "newpar") is not None
        if self.sentences:
            self.text += "\n\n" if opens else self.gap
        start = len(self.text)
        # id of a syntactic word -> its place; ids such as 8.1 are words that are not written
        places = {
            token["id"]: place
            for place, token in enumerate(t for t in sentence if isinstance(t["id"], int))
        }
        spans: dict[int, Span] = {}
        gap = ""
        for token in sentence:
            ids, between = token["id"], "-"
            if isinstance(ids, tuple):
                first, between, last = ids
            else:
                first = last = ids
            if between == "." or first in spans:
                continue
            self.text += gap
            begin = len(self.text)
            self.text += token["form"]
            gap = "" if (token["misc"] or {}).get("SpaceAfter") == "No" else " "
            spans |= _parts(sentence, first, last, begin, token["form"])
        words = tuple(
            Word(
                form=token["form"],
                start=spans[token["id"]][0],
                end=spans[token["id"]][1],
                upos=token["upos"],
                xpos=token["xpos"] or "",
                head=places.get(token["head"]),
                relation=token["deprel"],
                discourse=(token["misc"] or {}).get("Discourse"),
                entity=(token["misc"] or {}).get("Entity"),
            )
            for token in sentence
            if token["id"] in places
        )
        self.gap = gap
        self.sentences.append(
            Sentence(sentence.metadata["sent_id"], start, len(self.text), words, opens)
        )


def _parts(
    sentence: conllu.TokenList, first: int, last: int, begin: int, written: str
) -> dict[int, Span]:
    """Spans of the words `first` to `last` (both included) that are written as one token."""
    forms = [t["form"] for t in sentence if isinstance(t["id"], int) and first <= t["id"] <= last]
    if "".join(forms) != written:
        return dict.fromkeys(range(first, last + 1), (begin, begin + len(written)))
    spans = {}
    for place, form in enumerate(forms, first):
        spans[place] = begin, begin + len(form)
        begin += len(form)
    return spans
