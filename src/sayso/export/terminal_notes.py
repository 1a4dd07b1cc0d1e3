"""The note of a statement in the margin: who says it, how, and how sure the model is."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style
from rich.text import Text

from sayso.export import marks
from sayso.export.marks import Marks
from sayso.export.statements import GRADE_WORDS, VAGUE, WHO_LIMIT, Statement, one_line

_ASIDE_LIMIT = 32  # The words stand in the text beside the note, so their beginning is enough.
_REASON_LIMIT = 120


def note_text(item: Statement, signs: Marks, clean: Callable[[str], str]) -> Text:
    """Return a note on one line, such as `Imelda Shaw (she) → direct 0.93`.

    Speech by a source that is named is the rule and goes without saying; any other mode or grade
    is told. A source whose speaker is not known is told with the reason.

    Args:
        item: The statement.
        signs: The signs that the stream can show.
        clean: Makes text of the report fit for the stream.
    """
    note = Text()
    if item.who is None:
        note.append(signs.nobody, marks.QUIET)
    else:
        note.append(clean(one_line(item.who, WHO_LIMIT)), marks.SOURCE)
    if item.aside:
        aside = ", ".join(clean(one_line(part, _ASIDE_LIMIT)) for part in item.aside)
        note.append(f" ({aside})")
    if item.open_reason:
        note.append(f": {clean(one_line(item.open_reason, _REASON_LIMIT))}", marks.OPEN)
    style = marks.NEGATED if item.attribution.polarity == "negated" else Style.null()
    note.append(f" {signs.arrow} ").append(item.label, style)
    if item.told_grade:
        vague = item.told_grade in VAGUE
        note.append(", ").append(
            GRADE_WORDS[item.told_grade], marks.OPEN if vague else Style.null()
        )
    return note.append(f" {item.confidence}", marks.QUIET)
