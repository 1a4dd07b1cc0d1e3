"""One invented report while it is being written: its cast, its wording and who has been named.

Layouts write marked text (`training.notation`) with one pair of curly double marks for quotations
and the straight apostrophe; `Typography` turns these into the report's own marks at the end.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from training.synthetic.clauses import Wording, capital
from training.synthetic.people import PLACES, Person, person
from training.synthetic.topics import TOPICS

Layout = Callable[["Scene"], str]
LAYOUTS: dict[str, tuple[float, Layout]] = {}


def layout(weight: float) -> Callable[[Layout], Layout]:
    """Register a builder under its own name, drawn in proportion to its weight."""

    def register(build: Layout) -> Layout:
        LAYOUTS[build.__name__] = (weight, build)
        return build

    return register


_CLAIMED = (
    "said|said|said|says|added|warned|insisted|argued|claimed|explained|noted|admitted|conceded|"
    "announced|stressed|acknowledged|predicted|maintained|confirmed|declared|suggested|agreed|"
    "pointed out|made clear|has said|had said|has warned|has repeatedly said|later said|also said|"
    "also noted|told reporters|estimated|complained|emphasised|reiterated|revealed|disclosed|"
    "recalled|went on to say|would only say|testified|reported|contends|asserts|observed|replied"
)
_SPOKE = (
    "said|said|said|said|says|added|recalled|explained|asked|insisted|remarked|continued|shouted|"
    "joked|went on|replied|concluded|told us|wrote|observed|sighed|laughed|shrugged|warned|"
    "promised|complained|whispered|read from a note"
)
BYSTANDERS = ("resident", "lawyer", "doctor", "shopkeeper", "teacher", "taxi driver")
# Heads of sources that take a plural verb.
PLURAL = ("some ", "several ", "two ", "critics", "experts", "observers", "people ", "lawyers ")


@dataclass(frozen=True)
class Typography:
    """The marks of one report: outer and inner pair, apostrophe, and where stops go."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    apostrophe: str
    stop_inside: bool = True

    def apply(self, marked: str) -> str:
        """Put these marks in place of the ones that the layouts write."""
        table = {
            "“": self.opening,
            "”": self.closing,
            "‘": self.inner_opening,
            "’": self.inner_closing,
            "'": self.apostrophe,
        }
        return "".join(table.get(character, character) for character in marked)


TYPOGRAPHIES = (
    (5, Typography("“", "”", "‘", "’", "’")),
    (4, Typography('"', '"', "'", "'", "'")),
    (1, Typography("“", "”", "‘", "’", "'")),
    (3, Typography("‘", "’", "“", "”", "’", stop_inside=False)),
    (3, Typography("'", "'", '"', '"', "'", stop_inside=False)),
    (1, Typography("‘", "’", "“", "”", "'")),
    (1, Typography("“", "”", "‘", "’", "’", stop_inside=False)),
    (1, Typography("«", "»", "“", "”", "’", stop_inside=False)),
    (1, Typography("«\u00a0", "\u00a0»", "“", "”", "'", stop_inside=False)),
    (1, Typography("« ", " »", '"', '"', "'")),
    (1, Typography("''", "''", "'", "'", "'")),
    (0.5, Typography("„", "“", "‚", "‘", "’")),
)


