"""The card that lies beside the weights: what they are, how they were made, how to read them."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.errors import ModelError
from sayso.model.links import LINK_LABELS

FORMAT = 2
"""Version of the layout of the weights' folder. It changes when older packages cannot read it."""


class ChainCard(BaseModel):
    """A chain's scores: `transitions[from][to]` and `start[label]`."""

    model_config = ConfigDict(extra="forbid")

    labels: list[str]
    transitions: list[list[float]]
    start: list[float]


class Card(BaseModel):
    """What the loader must know of the weights, and what a user should.

    Attributes:
        format: Version of the folder's layout.
        name: Name of the weights; it stands in every record as `model`.
        language: Languages that the weights read, ISO 639-1.
        files: SHA-256 of each file of the folder.
        max_pieces: Most word pieces in a window, special tokens not counted.
        context: Word pieces that neighbouring windows share.
        cue: Chain of the cue's labels.
        link: Chain of the linker's labels.
        least_cue: Least probability of a candidate cue.
        heads: Parts of the encoder's output `cast` in order, and the width of each.
        relations: Labels of the dependency relations.
        mention_width: What a mention's score gains by each bucket of its width.
        calibration: Weights of the confidence's regression, by feature.
        training: Corpora, seeds and steps behind the weights.
        scores: Figures on development data, and the command that gives them.
    """

    model_config = ConfigDict(extra="forbid")

    format: int
    name: str
    language: list[str]
    files: dict[str, str]
    max_pieces: int
    context: int
    cue: ChainCard
    link: ChainCard
    least_cue: float
    heads: dict[str, int]
    relations: list[str]
    mention_width: list[float]
    calibration: dict[str, float]
    training: dict[str, str | int | float | list[str]]
    scores: dict[str, float]


def read_card(folder: Path) -> Card:
    """Read and check the card of a folder of weights.

    Raises:
        ModelError: There is no card, or it does not fit this package.
    """
    path = folder / "card.json"
    hint = "Give --model a folder that holds card.json, as training.export writes it."
    try:
        card = Card.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ModelError(f"no model here ({error.strerror})", where=str(path), hint=hint) from error
    except ValidationError as error:
        raise ModelError(
            f"not a model card of this package ({error.error_count()} wrong fields, first: "
            f"{'.'.join(map(str, error.errors()[0]['loc']))})",
            where=str(path),
            hint=hint,
        ) from error
    if card.format != FORMAT:
        raise ModelError(
            f"the model has format {card.format}, this package reads format {FORMAT}",
            where=str(path),
            hint="Install the package version that the model was made for.",
        )
    if tuple(card.link.labels) != LINK_LABELS:
        raise ModelError(
            f"the model's link labels are {card.link.labels}, not {list(LINK_LABELS)}",
            where=str(path),
            hint=hint,
        )
    return card
