"""Characters that must not reach a terminal or a page as they are, and what stands for them.

A report may hold anything, escape sequences that recolour or retitle a terminal included. Each
such character is replaced by exactly one that can be seen, so offsets keep their meaning.
"""

from __future__ import annotations

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 controls have pictures of their own (U+2400 and on); C1 controls and lone surrogates have none.
_UNSEEN = {code: chr(0x2400 + code) for code in range(0x20)}
_UNSEEN[0x7F] = "\N{SYMBOL FOR DELETE}"
_UNSEEN |= dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
_UNSEEN |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)

_IN_PAGES = {code: seen for code, seen in _UNSEEN.items() if chr(code) not in "\t\n\f\r"}

# Embeddings, overrides and isolates could turn the margin around on a terminal, which, unlike a
# page, has no element to keep them in.
_ON_TERMINALS = _UNSEEN | dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT
)


def for_terminal(text: str) -> str:
    """Replace controls (line breaks and tabs too), direction overrides and lone surrogates."""
    return text.translate(_ON_TERMINALS)


def for_page(text: str) -> str:
    """Replace controls and lone surrogates; white space stays as it is."""
    return text.translate(_IN_PAGES)
