"""The house is kept: its walls, its names, its messages, and nothing of one machine in it."""

from __future__ import annotations

import ast
import json
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Container, Iterator
from pathlib import Path

import pytest

from checker.cli import COMMANDS, main
from checker.messages import catalogue, chapter

REPOSITORY = Path(__file__).parents[1]
MODULES = sorted((REPOSITORY / "checker").rglob("*.py"))
CHAPTERS = sorted((REPOSITORY / "checker" / "messages" / "zh").glob("*.toml"))

# What may stand at the top, so that a stranger sees the house at a glance.
TOP = {
    ".ci",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "README.zh.md",
    "checker",
    "constraints.txt",
    "docs_data",
    "expectations",
    "pyproject.toml",
    "reports",
    "tests",
}
# Paths of one machine and hosts of registries, split so that this file may name them.
FOREIGN = ("../" + "shared", "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "pypi." + "org", "pythonhosted." + "org")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True)
    return [REPOSITORY / name for name in listed.stdout.decode().split("\0") if name]


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_has_nothing_to_say() -> None:
    run("ruff", "check", "--no-cache", ".")


def test_the_code_is_formatted() -> None:
    run("ruff", "format", "--check", "--no-cache", ".")


def test_mypy_has_nothing_to_say() -> None:
    run("mypy")


def test_the_walls_between_the_rooms_stand() -> None:
    run("importlinter.cli", "lint", "--no-cache")


# ---- who imports whom


def module(file: Path) -> str:
    name = ".".join(file.relative_to(REPOSITORY).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imports(file: Path, known: Container[str]) -> set[str]:
    """Return the modules of the package that a file imports anywhere, inside functions and for types alone too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (f"{node.module}.{name.name}" for name in node.names)
            found |= {name if name in known else node.module for name in names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return {name for name in found if name in known} - {module(file)}


def test_no_two_modules_import_each_other_round_any_corner() -> None:
    names = {module(file) for file in MODULES}
    left = {module(file): imports(file, names) for file in MODULES}
    while free := {name for name, needed in left.items() if not needed & left.keys()}:
        left = {name: needed for name, needed in left.items() if name not in free}

    assert sorted(left) == []


def test_a_measure_imports_no_measure_and_what_they_share_none_either() -> None:
    room = REPOSITORY / "checker" / "measure"
    measures = {module(file) for file in room.glob("*.py") if file.name != "__init__.py"}
    found = {module(file): imports(file, measures) for file in room.rglob("*.py")}

    assert len(measures) > 30
    assert {name: imported for name, imported in found.items() if imported} == {}


# Modules that may use expressions where Chinese is not to be read: judge/suites.py counts the lines of a JSON file.
EXPRESSIONS = {"checker.judge.suites"}


def test_no_measure_and_no_judge_searches_text_with_expressions() -> None:
    names = {"re", "regex"}
    found = {
        module(file)
        for room in ("measure", "judge")
        for file in (REPOSITORY / "checker" / room).rglob("*.py")
        if imports(file, names)
    }

    assert found == EXPRESSIONS


def test_only_what_belongs_there_stands_at_the_top() -> None:
    at_top = {file.relative_to(REPOSITORY).parts[0] for file in tracked()}

    assert at_top <= TOP


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{file.relative_to(REPOSITORY)}: {word}"
        for file in tracked()
        if file.suffix not in {".png", ".docx", ".pdf", ".xlsx"} and file.is_file()
        for word in FOREIGN
        if word in file.read_text(encoding="utf-8", errors="ignore").lower()
    ]

    assert found == []


def test_no_error_is_swallowed_and_nothing_is_left_to_be_done() -> None:
    unfinished = "TO" + "DO|FIX" + "ME"
    forbidden = re.compile(rf"except Exception|except BaseException|except:|# type: ignore($|[^\[])|{unfinished}")
    found = [
        f"{file.relative_to(REPOSITORY)}:{number}: {line.strip()}"
        for file in MODULES
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if forbidden.search(line)
    ]

    assert found == []


def test_no_module_outgrew_its_room() -> None:
    lines = {str(file.relative_to(REPOSITORY)): len(file.read_text(encoding="utf-8").splitlines()) for file in MODULES}

    assert {name: count for name, count in lines.items() if count > 280} == {}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(REPOSITORY)))
def test_every_module_says_what_it_holds_and_has_a_name_of_the_field(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert file.stem not in {"utils", "helpers", "common", "core", "base", "manager"}


# ---- the messages


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: file.stem)
def test_both_languages_say_the_same_with_the_same_fields(file: Path) -> None:
    chinese, english = chapter("zh", file.stem), chapter("en", file.stem)

    assert {key: fields(said) for key, said in chinese.items()} == {key: fields(said) for key, said in english.items()}


def test_the_chapters_share_no_key() -> None:
    names = [file.stem for file in (REPOSITORY / "checker" / "messages" / "en").glob("*.toml")]

    assert sum(len(chapter("en", name)) for name in names) == len(catalogue("en"))


def test_every_sentence_that_is_said_by_name_is_in_the_messages() -> None:
    said = re.compile(r"""\b(?:say|message|tell)\((?:ctx, )?\(?"([a-z][a-z0-9.-]+)\"""")
    found = {
        key
        for file in MODULES
        for key in said.findall(file.read_text(encoding="utf-8"))
        if not key.endswith(".") and key not in catalogue("zh")
    }

    assert found == set()


def test_no_sentence_for_a_reader_stands_in_the_code_of_the_command_line() -> None:
    found = [
        f"{file.name}: {node.value}"
        for file in (REPOSITORY / "checker" / "cli").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"[\u4e00-\u9fff]", node.value)
    ]

    assert found == []


# ---- the commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_in_both_languages(name: str) -> None:
    for lang in ("zh", "en"):
        assert f"checker {name}" in chapter(lang, "cli")[f"cli.{name}.help"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_in_both_languages(name: str) -> None:
    import click

    command = main.get_command(click.Context(main), name)
    assert command is not None
    for lang in ("zh", "en"):
        sentences = chapter(lang, "cli")
        for param in command.params:
            if isinstance(param, click.Option):
                shared = f"cli.option.{param.opts[-1].lstrip('-')}"
                assert f"cli.{name}.option.{param.name}" in sentences or shared in sentences


# ---- the files beside the code


def readmes() -> Iterator[Path]:
    yield REPOSITORY / "README.md"
    yield REPOSITORY / "README.zh.md"


def test_the_readmes_name_only_commands_there_are() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for readme in readmes():
        text = readme.read_text(encoding="utf-8")

        assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)) <= targets
        assert set(re.findall(r"(?:`|^)(?:\.venv/bin/)?checker ([a-z]+)", text, re.MULTILINE)) <= set(COMMANDS)


def test_the_readmes_point_only_at_files_there_are() -> None:
    for readme in readmes():
        links = re.findall(r"\]\(([^)#:]+)\)", readme.read_text(encoding="utf-8"))

        assert [link for link in links if not (REPOSITORY / link).exists()] == []


def test_the_suites_are_json_with_a_note_on_every_line() -> None:
    for file in (REPOSITORY / "expectations").glob("*.json"):
        suite = json.loads(file.read_text(encoding="utf-8"))

        assert all(line.get("notes") for line in suite["expectations"]), file.name


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "exec make test" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_every_dependency_has_a_floor_and_a_version_that_is_held() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    held = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")

    for line in wanted:
        name = re.split(r"[\[<>=]", line)[0].lower()
        assert re.search(rf"^{re.escape(name)}==", held, re.MULTILINE), name
    assert not re.search(r"https?:|^-|@", held, re.MULTILINE)
