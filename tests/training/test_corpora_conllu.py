"""GUM and EWT in both layouts, on invented documents."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.corpora.conllu import read_documents, shared_licence_only
from training.corpora.packed import CorpusError

NEWS = """# newdoc id = GUM_news_pier
# newpar
# sent_id = GUM_news_pier-1
# text = Ada said it won't hold.
1\tAda\tAda\tPROPN\tNNP\t_\t2\tnsubj\t2:nsubj\tDiscourse=attribution-positive:1->2:0:_|Entity=(1
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t0:root\t_
3\tit\tit\tPRON\tPRP\t_\t6\tnsubj\t6:nsubj\t_
4-5\twon't\t_\t_\t_\t_\t_\t_\t_\t_
4\two\twill\tAUX\tMD\t_\t6\taux\t6:aux\t_
5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t6:advmod\t_
6\thold\thold\tVERB\tVB\t_\t2\tccomp\t2:ccomp\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t2:punct\t_

# sent_id = GUM_news_pier-2
# text = Nobody's fault(s)
1-2\tNobody's\t_\t_\t_\t_\t_\t_\t_\t_
1\tNobody\tnobody\tPRON\tNN\t_\t3\tnsubj\t3:nsubj\t_
2\tis\tbe\tAUX\tVBZ\t_\t3\tcop\t3:cop\t_
3\tfault\tfault\tNOUN\tNN\t_\t0\troot\t0:root\tSpaceAfter=No
3.1\thidden\thide\tVERB\tVBD\t_\t_\t_\t0:root\t_
4\t(s)\ts\tX\tLS\t_\t3\tdep\t3:dep\t_

# newpar
# sent_id = GUM_news_pier-3
# text = So
1\tSo\tso\tADV\tRB\t_\t0\troot\t0:root\t_

"""
WHOW = """# newdoc id = GUM_whow_knots
# newpar
# sent_id = GUM_whow_knots-1
# text = Tie
1\tTie\ttie\tVERB\tVB\t_\t0\troot\t0:root\t_

"""
SPLITS = "# Splits\n\n## dev\n\n  * GUM_news_other\n\n## train\n\n  * GUM_news_pier\n  * GUM_reddit_x\n  * GUM_whow_knots\n"  # noqa: E501 - the file as it is


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "train.conllu.gz"
    path.write_bytes(gzip.compress((NEWS + WHOW).encode()))
    return path


def test_both_layouts_give_the_same_documents(packed: Path, tmp_path: Path) -> None:
    (tmp_path / "dep").mkdir()
    for name, content in [
        ("news_pier", NEWS),
        ("whow_knots", WHOW),
        ("reddit_x", "_\n"),
        ("news_held-back", "not to be opened"),
    ]:
        (tmp_path / "dep" / f"GUM_{name}.conllu").write_text(content, encoding="utf-8")
    (tmp_path / "splits.md").write_text(SPLITS, encoding="utf-8")
    assert list(read_documents(tmp_path, split="train")) == list(read_documents(packed))
    with pytest.raises(CorpusError, match="dev, train"):
        list(read_documents(tmp_path, split="tune"))


def test_text_words_and_tree_are_put_together(packed: Path) -> None:
    news, whow = read_documents(packed)
    assert news.text == "Ada said it won't hold. Nobody's fault(s)\n\nSo"
    assert [news.text[s.start : s.end] for s in news.sentences] == [
        "Ada said it won't hold.",
        "Nobody's fault(s)",
        "So",
    ]
    assert [s.opens_paragraph for s in news.sentences] == [True, False, True]
    first, second, _ = news.sentences
    assert [news.text[w.start : w.end] for w in first.words] == [
        "Ada", "said", "it", "wo", "n't", "hold", "."]  # fmt: skip
    # "is" is not spelt out in "Nobody's", so both words have all of it
    assert [news.text[w.start : w.end] for w in second.words] == [
        "Nobody's", "Nobody's", "fault", "(s)"]  # fmt: skip
    assert [(w.head, w.relation) for w in second.words] == [
        (2, "nsubj"), (2, "cop"), (None, "root"), (2, "dep")]  # fmt: skip
    assert first.words[0].discourse == "attribution-positive:1->2:0:_"
    assert first.words[1].discourse is None
    assert (news.genre, whow.genre) == ("news", "whow")


def test_only_genres_with_a_shared_licence_are_kept(packed: Path) -> None:
    assert [d.doc for d in shared_licence_only(read_documents(packed))] == ["GUM_news_pier"]


def test_a_corpus_without_genres_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.conllu").write_text(WHOW.replace("GUM_", "web_"), encoding="utf-8")
    with pytest.raises(CorpusError, match="not a GUM document"):
        list(shared_licence_only(read_documents(tmp_path / "x.conllu")))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(NEWS.partition("\n")[2], "newdoc", id="no-document"),
        pytest.param("# newdoc id = d\nx\ty\n\n", "not CoNLL-U", id="two-columns"),
    ],
)
def test_malformed_conllu_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "x.conllu").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        list(read_documents(tmp_path / "x.conllu"))
