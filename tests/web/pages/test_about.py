from __future__ import annotations

from sayso.__about__ import __version__
from sayso.web.pages.about import vendored
from sayso.web.rendering import STATIC
from tests.web.pages.shown import look


def test_what_runs_here_is_told(room, library, newsroom):
    page = look(room, "/about")
    facts = dict(zip(page.all(".facts dt"), page.all(".facts dd"), strict=True))
    assert facts["sayso"] == __version__
    assert facts["Library"] == library.place
    assert facts["Holds"].startswith("3 reports, ")
    assert "No request" in page.text or "Nothing." in page.text
    assert page.links()["Save the library to a file"] == "/api/v1/export/library"


def test_every_vendored_file_is_licensed():
    listing = (STATIC / "vendor" / "LICENSES").read_text(encoding="utf-8")
    globs = [
        line.removeprefix("Files: ").split(", ")
        for line in listing.splitlines()
        if line.startswith("Files: ")
    ]
    told = {path for some in globs for glob in some for path in (STATIC / "vendor").glob(glob)}
    texts = {STATIC / part.text for part in vendored() if part.text}
    there = {path for path in (STATIC / "vendor").rglob("*") if path.is_file()}
    assert there - told - texts == {STATIC / "vendor" / "LICENSES"}
    assert all(path.is_file() for path in texts)


def test_the_licences_can_be_read(room, newsroom):
    page = look(room, "/about")
    for part in vendored():
        assert part.version
        assert part.text
        link = page.links()[part.licence]
        assert room.get(link).status_code == 200
