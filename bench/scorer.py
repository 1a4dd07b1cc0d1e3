"""Score attributions against gold ones: the definitions.

Before anything is compared, a span loses the white space, quotation marks and punctuation at its
two edges, and spans of one field that only such characters part are joined: whether the comma
belongs to the quotation is nobody's error. A cue that is nothing else (a colon, a dash) stays.

Pairs of a gold and a predicted attribution are made one to one, greedily: nearest cues first (Dice
of their characters), then most characters shared in cue and content, then text order. A pair needs
a shared character in the cue or in the content.

Measures, each with precision, recall and F1 over all documents:

* `found`: a pair was made.
* `cue exact`, `source exact`, `content exact`, `all exact`: in a pair, the spans are equal; no
  source on either side counts as equal.
* `source overlap`, `content overlap`: in a pair, Dice of the characters; summed. `all overlap` is
  the mean of the Dice of cue, source and content.

Kinds repeat the recall: `direct`, `mixed` and `indirect` by the share of the gold content's letters
and digits that stand within double quotation marks, and `no source` for gold without one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Span = tuple[int, int]

FIELDS = ("cue", "source", "content")
MEASURES = (
    "found",
    "cue exact",
    "source exact",
    "content exact",
    "all exact",
    "source overlap",
    "content overlap",
    "all overlap",
)
KINDS = ("direct", "mixed", "indirect", "no source")
KIND_MEASURES = ("found", "source exact", "content exact", "all exact", "all overlap")

# Straight and curly double marks and guillemets, and the single marks that are trimmed with them.
_OPENING = frozenset("“«")
_CLOSING = frozenset("”»")
_EDGE = frozenset(" \t\r\n\u00a0") | _OPENING | _CLOSING | frozenset("\"'‘’.,;:!?()[]*—–-")
# Shares of a content's letters within quotation marks, above and below which it is not `mixed`.
_WHOLLY, _BARELY = 0.95, 0.05


class Marked(Protocol):
    """Anything with the three fields of an attribution; spans are half-open code points."""

    @property
    def cue(self) -> Sequence[Span]: ...  # noqa: D102 - the class says it
    @property
    def source(self) -> Sequence[Span]: ...  # noqa: D102
    @property
    def content(self) -> Sequence[Span]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An attribution ready to be compared: tidied spans and their characters, by field."""

    spans: Mapping[str, tuple[Span, ...]]
    places: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class GoldScore:
    """What became of one gold attribution.

    `predicted` is the place of its partner among the predicted ones, None if it was missed; then
    `figures` is empty and every measure counts 0.
    """

    kinds: tuple[str, ...]
    predicted: int | None
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document: its gold attributions in order, and how many were predicted."""

    doc: str
    gold: tuple[GoldScore, ...]
    predicted: int


def score_document(
    doc: str, text: str, gold: Iterable[Marked], predicted: Iterable[Marked]
) -> DocumentScore:
    """Compare the predicted attributions of one document with the gold ones.

    Raises:
        ValueError: A span does not lie inside the text.
    """
    wanted = [_prepare(doc, text, attribution) for attribution in gold]
    given = [_prepare(doc, text, attribution) for attribution in predicted]
    partner = _pair(wanted, given)
    inside = within_quotation_marks(text)
    scores = []
    for place, attribution in enumerate(wanted):
        kinds: tuple[str, ...] = (_kind(text, attribution.spans["content"], inside),)
        if not attribution.spans["source"]:
            kinds += ("no source",)
        other = partner.get(place)
        figures = {} if other is None else _compare(attribution, given[other])
        scores.append(GoldScore(kinds, other, figures))
    return DocumentScore(doc, tuple(scores), len(given))


def tidy(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans, trim their edges and join those that only edge characters part.

    A span of nothing but edge characters is dropped.
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
        if start == end:
            continue
        if joined and _EDGE.issuperset(text[joined[-1][1] : start]):
            before, last = joined.pop()
            start, end = before, max(last, end)
        joined.append((start, end))
    return tuple(joined)


def within_quotation_marks(text: str) -> list[bool]:
    """Tell for each character whether it stands within double quotation marks.

    Straight marks open and close by turns. An empty line closes all, so that one forgotten mark
    does not spoil the rest. Marks count as within, but for a closing straight one; kinds look at
    letters and digits alone.
    """
    flags = []
    inside, before = False, ""
    for character in text:
        if character == before == "\n":
            inside = False
        if character in _OPENING or (character == '"' and not inside):
            inside = True
        elif character == '"':
            inside = False
        flags.append(inside)
        if character in _CLOSING:
            inside = False
        before = character
    return flags


def _kind(text: str, content: tuple[Span, ...], inside: list[bool]) -> str:
    flags = [inside[i] for span in content for i in range(*span) if text[i].isalnum()]
    share = sum(flags) / len(flags) if flags else 0.0
    if share > _WHOLLY:
        return "direct"
    return "indirect" if share < _BARELY else "mixed"


def _prepare(doc: str, text: str, attribution: Marked) -> _Prepared:
    spans = {}
    for name in FIELDS:
        raw = [(int(start), int(end)) for start, end in getattr(attribution, name)]
        for start, end in raw:
            if not 0 <= start <= end <= len(text):
                raise ValueError(
                    f"{doc}: {name} span {start}:{end} is not inside the text ({len(text)} code "
                    "points). Are these predictions of another version of the document?"
                )
        spans[name] = tidy(text, raw)
        if name == "cue" and not spans[name]:
            spans[name] = tuple(raw)
    places = {
        name: frozenset(i for span in found for i in range(*span)) for name, found in spans.items()
    }
    return _Prepared(spans, places)


def _dice(one: Collection[int], other: frozenset[int]) -> float:
    """Twice the shared share of two sets, from 0 to 1; two empty sets are equal."""
    size = len(one) + len(other)
    return 2 * len(other.intersection(one)) / size if size else 1.0


def _pair(gold: Sequence[_Prepared], predicted: Sequence[_Prepared]) -> dict[int, int]:
    """Give each gold attribution's partner by place; gold without one is not in the mapping."""
    candidates = []
    for g, wanted in enumerate(gold):
        for p, given in enumerate(predicted):
            shared = sum(len(wanted.places[n] & given.places[n]) for n in ("cue", "content"))
            if shared:
                near = _dice(wanted.places["cue"], given.places["cue"])
                candidates.append((-near, -shared, g, p))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, g, p in sorted(candidates):
        if g not in partner and p not in taken:
            partner[g] = p
            taken.add(p)
    return partner


