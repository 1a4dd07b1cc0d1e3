"""A page as a test looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
"""What no page may hand on as it is."""


@dataclass(frozen=True)
class Shown:
    """A page: its answer and its tree."""

    answer: Response
    tree: html.HtmlElement

    @property
    def text(self) -> str:
        """The words of the page's own part, on one line."""
        return words(self.tree.cssselect("main")[0])

    def all(self, selector: str) -> list[str]:
        """The words of all elements that a selector finds."""
        return [words(element) for element in self.tree.cssselect(selector)]

    def links(self, selector: str = "main a") -> dict[str, str]:
        """Where links lead, by their words."""
        return {words(a): a.get("href") for a in self.tree.cssselect(selector)}

    def rows(self) -> list[list[str]]:
        """The words of the table's cells, row by row."""
        return [
            [words(cell) for cell in row.cssselect("th, td")]
            for row in self.tree.cssselect("main tbody tr")
        ]

    def fields(self, action: str) -> dict[str, str]:
        """What the first form with this action sends as it stands."""
        form = self.tree.cssselect(f'form[action="{action}"]')[0]
        return {
            field.get("name"): field.get("value")
            for field in form.cssselect("input[name]")
            if field.get("type") != "checkbox"
        }


def words(element: html.HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join(element.text_content().split())


def look(browser: TestClient, path: str, status: int = 200) -> Shown:
    """Open a page; what a hostile report brought in must stand on it as text."""
    answer = browser.get(path)
    assert answer.status_code == status, answer.text[:400]
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    tree = html.fromstring(answer.text)
    assert not tree.cssselect("[style], [onclick], [onerror], script:not([src]), style")
    return Shown(answer, tree)


def send(browser: TestClient, page: Shown, action: str, **more: object) -> Shown:
    """Send the first form with this action, and open the page that it leads to."""
    answer = browser.post(action, data=page.fields(action) | more)
    assert answer.status_code == 303, answer.text[:400]
    return look(browser, answer.headers["location"].partition("#")[0])
