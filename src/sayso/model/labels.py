"""The labels of the heads, in the order of the network's outputs."""

from __future__ import annotations

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
"""Universal parts of speech (Nivre et al., 2020)."""

NAME_LABELS = [
    "O",
    *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for place in "BI"),
]
"""Names as CoNLL 2003 tells them apart: begin and inside of person, organisation, place, other."""

MENTION_TYPES = (
    "person organization place event time object abstract substance animal plant".split()
)
"""Types of GUM's entities (Zeldes, 2017)."""
