"""Find the names of people in a report, from the machine-made names beside it.

The layer's errors are allowed for as far as a rule can: names that were joined because they stand
side by side are parted again, titles are taken off, and a surname that the layer missed elsewhere
in the report is found by its spelling.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from training.corpora.corenlp import Layer

Span = tuple[int, int]

_TITLES = frozenset(
    "mr. mrs. ms. dr. sen. rep. gov. gen. lt. col. sgt. rev. mr mrs ms dr president senator "
    "governor mayor judge justice secretary sir lord king queen prince pope".split()
)
_SUFFIXES = frozenset("jr. jr sr. sr ii iii iv".split())
_PARTICLES = frozenset("de del della di da du la le van von der den bin ibn al el ben".split())
# In capitals too; "Al" and "Ben" are given names then.
_CAPITAL_PARTICLES = frozenset("De Del Della Di Du La Le Van Von St.".split())
_PROPER = frozenset({"NNP", "NNPS"})
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a report names somebody. Spans are half-open code points.

    `given` and `family` are the spans of the name's parts, None where the mention has no such
    part. What stands between them (a middle name, an initial) belongs to the mention alone.
    `titled` says that an English title or another name stands right before.
    """

    start: int
    end: int
    given: Span | None
    family: Span | None
    titled: bool = False


def find_people(text: str, layer: Layer) -> list[Mention]:
    """Find the mentions of people by name, in text order; they do not overlap."""
    names = [list(name) for name in _tagged_names(text, layer)]
    # "Hispanic" and its like are tagged as people now and then, but never as proper nouns
    proper = _proper_places(layer)
    certain = {word for n in names if n[0][0] in proper for word in _words(text, n)}
    names = [n for n in names if not certain.isdisjoint(_words(text, n))]
    names = [part for name in names for part in _part_joined(text, name, names)]
    full = [n for n in names if len(n) > 1]
    families = {_family_of(text, n).lower() for n in full if _family_of(text, n)}
    givens = {_words(text, n)[0].lower() for n in full if not _is_particle(text, n[0])}
    mentions = [m for n in names if (m := _mention(text, n, families, givens))]
    known = {text[m.family[0] : m.family[1]] for m in mentions if m.family}
    mentions += _missed(text, layer, mentions, known)
    return sorted(_titled(text, layer, mentions), key=lambda mention: mention.start)


def genders(text: str, layer: Layer, mentions: Sequence[Mention]) -> dict[str, str]:
    """Tell by the pronouns of the layer's chains who is a `he` (m) and who a `she` (f).

    Returns:
        Given name in lower case -> `m` or `f`; names without pronouns are not in it.
    """
    votes: dict[str, Counter[str]] = {}
    for chain in layer.chains:
        spans = [layer.span(*mention) for mention in chain]
        words = Counter(text[start:end].lower() for start, end in spans)
        he, she = sum(words[w] for w in _HE), sum(words[w] for w in _SHE)
        named = {
            text[slice(*m.given)].lower()
            for m in mentions
            for start, end in spans
            if m.given and start <= m.start and m.end <= end
        }
        if he != she and len(named) == 1:
            votes.setdefault(named.pop(), Counter())["m" if he > she else "f"] += abs(he - she)
    return {given: counts.most_common(1)[0][0] for given, counts in votes.items()}


def _proper_places(layer: Layer) -> set[int]:
    """Code points of the layer's proper nouns."""
    tagged = zip(layer.tokens, layer.pos, strict=True)
    return {place for span, pos in tagged if pos in _PROPER for place in range(*span)}


def _words(text: str, name: Sequence[Span]) -> list[str]:
    return [text[start:end] for start, end in name]


def _is_particle(text: str, span: Span) -> bool:
    return text[slice(*span)] in _PARTICLES | _CAPITAL_PARTICLES


