"""The small reports of `cases.toml`, whose attributions are marked by hand.

The notation is that of `training.notation`: `[S1 She] [Q1 said] [C1 it was safe].` A case also says
of each attribution what kind it is and whether it is negated.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from training.notation import Marked, parse


@dataclass(frozen=True)
class Case:
    """One small report.

    Attributes:
        id: Name of the case; the part before the slash is the phenomenon.
        marked: The report in the inline notation.
        kinds: `direct`, `mixed` or `indirect` of each attribution, by its number.
        negated: Numbers of the attributions whose polarity is `negated`.
    """

    id: str
    marked: str
    kinds: tuple[str, ...]
    negated: tuple[int, ...] = ()

    @cached_property
    def _parsed(self) -> tuple[str, list[Marked]]:
        return parse(self.marked)

    @property
    def text(self) -> str:
        """The report as a reader sees it."""
        return self._parsed[0]

    @property
    def attributions(self) -> list[Marked]:
        """The attributions by number; spans are half-open code point offsets into `text`."""
        return self._parsed[1]

    @property
    def phenomenon(self) -> str:
        """The row of the case in the list of news typography."""
        return self.id.partition("/")[0]

    def polarity(self, number: int) -> str:
        """`negated` or `affirmed` for the attribution with this number, counted from 1."""
        return "negated" if number in self.negated else "affirmed"


def _read() -> tuple[Case, ...]:
    """Read the table beside this file."""
    table = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            id=row["id"],
            marked=row["marked"].removesuffix("\n"),
            kinds=tuple(row.get("kinds", ())),
            negated=tuple(row.get("negated", ())),
        )
        for row in table["case"]
    )


CASES: tuple[Case, ...] = _read()
