"""Records made by hand about an invented harbour, so that no test here needs the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.record import Attribution, Profile, Record, ReportInfo, Span

RecordMaker = Callable[..., Record]

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


def _spans(text: str, words: str | tuple[str, ...], after: int) -> list[Span]:
    found = []
    for piece in (words,) if isinstance(words, str) else words:
        start = text.index(piece, after)
        after = start + len(piece)
        found.append(Span(start=start, end=after, text=piece))
    return found


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
                    source=_spans(text, source, at) if source else [],
                    cue=_spans(text, cue, at),
                    content=_spans(text, content, at),
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
