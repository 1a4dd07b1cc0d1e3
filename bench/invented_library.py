"""A library of invented reports: records made by hand from templates, with no model run.

Everything follows from a seed and a number, so the report of a number is the same on every machine.
People, bodies and outlets recur, the first ones most often, as they do in news.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bench import invented_words as words
from bench.invented_record import attributions_of, cast_of, findings_of, voices_of
from bench.invented_text import ReportText, Somebody
from sayso.__about__ import __version__
from sayso.profiles.count import count_findings, profile_of
from sayso.record import Record, ReportInfo

MODEL = "invented"
_FIRST_DAY = date(2022, 1, 1)
_DAYS = 1500


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a library is.

    Attributes:
        people: Different people in it.
        outlets: Different outlets.
        statements: Statements of a report, about.
        seed: Another seed gives other reports.
    """

    people: int = 3000
    outlets: int = 120
    statements: int = 30
    seed: int = 5


class InventedLibrary:
    """Makes the reports of a library by their number."""

    def __init__(self, shape: Shape | None = None) -> None:
        self.shape = shape or Shape()
        draw = random.Random(self.shape.seed)
        self.people = [_person(draw) for _ in range(self.shape.people)]
        self.bodies = [
            Somebody("organisation", f"{place} {body}", None)
            for place in words.PLACES
            for body in words.BODIES
        ]
        places = [f"{place} {outlet}" for place in words.PLACES for outlet in words.OUTLETS]
        self.outlets = draw.sample(places, self.shape.outlets)

    def record(self, number: int) -> Record:
        """Make the record of a report.

        Args:
            number: From 0; any number is fine.
        """
        draw = random.Random(f"{self.shape.seed}/{number}")
        cast = [self._often(draw, self.people) for _ in range(draw.randint(6, 10))]
        cast = list(dict.fromkeys(cast))
        bodies = draw.sample(self.bodies, 2)
        text = ReportText(draw, cast, bodies)
        title = text.heading()
        wanted = draw.randint(self.shape.statements - 6, self.shape.statements + 6)
        while len(text.statements) < wanted:
            text.paragraph()
        return _finished(text, self._info(draw, number, title))

    def records(self, count: int) -> Iterator[Record]:
        """Yield the records of the first `count` numbers."""
        return map(self.record, range(count))

    def text(self, number: int) -> str:
        """Give the text of a report alone, for somebody else to read."""
        return self.record(number).report.text

    def _info(self, draw: random.Random, number: int, title: str) -> dict[str, Any]:
        outlet = self._often(draw, self.outlets)
        return {
            "url": f"https://{outlet.lower().replace(' ', '-')}.example/{number}",
            "title": title,
            "outlet": outlet,
            "published": str(_FIRST_DAY + timedelta(days=draw.randrange(_DAYS))),
            "language": "en",
        }

    @staticmethod
    def _often(draw: random.Random, rows: list[Any]) -> Any:
        """Draw one, the first ones most often: about as the squares of even chances fall."""
        return rows[int(len(rows) * draw.random() ** 2.5)]


def _person(draw: random.Random) -> Somebody:
    first, last = draw.choice(words.FIRST), draw.choice(words.LAST_STARTS)
    name = f"{first} {last}{draw.choice(words.LAST_ENDS)}"
    role = f"{draw.choice(words.ROLES)} of {draw.choice(words.PLACES)}"
    return Somebody("person", name, role)


def _finished(text: ReportText, info: dict[str, Any]) -> Record:
    whole = text.text()
    attributions, cast = attributions_of(text), cast_of(text)
    voices = voices_of(whole, attributions)
    findings = findings_of(attributions)
    profile = profile_of(whole, voices, attributions, cast)
    profile.by_rule = count_findings(findings)
    return Record(
        sayso=__version__,
        model=MODEL,
        report=ReportInfo(
            id=hashlib.sha256(whole.encode()).hexdigest(), text=whole, **info, **text.layout()
        ),
        attributions=attributions,
        cast=cast,
        voices=voices,
        findings=findings,
        profile=profile,
    )
