"""What was judged of some rows, alone, and then beside what was judged of all others of a run.

Rows can be judged in parts, each by itself, as long as no finding of one part goes by the name of one of another;
only what findings are led by and the order of the report are of the run as a whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.judge.expectations import Suite
from checker.judge.findings import order
from checker.judge.suspects import with_suspects
from checker.model import Finding, Tally

# Lines of these types are asked of each row whatever the other rows are.
_OF_ONE_ROW = frozenset(
    {
        "expect_column_values_to_be_between",
        "expect_column_values_to_be_in_set",
        "expect_column_values_to_not_be_in_set",
        "expect_column_values_to_be_null",
        "expect_column_values_to_not_be_null",
        "expect_column_values_to_match_regex",
        "expect_column_values_to_not_match_regex",
        "expect_column_value_lengths_to_be_between",
        "expect_column_value_lengths_to_equal",
        "expect_column_pair_values_a_to_be_greater_than_b",
        "expect_column_pair_values_to_be_equal",
    }
)
_UNIQUE = "expect_column_values_to_be_unique"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding as its row alone gives it: the figures it could be laid on, what it stands on, what it follows from."""

    finding: Finding
    suspects: tuple[tuple[str, int], ...] = ()
    ground: str = ""
    led_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How often a check was outside, the names of what was within and of what was not judged with its reason.

    `held` and `matters` are written as those of a tally.
    """

    check: str
    outside: int
    held: str
    matters: str
    unjudged: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was judged of some rows."""

    found: tuple[Found, ...]
    counted: tuple[Counted, ...]


def row_by_row(suites: Iterable[Suite], unique: tuple[str, str]) -> bool:
    """Say whether suites ask each row by itself; `unique` is the frame and the column known to hold no value twice."""
    return all(
        line.type in _OF_ONE_ROW or (line.type == _UNIQUE and (suite.frame, line.column) == unique)
        for suite in suites
        for line in suite.lines
    )


def apart(judged: Iterable[Judged]) -> bool:
    """Say whether no name of one part, of a finding or of what was within or not judged, is one of another part."""
    held: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    for part in judged:
        for one in part.counted:
            held[one.check].append(one.held)
            others[one.check] += [name for name, _ in one.unjudged]
        for found in part.found:
            others[found.finding.check].append(found.finding.fingerprint)
    return all(_once([*" ".join(held[check]).split(), *others[check]]) for check in {*held, *others})


def _once(names: Sequence[str]) -> bool:
    return len(set(names)) == len(names)


def together(judged: Sequence[Judged], documents: Mapping[str, int]) -> tuple[tuple[Finding, ...], tuple[Tally, ...]]:
    """Return the findings in the order of the report, and each check's count; `documents` are in the order read."""
    found = [one for part in judged for one in part.found]
    grouped = with_suspects(
        [one.finding for one in found],
        {one.finding.fingerprint: dict(one.suspects) for one in found if one.suspects},
        {one.finding.fingerprint: one.ground for one in found},
        {one.finding.fingerprint: one.led_by for one in found if one.led_by},
    )
    counted: dict[str, list[Counted]] = defaultdict(list)
    for part in judged:
        for one_count in part.counted:
            counted[one_count.check].append(one_count)
    return (
        tuple(sorted(grouped, key=lambda finding: order(finding, documents))),
        tuple(_tally(check, counted[check]) for check in sorted(counted)),
    )


def _tally(check: str, counted: Sequence[Counted]) -> Tally:
    held = sorted(" ".join([one.held for one in counted]).split())
    unjudged = sorted(said for one in counted for said in one.unjudged)
    matters: Counter[str] = Counter()
    for one in counted:
        for matter, _, times in (said.partition(":") for said in one.matters.split()):
            matters[matter] += int(times)
    return Tally(
        check=check,
        within=len(held),
        outside=sum(one.outside for one in counted),
        not_judged=len(unjudged),
        reasons=tuple(sorted(Counter(reason for _, reason in unjudged).items())),
        held=" ".join(held),
        matters=" ".join(f"{matter}:{times}" for matter, times in sorted(matters.items())),
        unjudged=tuple(unjudged),
    )
