"""Findings for people: a line each, `draft.md:12:5 ATT002 message`, coloured on a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from sayso.checking.result import Checked, Excerpt, PlacedFinding
from sayso.export.controls import for_terminal
from sayso.export.findings.common import FindingsExporter, FindingsOptions
from sayso.record import Failure

if TYPE_CHECKING:
    from rich.console import Console

_DEFAULT_WIDTH = 100
_NARROWEST = 40
Part = tuple[str, str]
"""Words and their style."""


class TextFindings(FindingsExporter):
    """A line a finding, and a closing line with their number."""

    name = "text"
    suffix = ".txt"
    description = "A line a finding, for people; a closing line tells how many there are."
    encoding = None

    def __init__(self, stream: TextIO, options: FindingsOptions | None = None) -> None:
        super().__init__(stream, options)
        self._console: Console | None = None
        # rich is slow to import, and a pipe has no use for it.
        if stream.isatty() or "FORCE_COLOR" in os.environ:
            from rich.console import Console

            self._console = Console(file=stream, highlight=False, markup=False, emoji=False)
        self._width = self._console.width if self._console else _DEFAULT_WIDTH
        self._findings = self._reports = self._checked = self._failed = 0

    def write(self, report: Checked) -> None:
        """Write the findings of a report."""
        self._checked += 1
        self._findings += len(report.findings)
        self._reports += bool(report.findings)
        for finding in report.findings:
            self._print(_head(finding))
            if self.options.show_source:
                self._show_source(finding)

    def failed(self, failure: Failure) -> None:
        """Count a report that could not be read; the command tells why."""
        self._failed += 1

    def finalize(self) -> None:
        """Write the closing line."""
        parts: list[Part] = []
        if self._findings:
            where = _counted(self._reports, "report")
            parts.append((f"Found {_counted(self._findings, 'finding')} in {where}.", "bold"))
        elif self._checked or not self._failed:
            parts.append(("No findings.", "bold green"))
        if self._failed:
            gap = " " if parts else ""
            told = f"{gap}{_counted(self._failed, 'report')} could not be read."
            parts.append((told, "bold red"))
        self._print(parts)

    def _show_source(self, finding: PlacedFinding) -> None:
        from rich.cells import cell_len

        number = str(finding.line)
        margin = " " * len(number)
        room = max(_NARROWEST, self._width) - len(number) - 3
        before, words, after = _fitted(finding.excerpt, room)
        marks = "^" * max(1, cell_len(words))
        self._print([(f"{margin} |", "blue")])
        self._print([(f"{number} | ", "blue"), (before, ""), (words, "bold"), (after, "")])
        self._print([(f"{margin} | ", "blue"), (" " * cell_len(before) + marks, "red")])
        self._print([("", "")])

    def _print(self, parts: list[Part]) -> None:
        plain = "".join(words for words, _ in parts)
        if self._console is None:
            encoding = getattr(self.stream, "encoding", None) or "utf-8"
            self.stream.write(plain.encode(encoding, "replace").decode(encoding).rstrip() + "\n")
            return
        from rich.text import Text

        line = Text.assemble(*((words, style) for words, style in parts))
        # Into a string first, so that a closed pipe raises here, as for other formats.
        with self._console.capture() as capture:
            self._console.print(line, soft_wrap=True)
        self.stream.write(capture.get())


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _head(finding: PlacedFinding) -> list[Part]:
    return [
        (for_terminal(finding.path), "bold"),
        (":", "cyan"),
        (str(finding.line), ""),
        (":", "cyan"),
        (str(finding.column), ""),
        (" ", ""),
        (finding.code, "bold red"),
        (f" {for_terminal(finding.message)}", ""),
    ]


def _fitted(excerpt: Excerpt, room: int) -> tuple[str, str, str]:
    """Cut a line around its words to fit, as what stands before them, they, and after them."""
    text = for_terminal(excerpt.text.replace("\t", " "))
    before, words = text[: excerpt.start], text[excerpt.start : excerpt.end]
    after = text[excerpt.end :]
    if len(text) > room or excerpt.cut_before or excerpt.cut_after:
        if len(words) > room // 2:
            words = words[: room // 2 - 1] + "…"
            after = ""
        beside = room - len(words)
        keep = min(len(before), max(beside // 2, beside - len(after) - 1))
        if keep < len(before) or excerpt.cut_before:
            near = before[len(before) - keep + 1 :] if keep > 1 else ""
            before = "…" + (near.partition(" ")[2] or near)
        left = max(0, room - len(words) - len(before))
        if len(after) > left or (excerpt.cut_after and after):
            after = after[: max(0, left - 1)].rstrip() + "…" if left else ""
    return before, words, after
