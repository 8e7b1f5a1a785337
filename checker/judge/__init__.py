"""The room of judgement: frames of readings held against the suites, and what is outside made into findings."""

from checker.judge.judging import judge
from checker.judge.lint import Remark, lint
from checker.judge.several import judge_several
from checker.judge.suites import Line, Suite, applies, load

__all__ = ["Line", "Remark", "Suite", "applies", "judge", "judge_several", "lint", "load"]
