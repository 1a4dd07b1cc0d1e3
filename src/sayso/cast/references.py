"""Mentions as the cast takes them: with the word that they hang on, their form and their name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.cast.data_files import is_title
from sayso.cast.heads import head_of
from sayso.cast.side_by_side import NameIndex, is_joint
from sayso.model.analysis import Analysis, Mention, Name
from sayso.model.pairs import PRONOUNS
from sayso.record import MentionForm

# How the words of a name hang on a title or description before it (mayor Ana Ruiz).
_NAMING = frozenset({"flat", "appos"})
_TYPE_OF_KIND = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "object"}
LEAST_SCORE = -0.4
"""Log odds above which words are taken for a mention; it does best on GUM dev."""

# A source's mention begins at most so many words before the source does.
_LEAD = 60
# How like a source a mention must be: 1 for the same head, and the share of words in common.
_SAME_HEAD, _SAME_EXTENT = 0.8, 1.7
_BEFORE_NAME = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_MOST = frozenset({"all", "both", "many", "most"})
# So many steps up the tree a pronoun's relative clause is looked for.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to something; bounds count words, half-open.

    Attributes:
        mention: The mention.
        place: Its place among the analysis's mentions; -1 where the network saw none here.
        head: The word that the mention hangs on.
        form: Whether it is a name, a description or a pronoun.
        name: Place among the analysis's names of the name that it bears; None without one.
        plural: Whether the head is a plural.
    """

    mention: Mention
    place: int
    head: int
    form: MentionForm
    name: int | None
    plural: bool

    @property
    def start(self) -> int:
        """First word."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Word after the last one."""
        return self.mention.end


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source in words: all of it, half-open, and the word that it hangs on."""

    start: int
    end: int
    head: int


def source_words(analysis: Analysis, spans: Sequence[tuple[int, int]]) -> SourceWords | None:
    """Find the words of a source.

    Args:
        analysis: The report's analysis.
        spans: The source's spans, half-open, in code points. Of several, the longest is taken.

    Returns:
        None where the source has no words.
    """
    if not spans:
        return None
    start, end = max(spans, key=lambda span: span[1] - span[0])
    first = int(np.searchsorted(analysis.words.ends, start, side="right"))
    last = int(np.searchsorted(analysis.words.starts, end))
    if first >= last:
        return None
    return SourceWords(first, last, head_of(analysis, first, min(last, first + _LEAD)))


def bears(analysis: Analysis, names: NameIndex, mention: Mention, head: int) -> int | None:
    """Return the place of the name that a mention bears, if it bears one.

    *Mayor Ana Ruiz* bears Ana Ruiz, *Ruiz's campaign* bears no name: what counts is the head, and
    for people a name that follows their title or description without a pause.
    """
    start, end = mention.start, mention.end
    if is_joint(analysis, names, start, end, head):
        return None
    place = names.at(head)
    if place is None:
        place = _after_title(analysis, names, mention, head)
    if place is None:
        return None
    place = _behind_role(analysis, names, mention, place)
    name = analysis.names[place]
    # *Ana Ruiz's doctor*, whatever the tree has for its head.
    after = name.end
    if after + 2 < end and analysis.surface[after] in "'’" and analysis.surface[after + 1] == "s":
        return None
    # *The Republican* says of a person what they are; a storm is called like one.
    if name.kind == "MISC" and mention.type == "person":
        return place if analysis.surface[name.start] in names.storms else None
    return place if name.start < end and name.end > start else None


def _after_title(analysis: Analysis, names: NameIndex, mention: Mention, head: int) -> int | None:
    for place in names.within(mention.start, mention.end):
        name = analysis.names[place]
        if name.end > mention.end:
            continue
        own = head_of(analysis, name.start, name.end)
        # *The Oxmoor trader* is nobody called Oxmoor.
        follows = name.start > head
        if follows and analysis.head[own] == head and analysis.relation[own] in _NAMING:
            if not any(mark in ",;:()—–" for mark in analysis.surface[head + 1 : name.start]):
                return place
        if mention.type == "person" and name.kind == "PER" and _is_apposed(analysis, mention, name):
            return place
        if (
            name.kind == "PER"
            and mention.type == "person"
            and head < name.start
            and name.start > mention.start
            and analysis.upos[name.start - 1] in ("NOUN", "PROPN", "ADJ")
            and all(
                analysis.upos[word] in _BEFORE_NAME or analysis.surface[word] in ("-", ".")
                for word in range(head, name.start)
            )
        ):
            return place
    return None


def _behind_role(analysis: Analysis, names: NameIndex, mention: Mention, place: int) -> int:
    """Return the name that a mention ends on where another tells the role: *Shaw aide Mina Cole*.

    A name's own place is returned where the mention is not of that form.
    """
    first = analysis.names[place]
    last = names.at(mention.end - 1)
    if last is None or last == place or mention.type != "person":
        return place
    name = analysis.names[last]
    between = analysis.upos[first.end : name.start]
    is_role = "NOUN" in between and all(upos in _BEFORE_NAME for upos in between)
    return last if is_role and name.kind == "PER" and name.end == mention.end else place


def _is_apposed(analysis: Analysis, mention: Mention, name: Name) -> bool:
    """Tell whether a mention ends on a comma and its name: *the minister, Mr. Haddad*."""
    before = name.start - 1
    while before > mention.start and (
        analysis.surface[before] == "." or is_title(analysis.surface[before])
    ):
        before -= 1
    return name.end == mention.end and before > mention.start and analysis.surface[before] == ","


def reference_of(
    analysis: Analysis, names: NameIndex, mention: Mention, place: int, head: int
) -> Reference:
    """Look at the words of a mention that hangs on `head`."""
    start, end = mention.start, mention.end
    name = bears(analysis, names, mention, head)
    form: MentionForm = "description"
    if name is not None:
        form = "name"
    elif end - start == 1 and analysis.lowered[start] in PRONOUNS:
        form = "pronoun"
    return Reference(mention, place, head, form, name, is_plural(analysis, head))


def is_plural(analysis: Analysis, word: int) -> bool:
    """Tell whether a noun looks like a plural."""
    surface = analysis.lowered[word]
    if analysis.upos[word] not in ("NOUN", "PROPN"):
        return surface in ("they", "them", "we", "us", "both", "many", "some", "others", "these")
    if surface in _PLURALS:
        return True
    return surface.endswith("s") and not surface.endswith(("ss", "us", "is", "'s", "’s"))


_PLURALS = frozenset("people men women children police folk folks media data".split())


def find_references(
    analysis: Analysis, names: NameIndex, sources: Sequence[SourceWords | None]
) -> tuple[list[Reference], list[int | None]]:
    """Find all that a report's words refer to: its mentions, its names and its sources.

    Args:
        analysis: The report's analysis.
        names: Its names.
        sources: The words of each source; None where an attribution has none.

    Returns:
        References ordered by start, longer ones first, and for each source the place of the
        reference that it is.
    """
    places = {
        place for place, mention in enumerate(analysis.mentions) if mention.score > LEAST_SCORE
    }
    starts = [mention.start for mention in analysis.mentions]
    heads = [head_of(analysis, mention.start, mention.end) for mention in analysis.mentions]
    extra: list[Mention] = []
    for source in sources:
        if source is None:
            continue
        near = range(bisect_left(starts, source.start - _LEAD), bisect_left(starts, source.end))
        # *Cole and Adair* must not be taken for Cole.
        joint = is_joint(analysis, names, source.start, source.end, source.head)
        least = _SAME_EXTENT if joint or _ends_on_name(analysis, names, source) else _SAME_HEAD
        best = _best(analysis, heads, source, [p for p in near if p in places], least)
        if best is None:
            best = _best(analysis, heads, source, near, least)
        if best is None:
            extra.append(_mention_of(analysis, names, source))
        else:
            places.add(best)
        before = _antecedent(analysis, heads, source, near)
        if before is not None:
            places.add(before)
    found = [
        reference_of(analysis, names, analysis.mentions[place], place, heads[place])
        for place in sorted(places)
    ]
    found += [
        reference_of(analysis, names, m, -1, head_of(analysis, m.start, m.end)) for m in extra
    ]
    borne = {reference.name for reference in found}
    for place, name in enumerate(analysis.names):
        if place not in borne:
            mention = Mention(name.start, name.end, _TYPE_OF_KIND[name.kind], 0.0)
            head = head_of(analysis, name.start, name.end)
            found.append(Reference(mention, -1, head, "name", place, is_plural(analysis, head)))
    found.sort(key=lambda r: (r.mention.start, -r.mention.end))
    begins = [reference.mention.start for reference in found]
    of_source: list[int | None] = []
    for source in sources:
        if source is None:
            of_source.append(None)
            continue
        near = range(bisect_left(begins, source.start - _LEAD), bisect_left(begins, source.end))
        # One at least shares a word with the source: what it was given to above.
        sharing = [place for place in near if found[place].mention.end > source.start]
        of_source.append(
            max(sharing, key=lambda p: _fit(source, found[p].start, found[p].end, found[p].head))
        )
    return found, of_source


def relative_word(analysis: Analysis, start: int, end: int) -> int | None:
    """Return the relative pronoun that some words are, or take most of, as *most of whom*."""
    if analysis.lowered[end - 1] not in _RELATIVE:
        return None
    words = analysis.lowered[start:end]
    return end - 1 if len(words) == 1 or (words[0] in _MOST and words[1:-1] == ["of"]) else None


def clause_head(analysis: Analysis, word: int) -> int | None:
    """Return the word that a pronoun's relative clause hangs on; None where the tree has none."""
    for _ in range(_DEEPEST):
        if analysis.relation[word] == "acl":
            return int(analysis.head[word])
        word = int(analysis.head[word])
    return None


