"""Spark comes to the same as the embedded engine, byte for byte: documents, matches, suites, errors.

All that is asked of Spark is asked once, in a process of its own (`work.py`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from checker.judge import load
from checker.judge.running import outside as embedded
from tests.conftest import as_a_user
from tests.engine.work import REPOSITORY, SUITES, made_table, outside, refusal, reports, tables_of_all_cases
from tests.test_sixteen_cities import MADE, written

pytestmark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark or Java is not installed; `make test-spark` installs both",
)

UNREADABLE = "- {id: broken, file: broken.docx, title: 某市方案, level: city, period: [2024, 2025]}\n"


def between(column: str, condition: dict[str, Any] | None, **limits: float) -> dict[str, Any]:
    kwargs = {"column": column, **limits, **({"row_condition": condition} if condition else {})}
    meta = {"check": "below-average"}
    return {"type": "expect_column_values_to_be_between", "kwargs": kwargs, "severity": "warning", "meta": meta}


def compared(column: str, operator: str, wanted: object) -> dict[str, Any]:
    return {"type": "comparison", "column": {"name": column}, "operator": operator, "parameter": wanted}


def conditions() -> list[dict[str, Any]]:
    missing = {"type": "nullity", "column": {"name": "kind"}, "is_null": True}
    one, other = compared("kind", "!=", "level"), compared("complete", "==", True)
    return [
        one,
        other,
        missing,
        {**missing, "is_null": False},
        compared("kind", "==", "it's"),
        compared("kind", "==", "a\\b"),
        compared("kind", "IN", ["level", "it's"]),
        compared("kind", "NOT_IN", ["level", "it's"]),
        compared("complete", "!=", True),
        compared("kind", "==", 3),
        compared("kind", "!=", 3),
        *(compared("figures", operator, 1) for operator in ("<", "<=", ">", ">=", "==", "!=")),
        {"type": "and", "conditions": [one, other]},
        {"type": "or", "conditions": [one, other, missing]},
    ]


def suite(folder: Path, *lines: dict[str, Any]) -> Path:
    folder.mkdir()
    text = json.dumps({"name": "pairs", "expectations": list(lines)}, indent=1)
    (folder / "pairs.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which Spark has done what it was asked: once, however many processes run these tests."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return done_by_spark(tmp_path_factory.mktemp("spark"))
    root = tmp_path_factory.getbasetemp().parent / f"spark-{run}"
    with FileLock(f"{root}.lock"):
        if not root.exists():
            root.mkdir()
            done_by_spark(root)
    assert (root / "answers.json").exists(), "Spark has not done what it was asked; another process says why"
    return root


def done_by_spark(root: Path) -> Path:
    province = written(root / "province", MADE["one city wrote 亿"])
    (province / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    with (province / "manifest.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(UNREADABLE)
    lines = [between("below-average", one, min_value=0.9, max_value=1) for one in conditions()]
    whole = {"type": "expect_column_values_to_be_unique", "kwargs": {"column": "kind"}, "meta": {"check": "schema"}}
    suite(root / "conditions", *lines, between("below-average", None, min_value=0.9, max_value=1), whole)
    suite(root / "no-column", between("below-average", None, min_value=0), between("nowhere", None, min_value=0))
    suite(root / "no-range", between("below-average", None, min_value=0), between("kind", None, min_value=0))
    command = [sys.executable, "-m", "tests.engine.work", str(root)]
    done = subprocess.run(command, cwd=REPOSITORY, env=as_a_user(), capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr == ""
    return root


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", ["docs_data", "province"])
def test_reports_are_the_same_byte_for_byte(folder: Path, name: str) -> None:
    workspace = REPOSITORY / name if name == "docs_data" else folder / name
    by_spark = {file.name: file.read_bytes() for file in (folder / f"{name} by Spark").iterdir()}
    here = reports(workspace)

    assert [form for form in here if here[form] != by_spark[form]] == []
    assert by_spark.keys() == here.keys()


def test_a_document_that_cannot_be_read_is_said_in_the_same_words(folder: Path) -> None:
    said = (folder / "province by Spark" / "unread").read_text(encoding="utf-8")

    assert "broken.docx" in said
    assert json.loads((folder / "province by Spark" / "json").read_text(encoding="utf-8"))["problems"]


def test_the_rows_outside_each_line_are_the_same_in_all_cases_of_the_measures(answers: dict[str, Any]) -> None:
    here = outside(embedded, load(SUITES), tables_of_all_cases())

    assert answers["cases"] == here
    assert sum(map(len, here.values())) > 500


def test_a_condition_means_the_same_where_cells_are_missing(folder: Path, answers: dict[str, Any]) -> None:
    here = outside(embedded, load(folder / "conditions"), made_table())

    assert answers["conditions"] == here
    assert len({tuple(rows) for rows in here.values()}) >= 8


@pytest.mark.parametrize("name", ["no-column", "no-range"])
def test_a_line_that_cannot_be_run_is_refused_with_file_and_line(
    folder: Path, answers: dict[str, Any], name: str
) -> None:
    said, here = answers["refused"][name], refusal(embedded, folder / name, made_table())

    assert said.partition(": found")[0] == here.partition(": found")[0]
    assert "pairs.json:" in said
    assert name == "no-range" or said == here
