"""The REST interface is tried against its own description: whatever it allows must be answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import uvicorn
from pydantic import SecretStr

from sayso.store import open_library
from sayso.web.app import create_app
from sayso.web.serving import listen
from sayso.web.sessions import Throttle
from sayso.web.settings import Settings
from tests.web.reader import HandReaders

TOKEN = "a-long-enough-token"
CONFIG = """\
# A file may hold anything, so nothing that is sent as one breaks the description.
[[operations]]
include-operation-id = "bringInFiles"
checks.negative_data_rejection.enabled = false

[[operations]]
include-operation-id = "importLibrary"
checks.negative_data_rejection.enabled = false
checks.positive_data_acceptance.enabled = false

# Whether a correction fits hangs on the words of its report, which no description can tell.
[[operations]]
include-operation-id = "makeCorrection"
checks.positive_data_acceptance.enabled = false
"""


@pytest.fixture
def address(tmp_path: Path, empty_library: Path) -> Iterator[str]:
    """Where a server listens, in this process: its library is real, its reader is by hand."""
    path = tmp_path / "library.sqlite"
    shutil.copy(empty_library, path)
    listening = listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    settings = Settings(token=SecretStr(TOKEN), port=port, max_bytes=100_000)
    with open_library(path) as library, listening:
        app = create_app(settings, library, readers=HandReaders(settings))
        # Wrong tokens are tried, too, and would have the right one wait.
        app.state.throttle = Throttle(clock=count(step=1_000).__next__)
        app.openapi()  # made once; on a busy machine it takes longer than its reader waits
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


# Half a minute of work; the limit is for a machine that has much else to do.
@pytest.mark.timeout(900)
def test_the_interface_is_as_it_is_described(address: str, tmp_path: Path) -> None:
    config = tmp_path / "schemathesis.toml"
    config.write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"]
    command += ["--config-file", str(config), "run", f"{address}/api/v1/openapi.json"]
    # All checks are on. Naming them here would overrule the few that the file turns off.
    command += ["--header", f"Authorization: Bearer {TOKEN}"]
    command += ["--max-examples", "4", "--seed", "1", "--no-color", "--no-shrink"]
    command += ["--workers", "2", "--request-timeout", "60"]
    run = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "SCHEMATHESIS_HOOKS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-5_000:]
    assert "Tested: 33" in run.stdout, run.stdout
