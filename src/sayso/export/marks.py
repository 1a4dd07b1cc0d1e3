"""How the parts of a statement are marked on a terminal, with and without style and Unicode."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style

from sayso.export.segments import Part, Segment

# The sixteen colours of the terminal's own palette, because its owner has chosen them to be
# legible on the background that we cannot see.
SOURCE = Style(color="cyan", bold=True)
CUE = Style(color="magenta", underline=True)
CONTENT = Style(color="green")
NEGATED = Style(color="red", italic=True)
OPEN = Style(color="yellow")
MARK = Style(color="bright_black")
QUIET = Style(dim=True)
STRONG = Style(bold=True)

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs of one way to show a record.

    Signs of the text are pairs, opening and closing; `{n}` stands for the statement's number.
    """

    source: tuple[str, str]
    cue: tuple[str, str]
    content: tuple[str, str]
    negated: tuple[str, str]
    superscripts: bool
    arrow: str
    nobody: str
    dot: str
    bar: tuple[str, str]
    rule: str

    def pair(self, part: Part, negated: frozenset[int]) -> tuple[str, str]:
        """Return the opening and the closing sign of a part."""
        if part.role == "content":
            opening, closing = self.negated if part.number in negated else self.content
        else:
            opening, closing = self.source if part.role == "source" else self.cue
        return self.numbered(opening, part.number), self.numbered(closing, part.number)

    def numbered(self, sign: str, number: int) -> str:
        """Return a sign with a statement's number in its place."""
        digits = str(number)
        return sign.replace("{n}", digits.translate(_SUPERSCRIPTS) if self.superscripts else digits)


STYLED = Marks(
    source=("", ""),
    cue=("", "{n}"),
    content=("⟦{n}", "⟧"),
    negated=("⟦¬{n}", "⟧"),
    superscripts=True,
    arrow="→",
    nobody="— nobody —",
    dot="·",
    bar=("█", "░"),
    rule="─",
)
"""For terminals: sources are bold and cues underlined, so they need no brackets."""

PLAIN = Marks(
    source=("⟨", "⟩"),
    cue=("_", "_{n}"),
    content=("⟦{n}", "⟧"),
    negated=("⟦¬{n}", "⟧"),
    superscripts=True,
    arrow="→",
    nobody="— nobody —",
    dot="·",
    bar=("█", "░"),
    rule="─",
)
"""For pipes and files: nothing but characters."""

ASCII = Marks(
    source=("<", ">"),
    cue=("_", "_({n})"),
    content=("[{n}: ", "]"),
    negated=("[{n} NOT: ", "]"),
    superscripts=False,
    arrow="->",
    nobody="-- nobody --",
    dot="|",
    bar=("#", "."),
    rule="-",
)
"""For streams that cannot carry the other signs."""

_FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "--", "…": "...", "\u00a0": " "}
)


def choose(*, styled: bool, encoding: str) -> Marks:
    """Choose the marks that a stream can show.

    Args:
        styled: Whether the stream shows bold and underlined text.
        encoding: The stream's encoding.
    """
    marks = STYLED if styled else PLAIN
    try:
        "".join(
            [*marks.content, *marks.negated, *PLAIN.source, marks.arrow, *marks.bar, "¹⁴"]
        ).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return marks


def encodable(text: str, encoding: str) -> str:
    r"""Return the text with what the encoding lacks folded to ASCII, or escaped as `\u2026`."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_FOLDED).encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return encodable(text, "ascii")
    return text


def segment_style(segment: Segment, negated: frozenset[int]) -> Style:
    """Return the style of a segment: a cue or source shows within the content it stands in."""
    roles = {part.role for part in segment.parts}
    if "cue" in roles:
        return CUE
    if "source" in roles:
        return SOURCE
    if any(part.number in negated for part in segment.parts):
        return NEGATED
    return CONTENT if roles else Style.null()
