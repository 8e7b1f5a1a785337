"""Several runs judged at once: their rows go through Great Expectations together, and each run gets its own answer.

Most of what a validation costs is paid once a suite, whatever the number of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.judge.expectations import Expectation, Suite
from checker.judge.judging import ROW, Broken, FrameLike, judge
from checker.judge.running import outside
from checker.judge.suites import load
from checker.model import Finding, Tally

if TYPE_CHECKING:
    import pandas

_OF = "\x1f"
# What is unique in each run need not be so in all of them together.
_WHOLE_COLUMN = "expect_column_values_to_be_unique"


def judge_several(
    runs: Sequence[Mapping[str, FrameLike]], suites: Path
) -> list[tuple[tuple[Finding, ...], tuple[Tally, ...]]]:
    """Return for each run what `judge` returns for it alone."""
    loaded = load(suites)
    known = [suite for suite in loaded if all(suite.frame in frames for frames in runs)]
    tables = {suite.frame: _joined([frames[suite.frame].table() for frames in runs], suite) for suite in known}
    apart: list[dict[tuple[str, int], list[str]]] = [defaultdict(list) for _ in runs]
    for line, rows in outside([_apart(suite) for suite in known], tables, ROW).items():
        for row in rows:
            number, _, name = row.partition(_OF)
            apart[int(number)][line].append(name)
    answers = []
    for frames, broken in zip(runs, apart, strict=True):

        def validated(_suites: object, _tables: object, _key: str, found: Broken = broken) -> Broken:
            return found

        answers.append(judge(frames, suites, validated))
    return answers


def _joined(tables: Sequence[pandas.DataFrame], suite: Suite) -> pandas.DataFrame:
    import pandas

    marked = []
    for number, table in enumerate(tables):
        one = table.copy()
        for line in suite.lines:
            if line.type == _WHOLE_COLUMN and line.column in one:
                one[_own(line.column)] = [f"{number}{_OF}{cell}" for cell in one[line.column]]
        one[ROW] = [f"{number}{_OF}{row}" for row in one[ROW]]
        marked.append(one)
    return pandas.concat(marked, ignore_index=True)


def _apart(suite: Suite) -> Suite:
    return replace(suite, lines=tuple(_in_its_run(line) for line in suite.lines))


def _in_its_run(line: Expectation) -> Expectation:
    if line.type != _WHOLE_COLUMN:
        return line
    kwargs = {**line.kwargs, "column": _own(line.column)}
    return replace(line, kwargs=kwargs, written={**line.written, "kwargs": kwargs})


def _own(column: str) -> str:
    return f"{column} of its run"
