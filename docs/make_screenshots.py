"""Take pictures of every page of the reading room: `python -m docs.make_screenshots`.

A real server reads the invented newsroom of `bench/data` with the real model, headless Chromium
opens each page at a desk by day, at a desk by night and on a phone, and `docs/screenshots` gets the
pictures and a page that shows them all. It needs the test extra, and Chromium.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from bench import room
from tests.e2e.chromium import PHONE, find_chromium, launch, visit
from tests.e2e.rooms import ReadingRoom, filled_room

FOLDER = Path(__file__).with_name("screenshots")
MOST_BYTES = 250_000
SHOWN = "stop work at"
"""Words of the title of the report that is shown."""

VIEWS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "device_scale_factor": 2, "has_touch": True},
}


def _nothing(page: Page) -> None:
    """Show the page as it opens."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One page to take.

    Attributes:
        name: Of its files.
        title: What it shows.
        path: Where it is; `{report}`, `{person}` and others are filled in.
        before: What is done before the picture is taken.
    """

    name: str
    title: str
    path: str
    before: Callable[[Page], None] = _nothing


def _light_up(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")


def _correct(page: Page) -> None:
    _light_up(page)
    page.keyboard.press("c")
    page.wait_for_url("**/statements/*")


def _drawn(page: Page) -> None:
    page.locator("#network-picture canvas").first.wait_for()


SHOTS = (
    Shot("library", "The library", "/"),
    Shot("add", "Bring in", "/add"),
    Shot("report", "A report, one statement in the light", "/reports/{report}", _light_up),
    Shot("report-person", "A report, one person picked", "/reports/{report}?person={entity}"),
    Shot("correct", "Correcting a statement", "/reports/{report}", _correct),
    Shot("people", "People", "/people"),
    Shot("person", "One of them", "/people/{person}"),
    Shot("search", "Search", "/search?q=dredger"),
    Shot("network", "Who cites whom", "/network", _drawn),
    Shot("findings", "Findings", "/findings"),
    Shot("rule", "A rule", "/rules/ATT002"),
    Shot("corrections", "Corrections", "/corrections"),
    Shot("job", "A job", "/jobs/{job}"),
    Shot("feeds", "Feeds", "/feeds"),
    Shot("rest", "REST", "/api/docs"),
    Shot("about", "About", "/about"),
)


def take(reading_room: ReadingRoom, browser: Any, shots: tuple[Shot, ...]) -> Iterator[str]:
    """Take the pictures, and yield the names of their files."""
    cast = reading_room.record(reading_room.report(SHOWN))["cast"]
    places = {
        "entity": next(one["id"] for one in cast if one["name"] == "Ottavio Renn"),
        "report": reading_room.report(SHOWN),
        "person": reading_room.person("Ottavio Renn"),
        "job": reading_room.get("jobs")["items"][0]["id"],
    }
    for view, options in VIEWS.items():
        with visit(browser, reading_room.url, **options) as seen:
            for shot in shots:
                seen.page.goto(shot.path.format(**places))
                seen.page.evaluate("() => document.fonts.ready")
                shot.before(seen.page)
                name = f"{shot.name}-{view}.png"
                (FOLDER / name).write_bytes(_small(seen.page.screenshot(animations="disabled")))
                yield name
            if seen.trouble:
                raise SystemExit(f"make_screenshots: {seen.trouble}")


def _small(png: bytes) -> bytes:
    """Save it with 256 colours, which a page of text does not miss."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    few = picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    if len(out.getvalue()) > MOST_BYTES:
        raise SystemExit(f"make_screenshots: a picture has {len(out.getvalue()):,} bytes")
    return out.getvalue()


def page_of_all() -> str:
    """Write the page that shows the pictures."""
    lines = [
        "# Screenshots of the reading room",
        "",
        "Every page of `sayso serve`, at a desk by day and by night, and on a phone. The reports",
        "are invented; the model has read them, and its mistakes are left as they are. Made by",
        "`python -m docs.make_screenshots`.",
    ]
    for shot in SHOTS:
        pictures = " ".join(
            f'<img src="screenshots/{shot.name}-{view}.png" alt="{shot.title}, {view}" '
            f'width="{200 if view == "phone" else 400}">'
            for view in VIEWS
        )
        lines += ["", f"## {shot.title}", "", pictures]
    return "\n".join(lines) + "\n"


def make_corrections(reading_room: ReadingRoom) -> None:
    """Confirm and correct a few statements of the report that is shown, as people would."""
    key = reading_room.report(SHOWN)
    record = reading_room.record(key)
    direct = [a for a in record["attributions"] if a["kind"] == "direct"]
    vague = [a for a in record["attributions"] if a["grade"] in ("unnamed", "collective")]
    nested = [a for a in record["attributions"] if a["parent"]]
    for statement, change in (
        *((statement, {"kind": "confirm"}) for statement in direct),
        *((statement, {"kind": "set_grade", "grade": "document"}) for statement in vague[:1]),
        *((statement, {"kind": "set_mode", "mode": "writing"}) for statement in nested[:1]),
    ):
        at = {
            part: [[span["start"], span["end"]] for span in statement[part]]
            for part in ("cue", "content")
        }
        answer = reading_room.api.post(
            "corrections",
            json={"correction": {"report": key, "at": at, **change}, "author": "Ines Marlow"},
        )
        answer.raise_for_status()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", metavar="NAME", help="only this page")
    options = parser.parse_args()
    path = find_chromium()
    if path is None:
        raise SystemExit("make_screenshots: there is no Chromium: `apt-get install chromium`")
    shots = tuple(shot for shot in SHOTS if not options.only or shot.name in options.only)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (
            room.running(str(folder / "library.db"), folder) as server,
            sync_playwright() as playwright,
        ):
            reading_room = filled_room(server)
            make_corrections(reading_room)
            browser = launch(playwright, path)
            for taken in take(reading_room, browser, shots):
                sys.stdout.write(f"{taken} {(FOLDER / taken).stat().st_size}\n")
            browser.close()
    FOLDER.with_suffix(".md").write_text(page_of_all(), encoding="utf-8")


if __name__ == "__main__":
    main()
