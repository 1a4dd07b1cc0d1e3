"""Score who a record says speaks, how well identified, and in which mode: the definitions.

Attributions are paired as `bench.scorer` pairs them. Then, over gold attributions:

* `speaker`: of those with a gold speaker, a pair was made and the record's speaker bears the same
  name. Names are compared folded (case, accents, titles and punctuation aside). The record's name
  must be a form of the gold entity's; or one of its aliases must be, and neither its name nor an
  alias a form that other gold entities have and this one has not.
* `by name`, `by pronoun`, `by phrase`: the same, by what the gold source's words are.
* `full name`: of those whose gold speaker is a person with a name of two words or more, the
  record's speaker has that very name.
* `abstained`: of those with a gold speaker, a pair was made and the record names no speaker.
* `rightly no speaker`: of those without a gold speaker, a pair was made and the record names none.
* `grade`, `mode`: of all paired, equal to the gold's.
* `nested`: attributions with a parent whose cue overlaps a gold nested one's, the parents paired.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.given_records import GivenEntity, GivenRecord
from bench.intervals import ratio_interval
from bench.scorer import Span, precision_recall_f1, score_document
from bench.speaker_gold import GoldEntity, SpeakerGold

HOWS = ("name", "pronoun", "phrase")
FIGURES = (
    "speaker",
    *(f"by {how}" for how in HOWS),
    "full name",
    "abstained",
    "rightly no speaker",
    "grade",
    "mode",
)

_TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady president presidents former vice governor gov senator sen "
    "sens representative rep reps congressman congresswoman secretary minister prime general gen "
    "lieutenant lt colonel col major maj captain capt sergeant judge justice mayor chancellor king "
    "queen prince princess pope imam ayatollah sheikh grand republican democratic democrat nominee "
    "candidate the a an".split()
)
_PRONOUNS = frozenset("he she they it i we you who him her them his their its".split())
_POSSESSIVE_OR_MARK = re.compile(r"'s\b|[^\w\s]")
_NAMED = re.compile(r"(?<!^)\b[A-Z]|^[A-Z][a-z]+$")


@dataclass(frozen=True, slots=True)
class JudgedSpeaker:
    """What became of one gold attribution.

    Attributes:
        how: What the source's words are, one of `HOWS`.
        paired: Whether the record has an attribution for it.
        spoken: Whether gold has a speaker for it.
        answered: Whether the record names a speaker for it.
        right: Whether that is the gold speaker.
        full: Whether it bears the fullest name; None where gold has no full name.
        confidence: The record's confidence in the speaker, from 0 to 1.
        grade: Gold's and the record's.
        mode: Gold's and the record's.
        wanted: Name of the gold speaker.
        given: Name of the record's speaker.
        source: The source's words.
    """

    how: str
    paired: bool
    spoken: bool
    answered: bool
    right: bool
    full: bool | None
    confidence: float | None
    grade: tuple[str, str | None]
    mode: tuple[str, str | None]
    wanted: str | None
    given: str | None
    source: str


@dataclass(frozen=True, slots=True)
class RecordScore:
    """One document: what became of each gold attribution, and its nested ones' counts."""

    doc: str
    rows: tuple[JudgedSpeaker, ...]
    nested_hits: int
    nested_given: int
    nested_gold: int


def fold(name: str) -> str:
    """Write a name without case, accents, titles, possessive and marks; all titles stay as is."""
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).lower().replace("’", "'")
    words = _POSSESSIVE_OR_MARK.sub(" ", plain).split()
    return " ".join([w for w in words if w not in _TITLES] or words)


def kind_of_source(words: str) -> str:
    """Tell whether the words of a source are a `pronoun`, hold a `name` or are a `phrase`."""
    if words.lower().strip() in _PRONOUNS:
        return "pronoun"
    return "name" if _NAMED.search(words.strip()) else "phrase"


