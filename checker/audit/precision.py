"""How far a flag can be trusted: faulty and harmless copies by who flags them, the tool and two that know less.

A copy counts as flagged where something new is said of it: of a faulty one at the place of the fault, of a harmless
one anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.audit.outcomes import Kept, Outcome
from checker.model import Finding


def grave(findings: Iterable[Finding]) -> list[Finding]:
    """Return the errors and warnings among findings."""
    return [finding for finding in findings if finding.severity != "notice"]


def judges(outcomes: Sequence[Outcome], kept: Sequence[Kept]) -> dict[str, dict[str, Any]]:
    """Return for each who judges how many copies it flags, its recall, precision, false alarms and right answers.

    `tool` is what the tool says at any level, `tool-grave` its errors and warnings, `nothing` never flags, `differing`
    flags each pair whose figures are not printed alike.
    """
    return {
        "tool-grave": _judge([grave(one.there) for one in outcomes], [grave(one.raised) for one in kept]),
        "tool": _judge([one.there for one in outcomes], [one.raised for one in kept]),
        "differing": _judge([one.differs for one in outcomes], [one.differs for one in kept]),
        "nothing": _judge([False] * len(outcomes), [False] * len(kept)),
    }


def _judge(faulty: Sequence[object], harmless: Sequence[object]) -> dict[str, Any]:
    caught, alarms = sum(map(bool, faulty)), sum(map(bool, harmless))
    return {
        "faulty_flagged": caught,
        "faulty_passed": len(faulty) - caught,
        "harmless_flagged": alarms,
        "harmless_passed": len(harmless) - alarms,
        "recall": _part(caught, len(faulty)),
        "precision": _part(caught, caught + alarms),
        "false_alarms": _part(alarms, len(harmless)),
        "right": _part(caught + len(harmless) - alarms, len(faulty) + len(harmless)),
    }


def new_findings(outcomes: Sequence[Outcome], kept: Sequence[Kept]) -> dict[str, dict[str, Any]]:
    """Return where what was new in the copies stood: at a planted fault, elsewhere in its copy, in a harmless copy.

    `precision` is the part at a fault, None where nothing was new.
    """

    def of(there: Iterator[int], strays: Iterator[int], alarms: Iterator[int]) -> dict[str, Any]:
        right, stray, false = sum(there), sum(strays), sum(alarms)
        return {
            "at_fault": right,
            "stray": stray,
            "harmless": false,
            "precision": _part(right, right + stray + false),
        }

    return {
        "tool-grave": of(
            (len(grave(one.there)) for one in outcomes),
            (len(grave(one.strays)) for one in outcomes),
            (len(grave(one.raised)) for one in kept),
        ),
        "tool": of(
            (len(one.there) for one in outcomes),
            (len(one.strays) for one in outcomes),
            (len(one.raised) for one in kept),
        ),
    }


def _part(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
