"""The project's own table of nested attributions, on invented files."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.corpora.nested_marks import MARKS, Inside, MarkedContent, read_marks
from training.corpora.packed import CorpusError


def packed(folder: Path, text: str) -> Path:
    path = folder / "table.tsv.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


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
