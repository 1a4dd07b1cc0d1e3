"""An invented treebank of two documents, and analyses of its texts, for the benches' tests."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np

from bench.syntax import gold_analysis
from sayso.model.analysis import Analysis, Name
from tests.plain_words import plain_words
from training.corpora.conllu import Document, read_documents

CONLLU = """# newdoc id = GUM_news_pier
# newpar
# sent_id = pier-1
# text = Ada Marsh shut the U.S. pier; she can't reopen it.
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new
2\tMarsh\tMarsh\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tshut\tshut\tVERB\tVBD\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-place-new
5\tU.S.\tU.S.\tPROPN\tNNP\t_\t6\tnmod:poss\t_\tEntity=(3-place-new)
6\tpier\tpier\tNOUN\tNN\t_\t3\tobj\t_\tEntity=2)|SpaceAfter=No
7\t;\t;\tPUNCT\t,\t_\t11\tpunct\t_\t_
8\tshe\tshe\tPRON\tPRP\t_\t11\tnsubj\t_\tEntity=(1-person-giv)
9-10\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
9\tca\tcan\tAUX\tMD\t_\t11\taux\t_\t_
10\tn't\tnot\tPART\tRB\t_\t11\tadvmod\t_\t_
11\treopen\treopen\tVERB\tVB\t_\t3\tparataxis\t_\t_
12\tit\tit\tPRON\tPRP\t_\t11\tobj\t_\tEntity=(2-place-giv)|SpaceAfter=No
13\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = pier-2
# text = Gulls stay.
1\tGulls\tgull\tNOUN\tNNS\t_\t2\tnsubj\t_\tEntity=(4-animal-new)
2\tstay\tstay\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = GUM_voyage_bay
# newpar
# sent_id = bay-1
# text = We cannot swim
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(1-person-new)
2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_
2\tcan\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tnot\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tswim\tswim\tVERB\tVB\t_\t0\troot\t_\t_

"""
NAMES = """# sent_id = pier-1
1\tAda\tB-PER\t-\tann
2\tMarsh\tI-PER\t-\tann
3\tshut\tO\t-\t-
4\tthe\tO\t-\t-
5\tU.S.\tB-LOC\t-\tann
6\tpier\tO\t-\t-
7\t;\tO\t-\t-
8\tshe\tO\t-\t-
9\tca\tO\t-\t-
10\tn't\tO\t-\t-
11\treopen\tO\t-\t-
12\tit\tO\t-\t-
13\t.\tO\t-\t-

# sent_id = pier-2
1\tGull\tB-ORG\t-\tann
2\tstays\tO\t-\t-
3\t.\tO\t-\t-

# sent_id = bay-1
1\tWe\tO\t-\t-
2\tcan\tO\t-\t-
3\tnot\tO\t-\t-
4\tswim\tO\t-\t-
"""


def write(data: Path) -> Path:
    """Lay the corpora out as the folder of corpora has them; give the folder."""
    for name, text in (
        ("ewt/dev.conllu.gz", CONLLU),
        ("gum/dev.conllu.gz", CONLLU),
        ("ewt/ner-dev.iob2.gz", NAMES),
    ):
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()))
    return data


def documents(folder: Path) -> list[Document]:
    """Read the two documents."""
    return list(read_documents(write(folder) / "ewt" / "dev.conllu.gz"))


def blank(text: str) -> Analysis:
    """Analyse a text as one sentence of unknown words that all hang on nothing."""
    words = plain_words(text)
    count = len(words)
    surface = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    nothing = np.zeros((0, 1), dtype=np.float32)
    return Analysis(
        words,
        surface,
        np.zeros(count, dtype=np.int64),
        ["X"] * count,
        np.arange(count),
        ["dep"] * count,
        [],
        [],
        nothing,
    )


def perfect(document: Document) -> Analysis:
    """Analyse a document as its gold does."""
    return gold_analysis(document, blank(document.text))


def name(analysis: Analysis, words: str, kind: str) -> Name:
    """Make a name of words that stand side by side, parted by blanks here."""
    parts = words.split()
    for start in range(len(analysis.surface)):
        if analysis.surface[start : start + len(parts)] == parts:
            return Name(start, start + len(parts), kind)
    raise ValueError(words)
