"""What the README and the guide say exists, and what exists is said there."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import get_args

import pytest
import typer

import sayso
from sayso import errors, record
from sayso.cast import speakers
from sayso.cli import app
from sayso.defaults import MIN_CONFIDENCE
from sayso.export import FORMATS
from sayso.record import Attribution, Entity, Failure, Record

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.glob("*.md")), ROOT / "training" / "README.md")
RUN_PAGES = (ROOT / "README.md", DOCS / "guide.md")
COMMAND = typer.main.get_command(app)
# The design's vocabulary; the names that the record's own types give are added to it below.
VOCABULARY = """
    report record narrator attribution source cue content kind mode polarity speaker chain hearsay
    grade vague occasion cast entity name alias role mention tie voice unclear finding profile
    confidence calibration span origin failure parent member evidence form statement
""".split()
_BLOCK = re.compile(r"(<!-- not run: .+ -->\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A cell of a table, or a part of one, that waits for its figure; and a name in double braces.
_PLACEHOLDER = re.compile(r"^\|.*(?<=[|/] )…(?= [|/]).*$|\{\{\w+\}\}", re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language, but those marked `<!-- not run: why -->`."""
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [text for skipped, told, text in found if told == language and not skipped]


def words_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def options_of(command: str) -> list[str]:
    params = COMMAND.commands[command].params
    return [name for param in params for name in param.opts if name.startswith("-")]


@pytest.mark.parametrize("name", sorted(COMMAND.commands))
def test_every_command_is_in_the_guide(name):
    assert f"`sayso {name}`" in words_of(DOCS / "guide.md")


@pytest.mark.parametrize("option", options_of("read"))
def test_every_option_of_read_is_in_the_table_of_the_guide(option):
    rows = [line for line in words_of(DOCS / "guide.md").splitlines() if line.startswith("| `-")]
    assert any(f"`{option}`" in row.split("|")[1] for row in rows)


def test_the_table_of_the_guide_has_no_option_that_is_gone():
    rows = [line for line in words_of(DOCS / "guide.md").splitlines() if line.startswith("| `-")]
    told = {name for row in rows for name in re.findall(r"`(-[\w-]+)`", row.split("|")[1])}
    assert told - {"--help", "-h"} == set(options_of("read"))


@pytest.mark.parametrize("option", options_of("check"))
def test_every_option_of_check_is_told_in_its_page(option):
    assert re.search(rf"`{option}\b", words_of(DOCS / "check.md"))


def test_the_page_of_checks_tells_no_option_that_is_gone():
    told = set(re.findall(r"`(--[a-z][\w-]+)", words_of(DOCS / "check.md")))
    assert told <= set(options_of("check"))


def test_python_of_the_page_of_checks_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (program,) = blocks(DOCS / "check.md", "python")
    exec(program, {"__name__": "__main__"})
    assert "award.html:" in capsys.readouterr().out


def test_the_hook_is_what_the_page_tells():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "- id: sayso-check\n" in words_of(DOCS / "check.md")
    assert "- id: sayso-check\n" in hooks
    assert "entry: sayso check\n" in hooks


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("page", ["README.md", "docs/guide.md", "docs/formats.md"])
def test_every_format_is_told(page, name):
    assert f"`{name}`" in words_of(ROOT / page)


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_has_its_entry(name):
    page = words_of(DOCS / "errors.md")
    _, found, entry = page.partition(f"\n## {name}\n")
    assert found, "errors.md has no such heading"
    assert len(entry.partition("\n## ")[0].split()) > 8


def test_the_page_of_errors_tells_no_error_that_is_gone():
    headings = re.findall(r"^## (\w+)$", words_of(DOCS / "errors.md"), re.MULTILINE)
    assert sorted(headings) == sorted(errors.__all__)


