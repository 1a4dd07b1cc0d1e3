"""Lines of files that may be gzipped, and the error that every reader raises."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Span = tuple[int, int]
"""Half-open `[start, end)` in code points of the document's text."""


class CorpusError(ValueError):
    """A corpus file is missing, or is not what its format promises.

    Args:
        path: The file or folder, or the name of the document.
        what: What was found, and what to do next where that is not plain.
    """

    def __init__(self, path: Path | str, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.path = Path(path)
        self.what = what


def read_lines(path: Path) -> Iterator[str]:
    r"""Give the lines of a UTF-8 file, without their `\n`.

    Lines are cut at `\n` alone: other characters that Python takes for line ends stay text.

    Raises:
        CorpusError: There is no such file.
    """
    if not path.is_file():
        raise CorpusError(path, "no such file. Give the path of a corpus that you have.")
    opened = (
        gzip.open(path, "rt", encoding="utf-8", newline="\n")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8", newline="\n")
    )
    with opened as lines:
        for line in lines:
            yield line.removesuffix("\n")


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON lines file, in file order.

    Raises:
        CorpusError: There is no such file, or a line is not a JSON object.
    """
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise CorpusError(path, f"line {number} is not JSON ({error})") from error
        if not isinstance(row, dict):
            raise CorpusError(path, f"line {number} is not a JSON object")
        yield row
