"""The main clause of a sentence: its verb, its subject and its tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model.analysis import Analysis
from sayso.voices.sign_words import sign_words

Tense = Literal["past", "past perfect", "present", "present perfect", "modal"]

_BE_PAST = frozenset({"was", "were"})
_BE_PRESENT = frozenset({"is", "are", "am", "'s", "s", "re"})
_HAVE = frozenset({"has", "have", "ve"})
_OF_VERBS = frozenset({"aux", "cop"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a sentence.

    Attributes:
        root: Its verb, or the noun or adjective after *is*.
        subject: The head of its subject; None without one.
        tense: Of its first verb.
        has_copula: It says what something is or is like.
        is_passive: Its verb is passive.
    """

    root: int
    subject: int | None
    tense: Tense
    has_copula: bool
    is_passive: bool


def main_clause(analysis: Analysis, lower: Sequence[str], first: int, end: int) -> Clause:
    """Return the main clause of the sentence of words `first` to `end`, half-open, not empty."""
    head, relation = analysis.head, analysis.relation
    root = next((w for w in range(first, end) if head[w] == w), first)
    below = [w for w in range(first, end) if head[w] == root and w != root]
    subject = next((w for w in below if relation[w] in {"nsubj", "csubj", "expl"}), None)
    helpers = [w for w in below if relation[w] in _OF_VERBS]
    forms = [lower[w] for w in helpers]
    has_copula = any(relation[w] == "cop" for w in helpers)
    # *was built*, *has been sold*: the last helper of a passive is a form of *be*.
    passive = bool(helpers) and not has_copula and forms[-1] in {*_BE_PAST, *_BE_PRESENT, "been"}
    passive = passive and not lower[root].endswith("ing")
    return Clause(root, subject, _tense(forms, lower[root]), has_copula, passive)


def _tense(helpers: Sequence[str], root: str) -> Tense:
    words = sign_words()
    for form in helpers or [root]:
        if form in words.modals:
            return "modal"
        if form == "had":
            return "past perfect" if helpers else "past"
        if form in _HAVE:
            return "present perfect" if helpers else "present"
        if form in _BE_PAST or form == "did":
            return "past"
        if form in _BE_PRESENT or form in {"do", "does"}:
            return "present"
    return "past" if is_past(root) else "present"


def is_past(form: str) -> bool:
    """Tell whether a verb in small letters has the form of the past."""
    return form.endswith("ed") or form in sign_words().past