def test_the_tree_of_errors_is_that_of_the_code():
    [tree] = blocks(DOCS / "errors.md", "text")
    lines = [re.search(r"^([│├└─ ]*)([A-Z]\w+)", line) for line in tree.splitlines()]
    assert lines
    above: list[tuple[int, str]] = []
    for line in lines:
        assert line is not None
        depth, name = len(line[1]), line[2]
        above = [entry for entry in above if entry[0] < depth]
        if above:
            assert getattr(errors, name).__base__ is getattr(errors, above[-1][1])
        above.append((depth, name))
    assert {line[2] for line in lines if line} == set(errors.__all__)


def test_codes_of_rows_that_are_no_classes_are_told():
    tree = ast.parse((ROOT / "src/sayso/workers.py").read_text(encoding="utf-8"))
    codes = {
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "failure"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }
    assert codes
    assert {code for code in codes if f"`{code}`" not in words_of(DOCS / "errors.md")} == set()


def headings_of_the_glossary() -> list[str]:
    return re.findall(r"^### (.+)$", words_of(DOCS / "glossary.md"), re.MULTILINE)


def literals() -> set[str]:
    kinds = (record.Kind, record.Mode, record.Polarity, record.Grade)
    return {value for kind in kinds for value in get_args(kind)}


@pytest.mark.parametrize("word", sorted({*VOCABULARY, *literals()}))
def test_every_word_is_in_the_glossary(word):
    assert word in headings_of_the_glossary()


def test_the_glossary_is_in_order():
    assert headings_of_the_glossary() == sorted(headings_of_the_glossary())


@pytest.mark.parametrize("value", [*get_args(record.EntityType), *get_args(record.MentionForm)])
def test_the_glossary_tells_the_kinds_of_entities_and_mentions(value):
    assert value in words_of(DOCS / "glossary.md")


@pytest.mark.parametrize("name", Attribution.model_fields)
def test_every_field_of_an_attribution_is_in_the_guide(name):
    assert f"`{name}`" in words_of(DOCS / "guide.md")


@pytest.mark.parametrize("name", [n for n in sayso.__all__ if n != "RunError"])
def test_every_public_name_is_in_the_guide(name):
    assert re.search(rf"\b{name}\b", words_of(DOCS / "guide.md"))


def test_the_default_of_the_confidence_is_told():
    assert f"The default of `min_confidence`, {MIN_CONFIDENCE}, is" in words_of(DOCS / "guide.md")


