"""How many findings each rule makes on real news, and how many of them an editor would call right.

`python -m bench.findings` reads PolNeAR dev as plain text with every rule on and prints, by rule,
its findings, those per 1,000 words, in how many of the articles, how many were read by hand and
the share of these that an editor would call right, with its 95 % interval (Wilson, 1927). Exit code
1 if a rule that is on by default has a share below 70 %.

The verdicts are in `data/findings_judged.jsonl`: rule, document, span and whether the finding is
right, no text. They were given by reading the finding in its article, one by one, drawn at random
by `--draw RULE` (a fixed seed). Right is what a careful editor would want to look at: what
the message says is so, and it matters. A verdict counts while its finding is still made, so a rule
that changes keeps what is still true and needs new verdicts for what is new.

Read the shares with care. One reader of the project gave the verdicts, no editor. The rules were
repaired on the same articles, and a false alarm that a repair took away takes its verdict along,
so the shares are those of the data that the rules were tuned on. A rule with no findings here has
no share: that it makes no false alarms is all that is known of it.

PolNeAR's articles are reports, features and comment, from seven outlets. A judgement in a comment
is right where it would be one in a report.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.corpus import default_gold, load_gold
from training.corpora.packed import CorpusError
from training.corpora.polnear import Article

JUDGED = Path(__file__).with_name("data") / "findings_judged.jsonl"
LEAST_RIGHT = 0.7
DRAWN = 20
SEED = 4
_NEAR = 200


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A finding: its rule, its document and its half-open span in code points."""

    code: str
    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One rule on all documents.

    Attributes:
        code: The rule.
        default: It is on by default.
        found: Its findings.
        per_1000: Findings per 1,000 words.
        docs: Documents with a finding.
        read: Findings read by hand, of those that are made now.
        right: Those of them that an editor would call right.
    """

    code: str
    default: bool
    found: int
    per_1000: float
    docs: int
    read: int
    right: int

    @property
    def share(self) -> float | None:
        """The share that is right; None where none was read."""
        return self.right / self.read if self.read else None


def find(articles: Iterable[Article]) -> dict[Place, str]:
    """Read articles as plain text with every rule on: each finding with its message."""
    from sayso.findings.registry import all_rules, find_all
    from sayso.ingest import from_text
    from sayso.pipeline import reading_of

    found = {}
    for article in articles:
        reading = reading_of(from_text(article.text))
        for one in find_all(reading, all_rules()):
            found[Place(one.code, article.doc, one.start, one.end)] = one.message
    return found


def read_verdicts(path: Path = JUDGED) -> dict[Place, bool]:
    """Read the verdicts; the last one on a finding counts."""
    verdicts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        right = row.pop("right")
        verdicts[Place(**row)] = bool(right)
    return verdicts


def table(
    found: Iterable[Place], verdicts: dict[Place, bool], words: int, defaults: dict[str, bool]
) -> list[Row]:
    """Count findings and verdicts by rule.

    Args:
        found: The findings.
        verdicts: What was said of findings; those no longer made are left out.
        words: Words of all documents.
        defaults: All rules, and whether each is on by default.
    """
    places = list(found)
    rows = []
    for code, default in sorted(defaults.items()):
        mine = [place for place in places if place.code == code]
        read = [verdicts[place] for place in mine if place in verdicts]
        rows.append(
            Row(
                code=code,
                default=default,
                found=len(mine),
                per_1000=1000 * len(mine) / words if words else 0.0,
                docs=len({place.doc for place in mine}),
                read=len(read),
                right=sum(read),
            )
        )
    return rows


def wilson(right: int, read: int) -> tuple[float, float]:
    """Give the 95 % interval of a share, after Wilson (1927); (0, 1) where nothing was read."""
    if not read:
        return 0.0, 1.0
    z = 1.96
    middle = right + z * z / 2
    spread = z * (right * (read - right) / read + z * z / 4) ** 0.5
    whole = read + z * z
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def draw(found: Iterable[Place], code: str, *, count: int = DRAWN, seed: int = SEED) -> list[Place]:
    """Draw findings of a rule at random, in order of document and place."""
    mine = sorted(place for place in found if place.code == code)
    return sorted(random.Random(seed).sample(mine, min(count, len(mine))))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.findings", description=__doc__)
    parser.add_argument("--gold", type=Path, default=default_gold(), metavar="PATH")
    parser.add_argument("--sample", action="store_true", help="a fixed third of the articles")
    parser.add_argument("--draw", metavar="RULE", help="show findings to read by hand, no table")
    parser.add_argument("--count", type=int, default=DRAWN, help="how many to draw. [default: 20]")
    parser.add_argument("--seed", type=int, default=SEED, help="how to draw. [default: 4]")
    parser.add_argument("--json", action="store_true", help="print one JSON object, no table")
    options = parser.parse_args(argv)
    try:
        articles = load_gold(options.gold, sample=options.sample)
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    found = find(articles)
    if options.draw:
        texts = {article.doc: article.text for article in articles}
        for place in draw(found, options.draw, count=options.count, seed=options.seed):
            print(_shown(place, found[place], texts[place.doc]))
        return 0
    verdicts = read_verdicts()
    rows = table(found, verdicts, _words(articles), _defaults())
    print(json.dumps(_as_json(rows), indent=1) if options.json else _as_text(rows, articles))
    docs = {article.doc for article in articles}
    stale = sum(place.doc in docs and place not in found for place in verdicts)
    if stale:
        print(f"{stale} verdicts are about findings that are no longer made", file=sys.stderr)
    low = [row.code for row in rows if row.default and too_low(row)]
    if low:
        print(f"below {LEAST_RIGHT:.0%} and on by default: {', '.join(low)}", file=sys.stderr)
    return 1 if low else 0


def too_low(row: Row) -> bool:
    """Tell whether a rule's share of right findings is below what a default rule must have."""
    return row.share is not None and row.share < LEAST_RIGHT


def _words(articles: Iterable[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def _defaults() -> dict[str, bool]:
    from sayso.findings.registry import all_rules

    return {code: rule.default for code, rule in all_rules().items()}


def _shown(place: Place, message: str, text: str) -> str:
    before = " ".join(text[max(0, place.start - _NEAR) : place.start].split())
    after = " ".join(text[place.end : place.end + _NEAR].split())
    words = " ".join(text[place.start : place.end].split())
    row = json.dumps({**asdict(place), "right": None})
    return f"{row}\n  {message}\n  {before} [[{words}]] {after}\n"


def _as_json(rows: Iterable[Row]) -> dict[str, Any]:
    return {
        row.code: {**asdict(row), "share": row.share, "interval": wilson(row.right, row.read)}
        for row in rows
    }


def _as_text(rows: Iterable[Row], articles: Sequence[Article]) -> str:
    lines = [
        f"{len(articles)} articles, {_words(articles)} words",
        "rule    default findings per 1,000 articles  read right  share  95 %",
    ]
    for row in rows:
        low, high = wilson(row.right, row.read)
        share = "     -" if row.share is None else f"{row.share:6.0%}  {low:.0%}–{high:.0%}"
        lines.append(
            f"{row.code}  {'on' if row.default else 'off':>7} {row.found:8} {row.per_1000:9.2f} "
            f"{row.docs:8} {row.read:5} {row.right:5} {share}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
