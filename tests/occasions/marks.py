"""The reports marked by hand with occasions, and what reading them gives."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sayso.ingest import from_text
from sayso.pipeline import reading_of
from sayso.record import Attribution, Occasion

MARKED = Path(__file__).with_name("marked.toml")
FIELDS = ("when", "value", "vague", "where", "medium", "kind", "carried")


@dataclass(frozen=True)
class Marked:
    """A report with its marks."""

    text: str
    published: str | None
    marks: list[dict[str, Any]]


def marked_reports() -> list[Marked]:
    rows = tomllib.loads(MARKED.read_text(encoding="utf-8"))["reports"]
    return [Marked(row["text"], row.get("published"), row["marks"]) for row in rows]


def as_mark(occasion: Occasion | None) -> dict[str, Any]:
    """What an occasion tells, as a mark tells it; what it does not tell is left out."""
    if occasion is None:
        return {}
    out: dict[str, Any] = {}
    if occasion.when is not None:
        out |= {
            "when": occasion.when.text,
            "value": occasion.when.value,
            "vague": occasion.when.vague,
        }
    if occasion.where is not None:
        out["where"] = occasion.where.text
    if occasion.medium is not None:
        out |= {"medium": occasion.medium.text, "kind": occasion.medium.kind}
    out["carried"] = occasion.carried
    return {name: value for name, value in out.items() if value}


def as_one(reports: Sequence[Marked]) -> list[Marked]:
    """Join the reports of one date, each as paragraphs of its own: reading one is quick."""
    of_date: dict[str | None, list[Marked]] = {}
    for marked in reports:
        of_date.setdefault(marked.published, []).append(marked)
    joined = []
    for published, group in of_date.items():
        text, marks = "", []
        for marked in group:
            for mark in marked.marks:
                assert marked.text.count(mark["at"]) == 1, mark
                start = len(text) + marked.text.index(mark["at"])
                marks.append({**mark, "at": (start, start + len(mark["at"]))})
            text += marked.text + "\n\n"
        joined.append(Marked(text, published, marks))
    return joined


@dataclass
class Counts:
    """How often each field was told, was marked, and was both alike; and what differs."""

    told: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def compare(joined: Sequence[Marked]) -> Counts:
    """Read reports and hold each statement against its mark."""
    counts = Counts()
    for report in joined:
        marks = {mark["at"]: mark for mark in report.marks}
        seen = set()
        for attribution in attributions_of(report):
            cue = attribution.cue[0]
            at = next((a for a in marks if a[0] < cue.end and cue.start < a[1]), None)
            seen.add(at)
            mark = {} if at is None else {k: v for k, v in marks[at].items() if k != "at"}
            told = as_mark(attribution.occasion)
            _count(counts, told, mark, f"...{report.text[cue.start - 30 : cue.end + 30]!r}")
        for at in marks.keys() - seen:
            mark = {name: value for name, value in marks[at].items() if name != "at"}
            _count(counts, {}, mark, f"no statement at {report.text[at[0] - 30 : at[1]]!r}")
    return counts


def attributions_of(marked: Marked) -> list[Attribution]:
    report = replace(from_text(marked.text), published=marked.published)
    return reading_of(report).record.attributions


def _count(counts: Counts, told: dict[str, Any], mark: dict[str, Any], where: str) -> None:
    counts.told.update(list(told))
    counts.marked.update(list(mark))
    counts.right.update(name for name in told if told[name] == mark.get(name))
    if told != mark:
        counts.wrong.append(f"{where}: told {told}, marked {mark}")
