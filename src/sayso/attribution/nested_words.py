"""The words of a cue inside a content: how likely they make it one, and whose mouth it is."""

from __future__ import annotations

import math
import tomllib
from importlib.resources import files

from sayso.attribution.mode_words import MINDED, SPEAKING, THINKING, THOUGHTS, WRITING
from sayso.attribution.word_forms import base_forms, words_of
from sayso.record import Attribution

_LISTS = tomllib.loads(
    (files("sayso.attribution") / "data" / "nested.toml").read_text(encoding="utf-8")
)
_NO_SAYING = frozenset((_LISTS["stance"] + _LISTS["happening"]).split())
_EMPTY = frozenset(_LISTS["empty"].split())
_SAYING = SPEAKING | THINKING | WRITING | THOUGHTS | MINDED
_THINKING = THINKING | THOUGHTS | MINDED
_FIRST_PERSON = frozenset("i we me us my our mine myself ourselves".split())

# Log odds that a word of speech, writing or thought adds; swept with the threshold on dev.
_WORD_OF_SAYING = 0.4


def likelihood(cue: str, probability: float) -> float:
    """Return the probability of a cue inside a content, given its words.

    The head has learnt from few examples, so what the word lists know counts beside it. A cue of
    stance alone (*supports*, *disdain for*), of what things do (*shows*) or of empty words is none.

    Args:
        cue: Its words.
        probability: What the network gives it.
    """
    forms = [base_forms(word) for word in words_of(cue)]
    if all(form & _EMPTY for form in forms):
        return 0.0
    said = [form for form in forms if not form & _NO_SAYING]
    if any(form & _SAYING for form in said):
        odds = probability / max(1.0 - probability, 1e-9) * math.exp(_WORD_OF_SAYING)
        return odds / (1.0 + odds)
    return probability if len(said) == len(forms) else 0.0


def is_same_mouth(inner: Attribution, outer: Attribution) -> bool:
    """Tell whether an attribution inside a quotation is the speaker's own thought.

    *"I believe the quay will hold," Shaw said*: her belief and her words come from one mouth.

    Args:
        inner: The attribution inside the other's content.
        outer: The other.

    Returns:
        True for a first person's belief, feeling, wish or knowledge inside a quotation. What the
        speaker says to have said (*"I told her that ..."*) is a statement of its own.
    """
    # The turns of a transcript need no marks.
    if outer.kind == "indirect" and (outer.cue[0].text or "").strip() != ":":
        return False
    source = [word for span in inner.source for word in words_of(span.text or "")]
    cue = [word for span in inner.cue for word in words_of(span.text or "")]
    own = source or cue
    if not own or own[0] not in _FIRST_PERSON or len(source) > 2:
        return False
    return any(base_forms(word) & _THINKING for word in cue)
