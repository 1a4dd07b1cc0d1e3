from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.checking.check import CheckOptions, check_many, checked, selection_of
from sayso.checking.comments import find_comments, set_reach
from sayso.checking.config import SettingsFiles, find_settings
from sayso.checking.result import Checked
from sayso.errors import ReportNotFound, UsageError
from sayso.record import Failure
from sayso.workers import ReadOptions

READ = ReadOptions(
    any_language=True,
    allow_private=False,
    max_bytes=1_000_000,
    timeout=5.0,
    min_confidence=0.5,
    model=None,
)


def check(path: Path, *, warn_unused: bool = True, **chosen: list[str]) -> Checked:
    selection = selection_of(
        chosen.get("select"), chosen.get("ignore", ()), chosen.get("extend_select", ())
    )
    settings = find_settings([path.parent])
    return checked(path, CheckOptions(READ, selection, settings, warn_unused=warn_unused))


def places(report: Checked) -> list[tuple[int, int, str]]:
    return [(found.line, found.column, found.code) for found in report.findings]


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_findings_have_their_places(tmp_path: Path) -> None:
    draft = write(tmp_path / "a.md", "# A title\n\nThe *gnu* and\nthe **ze**bra left the quay.\n")
    found = check(draft)
    assert places(found) == [(3, 6, "ZEB002"), (4, 7, "ZEB001"), (4, 7, "ZEB002")]
    last = found.findings[-1]
    assert (last.path, last.text, last.end_line, last.end_column) == (str(draft), "zebra", 4, 14)
    assert last.excerpt.text[last.excerpt.start : last.excerpt.end] == "ze**bra"


def test_the_choice_of_rules(tmp_path: Path) -> None:
    draft = write(tmp_path / "a.txt", "A zebra on the quay.")
    assert places(check(draft, select=["QUA,ZEB001"])) == [(1, 3, "ZEB001"), (1, 16, "QUA001")]
    write(tmp_path / "sayso.toml", '[check]\nselect = ["QUA"]\nknown-names = ["gnu"]\n')
    assert places(check(draft)) == [(1, 16, "QUA001")]
    assert places(check(draft, extend_select=["ZEB001"])) == [(1, 3, "ZEB001"), (1, 16, "QUA001")]
    assert places(check(draft, select=["ZEB002"])) == [(1, 3, "ZEB002")]
    write(tmp_path / "sayso.toml", '[check.per-file-ignores]\n"*.txt" = ["ALL"]\n')
    assert places(check(draft)) == []


def test_settings_reach_the_rules(tmp_path: Path) -> None:
    draft = write(tmp_path / "a.txt", "A zebra and a gnu.")
    write(tmp_path / "sayso.toml", '[check]\nknown-names = ["zebra"]\n')
    assert places(check(draft)) == [(1, 15, "ZEB002")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("A zebra. <!-- sayso: ignore -->\n\nA zebra.", [(3, 3)], id="behind"),
        pytest.param(
            "A <!-- sayso:ignore zeb -->zebra\nand a zebra.\n\nA zebra.", [(4, 3)], id="inside"
        ),
        pytest.param(
            "A zebra.\n\n<!-- sayso: ignore ZEB001, ZEB002 -->\nA zebra.\n\nA zebra.",
            [(1, 3), (6, 3)],
            id="next",
        ),
        pytest.param(
            "A zebra.\n\n<!-- sayso: ignore -->\n\n# A zebra\n\nA zebra.",
            [(1, 3), (7, 3)],
            id="next-heading",
        ),
        pytest.param(
            "<!-- sayso: ignore-file ZEB (agreed) -->\n\nA zebra.\n\nA zebra.", [], id="file"
        ),
        pytest.param(
            "A zebra.\n\n<!-- sayso: off -->\n\nA zebra.\n\n<!-- sayso: on -->\n\nA zebra.",
            [(1, 3), (9, 3)],
            id="off-and-on",
        ),
        pytest.param(
            "A zebra <!-- sayso: off -->zebra <!-- sayso: on --> zebra.",
            [(1, 3), (1, 53)],
            id="off-and-on-in-a-line",
        ),
        pytest.param("A zebra.\n\n<!-- sayso: off -->\nA zebra.\n", [(1, 3)], id="off-to-the-end"),
        pytest.param("- A zebra. <!-- sayso: ignore -->\n- A zebra.", [(2, 5)], id="list"),
        pytest.param("A zebra.\n<!-- sayso: ignore\n  ZEB -->\nA zebra.", [(1, 3)], id="two-lines"),
    ],
)
def test_comments_silence(tmp_path: Path, text: str, left: list[tuple[int, int]]) -> None:
    report = check(write(tmp_path / "a.md", text))
    assert [place[:2] for place in places(report)] == [place for place in left for _ in "12"]
    assert report.remarks == []
    assert report.silenced == 2 * (text.count("zebra") - len(left))


