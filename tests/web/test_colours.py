"""Text can be read on whatever it stands on, in both themes: WCAG 2.2, 1.4.3 and 1.4.11.

axe-core judges what one page happens to show; here all pairs are tried that the style sheets allow.
"""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

TOKENS = (files("sayso.web") / "static/css/tokens.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS
    )
}
GRADES = ("named", "organisation", "document", "author", "unnamed", "collective", "none")
GROUNDS = ("paper", "surface", "sunken")
TEXT = [
    *((text, ground) for text in ("ink", "soft", "accent", "good", "bad") for ground in GROUNDS),
    *(("ink", shade) for shade in (*GRADES, "none-stripe", "negated", "lit", "accent-wash")),
    # Sources, cues, numbers and words that say *not said* stand within contents.
    *((text, shade) for text in ("source", "cue", "soft") for shade in (*GRADES, "negated")),
    *((text, ground) for text in ("source", "cue", "negated-line") for ground in GROUNDS),
    ("negated-line", "negated"),
    ("on-accent", "accent"),
    ("accent", "accent-wash"),
    ("soft", "accent-wash"),
    ("good", "good-wash"),
    ("bad", "bad-wash"),
    ("warn", "warn-wash"),
    ("warn", "surface"),
    ("good", "lit"),
    ("bad", "paper"),
    ("cue", "warn-wash"),
    ("source", "accent-wash"),
]
MARKS = [
    *((f"{grade}-line", ground) for grade in GRADES for ground in (grade, "paper", "surface")),
    *((line, ground) for line in ("edge", "bad-line", "unclear-line") for ground in GROUNDS[:2]),
    ("accent", "paper"),
]


def brightness(colour: str) -> float:
    """Relative luminance, from 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read(theme):
    low = {
        f"{text} on {ground}": round(found, 2)
        for text, ground in TEXT
        if (found := contrast(COLOURS[text][theme], COLOURS[ground][theme])) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_lines_can_be_seen(theme):
    low = {
        f"{line} on {ground}": round(found, 2)
        for line, ground in MARKS
        if (found := contrast(COLOURS[line][theme], COLOURS[ground][theme])) < 3
    }
    assert low == {}
