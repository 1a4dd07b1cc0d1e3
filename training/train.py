"""Train the network on the corpora: `python -m training.train --data DIR --out RUN`.

One run makes the weights from MiniLM-L6 and the corpora, on CPU or GPU, with fixed seeds, and logs
its figures to RUN/log.jsonl. The learning rate warms up, stays, and sinks to nothing over the last
part of the run (warm-up, stable, decay: Hu et al., 2024). The weights kept are a running average.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from bisect import bisect
from collections.abc import Collection, Iterator
from dataclasses import asdict, replace
from itertools import accumulate
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.augment import augmented
from training.batches import Cut, PieceCache, collate, cuts
from training.cast_losses import mention_losses, syntax_losses
from training.documents import Labelled, LabelSets
from training.load import Corpora, load_corpora, start_folder, start_tokenizer
from training.losses import (
    Weights,
    attribution_losses,
    attribution_parts,
    held_loss,
    parts_but_names,
    side_losses,
    total,
)
from training.network import CAST_HEADS, CheapDropout, Network, Sizes
from training.recipes import STAGES, Recipe


def windows(
    documents: list[Labelled],
    pieces: PieceCache,
    rng: random.Random,
    recipe: Recipe,
    *,
    names: float,
) -> Iterator[Cut]:
    """Yield windows for ever: all documents in a new order, augmented anew, each time round."""
    while True:
        pool: list[Cut] = []
        for document in documents:
            changed = augmented(document, rng, names=names)
            pool.extend(cuts(changed, pieces, rng, recipe.pieces))
        rng.shuffle(pool)
        # Windows of like length together, so that little is padding; whole batches shuffled.
        size = recipe.batch
        for first in range(0, len(pool), size * 20):
            chunk = sorted(pool[first : first + size * 20], key=lambda cut: cut.end - cut.start)
            groups = [chunk[i : i + size] for i in range(0, len(chunk), size)]
            rng.shuffle(groups)
            for group in groups:
                yield from group


def whole_documents(
    documents: list[Labelled],
    pieces: PieceCache,
    rng: random.Random,
    recipe: Recipe,
    *,
    names: float,
) -> Iterator[list[Cut]]:
    """Yield batches of whole documents for ever, their windows in order; most are a batch's size.

    Longer documents than a batch are cut into batches.
    """
    while True:
        batch: list[Cut] = []
        for document in rng.sample(documents, len(documents)):
            changed = augmented(document, rng, names=names)
            own = list(cuts(changed, pieces, rng, recipe.pieces))
            for first in range(0, len(own), recipe.batch):
                part = own[first : first + recipe.batch]
                if batch and len(batch) + len(part) > recipe.batch + 2:
                    yield batch
                    batch = []
                batch = batch + part
        if batch:
            yield batch


def is_fast_in_bfloat16(device: torch.device) -> bool:
    """Tell whether products in bfloat16 take less time than in float32, or by far more."""
    return device.type != "cpu" or torch.backends.cpu.get_cpu_capability() not in (
        "DEFAULT",
        "AVX2",
    )


def rate_at(step: int, recipe: Recipe) -> float:
    """Return the factor on the learning rates at a step."""
    if step < recipe.warmup:
        return (step + 1) / recipe.warmup
    turn = int(recipe.steps * (1 - recipe.decay))
    if step < turn:
        return 1.0
    return max(0.0, (recipe.steps - step) / (recipe.steps - turn)) ** 1.2


def optimizer_of(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with one rate for the encoder and a higher one for what is new."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        old = name.startswith("encoder.") and not any(
            f".{new}." in name for new in ("case", "gap", "quote")
        )
        groups.setdefault((old, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": recipe.encoder_rate if old else recipe.head_rate,
                "weight_decay": recipe.weight_decay if matrix else 0.0,
            }
            for (old, matrix), parameters in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def freeze_all_but(network: Network, parts: Collection[str]) -> None:
    """Let nothing learn but some parts of the network, given by the beginnings of their names."""
    beginnings = tuple(f"{part}." for part in parts)
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name.startswith(beginnings))


def keep_still(network: Network, teacher: Network | None, layers: int) -> None:
    """Let the embeddings and the first layers learn nothing and drop nothing.

    Raises:
        ValueError: The teacher's are others, so that they would have to be run beside.
    """
    own = network.encoder.lower_parts(layers)
    for part in own:
        part.requires_grad_(False).eval()
    if teacher is not None:
        for part, theirs in zip(own, teacher.encoder.lower_parts(layers), strict=True):
            for mine, value in zip(part.parameters(), theirs.parameters(), strict=True):
                if not torch.equal(mine, value):
                    raise ValueError("the teacher's lower layers are not those of the start")


def go_on_from(network: Network, run: Path) -> list[str]:
    """Load a run's weights into the network; return the names of those that it does not have."""
    state = network.state_dict()
    found = torch.load(run / "weights.pt", weights_only=True)
    shared = {k: v for k, v in found.items() if k in state and state[k].shape == v.shape}
    network.load_state_dict(state | shared)
    return [name for name in state if name not in shared]