def test_comments_in_a_page(tmp_path: Path) -> None:
    page = (
        "<html><body><article>\n<p>The zebra left the harbour on Monday, she said.</p>\n"
        "<!-- sayso: ignore ZEB001 -->\n<p>The zebra left on Tuesday, he said &amp; knew.</p>\n"
        "<p>The zebra left on Sunday, they said.</p><!-- sayso: ignore -->"
        "<script>x = '<!-- sayso: ignore-file -->'</script>\n"
        "<p>The zebra left on Friday, we said.</p></article></body></html>"
    )
    report = check(write(tmp_path / "a.html", page))
    assert places(report) == [
        (2, 8, "ZEB001"), (2, 8, "ZEB002"), (4, 8, "ZEB002"), (6, 8, "ZEB001"), (6, 8, "ZEB002"),
    ]  # fmt: skip
    assert report.remarks == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\n<!-- sayso: ignore-file -->\n```\n\nA zebra.", id="fence"),
        pytest.param("~~~ html\n<!-- sayso: ignore-file -->\n~~~\n\nA zebra.", id="other-fence"),
        pytest.param("Write `<!-- sayso: ignore -->` for a zebra.", id="inline-code"),
        pytest.param("A zebra <!-- says: ignore -->.", id="another-comment"),
        pytest.param("A zebra <!-- sayso: ignore", id="unclosed"),
    ],
)
def test_what_is_no_comment_silences_nothing(tmp_path: Path, text: str) -> None:
    report = check(write(tmp_path / "a.md", text))
    assert len(report.findings) == 2
    assert report.remarks == []


def test_plain_text_has_no_comments(tmp_path: Path) -> None:
    assert len(check(write(tmp_path / "a.txt", "<!-- sayso: ignore -->\nA zebra.")).findings) == 2


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        pytest.param(
            "A zebra. <!-- sayso: ignore ZEB009 -->",
            ["1:10 ZEB009 is no rule. Did you mean ZEB002?"],
            id="unknown-code",
        ),
        pytest.param(
            "A zebra. <!-- sayso: ignorr -->",
            ["1:10 'ignorr' is nothing that sayso can do. Did you mean 'ignore'?"],
            id="unknown-verb",
        ),
        pytest.param(
            "A horse. <!-- sayso: ignore -->", ["1:10 this comment silences nothing"], id="unused"
        ),
        pytest.param(
            "A gnu. <!-- sayso: ignore ZEB001 ZEB002 -->",
            ["1:8 ZEB001 silences nothing here"],
            id="unused-code",
        ),
        pytest.param("A horse. <!-- sayso: ignore QUA -->", [], id="of-a-rule-that-is-off"),
        pytest.param(
            "A horse. <!-- sayso: on -->",
            ["1:10 there is no 'off' before this 'on'"],
            id="on-alone",
        ),
    ],
)
def test_remarks_on_comments(tmp_path: Path, text: str, remarks: list[str]) -> None:
    report = check(write(tmp_path / "a.md", text))
    assert [f"{r.line}:{r.column} {r.message}" for r in report.remarks] == remarks


def test_unused_comments_are_told_on_request_only(tmp_path: Path) -> None:
    draft = write(tmp_path / "a.md", "A horse. <!-- sayso: ignore -->")
    assert check(draft, warn_unused=False).remarks == []


PARTS = st.sampled_from(
    [
        "<!-- sayso: ignore -->",
        "<!-- sayso: off -->",
        "<!-- sayso: on -->",
        "<!--",
        "-->",
        "sayso:",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "word ",
        "<script>",
        "</script>",
        "(",
        ")",
    ]
)


@given(st.lists(st.one_of(PARTS, st.text(max_size=5)), max_size=30).map("".join))
def test_comments_of_any_text(text: str) -> None:
    for kind in ("markdown", "html"):
        comments = find_comments(text, kind)  # type: ignore[arg-type]
        set_reach(comments, text, [(0, len(text))])
        for comment in comments:
            assert text[comment.start : comment.end].startswith("<!--")
            assert text[comment.start : comment.end].endswith("-->")


def test_the_python_way(tmp_path: Path) -> None:
    draft = write(tmp_path / "a.md", "The zebra left the quay, and the harbour was quiet.")
    assert [f.code for f in sayso.check(draft)] == ["ZEB001", "ZEB002"]
    assert [f.code for f in sayso.check(draft, select="ZEB001,QUA")] == ["ZEB001", "QUA001"]
    assert [f.code for f in sayso.check(draft, ignore=["ZEB"], extend_select=["QUA"])] == ["QUA001"]
    write(tmp_path / "sayso.toml", '[check]\nignore = ["ZEB"]\n')
    assert sayso.check(draft) == []
    assert len(sayso.check(draft, isolated=True)) == 2
    with pytest.raises(UsageError, match="select names 'X'"):
        sayso.check(draft, select=["X"])
    with pytest.raises(ReportNotFound):
        sayso.check(tmp_path / "gone.md")


def test_many_reports_with_one_that_fails(tmp_path: Path) -> None:
    draft = write(tmp_path / "a.md", "A zebra.")
    options = CheckOptions(READ, selection_of(None, (), ()), SettingsFiles())
    rows = list(check_many([tmp_path / "gone.md", draft], options))
    assert isinstance(rows[0], Failure)
    assert isinstance(rows[1], Checked)


def test_standard_input_goes_by_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Stdin:
        buffer = io.BytesIO(b"A **zebra**.")

    monkeypatch.setattr(sys, "stdin", Stdin)
    options = CheckOptions(
        READ, selection_of(None, (), ()), SettingsFiles(), stdin_filename="drafts/a.md"
    )
    report = checked("-", options)
    assert report.path == "drafts/a.md"
    assert [found.column for found in report.findings] == [5, 5]
