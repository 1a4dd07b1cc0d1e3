"""The network in ONNX Runtime: loaded once, checked against its card, run window by window."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.model.card import Card, read_card
from sayso.model.scores import Floats, Ints, WindowScores
from sayso.model.windows import Window
from sayso.model.words import Gap, Words

if TYPE_CHECKING:
    import onnxruntime

PACKAGED = Path(__file__).parent / "weights"
_FILES = ("tokenizer.json", "encoder.onnx", "linker.onnx", "pairs.onnx")
# Pairs that go through their scorer together: so many fit the core's cache. Swept over 256 to 4096.
_PAIRS = 768
_CLS, _SEP = 101, 102
# Cues that go through the linker together: so many fit the core's cache. Swept over 4 to 64.
_CUES = 8


def window_inputs(words: Words, windows: Sequence[Window]) -> dict[str, Ints]:
    """Lay windows of one report out as the encoder's inputs.

    Args:
        words: The report's words.
        windows: Windows of it; at least one.

    Returns:
        int64 arrays: `pieces`, `mask`, `case`, `gap` and `quote` of shape (windows, pieces), with
        the special tokens at both ends, and `first` of shape (windows, words): the place of each
        word's first piece. Short windows are padded with zeros.
    """
    bounds = [(words.first_piece[w.start], words.first_piece[w.end]) for w in windows]
    length = max(int(end - start) for start, end in bounds) + 2
    most_words = max(w.end - w.start for w in windows)
    out = {
        name: np.zeros((len(windows), length), dtype=np.int64)
        for name in ("pieces", "mask", "case", "gap", "quote")
    }
    out["first"] = np.zeros((len(windows), most_words), dtype=np.int64)
    for row, (window, (start, end)) in enumerate(zip(windows, bounds, strict=True)):
        size = int(end - start)
        first = words.first_piece[window.start : window.end + 1] - start
        per_word = np.diff(first)
        out["pieces"][row, 0] = _CLS
        out["pieces"][row, 1 : size + 1] = words.pieces[start:end]
        out["pieces"][row, size + 1] = _SEP
        out["mask"][row, : size + 2] = 1
        out["first"][row, : len(first) - 1] = first[:-1] + 1
        for name in ("case", "quote"):
            values = getattr(words, name)[window.start : window.end]
            out[name][row, 1 : size + 1] = np.repeat(values, per_word)
        out["gap"][row, 1 : size + 1] = Gap.INSIDE_WORD
        out["gap"][row, first[:-1] + 1] = words.gap[window.start : window.end]
    return out


class Session:
    """Runs the weights of a folder: a card, a tokenizer, an encoder, a linker and a pair scorer.

    Args:
        folder: Where `card.json` is and the files that it names.
        threads: Threads that ONNX Runtime may use.

    Raises:
        ModelError: A file is missing, is not the one that the card names, or does not fit this
            version of the package.
    """

    def __init__(self, folder: Path = PACKAGED, *, threads: int = 1) -> None:
        self.card: Card = read_card(folder)
        missing = [name for name in _FILES if name not in self.card.files]
        if missing:
            raise ModelError(
                f"the card names no {', '.join(missing)}",
                where=str(folder / "card.json"),
                hint="Export the model again with training.export.",
            )
        files = {name: _verified(folder, name, digest) for name, digest in self.card.files.items()}
        self.tokenizer = _tokenizer(files["tokenizer.json"], folder / "tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self._encoder = load_network(files["encoder.onnx"], folder / "encoder.onnx", threads)
        self._linker = load_network(files["linker.onnx"], folder / "linker.onnx", threads)
        self._pairs = load_network(files["pairs.onnx"], folder / "pairs.onnx", threads)
        bounds = np.cumsum([0, *self.card.heads.values()]).tolist()
        self._parts = [
            (name, slice(*bound))
            for name, bound in zip(self.card.heads, pairwise(bounds), strict=True)
        ]

    def encode(self, words: Words, windows: Sequence[Window]) -> list[WindowScores]:
        """Score the words of each window, in the order of the windows.

        Windows run one by one, which fits the core's cache: by 2 and by 4 the same words took 13
        and 25 % longer.
        """
        out: list[WindowScores] = []
        for window in windows:
            cue, sentence, word, cue_vector, cast = self.run_encoder(window_inputs(words, [window]))
            parts = {name: cast[0, :, part] for name, part in self._parts}
            out.append(WindowScores(window, cue[0], sentence[0], word[0], cue_vector[0], parts))
        return out

    def run_encoder(self, inputs: dict[str, Ints]) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Run the encoder with its heads on one window that `window_inputs` laid out.

        Returns:
            Cue logits (windows, words, 3), sentence logits (windows, words), and what the linker
            takes of each word: (windows, words, size) and (windows, words, 2 sizes); last, what
            the heads behind the cast say, side by side as the card lists them.
        """
        # A window alone has no padding, so its mask would hide nothing.
        given = {name: value for name, value in inputs.items() if name != "mask"}
        cue, sentence, word, cue_vector, cast = self._encoder.run(None, given)
        return cue, sentence, word, cue_vector, cast

    def link(self, word: Floats, cue: Floats, distance: Ints, scalars: Floats) -> Floats:
        """Score each word of a window as source or content of a cue."""
        inputs: dict[str, Floats | Ints] = {
            "word": word,
            "cue": cue,
            "distance": distance,
            "scalars": scalars,
        }
        parts = [
            self._linker.run(None, {name: x[at : at + _CUES] for name, x in inputs.items()})[0]
            for at in range(0, len(word), _CUES)
        ]
        logits: Floats = np.concatenate(parts)
        return logits

    def pairs(self, vectors: Floats, later: Ints, earlier: Ints, features: Ints) -> Floats:
        """Score pairs of mentions: above 0 where both rather mean the same."""
        parts = [np.zeros(0, dtype=np.float32)]
        for at in range(0, len(later), _PAIRS):
            part = slice(at, at + _PAIRS)
            # The scorer looks at all vectors that it is given: those of other pairs are left out.
            paired = np.zeros(len(vectors), dtype=bool)
            paired[later[part]] = paired[earlier[part]] = True
            place = np.cumsum(paired) - 1
            inputs: dict[str, Floats | Ints] = {
                "vectors": vectors[paired],
                "later": place[later[part]],
                "earlier": place[earlier[part]],
                "features": features[part],
            }
            parts.append(self._pairs.run(None, inputs)[0])
        scores: Floats = np.concatenate(parts)
        return scores


