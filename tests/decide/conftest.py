"""A small workspace in which a city asks for less than its province, and a name the two write differently."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

HEAD = "{who}人民政府\n关于印发{who}绿化行动方案（2024—2025年）的通知\n\n一、总体要求\n\n"
PROVINCE = HEAD.format(who="某省") + (
    "到2025年，各市森林覆盖率均达到30%以上。\n\n二、重点任务\n\n到2025年，各市新建口袋公园20个以上。\n"
)
CITY = HEAD.format(who="某市") + (
    "贯彻《某省绿化行动方案（2024—2025年）》。到2025年，森林覆盖率达到20%以上。\n\n二、重点任务\n\n"
    "到2025年，新建口袋公园20个以上。\n"
)

Checker = Callable[..., Result]


def checker(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def findings(report: str = "reports") -> dict[str, dict[str, Any]]:
    """Return the findings of a written report by check; these workspaces have one a check."""
    found = json.loads(Path(report, "findings.json").read_text(encoding="utf-8"))["findings"]
    return {finding["check"]: finding for finding in found}


def office(file: Path, form: str, folder: Path) -> Path:
    """Have LibreOffice open a file and save it anew, as another office does; a machine without it skips."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(folder / "saved"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    saved = folder / "saved" / f"{file.stem}.{form}"
    assert saved.is_file(), done.stdout + done.stderr
    return saved


def city(old: str, new: str) -> None:
    """Change the city's plan."""
    file = Path("city.txt")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was checked once, with its letter and its workbook in both languages in papers/."""
    folder = tmp_path_factory.mktemp("checked")
    (folder / "province.txt").write_text(PROVINCE, encoding="utf-8")
    (folder / "city.txt").write_text(CITY, encoding="utf-8")
    (folder / "manifest.yaml").write_text(
        "- {id: province, file: province.txt}\n- {id: city, file: city.txt, above: province}\n", encoding="utf-8"
    )
    result = checker("check", folder, "--out", folder / "reports")
    assert result.exit_code == 1, result.output
    for lang in ("zh", "en"):
        papers = folder / "papers" / lang
        checker("check", folder, "--format", "docx,xlsx", "--out", papers, "--fail-on", "never", "--lang", lang)
    return folder


@pytest.fixture
def workspace(checked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that one stands in."""
    folder = tmp_path / "workspace"
    shutil.copytree(checked, folder)
    monkeypatch.chdir(folder)
    assert set(findings()) == {"below-upper"}
    return folder
