"""A personal name as it is written -> its parts, for names of any tradition.

Which word is the family name cannot be known from a name alone (*Park Ji-hoon*, *Ji-hoon Park*), so
the first and the last word both count as possible family names; what the report does decides.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one written personal name.

    Attributes:
        titles: Titles and honorifics as written (*Lt. Gen.*, *Haj*), in order.
        given: Words before the last one, initials left out.
        initials: Initials, one letter each (*J. R.*, *JR*).
        particles: Small words inside the name (*van*, *bin*, *al*).
        surnames: The last word, with those that its particles tie to it.
        suffix: What follows the name (*Jr.*, *III*, *MP*).
        bynames: Names in quotation marks or brackets inside the name.
        full: The name without titles, bynames and possessive.
        key: Folded words of `full`; equal keys are one spelling.
    """

    titles: tuple[str, ...]
    given: tuple[str, ...]
    initials: tuple[str, ...]
    particles: tuple[str, ...]
    surnames: tuple[str, ...]
    suffix: tuple[str, ...]
    bynames: tuple[str, ...]
    full: str
    key: str


def parse(name: str, before: str = "") -> PersonName:
    """Take a written personal name apart.

    Args:
        name: The name as it stands; any string is accepted.
        before: Words directly before it, of which titles are kept.
    """
    return PersonName((), (), (), (), (name,), (), (), name, name.casefold())
