"""What the suites let pass, asked for one value: ranges, sets and conditions of the shipped suites and of made ones."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.judge import load, permits
from checker.pipeline import permitted

SUITES = Path(__file__).parents[2] / "expectations"


def line(kind: str, severity: str = "warning", **kwargs: Any) -> dict[str, Any]:
    return {
        "type": f"expect_column_values_to_be_{kind}",
        "kwargs": {"column": "below-average", **kwargs},
        "severity": severity,
        "meta": {"check": "below-average"},
    }


def allowed(folder: Path, value: object, *lines: dict[str, Any], **columns: object) -> bool:
    (folder / "pairs.json").write_text(json.dumps({"name": "pairs", "expectations": list(lines)}), encoding="utf-8")
    return permits(load(folder)[0].lines, "below-average", columns, value)


@pytest.mark.parametrize(("value", "passes"), [(Decimal("0.1"), True), (Decimal("0.11"), False), (-1, True)])
def test_a_value_passes_where_every_grade_lets_it_pass(tmp_path: Path, value: object, passes: bool) -> None:
    assert allowed(tmp_path, value, line("between", max_value=0.1), line("between", "info", max_value=0.5)) is passes


def test_an_open_end_is_not_reached(tmp_path: Path) -> None:
    assert not allowed(tmp_path, 4, line("between", max_value=4, strict_max=True))


def test_a_word_passes_where_the_set_has_it(tmp_path: Path) -> None:
    assert allowed(tmp_path, "same", line("in_set", value_set=["same"]))
    assert not allowed(tmp_path, "other", line("in_set", value_set=["same"]))


def test_a_line_is_asked_for_the_rows_it_is_for(tmp_path: Path) -> None:
    each = {"type": "comparison", "column": {"name": "binds"}, "operator": "==", "parameter": "each"}
    bound = line("between", max_value=0, row_condition=each)

    assert not allowed(tmp_path, 1, bound, binds="each")
    assert allowed(tmp_path, 1, bound, binds="mean")


def test_the_shipped_suites_say_what_is_left_of_a_total_in_order() -> None:
    asked = permitted(SUITES)

    assert asked("groups", "implied-remainder", {}, Decimal("0.25"))
    assert not asked("groups", "implied-remainder", {}, Decimal("4.1"))
    assert not asked("groups", "infeasible-mean", {}, "short")
