"""The phrases of time, place and medium in the sentences that hold a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.cast.tree import Tree
from sayso.model.analysis import Analysis
from sayso.occasions.data_files import word_set
from sayso.occasions.grammar import APART, code_points, ways_up
from sayso.occasions.media import find_media
from sayso.occasions.phrases import Phrase, TimePhrase
from sayso.occasions.places import find_places
from sayso.occasions.time_patterns import month_numbers, time_words, weekday_numbers
from sayso.occasions.times import TimeWords, find_times
from sayso.record import Span

# A text without full stops is one sentence; so much of one is read at a time.
_MOST_WORDS = 400
# Words of time with what stands before and after them take no more words than this on either side.
_NEAR = 10
_YEAR = 4
# *After the mayor's arrest on Tuesday*
_FAR_BESIDE = 6
_AMBIGUOUS = frozenset({"may", "march", "mar", "sun", "sat", "wed"})


class Finder:
    """Finds the phrases of a sentence when they are first asked for."""

    def __init__(self, text: str, analysis: Analysis, tree: Tree) -> None:
        self._text = text
        self._analysis = analysis
        self._tree = tree
        self._starts: list[int] = analysis.words.starts.tolist()
        self._names = {w: n for n in analysis.names for w in range(n.start, n.end)}
        self._read: set[tuple[int, int]] = set()
        self._of_word: dict[int, list[Phrase]] = {}

    def words(self, start: int, end: int) -> range:
        """Return the words that begin in `[start, end)` of the text."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def code_points(self, word: int) -> tuple[int, int]:
        """Return where a word stands in the text."""
        return self._starts[word], int(self._analysis.words.ends[word])

    def is_in(self, word: int, spans: Sequence[Span]) -> bool:
        """Tell whether a word begins in one of these spans."""
        return any(span.start <= self._starts[word] < span.end for span in spans)

    def is_quoted(self, word: int) -> bool:
        """Tell whether a word stands in quotation marks."""
        return bool(self._analysis.words.quote[word] > 0)

    def phrases(self, word: int) -> list[Phrase]:
        """Return the phrases that may belong to a word, and those that it heads, in text order."""
        sentence = self._tree.sentence[word]
        first = bisect_left(self._tree.sentence, sentence)
        part = (word - first) // _MOST_WORDS
        if (sentence, part) not in self._read:
            self._read.add((sentence, part))
            last = bisect_right(self._tree.sentence, sentence)
            begin = first + part * _MOST_WORDS
            self._find(begin, min(begin + _MOST_WORDS, last))
        return self._of_word.get(word, [])

    def _find(self, first: int, last: int) -> None:
        times = self._times(first, last)
        taken = {w for time in times for w in self.words(time.start, time.end)}
        found: list[Phrase] = [
            *times,
            *find_media(self._analysis, self._tree, first, last, self._names, taken),
            *find_places(self._analysis, self._tree, first, last, self._names, taken),
        ]
        for phrase in sorted(found, key=lambda phrase: (phrase.start, phrase.end)):
            for word in (phrase.head, *phrase.way):
                self._of_word.setdefault(word, []).append(phrase)

    def _times(self, first: int, last: int) -> list[TimePhrase]:
        tree = self._tree
        found: list[TimePhrase] = []
        for time in self._time_words(first, last):
            words = self.words(time.core, time.end)
            if not words:
                continue
            if self._is_in_a_name(words) or self._is_beside(words.start):
                continue
            if len(words) == 1 and tree.upos[words.start] in {"SCONJ", "ADP", "CCONJ"}:
                continue  # *Once he had spoken*, *may*
            head = tree.head_of(words.start, words.stop)
            way = ways_up(tree, head)
            found.append(TimePhrase(time.start, time.end, head, way, time, time.vague))
        adjectives = word_set("times.toml", "vague", "adjectives")
        for word in range(first, last):
            if tree.words[word] in adjectives and tree.relation[word] == "amod":
                # *A recent address*
                span = code_points(self._analysis, word, word + 1)
                found.append(TimePhrase(*span, word, ways_up(tree, word), None, True))
        return found

    def _time_words(self, first: int, last: int) -> Iterator[TimeWords]:
        """Yield the words of time near those words that every time has one of."""
        tree, ends = self._tree, time_words()
        stop = first
        for word in range(first, last):
            form = tree.words[word]
            if form not in ends and not (form[:2].isdigit() and len(form) >= _YEAR):
                continue
            if form in _AMBIGUOUS and not tree.is_title(word):
                continue
            begin = max(stop, word - _NEAR)
            if word < stop:
                continue
            stop = min(word + _NEAR, last)
            end = int(self._analysis.words.ends[stop - 1])
            yield from find_times(self._text, self._starts[begin], end)

    def _is_beside(self, word: int) -> bool:
        """Tell whether words of time only say what something came before or after."""
        tree = self._tree
        for before in range(word - 1, max(word - _FAR_BESIDE, -1), -1):
            # *Before the committee on Tuesday* puts somebody somewhere.
            if tree.words[before] in APART and (
                before == word - 1 or tree.words[before] != "before"
            ):
                return True
            if tree.upos[before] == "VERB" or tree.words[before] in {",", ";", ".", "(", ")"}:
                return False
        return False

    def _is_in_a_name(self, words: range) -> bool:
        """Tell whether words of time are part of a longer name: *USA Today*, *Black Friday*."""
        tree, first = self._tree, words.start
        is_day_or_month = tree.words[first] in {*weekday_numbers(), *month_numbers()}
        if not is_day_or_month and first and tree.is_title(first) and tree.is_title(first - 1):
            # *Harbour Today*, which the network takes for no name
            return tree.sentence[first - 1] == tree.sentence[first]
        name = self._names.get(first)
        return name is not None and (name.start < words.start or name.end > words.stop)
