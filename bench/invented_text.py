"""One invented report as it is written: its text, and every span of its record, word by word."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench import invented_words as words
from sayso.record import EntityType, Grade, Kind, Medium, Mention, Role, Span, When


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who may appear in several reports."""

    type: EntityType
    name: str
    role: str | None

    @property
    def short(self) -> str:
        """What later mentions use: the surname, or the whole name of a body."""
        return self.name.split()[-1] if self.type == "person" else self.name


@dataclass(slots=True)
class Statement:
    """One statement while its report is written."""

    grade: Grade
    kind: Kind
    who: Somebody | None
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    parent: Statement | None = None
    when: When | None = None
    medium: Medium | None = None
    confidence: float = 0.9


class ReportText:
    """Writes a report from templates, and notes what stands where."""

    def __init__(
        self, draw: random.Random, people: Sequence[Somebody], bodies: Sequence[Somebody]
    ) -> None:
        self._draw, self._people, self._bodies = draw, people, bodies
        self._pieces: list[str] = []
        self._at = 0
        self.statements: list[Statement] = []
        self._headings: list[Span] = []
        self._paragraphs: list[Span] = []
        self._sentences: list[Span] = []
        self.mentions: dict[Somebody, list[Mention]] = {}
        self.roles: dict[Somebody, list[Role]] = {}

    def text(self) -> str:
        """Give the text so far."""
        return "".join(self._pieces)

    def layout(self) -> dict[str, Any]:
        """Give headings, paragraphs and sentences, as `ReportInfo` takes them."""
        return {
            "headings": self._headings,
            "paragraphs": self._paragraphs,
            "sentences": self._sentences,
        }

    def heading(self) -> str:
        """Write the title."""
        place, thing = self._draw.choice(words.PLACES), self._draw.choice(words.THINGS)
        title = f"{place}: {thing} {self._draw.choice(words.STATES)}"
        span = self._put(title)
        self._headings.append(Span(start=span.start, end=span.end))
        self._sentences.append(self._headings[-1])
        self._put("\n\n")
        return title

    def paragraph(self) -> None:
        """Write two or three sentences, most of which state something."""
        start = self._at
        for number in range(self._draw.randint(2, 3)):
            if number:
                self._put(" ")
            sentence = self._at
            self._draw.choices(_FORMS, _WEIGHTS)[0](self)
            self._sentences.append(Span(start=sentence, end=self._at))
        self._paragraphs.append(Span(start=start, end=self._at))
        self._put("\n\n")

    def _put(self, piece: str) -> Span:
        self._pieces.append(piece)
        self._at += len(piece)
        return Span(start=self._at - len(piece), end=self._at, text=piece)

    def _clause(self) -> str:
        draw = self._draw
        clause = f"{draw.choice(words.THINGS)} {draw.choice(words.STATES)}"
        return f"{clause} {draw.choice(words.WHY)}" if draw.random() < 0.6 else clause

    def _new(self, grade: Grade, kind: Kind, who: Somebody | None) -> Statement:
        confidence = round(self._draw.uniform(0.55, 0.99), 4)
        statement = Statement(grade, kind, who, confidence=confidence)
        self.statements.append(statement)
        return statement

    def _name(self, who: Somebody, statement: Statement | None = None) -> None:
        """Write a name: whole and with the role at the first time, short from then on."""
        known = who in self.mentions
        span = self._put(who.short if known else who.name)
        self.mentions.setdefault(who, []).append(
            Mention(start=span.start, end=span.end, form="name")
        )
        if statement is not None:
            statement.source = [span]
        if not known and who.role is not None:
            self._put(", the ")
            role = self._put(who.role)
            self.roles.setdefault(who, []).append(Role(**role.model_dump()))
            self._put(",")

    def _indirect(self) -> None:
        who = self._draw.choice(self._people)
        statement = self._new("named", "indirect", who)
        self._name(who, statement)
        self._put(" ")
        statement.cue = [self._put(self._draw.choice(words.CUES))]
        if self._draw.random() < 0.4:
            self._put(" ")
            when = self._put(self._draw.choice(words.DAYS))
            statement.when = When(**when.model_dump())
        self._put(" that ")
        statement.content = [self._put(self._clause())]
        self._put(".")

    def _direct(self) -> None:
        who = self._draw.choice(self._people)
        statement = self._new("named", "direct", who)
        clause = self._clause()
        statement.content = [self._put(f"“{clause[0].upper()}{clause[1:]},”")]
        self._put(" ")
        statement.cue = [self._put("said")]
        self._put(" ")
        self._name(who, statement)
        # The comma after a role would stand before the full stop.
        if self._pieces[-1] == ",":
            self._pieces.pop()
            self._at -= 1
        self._put(".")

    def _mixed(self) -> None:
        who = self._draw.choice(self._people)
        statement = self._new("named", "mixed", who)
        self._name(who, statement)
        self._put(" ")
        statement.cue = [self._put("called")]
        self._put(" ")
        thing = self._draw.choice(words.THINGS)
        statement.content = [self._put(f"{thing} “{self._draw.choice(words.SHORT)}”")]
        self._put(".")

    def _body(self) -> None:
        who = self._draw.choice(self._bodies)
        statement = self._new("organisation", "indirect", who)
        self._put("The ")
        self._name(who, statement)
        self._put(" ")
        statement.cue = [self._put("said")]
        self._put(" in ")
        medium = self._put("a statement")
        statement.medium = Medium(**medium.model_dump(), kind="statement")
        self._put(" that ")
        statement.content = [self._put(self._clause())]
        self._put(".")

    def _nested(self) -> None:
        outer, inner = self._draw.sample(list(self._people), 2)
        around = self._new("named", "indirect", outer)
        self._name(outer, around)
        self._put(" ")
        around.cue = [self._put("said")]
        self._put(" that ")
        start = self._at
        statement = self._new("named", "indirect", inner)
        statement.parent = around
        self._name(inner, statement)
        self._put(" ")
        statement.cue = [self._put("had promised")]
        self._put(" that ")
        statement.content = [self._put(self._clause())]
        around.content = [Span(start=start, end=self._at, text=self.text()[start:])]
        self._put(".")

    def _vague(self) -> None:
        grade: Grade = self._draw.choice(("unnamed", "collective", "none"))
        statement = self._new(grade, "indirect", None)
        if grade == "none":
            statement.cue = [self._put("It was said")]
        else:
            source = "A person close to the talks" if grade == "unnamed" else "Critics"
            statement.source = [self._put(source)]
            self._put(" ")
            statement.cue = [self._put("said")]
        self._put(" that ")
        statement.content = [self._put(self._clause())]
        self._put(".")

    def _narrator(self) -> None:
        self._put(self._draw.choice(words.PLAIN))


_FORMS = (
    ReportText._indirect,
    ReportText._direct,
    ReportText._mixed,
    ReportText._body,
    ReportText._nested,
    ReportText._vague,
    ReportText._narrator,
)
_WEIGHTS = (30, 25, 8, 8, 8, 9, 12)
