"""Wait for the queue of an application, in tests."""

from __future__ import annotations

import time
from typing import Any

from fastapi.testclient import TestClient

PATIENCE = 60.0


def finished(browser: TestClient, job: int) -> dict[str, Any]:
    """Wait until a job is over, and give its row."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        row: dict[str, Any] = browser.get(f"/api/v1/jobs/{job}").json()
        if row["state"] in ("done", "cancelled"):
            return row
        time.sleep(0.01)
    raise AssertionError(f"job {job} did not end")


def brought(browser: TestClient, *texts: str, **known: str) -> list[str]:
    """Bring in texts, wait until they are read, and give the keys of their reports."""
    items = [{"text": text, **known} for text in texts]
    answer = browser.post("/api/v1/reports", json={"items": items})
    assert answer.status_code == 202, answer.text
    job = answer.json()["id"]
    finished(browser, job)
    rows = browser.get(f"/api/v1/jobs/{job}/items").json()["items"]
    return [row["report"] for row in rows]


def csrf(browser: TestClient, page: str = "/add") -> str:
    """What the forms of a page carry."""
    _, found, rest = browser.get(page).text.partition('name="csrf_token" value="')
    assert found, page
    return rest.partition('"')[0]
