"""Invented training reports with exact attributions, rich in layouts that real corpora lack.

Everything here is made up from word lists and patterns of this folder; nothing comes from a
corpus. The spans follow the conventions of PolNeAR (Newell et al., 2018).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import TypedDict

from training.notation import Marked, parse
from training.synthetic import (  # importing a module registers its layouts
    indirect,  # noqa: F401
    lines,
    nobody,  # noqa: F401
    opinions,  # noqa: F401
    quotations,  # noqa: F401
)
from training.synthetic.scene import LAYOUTS, Scene

__all__ = ["LAYOUTS", "Document", "documents"]

BODY = {name: entry for name, entry in LAYOUTS.items() if name not in lines.HEADLINES}


class Document(TypedDict):
    """One invented report in the shape of the corpus files, with the layouts it was made of."""

    doc: str
    text: str
    attributions: list[Marked]
    layouts: list[str]


def documents(seed: int, count: int) -> Iterator[Document]:
    """Make up reports; the same seed gives the same reports, however many are asked for.

    Args:
        seed: Chooses the reports.
        count: How many to make, 0 or more.

    Yields:
        Reports of about 150 to 400 words. Spans are half-open code point offsets into `text`.
    """
    for number in range(count):
        yield _document(f"synthetic_{seed}_{number}", random.Random(f"sayso {seed} {number}"))


def _document(name: str, rng: random.Random) -> Document:
    """Write one report: a headline, then blocks until it is long enough."""
    scene = Scene(rng)
    cased = rng.choices((str, _title_case, str.upper), (6, 3, 1))[0]
    joint = "\n\n" if rng.random() < 0.85 else "\n"
    blocks: list[tuple[str, str]] = []
    if rng.random() < 0.75:
        blocks.append(_draw(scene, {key: LAYOUTS[key] for key in lines.HEADLINES}))
        if rng.random() < 0.3:
            blocks[0] = (blocks[0][0], blocks[0][1] + ("" if blocks[0][1].endswith("?") else "."))
    wanted = rng.randint(140, 360)
    while sum(len(marked.split()) for _, marked in blocks) < wanted:
        layout, marked = _draw(scene, BODY)
        if layout not in LINE_LAYOUTS and rng.random() < 0.3:
            marked = f"{scene.w.narrated()} {marked}"
        if layout not in LINE_LAYOUTS and "\n" not in marked and rng.random() < 0.25:
            marked = f"{marked} {scene.w.narrated()}"
        blocks.append((layout, marked))
    text = ""
    attributions: list[Marked] = []
    for layout, marked in blocks:
        plain, found = parse(scene.typography.apply(marked.replace("\n\n", joint)))
        if layout in lines.HEADLINES:
            plain = cased(plain)
        start = len(text) + (len(joint) if text else 0)
        text = f"{text}{joint}{plain}" if text else plain
        for attribution in found:
            attributions.append(
                Marked(
                    id=f"E{len(attributions) + 1}",
                    source=[[a + start, b + start] for a, b in attribution["source"]],
                    cue=[[a + start, b + start] for a, b in attribution["cue"]],
                    content=[[a + start, b + start] for a, b in attribution["content"]],
                )
            )
    return Document(
        doc=name, text=text, attributions=attributions, layouts=[layout for layout, _ in blocks]
    )


LINE_LAYOUTS = {
    "attribution_by_dash", "transcript", "questions_and_answers", "bullets_quoted",
    "bullets_of_one_speaker", "bullets_indirect", "voice_with_age", "live_text", "letter", "post",
    "paragraphs_reopened", "paragraphs_open_once", "mark_never_closed", "two_voices",
}  # fmt: skip


def _title_case(words: str) -> str:
    """Capitalise the longer words of a headline."""
    return re.sub(r"\b[a-z](?=\w{3})", lambda letter: letter.group().upper(), words)


def _draw(scene: Scene, choices: Mapping[str, tuple[float, object]]) -> tuple[str, str]:
    """Draw a layout by weight and build it."""
    names = sorted(choices)
    [name] = scene.rng.choices(names, [choices[key][0] for key in names])
    return name, LAYOUTS[name][1](scene)
