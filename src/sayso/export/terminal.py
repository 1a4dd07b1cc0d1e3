"""The reading view: the report on a terminal, its statements marked and noted in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.export import marks
from sayso.export.cast import cast_entries, cast_ties
from sayso.export.common import Exporter, ExportOptions
from sayso.export.controls import for_terminal
from sayso.export.segments import UNCLEAR, Block, blocks
from sayso.export.spacing import one_line
from sayso.export.statements import Statement, place_of
from sayso.export.summary import Summary, summarize
from sayso.export.terminal_cast import cast_lines
from sayso.export.terminal_closing import closing_rows
from sayso.export.terminal_findings import finding_lines
from sayso.export.terminal_notes import note_text
from sayso.export.terminal_text import anchor_lines, marked_text
from sayso.record import Failure, Record

DEFAULT_WIDTH = 100
"""Columns where the stream is no terminal."""

_MEASURE = 66  # Columns of text: about as many as a reader's eye takes in one sweep.
_BESIDE_FROM = 76  # Columns from which the notes stand beside the text, not under it.
_GAP = 3
_INDENT = 1
_NOTE_INDENT = 2  # of notes under the text
_LABELS = 16  # columns of the labels in the summary
_SILENT_SHOWN = 10  # of the cast, those that say nothing


@dataclass(frozen=True, slots=True)
class _Layout:
    text: int
    notes: int  # 0: the notes stand under the text


class TerminalExporter(Exporter):
    """Shows records to people. Failures leave no trace: the command tells them on stderr."""

    name = "view"
    suffix = ".txt"
    description = "The reading view: the report with its statements marked, for people."
    many = True
    keeps_failures = False
    encoding = None

    def __init__(self, stream: TextIO, options: ExportOptions | None = None) -> None:
        super().__init__(stream, options)
        is_terminal = stream.isatty()
        width = self.options.width or (None if is_terminal else DEFAULT_WIDTH)
        self._console = Console(
            file=stream, width=width, highlight=False, markup=False, emoji=False
        )
        self._written = 0

    def write(self, row: Record | Failure) -> None:
        """Show one record."""
        if isinstance(row, Failure):
            return
        # Printed into a string first, so that a closed pipe raises here, as for other formats.
        with self._console.capture() as capture:
            if self._written:
                self._console.print()
            self.show(ReadingView(self._console), row)
        self.stream.write(capture.get())
        self._written += 1

    def show(self, view: ReadingView, record: Record) -> None:
        """Print what this format shows of a record."""
        view.show(record)


class ReadingView:
    """Prints records to a console, in its width, its encoding and the styles that it has."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.encoding = getattr(console.file, "encoding", None) or "utf-8"
        styled = console.color_system is not None
        self.marks = marks.choose(styled=styled, encoding=self.encoding)
        self.width = max(20, console.width)
        room = self.width - _INDENT
        if self.width < _BESIDE_FROM:
            self.layout = _Layout(min(room, _MEASURE), 0)
        else:
            notes = max(26, min(40, int(room * 0.36)))
            self.layout = _Layout(min(_MEASURE, room - notes - _GAP), notes)

    def show(self, record: Record) -> None:
        """Print one record: its heading lines, the report, the summary."""
        summary = summarize(record)
        self._masthead(record)
        for block in blocks(record):
            self._block(block, summary.statements)
        self._rule()
        self._cast(record, silent_shown=_SILENT_SHOWN)
        self._closing(summary, unclear=any(one.voice == UNCLEAR for one in record.voices))
        self._findings(record)

    def show_cast(self, record: Record) -> None:
        """Print the cast of one record alone, under its heading lines."""
        self._masthead(record, always_title=True)
        if not record.cast:
            self._print(Text("The cast is empty.", marks.QUIET))
        self._cast(record, silent_shown=None)

    def _rule(self) -> None:
        self._print(Text(self.marks.rule * self.layout.text, marks.MARK))

    def _cast(self, record: Record, *, silent_shown: int | None) -> None:
        if not record.cast:
            return
        for line in cast_lines(
            cast_entries(record),
            cast_ties(record),
            self.marks,
            self._clean,
            self.console,
            self.width - _INDENT,
            silent_shown=silent_shown,
        ):
            self._print(line)
        if silent_shown is not None:
            self._rule()

    def _findings(self, record: Record) -> None:
        if not record.findings:
            return
        self._rule()
        for line in finding_lines(record, self.marks, self._clean):
            for at, piece in enumerate(self._wrapped(line, self.width - _INDENT - _NOTE_INDENT)):
                self._print(Text.assemble(" " * _NOTE_INDENT if at else "", piece))

    def _clean(self, text: str) -> str:
        return marks.encodable(for_terminal(text), self.encoding)

    def _print(self, line: Text) -> None:
        line.rstrip()
        if line:
            line = Text.assemble(" " * _INDENT, line)
        self.console.print(line, overflow="ignore", no_wrap=True, crop=False)

    def _wrapped(self, text: Text, width: int) -> list[Text]:
        return list(text.wrap(self.console, width, overflow="fold"))

    def _masthead(self, record: Record, *, always_title: bool = False) -> None:
        report = record.report
        title = one_line(report.title or "")
        if title and (always_title or title not in one_line(report.text[: 4 * len(title) + 200])):
            for line in self._wrapped(Text(self._clean(title), marks.STRONG), self.layout.text):
                self._print(line)
        byline = ", ".join(report.byline)
        known = [
            report.outlet,
            f"by {byline}" if byline else None,
            report.published,
            place_of(report),
        ]
        parts = [self._clean(one_line(part)) for part in known if part]
        if parts:
            line = Text(f" {self.marks.dot} ".join(parts), marks.QUIET)
            for piece in self._wrapped(line, self.width - _INDENT):
                self._print(piece)
        if title or parts:
            self._print(Text())

    def _block(self, block: Block, found: tuple[Statement, ...]) -> None:
        text = marked_text(block, found, self.marks, self._clean)
        lines = self._wrapped(text, self.layout.text)
        notes = [self._note(found[number - 1]) for number in block.notes]
        if not any(lines) and not notes:
            return
        if not self.layout.notes:
            for line in [*lines, *(line for note in notes for line in note)]:
                self._print(line)
            self._print(Text())
            return
        margin: dict[int, Text] = {}
        free = 0
        anchors = anchor_lines(lines)
        for number, note in zip(block.notes, notes, strict=True):
            free = max(free, anchors.get(number, 0))
            for line in note:
                margin[free] = line
                free += 1
        for index in range(max(len(lines), free)):
            line = lines[index] if index < len(lines) else Text()
            if index in margin:
                line.rstrip()
                line.pad_right(self.layout.text + _GAP - line.cell_len)
                line.append_text(margin[index])
            self._print(line)
        self._print(Text())

    def _note(self, item: Statement) -> list[Text]:
        head = f"{item.number} "
        note = note_text(item, self.marks, self._clean)
        width = (self.layout.notes or self.layout.text - _NOTE_INDENT) - len(head)
        lines = self._wrapped(note, max(8, width))
        pad = "" if self.layout.notes else " " * _NOTE_INDENT
        return [
            Text.assemble(pad, (" " * len(head) if at else head, marks.STRONG), line)
            for at, line in enumerate(lines)
        ]

    def _closing(self, summary: Summary, *, unclear: bool) -> None:
        beside = self.width >= 3 * _LABELS
        indent = _LABELS if beside else 2
        for label, value in closing_rows(summary, self.marks, self._clean, unclear=unclear):
            if label and not beside:
                self._print(Text(label, marks.STRONG))
            lines = self._wrapped(value, self.width - _INDENT - indent)
            for at, line in enumerate(lines):
                head = "" if at or not beside else label
                self._print(Text.assemble((head.ljust(indent), marks.STRONG), line))
