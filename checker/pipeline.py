"""The corridor: from a workspace to a run, one pure function a stage, in order.

This is the only module that knows all the rooms; what goes on before targets are matched stands in `intake`, what
becomes of a run in `rendering`. Each is imported where its stage begins, so that a command which stops early pays only
for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.bounded import rarely_collected
from checker.engine import EMBEDDED, Engine
from checker.finished import FEW, kept_or
from checker.intake import (
    AtWork,
    Progress,
    Reading,
    Stage,
    extract_targets,
    no_progress,
    read_all,
    read_document,
    read_documents,
    reading_worker,
    reread,
)
from checker.kept import NOTHING, Kept, kept_by_the_user
from checker.model import Decision, Finding, Matching, Message, Run, Tally
from checker.rendering import FORMATS, formats, is_few, nothing_judged, pages, render, step_summary, write
from checker.ruled import places_of, ruled
from checker.workspace import Workspace

if TYPE_CHECKING:
    from checker.judge import Expectation
    from checker.measure import Frame

Judged = tuple[tuple[Finding, ...], tuple[Tally, ...]]
__all__ = [
    "FORMATS",
    "NOTHING",
    "Kept",
    "Progress",
    "Reading",
    "Stage",
    "extract_targets",
    "finish",
    "formats",
    "is_few",
    "judge_all",
    "judge_matches",
    "judge_several",
    "kept_by_the_user",
    "match_targets",
    "measure_matches",
    "nothing_judged",
    "pages",
    "permitted",
    "places_of",
    "read_all",
    "read_document",
    "read_documents",
    "reading_worker",
    "ready_to_judge",
    "render",
    "reread",
    "ruled",
    "rules",
    "run",
    "step_summary",
    "write",
]


def match_targets(
    workspace: Workspace,
    reading: Reading,
    progress: Progress = no_progress,
    on: date | None = None,
    kept: Kept = NOTHING,
    engine: Engine = EMBEDDED,
) -> Matching:
    """Find the targets that speak of one thing; decisions on matches count as they stand on that day.

    What is `kept` of a relationship none of whose documents has changed is not looked for again.
    """
    from checker.match import done, match
    from checker.matched import kept_or_done

    progress("match", 0, 1)
    extractions = {extraction.doc: extraction for extraction in reading.extractions}
    said = _said(workspace, reading, on)
    do = engine.matches(workspace.indicators, workspace.regions, said) if engine.matches else done
    few = len(reading.documents) <= FEW
    do = do if kept is NOTHING and few else kept_or_done(kept, workspace, reading, said, do)
    return match(reading.documents, extractions, workspace.indicators, workspace.regions, said, do)


def judge_matches(
    workspace: Workspace,
    reading: Reading,
    matching: Matching,
    progress: Progress = no_progress,
    engine: Engine = EMBEDDED,
    on: date | None = None,
    kept: Kept = NOTHING,
) -> Judged:
    """Measure what was matched and hold it to the suites.

    What is `kept` of a part of the run of which nothing has changed is not judged again. Many documents are judged part
    by part even where nothing is kept: the rows of all of them would fill the memory.
    """
    from checker.judge import judge

    if kept is not NOTHING or len(reading.documents) > FEW:
        from checker.judged import kept_or_judged

        said, permits = _said(workspace, reading, on), permitted(workspace.suites)
        judged = kept_or_judged(kept, workspace, reading, matching, said, permits, progress, engine.validate)
        if judged is not None:
            return judged
    progress("measure", 0, 1)
    measured = measure_matches(workspace, reading, matching)
    progress("judge", 0, 1)
    return judge(measured, workspace.suites, engine.validate) if engine.validate else judge(measured, workspace.suites)


def _said(workspace: Workspace, reading: Reading, on: date | None) -> Sequence[Decision]:
    """Return what persons have said of matches, as far as it counts on a day."""
    if not workspace.decisions:
        return ()
    from checker.decide import in_force

    return in_force(workspace.decisions, reading.documents, reading.extractions, on)


def ready_to_judge() -> None:
    """Load what the suites are run by, which takes seconds; judging loads it else."""
    from checker.judge import ready

    ready()


def measure_matches(workspace: Workspace, reading: Reading, matching: Matching) -> Mapping[str, Frame]:
    """Measure what was matched."""
    from checker.measure import frames

    return frames(
        matching,
        reading.documents,
        reading.extractions,
        workspace.indicators,
        workspace.regions,
        permitted(workspace.suites),
    )


def permitted(suites: Path) -> Callable[[str, str, Mapping[str, object], object], bool]:
    """Return what says whether suites let a value of a check pass, in a row of a frame with these columns."""
    from checker.judge import load, permits

    lines = {suite.frame: suite.lines for suite in load(suites)}
    return lambda frame, check, columns, value: permits(lines.get(frame, ()), check, columns, value)


def judge_several(workspace: Workspace, runs: Sequence[Mapping[str, Frame]]) -> list[tuple[Finding, ...]]:
    """Hold the frames of several runs to the suites at once; return the findings of each."""
    from checker.judge import judge_several

    return [findings for findings, _ in judge_several(runs, workspace.suites)]


def run(
    workspace: Workspace,
    progress: Progress = no_progress,
    on: date | None = None,
    kept: Kept = NOTHING,
    engine: Engine = EMBEDDED,
) -> tuple[Run, Reading]:
    """Go through the whole corridor; also return the reading, which says what could not be read.

    Decisions count as they stand `on` a day; without one none of them has expired. The rules are those of the pack that
    holds on that day, today without one, where none is chosen yet. What is `kept` of the same run is not made again.
    """
    workspace = ruled(workspace, on, progress, engine.worker, kept)

    def made() -> tuple[Run, Reading]:
        judged, reading = judge_all(workspace, progress, on, kept=kept, engine=engine)
        return (finish(workspace, judged, on) if judged.documents else judged), reading

    with rarely_collected():
        return kept_or(made, kept, workspace, on)


def judge_all(
    workspace: Workspace,
    progress: Progress,
    on: date | None,
    worker: AtWork | None = None,
    kept: Kept = NOTHING,
    engine: Engine = EMBEDDED,
) -> tuple[Run, Reading]:
    """Go through the corridor up to the findings as judged: nobody's word has been put to them, no pictures made."""
    with rarely_collected(), kept.at_hand():
        workspace = ruled(workspace, on, progress, worker or engine.worker, kept)
        reading = read_all(workspace, progress, worker or engine.worker, kept)
        if not reading.documents:
            return _nothing(reading), reading
        matching = match_targets(workspace, reading, progress, on, kept, engine)
        judged = judge_matches(workspace, reading, matching, progress, engine, on, kept)
    return gathered(workspace, reading, matching, judged), reading


