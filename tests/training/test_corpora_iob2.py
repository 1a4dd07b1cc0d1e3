"""Universal NER's format, on an invented file."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.corpora.iob2 import read_tagged
from training.corpora.packed import CorpusError

TWO = """# newdoc id = pier
# sent_id = pier-1
# text = Ada Marsh Lind left Port Ellery
1\tAda\tB-PER\t-\tann
2\tMarsh\tI-PER\t-\tann
3\tLind\tB-PER\t-\tann
4\tleft\tO\t-\t-
5\tPort\tB-LOC\t-\tann
6\tEllery\tI-LOC\t-\tann

# sent_id = pier-2
1\tSo\tO\t-\t-
"""


def test_sentences_and_names(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2.gz"
    path.write_bytes(gzip.compress(TWO.encode()))
    first, second = read_tagged(path)
    assert first.id == "pier-1"
    assert first.words == ("Ada", "Marsh", "Lind", "left", "Port", "Ellery")
    assert first.names == [(0, 2, "PER"), (2, 3, "PER"), (4, 6, "LOC")]
    assert (second.id, second.words, second.names) == ("pier-2", ("So",), [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("1\tAda\n", "line 1 is not", id="too-few-fields"),
        pytest.param("# sent_id = a\n1\tAda\tI-PER\n", "'I-PER' after 'O'", id="inside-first"),
        pytest.param(
            "# sent_id = a\n1\tAda\tB-PER\n2\tBay\tI-LOC\n",
            "'I-LOC' after 'B-PER'",
            id="other-kind",
        ),
        pytest.param("# sent_id = a\n1\tAda\tPER\n", "'PER' after", id="no-position"),
        pytest.param("1\tAda\tO\n", "sent_id", id="no-sentence-id"),
    ],
)
def test_what_is_not_the_format_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "names.iob2"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        list(read_tagged(path))
