"""Who speaks in some articles of PolNeAR dev: the gold rows of `speakers/dev.jsonl`.

The file's own README defines cast, speaker, grade and mode. Its rows name an article's
attributions by their place: `a1` is the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora.packed import CorpusError, Span, read_rows
from training.corpora.polnear import Article, Attribution, read_articles


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One of the gold cast: its fullest name and the other forms that the text has."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """One attribution of the article: who speaks (None for nobody identifiable), grade, mode."""

    attribution: Attribution
    speaker: str | None
    grade: str
    mode: str


@dataclass(frozen=True, slots=True)
class GoldNested:
    """An attribution inside another one's content; `parent` counts in `SpeakerGold.rows`."""

    parent: int | None
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SpeakerGold:
    """One article with its cast, its attributions in the article's order, and the nested ones."""

    article: Article
    cast: Mapping[str, GoldEntity]
    rows: Sequence[GoldSpeaker]
    nested: Sequence[GoldNested] = ()

    @property
    def doc(self) -> str:
        """Name of the article."""
        return self.article.doc


def article_path(data: Path) -> Path:
    """PolNeAR dev in the folder of corpora."""
    return data / "polnear" / "dev.jsonl.gz"


def speakers_path(data: Path) -> Path:
    """The gold speakers in the folder of corpora."""
    return data / "speakers" / "dev.jsonl"


def read_speakers(articles: Path, speakers: Path) -> list[SpeakerGold]:
    """Read the articles that have gold speakers, in the order of the speakers' file.

    Raises:
        CorpusError: A file is missing or malformed, or names what the other does not have.
    """
    by_name = {article.doc: article for article in read_articles(articles)}
    found = []
    for row in read_rows(speakers):
        try:
            doc = row["doc"]
            if doc not in by_name:
                raise CorpusError(speakers, f"{doc} is not among the articles of {articles}")
            found.append(_joined(by_name[doc], row))
        except (KeyError, TypeError) as error:
            raise CorpusError(speakers, f"a row lacks or misuses {error}") from error
    return found


def _joined(article: Article, row: dict) -> SpeakerGold:  # type: ignore[type-arg]
    facts = {fact["id"]: fact for fact in row["attributions"]}
    cast = {
        e["id"]: GoldEntity(e["id"], e["type"], e["name"], tuple(e["aliases"])) for e in row["cast"]
    }
    rows, places = [], {}
    for number, attribution in enumerate(article.attributions, 1):
        fact = facts.get(f"a{number}")
        if fact is not None:
            places[fact["id"]] = len(rows)
            rows.append(
                GoldSpeaker(attribution, fact["speaker"] or None, fact["grade"], fact["mode"])
            )
    nested = [
        GoldNested(places.get(n["parent"]), tuple((int(a), int(b)) for a, b in n["cue"]))
        for n in row.get("nested", ())
    ]
    return SpeakerGold(article, cast, tuple(rows), tuple(nested))
