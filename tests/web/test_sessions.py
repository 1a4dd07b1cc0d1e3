from __future__ import annotations

import pytest
from pydantic import SecretBytes, SecretStr

from sayso.web.sessions import LASTS, Sessions, Throttle, clean_author
from sayso.web.settings import Settings

TOKEN = "a-long-enough-token"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def sessions(clock=None, *, token=TOKEN, secret=b"s" * 32, port=8470):
    settings = Settings(
        token=None if token is None else SecretStr(token), secret=SecretBytes(secret), port=port
    )
    return Sessions(settings, clock or Clock())


def test_a_cookie_is_read_back_and_is_not_the_token():
    ours = sessions()
    made = ours.new(logged_in=True)
    cookie = ours.written(made)
    read = ours.read(cookie)
    assert read is not None
    assert (read.nonce, read.logged_in, read.fresh) == (made.nonce, True, False)
    assert TOKEN not in cookie


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda cookie: cookie.replace(".0.", ".1."), id="logs-itself-in"),
        pytest.param(lambda cookie: cookie[:-1] + ("0" if cookie[-1] != "0" else "1"), id="forged"),
        pytest.param(lambda cookie: "", id="empty"),
        pytest.param(lambda cookie: None, id="none"),
        pytest.param(lambda cookie: "....", id="dots"),
        pytest.param(lambda cookie: "1.ü.\udc80.1.x", id="not-ascii"),
        pytest.param(lambda cookie: cookie.rpartition(".")[0], id="unsigned"),
    ],
)
def test_a_changed_cookie_is_none(change):
    ours = sessions()
    assert ours.read(change(ours.written(ours.new()))) is None


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"token": "another-long-token"}, id="token"),
        pytest.param({"token": None}, id="no-token"),
        pytest.param({"secret": b"t" * 32}, id="secret"),
    ],
)
def test_another_token_or_secret_ends_all_sessions(other):
    ours = sessions()
    assert sessions(**other).read(ours.written(ours.new(logged_in=True))) is None


def test_a_restart_with_the_same_secret_ends_none():
    assert sessions().read(sessions().written(sessions().new())) is not None


def test_a_session_ends():
    clock = Clock()
    ours = sessions(clock)
    cookie = ours.written(ours.new())
    clock.now += LASTS - 1
    assert ours.read(cookie) is not None
    clock.now += 1
    assert ours.read(cookie) is None


def test_forms_belong_to_one_session():
    ours = sessions()
    assert ours.csrf(ours.new()) != ours.csrf(ours.new())


def test_the_token_alone_is_the_token():
    ours = sessions()
    assert ours.token_is(TOKEN)
    assert not any(map(ours.token_is, ("", TOKEN[:-1], TOKEN + "x", "\udc80", "ü")))
    assert not sessions(token=None).token_is("")


def test_two_servers_of_a_machine_have_two_cookies():
    assert sessions(port=1).cookie != sessions(port=2).cookie


def test_whoever_guesses_waits_longer_each_time():
    clock = Clock()
    pace = Throttle(clock)
    waits = []
    for _ in range(9):
        pace.failed("10.0.0.1")
        waits.append(pace.wait("10.0.0.1"))
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60]
    assert pace.wait("10.0.0.2") == 0
    clock.now += 60
    assert pace.wait("10.0.0.1") == 0
    pace.succeeded("10.0.0.1")
    pace.failed("10.0.0.1")
    assert pace.wait("10.0.0.1") == 0


def test_many_addresses_do_not_fill_the_memory():
    pace = Throttle(Clock())
    for number in range(10_050):
        pace.failed(str(number))
    assert len(pace._failures) == 10_000


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Ines\tMarlow \n", "Ines Marlow"),
        ("\x00\x1b[2J", "[2J"),
        ("x" * 200, "x" * 80),
        ("", ""),
    ],
)
def test_a_name_is_one_line(given, kept):
    assert clean_author(given) == kept
