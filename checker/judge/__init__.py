"""The room of judgement: frames of measurements held against the suites, and what is outside made into findings."""

from checker.judge.directly import outside_directly, passed_over
from checker.judge.expectations import Expectation, Suite, applies
from checker.judge.judging import ROW, Validate, hold_to_account, judge, judged_alone
from checker.judge.lint import Remark, lint
from checker.judge.permitted import permits
from checker.judge.running import outside, outside_in_spark, ready
from checker.judge.several import judge_several
from checker.judge.suites import load
from checker.judge.together import Judged, apart, row_by_row, together

__all__ = [
    "ROW",
    "Expectation",
    "Judged",
    "Remark",
    "Suite",
    "Validate",
    "apart",
    "applies",
    "hold_to_account",
    "judge",
    "judge_several",
    "judged_alone",
    "lint",
    "load",
    "outside",
    "outside_directly",
    "outside_in_spark",
    "passed_over",
    "permits",
    "ready",
    "row_by_row",
    "together",
]