@pytest.mark.parametrize("function", [sayso.read, sayso.read_text, sayso.read_many])
def test_every_parameter_is_in_the_guide(function):
    named = [
        p.name for p in inspect.signature(function).parameters.values() if p.kind == p.KEYWORD_ONLY
    ]
    assert named
    assert [n for n in named if not re.search(rf"`{n}\b", words_of(DOCS / "guide.md"))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    targets = re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", words_of(page))
    lost = []
    for target in targets:
        path, _, anchor = target.partition("#")
        if target.startswith("http"):
            continue
        file = (page.parent / path) if path else page
        anchors = (
            {
                re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-")
                for heading in re.findall(r"^#+ (.+)$", words_of(file), re.MULTILINE)
            }
            if anchor
            else {""}
        )
        if not file.exists() or anchor not in anchors:
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_that_the_pages_tell_exist(page):
    modules = set(re.findall(r"python -m ((?:bench|training)\.\w+)", words_of(page)))
    assert {name for name in modules if importlib.util.find_spec(name) is None} == set()


def read_lines() -> list[str]:
    pages = (*PAGES, ROOT / "examples" / "README.md")
    found = []
    for page in pages:
        for language in ("sh", "console"):
            for block in blocks(page, language):
                found += re.findall(r"sayso ((?:read|check) [^|>&\n]+)", block)
    return sorted(set(found))


@pytest.mark.parametrize("line", read_lines())
def test_command_lines_that_the_pages_tell_are_understood(line):
    name, *arguments = shlex.split(line)
    # Parses the options and runs nothing.
    context = COMMAND.commands[name].make_context(name, arguments)
    assert context.params["reports"]


@pytest.mark.parametrize("page", RUN_PAGES, ids=lambda page: page.name)
def test_python_of_the_page_runs(page, tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    programs = blocks(page, "python")
    assert programs
    names = {"__name__": "__main__"}
    for number, program in enumerate(programs, 1):
        exec(compile(program, f"{page.name}, block {number}", "exec"), names)
    assert isinstance(names["record"], Record)
    assert names["record"].attributions
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_json_of_the_guide_is_what_the_record_takes():
    [block] = blocks(DOCS / "guide.md", "json")
    Failure.model_validate(json.loads(block))


def without_confidences(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if "confidence" not in name}


def test_json_of_the_readme_is_what_its_example_gives():
    page = words_of(ROOT / "README.md")
    [text] = re.findall(r'read_text\("(.+)"\)', page)
    told = [json.loads(block) for block in blocks(ROOT / "README.md", "json")]
    found = sayso.read_text(text)
    for row, given in zip(told, (found.attributions[0], found.cast[0]), strict=True):
        assert without_confidences(row) == without_confidences(given.model_dump())
    Attribution.model_validate(told[0])
    Entity.model_validate(told[1])


@pytest.mark.parametrize("name", ["NO_SOURCE", "NO_ANTECEDENT", "THE_AUTHOR"])
def test_every_reason_for_no_speaker_is_in_the_guide(name):
    assert f"`{getattr(speakers, name)}`" in words_of(DOCS / "guide.md")


def training_code() -> list[ast.stmt]:
    """The statements of `training/recipes.py`."""
    return ast.parse((ROOT / "training" / "recipes.py").read_text(encoding="utf-8")).body


def usual_recipe() -> dict[str, float]:
    [recipe] = [n for n in training_code() if isinstance(n, ast.ClassDef) and n.name == "Recipe"]
    return {
        line.target.id: ast.literal_eval(line.value)
        for line in recipe.body
        if isinstance(line, ast.AnnAssign)
    }


def recipes() -> dict[str, dict[str, float]]:
    """The recipe of each stage."""
    [stages] = [
        node.value
        for node in training_code()
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "STAGES"
    ]
    return {
        name.value: usual_recipe() | {k.arg: ast.literal_eval(k.value) for k in call.keywords}
        for name, call in zip(stages.keys, stages.values, strict=True)
    }


def rows_of_the_model_card(heading: str) -> list[list[str]]:
    """The rows of the table of the model card whose first cell is `heading`."""
    _, found, rest = words_of(DOCS / "model-card.md").partition(f"\n| {heading} |")
    assert found
    lines = rest.partition("\n\n")[0].splitlines()
    rows = (_cells(line.removeprefix("|")) for line in lines[2:])
    return [[heading, *_cells(lines[0])], *rows]


def _cells(line: str) -> list[str]:
    return [cell.strip(" `") for cell in line.strip().removesuffix("|").split("|")]


def test_the_model_card_tells_the_recipe_of_every_stage():
    [head, *rows] = rows_of_the_model_card("setting")
    told = {
        stage: {row[0]: float(row[column]) for row in rows}
        for column, stage in enumerate(head[1:-1], 1)
    }
    assert told == recipes()


def test_the_shipped_weights_were_made_by_the_stages_told():
    card = json.loads((ROOT / "src/sayso/model/weights/card.json").read_text(encoding="utf-8"))
    made = card["training"]
    stages = [row[0] for row in rows_of_the_model_card("stage")[1:]]
    assert made["stages"] == stages
    # A mean has no recipe. A setting that the card lacks had its usual value.
    last = [recipes()[stage] for stage in stages if stage in recipes()][-1]
    told = {name: value for name, value in made.items() if isinstance(value, int | float)}
    assert usual_recipe() | told == last
    assert f"`{card['name']}`" in words_of(DOCS / "model-card.md")


def test_pictures_are_there():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", words_of(ROOT / "README.md"))
    assert pictures
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_no_figure_is_left_to_be_filled_in():
    left = {page.name: _PLACEHOLDER.findall(words_of(page)) for page in PAGES}
    assert {name: found for name, found in left.items() if found} == {}
