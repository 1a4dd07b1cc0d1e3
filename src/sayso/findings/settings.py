"""What a user can set about findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """Numbers and words that rules compare with; a field's comment names the rule.

    Attributes:
        most_of_attributed: Share of the attributed words from which one speaker supplies "most"
            of them (ATT007).
        known_names: Names that need no introduction in this outlet's reports (NAM002, NAM003).
    """

    most_of_attributed: Annotated[float, Field(ge=0, le=1)] = 0.6
    known_names: frozenset[str] = frozenset()