class Average:
    """A running average of the weights, which does better than the last of them."""

    def __init__(self, network: Network, factor: float) -> None:
        self._factor = factor
        self._steps = 0
        self.state = {k: v.detach().clone() for k, v in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: Network) -> None:
        """Take in the weights as they stand."""
        self._steps += 1
        factor = min(self._factor, (1 + self._steps) / (10 + self._steps))
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                self.state[name].lerp_(value, 1 - factor)


def train(
    corpora: Corpora,
    labels: LabelSets,
    tokenizer: Tokenizer,
    recipe: Recipe,
    out: Path,
    device: torch.device,
    start: Path | None = None,
    teacher: Path | None = None,
) -> None:
    """Run the recipe; write `weights.pt` (the average), `labels.json` and `log.jsonl` to `out`.

    With `start`, a run's folder, its weights are gone on from as far as the heads are the same.
    With `teacher`, too, heads that stay are held to what that run's network reads.
    """
    rng = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    generator = torch.Generator().manual_seed(recipe.seed)
    pieces = PieceCache(tokenizer)
    sizes = Sizes(len(labels.pos), len(labels.relation))
    network = Network(sizes, recipe.dropout)
    if start is None:
        network.encoder.load_start_weights(start_folder())
    else:
        fresh = go_on_from(network, start)
        print(f"fresh: {', '.join(sorted(fresh))}", flush=True)
    network.to(device).train()
    in_bfloat16 = is_fast_in_bfloat16(device)
    held_to: Network | None = None
    if recipe.only_cast:
        freeze_all_but(network, CAST_HEADS)
        network.encoder.eval()
    if recipe.held:
        if start is None or teacher is None:
            raise ValueError("a stage that holds heads needs a start and a teacher")
        taught = {"syntax.names"} if recipe.only_names else CAST_HEADS | {"tags", "pos"}
        freeze_all_but(network, taught | {"encoder"})
        held_to = Network(sizes, 0.0)
        go_on_from(held_to, teacher)
        held_to.to(device).eval()
    held_parts = parts_but_names if recipe.only_names else attribution_parts
    if recipe.still:
        keep_still(network, held_to, recipe.still)
    optimizer = optimizer_of(network, recipe)
    weights = replace(Weights(), held=recipe.held, names=recipe.names_weight)
    base_rates = [group["lr"] for group in optimizer.param_groups]
    average = Average(network, recipe.average)
    news = windows(corpora.news, pieces, rng, recipe, names=recipe.names)
    made = windows(corpora.synthetic, pieces, rng, recipe, names=0.0)
    trees = windows(corpora.trees, pieces, rng, recipe, names=recipe.people)
    wholes = [
        (
            recipe.entities,
            whole_documents(corpora.entities, pieces, rng, recipe, names=recipe.people),
        ),
        (
            recipe.fiction,
            whole_documents(corpora.fiction, pieces, rng, recipe, names=recipe.people),
        ),
    ]
    shares = [share for share, _ in wholes]
    (out / "labels.json").write_text(json.dumps(asdict(labels)))
    log = (out / "log.jsonl").open("a")
    log.write(json.dumps({"recipe": asdict(recipe)}) + "\n")
    sums: dict[str, list[float]] = {}
    began = time.time()
    last = min(recipe.stop, recipe.steps)
    for step in range(last):
        if step % 50 == 0:
            CheapDropout.refill(recipe.dropout, generator, device)
        draw = rng.random()
        whole = False
        trees_share = recipe.trees_early if step < 0.12 * recipe.steps else recipe.trees
        if draw < trees_share:
            chosen = [next(trees) for _ in range(recipe.batch)]
        elif draw < trees_share + sum(shares):
            whole = True
            place = bisect(list(accumulate(shares)), draw - trees_share)
            chosen = next(wholes[min(place, len(wholes) - 1)][1])
        else:
            chosen = [next(news) for _ in range(recipe.batch)]
            for place in range(recipe.batch):
                if corpora.synthetic and rng.random() < recipe.synthetic:
                    chosen[place] = next(made)
        batch, rows = collate(chosen, pieces, rng, masked=recipe.masked)
        batch = {name: tensor.to(device) for name, tensor in batch.items()}
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=in_bfloat16):
            with torch.set_grad_enabled(not recipe.still):
                below = network.pieces_below(batch, recipe.still)
            vectors = network.words_above(below, batch, recipe.still)
        vectors = network.drop(vectors.float())
        losses = syntax_losses(network, vectors, batch, machine_names=recipe.machine_names)
        if recipe.only_names:
            losses = {name: loss for name, loss in losses.items() if name == "names"}
        if held_to is None and not recipe.only_cast:
            losses |= side_losses(network, vectors, batch)
        elif held_to is not None:
            with (
                torch.no_grad(),
                torch.autocast(device.type, dtype=torch.bfloat16, enabled=in_bfloat16),
            ):
                # What stays is the same in both.
                before = (
                    held_to.words_above(below, batch, recipe.still)
                    if recipe.still
                    else held_to.words(batch)
                )
            losses["held"] = held_loss(
                held_parts(network, vectors),
                held_parts(held_to, before.float()),
                batch["word_mask"],
            )
        if whole and not recipe.only_names:
            losses |= mention_losses(network, vectors, batch, chosen)
        known = torch.tensor(
            [cut.document.attributions is not None for cut in chosen], device=device
        )
        if bool(known.any()) and held_to is None and not recipe.only_cast:
            losses |= attribution_losses(
                network, vectors, batch, rows, known, rng, negatives=step > 0.1 * recipe.steps
            )
        loss = total(losses, weights)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        factor = rate_at(step, recipe)
        for group, rate in zip(optimizer.param_groups, base_rates, strict=True):
            group["lr"] = rate * factor
        optimizer.step()
        average.update(network)
        for name, value in losses.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if (step + 1) % 50 == 0 or step + 1 == last:
            means = {name: round(float(np.mean(values)), 4) for name, values in sums.items()}
            line = {"step": step + 1, "seconds": round(time.time() - began), **means}
            print(json.dumps(line), flush=True)
            log.write(json.dumps(line) + "\n")
            log.flush()
            sums.clear()
        if (step + 1) % 40 == 0 or step + 1 == last:
            kept = {name: value.cpu() for name, value in average.state.items()}
            torch.save(kept, out / "weights.part")
            (out / "weights.part").replace(out / "weights.pt")
            if (step + 1) % 400 == 0:
                shutil.copy(out / "weights.pt", out / f"weights-{step + 1}.pt")
    log.close()


