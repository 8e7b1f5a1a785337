"""The room of decisions, at the corridor's end: what persons have said of findings, and what changed between runs."""

from checker.decide.changes import STATES, Change, Changes, Impact, Snapshot, State, compare
from checker.decide.reply import Answer, read_reply
from checker.decide.standing import in_force, settle
from checker.decide.subject import about_finding, about_match, couple, names_a_match, targets_of

__all__ = [
    "STATES",
    "Answer",
    "Change",
    "Changes",
    "Impact",
    "Snapshot",
    "State",
    "about_finding",
    "about_match",
    "compare",
    "couple",
    "in_force",
    "names_a_match",
    "read_reply",
    "settle",
    "targets_of",
]
