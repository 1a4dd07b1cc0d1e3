"""The word lists that tell speech, writing and thought apart, and the nouns for texts."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from sayso.attribution.word_forms import is_one_of

_DATA = files("sayso.attribution") / "data"
_MODES = tomllib.loads((_DATA / "modes.toml").read_text("utf-8"))
_DOCUMENTS = tomllib.loads((_DATA / "documents.toml").read_text("utf-8"))


def _words(table: dict[str, str], key: str) -> frozenset[str]:
    return frozenset(table[key].split())


WRITTEN = _words(_DOCUMENTS, "written")
"""Nouns for texts and data: *report*, *survey*, *letter*."""
BROADCAST = _words(_DOCUMENTS, "broadcast")
"""Nouns for what is heard or watched: *advertisement*, *film*."""
PRESS = _words(_DOCUMENTS, "press")
"""Nouns for bodies that publish, in small letters and as parts of names: *newspaper*, *Herald*."""
PRESS_TOO = _words(_DOCUMENTS, "press_too")
"""Parts of such names that may be something else as well: *Globe*."""

MEDIA = _words(_DOCUMENTS, "media")
THINKING = _words(_MODES["thought"], "verbs")
SPOKEN_WHEN_QUOTED = _words(_MODES["thought"], "spoken_when_quoted")
THOUGHTS = _words(_MODES["thought"], "nouns")
MINDED = _words(_MODES["thought"], "adjectives")
PRESUMED = _words(_MODES["thought"], "adverbs")
THOUGHT_ALONE = _words(_MODES["thought"], "alone")
SPEAKING = _words(_MODES["speech"], "verbs")
WRITING = _words(_MODES["writing"], "verbs")
PUBLISHING = _words(_MODES["writing"], "of_publications")
REPORTING = _words(_MODES["writing"], "of_bodies")
RELEASING = _words(_MODES["writing"], "release")
PLACES = _words(_MODES["writing"], "places")
"""Where things are written: *Twitter*, *website*."""
WAYS = _words(_MODES["writing"], "ways")
"""Ways of writing: *email*."""


def is_document(noun: str) -> bool:
    """Tell whether a noun, one or many, in any case, is one for a text, data or a broadcast."""
    return is_one_of(noun.lower(), WRITTEN | BROADCAST)
