"""How the parts of a statement are marked on a terminal, with and without style and Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.style import Style

from sayso.export.segments import Part, Segment
from sayso.export.statements import Statement

# The sixteen colours of the terminal's own palette, because its owner has chosen them to be
# legible on the background that we cannot see.
SOURCE = Style(color="cyan", bold=True)
CUE = Style(color="magenta", underline=True)
CONTENT = Style(color="green")
NEGATED = Style(color="red", italic=True)
OPEN = Style(color="yellow")
VAGUE_SOURCE = Style(color="yellow", bold=True)
UNCLEAR = Style(italic=True)
FINDING = Style(color="red", bold=True)
MARK = Style(color="bright_black")
QUIET = Style(dim=True)
STRONG = Style(bold=True)

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs of one way to show a record.

    Signs of the text are pairs, opening and closing. In them `{n}` stands for the statement's
    number, `{x}` for the sign of a negated one and `{v}` for that of one whose source is vague.
    """

    source: tuple[str, str]
    cue: tuple[str, str]
    content: tuple[str, str]
    nested: tuple[str, str]
    unclear: tuple[str, str]
    negated: str
    vague: str
    superscripts: bool
    arrow: str
    through: str
    nobody: str
    dot: str
    bar: tuple[str, str, str]
    rule: str

    def pair(self, part: Part, found: Sequence[Statement]) -> tuple[str, str]:
        """Return the opening and the closing sign of a part of one of the statements found."""
        if part.role != "content":
            opening, closing = self.source if part.role == "source" else self.cue
            return self.numbered(opening, part.number), self.numbered(closing, part.number)
        item = found[part.number - 1]
        signs = self.nested if item.inside is not None else self.content
        return self.content_signs(signs, item.number, negated=item.negated, vague=item.vague)

    def content_signs(
        self, signs: tuple[str, str], number: int, *, negated: bool = False, vague: bool = False
    ) -> tuple[str, str]:
        """Return a pair of signs with all that they tell of a statement in its place."""
        opening = signs[0].replace("{x}", self.negated if negated else "")
        opening = opening.replace("{v}", self.vague if vague else "")
        return self.numbered(opening, number), self.numbered(signs[1], number)

    def numbered(self, sign: str, number: int) -> str:
        """Return a sign with a statement's number in its place."""
        digits = str(number)
        return sign.replace("{n}", digits.translate(_SUPERSCRIPTS) if self.superscripts else digits)


STYLED = Marks(
    source=("", ""),
    cue=("", "{n}"),
    content=("⟦{x}{v}{n}", "⟧"),
    nested=("⟪{x}{v}{n}", "⟫{n}"),
    unclear=("{?", "?}"),
    negated="¬",
    vague="~",
    superscripts=True,
    arrow="→",
    through="←",
    nobody="— nobody —",
    dot="·",
    bar=("█", "▒", "░"),
    rule="─",
)
"""For terminals: sources are bold and cues underlined, so they need no brackets."""

PLAIN = replace(STYLED, source=("⟨", "⟩"), cue=("_", "_{n}"))
"""For pipes and files: nothing but characters."""

ASCII = Marks(
    source=("<", ">"),
    cue=("_", "_({n})"),
    content=("[{v}{n}{x}: ", "]"),
    nested=("[[{v}{n}{x}: ", " :{n}]]"),
    unclear=("{?", "?}"),
    negated=" NOT",
    vague="~",
    superscripts=False,
    arrow="->",
    through="<-",
    nobody="-- nobody --",
    dot="|",
    bar=("#", "?", "."),
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
        needed = (*marks.content, *marks.nested, marks.negated, *PLAIN.source, *marks.bar)
        "".join((*needed, marks.arrow, marks.through, "¹⁴")).encode(encoding)
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


def segment_style(segment: Segment, found: Sequence[Statement]) -> Style:
    """Return the style of a segment: a cue or source shows within the content it stands in."""
    roles = {part.role: found[part.number - 1] for part in segment.parts}
    if "cue" in roles:
        return CUE
    if "source" in roles:
        return VAGUE_SOURCE if roles["source"].vague else SOURCE
    if not roles:
        return UNCLEAR if segment.unclear else Style.null()
    if any(found[part.number - 1].negated for part in segment.parts):
        return NEGATED
    # The innermost statement comes last.
    return OPEN if roles["content"].vague else CONTENT
