"""The word lists that tell how well a source is identified."""

from __future__ import annotations

from sayso.attribution.mode_words import BROADCAST, WRITTEN
from sayso.cast.data_files import read_data

_DATA = read_data("sources.toml")


def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(_DATA[table][key].split())


FIRST_PERSON = _words("pronouns", "first")
"""*I*, *we* and their forms."""
NEVER_NAMED = _words("persons", "singular")
"""What nobody is called whom the report names: *source*, *insider*."""
RELATIVE = frozenset("who whom whose which that".split())
"""Pronouns that take up the words before them."""

COLLECTIVE_PRONOUNS = _words("pronouns", "collective")
UNNAMED_PRONOUNS = _words("pronouns", "unnamed")
PERSON_PRONOUNS = _words("pronouns", "person")
THING_PRONOUNS = _words("pronouns", "thing")
WE = frozenset("we us our ours".split())
PRONOUNS = (
    FIRST_PERSON
    | RELATIVE
    | COLLECTIVE_PRONOUNS
    | UNNAMED_PRONOUNS
    | PERSON_PRONOUNS
    | THING_PRONOUNS
)
CLASSES = _words("classes", "plural")
CROWDS = _words("classes", "singular")
PERSONS = _words("persons", "plural")
BODIES = _words("bodies", "singular")
BODIES_IN_MASS = _words("bodies", "mass")
IN_NAMES_OF_BODIES = _words("bodies", "named")
STATES = _words("states", "names")
ENDS_OF_STATES = _words("states", "ends")
STARTS_OF_STATES = _words("states", "starts")
PARTISANS = _words("states", "partisans")
PEOPLES = _words("states", "peoples")
HAPPENINGS = _words("happenings", "nouns")
ABSTRACT_ENDINGS = tuple(_words("happenings", "endings"))
DOCUMENTS = WRITTEN | BROADCAST
