"""PolNeAR in both layouts, on an invented article."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.corpora.packed import CorpusError
from training.corpora.polnear import Article, Attribution, Mark, read_articles

DOC = "gazette_2031-05-02_harbour"
TEXT = "“We waited,” Ada Marsh said, “for hours.”\n\nIt was noted that the pier closed.\n"
ANN = """T1\tSource 13 22\tAda Marsh
T2\tCue 23 27\tsaid
T3\tContent 0 12;29 41\t“We waited,” “for hours.”
T4\tAttribution 23 27\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tCue 46 55\twas noted
T6\tContent 56 76\tthat the pier closed
T7\tAttribution-no-source 46 55\twas noted
E2\tAttribution-no-source:T7 Cue:T5 Content:T6
T8\tDiscuss 43 45\tIt
T9\tAttribution 43 45\tIt
E3\tAttribution:T9 Source:T8
#1\tAnnotatorNotes T8\tnot sure
"""
EXPECTED = Article(
    doc=DOC,
    text=TEXT,
    annotator="aa11",
    attributions=(
        Attribution("E1", ((13, 22),), ((23, 27),), ((0, 12), (29, 41))),
        Attribution("E2", (), ((46, 55),), ((56, 76),)),
    ),
    marks=(Mark("Discard", ((71, 76),)),),
    publisher="gazette",
    date="2031-05-02",
    title="Harbour shut",
    author=None,
    split="dev",
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    dev = tmp_path / "data" / "dev"
    (dev / "text").mkdir(parents=True)
    (dev / "attributions").mkdir()
    (dev / "text" / f"{DOC}.txt").write_bytes(TEXT.encode())
    (dev / "attributions" / f"{DOC}_aa11.ann").write_text(
        ANN + "T10\tDiscard 71 76\tclosed\n", encoding="utf-8"
    )
    (dev / "attributions" / f"{DOC}_bb22.ann").write_text("", encoding="utf-8")
    (dev.parent / "metadata.tsv").write_text(
        "compartment\tfilename\tlevel\tannotators\tpublisher\tpublication_date\tauthor\ttitle\n"
        f"dev\t{DOC}\t1\taa11|bb22\tgazette\t2031-05-02\tNone\tHarbour shut\n",
        encoding="utf-8",
    )
    return dev


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    row = {
        "split": "dev",
        "doc": DOC,
        "publisher": "gazette",
        "date": "2031-05-02",
        "title": "Harbour shut",
        "author": None,
        "annotator": "aa11",
        "text": TEXT,
        "attributions": [
            {
                "id": "E1",
                "source": [[13, 22]],
                "cue": [[23, 27]],
                "content": [[0, 12], [29, 41]],
            },
            {"id": "E2", "source": [], "cue": [[46, 55]], "content": [[56, 76]]},
        ],
        "marks": [{"type": "Discard", "spans": [[71, 76]]}],
    }
    path = tmp_path / "dev.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(row) + "\n").encode()))
    return path


def test_both_layouts_give_the_same_article(packed: Path, repository: Path) -> None:
    assert list(read_articles(packed)) == [EXPECTED]
    assert list(read_articles(repository)) == [EXPECTED]


def test_a_folder_gives_every_annotator_when_asked(repository: Path) -> None:
    copies = list(read_articles(repository, all_annotators=True))
    assert [(a.annotator, len(a.attributions)) for a in copies] == [("aa11", 2), ("bb22", 0)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("E4\tAttribution:T4 Cue:T99\n", "T99", id="role-of-unknown-span"),
        pytest.param("T11\tCue here\tword\n", "brat standoff", id="offsets-not-numbers"),
        pytest.param(
            "T12\tCue 70 900\tx\nE5\tAttribution:T4 Cue:T12\n", "70:900", id="outside-the-text"
        ),
    ],
)
def test_malformed_standoff_is_refused(repository: Path, line: str, message: str) -> None:
    with (repository / "attributions" / f"{DOC}_aa11.ann").open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(CorpusError, match=message):
        list(read_articles(repository))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere\.jsonl"):
        list(read_articles(tmp_path / "nowhere.jsonl"))


def test_a_packed_span_outside_the_text_is_refused(tmp_path: Path) -> None:
    row = {"doc": "d", "text": "Hm.", "attributions": [
        {"id": "E1", "source": [], "cue": [[0, 4]], "content": [[0, 2]]}]}  # fmt: skip
    (tmp_path / "x.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(CorpusError, match="0:4"):
        list(read_articles(tmp_path / "x.jsonl"))
