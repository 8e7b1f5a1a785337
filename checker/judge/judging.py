"""Judge the frames: every row of every check is within its range, outside it, or not judged with its reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.errors import SuiteError
from checker.judge.expectations import Expectation, Suite, applies
from checker.judge.findings import SEVERITIES, make
from checker.judge.fingerprint import fingerprint, matter
from checker.judge.running import outside
from checker.judge.suites import load
from checker.judge.together import Counted, Found, Judged, together
from checker.model import Confidence, Evidence, Finding, Tally

if TYPE_CHECKING:
    import pandas

ROW = "row"
# The rows outside each line, by frame and number of the line.
Broken = Mapping[tuple[str, int], Sequence[str]]
Validate = Callable[[Sequence[Suite], "Mapping[str, pandas.DataFrame]", str], Broken]
NOT_GATED = "measure.reason.not-gated"


class MeasurementLike(Protocol):
    """What a measure said of a row; measure/ makes them."""

    @property
    def state(self) -> str:
        """Return measured, not-judged or not-concerned."""

    @property
    def reason(self) -> str:
        """Return why it was not judged."""

    @property
    def ground(self) -> str:
        """Return what it stands on: itself, another document, or many parts."""

    @property
    def suspects(self) -> Mapping[str, int]:
        """Return the figures that alone could be at fault, and how easily each is doubted."""


class RowLike(Protocol):
    """A row of a frame as far as it is needed here; measure/ makes them."""

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what its findings are known by."""

    @property
    def matter(self) -> tuple[str, ...]:
        """Return its identity without kind, scope and year, empty where that is the whole identity."""

    @property
    def led_by(self) -> tuple[str, ...]:
        """Return check and identity of the finding its own would follow from."""

    @property
    def nearer(self) -> tuple[str, ...]:
        """Return the identity of the row in which the same is asked of a nearer plan."""

    @property
    def columns(self) -> Mapping[str, object]:
        """Return what stands beside the measures."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return its quotes."""

    @property
    def confidence(self) -> Confidence:
        """Return how sure it is."""


class FrameLike(Protocol):
    """A frame of measure/: rows by id, measurements by check and row id, and the table of both."""

    @property
    def name(self) -> str:
        """Return the name its suite goes by."""

    @property
    def rows(self) -> Mapping[str, RowLike]:
        """Return the rows in order."""

    @property
    def measurements(self) -> Mapping[str, Mapping[str, MeasurementLike]]:
        """Return what each measure says."""

    def table(self) -> pandas.DataFrame:
        """Return the frame for Great Expectations."""


def judge(
    frames: Mapping[str, FrameLike], suites: Path, validate: Validate = outside
) -> tuple[tuple[Finding, ...], tuple[Tally, ...]]:
    """Return the findings in the order of the report, and each check's count of rows within, outside and not judged.

    `validate` says which rows are outside which lines; several runs may have been validated at once.
    """
    loaded = load(suites)
    hold_to_account(loaded, frames)
    broken = validate(loaded, {name: frame.table() for name, frame in frames.items()}, ROW)
    return together([judged_alone(frames, loaded, broken)], _positions(frames))


