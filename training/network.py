"""The network: MiniLM-L6 with features of layout, heads over words, and the linker.

The encoder is written out here rather than taken from transformers: its weights are the same, but
word features join its embeddings, its dropout costs nearly nothing on a CPU, and its graph exports
to ONNX as it stands.

References:
    Wang et al. (2020), "MiniLM"; Dozat and Manning (2017), "Deep Biaffine Attention"; Perez et al.
    (2018), "FiLM".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its customary name

from sayso.model.links import DISTANCE_BUCKETS, LINK_LABELS, SCALARS
from sayso.model.words import Case, Gap, Quote
from training.cast_heads import MentionHeads, PairScorer, SyntaxHeads
from training.crf import Chain

HIDDEN, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
LINK = 96
ATTRIBUTION_HEADS = frozenset(
    "cue_inner cue cue_chain sentence link_word link_cue linker link_chain".split()
)

CAST_HEADS = frozenset({"syntax", "mentions", "pairs"})


class CheapDropout(nn.Module):
    """Dropout whose masks are cut at random from a pool; drawing them anew doubles a CPU step."""

    pool: Tensor | None = None

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    @classmethod
    def refill(
        cls, rate: float, generator: torch.Generator, device: torch.device, size: int = 1 << 24
    ) -> None:
        """Draw a new pool; call it every few dozen steps."""
        kept = torch.rand(size, generator=generator) >= rate
        cls.pool = (kept.to(torch.bfloat16) / (1 - rate)).to(device)

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with some of its values dropped; in evaluation, `x` itself."""
        if not self.training or self.rate == 0 or CheapDropout.pool is None:
            return x
        offset = int(torch.randint(CheapDropout.pool.numel() - x.numel(), (1,)))
        mask = CheapDropout.pool[offset : offset + x.numel()].view_as(x)
        return x * mask.to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = CheapDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Transform (windows, pieces, HIDDEN); `bias` is added to the attention's logits."""
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(rows, length, HIDDEN)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and their features -> a vector for each piece."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.case = nn.Embedding(len(Case), HIDDEN)
        self.gap = nn.Embedding(len(Gap), HIDDEN)
        self.quote = nn.Embedding(len(Quote), HIDDEN)
        for features in (self.case, self.gap, self.quote):
            nn.init.normal_(features.weight, std=0.005)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = CheapDropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(
        self, pieces: Tensor, mask: Tensor, case: Tensor, gap: Tensor, quote: Tensor
    ) -> Tensor:
        """Return piece vectors, (windows, pieces, HIDDEN); all inputs are (windows, pieces)."""
        return self.above(self.below(0, pieces, case, gap, quote, mask), mask)

    def below(
        self, layers: int, pieces: Tensor, case: Tensor, gap: Tensor, quote: Tensor, mask: Tensor
    ) -> Tensor:
        """Return what the embeddings and the first so many layers make of the pieces."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(pieces) + self.position(positions)
        x = x + self.case(case) + self.gap(gap) + self.quote(quote)
        return self._through(0, layers, self.drop(self.norm(x)), mask)

    def above(self, x: Tensor, mask: Tensor, layers: int = 0) -> Tensor:
        """Return what the other layers make of it."""
        return self._through(layers, len(self.layers), x, mask)

    def _through(self, first: int, behind: int, x: Tensor, mask: Tensor) -> Tensor:
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in list(self.layers)[first:behind]:
            x = layer(x, bias)
        return x

    def lower_parts(self, layers: int) -> list[nn.Module]:
        """Return the modules that `below` runs."""
        embeddings = [
            self.word,
            self.position,
            self.case,
            self.gap,
            self.quote,
            self.norm,
            self.drop,
        ]
        return [*embeddings, *list(self.layers)[:layers]]

    def load_start_weights(self, folder: Path) -> None:
        """Take the weights of the MiniLM-L6 in `folder` (model.safetensors, BERT's names)."""
        given = load_file(folder / "model.safetensors")
        state = self.state_dict()
        own = {
            "word.weight": given["embeddings.word_embeddings.weight"],
            # News has one segment; its constant joins the positions.
            "position.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            source, target = f"encoder.layer.{i}.", f"layers.{i}."
            for kind in ("weight", "bias"):
                own[f"{target}qkv.{kind}"] = torch.cat(
                    [given[f"{source}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                )
                for name, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    own[f"{target}{name}.{kind}"] = given[f"{source}{theirs}.{kind}"]
        for name, value in own.items():
            if state[name].shape != value.shape:
                raise ValueError(
                    f"{name}: {tuple(value.shape)} in {folder}, not {tuple(state[name].shape)}"
                )
            state[name] = value
        self.load_state_dict(state)


class Linker(nn.Module):
    """For each cue, which words are its source and which its content.

    The cue's vector scales and shifts the vectors of the window's words; dilated convolutions along
    the words then settle where spans begin and end.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCE_BUCKETS, LINK)
        self.scalars = nn.Linear(SCALARS, LINK)
        self.norms = nn.ModuleList(nn.LayerNorm(LINK) for _ in range(4))
        self.along = nn.ModuleList(
            nn.Conv1d(LINK, LINK, 5, padding=2 * d, dilation=d, groups=LINK) for d in (1, 2, 4)
        )
        self.across = nn.ModuleList(nn.Linear(LINK, LINK) for _ in range(3))
        self.label = nn.Linear(LINK, len(LINK_LABELS))
        self.drop = CheapDropout(dropout)

    def forward(self, word: Tensor, cue: Tensor, distance: Tensor, scalars: Tensor) -> Tensor:
        """Score link labels.

        Args:
            word: Word vectors of each cue's window, shape (cues, words, LINK).
            cue: Cue vectors, shape (cues, 2 * LINK): scales, then shifts.
            distance: Distance bucket of each word from the cue, shape (cues, words), int64.
            scalars: Other facts of each word and cue, shape (cues, words, SCALARS).

        Returns:
            Logits, shape (cues, words, labels).
        """
        scale, shift = cue.chunk(2, dim=-1)
        x = word * (1 + scale[:, None]) + shift[:, None] + self.distance(distance)
        x = x + self.scalars(scalars)
        for norm, along, across in zip(self.norms, self.along, self.across, strict=False):
            mixed = along(norm(x).transpose(1, 2)).transpose(1, 2)
            x = x + self.drop(across(F.gelu(mixed)))
        return self.label(F.gelu(self.norms[3](x)))


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of labels that the corpora decide."""

    pos: int
    relations: int


class Network(nn.Module):
    """Encoder, heads and linker."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(dropout)
        self.drop = CheapDropout(dropout)
        self.cue_inner = nn.Linear(HIDDEN, 192)
        self.cue = nn.Linear(192, 3)
        self.cue_chain = Chain(3, [(-1, 2), (0, 2)])
        self.sentence = nn.Linear(HIDDEN, 1)
        self.link_word = nn.Linear(HIDDEN, LINK)
        self.link_cue = nn.Linear(HIDDEN, 2 * LINK)
        self.linker = Linker(dropout)
        # O, B-source, I-source, B-content, I-content
        inside = {2: 1, 4: 3}
        bars = [
            (before, after)
            for after, begin in inside.items()
            for before in range(-1, 5)
            if before not in (after, begin)
        ]
        self.link_chain = Chain(len(LINK_LABELS), bars)
        self.syntax = SyntaxHeads(HIDDEN, sizes.relations)
        self.mentions = MentionHeads(HIDDEN)
        self.pairs = PairScorer(CheapDropout(dropout))
        # Fitted at last, on vectors that stay as they are.
        self.nested_inner = nn.Linear(HIDDEN, 192)
        self.nested = nn.Linear(192, 3)
        # What follows only teaches the encoder and is not exported.
        self.tags = nn.Linear(HIDDEN, 7)
        self.pos = nn.Linear(HIDDEN, sizes.pos)

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """Return a vector for each word, its first piece's, shape (windows, words, HIDDEN)."""
        return self.words_above(self.pieces_below(batch, 0), batch, 0)

    def pieces_below(self, batch: dict[str, Tensor], layers: int) -> Tensor:
        """Return piece vectors behind the first layers."""
        given = [batch[name] for name in ("pieces", "case", "gap", "quote", "mask")]
        return self.encoder.below(layers, *given)

    def words_above(self, x: Tensor, batch: dict[str, Tensor], layers: int) -> Tensor:
        """Return word vectors from the piece vectors behind the first layers."""
        x = self.encoder.above(x, batch["mask"], layers)
        index = batch["first"][..., None].expand(-1, -1, x.shape[-1])
        return x.gather(1, index)

    def cue_scores(self, words: Tensor) -> Tensor:
        """Return O, B, I logits of the cue, shape (windows, words, 3)."""
        return self.cue(F.gelu(self.cue_inner(words)))

    def nested_scores(self, words: Tensor) -> Tensor:
        """Return O, B, I logits of a cue inside a content, shape (windows, words, 3)."""
        return self.nested(F.gelu(self.nested_inner(words)))