def _verified(folder: Path, name: str, digest: str) -> bytes:
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"the model's file {name} cannot be read ({error.strerror})",
            where=str(folder),
            hint="Install sayso again, or give --model a folder that training made.",
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if found != digest:
        raise ModelError(
            f"{name} is not the file that card.json names: its SHA-256 is {found}, not {digest}",
            where=str(folder),
            hint="Install sayso again, or export the model again.",
        )
    return data


def _tokenizer(data: bytes, path: Path) -> Tokenizer:
    try:
        return Tokenizer.from_buffer(data)
    except Exception as error:
        raise ModelError(
            f"not a tokenizer that this package can load ({error})",
            where=str(path),
            hint="Export the model again with training.export.",
        ) from error


def load_network(data: bytes, path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Load a network; `path` is where it came from, for the error that it cannot be loaded."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Memory is taken once for the largest window and kept; an arena would grow with each shape.
    options.enable_cpu_mem_arena = True
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Without it processors that have AVX2 and no VNNI add the products of int8 in 16 bits, which
    # overflows: found F1 was 88.0 there and is 88.3 elsewhere. Exact sums cost these a sixth of the
    # encoder's time; the others pay nothing.
    options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(
            f"ONNX Runtime cannot load it ({error})",
            where=str(path),
            hint="Export the model again with training.export.",
        ) from error
