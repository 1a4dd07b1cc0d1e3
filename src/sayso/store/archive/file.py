"""The file of an archive: its lines, read one by one and never more than is sensible."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sayso.errors import BadArchive
from sayso.store.archive.lines import FORMAT, MANIFEST, VERSION, Manifest

LONGEST_LINE = 256 * 1024**2
"""Bytes of one line. A report of the largest size that is read stays far below."""
_LONGEST_MANIFEST = 65536
# Deflate makes JSON ten to thirty times smaller; what is hundreds of times smaller is a bomb.
_MOST_TIMES = 300
_SMALL = 16 * 1024**2

Line = TypeVar("Line", bound=BaseModel)


class ArchiveFile:
    """An archive that is open for reading.

    Args:
        file: The zip file. Its entries are read by their fixed names; nothing is unpacked to disk.
        most_bytes: Most bytes that all entries may hold.
    """

    def __init__(self, file: zipfile.ZipFile, most_bytes: int) -> None:
        self._file = file
        self._left = most_bytes

    def check_manifest(self) -> None:
        """Check that this is an archive of a library, in a form that is known.

        Raises:
            BadArchive: It is not.
        """
        try:
            with self._file.open(MANIFEST) as stream:
                text = stream.read(_LONGEST_MANIFEST + 1)
            found = json.loads(text)
            version = found["version"] if found["format"] == FORMAT else None
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise BadArchive(
                "the file is no archive of a library: it has no manifest.",
                hint="Give a file that `sayso library export` wrote.",
            ) from error
        if isinstance(version, int) and version > VERSION:
            raise BadArchive(
                f"the archive has the form {version}; this version of sayso knows {VERSION}.",
                hint="Install the version that wrote it, or a later one.",
            )
        try:
            Manifest.model_validate_json(text)
        except ValidationError as error:
            raise BadArchive(
                "the file is no archive of a library: its manifest is none.",
                hint="Give a file that `sayso library export` wrote.",
            ) from error

    def lines(self, name: str, kind: type[Line]) -> Iterator[Line]:
        """Yield the lines of an entry; none where it is missing.

        Raises:
            BadArchive: A line is none of that kind, or there is too much.
        """
        try:
            about = self._file.getinfo(name)
        except KeyError:
            return
        packed = max(about.compress_size, 1)
        read = 0
        with self._file.open(about) as stream:
            number = 0
            while line := stream.readline(LONGEST_LINE + 1):
                number += 1
                read += len(line)
                self._left -= len(line)
                where = f"{name}, line {number}"
                too_long = len(line) > LONGEST_LINE or self._left < 0
                if too_long or (read > _SMALL and read > _MOST_TIMES * packed):
                    raise BadArchive("the archive holds more than a library would.", where=where)
                if line.strip():
                    yield _parsed(line, kind, where)


def _parsed(line: bytes, kind: type[Line], where: str) -> Line:
    try:
        return kind.model_validate_json(line)
    except ValidationError:
        pass
    try:
        # Lone surrogates, which stand escaped, are read by Python's own reader only.
        return kind.model_validate(json.loads(line))
    except (ValueError, RecursionError) as error:
        reason = _reason(error)
        raise BadArchive(
            f"the line is none of an archive: {reason}.",
            where=where,
            hint="Export the library again.",
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))[:120]}: {first['msg'][:120]}"
    return "it is no JSON"
