from __future__ import annotations

import os
import stat
import sys

import pytest

from sayso.errors import OutputError
from sayso.export.output import open_output


def test_a_file_is_written_as_utf8_with_line_feeds(tmp_path):
    with open_output(tmp_path / "a.json", "utf-8") as out:
        out.stream.write("Zoë\n")
    assert (tmp_path / "a.json").read_bytes() == b"Zo\xc3\xab\n"
    assert os.listdir(tmp_path) == ["a.json"]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path):
    target = tmp_path / "a.json"
    target.write_text("old")
    with open_output(target, "utf-8") as out:
        out.stream.write("new")
        out.stream.flush()
        assert target.read_text() == "old"
    assert target.read_text() == "new"


def test_an_error_meanwhile_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a.json"
    target.write_text("old")

    def write_and_fail():
        with open_output(target, "utf-8") as out:
            out.stream.write("new")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        write_and_fail()
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.json"]


def test_what_is_not_kept_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.json"
    target.write_text("old")
    with open_output(target, "utf-8") as out:
        out.keep = False
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.json"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX file modes and links")
def test_the_mode_is_kept_and_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "a.json", tmp_path / "link.json"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with open_output(link, "utf-8") as out:
        out.stream.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_a_device_is_written_to_directly():
    from pathlib import Path

    with open_output(Path(os.devnull), "utf-8") as out:
        out.stream.write("gone")
    assert not Path(os.devnull).is_file()


def test_a_folder_that_does_not_exist_is_told(tmp_path):
    target = tmp_path / "no" / "a.json"
    with pytest.raises(OutputError, match="cannot be written") as caught, open_output(target, None):
        pytest.fail("opened")
    assert caught.value.where == str(target)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"), open_output(tmp_path, None):
        pytest.fail("opened")


def test_standard_output_is_not_closed(capsys):
    with open_output(None, "utf-8") as out:
        out.stream.write("here")
    assert not sys.stdout.closed
    assert capsys.readouterr().out == "here"