def _antecedent(
    analysis: Analysis, heads: Sequence[int], source: SourceWords, near: Iterable[int]
) -> int | None:
    """Return the likeliest mention that a source of one relative pronoun stands for."""
    word = relative_word(analysis, source.start, source.end)
    above = None if word is None else clause_head(analysis, word)
    among = [
        place
        for place in near
        if heads[place] == above and analysis.mentions[place].end <= source.start
    ]
    return max(among, key=lambda place: analysis.mentions[place].score, default=None)


def _fit(source: SourceWords, start: int, end: int, head: int) -> float:
    shared = min(source.end, end) - max(source.start, start)
    if shared <= 0:
        return -1.0
    return shared / (max(source.end, end) - min(source.start, start)) + (head == source.head)


def _ends_on_name(analysis: Analysis, names: NameIndex, source: SourceWords) -> bool:
    """Tell whether a source ends on a name that its head is not: *his conductor Mina Oduya*."""
    place = names.at(source.end - 1)
    if place is None or analysis.names[place].kind != "PER":
        return False
    name = analysis.names[place]
    return name.end == source.end and not name.start <= source.head < name.end


def _best(
    analysis: Analysis,
    heads: Sequence[int],
    source: SourceWords,
    among: Iterable[int],
    least: float,
) -> int | None:
    """Return the mention that a source is: it hangs on the same word, or is nearly the same."""
    best, most = None, least
    for place in among:
        mention = analysis.mentions[place]
        if mention.end <= source.start:
            continue
        fit = _fit(source, mention.start, mention.end, heads[place])
        if fit > most:
            best, most = place, fit
    return best


def _mention_of(analysis: Analysis, names: NameIndex, source: SourceWords) -> Mention:
    name = names.at(source.head)
    kind = "person" if name is None else _TYPE_OF_KIND[analysis.names[name].kind]
    return Mention(source.start, source.end, kind, 0.0)
