"""The room of judgement: frames of measurements held against the suites, and what is outside made into findings."""

from checker.judge.directly import outside_directly, passed_over
from checker.judge.expectations import Expectation, Suite, applies
from checker.judge.judging import Validate, judge
from checker.judge.lint import Remark, lint
from checker.judge.permitted import permits
from checker.judge.running import outside_in_spark, ready
from checker.judge.several import judge_several
from checker.judge.suites import load

__all__ = [
    "Expectation",
    "Remark",
    "Suite",
    "Validate",
    "applies",
    "judge",
    "judge_several",
    "lint",
    "load",
    "outside_directly",
    "outside_in_spark",
    "passed_over",
    "permits",
    "ready",
]
