"""*It was said*, *there is a belief*: an empty subject is nobody, and never a source."""

from __future__ import annotations

import re

_EMPTY_SUBJECT = re.compile(r"(?:it|there)$", re.IGNORECASE)
# Participles and adjectives that an empty *it* takes. *It said* and *it is demanding* are
# somebody's: an organisation's, named before.
_IMPERSONAL_CUE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|[’']s)\b.*\b(?:said|told|reported|believed"
    r"|thought|claimed|alleged|noted|known|understood|expected|hoped|feared|announced|revealed"
    r"|estimated|rumou?red|suggested|argued|agreed|decided|assumed|considered|mentioned|stated"
    r"|disclosed|confirmed|acknowledged|recorded|predicted|speculated|conceded|explained"
    r"|clear|likely|unclear|obvious|doubtful|possible)\b"
    r"|^(?:seems?|seemed|appears?|appeared|turns?|turned|emerged|transpired)\b",
    re.IGNORECASE,
)


def names_nobody(source: str, cue: str) -> bool:
    """Tell whether the words of a source are the empty subject of an impersonal cue.

    Args:
        source: The words that the network took for the source.
        cue: The words of the cue.

    References:
        PolNeAR's guidelines: empty *it* and *there* are never sources.
    """
    return bool(_EMPTY_SUBJECT.match(source.strip()) and _IMPERSONAL_CUE.search(cue))