def judged_alone(frames: Mapping[str, FrameLike], suites: Sequence[Suite], broken: Broken) -> Judged:
    """Return what is judged of the rows of some frames by themselves, of which `broken` are outside some lines."""
    found: list[Found] = []
    counts: dict[str, _Count] = defaultdict(_Count)
    named: Counter[tuple[str, ...]] = Counter()
    led_by: dict[str, str] = {}
    farther: dict[str, tuple[str, ...]] = {}
    found_in: dict[tuple[str, ...], Finding] = {}
    for suite in suites:
        frame = frames[suite.frame]
        by_check: dict[str, list[Expectation]] = defaultdict(list)
        for line in suite.lines if frame.rows else ():
            by_check[line.check].append(line)
        for check, lines in by_check.items():
            rows_of = {line.number: set(broken.get((suite.frame, line.number), ())) for line in lines}
            measured = frame.measurements.get(check, {})
            count = counts[check]
            for row_id, row in frame.rows.items():
                measurement = measured.get(row_id)
                if measurement is not None and measurement.state == "not-concerned":
                    continue
                # Numbered whatever the answer, so that one row put right does not rename the next.
                named[check, *row.identity] += 1
                nth = named[check, *row.identity]
                if measurement is not None and measurement.state == "not-judged":
                    count.open(fingerprint(check, row.identity, nth), f"measure.reason.{measurement.reason}")
                    continue
                hit = [line for line in lines if row_id in rows_of[line.number]]
                if not hit:
                    gated = any(applies(line.condition, row.columns) for line in lines)
                    if gated:
                        count.held.append(fingerprint(check, row.identity, nth))
                        count.matters[matter(check, row.matter or row.identity)] += 1
                    else:
                        count.open(fingerprint(check, row.identity, nth), NOT_GATED)
                    continue
                count.outside += 1
                identity = (*row.identity, *sorted({line.rule for line in hit if line.rule}))
                made = make(row, measurement, check, hit, fingerprint(check, identity, nth))
                finding = replace(made, matter=matter(check, row.matter or row.identity))
                found_in.setdefault((check, *row.identity), finding)
                if row.nearer:
                    farther[finding.fingerprint] = (check, *row.nearer)
                if row.led_by:
                    led_by[finding.fingerprint] = fingerprint(row.led_by[0], row.led_by[1:])
                suspects = tuple(measurement.suspects.items()) if measurement is not None else ()
                ground = measurement.ground if measurement is not None else ""
                found.append(Found(finding=finding, suspects=suspects, ground=ground))
    for one in found:
        nearer = found_in.get(farther.get(one.finding.fingerprint, ()))
        if nearer is not None:
            lead, other = sorted((nearer, one.finding), key=lambda each: SEVERITIES.index(each.severity))
            led_by.setdefault(other.fingerprint, lead.fingerprint)
    return Judged(
        found=tuple(replace(one, led_by=led_by.get(one.finding.fingerprint, "")) for one in found),
        counted=tuple(counts[check].counted(check) for check in counts),
    )


class _Count:
    """How often a check was within, outside and not judged, while it is being counted."""

    def __init__(self) -> None:
        self.outside = 0
        self.held: list[str] = []
        self.matters: Counter[str] = Counter()
        self.unjudged: list[tuple[str, str]] = []

    def open(self, name: str, reason: str) -> None:
        self.unjudged.append((name, reason))

    def counted(self, check: str) -> Counted:
        return Counted(
            check=check,
            outside=self.outside,
            held=" ".join(self.held),
            matters=" ".join(f"{matter}:{times}" for matter, times in self.matters.items()),
            unjudged=tuple(self.unjudged),
        )


def hold_to_account(suites: Sequence[Suite], frames: Mapping[str, FrameLike]) -> None:
    """Refuse a suite for no frame, a line for another check, and a measure that nothing judges and nobody excused."""
    seen: set[str] = set()
    for suite in suites:
        if suite.frame not in frames:
            raise SuiteError(
                f"{suite.file}:1: found a suite for {suite.frame!r}; wanted one of {', '.join(sorted(frames))}"
            )
        if suite.frame in seen:
            raise SuiteError(f"{suite.file}:1: found a second suite for {suite.frame!r}; wanted one file a frame")
        seen.add(suite.frame)
        measures = frames[suite.frame].measurements
        for line in suite.lines:
            if measures and line.column in measures and line.check != line.column:
                raise SuiteError(
                    f"{suite.file}:{line.at}: found check {line.check!r} on column {line.column!r}; "
                    "wanted the same name for both"
                )
        judged = {line.check for line in suite.lines} | set(suite.ungated)
        for check in sorted(set(measures) - judged):
            raise SuiteError(
                f"{suite.file}:1: found no line for the measure {check!r}; wanted one, "
                "or the reason why it is not judged under meta.ungated"
            )
    for name in sorted(set(frames) - seen):
        raise SuiteError(f"{suites[0].file.parent}: found no suite for the frame {name!r}; wanted {name}.json")


def _positions(frames: Mapping[str, FrameLike]) -> Mapping[str, int]:
    """Return the documents in the order in which their targets were read."""
    found: dict[str, int] = {}
    for frame in frames.values():
        if frame.name == "schema":
            for row in frame.rows.values():
                found.setdefault(row.evidence[0].quote.doc, len(found))
    return found
