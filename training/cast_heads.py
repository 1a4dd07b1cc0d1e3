"""The heads behind the cast: parts of speech, trees, names, mentions and who is who.

All of them read word vectors. What they give out for each word is small, and all scores of two
words or two mentions are products of it, so they cost little beside the encoder.

References:
    Dozat and Manning (2017), "Deep Biaffine Attention for Neural Dependency Parsing"; Yu et al.
    (2020), "Named Entity Recognition as Dependency Parsing"; Lee et al. (2017), "End-to-end Neural
    Coreference Resolution".
"""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its customary name

from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS
from sayso.model.mention_scores import LONGEST, WIDTHS, width_buckets
from sayso.model.pairs import FEATURES

ARC, SPAN, COREF, PAIR = 160, 128, 128, 96


class SyntaxHeads(nn.Module):
    """Part of speech, relation to the head, and which word is the head."""

    def __init__(self, hidden: int, relations: int) -> None:
        super().__init__()
        self.upos = nn.Linear(hidden, len(UPOS))
        self.names = nn.Linear(hidden, len(NAME_LABELS))
        self.inner = nn.Linear(hidden, 3 * ARC)
        self.relation = nn.Linear(ARC, relations)
        self.query = nn.Linear(ARC, ARC)
        self.key_bias = nn.Linear(ARC, 1)

    def parts(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return relation logits, and query, key and bias of the arcs."""
        relation, query, key = F.gelu(self.inner(words)).chunk(3, dim=-1)
        return self.relation(relation), self.query(query), key, self.key_bias(key)

    @staticmethod
    def arcs(query: Tensor, key: Tensor, bias: Tensor) -> Tensor:
        """Return scores of each word's head, shape (windows, words, words)."""
        return query @ key.transpose(1, 2) * ARC**-0.5 + bias.transpose(1, 2)


class MentionHeads(nn.Module):
    """Which spans are mentions, of which type, and what pairs of them are compared by."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.inner = nn.Linear(hidden, 2 * SPAN)
        self.query = nn.Linear(SPAN, SPAN)
        self.start_bias = nn.Linear(SPAN, 1)
        self.end_bias = nn.Linear(SPAN, 1)
        nn.init.constant_(self.end_bias.bias, -4.0)
        self.width = nn.Embedding(WIDTHS, 1)
        nn.init.zeros_(self.width.weight)
        self.types = nn.Linear(hidden, 2 * len(MENTION_TYPES))
        self.ends = nn.Linear(hidden, 2 * COREF)
        self.content = nn.Linear(hidden, COREF)
        self.weight = nn.Linear(hidden, 1)

    def parts(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return query and key of the spans and the biases of their starts and ends."""
        start, end = F.gelu(self.inner(words)).chunk(2, dim=-1)
        return self.query(start), end, self.start_bias(start), self.end_bias(end)

    def spans(self, query: Tensor, key: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Return logits of the span from each word to each, shape (windows, words, words).

        Spans that end before they start, or have more than `LONGEST` words, get -1e4.
        """
        scores = query @ key.transpose(1, 2) * SPAN**-0.5 + start + end.transpose(1, 2)
        place = torch.arange(query.shape[1], device=query.device)
        width = place[None] - place[:, None]
        buckets = torch.from_numpy(width_buckets(width.cpu().numpy())).to(query.device)
        scores = scores + self.width(buckets)[..., 0]
        return scores.masked_fill((width < 0) | (width >= LONGEST), -1e4)

    def vectors(self, words: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
        """Return type logits and vectors of mentions.

        Args:
            words: Word vectors, shape (windows, words, hidden).
            spans: Window, first word and last word of each mention, shape (mentions, 3).
        """
        row, first, last = spans.unbind(1)
        start_type, end_type = self.types(words).chunk(2, dim=-1)
        start, end = self.ends(words).chunk(2, dim=-1)
        weight = self.weight(words).clamp(-8, 8).exp()
        total = F.pad((weight * self.content(words)).cumsum(1), (0, 0, 1, 0))
        share = F.pad(weight.cumsum(1), (0, 0, 1, 0))
        content = (total[row, last + 1] - total[row, first]) / (
            share[row, last + 1] - share[row, first]
        )
        types = start_type[row, first] + end_type[row, last]
        return types, start[row, first] + end[row, last] + content


class PairScorer(nn.Module):
    """Whether two mentions mean the same: above 0 where they rather do."""

    def __init__(self, dropout: nn.Module) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(COREF)
        self.later = nn.Linear(COREF, PAIR)
        self.earlier = nn.Linear(COREF, PAIR, bias=False)
        self.both = nn.Linear(COREF, PAIR, bias=False)
        self.features = nn.Embedding(sum(FEATURES.values()), PAIR)
        nn.init.normal_(self.features.weight, std=0.1)
        self.inner = nn.Linear(PAIR, PAIR)
        self.score = nn.Linear(PAIR, 1)
        self.drop = dropout
        offsets = [sum(list(FEATURES.values())[:i]) for i in range(len(FEATURES))]
        self.register_buffer("offsets", torch.tensor(offsets), persistent=False)

    def forward(self, vectors: Tensor, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        """Score pairs of mentions.

        Args:
            vectors: Mention vectors, shape (mentions, COREF).
            later: Which mention refers back, shape (pairs,).
            earlier: Which mention it may refer to, shape (pairs,).
            features: Values of `FEATURES`, shape (pairs, features).

        Returns:
            Scores, shape (pairs,).
        """
        x = self.norm(vectors)
        h = self.later(x)[later] + self.earlier(x)[earlier] + self.both(x[later] * x[earlier])
        h = h + self.features(features + self.offsets).sum(1)
        h = F.gelu(self.inner(self.drop(F.gelu(h)))) + h
        scores: Tensor = self.score(h)[:, 0]
        return scores


class HasCastHeads(Protocol):
    """A network with the heads of this module, and one for cues inside contents."""

    syntax: SyntaxHeads
    mentions: MentionHeads

    def nested_scores(self, words: Tensor) -> Tensor:
        """Return O, B, I logits of a cue inside a content."""
        ...


def cast_parts(network: HasCastHeads, words: Tensor) -> dict[str, Tensor]:
    """Return what the heads behind the cast say of each word, by the names in the card."""
    relation, arc_query, arc_key, arc_bias = network.syntax.parts(words)
    span_query, span_key, span_start, span_end = network.mentions.parts(words)
    return {
        "upos": network.syntax.upos(words),
        "names": network.syntax.names(words),
        "relation": relation,
        "arc_query": arc_query * ARC**-0.5,
        "arc_key": arc_key,
        "arc_bias": arc_bias,
        "span_query": span_query * SPAN**-0.5,
        "span_key": span_key,
        "span_start": span_start,
        "span_end": span_end,
        "types": network.mentions.types(words),
        "ends": network.mentions.ends(words),
        "content": network.mentions.content(words),
        "weight": network.mentions.weight(words),
        "nested": network.nested_scores(words),
    }
