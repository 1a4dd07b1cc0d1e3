"""The note of a statement in the margin: who says it, how, and how sure the model is."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style
from rich.text import Text

from sayso.export import marks
from sayso.export.marks import Marks
from sayso.export.spacing import one_line
from sayso.export.statements import GRADE_WORDS, WHO_LIMIT, Statement

_ASIDE_LIMIT = 32  # The words stand in the text beside the note, so their beginning is enough.
_REASON_LIMIT = 120


def note_text(item: Statement, signs: Marks, clean: Callable[[str], str]) -> Text:
    """Return a note, such as `Imelda Shaw (she) → direct 0.93`.

    A chain is told from the narrator's side inward, as `Ray Cole ← Imelda Shaw (she) · indirect`.
    When, where and in which medium the source spoke stands on a line of its own. Speech by a source
    that is named is the rule and goes without saying; any other mode or grade is told. A source
    whose speaker is not known is told with the reason.

    Args:
        item: The statement.
        signs: The signs that the stream can show.
        clean: Makes text of the report fit for the stream.
    """
    note = Text()
    for mouth in item.outer_mouths:
        if mouth is None:
            note.append(signs.nobody, marks.QUIET)
        else:
            note.append(clean(one_line(mouth, WHO_LIMIT)))
        note.append(f" {signs.through} ", marks.OPEN)
    if item.who is None:
        note.append(signs.nobody, marks.QUIET)
    else:
        who = clean(one_line(item.who, WHO_LIMIT))
        note.append(who, marks.VAGUE_SOURCE if item.vague else marks.SOURCE)
    if item.aside:
        aside = ", ".join(clean(one_line(part, _ASIDE_LIMIT)) for part in item.aside)
        note.append(f" ({aside})")
    if item.open_reason:
        note.append(f": {clean(one_line(item.open_reason, _REASON_LIMIT))}", marks.OPEN)
    style = marks.NEGATED if item.negated else Style.null()
    # Two arrows that point at each other would be hard to read.
    note.append(f" {signs.dot if item.outer_mouths else signs.arrow} ").append(item.label, style)
    if item.told_grade:
        note.append(", ").append(
            GRADE_WORDS[item.told_grade], marks.OPEN if item.vague else Style.null()
        )
    note.append(f" {item.confidence}", marks.QUIET)
    if item.occasion:
        note.append(f"\n{clean(item.occasion)}", marks.QUIET)
    return note
