"""Records made by hand about an invented harbour, so that no test here needs the model."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.record import (
    Attribution,
    Entity,
    Mention,
    MentionForm,
    Profile,
    Record,
    ReportInfo,
    Role,
    Span,
    Tie,
)
from tests.export.ferry import ferry_record
from tests.export.spans import RecordMaker, spans_of

HARBOUR = """\
Harbour wall to close for a month

Mayor Imelda Shaw said on Tuesday that the east wall of the harbour would close for a month.
"We cannot wait for the next storm," she told the council, "and we will not."

According to Ray Cole, who runs the ferry, nobody asked the crews. He did not say that the ferry \
would stop.

It was noted that the last repair cost "far too much". The wall was built in 1911 and is one of \
four in Port Ellery.

Dana Adair, the engineer, wrote that the mayor had promised new stone in spring. "I believe it \
when I see the barge," she added.
"""


@pytest.fixture
def make_record() -> RecordMaker:
    """`make_record(text, (source, cue, content, {field: value}), ...)`; words become spans.

    Each part is a string or a tuple of strings, searched from the offset `at` (default 0).
    """

    def make(text: str, *statements: tuple[Any, ...], **report: Any) -> Record:
        made = []
        for number, (source, cue, content, *rest) in enumerate(statements, 1):
            fields: dict[str, Any] = {"kind": "indirect", "confidence": 0.9} | dict(*rest)
            at = fields.pop("at", 0)
            made.append(
                Attribution(
                    id=f"a{number}",
                    source=spans_of(text, source, at) if source else [],
                    cue=spans_of(text, cue, at),
                    content=spans_of(text, content, at),
                    **fields,
                )
            )
        report.setdefault("paragraphs", [Span(start=0, end=len(text))] if text else [])
        attributed = sum(
            len(span.text.split()) for item in made for span in item.content if span.text
        )
        return Record(
            sayso="0.1.0",
            model="by-hand",
            report=ReportInfo(id="0" * 64, text=text, **report),
            attributions=made,
            profile=Profile(words=len(text.split()), attributed_words=attributed),
        )

    return make


@pytest.fixture
def small(make_record: RecordMaker) -> Record:
    """One sentence with one statement."""
    return make_record(
        "Mayor Shaw said the wall was safe.",
        ("Mayor Shaw", "said", "the wall was safe", {"confidence": 0.93}),
    )


@pytest.fixture
def harbour(make_record: RecordMaker) -> Record:
    """A report with all the shapes that a statement can have."""
    first = HARBOUR.index("\n\n")
    paragraphs = []
    position = first
    for piece in HARBOUR[first:].split("\n\n"):
        if piece.strip():
            start = HARBOUR.index(piece.strip(), position)
            position = start + len(piece.strip())
            paragraphs.append(Span(start=start, end=position))
    return make_record(
        HARBOUR,
        (
            "Mayor Imelda Shaw",
            "said",
            "that the east wall of the harbour would close for a month",
            {"confidence": 0.97},
        ),
        (
            "she",
            "told",
            ('"We cannot wait for the next storm,"', '"and we will not."'),
            {"kind": "direct", "confidence": 0.98, "at": HARBOUR.index('"We cannot') - 6},
        ),
        (("Ray Cole, who runs the ferry",), "According to", "nobody asked the crews"),
        (
            "He",
            "did not say",
            "that the ferry would stop",
            {"polarity": "negated", "confidence": 0.81},
        ),
        (
            "",
            "noted",
            'that the last repair cost "far too much"',
            {"kind": "mixed", "confidence": 0.66},
        ),
        (
            "Dana Adair, the engineer",
            "wrote",
            "that the mayor had promised new stone in spring",
            {"confidence": 0.95, "mode": "writing"},
        ),
        (
            "the mayor",
            "promised",
            "new stone in spring",
            {"confidence": 0.7, "parent": "a6", "at": HARBOUR.index("that the mayor")},
        ),
        (
            "she",
            "added",
            '"I believe it when I see the barge,"',
            {"kind": "direct", "confidence": 0.96, "at": HARBOUR.index('"I believe')},
        ),
        path="harbour.txt",
        title="Harbour wall to close for a month",
        outlet="The Ellery Gazette",
        byline=["Noor Vance"],
        published="2031-05-03",
        headings=[Span(start=0, end=first)],
        paragraphs=paragraphs,
    )


LEVY = """\
Ferry levy splits Port Ellery

Imelda Shaw, mayor of Port Ellery and a former harbour pilot, said on Monday that the levy would \
pay for the wall. "Nobody likes it," she added, "and nobody has a better plan."

The Harbour Safety Board (HSB) said the wall could not wait. A study by the board found that one \
storm in ten now tops it.

Ana Ruiz runs the fish market with her brother, Luis Ruiz, the market's bookkeeper. "We will \
close," Ruiz said. She feared that the boats would go elsewhere.