def _compare(gold: _Prepared, predicted: _Prepared) -> dict[str, float]:
    figures = {"found": 1.0}
    for name in FIELDS:
        figures[f"{name} exact"] = float(gold.spans[name] == predicted.spans[name])
        figures[f"{name} overlap"] = _dice(gold.places[name], predicted.places[name])
    figures["all exact"] = min(figures[f"{name} exact"] for name in FIELDS)
    figures["all overlap"] = sum(figures[f"{name} overlap"] for name in FIELDS) / len(FIELDS)
    return figures


def summarise(scores: Sequence[DocumentScore]) -> dict[str, Any]:
    """Sum up documents into one JSON-ready object.

    Returns:
        `documents`, `gold` and `predicted` (counts); `figures`: measure -> precision, recall, f1;
        `recall by kind`: kind -> gold (count) and the recall of `KIND_MEASURES`. Fractions, not
        per cent. A precision or recall over nothing is 0.
    """
    n_gold = sum(len(score.gold) for score in scores)
    n_predicted = sum(score.predicted for score in scores)
    hits: dict[str, float] = defaultdict(float)
    of_kind: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for gold in (gold for score in scores for gold in score.gold):
        for kind in gold.kinds:
            of_kind[kind]["gold"] += 1
        for measure, figure in gold.figures.items():
            hits[measure] += figure
            for kind in gold.kinds:
                of_kind[kind][measure] += figure
    return {
        "documents": len(scores),
        "gold": n_gold,
        "predicted": n_predicted,
        "figures": {m: precision_recall_f1(hits[m], n_predicted, n_gold) for m in MEASURES},
        "recall by kind": {
            kind: {
                "gold": int(counts["gold"]),
                **{m: counts[m] / counts["gold"] for m in KIND_MEASURES},
            }
            for kind, counts in sorted(of_kind.items())
        },
    }


def precision_recall_f1(hits: float, n_predicted: int, n_gold: int) -> dict[str, float]:
    """Give the three figures of one measure; each is 0 where it would divide by nothing."""
    precision = hits / n_predicted if n_predicted else 0.0
    recall = hits / n_gold if n_gold else 0.0
    both = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / both if both else 0.0,
    }
