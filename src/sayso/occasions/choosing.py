"""The phrases around a cue -> the one time, place and medium of its occasion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from sayso.cast.tree import Tree
from sayso.model.analysis import Analysis
from sayso.occasions.data_files import word_set
from sayso.occasions.finding import Finder
from sayso.occasions.grammar import is_still_to_come, passes, prepositions, shared_with
from sayso.occasions.media import is_document, kind_of_cue
from sayso.occasions.phrases import MediumPhrase, Phrase, PlacePhrase, TimePhrase
from sayso.record import Attribution, Medium, Occasion, Span, When

_FAR = 1_000_000


class Chooser:
    """Tells the occasion of each attribution of a report."""

    def __init__(
        self,
        text: str,
        analysis: Analysis,
        tree: Tree,
        published: date | None,
        attributions: Sequence[Attribution],
    ) -> None:
        self._text = text
        self._tree = tree
        self._finder = Finder(text, analysis, tree)
        self._published = published
        self._cues = {
            w for a in attributions for s in a.cue for w in self._finder.words(s.start, s.end)
        }

    def occasion(self, attribution: Attribution) -> Occasion | None:
        """Return what the words around a cue tell; None where they tell nothing."""
        around = _Around(self._tree, self._finder, attribution, self._cues)
        if not around.cue:
            return None
        found = list(dict.fromkeys(around.phrases()))
        media = [p for p in found if isinstance(p, MediumPhrase) and around.speaks_in(p)]
        places = [p for p in found if isinstance(p, PlacePhrase) and around.stands_at(p)]
        places = joined(self._text, places)
        medium = min(media, key=around.distance, default=None)
        place = min(places, key=around.distance, default=None)
        heads = {p.head for p in (medium, place) if p is not None}
        times = [p for p in found if isinstance(p, TimePhrase) and around.happens_at(p, heads)]
        when = self._when(around, times)
        told = self._medium(around, medium)
        where = None if place is None else self._span(place.start, place.end)
        if when is None and where is None and told is None:
            return None
        return Occasion(when=when, where=where, medium=told)

    def _when(self, around: _Around, times: list[TimePhrase]) -> When | None:
        future = is_still_to_come(self._tree, around.verb)
        best: tuple[tuple[bool, bool, int], TimePhrase, str | None] | None = None
        for phrase in times:
            value = (
                None if phrase.time is None else phrase.time.value(self._published, future=future)
            )
            rank = (value is None, phrase.vague, around.distance(phrase))
            if best is None or rank < best[0]:
                best = (rank, phrase, value)
        if best is None:
            return None
        _, phrase, value = best
        span = self._span(phrase.start, phrase.end)
        return When(**dict(span), value=value, vague=phrase.vague)

    def _medium(self, around: _Around, phrase: MediumPhrase | None) -> Medium | None:
        if phrase is not None:
            return Medium(**dict(self._span(phrase.start, phrase.end)), kind=phrase.kind)
        for word in around.cue:
            kind = kind_of_cue(self._tree.words[word])
            if kind is not None:
                start, end = self._finder.code_points(word)
                return Medium(**dict(self._span(start, end)), kind=kind)
        return None

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, text=self._text[start:end])


def joined(text: str, places: list[PlacePhrase]) -> list[PlacePhrase]:
    """Join places that stand side by side: *at the college in Port Ellery*; in text order."""
    out: list[PlacePhrase] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if out and place.start < out[-1].end:
            continue
        if out and not text[out[-1].end : place.start].strip():
            out[-1] = replace(out[-1], end=place.end)
        else:
            out.append(place)
    return out


class _Around:
    """One attribution among the words of its sentence."""

    def __init__(
        self, tree: Tree, finder: Finder, attribution: Attribution, cues: Set[int]
    ) -> None:
        self._tree = tree
        self._finder = finder
        self._attribution = attribution
        self._cues = cues
        self.cue = [w for s in attribution.cue for w in finder.words(s.start, s.end)]
        self.verb = tree.head_of(self.cue[0], self.cue[-1] + 1) if self.cue else -1
        self._source = {w for s in attribution.source for w in finder.words(s.start, s.end)}
        self._document = self._head_of_document()

    def phrases(self) -> Iterator[Phrase]:
        """Yield the phrases that may belong to the cue, outside source and content."""
        for word in self.cue:
            for phrase in self._finder.phrases(word):
                if self._is_told(phrase, word):
                    yield phrase
        for word, before in shared_with(self._tree, self.verb, self._cues):
            for phrase in self._finder.phrases(word):
                if before and not (phrase.head < word and word in phrase.way):
                    continue
                if self._is_told(phrase, word):
                    yield phrase
        if self._document is not None:
            for phrase in self._finder.phrases(self._document):
                if isinstance(phrase, TimePhrase) and not self._is_said(phrase):
                    yield phrase

    def speaks_in(self, phrase: MediumPhrase) -> bool:
        """Tell whether a medium is that of the cue: spoken in, or what the cue hangs on."""
        if phrase.named:
            # *Called on Norland*: the preposition is the cue's
            return not set(prepositions(self._tree, phrase.head)) & set(self.cue)
        if phrase.spoken_in:
            return True
        if phrase.head in self.cue:
            # *issued a statement*
            giver = self._tree.words[self._tree.head[phrase.head]]
            return self._tree.relation[phrase.head] == "obj" and (
                giver in word_set("speaking.toml", "speaking", "forms")
                or giver in word_set("speaking.toml", "published", "forms")
            )
        saying = self._tree.words[self.verb].endswith("ing")
        return saying and phrase.head in self._tree.ancestors(self.verb)

    def stands_at(self, phrase: PlacePhrase) -> bool:
        """Tell whether a place is where the source is, not where what it speaks about is."""
        if self._tree.words[phrase.first] == "from" and phrase.way[:1] != (self.verb,):
            return False  # *News from Norland*
        return self._passes_only(phrase, word_set("places.toml", "recipients", "words"))

    def happens_at(self, phrase: TimePhrase, heads: set[int]) -> bool:
        """Tell whether a time is that of the cue, or of the medium or place that was chosen."""
        if self._finder.is_quoted(phrase.head) and not self._finder.is_quoted(self.cue[0]):
            return False  # part of a title: *on “Harbour Sunday”*
        first = phrase.way[0] if phrase.way else -1
        beside = first in heads or first == self._document
        if phrase.time is None:
            return beside
        if phrase.time.bare:
            return beside and first != phrase.head
        return True

    def distance(self, phrase: Phrase) -> int:
        """Return how many words stand between a phrase and the cue."""
        if phrase.head < self.cue[0]:
            return self.cue[0] - phrase.head
        return max(phrase.head - self.cue[-1], 0)

    def _passes_only(self, phrase: Phrase, listed: frozenset[str]) -> bool:
        """Tell whether nothing but such nouns and media stands on the way to the cue."""
        for word in phrase.way:
            if word in self.cue or self._tree.upos[word] in {"VERB", "AUX"}:
                return True
            if not (passes(self._tree, word, listed) or is_document(self._tree, word)):
                return False
        return True

    def _head_of_document(self) -> int | None:
        if not self._source or self._attribution.grade != "document":
            return None
        head = self._tree.head_of(min(self._source), max(self._source) + 1)
        return head if is_document(self._tree, head) else None

    def _is_told(self, phrase: Phrase, governor: int) -> bool:
        """Tell whether a phrase stands outside source and content, and belongs to neither."""
        if self._is_said(phrase) or phrase.head in self._source:
            return False
        way = phrase.way[: phrase.way.index(governor)] if governor in phrase.way else ()
        # *The company, which filed for bankruptcy in April*, where the company is in the content
        verbs = any(self._tree.upos[word] == "VERB" for word in way)
        return not (
            verbs and any(self._finder.is_in(word, self._attribution.content) for word in way)
        )

    def _is_said(self, phrase: Phrase) -> bool:
        return any(s.start < phrase.end and phrase.start < s.end for s in self._attribution.content)
