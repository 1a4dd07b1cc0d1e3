"""`sayso serve`: the options of the reading room, and its start."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.reading_options import AllowPrivate, AnyLanguage, MaxBytes, Model
from sayso.cli.running import ending_well

# \b keeps the lines after it as they are.
SERVE_HELP = """\
Open the reading room: a library of reports in the browser, and a REST interface to it.

The library is kept on this machine, and nothing leaves it but requests for the addresses that you
give. Ctrl-C ends it; what is waiting to be read then is read at the next start.

\b
Examples:
  sayso serve
  sayso serve --db reports.sqlite --port 8000
  sayso serve --db postgresql://localhost/reports
  SAYSO_TOKEN=$(cat token.txt) sayso serve --host 0.0.0.0 --allow-host library.example
"""


def serve(
    db: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE",
            help="The library: a file, or postgresql://HOST/NAME.  "
            "[default: library.sqlite in your data folder]",
            show_default=False,
        ),
    ] = None,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Listen here. Anything but this machine itself demands a token.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(min=0, max=65_535, metavar="PORT", help="Listen here; 0 takes a free one."),
    ] = 8470,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="TOKEN",
            envvar="SAYSO_TOKEN",
            help="Let in only who knows this. Set it in the environment, where others on this "
            "machine cannot see it.",
            show_default=False,
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Answer under this name, too, such as that of a proxy; may be repeated.",
        ),
    ] = None,
    open: Annotated[
        bool | None,
        typer.Option(
            "--open/--no-open",
            help="Open it in the browser.  [default: on a terminal]",
            show_default=False,
        ),
    ] = None,
    author: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Put this name on corrections made in a browser that gave none."
        ),
    ] = "reader",
    model: Model = None,
    any_language: AnyLanguage = False,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = 20_000_000,
    max_upload: Annotated[
        int, typer.Option(metavar="BYTES", min=1, help="Refuse requests larger than this.")
    ] = 200_000_000,
) -> None:
    """Serve the reading room until it is told to stop. The help is `SERVE_HELP`."""
    with ending_well():
        from sayso.web.serving import Options, run

        run(
            Options(
                place=db,
                host=host,
                port=port,
                token=token,
                allowed_hosts=tuple(allow_host or ()),
                open=open,
                author=author,
                model=model,
                any_language=any_language,
                allow_private=allow_private,
                max_bytes=max_bytes,
                max_upload=max_upload,
            ),
            tell=_say,
        )


def _say(line: str) -> None:
    typer.echo(line)
    # Whoever started this in the background waits for the address.
    typer.get_text_stream("stdout").flush()
