"""Installed from a wheel and run in an empty folder, the tool brings what it needs with it."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import as_a_user

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A `checker` command in an environment that has the wheel, and our dependencies, but not this checkout."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    install = ["install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *install], check=True)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return folder / "bin" / "checker"


def run(command: Path, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in as_a_user().items() if name != "PYTHONPATH"}
    return subprocess.run(
        [command, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_carries_suites_catalogue_and_regions_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    for suite in (REPOSITORY / "expectations").glob("*.json"):
        assert f"checker/_shipped/expectations/{suite.name}" in names
    assert "checker/workspace/indicators.yaml" in names
    assert "checker/_shipped/docs_data/regions.csv" in names
    assert [name for name in names if name.endswith(".py") and "tests" in name] == []


def test_it_runs_from_the_wheel_and_not_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import checker; print(checker.__file__)"
    done = run(installed.parent / "python", tmp_path, "-c", code)

    assert str(installed.parents[1]) in done.stdout


def test_a_check_in_an_empty_folder_finds_what_it_finds_here(installed: Path, tmp_path: Path) -> None:
    originals = REPOSITORY / "docs_data" / "originals"
    files = (originals / "heze-2024.txt", "--above", originals / "shandong-2024.txt")

    there = run(installed, tmp_path, "check", *files, "--format", "json")
    here = run(Path(sys.executable).parent / "checker", REPOSITORY, "check", *files, "--format", "json")

    assert there.returncode == 1, there.stderr
    assert json.loads(there.stdout)["findings"] == json.loads(here.stdout)["findings"]


@pytest.mark.parametrize("arguments", [("checks",), ("explain", "below-upper"), ("--help",)])
def test_a_command_prints_the_same_there(installed: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    there = run(installed, tmp_path, *arguments)
    here = run(Path(sys.executable).parent / "checker", REPOSITORY, *arguments)

    assert there.returncode == 0, there.stderr
    assert there.stdout == here.stdout
