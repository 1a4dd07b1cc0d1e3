"""axe-core on a page: what keeps people with a screen reader, a keyboard or other eyes out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

# All that axe knows: the success criteria of WCAG 2.2 to AA, and its best practices.
_RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.map(v => ({
    id: v.id, help: v.help,
    nodes: v.nodes.map(n => n.target.flat().join(' ') + ': ' + n.failureSummary),
  }));
}"""


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page) -> list[str]:
    """Run axe-core; give a line for each place that breaks a rule.

    The script goes in by the debugger, not by the page, whose policy lets no foreign script in.
    """
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return [
        f"{violation['id']} ({violation['help']}): {node}"
        for violation in found
        for node in violation["nodes"]
    ]
