"""axe-core on a page: what keeps people with a screen reader, a keyboard or other eyes out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

# All that axe knows: the success criteria of WCAG 2.2 to AA, and its best practices.
_RUN = """async rules => {
  const only = rules ? {runOnly: {type: 'rule', values: rules}} : {};
  const found = await axe.run(document, {resultTypes: ['violations'], ...only});
  return found.violations.map(v => ({
    id: v.id, help: v.help,
    nodes: v.nodes.map(n => n.target.flat().join(' ') + ': ' + n.failureSummary),
  }));
}"""

# What can differ between the light and the dark theme of one page.
OF_COLOURS = ("color-contrast", "link-in-text-block")


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page, *, rules: tuple[str, ...] = ()) -> list[str]:
    """Run axe-core, all of it or some rules; give a line for each place that breaks one.

    The script goes in by the debugger, not by the page, whose policy lets no foreign script in.
    """
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(_RUN, list(rules) or None)
    return [
        f"{violation['id']} ({violation['help']}): {node}"
        for violation in found
        for node in violation["nodes"]
    ]
