"""Options that all commands that read reports have: what is taken in, and with which weights."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, which is replaced only when all is written.  "
        "[default: standard output]",
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        metavar="SCORE",
        min=0.0,
        max=1.0,
        help="Leave out attributions scored below this, from 0 (keep all) to 1.",
    ),
]
AnyLanguage = Annotated[
    bool, typer.Option("--any-language", help="Read reports that are not in English, too.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Read URLs that lead to private addresses, too.")
]
MaxBytes = Annotated[
    int, typer.Option(metavar="BYTES", min=1, help="Refuse reports larger than this many bytes.")
]
Timeout = Annotated[
    float, typer.Option(metavar="SECONDS", min=0.1, help="Give up on a URL after this.")
]
Workers = Annotated[
    int,
    typer.Option(metavar="N", min=1, help="Read this many reports at once, a process each."),
]
Model = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Use the weights in DIR.  [default: those in the package]",
    ),
]
