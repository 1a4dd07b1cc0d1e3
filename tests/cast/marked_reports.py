"""The small reports of `reports/*.toml`, whose cast and speakers are marked by hand.

    [[ana|Mayor Ana Ruiz]]          words that refer to `ana`; marks may stand inside others
    [[ana|goalkeeper ^Ana Ruiz]]    the words before ^ may be counted in or left out
    [[>ana|said]]                   a cue; its attribution's speaker is `ana`
    [[>ana thought|believes]]       with its mode; without one, the mode is speech
    [[>crew unnamed|said]]          with its grade; without one, it follows from the entity
    [[>ana+luis|said]]              the speaker is a group with these members
    [[>?|said]]                     no speaker, since nobody fits: *no antecedent*
    [[>?ana,luis|said]]             no speaker, since several fit: *two candidates*
    [[>-|said]]                     no speaker, for whatever reason
    [[>_ unnamed|said]]             the case does not tell the speaker
    [[>~ana|told]]                  a statement inside another one: checked where the record has it

Not every mention has to be marked, unless the entity says `exact`. An entity of a case's `cast` may
tell `type` (person where it is not told; alternatives are separated by |), `name` (alternatives
too), `aliases` (complete: of the forms that are not marked, none may be given), `roles` (complete
but for those that begin with ?) and `exact`. A case may tell `ties`, and `heading`: the text's
first line is a headline.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from sayso.record import Grade, Mode

Reason = Literal["two candidates", "no antecedent", "any", "not told"]
FOLDER = Path(__file__).with_name("reports")
OPENING = re.compile(r"\[\[(?P<label>[^|\[\]]+)\|")


@dataclass(frozen=True)
class Member:
    """What a case tells of one of its cast; None: it does not tell."""

    id: str
    types: tuple[str, ...] = ("person",)
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] | None = None
    roles: tuple[str, ...] | None = None
    exact: bool = False


@dataclass(frozen=True)
class Marked:
    """Words that refer to one of the cast; `optional` is how many code points ^ leaves open."""

    entity: str
    start: int
    end: int
    optional: int = 0


@dataclass(frozen=True)
class MarkedCue:
    """A cue and what the case tells of its attribution.

    Attributes:
        start: First code point of the cue.
        end: Code point after the cue.
        speakers: Ids of the speaker, of the members of a joint source, or of the candidates.
        reason: Why there is no speaker; None where there is one.
        grade: None where the case does not tell it.
        mode: The mode.
        inner: A statement inside another one, which a record may leave out.
    """

    start: int
    end: int
    speakers: tuple[str, ...]
    reason: Reason | None
    grade: Grade | None
    mode: Mode
    inner: bool = False


@dataclass(frozen=True)
class MarkedTie:
    """A relation that the report states; `voice` is `narrator` or who says it."""

    a: str
    relation: tuple[str, ...]
    b: str
    voice: str = "narrator"


@dataclass(frozen=True)
class Report:
    """One small report; the part of the id before the slash is the phenomenon."""

    id: str
    marked: str
    cast: Mapping[str, Member]
    ties: tuple[MarkedTie, ...] = ()
    heading: bool = False

    @cached_property
    def _read(self) -> tuple[str, list[Marked], list[MarkedCue]]:
        text: list[str] = []
        mentions: list[Marked] = []
        cues: list[MarkedCue] = []
        length = position = 0
        open_marks: list[tuple[str, int, int]] = []
        while position < len(self.marked):
            opening = OPENING.match(self.marked, position)
            if opening is not None:
                open_marks.append((opening["label"], length, 0))
                position = opening.end()
            elif open_marks and self.marked.startswith("]]", position):
                label, start, optional = open_marks.pop()
                if label.startswith(">"):
                    cues.append(self._cue(label[1:], start, length))
                else:
                    mentions.append(Marked(label, start, length, optional))
                position += 2
            elif open_marks and self.marked[position] == "^":
                label, start, _ = open_marks.pop()
                open_marks.append((label, start, length - start))
                position += 1
            else:
                text.append(self.marked[position])
                length += 1
                position += 1
        if open_marks:
            raise ValueError(f"{self.id}: a mark is not closed: {open_marks}")
        return "".join(text), sorted(mentions, key=_place), sorted(cues, key=_place)

    def _cue(self, label: str, start: int, end: int) -> MarkedCue:
        words = label.removeprefix("~").split()
        grades = [word for word in words[1:] if word in get_args(Grade)]
        modes = [word for word in words[1:] if word in get_args(Mode)]
        if len(grades) > 1 or len(modes) > 1 or len(words) != 1 + len(grades) + len(modes):
            raise ValueError(f"{self.id}: no grade and mode: {label!r}")
        reason, ids = _speakers(words[0])
        for entity in ids:
            if entity not in self.cast:
                raise ValueError(f"{self.id}: {entity!r} speaks, but is not in the cast")
        grade = grades[0] if grades else self._grade(ids, reason)
        return MarkedCue(
            start,
            end,
            ids,
            reason,
            grade,
            modes[0] if modes else "speech",
            label.startswith("~"),
        )

    def _grade(self, ids: tuple[str, ...], reason: Reason | None) -> Grade | None:
        """Tell the grade by the speaker, where that is clear."""
        grades: set[Grade] = set()
        for entity in ids:
            member = self.cast[entity]
            first = member.types[0]
            if not member.names and first != "work":
                raise ValueError(
                    f"{self.id}: {entity!r} has no name, so its cue must say the grade"
                )
            grades.add(
                "named" if first == "person" else "document" if first == "work" else "organisation"
            )
        return grades.pop() if len(grades) == 1 else None

    @property
    def text(self) -> str:
        """The report as a reader sees it."""
        return self._read[0]

    @property
    def mentions(self) -> list[Marked]:
        """Marked words, in text order."""
        return self._read[1]

    @property
    def cues(self) -> list[MarkedCue]:
        """Marked cues, in text order."""
        return self._read[2]

    @property
    def phenomenon(self) -> str:
        """What the report is about, as a case."""
        return self.id.partition("/")[0]


def _place(one: Marked | MarkedCue) -> tuple[int, int]:
    return one.start, -one.end


def _speakers(word: str) -> tuple[Reason | None, tuple[str, ...]]:
    if word == "-":
        return "any", ()
    if word == "_":
        return "not told", ()
    if word == "?":
        return "no antecedent", ()
    if word.startswith("?"):
        return "two candidates", tuple(word[1:].split(","))
    return None, tuple(word.split("+"))


def _member(entity: str, row: dict[str, object]) -> Member:
    known = {"type", "name", "aliases", "roles", "exact"}
    if set(row) - known:
        raise ValueError(f"{entity}: not known: {sorted(set(row) - known)}")

    def listed(key: str) -> tuple[str, ...] | None:
        value = row.get(key)
        return tuple(value) if isinstance(value, list) else None

    return Member(
        entity,
        tuple(str(row.get("type", "person")).split("|")),
        tuple(str(row["name"]).split("|")) if "name" in row else (),
        listed("aliases"),
        listed("roles"),
        bool(row.get("exact", False)),
    )


def _reports() -> Iterator[Report]:
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield Report(
                id=row["id"],
                marked=row["marked"].removesuffix("\n"),
                cast={entity: _member(entity, one) for entity, one in row.get("cast", {}).items()},
                ties=tuple(
                    MarkedTie(
                        one["a"],
                        tuple(one["relation"].split("|")),
                        one["b"],
                        one.get("voice", "narrator"),
                    )
                    for one in row.get("ties", ())
                ),
                heading=row.get("heading", False),
            )


REPORTS: tuple[Report, ...] = tuple(_reports())