def score_record(gold: SpeakerGold, record: GivenRecord) -> RecordScore:
    """Compare a record with an article's gold speakers.

    Raises:
        ValueError: A span does not lie inside the article's text.
    """
    text = gold.article.text
    paired = score_document(
        gold.doc, text, [row.attribution for row in gold.rows], record.attributions
    )
    partners = [score.predicted for score in paired.gold]
    forms = {id_: {fold(form) for form in e.forms} for id_, e in gold.cast.items()}
    rows = []
    for row, place in zip(gold.rows, partners, strict=True):
        given = None if place is None else record.attributions[place]
        wanted = None if row.speaker is None else gold.cast[row.speaker]
        entity = record.cast.get(given.speaker) if given and given.speaker else None
        right = wanted is not None and entity is not None and _same(wanted, entity, forms)
        source = " ".join(text[start:end] for start, end in row.attribution.source)
        rows.append(
            JudgedSpeaker(
                how=kind_of_source(source),
                paired=given is not None,
                spoken=wanted is not None,
                answered=given is not None and given.speaker is not None,
                right=right,
                full=_full(wanted, entity),
                confidence=given.speaker_confidence if given else None,
                grade=(row.grade, given.grade if given else None),
                mode=(row.mode, given.mode if given else None),
                wanted=wanted.name if wanted else None,
                given=entity.name if entity else None,
                source=source,
            )
        )
    inner = [a for a in record.attributions if a.parent]
    hits = _nested_hits(gold, record, partners)
    return RecordScore(gold.doc, tuple(rows), hits, len(inner), len(gold.nested))


def _same(wanted: GoldEntity, given: GivenEntity, forms: Mapping[str, set[str]]) -> bool:
    own = forms[wanted.id]
    others = set().union(*(f for id_, f in forms.items() if id_ != wanted.id)) - own
    name = fold(given.name)
    borne = {name, *(fold(alias) for alias in given.aliases)}
    return name in own or bool(borne & own and not borne & others)


def _full(wanted: GoldEntity | None, given: GivenEntity | None) -> bool | None:
    if wanted is None or wanted.type != "person" or len(fold(wanted.name).split()) < 2:
        return None
    return given is not None and fold(given.name) == fold(wanted.name)


def _nested_hits(gold: SpeakerGold, record: GivenRecord, partners: Sequence[int | None]) -> int:
    parent_of = {
        record.attributions[place].id: row
        for row, place in enumerate(partners)
        if place is not None
    }
    free = [a for a in record.attributions if a.parent]
    hits = 0
    for nested in gold.nested:
        for attribution in free:
            row = parent_of.get(attribution.parent or "")
            if row is not None and row == nested.parent and _overlap(attribution.cue, nested.cue):
                free.remove(attribution)
                hits += 1
                break
    return hits


def _overlap(one: Iterable[Span], other: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def counts_of(name: str, rows: Iterable[JudgedSpeaker]) -> tuple[int, int]:
    """Count one of `FIGURES`: the hits, and what they are out of."""
    if name in ("grade", "mode"):
        both = [getattr(row, name) for row in rows if row.paired]
        return sum(gold == given for gold, given in both), len(both)
    if name == "rightly no speaker":
        of = [row for row in rows if not row.spoken]
        return sum(row.paired and not row.answered for row in of), len(of)
    of = [row for row in rows if row.spoken]
    if name == "abstained":
        return sum(row.paired and not row.answered for row in of), len(of)
    if name == "full name":
        full = [row.full for row in of if row.full is not None]
        return sum(full), len(full)
    if name.startswith("by "):
        of = [row for row in of if row.how == name.removeprefix("by ")]
    return sum(row.right for row in of), len(of)


def summarise_records(scores: Sequence[RecordScore]) -> dict[str, Any]:
    """Sum up documents into one JSON-ready object.

    Returns:
        `documents`, `attributions`, `with a speaker`, `paired` (counts); `figures`: each of
        `FIGURES` -> `share` (None over nothing), `hits`, `of` and the 95 % `interval` over
        documents; `answered`: of those with a gold speaker that are paired and answered, how many
        are right; `nested`: precision, recall and f1.
    """
    rows = [row for score in scores for row in score.rows]
    figures = {}
    for name in FIGURES:
        counts = [counts_of(name, score.rows) for score in scores]
        hits, of = (sum(part) for part in zip(*counts, strict=True)) if counts else (0, 0)
        figures[name] = {
            "share": hits / of if of else None,
            "hits": hits,
            "of": of,
            "interval": ratio_interval([h for h, _ in counts], [n for _, n in counts]),
        }
    answered = [row for row in rows if row.spoken and row.answered]
    return {
        "documents": len(scores),
        "attributions": len(rows),
        "with a speaker": sum(row.spoken for row in rows),
        "paired": sum(row.paired for row in rows),
        "figures": figures,
        "answered": {"right": sum(row.right for row in answered), "of": len(answered)},
        "nested": precision_recall_f1(
            sum(score.nested_hits for score in scores),
            sum(score.nested_given for score in scores),
            sum(score.nested_gold for score in scores),
        ),
    }
