"""Stages, what a run goes on from, and the loss that holds attribution to a teacher."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="PyTorch is only installed for training")

from training import make, mix  # noqa: E402 - what follows needs PyTorch
from training.batches import Cut, PieceCache  # noqa: E402
from training.documents import Labelled, Mention  # noqa: E402
from training.losses import (  # noqa: E402
    Weights,
    attribution_parts,
    held_loss,
    parts_but_names,
    total,
)
from training.network import CAST_HEADS, Network, Sizes  # noqa: E402
from training.recipes import STAGES, Recipe  # noqa: E402
from training.train import (  # noqa: E402
    freeze_all_but,
    go_on_from,
    keep_still,
    rate_at,
    whole_documents,
)


@pytest.mark.parametrize("recipe", STAGES.values(), ids=STAGES)
def test_a_stage_shares_out_its_steps(recipe: Recipe) -> None:
    assert 0 < recipe.stop <= recipe.steps
    assert 0 < recipe.warmup < recipe.steps * (1 - recipe.decay) < recipe.steps
    for trees in (recipe.trees, recipe.trees_early):
        assert 0 < trees + recipe.entities + recipe.fiction <= 1
    assert not (recipe.held and recipe.only_cast)
    assert recipe.held or not recipe.only_names
    # Rates rise to all of it and sink to nothing.
    rates = [rate_at(step, recipe) for step in range(recipe.steps + 1)]
    assert max(rates) == 1
    assert 0 < rates[0] <= 0.1
    assert rates[-1] == 0
    assert rates[recipe.warmup :] == sorted(rates[recipe.warmup :], reverse=True)


def test_stages_that_leave_attribution_alone_draw_on_what_teaches_the_cast() -> None:
    assert STAGES["attribution"].entities == STAGES["attribution"].fiction == 0
    for recipe in STAGES.values():
        if recipe.held or recipe.only_cast:
            assert recipe.trees + recipe.entities + recipe.fiction > 0.5


def test_making_the_weights_runs_stages_that_there_are_each_from_one_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands: list[dict[str, str]] = []

    def run(command: list[str], *, check: bool) -> None:
        assert check
        _, _, module, *options = command
        pairs = zip(options[::2], options[1::2], strict=True)
        commands.append({"module": module} | {name.lstrip("-"): value for name, value in pairs})

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "argv", ["make", "--data", "corpora", "--out", str(tmp_path)])
    make.main()
    stages = [command["stage"] for command in commands if command["module"] == "training.train"]
    assert sorted(stages) == sorted(STAGES)
    made: list[str] = []
    for command in commands:
        for name in ("start", "teacher", "first", "second", "run", "weights"):
            assert command.get(name) in [None, *made]
        if command["module"] == "training.train":
            recipe = STAGES[command["stage"]]
            assert ("teacher" in command) == bool(recipe.held)
            assert ("start" in command) == (command["stage"] != "attribution")
        made.append(command.get("out", ""))
    assert [command["module"] for command in commands[-2:]] == [
        "training.export",
        "training.calibrate",
    ]


class Small(torch.nn.Module):
    """Two parts, one of which is as wide as there are labels."""

    def __init__(self, labels: int, *, further: bool = False) -> None:
        super().__init__()
        self.encoder = torch.nn.Linear(3, 4)
        self.relation = torch.nn.Linear(4, labels)
        if further:
            self.pairs = torch.nn.Linear(4, 1)


def test_a_run_goes_on_from_the_weights_that_fit(tmp_path: Path) -> None:
    before = Small(5)
    torch.save(before.state_dict(), tmp_path / "weights.pt")
    after = Small(7, further=True)
    kept = {name: value.clone() for name, value in after.state_dict().items()}
    fresh = go_on_from(after, tmp_path)
    assert fresh == ["relation.weight", "relation.bias", "pairs.weight", "pairs.bias"]
    for name, value in after.state_dict().items():
        expected = kept[name] if name in fresh else before.state_dict()[name]
        assert torch.equal(value, expected)


def test_a_run_goes_on_from_all_of_its_own_weights(tmp_path: Path) -> None:
    before = Small(5)
    torch.save(before.state_dict(), tmp_path / "weights.pt")
    assert go_on_from(Small(5), tmp_path) == []


def test_weights_that_a_network_lacks_are_passed_over(tmp_path: Path) -> None:
    torch.save(Small(5, further=True).state_dict(), tmp_path / "weights.pt")
    after = Small(5)
    assert go_on_from(after, tmp_path) == []
    assert "pairs.weight" not in after.state_dict()


def test_parts_are_frozen_but_those_that_learn() -> None:
    network = Small(5, further=True)
    freeze_all_but(network, ["pairs", "relation"])
    assert {name for name, p in network.named_parameters() if p.requires_grad} == {
        "relation.weight",
        "relation.bias",
        "pairs.weight",
        "pairs.bias",
    }


def test_a_part_of_a_part_may_learn_alone() -> None:
    network = Network(Sizes(3, 4))
    freeze_all_but(network, ["syntax.names", "encoder"])
    learning = {name for name, p in network.named_parameters() if p.requires_grad}
    heads = {name for name in learning if not name.startswith("encoder.")}
    assert heads == {"syntax.names.weight", "syntax.names.bias"}
    assert len(learning) > len(heads)


def test_the_heads_behind_the_cast_are_parts_of_the_network() -> None:
    parts = {name.split(".")[0] for name, _ in Network(Sizes(3, 4)).named_parameters()}
    assert set(CAST_HEADS) < parts
    assert not set(CAST_HEADS) & {"encoder", "cue", "sentence", "link_word", "linker"}


@pytest.fixture
def read() -> dict[str, Any]:
    torch.manual_seed(2)
    sizes = {"cue": 3, "sentence": 1, "link_word": 6, "link_cue": 12}
    # On scales of their own, as heads are.
    return {
        name: torch.randn(2, 5, size) * 10.0**place
        for place, (name, size) in enumerate(sizes.items())
    }


MASK = torch.tensor([[True] * 5, [True] * 3 + [False] * 2])


def held(own: dict[str, Any], theirs: dict[str, Any]) -> float:
    return float(held_loss(own, theirs, MASK))


def test_what_is_read_as_before_costs_nothing(read: dict[str, Any]) -> None:
    assert held(read, read) == 0.0


@pytest.mark.parametrize("name", ["cue", "sentence", "link_word", "link_cue"])
def test_each_head_counts_in_its_own_variance(read: dict[str, Any], name: str) -> None:
    spread = read[name][MASK].std()
    for factor in (1.0, 3.0):
        moved = read | {name: read[name] + factor * spread}
        assert held(moved, read) == pytest.approx(factor**2, rel=1e-4)


def test_padding_is_not_held(read: dict[str, Any]) -> None:
    moved = {name: value.clone() for name, value in read.items()}
    for value in moved.values():
        value[1, 3:] += 1000
    assert held(moved, read) == 0.0
    assert held(read, moved) == 0.0


def test_a_teacher_that_reads_nothing_does_not_divide_by_zero(read: dict[str, Any]) -> None:
    nothing = {name: value * 0 for name, value in read.items()}
    assert np.isfinite(held(read, nothing))


def test_the_teacher_learns_nothing(read: dict[str, Any]) -> None:
    own, theirs = (
        {name: value.clone().requires_grad_() for name, value in read.items()} for _ in range(2)
    )
    held_loss({name: value * 2 for name, value in own.items()}, theirs, MASK).backward()
    assert all(float(value.grad.abs().sum()) > 0 for value in own.values())
    assert all(value.grad is None for value in theirs.values())


@torch.no_grad()
def test_what_a_stage_holds_is_read_by_heads_that_stay() -> None:
    torch.manual_seed(3)
    network = Network(Sizes(3, 4))
    words = torch.randn(1, 6, 384)
    attribution = attribution_parts(network, words)
    everything = parts_but_names(network, words)
    assert set(attribution) < set(everything)
    assert {"nested", "upos", "span_query", "content"} <= set(everything)
    assert "names" not in everything
    before = {name: value.clone() for name, value in everything.items()}
    there = torch.ones(1, 6) > 0
    # The one head that learns is held by nothing; any other is held.
    torch.nn.init.normal_(network.syntax.names.weight)
    assert float(held_loss(parts_but_names(network, words), before, there)) == 0
    torch.nn.init.normal_(network.nested.weight)
    assert float(held_loss(parts_but_names(network, words), before, there)) > 0


def test_losses_are_weighed_by_their_names() -> None:
    losses = {name: torch.tensor(2.0) for name in asdict(Weights())}
    weights = replace(Weights(), held=5.0)
    assert float(total(losses, weights)) == pytest.approx(2 * sum(asdict(weights).values()))
    only = {"names": torch.tensor(1.0), "held": torch.tensor(1.0)}
    assert float(total(only, Weights())) == Weights().names


def test_networks_are_mixed_part_by_part() -> None:
    first = {"cue.weight": torch.zeros(2), "encoder.a": torch.zeros(2), "n": torch.tensor(1)}
    second = {
        "cue.weight": torch.ones(2),
        "encoder.a": torch.ones(2),
        "n": torch.tensor(5),
        "pairs.weight": torch.ones(3),
    }
    out = mix.mixed(first, second, share=0.25, of_first=["cue"])
    assert {name: value.tolist() for name, value in out.items()} == {
        "cue.weight": [0, 0],
        "encoder.a": [0.25, 0.25],
        "n": 1,
        "pairs.weight": [1, 1, 1],
    }


def whole(size: int, name: int) -> Labelled:
    nothing = np.zeros(size, dtype=np.int64)
    begins = (np.arange(size) % 5 == 0).astype(np.int64)
    return Labelled(
        ["pier"] * size, nothing, nothing, nothing, sentence=begins,
        mentions=[Mention(0, 1, 0, name)], all_mentions=True)  # fmt: skip


def test_windows_of_a_document_stand_together_in_order(tokenizer: Tokenizer) -> None:
    recipe = Recipe(batch=4, pieces=20)
    documents = [whole(size, name) for name, size in enumerate([15, 60, 30, 200, 7])]
    batches = whole_documents(documents, PieceCache(tokenizer), random.Random(3), recipe, names=0.0)
    seen: list[Cut] = []
    for _ in range(40):
        batch = next(batches)
        assert 0 < len(batch) <= recipe.batch + 2
        owners = [id(cut.document) for cut in batch]
        assert len([1 for a, b in pairwise(owners) if a != b]) == (len(set(owners)) - 1)
        for one, two in pairwise(batch):
            assert one.document is not two.document or one.end == two.start
        seen += batch
    taught = {cut.document.mentions[0].entity for cut in seen if cut.document.mentions}
    assert taught == set(range(5))


def test_what_stays_still_is_the_same_for_the_teacher() -> None:
    network, teacher = Network(Sizes(2, 3)).train(), Network(Sizes(2, 3)).eval()
    with pytest.raises(ValueError, match="lower layers"):
        keep_still(network, teacher, 2)
    teacher.load_state_dict(network.state_dict())
    with torch.no_grad():
        teacher.encoder.layers[2].up.bias += 1.0
    keep_still(network, teacher, 2)
    learning = {name for name, value in network.encoder.named_parameters() if value.requires_grad}
    assert {name.split(".")[1] for name in learning} == {"2", "3", "4", "5"}
    names = ("pieces", "case", "gap", "quote")
    batch = {name: torch.ones(2, 7, dtype=torch.int64) for name in (*names, "mask")}
    batch["first"] = torch.tensor([[1, 2, 4], [1, 3, 5]])
    # What stays drops nothing, so both read it alike.
    assert torch.equal(network.pieces_below(batch, 2), teacher.pieces_below(batch, 2))
    whole = network.eval().words(batch)
    parts = network.words_above(network.pieces_below(batch, 2), batch, 2)
    assert torch.equal(whole, parts)
    assert not torch.equal(whole, teacher.words(batch))
