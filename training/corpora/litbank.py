"""LitBank: older fiction with people, places and things and who is who among them.

References:
    Bamman, Lewke and Mansoor (2020), "An Annotated Dataset of Coreference in English Literature".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora.packed import CorpusError, Span, read_rows

TYPES = {
    "PER": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "VEH": "object",
}
"""LitBank's categories in GUM's words."""

_NO_SPACE_BEFORE = frozenset(". , ; : ! ? ) ] ' 's n't 'll 've 're 'd 'm ’ ’s".split())
_NO_SPACE_AFTER = frozenset("( [ ` $".split())


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An excerpt with its text set from the tokens, one sentence a line.

    `sentences`, `mentions` and `people` are code points of the text, half-open; a mention comes
    with its type and with the number of its entity. Mentions that refer to nothing by themselves
    are left out. `people` are the mentions of persons that hold a name.
    """

    doc: str
    text: str
    sentences: tuple[Span, ...]
    mentions: tuple[tuple[int, int, str, int], ...]
    people: tuple[Span, ...] = ()


def read_excerpts(path: Path | str) -> Iterator[Excerpt]:
    """Read the packed file.

    Raises:
        CorpusError: The path is missing or malformed.
    """
    path = Path(path)
    for row in read_rows(path):
        try:
            yield _excerpt(row)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise CorpusError(path, f"a row lacks or misuses {error}") from error


def _excerpt(row: dict[str, list[list[object]]]) -> Excerpt:
    text = ""
    places: list[list[Span]] = []
    for sentence in row["sentences"]:
        own: list[Span] = []
        open_mark = False
        for token in map(str, sentence):
            glued = token in _NO_SPACE_BEFORE or (token in "\"''" and open_mark)
            if own and not glued and text[-1] not in _NO_SPACE_AFTER and not text.endswith("\0"):
                text += " "
            text = text.removesuffix("\0")
            own.append((len(text), len(text) + len(token)))
            text += token
            if token == '"':
                open_mark = not open_mark
                text += "\0" if open_mark else ""
        text = text.removesuffix("\0") + "\n"
        places.append(own)
    numbers: dict[str, int] = {}
    mentions, people = [], []
    for sentence_at, first, last, category, kind, entity in row["mentions"]:
        own = places[int(str(sentence_at))]
        start, end = own[int(str(first))][0], own[int(str(last)) - 1][1]
        if (category, kind) == ("PER", "PROP"):
            people.append((start, end))
        if entity is None:
            continue
        number = numbers.setdefault(str(entity), len(numbers))
        mentions.append((start, end, TYPES[str(category)], number))
    return Excerpt(
        doc=str(row["doc"]),
        text=text,
        sentences=tuple((own[0][0], own[-1][1]) for own in places if own),
        mentions=tuple(sorted(mentions, key=lambda m: (m[0], -m[1]))),
        people=tuple(sorted(people)),
    )
