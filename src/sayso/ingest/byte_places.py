"""Places in a decoded text -> places in its bytes."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.ingest.encoding import Decoded
from sayso.ingest.report import TextOrigin


def origins_in_bytes(
    decoded: Decoded, stretches: Iterable[tuple[int, int, int, str | None]]
) -> list[TextOrigin]:
    """Give the stretches of a report's text with the bytes that they came from.

    Args:
        decoded: The input.
        stretches: `(start, end, source, element)`: half-open code points of the report's text, the
            code point of the decoded input where they stand, and the path of their HTML element.

    Returns:
        Origins in the order of the text. A stretch whose bytes cannot be cut out of the input, as
        in encodings with shift states, keeps its element alone, and without one is left out.
    """
    encoding, data = decoded.encoding, decoded.data
    origins: list[TextOrigin] = []
    at, byte = 0, decoded.offset
    for start, end, source, element in sorted(stretches, key=lambda stretch: stretch[2]):
        words = decoded.text[source : source + end - start]
        first = byte + len(decoded.text[at:source].encode(encoding))
        last = first + len(words.encode(encoding))
        # Counted on from its beginning, as the same words may serve twice.
        at, byte = source, first
        # No place is better than a wrong one.
        try:
            exact = data[first:last].decode(encoding) == words
        except UnicodeError:
            exact = False
        if exact:
            origins.append(TextOrigin(start, end, first, last, element))
        elif element is not None:
            origins.append(TextOrigin(start, end, element=element))
    return sorted(origins, key=lambda origin: origin.start)
