"""The rule pack looks at itself: suites, measures and catalogue, seen beside what the documents of a workspace hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.pipeline import match_targets, measure_matches, read_all, ruled
from checker.workspace import Workspace

if TYPE_CHECKING:
    from checker.judge import Remark


def lint(workspace: Workspace) -> list[Remark]:
    """Return what is doubtful in the suites and the catalogue of a workspace, seen beside what its documents hold."""
    from checker.judge import Remark, load
    from checker.judge import lint as lint_suites
    from checker.match.names import normal
    from checker.measure import discover
    from checker.workspace.doubts import doubts

    workspace = ruled(workspace)
    reading = read_all(workspace)
    frames = measure_matches(workspace, reading, match_targets(workspace, reading))
    columns = {name: tuple(frame.table().columns) if frame.rows else () for name, frame in frames.items()}
    measures = {name: tuple(one.check for one in discover() if one.frame == name) for name in frames}
    found = lint_suites(load(workspace.suites), columns, measures)
    used = (target for extraction in reading.extractions for target in extraction.targets)
    said = doubts(workspace.own_indicators, workspace.indicators, normal, used)
    return [*found, *(Remark(file=file, line=line, what=what) for file, line, what in said)]
