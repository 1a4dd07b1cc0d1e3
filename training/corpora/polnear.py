"""PolNeAR: who says what in political news, marked by hand.

Two layouts are read alike. *Packed*: JSON lines, one article (and annotator) a line. *Public*: a
compartment folder of the repository `networkdynamics/PolNeAR` such as `data/dev`, with
`text/NAME.txt` and brat standoff files `attributions/NAME_ANNOTATOR.ann`, and `metadata.tsv` one
level up.

References:
    Newell, Margolin and Ruths (2018), "An Attribution Relations Corpus for Political News", LREC.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora.packed import CorpusError, Span, read_lines, read_rows

ROLES = ("source", "cue", "content")
MARKS = ("Discuss", "Discard")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. Spans stand in the annotation file's order, which is rarely not sorted."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Spans that an annotator labelled `Discuss` or `Discard`, without making them a role."""

    type: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as one annotator marked it.

    `publisher`, `date`, `title` and `author` are None where the corpus gives none; `split` is None
    where the file does not say it.
    """

    doc: str
    text: str
    annotator: str
    attributions: tuple[Attribution, ...]
    marks: tuple[Mark, ...] = ()
    publisher: str | None = None
    date: str | None = None
    title: str | None = None
    author: str | None = None
    split: str | None = None


def read_articles(path: Path | str, *, all_annotators: bool = False) -> Iterator[Article]:
    """Read articles from a packed file or from a compartment folder of the public repository.

    Args:
        path: `dev.jsonl.gz`, `dev.jsonl` or `.../data/dev`.
        all_annotators: In a folder, give every annotator's copy of an article instead of the first
            by name. A packed file gives what it holds.

    Raises:
        CorpusError: The path is missing or malformed, or a span does not lie inside its text.
    """
    path = Path(path)
    return _read_folder(path, all_annotators) if path.is_dir() else _read_packed(path)


def _read_packed(path: Path) -> Iterator[Article]:
    for row in read_rows(path):
        try:
            article = Article(
                doc=row["doc"],
                text=row["text"],
                annotator=row.get("annotator", ""),
                attributions=tuple(
                    Attribution(a["id"], *(_spans(a[role]) for role in ROLES))
                    for a in row["attributions"]
                ),
                marks=tuple(Mark(m["type"], _spans(m["spans"])) for m in row.get("marks", ())),
                **{k: row.get(k) for k in ("publisher", "date", "title", "author", "split")},
            )
        except (KeyError, TypeError) as error:
            raise CorpusError(path, f"a row lacks or misuses {error}") from error
        _check(path, article)
        yield article


def _spans(pairs: Iterable[Any]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs)


def _read_folder(folder: Path, all_annotators: bool) -> Iterator[Article]:
    metadata = _read_metadata(folder.parent / "metadata.tsv")
    files: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for path in (folder / "attributions").glob("*.ann"):
        doc, _, annotator = path.stem.rpartition("_")
        files[doc].append((annotator, path))
    if not files:
        raise CorpusError(folder, "no attributions/*.ann in it. Give a folder such as data/dev.")
    for doc, copies in sorted(files.items()):
        # newline="": offsets count the characters of the file as it is
        with (folder / "text" / f"{doc}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        about = metadata.get(doc, {})
        for annotator, path in sorted(copies)[: None if all_annotators else 1]:
            attributions, marks = _read_standoff(path)
            article = Article(
                doc=doc,
                text=text,
                annotator=annotator,
                attributions=attributions,
                marks=marks,
                publisher=about.get("publisher"),
                date=about.get("publication_date"),
                title=about.get("title"),
                author=about.get("author"),
                split=about.get("compartment"),
            )
            _check(path, article)
            yield article


def _read_metadata(path: Path) -> dict[str, dict[str, str | None]]:
    if not path.is_file():
        return {}
    rows = csv.DictReader(read_lines(path), delimiter="\t")
    return {
        row["filename"]: {k: None if v in ("", "None") else v for k, v in row.items()}
        for row in rows
    }


def _read_standoff(path: Path) -> tuple[tuple[Attribution, ...], tuple[Mark, ...]]:
    """Read one brat file: `T` lines are spans, `E` lines give them roles in an attribution.

    A span's pieces are parted by semicolons. The event line decides the role, not the type that
    the span line names; events with neither cue nor content are left out.
    """
    spans: dict[str, tuple[str, tuple[Span, ...]]] = {}
    events: list[tuple[str, list[tuple[str, str]]]] = []
    for number, line in enumerate(read_lines(path), 1):
        name, *fields = line.rstrip("\r").split("\t")
        try:
            if name.startswith("T"):
                kind, _, pieces = fields[0].partition(" ")
                spans[name] = kind, _spans(piece.split() for piece in pieces.split(";"))
            elif name.startswith("E"):
                pairs = [pair.split(":") for pair in fields[0].split()[1:]]
                # brat numbers a role that comes again: Source, Source2
                roles = [(re.sub(r"\d+$", "", role).lower(), target) for role, target in pairs]
                events.append((name, roles))
        except (IndexError, ValueError) as error:
            raise CorpusError(path, f"line {number} is not brat standoff: {line!r}") from error
    attributions = []
    used = set()
    for name, roles in events:
        found: dict[str, tuple[Span, ...]] = dict.fromkeys(ROLES, ())
        for role, target in roles:
            if role not in found or target not in spans:
                raise CorpusError(path, f"event {name} names {role}:{target}, which is unknown")
            found[role] += spans[target][1]
            used.add(target)
        if found["cue"] or found["content"]:
            attributions.append(Attribution(name, **found))
    marks = tuple(
        Mark(kind, pieces)
        for name, (kind, pieces) in spans.items()
        if kind in MARKS and name not in used
    )
    return tuple(attributions), marks


def _check(path: Path, article: Article) -> None:
    for attribution in article.attributions:
        for start, end in attribution.source + attribution.cue + attribution.content:
            if not 0 <= start < end <= len(article.text):
                raise CorpusError(
                    path,
                    f"{article.doc} {attribution.id}: span {start}:{end} is not inside the text "
                    f"({len(article.text)} code points)",
                )
