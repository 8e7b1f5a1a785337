"""The dataset as Parquet has the rows and columns of targets.csv, with the types that are declared."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.model.record import FIELDS
from checker.workspace import parquet as written
from checker.workspace.dataset import DATASET

TYPES = {
    "text": "string",
    "number": "double",
    "integer": "int32",
    "boolean": "bool",
    "years": "list<int32>",
    "texts": "list<string>",
}
PLAN = (
    "某省环境方案（2021—2025年）\n\n一、主要目标\n到2025年，全省森林覆盖率达到30.1%以上。\n"
    "到2025年，甲市、乙市建成充电桩2.5万个以上。\n到2023年，污水集中收集率力争达到60%—65%。\n加快形成保护格局。\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "- {id: plan, file: plan.txt, title: 某省环境方案, level: province, period: [2021, 2025]}\n",
        encoding="utf-8",
    )
    return tmp_path


def cell(kind: str, value: Any) -> str:
    """Write a value of Parquet as a cell of the CSV."""
    if value is None or value == []:
        return ""
    if kind == "years":
        return "/".join(".." if year is None else str(year) for year in value)
    if kind == "texts":
        return ";".join(value)
    if kind == "boolean":
        return "true" if value else "false"
    return f"{value:g}" if kind == "number" else str(value)


def test_parquet_holds_what_the_csv_holds_under_the_declared_types(workspace: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    done = CliRunner().invoke(main, ["extract", str(workspace), "--all", "--format", "parquet"])
    assert done.exit_code == 0, done.output

    table = parquet.read_table(workspace / written.PARQUET)
    rows = list(csv.DictReader(io.StringIO((workspace / DATASET).read_text(encoding="utf-8"))))

    assert [(field.name, str(field.type).replace("element: ", "").replace("item: ", "")) for field in table.schema] == [
        (field.name, TYPES[field.type]) for field in FIELDS
    ]
    assert [field.nullable for field in table.schema] == [not field.required for field in FIELDS]
    assert table.num_rows == len(rows) >= 3
    for row, one in zip(rows, table.to_pylist(), strict=True):
        for field in FIELDS:
            wanted = f"{float(row[field.name]):g}" if field.type == "number" and row[field.name] else row[field.name]
            assert cell(field.type, one[field.name]) == wanted, field.name


def test_the_same_targets_give_the_same_bytes(workspace: Path) -> None:
    pytest.importorskip("pyarrow")
    command = ["extract", str(workspace / "plan.txt"), "--format", "parquet"]
    one, other = (CliRunner().invoke(main, command).stdout_bytes for _ in range(2))

    assert one == other
    assert one.startswith(b"PAR1")


def test_without_the_extra_it_says_what_to_install(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "find_spec", lambda _name: None)
    done = CliRunner().invoke(main, ["extract", str(workspace), "--all", "--format", "parquet", "--lang", "en"])

    assert done.exit_code == 2
    assert "plan-checker[parquet]" in done.output
    assert not (workspace / DATASET).exists()
