"""Headless Chromium of the machine, and one visit to the reading room with everything watched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
# Milliseconds that a locator waits: long, as the machine may be busy, and never slept through.
PATIENCE = 15_000


def find_chromium() -> str | None:
    """Where Chromium is; it is installed from Debian's packages where that is possible."""
    found = shutil.which("chromium")
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"check": False, "capture_output": True, "timeout": 600}
        subprocess.run(["apt-get", "update"], **quiet)
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(install, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, **quiet)
        found = shutil.which("chromium")
    return found


def launch(playwright: Playwright, path: str) -> Browser:
    """Start it, with a profile of its own that is gone when it is closed."""
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


@dataclass
class Visit:
    """A page, and what happened on it that must not happen.

    Attributes:
        page: Where to click.
        context: Its session; another page of it is another tab.
        trouble: Dialogs, errors, breaches of the page's policy, requests to other machines.
        expected: Patterns of trouble that a test brings about on purpose.
    """

    page: Page
    context: BrowserContext
    trouble: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def unexpected(self) -> list[str]:
        """The trouble that no pattern of `expected` covers."""
        return [t for t in self.trouble if not any(re.search(p, t) for p in self.expected)]


@contextmanager
def visit(browser: Browser, base_url: str, **options: Any) -> Iterator[Visit]:
    """Open a new session, watch it, and close it.

    Args:
        browser: Where.
        base_url: The only address that may be asked for anything.
        options: Of `Browser.new_context`, such as `viewport` or `color_scheme`.
    """
    context = browser.new_context(
        base_url=base_url, reduced_motion="reduce", **{"viewport": WIDE, **options}
    )
    context.set_default_timeout(PATIENCE)
    seen = Visit(context.new_page(), context)
    here = urlsplit(base_url).netloc

    def only_here(route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.scheme in ("data", "blob") or asked.netloc == here:
            route.continue_()
        else:
            seen.trouble.append(f"asked another machine: {route.request.url}")
            route.abort()

    context.route("**/*", only_here)
    watch(seen, seen.page)
    try:
        yield seen
    finally:
        context.close()


def watch(seen: Visit, page: Page) -> None:
    """Note what a page does that it must not."""

    def dialog(opened: Any) -> None:
        seen.trouble.append(f"dialog: {opened.message}")
        opened.dismiss()

    def said(message: Any) -> None:
        # A breach of the Content-Security-Policy is told on the console as an error.
        if message.type in ("error", "warning"):
            seen.trouble.append(f"console {message.type}: {message.text}")

    page.on("dialog", dialog)
    page.on("console", said)
    page.on("pageerror", lambda error: seen.trouble.append(f"script failed: {error}"))