def main() -> None:
    """Read the corpora, train, write the run's folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="Folder of the corpora.")
    parser.add_argument("--out", type=Path, required=True, help="Folder of the run.")
    parser.add_argument("--steps", type=int, help="Steps that the learning rate is planned for.")
    parser.add_argument("--stop", type=int, help="Step whose weights are kept.")
    parser.add_argument("--seed", type=int, help="Seed of everything.")
    parser.add_argument(
        "--stage", choices=sorted(STAGES), default="joint", help="What is taught. [default: joint]"
    )
    parser.add_argument("--start", type=Path, help="Run to go on from. [default: MiniLM-L6]")
    parser.add_argument("--teacher", type=Path, help="Run that a stage that holds is held to.")
    parser.add_argument("--few", type=int, default=0, help="Use so many documents, to try out.")
    parser.add_argument("--threads", type=int, default=0, help="Threads. [default: all cores]")
    parser.add_argument("--device", default="cpu", help="cpu or cuda. [default: cpu]")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = start_tokenizer()
    labels = LabelSets()
    if args.start is not None:
        known = json.loads((args.start / "labels.json").read_text())
        labels = LabelSets(known["pos"], known["relation"])
    corpora = load_corpora(args.data, tokenizer, labels, few=args.few)
    recipe = STAGES[args.stage]
    given = {name: getattr(args, name) for name in ("steps", "stop", "seed")}
    recipe = replace(recipe, **{name: value for name, value in given.items() if value})
    train(
        corpora,
        labels,
        tokenizer,
        recipe,
        args.out,
        torch.device(args.device),
        args.start,
        args.teacher,
    )


if __name__ == "__main__":
    main()