Ray Cole and Dana Adair said they would not pay. Two crew members said the ferry was half empty. \
Critics call the levy a tax on fish. I saw no queue at the pier. It was reported that the vote \
would be close.
"""


@pytest.fixture
def levy(make_record: RecordMaker) -> Record:
    """A report with a cast: roles, aliases, a joint source, ties, and all seven grades."""
    record = make_record(
        LEVY,
        *_levy_statements(),
        path="levy.txt",
        title="Ferry levy splits Port Ellery",
        headings=[Span(start=0, end=LEVY.index("\n\n"))],
        paragraphs=[],
    )
    record.cast = _levy_cast()
    record.ties = [
        Tie(
            a="e4",
            relation="brother of",
            b="e3",
            evidence=spans_of(LEVY, "her brother, Luis Ruiz", 0)[0],
            voice="narrator",
        ),
        Tie(
            a="e1",
            relation="mayor of",
            b="e8",
            evidence=spans_of(LEVY, "mayor of Port Ellery", 0)[0],
            voice="a1",
        ),
    ]
    return record


def _levy_statements() -> list[tuple[Any, ...]]:
    def told(grade: str, speaker: str | None = None, **fields: Any) -> dict[str, Any]:
        sure = {"speaker_confidence": 0.97} if speaker else {}
        return {"grade": grade, "mode": "speech", "speaker": speaker, **sure, **fields}

    study = LEVY.index("A study")
    market = LEVY.index('"We will')
    return [
        (
            "Imelda Shaw, mayor of Port Ellery and a former harbour pilot,",
            "said",
            "that the levy would pay for the wall",
            told("named", "e1", chain=["e1"]),
        ),
        (
            "she",
            "added",
            ('"Nobody likes it,"', '"and nobody has a better plan."'),
            told("named", "e1", kind="direct", speaker_confidence=0.71),
        ),
        (
            "The Harbour Safety Board (HSB)",
            "said",
            "the wall could not wait",
            told("organisation", "e2", at=LEVY.index("The Harbour Safety")),
        ),
        (
            "A study by the board",
            "found",
            "that one storm in ten now tops it",
            told("document", "e9", mode="writing", at=study),
        ),
        (
            "Ruiz",
            "said",
            '"We will close,"',
            told("named", at=market, kind="direct", speaker_reason="two candidates: e3, e4"),
        ),
        (
            "She",
            "feared",
            "that the boats would go elsewhere",
            told("named", "e3", mode="thought", at=LEVY.index("She feared")),
        ),
        (
            "Ray Cole and Dana Adair",
            "said",
            "they would not pay",
            told("named", "e7", at=LEVY.index("Ray Cole")),
        ),
        (
            "Two crew members",
            "said",
            "the ferry was half empty",
            told("unnamed", at=LEVY.index("Two crew"), speaker_reason="no antecedent"),
        ),
        ("Critics", "call", "the levy a tax on fish", told("collective", at=LEVY.index("Critics"))),
        ("I", "saw", "no queue at the pier", told("author", at=LEVY.index("I saw"))),
        ("", "reported", "that the vote would be close", told("none", at=LEVY.index("It was"))),
    ]


def _levy_cast() -> list[Entity]:
    def mentions(*places: tuple[str, MentionForm, str]) -> list[Mention]:
        """Each place is the words, their form, and the words from which they are searched."""
        found = []
        for words, form, after in places:
            [span] = spans_of(LEVY, words, LEVY.index(after))
            found.append(Mention(start=span.start, end=span.end, form=form))
        return found

    def roles(*places: str) -> list[Role]:
        return [Role(**spans_of(LEVY, words, 0)[0].model_dump()) for words in places]

    return [
        Entity(
            id="e1",
            type="person",
            name="Imelda Shaw",
            roles=roles("mayor of Port Ellery", "a former harbour pilot"),
            mentions=mentions(("Imelda Shaw", "name", "Imelda"), ("she", "pronoun", "she added")),
        ),
        Entity(
            id="e2",
            type="organisation",
            name="Harbour Safety Board",
            aliases=["HSB", "the board"],
            mentions=mentions(
                ("The Harbour Safety Board", "name", "The Harbour"),
                ("HSB", "name", "HSB"),
                ("the board", "description", "the board found"),
            ),
        ),
        Entity(
            id="e3",
            type="person",
            name="Ana Ruiz",
            mentions=mentions(
                ("Ana Ruiz", "name", "Ana Ruiz"),
                ("her", "pronoun", "her brother"),
                ("She", "pronoun", "She feared"),
            ),
        ),
        Entity(
            id="e4",
            type="person",
            name="Luis Ruiz",
            roles=roles("the market's bookkeeper"),
            mentions=mentions(("her brother, Luis Ruiz", "name", "her brother")),
        ),
        Entity(
            id="e5",
            type="person",
            name="Ray Cole",
            mentions=mentions(("Ray Cole", "name", "Ray Cole")),
        ),
        Entity(
            id="e6",
            type="person",
            name="Dana Adair",
            mentions=mentions(("Dana Adair", "name", "Dana Adair")),
        ),
        Entity(
            id="e7",
            type="group",
            name="Ray Cole and Dana Adair",
            members=["e5", "e6"],
            mentions=mentions(
                ("Ray Cole and Dana Adair", "name", "Ray Cole"),
                ("they", "pronoun", "they would not pay"),
            ),
        ),
        Entity(
            id="e8",
            type="place",
            name="Port Ellery",
            mentions=mentions(("Port Ellery", "name", "Port Ellery")),
        ),
        Entity(
            id="e9",
            type="work",
            name="A study by the board",
            mentions=mentions(("A study by the board", "description", "A study")),
        ),
    ]


@pytest.fixture
def ferry(make_record: RecordMaker) -> Record:
    """A report with chains, an unclear passage, occasions, findings and a full profile."""
    return ferry_record(make_record)
