"""The reading room that the tests share: its server, and the newsroom that it has read."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bench.room import Room

NEWSROOM = Path(__file__).parents[2] / "bench" / "data" / "newsroom"
_READ_WITHIN = 120.0


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """A running server, and its REST interface.

    Attributes:
        url: Its address.
        api: A client of its REST interface.
    """

    url: str
    api: httpx.Client

    def get(self, path: str, **params: Any) -> Any:
        """Ask the REST interface."""
        answer = self.api.get(path, params=params)
        answer.raise_for_status()
        return answer.json()

    def bring(self, files: list[tuple[str, bytes]]) -> dict[str, Any]:
        """Bring files in, and wait until they are read; give the job."""
        answer = self.api.post("reports/files", files=[("files", file) for file in files])
        answer.raise_for_status()
        return self.finished(answer.json()["id"])

    def paste(self, text: str, **known: str) -> str:
        """Bring a text in, and wait until it is read; give its key."""
        answer = self.api.post("reports", json={"items": [{"text": text, **known}]})
        answer.raise_for_status()
        job = self.finished(answer.json()["id"])
        key: str = self.get(f"jobs/{job['id']}/items")["items"][0]["report"]
        return key

    def finished(self, job: int) -> dict[str, Any]:
        """Wait until a job is over."""
        deadline = time.monotonic() + _READ_WITHIN
        while time.monotonic() < deadline:
            row: dict[str, Any] = self.get(f"jobs/{job}")
            if row["state"] in ("done", "cancelled"):
                return row
            time.sleep(0.1)
        raise AssertionError(f"job {job} did not end")

    def report(self, words: str) -> str:
        """The key of the report whose title holds these words."""
        found = self.get("reports", text=words)["items"]
        assert found, f"no report has {words!r}"
        key: str = found[0]["key"]
        return key

    def record(self, key: str) -> dict[str, Any]:
        """The record of a report, corrections in it."""
        record: dict[str, Any] = self.get(f"reports/{key}/record")
        return record

    def person(self, name: str) -> int:
        """The number of somebody of the library."""
        rows = self.get("people", text=name)["items"]
        number: int = next(row["id"] for row in rows if row["name"] == name)
        return number


def filled_room(server: Room) -> ReadingRoom:
    """Have a server read the newsroom."""
    api = httpx.Client(base_url=f"{server.url}/api/v1/", trust_env=False, timeout=60)
    reading_room = ReadingRoom(server.url, api)
    files = [(path.name, path.read_bytes()) for path in sorted(NEWSROOM.glob("*.md"))]
    job = reading_room.bring(files)
    assert job["done"] == len(files), job
    return reading_room
