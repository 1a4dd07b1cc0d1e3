"""Draw the README's picture of the reading view, with the code of `sayso read` itself.

`python docs/make_picture.py examples/NAME.txt` reads the example and writes
`docs/reading-view.svg`. The picture refers to no font on the web, so showing it loads nothing.
"""

from __future__ import annotations

import argparse
import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from sayso.export.terminal import ReadingView
from sayso.record import Record

PICTURE = Path(__file__).with_name("reading-view.svg")
WIDTH = 100

_FONTS = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace'
_WEB_FONT = re.compile(r"@font-face\s*{[^}]*}\s*")
_FAMILY = re.compile(r"font-family: (?:Fira Code|arial)[^;}]*")

# A warm dark page; every colour has a contrast of 4.5 or more on it.
_THEME = TerminalTheme(
    background=(27, 28, 31),
    foreground=(228, 224, 213),
    normal=[
        (27, 28, 31),
        (240, 140, 150),
        (176, 205, 130),
        (228, 190, 110),
        (130, 180, 250),
        (236, 160, 210),
        (120, 205, 225),
        (228, 224, 213),
    ],
    bright=[
        (146, 142, 132),
        (240, 140, 150),
        (176, 205, 130),
        (228, 190, 110),
        (130, 180, 250),
        (236, 160, 210),
        (120, 205, 225),
        (255, 252, 244),
    ],
)


def picture(record: Record, title: str) -> str:
    """Return the reading view of a record as an SVG document.

    Args:
        record: What to show.
        title: The title of the drawn window.
    """
    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    ReadingView(console).show(record)
    # The id would otherwise be a digest that changes with every change of the text.
    svg = console.export_svg(title=title, theme=_THEME, unique_id="sayso")
    svg = _FAMILY.sub(f"font-family: {_FONTS}", _WEB_FONT.sub("", svg))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Read the example that is named, and write the picture."""
    from sayso.pipeline import read

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("example", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=PICTURE)
    options = parser.parse_args()
    drawn = picture(read(options.example), f"sayso read {options.example.as_posix()}")
    options.output.write_text(drawn, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