def _tagged_names(text: str, layer: Layer) -> Iterator[list[Span]]:
    """Token spans of each PERSON, cut at line ends and at verbs, without titles and suffixes."""
    for name in layer.names:
        if name.type != "PERSON":
            continue
        run: list[Span] = []
        for place in range(name.start, name.end):
            span = layer.tokens[place]
            word = text[slice(*span)]
            broken = bool(run) and "\n" in text[run[-1][1] : span[0]]
            # a headline's verb, between two names: "Ada Marsh Calls Bo Lind ..."
            verb = layer.pos[place].startswith("VB") and name.end - name.start > 1
            if broken or verb or word.lower() in _SUFFIXES or (not run and word.lower() in _TITLES):
                if run:
                    yield run
                run = []
                if verb or not broken:
                    continue
            if re.fullmatch(r"[^\W\d_][\w.'’-]*", word) and len(word) > 1:
                run.append(span)
            elif run:
                yield run
                run = []
        if run:
            yield run


def _part_joined(text: str, name: list[Span], names: Sequence[list[Span]]) -> list[list[Span]]:
    """Part two people who were taken for one, where each is also named alone in the report."""
    known = {tuple(_words(text, other)) for other in names if other is not name}
    words = tuple(_words(text, name))
    surnames = {other[-1] for other in known if len(other) > 1}
    for cut in range(1, len(words)):
        left, right = words[:cut], words[cut:]
        # Two single words are parted only where both are surnames: "Ada Marsh" is one person, also
        # where the report says Ada here and Marsh there.
        if left in known and right in known and (len(words) > 2 or surnames.issuperset(words)):
            return [name[:cut], name[cut:]]
    return [name]


def _family_of(text: str, name: Sequence[Span]) -> str:
    span = _family_span(text, name)
    return text[slice(*span)] if span else ""


def _family_span(text: str, name: Sequence[Span]) -> Span | None:
    """The last word, with the particles before it: "de la Cruz"."""
    first = len(name) - 1
    while first > 0 and _is_particle(text, name[first - 1]):
        first -= 1
    return name[first][0], name[-1][1]


def _mention(
    text: str, name: Sequence[Span], families: set[str], givens: set[str]
) -> Mention | None:
    start, end = name[0][0], name[-1][1]
    family = _family_span(text, name)
    if family is None or not text[family[0] : family[1]][-1].isalpha():
        return None
    if family[0] > start:
        return Mention(start, end, name[0], family)
    word = text[start:end].lower()
    if word not in families and word in givens:
        return Mention(start, end, (start, end), None)
    if word not in families and word.endswith("s") and word[:-1] in families:
        return Mention(start, end - 1, None, (start, end - 1))  # "the Marshes" less the plural
    return Mention(start, end, None, (start, end))


def _missed(
    text: str, layer: Layer, mentions: Sequence[Mention], families: set[str]
) -> Iterator[Mention]:
    """Surnames by their spelling where the layer did not see a person.

    Names of bodies change with the person ("Marsh Foundation"); a place name keeps its words, for
    there the surname may be another's.
    """
    if not families:
        return
    taken = {i for m in mentions for i in range(m.start, m.end)}
    places: dict[int, Span] = {}
    for name in layer.names:
        if name.type == "LOCATION":
            span = layer.span(name.start, name.end)
            places |= dict.fromkeys(range(*span), span)
    proper = _proper_places(layer)
    forms = sorted({f for name in families for f in (name, name.upper())}, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w@#/.])(?:{'|'.join(map(re.escape, forms))})(?=s?(?!\w|\.\w))")
    for match in pattern.finditer(text):
        span = match.span()
        place = span[0]
        # "anti-Marsh" is one token, and an adjective
        named = place in proper or text[place - 1 : place] == "-"
        if named and place not in taken and places.get(place, span) == span:
            yield Mention(*span, None, span)


def _titled(text: str, layer: Layer, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, with the note whether a title or another name stands right before."""
    ends = {end: place for place, (_, end) in enumerate(layer.tokens)}
    for m in mentions:
        place = ends.get(m.start - 1)  # one blank between them, and so no line end
        titled = place is not None and (
            layer.pos[place] in _PROPER or text[slice(*layer.tokens[place])].lower() in _TITLES
        )
        yield Mention(m.start, m.end, m.given, m.family, titled and text[m.start - 1] != "\n")
