"""Walking the dependency trees of a report. Nothing here raises, whatever the heads are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from sayso.cast.role_nouns import SHORT
from sayso.model.analysis import Analysis

NOUNS = frozenset({"NOUN", "PROPN"})
_NEGATIONS = frozenset("not never no nor neither hardly cannot without".split())
_UNREAL = frozenset(
    "would could might may should can must will shall wo ca if whether unless ll d".split()
)


class Tree:
    """The trees of a report's sentences, by the words' numbers.

    A predicted tree may be wrong in any way, and one made by hand may even hold a circle: walks
    visit a word once, and never leave its sentence.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.words = analysis.lowered
        self.surface = analysis.surface
        self.upos = analysis.upos
        self.relation = analysis.relation
        self.head: list[int] = analysis.head.tolist()
        self.sentence: list[int] = analysis.sentence.tolist()
        starts, ends = analysis.words.starts.tolist(), analysis.words.ends.tolist()
        self._joined = [False, *(a == b for a, b in zip(starts[1:], ends, strict=False))]
        self._heads: dict[tuple[int, int], int] = {}
        self._children: list[list[int]] = [[] for _ in self.words]
        for word, head in enumerate(self.head):
            if head != word and self.sentence[head] == self.sentence[word]:
                self._children[head].append(word)

    def __len__(self) -> int:
        return len(self.words)

    def is_joined(self, word: int) -> bool:
        """Tell whether nothing stands between a word and the one before it."""
        return 0 <= word < len(self._joined) and self._joined[word]

    def is_hyphen(self, word: int) -> bool:
        """Tell whether a word is a hyphen inside a written word: *vice-president*."""
        return self.words[word] in {"-", "–"} and self.is_joined(word) and self.is_joined(word + 1)

    def ends_short_form(self, word: int) -> bool:
        """Tell whether a word is the full stop of a short form: *Gen.*, *J.* or *U.S.* for one."""
        if not 0 < word < len(self.words) or self.words[word] != "." or not self.is_joined(word):
            return False
        before = self.words[word - 1]
        return before in SHORT or (len(before) == 1 and self.surface[word - 1].isupper())

    def is_title(self, word: int) -> bool:
        """Tell whether a word begins with a capital."""
        return self.surface[word][:1].isupper()

    def children(self, word: int, *relations: str) -> list[int]:
        """Return the words that depend on a word, in text order, by these relations if any."""
        found = self._children[word]
        return [c for c in found if self.relation[c] in relations] if relations else found

    def subtree(self, word: int) -> set[int]:
        """Return a word with all that hangs below it."""
        seen = {word}
        left = [word]
        while left:
            for child in self._children[left.pop()]:
                if child not in seen:
                    seen.add(child)
                    left.append(child)
        return seen

    def ancestors(self, word: int) -> Iterator[int]:
        """Yield the words above a word, nearest first."""
        seen = {word}
        while (above := self.head[word]) not in seen and self.sentence[above] == self.sentence[
            word
        ]:
            seen.add(above)
            word = above
            yield word

    def head_of(self, start: int, end: int) -> int:
        """Return the word of `[start, end)` that the others hang below.

        Where several do not depend on a word inside, it is the one with most words below it, and
        of these the first.
        """
        head = self._heads.get((start, end))
        if head is None:
            head = self._heads[start, end] = self._find_head(start, end)
        return head

    def _find_head(self, start: int, end: int) -> int:
        tops = [
            w for w in range(start, end) if not start <= self.head[w] < end or self.head[w] == w
        ]
        # Punctuation heads nothing; in a circle every word has its head inside.
        tops = [w for w in tops if self.upos[w] != "PUNCT"] or tops or [start]
        if len(tops) == 1:
            return tops[0]
        return max(tops, key=lambda w: (sum(start <= c < end for c in self.subtree(w)), -w))

    def has(self, word: int, relation: str, forms: Collection[str]) -> bool:
        """Tell whether a word has such a dependent, in one of these lower-case forms."""
        return any(self.words[child] in forms for child in self.children(word, relation))

    def comes_true(self, verb: int) -> bool:
        """Tell whether a clause states what it says: neither denied nor supposed nor asked.

        Args:
            verb: The head of the clause: its verb, or the noun or adjective after *is*.
        """
        for child in self._children[verb]:
            form = self.words[child]
            if form in _NEGATIONS and self.relation[child] in {"advmod", "det", "cc", "mark"}:
                return False
            if form in _UNREAL and self.relation[child] in {"aux", "mark"}:
                return False
        # *isn't*: the tree may hang the pieces of a contraction anywhere.
        nearby = self.words[max(0, verb - 6) : verb]
        if any(a in "'’" and b == "t" for a, b in pairwise(nearby)):
            return False
        if self.has_phrase(verb, ("no", "longer")) or self.has_phrase(verb, ("any", "more")):
            return False
        return not self._asked(verb)

    def has_phrase(self, verb: int, phrase: tuple[str, ...]) -> bool:
        """Tell whether these words stand together within six words before a word."""
        near = self.words[max(0, verb - 6) : verb + 1]
        size = len(phrase)
        return any(tuple(near[i : i + size]) == phrase for i in range(len(near) - size + 1))

    def _asked(self, word: int) -> bool:
        number = self.sentence[word]
        while word + 1 < len(self.words) and self.sentence[word + 1] == number:
            word += 1
            if self.words[word] == "?":
                return True
            if self.words[word] in {".", "!"}:
                return False
        return False
