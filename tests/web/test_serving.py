from __future__ import annotations

import os
import signal
import socket
import sqlite3
import stat
import time

import httpx
import pytest
from typer.testing import CliRunner

import sayso.cli
from bench import room
from sayso.errors import UsageError
from sayso.web import serving
from sayso.web.serving import Options, address_of, check_installed, check_token, kept_secret, listen
from sayso.web.settings import Settings, is_loopback

TOKEN = "a-long-enough-token"


@pytest.mark.parametrize(
    ("host", "this_machine"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("library.example", False),
        ("", False),
    ],
)
def test_which_addresses_are_this_machine(host, this_machine):
    assert is_loopback(host) == this_machine


def test_other_machines_need_a_token():
    check_token(Options())
    check_token(Options(host="0.0.0.0", token=TOKEN))
    with pytest.raises(UsageError, match="a token must say") as error:
        check_token(Options(host="0.0.0.0"))
    assert "SAYSO_TOKEN" in str(error.value)
    with pytest.raises(UsageError, match="the token has 5 characters") as error:
        check_token(Options(host="0.0.0.0", token="12345"))
    assert "12345" not in str(error.value)
    with pytest.raises(UsageError, match="empty"):
        check_token(Options(token=" "))


def test_the_command_refuses_to_listen_to_all_without_a_token(tmp_path):
    call = ["serve", "--host", "0.0.0.0", "--db", str(tmp_path / "x.sqlite")]
    result = CliRunner().invoke(sayso.cli.app, call, env={"SAYSO_TOKEN": None})
    assert result.exit_code == 2
    assert "a token must say" in result.stderr
    assert not (tmp_path / "x.sqlite").exists()


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        call = ["serve", "--port", str(port), "--db", str(tmp_path / "x.sqlite")]
        result = CliRunner().invoke(sayso.cli.app, call)
    assert result.exit_code == 2
    assert f"port {port} of '127.0.0.1' cannot be listened on" in result.stderr
    assert "--port" in result.stderr


def test_an_address_of_another_machine_is_told():
    with pytest.raises(UsageError, match=r"cannot be listened on|no address"):
        listen("192.0.2.1", 0)


def test_without_the_extra_it_tells_what_to_install(monkeypatch):
    check_installed()
    monkeypatch.setattr(
        serving, "find_spec", lambda name: None if name in ("fastapi", "psycopg") else True
    )
    with pytest.raises(UsageError, match="missing: fastapi") as error:
        check_installed()
    assert "pip install 'sayso[serve]'" in str(error.value)
    with pytest.raises(UsageError, match=r"sayso\[postgres\]"):
        check_installed("postgresql://localhost/x")


def test_a_folder_without_a_model_is_told(tmp_path):
    call = ["serve", "--port", "0", "--model", str(tmp_path), "--db", str(tmp_path / "x.sqlite")]
    result = CliRunner().invoke(sayso.cli.app, call)
    assert result.exit_code == 2
    assert "no model here" in result.stderr


def test_the_address_is_one_that_a_browser_opens():
    assert address_of(Settings(host="127.0.0.1", port=8471)) == "http://127.0.0.1:8471/"
    assert address_of(Settings(host="::1", port=8471)) == "http://[::1]:8471/"
    assert "0.0.0.0" not in address_of(Settings(host="0.0.0.0"))


def test_the_secret_is_kept_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    first = kept_secret()
    assert (len(first), kept_secret()) == (32, first)
    path = tmp_path / "sayso" / "session.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.unlink()
    path.mkdir()
    assert len(kept_secret()) == 32


def client(server):
    return httpx.Client(base_url=server.url, trust_env=False, timeout=60)


def test_a_server_starts_answers_and_stops(tmp_path):
    """The command itself, with its model, in a process of its own."""
    place = str(tmp_path / "library.sqlite")
    with room.running(place, tmp_path, ["--token", TOKEN]) as server, client(server) as browser:
        assert browser.get("/api/v1/reports").status_code == 401
        browser.headers["Authorization"] = f"Bearer {TOKEN}"
        text = "Mayor Imelda Shaw said on Tuesday that the sea wall at the harbour was safe."
        record = browser.post("/api/v1/read", json={"text": text}).json()
        assert record["attributions"][0]["content"]
        assert browser.get("/api/v1/reports").json()["total"] == 0
        started = time.monotonic()
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=60) == 0
        assert time.monotonic() - started < 30
    log = server.log.read_text(encoding="utf-8")
    assert log == f"{place} is open at {server.url}/\n"
    assert TOKEN not in log


TEXT = "Mayor Imelda Shaw said on Tuesday that the sea wall at the harbour was safe. " * 8


@pytest.mark.timeout(300)
def test_a_killed_server_loses_nothing_and_goes_on(tmp_path):
    place = str(tmp_path / "library.sqlite")
    server = room.start(place, tmp_path)
    with client(server) as browser:
        body = {"items": [{"text": f"{TEXT} {n}."} for n in range(12)]}
        job = browser.post("/api/v1/reports", json=body).json()["id"]
        while browser.get(f"/api/v1/jobs/{job}").json()["done"] < 3:
            time.sleep(0.05)
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    before = sqlite3.connect(place)
    kept = before.execute("SELECT count(*) FROM reports").fetchone()[0]
    before.close()
    assert kept >= 3
    with room.running(place, tmp_path) as server, client(server) as browser:
        while (row := browser.get(f"/api/v1/jobs/{job}").json())["state"] != "done":
            time.sleep(0.1)
        assert (row["total"], row["failed"], row["done"] + row["known"]) == (12, 0, 12)
        assert browser.get("/api/v1/reports").json()["total"] == 12
