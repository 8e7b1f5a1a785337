"""The room of decisions, at the corridor's end: what persons have said of findings, and what changed between runs."""

from checker.decide.basis import Sources, with_basis
from checker.decide.changes import STATES, Change, Changes, Impact, Snapshot, State, compare
from checker.decide.known import UNBOUND, is_known
from checker.decide.marked import Mark, read_marks
from checker.decide.reply import Answer, Left, Reply, read_reply
from checker.decide.standing import expired, in_force, settle, stands
from checker.decide.subject import about_finding, about_match, couple, match_of, names_a_match

__all__ = [
    "STATES",
    "UNBOUND",
    "Answer",
    "Change",
    "Changes",
    "Impact",
    "Left",
    "Mark",
    "Reply",
    "Snapshot",
    "Sources",
    "State",
    "about_finding",
    "about_match",
    "compare",
    "couple",
    "expired",
    "in_force",
    "is_known",
    "match_of",
    "names_a_match",
    "read_marks",
    "read_reply",
    "settle",
    "stands",
    "with_basis",
]
