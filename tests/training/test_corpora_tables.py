"""The project's own tables of names and of nested attributions, on invented files."""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

import pytest

from training.corpora.name_kinds import EWT_NAMES, KINDS, KnownName, read_name_kinds
from training.corpora.nested_marks import MARKS, Inside, MarkedContent, read_marks
from training.corpora.packed import CorpusError


def packed(folder: Path, text: str) -> Path:
    path = folder / "table.tsv.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_kinds_of_names(tmp_path: Path) -> None:
    table = packed(tmp_path, "pier\t0\t4\tPER\npier\t9\t12\tnone\nquay\t3\t8\tunclear\n")
    assert read_name_kinds(table) == {
        "pier": [KnownName(0, 4, "PER"), KnownName(9, 12, "none")],
        "quay": [KnownName(3, 8, "unclear")],
    }


@pytest.mark.parametrize("line", ["pier\t0\t4", "pier\t0\t4\tPERSON", "pier\tx\t4\tPER", ""])
def test_a_wrong_line_of_names_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(CorpusError, match="line 2"):
        read_name_kinds(packed(tmp_path, f"pier\t0\t4\tPER\n{line}\n"))


def test_the_packaged_names_are_in_order_and_apart() -> None:
    kinds = read_name_kinds(EWT_NAMES)
    assert len(kinds) == 461
    for rows in kinds.values():
        assert all(a.end <= b.start for a, b in pairwise(rows))
    assert {row.kind for rows in kinds.values() for row in rows} == KINDS - {"unclear"}


def test_marks_inside_contents(tmp_path: Path) -> None:
    table = packed(tmp_path, "pier\t2\t5-9,12-14\t\t15-20\npier\t2\t3-4\t0-2\t\nquay\t0\n")
    assert list(read_marks(table)) == [
        MarkedContent(
            "pier",
            2,
            (
                Inside(((5, 9), (12, 14)), (), ((15, 20),)),
                Inside(((3, 4),), ((0, 2),), ()),
            ),
        ),
        MarkedContent("quay", 0, ()),
    ]


@pytest.mark.parametrize("line", ["pier", "pier\tx", "pier\t1\t5-9\t3-4", "pier\t1\t5\t\t"])
def test_a_wrong_line_of_marks_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(CorpusError, match="line 1"):
        list(read_marks(packed(tmp_path, line + "\n")))


def test_the_packaged_marks_have_cues() -> None:
    contents = list(read_marks(MARKS))
    assert len(contents) == 1400
    inside = [one for content in contents for one in content.inside]
    assert len(inside) == 903
    assert all(one.cue and all(start < end for start, end in one.cue) for one in inside)
