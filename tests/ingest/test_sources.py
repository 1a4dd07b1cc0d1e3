from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import ReportNotFound
from sayso.ingest import IngestOptions, expand, load
from sayso.ingest.sources import is_url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c.HTML", "notes.pdf", ".hidden.txt", "sub/z.markdown",
                 "sub/y.htm", ".git/x.txt", "empty/readme.rst", "ab/deep/er/d.xhtml"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The harbour is safe, she said.", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_reports_in_order(folder: Path) -> None:
    found = [str(Path(path).relative_to(folder)) for path in expand([folder])]
    assert [name.replace(os.sep, "/") for name in found] == [
        "a.md",
        "ab/deep/er/d.xhtml",
        "b.txt",
        "c.HTML",
        "sub/y.htm",
        "sub/z.markdown",
    ]


def test_everything_else_is_given_back_as_it_is(folder: Path) -> None:
    sources = ["-", "http://ellery.example/a", folder / "notes.pdf", folder / "none.txt"]
    assert list(expand(sources)) == sources


def test_a_folder_without_reports_becomes_an_error_and_not_nothing(folder: Path) -> None:
    [left] = expand([folder / "empty"])
    with pytest.raises(ReportNotFound, match=r"folder without a report in it \(\.txt"):
        load(left)


def test_a_folder_is_no_report(folder: Path) -> None:
    with pytest.raises(ReportNotFound, match="This is a folder; a report is one file"):
        load(folder)


def test_sources_are_taken_one_by_one(folder: Path) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield str(folder)

    reports = expand(endless())
    assert [Path(next(reports)).name for _ in range(7)][-1] == "a.md"


def test_a_link_round_in_circles_ends(folder: Path) -> None:
    try:
        (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("needs a file system with symbolic links")
    assert len(list(expand([folder]))) == 6


@pytest.mark.parametrize("name", ["nothing.txt", "nul\0.txt", "x" * 5000])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportNotFound) as caught:
        load(str(tmp_path / name))
    assert caught.value.hint == "Check the path."


def test_a_file_nobody_may_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by chmod: an administrator may read everything.
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ReportNotFound, match=r"b\.txt: .*permission denied"):
        load(folder / "b.txt")


def test_a_folder_nobody_may_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "listdir", refuse)
    [left] = expand([folder])
    with pytest.raises(ReportNotFound, match=r"folder cannot be opened: Permission denied"):
        load(left)


def test_no_more_is_read_than_allowed(tmp_path: Path) -> None:
    # A device that never ends must not fill the memory.
    path = tmp_path / "long.txt"
    path.write_bytes(b"Said. " * 1000)
    from sayso.ingest.sources import read_file

    assert len(read_file(path, options=IngestOptions(max_bytes=100))) == 101


@pytest.mark.parametrize(
    ("source", "url"),
    [("http://x", True), ("FTP://x", True), ("C:\\a", False), ("a/b", False), (Path("x"), False)],
)
def test_is_url(source: str | Path, url: bool) -> None:
    assert is_url(source) is url
