"""A run can be held to an edition of the rules; where the rules are others it says which part of them is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

PLANS = {
    "sheng.txt": "某省绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，各市森林覆盖率达到30%以上。\n",
    "shi.txt": "某市绿化方案（2024—2025年）\n\n一、主要目标\n到2025年，森林覆盖率达到25%。\n",
}
MANIFEST = (
    "- {id: sheng, file: sheng.txt, title: 某省绿化方案, level: province, period: [2024, 2025]}\n"
    "- {id: shi, file: shi.txt, title: 某市绿化方案, level: city, period: [2024, 2025], above: [sheng]}\n"
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {**PLANS, "manifest.yaml": MANIFEST}.items():
        Path(name).write_text(text, encoding="utf-8")
    file = Path("earlier.json")
    file.write_text(check("--format", "json").stdout, encoding="utf-8")
    return file


def check(*more: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", ".", "--fail-on", "never", *map(str, more)])


def test_an_earlier_run_is_repeated_by_its_report_or_its_edition(report: Path) -> None:
    told = json.loads(report.read_text(encoding="utf-8"))

    assert set(told["rules"]) == {"suites", "indicators", "regions"}
    again = check("--format", "json", "--edition", report)
    assert again.exit_code == 0
    assert again.stdout == report.read_text(encoding="utf-8")
    assert check("--format", "none", "--edition", told["edition"][:10]).exit_code == 0


def test_other_rules_are_named_and_nothing_is_judged(report: Path) -> None:
    Path("indicators.yaml").write_text(
        "- {id: own, name: 绿地养护水平, unit: '%', kinds: [level], direction: higher, aggregation: each}\n",
        encoding="utf-8",
    )
    done = check("--format", "json", "--edition", report, "--lang", "en")

    assert done.exit_code == 2, done.output
    assert "(other: indicators)" in done.output


@pytest.mark.parametrize("wanted", ["abc", "shi.txt"])
def test_what_is_no_edition_is_refused(report: Path, wanted: str) -> None:
    done = check("--edition", wanted)

    assert done.exit_code == 2
    assert wanted in done.output
