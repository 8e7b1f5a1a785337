"""The room of judgement: frames of readings held against the suites, and what is outside made into findings."""

from checker.judge.judging import judge
from checker.judge.suites import Line, Suite, load

__all__ = ["Line", "Suite", "judge", "load"]
