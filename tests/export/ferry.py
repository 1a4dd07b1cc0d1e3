"""A report with everything that a record can tell."""

from __future__ import annotations

from typing import Any

from sayso.record import (
    Entity,
    Finding,
    GroupCount,
    Medium,
    Occasion,
    Profile,
    Record,
    Span,
    Voice,
    When,
)
from tests.export.spans import RecordMaker, spans_of

FERRY = """\
Ferry talks stall

Ray Cole said on Monday in Port Ellery that the minister had told him the board feared the ferry \
would be sold. "I believe her," Cole said in an interview. He had never lost hope.

The crews dreaded the worst, a senior official said recently. Critics call the sale reckless. It \
was reported that a buyer had been found.
"""


def ferry_record(make_record: RecordMaker) -> Record:
    """Return its record, with chains, an unclear passage, occasions, findings and a profile."""
    record = make_record(
        FERRY,
        *_ferry_statements(),
        path="drafts/ferry talks.txt",
        headings=[Span(start=0, end=FERRY.index("\n\n"))],
        paragraphs=[],
    )
    record.cast = [
        Entity(id="e1", type="person", name="Ray Cole", aliases=["Cole"]),
        Entity(id="e2", type="person", name="Imelda Shaw"),
    ]
    _add_occasions(record)
    [hope] = spans_of(FERRY, "He had never lost hope.", 0)
    record.voices = [
        Voice(start=0, end=hope.start - 1, voice="narrator"),
        Voice(start=hope.start, end=hope.end, voice="unclear"),
        Voice(start=hope.end + 2, end=len(FERRY) - 1, voice="narrator"),
    ]
    record.findings = [
        Finding(**spans_of(FERRY, words, 0)[0].model_dump(), code=code, message=message)
        for code, words, message in (
            ("ATT006", "the ferry would be sold", "this comes through three mouths"),
            ("NAR003", "He had never lost hope", "whose is it?"),
            ("ATT002", "a senior official", "\u201ca senior official\u201d is not named"),
            ("ATT004", "Critics", "\u201cCritics\u201d is a crowd"),
        )
    ]
    record.profile = Profile(
        words=60,
        attributed_words=30,
        by_voice={"narrator": 0.4167, "attributed": 0.5, "unclear": 0.0833},
        by_grade={"named": 0.3, "unnamed": 0.1},
        hearsay_share=0.2,
        vague_share=0.15,
        by_group={"crews": GroupCount(share=0.3, words=18, statements=2, speakers=1)},
        not_in_list=1,
    )
    return record


def _ferry_statements() -> list[tuple[Any, ...]]:
    crews = FERRY.index("The crews")
    return [
        (
            "Ray Cole",
            "said",
            "that the minister had told him the board feared the ferry would be sold",
            {"grade": "named", "speaker": "e1", "chain": ["e1"]},
        ),
        (
            "the minister",
            "told",
            "the board feared the ferry would be sold",
            {
                "grade": "named",
                "speaker": "e2",
                "chain": ["e1", "e2"],
                "mouths": 2,
                "parent": "a1",
                "at": FERRY.index("the minister"),
            },
        ),
        (
            "the board",
            "feared",
            "the ferry would be sold",
            {
                "grade": "organisation",
                "mode": "thought",
                "chain": ["e1", "e2"],
                "mouths": 3,
                "parent": "a2",
            },
        ),
        (
            "Cole",
            "said",
            '"I believe her,"',
            {
                "kind": "direct",
                "grade": "named",
                "speaker": "e1",
                "chain": ["e1"],
                "at": FERRY.index('"I believe'),
            },
        ),
        (
            "I",
            "believe",
            "her",
            {
                "kind": "direct",
                "mode": "thought",
                "grade": "named",
                "speaker": "e1",
                "chain": ["e1"],
                "parent": "a4",
                "at": FERRY.index("I believe"),
            },
        ),
        ("The crews", "dreaded", "the worst", {"grade": "collective", "mouths": 2, "parent": "a7"}),
        (
            "a senior official",
            "said",
            "The crews dreaded the worst",
            {"grade": "unnamed", "at": crews},
        ),
        ("Critics", "call", "the sale reckless", {"grade": "collective"}),
        ("", "reported", "that a buyer had been found", {"grade": "none"}),
    ]


def _add_occasions(record: Record) -> None:
    def at(words: str) -> dict[str, Any]:
        return spans_of(FERRY, words, 0)[0].model_dump()

    monday = When(**at("on Monday"), value="2026-03-02")
    port = Span(**at("in Port Ellery"))
    interview = Medium(**at("in an interview"), kind="interview")
    record.attributions[0].occasion = Occasion(when=monday, where=port)
    record.attributions[3].occasion = Occasion(when=monday, medium=interview, carried=True)
    record.attributions[6].occasion = Occasion(when=When(**at("recently"), vague=True))
