"""NAM001: one entity spelled in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from unicodedata import normalize

from sayso.cast.spelling import coarse_key, fold, variants
from sayso.findings.names import NameUse, name_uses
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

# Letters that a word needs before one, or two, may differ by accident.
_LEAST_FOR_ONE = 6
_LEAST_FOR_TWO = 9
# Of a crowd of names that begin alike only so many are compared.
_MOST_TOGETHER = 200


@dataclass(slots=True)
class _Word:
    """One word of names, as it is spelled.

    Attributes:
        key: The word in small letters, accents kept.
        uses: The names that hold it, in text order, with the place of the word in them.
        beside: The other words of each name that holds it, folded; empty where it stands alone.
    """

    key: str
    uses: list[tuple[NameUse, int]] = field(default_factory=list)
    beside: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def alone(self) -> bool:
        """Whether it never stands in a longer name."""
        return self.beside == {()}


@rule("NAM001")
def two_spellings(reading: Reading) -> Iterator[Finding]:
    """One entity spelled in two ways.

    A name that stands in the report in two spellings (*Qadir* and *Kadir*, *Catherine* and
    *Katherine Moor*), or a surname that is nearly the one of somebody introduced (*Halverson*
    for *Halvorsen*). The rarer spelling is pointed at. Two people who are alike in one name only
    and each have another name in full are left alone.

    Why:
        One of the two is wrong, and to get a name wrong is the error that readers forgive last.
        Who searches for the one spelling does not find the other.

    Guideline:
        The Reuters Handbook of Journalism asks, under accuracy, that names are checked and spelled
        right; the AP Stylebook and the SPJ Code of Ethics (seek truth and report it) ask for
        accuracy in every detail.

    Flagged:
        The harbour master, Eskil Halvorsen, closed the mole on Monday. The crack was found in May,
        Halvorsen said, and it has grown since.

        The council asked Halverson for a report.

    Clean:
        The harbour master, Eskil Halvorsen, closed the mole on Monday. The crack was found in May,
        Halvorsen said. His neighbour, Ada Halversen-Quill, saw it first. Halvorsen's report is due.

    Silence:
        Spell the name in one way. `--ignore NAM001` silences the rule.
    """
    told: set[str] = set()
    found: list[Finding] = []
    for kind in ("person", "organisation", "place"):
        words = _words(list(name_uses(reading, kind)))
        for one, other in _near(words):
            if not _one_name(one, other, kind):
                continue
            rare, usual = sorted((one, other), key=lambda w: (len(w.uses), -w.uses[0][0].start))
            if rare.key in told:
                continue
            told.add(rare.key)
            found.append(_finding(reading, rare, usual))
    yield from sorted(found, key=lambda finding: finding.start)


def _words(uses: list[NameUse]) -> list[_Word]:
    words: dict[str, _Word] = {}
    for use in sorted(uses, key=lambda use: use.start):
        for number, written in enumerate(use.words):
            key = normalize("NFC", written).casefold().replace("’", "'").strip(".,;:'\"")
            if not key.replace("-", "").replace("'", "").isalpha():
                continue
            word = words.setdefault(key, _Word(key))
            word.uses.append((use, number))
            word.beside.add(tuple(fold(w) for n, w in enumerate(use.words) if n != number))
    return list(words.values())


def _near(words: list[_Word]) -> Iterator[tuple[_Word, _Word]]:
    """Yield the pairs of words that may be one word in two spellings."""
    buckets: defaultdict[str, list[_Word]] = defaultdict(list)
    for word in words:
        buckets[coarse_key(fold(word.key))[:1]].append(word)
    for bucket in buckets.values():
        for one, other in combinations(bucket[:_MOST_TOGETHER], 2):
            if _alike(one.key, other.key):
                yield one, other


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    first, second = fold(one), fold(other)
    if first.replace("-", "") == second.replace("-", ""):
        # Accents make another spelling; hyphens and apostrophes are the business of style.
        return "".join(filter(str.isalpha, one)) != "".join(filter(str.isalpha, other))
    if "-" in one or "-" in other:
        return False
    shorter = min(len(first), len(second))
    if first[:shorter] == second[:shorter]:
        return False  # *Daniel* and *Daniela*, *Cole* and *Coles*
    if variants(first, second):
        return True
    if shorter < _LEAST_FOR_ONE or first[0] != second[0] or first[-1] != second[-1]:
        return False
    most = 1 if shorter < _LEAST_FOR_TWO else 2
    return Levenshtein.distance(first, second, score_cutoff=most) <= most


def _one_name(one: _Word, other: _Word, kind: str) -> bool:
    """Tell whether two near words are one word of one name."""
    # The same other words beside both: *Catherine Moor*, *Katherine Moor*.
    if (one.beside - {()}) & (other.beside - {()}):
        return True
    same_entity = {u.subject for u, _ in one.uses} & {u.subject for u, _ in other.uses}
    if same_entity and (one.alone or other.alone):
        return True
    if kind != "person" or not (one.alone or other.alone):
        return False
    if one.alone and other.alone:
        return min(len(one.key), len(other.key)) > _LEAST_FOR_ONE
    bare, full = (one, other) if one.alone else (other, one)
    # A given name alone is somebody else's as a rule; the last word of a name is looked at.
    last = any(number == len(use.words) - 1 and number for use, number in full.uses)
    return last and len(bare.key) >= _LEAST_FOR_ONE - 1


def _finding(reading: Reading, rare: _Word, usual: _Word) -> Finding:
    use, number = rare.uses[0]
    text = reading.text
    word = use.words[number].rstrip(".,;:")
    at = max(text.find(word, use.start, use.end + 3), use.start)
    shown = usual.uses[0][0].words[usual.uses[0][1]].rstrip(".,;:")
    times = Counter(u.start for u, _ in usual.uses).total()
    count = "once" if times == 1 else f"{times} times"
    return Finding(
        code="NAM001",
        start=at,
        end=at + len(word),
        message=f"“{word}” here, “{shown}” elsewhere ({count}): one name in two spellings",
        subject=use.subject,
    )
