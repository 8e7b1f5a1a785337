"""Where Spark cannot be had, one sentence says what to install; the embedded engine never asks for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.engine import session

PLAN = "某市绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，森林覆盖率达到25%。\n"


def check(folder: Path, *more: str) -> Result:
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    command = ["check", str(folder / "plan.txt"), "--format", "none", "--lang", "en", *more]
    return CliRunner().invoke(main, command)


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "find_spec", lambda _name: None)
    done = check(tmp_path, "--engine", "spark")

    assert done.exit_code == 2
    assert "plan-checker[spark]" in done.output


def test_without_java_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "find_spec", lambda _name: object())
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    done = check(tmp_path, "--engine", "spark")

    assert done.exit_code == 2
    assert "default-jre-headless" in done.output


def test_a_master_goes_with_spark(tmp_path: Path) -> None:
    done = check(tmp_path, "--master", "local[2]")

    assert done.exit_code == 2
    assert "--master" in done.output


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (
            'WARN: noise\nException in thread "main" org.apache.spark.SparkException: Master must start\n\tat x\n',
            "Master must start",
        ),
        ("ERROR Backend: killed. Reason: All masters are unresponsive!\n", "All masters are unresponsive!"),
        ("", "[JAVA_GATEWAY_EXITED] Java gateway"),
    ],
)
def test_the_reason_is_found_in_what_java_says(log: str, said: str) -> None:
    assert session.reason(log, "[JAVA_GATEWAY_EXITED] Java\ngateway") == said


@pytest.mark.parametrize(
    "work",
    [
        "from checker.cli import main\n"
        "main(['check', sys.argv[1] + '/plan.txt', '--format', 'none'], standalone_mode=False)\n",
        "from checker.desk.web.reader import loads\nfor load in loads():\n    load()\n",
    ],
)
def test_the_embedded_engine_loads_nothing_of_spark(tmp_path: Path, work: str) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "pyspark").mkdir()
    (tmp_path / "pyspark" / "__init__.py").write_text("raise SystemExit('Spark was loaded')\n", encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        f"{work}"
        "assert 'great_expectations' in sys.modules\n"
        "sys.exit(any(name.split('.')[0] == 'pyspark' for name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert done.returncode == 0, done.stderr