class Scene:
    """The state of one report; layouts draw everything they need from it."""

    def __init__(self, rng: random.Random) -> None:
        """Choose a topic, places, people and marks."""
        self.rng = rng
        self.places = tuple(rng.sample(PLACES, 2))
        self.topic_name = rng.choice(sorted(TOPICS))
        self.topic = TOPICS[self.topic_name]
        self.w = Wording(rng, self.topic, self.places)
        roles = [*self.topic["role"], *BYSTANDERS]
        self.cast = [
            person(rng, role, self.places[0]) for role in rng.sample(roles, rng.randint(3, 5))
        ]
        self.typography = rng.choices([t for _, t in TYPOGRAPHIES], [n for n, _ in TYPOGRAPHIES])[0]
        self.met: list[Person] = []

    def pick(self, *options: str) -> str:
        """One of the options; an option may hold several, divided by `|`."""
        return self.rng.choice([part for option in options for part in option.split("|")])

    def chance(self, share: float) -> bool:
        """True in the given share of the calls."""
        return self.rng.random() < share

    def someone(self) -> Person:
        """A person of the cast, more often one whom the report has already named."""
        if self.met and self.chance(0.5):
            return self.rng.choice(self.met[-2:])
        return self.rng.choice(self.cast)

    def name(self, who: Person, *, last: bool = False) -> str:
        """Name a person as a source: in full with a role when new, shorter when known.

        Args:
            who: The person.
            last: The words end the clause, so a parenthesis has no closing comma.
        """
        if who in self.met:
            return self.again(who)
        self.met.append(who)
        comma = "" if last else ","
        body = self.w.slot("body")
        article = "an" if who.role[0] in "aeiou" else "a"
        forms = [
            f"{who.full}, the {who.role}{comma}",
            f"{who.full}, {article} {who.role}{comma}",
            f"{who.role} {who.full}",
            f"the {who.role}, {who.full}{comma}",
            f"{who.title} {who.full}",
            f"{who.title} {who.full}, the {who.role}{comma}",
            f"{who.full}, {self.rng.randint(19, 88)}{comma}",
            f"{who.full}, who has worked in {self.places[0]} since {self.w.slot('year')}{comma}",
            f"{who.full}, the {who.role} and a member of {body}{comma}",
            f"{who.full}",
        ]
        if not who.role.endswith(BYSTANDERS):
            forms += [
                f"{who.full} of {body}",
                f"{who.full}, {who.role} at {body}{comma}",
                f"{who.full} ({body})",
                f"{body}'s {who.role}, {who.full}{comma}",
            ]
        return self.rng.choice(forms)

    def again(self, who: Person, *, subject: bool = True) -> str:
        """Refer to a person whom the report has named before."""
        forms = [who.last, who.last, f"{who.title} {who.last}", f"the {who.role}", who.full]
        if subject:
            forms += [who.pronoun, who.pronoun]
        return self.rng.choice(forms)

    def source(self, *, last: bool = False) -> str:
        """Any source: mostly a person, sometimes a body, a crowd or somebody unnamed."""
        if self.chance(0.68):
            return self.name(self.someone(), last=last)
        return self.crowd()

    def crowd(self) -> str:
        """A source that is no named person."""
        w = self.w
        options = (
            w.slot("body"),
            f"a spokeswoman for {w.slot('body')}",
            f"a spokesman for {w.slot('body')}",
            w.slot("folk"),
            f"some {w.slot('folk')}",
            f"several {w.slot('folk')}",
            f"one of the {w.slot('folk')}",
            "two officials",
            "a senior official who asked not to be named",
            "an official familiar with the talks",
            "critics",
            "observers",
            "people close to the negotiations",
            "a person who has seen the papers",
            "lawyers for both sides",
            "experts",
            "the authorities",
            f"{w.slot('folk')} and {w.slot('body')}",
            f"{self.rng.choice(self.cast).full} and {self.rng.choice(self.cast).last}",
            "witnesses",
            f"the {self.places[0]} council",
            "state television",
            "a source at the ministry",
        )
        return self.rng.choice(options)

    def agree(self, source: str, verb: str) -> str:
        """Give a verb such as `wants` or `was` the number of its source."""
        low = source.lower()
        many = low.startswith(PLURAL) or low in ("witnesses", "the authorities") or " and " in low
        if not many and low not in self.topic["folk"]:
            return verb
        return {"is": "are", "was": "were", "has": "have"}.get(verb, verb.removesuffix("s"))

    def claimed(self) -> str:
        """A cue that takes a that-clause."""
        return self.cue(self.pick(_CLAIMED))

    def cue(self, words: str) -> str:
        """Mark a cue of attribution 1, leaving its addressee out (*told* | *reporters*)."""
        verb, _, addressee = words.partition(" ")
        if verb == "told" and addressee:
            return f"[Q1 told] {addressee}"
        return f"[Q1 {words}]"

    def spoke(self) -> str:
        """A cue that goes with a quotation."""
        return self.cue(self.pick(_SPOKE))

    def when(self) -> str:
        """An adverb of time after a cue, with a space before it, often nothing."""
        day = self.w.slot("day")
        return self.pick("||||", f" on {day}", f" {day}", f" late on {day}", " last week")

    def quote(self, sentences: int, *, comma: bool = False) -> str:
        """A quotation in marks; with `comma`, its last full stop makes way for the cue."""
        words = self.w.spoken(sentences)
        return f"“{with_comma(words) if comma else words}”"

    def that(self) -> str:
        """`that ` or nothing."""
        return "that " if self.chance(0.6) else ""

    def fragment_end(self, before: str) -> str:
        """A content that ends its sentence with quoted words, marked, with the full stop."""
        words = self.w.make("fragment")
        if self.typography.stop_inside:
            return f"[C1 {before}“{words}.”]"
        return f"[C1 {before}“{words}”]."


def with_comma(words: str) -> str:
    """Replace a final full stop by a comma; question and exclamation marks stay."""
    return f"{words[:-1]}," if words.endswith(".") else words


def begin(words: str) -> str:
    """Capitalise a source at the head of a sentence."""
    return capital(words)
