"""A surname, a given name or a byname alone -> the person that it refers to, or who it may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

from sayso.cast.full_forms import MOST_CANDIDATES
from sayso.cast.people import PATRONYMIC, Evidence, Person
from sayso.cast.person_names import NameWord
from sayso.cast.spelling import coarse_key, variants

AT_ONCE = 3
"""Names after somebody's first within which another of the same name counts as brought in too."""

CALLED, LAST, FIRST, MIDDLE, PART = range(5)


class ShortForms:
    """Persons by the single words of their names.

    Words are ranked by how usual they are alone: the last word, the first word or a byname, one in
    the middle, a part of a hyphenated one. The last and the first one change places for a person
    whom the report calls by the first (*Kim* for *Kim Min-ji*).
    """

    def __init__(self, persons: list[Person]) -> None:
        # Of each word the persons with its rank, the most recently used one last.
        self._by_word: defaultdict[str, dict[Person, int]] = defaultdict(dict)
        self._words: defaultdict[Person, dict[str, None]] = defaultdict(dict)
        self._by_key: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._habits: Counter[int] = Counter()
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """Make a person known by the single words of all forms."""
        for words in person.templates:
            content = [word for word in words if word.kind == "word"]
            for index, word in enumerate(content):
                if index == len(content) - 1:
                    rank = LAST
                elif index == 0:
                    rank = FIRST
                elif _patronymic(words, word):
                    continue
                else:
                    rank = MIDDLE
                self._put(word.folded, person, rank)
                if word.alone:
                    self._put(word.alone, person, rank)
                if "-" in word.folded:
                    for part in word.folded.split("-"):
                        self._put(part, person, PART)

    def candidates(self, word: str, use: int, evidence: Evidence) -> list[Person]:
        """Return who a word alone may refer to, the most recently used one first.

        Args:
            word: The word, folded.
            use: Index of the use; persons introduced before it go first.
            evidence: What titles and pronoun of this use say of its bearer.
        """
        ranks = self._by_word.get(word)
        if ranks is None:
            return self._variants(word, use, evidence)
        # Of a crowd of one name only those count that were named last.
        found = _best_known(list(islice(reversed(ranks), MOST_CANDIDATES)), use, evidence)
        if len(found) > 1:
            usual = self._usual()
            ranked = {person: _rank(person, word, ranks[person], usual) for person in found}
            best = min(ranked.values())
            # Of two who share a surname, one has been called by it so far; that holds until the
            # other is named.
            kept = [person for person in found if ranked[person] == best]
            newer = found[: found.index(kept[0])] if best == CALLED else []
            kind = ranks[kept[0]]
            rivals = [one for one in newer if ranks[one] == kind and ranked[one] < MIDDLE]
            found = rivals + kept
        return found

    def used(self, person: Person, use: int) -> None:
        """Remember that a person has just been named."""
        person.last_used = use
        for word in self._words[person]:
            ranks = self._by_word[word]
            ranks[person] = ranks.pop(person)

    def used_alone(self, word: str, person: Person) -> None:
        """Remember that the report calls a person by this word."""
        if word not in person.alone:
            person.alone.add(word)
            self._habits[self._by_word.get(word, {}).get(person, LAST)] += 1

    def _put(self, word: str, person: Person, rank: int) -> None:
        ranks = self._by_word[word]
        if not ranks:
            self._by_key[coarse_key(word)][word] = None
        ranks[person] = min(rank, ranks.get(person, rank))
        self._words[person][word] = None

    def _usual(self) -> int | None:
        """Return which word the report calls people by so far, the last or the first, if any."""
        first, last = self._habits[FIRST], self._habits[LAST]
        if not first and not last:
            return None
        return FIRST if first > last else LAST

    def _variants(self, word: str, use: int, evidence: Evidence) -> list[Person]:
        spellings = self._by_key.get(coarse_key(word), {})
        if len(spellings) > MOST_CANDIDATES:
            return []
        persons = [
            person
            for spelling in spellings
            if variants(word, spelling)
            for person in islice(reversed(self._by_word[spelling]), MOST_CANDIDATES)
            if self._by_word[spelling][person] <= FIRST
        ]
        found = _best_known(list(dict.fromkeys(persons)), use, evidence)
        # Another spelling is a guess: of two, neither.
        return found if len(found) == 1 else []


def _rank(person: Person, word: str, rank: int, usual: int | None) -> int:
    """Rank of a word for a person, after which word the report usually calls people by."""
    if word in person.alone:
        return CALLED
    if rank in (LAST, FIRST):
        if person.alone:
            return MIDDLE  # the report calls this person by another word
        return LAST if usual is None or rank == usual else FIRST
    return rank


def _best_known(persons: list[Person], use: int, evidence: Evidence) -> list[Person]:
    """Return the persons that nothing speaks against, narrowed by what speaks for one."""
    found = [person for person in persons if not person.contradicts(evidence)]
    before = [person for person in found if person.introduced < use]
    found = before or _introduced_first(found)
    for known in (
        [person for person in found if person.offices & evidence.offices],
        [person for person in found if person.pronouns & evidence.pronouns],
    ):
        found = known or found
    return sorted(found, key=lambda person: (-person.last_used, person.introduced))


def _introduced_first(persons: list[Person]) -> list[Person]:
    """Narrow those whom a headline may mean to the one whom the report brings in first.

    That is who it is about, unless another of the name follows at once or is named as often.
    """
    if len(persons) < 2:
        return persons
    first, *later = sorted(persons, key=lambda person: person.introduced)
    is_clear = all(
        other.introduced > first.introduced + AT_ONCE and len(other.uses) < len(first.uses)
        for other in later
    )
    return [first] if is_clear else persons


def _patronymic(words: tuple[NameWord, ...], word: NameWord) -> bool:
    place = words.index(word)
    return place > 0 and words[place - 1].folded in PATRONYMIC
