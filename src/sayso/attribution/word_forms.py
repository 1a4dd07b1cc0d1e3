"""Base forms of English words, by spelling alone, for looking words up in lists."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
# Common irregular forms of the verbs and nouns that the word lists hold.
_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being",
        "begin": "began begun",
        "break": "broke broken",
        "choose": "chose chosen",
        "draw": "drew drawn",
        "feel": "felt",
        "find": "found",
        "forget": "forgot forgotten",
        "foresee": "foresaw foreseen",
        "forbear": "forbore",
        "give": "gave given",
        "grasp": "grasped",
        "hear": "heard",
        "know": "knew known",
        "make": "made",
        "mean": "meant",
        "mistake": "mistook",
        "overhear": "overheard",
        "rethink": "rethought",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "send": "sent",
        "smell": "smelt",
        "speak": "spoke spoken",
        "strive": "strove striven",
        "swear": "swore sworn",
        "tell": "told",
        "think": "thought",
        "understand": "understood",
        "write": "wrote written",
        "co-write": "co-wrote co-written",
        "learn": "learnt",
        "dream": "dreamt",
        # nouns
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
        "datum": "data",
        "thesis": "theses",
        "analysis": "analyses",
        "memorandum": "memoranda",
    }.items()
    for form in forms.split()
}
# An ending, and what may stand in its place in the base form.
_ENDINGS = (
    ("ies", ("y", "ie")),
    ("ied", ("y", "ie")),
    ("ying", ("ie", "y")),
    ("es", ("", "e", "is")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
_DOUBLED = re.compile(r"([bdfglmnprtvz])\1$")


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, without possessive endings.

    A hyphen or apostrophe inside a word does not divide it; *n't* and *'s* are dropped.
    """
    found = _WORD.findall(text.lower().replace("’", "'"))
    return [re.sub(r"(?:n't|'(?:s|ll|ve|re|d|m))$", "", word) for word in found]


@cache
def base_forms(word: str) -> frozenset[str]:
    """Return what a word in small letters may be an inflected form of, itself included.

    Spelling alone cannot tell *planed* from *planned*'s kind of verb, so wrong forms may be
    among them: look them up in a list of real words.
    """
    forms = {word}
    if word in _IRREGULAR:
        forms.add(_IRREGULAR[word])
    for ending, replacements in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            forms.update(stem + replacement for replacement in replacements)
            if ending in ("ed", "ing") and _DOUBLED.search(stem):
                forms.add(stem[:-1])
    return frozenset(forms)


def is_one_of(word: str, words: frozenset[str]) -> bool:
    """Tell whether a word in small letters is a form of one of `words`."""
    return not base_forms(word).isdisjoint(words)
