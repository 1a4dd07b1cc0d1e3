"""What other people's names cost the speakers: gold that is renamed with the text.

The replacement is that of `bench.names`. The gold cast moves along: where a name or an alias
stands in the text, the words that stand there now are its new form; and wherever a replaced name
is part of it, so is every way in which the new name could be written (with and without its title,
middle name and second surname), for a record may put a name together from several mentions.

Which of these is the fullest is a matter of taste, so `full name` is not measured here. Nested
gold is left out, since its spans may cut a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np

from bench.given_records import given_record
from bench.intervals import draw_weights, percentiles
from bench.names import OWN_NAMES, rename_all
from bench.record_scorer import HOWS, RecordScore, counts_of, score_record
from bench.renaming import Renamed
from bench.speaker_gold import SpeakerGold
from training.corpora.corenlp import Layer
from training.corpora.packed import CorpusError

MEASURES = ("speaker", *(f"by {how}" for how in HOWS))

ReadAll = Callable[[Mapping[str, str]], Mapping[str, Any]]
"""Name of the document -> its text, to name of the document -> its record as JSON."""


def renamed_gold(gold: SpeakerGold, renamed: Renamed) -> SpeakerGold:
    """Move an article's gold speakers to its text with new names."""
    moved = {a.id: a for a in renamed.article.attributions}
    cast = {}
    for id_, entity in gold.cast.items():
        forms = {form: new_forms(form, gold.article.text, renamed) for form in entity.forms}
        name = max(sorted(forms[entity.name]), key=len)
        others = sorted(set().union(*forms.values()) - {name})
        cast[id_] = replace(entity, name=name, aliases=tuple(others))
    rows = tuple(replace(row, attribution=moved[row.attribution.id]) for row in gold.rows)
    return SpeakerGold(renamed.article, cast, rows)


def new_forms(form: str, text: str, renamed: Renamed) -> frozenset[str]:
    """Give what a name or an alias of the old text is written as in the new one.

    A form that nothing happened to, or that the text does not hold, stays as it is.
    """
    found = set()
    for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
        try:
            ((start, end),) = renamed.shift.spans([match.span()])
        except ValueError:  # a part of a longer name, which has another form now
            continue
        found.add(renamed.shift.text[start:end])
    if renamed.forms:
        longest = sorted(renamed.forms, key=len, reverse=True)
        known = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")
        # the odd pieces are names
        pieces = [
            sorted(renamed.forms[piece]) if place % 2 else [piece]
            for place, piece in enumerate(known.split(form))
        ]
        if len(pieces) > 1:
            found.update("".join(chosen) for chosen in product(*pieces))
    return frozenset(found or {form})


def score_all(golds: Sequence[SpeakerGold], records: Mapping[str, Any]) -> list[RecordScore]:
    """Score every article; one without a record counts as one that says nothing."""
    nothing: dict[str, Any] = {"attributions": [], "cast": []}
    return [score_record(gold, given_record(records.get(gold.doc, nothing))) for gold in golds]


def measure_renamed(
    golds: Sequence[SpeakerGold],
    layers: Mapping[str, Layer],
    traditions: Sequence[str],
    read_all: ReadAll,
) -> dict[str, Any]:
    """Score the original texts and each tradition; give a JSON-ready object.

    Returns:
        `documents`, `without layer` (names), `original` (measure -> share), and `traditions`: name
        -> `changed` and `left` (mentions) and each measure's `share`, `loss` and the 95 %
        `interval` of the loss over documents, both drawn alike.
    """
    with_layer = [gold for gold in golds if gold.doc in layers]
    if not with_layer:
        raise CorpusError("the machine-made layer", "holds none of the articles with speakers")
    before = score_all(with_layer, read_all({g.doc: g.article.text for g in with_layer}))
    result: dict[str, Any] = {
        "documents": len(with_layer),
        "without layer": [gold.doc for gold in golds if gold.doc not in layers],
        "original": {m: _share(before, m) for m in MEASURES},
        "traditions": {},
    }
    for tradition in traditions:
        renamed = rename_all([gold.article for gold in with_layer], layers, tradition)
        new = [renamed_gold(g, r) for g, r in zip(with_layer, renamed, strict=True)]
        after = score_all(new, read_all({g.doc: g.article.text for g in new}))
        result["traditions"][tradition] = {
            "changed": sum(r.changed for r in renamed),
            "left": sum(r.left for r in renamed),
            **{m: _loss(before, after, m) for m in MEASURES},
        }
    return result


def _counts(scores: Sequence[RecordScore], measure: str) -> Any:
    return np.array([counts_of(measure, score.rows) for score in scores], dtype=float)


def _share(scores: Sequence[RecordScore], measure: str) -> float:
    hits, of = _counts(scores, measure).sum(axis=0)
    return float(hits / of) if of else 0.0


def _loss(
    before: Sequence[RecordScore], after: Sequence[RecordScore], measure: str
) -> dict[str, Any]:
    weights = draw_weights(len(before))
    drawn = []
    for scores in (before, after):
        hits, of = (weights @ _counts(scores, measure)).T
        drawn.append(hits / np.maximum(of, 1))
    share = _share(after, measure)
    return {
        "share": share,
        "loss": _share(before, measure) - share,
        "interval": percentiles(drawn[0] - drawn[1]),
    }


def table_renamed(result: Mapping[str, Any]) -> str:
    """Lay out the result: shares in per cent, losses in points."""
    skipped = ", ".join(result["without layer"])
    lines = [
        "new names" + (f"; without a layer: {skipped}" if skipped else ""),
        f"{'':22}{'mentions':>9}" + "".join(f"{m:>12}{'loss':>7}" for m in MEASURES) + "   95 %",
        f"{'original text':22}{'':9}"
        + "".join(f"{100 * result['original'][m]:12.1f}{'':7}" for m in MEASURES).rstrip(),
    ]
    for name, row in result["traditions"].items():
        cells = "".join(
            f"{100 * row[m]['share']:12.1f}{100 * row[m]['loss']:+7.1f}" for m in MEASURES
        )
        low, high = (100 * end for end in row["speaker"]["interval"])
        lines.append(f"{name:22}{row['changed']:9}{cells}   {low:+.1f} {high:+.1f}")
    measured = [
        (row["speaker"]["loss"], name)
        for name, row in result["traditions"].items()
        if name != OWN_NAMES
    ]
    if measured:
        loss, name = max(measured)
        lines += ["", f"worst loss of speaker: {100 * loss:+.2f} points ({name})"]
    return "\n".join(lines)
