"""The rules of the house that no other tool holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sayso"

# From the bottom up; a module imports from its own part or from a lower layer. Parts of one layer
# do not know each other, except where they are one thing in several files.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("__about__", "defaults", "record", "errors", "runtime"),
    ("ingest",),
    ("model",),
    ("attribution",),
    ("cast",),
    ("occasions",),
    ("voices",),
    ("profiles",),
    ("findings",),
    ("pipeline", "workers", "processes"),
    ("checking",),
    ("export", "store", "corpus"),
    ("web", "spacy"),
    ("cli",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
TOGETHER = {"__about__", "defaults", "record", "errors", "pipeline", "workers", "processes"}
# What `import sayso` must not pay for: the command starts in 1.5 s, and most of it is these.
HEAVY = ("onnxruntime", "tokenizers", "httpx", "trafilatura", "lxml", "rich", "typer", "py3langid")
LONGEST_FILE = 400


def tracked(*patterns: str) -> list[Path]:
    """Files of the repository, or of the unpacked archive where there is no git."""
    listing = subprocess.run(
        ["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode == 0 and listing.stdout:
        return [path for line in listing.stdout.splitlines() if (path := ROOT / line).is_file()]
    return [path for pattern in patterns for path in ROOT.rglob(pattern) if path.is_file()]


def part_of(module: str) -> str | None:
    """`sayso.ingest.text` -> `ingest`; None outside the package and for `sayso` itself."""
    names = module.split(".")
    return names[1] if names[0] == "sayso" and len(names) > 1 else None


def imported_parts(source: str, package: str) -> Iterator[tuple[int, str]]:
    """Parts of sayso that a module imports, with the line, imports inside functions included.

    Args:
        source: Text of the module.
        package: Dotted name of the package that holds it, for relative imports.
    """
    for node in ast.walk(ast.parse(source)):
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base]).rstrip(".")
            modules = [f"{base}.{alias.name}" if base == "sayso" else base for alias in node.names]
        for module in modules:
            part = part_of(module)
            # `from sayso import read` names a function that __init__ hands out, not a module.
            if part in RANK:
                yield node.lineno, part


def upward_imports(part: str, source: str, package: str) -> list[str]:
    """Imports of a module in `part` that go up, or across to another part of the same layer."""
    return [
        f"line {line}: {part} imports {other}"
        for line, other in imported_parts(source, package)
        if other != part
        and (RANK[other] > RANK[part] or (RANK[other] == RANK[part] and part not in TOGETHER))
    ]


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    part = relative.parts[0].removesuffix(".py")
    package = ".".join(("sayso", *relative.parts[:-1]))
    assert part in RANK, f"{relative} belongs to no layer; see DESIGN's plan and LAYERS above"
    assert upward_imports(part, path.read_text(encoding="utf-8"), package) == []


@pytest.mark.parametrize(
    ("part", "source"),
    [
        pytest.param("ingest", "from sayso.model import window", id="up"),
        pytest.param("model", "def f():\n    import sayso.pipeline", id="up-inside-a-function"),
        pytest.param("ingest", "from ..attribution import decode", id="up-relative"),
        pytest.param("export", "from sayso import cli", id="up-from-the-root"),
        pytest.param("store", "import sayso.export", id="across"),
    ],
)
def test_the_import_check_sees_a_wrong_import(part: str, source: str) -> None:
    assert upward_imports(part, source, f"sayso.{part}")


def test_importing_sayso_loads_nothing_heavy() -> None:
    program = f"import sys, sayso\nprint([m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"


def test_python_files_stay_short_and_say_what_they_hold() -> None:
    files = tracked("*.py")
    assert files
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE
    }
    assert long == {}
    assert [path for path in files if path.name == "utils.py"] == []


def test_no_path_of_a_developers_machine() -> None:
    # Built from parts, so that this file does not hold what it looks for.
    folders = "|".join(("wo" + "rk", "ho" + "me", "ro" + "ot", "Us" + "ers"))
    path = re.compile(rf"(?<![\w.:/>\]-])/(?:{folders})/\w")
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in tracked("*.py", "*.md", "*.toml", "*.yaml", "*.json", ".ci/*", "uv.lock")
        if file.stat().st_size < 2_000_000
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if path.search(line)
    ]
    assert found == []


def test_the_lock_file_names_the_public_index_only() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    sources = {tuple(sorted(package["source"].items())) for package in lock["package"]}
    assert sources == {(("registry", "https://pypi.org/simple"),), (("editable", "."),)}


def test_the_changelog_knows_the_version() -> None:
    about = (PACKAGE / "__about__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', about)
    assert found is not None
    assert f"## [{found[1]}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_tells_the_test_command_that_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    found = re.search(r'^test_command="(.+)"$', script, re.MULTILINE)
    assert found is not None
    assert found[1] in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