def finish(workspace: Workspace, judged: Run, on: date | None = None) -> Run:
    """Return a run with what persons have decided of its findings, and the pictures of the lines they quote."""
    from checker.decide import settle
    from checker.read.crops import crops

    findings = settle(judged.findings, workspace.decisions, judged.documents, judged.extractions, on)
    files = {listed.id: listed.file for listed in workspace.listed}
    return replace(judged, findings=findings, crops=crops(findings, judged.documents, files))


def gathered(workspace: Workspace, reading: Reading, matching: Matching, judged: Judged) -> Run:
    """Return the run that a reading, its matches and what was judged of them make."""
    findings, tallies = judged
    return Run(
        documents=reading.documents,
        extractions=reading.extractions,
        pairs=matching.pairs,
        groups=matching.groups,
        series=matching.series,
        unmatched=matching.unmatched,
        sentences=matching.sentences,
        findings=findings,
        tallies=tallies,
        indicators=workspace.indicators,
        regions=workspace.regions,
        edition=workspace.edition,
        rules=workspace.rules,
        pack=workspace.pack.pack if workspace.pack else None,
        pack_remarks=workspace.remarks,
        problems=_problems(reading),
    )


def _problems(reading: Reading) -> tuple[Message, ...]:
    return (*(error.sentence for error in reading.unread), *reading.notes)


def _nothing(reading: Reading) -> Run:
    """Return the run in which no document could be read: it says why, and judges nothing."""
    return Run(
        documents=(),
        extractions=(),
        pairs=(),
        groups=(),
        series=(),
        unmatched=(),
        findings=(),
        tallies=(),
        problems=_problems(reading),
    )


def rules(suites: Path) -> Mapping[str, Sequence[Expectation]]:
    """Return the lines of the suites by check, the checks in the order of the alphabet."""
    from checker.judge import load

    found: dict[str, list[Expectation]] = {}
    for suite in load(suites):
        for line in suite.lines:
            found.setdefault(line.check, []).append(line)
    return {check: found[check] for check in sorted(found)}
