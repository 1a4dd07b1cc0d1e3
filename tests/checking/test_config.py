from __future__ import annotations

from pathlib import Path

import pytest

from sayso.checking.config import Settings, find_settings, read_settings
from sayso.errors import UsageError


def near(folder: Path, **options: object) -> Settings:
    return find_settings([folder], **options).near(folder)  # type: ignore[arg-type]


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "sayso.toml").write_text('[check]\nselect = ["ZEB001"]\n')
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert near(inner).check.select == ("ZEB001",)
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.sayso.check]\nignore = ["qua"]\n')
    assert near(inner).check.select is None
    assert near(inner).check.ignore == ("QUA",)
    assert near(tmp_path).check.select == ("ZEB001",)


def test_sayso_toml_comes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.sayso.check]\nignore = ["QUA"]\n')
    (tmp_path / "sayso.toml").write_text("")
    assert near(tmp_path).check.ignore == ()


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    settings = near(tmp_path, isolated=True)
    assert settings.file is None
    assert settings.check.of_findings.most_of_attributed == 0.6


def test_a_file_that_is_named_counts_alone(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text('[check]\nignore = ["QUA"]\n')
    (tmp_path / "other.toml").write_text('[check]\nignore = ["ZEB"]\n')
    assert near(tmp_path, config=tmp_path / "other.toml").check.ignore == ("ZEB",)


def test_what_rules_compare_with_is_set(tmp_path: Path) -> None:
    file = tmp_path / "sayso.toml"
    file.write_text('[check]\nknown-names = ["zebra"]\nmost-of-attributed = 0.75\n')
    settings = read_settings(file)
    assert settings is not None
    assert settings.check.of_findings.known_names == {"zebra"}
    assert settings.check.of_findings.most_of_attributed == 0.75


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            '[check]\nselcet = ["ZEB"]',
            "no setting 'check.selcet'. Did you mean 'select'",
            id="unknown-key",
        ),
        pytest.param(
            '[check]\nselect = ["ZBE"]',
            "'select' names 'ZBE', which is no rule. Did you mean ZEB",
            id="unknown-code",
        ),
        pytest.param(
            '[check.per-file-ignores]\n"*.md" = ["ZBE001"]',
            "Did you mean ZEB001",
            id="unknown-code-for-files",
        ),
        pytest.param(
            'select = ["ZEB"]', "no setting 'select'. Put it under [check]", id="wrong-table"
        ),
        pytest.param("[checks]", "no setting 'checks'. Did you mean 'check'?", id="unknown-table"),
        pytest.param(
            '[check]\nselect = "ZEB"',
            "'check.select' cannot be used: it should be a list",
            id="no-list",
        ),
        pytest.param(
            "[check]\nmost-of-attributed = 2",
            "'check.most-of-attributed' cannot be used",
            id="out-of-range",
        ),
        pytest.param("check = 3", "check", id="no-table"),
        pytest.param("[check", "no TOML", id="no-toml"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "sayso.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as error:
        read_settings(file)
    assert str(error.value).startswith(f"{file}: ")
    assert told in str(error.value)


def test_pyproject_names_its_table(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text("[tool.sayso.check]\nignroe = []")
    with pytest.raises(UsageError, match=r"'tool\.sayso\.check\.ignroe'.*Did you mean 'ignore'"):
        read_settings(file)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "gone.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError, match=r"gone\.toml"):
        find_settings([], config=file)


def test_patterns_for_files(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text(
        '[check.per-file-ignores]\n"opinion/*" = ["ZEB"]\n"*.txt" = ["QUA001"]\n'
    )
    settings = near(tmp_path)
    assert settings.ignored_in(tmp_path / "opinion" / "a.md").ignore == ("ZEB",)
    assert settings.ignored_in(tmp_path / "opinion" / "a.txt").ignore == ("ZEB", "QUA001")
    assert settings.ignored_in(tmp_path / "news" / "a.md").ignore == ()
