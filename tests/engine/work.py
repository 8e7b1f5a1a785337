"""What the tests ask of Spark, done in one session of a process of its own: `python -m tests.engine.work FOLDER`.

Spark has to be there before Great Expectations is loaded, which in the process of other tests it long is. The folder
holds the workspaces to be checked; the reports of each are written beside it, and what was answered otherwise to
`answers.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.engine import EMBEDDED, Engine, engine
from checker.errors import SuiteError
from checker.judge import Suite, load
from checker.judge.judging import ROW, Validate
from checker.pipeline import NOTHING, run
from checker.rendering import FORMATS, render
from checker.workspace import find
from tests.measure.sentences import cases, frames_of, together

if TYPE_CHECKING:
    import pandas

REPOSITORY = Path(__file__).parents[2]
SUITES = REPOSITORY / "expectations"
DAY = date(2025, 6, 30)
MASTER = "local[2]"
Broken = dict[str, list[str]]


def reports(folder: Path, by: Engine = EMBEDDED) -> dict[str, bytes]:
    """Return the report of a workspace in every format, and what it says of documents that could not be read."""
    found, reading = run(find(folder), on=DAY, kept=NOTHING, engine=by)
    said = {form: render(found, form, "zh") for form in FORMATS}
    said["unread"] = "\n".join(str(error) for error in reading.unread)
    return {form: text if isinstance(text, bytes) else text.encode() for form, text in said.items()}


def tables_of_all_cases() -> dict[str, pandas.DataFrame]:
    """Return the frames of all cases of the measures together, as tables."""
    return {name: frame.table() for name, frame in together({case.key: frames_of(case) for case in cases()}).items()}


def outside(by: Validate, suites: Sequence[Suite], tables: Mapping[str, pandas.DataFrame]) -> Broken:
    """Return the rows outside each line in order, by frame and number of the line."""
    found = by(suites, tables, ROW)
    return {f"{frame} {number}": sorted(rows) for (frame, number), rows in found.items()}


def refusal(by: Validate, suites: Path, tables: Mapping[str, pandas.DataFrame]) -> str:
    """Return what is said of a suite that cannot be run; raises AssertionError for one that can."""
    try:
        by(load(suites), tables, ROW)
    except SuiteError as refused:
        return str(refused)
    raise AssertionError(f"{suites}: found nothing wrong")


def made_table() -> dict[str, pandas.DataFrame]:
    """Return a frame of pairs with cells that are missing, that hold signs of SQL, and that end a range."""
    import pandas

    words = ["level", None, "it's", "a\\b", "level", "\udcff"]
    return {
        "pairs": pandas.DataFrame(
            {
                ROW: pandas.Series([f"row {number} \udcff" for number in range(6)], dtype=object),
                "kind": pandas.Series(words, dtype=object),
                "complete": pandas.Series([True, False, True, None, None, False], dtype=object),
                "figures": pandas.Series([1, 2, None, 0, 2, None], dtype="float64"),
                "below-average": pandas.Series([0.9, 0.1, 0.5, 1.5, None, 2.5], dtype="float64"),
            }
        )
    }


def main(folder: Path) -> None:
    """Do all that is asked."""
    with engine("spark", MASTER) as spark:
        assert spark.validate is not None
        for workspace in (REPOSITORY / "docs_data", folder / "province"):
            out = folder / f"{workspace.name} by Spark"
            out.mkdir()
            for form, text in reports(workspace, spark).items():
                (out / form).write_bytes(text)
        answers = {
            "cases": outside(spark.validate, load(SUITES), tables_of_all_cases()),
            "conditions": outside(spark.validate, load(folder / "conditions"), made_table()),
            "refused": {
                name: refusal(spark.validate, folder / name, made_table()) for name in ("no-column", "no-range")
            },
        }
    (folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
